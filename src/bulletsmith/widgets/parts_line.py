"""The parts that a slot asks for, ticked off: `amount ✓  source ✗  period –`."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from bulletsmith.bullets.parts import Part


class PartsLine(Static):
    """One line: each part with `✓` there, `✗` missing, `–` missing and not always needed."""

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
            self.update(Content("  ").join(_part(part) for part in parts))


def _part(part: Part) -> Content:
    if part.ok:
        return Content.styled(f"{part.name} ✓", "$text-success")
    if part.needed:
        return Content.styled(f"{part.name} ✗", "$text-warning")
    return Content.styled(f"{part.name} –", "$text-muted")
