"""The markup of a bullet in LaTeX: what is bold, a link, or set by a macro of the file's own."""

from __future__ import annotations

import re

from bulletsmith.formats.document import FORMULA, Markup, Named
from bulletsmith.formats.latex.text import SILENT, closings, prints, words

_KINDS = {
    "textbf": "bold", "textit": "italics", "emph": "italics", "textsl": "italics",
    "texttt": "code", "underline": "underlined", "textsc": "small capitals", "href": "link",
    "url": "link", "textcolor": "colour", "hyperref": "link",
}  # fmt: skip
_LEADS = {"href", "textcolor"}  # their first argument is no words
_FORMULA = re.compile(
    r"(?<!\\)\$(?P<dollars>(?:[^$\\\n]|\\.){1,200})\$|\\\((?P<round>.{1,200}?)\\\)"
)
_MACRO = re.compile(r"(?<!\\)(?:\\\\)*\\(?P<name>[A-Za-z]+)\*?(?:\[[^\[\]\n]{0,200}\])?(?=\{)")


def markup_of(source: str) -> list[Markup]:
    """The macros in a bullet's `source` that set some of its words, and its formulas."""
    closed = closings(source)
    found: list[Markup] = []
    for formula in _FORMULA.finditer(source):
        inside = formula.span(formula.lastgroup or 0)
        found.append(Markup(FORMULA, formula.start(), *inside, formula.end()))
    for macro in _MACRO.finditer(source):
        name, first, target = macro["name"], macro.end(), ""
        if (name in SILENT and name not in _LEADS) or not prints(name):
            continue
        last = closed.get(first)
        if name in _LEADS and last is not None:
            target = source[first + 1 : last] if name == "href" else ""
            first = last + 1
            last = closed.get(first)
        if last is None:
            continue
        start = macro.start("name") - 1
        target = source[first + 1 : last] if name == "url" else target
        kind = _KINDS.get(name, f"\\{name}")
        found.append(Markup(kind, start, first + 1, last, last + 1, target))
    return found


def named(source: str) -> tuple[Named, ...]:
    """The markup of a bullet's `source` by name."""
    return tuple(
        one.named(words(source[one.first : one.last]).text)
        for one in markup_of(source)
        if one.kind != FORMULA
    )


def around(source: str, start: int, end: int) -> tuple[int, int] | None:
    """The inside of the one macro that sets all of `[start, end)`; None where none does."""
    macro = _MACRO.match(source, start, end)
    if macro is None or macro["name"] in SILENT or macro["name"] == "url":
        return None
    if not prints(macro["name"]) or macro.start("name") != start + 1:
        return None
    depth = 0
    for found in re.compile(r"\\.|%[^\n]*|[{}]", re.DOTALL).finditer(source, macro.end(), end):
        depth += {"{": 1, "}": -1}.get(found.group(), 0)
        if not depth:
            return (macro.end() + 1, found.start()) if found.end() == end else None
    return None
