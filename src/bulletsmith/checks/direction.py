"""Whether the numbers of a change go the way in which the sentence says that they went."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache, partial

from bulletsmith.bullets import terms
from bulletsmith.bullets.changes import changes
from bulletsmith.bullets.facts import MetricClaim, Quantity
from bulletsmith.bullets.lexicon import Metric
from bulletsmith.bullets.patterns import pattern
from bulletsmith.bullets.slots import Slot
from bulletsmith.checks.rule import Hit, Severity, bullet_rule
from bulletsmith.checks.saying import quote
from bulletsmith.checks.views import BulletView

_rule = partial(bullet_rule, slot=Slot.METRIC)

_WAY = pattern(
    r"(?<![\w-])(?:(?P<up>increas\w*|rais\w+|lift\w*|grew|grow\w*|doubl\w+|tripl\w+)"
    r"|(?P<down>cut|cuts|cutting|reduc\w+|lowered|lowering|decreas\w+|slash\w*|shrank|shrunk|trimm\w+"
    r"|shorten\w*|minimi[sz]\w+)"
    r"|(?P<better>improv\w+|enhanc\w+|boost\w*|optimi[sz]\w+|better\w*|upgrad\w+|outperform\w*"
    r"|beat|beats|beating|surpass\w*|outscor\w*|accelerat\w+|sped up|speeding up|strengthen\w*)"
    r"|(?P<none>keeping|kept|retain\w*|holding|drift\w*|degrad\w+|dropped|drops|dropping|fell|falls"
    r"|falling|despite|trad\w+|sacrific\w+|from\s\w+\sand|moved|migrat\w+|compar\w+|found|show\w*"
    r"|observ\w+|detect\w+|equal|parity|unchanged|within|after|due to|went))(?![\w-])"
)
STOP = pattern(r"[;.!?](?=\s|$)|\s[–—]\s")
_PAYS = pattern(
    r"\b(?:cost|costs|cheaper|faster|smaller|latency|parameters|params|memory|size|speed|trade-?off"
    r"|half the|tenth|fewer|on-device|expense)\b"
)
_AGAINST = pattern(
    r"[^;.]{0,24}?(?:\bvs\b\.?|\bversus\b|\bagainst\b|\bcompared (?:to|with)\b|\brelative to\b)"
    r"\s?\S{0,6}\s?"
)


def _way(b: BulletView, at: int) -> str:
    """Which way the sentence says, before `at`, that things went: up, down, better, none."""
    start = max(0, at - 90)
    for stop in STOP.finditer(b.low, start, at):
        start = stop.end()
    numbers = b.facts.quantities
    place = bisect_right(numbers, at, key=lambda q: q.end) - 1
    if place >= 0:
        start = max(start, numbers[place].end)  # what stands before belongs to that number
    told = ""
    for match in _WAY.finditer(b.low, start, at):
        told = match.lastgroup or ""
    return told


@_rule(
    "MET008",
    "wrong-direction",
    Severity.ERROR,
    what="Numbers that go the way the verb says: errors, latency and cost fall, scores rise.",
    why="Either the numbers are swapped or nobody read the line twice. Either way I stop.",
    bad="Improved WER from 9% to 14% for call transcription.",
    good="Cut WER from 14% to 9% for call transcription.",
)
def wrong_direction(b: BulletView) -> Iterator[Hit]:
    """A level after that is worse than the level before, or than the baseline's, told as a gain."""
    for change in changes(b.text) if b.facts.quantities else ():
        before, after = change.before, change.after
        if not _comparable(before, after) or before.value == after.value:
            continue
        way = _way(b, change.start)
        if way in ("", "none"):
            continue
        rose = _size(after) > _size(before)
        better_up = _higher_is_better(b, change.start)
        if way == "up":
            wrong = not rose or better_up is False
            if not rose and better_up is None and after.kind == "time":
                continue  # "increased speed from 10 s to 2 s"
        elif way == "down":
            wrong = rose
        else:
            wrong = better_up is not None and rose is not better_up
        if wrong and not _PAYS.search(b.low, change.end, change.end + 40):
            said = "rose" if rose else "fell"
            yield Hit(
                f"wrong direction: it {said}, {quote(b.text, change.start, change.end, 28)}",
                change.start,
                change.end,
            )
            return
    hit = _worse_than_baseline(b) or _wrong_by(b)
    if hit is not None:
        yield hit


