"""How it was evaluated: a metric, its value, what it beat, offline and online."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from bulletsmith.bullets.changes import changes
from bulletsmith.bullets.english import words
from bulletsmith.bullets.facts import MetricClaim
from bulletsmith.bullets.patterns import pattern
from bulletsmith.bullets.slots import Slot
from bulletsmith.checks.direction import metric_named
from bulletsmith.checks.figures import RULES as FIGURES
from bulletsmith.checks.rule import Hit, Severity, bullet_rule
from bulletsmith.checks.saying import cut, quote
from bulletsmith.checks.telling import RULES as TELLING
from bulletsmith.checks.views import BulletView, Said
from bulletsmith.checks.work import NO_MODEL, Work

_rule = partial(bullet_rule, slot=Slot.METRIC)


@_rule(
    "MET001",
    "no-metric",
    Severity.ERROR,
    what="A metric with its value. It weighs less where the result was measured another way: by an "
    "A/B test, or by a cost or a time won.",
    why="If nobody measured it, I have to take your word for it. I read eighty CVs today.",
    bad="Built a LightGBM churn model for a telecoms operator.",
    good="Built a LightGBM churn model for a telecoms operator (PR-AUC 0.41 vs. 0.29 by rules).",
)
def no_metric(b: BulletView) -> Iterator[Hit]:
    """No words fill the metric slot, and no score is told anywhere else."""
    if Slot.METRIC in b.said or any(_is_score(c) for c in b.facts.metrics):
        return
    outcome = b.said.get(Slot.OUTCOME)
    counted = bool(outcome and outcome.numbers)
    if b.facts.online:
        yield Hit("no offline metric beside the online result", severity=Severity.ADVICE)
        return
    kind = b.work
    if kind in NO_MODEL:
        if not counted and b.trade is None:
            yield Hit("no measure: what got better, by how much?", severity=Severity.ADVICE)
    elif kind is Work.PLATFORM:
        if b.trade is not None and (not counted or b.words.isdisjoint(_MADE_SMALLER)):
            return  # OUT001 asks what it changed, and that is how one knows that it works
        said = "no metric: did quality hold?" if counted else "no metric: how do you know it works?"
        yield Hit(said, severity=Severity.ADVICE)
    elif counted:
        if b.trade is not None and (b.facts.baseline is not None or _proved(b, outcome)):
            return
        weight = Severity.WARNING if b.trade is None else Severity.ADVICE
        yield Hit("no metric of the model beside its outcome", severity=weight)
    elif kind is Work.MODEL or b.trade is None:
        measures = b.trade is not None and not b.words.isdisjoint(_MEASURES)
        told = Severity.ADVICE if measures else None  # an evaluation is held against none itself
        yield Hit("no metric: how do you know it was better?", severity=told)


# What may cost quality.
_MADE_SMALLER = words(
    """
    quantized quantised quantization quantisation quantize quantise compressed compression
    distilled distillation pruned pruning smaller batching caching cache cached optimised optimized
    inference
    """
)
_ERRS = words(
    """
    rate rates error errors failure failures failed noise false positives negatives defects
    escalations resolution resolved mistakes misses rework corrections duplicates mismatches
    complaints precision
    """
)
_MEASURES = words(
    "evaluation evaluations evaluate evaluated eval evals rubric rubrics benchmark benchmarks "
    "metric metrics assessment assessments annotation annotations dashboard dashboards"
)


def _proved(b: BulletView, outcome: Said | None) -> bool:
    """Whether the outcome tells how good it is: failed calls fewer by 60%, bookings in a test."""
    if outcome is not None and not _ERRS.isdisjoint(outcome.words):
        return True
    return not b.words.isdisjoint(_TESTED)


_TESTED = words("test tests holdout switchback experiment trial randomised randomized matched")


def _is_score(claim: MetricClaim) -> bool:
    """Whether a claim tells the quality of a model, and how much of it."""
    if claim.value is None and claim.change is None:
        return False
    entry = metric_named(claim.name)
    return entry is not None and entry.kind == "quality"


@_rule(
    "MET002",
    "metric-without-value",
    Severity.ERROR,
    what="The value beside the metric's name: `AUC 0.91`, not `high AUC`.",
    why="Naming a metric shows that you know its name. The number shows that you looked.",
    bad="Evaluated the ranker on precision, recall and NDCG.",
    good="Evaluated the ranker on NDCG@10 (0.47 vs. 0.41 for BM25).",
)
def metric_without_value(b: BulletView) -> Iterator[Hit]:
    """Words fill the metric slot, and no quantity is among them or in front of them."""
    said = b.said.get(Slot.METRIC)
    if said is None or said.numbers or not _of_a_model(b, said):
        return
    if b.trade is not None and _HELD.search(b.low, max(0, said.start - 28), said.start):
        return  # `while retaining its accuracy`
    if any(c.value is not None or c.change is not None for c in b.facts.metrics):
        return
    start, end = said.spans[0]
    rival = b.facts.baseline
    if rival is not None and start <= rival[0] < end:
        return  # words that name a rival name no metric: its value stands elsewhere
    yield Hit(f"no value: {quote(b.text, start, end)} at what, against what?", start, end)


_QUALITY = words(
    """
    accuracy accurate acuracy precision recall performance quality results result score scores
    scored metric metrics error errors loss f1 auc roc evaluation evaluated correctness robustness
    rate improvement improvements gains predictions generalisation generalization
    calibration perplexity
    """
)


def _of_a_model(b: BulletView, said: Said) -> bool:
    """Whether the words name a score, and one of a model: a reader may take others for one."""
    if b.trade is None:
        return True
    if b.work in NO_MODEL:
        return False
    claims = b.facts.metrics
    return not _QUALITY.isdisjoint(said.words) or any(
        start - 12 <= c.start < end for c in claims for start, end in said.spans
    )


_AB = pattern(r"\ba/b\b|\bab[- ]tests?\b|\bsplit[- ]tests?\b")
_RIVALS = pattern(
    r"[\d%]\s?(?:cm|ms|s|pp)?\s(?:for|with|by)\s(?:the\s|an?\s|[A-Z])|[A-Za-z]\w+: \d"
)
_COMPARES = pattern(
    r"\b(?:vs|versus|against|than|compared|relative to|outperform\w*|outscor\w*|beat\w*|surpass\w*"
    r"|over the|above the|below the|baseline|on par|parity|matching|from|instead of"
    r"|rather than|won|as opposed to|the same|equal|unchanged|identical)\b"
)


@_rule(
    "MET003",
    "no-baseline",
    Severity.ERROR,
    what="What the score beat, by name: a model, a rule, a vendor, people. A value before and a "
    "value after counts, and so does an A/B test.",
    why="0.91 AUC may be a triumph or worse than last year's rules. Only the baseline tells me.",
    bad="Built an XGBoost churn model with 0.87 AUC.",
    good="Built an XGBoost churn model with 0.87 AUC, against 0.79 for the marketing rules.",
)
def no_baseline(b: BulletView) -> Iterator[Hit]:
    """A metric is told, and neither a rival nor a value before."""
    said = b.said.get(Slot.METRIC)
    if said is None or b.facts.baseline is not None or b.facts.online or not _of_a_model(b, said):
        return
    if _HELD.search(b.low, max(0, said.start - 28), said.start + 12):
        return  # `maintaining 94% through three model swaps`: what was there before is the rival
    claims = b.facts.metrics
    if any(c.before is not None or c.baseline is not None or c.online for c in claims):
        return
    if b.trade is not None and sum(map(_is_score, claims)) > 1 and any(map(_has_moved, claims)):
        return  # `85% precision, and false positives cut by 30%`: the second says against what
    for start, end in said.spans:
        if _COMPARES.search(b.low, start, end) or _AB.search(b.low, start, end):
            return  # a rival that was not understood, or a control group
    if len(said.numbers) > 1 and _RIVALS.search(b.low, said.numbers[0].end, said.end + 40):
        return
    if any(said.start - 8 <= c.start and c.end <= said.end + 8 for c in changes(b.text)):
        return
    start, end = said.spans[0]
    claim = next((c for c in claims if start <= c.start < end), None)
    words = cut(b.text[start:end])
    changed = claim is not None and claim.value is None and claim.change is not None
    if changed or (claim is None and _BY.search(b.low, max(0, start - 4), end)):
        yield Hit(f"no baseline: {words} over what?", start, end, severity=Severity.WARNING)
    else:
        yield Hit(f"no baseline: {words} beats nothing that is named", start, end)


def _has_moved(claim: MetricClaim) -> bool:
    return claim.change is not None and _is_score(claim)


_BY = pattern(r"\bby (?:about |around |over |nearly |~|up to )?\d")
_HELD = pattern(
    r"\b(?:maintain\w*|keep\w*|kept|hold\w*|held|retain\w*|preserv\w*|sustain\w*|stabili[sz]\w*)\b"
)
_NAMELESS = words(
    """
    the a an our my its their previous prior existing old older current former original earlier last
    baseline baselines approach approaches model models system systems solution solutions method
    methods version versions algorithm algorithms process simple standard other one ones first
    in place results result performance state of art
    """
)


@_rule(
    "MET004",
    "weak-baseline",
    Severity.WARNING,
    what="The baseline's name or its value: `vs. BM25`, `vs. 0.79 before`.",
    why="`The baseline` could be a coin. Tell me what you were up against.",
    bad="Built a reranker for hotel search, NDCG@10 +9% vs. the previous approach.",
    good="Built a reranker for hotel search, NDCG@10 +9% vs. the LightGBM ranker.",
)
def weak_baseline(b: BulletView) -> Iterator[Hit]:
    """The words that name what was beaten name nothing, and no value stands in them."""
    span = b.facts.baseline
    if span is None:
        return
    start, end = span
    named = [token[2] for token in b.tokens if start <= token[0] and token[1] <= end]
    if not named or not all(word in _NAMELESS or not word[0].isalnum() for word in named):
        return
    if any(q.start < end and q.end > start for q in b.facts.quantities):
        return
    if any(c.before is not None for c in b.facts.metrics) or _value_behind(b, end):
        return
    yield Hit(f"weak baseline {quote(b.text, start, end)}: name it, or its value", start, end)


def _value_behind(b: BulletView, end: int) -> bool:
    """Whether a value follows the baseline's words: `the baseline (0.71)`."""
    return any(0 <= q.start - end <= 8 for q in b.facts.quantities)


