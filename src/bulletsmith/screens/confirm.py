"""A question with a few answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from bulletsmith.keys import bindings
from bulletsmith.widgets.keybar import KeyBar
from bulletsmith.widgets.plain import plain
from bulletsmith.widgets.rows import Hang, Row, Rows


class Ask(ModalScreen[str]):
    """Ask `question`; dismisses with the id of the answer, or empty on Escape.

    `answers` are (id, what it does) pairs; the first one is under the cursor, so let it be the safe
    one.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("ask")]
    DEFAULT_CSS = """
    Ask {
        align: center middle;
        & > Vertical {
            width: 70; max-width: 94%; height: auto; max-height: 90%;
            padding: 1 2; background: $surface; border: round $primary;
        }
        & Static { height: auto; margin-bottom: 1; }
        & Rows { height: auto; max-height: 12; background: $surface; }
    }
    """

    def __init__(self, question: str, answers: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.question = question
        self.answers = tuple(answers)

    def compose(self) -> ComposeResult:
        """The question above its answers."""
        with Vertical():
            yield Static(plain(self.question), id="question")
            yield Rows("answers")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the answers."""
        rows = self.query_one(Rows)
        rows.show([Row(Hang(rows, plain(label)), (id,)) for id, label in self.answers])
        rows.focus()

    @on(Rows.OptionSelected)
    def action_choose(self) -> None:
        """Take the answer under the cursor."""
        self.dismiss(str(self.query_one(Rows).address[0]))

    def action_cancel(self) -> None:
        """Leave it unanswered."""
        self.dismiss("")
