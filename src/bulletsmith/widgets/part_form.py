"""The parts of a sentence, one under the other; the one in hand opens on what it asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget

from bulletsmith.bullets.facts import Span
from bulletsmith.bullets.parts import Part as Tick
from bulletsmith.bullets.suggest import Suggestion
from bulletsmith.keys import bindings
from bulletsmith.session.composing import Part
from bulletsmith.widgets.parts_line import PartsLine
from bulletsmith.widgets.slot_field import WordsField
from bulletsmith.widgets.slot_form import SIGNS
from bulletsmith.widgets.still import StillHorizontal, StillScroll, StillStatic, StillVertical
from bulletsmith.widgets.suggestion_list import SuggestionList

MOST = 6


class PartForm(StillScroll, can_focus=False):
    """The words of a few named parts. Watch `words`: it changes in the same frame as the key.

    `part` is the one in hand; `offers` tells what words a part could have.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("slots")]
    DEFAULT_CSS = """
    PartForm {
        .row { height: auto; }
        .label { width: 14; height: 1; }
        #under { height: auto; padding-left: 14; }
        & WordsField:focus { max-height: 8; }
    }
    """

    words: var[Mapping[str, str]] = var(dict, init=False)
    part: var[str] = var("", init=False)

    parts_line = query_one(PartsLine)
    suggestions = query_one(SuggestionList)

    class Finished(Message):
        """Enter on the last part."""

    def __init__(
        self, parts: Sequence[Part], offers: Callable[[str], Sequence[tuple[str, str]]]
    ) -> None:
        super().__init__(id="slots")
        self.parts = tuple(parts)
        self.offers = offers
        self.fields = {one.name: WordsField(one.name, f"e.g. {one.example}") for one in parts}

    def compose(self) -> ComposeResult:
        """A row a part, and what stands under the one in hand."""
        for name, field in self.fields.items():
            with StillHorizontal(classes="row", id=f"row-{name}"):
                yield StillStatic(classes="label", id=f"label-{name}")
                yield field
        with StillVertical(id="under"):
            yield PartsLine()
            yield SuggestionList()

    def begin(self, words: Mapping[str, str]) -> None:
        """Fill in `words`, and put the caret into the first part that is empty."""
        for name, field in self.fields.items():
            field.fill(words.get(name, ""))
            self.watch(field, "words", self._typed, init=False)
        self.watch(self.screen, "focused", self._entered, init=False)
        self.set_reactive(PartForm.words, dict(words))
        empty = [one.name for one in self.parts if not words.get(one.name)]
        self.go(empty[0] if empty else self.parts[0].name)

    def show(
        self, signs: Mapping[str, str], ticks: tuple[Tick, ...], marks: tuple[Span, ...]
    ) -> None:
        """Draw how the parts stand, and under the one in hand what it asks for."""
        for one in self.parts:
            label = self.query_one(f"#label-{one.name}", StillStatic)
            label.update(_label(one.label, signs[one.name], one.name == self.part), layout=False)
        self.field.mark(marks)
        self.parts_line.show(ticks)
        typed = self.field.words.strip().lower()
        offers = [
            Suggestion(text, note, "own", 0)
            for text, note in self.offers(self.part)
            if not typed or (typed in text.lower() and typed != text.lower())
        ]
        self.suggestions.show(tuple(offers[:MOST]))

    @property
    def field(self) -> WordsField:
        """The field in hand."""
        return self.fields[self.part]

    def go(self, part: str) -> None:
        """Put the caret into `part`, at once: keys typed ahead belong there."""
        self.part = part
        self.screen.set_focus(self.fields[part])

    def _typed(self, _words: str) -> None:
        self.words = {name: field.words for name, field in self.fields.items()}

    def _entered(self, focused: Widget | None) -> None:
        if isinstance(focused, WordsField) and focused.id in self.fields:
            under = self.query_one("#under")
            self.move_child(under, after=self.query_one(f"#row-{focused.id}"))
            self.part = focused.id
            self.call_after_refresh(under.scroll_visible, animate=False)

    def _step(self, step: int) -> None:
        names = list(self.fields)
        self.go(names[min(max(names.index(self.part) + step, 0), len(names) - 1)])

    def _took(self) -> bool:
        taken = self.suggestions.taken
        if taken:
            self.field.put(taken.text)
            self.suggestions.leave()
        return taken is not None

    @on(SuggestionList.Taken)
    def _clicked(self, event: SuggestionList.Taken) -> None:
        self.field.put(event.suggestion.text)
        self.go(self.part)

    def action_next(self) -> None:
        """Take the chosen suggestion; else on to the next part."""
        if self._took():
            return
        if self.part == self.parts[-1].name:
            # After the keys that wait in the field: what was typed ahead belongs there.
            self.field.call_later(self.post_message, self.Finished())
        else:
            self._step(1)

    def action_tab(self) -> None:
        """Take the chosen suggestion; else on to the next hole of the part, or the next part."""
        if not self._took() and not self.field.to_next_hole():
            self._step(1)

    def action_previous(self) -> None:
        """Back to the part before."""
        self._step(-1)

    def action_down(self) -> None:
        """Down in the words, then into the suggestions, then to the next part."""
        if self.suggestions.chosen is None and not self.field.on_last_row:
            self.field.action_cursor_down()
        elif not self.suggestions.choose(1):
            self._step(1)

    def action_up(self) -> None:
        """Up in the suggestions and out of them, up in the words, then to the part before."""
        if self.suggestions.chosen is not None:
            self.suggestions.choose(-1)
        elif not self.field.on_first_row:
            self.field.action_cursor_up()
        else:
            self._step(-1)

    def action_undo(self) -> None:
        """Take back the last typing in this part."""
        self.field.undo()

    def action_redo(self) -> None:
        """Make the last undone typing again."""
        self.field.redo()


def _label(name: str, sign: str, here: bool) -> Content:
    state = (f"{sign} ", SIGNS.get(sign, "$foreground-muted"))
    return Content.assemble("▸" if here else " ", state, (name, "bold" if here else ""))
