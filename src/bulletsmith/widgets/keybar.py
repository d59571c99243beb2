"""One line with the keys that work now; each can be clicked."""

from __future__ import annotations

import re
from collections.abc import Collection

from textual.binding import ActiveBinding, Binding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from bulletsmith.keys import KEYS
from bulletsmith.widgets.still import Still

_ORDER = {key.id: place for place, key in enumerate(KEYS)}
_HELP = ("app.help", "help")
_STAY = (*_HELP, "leave", "back", "cancel")
_CLICKABLE = re.compile(r"[a-z_.]+")


class KeyBar(Still, Widget):
    """The footer, in one widget.

    Keys stand in the table's order. Where the line is too short they give way from the end, but the
    way out and the way to the help stay.
    """

    DEFAULT_CSS = """
    KeyBar {
        dock: bottom; height: 1; width: 1fr;
        background: $footer-background; color: $footer-foreground;
        text-wrap: nowrap;
    }
    """

    auto_links = False  # no underlines: all of it can be clicked

    def on_mount(self) -> None:
        """Follow the screen's bindings."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, screen: Screen[object]) -> None:
        if self.is_attached and screen is self.screen:
            self.refresh()

    def render(self) -> Content:
        """As many keys as fit, closer together where that makes room for all."""
        shown: dict[str, Content] = {}
        stay: set[str] = set()
        active = self.screen.active_bindings.values()
        for _, binding, enabled, _ in sorted(active, key=_place):
            name = binding.id or binding.action
            if binding.show and enabled and name not in shown:
                shown[name] = self._told(binding)
                if binding.action in _STAY:
                    stay.add(name)
        gap = 2 if _width(shown.values(), 2) <= self.size.width else 1
        for name in [name for name in reversed(shown) if name not in stay]:
            if _width(shown.values(), gap) > self.size.width:
                del shown[name]
        return Content(" ") + Content(" " * gap).join(shown.values())

    def _told(self, binding: Binding) -> Content:
        action = binding.action if "." in binding.action else f"screen.{binding.action}"
        told = Content.assemble(
            (self.app.get_key_display(binding), "bold $footer-key-foreground"),
            (f" {binding.description}", "$footer-description-foreground"),
        )
        return told.stylize(f"@click={action}") if _CLICKABLE.fullmatch(action) else told


def _place(active: ActiveBinding) -> tuple[bool, int]:
    """The table's order, with the help at the end."""
    binding = active.binding
    return binding.action in _HELP, _ORDER.get(binding.id or "", len(_ORDER))


def _width(keys: Collection[Content], gap: int) -> int:
    return 1 + sum(key.cell_length + gap for key in keys) - gap
