"""Edits made in a TOML text by splicing spans: what is not edited keeps its every byte."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from bulletsmith.cv import CV, Address, Bullet, at
from bulletsmith.errors import CannotPatchError
from bulletsmith.formats.document import Delete, Document, Edit, Insert, Move, Set
from bulletsmith.formats.edits import apply, spread
from bulletsmith.formats.source import Source, splice
from bulletsmith.formats.toml.scan import Node, Scan, Step
from bulletsmith.formats.toml.schema import BULLET_KEYS, FIELDS, held, table
from bulletsmith.formats.toml.write import blocks, inline, statement

Change = tuple[int, int, str]


class Reader(Protocol):
    """What reads a patched file back."""

    def read(self, source: bytes) -> Document:
        """The CV in `source`."""
        ...


def patched(reader: Reader, source: Source, edits: Sequence[Edit]) -> str:
    """The text of `source` with `edits` made. Raises CannotPatchError, and never returns a text
    that does not read back as the CV that was asked for."""
    text = source.text
    cv = reader.read(text.encode()).cv
    for edit in edits:
        try:
            for part in spread(cv, edit):
                text = _Patch(text, source.newline).made(part, cv)
                cv = apply(cv, [part])
        except LookupError as error:
            raise CannotPatchError(f"nothing stands at {edit.address}") from error
    if reader.read(text.encode()).cv != held(cv):
        raise CannotPatchError(
            "this file is laid out in a way that cannot be edited in place",
            remedy="save under another name, which writes it anew",
        )
    return text


class _Patch:
    """One edit of one text."""

    def __init__(self, text: str, newline: str) -> None:
        self.text = text
        self.newline = newline
        self.root = Scan(text).root

    def made(self, edit: Edit, cv: CV) -> str:
        """The text with `edit` made; `cv` is what it says before."""
        match edit:
            case Set(address, Bullet() as bullet):
                return self._set_bullet(address, at(cv, address), held(bullet))
            case Set(address, Mapping() as new):
                old: Mapping[str, Any] = at(cv, address)
                gone = dict.fromkeys(set(old) - set(new))
                return self._set_fields(
                    address,
                    {**gone, **{key: value for key, value in new.items() if old.get(key) != value}},
                )
            case Set(address, value) if isinstance(address[-1], int):
                node = self._node(address)
                return splice(self.text, [self._replaced(node, held(value))])
            case Set(address, value):
                return self._set_fields(address[:-1], {str(address[-1]): held(value)})
            case Insert(address, value):
                return self._insert(address[:-1], _index(address), table(held(value)))
            case Delete(address):
                return self._delete(address[:-1], _index(address))
            case Move(address, to):
                return self._move(address[:-1], _index(address), to)

    def _node(self, path: tuple[Step, ...]) -> Node:
        node = self.root.get(path)
        if node is None:
            raise LookupError(path)
        return node

    def _plain(self, node: Node) -> Any:
        return tomllib.loads(f"x = {self.text[node.start : node.end]}")["x"]

    def _replaced(self, node: Node, value: Any) -> Change:
        return node.start, node.end, inline(value, self.text[node.start : node.end])

    # A field of a table

    def _set_bullet(self, address: Address, old: Bullet, new: Bullet) -> str:
        node = self._node(address)
        if node.kind == "string":
            value = new.own if not new.slots else table(new)
            return splice(self.text, [self._replaced(node, value)])
        before, after = table(old), table(new)
        keys = [key for key in BULLET_KEYS if before.get(key, "") != after.get(key, "")]
        return self._set_fields(address, {key: after.get(key, "") for key in keys})

    def _set_fields(self, path: Address, values: Mapping[str, Any]) -> str:
        node = self.root.get(path)
        if node is None or (node.kind == "table" and path and not node.name and not node.dotted):
            return self._new_table(path, {key: value for key, value in values.items() if value})
        if node.kind == "inline":
            whole = {**self._plain(node), **values}
            kept = {key: value for key, value in whole.items() if value or value == 0}
            return splice(self.text, [(node.start, node.end, inline(kept))])
        changes: list[Change] = []
        for key, value in values.items():
            old = node.fields.get(key)
            if old is not None and not value:
                changes.append((*old.line, ""))
            elif old is not None:
                changes.append(self._replaced(old, value))
            elif value:
                changes.append(self._new_field(node, path, key, value))
        return splice(self.text, changes)

    def _new_field(self, node: Node, path: Address, key: str, value: Any) -> Change:
        """A statement after the nearest one that comes before it in the order of a new file."""
        order = FIELDS.get(str(path[-1]) if path and isinstance(path[-1], str) else _kind(path), ())
        earlier = order[: order.index(key)] if key in order else tuple(node.fields)
        found = [node.fields[name] for name in earlier if name in node.fields]
        lines = [child.line for child in found if child.kind not in ("table", "tables")]
        near = max(lines, default=node.line)
        start = self.text[near[0] : near[1]]
        indent = start[: len(start) - len(start.lstrip(" \t"))] if start.strip() else ""
        prefix = ".".join(str(step) for step in path) + "." if node.dotted else ""
        said = indent + prefix + statement(key, value, self.newline)
        return self._line_at(near[1], said)

    def _line_at(self, at_: int, said: str) -> Change:
        if at_ == len(self.text) and self.text and not self.text.endswith("\n"):
            return at_, at_, self.newline + said.removesuffix(self.newline)
        return at_, at_, said

    def _new_table(self, path: Address, values: Mapping[str, Any]) -> str:
        """A table with a header of its own, where a new file has it."""
        outer = self.root.get(path[:-1])
        if outer is not None and outer.kind == "inline":
            return self._set_fields(path[:-1], {str(path[-1]): dict(values)})
        name = ".".join(str(step) for step in path)
        inside = self.root.get(path)
        if inside is not None and inside.blocks:
            place = inside.blocks[0].start
        else:
            place = self._end_before(path)
        return self._block_at(place, f"[{name}]\n{blocks(values, name)}")

    def _end_before(self, path: Address) -> int:
        """Where the tables end after which that of `path` stands in a new file."""
        outer = self.root.get(path[:-1]) if len(path) > 1 else None
        if outer is not None and outer.blocks:
            return outer.blocks[-1].end
        order = FIELDS[""]
        earlier = order[: order.index(str(path[0]))]
        tables = [self.root.fields[key] for key in earlier if key in self.root.fields]
        ends = [block.end for node in tables for item in _with_items(node) for block in item.blocks]
        return max([self.root.blocks[0].end, *ends])

    def _block_at(self, place: int, said: str, cut: tuple[int, int] | None = None) -> str:
        """The text with the block `said` at `place`, blank lines around it; `cut` is taken out."""
        before, after = self.text[:place], self.text[place:]
        if cut and cut[1] == place:
            before = self.text[: cut[0]]
        if cut and cut[0] == place:
            after = self.text[cut[1] :]
        said = said.replace("\r\n", "\n").strip("\n").replace("\n", self.newline) + self.newline
        if after.strip():
            said += "" if after.startswith(("\n", "\r")) else self.newline
        if before.strip():
            lines = before.replace("\r\n", "\n")
            said = self.newline * (2 - lines.endswith("\n") - lines.endswith("\n\n")) + said
        return splice(self.text, [(place, place, said), *([(*cut, "")] if cut else [])])

    # An item of a list

    def _insert(self, path: Address, index: int, value: Any) -> str:
        node = self.root.get(path)
        outer = self.root.get(path[:-1])
        if node is not None and node.kind == "array" and node.items:
            return splice(self.text, self._item_in(node, index, inline(value)))
        if node is not None and node.kind == "tables":
            if index < len(node.items):
                place = node.items[index].blocks[0].start
            else:
                place = node.items[-1].blocks[-1].end
            return self._block_at(place, _header(path) + blocks(value, _name(path)))
        if outer is not None and outer.kind == "inline":
            return self._set_fields(path[:-1], {str(path[-1]): [value]})
        if isinstance(value, str):
            return self._set_fields(path[:-1], {str(path[-1]): [value]})
        if node is not None:  # an empty `bullets = []` gives way to tables
            return _Patch(splice(self.text, [(*node.line, "")]), self.newline)._insert(
                path, index, value
            )
        return self._block_at(self._end_before(path), _header(path) + blocks(value, _name(path)))

    def _item_in(self, node: Node, index: int, said: str) -> list[Change]:
        text = self.text
        if index < len(node.items):
            place = node.items[index].start
            indent = self._own_line(place)
            gap = " " if indent is None else self.newline + indent
            return [(place, place, f"{said},{gap}")]
        last = node.items[-1].end
        indent = self._own_line(node.items[-1].start)
        if indent is None:
            return [(last, last, f", {said}")]
        comma = _after_comma(text, last)
        row = text.find("\n", comma or last)
        row -= text[row - 1] == "\r"
        if comma is not None and comma <= row:
            return [(row, row, f"{self.newline}{indent}{said},")]
        if row >= node.end:
            return [(last, last, f",{self.newline}{indent}{said}")]
        return [(last, last, ","), (row, row, f"{self.newline}{indent}{said}")]

    def _own_line(self, place: int) -> str | None:
        """The indent of what starts at `place`; None where something stands before it."""
        before = self.text[self.text.rfind("\n", 0, place) + 1 : place]
        return before if not before.strip() else None

    def _delete(self, path: Address, index: int) -> str:
        node = self._node(path)
        item = node.items[index]
        if node.kind == "tables":
            return splice(self.text, [(block.start, block.end, "") for block in item.blocks])
        comma = _after_comma(self.text, item.end) or item.end
        row = self.text.find("\n", comma) + 1 or len(self.text)
        rest = self.text[comma:row].strip()
        if self._own_line(item.start) is not None and (not rest or rest.startswith("#")):
            return splice(self.text, [(self.text.rfind("\n", 0, item.start) + 1, row, "")])
        if index + 1 < len(node.items):
            end = node.items[index + 1].start
            end = end if "\n" not in self.text[item.end : end] else comma
            return splice(self.text, [(item.start, end, "")])
        start = node.items[index - 1].end if index else item.start
        start = start if "\n" not in self.text[start : item.start] else item.start
        return splice(self.text, [(start, comma if start == item.start else item.end, "")])

    def _move(self, path: Address, index: int, to: int) -> str:
        node = self._node(path)
        others = [*node.items[:index], *node.items[index + 1 :]]
        item = node.items[index]
        if node.kind == "array":
            order = [*others[:to], item, *others[to:]]
            said = [self.text[one.start : one.end] for one in order]
            return splice(
                self.text,
                [(a.start, a.end, new) for a, new in zip(node.items, said, strict=True)],
            )
        if to == index:
            return self.text
        cut = item.blocks[0].start, item.blocks[-1].end
        place = others[to].blocks[0].start if to < len(others) else others[-1].blocks[-1].end
        return self._block_at(place, self.text[slice(*cut)], cut)


def _index(address: Address) -> int:
    index = address[-1]
    assert isinstance(index, int)
    return index


def _kind(path: Address) -> str:
    """The kind of table at `path`: `bullets` for a bullet, `roles` for a role, '' for the root."""
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _name(path: Address) -> str:
    return ".".join(step for step in path if isinstance(step, str))


def _header(path: Address) -> str:
    return f"[[{_name(path)}]]\n"


def _with_items(node: Node) -> list[Node]:
    return [node, *node.items]


def _after_comma(text: str, at_: int) -> int | None:
    """Past the comma after an item, on its line or after white space; None where there is none."""
    rest = text[at_:]
    gap = len(rest) - len(rest.lstrip())
    return at_ + gap + 1 if rest[gap : gap + 1] == "," else None
