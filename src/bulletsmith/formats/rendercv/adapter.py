"""RenderCV's YAML: read by the types of its entries, and edited in place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bulletsmith.cv import CV, Address, number
from bulletsmith.formats.document import Document, Edit, Named, Remark
from bulletsmith.formats.source import decode


class RenderCv:
    """The RenderCV adapter."""

    name = "rendercv"
    suffixes = (".yaml", ".yml")

    def sniff(self, text: str) -> bool:
        """YAML with a map called `cv`."""
        return bool(re.search(r"(?m)^cv:[ \t]*(?:#.*)?\r?$", text))

    def read(self, source: bytes) -> Document:
        """The CV in `source`. Raises NotUnderstoodError with line and column."""
        from bulletsmith.formats.rendercv import plain
        from bulletsmith.formats.rendercv.read import read_scan, suppressions
        from bulletsmith.formats.rendercv.yaml_scan import scan

        text = decode(source, strict=True).text
        scanned = scan(text)
        if plain.is_plain(scanned.root):
            other = plain.read_root(scanned.root, text)
            told = other.walk.not_understood()
            places = other.walk.places
            return Document(self.name, source, text, other.cv, places, told, dialect="yaml")
        found = read_scan(scanned, text)
        told = found.walk.not_understood()
        return Document(
            self.name, source, text, found.cv, found.walk.places, told,
            suppressions(text, found), misspelt=tuple(found.walk.misspelt),
        )  # fmt: skip

    def write(self, cv: CV) -> bytes:
        """A new RenderCV file that holds `cv`."""
        from bulletsmith.formats.rendercv.write import written

        return written(cv).encode()

    def lost(self, cv: CV) -> tuple[str, ...]:
        """What RenderCV cannot hold of `cv`."""
        from bulletsmith.formats.rendercv.write import lost

        return lost(cv)

    def markup(self, document: Document, /) -> Mapping[Address, tuple[Named, ...]]:
        """The bold words, links and code of each bullet."""
        from bulletsmith.formats.rendercv import plain
        from bulletsmith.formats.rendercv.read import read
        from bulletsmith.formats.rendercv.text import named
        from bulletsmith.formats.source import laid

        text = document.text
        found = plain.read(text) if plain.is_plain_text(text) else read(text)
        nodes = found.walk.nodes
        return {
            address: named(laid(node.text, [(0, 0)], 0, 0)[0])
            for address, node in nodes.items()
            if number(address)
        }

    def patch(self, source: bytes, edits: Sequence[Edit | Remark]) -> bytes:
        """Texts replaced, highlights put in, taken out and moved. Raises CannotPatchError."""
        from bulletsmith.formats.remarks import Comments, parted, remarked
        from bulletsmith.formats.rendercv import plain
        from bulletsmith.formats.rendercv.read import read
        from bulletsmith.formats.rendercv.write import held
        from bulletsmith.formats.rendercv.yaml_patch import YamlStyle
        from bulletsmith.formats.tree_patch import patched

        if not edits:
            return source
        kept = decode(source, strict=True)
        if plain.is_plain_text(kept.text):
            return kept.encode(plain.patched(kept, edits))
        ours, remarks = parted(edits)
        text = patched(
            kept.text,
            ours,
            read,
            lambda text, found: YamlStyle(text, kept.newline, found),
            held,
        )
        return kept.encode(
            remarked(
                text,
                kept.newline,
                remarks,
                Comments("#"),
                lambda text: self.read(text.encode()),
                _spots,
            )
        )


def _spots(text: str, document: Document, address: Address) -> Iterator[tuple[int, str]]:
    """Above the line that the thing begins on, as far in; for the file, at its top."""
    start = document.places[address].start if address else 0
    line = text.rfind("\n", 0, start) + 1
    rest = text[line:]
    yield line, rest[: len(rest) - len(rest.lstrip(" "))] if address else ""


FORMAT = RenderCv()
