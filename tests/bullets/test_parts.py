"""The parts of a slot, ticked off as it is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletsmith.bullets.parts import parts
from bulletsmith.bullets.slots import Slot

CASES = [
    # slot, words, parts that are there (with needed ones that are missing as -name)
    ("verb", "Built", "strong"),
    ("verb", "Successfully built", "strong"),
    ("verb", "Worked on", "-strong"),
    ("verb", "Responsible for", "-strong"),
    ("verb", "", "-strong"),
    ("model", "a session-based reranker", "named type"),
    ("model", "XGBoost", "named type"),
    ("model", "machine learning models", "-named type"),
    ("model", "an AI solution", "-named type"),
    ("problem", "hotel search", "specific"),
    ("problem", "various business needs", "-specific"),
    ("problem", "stakeholders", "-specific"),
    ("data", "220M payments", "amount unit -source"),
    ("data", "220M card payments", "amount unit source"),
    ("data", "120 days of search logs (900M queries)", "amount unit source period"),
    ("data", "90 days", "amount unit -source period"),
    ("data", "18 months of billing history", "amount unit source period"),
    ("data", "7 TB of spindle data", "amount unit source"),
    ("data", "1.2B", "amount -unit -source"),
    ("data", "3M+ rows from the warehouse", "amount unit source"),
    ("data", "millions of rows of telemetry", "amount unit source"),
    ("data", "search logs", "-amount source"),
    ("data", "", "-amount -source"),
    ("metric", "NDCG@10", "metric -value -baseline"),
    ("metric", "NDCG@10 (+12%)", "metric value -baseline"),
    ("metric", "NDCG@10 (+12% vs. the LambdaMART baseline)", "metric value baseline"),
    ("metric", "F1 from 0.71 to 0.83", "metric value baseline"),
    ("metric", "0.71 → 0.83 F1", "metric value baseline"),
    ("metric", "recall +12 pp over BM25", "metric value baseline"),
    ("metric", "Kendall's tau 0.62", "metric value -baseline"),
    ("metric", "online A/B (+3.2% CTR)", "metric value -baseline online -significance"),
    ("metric", "online A/B (+3.2% CTR, p<0.01)", "metric value -baseline online significance"),
    (
        "metric",
        "offline MRR@10 (+9% vs. the LightGBM ranker) and online A/B (+3.2% clicks, p<0.01)",
        "metric value baseline online significance",
    ),
    ("metric", "", "-metric -value -baseline"),
    ("serving", "Triton on EKS behind a 25 ms p95 SLO", "stack load or latency"),
    ("serving", "Triton", "stack -load or latency"),
    ("serving", "TF Serving at 80k QPS", "stack load or latency"),
    ("serving", "30ms p95", "-stack load or latency"),
    ("serving", "production", "-stack -load or latency"),
    ("serving", "AWS", "-stack -load or latency"),
    ("serving", "a nightly Airflow batch", "stack load or latency"),
    ("serving", "12M users/day", "-stack load or latency"),
    ("outcome", "+2.1% bookings", "what changed by how much"),
    ("outcome", "fewer incidents", "what changed -by how much"),
    ("outcome", "churn by a fifth", "what changed by how much"),
    ("outcome", "3x", "-what changed by how much"),
    ("outcome", "€190k a year", "what changed by how much"),
    ("outcome", "latency by 40%", "what changed by how much"),
]


@pytest.mark.parametrize(("slot", "words", "expected"), CASES)
def test_ticks_off(slot: str, words: str, expected: str) -> None:
    found = parts(Slot(slot), words)
    told = " ".join(
        f"{'' if part.ok else '-'}{part.name}" for part in found if part.ok or part.needed
    )
    assert told == expected


@given(st.sampled_from(list(Slot)), st.text(max_size=80))
def test_spans_lie_inside_and_no_text_raises(slot: Slot, words: str) -> None:
    for part in parts(slot, words):
        assert part.ok == (part.end > part.start)
        assert 0 <= part.start <= part.end <= len(words)


def test_every_slot_asks_for_something_when_it_is_empty() -> None:
    for slot in Slot:
        assert any(part.needed and not part.ok for part in parts(slot, ""))