def _wrong_by(b: BulletView) -> Hit | None:
    """`Increased RMSE by 20%`, `Reduced recall by 5%`: the verb stands right before the metric."""
    for claim in b.facts.metrics:
        if claim.change is None or claim.before is not None:
            continue
        verb = _MOVED.search(b.low, max(0, claim.start - 40), claim.start)
        entry = metric_named(claim.name)
        if verb is None or entry is None or entry.kind != "quality":
            continue
        if (verb.lastgroup == "up") is not entry.higher_is_better and not _PAYS.search(b.low):
            said = quote(b.text, verb.start(), claim.end)
            return Hit(f"wrong direction: {said} is no gain", verb.start(), claim.end)
    return None


_MOVED = pattern(
    r"\b(?:(?P<up>increas(?:ed|ing|es?)|rais(?:ed|ing|es?)|grew)"
    r"|(?P<down>reduc(?:ed|ing|es?)|lower(?:ed|ing)|decreas(?:ed|ing|es?)|cut|cutting|slashed))"
    r"\s(?:(?:the|our|its|model|offline|mean|median|test|validation|overall|average)\s){0,3}$"
)


def _worse_than_baseline(b: BulletView) -> Hit | None:
    """`Enhanced ..., achieving MAPE of 8% compared to 6% for ARIMA`."""
    numbers = b.facts.quantities
    for claim in b.facts.metrics:
        if claim.value is None:
            continue
        first = bisect_left(numbers, claim.end - 12, key=lambda q: q.start)
        for i in range(first, len(numbers) - 1):
            if numbers[i].start > claim.end + 12:
                break
            if not _comparable(numbers[i], numbers[i + 1]) or numbers[i].value != claim.value:
                continue
            ours, theirs = numbers[i], numbers[i + 1]
            if not _AGAINST.fullmatch(b.low, ours.end, theirs.start):
                continue
            better_up = _higher_is_better(b, claim.start, claim)
            if better_up is None or ours.value == theirs.value:
                continue
            if (_size(ours) > _size(theirs)) is better_up or _way(b, claim.start) != "better":
                continue
            if not _PAYS.search(b.low):
                said = quote(b.text, ours.start, theirs.end, 28)
                return Hit(f"wrong direction: {said} is worse", claim.start, theirs.end)
    return None


@lru_cache(maxsize=512)
def metric_named(name: str) -> Metric | None:
    """The metric of the lexicon that is called `name`: facts name few, again and again."""
    return terms.metrics().get(name)


def _comparable(one: Quantity, other: Quantity) -> bool:
    return (
        one.value is not None
        and other.value is not None
        and one.unit == other.unit
        and one.kind == other.kind
    )


def _size(q: Quantity) -> float:
    return -(q.value or 0.0) if q.sign == "-" and (q.value or 0.0) > 0 else q.value or 0.0


def _higher_is_better(b: BulletView, at: int, claim: MetricClaim | None = None) -> bool | None:
    """Which way is better for the metric last named before `at`; None where unknown."""
    if claim is not None:
        entry = metric_named(claim.name)
        return entry.higher_is_better if entry else None
    near = b.tokens[bisect_left(b.tokens, (at - 48, 0)) : bisect_left(b.tokens, (at, 0))]
    last = None
    for term in terms.metrics().find(b.text, near):
        last = term
    return last.entry.higher_is_better if last is not None else None
