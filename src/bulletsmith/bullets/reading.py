"""What was understood of a bullet's text: a piece for each stretch of words, and nothing lost."""

from __future__ import annotations

from enum import StrEnum

from bulletsmith.bullets.slots import SLOTS, Slot
from bulletsmith.named import NamedTuple


class Kind(StrEnum):
    """What a piece of a bullet is."""

    WORDS = "words"  # they fill a slot
    LEAD_IN = "lead-in"  # they introduce a slot: `trained on`, `which cut`
    LEFT_OVER = "left-over"  # they fill no slot


class Piece(NamedTuple):
    """A stretch `text[start:end]` of a bullet; `slot` is None for left-over words only."""

    kind: Kind
    slot: Slot | None
    start: int
    end: int


class Reading(NamedTuple):
    """A bullet taken apart.

    `pieces` stand in the order of the text and never overlap; between and around them stands
    nothing but white space and punctuation. A slot may have several pieces.
    """

    text: str
    pieces: tuple[Piece, ...]

    def spans(self, slot: Slot) -> tuple[tuple[int, int], ...]:
        """The (start, end) of each stretch of words that fills `slot`."""
        return tuple(
            [(p.start, p.end) for p in self.pieces if p.slot is slot and p.kind is Kind.WORDS]
        )

    def words(self, slot: Slot) -> str:
        """The words that fill `slot`, its stretches joined by `, `; empty when there are none."""
        return ", ".join(self.text[start:end] for start, end in self.spans(slot))

    @property
    def left_over(self) -> tuple[str, ...]:
        """The words that fill no slot, stretch by stretch."""
        return tuple(self.text[p.start : p.end] for p in self.pieces if p.kind is Kind.LEFT_OVER)

    @property
    def filled(self) -> tuple[Slot, ...]:
        """The slots that the text fills, in the template's order."""
        present = {p.slot for p in self.pieces if p.kind is Kind.WORDS}
        return tuple(slot for slot in SLOTS if slot in present)
