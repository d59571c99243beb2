"""What a served model holds: latency and load, apart from latency won and data trained on."""

from __future__ import annotations

from collections.abc import Sequence

from bulletsmith.bullets.changes import Change
from bulletsmith.bullets.facts import Quantity
from bulletsmith.bullets.patterns import pattern
from bulletsmith.bullets.reading import Kind, Reading
from bulletsmith.bullets.slots import Slot

# Words in front of a number that was won, not held: `saving 30 s a call`, `fewer than`.
_WON = pattern(
    r"\b(?:sav(?:ed|es|ing)|cut(?:s|ting)?|reduc\w+|shav\w+|avoid\w*|eliminat\w+|fewer|down|freed"
    r"|freeing"
    r"|gain\w*|retir\w+|lower\w*|recover\w*|prevent\w*|remov\w+|stopp\w+|faster|slower|by|from"
    r"|first|instead of|against|error|MAE"
    r"|RMSE|wait|delay\w*|sampled at|every) (?:about |around |some |up to |over |an? |average "
    r"|of |the )*$"
)
_NOT_LATENCY = pattern(
    r" (?:clips?|videos?|windows?|segments?|chunks?|audio|recordings?|utterances?|samples?"
    r"|per (?:call|ticket"
    r"|claim|order|case|document|agent|report)|faster|slower|less|fewer|saved|earlier|horizon"
    r"|ahead|lookback)\b"
)
_LATENCY_WORD = pattern(r"\b(?:latency|lag|freshness|SLO|SLA|budget|end-to-end|response|p\d\d)\b")
_OF_DATA = pattern(r" of (?!traffic|load)")
_PEOPLE = frozenset(
    "users customers visitors clients riders drivers shoppers merchants sellers devices stores"
    " sites"
    " players subscribers members drivers agents scientists engineers analysts teams handlers"
    " listeners"
    " viewers patients farmers clinicians households accounts pods cameras restaurants"
    " branches".split()
)
_SERVING = pattern(
    r"\b(?:serv(?:ing|es|ed|e)|used by|handl(?:ing|es|ed)|for|to|reach(?:ing|es)|across"
    r"|scor(?:ing|es|ed)|scal(?:ing|es|ed) to"
    r"|support(?:ing|s|ed)?|autoscaling to|answer(?:ing|s|ed)|rolled out to|live (?:for|in|to)"
    r"|viewed by|sustain(?:ing|s|ed)) "
    r"(?:about |around |over |some |up to |a |combined )*$"
)
_SCHEDULE = pattern(
    r"(?<![\w-])(?:[Nn]ightly|[Hh]ourly|[Dd]aily|[Ww]eekly|[Mm]onthly|every \w+ (?:minutes|hours))"
    r"(?=(?: [\w-]+){0,2}? (?:batch|runs?|jobs?|scor|refresh|retrain|inference|schedul|DAG"
    r"|Airflow|Spark|predictions)|[,;.)]|$| (?:in|on|via|by|with)\b)"
)
_SCHEDULED = pattern(
    r"(?:scored|scheduled|refresh\w*|runs?|running|retrained|updated|batch\w*|predict\w*|every) $"
)
SCHEDULES = frozenset("nightly hourly daily weekly monthly every".split())
_PERIODS = {"n": "/day", "d": "/day", "h": "/h", "w": "/week", "m": "/month", "e": "/h"}


def latency_held(
    text: str, numbers: Sequence[Quantity], changes: Sequence[Change], reading: Reading
) -> tuple[Quantity, ...]:
    """Latencies that serving holds (`at 20 ms p99`), not those won or measured as an error."""
    if not any(q.kind == "time" for q in numbers):
        return ()
    serving, others = _spans(reading)
    moved = {q.start for change in changes for q in (change.before, change.after)}
    found = []
    for q in numbers:
        if q.kind != "time" or q.sign or q.start in moved:
            continue
        short = q.unit in ("ns", "µs", "ms", "s")
        named = q.unit in ("min", "h") and _LATENCY_WORD.search(text, q.end, q.end + 24)
        if not (short or named):
            continue
        if not q.percentile:
            if _within(q, others) and not _within(q, serving):
                continue
            if _WON.search(text, max(0, q.start - 32), q.start) or _NOT_LATENCY.match(text, q.end):
                continue
            if (
                q.unit == "s"
                and not serving
                and not _LATENCY_WORD.search(text, max(0, q.start - 24), q.end + 30)
            ):
                continue
        found.append(q)
    return tuple(found)


def load_held(
    text: str,
    numbers: Sequence[Quantity],
    changes: Sequence[Change],
    reading: Reading,
    scheduled: bool,
) -> tuple[Quantity, ...]:
    """The load that serving carries: queries a second, users, and how often a batch runs.

    `scheduled` tells whether one of the SCHEDULES stands in the text at all.
    """
    if not scheduled and not any(q.kind == "rate" or q.unit in _PEOPLE for q in numbers):
        return ()
    serving, others = _spans(reading)
    moved = {q.start for change in changes for q in (change.before, change.after)}
    found = []
    for q in numbers:
        people = q.kind == "count" and q.unit in _PEOPLE
        if q.sign or q.start in moved or not (people or q.kind == "rate"):
            continue
        inside = _within(q, serving)
        served = _SERVING.search(text, max(0, q.start - 32), q.start) is not None
        if not (inside or served) and _WON.search(text, max(0, q.start - 32), q.start):
            continue
        if q.kind == "rate":
            slow = q.unit in ("/year", "/quarter", "/half-year")
            if inside or not (slow or _within(q, others) or _OF_DATA.match(text, q.end)):
                found.append(q)
        elif inside or served:
            found.append(q)
    for match in _SCHEDULE.finditer(text) if scheduled else ():
        follows = match.end() < len(text) and text[match.end()] == " "
        if follows or _SCHEDULED.search(text, max(0, match.start() - 14), match.start()):
            unit = _PERIODS[match[0][0].lower()]
            found.append(Quantity(match.start(), match.end(), None, unit, "rate"))
    return tuple(sorted(found, key=lambda q: q.start))


def _spans(reading: Reading) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """The stretches of serving, and those of the slots whose numbers are not held."""
    if not reading.pieces:
        return (), ()
    others = (Slot.OUTCOME, Slot.METRIC, Slot.DATA)
    spans = [(p.slot, (p.start, p.end)) for p in reading.pieces if p.kind is Kind.WORDS]
    return (
        tuple([span for slot, span in spans if slot is Slot.SERVING]),
        tuple([span for slot, span in spans if slot in others]),
    )


def _within(q: Quantity, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= q.start < end for start, end in spans)
