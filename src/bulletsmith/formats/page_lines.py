"""A line of text on a page, and the marks that lists have there."""

from __future__ import annotations

from dataclasses import dataclass

from bulletsmith.bullets.patterns import pattern

GLYPHS = "•●○▪■◦‣∙⋅⦁◆◇➢➤►▶✓✔❖\uf0b7\uf0a7\uf0d8\ufffd·"
_SURE = GLYPHS.replace("\ufffd", "") + "\u2043\uf076\uf0fc□▸▹⁍⚫⬤"
_UNSURE = r"[\ufffd\ue000-\uf8ff]|\(cid:\d{1,5}\)"  # a mark, or an icon beside a date or a link
SURE = pattern(rf"\s*(?:[{_SURE}]|(?:[-–—*»>]|o(?=\s+[A-Z]))(?=\s|$))\s*")
UNSURE = pattern(rf"\s*(?:{_UNSURE})\s*")
ICONS = pattern(rf"(?:{_UNSURE})\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on a page; lengths in points, `y` from the page's top.

    `inner` is where its words begin behind a list mark, 0 where it has none. `whole` is a paragraph
    that a word processor keeps as one: it goes on nothing.
    """

    page: int
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    width: float
    text: str
    inner: float = 0.0
    whole: bool = False
