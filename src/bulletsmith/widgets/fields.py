"""Fields that people type and paste into: what comes in is cleaned, and no paste is cut short."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.widgets import Input, TextArea

from bulletsmith.bullets.text import clean, one_line
from bulletsmith.widgets.plain import plain


class Entry(Input):
    """A field of one line; a paste of several lines becomes one, with nothing left out."""

    def __init__(self, value: str, id: str) -> None:
        super().__init__(one_line(value), id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False

    def _on_paste(self, event: events.Paste) -> None:
        event.text = clean(event.text).replace("\n", " ")  # then Input's own handler takes it


class Area(TextArea):
    """A text of several lines; Tab leaves it. `edited` is called in the frame of each key."""

    def __init__(
        self,
        text: str,
        id: str,
        placeholder: str = "",
        edited: Callable[[], object] = lambda: None,
    ) -> None:
        self.edited: Callable[[], object] = lambda: None
        super().__init__(
            clean(text),
            id=id,
            soft_wrap=True,
            tab_behavior="focus",
            placeholder=plain(placeholder),
        )
        self.cursor_blink = False
        self.edited = edited

    def update_suggestion(self) -> None:
        """TextArea's hook for every change, undo too: the only one that is synchronous."""
        if self.is_mounted:
            self.edited()

    async def _on_paste(self, event: events.Paste) -> None:
        event.text = clean(event.text)  # then TextArea's own handler takes it
