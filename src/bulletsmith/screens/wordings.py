"""What one bullet said before, with what is different now marked."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from bulletsmith.bullets.rewording import compared
from bulletsmith.cv import Address, at, called
from bulletsmith.keys import bindings
from bulletsmith.screens.compare import GONE, marked
from bulletsmith.session import Session
from bulletsmith.session.looking_back import Wording, wordings
from bulletsmith.widgets.keybar import KeyBar
from bulletsmith.widgets.plain import plain
from bulletsmith.widgets.rows import Hang, Row, Rows


class Wordings(ModalScreen[Wording | None]):
    """The wordings of the bullet at `address`, latest first; dismisses with the one to take."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("wordings")]
    DEFAULT_CSS = """
    Wordings {
        align: center middle;
        & > Vertical {
            width: 96; max-width: 98%; height: auto; max-height: 96%;
            padding: 0 1; background: $surface; border: round $primary;
            border-subtitle-color: $text-muted;
        }
        & Rows { height: auto; max-height: 18; background: $surface; }
    }
    """

    def __init__(self, session: Session, address: Address) -> None:
        super().__init__()
        self.session = session
        self.address = address
        self.found: tuple[Wording, ...] = ()

    def compose(self) -> ComposeResult:
        """The list in a frame."""
        with Vertical() as box:
            box.border_title = plain(f"What {called(self.session.cv, self.address)} said before")
            box.border_subtitle = Content("↵ bring back · esc leave")
            yield Rows("wordings")
        yield KeyBar()

    def on_mount(self) -> None:
        """Look through the versions, which may be many, beside the screen."""
        self.query_one(Rows).focus()
        self._say("Looking through the versions …")
        self._look()

    @work(thread=True)
    def _look(self) -> None:
        found = wordings(self.session, self.address)
        self.app.call_from_thread(self._show, found)

    def _say(self, text: str) -> None:
        rows = self.query_one(Rows)
        rows.show([Row(Hang(rows, plain(text)), disabled=True)], None)

    def _show(self, found: tuple[Wording, ...]) -> None:
        if not self.is_attached:
            return
        self.found = found
        if not found:
            self._say("It has always said what it says now.")
            return
        rows, now = self.query_one(Rows), at(self.session.cv, self.address).text
        shown = []
        for index, one in enumerate(found):
            gone, _ = compared(one.bullet.text, now)
            body = plain(f"{one.when}\n", "$foreground-muted")
            body += marked(one.bullet.text, [(span, GONE) for span in gone])
            shown.append(Row(Hang(rows, body), (index,)))
        rows.show(shown)

    @on(Rows.OptionSelected)
    def action_take(self) -> None:
        """Let the bullet say this again."""
        address = self.query_one(Rows).address
        if self.found and address:
            self.dismiss(self.found[int(address[0])])

    def action_back(self) -> None:
        """Leave the bullet as it is."""
        self.dismiss(None)
