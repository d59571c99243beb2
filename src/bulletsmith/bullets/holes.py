"""Holes: the `‹parts›` of a pattern that a person still has to fill in."""

from __future__ import annotations

from bulletsmith.bullets.facts import Span
from bulletsmith.bullets.patterns import pattern

_HOLE = pattern("‹[^‹›]{1,60}›")


def holes(text: str) -> tuple[Span, ...]:
    """The (start, end) of each hole in `text`, its brackets included, from left to right."""
    return tuple(match.span() for match in _HOLE.finditer(text)) if "‹" in text else ()


def next_hole(text: str, caret: int) -> Span | None:
    """The first hole that begins at or after `caret`; None when there is none on that side."""
    return next((hole for hole in holes(text) if hole[0] >= caret), None)
