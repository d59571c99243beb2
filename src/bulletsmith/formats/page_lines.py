"""Lines on a page as the outline of a CV: columns, bullets, headings, in Markdown that we read."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from statistics import median

from bulletsmith.bullets.text import one_line
from bulletsmith.dates import find_dates
from bulletsmith.formats.entry import is_title
from bulletsmith.formats.sections import kind_of

GLYPHS = "•●○▪■◦‣∙⋅⦁◆◇➢➤►▶✓✔❖\uf0b7\uf0a7\uf0d8\ufffd·"
_BULLET = re.compile(rf"\s*(?:[{GLYPHS}]|\(cid:\d+\)|[-–—*»>](?=\s))\s*")
_LONE_BULLET = re.compile(rf"\s*(?:[{GLYPHS}]|\(cid:\d+\)|[-–—*])\s*$")
_PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,2}(?:\s*(?:/|of)\s*\d{1,2})?$", re.IGNORECASE)
_DURATION = re.compile(r"\s*\(?\b\d+ (?:years?|yrs?|months?|mos?)(?: \d+ (?:months?|mos?))?\)?\s*$")
# Words that a hyphen follows by right; `pre-`, `re-` and `co-` are as often a mere syllable.
_KEEPS_HYPHEN = frozenset(
    "real low high post non multi self end cross long short large small open state two three one"
    " first second fine well hands data model".split()
)
_HEADING_WORDS = 5


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on a page; lengths in points, `y` from the page's top."""

    page: int
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    width: float
    text: str


def outline(lines: Iterable[Line]) -> str:
    """The lines as a Markdown CV: `#` the name, `##` a section, `###` an entry, `-` a bullet."""
    ordered = [line for page in _pages(_without_margins(list(lines))) for line in page]
    return "\n".join(_Outline(ordered).markdown()) + "\n"


def _without_margins(lines: list[Line]) -> list[Line]:
    """Without page numbers and what stands at the same height on every page."""
    last = max((line.page for line in lines), default=1)
    repeated = Counter((re.sub(r"\d+", "#", line.text), round(line.y / 4)) for line in lines)
    return [
        line
        for line in lines
        if not (_PAGE_NUMBER.match(line.text) and len(line.text) < 14 and last > 1)
        and not (last > 1 and repeated[re.sub(r"\d+", "#", line.text), round(line.y / 4)] >= 2)
    ]


def _pages(lines: list[Line]) -> Iterator[list[Line]]:
    """The lines of each page in reading order: what spans the page, then its columns."""
    by_page: defaultdict[int, list[Line]] = defaultdict(list)
    for line in lines:
        by_page[line.page].append(line)
    for page in sorted(by_page):
        gutter = _gutter(by_page[page])
        if gutter is None:
            yield _rows(by_page[page])
            continue
        left = [line for line in by_page[page] if line.x1 <= gutter + 2]
        right = [line for line in by_page[page] if line.x0 >= gutter - 2]
        across = [line for line in by_page[page] if line not in left and line not in right]
        columns = [left, right]
        start = min(line.x0 for line in right) / right[0].width
        if not 0.44 < start < 0.56:  # a narrow column stands beside the CV
            columns.sort(key=lambda column: -sum(len(line.text) for line in column))
        yield _rows(across) + [row for column in columns for row in _rows(column)]


def _gutter(lines: list[Line]) -> float | None:
    """Where the white space between two columns of text is; None for a page of one column."""
    width = lines[0].width
    best: tuple[int, float] | None = None
    for step in range(22, 79):
        x = width * step / 100
        crossing = sum(line.x0 < x - 1 and line.x1 > x + 1 for line in lines)
        left = [line for line in lines if line.x1 <= x + 1]
        right = [line for line in lines if line.x0 >= x - 1]
        if crossing > len(lines) * 0.08 or min(len(left), len(right)) < max(6, len(lines) * 0.15):
            continue
        starts = Counter(round(line.x0 / 3) for line in right)
        flush = sum(count for _, count in starts.most_common(3)) / len(right)
        wordy = median(len(line.text) for line in right) > 12
        if flush > 0.6 and wordy and (best is None or crossing < best[0]):
            best = (crossing, x)
    return best[1] if best else None


def _rows(lines: list[Line]) -> list[Line]:
    """Lines on one height as one line, their parts set apart by ` | `."""
    rows: list[Line] = []
    for line in sorted(lines, key=lambda line: (round(line.y), line.x0)):
        before = rows[-1] if rows else None
        if (
            before
            and abs(before.y - line.y) < max(2.5, line.size * 0.35)
            and before.x1 <= line.x0 + 1
        ):
            glue = " " if _LONE_BULLET.match(before.text) or line.x0 - before.x1 < 6 else " | "
            rows[-1] = replace(before, x1=line.x1, text=f"{before.text}{glue}{line.text}")
        else:
            rows.append(line)
    return rows


