"""The keys of the workbench that look at what was: the file's versions, a bullet's wordings."""

from __future__ import annotations

from bulletsmith.cv import at, called
from bulletsmith.errors import BulletsmithError
from bulletsmith.screens.editing import Editing
from bulletsmith.session.looking_back import Wording, bring_back, versions
from bulletsmith.widgets.plain import note


class LookingBack(Editing):
    """Whatever is brought back is one step that can be undone."""

    def action_history(self) -> None:
        """The versions of the open file."""
        from bulletsmith.screens.history import HistoryScreen, Taken

        try:
            there = versions(self.session)
        except BulletsmithError as error:
            note(self, str(error), title="No history", severity="warning", timeout=10)
            return
        if not there:
            note(self, "The history of a file begins with the first save; u undoes what was done.")
            return

        def answered(taken: Taken | None) -> None:
            if taken:
                bring_back(self.session, taken.cv, f"bring back version {taken.number}")
                told = f"This is version {taken.number} again. s saves it, u takes it back."
                note(self, told, timeout=6)

        self.app.push_screen(HistoryScreen(self.session, there), answered)

    def action_wordings(self) -> None:
        """What the bullet under the cursor said before."""
        from bulletsmith.screens.wordings import Wordings

        here = self.here
        if len(here) != 4 or here[2] != "bullets":
            note(self, "Choose a bullet first: h shows what it said before.", timeout=3)
            return

        def answered(taken: Wording | None) -> None:
            if taken and at(self.session.cv, here) != taken.bullet:
                what = f"bring back a wording of {called(self.session.cv, here)}"
                self.session.put(here, taken.bullet, what)
                note(self, "The bullet says this again. u takes it back.", timeout=3)

        self.app.push_screen(Wordings(self.session, here), answered)
