"""Fields one under the other, the way forward and back between them, and the suggestions of one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message

from bulletsmith.keys import bindings
from bulletsmith.widgets.parts_line import PartsLine
from bulletsmith.widgets.slot_field import WordsField
from bulletsmith.widgets.still import StillHorizontal, StillScroll, StillStatic, StillVertical
from bulletsmith.widgets.suggestion_list import SuggestionList

Name = TypeVar("Name", bound=str)


class FieldsForm(StillScroll, Generic[Name], can_focus=False):
    """A field for each of a few names; the one in hand opens on its parts and suggestions.

    Who inherits says which one is in hand.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("slots")]

    parts_line = query_one(PartsLine)
    suggestions = query_one(SuggestionList)

    fields: Mapping[Name, WordsField]

    class Finished(Message):
        """Enter on the last field."""

    def compose(self) -> ComposeResult:
        """A row a field, and what stands under the one in hand."""
        for field in self.fields.values():
            with StillHorizontal(classes="row", id=f"row-{field.id}"):
                yield StillStatic(classes="label", id=f"label-{field.id}")
                yield field
        with StillVertical(id="under"):
            yield PartsLine()
            yield SuggestionList()

    @property
    def here(self) -> Name:
        """The name of the field in hand."""
        raise NotImplementedError

    @property
    def field(self) -> WordsField:
        """The field in hand."""
        return self.fields[self.here]

    def go(self, name: Name) -> None:
        """Put the caret into the field `name`, at once: keys typed ahead belong there."""
        self.screen.set_focus(self.fields[name])

    def open_under(self, field: WordsField) -> None:
        """Let what stands under the field in hand stand under `field`."""
        under = self.query_one("#under")
        self.move_child(under, after=self.query_one(f"#row-{field.id}"))
        self.call_after_refresh(under.scroll_visible, animate=False)

    def _step(self, step: int) -> None:
        names = list(self.fields)
        self.go(names[min(max(names.index(self.here) + step, 0), len(names) - 1)])

    def _took(self) -> bool:
        taken = self.suggestions.taken
        if taken:
            self.field.put(taken.text)
            self.suggestions.leave()
        return taken is not None

    @on(SuggestionList.Taken)
    def _clicked(self, event: SuggestionList.Taken) -> None:
        self.field.put(event.suggestion.text)
        self.go(self.here)

    def action_next(self) -> None:
        """Take the chosen suggestion; else on to the next field."""
        if self._took():
            return
        if self.here == list(self.fields)[-1]:
            self.post_message(self.Finished())
        else:
            self._step(1)

    def action_tab(self) -> None:
        """Take the chosen suggestion; else on to the next hole of the field, or the next field."""
        if not self._took() and not self.field.to_next_hole():
            self._step(1)

    def action_previous(self) -> None:
        """Back to the field before."""
        self._step(-1)

    def action_down(self) -> None:
        """Down in the words, then into the suggestions, then to the next field."""
        if self.suggestions.chosen is None and not self.field.on_last_row:
            self.field.action_cursor_down()
        elif not self.suggestions.choose(1):
            self._step(1)

    def action_up(self) -> None:
        """Up in the suggestions and out of them, up in the words, then to the field before."""
        if self.suggestions.chosen is not None:
            self.suggestions.choose(-1)
        elif not self.field.on_first_row:
            self.field.action_cursor_up()
        else:
            self._step(-1)

    def action_undo(self) -> None:
        """Take back the last typing in this field."""
        self.field.undo()

    def action_redo(self) -> None:
        """Make the last undone typing again."""
        self.field.redo()
