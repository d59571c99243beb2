"""The CV as Markdown: as people write it, and as clean CommonMark."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bulletsmith.bullets.patterns import pattern
from bulletsmith.cv import CV, Address, number
from bulletsmith.formats.document import Document, Edit, Named, Remark
from bulletsmith.formats.source import decode

if TYPE_CHECKING:
    from bulletsmith.formats.markdown.entry import Found


_MARKED = pattern(
    r"(?m)^[ \t]*(?:#{1,6}[ \t]|[-*+•][ \t]|\d+[.)][ \t]|=+\s*$|-+\s*$|[><`|])|\*\*|__|\]\("
)


class Markdown:
    """The Markdown adapter."""

    name = "markdown"
    suffixes = (".md", ".markdown", ".mdown", ".mkd")

    def sniff(self, text: str) -> bool:
        """Whether `text` has a heading or a list in Markdown's marks."""
        return bool(re.search(r"(?m)^(?:#{1,6} \S|[-*+] \S|(?:===|---)\s*$)", text))

    def read(self, source: bytes) -> Document:
        """The CV in `source`; what could not be placed is told by line."""
        from bulletsmith.formats.markdown.read import read

        text = decode(source).text
        found = _outline(text) or read(text)
        if before := _in_front(source, text, found):
            return before
        return Document(
            "markdown",
            source,
            text,
            found.cv,
            found.places,
            tuple(found.not_understood),
            tuple(found.suppressions),
        )

    def write(self, cv: CV) -> bytes:
        """A new Markdown file that holds `cv`."""
        from bulletsmith.formats.markdown.write import written

        return written(cv).encode()

    def lost(self, cv: CV) -> tuple[str, ...]:
        """What Markdown cannot hold of `cv`."""
        from bulletsmith.formats.markdown.write import lost

        return lost(cv)

    def markup(self, document: Document, /) -> Mapping[Address, tuple[Named, ...]]:
        """The bold words, links and other markup of each bullet."""
        from bulletsmith.formats.markdown.blocks import blocks_of
        from bulletsmith.formats.markdown.inline import named

        text, refs = document.text, blocks_of(document.text).refs
        return {
            address: named(text[place.start : place.end], refs)
            for address, place in document.places.items()
            if number(address)
        }

    def patch(self, source: bytes, edits: Sequence[Edit | Remark]) -> bytes:
        """`source` with `edits` made in its own style. Raises CannotPatchError."""
        from bulletsmith.formats.markdown.patch import MARKDOWN, patched
        from bulletsmith.formats.markdown.remarks import spots
        from bulletsmith.formats.remarks import Comments, parted, remarked

        if not edits:
            return source
        kept = decode(source)
        if _in_front(source, kept.text):
            from bulletsmith.formats.markdown.front import patched as rewritten

            return kept.encode(rewritten(kept, edits))
        ours, remarks = parted(edits)
        tongue = MARKDOWN
        if _outline(kept.text):
            from bulletsmith.formats.text.outline import PLAIN as tongue  # noqa: N811
        return kept.encode(
            remarked(
                patched(kept, ours, tongue) if ours else kept.text,
                kept.newline,
                remarks,
                Comments("<!--", "-->"),
                lambda text: self.read(text.encode()),
                spots,
            )
        )


def _in_front(source: bytes, text: str, below: Found | None = None) -> Document | None:
    """The CV in front matter, where no position is told `below` it."""
    if text[:3] not in ("---", "+++"):
        return None
    from bulletsmith.formats.markdown.front import document
    from bulletsmith.formats.markdown.read import read

    below = below or _outline(text) or read(text)
    return None if any(role.bullets for role in below.cv.roles) else document(source, text)


def _outline(text: str) -> Found | None:
    """A CV that is laid out in `text` as in plain text, without a single mark of Markdown's."""
    if _MARKED.search(text):
        return None
    from bulletsmith.formats.text.outline import outline

    return outline(text)


FORMAT = Markdown()
