"""The program: its screens, its theme, its commands, and how it is left without losing anything."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterable
from functools import partial
from pathlib import Path, PurePath
from time import monotonic
from typing import Any, ClassVar

from textual import work
from textual.app import SystemCommand
from textual.binding import BindingType
from textual.screen import Screen

from bulletsmith.errors import BulletsmithError
from bulletsmith.keys import KEYS, bindings, read_keymap
from bulletsmith.paths import config_dir, private_folder, state_dir
from bulletsmith.screens.keeping import Keeping
from bulletsmith.screens.typing import Typing
from bulletsmith.session import Session
from bulletsmith.store.recovery import Unsaved, drop, waiting
from bulletsmith.widgets.plain import note

_TOGETHER = 1.0  # seconds within which two messages belong together


class BulletsmithApp(Keeping, inherit_bindings=False):
    """The app around one session. Without a session: the start screen."""

    TITLE = "bulletsmith"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("app")]
    # The default screen gets no style sheet of its own, so its is named here.
    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", "screens/workbench.tcss"]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 - Textual's type
    VERTICAL_BREAKPOINTS = [(0, "-short"), (36, "-tall")]  # noqa: RUF012

    def __init__(self, session: Session | None = None) -> None:
        super().__init__()
        self.read: Session | None = None  # a new CV from a file that is read once, if it is taken
        if session and session.imported:
            session, self.read = None, session
        self.opened = session is not None
        self.session = session or Session()
        self.session.judging = False  # the first frame comes before the first judgement
        self._told_at = -_TOGETHER
        self._keymap_read: dict[str, str] = {}
        self._theme_file = state_dir() / "theme"
        with contextlib.suppress(OSError, ValueError):
            name = self._theme_file.read_text("utf-8").strip()
            if name in self.available_themes:
                self.theme = name

    def get_default_screen(self) -> Screen[Any]:
        """The workbench on the open CV, or the start."""
        return self._workbench() if self.opened else self._start()

    def on_ready(self) -> None:
        """Collect garbage from here on: the command line puts it off until the first frame."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    def on_mount(self) -> None:
        """Take the user's keys, offer what was not saved, and keep what is typed from now on."""
        self._keymap_read, problems = read_keymap(config_dir() / "keys.toml")
        self.set_keymap(self._keymap_read)
        for problem in problems:
            note(self, problem, title="Your keys", severity="warning")
        self.theme_changed_signal.subscribe(self, self._remember_theme)
        self.begin_keeping()
        self.set_timer(1, self._read_lexicons)
        if self.session.path and not self.session.dirty:
            self._offer(self.session.path)
        if self.read:
            self._show_read(self.read)

    @work(thread=True, exit_on_error=False)
    def _read_lexicons(self) -> None:
        """Say what is wrong in the user's own word lists."""
        from bulletsmith.bullets.lexicon import lexicon

        for problem in lexicon().problems[:3]:
            note(self, problem, title="Your word lists", severity="warning")

    # Documents

    def begin(self, session: Session) -> None:
        """Work on `session` from now on; what the one before had not saved is kept."""
        self.keep_unsaved()
        self.session, self.opened = session, True
        self._to(self._workbench())

    def open(self, path: Path) -> None:
        """Open the file `path`, and offer the unsaved work on it."""
        try:
            session = Session.open(path)
        except BulletsmithError as error:
            note(self, str(error.at(str(path))), title="Not opened", severity="error", timeout=12)
            return
        if session.imported:
            self._show_read(session)
            return
        self.begin(session)
        self._offer(path)

    def _show_read(self, session: Session) -> None:
        """Show what was understood of a file that is read once, before it becomes the CV."""
        from bulletsmith.screens.understood import Understood

        def answered(yes: bool | None) -> None:
            if yes:
                self.begin(session)

        if session.imported and session.origin:
            self.push_screen(Understood(session.origin.name, session.imported), answered)

    def _offer(self, path: Path) -> None:
        """Ask what to do with the unsaved work on `path`, and with another window on it."""
        from bulletsmith.screens.confirm import Ask

        self.warn_of_others(path)
        for unsaved in waiting():
            if unsaved.path == str(path.absolute()):
                if not Session.restored(unsaved).unsaved:  # it was saved after all
                    drop(unsaved.token)
                    continue
                answers = [
                    ("take", "Take it up where it was left"),
                    ("", "Leave it for later: open the file as it is"),
                    ("drop", "Throw it away"),
                ]
                told = f"{path.name} was left with changes that are not saved."
                self.push_screen(Ask(told, answers), partial(self._offered, unsaved))

    def _offered(self, work: Unsaved, answer: str | None) -> None:
        if answer == "take":
            self.begin(Session.restored(work))
        elif answer == "drop":
            drop(work.token)

    def show_start(self) -> None:
        """To the start screen."""
        self.keep_unsaved()
        self._to(self._start())

    def show_workbench(self) -> None:
        """Back to the open CV."""
        if self.opened:
            self._to(self._workbench())

    def _workbench(self) -> Screen[Any]:
        from bulletsmith.screens.workbench import Workbench  # here: each start needs one of them

        return Workbench()

    def _start(self) -> Screen[Any]:
        from bulletsmith.screens.start import StartScreen

        return StartScreen()

    def _to(self, screen: Screen[Any]) -> None:
        """Show `screen` in place of the one before; the first one of all cannot be replaced."""
        if len(self.screen_stack) > 1:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    async def action_quit(self) -> None:
        """Leave; what is not saved is kept for the next start, what is being typed asked for."""
        if isinstance(self.screen, Typing) and self.screen.typed:
            self.screen.action_cancel()
            return
        self.leave()

    def notify(self, message: str, **how: Any) -> None:
        """Tell `message` in a toast; those of earlier keys go, lest they pile up over the CV."""
        self._forget()
        self._told_at = monotonic()
        super().notify(message, **how)

    def push_screen(self, *screen: Any, **how: Any) -> Any:
        """Show another screen; what was told of the one before does not lie over it."""
        self._forget()
        return super().push_screen(*screen, **how)

    def _forget(self) -> None:
        if monotonic() - self._told_at > _TOGETHER:
            self.clear_notifications()

    # Keys, commands, theme

    def action_interrupt(self) -> None:
        """Ctrl+C leaves nothing by accident."""
        note(self, "Nothing is selected to copy. ctrl+q leaves; nothing is lost.", timeout=3)

    def action_help(self) -> None:
        """The keys that work here."""
        from bulletsmith.screens.help import help_box

        self.push_screen(help_box(self.screen, self._keymap_read))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Everything that a key does on this screen, by name; and the themes."""
        here = {(a.binding.id or "").partition(".")[0] for a in screen.active_bindings.values()}
        for key in KEYS:
            if key.screen in here and key.says and key.screen != "list" and key.id != "app.palette":
                told = f"{key.says.capitalize()}: {key.help[:1].lower()}{key.help[1:]}"
                keys = self._keymap_read.get(key.id, key.keys).replace(",", " or ")
                yield SystemCommand(told, keys, partial(screen.run_action, key.action))
        yield SystemCommand("Theme", "Light, dark, the terminal's colours", self.search_themes)

    def _remember_theme(self, _: object) -> None:
        with contextlib.suppress(OSError):
            private_folder(self._theme_file.parent)
            self._theme_file.write_text(self.theme, "utf-8")
