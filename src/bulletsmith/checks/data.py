"""What it was trained on: how much, from where, over what time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import partial

from bulletsmith.bullets.english import words
from bulletsmith.bullets.facts import Quantity
from bulletsmith.bullets.patterns import pattern
from bulletsmith.bullets.slots import Slot
from bulletsmith.checks.rule import Hit, Severity, bullet_rule
from bulletsmith.checks.saying import quote
from bulletsmith.checks.views import BulletView, Said
from bulletsmith.checks.work import Work

_rule = partial(bullet_rule, slot=Slot.DATA)

_COUNTED = words(
    """
    thousands millions billions trillions hundreds million billion dozen dozens terabytes petabytes
    one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty
    sixty ninety hundred half quarter
    """
)
_YEARS = pattern(r"(?:19|20)\d\d\s?(?:[-–—]|to|and)\s?(?:(?:19|20)?\d\d|present|now)")
_OF_WHAT = words(
    """
    rows row records record samples sample examples example data points point datapoints datapoint
    observations observation instances instance items item entries entry files file lines
    features columns gb tb mb pb kb gigabytes terabytes petabytes bytes dataset datasets
    training train labelled labeled unlabelled unlabeled annotated of the a an and , . over + about
    more than nearly almost some total in set sets
    """
)
_PERIODS = words(
    """
    day days week weeks month months year years yr yrs quarter quarters hour hours minute minutes h
    night nights season seasons decade decades second seconds daily weekly monthly yearly d y
    history     historical
    """
)


@_rule(
    "DAT001",
    "no-data",
    Severity.WARNING,
    what="What it was trained or tested on: how much, from where, over what time.",
    why="A thousand rows from a spreadsheet and a year of traffic are different jobs. Let me see "
    "which one you did.",
    bad="Built a LightGBM ranker for hotel search.",
    good="Built a LightGBM ranker for hotel search, trained on 120 days of search logs.",
)
def no_data(b: BulletView) -> Iterator[Hit]:
    """No words fill the data slot. Silent on work that learns from no data."""
    if Slot.DATA in b.said:
        return
    kind, loose = b.work, b.trade is None
    if kind is Work.MODEL or (kind is Work.UNTOLD and loose):
        if not loose and (_amount_told(b) or _made_elsewhere(b)):
            return
        yield Hit("no data: how much, from where, over what time?")
    elif kind is Work.PLATFORM and loose:
        yield Hit("no data: how much passes through it, from where?", severity=Severity.ADVICE)


# What is built on a model that others trained: its owner need not have had training data.
_HOSTED = words(
    """
    llm llms rag agent agents agentic prompt prompts prompting langchain langgraph llamaindex
    chatbot assistant mcp openai gpt claude gemini copilot bedrock quantization quantisation onnx
    """
)
_TRAINED = words(
    "trained training train finetuned fine-tuned tuned tuning learnt learned pretrained"
)
_PASSED = words(
    """
    events event records rows images photos documents messages logs transactions samples videos
    video pages tickets emails reviews calls frames readings scans points utterances articles posts
    datasets dataset audio footage measurements pairs annotations labels
    """
)


def _made_elsewhere(b: BulletView) -> bool:
    """Whether the bullet tells what was done with a model rather than how it was trained."""
    if not b.words.isdisjoint(_TRAINED):
        return False
    return b.forms[0] in _DONE_LATER or not b.words.isdisjoint(_HOSTED)


_DONE_LATER = words(
    """
    deployed served hosted packaged quantised quantized distilled compressed pruned optimised
    optimized exported ported
    """
)


def _amount_told(b: BulletView) -> bool:
    """Whether an amount of data stands elsewhere: `processing 500K+ daily sensor events`."""
    if b.words.isdisjoint(_PASSED):
        return False
    starts = [token[0] for token in b.tokens]
    for q in b.facts.quantities:
        if q.kind in ("count", "size", "rate", "time"):
            first = bisect_left(starts, q.start)
            if not _PASSED.isdisjoint(b.forms[first : first + 7]):
                return True
    return False


@_rule(
    "DAT002",
    "data-without-number",
    Severity.WARNING,
    what="An amount: rows, days, hours, gigabytes. `Large` and `huge` are none; `millions` is one.",
    why="`Large dataset` means 10,000 rows to one engineer and 10 TB to another. Say which.",
    bad="Trained a ranker on a large dataset of clicks.",
    good="Trained a ranker on 90 days of clicks (1.2B events).",
)
def data_without_number(b: BulletView) -> Iterator[Hit]:
    """Data is named, and no amount of it."""
    said = b.said.get(Slot.DATA)
    if said is None or said.numbers or not _COUNTED.isdisjoint(said.words):
        return
    if _YEARS.search(b.text, said.start, said.end):
        return
    start, end = said.spans[0]
    if b.trade is not None and (b.work is not Work.MODEL or not _is_data(said.words)):
        return  # a reader may take other words for data
    if _READS.search(b.low, max(0, start - 100), start):
        return  # `an agent that files tickets from transcripts` works on them, untrained perhaps
    yield Hit(f"no amount: how much is {quote(b.text, start, end, 26)}?", start, end)


_DATAISH = words(
    """
    data dataset datasets corpus corpora logs log records history histories traffic stream streams
    feed feeds series tables table database
    """
)
_DATAISH |= _PASSED
_BEHIND = words(
    "of from on for in at across by with and or to covering about over per during , ; ( ) ."
)


def _is_data(said: list[str]) -> bool:
    """Whether the words are those of data: `user data`, not `quality across data collection`."""
    return any(
        word in _DATAISH and (place + 1 == len(said) or said[place + 1] in _BEHIND)
        for place, word in enumerate(said)
    )


_READS = pattern(r"\b(?:that|which)\s[^,;.]{1,80}\bfrom\s$")


@_rule(
    "DAT003",
    "data-without-source",
    Severity.WARNING,
    what="What the data was and where it came from: search logs, card payments, chest X-rays of "
    "six hospitals.",
    why="Five million rows of what? Where data comes from is half of how hard the problem was.",
    bad="Trained a churn model on 5M rows.",
    good="Trained a churn model on 18 months of billing and viewing history (5M accounts).",
)
def data_without_source(b: BulletView) -> Iterator[Hit]:
    """A size of nothing in particular (`5M rows`); of one bare noun (`220M payments`), advice."""
    said = b.said.get(Slot.DATA)
    if said is None or not said.numbers or len(said.spans) > 1:
        return
    named = [
        word
        for word in said.words
        if word not in _OF_WHAT and not word[0].isdigit() and word[0].isalnum()
    ]
    if all(word in _PERIODS for word in named):
        yield Hit(
            f"a size of what? {quote(b.text, said.start, said.end, 26)} names no source",
            said.start,
            said.end,
        )
    elif len(said.words) == 2 and said.words[0][0].isdigit() and said.words[1] in _BARE:
        yield Hit(
            f"a size without a source: {said.words[1]} from where?",
            said.start,
            said.end,
            severity=Severity.ADVICE,
        )


_BARE = words(
    """
    transactions payments events clicks images photos videos users customers reviews tickets
    messages     queries sessions orders requests emails calls logs articles posts tweets
    products accounts
    claims invoices loans impressions interactions searches pages frames scans recordings utterances
    sentences conversations chats applications patients readings documents tokens
    """
)
_FLOWS = words(
    "logs traffic clickstream telemetry events clicks impressions transactions requests queries "
    "sessions interactions pings readings"
)


@_rule(
    "DAT004",
    "data-without-period",
    Severity.ADVICE,
    what="The time that a rate or a stream of events covers: `2M events/day over 14 months`.",
    why="Two million a day for a week or for a year: one has a Christmas in it.",
    bad="Trained a bidding model on 2M events/day.",
    good="Trained a bidding model on 2M events/day over 14 months.",
)
def data_without_period(b: BulletView) -> Iterator[Hit]:
    """A rate with no time beside it, or logs and traffic of no length."""
    said = b.said.get(Slot.DATA)
    if said is None or not said.numbers or _has_period(b, said):
        return
    rate = next((q for q in said.numbers if _is_rate(b, q)), None)
    if rate is not None:
        yield Hit(
            f"no period: {quote(b.text, rate.start, rate.end, 24)} for how long?",
            rate.start,
            rate.end,
        )
    elif not _FLOWS.isdisjoint(said.words) and len(said.words) > 2:
        yield Hit("no period: over what time?", said.start, said.end)


def _is_rate(b: BulletView, q: Quantity) -> bool:
    """`2M events/day`, `40 GB per day`; not the 50 Hz that a signal was sampled at."""
    if q.unit.lower() == "hz":
        return False
    return q.kind == "rate" or "/" in q.unit or _PER.match(b.low, q.end) is not None


_PER = pattern(r"\s?(?:/|per |a |each )\s?(?:day|hour|week|month|minute|second|h\b|s\b|d\b)")


def _has_period(b: BulletView, said: Said) -> bool:
    """Whether the words of the data name a length of time or the years it spans."""
    return (
        any(q.kind == "time" for q in said.numbers)
        or (not _PERIODS.isdisjoint(said.words) and not any(_is_rate(b, q) for q in said.numbers))
        or _YEARS.search(b.text, said.start, said.end) is not None
    )


RULES = (no_data, data_without_number, data_without_source, data_without_period)
