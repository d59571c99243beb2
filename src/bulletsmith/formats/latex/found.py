"""What a LaTeX file is read into before it is a CV: sections, and the entries in them."""

from __future__ import annotations

from dataclasses import dataclass, field

from bulletsmith.formats.document import Place
from bulletsmith.formats.entry import Entry


@dataclass
class FoundEntry:
    """An entry while it is read: its heading, and its bullets as (words, place, span of macro)."""

    told: Entry = field(default_factory=Entry)
    parts: list[str] = field(default_factory=list)
    url: str = ""
    start: int = 0
    made: str = ""  # the macro that makes it
    alone: bool = False  # its heading is a line of prose, and no list of positions
    below: bool = False  # its company is named above it, and may be for more
    bullets: list[tuple[str, Place, tuple[int, int]]] = field(default_factory=list)


@dataclass
class FoundSection:
    """A section while it is read; `lines` are words that stand under no entry."""

    title: str
    kind: str
    start: int
    entries: list[FoundEntry] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
