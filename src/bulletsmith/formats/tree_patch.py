"""Edits made in a tree of maps, lists and strings by splicing its text at the nodes' spans."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from bulletsmith.bullets.text import one_line
from bulletsmith.cv import CV, Address, Bullet
from bulletsmith.errors import BulletsmithError, CannotPatchError
from bulletsmith.formats.document import Delete, Edit, Insert, Move, Remark, Set
from bulletsmith.formats.edits import apply, spread
from bulletsmith.formats.keyed import IN_PLACE
from bulletsmith.formats.source import splice
from bulletsmith.formats.tree import Node, Walk

REMEDY = "change that in the file itself, or save under another name"
Span = tuple[int, int]


class Found(Protocol):
    """What a reader of such a file gives."""

    @property
    def cv(self) -> CV:
        """The CV."""
        ...

    @property
    def walk(self) -> Walk:
        """Where everything in it stands."""
        ...


class Style:
    """How a file writes things: this one in brackets and commas; YAML's blocks override it."""

    def __init__(self, text: str, newline: str, found: Found) -> None:
        self.text = text
        self.newline = newline
        self.walk = found.walk

    def said(self, words: str, like: Node | None, *, at: int = 0) -> str:
        """`words` as a string, written as `like` is; `at` is where they come to stand."""
        raise NotImplementedError

    def gone(self, address: Address, value: str) -> bool:
        """Whether this format tells `value` by leaving the field at `address` out."""
        del address
        return not value

    def insert(self, node: Node, index: int, words: str) -> str:
        """The text with `words` as a new item of a list."""
        like = next((item for item in node.items if item.kind == "text"), None)
        spans = [(item.start, item.end) for item in node.items]
        return self.spliced(self.inserted(node, spans, index, self.said(words, like)))

    def fill(self, node: Node, words: str) -> str:
        """The text with `words` as the only item of an empty list."""
        if node.kind == "null":
            return self.spliced((node.start, node.end, f"[{self.said(words, None)}]"))
        return self.insert(node, 0, words)

    def delete(self, node: Node, index: int) -> str:
        """The text without an item of a list."""
        return self.spliced(self.deleted(node, [(i.start, i.end) for i in node.items], index))

    def move(self, node: Node, index: int, to: int) -> str:
        """The text with an item of a list moved: the items change places, what is between stays."""
        spans = [(item.start, item.end) for item in node.items]
        said = [self.text[start:end] for start, end in spans]
        said.insert(to, said.pop(index))
        changes = zip(spans, said, strict=True)
        return splice(self.text, [(start, end, new) for (start, end), new in changes])

    def add(self, node: Node, key: str, words: str | None, items: Sequence[str] = ()) -> str:
        """The text with a new field of a map, last in it: `words`, or a list of `items`."""
        spans = members(node)
        line = self.line_start(node.start)
        outer = self.indent_at(line)
        inner = self.own_line(spans[-1][0]) if spans else None
        value = self.said(words or "", None)
        if words is None and inner is not None:
            unit = inner.removeprefix(outer) or "  "
            rows = f",{self.newline}{inner}{unit}".join(self.said(item, None) for item in items)
            value = f"[{self.newline}{inner}{unit}{rows}{self.newline}{inner}]"
        elif words is None:
            value = f"[{', '.join(self.said(item, None) for item in items)}]"
        member = f"{self.key(key)}: {value}"
        return self.spliced(self.inserted(node, spans, len(spans), member))

    def take(self, node: Node, key: str) -> str:
        """The text without a field of a map."""
        keys = sorted(node.keys, key=lambda name: node.keys[name])
        return self.spliced(self.deleted(node, members(node), keys.index(key)))

    def key(self, key: str) -> str:
        """A key as it is written."""
        return key

    def spliced(self, change: tuple[int, int, str]) -> str:
        """The text with one span replaced."""
        return splice(self.text, [change])

    def inserted(
        self, node: Node, spans: Sequence[Span], index: int, said: str
    ) -> tuple[int, int, str]:
        """A new part of what stands in brackets, parted from the others as they are parted."""
        if not spans:
            inner = self.indent_at(self.line_start(node.start))
            if self.own_line(self.walk_key(node)) is None:
                return node.start + 1, node.end - 1, said
            deeper = inner + (self.unit() or "  ")
            return (
                node.start + 1,
                node.end - 1,
                f"{self.newline}{deeper}{said}{self.newline}{inner}",
            )
        if len(spans) > 1:
            near = min(max(index, 1), len(spans) - 1)
            between = self.text[spans[near - 1][1] : spans[near][0]]
        else:
            indent = self.own_line(spans[0][0])
            between = ", " if indent is None else f",{self.newline}{indent}"
        if "#" in between:
            indent = self.own_line(spans[0][0])
            between = ", " if indent is None else f",{self.newline}{indent}"
        if index < len(spans):
            return spans[index][0], spans[index][0], said + between
        return spans[-1][1], spans[-1][1], between + said

    def deleted(self, node: Node, spans: Sequence[Span], index: int) -> tuple[int, int, str]:
        """A part taken out of what stands in brackets, with what parts it from the next."""
        if len(spans) == 1:
            return node.start + 1, node.end - 1, ""
        if index + 1 < len(spans):
            return spans[index][0], spans[index + 1][0], ""
        return spans[index - 1][1], spans[index][1], ""

    def line_start(self, at: int) -> int:
        """Where the line of `at` starts."""
        return self.text.rfind("\n", 0, at) + 1

    def indent_at(self, line: int) -> str:
        """The white space at the start of a line."""
        rest = self.text[line:]
        return rest[: len(rest) - len(rest.lstrip(" \t"))] if rest[:1] in (" ", "\t") else ""

    def own_line(self, at: int) -> str | None:
        """The indent of what starts at `at`; None where something stands before it."""
        before = self.text[self.line_start(at) : at]
        return None if before.strip() else before

    def walk_key(self, node: Node) -> int:
        """Where the line's first sign is that leads to a value."""
        line = self.line_start(node.start)
        return line + len(self.indent_at(line)) if '"' in self.text[line : node.start] else 1

    def unit(self) -> str:
        """One step of the file's indent."""
        for line in self.text.split("\n")[1:]:
            indent = line[: len(line) - len(line.lstrip(" \t"))]
            if indent and line.strip():
                return indent
        return ""


