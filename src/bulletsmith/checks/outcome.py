"""What it changed: for the business, for users, for the people who had the problem."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from bulletsmith.bullets.changes import changes
from bulletsmith.bullets.english import words
from bulletsmith.bullets.facts import MetricClaim
from bulletsmith.bullets.patterns import pattern
from bulletsmith.bullets.slots import Slot
from bulletsmith.checks.direction import metric_named
from bulletsmith.checks.rule import Hit, Severity, bullet_rule
from bulletsmith.checks.saying import quote
from bulletsmith.checks.trade import Trade
from bulletsmith.checks.views import BulletView, Said
from bulletsmith.checks.work import NO_MODEL, Work

_rule = partial(bullet_rule, slot=Slot.OUTCOME)

_COUNTED = words(
    """
    doubled doubling double doubles halved halving half tripled tripling triple quadrupled twice
    thrice third quarter fifth tenth dozen dozens hundreds thousands millions billions zero none no
    eliminated eliminating eliminate first fold two three four five six seven eight nine ten eleven
    twelve
    """
)
_ELIMINATED = pattern(
    r"\b(?:eliminat\w+|doubl\w+|halv\w+|tripl\w+|quadrupl\w+|retir\w+|replac\w+ all)\s"
    r"(?:\w+\s){0,2}$"
)
_EMPTY = words(
    """
    a an the our my their its of for and or in to with , . ; s ' improved better increased enhanced
    improve improving more greater higher best significant significantly great positive overall
    business company organisation organization organisational team teams client clients customer
    customers user users people stakeholder stakeholders operational strategic data driven
    efficiency     efficiencies value productivity satisfaction experience experiences decision
    decisions making
    insight insights impact results result performance outcome outcomes success growth quality
    reliability happier happy operations operation process processes workflow workflows work things
    key actionable valuable added across multiple verticals various several many
    """
)


@_rule(
    "OUT001",
    "no-outcome",
    Severity.WARNING,
    what="What it changed, and by how much: money, users' behaviour, people's time, incidents.",
    why="So what? Somebody paid for this for a year. Tell me what they got.",
    bad="Built a LightGBM ranker for hotel search, NDCG@10 0.47 vs. 0.41 for BM25.",
    good="Built a LightGBM ranker for hotel search, NDCG@10 0.47 vs. 0.41 for BM25, delivering "
    "+2.1% bookings.",
)
def no_outcome(b: BulletView) -> Iterator[Hit]:
    """No words fill the outcome slot, and no business measure is told among the metrics.

    Advice where no model was made, and on research.
    """
    if Slot.OUTCOME in b.said:
        return
    if Slot.METRIC in b.said and (b.facts.online or any(map(_is_business, b.facts.metrics))):
        return
    if b.trade is not None and (b.work is Work.PEOPLE or _is_change(b)):
        return
    unsure = b.trade is not None and b.work is Work.UNTOLD
    mild = unsure or b.work in NO_MODEL or b.trade is Trade.RESEARCH
    told = Severity.ADVICE if mild else None
    yield Hit("no outcome: what did it change, by how much?", severity=told)


def _is_change(b: BulletView) -> bool:
    """Whether a change is told, and of nothing that measures a model: `performance by 25%`."""
    if not b.words.isdisjoint(_HALVED):
        return True
    scores = [
        (claim.start - 24, claim.end + 24)
        for claim in b.facts.metrics
        if (entry := metric_named(claim.name)) is not None and entry.kind == "quality"
    ]
    told = [(c.start, c.end) for c in changes(b.text)] + [
        (q.start, q.end)
        for q in b.facts.quantities
        if q.kind in ("percent", "factor", "money")
        and _CHANGED.search(b.low, max(0, q.start - 60), q.end + 24)
    ]
    return any(not any(s < end and start < e for s, e in scores) for start, end in told)


def _is_business(claim: MetricClaim) -> bool:
    """Whether a claim tells what users or money did, and by how much."""
    if claim.before is None and claim.change is None:
        return False
    entry = metric_named(claim.name)
    return entry is not None and entry.kind in ("business", "cost")


@_rule(
    "OUT002",
    "outcome-without-number",
    Severity.WARNING,
    what="By how much: a percentage, an amount, hours, a before and an after.",
    why="Every project improved something. The number is the difference between a claim "
    "and a result.",
    bad="Built a ticket router, improving handling times.",
    good="Built a ticket router, cutting handling times from 9 to 4 minutes.",
)
def outcome_without_number(b: BulletView) -> Iterator[Hit]:
    """Words fill the outcome slot, and no quantity is among them or in front of them."""
    said = b.said.get(Slot.OUTCOME)
    if said is None or _counted(b, said):
        return
    start, end = said.spans[0]
    changed = _CHANGED.search(b.low, max(0, start - 40), said.end) is not None
    if b.trade is not None and not changed:
        return  # `enabling the team to ...`: what it made possible has no number
    if _BEFORE_AFTER.search(b.low, said.start, said.end):
        how = f"in round words: {quote(b.text, start, end)}: how many of each?"
        yield Hit(how, start, end, severity=Severity.ADVICE)
        return
    told = Severity.ADVICE if b.work in NO_MODEL else None
    yield Hit(f"no number: {quote(b.text, start, end)} by how much?", start, end, severity=told)


_HALVED = words("halved halving doubled doubling tripled tripling quadrupled")
_CHANGED = pattern(
    r"\b(?:down\b|up\b|retir|improv|enhanc|increas|reduc|rais|boost|lift|cut|lower|decreas|sav|sped|speed|accelerat"
    r"|grow|grew|better|faster|fewer|less|more\b|higher|minimi[sz]|maximi[sz]|optimi[sz]|strengthen"
    r"|optimal|efficien|shorten|drop|fell|ris|rose|gain|eliminat|prevent|driv|drove)"
)


@_rule(
    "OUT003",
    "vague-outcome",
    Severity.WARNING,
    what="What exactly got better: `handling time`, not `efficiency`; `bookings`, not `value`.",
    why="`Improved efficiency` fits every job ever done. It does not help me picture yours.",
    bad="Automated invoice coding with LayoutLM, resulting in improved efficiency.",
    good="Automated invoice coding with LayoutLM, cutting handling time from 9 to 3 minutes.",
)
def vague_outcome(b: BulletView) -> Iterator[Hit]:
    """Nothing but general words fills the outcome slot, and no number."""
    said = b.said.get(Slot.OUTCOME)
    if said is not None and _EMPTY.issuperset(said.words) and not _counted(b, said):
        start, end = said.spans[0]
        if b.trade is not None and not _CHANGED.search(b.low, max(0, start - 40), said.end):
            return  # `enabling customers to ...`
        yield Hit(f"vague outcome {quote(b.text, start, end)}: what, by how much?", start, end)


def _counted(b: BulletView, said: Said) -> bool:
    """Whether a number, written or in words, stands in the outcome or leads in to it."""
    if said.numbers or not _COUNTED.isdisjoint(said.words):
        return True
    left = max(0, said.start - 30)
    if _ELIMINATED.search(b.low, left, said.start) is not None:
        return True
    numbers = b.facts.quantities  # one right behind: `the number of photos with tags by 50%`
    return any(said.end <= q.start <= said.end + 24 and q.kind in _CHANGES for q in numbers)


_CHANGES = frozenset({"percent", "factor", "points"})
# `from weeks to days`, `from quarterly to weekly`
_BEFORE_AFTER = pattern(
    r"\bfrom\s(?:\w+\s){0,2}?(?:seconds|minutes|hours|days|weeks|months|years|hourly|daily|nightly"
    r"|weekly|monthly|quarterly|yearly|manual)\w*\s(?:\w+\s){0,3}?to\s"
)


RULES = (no_outcome, outcome_without_number, vague_outcome)
