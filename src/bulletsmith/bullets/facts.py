"""The facts in a bullet: quantities, metric claims, tools, what was beaten and how it was proved.

Every fact carries the span `text[start:end]` that it was read from: no fact without its words.
"""

from __future__ import annotations

from bulletsmith.named import NamedTuple

Span = tuple[int, int]


class Quantity(NamedTuple):
    """A number as people write it: `1.2B`, `3M+`, `10 TB`, `90 days`, `+12%`, `30ms p95`, `3x`.

    `value` is the number in its plain unit (`1.2B` is 1.2e9); None where only words tell it
    (`doubled`). `unit` is canonical (`%`, `pp`, `x`, `ms`, `day`, `TB`, `/s`, `USD`, ...) or the
    noun counted (`queries`), empty when there is none. `kind` is one of `count`, `size`, `time`,
    `rate`, `percent`, `points`, `factor`, `money`, `ratio`, `p-value`. `percentile` is `p95` in
    `30ms p95`. `sign` is `+`, `-` or empty.
    """

    start: int
    end: int
    value: float | None
    unit: str
    kind: str
    sign: str = ""
    percentile: str = ""


class MetricClaim(NamedTuple):
    """A metric and what is claimed of it: `NDCG@10 (+12% vs. LambdaMART)`, `F1 from 0.71 to 0.83`.

    `name` is the lexicon's canonical name (`NDCG`), `(start, end)` its words. `value` is the level
    reached (0.83; percentages as written: 83), `before` the level it started from, `change` the
    signed difference where only that is told, with `change_unit` `%`, `pp`, `x` or empty.
    `baseline` is the span of the words that name what was beaten, `significance` that of a p-value,
    interval, duration or share of traffic.
    """

    name: str
    start: int
    end: int
    value: float | None = None
    value_unit: str = ""
    before: float | None = None
    change: float | None = None
    change_unit: str = ""
    baseline: Span | None = None
    online: bool = False
    significance: Span | None = None
    baseline_value: float | None = None  # the rival's own level, where it is told


class ToolMention(NamedTuple):
    """A tool of the lexicon (tools or serving stacks) where it is named."""

    name: str  # canonical spelling
    start: int
    end: int


class Facts(NamedTuple):
    """All that a bullet states as fact."""

    quantities: tuple[Quantity, ...] = ()
    metrics: tuple[MetricClaim, ...] = ()
    tools: tuple[ToolMention, ...] = ()
    baseline: Span | None = None  # the words that name what was beaten
    online: bool = False  # a result was measured on live traffic
    significance: Span | None = None
    latency: tuple[Quantity, ...] = ()  # held while serving, not won
    load: tuple[Quantity, ...] = ()  # queries, users, events, schedule
