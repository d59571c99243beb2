"""The clause around some words: where a number would have to stand to back them up."""

from __future__ import annotations

import re

from bulletsmith.checks.views import BulletView

_END = re.compile(r"[,;:.!?](?=\s|$)|\s[-–—]+\s|[()]")
_REACH = 160  # characters: a clause longer than that is none


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The (start, end) of the clause that holds `text[start:end]`, between commas and the like."""
    left = max(0, start - _REACH)
    for mark in _END.finditer(text, left, start):
        left = mark.end()
    mark = _END.search(text, end, end + _REACH)
    return left, mark.start() if mark else min(len(text), end + _REACH)


def numbered(view: BulletView, start: int, end: int) -> bool:
    """Whether a quantity stands in the clause of these words."""
    left, right = clause(view.text, start, end)
    return any(q.start < right and q.end > left for q in view.facts.quantities)
