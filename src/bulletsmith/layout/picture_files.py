"""The pages as picture files: one a page, numbered where there are several."""

from __future__ import annotations

from pathlib import Path

from bulletsmith.cv import CV
from bulletsmith.layout.facts import Paper, Style

SUFFIXES = (".png", ".svg")
_PPI = 150


def picture_files(
    cv: CV, path: Path, style: Style = "plain", paper: Paper = "a4"
) -> list[tuple[Path, bytes]]:
    """The pages of `cv` as files: `cv.png`, or `cv-1.png` and `cv-2.png`."""
    from bulletsmith.layout.page import drawings, pictures

    if path.suffix.lower() == ".svg":
        pages = drawings(cv, style, paper)
    else:
        pages = pictures(cv, style, paper, _PPI)
    if len(pages) == 1:
        return [(path, pages[0])]
    return [(path.with_stem(f"{path.stem}-{n}"), page) for n, page in enumerate(pages, 1)]
