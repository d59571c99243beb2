"""The CV as TOML: bulletsmith's own format, read strictly, and the plain ones of others."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bulletsmith.bullets.reading import Kind
from bulletsmith.cv import CV, Address, bullets
from bulletsmith.errors import NotUnderstoodError
from bulletsmith.formats.document import Document, Edit, Named, Place, Remark, Suppression
from bulletsmith.formats.keyed import WRAPPERS
from bulletsmith.formats.source import Lines, Source, decode, ignored, laid
from bulletsmith.formats.toml.scan import Node, Scan, unquoted
from bulletsmith.formats.toml.schema import from_tables, held, to_tables
from bulletsmith.formats.tree import bounded

_HEAD = re.compile(
    r"^\s*(?:\[\[?(?:roles|profile|tools|work|experience|basics)\b|format\s*=)", re.MULTILINE
)
_WHERE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
PLAIN = frozenset(
    "work experience experiences job jobs employment positions workexperience"
    " professionalexperience basics personal".split()
)
_DEEP_KEY = re.compile(r"""(?:[\w"'-]{1,40}[ \t]{0,3}\.[ \t]{0,3}){64}""")
_BARE_DATE = re.compile(r"=\s*\d{4}-\d{1,2}\s*(?:#|$)")


class Toml:
    """The TOML adapter."""

    name = "toml"
    suffixes = (".toml",)

    def sniff(self, text: str) -> bool:
        """Whether `text` is TOML with a table of a CV in it."""
        if not _HEAD.search(text):
            return False
        try:
            tomllib.loads(text)
        except (ValueError, RecursionError):
            return False
        return True

    def read(self, source: bytes) -> Document:
        """The CV in `source`. Raises NotUnderstoodError with line and column."""
        try:
            return self._read(source)
        except RecursionError:
            raise NotUnderstoodError("not a CV: its tables are nested too deep") from None

    def _read(self, source: bytes) -> Document:
        text = decode(source, strict=True).text
        tables = tables_of(text)
        scan = Scan(text)
        if is_plain(tables):
            from bulletsmith.formats.toml.plain import read

            plain = read(text)
            told = plain.walk.not_understood()
            return Document("toml", source, text, plain.cv, plain.walk.places, told)
        lines = Lines(text)
        starts = {path: start for start, path in reversed(scan.order)}

        def where(path: Address) -> tuple[int, int]:
            while (node := scan.root.get(path)) is None:
                path = path[:-1]
            start = starts.get(path, node.start)
            return lines.line(start), lines.column(start)

        order = tuple(key for key in tables if key not in ("format", "profile"))
        cv = replace(from_tables(tables, where), order=order)
        suppressions = _suppressions(scan, lines)
        return Document("toml", source, text, cv, _places(scan, cv), (), suppressions)

    def write(self, cv: CV) -> bytes:
        """A new TOML file that holds `cv`."""
        from bulletsmith.formats.toml.write import document

        return document(to_tables(held(cv))).encode()

    def lost(self, cv: CV) -> tuple[str, ...]:  # noqa: ARG002
        """Nothing: TOML holds all of a CV."""
        return ()

    def markup(self, _: Document, /) -> Mapping[Address, tuple[Named, ...]]:
        """None: its bullets are words and nothing else."""
        return {}

    def patch(self, source: bytes, edits: Sequence[Edit | Remark]) -> bytes:
        """`source` with `edits` made, every other byte as it was. Raises CannotPatchError."""
        from bulletsmith.formats.remarks import Comments, parted, remarked
        from bulletsmith.formats.toml.patch import patched

        if not edits:
            return source
        kept: Source = decode(source, strict=True)
        if is_plain(tables_of(kept.text)):
            from bulletsmith.formats.toml.plain import patched as rewritten

            return kept.encode(rewritten(kept, edits))
        ours, remarks = parted(edits)
        return kept.encode(
            remarked(
                patched(self, kept, ours) if ours else kept.text,
                kept.newline,
                remarks,
                Comments("#"),
                lambda text: self.read(text.encode()),
                _spots,
            )
        )


def is_plain(tables: Mapping[str, Any]) -> bool:
    """Whether a TOML file's tables are not ours but those that others call `[[work]]` and so on."""
    tables = next((t for key in WRAPPERS if isinstance(t := tables.get(key), dict)), tables)
    names = {key.lower().replace("-", "").replace("_", "") for key in tables}
    return bool(names & PLAIN) and not names & {"format", "roles"}


def tables_of(text: str) -> dict[str, Any]:
    """The tables of a TOML text. Raises NotUnderstoodError with line and column."""
    bounded(text)
    if _DEEP_KEY.search(text):  # which tomllib takes the square of its length for
        raise NotUnderstoodError("not a CV: its keys are nested too deep")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        found = _WHERE.search(message)
        line = int(found[1]) if found and found[1] else text.count("\n") + 1
        column = int(found[2]) if found and found[2] else None
        row = text.split("\n")[line - 1]
        raise NotUnderstoodError(
            f"not TOML: {message[: found.start()] if found else message}",
            remedy='put the date in quotes: "2022-03"' if _BARE_DATE.search(row) else "",
            line=line,
            column=column or len(row) + 1,
        ) from None
    except ValueError:  # a number of thousands of digits
        raise NotUnderstoodError("not a CV: a number in it is too long") from None
    except RecursionError:
        raise NotUnderstoodError("not a CV: its lists are nested too deep") from None


def _places(scan: Scan, cv: CV) -> dict[Address, Place]:
    """Where each value of the CV stands, and each table."""
    places: dict[Address, Place] = {}
    for _, path in scan.order:
        node = scan.root.get(path)
        if node is not None and node.name:
            end = max((block.end for block in node.blocks), default=node.end)
            places[path] = Place(node.start, max(end, node.end), ((0, node.start),))
    for path, node in scan.strings():
        places[path] = _place(scan, node)
    parked = (
        (("roles", r, "parked", b), bullet)
        for r, role in enumerate(cv.roles)
        for b, bullet in enumerate(role.parked)
    )
    for address, bullet in (*bullets(cv), *parked):
        found = scan.root.get(address)
        if found is None or found.kind == "string":
            continue
        if bullet.own:
            places[address] = places[(*address, "text")]
            continue
        whole = _whole(found)
        pairs: list[tuple[int, int]] = []
        reading = bullet.reading
        for piece in reading.pieces:
            place = places.get((*address, piece.slot or ""))
            if piece.slot is None or place is None:
                continue
            words = reading.text[piece.start : piece.end]
            at = bullet.slots.get(piece.slot).lower().find(words.lower())
            if at >= 0 or piece.kind is Kind.WORDS:
                at = max(at, 0)
                pairs.append((piece.start, place.source(at)))
                inner = ((a - at, b) for a, b in place.map if at < a < at + len(words))
                pairs += ((piece.start + a, b) for a, b in inner)
        places[address] = Place(*whole, tuple(pairs) or ((0, whole[0]),))
    return places


def _place(scan: Scan, node: Node) -> Place:
    if node.kind == "scalar":
        return Place(node.start, node.end, ((0, node.start),))
    raw, marks = unquoted(scan.text[node.start : node.end])
    return laid(raw, [(a, node.start + b) for a, b in marks], node.start, node.end)[1]


def _whole(node: Node) -> tuple[int, int]:
    """The span of a bullet's table, from its header to its last statement."""
    ends = [value.end for value in node.fields.values()]
    return node.start, max([node.end, *ends])


def _suppressions(scan: Scan, lines: Lines) -> tuple[Suppression, ...]:
    """The comments that silence codes, each with the address of what it stands on or above."""
    tables = (start for start, path in scan.order if (n := scan.root.get(path)) and n.name)
    first = next(tables, len(scan.text))
    order = sorted((*scan.order, *_rows(scan)))
    starts = [start for start, _ in order]
    found: list[Suppression] = []
    for comment in scan.comments:
        told = ignored(comment.text)
        if told is None:
            continue
        address: Address = ()
        if comment.start > first and starts:
            after = [k for k, start in enumerate(starts) if start > comment.start]
            index = (
                after[0] if comment.alone and after else (after[0] if after else len(starts)) - 1
            )
            address = _bullet_of(order[index][1])
        found.append(Suppression(lines.line(comment.start), *told, address))
    return tuple(found)


def _rows(scan: Scan) -> Iterator[tuple[int, Address]]:
    """Where the bullets of a list in brackets start, each on a line of its own."""
    for kind in ("roles", "projects"):
        things = scan.root.fields.get(kind)
        for index, thing in enumerate(things.items if things else ()):
            for name in ("bullets", "parked"):
                there = thing.fields.get(name)
                for k, item in enumerate(there.items if there else ()):
                    if there and there.kind == "array" and _own_line(scan.text, item.start):
                        yield item.start, (kind, index, name, k)


def _own_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip()


def _spots(text: str, _: Document, address: Address) -> Iterator[tuple[int, str]]:
    """Above the table, or above the bullet in a list; for the file, at its top."""
    node = Scan(text).root.get(address)
    if node is None:
        return
    start = node.start if address else 0
    if _own_line(text, start):
        line = text.rfind("\n", 0, start) + 1
        yield line, text[line:start]


def _bullet_of(path: Address) -> Address:
    """The bullet that `path` leads into, or `path` itself."""
    return path[:4] if len(path) > 4 and path[2] in ("bullets", "parked") else path


FORMAT = Toml()
