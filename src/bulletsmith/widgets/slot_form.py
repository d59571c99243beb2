"""The seven slots, one under the other; the one in hand opens on its parts and suggestions."""

from __future__ import annotations

from collections.abc import Mapping

from textual import events
from textual.content import Content
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Static

from bulletsmith.bullets.facts import Span
from bulletsmith.bullets.guide import GUIDE
from bulletsmith.bullets.parts import parts
from bulletsmith.bullets.slots import SLOTS, Slot, Slots
from bulletsmith.bullets.suggest import suggest
from bulletsmith.widgets.fields_form import FieldsForm
from bulletsmith.widgets.sentence import COLOUR
from bulletsmith.widgets.slot_field import SlotField

SIGNS: Mapping[str, str] = {"✓": "$text-success", "◐": "$text-warning", "✗": "$text-error"}


class SlotForm(FieldsForm[Slot], can_focus=False):
    """The words of the seven slots. Watch `words`: it changes in the same frame as the key.

    `slot` is the slot in hand; `own` holds what this CV says elsewhere, to be suggested.
    """

    DEFAULT_CSS = """
    SlotForm {
        .row { height: auto; }
        .label { width: 11; height: 1; }
        #under { height: auto; padding-left: 11; }
    }
    """

    words: var[Slots] = var(Slots(), init=False)
    slot: var[Slot] = var(Slot.VERB, init=False)

    fields: Mapping[Slot, SlotField]

    def __init__(self) -> None:
        super().__init__(id="slots")
        self.fields = {slot: SlotField(slot, f"e.g. {GUIDE[slot].example}") for slot in SLOTS}
        self.own: Mapping[Slot, tuple[str, ...]] = {}
        self._labels: dict[Slot, tuple[str, bool]] = {}

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
    def here(self) -> Slot:
        """The slot in hand."""
        return self.slot

    @property
    def field(self) -> SlotField:
        """The field in hand."""
        return self.fields[self.slot]

    def _typed(self, _words: str) -> None:
        self.words = Slots(**{slot.value: field.words for slot, field in self.fields.items()})

    def _entered(self, focused: Widget | None) -> None:
        if isinstance(focused, SlotField):
            self.slot = focused.slot
            self.open_under(focused)

    def on_resize(self, event: events.Resize) -> None:
        """Give the suggestions what room there is, and keep the slot in hand in sight."""
        room = event.size.height - len(SLOTS) * (2 if self.screen.has_class("-tall") else 1) - 3
        self.suggestions.styles.height = min(max(room, 3), 8)
        self.call_after_refresh(self.query_one("#under").scroll_visible, animate=False)


def _label(slot: Slot, sign: str, here: bool) -> Content:
    state = (f"{sign} ", SIGNS.get(sign, "$foreground-muted"))
    name = (slot.value, f"bold {COLOUR[slot]}" if here else COLOUR[slot])
    return Content.assemble("▸" if here else " ", state, name)