class _Outline:
    """Reads ordered lines into Markdown, a paragraph at a time."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.body = median(line.size for line in lines) if lines else 0.0
        self.kind = "top"
        self.pending: list[Line] = []  # lines that may head an entry
        self.bullet = ""
        self.indent = 0.0  # where the words of the open bullet begin

    def markdown(self) -> Iterator[str]:
        titles = (
            line
            for line in self.lines[:12]
            if not self._is_section(line, line.text.strip()) and not _BULLET.match(line.text)
        )
        largest = max(titles, key=lambda line: line.size, default=None)
        for line in self.lines:
            text = one_line(line.text)
            if line is largest and self.kind == "top":
                yield from self._close()
                yield f"# {_escaped(text)}"
            elif self._is_section(line, text):
                yield from self._close()
                self.kind = kind_of(text)
                yield f"\n## {_escaped(text.title() if text.isupper() else text)}\n"
            elif mark := _BULLET.match(text):
                if self.kind in ("top", "summary") and (at := self._head()):
                    heads, self.pending = self.pending[at - 1 :], self.pending[: at - 1]
                    yield from self._close()
                    self.kind, self.pending = "experience", heads
                    yield "\n## Experience\n"
                yield from self._close()
                self.bullet = text[mark.end() :]
                self.indent = line.x0
            elif self.bullet and self._goes_on(line, text):
                self.bullet = _joined(self.bullet, text)
            else:
                if self.bullet:
                    yield from self._close()
                self.pending.append(replace(line, text=text))
        yield from self._close()

    def _is_section(self, line: Line, text: str) -> bool:
        words = text.split()
        if len(words) > _HEADING_WORDS or text[-1:] in ".,;" or _BULLET.match(text):
            return False
        stands_out = line.bold or line.size > self.body * 1.12 or text.isupper()
        known = kind_of(text) != "other"
        return stands_out and (known or (text.isupper() and len(text) > 4 and self.kind != "top"))

    def _head(self) -> int:
        """The number of the line above a first bullet that is dated and tells a title; else 0.

        A CV may go from its top to its positions without a title for them.
        """
        for number in range(len(self.pending), max(0, len(self.pending) - 2), -1):
            text = self.pending[number - 1].text
            if find_dates(text) and is_title(text) and len(text) < 110:
                return number
        return 0

    def _goes_on(self, line: Line, text: str) -> bool:
        """Whether a line continues the bullet above it."""
        if find_dates(text) and len(text) < 70 and line.x0 <= self.indent + 1:
            return False
        return line.x0 > self.indent + 1.5 or (text[:1].islower() and line.x0 >= self.indent - 1)

    def _close(self) -> Iterator[str]:
        """Write down the open bullet, or the lines that have gathered."""
        if self.bullet:
            heads = " | " in self.bullet and len(self.bullet) < 160 and find_dates(self.bullet)
            entry = heads and self.kind in ("experience", "education", "projects")
            yield _heading([self.bullet]) if entry else f"- {_escaped(self.bullet)}"
            self.bullet = ""
        lines, self.pending = self.pending, []
        if not lines:
            return
        if self.kind in ("experience", "projects", "education"):
            yield from self._entries(lines)
        elif self.kind == "summary":
            yield _escaped(" ".join(line.text for line in lines))
        else:
            yield from (f"{_escaped(line.text)}  " for line in lines)

    def _entries(self, lines: list[Line]) -> Iterator[str]:
        """Headings of entries: a line that looks as the first one did begins the next."""
        heads: list[str] = []
        first = lines[0]
        dated = False
        for line in _rejoined(lines):
            told = _DURATION.sub("", line.text)
            has_dates = find_dates(told) is not None and len(told) < 110
            alike = (line.bold, round(line.size)) == (first.bold, round(first.size))
            if heads and dated and ((has_dates and len(heads) > 1) or (alike and first.bold)):
                yield _heading(heads)
                heads, dated, first = [], False, line
            if len(told) > 110 and not has_dates:
                if heads:
                    yield _heading(heads)
                    heads, dated = [], False
                yield f"- {_escaped(told)}"
                continue
            heads.append(told)
            dated = dated or has_dates
        if heads:
            yield _heading(heads)


def _rejoined(lines: list[Line]) -> Iterator[Line]:
    """The lines, dates that are broken over two of them in one: `August 2017 –`, `Current`."""
    held: Line | None = None
    for line in lines:
        if held is not None:
            joined = replace(held, text=f"{held.text} {line.text}")
            whole = find_dates(joined.text)
            if whole is not None and whole.end and len(line.text.split()) <= 2:
                yield joined
                held = None
                continue
            yield held
        broken = line.text.rstrip()[-1:] in ("-", "–", "—")
        held = line if broken and find_dates(line.text.rstrip(" -–—")) else None
        if held is None:
            yield line
    if held is not None:
        yield held


def _heading(heads: list[str]) -> str:
    return f"\n### {' | '.join(_escaped(head) for head in heads)}\n"


def _joined(before: str, after: str) -> str:
    """Two lines of one sentence; a word parted by a hyphen is one word again."""
    if before.endswith("-") and before[-2:-1].isalpha() and after[:1].islower():
        start = re.split(r"[^A-Za-z]", before[:-1])[-1].lower()
        return before + after if start in _KEEPS_HYPHEN else before[:-1] + after
    return f"{before} | {after}" if " | " in before and " | " in after else f"{before} {after}"


def _escaped(text: str) -> str:
    from bulletsmith.formats.markdown.inline import escape

    return escape(text)
