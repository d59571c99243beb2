"""The keys of the workbench that change a line where it stands: move, delete, park, fix, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from bulletsmith.cv import Address, at, called
from bulletsmith.widgets.findings import Findings
from bulletsmith.widgets.outline import Outline
from bulletsmith.widgets.plain import note
from bulletsmith.widgets.rows import Rows

if TYPE_CHECKING:
    from bulletsmith.app import BulletsmithApp
    from bulletsmith.session import Session


class Changing(Screen[None]):
    """One `session` on a screen. `place` is the outline's row, `here` what the keys act on."""

    app: BulletsmithApp
    session: Session
    place: Address

    @property
    def here(self) -> Address:
        """What the cursor is on: a row of the list, or the outline's when that has the focus."""
        if isinstance(self.focused, Outline):
            return self.place
        return self.query_one("#contents", Rows).address or self.place

    def action_move(self, by: int) -> None:
        """Move the bullet, role, project, degree or line up or down."""
        here = self.here
        if not here or not isinstance(here[-1], int):
            return
        to, there = here[-1] + by, at(self.session.cv, here[:-1])
        if 0 <= to < len(there):
            self.session.move(here, to)

    def action_delete(self) -> None:
        """Delete it; undo brings it back."""
        here = self.here
        if not here or not isinstance(here[-1], int):
            note(self, "There is nothing to delete here: Enter opens it.")
            return
        name = called(self.session.cv, here)
        self.session.delete(here)
        note(self, f"Deleted {name}. u brings it back.", timeout=3)

    def action_park(self) -> None:
        """Park the bullet, or bring a parked one back."""
        here = self.here
        if here[:1] == ("roles",) and len(here) == 4:
            self.session.park(here)
        else:
            note(self, "Only a role's bullet can be parked.")

    def action_fix(self) -> None:
        """Make the safe fix of the finding, or the first one of this bullet."""
        from bulletsmith.checks.fixes import fix_one

        list_ = self.query_one(Findings)
        shown = [list_.finding] if isinstance(self.focused, Findings) else list_.shown
        for finding in shown:
            if finding and finding.fix and finding.fix.safe:
                cv = fix_one(self.session.cv, finding)
                self.session.change(f"fix {finding.code}", cv, where=finding.address)
                note(self, f"{finding.code} fixed. u takes it back.", timeout=3)
                return
        note(self, "No finding here has a safe fix: the words are yours to find.")

    def action_undo(self) -> None:
        """Take the last change back."""
        what = self.session.undo()
        note(self, f"Undone: {what}" if what else "There is nothing to undo.", timeout=3)

    def action_redo(self) -> None:
        """Make the undone change again."""
        what = self.session.redo()
        note(self, f"Done again: {what}" if what else "There is nothing to redo.", timeout=3)
