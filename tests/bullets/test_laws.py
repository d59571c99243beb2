"""The laws of DESIGN.md that the sentence and its reader keep: 1, 2, 6 and 7."""

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bulletsmith.bullets.parse import parse
from bulletsmith.bullets.reading import Kind, Reading
from bulletsmith.bullets.refill import slots_of
from bulletsmith.bullets.slots import Slots
from bulletsmith.bullets.template import assemble
from bulletsmith.bullets.text import one_line

WORD = re.compile(r"\w")
TEXT = st.text(max_size=80) | st.lists(
    st.sampled_from(
        [
            *"""Built built a the an ranker LSTM for to detect fraud , ; . : — – ( ) [ ] " ' “ ”
            trained on evaluated deployed via delivering +2.1% 0.91 900M p<0.01 25ms $3 € vs. from
            A → B and which cut by using with XGBoost’s naïve 検索 مرحبا 🙂 İ ß ‹hole› [X%] NDCG@10
            -> | •""".split(),
            *["e\u0301", "\x00", "\t", "\u00a0", " "],
        ]
    ),
    max_size=40,
).map(" ".join)
SLOTS_OF_ANY_TEXT = st.builds(Slots, *[TEXT] * 7)


def check_tiling(reading: Reading) -> None:
    """Law 2: pieces in order, inside the text, and every word in one of them."""
    at = 0
    for piece in reading.pieces:
        assert at <= piece.start < piece.end <= len(reading.text)
        assert not WORD.search(reading.text[at : piece.start]), reading
        assert (piece.slot is None) == (piece.kind is Kind.LEFT_OVER)
        at = piece.end
    assert not WORD.search(reading.text[at:]), reading


@given(TEXT)
def test_law_2_the_pieces_of_any_text_tile_it(text: str) -> None:
    reading = parse(text)
    assert reading.text == text
    check_tiling(reading)


@given(SLOTS_OF_ANY_TEXT)
def test_law_2_the_pieces_of_any_assembled_sentence_tile_it(slots: Slots) -> None:
    check_tiling(assemble(slots))


@given(SLOTS_OF_ANY_TEXT)
def test_law_1_what_was_typed_comes_back_from_the_slots_own_reading(slots: Slots) -> None:
    """Whatever is typed: the sentence of a bullet held as slots is read exactly."""
    once = slots_of(assemble(slots))
    assert slots_of(assemble(once)) == once
    assert assemble(once).text == assemble(slots).text


@given(TEXT)
def test_law_7_a_number_in_the_sentence_was_typed(text: str) -> None:
    text = one_line(text)
    slots = slots_of(parse(text))
    typed = re.findall(r"\d+", text)
    made = re.findall(r"\d+", assemble(slots).text)
    assert not set(made) - set(typed)


def test_law_6_long_and_hostile_texts_are_read() -> None:
    for unit in (
        "(",
        "for ",
        "a, ",
        "trained on ",
        "((((",
        "— ",
        "1,000,",
        "“",
        "\n",
        "x",
        ".",
        "-",
    ):
        text = unit * 20_000
        check_tiling(parse(text))
        check_tiling(parse(f"{text}, trained on 2M rows, deployed via Triton, delivering +2%"))
        check_tiling(assemble(Slots(verb=text, model=text, data=text, outcome=text)))


VERBS = st.sampled_from(
    ["Built", "Designed and deployed", "Shipped", "Fine-tuned", "Led", "Rebuilt", "Developed"]
)
MODELS = st.builds(
    "{} {}{}".format,
    st.sampled_from(["a session-based", "an LSTM", "a two-tower", "the XGBoost", "a naïve-Bayes"]),
    st.sampled_from(["reranker", "classifier", "retriever", "model"]),
    st.sampled_from(["", " (42M parameters)", " with attention"]),
)
PROBLEMS = st.sampled_from(
    ["hotel search", "card fraud", "detect fraud", "the home feed", "rank 検索 results",
     "“find similar” search", "parcel routing (EU)", "churn among pay-TV customers"],
)  # fmt: skip
AMOUNTS = st.builds("{}{}".format, st.integers(1, 999), st.sampled_from(["M", "k", "B", ",000"]))
DATA = st.builds(
    "{} {}{}".format,
    AMOUNTS,
    st.sampled_from(["search logs", "labelled X-rays", "support tickets", "événements", "rows"]),
    st.sampled_from(
        ["", " from 6 hospitals", " (900M queries)", " over 90 days", ", hand-labelled"]
    ),
)
METRICS = st.builds(
    "{} {}".format,
    st.sampled_from(["offline NDCG@10", "AUC", "F1", "RMSE", "recall at 1% FPR"]),
    st.sampled_from(
        ["(+9% vs. the LightGBM ranker)", "0.91 vs 0.84", "from 0.71 to 0.83", "0.71 → 0.83"]
    ),
)
SERVING = st.sampled_from(
    ["Triton on EKS behind a 25 ms p95 SLO", "SageMaker", "KServe at 10k QPS", "Ray Serve, 8 L4s",
     "a nightly Airflow batch", "vLLM (2 × A100)"],
)  # fmt: skip
OUTCOMES = st.builds(
    "{}{} {}".format,
    st.sampled_from(["+", "−", "$"]),
    st.integers(1, 99),
    st.sampled_from(["% bookings", "k saved a year", "pp conversion in a 4-week A/B test"]),
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    st.builds(Slots, VERBS, MODELS, PROBLEMS, DATA, METRICS, SERVING, OUTCOMES),
    st.sets(st.sampled_from(["problem", "data", "metric", "serving", "outcome"]), max_size=3),
)
def test_law_1_the_bare_text_gives_the_slots_back(slots: Slots, left_open: set[str]) -> None:
    """Where no slot's words open another slot, and two or more clauses tell the shape."""
    for name in left_open:
        slots = slots.put(next(slot for slot, _ in slots if slot.value == name), "")
    reading = assemble(slots)
    assert parse(reading.text) == reading
    assert slots_of(parse(reading.text)) == slots
