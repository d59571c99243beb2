"""The forge: one bullet, slot by slot, judged at every key, with the sentence growing below."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual import work as in_worker
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from bulletsmith.bullets.measure import length
from bulletsmith.bullets.slots import SLOTS, Slot, Slots
from bulletsmith.cv import CV, Address
from bulletsmith.keys import bindings
from bulletsmith.screens.form_keys import FormKeys
from bulletsmith.screens.paste import TakeApart
from bulletsmith.screens.work import Look, Work
from bulletsmith.session.own import words_to_offer
from bulletsmith.store.recovery import Typed
from bulletsmith.widgets.keybar import KeyBar
from bulletsmith.widgets.plain import plain
from bulletsmith.widgets.sentence import Sentence
from bulletsmith.widgets.slot_field import SlotField
from bulletsmith.widgets.slot_form import SlotForm
from bulletsmith.widgets.slot_panel import SlotPanel
from bulletsmith.widgets.still import (
    Still,
    StillHorizontal,
    StillScroll,
    StillStatic,
    StillVertical,
)

if TYPE_CHECKING:
    from bulletsmith.app import BulletsmithApp


class ForgeScreen(Still, FormKeys):
    """The bullet at `address`, or a new one behind the last: typed words are a draft at once."""

    app: BulletsmithApp
    CSS_PATH = "forge.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("forge")]
    AUTO_FOCUS = ""

    work: Work
    form = query_one(SlotForm)
    panel = query_one(SlotPanel)
    sentence = query_one(Sentence)
    said = query_one("#said", StillScroll)
    frame = query_one("#frame", StillVertical)

    def __init__(self, address: Address, first: Slot | None = None) -> None:
        super().__init__()
        self.address = address
        self.first = first  # the slot to begin with; None for the first that is empty
        self._drawn: dict[str, Content] = {}

    def compose(self) -> ComposeResult:
        """The old wording, the slots and what is said of them, the sentence."""
        self.work = Work(self.app.session, self.address)
        with StillHorizontal(id="head"):
            yield StillStatic(plain(self.work.place), id="place")
            yield StillStatic(id="count")
        with StillVertical(id="frame"):
            yield StillStatic(id="was")
            with StillHorizontal(id="middle"):
                yield SlotForm()
                yield SlotPanel()
            with StillScroll(id="said", can_focus=False):
                yield Sentence()
        yield KeyBar()

    def on_mount(self) -> None:
        """Fill the slots, and draw again whenever their words, or the slot in hand, change."""
        self.form.begin(self.work.slots)
        if self.first:
            self.form.go(self.first)
        self.watch(self.form, "words", self._changed, init=False)
        self.watch(self.form, "slot", self._draw)
        self.watch(self.form, "slot", self._hush, init=False)
        if self.work.restored:
            self.say("Your draft is back as you left it; ^r starts over.")
        self._read_own_words(self.app.session.cv)

    @property
    def made(self) -> str:
        """What is made here."""
        return f"bullet {self.work.number}"

    @property
    def kept(self) -> Typed | None:
        """Where the caret is; the words themselves are the draft."""
        here = self.form.slot.value
        return Typed("forge", self.address, here=here) if self.work.changed else None

    def _changed(self, words: Slots) -> None:
        self.work.take(words)
        self._draw()

    def _hush(self) -> None:
        self.frame.border_title = None

    def _draw(self) -> None:
        """Everything that a key may change, in the frame that shows the key."""
        look, slot = self.work.look(), self.form.slot
        self.form.show({each: look.sign(each) for each in SLOTS}, look.spans(slot))
        self.panel.show(slot, look.of(slot), look.of(None))
        self.sentence.show(look.reading, slot)
        self._follow(look, slot)
        filled = len(look.slots.filled)
        self._update("count", Content(f"bullet {self.work.number}   {filled} of 7 slots"))
        self._update("was", self._old_wording())
        self._update("frame", Content(length(look.reading.text)))

    def _update(self, id: str, content: Content) -> None:
        """Show `content` in the widget `id`, if it is not there already."""
        if self._drawn.get(id) == content:
            return
        self._drawn[id] = content
        widget = self.query_one(f"#{id}")
        if isinstance(widget, Static):
            widget.set_class(not content, "-none")
            widget.update(content, layout=id == "was")
        else:
            widget.border_subtitle = content

    def _follow(self, look: Look, slot: Slot) -> None:
        """Scroll a sentence that is longer than its box to the words of `slot`."""
        if self.said.max_scroll_y:
            at = next((end for _, end in look.reading.spans(slot)), 0)
            self.said.scroll_to(y=at // max(1, self.said.size.width) - 2, animate=False)

    def _old_wording(self) -> Content:
        told = Content("")
        if self.work.was:
            told = Content.assemble(("was ", "bold"), plain(self.work.was, "$foreground-muted"))
        if over := self.work.left_over:
            lead = Content.styled("\nleft over " if told else "left over ", "bold $text-warning")
            told += lead + plain(over[0], "underline") + plain("".join(f" · {w}" for w in over[1:]))
            told += Content.styled("   ^o puts it here, ^l lets it go", "$foreground-muted")
        return told

    def action_restart(self) -> None:
        """Put every slot back to what it was when the work began; undo takes that back too."""
        self.form.put(dict(self.work.start))

    def action_use(self) -> None:
        """Put the first left-over words into this slot."""
        if over := self.work.left_over:
            self.form.field.add(over[0])

    def action_let_go(self) -> None:
        """Let go of the first left-over words."""
        if gone := self.work.let_go():
            self.say(f"Let go: {gone}")
            self._draw()

    def action_apart(self) -> None:
        """Take the words of this slot apart into the slots, as if they had just been pasted."""
        if not self._offer_apart(self.form.field, self.form.field.words.strip()):
            self.say("This reads as the words of one slot.")

    @on(SlotField.Pasted)
    def _pasted(self, event: SlotField.Pasted) -> None:
        if event.lines > 1:
            self.say(f"{event.lines} lines were joined into one; nothing was cut.")
        if isinstance(event.field, SlotField):
            self._offer_apart(event.field, event.text)

    def _offer_apart(self, field: SlotField, text: str) -> bool:
        pieces = self.work.apart(text)

        def answered(yes: bool | None) -> None:
            if yes:
                self._take_apart(field, text, pieces)

        if pieces:
            self.app.push_screen(TakeApart(pieces, self.work.slots, field.slot), answered)
        return bool(pieces)

    def _take_apart(self, field: SlotField, text: str, pieces: Mapping[Slot, str]) -> None:
        rest = field.words.replace(text, " ", 1).strip()  # what stood there before the paste
        self.work.take(self.work.slots.put(field.slot, rest))
        self.work.spread(text, pieces)
        self.form.put({field.slot: "", **pieces})
        self._draw()

    @in_worker(thread=True)
    def _read_own_words(self, cv: CV) -> None:
        """Collect the words of this CV once: a keystroke never looks at the CV."""
        own = words_to_offer(cv, self.app.session.settings)
        self.app.call_from_thread(self._have_own_words, own)

    def _have_own_words(self, own: Mapping[Slot, tuple[str, ...]]) -> None:
        self.form.own = own
        self._draw()
        # What is there now is no garbage: a collection that looked through a long CV while somebody
        # types would be felt.
        gc.freeze()

    def on_unmount(self) -> None:
        """Leave the garbage collector as it was."""
        gc.unfreeze()