class OwnKeys(Style):
    """A file whose keys are its owner's: which ones stand in it is not ours to change."""

    def add(self, node: Node, key: str, words: str | None, items: Sequence[str] = ()) -> str:
        """Nothing: where a new key belongs is not ours to guess."""
        del node, words, items
        raise CannotPatchError(f"this file has no “{key}” to put it in", remedy=REMEDY)

    def take(self, node: Node, key: str) -> str:
        """Nothing: a key of anybody's making stays."""
        del node
        raise CannotPatchError(f"“{key}” cannot be taken out of this file", remedy=REMEDY)


def for_own_keys(edits: Sequence[Edit | Remark], what: str) -> list[Edit]:
    """Those of `edits` that `what`, a file of its owner's keys, can hold. Raises CannotPatchError.

    Parked bullets stay outside, as in every format without a drawer: the session keeps them beside
    the file.
    """
    from bulletsmith.formats.remarks import without_remarks

    ours = without_remarks(edits, what)
    if any("last_used" in edit.address for edit in ours):
        raise CannotPatchError("this file has no place for the years of tools", remedy=REMEDY)
    return ours


def members(node: Node) -> list[Span]:
    """The spans of a map's own members; what YAML merges into it stands elsewhere."""
    spans = ((node.keys[key], value.end) for key, value in node.fields.items())
    return sorted(span for span in spans if node.start <= span[0] < node.end)


