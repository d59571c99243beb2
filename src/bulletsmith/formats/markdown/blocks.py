"""The lines of a Markdown CV as headings, list items, paragraphs and tables, each with its span.

A reader of its own because a whole `check` may take less time than a Markdown library's import, and
because a patch needs the offset of every mark, indent and line end.
"""

from __future__ import annotations

import re

from bulletsmith.bullets.patterns import pattern
from bulletsmith.dataclass import dataclass, field

Span = tuple[int, int]

# What a site generator or pandoc takes out: `{% include %}`, `{: .class}`, `::: {.class}`.
_LIQUID = pattern(r"(?:\{%[^%\n]*%\}|\{:[^}\n]*\}|:{3,}[ \t]*(?:\{[^}\n]*\}|[\w-]*)[ \t]*:*)\s*$")
_ADMONITION = pattern(r"(?:\?{3}\+?|!{3})[ \t]+\w+[ \t]+\"([^\"\n]+)\"[ \t]*$")
_HTML = pattern(
    r"<(/?)(li|ul|ol|p|div|section|article|header|footer|main|aside|table|thead|tbody|tr|td|th|dl"
    r"|dt|dd|h[1-6]|details|summary|center|hr)\b[^<>]*>",
    re.IGNORECASE,
)
_FENCE = pattern(r"(`{3,}(?=[^`]*$)|~{3,})")
_HEADING = pattern(r"(#{1,6})(?=[ \t]|$|(?<=##)[A-Z])[ \t]*")
_ATTRIBUTES = pattern(r"(?<!\\)\{[:#.][^{}]*\}$")
_RULE = pattern(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_SETEXT = pattern(r"(?:=+|-+)[ \t]*$")
_ITEM = pattern(r"([-*+•▪◦‣●○∙⁃–—]|\d{1,3}[.)])(?:([ \t]+)|$)")
_DELIMITERS = pattern(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_CELL = pattern(r"(?:\\.|[^|\\])+")
_HARD_SPACE = pattern(
    r"(?:\\ |&(?:nbsp|emsp|ensp);|[\xa0\u2002\u2003\u3000])+[ \t]*(?=[•▪◦‣●○∙⁃·–-][ \t\xa0])"
)
_DEFINES = pattern(r":[ \t]+(?=\S)")
_REFERENCE = pattern(r"\[([^\[\]]+)\]:[ \t]*(\S+)")
_KEYED = pattern(r"\s*(?:[\w-]+[ \t]*[:=]|#|\[|$)")
_FRONT = pattern(r"(---|\+\+\+)[ \t]*\r?\n")


@dataclass(slots=True)
class Block:
    """`kind` is heading, item, paragraph, table, code or comment.

    `[start, end)` are its whole lines, `segments` the spans of its content, one a line. `indent` is
    the column of an item's mark and `inner` that of its words; `rows` hold a table's cells.
    """

    kind: str
    start: int
    end: int
    segments: list[Span] = field(default_factory=list)
    level: int = 0
    indent: int = 0
    inner: int = 0
    mark: str = ""
    mark_at: int = 0
    rows: list[list[Span]] = field(default_factory=list)


@dataclass(slots=True)
class Blocks:
    """A Markdown text taken apart; `refs` are the labels of its link definitions."""

    blocks: list[Block] = field(default_factory=list)
    refs: dict[str, str] = field(default_factory=dict)
    front: Span = (0, 0)


def blocks_of(text: str) -> Blocks:
    """The blocks of `text`, in order."""
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.found = Blocks()
        self.open: Block | None = None  # the paragraph or item that the next line may go on
        self.item: Block | None = None  # the item that an indented line after a blank one goes on
        self.hidden: list[Span] = []
        self.tag = ""  # the HTML tag whose words are still to come: `li`, `h2`
        self.tag_at: Span = (0, 0)
        self.lists = 0  # how many lists of HTML are open

    def read(self) -> Blocks:
        text = self.text
        at = 0
        if front := front_matter(text):
            self.found.front, at = front, text.find("\n", front[1]) + 1 or len(text)
        self._comments(at)
        fence = ""
        hidden = 0
        blank = False
        while at < len(text):
            start, at = at, text.find("\n", at) + 1 or len(text)
            stop = at - 1 if text[at - 1 : at] == "\n" else at
            stop -= text[stop - 1 : stop] == "\r" and stop > start
            # A line inside comments, or with a comment in it.
            while hidden < len(self.hidden) and self.hidden[hidden][1] <= start:
                hidden += 1
            spans = self._visible(start, stop, hidden)
            while hidden < len(self.hidden) and self.hidden[hidden][0] < at:
                first, last = self.hidden[hidden]
                if first >= start:
                    self.found.blocks.append(Block("comment", first, last, [(first, last)]))
                    if not spans:
                        self.open = None
                if last > at:
                    break
                hidden += 1
            if not spans:
                if start == stop or not text[start:stop].strip():
                    blank = True
                    self.open = None
                continue
            first = spans[0][0]
            line = text[first : spans[-1][1]]
            if line[0] in "{:" and _LIQUID.match(line):
                self.open = None if line[0] == ":" else self.open
                continue
            if fence:
                if line.startswith(fence) and not line.strip(fence[0] + " \t"):
                    fence = ""
                continue
            if found := _FENCE.match(line):
                fence = found[1]
                self._add(Block("code", start, at, spans))
            elif "<" in line and line[0] not in "#|>-*+" and "`" not in line and _HTML.search(line):
                for span in spans:
                    self._html(start, at, span, blank)
            else:
                self._line(start, at, spans, line, blank)
            blank = False
        return self.found

    def _line(self, start: int, end: int, spans: list[Span], line: str, blank: bool) -> None:
        text, first = self.text, spans[0][0]
        indent = len(text[start:first].expandtabs(4))
        last = self.open
        if line[0] == "#" and (head := _head_of(line, 0)):
            self._heading(start, end, head[0], first + head[1], first + head[2])
            return
        if line[0] in "?!" and (found := _ADMONITION.match(line)):
            self._heading(start, end, 6, first + found.start(1), first + found.end(1))
            return
        if last and last.kind == "paragraph" and indent < 4 and _SETEXT.match(line):
            last.kind, last.level, last.end = "heading", 1 if line[0] == "=" else 2, end
            self.open = self.item = None
            return
        if line[0] in "*-_" and _RULE.match(line):
            self.open = self.item = None
            return
        if line[0] in "\\&\xa0\u2002\u2003\u3000" and (found := _HARD_SPACE.match(line)):
            spans = [(first + found.end(), spans[0][1]), *spans[1:]]
            indent, first, line = indent + 2, spans[0][0], line[found.end() :]
        if line[0] == ":" and (found := _DEFINES.match(line)):
            spans = [(first + found.end(), spans[0][1]), *spans[1:]]  # a definition's words
            indent, first, line = indent + found.end(), spans[0][0], line[found.end() :]
        if found := _ITEM.match(line):
            head = _head_of(line, found.end()) if line.startswith("#", found.end()) else None
            if head and head[1] < head[2]:  # `- ### Engineer`
                self._heading(start, end, head[0], first + head[1], first + head[2])
                return
            numbered = found[1][0].isdigit()
            if not (numbered and last and last.kind == "paragraph" and found[1][:-1] != "1"):
                item = Block("item", start, end, indent=indent, mark=found[1], mark_at=first)
                gap = len((found[2] or " ").expandtabs(4))
                item.inner = indent + len(found[1]) + min(gap, 4)
                self._item(item, first + found.end(), spans)
                return
        if line[0] == "[" and last is None and (found := _REFERENCE.match(line)):
            self.found.refs[found[1].lower()] = found[2]
            return
        if self._table(start, end, spans, line):
            return
        if line[0] == ">":
            skip = len(line) - len(line.lstrip("> \t"))
            spans = [(min(first + skip, spans[0][1]), spans[0][1]), *spans[1:]]
        if last is None and blank and self.item and indent >= max(2, self.item.inner - 1):
            last = self.item
        if last is not None and last.kind in ("paragraph", "item"):
            last.segments += spans
            last.end = end
            self.open = last
            return
        paragraph = Block("paragraph", start, end, spans, indent=indent)
        self._add(paragraph)
        self.open, self.item = paragraph, None

    def _html(self, start: int, end: int, span: Span, blank: bool) -> None:
        """A line with tags of HTML that part blocks: what stands between them, each on its own."""
        at, stop = span
        for tag in _HTML.finditer(self.text, *span):
            self._between(start, end, self._trimmed(at, tag.start()), blank)
            at = tag.end()
            closes, name = bool(tag[1]), tag[2].lower()
            if name in ("ul", "ol"):
                self.lists = max(0, self.lists + (-1 if closes else 1))
            if self.tag and name in ("p", "div") and not closes:
                continue  # it is the item's own
            if closes and name == "li" and self.open and self.open.kind == "item":
                whole = at >= stop and self.text[self.open.start - 1 : self.open.start] in "\n"
                self.open.end = end if whole else at
            named = not closes and (name == "li" or (name[0] == "h" and name[1:].isdigit()))
            self.tag, self.tag_at = (name, tag.span()) if named else ("", (0, 0))
            self.open = self.item = None
        self._between(start, end, self._trimmed(at, stop), blank)

    def _between(self, start: int, end: int, span: Span, blank: bool) -> None:
        """What stands between two tags: the words of the first one, or a line of its own."""
        name, self.tag = self.tag, ""
        if span[0] >= span[1]:
            self.tag = name
        elif name == "li":
            opened, after = self.tag_at
            line = self.text.rfind("\n", 0, opened) + 1
            alone = not self.text[line:opened].strip()
            indent = 4 * (self.lists - 1) if self.lists else len(self.text[line:opened])
            item = Block("item", line if alone else opened, end, indent=indent, inner=indent + 4)
            item.mark, item.mark_at = self.text[opened:after], opened
            self._item(item, span[0], [span])
        elif name:
            self._heading(start, end, int(name[1]), *span)
        else:
            self._line(start, end, [span], self.text[slice(*span)], blank)

    def _item(self, item: Block, at: int, spans: list[Span]) -> None:
        said = [(at, spans[0][1])] if at < spans[0][1] else []
        item.segments = [*said, *spans[1:]]
        self._add(item)
        self.open = self.item = item

    def _heading(self, start: int, end: int, level: int, first: int, last: int) -> None:
        opened = self.text.rfind("{", first, last) if self.text[last - 1 : last] == "}" else -1
        if opened > first and _ATTRIBUTES.match(self.text, opened, last):
            last = first + len(self.text[first:opened].rstrip(" \t"))
        segments = [(first, last)]
        self._add(Block("heading", start, end, segments, level))

    def _table(self, start: int, end: int, spans: list[Span], line: str) -> bool:
        """Whether the line is a row of a table; a delimiter row makes its forerunner the first."""
        if "|" not in line:
            return False
        last = self.found.blocks[-1] if self.found.blocks else None
        if last and last.kind == "table" and last.end == start:
            if not _DELIMITERS.match(line):
                last.rows.append(self._cells(*spans[0]))
            last.end = end
            return True
        if _DELIMITERS.match(line) and self.open and self.open.kind == "paragraph":
            head = self.open
            if len(head.segments) == 1 and "|" in self.text[slice(*head.segments[0])]:
                head.kind, head.rows, head.end = "table", [self._cells(*head.segments[0])], end
                self.open = self.item = None
                return True
        return False

    def _cells(self, start: int, end: int) -> list[Span]:
        cells = (self._trimmed(*found.span()) for found in _CELL.finditer(self.text, start, end))
        return [cell for cell in cells if cell[0] < cell[1]]

    def _trimmed(self, start: int, end: int) -> Span:
        words = self.text[start:end]
        return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())

    def _add(self, block: Block) -> None:
        self.found.blocks.append(block)
        self.open = None
        if block.kind != "item":
            self.item = None

    def _visible(self, start: int, stop: int, hidden: int) -> list[Span]:
        """The parts of a line that no comment hides, without the white space around them."""
        spans: list[Span] = []
        while hidden < len(self.hidden) and self.hidden[hidden][0] < stop:
            first, last = self.hidden[hidden]
            spans.append(self._trimmed(start, max(start, first)))
            start = max(start, last)
            hidden += 1
        if start < stop:
            spans.append(self._trimmed(start, stop))
        return [span for span in spans if span[0] < span[1]]

    def _comments(self, at: int) -> None:
        while (start := self.text.find("<!--", at)) >= 0:
            before = self.text[max(0, start - 99) : start]
            if (len(before) - len(before.rstrip("\\"))) % 2:  # `\<!--` is text
                at = start + 4
                continue
            end = self.text.find("-->", start + 4)
            if end < 0:
                return
            at = end + 3
            self.hidden.append((start, at))


def _head_of(line: str, at: int) -> tuple[int, int, int] | None:
    """The level of a heading at `at`, and where its words start and end."""
    found = _HEADING.match(line, at)
    if not found:
        return None
    said = line.rstrip(" \t")
    bare = said.rstrip("#")
    stop = len(bare.rstrip(" \t")) if bare[-1:] in (" ", "\t") else len(said)
    return len(found[1]), found.end(), max(stop, found.end())


def front_matter(text: str) -> Span | None:
    """Where YAML or TOML front matter stands, without its marks; it is no part of a CV's text."""
    found = _FRONT.match(text)
    if not found:
        return None
    close = re.compile(rf"^(?:{re.escape(found[1])}|\.\.\.)[ \t]*$", re.MULTILINE)
    end = close.search(text.replace("\r", " "), found.end())
    head = text[found.end() : end.start()] if end else ""
    if not end or not _KEYED.match(head):
        return None
    return found.end(), end.start()
