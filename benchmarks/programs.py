"""The programs that are measured, and the floors that they are held against.

`python -m benchmarks.programs bulletsmith 40` is the program on a CV of 40 bullets.
"""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static


class Floor(App[None]):
    """An Input, and a Static that a synchronous watcher updates: the least a key can cost."""

    CSS = "Input { border: none; height: 1; }"

    def compose(self) -> ComposeResult:
        yield Input(id="words")
        yield Static(id="said", markup=False)

    def on_mount(self) -> None:
        self.watch(self.query_one(Input), "value", self._typed, init=False)

    def _typed(self, value: str) -> None:
        self.query_one("#said", Static).update(Content(f"> {value}."))


class Empty(App[None]):
    """That many empty widgets, and a word to see that they are there."""

    CSS = "Widget { height: 1; }"

    def __init__(self, widgets: int) -> None:
        super().__init__()
        self.widgets = widgets

    def compose(self) -> ComposeResult:
        yield Static("ready")
        for _ in range(self.widgets - 1):
            yield Widget()


def bulletsmith(bullets: int) -> App[None]:
    """The program on a CV of that many bullets."""
    from benchmarks.processes import cv_of
    from bulletsmith.app import BulletsmithApp
    from bulletsmith.formats.registry import by_name
    from bulletsmith.session import Session

    document = by_name("markdown").read(cv_of(bullets).encode())
    return BulletsmithApp(Session(document=document))


def program(name: str, size: int) -> App[None]:
    """The program called `name`."""
    if name == "floor":
        return Floor()
    if name == "empty":
        return Empty(size)
    return bulletsmith(size)


if __name__ == "__main__":
    program(sys.argv[1], int(sys.argv[2])).run()
