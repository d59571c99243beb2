"""A box with something to read: a rule explained, the keys."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from bulletsmith.keys import bindings
from bulletsmith.widgets.keybar import KeyBar


class Box(ModalScreen[None]):
    """Something to read, scrolled with the arrows, closed with Escape."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("pop")]
    DEFAULT_CSS = """
    Box {
        align: center middle;
        & > VerticalScroll {
            width: 80; max-width: 98%; height: auto; max-height: 96%;
            padding: 0 1; background: $surface; border: round $primary;
            border-subtitle-color: $text-muted;
        }
        & Static { height: auto; }
    }
    """

    def __init__(self, title: str, words: Content) -> None:
        super().__init__()
        self.heading = title
        self.words = words

    def compose(self) -> ComposeResult:
        """The words in a frame."""
        with VerticalScroll() as box:
            box.border_title = Content(self.heading)
            box.border_subtitle = Content("esc closes")
            yield Static(self.words)
        yield KeyBar()

    def action_close(self) -> None:
        """Close it."""
        self.dismiss()
