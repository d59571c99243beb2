"""What a role says of its scope: that somebody led, a team, numbers; and what of it contradicts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bulletsmith.bullets.facts import Quantity
from bulletsmith.bullets.numbers import quantities
from bulletsmith.bullets.patterns import pattern

MOST = 40  # bullets of a role that are looked at
_ALIKE = 85  # how alike two bullets are that say the same thing, their numbers aside
_ROUNDED = 0.05  # by how much a number may be rounded
_LONGEST = 600  # characters of a bullet that are compared

_COUNT = (
    r"(?:\d{1,3}\+?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
    r"|a\sdozen)"
)
_PEOPLE = (
    r"(?:engineers?|scientists?|developers?|people|persons?|reports?|researchers?|analysts?"
    r"|interns?|juniors?|members?|mitarbeitern?|ingenieuren?|entwicklern?|personnes|personas)"
)
_TEAM = pattern(
    rf"\bteams?\s(?:of|with)\s(?:up\sto\s|about\s|over\s)?(?P<a>{_COUNT})\b"
    rf"|\b(?P<b>{_COUNT})[- ](?:strong\s|person\s|people\s|member\s)?"
    rf"(?:(?:ml|ai|data|software|senior|junior|direct|machine|learning|research)\s){{0,3}}{_PEOPLE}\b"
    rf"|\b(?P<c>{_COUNT})[- ](?:person|people|strong|member|engineer|head)[- ](?:\w+\s)?team\b",
    re.IGNORECASE,
)
_LEDS = (  # what people lead: a cluster that is managed and learning that is supervised are none
    r"(?:teams?|groups?|squads?|chapters?|departments?|orgs?|engineers|scientists|people|reports"
    r"|developers|researchers|analysts|interns|rollouts?|launch(?:es)?|projects?|program(?:me)?s?"
    r"|migrations?|efforts?|initiatives?|roadmaps?|hiring|design|development|work)"
)
# Verbs of leading where a sentence opens with them; `led` wherever it is no passive and no result.
_LED = pattern(
    r"(?<![\w-])(?:co-)?led\b(?!\s(?:to|by)\b)(?<!was led)(?<!were led)(?<!which led)"
    r"|(?:^|(?<=[.;!?•]\s))(?:headed|oversaw|spearheaded|captained|leitete)\b"
    r"|(?:^|(?<=[.;!?•]\s))(?:lead|leads|leading|managed|manages|managing|directed|supervised)\b"
    rf"(?:\s[\w/&-]+){{0,3}}?\s{_LEDS}\b"
    r"|\b(?:managed|manages|managing|leading|directed|supervised|mentored|coached)\s(?:an?\s|the\s)?"
    rf"(?:team\b|{_COUNT}\s(?:\w+\s)?{_PEOPLE}\b)",
    re.IGNORECASE,
)
_ANY_LEAD = pattern(
    r"\b(?:led|lead|leads|leading|leadership|head|headed|heading|manag\w+|direct(?:ed|or|ing)"
    r"|supervis\w+|oversaw|oversee\w*|spearhead\w*|mentor\w*|coach\w*|team\slead|captain\w*"
    r"|own(?:ed|er)|leit\w+)\b",
    re.IGNORECASE,
)
_WORDS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
} | {"fifteen": 15, "twenty": 20, "a dozen": 12}
_RESULTS = frozenset(("percent", "points", "factor", "money", "rate", "size", "count", "ratio"))
_DIGIT = pattern(r"\d")
_BLANK = pattern(r"[\d.,%$€£+<>~-]+")


class Said(NamedTuple):
    """Words of a role that tell of its scope: `text[start:end]` of the bullet of that index."""

    bullet: int
    start: int
    end: int
    words: str
    value: float | None = None


class Clash(NamedTuple):
    """One bullet told on both sides, with another number: what each side says of it.

    An empty side has no number there.
    """

    mine: Said
    theirs: str


def team(texts: Sequence[str]) -> Said | None:
    """The first team or number of people that the bullets tell of."""
    for index, text in enumerate(texts[:MOST]):
        found = _TEAM.search(text)
        if found:
            size = (found["a"] or found["b"] or found["c"]).lower().rstrip("+")
            value = float(size) if size.isdigit() else float(_WORDS.get(size, 0))
            return Said(index, *found.span(), found[0], value or None)
    return None


def led(texts: Sequence[str]) -> Said | None:
    """The first bullet that says that somebody led."""
    for index, text in enumerate(texts[:MOST]):
        found = _LED.search(text)
        if found:
            return Said(index, *found.span(), _around(text, *found.span()))
    return None


def leads(texts: Sequence[str]) -> bool:
    """Whether anything in `texts`, titles too, may mean that somebody led."""
    return any(_ANY_LEAD.search(text) for text in texts)


def result(texts: Sequence[str]) -> Said | None:
    """The first number that tells a result, with the words around it."""
    for index, text in enumerate(texts[:MOST]):
        people = [found.span() for found in _TEAM.finditer(text)]
        for one in quantities(text):
            inside = any(start <= one.start < end for start, end in people)
            if one.kind in _RESULTS and not inside:
                return Said(index, one.start, one.end, _around(text, one.start, one.end))
    return None


def numbered(texts: Sequence[str]) -> bool:
    """Whether there is any digit in `texts`, or a number in words."""
    return any(_DIGIT.search(text) or quantities(text) for text in texts)


def clashes(mine: Sequence[str], theirs: Sequence[str]) -> list[Clash]:
    """The bullets that both sides tell in nearly the same words, but with other numbers."""
    from rapidfuzz import fuzz, process

    found = []
    others = [_skeleton(text) for text in theirs[:MOST]]
    for index, text in enumerate(mine[:MOST]):
        bare = _skeleton(text)
        if len(bare.split()) < 3:
            continue
        best = process.extractOne(bare, others, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        if best and (clash := _clash(index, text, theirs[best[2]])):
            found.append(clash)
    return found


def _clash(index: int, text: str, other: str) -> Clash | None:
    ours, their = quantities(text), quantities(other)
    only = [one for one in ours if not any(_equal(one, two) for two in their)]
    new = [two for two in their if not any(_equal(one, two) for one in ours)]
    if not only and not new:
        return None
    told = _around(other, new[0].start, new[0].end) if new else ""
    if not only:
        return Clash(Said(index, 0, len(text), ""), told)
    start, end = only[0].start, only[0].end
    return Clash(Said(index, start, end, _around(text, start, end)), told)


def _equal(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers are one: `0.9B` is 900M, and 2.1% may be rounded to 2%."""
    if one.value is None or other.value is None:
        return one.value is other.value
    most = max(abs(one.value), abs(other.value))
    return abs(one.value - other.value) <= _ROUNDED * most


def _skeleton(text: str) -> str:
    """The words of a bullet in lower case, without its numbers and signs."""
    return " ".join(_BLANK.sub(" ", text[:_LONGEST].lower()).split())


def _around(text: str, start: int, end: int) -> str:
    """The words with a few of those beside them, cut where a word ends."""
    first = text.rfind(" ", 0, max(0, start - 14)) + 1 if start > 14 else 0
    last = text.find(" ", min(len(text), end + 22))
    last = len(text) if last < 0 else last
    return text[first:last].strip(" ,;.()")
