"""A file of maps, lists and strings (JSON, YAML) as a tree that knows where everything stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bulletsmith.bullets.text import one_line
from bulletsmith.cv import Address, Bullet
from bulletsmith.dates import normal
from bulletsmith.errors import NotUnderstoodError
from bulletsmith.formats.document import NotUnderstood, Place
from bulletsmith.formats.source import LENGTH, Lines, laid

DEPTH = 64  # a CV nests four deep


@dataclass(slots=True, eq=False)
class Node:
    """A value. `kind` is map, list, text, scalar (a number, a truth) or null.

    `[start, end)` is its span in the file, `text` what a text or a scalar says, and `marks` pairs
    offsets into `text` with offsets into the file wherever the two part. `style` is the quote or
    block mark of a text, `flow` or `block` of the rest; `column` is where a block list's dashes or
    a block map's keys stand.
    """

    kind: str
    start: int
    end: int
    text: str = ""
    marks: list[tuple[int, int]] = field(default_factory=list)
    style: str = "flow"
    column: int = 0
    flowing: bool = False  # whether it stands in the brackets of a YAML file
    fields: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)
    items: list[Node] = field(default_factory=list)
    doubled: list[tuple[str, int, Node]] = field(default_factory=list)

    @property
    def said(self) -> bool:
        """Whether it holds words of its own."""
        return self.kind in ("text", "scalar") and bool(self.text.strip())


class Walk:
    """The way from a tree to a CV: what is read is noted with its place, and the rest is told."""

    def __init__(self, text: str) -> None:
        self.lines = Lines(text)
        self.places: dict[Address, Place] = {}
        self.nodes: dict[Address, Node] = {}  # the text at an address
        self.home: dict[Address, Node] = {}  # the list that the text at an address stands in
        self.owners: dict[Address, tuple[Node, str]] = {}  # the map and key of a field or a list
        self.told: list[NotUnderstood] = []
        self.misspelt: list[tuple[Address, str]] = []  # keys, each with what is said of it
        self.used: set[int] = set()

    def not_understood(self) -> tuple[NotUnderstood, ...]:
        """What was told, in the order of the file; keys are text from outside as all else is."""
        return tuple(NotUnderstood(line, one_line(text)) for line, text in sorted(self.told))

    def plain(self, node: Node) -> tuple[str, Place]:
        """The words of a text on one line, with their place."""
        return laid(node.text, node.marks or [(0, node.start)], node.start, node.end)

    def known(
        self, node: Node, keys: Sequence[str], where: str, old: Mapping[str, str] | None = None
    ) -> dict[str, Node]:
        """The fields of a map by their right keys; `old` are other keys for the same.

        A misspelt or outdated key is told, with the bullets that other programs lose by it.
        """
        found = {
            key: value for key, value in node.fields.items() if key in keys and value.kind != "null"
        }
        for key, value, at, twice in _all_fields(node):
            if key in keys and not twice:
                continue
            right = key if twice else self._meant(key, keys, old or {})
            if twice:
                why = f"“{key}” stands twice in {where}, and only the last one counts"
            elif not right:
                continue
            elif key in (old or {}):
                why = f"“{key}” in {where} is read as “{right}”, the key that other programs know"
            else:
                why = f"“{key}” in {where} is misspelt: did you mean “{right}”?"
            lost = len(value.items)
            if lost and right in ("highlights", "sections"):
                why += f" Other programs lose its {lost} bullet{'s' * (lost > 1)}"
            self.told.append(NotUnderstood(self.lines.line(at), why))
            if not twice and key not in (old or {}):
                here: Address = ("keys", len(self.misspelt))
                self.places[here] = Place(at, at + len(key))
                self.misspelt.append((here, one_line(why)))
            if right not in found and value.kind != "null":
                found[right] = value
        return found

    def _meant(self, key: str, keys: Sequence[str], old: Mapping[str, str]) -> str:
        if key in old:
            return old[key]
        from rapidfuzz.process import extractOne

        near = extractOne(key.lower(), [known.lower() for known in keys], score_cutoff=83)
        return keys[near[2]] if near else ""

    def word(
        self, node: Node | None, address: Address = (), owner: tuple[Node, str] | None = None
    ) -> str:
        """What a text says, on one line; noted as what stands at `address`."""
        if owner and address:
            self.owners[address] = owner
        if node is None or node.kind not in ("text", "scalar"):
            return ""
        self.used.add(id(node))
        words, place = self.plain(node)
        if address:
            self.places[address] = place
            self.nodes[address] = node
        return words

    def date(
        self, node: Node | None, address: Address = (), owner: tuple[Node, str] | None = None
    ) -> str:
        """A date as a CV keeps it; one that cannot be read as it is written."""
        words = self.word(node, address, owner)
        return normal(words) or words

    def words(
        self, node: Node | None, address: Address, owner: tuple[Node, str], first: int = 0
    ) -> tuple[str, ...]:
        """The texts of a list, the empty ones left out; they stand at `address` from `first` on."""
        self.owners.setdefault(address, owner)
        if node is None:
            return ()
        found: list[str] = []
        for item in node.items if node.kind == "list" else [node]:
            if item.kind == "map" and item.style == "block":
                self._unquoted(item)
            if not item.said:
                continue
            here = (*address, first + len(found))
            if said := self.word(item, here):
                found.append(said)
                if node.kind == "list":
                    self.home[here] = node
        return tuple(found)

    def _unquoted(self, node: Node) -> None:
        """Tell a text of a YAML list that its colon made a map."""
        for key, value in node.fields.items():
            if value.said and id(value) not in self.used:
                self.used.add(id(value))
                why = f"“{key}: {one_line(value.text)}” is read as no text: put it in quotes"
                self.told.append(NotUnderstood(self.lines.line(node.keys[key]), why))

    def bullets(
        self, node: Node | None, address: Address, owner: tuple[Node, str]
    ) -> tuple[Bullet, ...]:
        """The texts of a list as bullets."""
        return tuple(Bullet(own=said) for said in self.words(node, address, owner))

    def joined(self, nodes: Sequence[Node | None], between: str = ", ") -> str:
        """The words of several texts in one."""
        return between.join(filter(None, map(self.word, nodes)))

    def rest(self, node: Node, where: str = "") -> None:
        """Tell every text below `node` that found no place in the CV."""
        for name, child in _below(node):
            label = f"{where}, {name}" if where and name[:1].isalpha() else f"{where}{name}"
            if child.said and id(child) not in self.used:
                line = self.lines.line(child.start)
                self.told.append(NotUnderstood(line, f"{label}: {one_line(child.text)[:200]}"))
            self.rest(child, label)


def _below(node: Node) -> Iterator[tuple[str, Node]]:
    yield from node.fields.items()
    for number, item in enumerate(node.items, 1):
        yield f" {number}", item


def _all_fields(node: Node) -> Iterator[tuple[str, Node, int, bool]]:
    """(key, value, where the key stands, whether it is one of two)."""
    for key, value in node.fields.items():
        yield key, value, node.keys[key], False
    for key, at, value in node.doubled:
        yield key, value, at, True


def bounded(text: str) -> None:
    """Refuse a text that is longer than a CV can be."""
    if len(text) > LENGTH:
        raise NotUnderstoodError("this file is far longer than a CV: it is not read")


def put_field(node: Node, key: str, at: int, value: Node) -> None:
    """Note a field of a map; of two with one key the last counts, as every reader has it."""
    if key in node.fields:
        node.doubled.append((key, node.keys[key], node.fields.pop(key)))
    node.fields[key] = value
    node.keys[key] = at
