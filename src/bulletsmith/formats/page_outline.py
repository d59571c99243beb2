"""Lines on a page as the outline of a CV: its sections, entries and bullets, in Markdown.

What heads an entry and what is said of it are told apart by their looks (a paragraph, an indent,
a list mark), and what is a section by its words or by the looks of those whose words are known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from statistics import median

from bulletsmith.dates import Dates, find_dates
from bulletsmith.formats.entry import is_company, is_title
from bulletsmith.formats.markdown.heads import CONTACT, is_entry, is_section_title
from bulletsmith.formats.page_lines import Line
from bulletsmith.formats.page_order import DURATION, Row, paragraphs
from bulletsmith.formats.sections import kind_of

_HEADING_WORDS = 5
_NEAR = 1.3  # leadings from a line of a head to the next
_HEAD = 110  # characters that a line of a head has at most
_ENTRIES = ("experience", "education", "projects")


def outline(lines: Iterable[Line]) -> str:
    """The lines as a Markdown CV: `#` the name, `##` a section, `###` an entry, `-` a bullet."""
    return "\n".join(_Outline(paragraphs(lines)).markdown()) + "\n"


class _Outline:
    """Reads ordered paragraphs into Markdown."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        sizes = [row.line.size for row in rows for _ in range(row.rows)]
        self.body = median(sizes) if sizes else 0.0
        known = (row for row in rows if self._may_title(row) and self._is_known(row))
        self.looks = Counter(_look(row) for row in known)
        self.kind = "top"
        self.pending: list[Row] = []  # what may head an entry
        self.bullet: Row | None = None  # the last one

    def markdown(self) -> Iterator[str]:
        named = self._name()
        for number, row in enumerate(self.rows):
            text = row.line.text
            if row is named:
                yield from self._close()
                yield f"# {_escaped(text)}"
            elif self._is_section(row):
                yield from self._close()
                self.kind = kind_of(text)
                self.bullet = None
                yield f"\n## {_escaped(text.title() if text.isupper() else text)}\n"
            elif row.mark:
                if self.kind in ("top", "summary") and (at := self._head()):
                    heads, self.pending = self.pending[at - 1 :], self.pending[: at - 1]
                    yield from self._close()
                    self.kind, self.pending = "experience", heads
                    yield "\n## Experience\n"
                yield from self._close()
                yield from self._marked(row, self.rows[number + 1 : number + 2])
            elif self.bullet and not self.pending and self._is_below(row, self.bullet):
                yield f"- {_escaped(text)}"
            else:
                self.pending.append(row)
        yield from self._close()

    def _name(self) -> Row | None:
        """The largest line at the top, or on the first page: the name of whose CV it is."""
        first = [row for row in self.rows if not row.mark and not self._is_section(row)]
        first = [row for row in first if row.line.page == 1 and len(row.line.text) < 60]
        largest = max(first, key=lambda row: row.line.size, default=None)
        head = max(first[:12], key=lambda row: row.line.size, default=None)
        if largest and head and largest.line.size > max(head.line.size, self.body) * 1.4:
            return largest
        return head

    def _may_title(self, row: Row) -> bool:
        text = row.line.text
        return (
            not row.mark
            and row.rows == 1
            and len(text.split()) <= _HEADING_WORDS
            and text[-1:] not in ".,;"
            and " | " not in text
        )

    def _is_known(self, row: Row) -> bool:
        line, text = row.line, row.line.text
        loud = line.bold or line.size > self.body * 1.12 or text.isupper()
        usual = is_section_title(text)
        known = kind_of(text) != "other" or usual
        alone = usual and text.istitle() and row.gap > 1.6 and not line.whole
        return (loud or alone) and known and not find_dates(text) and not is_company(text)

    def _is_section(self, row: Row) -> bool:
        """A title whose words are known, or one that looks as those do."""
        if not self._may_title(row):
            return False
        text, look = row.line.text, _look(row)
        if self._is_known(row):
            most = self.looks.most_common(1)[0][0]
            # Smaller than the titles are: the head of an entry, or a label.
            return look[0] >= most[0] - 0.5 and (not is_title(text) or look == most)
        alike = self.looks[look] and (look[1] or look[2] or look[0] > self.body * 1.12)
        if is_title(text) or is_entry(text) or len(text) < 4 or CONTACT.search(text):
            return False
        usual = self.looks.most_common(1)[0][0][0] if self.looks else self.body * 2
        larger = look[0] > max(usual + 0.5, self.body * 1.25) and self.kind != "top"
        if larger or (alike and self.looks[look] >= 2 and look[0] >= usual - 0.5):
            loud = look[1] and look[0] > self.body * 1.12
            return self.kind != "top" or text.isupper() or loud
        return bool(alike) and self.kind != "top" and text.isupper() and row.gap > 1.2

    def _head(self) -> int:
        """The number of the line above a first bullet that is dated and tells a title; else 0.

        A CV may go from its top to its positions without a title for them.
        """
        for number in range(len(self.pending), max(0, len(self.pending) - 2), -1):
            text = self.pending[number - 1].line.text
            if find_dates(text) and is_title(text) and len(text) < _HEAD:
                return number
        return 0

    def _marked(self, row: Row, below: list[Row]) -> Iterator[str]:
        """A bullet; or a head in a list, which is dated and parted, or has a list of its own."""
        text = row.line.text
        dated = find_dates(text)
        listed = any(one.mark and one.line.x0 > row.line.x0 + 6 for one in below)
        parted = " | " in text or (listed and dated and _frames(dated, text))
        heads = parted and len(text) < 160 and dated and self.kind in _ENTRIES
        yield _heading([text]) if heads else f"- {_escaped(text)}"
        self.bullet = None if heads else row

    def _is_below(self, row: Row, bullet: Row) -> bool:
        """Whether a line is what a bullet has below it: a list whose marks are not text."""
        inner = bullet.line.inner or bullet.line.x0 + 1.5
        dates = find_dates(row.line.text)
        heads = row.parts or row.line.bold or (dates and _frames(dates, row.line.text))
        return row.line.x0 > inner + 4 and not heads and not _is_link(row.line.text)

    def _close(self) -> Iterator[str]:
        """Write down the lines that have gathered."""
        rows, self.pending = self.pending, []
        if not rows:
            return
        self.bullet = None
        if self.kind in _ENTRIES:
            yield from self._entries(rows)
        elif self.kind == "summary":
            yield _escaped(" ".join(row.line.text for row in rows))
        else:
            yield from (f"{_escaped(row.line.text)}  " for row in rows)

    def _entries(self, rows: list[Row]) -> Iterator[str]:
        """Headings of entries, and paragraphs below them.

        A line that looks as the first of a head did begins the next entry.
        """
        heads: list[str] = []
        first = rows[0]
        dated = led = False  # whether its head has dates, or begins with them
        for row in _rejoined(rows):
            told = DURATION.sub("", row.line.text)
            dates = find_dates(told)
            has_dates = dates is not None and (len(told) < _HEAD or _frames(dates, told))
            leads = dates is not None and not dates.first and not row.mark
            has_dates = has_dates or (leads and led)
            if self._is_said(row, first, has_dates=has_dates, led=led):
                if heads:
                    yield _heading(heads)
                    heads, dated = [], False
                yield f"- {_escaped(told)}"
                continue
            alike = _look(row) == _look(first) and (first.line.bold or first.line.text.isupper())
            # A company with its dates, and below it a title that looks as it does.
            again = alike and (has_dates or row.gap > _NEAR or not find_dates(first.line.text))
            heads_too = row.line.bold or not first.line.bold or has_dates
            apart = row.gap > 1.9 and heads_too
            again = again or (leads and led)
            if heads and dated and ((has_dates and len(heads) > 1) or again or apart):
                yield _heading(heads)
                heads, dated = [], False
            if not heads:
                first, led = row, leads
            heads.append(told)
            dated = dated or has_dates
        if heads:
            yield _heading(heads)

    def _is_said(self, row: Row, first: Row, *, has_dates: bool, led: bool) -> bool:
        """Whether a paragraph is what is said of an entry and not its head."""
        text = row.line.text
        barred = text.count(" | ") - row.parts >= 2 and len(text) < 2 * _HEAD
        if row.line.bold or (has_dates and row.rows == 1) or barred:
            return False
        if row.rows > 1 or len(text) > _HEAD:
            return len(text.split()) > 8
        if row.parts or _is_link(text):
            return False
        # Behind dates at the left, a line below the title stands deeper than they do.
        deeper = row is not first and row.line.x0 > first.line.x0 + 6 and not led
        sentence = text[-1:] in ".;" and len(text) > 30
        return (sentence or deeper) and (not is_title(text) or _is_sentence(text))


