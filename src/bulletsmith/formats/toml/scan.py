"""Where each key, value and comment of a TOML text stands. The text has passed `tomllib` before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_GAP = re.compile(r"[ \t]*")
_SPACE = re.compile(r"[ \t\r\n]*")
_COMMENT = re.compile(r"#[^\n]*")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*'""")
_STRING = re.compile(
    r'''"""(?:[^"\\]|\\[\s\S]|"{1,2}(?=[^"]))*"{3,5}|\'\'\'(?:[^']|'{1,2}(?=[^']))*'{3,5}'''
    r"""|"(?:\\.|[^"\\\n])*"|'[^'\n]*'"""
)
_SCALAR = re.compile(r"\d{4}-\d\d-\d\d \d\d:[^\s,\]}#]+|[^\s,\]}#]+")
_ESCAPE = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|x[0-9A-Fa-f]{2}|[ \t\r]*\n\s*|.)|\r\n")
_LINE_END = re.compile("\r\n")
_SHORT = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b"}

Step = str | int


@dataclass(slots=True, eq=False)
class Block:
    """A header with the statements under it: `text[start:end]`, the blank lines after it too."""

    start: int  # of the comments right above the header
    header: int  # of the header's line
    end: int


@dataclass(slots=True, eq=False)
class Node:
    """A value, or a table. `kind` is string, scalar, array, inline, table or tables.

    `[start, end)` is the value's span, of a table its header's; `line` is the whole statement from
    the start of its line to past its line end. `name` is a table's dotted name as written.
    """

    kind: str
    start: int = 0
    end: int = 0
    line: tuple[int, int] = (0, 0)
    name: str = ""
    fields: dict[str, Node] = field(default_factory=dict)
    items: list[Node] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    dotted: bool = False  # a table that only dotted keys make: `profile.name = ...`

    def get(self, path: tuple[Step, ...]) -> Node | None:
        """What stands at `path` below this node."""
        node: Node | None = self
        for step in path:
            assert node is not None
            if isinstance(step, int):
                node = node.items[step] if 0 <= step < len(node.items) else None
            else:
                node = node.fields.get(step)
            if node is None:
                return None
        return node


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment from its `#`; `alone` on its line or after something."""

    start: int
    text: str
    alone: bool


class Scan:
    """The tree of a TOML text, and its comments in order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.comments: list[Comment] = []
        self.root = Node("table")
        self.order: list[tuple[int, tuple[Step, ...]]] = []  # where each statement starts
        self._read()

    def _read(self) -> None:
        text, at = self.text, 0
        table, path = self.root, ()  # type: tuple[Node, tuple[Step, ...]]
        block = Block(0, 0, 0)
        self.root.blocks.append(block)
        alone: int | None = None  # the first of the comment lines right above
        while True:
            line = at
            at = self._gap(at)
            if at >= len(text):
                break
            if text[at] in "\r\n":
                at = text.find("\n", at) + 1 or len(text)
                alone = None
                if block.end == line:
                    block.end = at
            elif text[at] == "#":
                alone = line if alone is None else alone
                at = self._line_end(at, alone=True)
            elif text[at] == "[":
                start, many = at, text.startswith("[[", at)
                keys, at = self._keys(at + 1 + many)
                at = self._gap(at) + 1 + many
                table, path, trail = self._open([key for key, _, _ in keys], many)
                table.name = text[keys[0][1] : keys[-1][2]]
                table.start, table.end = start, at
                at = self._line_end(at)
                table.line = (line, at)
                first = line if alone is None or alone == 0 else alone
                block = Block(first, line, at)
                for node in trail:
                    node.blocks.append(block)
                self.order.append((start, path))
                alone = None
            else:
                keys, start = self._keys(at)
                self.order.append((at, (*path, *(key for key, _, _ in keys))))
                value, at = self._value(self._gap(self._gap(start) + 1))
                at = self._line_end(at)
                value.line = (line, at)
                self._put(table, [key for key, _, _ in keys], value, line)
                block.end = at
                alone = None

    def _open(self, keys: list[str], many: bool) -> tuple[Node, tuple[Step, ...], list[Node]]:
        """The table of a header, its path, and the tables around it that the block belongs to."""
        node, path, trail = self.root, list[Step](), list[Node]()
        for depth, key in enumerate(keys):
            last = depth == len(keys) - 1
            kind = "tables" if many and last else "table"
            node = node.fields.setdefault(key, Node(kind))
            path.append(key)
            if node.kind == "tables":
                if last and many:
                    node.items.append(Node("table"))
                node = node.items[-1]
                path.append(len(self._list(path)) - 1)
            trail.append(node)
        node.dotted = False
        return node, tuple(path), trail

    def _list(self, path: list[Step]) -> list[Node]:
        found = self.root.get(tuple(path))
        assert found is not None
        return found.items

    def _put(self, table: Node, keys: list[str], value: Node, line: int) -> None:
        for key in keys[:-1]:
            inner = table.fields.get(key)
            if inner is None:
                inner = table.fields[key] = Node("table", dotted=True, start=line, end=line)
            inner.line = value.line
            table = inner
        table.fields[keys[-1]] = value

    def _gap(self, at: int) -> int:
        found = _GAP.match(self.text, at)
        assert found is not None
        return found.end()

    def _keys(self, at: int) -> tuple[list[tuple[str, int, int]], int]:
        """The parts of a dotted key, each with its span, and where they end."""
        keys: list[tuple[str, int, int]] = []
        while True:
            found = _KEY.match(self.text, self._gap(at))
            assert found is not None
            keys.append((_plain(found.group()), found.start(), found.end()))
            at = self._gap(found.end())
            if not self.text.startswith(".", at):
                return keys, found.end()
            at += 1

    def _value(self, at: int) -> tuple[Node, int]:
        if found := _STRING.match(self.text, at):
            return Node("string", at, found.end()), found.end()
        if self.text[at] == "[":
            node = Node("array", at)
            at = self._space(at + 1)
            while self.text[at] != "]":
                item, at = self._value(at)
                node.items.append(item)
                at = self._comma(at)
        elif self.text[at] == "{":
            node = Node("inline", at)
            at = self._space(at + 1)
            while self.text[at] != "}":
                keys, at = self._keys(at)
                value, at = self._value(self._gap(self._gap(at) + 1))
                self._put(node, [key for key, _, _ in keys], value, at)
                at = self._comma(at)
        else:
            found = _SCALAR.match(self.text, at)
            assert found is not None
            return Node("scalar", at, found.end()), found.end()
        node.end = at + 1
        return node, node.end

    def _space(self, at: int) -> int:
        """Past white space, line ends and comments inside an array."""
        while True:
            found = _SPACE.match(self.text, at)
            assert found is not None
            at = found.end()
            if not self.text.startswith("#", at):
                return at
            at = self._comment(
                at, alone=not self.text[self.text.rfind("\n", 0, at) + 1 : at].strip()
            )

    def _comma(self, at: int) -> int:
        at = self._space(at)
        return self._space(at + 1) if self.text[at] == "," else at

    def _comment(self, at: int, *, alone: bool) -> int:
        found = _COMMENT.match(self.text, at)
        assert found is not None
        self.comments.append(Comment(at, found.group().rstrip("\r"), alone))
        return found.end()

    def _line_end(self, at: int, *, alone: bool = False) -> int:
        """Past the rest of the line, a comment in it noted."""
        at = self._gap(at)
        if self.text.startswith("#", at):
            at = self._comment(at, alone=alone)
        return self.text.find("\n", at) + 1 or len(self.text)

    def strings(self) -> Iterator[tuple[tuple[Step, ...], Node]]:
        """Every string value with its path."""
        yield from _strings(self.root, ())


