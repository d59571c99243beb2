"""What the forge makes of an old bullet when nobody changes a word: its facts, in English."""

import re
from collections import Counter
from pathlib import Path

import pytest

from bulletsmith.bullets.parse import parse
from bulletsmith.bullets.reading import Kind
from bulletsmith.bullets.refill import slots_of
from bulletsmith.bullets.slots import SLOTS, Slot, Slots
from bulletsmith.bullets.template import assemble

TABLE = (Path(__file__).parent / "rewritten.txt").read_text("utf-8")
PAIRS = re.findall(r"^([^#\n].*)\n=> (.*)$", TABLE, re.MULTILINE)
MANNERS = [
    # the joining word of what was won
    ("Set up monitoring; caught 3 outages.", "Set up monitoring, catching 3 outages."),
    (
        "Developed a chatbot for HR, informing a $6M budget shift.",
        "Developed a chatbot for HR, informing a $6M budget shift.",
    ),
    ("Helped the team improve accuracy by 20%", "Helped the team improve accuracy by 20%."),
    # what the verb is about
    (
        "Decoded nanopore reads with a Mamba basecaller.",
        "Decoded nanopore reads with a Mamba basecaller.",
    ),
    (
        "Parsed 3M PDF pages with a layout-aware chunker.",
        "Parsed 3M PDF pages with a layout-aware chunker.",
    ),
    ("Predicts bike availability (XGBoost)", "Predicts bike availability using XGBoost."),
    ("Gave talks on MLOps at two meetups.", "Gave talks on MLOps."),
    (
        "Managed 2 analysts; rebuilt the pricing dashboard in Power BI.",
        "Managed 2 analysts; rebuilt the pricing dashboard in Power BI.",
    ),
    ("Moved it to Triton, 20 ms p99.", "Moved it to Triton, 20 ms p99."),
    # nobody said that anything was trained on it
    ("Used NLP on contracts.", "Used NLP on contracts."),
    # the order of a text that did not begin with its verb
    (
        "Using 600k chest CTs, trained a 3D U-Net for nodule detection.",
        "Trained a 3D U-Net for nodule detection, using 600k chest CTs.",
    ),
]


def test_the_table_is_whole() -> None:
    assert len(PAIRS) >= 60


@pytest.mark.parametrize(("old", "new"), [*PAIRS, *MANNERS])
def test_a_bullet_that_nobody_changes_says_the_same_in_english(old: str, new: str) -> None:
    assert assemble(slots_of(parse(old))).text == new


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_no_word_that_fills_a_slot_is_lost(old: str, new: str) -> None:
    reading = parse(old)
    filled = " ".join(old[p.start : p.end] for p in reading.pieces if p.kind is Kind.WORDS)
    verb = set(_words(" ".join(reading.words(Slot.VERB).split())))  # may be turned: cut, cutting
    missing = Counter(_words(filled)) - Counter(_words(new))
    assert not set(missing) - verb - {"was", "were", "have", "has"}


@pytest.mark.parametrize("new", [new for _, new in PAIRS])
def test_what_was_rewritten_once_stays(new: str) -> None:
    """Held as slots, a sentence comes back from its own reading."""
    slots = slots_of(parse(new))
    assert slots_of(assemble(slots)) == slots_of(assemble(slots_of(assemble(slots))))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


@pytest.mark.parametrize(
    ("slots", "sentence"),
    [
        (
            Slots("Trained", "a ranker", "search", "2M clicks", "MRR (+9%)"),
            "Trained a ranker for search on 2M clicks, evaluated on MRR (+9%).",
        ),
        (
            Slots("Deployed", "a ranker", "search", metric="MRR (+9%)", serving="Triton on EKS"),
            "Deployed a ranker for search, evaluated on MRR (+9%), served via Triton on EKS.",
        ),
        (
            Slots("Deployed", "a ranker", "search", serving="on SageMaker"),
            "Deployed a ranker for search on SageMaker.",
        ),
        (
            Slots("Evaluated", "a ranker", metric="MRR (+9%)"),
            "Evaluated a ranker, measured on MRR (+9%).",
        ),
        (Slots("Trained", data="2M clicks"), "Trained on 2M clicks."),
        (
            Slots("Built", "a ranker", metric="96% accuracy"),
            "Built a ranker, evaluated at 96% accuracy.",
        ),
        (
            Slots("Built", "a ranker", serving="4k requests/s"),
            "Built a ranker, deployed at 4k requests/s.",
        ),
        (
            Slots("Built", "a ranker", serving="17 banking apps"),
            "Built a ranker, deployed across 17 banking apps.",
        ),
        (
            Slots("Built", "a ranker", serving="nightly on EMR"),
            "Built a ranker, deployed nightly on EMR.",
        ),
        (
            Slots("Built", "a ranker", outcome="churn down 4%"),
            "Built a ranker, with churn down 4%.",
        ),
        (
            Slots("Built", "a ranker", outcome="phone calls fell by a third"),
            "Built a ranker, so that phone calls fell by a third.",
        ),
        (
            Slots("Built", "a ranker", outcome="saves 2 hours a day"),
            "Built a ranker, which saves 2 hours a day.",
        ),
        (Slots("Predicted", "using XGBoost", "churn"), "Predicted churn using XGBoost."),
        (Slots("Predicted", problem="churn"), "Predicted churn."),
        (
            Slots("Worked", "with XGBoost", "to detect fraud"),
            "Worked with XGBoost to detect fraud.",
        ),
    ],
)
def test_a_lead_in_fits_its_words_and_says_no_verb_twice(slots: Slots, sentence: str) -> None:
    reading = assemble(slots)
    assert reading.text == sentence
    assert assemble(slots_of(reading)).text == sentence
    assert set(reading.filled) == {slot for slot in SLOTS if slots.get(slot)}
