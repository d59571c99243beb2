"""The parts that a slot asks for, ticked off: `amount ✓  source ✗  period –`."""

from __future__ import annotations

from textual.content import Content

from bulletsmith.bullets.parts import Part
from bulletsmith.widgets.still import StillStatic


class PartsLine(StillStatic):
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
            told = _lines([_part(part) for part in parts], self.size.width)
            # Of its own accord it would have the whole screen laid out again at every tick.
            if self.styles.height is None or self.styles.height.value != len(told):
                self.styles.height = len(told)
            self.update(Content("\n").join(told), layout=False)


def _lines(parts: list[Content], width: int) -> list[Content]:
    """`parts` side by side, broken between them where `width` cells are full."""
    lines = [Content("")]
    for part in parts:
        gap = "  " if lines[-1] else ""
        if gap and lines[-1].cell_length + 2 + part.cell_length > width:
            lines.append(part)
        else:
            lines[-1] = lines[-1] + gap + part
    return lines


def _part(part: Part) -> Content:
    if part.ok:
        return Content.styled(f"{part.name} ✓", "$text-success")
    if part.needed:
        return Content.styled(f"{part.name} ✗", "$text-warning")
    return Content.styled(f"{part.name} –", "$foreground-muted")
