"""A CV laid out in plain text (titles alone on their lines, dated heads, marked lists) as blocks.

They are those of a Markdown CV, so that the same reader tells what they are; nothing in them is
markup. A text without a title for its positions is no such CV.
"""

from __future__ import annotations

from typing import NamedTuple

from bulletsmith.bullets.patterns import pattern
from bulletsmith.dates import find_dates
from bulletsmith.formats.entry import ends_in_place, is_company, is_place, is_title
from bulletsmith.formats.markdown.blocks import Block, Blocks
from bulletsmith.formats.markdown.heads import CONTACT, is_entry, is_section_title, title_kind
from bulletsmith.formats.sections import aside, is_known
from bulletsmith.formats.source import ignored

MARK = pattern(r"[-*+•▪◦‣●○∙⁃⋅⦁·–—»➢✓](?=[ \t\xa0])|\(?\d{1,3}[.)](?=[ \t\xa0])|[•●▪◦‣⦁➢\uf0b7]")
_RULE = pattern(r"[-=_*~.·•─━]{3,}$")
_GAP = pattern(r"\S(?:[ \xa0]{3,}|\t+|[ \xa0]*[-.·─]{4,}[ \xa0]*)\S|[-.·─]{4,}$")
_AROUND = " \t\xa0:-=_*#.•|[]"
_HEADED = frozenset({"experience", "projects", "education"})
_WRAPPED = 110  # characters: no longer are the lines of a text that is wrapped
_LONG = 50  # characters: a line as long may go on on the next


class _Row(NamedTuple):
    """A line that says something: `[start, end)` of its words, where the next line starts."""

    line: int
    start: int
    end: int
    next: int
    indent: int
    words: str
    after_blank: bool


def blocks_of(text: str) -> Blocks | None:
    """The blocks of a CV laid out in plain text; None for a text that is no such CV."""
    return _Layout(text).blocks()


