"""The parts of a sentence, one under the other; the one in hand opens on what it asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from textual.content import Content
from textual.reactive import var
from textual.widget import Widget

from bulletsmith.bullets.facts import Span
from bulletsmith.bullets.parts import Part as Tick
from bulletsmith.bullets.suggest import Suggestion
from bulletsmith.session.composing import Part
from bulletsmith.widgets.fields_form import FieldsForm
from bulletsmith.widgets.slot_field import WordsField
from bulletsmith.widgets.slot_form import SIGNS
from bulletsmith.widgets.still import StillStatic

MOST = 6


class PartForm(FieldsForm[str], can_focus=False):
    """The words of a few named parts. Watch `words`: it changes in the same frame as the key.

    `part` is the one in hand; `offers` tells what words a part could have.
    """

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

    def __init__(
        self, parts: Sequence[Part], offers: Callable[[str], Sequence[tuple[str, str]]]
    ) -> None:
        super().__init__(id="slots")
        self.parts = tuple(parts)
        self.offers = offers
        self.fields = {one.name: WordsField(one.name, f"e.g. {one.example}") for one in parts}

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
    def here(self) -> str:
        """The part in hand."""
        return self.part

    def go(self, name: str) -> None:
        """Put the caret into the part `name`, at once: keys typed ahead belong there."""
        self.part = name
        super().go(name)

    def _typed(self, _words: str) -> None:
        self.words = {name: field.words for name, field in self.fields.items()}

    def _entered(self, focused: Widget | None) -> None:
        if isinstance(focused, WordsField) and focused.id and focused.id in self.fields:
            self.part = focused.id
            self.open_under(focused)


def _label(name: str, sign: str, here: bool) -> Content:
    state = (f"{sign} ", SIGNS.get(sign, "$foreground-muted"))
    return Content.assemble("▸" if here else " ", state, (name, "bold" if here else ""))
