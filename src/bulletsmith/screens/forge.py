"""The forge: one bullet, slot by slot, judged at every key, with the sentence growing below."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from bulletsmith.bullets.guide import GUIDE
from bulletsmith.bullets.measure import page_lines, word_count
from bulletsmith.bullets.own import own_words
from bulletsmith.bullets.parts import parts
from bulletsmith.bullets.slots import SLOTS, Slot, Slots
from bulletsmith.bullets.suggest import Suggestion, suggest
from bulletsmith.bullets.template import slots_of
from bulletsmith.cv import Address, bullets
from bulletsmith.keys import bindings
from bulletsmith.screens.confirm import Ask
from bulletsmith.screens.paste import TakeApart
from bulletsmith.screens.work import Look, Work
from bulletsmith.widgets.keybar import KeyBar
from bulletsmith.widgets.parts_line import PartsLine
from bulletsmith.widgets.plain import note, plain
from bulletsmith.widgets.sentence import COLOUR, Sentence
from bulletsmith.widgets.slot_field import SlotField
from bulletsmith.widgets.slot_panel import SlotPanel
from bulletsmith.widgets.suggestion_list import SuggestionList

if TYPE_CHECKING:
    from bulletsmith.app import BulletsmithApp


class ForgeScreen(Screen[None]):
    """One bullet at `address`; an index one past the end is a new bullet.

    Whatever is typed is a draft in the session at once, so leaving loses nothing.
    """

    app: BulletsmithApp
    CSS_PATH = "forge.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("forge")]
    AUTO_FOCUS = ""

    panel = query_one(SlotPanel)
    sentence = query_one(Sentence)
    parts_line = query_one(PartsLine)
    suggestions = query_one(SuggestionList)

    def __init__(self, address: Address) -> None:
        super().__init__()
        self.address = address
        self.own: dict[Slot, tuple[str, ...]] = {}
        self.fields: dict[Slot, SlotField] = {}
        self._drawn: dict[str, object] = {}

    def compose(self) -> ComposeResult:
        """The old wording, the slots and what is said of them, the sentence."""
        self.work = Work(self.app.session, self.address)
        with Horizontal(id="head"):
            yield Static(plain(self.work.place), id="place")
            yield Static(id="count")
        with Vertical(id="frame"):
            yield Static(id="was")
            with Horizontal(id="middle"):
                with VerticalScroll(id="slots", can_focus=False):
                    for slot in SLOTS:
                        self.fields[slot] = SlotField(slot, GUIDE[slot].example)
                        with Horizontal(classes="row", id=f"row-{slot.value}"):
                            yield Static(classes="label", id=f"label-{slot.value}")
                            yield self.fields[slot]
                    with Vertical(id="under"):
                        yield PartsLine()
                        yield SuggestionList()
                yield SlotPanel()
            with VerticalScroll(id="said", can_focus=False):
                yield Sentence()
        yield KeyBar()

    def on_mount(self) -> None:
        """Fill the slots, listen to them, and begin at the first that is empty."""
        for slot, words in self.work.slots:
            self.fields[slot].fill(words)
            self.watch(self.fields[slot], "words", self._typed, init=False)
        self.watch(self, "focused", self._entered, init=False)
        if self.work.restored:
            note(self, "Your draft is back as you left it. Ctrl+R starts over.")
        self.fields[next((s for s, words in self.work.slots if not words), Slot.VERB)].focus()
        self._read_own_words()

    # What every key does, in the frame that shows the key.

    @property
    def slot(self) -> Slot:
        """The slot in hand."""
        return self.focused.slot if isinstance(self.focused, SlotField) else self._last

    _last = Slot.VERB

    def _typed(self, _words: str) -> None:
        slots = Slots(**{slot.value: field.words for slot, field in self.fields.items()})
        look = self.work.look(slots)
        self._draw_slot(look)
        self._draw_bullet(look)

    def _entered(self, focused: Widget | None) -> None:
        if isinstance(focused, SlotField):
            self._last = focused.slot
            slots = self.query_one("#slots", VerticalScroll)
            slots.move_child(self.query_one("#under"), after=self.query_one(f"#row-{self._last}"))
            self.call_after_refresh(self.query_one("#under").scroll_visible, animate=False)
            self._typed(focused.words)

    def _draw_slot(self, look: Look) -> None:
        slot = self.slot
        words = look.slots.get(slot)
        self.parts_line.show(parts(slot, words))
        self.suggestions.show(suggest(slot, words, look.slots, self.own.get(slot, ())))
        self.panel.show(slot, look.of(slot), look.of(None))
        self.fields[slot].mark(look.spans(slot))

    def _draw_bullet(self, look: Look) -> None:
        for slot in SLOTS:
            here = slot is self.slot
            self._draw(f"label-{slot.value}", _label(slot, look.sign(slot), here))
        self.sentence.show(look.reading, self.slot)
        self._scroll_sentence(look)
        text = look.reading.text
        filled = f"{len(look.slots.filled)} of 7 slots"
        self._draw("count", Content(f"bullet {self.work.number}   {filled}"))
        self._draw("was", self._old_wording())
        measure = f"{word_count(text)} words · about {page_lines(text)} lines on the page"
        if self._drawn.get("measure") != measure:
            self._drawn["measure"] = measure
            self.query_one("#frame").border_subtitle = measure

    def _draw(self, id: str, content: Content) -> None:
        """Update the widget `id` if that changes anything: most keys change one of ten."""
        if self._drawn.get(id) != content:
            self._drawn[id] = content
            self.query_one(f"#{id}", Static).update(content)

    def _scroll_sentence(self, look: Look) -> None:
        said = self.query_one("#said", VerticalScroll)
        if said.max_scroll_y:
            at = next((start for start, _ in look.reading.spans(self.slot)), 0)
            said.scroll_to(y=at // max(1, said.size.width), animate=False)

    def _old_wording(self) -> Content:
        over = self.work.left_over
        if not self.work.was and not over:
            return Content("")
        told = Content.assemble(("was: ", "bold"), plain(self.work.was, "$text-muted"))
        if over:
            shown = plain(" · ".join(over), "italic underline")
            told += Content.assemble(("\nleft over: ", "bold $text-warning"), shown)
        return told

    # Going from slot to slot.

    def action_next(self) -> None:
        """Take the chosen suggestion; else on to the next slot; on the last one, keep the bullet."""
        if self.suggestions.taken:
            self._take(self.suggestions.taken)
        elif self.slot is SLOTS[-1]:
            self.action_keep()
        else:
            self._go(1)

    def action_tab(self) -> None:
        """Take the chosen suggestion; else on to the next hole of the slot, or the next slot."""
        if self.suggestions.taken:
            self._take(self.suggestions.taken)
        elif not self.fields[self.slot].to_next_hole():
            self._go(1)

    def action_previous(self) -> None:
        """Back to the slot before."""
        self._go(-1)

    def action_down(self) -> None:
        """Down in the words, then into the suggestions, then to the next slot."""
        field = self.fields[self.slot]
        if self.suggestions.chosen is None and not field.on_last_row:
            field.action_cursor_down()
        elif not self.suggestions.choose(1):
            self._go(1)

    def action_up(self) -> None:
        """Up in the suggestions and out of them, up in the words, then to the slot before."""
        field = self.fields[self.slot]
        if self.suggestions.chosen is not None:
            self.suggestions.choose(-1)
        elif not field.on_first_row:
            field.action_cursor_up()
        else:
            self._go(-1)

    def _go(self, step: int) -> None:
        at = min(max(SLOTS.index(self.slot) + step, 0), len(SLOTS) - 1)
        self.fields[SLOTS[at]].focus()

    def _take(self, suggestion: Suggestion) -> None:
        self.fields[self.slot].put(suggestion.text)
        self.suggestions.leave()

    @on(SuggestionList.Taken)
    def _clicked(self, event: SuggestionList.Taken) -> None:
        self._take(event.suggestion)
        self.fields[self.slot].focus()

    # Words that come or go in one piece.

    def action_undo(self) -> None:
        """Take back the last typing in this slot."""
        self.fields[self.slot].undo()

    def action_redo(self) -> None:
        """Make the last undone typing again."""
        self.fields[self.slot].redo()

    def action_restart(self) -> None:
        """Put every slot back to what it was when the work began; undo takes that back too."""
        for slot, words in self.work.start:
            if self.fields[slot].words != words:
                self.fields[slot].put(words)

    def action_use(self) -> None:
        """Put the first left-over words into this slot."""
        over = self.work.left_over
        if over:
            self.fields[self.slot].add(over[0])

    def action_let_go(self) -> None:
        """Let go of the first left-over words."""
        if gone := self.work.let_go():
            note(self, f"Let go: {gone}")
            self._typed("")

    def action_apart(self) -> None:
        """Take the words of this slot apart into the slots, as if they had just been pasted."""
        self._offer_apart(self.fields[self.slot], self.fields[self.slot].words)

    @on(SlotField.Pasted)
    def _pasted(self, event: SlotField.Pasted) -> None:
        if event.lines > 1:
            note(self, f"{event.lines} lines joined into one; nothing was cut.")
        self._offer_apart(event.field, event.text, quietly=True)

    def _offer_apart(self, field: SlotField, text: str, quietly: bool = False) -> None:
        pieces = self.work.apart(text)
        if not pieces:
            if not quietly:
                note(self, "This reads as the words of one slot.")
            return

        def answered(yes: bool | None) -> None:
            if yes:
                pasted = field.words.strip() == text
                self.work.slots = self.work.slots.put(field.slot, "" if pasted else field.words)
                pieces = self.work.take_apart(text)
                for slot in {field.slot: "", **pieces} if pasted else pieces:
                    self.fields[slot].put(pieces.get(slot, ""))
                self.fields[field.slot].focus()
                self._typed("")

        self.app.push_screen(TakeApart(pieces, self.work.slots, field.slot), answered)

    # Keeping and leaving.

    @work
    async def action_keep(self) -> None:
        """Keep the bullet: into the CV, as one step that can be undone."""
        if why := self.work.refusal:
            note(self, why, severity="warning")
            return
        if not self.work.changed:
            note(self, "Nothing was changed.")
            self.dismiss()
            return
        if losses := self.work.losses if self.work.was else ():
            question = f"Not in the new wording: {', '.join(losses)}. Keep it without?"
            answers = (("keep", "Keep it"), ("back", "Go back"))
            if await self.app.push_screen_wait(Ask(question, answers)) != "keep":
                return
        what = self.work.keep()
        note(self.app, f"Done: {what}.")
        self.dismiss()

    def action_leave(self) -> None:
        """Out of the suggestions; else out of the forge, where the draft stays."""
        if not self.suggestions.leave():
            if self.work.changed:
                note(self.app, f"The draft of bullet {self.work.number} is kept for you.")
            self.dismiss()

    @work(thread=True)
    def _read_own_words(self) -> None:
        """Collect the words of this CV once: a keystroke never looks at the CV."""
        cv = self.app.session.cv
        own = own_words(b.slots or slots_of(b.reading) for _, b in bullets(cv))
        self.app.call_from_thread(self._take_own, own)

    def _take_own(self, own: dict[Slot, tuple[str, ...]]) -> None:
        self.own = own
        self._typed("")


def _label(slot: Slot, sign: str, here: bool) -> Content:
    sign_style = {"✓": "$text-success", "◐": "$text-warning", "✗": "$text-error"}.get(sign, "")
    name = (slot.value, f"bold {COLOUR[slot]}" if here else COLOUR[slot])
    return Content.assemble("▸" if here else " ", (f"{sign} ", sign_style or "$text-muted"), name)
