"""How well bullets are read, as `parse` is scored: floors under what was reached.

The weights have learnt from these files, so this guards against regressions and is no measure of
how unseen bullets are read: for that, train on some of them and score the others.
"""

import re
from typing import Any

import pytest
from labelled import bullets, pieces

from bulletsmith.bullets.parse import parse
from bulletsmith.bullets.slots import SLOTS, Slot

THIN = frozenset(
    "a an the and or of for to on in at by via with from into over using per as its their"
    " our".split()
)
WORD = re.compile(r"\w+(?:[.@%'/-]\w+)*%?")
Span = tuple[int, int]


def words_in(text: str, spans: list[Span]) -> set[Span]:
    """The words of `text` that lie in one of the spans, little words left out."""
    found = [m.span() for m in WORD.finditer(text) if m.group().lower() not in THIN]
    return {w for w in found if any(start <= w[0] and w[1] <= end for start, end in spans)}


def labelled(bullet: dict[str, Any], slot: Slot) -> list[Span]:
    """Where the words stand that a bullet's label puts in `slot`."""
    spans, at = [], 0
    for part in pieces(bullet, slot.value):
        start = bullet["text"].find(part, at)
        start = bullet["text"].index(part) if start < 0 else start
        spans.append((start, start + len(part)))
        at = start + len(part)
    return spans


def f1(hits: int, false: int, missed: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * hits / (2 * hits + false + missed)


def scores(name: str) -> dict[str, tuple[float, float]]:
    """(F1 of words, F1 of presence) for each slot and for all."""
    words = {slot: [0, 0, 0] for slot in SLOTS}
    presence = {slot: [0, 0, 0] for slot in SLOTS}
    for bullet in bullets(name):
        reading = parse(bullet["text"])
        for slot in SLOTS:
            gold = words_in(bullet["text"], labelled(bullet, slot))
            found = words_in(bullet["text"], list(reading.spans(slot)))
            for i, more in enumerate((gold & found, found - gold, gold - found)):
                words[slot][i] += len(more)
            if gold or found:
                presence[slot][0 if gold and found else 1 if found else 2] += 1
    total = [sum(column) for column in zip(*words.values(), strict=True)]
    seen = [sum(column) for column in zip(*presence.values(), strict=True)]
    each = {slot.value: (f1(*words[slot]), f1(*presence[slot])) for slot in SLOTS}
    return {"all": (f1(*total), f1(*seen))} | each


@pytest.mark.parametrize(
    ("name", "words", "presence", "worst"),
    [
        ("dev.toml", 0.97, 0.98, 0.95),
        ("own.toml", 0.97, 0.98, 0.95),
        ("real.toml", 0.96, 0.97, 0.94),
        ("more.toml", 0.96, 0.98, 0.94),
        ("industry.txt", 0.95, 0.97, 0.93),
        ("manner.txt", 0.95, 0.97, 0.93),
        ("hard.txt", 0.95, 0.97, 0.93),
        ("serving.txt", 0.95, 0.97, 0.93),
        ("cvs.txt", 0.95, 0.97, 0.93),
    ],
)
def test_bullets_are_read_as_they_are_labelled(
    name: str, words: float, presence: float, worst: float
) -> None:
    reached = scores(name)
    assert reached["all"][0] >= words
    assert reached["all"][1] >= presence
    for slot in SLOTS:
        assert min(reached[slot.value]) >= worst, slot
