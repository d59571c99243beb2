"""The seven slots, one under the other; the one in hand opens on its parts and suggestions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Static

from bulletsmith.bullets.facts import Span
from bulletsmith.bullets.guide import GUIDE
from bulletsmith.bullets.parts import parts
from bulletsmith.bullets.slots import SLOTS, Slot, Slots
from bulletsmith.bullets.suggest import suggest
from bulletsmith.keys import bindings
from bulletsmith.widgets.parts_line import PartsLine
from bulletsmith.widgets.sentence import COLOUR
from bulletsmith.widgets.slot_field import SlotField
from bulletsmith.widgets.still import StillHorizontal, StillScroll, StillStatic, StillVertical
from bulletsmith.widgets.suggestion_list import SuggestionList

SIGNS: Mapping[str, str] = {"✓": "$text-success", "◐": "$text-warning", "✗": "$text-error"}


class SlotForm(StillScroll, can_focus=False):
    """The words of the seven slots. Watch `words`: it changes in the same frame as the key.

    `slot` is the slot in hand; `own` holds what this CV says elsewhere, to be suggested.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("slots")]
    DEFAULT_CSS = """
    SlotForm {
        .row { height: auto; }
        .label { width: 11; height: 1; }
        #under { height: auto; padding-left: 11; }
    }
    """

    words: var[Slots] = var(Slots(), init=False)
    slot: var[Slot] = var(Slot.VERB, init=False)

    parts_line = query_one(PartsLine)
    suggestions = query_one(SuggestionList)

    class Finished(Message):
        """Enter on the last slot."""

    def __init__(self) -> None:
        super().__init__(id="slots")
        self.fields = {slot: SlotField(slot, f"e.g. {GUIDE[slot].example}") for slot in SLOTS}
        self.own: Mapping[Slot, tuple[str, ...]] = {}
        self._labels: dict[Slot, tuple[str, bool]] = {}

    def compose(self) -> ComposeResult:
        """A row a slot, and what stands under the slot in hand."""
        for slot, field in self.fields.items():
            with StillHorizontal(classes="row", id=f"row-{slot.value}"):
                yield StillStatic(classes="label", id=f"label-{slot.value}")
                yield field
        with StillVertical(id="under"):
            yield PartsLine()
            yield SuggestionList()

    def begin(self, slots: Slots) -> None:
        """Fill in `slots`, and put the caret into the first that is empty."""
        for slot, words in slots:
            self.fields[slot].fill(words)
            self.watch(self.fields[slot], "words", self._typed, init=False)
        self.watch(self.screen, "focused", self._entered, init=False)
        self.set_reactive(SlotForm.words, slots)
        self.go(next((slot for slot, words in slots if not words), Slot.VERB))

    def put(self, pieces: Mapping[Slot, str]) -> None:
        """Put each of `pieces` in place of its slot's words; undo in that slot takes it back."""
        for slot, words in pieces.items():
            if self.fields[slot].words != words:
                self.fields[slot].put(words)

    def show(self, signs: Mapping[Slot, str], marks: tuple[Span, ...]) -> None:
        """Draw how the slots stand, and under the one in hand its parts and suggestions."""
        words = self.words.get(self.slot)
        for slot, sign in signs.items():
            label = (sign, slot is self.slot)
            if self._labels.get(slot) != label:  # most keys change none of the seven
                self._labels[slot] = label
                self.query_one(f"#label-{slot.value}", Static).update(
                    _label(slot, *label), layout=False
                )
        self.fields[self.slot].mark(marks)
        self.parts_line.show(parts(self.slot, words))
        self.suggestions.show(suggest(self.slot, words, self.words, self.own.get(self.slot, ())))

    @property
    def field(self) -> SlotField:
        """The field in hand."""
        return self.fields[self.slot]

    def go(self, slot: Slot) -> None:
        """Put the caret into `slot`, at once: keys typed ahead belong there."""
        self.screen.set_focus(self.fields[slot])

    def _typed(self, _words: str) -> None:
        self.words = Slots(**{slot.value: field.words for slot, field in self.fields.items()})

    def _entered(self, focused: Widget | None) -> None:
        if isinstance(focused, SlotField):
            under = self.query_one("#under")
            self.move_child(under, after=self.query_one(f"#row-{focused.slot.value}"))
            self.slot = focused.slot
            self.call_after_refresh(under.scroll_visible, animate=False)

    def on_resize(self, event: events.Resize) -> None:
        """Give the suggestions what room there is, and keep the slot in hand in sight."""
        room = event.size.height - len(SLOTS) * (2 if self.screen.has_class("-tall") else 1) - 3
        self.suggestions.styles.height = min(max(room, 3), 8)
        self.call_after_refresh(self.query_one("#under").scroll_visible, animate=False)

    def _step(self, step: int) -> None:
        at = min(max(SLOTS.index(self.slot) + step, 0), len(SLOTS) - 1)
        self.go(SLOTS[at])

    def _took(self) -> bool:
        taken = self.suggestions.taken
        if taken:
            self.field.put(taken.text)
            self.suggestions.leave()
        return taken is not None

    @on(SuggestionList.Taken)
    def _clicked(self, event: SuggestionList.Taken) -> None:
        self.field.put(event.suggestion.text)
        self.go(self.slot)

    def action_next(self) -> None:
        """Take the chosen suggestion; else on to the next slot."""
        if self._took():
            return
        if self.slot is SLOTS[-1]:
            # After the keys that wait in the field: what was typed ahead belongs to the bullet.
            self.field.call_later(self.post_message, self.Finished())
        else:
            self._step(1)

    def action_tab(self) -> None:
        """Take the chosen suggestion; else on to the next hole of the slot, or the next slot."""
        if not self._took() and not self.field.to_next_hole():
            self._step(1)

    def action_previous(self) -> None:
        """Back to the slot before."""
        self._step(-1)

    def action_down(self) -> None:
        """Down in the words, then into the suggestions, then to the next slot."""
        if self.suggestions.chosen is None and not self.field.on_last_row:
            self.field.action_cursor_down()
        elif not self.suggestions.choose(1):
            self._step(1)

    def action_up(self) -> None:
        """Up in the suggestions and out of them, up in the words, then to the slot before."""
        if self.suggestions.chosen is not None:
            self.suggestions.choose(-1)
        elif not self.field.on_first_row:
            self.field.action_cursor_up()
        else:
            self._step(-1)

    def action_undo(self) -> None:
        """Take back the last typing in this slot."""
        self.field.undo()

    def action_redo(self) -> None:
        """Make the last undone typing again."""
        self.field.redo()


def _label(slot: Slot, sign: str, here: bool) -> Content:
    state = (f"{sign} ", SIGNS.get(sign, "$foreground-muted"))
    name = (slot.value, f"bold {COLOUR[slot]}" if here else COLOUR[slot])
    return Content.assemble("▸" if here else " ", state, name)
