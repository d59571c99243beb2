"""Widgets that keep their lines until they change.

At every key Textual asks each widget in sight for its lines, changed or not, and to look up their
styles takes longer than to judge the bullet. These answer at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.widget import Widget
else:
    Widget = object  # Textual takes the styles of a class from the first widget among its bases


class Still(Widget):
    """Goes before the class whose lines it keeps: `class Label(Still, Static)`."""

    _kept: tuple[Region, list[Strip]] | None = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines in `crop`, drawn anew only after a change or for another `crop`."""
        if self._kept is None or self._kept[0] != crop:
            self._kept = crop, self.drawn(crop)
        return self._kept[1]

    def drawn(self, crop: Region) -> list[Strip]:
        """The lines in `crop`, drawn now."""
        return super().render_lines(crop)

    def _set_dirty(self, *regions: Region) -> None:
        """What Textual calls whenever something that it keeps of this widget no longer holds."""
        self._kept = None
        super()._set_dirty(*regions)


class StillStatic(Still, Static):
    """A Static that keeps its lines."""


class StillHorizontal(Still, Horizontal):
    """A Horizontal that keeps its lines."""


class StillVertical(Still, Vertical):
    """A Vertical that keeps its lines."""


class StillScroll(Still, VerticalScroll):
    """A VerticalScroll that keeps its lines."""
