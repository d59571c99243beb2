"""The words of a bullet in LaTeX, without what stands around them and is not printed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bulletsmith.formats.latex.marks import SPACING
from bulletsmith.formats.latex.markup import around
from bulletsmith.formats.latex.text import group_at, skip_space


def trimmed(text: str, start: int, end: int, silent: Mapping[str, int]) -> tuple[int, int]:
    """Without white space, comments and braces around all of it, nor spacing at its end."""
    for _ in range(_ROUNDS):
        start = skip_space(text, start, end)
        skip = _SKIP.match(text, start, end)
        if skip and text[max(0, start - 40) : start].rstrip().endswith("\\\\"):
            start = skip.end()
            continue
        while end > start and text[end - 1].isspace():
            end -= 1
        line = text.rfind("\n", start, end) + 1
        comment = re.compile(r"\s*%").match(text, line, end) if line > start else None
        spacing = SPACING.search(text, max(start, end - _NEAR), end)
        unsaid = _unsaid(text, start, end, silent) if silent else 0
        inside = group_at(text, start, end) if text[start : start + 1] == "{" else None
        if comment:
            end = line
        elif spacing:
            end = spacing.start()
        elif unsaid:
            end = unsaid
        elif inside and inside[1] + 1 == end:
            start, end = inside
        elif cell := _cell(text, start, end):
            start, end = cell
        elif set_alike := around(text, start, end):
            start, end = set_alike
        else:
            break
    return start, end


def _cell(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The inside of a table's cell over several columns, where it is all there is."""
    if not text.startswith(r"\multicolumn{", start):
        return None
    inside = group_at(text, start + len(r"\multicolumn"), end)
    for _ in range(2):
        inside = group_at(text, inside[1] + 1, end) if inside else None
    return inside if inside and inside[1] + 1 == end else None


def _unsaid(text: str, start: int, end: int, silent: Mapping[str, int]) -> int:
    """Where the macros begin that end `[start, end)` and print nothing; 0 where none do."""
    first, last, at = 0, -1, start
    while found := _NAMED.search(text, at, end):
        at = found.end()
        if silent.get(found[1]) == 1 and (inside := group_at(text, at, min(end, at + _FAR))):
            first = first if last >= 0 and not text[last : found.start()].strip() else found.start()
            last = at = inside[1] + 1
    return first if last == end else 0


_SKIP = re.compile(r"\[-?[\d.]{1,8} ?(?:pt|em|ex|mm|cm|in)\]\s*")  # behind a line's end
_NAMED = re.compile(r"\\([A-Za-z@]+)")
_ROUNDS = 100  # nobody's words stand behind more; each looks at what is near once more
_NEAR = 400  # characters: no more stand behind the words without being words
_FAR = 5_000  # characters: how far the end of such a macro is looked for
