"""A widget of lines, of which only those that changed are drawn again."""

from __future__ import annotations

from itertools import zip_longest

from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from bulletsmith.widgets.still import Still


class Lines(Still, Widget):
    """Draws what `draw` is given. Most keys change one or two lines of many."""

    lines: tuple[Content, ...] = ()

    def draw(self, lines: list[Content]) -> None:
        """Show `lines`, each as wide as the widget at most, in place of those before."""
        old, self.lines = self.lines, tuple(lines)
        changed = [
            Region(0, y, self.size.width, 1)
            for y, (one, other) in enumerate(zip_longest(old, lines))
            if one is None or other is None or not one.is_same(other)
        ]
        if changed:
            self.refresh(*changed)

    def render(self) -> Content:
        """All lines, as one: what can be marked with the mouse."""
        return Content("\n").join(self.lines)

    def render_line(self, y: int) -> Strip:
        """The line `y`."""
        if self.text_selection is not None:
            return super().render_line(y)
        style, width = self.visual_style, self.size.width
        if y < len(self.lines):
            for strip in Visual.to_strips(self, self.lines[y], width, 1, style):
                return strip
        return Strip.blank(width, style.rich_style)