@_rule(
    "MET006",
    "offline-only",
    Severity.ADVICE,
    what="An online result beside the offline one: an A/B test, a rollout, what the business saw.",
    why="An offline gain that does not carry over is the field's commonest embarrassment. "
    "Did yours?",
    bad="Built a ranker for hotel search, NDCG@10 0.47 vs. 0.41 for BM25.",
    good="Built a ranker for hotel search, NDCG@10 0.47 vs. 0.41 for BM25, raising bookings 2.1% "
    "in a four-week A/B test.",
)
def offline_only(b: BulletView) -> Iterator[Hit]:
    """A metric, nothing measured on live traffic, and no outcome."""
    said = b.said.get(Slot.METRIC)
    if said is None or b.facts.online or Slot.OUTCOME in b.said:
        return
    if b.trade is None or (b.work is not Work.PLATFORM and _of_a_model(b, said)):
        yield Hit("no online result: did the offline gain carry over?")


_LIKELY = pattern(
    r"\bp\s?[<=]|\bci\b|confidence|±|week|month|day|traffic|users|sessions|holdout|significant at"
    r"|50/50|\d/\d|arms?\b|sends|customers|stores|geo"
)


@_rule(
    "MET007",
    "online-without-significance",
    Severity.WARNING,
    what="What makes an A/B result believable: an interval, a p-value, how long it ran, or on how "
    "much of the traffic.",
    why="+3% over a weekend is noise. Two words (`four weeks`, `p<0.01`) tell me that you know it.",
    bad="Shipped a new ranker for the home feed, raising clicks by 3% in an A/B test.",
    good="Shipped a new ranker for the home feed, raising clicks by 3% in a four-week A/B test.",
)
def online_without_significance(b: BulletView) -> Iterator[Hit]:
    """An A/B test with none of them in its clause."""
    if not b.facts.online or b.facts.significance is not None:
        return
    test = _AB.search(b.low)
    if test is None:
        return
    near = b.low[max(0, test.start() - 60) : test.end() + 60]
    if not _LIKELY.search(near):
        yield Hit(
            f"{quote(b.text, test.start(), test.end())}: how long, how sure, how much traffic?",
            test.start(),
            test.end(),
        )


RULES = (
    no_metric,
    metric_without_value,
    no_baseline,
    weak_baseline,
    offline_only,
    online_without_significance,
    *TELLING,
    *FIGURES,
)
