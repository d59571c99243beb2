"""What the footer of a forge offers belongs to its form; a click on it comes here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.screen import Screen

from bulletsmith.screens.confirm import Ask
from bulletsmith.widgets.fields_form import FieldsForm


class FormKeys(Screen[str]):
    """A screen around a form of fields."""

    @property
    def form(self) -> FieldsForm[Any]:
        """The form."""
        raise NotImplementedError

    async def agreed_to(self, losses: Sequence[str], /) -> bool:
        """Whether the new wording may go without what it loses of the old one; ask in a worker."""
        if not losses:
            return True
        question = f"The new wording does not say: {', '.join(losses)}."
        answers = (("back", "Go back"), ("keep", "Keep it without"))
        return await self.app.push_screen_wait(Ask(question, answers)) == "keep"

    def action_next(self) -> None:
        """On to the next field."""
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