def _strings(node: Node, path: tuple[Step, ...]) -> Iterator[tuple[tuple[Step, ...], Node]]:
    if node.kind in ("string", "scalar"):
        yield path, node
    for key, value in node.fields.items():
        yield from _strings(value, (*path, key))
    for index, item in enumerate(node.items):
        yield from _strings(item, (*path, index))


def unquoted(literal: str) -> tuple[str, list[tuple[int, int]]]:
    """What a string literal says, and (offset in it, offset in the literal) wherever they part."""
    quotes = 3 if literal.startswith(('"""', "'''")) else 1
    start = quotes
    if quotes == 3:
        start += literal.startswith("\r\n", 3) * 2 or literal.startswith("\n", 3)
    stop = len(literal) - quotes
    body = literal[start:stop]
    pattern = _LINE_END if literal[0] == "'" else _ESCAPE
    said: list[str] = []
    marks = [(0, start)]
    done = length = 0
    for found in pattern.finditer(body):
        said += body[done : found.start()], _escaped(found.group())
        length += found.start() - done + len(said[-1])
        done = found.end()
        marks.append((length, start + done))
    return "".join(said) + body[done:], marks


def _escaped(escape: str) -> str:
    if escape == "\r\n":
        return "\n"
    if escape[1] in "uUx":
        return chr(int(escape[2:], 16))
    return "" if escape[1:].isspace() else _SHORT.get(escape[1], escape[1])


def _plain(key: str) -> str:
    return unquoted(key)[0] if key[0] in "\"'" else key
