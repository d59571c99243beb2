"""What the words could go on as: a few lines under the slot, chosen without leaving the field."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message

from bulletsmith.bullets.suggest import Suggestion
from bulletsmith.widgets.lines import Lines
from bulletsmith.widgets.plain import plain


class SuggestionList(Lines):
    """Suggestions, of which none or one is `chosen`. The focus stays in the field all the while.

    One widget that draws its own lines: rebuilding an option list costs more than a keystroke may.
    """

    DEFAULT_CSS = """
    SuggestionList { height: 4; }
    """

    @dataclass
    class Taken(Message):
        """A suggestion was clicked."""

        suggestion: Suggestion

    def __init__(self) -> None:
        super().__init__(id="suggestions")
        self.items: tuple[Suggestion, ...] = ()
        self.chosen: int | None = None

    def show(self, items: tuple[Suggestion, ...]) -> None:
        """Offer `items`, none of them chosen."""
        if items != self.items or self.chosen is not None:
            self.items, self.chosen = items, None
            self._draw()

    def choose(self, step: int) -> bool:
        """Go `step` lines down or up; whether that is still in the list. Above its top is out."""
        at = step - 1 if self.chosen is None else self.chosen + step
        if not self.items or at < 0:
            self.leave()
            return False
        self.chosen = min(at, len(self.items) - 1)
        self._draw()
        return True

    def leave(self) -> bool:
        """Choose none; whether one was chosen."""
        was, self.chosen = self.chosen, None
        self._draw()
        return was is not None

    @property
    def taken(self) -> Suggestion | None:
        """The suggestion that is chosen."""
        return None if self.chosen is None else self.items[self.chosen]

    @property
    def _first(self) -> int:
        """The first item in sight."""
        at, height = self.chosen or 0, max(1, self.size.height)
        return max(0, min(at - height // 2, len(self.items) - height))

    def on_resize(self) -> None:
        """Use the room there is."""
        self._draw()

    def _draw(self) -> None:
        """The lines in sight, each with its note at the right."""
        first, width = self._first, self.size.width
        shown = self.items[first : first + self.size.height]
        self.draw([_line(item, width, first + n == self.chosen) for n, item in enumerate(shown)])

    def on_click(self, event: events.Click) -> None:
        """Take the suggestion under the mouse."""
        at = self._first + event.y
        if at < len(self.items):
            self.post_message(self.Taken(self.items[at]))


def _line(item: Suggestion, width: int, chosen: bool) -> Content:
    more = f"… {item.label}" if item.label and item.label != item.text else item.text
    words = plain(more, "bold $text" if chosen else "$text")
    note = plain(f"  {item.note}" if item.note else "", "$foreground-muted")
    room = max(0, width - 2 - note.cell_length)
    if words.cell_length > room and note:
        note, room = Content(""), max(0, width - 2)
    words = words.truncate(room, ellipsis=True, pad=True)
    line = Content.assemble(("▸ " if chosen else "  ", "bold"), words, note)
    return line.stylize("reverse") if chosen else line
