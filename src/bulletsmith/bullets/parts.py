"""The parts that a slot asks for, ticked off while its words are typed: `amount ✓  source ✗`."""

from __future__ import annotations

from bulletsmith.bullets import terms
from bulletsmith.bullets.changes import changes
from bulletsmith.bullets.facts import Facts, Quantity, Span
from bulletsmith.bullets.numbers import quantities
from bulletsmith.bullets.reading import Kind, Piece, Reading
from bulletsmith.bullets.recognise import facts_of
from bulletsmith.bullets.slots import Slot
from bulletsmith.bullets.tokens import Token, tokens
from bulletsmith.bullets.units import FUNCTION_WORDS
from bulletsmith.dataclass import dataclass

_THIN = FUNCTION_WORDS | frozenset(
    "our your its his her my this these those some any all both each every new internal own".split()
)
# Words that name no model, no problem and no data of their own.
_GENERIC_MODEL = _THIN | frozenset(
    "model models modelling modeling system systems algorithm algorithms ai ml machine learning"
    " deep"
    " solution solutions data driven based advanced various many different several multiple complex"
    " cutting edge state art innovative robust scalable technique techniques approach approaches"
    " method methods tool tools project projects pipeline pipelines analytics predictive"
    " intelligent"
    " smart custom end techniques technology technologies application applications".split()
)
_GENERIC_PROBLEM = _THIN | frozenset(
    "business needs need problem problems use case cases stakeholder stakeholders client clients"
    " customer customers user users company companies team teams project projects purposes purpose"
    " various many different several multiple complex real world issue issues challenge challenges"
    " solution solutions solve improve improving better experience things product products process"
    " processes decision decisions making insight insights value efficiency performance"
    " goals".split()
)
_SOURCES = frozenset(
    "logs log records record history tickets reports report clickstream clicks transactions"
    " sessions"
    " impressions photos images scans transcripts recordings reviews emails documents contracts"
    " calls"
    " readings telemetry traces events interactions surveys prescriptions admissions applications"
    " invoices claims listings searches queries orders trips sensors tiles frames messages posts"
    " articles notes questions labels annotations pairs conversations chats footage video"
    " audio".split()
)
_PERIODS = frozenset(("day", "night", "week", "month", "quarter", "year"))
_SCORES = frozenset(("ratio", "percent", "points", "factor"))
_NO_STACK = frozenset(("vague", "cloud", "rollout", "upkeep"))


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a slot asks for; `(start, end)` are its words where it is there (`ok`).

    `needed` parts leave the slot half done; the others are welcome where they exist.
    """

    name: str
    ok: bool
    needed: bool
    start: int = 0
    end: int = 0


def parts(slot: Slot, words: str) -> tuple[Part, ...]:
    """The parts of `slot`, in the order in which they are asked for, as `words` fill them."""
    match slot:
        case Slot.VERB:
            return _verb(words)
        case Slot.MODEL:
            return (_part("named type", _telling(words, _GENERIC_MODEL)),)
        case Slot.PROBLEM:
            return (_part("specific", _telling(words, _GENERIC_PROBLEM)),)
        case Slot.DATA:
            return _data(words)
        case Slot.METRIC:
            return _metric(words)
        case Slot.SERVING:
            return _serving(words)
        case Slot.OUTCOME:
            return _outcome(words)


def _part(name: str, span: Span | None, needed: bool = True) -> Part:
    return Part(name, span is not None, needed, *(span or (0, 0)))


def _span(quantity: Quantity | None) -> Span | None:
    return (quantity.start, quantity.end) if quantity else None


def _content(words: str, numbers: tuple[Quantity, ...] = ()) -> list[Token]:
    """The tokens that are words, outside of all numbers."""
    return [
        token
        for token in tokens(words)
        if token[2][0].isalpha() and not any(q.start <= token[0] < q.end for q in numbers)
    ]


def _telling(words: str, generic: frozenset[str]) -> Span | None:
    """The stretch from the first to the last word that says something of its own."""
    telling = [token for token in _content(words) if token[2] not in generic]
    return (telling[0][0], telling[-1][1]) if telling else None


def _verb(words: str) -> tuple[Part, ...]:
    said = tokens(words)
    first = next((i for i, t in enumerate(said) if not t[2].endswith("ly")), None)
    if first is None:
        return (Part("strong", False, True),)
    term = terms.verbs().at(words, said, first)
    if term is None:
        # A verb that no lexicon knows is the person's to judge.
        return (_part("strong", said[first][:2] if said[first][2][0].isalpha() else None),)
    strong = term.entry.strength == "strong"
    return (_part("strong", (term.start, term.end) if strong else None),)


def _data(words: str) -> tuple[Part, ...]:
    numbers = quantities(words)
    period = next((q for q in numbers if q.kind == "time" and q.unit in _PERIODS), None)
    amount = next((q for q in numbers if q.kind in ("count", "size", "rate", "ratio")), None)
    telling = [token for token in _content(words, numbers) if token[2] not in _THIN]
    # `220M payments` counts something; where it came from takes a word more.
    source = None
    if telling and (
        len(telling) > 1
        or telling[0][2] in _SOURCES
        or (amount is None and period is not None)
        or " from " in f" {words} "
        or (amount is not None and amount.kind == "size")
    ):
        source = telling[0][0], telling[-1][1]
    counted = amount is not None and amount.kind in ("count", "ratio")
    unit = _span(amount or period) if not counted or (amount and amount.unit) else None
    return (
        _part("amount", _span(amount or period)),
        _part("unit", unit, needed=counted),
        _part("source", source),
        _part("period", _span(period), needed=False),
    )


def _facts(slot: Slot, words: str) -> Facts:
    """The facts of words that are known to fill `slot`."""
    pieces = (Piece(Kind.WORDS, slot, 0, len(words)),) if words.strip() else ()
    return facts_of(Reading(words, pieces))


def _metric(words: str) -> tuple[Part, ...]:
    facts = _facts(Slot.METRIC, words)
    claim = next((c for c in facts.metrics if c.value is not None or c.change is not None), None)
    claim = claim or next(iter(facts.metrics), None)
    score = next((q for q in facts.quantities if q.kind in _SCORES or q.sign), None)
    score = score or next((q for q in facts.quantities if claim and q.kind != "p-value"), None)
    metric = (claim.start, claim.end) if claim else None
    if claim is None and score is not None:  # a metric that the lexicon does not know
        unknown = [t for t in _content(words, facts.quantities) if t[2] not in _THIN]
        metric = unknown[0][:2] if unknown else None
    pair = next(iter(changes(words)), None)
    online = facts.significance if facts.online else None
    if facts.online:
        online = online or _span(score)
    return (
        _part("metric", metric),
        _part("value", _span(score)),
        _part("baseline", facts.baseline or ((pair.start, pair.end) if pair else None)),
        _part("online", online, needed=False),
        _part("significance", facts.significance, needed=facts.online),
    )


def _serving(words: str) -> tuple[Part, ...]:
    facts = _facts(Slot.SERVING, words)
    said = tokens(words)
    named = [t for t in terms.serving().find(words, said) if t.entry.kind not in _NO_STACK]
    stack: Span | None = (named[0].start, named[0].end) if named else None
    if stack is None:
        passed = {t.start for t in terms.serving().find(words, said)}  # `AWS`, `production`
        tool = next((t for t in facts.tools if t.start not in passed), None)
        stack = (tool.start, tool.end) if tool else None
    held = next(iter(facts.latency + facts.load), None)
    held = held or next((q for q in facts.quantities if q.kind in ("time", "rate", "count")), None)
    return _part("stack", stack), _part("load or latency", _span(held))


def _outcome(words: str) -> tuple[Part, ...]:
    numbers = quantities(words)
    what = [token for token in _content(words, numbers) if token[2] not in _THIN]
    much = next((q for q in numbers if q.kind != "p-value"), None)
    money = next((q for q in numbers if q.kind in ("money", "time")), None)
    changed = (what[0][0], what[-1][1]) if what else _span(money)  # `$4.7M a year` says it all
    return _part("what changed", changed), _part("by how much", _span(much))
