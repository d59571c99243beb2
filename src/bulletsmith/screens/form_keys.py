"""What every forge does with its form: its keys, and how what is made is kept or left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from textual import on
from textual.screen import Screen

from bulletsmith.screens.confirm import Ask
from bulletsmith.widgets.fields_form import FieldsForm
from bulletsmith.widgets.plain import note, plain


class Composed(Protocol):
    """What a forge works on, as far as keeping it and leaving it go."""

    @property
    def refusal(self) -> tuple[Any, str] | None:
        """The field that keeps it from being kept, and why."""

    @property
    def changed(self) -> bool:
        """Whether there is anything to keep."""

    @property
    def losses(self) -> tuple[str, ...]:
        """What the old wording says and the new does not."""

    def keep(self) -> str:
        """Put it into the CV in one step; says what was done."""


class FormKeys(Screen[str]):
    """A screen around a form of fields: how what is made in it is kept, and how it is left."""

    work: Composed

    @property
    def form(self) -> FieldsForm[Any]:
        """The form."""
        raise NotImplementedError

    @property
    def made(self) -> str:
        """What is made here: `bullet 2.3`."""
        raise NotImplementedError

    def say(self, text: str, style: str = "$text-accent") -> None:
        """Tell `text` in the frame's upper edge: a toast would hide the sentence."""
        self.query_one("#frame").border_title = plain(text, style)

    @on(FieldsForm.Finished)
    def action_keep(self) -> None:
        """Keep it: into the CV, as one step that can be undone."""
        if refusal := self.work.refusal:
            field, why = refusal
            self.form.go(field)
            self.form.field.to_next_hole(0)
            self.say(why, "bold $text-warning")
            return
        if losses := self.to_agree:
            question = f"The new wording does not say: {', '.join(losses)}."
            answers = (("back", "Go back"), ("keep", "Keep it without"))
            self.app.push_screen(
                Ask(question, answers), lambda answer: self._take() if answer == "keep" else None
            )
        else:
            self._take()

    def _take(self) -> None:
        if self.work.changed:
            self.kept_it(self.work.keep())
        else:
            note(self.app, "Nothing was changed.")
        self.dismiss("kept")

    @property
    def to_agree(self) -> Sequence[str]:
        """What the new wording loses of the old one, to be asked before it is kept."""
        return self.work.losses if self.work.changed else ()

    def kept_it(self, what: str) -> None:
        """Say what was done."""
        note(self.app, f"Done: {what}.")

    def action_leave(self) -> None:
        """Out of the suggestions; else out of the forge, where the draft stays."""
        if not self.form.suggestions.leave():
            if self.work.changed:
                note(self.app, f"The draft of {self.made} is kept.")
            self.dismiss("left")

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
