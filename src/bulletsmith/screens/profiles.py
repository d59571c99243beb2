"""The way from the workbench to the profile: which archive, read in a thread, remembered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from bulletsmith.errors import BulletsmithError
from bulletsmith.screens.editing import Editing
from bulletsmith.widgets.plain import note

if TYPE_CHECKING:
    from bulletsmith.screens.linkedin import Answer
    from bulletsmith.session.profile import Beside


class Profiles(Editing):
    """The CV held against the owner's LinkedIn profile."""

    _archive: Path | None = None  # of a CV that has no file yet

    def _review(self) -> None:
        raise NotImplementedError

    def action_linkedin(self) -> None:
        """To the profile; the first time its archive is asked for."""
        from bulletsmith.store.linkedin import archive_of

        path = archive_of(self.session.path) or self._archive
        if path is None or not path.exists():
            self._ask_archive()
        else:
            self._read_archive(path)

    def _ask_archive(self, path: Path | None = None) -> None:
        from bulletsmith.screens.path import PathScreen

        where = path or (self.session.path or Path.cwd() / "cv").parent
        title = "Your LinkedIn archive: zip, PDF or Positions.csv"
        self.app.push_screen(PathScreen(title, where, also=(".csv",)), self._archive_chosen)

    def _archive_chosen(self, path: Path | None) -> None:
        from bulletsmith.session.profile import archive_named

        if path is not None:
            self._read_archive(archive_named(path))

    @work(thread=True, exclusive=True, group="linkedin", exit_on_error=False)
    def _read_archive(self, path: Path) -> None:
        from bulletsmith.session.profile import Beside
        from bulletsmith.store.linkedin import read_profile

        try:
            beside = Beside.of(self.session.cv, read_profile(path))
        except BulletsmithError as error:
            self.app.call_from_thread(self._archive_failed, path, error)
        else:
            self.app.call_from_thread(self._show_profile, beside, path)

    def _archive_failed(self, path: Path, error: BulletsmithError) -> None:
        told = f"{error.message} ({error.remedy})" if error.remedy else error.message
        note(self, f"{path.name}: {told}", title="Not read", severity="error", timeout=12)
        if self.app.screen is self:
            self._ask_archive(path.parent)

    def _show_profile(self, beside: Beside, path: Path) -> None:
        """Beside the CV; from now on the findings of the workbench tell of it, too."""
        from bulletsmith.screens.linkedin import LinkedInScreen
        from bulletsmith.store.linkedin import remember_archive

        if self.app.screen is not self:
            return  # somewhere else by now
        self._archive = path
        remember_archive(self.session.path, path)
        if self.session.profile != beside.profile:
            self.session.profile = beside.profile
            self.session.revision += 1  # what was judged without it is out of date

        def answered(answer: Answer | None) -> None:
            if answer == "archive":
                self._ask_archive(path.parent)
            elif answer and not isinstance(answer, str):
                self.goto(answer)
            self._review()

        self.app.push_screen(LinkedInScreen(self.session, beside, path), answered)
