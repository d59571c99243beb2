"""A whole bullet came into one slot: offer to take it apart, showing what would go where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from bulletsmith.bullets.slots import Slot, Slots
from bulletsmith.keys import bindings
from bulletsmith.widgets.keybar import KeyBar
from bulletsmith.widgets.plain import plain
from bulletsmith.widgets.sentence import COLOUR


class TakeApart(ModalScreen[bool]):
    """Whether to put `pieces` into their slots. `slots` is what stands there now."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("paste")]
    DEFAULT_CSS = """
    TakeApart {
        align: center middle;
        #box {
            width: 90%; max-width: 100; height: auto; max-height: 90%;
            border: round $primary; padding: 0 1; background: $surface;
        }
        #pieces { height: auto; max-height: 15; margin: 1 0; }
    }
    """

    def __init__(self, pieces: Mapping[Slot, str], slots: Slots, into: Slot) -> None:
        super().__init__()
        self.pieces = pieces
        self.slots = slots
        self.into = into

    def compose(self) -> ComposeResult:
        """The question, the pieces, the keys."""
        with Vertical(id="box") as box:
            box.border_title = Content("Take it apart?")
            yield Static(f"This reads as a whole bullet, not as the words of “{self.into.value}”:")
            with VerticalScroll(id="pieces"):
                yield Static(Content("\n").join(self._piece(slot) for slot in self.pieces))
            yield Static(
                Content.assemble(
                    ("y", "bold reverse"),
                    " put each part in its slot     ",
                    ("n", "bold reverse"),
                    " leave it as it is",
                )
            )
        yield KeyBar()

    def _piece(self, slot: Slot) -> Content:
        line = Content.assemble((f"{slot.value:<9}", COLOUR[slot]), plain(self.pieces[slot]))
        old = self.slots.get(slot).strip()
        if old and slot is not self.into and old != self.pieces[slot]:
            line += Content.assemble(
                "\n         ",
                ("instead of ", "$text-warning"),
                plain(old, "italic"),
                (" (stays in sight as left over)", "$foreground-muted"),
            )
        return line

    def action_yes(self) -> None:
        """Take it apart."""
        self.dismiss(True)

    def action_no(self) -> None:
        """Leave it in the one slot."""
        self.dismiss(False)
