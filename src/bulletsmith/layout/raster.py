"""A page as a small grey picture, for a terminal."""

from __future__ import annotations

from typing import NamedTuple

from bulletsmith.cv import CV
from bulletsmith.layout.estimate import sheet
from bulletsmith.layout.facts import Paper, Style

_INK = 4.5  # type of a pixel's height is a pale grey: how much darker it is shown


class Raster(NamedTuple):
    """`rows` of one byte a pixel, 0 black to 255 white; `page` of `pages`, counted from 1."""

    page: int
    pages: int
    width: int
    height: int
    rows: tuple[bytes, ...]


def size(style: Style, paper: Paper, width: int, height: int) -> tuple[int, int]:
    """The pixels of a whole page in a room of that size."""
    on = sheet(style, paper)
    scale = min(width / on.width, height / on.height)
    return max(1, int(on.width * scale)), max(1, int(on.height * scale))


def raster(cv: CV, style: Style, paper: Paper, page: int, width: int, height: int) -> Raster:
    """Page `page` of `cv`, or its last one, as large as fits. Raises NoPageError."""
    import png

    from bulletsmith.layout.page import pictures

    wide, tall = size(style, paper, width, height)
    drawn = pictures(cv, style, paper, ppi=wide * 72 / sheet(style, paper).width)
    page = max(1, min(page, len(drawn)))
    _, _, lines, info = png.Reader(bytes=drawn[page - 1]).read()
    planes = info["planes"]
    ink = bytes(max(0, int(255 - (255 - grey) * _INK)) for grey in range(256))
    rows = [bytes(line[1::planes] if planes > 2 else line[::planes])[:wide] for line in lines]
    shown = tuple(row.translate(ink).ljust(wide, b"\xff") for row in rows[:tall])
    return Raster(page, len(drawn), wide, len(shown), shown)
