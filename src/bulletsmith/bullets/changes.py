"""Levels before and after, as people tell them: `from 0.71 to 0.83`, `A → B`, `B (was A)`."""

from __future__ import annotations

from functools import lru_cache

from bulletsmith.bullets.facts import Quantity
from bulletsmith.bullets.numbers import quantities
from bulletsmith.bullets.patterns import pattern
from bulletsmith.bullets.units import SECONDS
from bulletsmith.named import NamedTuple


class Change(NamedTuple):
    """A level before and one after; `(start, end)` covers both, with a `from` in front."""

    start: int
    end: int
    before: Quantity
    after: Quantity


_FROM = pattern(r"\b[Ff]rom (?:about |around |roughly |over |under |~|≈|a )?$")
_ARROW = pattern(r"\s?(?:→|[-–—]>|=>|⇒|➔|➜)\s?~?")
_TO = pattern(
    r"(?:\s(?:[^\s,;]{1,24}\s){0,4}|\s?\([^()]{1,40}\)\s)(?:down |up )?to "
    r"(?:about |around |only |just |under |over |below |~)?"
)
_PLAIN_TO = pattern(r" (?:down |up )?to (?:about |~)?")
_WAS = pattern(
    r",?\s\(?(?:up |down |improved |raised |cut )?(?:from|was|were|previously|before:?)"
    r"(?: about| around)?\s"
)


@lru_cache(maxsize=256)
def changes(text: str) -> tuple[Change, ...]:
    """Every pair of a level before and a level after in `text`, in order.

    A bare `5 to 10 ms` is a range and no change: without `from` both sides must carry a unit, or
    both be scores.
    """
    found: list[Change] = []
    numbers = quantities(text)
    i = 0
    while i + 1 < len(numbers):
        first, second = numbers[i], numbers[i + 1]
        gap = second.start - first.end
        led = _FROM.search(text, max(0, first.start - 14), first.start)
        change = None
        if gap > 60:
            pass
        elif _ARROW.fullmatch(text, first.end, second.start):
            change = _pair(led.start() if led else first.start, first, second)
        elif led and _TO.fullmatch(text, first.end, second.start):
            change = _pair(led.start(), first, second)
        elif _WAS.fullmatch(text, first.end, second.start):
            change = _pair(first.start, second, first)
        elif (
            (first.unit and first.unit == second.unit) or first.kind == second.kind == "ratio"
        ) and _PLAIN_TO.fullmatch(text, first.end, second.start):
            change = _pair(first.start, first, second)
        elif led and i + 2 < len(numbers) and numbers[i + 2].start - second.end < 30:
            third = numbers[i + 2]  # from 3.4 per 100 km to 0.9
            joined = f"{text[first.end : second.start]}n{text[second.end : third.start]}"
            if _TO.fullmatch(joined) and ("(" in joined or " per" in joined):
                change = _pair(led.start(), first, third)
                i += 1
        if change:
            found.append(change)
            i += 1
        i += 1
    return tuple(found)


def _pair(start: int, before: Quantity, after: Quantity) -> Change | None:
    """The change, the unit of one side lent to a side without; None where the units disagree."""
    end = max(before.end, after.end)
    if before.unit != after.unit:
        if before.kind == "count" and before.unit and after.kind == "ratio":
            return None  # from 5M appointments to 0.81
        if after.kind in ("ratio", "count") and before.kind not in ("ratio", "count"):
            after = after._replace(unit=before.unit, kind=before.kind)
        elif before.kind in ("ratio", "count") and after.kind not in ("ratio", "count", "rate"):
            before = before._replace(unit=after.unit, kind=after.kind)
        elif before.kind in ("ratio", "count"):
            pass  # from 11 to 2 per half-year
        elif not (before.kind == after.kind and (before.kind != "time" or after.unit in SECONDS)):
            return None
    return Change(start, end, before, after)
