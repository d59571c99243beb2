"""LaTeX CVs: Jake's, sb2nov's, Awesome-CV, moderncv, AltaCV, Deedy's and hand-made ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bulletsmith.cv import CV, Address
from bulletsmith.formats.document import Document, Edit, Named, Remark
from bulletsmith.formats.latex.read import Reader
from bulletsmith.formats.pieces import stretches
from bulletsmith.formats.source import decode


class Latex:
    """The LaTeX adapter. What a file pulls in stands in its text already (store.parts)."""

    name = "latex"
    suffixes = (".tex", ".latex")

    def sniff(self, text: str) -> bool:
        """LaTeX begins with a document class, or holds list items."""
        return bool(re.search(r"\\documentclass|\\begin\{document\}|\\section\*?\{|\\item\b", text))

    def read(self, source: bytes) -> Document:
        """Roles, bullets, projects, education and tools, by what the macros hold."""
        text = decode(source).text
        found = Reader(text).read()
        return Document(
            format=self.name,
            source=source,
            text=text,
            cv=found.cv,
            places=found.places,
            not_understood=found.not_understood(),
            suppressions=found.suppressions(),
            pieces=stretches(text),
        )

    def write(self, cv: CV) -> bytes:
        """`cv` in Jake's layout."""
        from bulletsmith.formats.latex.write import written

        return written(cv).encode()

    def lost(self, cv: CV) -> tuple[str, ...]:
        """What LaTeX cannot hold."""
        from bulletsmith.formats.markdown.write import lost

        return lost(cv)

    def markup(self, document: Document, /) -> Mapping[Address, tuple[Named, ...]]:
        """What of each bullet is bold, a link, or set by another macro."""
        from bulletsmith.formats.latex.markup import named

        return {
            address: named(document.text[place.start : place.end])
            for address, place in document.places.items()
            if len(address) == 4
        }

    def patch(self, source: bytes, edits: Sequence[Edit | Remark]) -> bytes:
        """Bullets replaced, inserted, deleted and moved within a role, in the file's own macros."""
        from bulletsmith.formats.latex.patch import patched
        from bulletsmith.formats.remarks import Comments, parted, remarked

        ours, remarks = parted(edits)
        source = patched(source, ours)
        if not remarks:
            return source
        kept = decode(source)
        return kept.encode(
            remarked(
                kept.text,
                kept.newline,
                remarks,
                Comments("%"),
                lambda text: self.read(text.encode()),
                _spots,
            )
        )


def _spots(text: str, _: Document, address: Address) -> Iterator[tuple[int, str]]:
    """Above the bullet's macro or the entry's, where a line begins with it; else the file's top."""
    start = 0
    if address:
        found = Reader(text).read()
        start = found.macros[address][0] if address in found.macros else found.head(address)
    line = text.rfind("\n", 0, start) + 1
    if not text[line:start].strip():
        yield line, text[line:start]


FORMAT = Latex()
