"""The labelled bullets keep to GUIDELINES.md beside this file: a wrong label would teach wrong."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Any

import pytest
from labelled import COUNTS, bullets, pieces

from bulletsmith.bullets.slots import SLOTS

STRENGTHS = {"weak", "middling", "strong"}
ABOUT_A_SLOT = {f"no-{slot}" for slot in SLOTS}
FLAWS = ABOUT_A_SLOT | {
    *("weak-verb", "vague-model", "data-without-number", "metric-without-value", "no-baseline"),
    *("offline-only", "wrong-direction", "impossible-value", "accuracy-on-imbalance"),
    *("vague-serving", "bare-cloud", "outcome-without-number", "vague-words", "first-person"),
    *("passive", "tool-list", "toy-project", "too-short", "too-long"),
}


ALL = [pytest.param(b, id=b["id"]) for name in COUNTS for b in bullets(name)]


@pytest.mark.parametrize("name", COUNTS)
def test_no_bullet_went_missing(name: str) -> None:
    assert len(bullets(name)) == COUNTS[name]


def test_ids_and_texts_are_unique() -> None:
    for field in ("id", "text"):
        count = Counter(bullet[field] for name in COUNTS for bullet in bullets(name))
        assert [value for value, times in count.items() if times > 1] == []


@pytest.mark.parametrize("bullet", ALL)
def test_labels_are_words_of_the_text(bullet: dict[str, Any]) -> None:
    """Exact, in order within a slot, and no word in two slots."""
    text = bullet["text"]
    assert text == text.strip()
    taken: list[tuple[int, int]] = []
    for slot in SLOTS:
        at = 0
        for piece in pieces(bullet, slot):
            assert piece == piece.strip() != ""
            start = text.find(piece, at)
            if start < 0:
                start = text.find(piece)
            assert start >= 0, f"{slot}: {piece!r}"
            at = start + len(piece)
            taken.append((start, at))
    taken.sort()
    assert all(a[1] <= b[0] for a, b in pairwise(taken)), taken


@pytest.mark.parametrize("bullet", ALL)
def test_facts_and_verdicts_are_of_the_vocabulary(bullet: dict[str, Any]) -> None:
    fields = {"id", "text", "baseline", "online", "strength", "flaws", *SLOTS}
    assert set(bullet) <= fields
    assert bullet.get("baseline", "") in bullet["text"]
    assert bullet.get("online", True) is True
    judged = "strength" in bullet
    assert judged == (":" not in bullet["id"])  # those that are marked in their text are not
    assert not judged or bullet["strength"] in STRENGTHS
    flaws = bullet.get("flaws", [])
    assert set(flaws) <= FLAWS
    assert len(set(flaws)) == len(flaws)


@pytest.mark.parametrize(
    "bullet",
    [pytest.param(b, id=b["id"]) for name in ("own.toml", "more.toml") for b in bullets(name)],
)
def test_flaws_follow_from_the_labels(bullet: dict[str, Any]) -> None:
    flaws = set(bullet.get("flaws", []))
    words = len(bullet["text"].split())
    assert flaws & ABOUT_A_SLOT == {f"no-{slot}" for slot in SLOTS if slot not in bullet}
    assert ("too-short" in flaws) == (words < 8)
    assert ("too-long" in flaws) == (words > 55)
    assert not {"no-baseline", "offline-only"} & flaws or "metric" in bullet
    assert "no-baseline" not in flaws or "baseline" not in bullet
    assert "offline-only" not in flaws or not ("online" in bullet or "outcome" in bullet)
