"""What the keys of the workbench do with files and the clipboard."""

from __future__ import annotations

from pathlib import Path

from bulletsmith.cv import Address, Bullet, Role, at, called
from bulletsmith.errors import (
    AlreadyThereError,
    BulletsmithError,
    CannotPatchError,
    ChangedOnDiskError,
)
from bulletsmith.screens.copying import copied
from bulletsmith.screens.editing import Editing
from bulletsmith.widgets.contents import dates
from bulletsmith.widgets.header import HeaderLine
from bulletsmith.widgets.plain import note


class Filing(Editing):
    """Save, save as, open, export and copy."""

    def action_save(self) -> None:
        """Save to the file that is open; a new CV is asked for its name."""
        session = self.session
        if session.path is None:
            self.action_save_as()
        elif not session.dirty and session.path.exists() and not session.changed_outside:
            note(self, f"{session.name} is saved already.", timeout=3)
        else:
            self._save(session.path)

    def action_save_as(self) -> None:
        """Ask for a name and save under it."""
        session = self.session
        from bulletsmith.screens.path import PathScreen

        self.app.push_screen(PathScreen("Save as", session.suggested, new=True), self._named)

    def _named(self, path: Path | None) -> None:
        if path is not None:
            self._save(path)

    def _save(self, path: Path, *, overwrite: bool = False, anew: bool = False) -> None:
        """Save to `path`, asking where something would be lost."""
        session = self.session
        same = path == session.path
        try:
            lost = session.save(None if same else path, overwrite=overwrite, anew=anew)
        except ChangedOnDiskError:
            self._merge(path)
        except AlreadyThereError:
            answers = [("as", "Another name"), ("over", f"Overwrite {path.name}")]
            self._ask(f"There is a file {path.name}.", answers, path, anew=anew)
        except CannotPatchError as error:
            told = f"This change cannot be made inside {path.name}: {error.message}."
            answers = [
                ("toml", "Save everything as a TOML file beside it"),
                ("anew", "Write the file anew; its own layout and comments go"),
            ]
            self._ask(told, answers, path, overwrite=overwrite)
        except BulletsmithError as error:
            note(self, str(error), title="Not saved", severity="error", timeout=10)
        else:
            self.app.keep_unsaved()
            self.query_one(HeaderLine).unsaved = session.dirty
            note(self, f"Saved {path.name}.", timeout=3)
            if lost:
                what = "; ".join(lost[:4])
                note(self, f"{path.name} cannot hold: {what}", severity="warning", timeout=8)

    def _merge(self, path: Path) -> None:
        """Show what another program changed in the open file, and go on from both."""
        from bulletsmith.screens.confirm import Ask
        from bulletsmith.screens.theirs import Answer, Theirs

        session = self.session
        try:
            merge = session.compare()
        except BulletsmithError as error:
            told = f"{path.name} was changed by another program and cannot be merged: {error}."
            answers = [("as", "Save mine under another name")]
            self.app.push_screen(
                Ask(told, answers), lambda yes: self.action_save_as() if yes else None
            )
            return

        def answered(answer: Answer | None) -> None:
            if answer == "as":
                self.action_save_as()
            elif answer is not None and not isinstance(answer, str):
                session.take(merge, answer)
                note(self, "Both are here now; u takes theirs out again. s saves.", timeout=8)

        self.app.push_screen(Theirs(path.name, merge), answered)

    def _ask(
        self,
        question: str,
        answers: list[tuple[str, str]],
        path: Path,
        *,
        overwrite: bool = False,
        anew: bool = False,
    ) -> None:
        from bulletsmith.screens.confirm import Ask
        from bulletsmith.screens.path import PathScreen

        def answered(answer: str | None) -> None:
            match answer:
                case "as":
                    self.app.push_screen(PathScreen("Save as", path, new=True), self._named)
                case "toml":
                    self._save(path.with_suffix(".toml"))
                case "over":
                    self._save(path, overwrite=True, anew=anew)
                case "anew":
                    self._save(path, overwrite=overwrite, anew=True)

        self.app.push_screen(Ask(question, answers), answered)

    def action_open(self) -> None:
        """To the start screen, where files are opened; this CV stays open behind it."""
        self.app.show_start()

    def action_export(self) -> None:
        """Write another format."""
        from bulletsmith.screens.export import ExportScreen

        self.app.push_screen(ExportScreen())

    def _copy(self, text: str, what: str) -> None:
        copied(self, text, what)

    def action_copy(self) -> None:
        """Copy the bullet."""
        bullet = bullet_at(self.session.cv, self.here)
        if bullet:
            self._copy(bullet.text, called(self.session.cv, self.here))
        else:
            note(self, "There is no bullet here to copy.", timeout=3)

    def action_copy_role(self) -> None:
        """Copy the role."""
        if self.place[:1] == ("roles",) and len(self.place) > 1:
            role = at(self.session.cv, self.place)
            self._copy(role_text(role), called(self.session.cv, self.place))


def role_text(role: Role) -> str:
    """A role as plain text, to paste into a mail or a form."""
    told = [part for part in (role.title, role.company, role.location, dates(role)) if part]
    return "\n".join([" · ".join(told), *(f"- {bullet.text}" for bullet in role.bullets)])


def bullet_at(cv: object, address: Address) -> Bullet | None:
    """The bullet at `address`, if that is one."""
    try:
        thing = at(cv, address)
    except LookupError:
        return None
    return thing if isinstance(thing, Bullet) else None
