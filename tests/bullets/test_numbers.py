"""Numbers as people write them, and what is no number at all."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletsmith.bullets.changes import changes
from bulletsmith.bullets.numbers import quantities

CASES = [
    # text, words, value, unit, kind
    ("1.2B events", "1.2B", 1.2e9, "events", "count"),
    ("3M+ users", "3M+", 3e6, "users", "count"),
    ("40k labelled reviews", "40k", 4e4, "reviews", "count"),
    ("220M card payments", "220M", 2.2e8, "payments", "count"),
    ("10 TB of logs", "10 TB", 10, "TB", "size"),
    ("7GiB", "7GiB", 7, "GB", "size"),
    ("90 days of logs", "90 days", 90, "day", "time"),
    ("a 12-month panel", "12-month", 12, "month", "time"),
    ("+12%", "+12%", 12, "%", "percent"),
    ("log loss -2.1%", "-2.1%", 2.1, "%", "percent"),
    ("waste −14%", "−14%", 14, "%", "percent"),
    ("97 % recall", "97 %", 97, "%", "percent"),
    ("7 per cent", "7 per cent", 7, "%", "percent"),
    ("12 pp", "12 pp", 12, "pp", "points"),
    ("+4.1%-points", "+4.1%-points", 4.1, "pp", "points"),
    ("5 percentage points", "5 percentage points", 5, "pp", "points"),
    ("6.5 points", "6.5 points", 6.5, "points", "points"),
    ("20 bps", "20 bps", 20, "bp", "points"),
    ("3x", "3x", 3, "x", "factor"),
    ("2.3×", "2.3×", 2.3, "x", "factor"),
    ("10-fold", "10-fold", 10, "x", "factor"),
    ("p<0.01", "p<0.01", 0.01, "", "p-value"),
    ("(p = 0.03)", "p = 0.03", 0.03, "", "p-value"),
    ("p < .001", "p < .001", 0.001, "", "p-value"),
    ("p-value of 0.02", "p-value of 0.02", 0.02, "", "p-value"),
    ("15k queries/week", "15k queries/week", 15000, "/week", "rate"),
    ("4k emails a day", "4k emails a day", 4000, "/day", "rate"),
    ("30 requests per second", "30 requests per second", 30, "/s", "rate"),
    ("20k QPS", "20k QPS", 20000, "/s", "rate"),
    ("2k req/s", "2k req/s", 2000, "/s", "rate"),
    ("24 fps", "24 fps", 24, "/s", "rate"),
    ("EUR 1.9M", "EUR 1.9M", 1.9e6, "EUR", "money"),
    ("+$4.7M annual", "+$4.7M", 4.7e6, "USD", "money"),
    ("£3.6m", "£3.6m", 3.6e6, "GBP", "money"),
    ("R$2.1M/yr saved", "R$2.1M/yr", 2.1e6, "BRL/year", "money"),
    ("€190k a year", "€190k a year", 1.9e5, "EUR/year", "money"),
    ("EUR 730k p.a.", "EUR 730k p.a.", 7.3e5, "EUR/year", "money"),
    ("1 300 images", "1 300", 1300, "images", "count"),
    ("1\u202f300 images", "1\u202f300", 1300, "images", "count"),
    ("1,200 tests", "1,200", 1200, "tests", "count"),
    ("3,400,000.5", "3,400,000.5", 3400000.5, "", "ratio"),
    ("0,83", "0,83", 0.83, "", "ratio"),
    ("AUC .85", ".85", 0.85, "", "ratio"),
    ("2 million rows", "2 million", 2e6, "rows", "count"),
    ("two million rows", "two million", 2e6, "rows", "count"),
    ("10^6 rows", "10^6", 1e6, "rows", "count"),
    ("2×10^6", "2×10^6", 2e6, "", "count"),
    ("lr of 1e-3", "1e-3", 1e-3, "", "ratio"),
    ("99.95% uptime", "99.95%", 99.95, "%", "percent"),
    ("PSNR 28.9 dB", "28.9 dB", 28.9, "dB", "ratio"),
    ("in three clinics", "three", 3, "clinics", "count"),
    ("two weeks", "two weeks", 2, "week", "time"),
    ("cut by half", "half", None, "x", "factor"),
    ("cut by a fifth.", "a fifth", None, "%", "percent"),
    ("which doubled throughput", "doubled", None, "x", "factor"),
    ("halving churn", "halving", None, "x", "factor"),
    ("millions of rows", "millions", None, "rows", "count"),
    ("4xH100", "4", 4, "", "count"),
    ("2000 images", "2000", 2000, "images", "count"),
]


@pytest.mark.parametrize(("text", "words", "value", "unit", "kind"), CASES)
def test_reads_a_number(text: str, words: str, value: float | None, unit: str, kind: str) -> None:
    (found,) = quantities(text)
    assert text[found.start : found.end] == words
    assert found.value == (pytest.approx(value) if value is not None else None)
    assert (found.unit, found.kind) == (unit, kind)
    assert found.sign == (words[0].replace("−", "-") if words[0] in "+-−" else "")


NO_QUANTITIES = """
GPT-4 | ResNet-50 | YOLOv8 | Python 3.11 | Llama-3-70B | H100 | T5-base | p99 | F1 | R2 | R^2
NDCG@10 | recall@50 | PCK@0.2 | lift@10% | 50/50 | A/B | 24/7 | Cortex-M4 | int8 weights | 2nd line
3D detector | 224x224 crops | an 8-bit model | EC2 and S3 | in 2023 | 2022-03 to 2023-05 | COVID-19
since 2019 | Mar 2022 | v1.2.3 | a 48-layer model | top 5 | day-7 retention | a two-tower model
the first half | a third party | every quarter | one-hot | Sentinel-2 tiles | k=5 folds | CUDA 12
"""


@pytest.mark.parametrize(
    "text", [c.strip() for c in re.split(r"[|\n]", NO_QUANTITIES) if c.strip()]
)
def test_names_versions_and_years_are_no_quantities(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "words", "percentile"),
    [
        ("30ms p95", "30ms p95", "p95"),
        ("25 ms p95 SLO", "25 ms p95", "p95"),
        ("15 ms at p99", "15 ms at p99", "p99"),
        ("p95 of 30 ms", "30 ms", "p95"),
        ("p99 latency under 40 ms", "40 ms", "p99"),
        ("95th percentile of 40 ms", "40 ms", "p95"),
        ("p99, in 40 ms", "40 ms", ""),
    ],
)
def test_a_percentile_belongs_to_a_latency(text: str, words: str, percentile: str) -> None:
    (found,) = quantities(text)
    assert (text[found.start : found.end], found.percentile) == (words, percentile)


def test_a_range_shares_its_unit() -> None:
    assert [(q.value, q.unit) for q in quantities("cut by 25–30%")] == [(25, "%"), (30, "%")]


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("from 0.71 to 0.83", 0.71, 0.83),
        ("0.71 → 0.83", 0.71, 0.83),
        ("0.71 -> 0.83", 0.71, 0.83),
        ("81% to 94%", 81, 94),
        ("from 52 to 74%", 52, 74),
        ("up to 0.81 from 0.66", 0.66, 0.81),
        ("0.83, up from 0.71", 0.71, 0.83),
        ("6 min (was 9 min)", 9, 6),
        ("from 14 h to 3 h", 14, 3),
        ("from 9 days to 1", 9, 1),
        ("from 24 h to 12 min", 24, 12),
        ("from 0.85 (fuzzy matching) to 0.93", 0.85, 0.93),
        ("from 3.4 per 100 km to 0.9", 3.4, 0.9),
        ("from $0.42 to $0.11", 0.42, 0.11),
        ("from 40 ms p95 to 12 ms p95", 40, 12),
    ],
)
def test_reads_a_change(text: str, before: float, after: float) -> None:
    (found,) = changes(text)
    assert (found.before.value, found.after.value) == (before, after)


@pytest.mark.parametrize("text", ["5 to 10 ms", "2019 to 2023", "0.71, 0.83", "3 teams to 5%"])
def test_a_range_is_no_change(text: str) -> None:
    assert changes(text) == ()


@given(
    st.text(st.sampled_from("0123456789.,%+-–$€£ kMBxmspto/@^eE→'\u202fafnhr()R\n²"), max_size=60)
)
def test_spans_lie_inside_never_overlap_and_hold_what_was_written(text: str) -> None:
    end = 0
    for found in quantities(text):
        assert end <= found.start < found.end <= len(text)
        assert any(c.isdigit() or c.isalpha() for c in text[found.start : found.end])
        end = found.end
    changes(text)


@given(st.text())
def test_no_text_raises(text: str) -> None:
    quantities(text)
    changes(text)
