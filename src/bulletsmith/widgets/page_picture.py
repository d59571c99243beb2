"""The page as a picture of half blocks, with what lands where told in the margin beside it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from bulletsmith.layout.raster import Raster
from bulletsmith.widgets.still import Still

GUTTER = 4  # cells at the left: the cursor, and a letter for each signal
LETTERS: Mapping[str, str] = {"shipped": "S", "evaluated": "E", "scope": "C"}
_STEPS = 17  # between two greys that are told apart


class PagePicture(Still, Widget):
    """Two pixels a cell. `marks` are the letters of each row, `lit` the rows of the bullet meant.

    `half` is the row under which the top half ends; 0 for a page that has none.
    """

    DEFAULT_CSS = "PagePicture { width: auto; height: 1fr; }"

    raster: Raster | None = None
    marks: Mapping[int, str] = {}
    lit: range = range(0)
    half: int = 0

    def show(self, raster: Raster | None, marks: Mapping[int, str], lit: range, half: int) -> None:
        """Draw `raster`, or an empty frame while there is none."""
        self.raster, self.marks, self.lit, self.half = raster, marks, lit, half
        self.refresh()

    def row(self, share: float) -> int:
        """The row of cells at a `share` of the page's height."""
        tall = self.raster.height if self.raster else 0
        return min(int(share * tall), tall - 1) // 2

    def drawn(self, crop: Region) -> list[Strip]:
        """The rows in `crop`."""
        return [self._strip(y).crop(crop.x, crop.right) for y in range(crop.y, crop.bottom)]

    def _strip(self, y: int) -> Strip:
        made = self.raster
        base = self.rich_style
        if made is None or 2 * y >= made.height:
            return Strip.blank(self.size.width, base)
        here = y in self.lit
        told = self.marks.get(y, "")
        gutter = f"{'▸' if here else ' '}{told:<{GUTTER - 1}}"
        segments = [Segment(gutter, base + Style(bold=here))]
        if self.half and y == self.half:
            line = " top half ends here ".center(made.width, "┄")[: made.width]
            segments.append(Segment(line, Style(color="#202020", bgcolor="#ffd75f", bold=True)))
        else:
            upper = made.rows[2 * y]
            lower = made.rows[2 * y + 1] if 2 * y + 1 < made.height else b"\xff" * made.width
            segments += [
                Segment("▀", _cell(one // _STEPS, other // _STEPS, here))
                for one, other in zip(upper, lower, strict=True)
            ]
        return Strip(Segment.simplify(segments)).adjust_cell_length(self.size.width, base)


@lru_cache(maxsize=1024)
def _cell(upper: int, lower: int, lit: bool) -> Style:
    return Style(color=_grey(upper, lit), bgcolor=_grey(lower, lit))


def _grey(step: int, lit: bool) -> str:
    level = min(255, step * _STEPS)
    blue = int(level * 0.55) if lit else level
    return f"#{level:02x}{level:02x}{blue:02x}"
