"""The role as a whole, once its bullets are done: their order, their number, what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen

from bulletsmith.checks.role import MOST
from bulletsmith.cv import number
from bulletsmith.keys import bindings
from bulletsmith.session.rewriting import missing, strongest_order, weakest
from bulletsmith.widgets.contents import heading, rows_at
from bulletsmith.widgets.findings import FindingRow
from bulletsmith.widgets.keybar import KeyBar
from bulletsmith.widgets.marks import GOOD, HALF, sign
from bulletsmith.widgets.plain import note, plain
from bulletsmith.widgets.rows import Hang, Row, Rows

if TYPE_CHECKING:
    from bulletsmith.app import BulletsmithApp


class WholeRole(Screen[None]):
    """What the role numbered `role` still wants, with a key for each thing that can be done."""

    app: BulletsmithApp
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("whole")]
    AUTO_FOCUS = "#bullets"
    DEFAULT_CSS = """
    WholeRole {
        #bullets, #wants {
            border: round $foreground 30%;
            border-title-color: $foreground; border-subtitle-color: $foreground;
        }
        #bullets:focus, #wants:focus { border: heavy $primary; border-title-style: bold; }
        #bullets { height: 1fr; }
        #wants { height: auto; max-height: 11; min-height: 4; }
    }
    """

    def __init__(self, role: int) -> None:
        super().__init__()
        self.role = role

    def compose(self) -> ComposeResult:
        """The bullets above what they want together."""
        yield Rows("bullets", least=2, airy=True)
        yield Rows("wants")
        yield KeyBar()

    def on_mount(self) -> None:
        """Draw it."""
        self.query_one("#wants").border_title = Content("the role as a whole")
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        session, place = self.app.session, ("roles", self.role)
        self.order = strongest_order(session, self.role)
        self.weakest = weakest(session, self.role)
        rows, wants = self.query_one("#bullets", Rows), self.query_one("#wants", Rows)
        rows.border_title, rows.border_subtitle = heading(session, place)
        rows.show(rows_at(session, place, rows), rows.highlighted or 0)
        wants.show(list(self._wants(wants)), 0)
        self.refresh_bindings()

    def _wants(self, rows: Rows) -> Iterator[Row]:
        def row(head: Content, body: str) -> Row:
            return Row(Hang(rows, plain(body), lambda: head, 10))

        for finding in missing(self.app.session, self.role):
            if finding.code not in ("ROL001", "ROL006"):  # told below, with what to do
                yield FindingRow(rows, finding, ())
        parent = ("roles", self.role, "bullets")
        if self.weakest:
            count = len(self.app.session.cv.roles[self.role].bullets)
            told = f"{count} bullets, {MOST} are enough: p parks the weakest, "
            yield row(sign(HALF) + " number", f"{told}{number(self.weakest)}")
        if self.order:
            order = ", ".join(number((*parent, index)) for index in self.order)
            yield row(sign(HALF) + " order", f"o puts the strongest first: {order}")
        else:
            yield row(sign(GOOD) + " order", "the strongest bullet comes first")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Only what there is to do is offered."""
        if action in ("order", "park"):
            return bool(getattr(self, {"order": "order", "park": "weakest"}[action], ()))
        return True

    def action_order(self) -> None:
        """Put the strongest bullet first."""
        what = "put the strongest bullets first"
        self.app.session.reorder(("roles", self.role, "bullets"), self.order, what)
        self._draw()

    def action_park(self) -> None:
        """Park the weakest bullet: it stays with the CV and is not exported."""
        self.app.session.park(self.weakest)
        self._draw()

    def action_undo(self) -> None:
        """Take the last change back."""
        what = self.app.session.undo()
        note(self, f"Undone: {what}" if what else "There is nothing to undo.", timeout=3)
        self._draw()

    def action_done(self) -> None:
        """Back to the workbench."""
        self.dismiss(None)
