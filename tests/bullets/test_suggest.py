"""What a slot offers: completions, mended spellings, patterns, and never a number."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletsmith.bullets import picks, terms
from bulletsmith.bullets.lexicon import entries
from bulletsmith.bullets.slots import Slot, Slots
from bulletsmith.bullets.suggest import MOST, suggest


def offered(slot: str, typed: str = "", own: tuple[str, ...] = (), **others: str) -> list[str]:
    return [s.text for s in suggest(Slot(slot), typed, Slots(**others), own)]


@pytest.mark.parametrize(
    ("slot", "typed", "first"),
    [
        ("metric", "LamdaMART", "LambdaMART"),
        ("model", "LamdaMART", "LambdaMART"),
        ("serving", "Tensorfow Servng", "TensorFlow Serving"),
        ("serving", "Kubernets", "Kubernetes"),
        ("serving", "Triton on Kub", "Triton on Kubernetes"),
        ("serving", "Triton on Kuberntes", "Triton on Kubernetes"),
        ("model", "xgb", "XGBoost"),
        ("model", "a LightG", "a LightGBM"),
        ("model", "two-towr retr", "two-tower retriever"),
        ("metric", "ndcg", "NDCG"),
        ("metric", "NDCG@10 (+9% vs. Lamb", "NDCG@10 (+9% vs. LambdaMART"),
        ("metric", "NDCG@10", "NDCG@10 (‹change› vs. ‹baseline›)"),
        ("metric", "NDCG@10 (+9%", "NDCG@10 (+9% vs. ‹baseline›)"),
        ("serving", "Triton on EKS", "Triton on EKS at ‹load›"),
        ("data", "220M payments", "220M payments from ‹source›"),
        ("outcome", "bookings", "bookings by ‹amount›"),
        ("verb", "Worked on", "Built"),
        ("verb", "Bui", "Built"),
    ],
)
def test_offers_first(slot: str, typed: str, first: str) -> None:
    assert offered(slot, typed)[0] == first


@pytest.mark.parametrize(
    ("slot", "others", "fitting"),
    [
        ("metric", {"problem": "card fraud"}, ["PR-AUC", "recall at fixed FPR", "losses"]),
        ("metric", {"model": "a session-based ranker"}, ["NDCG@10", "MRR", "recall@k"]),
        ("metric", {"problem": "call transcription"}, ["WER"]),
        ("metric", {"problem": "demand forecasting"}, ["MAPE", "pinball loss"]),
        ("metric", {"model": "an LLM assistant"}, ["win rate", "groundedness"]),
        ("serving", {"model": "an LLM assistant"}, ["vLLM"]),
        ("model", {"problem": "demand forecasting"}, ["Prophet"]),
        ("outcome", {"problem": "card fraud"}, ["‹change› chargebacks"]),
        ("problem", {"model": "a fraud scorer"}, ["card-not-present fraud"]),
        ("data", {}, ["‹amount› of ‹source› over ‹period›"]),
        ("verb", {}, ["Built", "Trained", "Shipped"]),
    ],
)
def test_what_fits_the_other_slots_is_offered(
    slot: str, others: dict[str, str], fitting: list[str]
) -> None:
    assert set(fitting) <= {s.text for s in suggest(Slot(slot), "", Slots(**others))}


@pytest.mark.parametrize("typed", ["zq", "qqx", "x1", "1", "…", "‹amount›", "a", "(", "12 ms"])
@pytest.mark.parametrize("slot", ["model", "metric", "serving"])
def test_short_input_brings_no_junk(slot: str, typed: str) -> None:
    for text in offered(slot, typed):
        assert text.lower().startswith(typed.lower()) or f" {typed.lower()}" in text.lower()


def test_words_of_this_cv_are_offered_again() -> None:
    own = ("Triton on EKS behind a 25 ms p95 SLO",)
    assert own[0] in offered("serving", "Tri", own)
    assert own[0] in offered("serving", "", own)


def test_every_name_that_is_picked_is_in_the_lexicons() -> None:
    for table, index in (
        (picks.METRICS, terms.metrics()),
        (picks.STACKS, terms.serving()),
        (picks.OUTCOMES, terms.metrics()),
        (picks.VERBS, terms.verbs()),
    ):
        for names in table.values():
            assert [n for n in names if index.get(n.removesuffix("@10")) is None] == []


def test_no_pattern_holds_a_number() -> None:
    goes_on = [more for slot in picks.GOES_ON.values() for _, more in slot]
    for pattern in (*(p for slot in picks.PATTERNS.values() for p in slot), *goes_on):
        assert not re.search(r"\d", pattern)
        assert "‹" in pattern


_NAMES = {
    name
    for kind in ("models", "metrics", "serving", "tools")
    for entry in entries(kind)
    for name in (entry.name, *entry.aliases)
} | {"NDCG@10"}
_TYPED = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["NDCG@10", "Triton on E", "90 days of l", "F1 from 0.71", "+2", "T", "re", "R"]
    ),
    st.sampled_from(sorted(_NAMES)).flatmap(lambda n: st.integers(0, len(n)).map(lambda i: n[:i])),
)


@settings(max_examples=150)
@given(
    st.sampled_from(list(Slot)),
    _TYPED,
    st.sampled_from(["card fraud", "hotel search", "call transcription", "", "churn"]),
    st.lists(st.text(min_size=1, max_size=12), max_size=3),
)
def test_no_number_is_ever_invented(slot: Slot, typed: str, problem: str, own: list[str]) -> None:
    found = suggest(slot, typed, Slots(problem=problem), own)
    assert len(found) <= MOST
    assert len({s.text.lower() for s in found}) == len(found)
    for s in found:
        kept = s.text[: len(s.text) - len(s.label)]
        assert s.text.endswith(s.label)
        assert typed.startswith(kept)
        if re.search(r"\d", s.label):
            assert s.label in _NAMES or s.label in own
