"""Whether the figures of a claim can be true, and prove what they are held to prove."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import partial

from bulletsmith.bullets.facts import MetricClaim, Quantity
from bulletsmith.bullets.patterns import pattern
from bulletsmith.bullets.slots import Slot
from bulletsmith.checks.direction import STOP, metric_named, wrong_direction
from bulletsmith.checks.rule import Hit, Severity, bullet_rule
from bulletsmith.checks.saying import quote
from bulletsmith.checks.views import BulletView

_rule = partial(bullet_rule, slot=Slot.METRIC)

_RARE = pattern(
    r"\b(?:fraud\w*|anomal\w+|outliers?|churn\w*|attrition|defaults?|defect\w*|diseases?|cancers?"
    r"|tumou?rs?|sepsis|pneumonia|diabetes|mortality|readmissions?|rare|spam|phishing|malware"
    r"|intrusions?|chargebacks?|money[- ]laundering|aml|mule accounts?|failures?|faults?|outages?"
    r"|bot accounts?|abuse|toxic\w*|hate speech|leaks?)\b"
)
_EXTREME = pattern(
    r"\b(?:fraud\w*|anomal\w+|rare|intrusions?|money[- ]laundering|aml|mule accounts?|chargebacks?"
    r"|phishing|malware)\b"
)
_BY_DEFAULT = pattern(r"\bby defaults?\b|\bdefaults? to\b|\bdefault (?:settings?|value|option)")
_RANKS = pattern(
    r"\b(?:recommend\w*|ranker|ranking|rerank\w*|re-rank\w*|retriev\w+|search relevance"
    r"|home feed|forecast\w*|regression|eta|house prices?|lifetime value)\b"
)
_TELLS_RARE = pattern(
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
    if claim is None or (claim.value is None and claim.before is None and claim.change is None):
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
    """Whether a word in front makes another metric of it: `balanced`, `top-5`."""
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
    what="PR-AUC, or recall at a fixed false-positive rate, where positives are rare.",
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


_CUTS = pattern(
    r"\b(?:(?P<down>cut|cuts|cutting|reduc\w+|lower\w*|decreas\w+|slash\w*|drop\w*|fell|shrank|shrunk"
    r"|trimm\w+|declin\w+)|(?P<up>increas\w+|rais\w+|boost\w*|lift\w*|grew|grow\w*|improv\w+|gain\w*"
    r"|up|higher|rose|while|faster|accelerat\w+))\b"
)
_LESS = pattern(r"\s?(?:lower|less|fewer|reduction|decrease|drop|smaller|cheaper)\b")


@_rule(
    "MET009",
    "impossible-value",
    Severity.ERROR,
    what="A value that the metric can have: no AUC, F1, NDCG or recall above 1 (or 100%), no "
    "cut of more than 100%, no accuracy of exactly 100%, no p-value above 1.",
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


_P_ABOVE_ONE = pattern(r"(?<![\w-])p\s?[=<≤]\s?[1-9]\d{0,6}(?:\.\d{1,6})?(?![\w.])")
_PERFECT = pattern(
    r"(?<![\d.])100\s?%\s(?:test |model |classification |overall )?accura\w+"
    r"|(?<!balanced )\baccuracy\s(?:of\s)?\(?100\s?%"
)


def _below_nothing(b: BulletView, claim: MetricClaim) -> float | None:
    """The -0.82 of `F1 of -0.82`, which is a level and no change."""
    if claim.change is None or claim.change >= 0 or claim.value is not None:
        return None
    return claim.change if _LEVEL.match(b.text, claim.end) else None


_LEVEL = pattern(r"(?:\sscore|\svalue)?\s?(?:of|=|:|is|was)\s?[-−]")


def _cannot_be(claim: MetricClaim, value: float) -> str:
    """Why the metric cannot have this value; empty where it can."""
    entry = metric_named(claim.name)
    if entry is None or (entry.kind != "quality" and claim.value_unit != "%"):
        return ""  # `feed conversion ratio 1.13` is another thing than a conversion rate
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
    for stop in STOP.finditer(b.low, start, q.start):
        start = stop.end()
    way = ""
    for match in _CUTS.finditer(b.low, start, q.start):
        way = match.lastgroup or ""
    return way == "down"


RULES = (wrong_metric, roc_auc_alone, wrong_direction, impossible_value)
