"""The forge of a sentence in named parts: the summary, an open-source contribution."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one

from bulletsmith.bullets.holes import holes
from bulletsmith.bullets.measure import length
from bulletsmith.keys import bindings
from bulletsmith.screens.form_keys import FormKeys
from bulletsmith.session.composing import Composing, Seen, Words
from bulletsmith.store.recovery import Typed
from bulletsmith.widgets.keybar import KeyBar
from bulletsmith.widgets.marks import sign
from bulletsmith.widgets.part_form import PartForm
from bulletsmith.widgets.plain import plain
from bulletsmith.widgets.slot_field import WordsField
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


class PartsForge(Still, FormKeys):
    """Composes what `work` is about, part by part: typed words are a draft at once.

    `first` is the part to begin with; without it, the first that is empty.
    """

    app: BulletsmithApp
    CSS_PATH = "parts_forge.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("parts")]
    AUTO_FOCUS = ""

    work: Composing
    panel = query_one(SlotPanel)
    sentence = query_one("#sentence", StillStatic)
    said = query_one("#said", StillScroll)
    frame = query_one("#frame", StillVertical)

    def __init__(self, work: Composing, first: str = "") -> None:
        super().__init__()
        self.work = work
        self.first = first

    @property
    def form(self) -> PartForm:
        """The parts of the form in hand."""
        return self.query_one(PartForm)

    def compose(self) -> ComposeResult:
        """The old wording, the parts and what is said of them, the sentence."""
        with StillHorizontal(id="head"):
            yield StillStatic(plain(self.work.place), id="place")
            yield StillStatic(id="count")
        with StillVertical(id="frame"):
            yield StillStatic(id="was")
            with StillHorizontal(id="middle"):
                yield PartForm(self.work.parts, self.work.offers)
                yield SlotPanel()
            with StillScroll(id="said", can_focus=False):
                yield StillStatic(id="verdict")
                yield StillStatic(id="sentence")
        yield KeyBar()

    def on_mount(self) -> None:
        """Fill the parts, and draw again whenever their words, or the part in hand, change."""
        self._begin(self.work.words)
        if self.first in self.form.fields:
            self.form.go(self.first)
        if self.work.restored:
            self.say("Your draft is back as you left it; ^r starts over.")

    @property
    def made(self) -> str:
        """What is made here."""
        return f"the {self.work.place.lower()}"

    @property
    def kept(self) -> Typed | None:
        """Where the caret is, and the words, which are the draft, should it have no place."""
        work = self.work
        words = dict(work.words)
        return Typed(work.kind, work.address, words, here=self.form.part) if work.changed else None

    def _begin(self, words: Words) -> None:
        form = self.form
        form.begin(words)
        self.watch(form, "words", self._changed, init=False)
        self.watch(form, "part", self._draw)
        self.refresh_bindings()

    def _changed(self, words: Words) -> None:
        self.work.take(words)
        self.frame.border_title = None
        self._draw()

    def _draw(self) -> None:
        """Everything that a key may change, in the frame that shows the key."""
        seen, form = self.work.see(), self.form
        part = next(one for one in form.parts if one.name == form.part)
        here = seen.findings.get(part.name, ())
        signs = {one.name: self._sign(one.name, seen) for one in form.parts}
        form.show(signs, seen.ticks.get(part.name, ()), ())
        self.panel.tell(part[2:], here, seen.findings.get("", ()), "the whole sentence")
        self.sentence.update(_drawn(seen, part.name))
        state, why = seen.verdict
        told = sign(state) + plain(f" {why}") if why else Content("")
        verdict = self.query_one("#verdict", StillStatic)
        verdict.set_class(not why, "-none")
        verdict.update(told)
        self.query_one("#count", StillStatic).update(plain(self.work.told), layout=False)
        was = self.query_one("#was", StillStatic)
        was.set_class(not self.work.was, "-none")
        old = plain(self.work.was, "$foreground-muted")
        was.update(Content.assemble(("was ", "bold"), old))
        self.frame.border_subtitle = Content(length(seen.text)) if seen.text else Content("")

    def _sign(self, part: str, seen: Seen) -> str:
        """`·` empty, `✗` an error in it, `◐` half done, `✓` good."""
        if not self.work.words.get(part, "").strip():
            return "·"
        weights = {finding.severity.rank for finding in seen.findings.get(part, ())}
        asked = seen.ticks.get(part, ())
        if 2 in weights:
            return "✗"
        return "◐" if 1 in weights or not all(tick.ok or not tick.needed for tick in asked) else "✓"

    @on(WordsField.Pasted)
    def _pasted(self, event: WordsField.Pasted) -> None:
        if event.lines > 1:
            self.say(f"{event.lines} lines were joined into one; nothing was cut.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Another form is offered only where there is one."""
        return len(self.work.forms) > 1 if action == "reform" else True

    async def action_reform(self) -> None:
        """On to the next form; the words come along."""
        words = self.work.reform()
        await self.form.remove()
        middle = self.query_one("#middle")
        await middle.mount(PartForm(self.work.parts, self.work.offers), before=0)
        self._begin(words)
        self.say(f"Now: {self.work.told}")

    def action_restart(self) -> None:
        """Put every part back to what it was when the work began; undo takes that back too."""
        for name, field in self.form.fields.items():
            if field.words != self.work.start.get(name, ""):
                field.put(self.work.start.get(name, ""))


def _drawn(seen: Seen, current: str) -> Content:
    """The sentence: each part underlined, the one in hand bold, holes in italics."""
    text = plain(seen.text)
    for part, (start, end) in seen.spans.items():
        line = "bold underline on $foreground 20%" if part == current else "underline"
        text = text.stylize(line, start, end)
    for start, end in holes(text.plain):
        text = text.stylize("bold italic", start, end)
    return text
