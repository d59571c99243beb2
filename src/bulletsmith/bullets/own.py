"""The words that somebody has used before, to be suggested again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from bulletsmith.bullets.slots import SLOTS, Slot, Slots

KEPT = 40  # per slot: more would cost every key time, and nobody scrolls that far
LONGEST = 60  # characters; longer words are no completion but a bullet of their own


def own_words(bullets: Iterable[Slots]) -> Mapping[Slot, tuple[str, ...]]:
    """What `bullets` say in each slot, the most used first."""
    counts: dict[Slot, Counter[str]] = {slot: Counter() for slot in SLOTS}
    for slots in bullets:
        for slot, words in slots:
            if words and len(words) <= LONGEST:
                counts[slot][words.strip()] += 1
    return {slot: tuple(words for words, _ in c.most_common(KEPT)) for slot, c in counts.items()}
