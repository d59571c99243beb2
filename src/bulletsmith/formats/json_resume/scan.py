"""Where each key, string and list of a JSON text stands, with errors by line and column."""

from __future__ import annotations

import re
from collections.abc import Callable

from bulletsmith.errors import NotUnderstoodError
from bulletsmith.formats.source import Lines
from bulletsmith.formats.tree import DEPTH, Node, bounded, put_field

_SPACE = re.compile(r"[ \t\r\n]*")
_BODY = re.compile(r'[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*')
_SCALAR = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null")
_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\."
)
_SHORT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


def scan(text: str) -> Node:
    """The tree of a JSON text. Raises NotUnderstoodError."""
    bounded(text)
    return _Scan(text).whole()


class _Scan:
    def __init__(self, text: str) -> None:
        self.text = text

    def whole(self) -> Node:
        node, at = self.value(self.gap(0), 0)
        at = self.gap(at)
        if at < len(self.text):
            raise self.wrong(at, "something stands after the end")
        return node

    def gap(self, at: int) -> int:
        found = _SPACE.match(self.text, at)
        assert found is not None
        return found.end()

    def wrong(self, at: int, why: str, remedy: str = "") -> NotUnderstoodError:
        if self.text.startswith(("//", "/*", "#"), at):
            why, remedy = "JSON has no comments", "take the comment out"
        lines = Lines(self.text)
        return NotUnderstoodError(
            f"not JSON: {why}", remedy=remedy, line=lines.line(at), column=lines.column(at)
        )

    def value(self, at: int, depth: int) -> tuple[Node, int]:
        if depth > DEPTH:
            raise self.wrong(at, "it is nested deeper than any CV")
        sign = self.text[at : at + 1]
        if sign == '"':
            return self.string(at)
        if sign in ("{", "["):
            return self.nest(at, depth, sign)
        found = _SCALAR.match(self.text, at)
        if found is None:
            why = "it ends too early" if not sign else f"a value should stand here, not {sign!r}"
            raise self.wrong(at, why, "strings stand in double quotes" if sign == "'" else "")
        said = found.group()
        kind = "null" if said == "null" else "scalar"
        return Node(kind, at, found.end(), said, [(0, at)]), found.end()

    def nest(self, at: int, depth: int, sign: str) -> tuple[Node, int]:
        node = Node("map" if sign == "{" else "list", at, at)
        close = "}" if sign == "{" else "]"
        add: Callable[[Node, int, int], int] = self.member if sign == "{" else self.item
        at = self.gap(at + 1)
        while not self.text.startswith(close, at):
            at = self.gap(add(node, at, depth + 1))
            if self.text.startswith(",", at):
                comma, at = at, self.gap(at + 1)
                if self.text.startswith(close, at):
                    raise self.wrong(comma, f"a comma before {close}", "take the comma out")
            elif not self.text.startswith(close, at):
                here = self.text[at : at + 1]
                why = f"a comma or {close} is missing before {here!r}" if here else "it ends early"
                raise self.wrong(at, why)
        node.end = at + 1
        return node, at + 1

    def item(self, node: Node, at: int, depth: int) -> int:
        item, at = self.value(at, depth)
        node.items.append(item)
        return at

    def member(self, node: Node, start: int, depth: int) -> int:
        if not self.text.startswith('"', start):
            raise self.wrong(start, "a key in double quotes should stand here")
        key, at = self.string(start)
        at = self.gap(at)
        if not self.text.startswith(":", at):
            raise self.wrong(at, f"a colon is missing after the key “{key.text[:40]}”")
        value, at = self.value(self.gap(at + 1), depth)
        put_field(node, key.text, start, value)
        return at

    def string(self, start: int) -> tuple[Node, int]:
        found = _BODY.match(self.text, start + 1)
        assert found is not None
        end = found.end()
        if not self.text.startswith('"', end):
            sign = self.text[end : end + 1]
            if sign == "\\":
                raise self.wrong(end, f"{self.text[end : end + 2]!r} is no escape of JSON")
            raise self.wrong(start, "this string is not closed on its line")
        text, marks = unescaped(found.group(), start + 1)
        return Node("text", start, end + 1, text, marks, '"'), end + 1


def unescaped(body: str, start: int) -> tuple[str, list[tuple[int, int]]]:
    """What the inside of a string says, and where offsets in it and in the file part."""
    marks = [(0, start)]
    if "\\" not in body:
        return body, marks
    said: list[str] = []
    done = length = 0
    for found in _ESCAPE.finditer(body):
        said += body[done : found.start()], _meaning(found.group())
        length += found.start() - done + len(said[-1])
        done = found.end()
        marks.append((length, start + done))
    return "".join(said) + body[done:], marks


def _meaning(escape: str) -> str:
    if len(escape) == 12:
        high, low = int(escape[2:6], 16), int(escape[8:], 16)
        return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)
    if escape[1] == "u":
        return chr(int(escape[2:], 16))
    return _SHORT.get(escape[1], escape[1])
