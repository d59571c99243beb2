"""One line with the keys that work now; each can be clicked."""

from __future__ import annotations

from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from bulletsmith.keys import KEYS

_ORDER = {key.id: place for place, key in enumerate(KEYS)}
_LAST = ("app.help", "help")


class KeyBar(Widget):
    """The footer, in one widget.

    Keys stand in the table's order. Where the line is too short they give way from the end, but the
    way to the help stays.
    """

    DEFAULT_CSS = """
    KeyBar {
        dock: bottom; height: 1; width: 1fr;
        background: $footer-background; color: $footer-foreground;
        text-wrap: nowrap;
    }
    """

    def on_mount(self) -> None:
        """Follow the screen's bindings."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, screen: Screen[object]) -> None:
        if self.is_attached and screen is self.screen:
            self.refresh()

    def render(self) -> Content:
        """As many keys as fit."""
        shown: dict[str, Content] = {}
        last = Content("")
        active = self.screen.active_bindings.values()
        for _, binding, enabled, _ in sorted(
            active, key=lambda a: _ORDER.get(a.binding.id or "", 999)
        ):
            if not binding.show or not enabled or (binding.id or binding.action) in shown:
                continue
            told = self._told(binding)
            if binding.action in _LAST:
                last = last or told
            else:
                shown[binding.id or binding.action] = told
        room = self.size.width - last.cell_length
        line = Content("")
        for told in shown.values():
            if line.cell_length + told.cell_length <= room:
                line += told
        return line + last

    def _told(self, binding: Binding) -> Content:
        action = binding.action if "." in binding.action else f"screen.{binding.action}"
        return Content.assemble(
            " ",
            (self.app.get_key_display(binding), "bold $footer-key-foreground"),
            (f" {binding.description} ", "$footer-description-foreground"),
        ).stylize(f"@click={action}" if _plain_action(action) else "")


def _plain_action(action: str) -> bool:
    return action.replace(".", "").replace("_", "").isalnum()
