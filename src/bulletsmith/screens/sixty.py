"""The self-check as it is meant: five questions in sixty seconds, with the page in view."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.widgets import Static

from bulletsmith.checks.selfcheck import Question
from bulletsmith.checks.signals import Evidence
from bulletsmith.cv import Address, called, number
from bulletsmith.keys import bindings
from bulletsmith.screens.page_view import PageView
from bulletsmith.widgets.keybar import KeyBar
from bulletsmith.widgets.marks import BAD, GOOD, sign
from bulletsmith.widgets.page_picture import PagePicture
from bulletsmith.widgets.plain import plain
from bulletsmith.widgets.rows import Hang, Row, Rows

SECONDS = 60
EACH = 12  # seconds a question


class SixtyScreen(PageView[Address]):
    """One question after another; dismisses with the evidence that was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("sixty")]
    AUTO_FOCUS = "#evidence"
    DEFAULT_CSS = """
    SixtyScreen {
        & > Horizontal { height: 1fr; }
        & Vertical { height: 1fr; padding: 0 1; }
        & #clock { height: 1; margin-bottom: 1; }
        & #question { height: auto; margin-bottom: 1; }
        & #evidence { height: 1fr; }
    }
    """
    clock = query_one("#clock", Static)
    asked = query_one("#question", Static)
    rows = query_one("#evidence", Rows)

    def __init__(self) -> None:
        super().__init__()
        self.at = 0  # which question; one past the last is the verdict
        self.spent = 0  # seconds of all sixty
        self.held = False

    def compose(self) -> ComposeResult:
        """The page at the left; clock, question and evidence at the right."""
        with Horizontal():
            yield PagePicture()
            with Vertical():
                yield Static(id="clock", markup=False)
                yield Static(id="question", markup=False)
                yield Rows("evidence")
        yield KeyBar()

    def on_mount(self) -> None:
        """Start the clock."""
        self.set_interval(1, self.tick)
        self.call_after_refresh(self.reviewed)

    def on_resize(self) -> None:
        """Use the room there is."""
        if self.is_mounted:
            self.call_after_refresh(self.ask)

    def reviewed(self) -> None:
        """The question, and the page anew."""
        self._show()
        self.ask()

    def tick(self) -> None:
        """A second is over."""
        if self.held or self.review is None or self.at >= len(self._questions):
            return
        self.spent += 1
        if self.spent >= (self.at + 1) * EACH:
            self.action_next()
        else:
            self._tell_clock()

    @property
    def _questions(self) -> tuple[Question, ...]:
        return self.review.selfcheck.questions if self.review else ()

    def _tell_clock(self) -> None:
        left = max(0, SECONDS - self.spent)
        bar = "█" * (left * 20 // SECONDS)
        held = "  stopped" if self.held else ""
        self.clock.update(plain(f"{bar:░<20} {left:>2} s{held}", "$text-accent"))

    def _show(self) -> None:
        review = self.review
        if review is None:
            self.asked.update(plain("laying the page out …", "$foreground-muted"))
            return
        questions = review.selfcheck.questions
        self._tell_clock()
        if self.at >= len(questions):
            self._verdict()
            return
        question = questions[self.at]
        told = plain(f"{self.at + 1} of {len(questions)}", "$foreground-muted")
        told += plain(f"\n{question.text}\n", "bold")
        answer = "Yes" if question.answer else "No"
        told += sign(GOOD if question.answer else BAD) + plain(f" {answer}: {question.note}")
        self.asked.update(told)
        self._list([(_name(self, e.address), f"“{e.words}”", e.address) for e in question.evidence])

    def _verdict(self) -> None:
        assert self.review is not None
        check = self.review.selfcheck
        told = plain(f"{check.yes} of {len(check.questions)}\n", "$foreground-muted")
        self.asked.update(told + plain(check.verdict, "bold"))
        self._list(
            [
                (f"{GOOD if q.answer else BAD} {place}", q.text, _first(q.evidence))
                for place, q in enumerate(check.questions, 1)
            ]
        )

    def _list(self, told: list[tuple[str, str, Address]]) -> None:
        self.rows.show([self._row(*one) for one in told])
        self._turn()

    def _row(self, name: str, words: str, address: Address) -> Row:
        head = plain(name, "$text-accent")
        indent = max(5, head.cell_length + 1)
        return Row(Hang(self.rows, plain(words), lambda: head, indent), address)

    def _turn(self) -> None:
        """Show the page that the evidence stands on."""
        landing = self.review.page.landings.get(self.meant()) if self.review else None
        if landing and landing.page != self.page:
            self.page = landing.page
            self.ask()
        elif landing is None and self.page != 1:
            self.page = 1
            self.ask()
        else:
            self.mark()

    def meant(self) -> Address:
        """The evidence under the cursor."""
        return self.rows.address

    @on(Rows.OptionHighlighted, "#evidence")
    def _looked(self) -> None:
        self._turn()

    def action_next(self) -> None:
        """The next question, or the verdict; its seconds are gone."""
        if self.at < len(self._questions):
            self.at += 1
            self.spent = self.at * EACH
            self._show()

    def action_before(self) -> None:
        """The question before, with the seconds that it had."""
        if self.at:
            self.at -= 1
            self.spent = self.at * EACH
            self._show()

    def action_hold(self) -> None:
        """Stop the clock, or let it go on."""
        self.held = not self.held
        self._tell_clock()

    @on(Rows.OptionSelected)
    def action_go(self) -> None:
        """To the evidence under the cursor."""
        if self.meant():
            self.dismiss(self.meant())

    def action_back(self) -> None:
        """Back to the list."""
        self.dismiss(())


def _name(screen: SixtyScreen, address: Address) -> str:
    return number(address) or (called(screen.app.session.cv, address) if address else "")


def _first(evidence: tuple[Evidence, ...]) -> Address:
    return evidence[0].address if evidence else ()
