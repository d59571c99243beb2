"""The parts that a slot asks for, ticked off: `amount ✓  source ✗  period –`."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from bulletsmith.bullets.parts import Part


class PartsLine(Static):
    """A line or two: each part with `✓` there, `✗` missing, `–` missing and not always needed."""

    DEFAULT_CSS = """
    PartsLine { height: 1; }
    """

    def __init__(self) -> None:
        super().__init__(id="parts")
        self._shown: tuple[Part, ...] | None = None

    def show(self, parts: tuple[Part, ...]) -> None:
        """Tick off `parts`."""
        if parts != self._shown:
            self._shown = parts
            told = Content("  ").join(_part(part) for part in parts)
            # A height of its own accord would lay out the whole screen again at every tick.
            lines = 1 + (told.cell_length > self.size.width > 0)
            if self.styles.height is None or self.styles.height.value != lines:
                self.styles.height = lines
            self.update(told, layout=False)


def _part(part: Part) -> Content:
    if part.ok:
        return Content.styled(f"{part.name} ✓", "$text-success")
    if part.needed:
        return Content.styled(f"{part.name} ✗", "$text-warning")
    return Content.styled(f"{part.name} –", "$foreground-muted")
