"""Reading bullets as people write them: a table of bullets, and what must be found in each."""

import pytest

from bulletsmith.bullets.as_json import reading_json
from bulletsmith.bullets.facts import Facts
from bulletsmith.bullets.parse import parse
from bulletsmith.bullets.reading import Kind
from bulletsmith.bullets.slots import Slot

# text; then for each slot that must be filled, words that must be in it
CASES = [
    (
        "Cut chargebacks 31% by deploying a LightGBM scorer on 2M card payments.",
        {"verb": "Cut", "outcome": "chargebacks 31%", "model": "LightGBM scorer"},
    ),
    (
        "Chargebacks fell 31% after I trained a LightGBM risk scorer on 220M card payments.",
        {"verb": "trained", "outcome": "Chargebacks fell 31%", "data": "220M card payments"},
    ),
    (
        "Using 1.8M labelled X-rays, trained a DenseNet to triage pneumothorax.",
        {"verb": "trained", "data": "1.8M labelled X-rays", "problem": "pneumothorax"},
    ),
    (
        "Worked on fraud models using XGBoost",
        {"verb": "Worked on", "model": "XGBoost"},
    ),
    ("Built a churn model.", {"verb": "Built", "model": "model", "problem": "churn"}),
    ("Built a churn model for a bank.", {"verb": "Built", "model": "model"}),
    (
        "Improved NDCG@10 from 0.71 to 0.83 on the search ranker",
        {"verb": "Improved", "metric": "NDCG@10 from 0.71 to 0.83"},
    ),
    (
        "built chatbot with langchain, served on AWS Lambda at 200 ms p95",
        {"verb": "built", "model": "chatbot", "serving": "AWS Lambda at 200 ms p95"},
    ),
    (
        "A churn model was developed using logistic regression.",
        {"verb": "was developed", "model": "logistic regression", "problem": "churn"},
    ),
    ("We used AI.", {"verb": "used", "model": "AI"}),
    ("Deployed a BERT model to production.", {"verb": "Deployed", "serving": "production"}),
    (
        "Reduced p99 latency from 180 ms to 60 ms by moving inference to Triton.",
        {"verb": "Reduced", "outcome": "latency from 180 ms to 60 ms"},
    ),
]


@pytest.mark.parametrize(("text", "slots"), CASES)
def test_what_must_be_found(text: str, slots: dict[str, str]) -> None:
    reading = parse(text)
    assert {slot.value for slot in reading.filled} >= slots.keys()
    for name, words in slots.items():
        assert words in reading.words(Slot(name))


@pytest.mark.parametrize("text", ["", " ", "...", "—", "🙂", "\n"])
def test_nothing_is_read_into_nothing(text: str) -> None:
    assert parse(text).pieces == ()


def test_left_over_words_are_shown() -> None:
    reading = parse("Built a ranker for the risk team together with 4 colleagues.")
    assert any("colleagues" in words for words in reading.left_over)


def test_lead_ins_belong_to_what_they_introduce() -> None:
    reading = parse("Trained a ranker on 2M clicks, cutting costs by 30%.")
    leads = {
        reading.text[p.start : p.end]: p.slot for p in reading.pieces if p.kind is Kind.LEAD_IN
    }
    assert leads["cutting"] is Slot.OUTCOME


def test_the_json_object_has_what_design_says() -> None:
    reading = parse("Built a ranker.")
    answer = reading_json(reading, Facts(baseline=(8, 14)), [{"code": "PRB001"}])
    assert list(answer) == ["text", "slots", "leftover", "facts", "findings"]
    assert answer["slots"]["verb"] == [{"start": 0, "end": 5, "text": "Built"}]
    assert answer["facts"]["baseline"] == "ranker"
    assert answer["facts"]["online"] is False
    assert set(answer["facts"]) == {"baseline", "online", "metrics", "quantities", "tools"}
    assert answer["findings"] == [{"code": "PRB001"}]


@pytest.mark.parametrize(
    ("text", "slot", "words"),
    [
        ("Saved $1.4M a year with C++ (SIMD) kernels", Slot.OUTCOME, "$1.4M a year"),
        ("Built “Scout” [a k-NN index] for 3M+ users: revenue -3%.", Slot.OUTCOME, "revenue -3%"),
        ("Built “Scout” [a k-NN index] for search.", Slot.MODEL, "“Scout” [a k-NN index]"),
        ("Delivered +2.1% bookings.", Slot.OUTCOME, "+2.1% bookings"),
        ("Set up a vector database for search", Slot.VERB, "Set up"),
    ],
)
def test_signs_brackets_and_particles_stay_with_their_words(
    text: str, slot: Slot, words: str
) -> None:
    assert parse(text).words(slot) == words
