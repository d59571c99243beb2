"""The facts of a bullet, each with its words: what was measured, beaten, served, and with what."""

from __future__ import annotations

from bulletsmith.bullets import terms
from bulletsmith.bullets.baseline import baselines
from bulletsmith.bullets.changes import changes
from bulletsmith.bullets.claims import claims_of
from bulletsmith.bullets.facts import Facts, Span, ToolMention
from bulletsmith.bullets.held import SCHEDULES, latency_held, load_held
from bulletsmith.bullets.numbers import quantities
from bulletsmith.bullets.online import LIVE_WORDS, online_at, significance_at
from bulletsmith.bullets.reading import Reading
from bulletsmith.bullets.tokens import Token, tokens

_NO_TOOLS = frozenset(("rollout", "upkeep", "vague"))


def facts_of(reading: Reading) -> Facts:
    """All that the text states as fact. It needs no pieces, and uses those that there are."""
    text = reading.text
    words = tokens(text)
    said = {word for _, _, word in words}
    numbers = quantities(text)
    pairs = changes(text) if len(numbers) > 1 else ()
    rivals = baselines(text, words, said, numbers, pairs)
    online = online_at(text, numbers, pairs) if not LIVE_WORDS.isdisjoint(said) else None
    significance = significance_at(text, numbers, online)
    mentions = terms.metrics().find(text, words)
    return Facts(
        quantities=numbers,
        metrics=claims_of(text, mentions, numbers, pairs, rivals, online, significance),
        tools=_tools(text, words),
        baseline=_best(text, rivals),
        online=online is not None,
        significance=significance,
        latency=latency_held(text, numbers, pairs, reading) if numbers else (),
        load=load_held(text, numbers, pairs, reading, not SCHEDULES.isdisjoint(said)),
    )


def _tools(text: str, words: list[Token]) -> tuple[ToolMention, ...]:
    """Tools and serving stacks, the longest name where they overlap."""
    found = [
        ToolMention(term.entry.name, term.start, term.end)
        for term in terms.tools().find(text, words)
    ]
    found += [
        ToolMention(term.entry.name, term.start, term.end)
        for term in terms.serving().find(text, words)
        if term.entry.kind not in _NO_TOOLS and not term.entry.name.islower()
    ]
    found.sort(key=lambda tool: (tool.start, -tool.end))
    apart: list[ToolMention] = []
    for tool in found:
        if not apart or tool.start >= apart[-1].end:
            apart.append(tool)
    return tuple(apart)


def _best(text: str, rivals: tuple[Span, ...]) -> Span | None:
    """The rival that is named best: any rather than `the baseline`."""
    return next((r for r in rivals if not _weak(text[r[0] : r[1]])), rivals[0] if rivals else None)


def _weak(words: str) -> bool:
    return words.lower().removeprefix("the ") in (
        "baseline",
        "control",
        "control group",
        "previous model",
    )
