"""An open file, and what a format adapter does: read, write, and patch in place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Protocol

from bulletsmith.cv import CV, Address
from bulletsmith.dataclass import dataclass, field
from bulletsmith.formats.pieces import Piece
from bulletsmith.named import NamedTuple


class Place(NamedTuple):
    """Where something stands in a file's decoded text.

    `[start, end)` are offsets in characters into `Document.text`. `map` pairs offsets into the
    CV's words with offsets into the file, wherever the two part (an escape, a wrapped line); it is
    sorted and its first pair is `(0, start)`.
    """

    start: int
    end: int
    map: tuple[tuple[int, int], ...] = ()

    def source(self, offset: int) -> int:
        """The offset in the file of `offset` in the CV's words."""
        mine, theirs = 0, self.start
        for a, b in self.map:
            if a > offset:
                break
            mine, theirs = a, b
        return min(theirs + offset - mine, self.end)


class NotUnderstood(NamedTuple):
    """A line that the reader kept but could not place."""

    line: int
    text: str


class Named(NamedTuple):
    """Markup of a bullet by its kind (bold, link), the words that bear it, what it leads to."""

    kind: str
    words: str
    target: str = ""

    def __str__(self) -> str:
        """As it is told to the user."""
        said = f"{self.kind} “{self.words[:60]}”" if self.words else self.kind
        return f"{said} ({self.target[:80]})" if self.target else said


FORMULA = "formula"  # a kind of markup that stands as it is, or is written anew with its words


class Markup(NamedTuple):
    """A stretch of source with a meaning of its own: `kind` is bold, italics, code, link ...

    `[start, end)` is all of it, `[first, last)` what of it is read as words, both offsets into the
    source of the bullet; the two meet where it has no words (an image). `target` is what it leads
    to.
    """

    kind: str
    start: int
    first: int
    last: int
    end: int
    target: str = ""

    def named(self, words: str) -> Named:
        """It by name; `words` are those that are read within it."""
        return Named(self.kind, words, self.target)


class Suppression(NamedTuple):
    """`ignore MET003 -- under NDA`: a comment that silences codes for what stands at `address`.

    An empty `address` holds for the whole file. `line` is the comment's.
    """

    line: int
    codes: tuple[str, ...]
    reason: str
    address: Address


@dataclass(frozen=True)
class Document:
    """A file's bytes, the CV read from them, and where each thing stands in them.

    `places` has an entry for every bullet, and for whatever else a finding may point at. `pieces`
    tells where the text is that of another file, which this one pulls in. `misspelt` are keys of
    a YAML or JSON CV that other programs pass over, each with its place and what is said of it.
    `printed` are the pages that the file itself has, 0 where it has none.
    `dialect` names a file that its format reads and that is not what the format is called after:
    `yaml`, `json`.
    """

    format: str
    source: bytes
    text: str
    cv: CV
    places: Mapping[Address, Place] = field(default_factory=dict)
    not_understood: tuple[NotUnderstood, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    pieces: tuple[Piece, ...] = ()
    misspelt: tuple[tuple[Address, str], ...] = ()
    printed: int = 0
    dialect: str = ""

    @property
    def called(self) -> str:
        """What the file is in, as it is told to the user."""
        return self.dialect or self.format

    def position(self, address: Address, offset: int = 0) -> tuple[int, int]:
        """The 1-based line and column of `offset` in the words at `address`, in its own file.

        What has no place of its own is told by the nearest thing around it, at worst line 1.
        """
        while address not in self.places and address:
            address, offset = address[:-1], 0
        where = self._where(address, offset)
        starts = self._line_starts
        line = bisect_right(starts, where)
        column = where - starts[line - 1] + 1
        if self.pieces and (piece := self._piece(where)):
            line += piece.line - bisect_right(starts, piece.start)
        return line, column

    def file(self, address: Address) -> str:
        """The name of the file where `address` stands; empty for the one that was opened."""
        while address not in self.places and address:
            address = address[:-1]
        piece = self._piece(self._where(address, 0))
        return piece.name if piece else ""

    def _where(self, address: Address, offset: int) -> int:
        place = self.places.get(address)
        return place.source(offset) if place else 0

    def _piece(self, where: int) -> Piece | None:
        at = bisect_right(self.pieces, where, key=lambda piece: piece.start)
        return self.pieces[at - 1] if at else None

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(m.end() for m in re.finditer("\n", self.text))]


@dataclass(frozen=True, slots=True)
class Set:
    """Put `value` where `address` points: a bullet, or any other field of the CV."""

    address: Address
    value: object


@dataclass(frozen=True, slots=True)
class Insert:
    """Put `value` in front of what stands at `address`, whose last step is an index."""

    address: Address
    value: object


@dataclass(frozen=True, slots=True)
class Delete:
    """Take away what stands at `address`, whose last step is an index."""

    address: Address


@dataclass(frozen=True, slots=True)
class Move:
    """Move what stands at `address` to index `to` of the same list."""

    address: Address
    to: int


Edit = Set | Insert | Delete | Move  # applied in order; each address holds after those before it


class Suppress(NamedTuple):
    """Silence `codes` at `address` by a comment there, which says the reason; () is the file.

    A comment of ours that stands there already is extended.
    """

    address: Address
    codes: tuple[str, ...]
    reason: str


class Unsuppress(NamedTuple):
    """Take away every comment that silences something at `address`."""

    address: Address


Remark = Suppress | Unsuppress  # applied after all other edits: the address is what it is then


class Format(Protocol):
    """One file format. A new one is one file and one line of `formats/registry.py`."""

    @property
    def name(self) -> str:
        """`toml`, `markdown`, ...: what `--to` takes and `show` prints."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """File suffixes, lower case, the first one the default."""
        ...

    def sniff(self, text: str) -> bool:
        """Whether `text`, from a file whose name does not tell, looks like this format."""
        ...

    def read(self, source: bytes) -> Document:
        """The CV in `source`. Raises NotUnderstoodError with line and column."""
        ...

    def write(self, cv: CV) -> bytes:
        """A new file that holds `cv`."""
        ...

    def lost(self, cv: CV) -> tuple[str, ...]:
        """What of `cv` this format cannot hold, each thing named for the user."""
        ...

    def markup(self, document: Document, /) -> Mapping[Address, tuple[Named, ...]]:
        """What each bullet of `document` says beside its words; empty where it has no markup."""
        ...

    def patch(self, source: bytes, edits: Sequence[Edit | Remark]) -> bytes:
        """`source` with `edits` made in its own style, every other byte as it was.

        Raises CannotPatchError for an edit that cannot be made in place, a remark too where the
        format has no comments.
        """
        ...
