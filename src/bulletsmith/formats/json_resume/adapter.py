"""JSON Resume 1.x: read with its old and misspelt keys, and edited in place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bulletsmith.cv import CV, Address
from bulletsmith.formats.document import Document, Edit, Named, Remark
from bulletsmith.formats.source import decode


class JsonResume:
    """The JSON Resume adapter."""

    name = "json-resume"
    suffixes = (".json",)

    def sniff(self, text: str) -> bool:
        """A JSON object with a section of a résumé in it."""
        return text.lstrip()[:1] == "{" and bool(re.search(r'"(?:basics|work)"\s*:', text))

    def read(self, source: bytes) -> Document:
        """The CV in `source`. Raises NotUnderstoodError with line and column."""
        from bulletsmith.formats.json_resume.read import read

        text = decode(source, strict=True).text
        found = read(text)
        told = found.walk.not_understood()
        places, misspelt = found.walk.places, tuple(found.walk.misspelt)
        return Document(
            self.name, source, text, found.cv, places, told,
            misspelt=misspelt, dialect="json" if found.own else "",
        )  # fmt: skip

    def write(self, cv: CV) -> bytes:
        """A new JSON Resume that holds `cv`."""
        from bulletsmith.formats.json_resume.write import written

        return written(cv).encode()

    def lost(self, cv: CV) -> tuple[str, ...]:
        """What JSON Resume cannot hold of `cv`."""
        from bulletsmith.formats.json_resume.write import lost

        return lost(cv)

    def markup(self, _: Document, /) -> Mapping[Address, tuple[Named, ...]]:
        """None: its bullets are words and nothing else."""
        return {}

    def patch(self, source: bytes, edits: Sequence[Edit | Remark]) -> bytes:
        """Strings replaced, highlights put in, taken out and moved. Raises CannotPatchError."""
        from bulletsmith.formats.json_resume.patch import JsonStyle
        from bulletsmith.formats.json_resume.read import read
        from bulletsmith.formats.json_resume.write import held
        from bulletsmith.formats.remarks import without_remarks
        from bulletsmith.formats.tree_patch import patched

        if not edits:
            return source
        kept = decode(source, strict=True)
        return kept.encode(
            patched(
                kept.text,
                without_remarks(edits, "JSON"),
                read,
                lambda text, found: JsonStyle(text, kept.newline, found),
                held,
            )
        )


FORMAT = JsonResume()
