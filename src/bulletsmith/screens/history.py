"""The versions of the open file: when, who, what; and beside each what is different now."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen

from bulletsmith.bullets.rewording import compared
from bulletsmith.cv import CV
from bulletsmith.errors import BulletsmithError
from bulletsmith.keys import bindings
from bulletsmith.screens.compare import COME, GONE, marked
from bulletsmith.session import Session
from bulletsmith.session.looking_back import cv_of, told
from bulletsmith.session.merging import Change, changes
from bulletsmith.store.journal import Version
from bulletsmith.widgets.keybar import KeyBar
from bulletsmith.widgets.plain import note, plain
from bulletsmith.widgets.rows import Hang, Row, Rows


class Taken(NamedTuple):
    """The version that is to come back."""

    number: int
    cv: CV


class HistoryScreen(Screen[Taken | None]):
    """The versions of the file of `session`, newest first; dismisses with the one to bring back."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("history")]
    AUTO_FOCUS = "#versions"
    DEFAULT_CSS = """
    HistoryScreen {
        & Rows, & Rows:focus { height: 1fr; border: round $foreground 30%; }
        & Rows:focus { border: round $primary; }
        & #versions { width: 32; }
        & #changes { width: 1fr; }
    }
    HistoryScreen.-wide #versions { width: 48; }
    """

    def __init__(self, session: Session, versions: tuple[Version, ...]) -> None:
        super().__init__()
        self.session = session
        self.versions = versions
        self._read: dict[int, CV | str] = {}  # by number: the CV, or why there is none

    def compose(self) -> ComposeResult:
        """Versions on the left, differences on the right."""
        with Horizontal():
            yield Rows("versions")
            yield Rows("changes")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show them, the cursor on the newest."""
        rows = self.query_one("#versions", Rows)
        rows.border_title = plain(f"{self.session.name}: versions")
        rows.show([self._version(rows, one) for one in self.versions])
        self._draw()

    def _version(self, rows: Rows, one: Version) -> Row:
        missed = "" if one.saved else "\nnever reached the file"
        by = "" if one.who == "bulletsmith" else f"{one.who}: "
        body = plain(told(one.at), "bold") + plain(f"\n{by}{one.what}")
        body += plain(missed, "$text-warning")
        return Row(Hang(rows, body, lambda: Content(f"{one.number:>3}"), 4), ("v", one.number))

    @property
    def number(self) -> int:
        """The number of the version under the cursor."""
        return int(self.query_one("#versions", Rows).address[1])

    @on(Rows.OptionHighlighted, "#versions")
    def _draw(self) -> None:
        rows = self.query_one("#changes", Rows)
        rows.border_title = Content(f"since version {self.number}")
        then = self._cv(self.number)
        if isinstance(then, str):
            shown = [Row(Hang(rows, plain(then, "$text-error")))]
        else:
            shown = [_row(rows, one) for one in changes(then, self.session.cv)]
        rows.show(shown or [Row(Hang(rows, plain("Nothing: the CV says the same now.")))])

    def _cv(self, number: int) -> CV | str:
        if number not in self._read:
            try:
                self._read[number] = cv_of(self.session, number)
            except BulletsmithError as error:
                self._read[number] = error.message
        return self._read[number]

    def action_other_pane(self) -> None:
        """To the other side."""
        self.focus_next("Rows")

    @on(Rows.OptionSelected)
    def action_restore(self) -> None:
        """Bring the version under the cursor back."""
        cv = self._cv(self.number)
        if isinstance(cv, str):
            note(self, cv, severity="warning")
        elif cv == self.session.cv:
            note(self, "The CV says this already.", timeout=3)
        else:
            self.dismiss(Taken(self.number, cv))

    def action_back(self) -> None:
        """Back, with everything as it is."""
        self.dismiss(None)


def _row(rows: Rows, change: Change) -> Row:
    """One difference: what it was then above what it is now, with the words that changed marked."""
    gone, come = compared(change.before, change.after)
    body = plain(change.what, "bold")
    if change.before:
        spans = [(span, GONE) for span in gone] if change.after else []
        body += plain("\nthen ", "$foreground-muted") + marked(change.before, spans)
    if change.after:
        spans = [(span, COME) for span in come] if change.before else []
        body += plain("\nnow  ", "$foreground-muted") + marked(change.after, spans)
    return Row(Hang(rows, body, lambda: Content(change.sign), 2))
