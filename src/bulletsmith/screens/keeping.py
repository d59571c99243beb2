"""What the app does so that nothing typed is lost: however it ends, whoever else is at the file."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text
from textual.css.query import NoMatches

from bulletsmith.bullets.text import one_line
from bulletsmith.screens.typed_ahead import TypedAhead
from bulletsmith.screens.typing import Typing
from bulletsmith.store import windows
from bulletsmith.store.keeper import Keeper
from bulletsmith.store.recovery import Typed
from bulletsmith.widgets.plain import note

if TYPE_CHECKING:
    from bulletsmith.session import Session

_GRACE = 3.0  # seconds that an orderly end may take once the terminal is gone
_EVERY = 0.2  # seconds between looks at whether something has to be kept: less than one is lost


class Keeping(TypedAhead, inherit_bindings=False):
    """An app whose `session` survives it."""

    session: Session
    opened: bool

    def begin_keeping(self) -> None:
        """Keep what is typed from now on, and end in order when the terminal goes away."""
        self.keeper = Keeper()
        self._kept: object = None  # what of the session was kept last
        self._steps: object = None  # and of its history
        self._told = ""  # the trouble that was told
        self._entered: Path | None = None  # the file that others are told is open here
        self.set_interval(_EVERY, self.keep_unsaved)
        self.set_interval(windows.TOUCH, self._touch)
        for name in ("SIGHUP", "SIGTERM"):
            with contextlib.suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                number = getattr(signal, name)
                asyncio.get_running_loop().add_signal_handler(number, self._end)

    def keep_unsaved(self) -> None:
        """Have kept what is not saved, where the next start finds it; the keeper's thread does it.

        Nothing to keep is nothing kept.
        """
        session = self.session
        if session.resumed:  # else what was being typed is not on the screen again yet
            session.typing = self._typing()
        history = (session, session.revision, session.dirty, session.path)
        now = (*history, dict(session.drafts), session.typing)
        if now != self._kept:
            from bulletsmith.session.keeping import steps

            kept = steps(session) if history != self._steps and session.has_steps else None
            self.keeper.keep(session.token, session.unsaved, kept)
            self._kept, self._steps = now, history
        if self.keeper.trouble:
            self._kept = self._steps = None  # tried again
        if self.keeper.trouble != self._told:
            self._told = self.keeper.trouble
            if self._told:
                told = f"Unsaved work cannot be kept: {self._told}"
                note(self, told, severity="error", timeout=10)
        self._enter(session.path if self.opened else None)

    def kept_all(self) -> bool:
        """Whether what is not saved is safe on the disk; waits for it."""
        self._kept = None
        self.keep_unsaved()
        return self.keeper.flush()

    def _typing(self) -> Typed | None:
        """What stands in the box that is open, if there is one."""
        for screen in reversed(self.screen_stack):
            try:
                kept = getattr(screen, "kept", None)
            except NoMatches:  # it is only being put together
                return self.session.typing
            if isinstance(kept, Typed):
                return kept
        return None

    def _end(self) -> None:
        """The terminal is gone: nobody can be asked."""
        if isinstance(self.screen, Typing) and self._typing() is None:
            self.screen.rescue()
        self.kept_all()
        self._enter(None)
        if not self.is_headless:
            # All is kept. What still waits for a terminal that is gone might wait for ever, and
            # nobody would be offered the work of a program that seems to be running.
            late = threading.Timer(_GRACE, os._exit, (0,))
            late.daemon = True
            late.start()
        self.exit()

    def leave(self) -> None:
        """End, unless what is not saved cannot be kept: then that is asked for."""
        from bulletsmith.screens.confirm import Ask

        if not self.kept_all() and self.session.unsaved:
            told = f"What is not saved cannot be kept: {self.keeper.trouble or 'the disk is slow'}."
            answers = (("", "Stay, and save it somewhere"), ("go", "Leave, and lose it"))
            self.push_screen(Ask(told, answers), lambda answer: self._go() if answer else None)
        else:
            self._go()

    def _go(self) -> None:
        self._enter(None)
        told = None
        if self.session.unsaved and not self.keeper.trouble:
            name = one_line(self.session.name)
            told = Text(f"{name}: what is not saved is kept; the next start offers it.")
        self.exit(message=told)

    # Whoever else is at the file

    def _enter(self, path: Path | None) -> None:
        """Tell others that `path` is open here, and no longer the file before."""
        if path == self._entered:
            return
        if self._entered:
            windows.leave(self._entered)
        self._entered = path
        if path:
            windows.enter(path)

    def _touch(self) -> None:
        if self._entered:
            windows.touch(self._entered)

    def warn_of_others(self, path: Path) -> None:
        """Ask what to do where another window has the file `path` open."""
        from bulletsmith.screens.confirm import Ask

        there = windows.others(path)
        if not there:
            return
        since = time.strftime("%H:%M", time.localtime(there[0].since))
        told = (
            f"{path.name} is open in another window too, since {since} (process"
            f" {there[0].owner.pid}). Nothing is overwritten: a save here shows what was saved"
            " there, and puts both together."
        )
        answers = (("", "Work on it here as well"), ("leave", "Leave it: to the start screen"))
        self.push_screen(Ask(told, answers), lambda answer: self._left(answer == "leave"))

    def _left(self, leave: bool) -> None:
        if leave:
            self.show_start()

    def show_start(self) -> None:
        """To the start screen."""
        raise NotImplementedError

    # What nobody foresaw

    def _fatal_error(self) -> None:
        """Textual's end after an exception: save, and tell where the report lies, not what it says.

        Its own page would print the values of all names, which are somebody's CV.
        """
        import sys

        from bulletsmith.store.report import write_report

        file = write_report(sys.exception() or self._exception or RuntimeError())
        safe = False
        with contextlib.suppress(Exception):  # what failed may fail again
            safe = self.kept_all()
            self._enter(None)
        self._exit_renderables.append(ended(self.session, file, safe=safe))
        self._close_messages_no_wait()


def ended(session: Session, file: Path | None, *, safe: bool) -> Text:
    """The short page that an exception ends with."""
    lines = ["bulletsmith met an error of its own and had to end."]
    if session.unsaved and safe:
        lines.append(f"{one_line(session.name)}: nothing is lost; the next start offers it.")
    elif session.unsaved:
        lines.append(f"{one_line(session.name)}: the last second before it may not be kept.")
    if file:
        lines.append(f"Report, without a word of your CV: {file}")
    return Text("\n".join(lines))
