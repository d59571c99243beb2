"""What the forge's footer offers belongs to its form; a click on it comes here."""

from __future__ import annotations

from textual.getters import query_one
from textual.screen import Screen

from bulletsmith.widgets.slot_form import SlotForm


class FormKeys(Screen[str]):
    """A screen around a form of slots."""

    form = query_one(SlotForm)

    def action_next(self) -> None:
        """On to the next slot."""
        self.form.action_next()

    def action_down(self) -> None:
        """Into the suggestions."""
        self.form.action_down()

    def action_undo(self) -> None:
        """Take back the last typing."""
        self.form.action_undo()

    def action_redo(self) -> None:
        """Type it again."""
        self.form.action_redo()