def patched(
    text: str,
    edits: Sequence[Edit],
    read: Callable[[str], Found],
    styled: Callable[[str, Found], Style],
    held: Callable[[CV], CV],
) -> str:
    """`text` with `edits` made. Raises CannotPatchError, and never returns a text that does not
    read back as the CV that was asked for."""
    found = read(text)
    cv = found.cv
    for edit in edits:
        try:
            for part in spread(cv, edit):
                cv = apply(cv, [part])
                if not {"parked", "last_used"} & set(part.address):
                    text = _made(styled(text, found), part)
                    found = read(text)
        except LookupError as error:
            raise CannotPatchError(f"nothing stands at {edit.address}") from error
        except CannotPatchError:
            raise
        except BulletsmithError as error:
            raise CannotPatchError("this edit would break the file", remedy=REMEDY) from error
    if held(found.cv) != held(cv):
        raise CannotPatchError("this edit cannot be made in place in this file", remedy=REMEDY)
    return text


def _made(style: Style, edit: Edit) -> str:
    walk, address = style.walk, edit.address
    if not isinstance(edit, Set) and _fixed(walk, address):
        raise _cannot(edit)
    match edit:
        case Set(_, str() | Bullet() as value):
            words = one_line(value.text if isinstance(value, Bullet) else value)
            return _set(style, address, words)
        case Insert(_, str() | Bullet() as value):
            words = one_line(value.text if isinstance(value, Bullet) else value)
            return _insert(style, address, words)
        case Delete() if address in walk.home:
            node = walk.home[address]
            return style.delete(node, _index(node, walk.nodes[address]))
        case Move(_, to) if address in walk.home:
            node, target = walk.home[address], (*address[:-1], to)
            if walk.home.get(target) is node:
                index, other = walk.nodes[address], walk.nodes[target]
                return style.move(node, _index(node, index), _index(node, other))
    raise _cannot(edit)


def _fixed(walk: Walk, address: Address) -> bool:
    """Whether the list at an item's address is none of the file's own."""
    homes = (node for at, node in walk.home.items() if at[:-1] == address[:-1])
    return any(node.style == IN_PLACE for node in homes)


def _set(style: Style, address: Address, words: str) -> str:
    walk = style.walk
    node, owner = walk.nodes.get(address), walk.owners.get(address)
    gone = style.gone(address, words)
    if owner is not None:
        there = next((key for key, one in owner[0].fields.items() if one is node), owner[1])
        if node is None:
            node = owner[0].fields.get(there)
        if gone:
            return style.take(owner[0], there) if node is not None else style.text
        if node is None:
            return style.add(*owner, words)
    if node is None or (gone and owner is None):
        raise _cannot(Set(address, words))
    return style.spliced((node.start, node.end, style.said(words, node, at=node.start)))


def _insert(style: Style, address: Address, words: str) -> str:
    walk = style.walk
    parent, index = address[:-1], address[-1]
    assert isinstance(index, int)
    if node := walk.home.get(address):
        return style.insert(node, _index(node, walk.nodes[address]), words)
    if node := walk.home.get((*parent, index - 1)):
        return style.insert(node, _index(node, walk.nodes[*parent, index - 1]) + 1, words)
    owner = walk.owners.get(parent)
    if owner is None or index:
        raise _cannot(Insert(address, words))
    there = owner[0].fields.get(owner[1])
    if there is None:
        return style.add(*owner, None, (words,))
    if there.kind == "null" or (there.kind == "list" and not there.items):
        return style.fill(there, words)
    raise _cannot(Insert(address, words))


def _index(node: Node, item: Node) -> int:
    return next(k for k, one in enumerate(node.items) if one is item)


def _cannot(edit: Edit) -> CannotPatchError:
    what = " ".join(str(step + 1 if isinstance(step, int) else step) for step in edit.address)
    return CannotPatchError(f"“{what}” cannot be edited in place in this format", remedy=REMEDY)
