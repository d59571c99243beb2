"""Where each key, scalar and list of a YAML text stands, from the parser's events.

Nothing is constructed: tags have no effect, and what aliases expand to is counted first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from bulletsmith.bullets.text import one_line
from bulletsmith.errors import NotUnderstoodError
from bulletsmith.formats.source import Lines
from bulletsmith.formats.tree import DEPTH, Node, put_field

LENGTH = 300_000  # characters; the parser reads some 300 KB a second
NODES = 50_000  # after aliases
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)+")
_ESCAPE = re.compile(
    r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[ \t]*\r?\n[ \t]*|[\s\S])"
)
_SHORT = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r",
    "e": "\x1b", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


@dataclass
class Scan:
    """The tree of a YAML text, and the spans of all its scalars in order."""

    root: Node = field(default_factory=lambda: Node("null", 0, 0))
    scalars: list[tuple[int, int]] = field(default_factory=list)


def scan(text: str) -> Scan:
    """The tree of a YAML text. Raises NotUnderstoodError with line and column."""
    if len(text) > LENGTH:
        raise NotUnderstoodError("this file is far longer than a CV: it is not read")
    try:
        return _Scan(text).whole()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = error.problem or error.context or "it cannot be parsed"
        quote = "mapping values" in problem
        raise NotUnderstoodError(
            f"not YAML: {problem}",
            remedy="a text with a colon in it stands in quotes" if quote else "",
            line=mark.line + 1 if mark else None,
            column=mark.column + 1 if mark else None,
        ) from None
    except yaml.reader.ReaderError as error:
        lines, at = Lines(text), int(error.position)
        raise NotUnderstoodError(
            f"not YAML: U+{ord(text[at : at + 1] or ' '):04X} may not stand in it",
            line=lines.line(at),
            column=lines.column(at),
        ) from None


class _Scan:
    def __init__(self, text: str) -> None:
        self.text = text
        self.done = Scan()
        self.stack: list[Node] = []
        self.keys: list[tuple[str, int] | None] = []
        self.anchors: dict[str, Node | None] = {}
        self.names: list[str | None] = []
        self.weight: list[int] = []
        self.weights: dict[str, int] = {}
        self.heads = 0

    def whole(self) -> Scan:
        for event in yaml.parse(self.text, Loader=yaml.SafeLoader):
            match event:
                case yaml.DocumentStartEvent():
                    self.heads += 1
                    if self.heads > 1:
                        raise self.wrong(event, "it holds several documents")
                case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                    self.open(event)
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    self.close(event)
                case yaml.ScalarEvent():
                    node = self.scalar(event)
                    if event.anchor:
                        self.anchors[event.anchor], self.weights[event.anchor] = node, 1
                    self.put(node, 1, event)
                case yaml.AliasEvent():
                    self.alias(event)
        return self.done

    def wrong(self, event: Any, why: str) -> NotUnderstoodError:
        mark = event.start_mark
        return NotUnderstoodError(f"not a CV: {why}", line=mark.line + 1, column=mark.column + 1)

    def open(self, event: Any) -> None:
        if len(self.stack) >= DEPTH:
            raise self.wrong(event, "it is nested deeper than any CV")
        start = self.after_properties(event)
        kind = "map" if isinstance(event, yaml.MappingStartEvent) else "list"
        style = "flow" if event.flow_style else "block"
        column = start - self.text.rfind("\n", 0, start) - 1
        flowing = bool(self.stack) and self.stack[-1].style == "flow"
        node = Node(kind, start, start, style=style, column=column, flowing=flowing)
        if event.anchor:
            self.anchors[event.anchor] = None  # an alias to it from inside has no end
        self.names.append(event.anchor)
        self.stack.append(node)
        self.keys.append(None)
        self.weight.append(1)

    def close(self, event: Any) -> None:
        node, name, weight = self.stack.pop(), self.names.pop(), self.weight.pop()
        self.keys.pop()
        if node.style == "flow":
            node.end = event.end_mark.index
        if node.kind == "map":
            _merge(node)
        if name:
            self.anchors[name], self.weights[name] = node, weight
        self.put(node, weight, event)

    def alias(self, event: Any) -> None:
        target = self.anchors.get(event.anchor)
        if target is None:
            raise self.wrong(event, f"*{event.anchor} stands for what is not there, or for itself")
        start, end = event.start_mark.index, event.end_mark.index
        node = replace(target, start=start, end=end, marks=[(0, start)])
        self.put(node, self.weights[event.anchor], event)

    def put(self, node: Node, weight: int, event: Any) -> None:
        """Put a whole node where it belongs: the root, an item, a key or its value."""
        if not self.stack:
            self.done.root = node
            return
        self.weight[-1] += weight
        if self.weight[-1] > NODES:
            raise self.wrong(event, "it expands to more than any CV holds")
        parent = self.stack[-1]
        if parent.style == "block":
            parent.end = max(parent.end, node.end)
        key = self.keys[-1]
        if parent.kind == "list":
            parent.items.append(node)
        elif key is not None:
            put_field(parent, *key, node)
            self.keys[-1] = None
        elif node.kind in ("map", "list"):
            raise self.wrong(event, "a key should be a word")
        else:
            self.keys[-1] = (node.text, node.start)

    def after_properties(self, event: Any) -> int:
        """Where a node starts behind its anchor and its tag."""
        start: int = event.start_mark.index
        found = (
            _PROPERTIES.match(self.text, start) if self.text[start : start + 1] in "&!" else None
        )
        return found.end() if found and (event.anchor or event.tag) else start

    def scalar(self, event: Any) -> Node:
        start, end = self.after_properties(event), event.end_mark.index
        end = start + len(self.text[start:end].rstrip())
        style = event.style or ""
        flowing = bool(self.stack) and self.stack[-1].style == "flow"
        if not style and event.value in ("", "~", "null", "Null", "NULL"):
            return Node("null", min(start, max(start, end)), max(start, end), event.value, style="")
        raw, marks = self.raw(style, start, end)
        if one_line(raw) != one_line(event.value):
            raw, marks = event.value, [(0, start)]
        self.done.scalars.append((start, end))
        return Node("text", start, end, raw, marks, style, flowing=flowing)

    def raw(self, style: str, start: int, end: int) -> tuple[str, list[tuple[int, int]]]:
        """What a scalar says, but for white space, and where offsets in it and in the file part."""
        if style in ("|", ">"):
            first = self.text.find("\n", start) + 1
            return self.text[first:end], [(0, first)]
        if not style:
            return self.text[start:end], [(0, start)]
        body, marks = self.text[start + 1 : end - 1], [(0, start + 1)]
        said: list[str] = []
        done = length = 0
        for at, to, new in _replaced(body) if style == '"' else _doubled(body):
            said += body[done:at], new
            length += at - done + len(new)
            done = to
            marks.append((length, start + 1 + done))
        return "".join(said) + body[done:], marks


def _doubled(body: str) -> Iterator[tuple[int, int, str]]:
    for found in re.finditer("''", body):
        yield found.start(), found.end(), "'"


def _replaced(body: str) -> Iterator[tuple[int, int, str]]:
    for found in _ESCAPE.finditer(body):
        escape = found.group()
        if escape[1] in "xuU" and len(escape) > 2:
            code = int(escape[2:], 16)
            new = chr(code) if code < 0x110000 else "\ufffd"
        else:
            new = "" if "\n" in escape else _SHORT.get(escape[1], escape[1])
        yield found.start(), found.end(), new


def _merge(node: Node) -> None:
    """`<<: *other`: the other map's fields, where the node has none of its own."""
    other = node.fields.get("<<")
    if other is None:
        return
    for source in [other] if other.kind == "map" else other.items:
        for key, value in source.fields.items():
            if key not in node.fields:
                node.fields[key], node.keys[key] = value, source.keys[key]
    del node.fields["<<"]
