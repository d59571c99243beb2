"""The floor of the first paint: that many empty widgets, and a word to see that they are there."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widget import Widget
from textual.widgets import Static


class Empty(App[None]):
    """`widgets` widgets, the first of which says `ready`."""

    CSS = "Widget { height: 1; }"

    def __init__(self, widgets: int) -> None:
        super().__init__()
        self.widgets = widgets

    def compose(self) -> ComposeResult:
        yield Static("ready")
        for _ in range(self.widgets - 1):
            yield Widget()


if __name__ == "__main__":
    Empty(int(sys.argv[1])).run()
