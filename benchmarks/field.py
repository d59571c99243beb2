"""The floor of a key: an Input, and a Static that a synchronous watcher updates."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import Input, Static


class Field(App[None]):
    """The least that a key can cost which is to be seen in two places."""

    CSS = "Input { border: none; height: 1; }"

    def compose(self) -> ComposeResult:
        yield Input(id="words")
        yield Static(id="said", markup=False)

    def on_mount(self) -> None:
        self.watch(self.query_one(Input), "value", self._typed, init=False)

    def _typed(self, value: str) -> None:
        self.query_one("#said", Static).update(Content(f"> {value}."))


if __name__ == "__main__":
    Field().run()
