"""How a score is told: in points or relative, by a superlative, with how many digits."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from bulletsmith.bullets.english import words
from bulletsmith.bullets.facts import MetricClaim
from bulletsmith.bullets.patterns import pattern
from bulletsmith.bullets.slots import Slot
from bulletsmith.checks.clause import clause, numbered
from bulletsmith.checks.rule import Hit, Severity, bullet_rule
from bulletsmith.checks.saying import quote
from bulletsmith.checks.views import BulletView

_rule = partial(bullet_rule, slot=Slot.METRIC)

_PERCENTAGES = words(
    """
    accuracy precision recall wer cer sensitivity specificity coverage
    """
)
_TOLD = pattern(r"\b(?:relative|relatively|rel|absolute|abs|points?|pts?|pp|percentage)\b")


@_rule(
    "MET010",
    "ambiguous-change",
    Severity.WARNING,
    what="Points or relative, where the metric is a percentage itself: `+12 pp`, `+12% relative`.",
    why="Recall up 12%: from 50 to 56, or to 62? I will take the smaller and wonder why you "
    "left it open.",
    bad="Raised recall by 12% over the rules engine for fraud alerts.",
    good="Raised recall by 12 pp over the rules engine for fraud alerts.",
)
def ambiguous_change(b: BulletView) -> Iterator[Hit]:
    """A change in % of a metric told in %, with neither level nor `relative` beside it."""
    for claim in b.facts.metrics:
        if claim.change is None or claim.change_unit != "%" or claim.value is not None:
            continue
        if claim.name.lower() not in _PERCENTAGES:
            continue
        left, right = clause(b.text, claim.start, claim.end)
        if not _TOLD.search(b.low, left, right) and not _LOWER.search(b.low, left, right):
            yield Hit(f"{_size(claim)} {claim.name}: points or relative?", claim.start, claim.end)


_LOWER = pattern(r"\b(?:lower|higher|fewer|less|more|better) than\b|\bof the\b")


def _size(claim: MetricClaim) -> str:
    return f"{claim.change:+g}%" if claim.change is not None else ""


_SUPERLATIVE = pattern(
    r"\b(?:state[- ]of[- ]the[- ]art|sota|best[- ]in[- ]class|world[- ]class|industry[- ]leading"
    r"|near[- ]perfect|highly accurate"
    r"|(?:high|higher|excellent|superior|best|outstanding|optimal|impressive|remarkable) "
    r"(?:model |predictive |prediction |classification "
    r"|forecasting |overall |detection )?(?:accuracy|performance|results|precision|recall"
    r"|quality)"
    r"|(?:significantly|substantially|dramatically|greatly|considerably|much|far) "
    r"(?:better|improved"
    r"|outperform\w*|improving|more accurate|higher|faster))\b"
)
_HEADS = words(
    """
    state sota best world industry near highly high higher good great excellent superior better
    outstanding strong improved increased optimal top impressive remarkable significantly
    substantially dramatically greatly considerably much far
    """
)


@_rule(
    "MET011",
    "unnamed-superlative",
    Severity.WARNING,
    what="A value beside a superlative: `state of the art`, `high accuracy` and `significantly "
    "better` prove nothing alone.",
    why="Everybody's model is state of the art. Yours may be; then there is a number for it.",
    bad="Built a ticket classifier with state-of-the-art results.",
    good="Built a ticket classifier with macro-F1 0.81, against 0.64 for the keyword router.",
)
def unnamed_superlative(b: BulletView) -> Iterator[Hit]:
    """A superlative with no number in its clause."""
    if b.words.isdisjoint(_HEADS):
        return
    for match in _SUPERLATIVE.finditer(b.low):
        if not numbered(b, *match.span()):
            yield Hit(f"{quote(b.text, *match.span())} with no value beside it", *match.span())


@_rule(
    "MET012",
    "too-precise",
    Severity.ADVICE,
    what="As many digits as the test set bears: 94.7%, 0.913.",
    why="94.7382% on two thousand rows tells me that you copied it, not that you know "
    "what it means.",
    bad="Reached 94.7382% accuracy on intent routing, against 88.1% for keywords.",
    good="Reached 94.7% accuracy on intent routing, against 88.1% for keywords.",
)
def too_precise(b: BulletView) -> Iterator[Hit]:
    """A score with more than two decimals of a percentage, or five of a ratio."""
    said = b.said.get(Slot.METRIC)
    if said is None:
        return
    for q in said.numbers:
        if q.end - q.start < 6:
            continue
        decimals = _DECIMALS.search(b.text, q.start, q.end)
        if decimals is None or set(decimals[1]) == {"9"}:
            continue
        if len(decimals[1]) >= (3 if q.kind == "percent" else 5):
            yield Hit(f"{b.text[q.start : q.end]}: more digits than it can bear", q.start, q.end)


_DECIMALS = pattern(r"\.(\d+)")

RULES = (ambiguous_change, unnamed_superlative, too_precise)
