"""What a file's own macros are: bullets, entries, items, or things that print nothing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

from bulletsmith.formats.latex.marks import BULLETS, DEFINITION, HEADS
from bulletsmith.formats.pieces import stretches

_SIGNS = {r"\textquoteright": "\N{RIGHT SINGLE QUOTATION MARK}", r"\textquotesingle": "'"}
_DEFAULT = re.compile(r"\s*\[[^\]\n]{0,100}\]")
_Group = Callable[[int, int], tuple[int, int] | None]


@dataclass
class Macros:
    """Macros by name; a number tells how many arguments there are."""

    bullets: dict[str, int] = field(default_factory=lambda: dict.fromkeys(BULLETS, 1))
    entries: set[str] = field(default_factory=set)
    items: set[str] = field(default_factory=lambda: {"item", "subitem"})  # what `\\item` is
    sections: set[str] = field(default_factory=set)
    texts: dict[str, str] = field(default_factory=dict)  # they stand for a few letters
    silent: dict[str, int] = field(default_factory=dict)  # they print none of their arguments


def learnt(text: str, end: int, group: _Group) -> Macros:
    """What the definitions in `text[:end]` make; `group` is the inside of the braces at a place."""
    found = Macros()
    spans = stretches(text)
    for made in DEFINITION.finditer(text, 0, end):
        name = made[1] or made[3] or made[5]
        if name:
            count = int(made[2] or 0) or (made[4] or "").count("m") or (made[6] or "").count("#")
            default = _DEFAULT.match(text, made.end())
            count -= bool(default and made[2])
            inside = group(default.end() if default else made.end(), len(text))
            where = bisect_right(spans, made.start(), key=lambda span: span.start)
            theirs = bool(where) and spans[where - 1].name.endswith((".cls", ".sty"))
            _learn(found, name, count, text[inside[0] : inside[1]] if inside else None, theirs)
    return found


def _learn(found: Macros, name: str, count: int, body: str | None, theirs: bool) -> None:
    """Learn one macro; `theirs` is a class's or a package's, which may say nothing for now."""
    made = body or ""
    item = re.search(r"\\item\b", made)
    if count and body is not None and "#" not in made:
        if not theirs:
            found.silent[name] = count
    elif count == 1 and re.search(r"\\section\b", made):
        found.sections.add(name)
    elif count >= 3 or (count == 2 and item and "tabular" in made):
        found.entries.add(name)
        found.bullets.pop(name, None)
    elif count and item and "tabular" not in made and (count == 1 or not HEADS.search(name)):
        found.bullets.setdefault(name, count)
    elif not count and body and len(body) < 30 and not re.search(r"[\\{}#$&%]", body):
        found.texts[name] = body
    elif not count and body in _SIGNS:
        found.texts[name] = _SIGNS[body]
    elif not count and item and not re.search(r"\\(?:begin|end|section)\b", made):
        found.items.add(name)
