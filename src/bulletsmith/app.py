"""The program: its screens, its theme, its commands, and how it is left without losing anything."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App
from textual.binding import BindingType

from bulletsmith.keys import bindings, read_keymap
from bulletsmith.paths import config_dir
from bulletsmith.session import Session
from bulletsmith.widgets.plain import note


class BulletsmithApp(App[None], inherit_bindings=False):
    """The app around one session. Without a document in it: the start screen."""

    TITLE = "bulletsmith"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("app")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (36, "-tall")]

    def __init__(self, session: Session | None = None) -> None:
        super().__init__()
        self.session = session or Session()

    def on_mount(self) -> None:
        """Take the user's keys."""
        keymap, problems = read_keymap(config_dir() / "keys.toml")
        self.set_keymap(keymap)
        for problem in problems:
            note(self, problem, title="Your keys", severity="warning")
