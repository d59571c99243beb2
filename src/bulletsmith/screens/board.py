"""The tools board: three tiers side by side, what proves each tool, and what is in no tier."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen

from bulletsmith.checks.evidence import proof, proposed, spelt, unlisted, with_services
from bulletsmith.checks.tools import CORE_LEAST, CORE_MOST, TOTAL_MOST
from bulletsmith.cv import Address, Tools, at, number
from bulletsmith.keys import bindings
from bulletsmith.screens.board_changes import Changes
from bulletsmith.session.toolbox import TIERS
from bulletsmith.widgets.findings import FindingRow
from bulletsmith.widgets.keybar import KeyBar
from bulletsmith.widgets.marks import mark, sign
from bulletsmith.widgets.plain import plain
from bulletsmith.widgets.rows import Hang, Row, Rows

if TYPE_CHECKING:
    from bulletsmith.app import BulletsmithApp

_MEANT = {
    "core": "you could be interviewed on them today",
    "working": "you use them with the manual at hand",
    "familiar": "you have met them",
    "flat": "in no tier yet: t proposes one for each",
}


class ToolsBoard(Changes, Screen[Address]):
    """The tools of the CV; dismisses with a bullet to go to, or nothing."""

    app: BulletsmithApp
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("board")]
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    ToolsBoard {
        & #tiers { height: 1fr; }
        & Rows { border: round $foreground 30%; border-title-color: $foreground;
            border-subtitle-color: $foreground 60%; }
        & Rows:focus { border: heavy $primary; border-title-style: bold; }
        & #tiers Rows { width: 1fr; height: 1fr; }
        & #tiers Rows.-none { display: none; }
        & #told { height: 9; }
        &.-tall #told { height: 14; }
    }
    """

    def compose(self) -> ComposeResult:
        """The tiers above what is said of the tool in hand."""
        with Horizontal(id="tiers"):
            for tier in (*TIERS, "flat"):
                yield Rows(tier)
        yield Rows("told")
        yield KeyBar()

    def on_mount(self) -> None:
        """Draw it with the cursor in the first tier that has a tool."""
        self.session = self.app.session
        self.view = self.session.whole()
        self.draw(next(((t, 0) for t, names in self.tools if names), ("core", 0)))

    @property
    def tools(self) -> Tools:
        """The tools as they stand."""
        return self.session.cv.tools

    @property
    def here(self) -> Address:
        """The tool in hand (`("core", 2)`); its tier alone where that is empty."""
        focused = self.focused
        if not isinstance(focused, Rows) or focused.id not in (*TIERS, "flat"):
            return self._here
        self._here = focused.address or (focused.id,)
        return self._here

    _here: Address = ("core",)

    def draw(self, to: Address) -> None:
        """Everything, with the cursor on `to`."""
        self._here = to
        self.view = self.view._replace(cv=self.session.cv)
        self.found = self.session.reviewer.part(self.view, "tools")
        self.spare = unlisted(self.view)
        tools = self.tools
        for tier, names in tools:
            rows = self.query_one(f"#{tier}", Rows)
            rows.set_class(tier == "flat" and not names, "-none")
            count = f" {len(names)} of {CORE_LEAST}–{CORE_MOST}" if tier == "core" else ""
            rows.border_title = Content(f"{'no tier' if tier == 'flat' else tier}{count}")
            at_ = int(to[1]) if to[0] == tier and len(to) > 1 else rows.highlighted or 0
            empty = Row(Hang(rows, plain(_MEANT[tier], "$foreground-muted")), ())
            rows.show([self._row(rows, (tier, n)) for n in range(len(names))] or [empty], at_)
        total = sum(len(names) for _, names in tools)
        self.query_one("#familiar", Rows).border_subtitle = Content(f"{total} of {TOTAL_MOST}")
        self.set_focus(self.query_one(f"#{to[0]}"))
        self._tell()

    def _row(self, rows: Rows, address: Address) -> Row:
        entry = at(self.tools, address)
        mine = [f for f in self.found if f.address == ("tools", *address)]
        year = self.tools.last_used.get(entry)
        body = plain(entry) + plain(f" {year}" if year else "", "$foreground-muted")
        head = sign(mark(mine))
        return Row(Hang(rows, body, lambda: head, 2), address)

    @on(Rows.OptionHighlighted, "#tiers Rows")
    def _tell(self) -> None:
        told = self.query_one("#told", Rows)
        here = self.here
        entry = str(at(self.tools, here)) if len(here) > 1 else ""
        told.border_title = plain(entry or str(here[0]))
        told.show(list(self._said(told, here, entry)))

    def _said(self, rows: Rows, here: Address, entry: str) -> Iterator[Row]:
        """What the tool in hand is objected to, what it could be called, what proves it."""
        where = ("tools", *here)
        for finding in self.found:
            if finding.address == where:
                yield FindingRow(rows, finding, where)
        if entry:
            if offered := with_services(self.view, entry) or spelt(entry):
                yield _line(rows, "f", plain(f"{entry} → ") + plain(offered, "bold"))
            proving = proof(self.view, entry)
            for address in proving:
                text = plain(at(self.session.cv, address).text)
                yield _line(rows, f"→ {number(address)}", text, address)
            if not proving:
                yield _line(rows, "→ –", plain("no bullet names it", "$foreground-muted"))
        if self.spare:
            names = ", ".join(f"{one.name} ×{len(one.at)}" for one in self.spare[:8])
            yield _line(rows, "+", plain(f"in your bullets, in no tier: {names}"))
        if self.tools.flat:
            yield _line(rows, "t", plain("proposes tiers, by how many bullets name each tool"))
        for finding in self.found:
            if finding.address[:2] == ("tools",) or (
                finding.code == "TLS002" and here[0] == "core" and finding.address != where
            ):
                yield FindingRow(rows, finding, ("tools",))

    def action_go(self) -> None:
        """To the bullet under the cursor, or the first that proves the tool."""
        told = self.query_one("#told", Rows)
        if told.has_focus:
            if number(told.address):
                self.dismiss(told.address)
            return
        shown = [r.address for r in told.options if isinstance(r, Row) and number(r.address)]
        if shown:
            self.dismiss(shown[0])

    @on(Rows.OptionSelected)
    def _chosen(self) -> None:
        self.action_rename()

    def action_rename(self) -> None:
        """Rename the tool; among what is said of it, go to the bullet."""
        if self.query_one("#told", Rows).has_focus:
            self.action_go()
        else:
            super().action_rename()

    def action_across(self, by: int) -> None:
        """To the tier beside."""
        shown = [t for t, names in self.tools if t != "flat" or names]
        tier = shown[max(0, min(shown.index(str(self.here[0])) + by, len(shown) - 1))]
        self.set_focus(self.query_one(f"#{tier}"))
        self._tell()

    def action_leave(self) -> None:
        """Back to the workbench."""
        self.dismiss(())

    def proposal(self) -> Tools:
        """The flat list in tiers."""
        return proposed(self.view)

    @property
    def this_year(self) -> int:
        """The year that it is."""
        return date.today().year


def _line(rows: Rows, head: str, body: Content, address: Address = ()) -> Row:
    told = plain(head, "bold $text-accent")
    return Row(Hang(rows, body, lambda: told, 8), address)