class _Layout:
    def __init__(self, text: str) -> None:
        self.text = text
        self.rows = _rows(text)
        widths = [row.end - row.line for row in self.rows if not _GAP.search(row.words)]
        within = [width for width in widths if width <= _WRAPPED]
        width = max(within, default=0)
        full = sum(width - 10 <= one for one in within) >= 4  # lines that had no room for more
        wrapped = width >= 60 and full and len(within) >= len(widths) * 0.95
        self.width = width if wrapped else 1 << 30  # where lines are broken
        self.titles = {k for k in range(len(self.rows)) if self._is_section(k)}
        self.found: list[Block] = []
        self.kind = ""
        self.open: Block | None = None  # what the next line may go on
        self.entry = False  # whether an entry is open: its dates, and what is said of it
        self.dated = False
        self.said = False

    def blocks(self) -> Blocks | None:
        """All blocks, in order."""
        if not any(self._kind(k) == "experience" for k in self.titles):
            return None
        first = min(self.titles)
        for k, row in enumerate(self.rows):
            if self.found and row.start < self.found[-1].end:
                continue  # it is the second line of a head
            if row.words[:1] == "#" and ignored(row.words):
                self.found.append(Block("comment", row.start, row.end, [(row.start, row.end)]))
            elif _RULE.match(row.words):
                self.open = None
            elif k in self.titles:
                self._add("heading", row, level=2)
                self.kind = self._kind(k)
                self.entry = self.dated = self.said = False
            elif found := MARK.match(row.words):
                self._item(row, found.group())
            elif not self._goes_on(row):
                self._line(k, row, top=k < first)
        return Blocks(self.found)

    def _kind(self, k: int) -> str:
        return title_kind(self.rows[k].words.strip(_AROUND))

    def _is_section(self, k: int) -> bool:
        """Whether a line is the title of a section: known by its words, and alone."""
        row = self.rows[k]
        words = row.words.strip(_AROUND)
        below = self.rows[k + 1] if k + 1 < len(self.rows) else None
        ruled = below is not None and _RULE.match(below.words) is not None
        if not words or len(words.split()) > 5 or row.words[-1:] in ".,;" or CONTACT.search(words):
            return False
        if MARK.match(row.words) or is_entry(words) or "\t" in words or "   " in words:
            return False
        loud = words.isupper() or ruled
        near = self.rows[k + 1 : k + 3]
        if is_section_title(words):
            return loud or row.after_blank or row.words.endswith(":") or not k
        known = title_kind(words) != "other" and not is_title(words)
        unknown = k > 0 and row.after_blank and len(words) > 3 and not is_title(words)
        dated = any(find_dates(other.words) for other in near if not MARK.match(other.words))
        alone = row.after_blank and (below is None or below.after_blank)
        beside = not is_title(words) and (aside(words) or is_known(words))
        if alone and len(words.split()) <= 4 and (known or beside):
            return True
        return loud and (known or (unknown and not dated))

    def _add(self, kind: str, row: _Row, level: int = 0) -> Block:
        span = [(row.start, row.end)]
        block = Block(kind, row.line, row.next, span, level, indent=row.indent)
        if kind == "heading":
            stop = row.start + len(row.words.rstrip(" \t:-=_*#|"))
            block.segments = [(row.start, max(stop, row.start + 1))]
        self.found.append(block)
        self.open = block if kind != "heading" else None
        return block

    def _item(self, row: _Row, mark: str) -> None:
        item = self._add("item", row)
        rest = self.text[row.start + len(mark) : row.end]
        start = row.end - len(rest.lstrip(" \t\xa0"))
        item.mark, item.mark_at = mark, row.start
        item.inner = row.indent + start - row.start
        item.segments = [(start, row.end)] if start < row.end else []
        self.said = True

    def _goes_on(self, row: _Row) -> bool:
        """Whether a line is the rest of the one above, which it is then added to."""
        last = self.open
        if last is None or row.after_blank or not last.segments:
            return False
        start, end = last.segments[-1]
        lower = row.words[:1].islower()
        if last.kind == "item":
            goes = row.indent > last.indent or lower
        else:
            first = row.words.split()[0]
            line = self.text.rfind("\n", 0, start) + 1
            full = end - line + len(first) >= self.width
            goes = (end - start > _LONG and lower) or (full and row.indent >= last.indent)
        if goes:
            last.segments.append((row.start, row.end))
            last.end = row.next
        return goes

    def _line(self, k: int, row: _Row, *, top: bool) -> None:
        if top and not self.found and len(row.words.split()) <= 5 and not CONTACT.search(row.words):
            self._add("heading", row, level=1)
        elif self.kind in _HEADED and self._heads(k, row):
            head = self._add("heading", row, level=3)
            if k + 1 < len(self.rows) and self._names(self.rows[k + 1]):
                head.segments.append((self.rows[k + 1].start, self.rows[k + 1].end))
                head.end = self.rows[k + 1].next
            self.entry, self.said = True, False
            self.dated = find_dates(row.words) is not None
        else:
            self.dated = self.dated or find_dates(row.words) is not None
            self.said = self.said or len(row.words.split()) > 8
            self._add("paragraph", row)

    def _names(self, row: _Row) -> bool:
        """Whether the line below a head tells the company: by name, or with a place behind it."""
        few = len(row.words.split()) <= 14 and row.words[-1:] not in ".;:"
        if row.after_blank or not few or MARK.match(row.words) or find_dates(row.words):
            return False
        return is_company(row.words) or _GAP.search(row.words) is not None

    def _heads(self, k: int, row: _Row) -> bool:
        """Whether a line heads an entry: it is dated, or the line below it is."""
        short = len(row.words.split()) <= 16 and row.words[-1:] not in ".;"
        if not short:
            return False
        fresh = not self.entry or self.said or self.dated
        if find_dates(row.words) is not None:
            return fresh
        if len(row.words.split()) > 10 or not (
            fresh and (row.after_blank or not self.entry or self.said)
        ):
            return False
        if self._titles_a_list(k):
            return True
        for other in self.rows[k + 1 : k + 4]:
            if other.after_blank:
                break
            if MARK.match(other.words):
                return self.kind == "projects" or is_title(row.words)
            if find_dates(other.words) and len(other.words.split()) <= 16:
                # Below the last unmarked line of one position the next one starts.
                another = is_title(other.words) and not row.after_blank and self.entry
                return not another or is_company(row.words)
        return False

    def _titles_a_list(self, k: int) -> bool:
        """Whether below a line stands where it was, and below both, parted by a blank, a list."""
        named, *below = self.rows[k + 1 : k + 4] or [self.rows[k]]
        listed = next((row for row in below if row.after_blank), None)
        if named.after_blank or MARK.match(named.words) or listed is None:
            return False
        where = is_company(named.words) or is_place(named.words) or ends_in_place(named.words)
        return where and MARK.match(listed.words) is not None


def _rows(text: str) -> list[_Row]:
    found: list[_Row] = []
    at, blank = 0, True
    while at < len(text):
        line, at = at, text.find("\n", at) + 1 or len(text)
        whole = text[line:at]
        words = whole.strip()
        if words:
            start = line + len(whole) - len(whole.lstrip())
            indent = len(text[line:start].expandtabs(8))
            row = _Row(line, start, start + len(words), at, indent, words, blank)
            found.append(row)
        blank = not words
    return found
