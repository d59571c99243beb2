"""How a YAML file writes its texts and its lists: its quotes, its blocks, its indent, its width."""

from __future__ import annotations

import re
import textwrap

import yaml

from bulletsmith.dates import normal
from bulletsmith.errors import CannotPatchError
from bulletsmith.formats.document import Place
from bulletsmith.formats.rendercv.read import RenderWalk
from bulletsmith.formats.rendercv.text import escape, markup_of, plain, words
from bulletsmith.formats.source import laid, splice
from bulletsmith.formats.splice import respliced
from bulletsmith.formats.tree import Node
from bulletsmith.formats.tree_patch import REMEDY, Found, Style, members

# Read as a number, a date or a truth by YAML 1.1 or 1.2.
_VALUE = re.compile(
    r"[-+.]?\d[\d_.,:eExXoabcdefABCDEFTZ+-]*|[-+]?\.(?:inf|nan)|~|null|true|false|yes|no|on|off|y|n"
    r"|=|<<",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
_UNPRINTABLE = re.compile("[^\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IGNORE = re.compile(r"[ \t]*#.*\bbulletsmith:[ \t]*ignore\b")


def scalar(said: str, style: str = "", *, flowing: bool = False, quote: str = '"') -> str:
    """`said` as a YAML scalar on one line, in `style` (a quote, or none) wherever that can be."""
    if _UNPRINTABLE.search(said):
        return _double(said)
    if style == "'" or (not style and quote == "'" and not _bare(said, flowing=flowing)):
        return f"""'{said.replace("'", "''")}'"""
    if style == '"' or not _bare(said, flowing=flowing):
        return _double(said)
    return said


def _double(said: str, *, narrow: bool = False) -> str:
    said = said.replace("\\", "\\\\").replace('"', '\\"')
    said = _UNPRINTABLE.sub(_code, said)
    return f'"{re.sub("[^ -~]", _code, said) if narrow else said}"'


def _code(found: re.Match[str]) -> str:
    code = ord(found.group())
    return (
        f"\\x{code:02X}" if code < 256 else f"\\u{code:04X}" if code < 65536 else f"\\U{code:08X}"
    )


def _bare(said: str, *, flowing: bool) -> bool:
    """Whether `said` may stand without quotes and be read as itself by every YAML."""
    if (
        not said
        or said != said.strip()
        or _VALUE.fullmatch(said)
        or said.startswith(("---", "..."))
    ):
        return False
    if flowing and re.search(r"[,\[\]{}?]", said):
        return False
    try:
        alone = yaml.safe_load(f"- {said}") == [said]
        return alone and (not flowing or bool(yaml.safe_load(f"[{said}, x]") == [said, "x"]))
    except (yaml.YAMLError, ValueError):
        return False


class YamlStyle(Style):
    """Edits of blocks by whole lines, of what stands in brackets as in JSON."""

    def __init__(self, text: str, newline: str, found: Found) -> None:
        super().__init__(text, newline, found)
        self.quote = "'" if text.count(": '") + text.count("- '") > text.count('"') else '"'

    def key(self, key: str) -> str:
        """A key as it is written."""
        return scalar(key)

    def said(self, text: str, like: Node | None, *, at: int = 0) -> str:
        """`text` as a scalar in the style of `like`."""
        if like is None or like.kind == "null":
            new = scalar(escape(text), quote=self.quote, flowing=bool(like and like.flowing))
            return f" {new}" if like and self.text[at - 1 : at] == ":" else new
        if at == 0:  # a new one beside `like`: in its quotes, on one line
            style = like.style if like.style in "'\"" else ""
            return scalar(escape(text), style, quote=self.quote, flowing=like.flowing)
        if not like.style and _DATE.fullmatch(text) and normal(like.text):
            return text
        if isinstance(self.walk, RenderWalk) and id(like) in self.walk.literal:
            return self._styled(text, like)
        line, _ = laid(like.text, [(0, 0)], 0, 0)
        old, place = words(line)
        new, _ = respliced(
            line, Place(0, len(line), place.map), old, text, escape, plain, markup_of
        )
        return self._styled(new, like)

    def _styled(self, said: str, like: Node) -> str:
        """`said` in the quotes or the block of `like`, and as wide as it was."""
        source = self.text[like.start : like.end]
        rows = source.replace("\r", "").split("\n")
        if like.style == "line":
            if _UNPRINTABLE.search(said):
                raise CannotPatchError("a block of text cannot hold that sign", remedy=REMEDY)
            return said
        if like.style in ("|", ">") and len(rows) > 1 and not _UNPRINTABLE.search(said):
            indent = rows[1][: len(rows[1]) - len(rows[1].lstrip(" "))]
            if not re.search(r"\d", rows[0]) and said:
                lines = _wrapped(said, rows[1:], indent) if len(rows) > 2 else [indent + said]
                return self.newline.join([rows[0], *lines])
        style = like.style if like.style in "'\"" else ""
        narrow = style == '"' and source.isascii() and bool(re.search(r"\\[xuU]", source))
        new = _double(said, narrow=True) if narrow else scalar(
            said, style, quote=self.quote, flowing=like.flowing
        )  # fmt: skip
        if len(rows) == 1 or like.style in ("|", ">"):
            return new
        indent = rows[1][: len(rows[1]) - len(rows[1].lstrip(" "))]
        first = like.start - self.line_start(like.start)
        lines = _wrapped(new, [" " * first + rows[0], *rows[1:]], indent, first)
        unsafe = any(re.match(r"\s*(?:#|[-?:](?:\s|$))", line) for line in lines[1:])
        if new[:1] not in "'\"" and unsafe:
            return new
        return self.newline.join([lines[0].lstrip(), *lines[1:]])

    # Lists in blocks

    def fill(self, node: Node, words: str) -> str:
        """The text with `words` as the only item of an empty list, below its key."""
        start = len(self.text[: node.start].rstrip(" \t"))
        line = self.line_start(node.start)
        told = re.match(r"[\s-]*", self.text[line : node.start])
        if node.flowing or self.text[start - 1 : start] != ":" or told is None:
            return super().fill(node, words)
        indent = " " * (told.end() + self._step())
        said = scalar(escape(words), quote=self.quote)
        return self.spliced((start, node.end, f"{self.newline}{indent}- {said}"))

    def _step(self) -> int:
        """How far the dashes of this file's lists stand in from their keys."""
        below = r":[ \t]*(?:&\S+[ \t]*)?\r?\n( *)- "
        for key in ("highlights", r"[\w ]+"):
            if found := re.search(rf"(?m)^([ -]*){key}{below}", self.text):
                return max(0, len(found[2]) - len(found[1]))
        return 2

    def insert(self, node: Node, index: int, words: str) -> str:
        """The text with a new line for `words`, with the dash and indent of the others."""
        if node.style == "flow":
            return super().insert(node, index, words)
        like = node.items[min(index, len(node.items) - 1)]
        dash = self._dash(node, like)
        gap = self.text[dash + 1 : like.start] if like.kind == "text" else " "
        gap = gap if gap.strip(" ") == "" and gap else " "
        said = f"{' ' * node.column}-{gap}{self.said(words, like)}"
        if index < len(node.items):
            start, _ = self._lines(node, like)
            return self.spliced((start, start, said + self.newline))
        end = self._lines(node, like)[1]
        if self.text[:end].endswith("\n"):
            return self.spliced((end, end, said + self.newline))
        return self.spliced((end, end, self.newline + said))

    def delete(self, node: Node, index: int) -> str:
        """The text without the lines of an item; a list without items is `[]`."""
        if node.style == "flow":
            return super().delete(node, index)
        start, end = self._lines(node, node.items[index])
        if len(node.items) > 1:
            if end == len(self.text) and not self.text.endswith("\n"):
                start -= 1 + (self.text[start - 2 : start] == "\r\n")
            return self.spliced((start, end, ""))
        colon = len(self.text[:start].rstrip())
        if self.text[colon - 1 : colon] != ":":
            raise CannotPatchError(
                "the last bullet of this list cannot be taken out", remedy=REMEDY
            )
        return self.spliced((colon, node.items[0].end, " []"))

    def move(self, node: Node, index: int, to: int) -> str:
        """The text with the lines of an item moved; comments that silence codes go with it."""
        if node.style == "flow":
            return super().move(node, index, to)
        spans = [self._lines(node, item) for item in node.items]
        bodies = [self.text[start:end].rstrip("\r\n") for start, end in spans]
        tails = [
            self.text[start + len(body) : end]
            for (start, end), body in zip(spans, bodies, strict=True)
        ]
        bodies.insert(to, bodies.pop(index))
        changes = zip(spans, bodies, tails, strict=True)
        return splice(self.text, [(*span, body + tail) for span, body, tail in changes])

    def _dash(self, node: Node, item: Node) -> int:
        """Where the dash of an item stands, on a line of its own."""
        line = self.line_start(item.start)
        while self.text[line + node.column : line + node.column + 1] != "-" and line > node.start:
            line = self.line_start(line - 1)
        if self.text[line : line + node.column].strip():
            raise CannotPatchError("a list within a list cannot be edited in place", remedy=REMEDY)
        return line + node.column

    def _lines(self, node: Node, item: Node) -> tuple[int, int]:
        """The whole lines of an item, with the comments above that silence codes for it."""
        start = self.line_start(self._dash(node, item))
        while start > node.start:
            above = self.line_start(start - 1)
            if not _IGNORE.match(self.text[above:start]) or above < self.line_start(node.start):
                break
            start = above
        return start, self.text.find("\n", item.end) + 1 or len(self.text)

    # Fields in blocks

    def add(self, node: Node, key: str, words: str | None, items: tuple[str, ...] = ()) -> str:  # type: ignore[override]
        """The text with a new field of a map, below its others."""
        if node.style == "flow":
            return super().add(node, key, words, items)
        indent = " " * node.column
        said = f"{indent}{self.key(key)}:"
        if words is not None:
            said += f" {scalar(escape(words), quote=self.quote)}"
        dash = indent + " " * self._step() + "- "
        for item in items:
            said += self.newline + dash + scalar(escape(item), quote=self.quote)
        last = members(node)[-1][1]
        end = self.text.find("\n", last)
        end = len(self.text) if end < 0 else end - (self.text[end - 1] == "\r")
        return self.spliced((end, end, self.newline + said))

    def take(self, node: Node, key: str) -> str:
        """The text without the lines of a field."""
        if node.style == "flow":
            return super().take(node, key)
        start = self.line_start(node.keys[key])
        if self.text[start : node.keys[key]].strip() or len(members(node)) < 2:
            raise CannotPatchError(f"“{key}” cannot be taken out in place", remedy=REMEDY)
        end = self.text.find("\n", node.fields[key].end) + 1 or len(self.text)
        return self.spliced((start, end, ""))


def _wrapped(said: str, rows: list[str], indent: str, first: int | None = None) -> list[str]:
    """`said` on lines as wide as `rows` were, the first of them at column `first`."""
    width = max(40, *map(len, rows))
    return textwrap.wrap(
        said,
        width,
        initial_indent=indent if first is None else " " * first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
