"""The self-check: five questions, each with the evidence that it rests on."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from bulletsmith.checks.review import Review
from bulletsmith.checks.signals import Evidence
from bulletsmith.cv import Address, number
from bulletsmith.keys import bindings
from bulletsmith.widgets.keybar import KeyBar
from bulletsmith.widgets.marks import BAD, GOOD, SIGNALS, sign
from bulletsmith.widgets.plain import plain
from bulletsmith.widgets.rows import Hang, Row, Rows


class SelfCheckScreen(ModalScreen[Address]):
    """The questions of `review`; dismisses with the address of the evidence that was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("selfcheck")]
    DEFAULT_CSS = """
    SelfCheckScreen {
        background: $background;
        & > Vertical { height: 1fr; border: round $primary; padding: 0 1; }
        & Static { height: auto; margin-bottom: 1; }
        & Rows { height: 1fr; }
    }
    """

    def __init__(self, review: Review) -> None:
        super().__init__()
        self.review = review

    def compose(self) -> ComposeResult:
        """The verdict above the questions."""
        check = self.review.selfcheck
        with Vertical() as box:
            box.border_title = Content("Would it survive 90 seconds?")
            box.border_subtitle = Content(f"{check.yes} of {len(check.questions)}")
            yield Static(plain(check.verdict, "bold"))
            yield Rows("questions")
        yield KeyBar()

    def on_mount(self) -> None:
        """Questions with their evidence, then the signals with theirs."""
        rows = self.query_one(Rows)
        shown: list[Row] = []
        for place, question in enumerate(self.review.selfcheck.questions, 1):
            told = sign(GOOD if question.answer else BAD) + f" {place}. "
            words = plain(question.text, "bold") + plain(f"\n{question.note}", "$foreground-muted")
            shown += [_row(rows, told, words, question.evidence)]
            shown += [self._evidence(rows, evidence) for evidence in question.evidence]
        for signal in self.review.signals:
            told = sign(SIGNALS.get(signal.state, "·")) + "    "
            words = plain(signal.name.capitalize(), "bold") + plain(
                f"\n{signal.note}", "$foreground-muted"
            )
            shown += [_row(rows, told, words, signal.evidence)]
            shown += [self._evidence(rows, evidence) for evidence in signal.evidence]
        rows.show(shown)
        rows.focus()

    def _evidence(self, rows: Rows, evidence: Evidence) -> Row:
        where = number(evidence.address) or str(evidence.address[0] if evidence.address else "")
        head = plain(f"    → {where}", "$text-accent")
        body = plain(f"“{evidence.words}”")
        return Row(Hang(rows, body, lambda: head, 12), evidence.address)

    @on(Rows.OptionSelected)
    def action_go(self) -> None:
        """Go to the evidence under the cursor."""
        self.dismiss(self.query_one(Rows).address)

    def action_minute(self) -> None:
        """All five in sixty seconds, with the page in view."""
        from bulletsmith.screens.sixty import SixtyScreen

        def chosen(address: Address | None) -> None:
            if address:
                self.dismiss(address)

        self.app.push_screen(SixtyScreen(), chosen)

    def action_back(self) -> None:
        """Back to where it was."""
        self.dismiss(())


def _row(rows: Rows, head: Content, body: Content, evidence: tuple[Evidence, ...]) -> Row:
    return Row(Hang(rows, body, lambda: head, 5), evidence[0].address if evidence else ())
