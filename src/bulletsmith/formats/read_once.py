"""Formats that are read once into a new CV and not edited in place: pages, Word files, archives."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence

from bulletsmith.cv import CV, Address
from bulletsmith.errors import CannotPatchError
from bulletsmith.formats.document import Document, Edit, Named, Remark
from bulletsmith.formats.page_lines import Line
from bulletsmith.formats.page_outline import outline


class ReadOnce(ABC):
    """What these formats share: lines of text become Markdown, and that a CV."""

    name: str
    suffixes: tuple[str, ...]
    paged = False  # whether the pages of a file are those that a reader sees

    @abstractmethod
    def sniff(self, text: str) -> bool:
        """Whether the beginning of a file, decoded as far as it goes, is this format's."""

    @abstractmethod
    def lines(self, source: bytes) -> Iterable[Line]:
        """The lines of text in `source`. Raises NotUnderstoodError with a remedy."""

    @abstractmethod
    def write(self, cv: CV) -> bytes:
        """A new file that holds `cv`, where there can be one."""

    def read(self, source: bytes) -> Document:
        """The CV in `source`; `Document.text` is Markdown made of its lines."""
        from bulletsmith.formats.registry import by_name

        lines = tuple(self.lines(source))
        made = by_name("markdown").read(outline(lines).encode())
        return Document(
            self.name,
            source,
            made.text,
            made.cv,
            made.places,
            made.not_understood,
            printed=max((line.page for line in lines), default=0) if self.paged else 0,
        )

    def lost(self, cv: CV) -> tuple[str, ...]:
        """What a page of text has no place for."""
        from bulletsmith.formats.markdown.write import lost

        return lost(cv)

    def markup(self, _: Document, /) -> Mapping[Address, tuple[Named, ...]]:
        """None: its bullets are words and nothing else."""
        return {}

    def patch(self, source: bytes, edits: Sequence[Edit | Remark]) -> bytes:
        """Nothing is edited in place here."""
        if edits:
            raise CannotPatchError(
                f"a {self.suffixes[0]} file is not edited in place", remedy="save the CV as TOML"
            )
        return source
