"""Holes that were to be filled: `‹amount›`, `[X%]`, `TODO`, or nothing written at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletsmith.bullets.english import words
from bulletsmith.bullets.patterns import pattern
from bulletsmith.checks.rule import Hit, Severity, bullet_rule
from bulletsmith.checks.saying import quote
from bulletsmith.checks.views import BulletView

HOLE = pattern(
    r"‹[^‹›]{0,60}›"
    r"|\[\s?(?:[xXnN#?_.…]{1,4}|[A-Z]{1,3}X)\s?(?:%|x|k|K|M|ms)?(?:[^\[\]]{0,20})?\]"
    r"|\[(?:your|insert|add|fill in|some|number|metric|amount|verb|model(?: type)?|business problem"
    r"|data scale[^\[\]]{0,20}|source|serving stack|business outcome|company|tool|baseline|value"
    r"|percentage|percent|todo|tbd|tbc)\b[^\[\]]{0,30}\]"
    r"|<(?:your|insert|add|number|metric|amount|company|tool|value|baseline)\b[^<>]{0,30}>"
    r"|\{\{[^{}]{0,40}\}\}"
    r"|(?<![\w$-])(?:TODO(?!\s(?:comment|list|app|item)|s\b)|TBD|TBC|FIXME|XXX?)(?![\w-])(?:%)?"
    r"|(?<![\w.-])[XYN]{1,2}%(?!\w)|[$€£]X+\b|\b[Ll]orem ipsum\b|(?<!\w)_{3,}(?!\w)",
    re.IGNORECASE,
)


_HOLE_WORDS = words("todo tbd tbc fixme x xx xxx y n lorem")


def may_have_hole(b: BulletView) -> bool:
    """Whether it is worth looking for holes: one of their signs or words is there."""
    text = b.text
    if "‹" in text or "[" in text or "<" in text or "{" in text or "_" in text:
        return True
    return not b.words.isdisjoint(_HOLE_WORDS)


@bullet_rule(
    "STY010",
    "unfilled-hole",
    Severity.ERROR,
    what="No `‹hole›`, `[X%]`, `TODO` or `TBD` left in it.",
    why="A placeholder that reaches my desk ends the reading, however good the rest is.",
    bad="Cut churn by [X%] with a CatBoost model.",
    good="Cut churn by 8% with a CatBoost model.",
)
def unfilled_hole(b: BulletView) -> Iterator[Hit]:
    """Something stands there that was to be filled in; or nothing at all."""
    if not any(map(str.isalnum, b.text)):
        yield Hit("empty: nothing is said here yet", 0, len(b.text))
        return
    if not may_have_hole(b):
        return
    for match in HOLE.finditer(b.text):
        if match[0].islower() and match[0][0].isalpha() and match[0] != "lorem ipsum":
            continue
        yield Hit(f"not filled in: {quote(b.text, *match.span())}", *match.span())
