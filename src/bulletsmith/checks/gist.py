"""What the rules of a role and of the CV need of a bullet: small, so that thousands can be kept."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bulletsmith.bullets.facts import Span
from bulletsmith.bullets.reading import Kind, Reading
from bulletsmith.bullets.slots import Slot
from bulletsmith.named import NamedTuple

if TYPE_CHECKING:
    from bulletsmith.checks.views import BulletView

_UPKEEP = frozenset(
    """
    monitor monitors monitored monitoring drift drifts retrain retrains retrained retraining
    retrainable rollback rollbacks alert alerts alerting alarms canary canaries pager pagerduty
    oncall degradation degraded staleness incident incidents postmortem postmortems runbook
    runbooks observability upkeep evidently grafana prometheus
    """.split()
)
_UPKEEP_PAIRS = ("on-call", "on call", "roll back", "rolled back", "re-train", "shadow mode")
_PAIRED = frozenset(("call", "back", "train", "mode"))
_OWNED = ("end to end", "end-to-end", "from data to", "from raw data", "from prototype to prod")
_LIVE = frozenset(
    """
    production prod live shipped deployed deploying serves served serving rollout launched launch
    users customers requests traffic qps rps
    """.split()
)
_NO_SERVICE = frozenset(
    """
    jupyter colab notebook notebooks hackathon streamlit gradio prototype demo poc kaggle
    """.split()
)
# Capitals in the serving slot that name nothing that serves.
_NO_NAME = frozenset(
    """
    a api apis rest http https slo slos sla slas p50 p90 p95 p99 p999 qps rps tps aws gcp azure
    cloud amazon google microsoft production prod cpu cpus gpu gpus ml ai ab us eu uk emea apac k m
    b ms the our an in via on behind with daily nightly weekly real-time i we us-wide
    """.split()
)
_MARKS = 4
_CLOUDS = frozenset(("cloud", "notebook", "demo"))
# What a model may be made with as well: `using XGBoost, Spark and Airflow` serves nobody.
_ALSO_TOOLS = frozenset(("batch", "stream", "store", "upkeep"))


class Gist(NamedTuple):
    """A bullet in brief. Each span is `text[start:end]`, None where the bullet does not tell.

    `stack` is a named thing that serves, `ran` says that it ran for somebody, `measured` is a
    metric with a value or a change, `rival` what was beaten (a name, or the value before), `won`
    an outcome with a number, `upkeep` that somebody watches it, `owned` that it was done end to
    end. `online`: measured on live traffic. `opener` is the first word of the verb, lower case;
    `marks` are the longest words, which copies of the bullet share; `model` says that it tells of a
    model or of what serves one, `foreign` that it is in no English.
    """

    filled: tuple[Slot, ...]
    opener: str
    tools: tuple[str, ...]
    stack: Span | None
    ran: Span | None
    measured: Span | None
    rival: Span | None
    won: Span | None
    upkeep: Span | None
    owned: Span | None
    online: bool
    marks: tuple[str, ...] = ()
    model: bool = False
    foreign: bool = False

    @property
    def strength(self) -> int:
        """How much of what a reader looks for the bullet says, from 0 to 13."""
        told = (self.stack, self.measured, self.rival, self.won, self.upkeep or self.owned)
        return len(self.filled) + sum(one is not None for one in told) + self.online


def gist_of(view: BulletView) -> Gist:
    """The gist of one bullet, from what its view has read already."""
    from bulletsmith.checks.work import Work  # here: it asks for the view itself

    reading, facts, words = view.reading, view.facts, view.words
    stack = _stack(view)
    ran = None
    if stack or words.isdisjoint(_NO_SERVICE):
        ran = stack or _served(reading)
        if ran is None and facts.latency:
            ran = facts.latency[0].start, facts.latency[0].end
        if ran is None and ("production" in words or "live" in words):
            ran = _word(view, _LIVE)
    measured = rival = None
    for claim in facts.metrics:
        if claim.value is not None or claim.change is not None:
            measured = measured or (claim.start, claim.end)
            if claim.baseline or claim.before is not None:
                measured = claim.start, claim.end
                rival = claim.baseline or measured
                break
    opener = _first_span(reading, Slot.VERB)
    return Gist(
        filled=reading.filled,
        opener=view.low[slice(*opener)].split(" ", 1)[0] if opener else "",
        tools=tuple(dict.fromkeys([tool.name for tool in facts.tools])),
        stack=stack,
        ran=ran,
        measured=measured,
        rival=rival or facts.baseline,
        won=_won(view),
        upkeep=_upkeep(view),
        owned=_phrase(view.low, _OWNED) if "end" in words or "from" in words else None,
        online=facts.online,
        marks=_marks(words),
        model=view.work in (Work.MODEL, Work.PLATFORM),
        foreign=view.foreign,
    )


@cache
def stacks(outside: bool = False) -> frozenset[str]:
    """The names that serve something: of the lexicon's, all but bare clouds and notebooks.

    `outside` of a serving slot, only those that do nothing else.
    """
    from bulletsmith.bullets.lexicon import entries

    other = _CLOUDS | _ALSO_TOOLS if outside else _CLOUDS
    served = (entry for entry in entries("serving") if entry.kind not in other)
    return frozenset(entry.name for entry in served if entry.name.lower() not in _NO_SERVICE)


def _stack(view: BulletView) -> Span | None:
    named = stacks()
    spans = view.reading.spans(Slot.SERVING)
    outside = None
    for tool in view.facts.tools:
        if tool.name in named:
            if any(start <= tool.start < end for start, end in spans):
                return tool.start, tool.end
            if tool.name in stacks(outside=True):
                outside = outside or (tool.start, tool.end)
    for start, end in spans:  # a name that no lexicon knows: an in-house platform
        for first, last, word in view.tokens:
            if start <= first and last <= end and word not in _NO_NAME:
                own = view.text[first:last]
                if own[:1].isalpha() and own != word and view.low[first:last] not in _NO_SERVICE:
                    return first, last
    return outside


def _marks(words: frozenset[str]) -> tuple[str, ...]:
    """The longest words, of equal ones the first: they are the rarest, and cheaper to find."""
    long = sorted([word for word in words if len(word) > 5])
    long.sort(key=len, reverse=True)
    return tuple(sorted(long[:_MARKS]))


def _won(view: BulletView) -> Span | None:
    said = view.said.get(Slot.OUTCOME)
    return (said.start, said.end) if said and said.numbers else None


def _upkeep(view: BulletView) -> Span | None:
    if not _UPKEEP.isdisjoint(view.words):
        return _word(view, _UPKEEP)
    return None if _PAIRED.isdisjoint(view.words) else _phrase(view.low, _UPKEEP_PAIRS)


def _word(view: BulletView, wanted: frozenset[str]) -> Span | None:
    return next(((start, end) for start, end, word in view.tokens if word in wanted), None)


def _phrase(low: str, phrases: tuple[str, ...]) -> Span | None:
    for phrase in phrases:
        place = low.find(phrase)
        if place >= 0:
            return place, place + len(phrase)
    return None


def _served(reading: Reading) -> Span | None:
    """Words of serving that say it ran: `for 1,400 stores` says no more than what it is for."""
    meant = False
    for piece in reading.pieces:
        if piece.slot is Slot.SERVING and piece.kind is Kind.WORDS and not meant:
            return piece.start, piece.end
        lead = reading.text[piece.start : piece.end].lower()
        meant = piece.kind is Kind.LEAD_IN and lead.split()[-1:] == ["for"]
    return None


def _first_span(reading: Reading, slot: Slot) -> Span | None:
    spans = reading.spans(slot)
    return spans[0] if spans else None
