"""The bullet as it is read, its slots told apart by colour and by line."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from bulletsmith.bullets.holes import holes
from bulletsmith.bullets.reading import Kind, Reading
from bulletsmith.bullets.slots import Slot
from bulletsmith.widgets.plain import plain
from bulletsmith.widgets.still import StillStatic

COLOUR: Mapping[Slot, str] = {
    Slot.VERB: "$text-primary",
    Slot.MODEL: "$text-secondary",
    Slot.PROBLEM: "$text-accent",
    Slot.DATA: "$text-success",
    Slot.METRIC: "$text-warning",
    Slot.SERVING: "$text-primary",
    Slot.OUTCOME: "$text-secondary",
}


def drawn(reading: Reading, current: Slot | None = None) -> Content:
    """`reading` with each slot's words in its colour and underlined, those of `current` bold.

    Lead-ins are plain, left-over words in italics: no state is told by its colour alone.
    """
    text = plain(reading.text)
    for piece in reading.pieces:
        if piece.kind is Kind.WORDS and piece.slot is not None:
            line = "bold underline on $foreground 20%" if piece.slot is current else "underline"
            text = text.stylize(f"{COLOUR[piece.slot]} {line}", piece.start, piece.end)
        elif piece.kind is Kind.LEAD_IN:
            text = text.stylize("$foreground-muted", piece.start, piece.end)
        else:
            text = text.stylize("italic $text-error", piece.start, piece.end)
    for start, end in holes(text.plain):
        text = text.stylize("bold italic", start, end)
    return text


LINES = 3  # that a bullet may grow to before anything on the screen moves


class Sentence(StillStatic):
    """The growing sentence."""

    DEFAULT_CSS = """
    Sentence { height: auto; min-height: 3; }
    """

    def show(self, reading: Reading, current: Slot | None) -> None:
        """Draw `reading`, the words of the slot in hand standing out."""
        said = drawn(reading, current)
        # To lay out the screen costs as much as all else that a key does: only for another line.
        lines = said.get_height({}, self.size.width) if self.size.width else 0
        self.update(said, layout=max(lines, LINES) != self.size.height)