def _is_sentence(text: str) -> bool:
    """Whether a line is prose, though it may say a title: most of its words are small."""
    words = text.split()
    small = sum(word[:1].islower() for word in words)
    return text[-1:] == "." and len(words) > 4 and small > len(words) * 0.6


def _is_link(text: str) -> bool:
    """Whether a line is an address, and what a mark for it leaves behind."""
    return len(text.split()) <= 2 and CONTACT.search(text) is not None


def _frames(dates: Dates, text: str) -> bool:
    """Whether a long line begins or ends with a period, as heads of entries do."""
    outer = not dates.first or dates.last > len(text.rstrip(" ).]")) - 1
    return outer and bool(dates.end) and len(text) < 2 * _HEAD


def _look(row: Row) -> tuple[float, bool, bool]:
    return round(row.line.size, 1), row.line.bold, row.line.text.isupper()


def _rejoined(rows: list[Row]) -> Iterator[Row]:
    """The rows, dates that are broken over two of them in one: `August 2017 –`, `Current`."""
    held: Row | None = None
    for row in rows:
        if held is not None:
            text = f"{held.line.text} {row.line.text}"
            whole = find_dates(text)
            if whole is not None and whole.end and len(row.line.text.split()) <= 2:
                yield replace(held, line=replace(held.line, text=text))
                held = None
                continue
            yield held
        broken = row.line.text.rstrip()[-1:] in ("-", "–", "—")
        held = row if broken and find_dates(row.line.text.rstrip(" -–—")) else None
        if held is None:
            yield row
    if held is not None:
        yield held


def _heading(heads: list[str]) -> str:
    return f"\n### {' | '.join(_escaped(head) for head in heads)}\n"


def _escaped(text: str) -> str:
    from bulletsmith.formats.markdown.inline import escape

    return escape(text)
