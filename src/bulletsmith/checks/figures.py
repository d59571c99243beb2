"""Whether the figures of a claim can be true, and prove what they are held to prove."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache, partial

from bulletsmith.bullets import terms
from bulletsmith.bullets.changes import changes
from bulletsmith.bullets.facts import MetricClaim, Quantity
from bulletsmith.bullets.lexicon import Metric
from bulletsmith.bullets.slots import Slot
from bulletsmith.checks.rule import Hit, Severity, bullet_rule
from bulletsmith.checks.saying import quote
from bulletsmith.checks.views import BulletView

_rule = partial(bullet_rule, slot=Slot.METRIC)

_RARE = re.compile(
    r"\b(?:fraud\w*|anomal\w+|outliers?|churn\w*|attrition|defaults?|defect\w*|diseases?|cancers?"
    r"|tumou?rs?|sepsis|pneumonia|diabetes|mortality|readmissions?|rare|spam|phishing|malware"
    r"|intrusions?|chargebacks?|money[- ]laundering|aml|mule accounts?|failures?|faults?|outages?"
    r"|bot accounts?|abuse|toxic\w*|hate speech|leaks?)\b"
)
_EXTREME = re.compile(
    r"\b(?:fraud\w*|anomal\w+|rare|intrusions?|money[- ]laundering|aml|mule accounts?|chargebacks?"
    r"|phishing|malware)\b"
)
_BY_DEFAULT = re.compile(r"\bby defaults?\b|\bdefaults? to\b|\bdefault (?:settings?|value|option)")
_RANKS = re.compile(
    r"\b(?:recommend\w*|ranker|ranking|rerank\w*|re-rank\w*|retriev\w+|search relevance"
    r"|home feed|forecast\w*|regression|eta|house prices?|lifetime value)\b"
)
_TELLS_RARE = re.compile(
    r"\b(?:recall|precision|pr[- ]?auc|auprc|average precision|f1|f-1|f0\.5|fpr|false[- ]positive"
    r"|false[- ]negative|balanced|mcc|kappa|sensitivity|cost|roc|auc|auroc)\b"
)


def _subject(b: BulletView) -> str:
    """The words that say what the bullet was about: all of them where no problem was found."""
    parts = []
    for slot in (Slot.PROBLEM, Slot.MODEL):
        if (said := b.said.get(slot)) is not None:
            parts += [b.low[start:end] for start, end in said.spans]
    return " ; ".join(parts) if Slot.PROBLEM in b.said else b.low


@_rule(
    "MET005",
    "wrong-metric",
    Severity.ERROR,
    what="A metric that fits the problem: no accuracy or error rate for rare events (fraud, churn, "
    "defects, disease), none for ranking, retrieval or regression.",
    why="A model that never says fraud is 99.8% accurate. If you quote accuracy here, I wonder "
    "whether you know that.",
    bad="Built a neural network for fraud detection with 99.2% accuracy.",
    good="Built a neural network for fraud detection with PR-AUC 0.61, against 0.38 for the rules.",
)
def wrong_metric(b: BulletView) -> Iterator[Hit]:
    """Accuracy or error rate where it says nothing."""
    claims = b.facts.metrics
    claim = next((c for c in claims if c.name.lower() in ("accuracy", "error rate")), None)
    if claim is None:
        return
    if _qualified(b, claim) or any(_TELLS_RARE.search(c.name.lower()) for c in claims):
        return
    subject = _subject(b)
    rare = _RARE.search(_BY_DEFAULT.sub(" ", subject))
    if rare is not None:
        yield Hit(
            f"{claim.name} hides a rare event ({rare[0]}): use PR-AUC or recall at an FPR",
            claim.start,
            claim.end,
        )
        return
    ranks = _RANKS.search(subject)
    if ranks is not None and claim.value is not None:
        yield Hit(
            f"{claim.name} does not measure {ranks[0]}: use its own metric", claim.start, claim.end
        )


def _qualified(b: BulletView, claim: MetricClaim) -> bool:
    """Whether a word in front makes another metric of it: `balanced`, `top-5`, `forecast accuracy`."""
    before = b.low[max(0, claim.start - 22) : claim.start].rstrip(" -")
    named = b.low[claim.start : claim.end]
    return any(
        before.endswith(word) or named.startswith(word)
        for word in (
            "balanced",
            "forecast",
            "forecasting",
            "top-1",
            "top-3",
            "top-5",
            "top-10",
            "routing",
            "field-level",
            "execution",
            "sentence",
            "word",
            "character",
            "exact",
            "directional",
            "pairwise",
            "inventory",
            "human",
        )
    )


@_rule(
    "MET013",
    "roc-auc-alone",
    Severity.ADVICE,
    what="PR-AUC, or recall at a fixed false-positive rate, beside ROC-AUC where positives are rare.",
    why="At one fraud in a thousand, 0.95 ROC-AUC can still mean twenty false alarms a hit.",
    bad="Built a fraud scorer with 0.95 AUC, against 0.91 for the rules.",
    good="Built a fraud scorer with recall 0.66 at 0.5% FPR, against 0.42 for the rules.",
)
def roc_auc_alone(b: BulletView) -> Iterator[Hit]:
    """ROC-AUC is the only score of an extremely rare event."""
    claims = b.facts.metrics
    if not claims or any(c.name.upper() not in ("AUC", "ROC-AUC", "AUROC") for c in claims):
        return
    rare = _EXTREME.search(_subject(b))
    if rare is not None:
        yield Hit(
            f"{claims[0].name} alone flatters a rare event ({rare[0]}): add PR-AUC",
            claims[0].start,
            claims[0].end,
        )


_WAY = re.compile(
    r"\b(?:(?P<up>increas\w*|rais\w+|lift\w*|grew|grow\w*|doubl\w+|tripl\w+)"
    r"|(?P<down>cut|cuts|cutting|reduc\w+|lowered|lowering|decreas\w+|slash\w*|shrank|shrunk|trimm\w+"
    r"|shorten\w*|minimi[sz]\w+)"
    r"|(?P<better>improv\w+|enhanc\w+|boost\w*|optimi[sz]\w+|better\w*|upgrad\w+|outperform\w*"
    r"|beat|beats|beating|surpass\w*|outscor\w*|accelerat\w+|sped up|speeding up|strengthen\w*)"
    r"|(?P<none>keeping|kept|retain\w*|holding|drift\w*|degrad\w+|dropped|drops|dropping|fell|falls"
    r"|falling|despite|trad\w+|sacrific\w+|from\s\w+\sand|moved|migrat\w+|compar\w+|found|show\w*"
    r"|observ\w+|detect\w+|equal|parity|unchanged|within|after|due to|went))\b"
)
_STOP = re.compile(r"[;.!?](?=\s|$)|\s[–—]\s")
_PAYS = re.compile(
    r"\b(?:cost|costs|cheaper|faster|smaller|latency|parameters|params|memory|size|speed|trade-?off"
    r"|half the|tenth|fewer|on-device|expense)\b"
)
_AGAINST = re.compile(
    r"[^;.]{0,24}?(?:\bvs\b\.?|\bversus\b|\bagainst\b|\bcompared (?:to|with)\b|\brelative to\b)\s?\S{0,6}\s?"
)


def _way(b: BulletView, at: int) -> str:
    """Which way the sentence says that things went before offset `at`: up, down, better or nothing."""
    start = max(0, at - 90)
    for stop in _STOP.finditer(b.low, start, at):
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
    what="Numbers that go the way the verb says: errors, losses, latency and cost fall, scores rise.",
    why="Either the numbers are swapped or nobody read the line twice. Both cost you the interview.",
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
        entry = _metric(claim.name)
        if verb is None or entry is None or entry.kind != "quality":
            continue
        if (verb.lastgroup == "up") is not entry.higher_is_better and not _PAYS.search(b.low):
            said = quote(b.text, verb.start(), claim.end)
            return Hit(f"wrong direction: {said} is no gain", verb.start(), claim.end)
    return None


_MOVED = re.compile(
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
def _metric(name: str) -> Metric | None:
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
    """Which way is better for the metric that stands last before `at`; None where it is not known."""
    if claim is not None:
        entry = _metric(claim.name)
        return entry.higher_is_better if entry else None
    left = max(0, at - 48)
    last = None
    for term in terms.metrics().find(b.text, [t for t in b.tokens if left <= t[0] < at]):
        last = term
    return last.entry.higher_is_better if last is not None else None


_CUTS = re.compile(
    r"\b(?:(?P<down>cut|cuts|cutting|reduc\w+|lower\w*|decreas\w+|slash\w*|drop\w*|fell|shrank|shrunk"
    r"|trimm\w+|declin\w+)|(?P<up>increas\w+|rais\w+|boost\w*|lift\w*|grew|grow\w*|improv\w+|gain\w*"
    r"|up|higher|rose|while|faster|accelerat\w+))\b"
)
_LESS = re.compile(r"\s?(?:lower|less|fewer|reduction|decrease|drop|smaller|cheaper)\b")


@_rule(
    "MET009",
    "impossible-value",
    Severity.ERROR,
    what="A value that the metric can have: no AUC, F1, NDCG or recall above 1 (or 100%), no cut of "
    "more than 100%, no accuracy of exactly 100%, no p-value above 1.",
    why="One impossible number and I stop believing the possible ones.",
    bad="Trained a credit scorer with AUC 1.34 on 50k applicants.",
    good="Trained a credit scorer with AUC 0.84, against 0.79 for the scorecard.",
)
def impossible_value(b: BulletView) -> Iterator[Hit]:
    """A value outside of what the lexicon says the metric can be, or a cut below nothing."""
    for claim in b.facts.metrics:
        for value in (claim.value, claim.before, _below_nothing(b, claim)):
            stated = _stated(b, claim, value)
            if value is None or stated is None:
                continue
            why = _cannot_be(claim, value)
            if why:
                start, end = min(claim.start, stated.start), max(claim.end, stated.end)
                yield Hit(f"impossible: {claim.name} of {_told(claim, value)} {why}", start, end)
                break
    if "p" in b.words and (p := _P_ABOVE_ONE.search(b.low)):
        yield Hit(f"impossible: {quote(b.text, *p.span())}, a p-value above 1", *p.span())
    if "100%" in b.words and (perfect := _PERFECT.search(b.low)):
        said = quote(b.text, *perfect.span())
        yield Hit(f"impossible: {said} tests on its training data", *perfect.span())
    for q in b.facts.quantities:
        if q.kind == "percent" and q.value is not None and abs(q.value) > 100 and _is_cut(b, q):
            yield Hit(
                f"impossible: a cut of {b.text[q.start : q.end].lstrip('-−–')}", q.start, q.end
            )


_P_ABOVE_ONE = re.compile(r"(?<![\w-])p\s?[=<≤]\s?[1-9]\d{0,6}(?:\.\d{1,6})?(?![\w.])")
_PERFECT = re.compile(
    r"(?<![\d.])100\s?%\s(?:test |model |classification |overall )?accura\w+"
    r"|(?<!balanced )\baccuracy\s(?:of\s)?\(?100\s?%"
)


def _below_nothing(b: BulletView, claim: MetricClaim) -> float | None:
    """The -0.82 of `F1 of -0.82`, which is a level and no change."""
    if claim.change is None or claim.change >= 0 or claim.value is not None:
        return None
    return claim.change if _LEVEL.match(b.text, claim.end) else None


_LEVEL = re.compile(r"(?:\sscore|\svalue)?\s?(?:of|=|:|is|was)\s?[-−]")


def _cannot_be(claim: MetricClaim, value: float) -> str:
    """Why the metric cannot have this value; empty where it can."""
    entry = _metric(claim.name)
    if entry is None:
        return ""
    scale = 100.0 if claim.value_unit == "%" else 1.0
    if entry.high is not None and value > entry.high * scale:
        if scale == 1.0 and entry.percent and 2 <= value <= entry.high * 100:
            return ""  # `mAP 71.3` is a percentage without its sign
        return f"is above {entry.high * scale:g}{claim.value_unit if scale > 1 else ''}"
    if entry.low is not None and value < entry.low * scale:
        return f"is below {entry.low * scale:g}"
    return ""


def _told(claim: MetricClaim, value: float) -> str:
    return f"{value:g}{'%' if claim.value_unit == '%' else ''}"


def _stated(b: BulletView, claim: MetricClaim, value: float | None) -> Quantity | None:
    """The quantity beside the metric's name that a value was read from, if it is a score at all."""
    numbers = b.facts.quantities
    for i in range(bisect_left(numbers, claim.start - 30, key=lambda q: q.start), len(numbers)):
        q = numbers[i]
        if q.start > claim.end + 30 or value is None:
            break
        if q.value == abs(value) and (q.kind in _SCORES or (q.kind == "count" and not q.unit)):
            return q
    return None


_SCORES = frozenset({"ratio", "percent", "points"})


def _is_cut(b: BulletView, q: Quantity) -> bool:
    """Whether a percentage tells how much less there is of something."""
    if q.sign == "-" or _LESS.match(b.low, q.end):
        return True
    if q.sign == "+":
        return False
    start = max(0, q.start - 60)
    for stop in _STOP.finditer(b.low, start, q.start):
        start = stop.end()
    way = ""
    for match in _CUTS.finditer(b.low, start, q.start):
        way = match.lastgroup or ""
    return way == "down"


RULES = (wrong_metric, roc_auc_alone, wrong_direction, impossible_value)
