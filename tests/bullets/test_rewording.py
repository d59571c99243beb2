"""Two wordings of one bullet, one bullet as two, two as one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletsmith.bullets.rewording import compared, lost_names, lost_numbers, number_spans
from bulletsmith.bullets.splitting import joined, splits

OLD = "Worked on fraud models using XGBoost and pandas, 45M rows on Amazon SageMaker."
NEW = "Built a fraud scorer with XGBoost, trained on 45M rows and 31 features."
WORDS = st.text(alphabet="abA1 ,.;\n(‹é", max_size=60)


def test_numbers_and_names_that_are_gone_are_named() -> None:
    assert lost_numbers(OLD, NEW) == ()
    assert lost_numbers(NEW, OLD) == ("31",)
    assert lost_names(OLD, NEW) == ("pandas", "Amazon SageMaker")


def test_a_number_from_nowhere_is_pointed_at() -> None:
    assert [NEW[start:end] for start, end in number_spans(NEW, OLD)] == ["31"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Built a ranker.", ()),  # a capital at the head is no name
        ("Built a ranker. Then shipped it.", ()),
        ("Ran jobs on Kubernetes for Acme.", ("Kubernetes", "Acme")),
        ("I shipped PyTorch and scikit-learn models", ("PyTorch", "scikit-learn")),
        ("Cut NDCG@10 loss", ("NDCG@10",)),
        ("", ()),
    ],
)
def test_what_a_name_is(text: str, names: tuple[str, ...]) -> None:
    assert lost_names(text, "") == names


def test_changed_words_are_told_apart() -> None:
    gone, come = compared(
        "Built a small ranker, for search.", "built a fast ranker for hotel search"
    )
    assert [("Built a small ranker, for search."[a:b]) for a, b in gone] == ["small"]
    assert [("built a fast ranker for hotel search"[a:b]) for a, b in come] == ["fast", "hotel"]


@given(WORDS, WORDS)
def test_spans_lie_in_the_texts_and_rise(old: str, new: str) -> None:
    for text, spans in zip((old, new), compared(old, new), strict=True):
        ends = [0, *(end for span in spans for end in span), len(text)]
        assert ends == sorted(ends)
    assert compared(old, old) == ((), ())
    assert not lost_numbers(old, f"{new} {old}")
    assert not lost_names(old, old)


# Split and merge


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "Built a ranker for search, trained on 3M clicks, and deployed it on EKS.",
            "Built a ranker for search, trained on 3M clicks.",
            "Deployed it on EKS.",
        ),
        (
            "Built a ranker vs. the old one. Shipped it on Triton with 20 ms p95.",
            "Built a ranker vs. the old one.",
            "Shipped it on Triton with 20 ms p95.",
        ),
        (
            "Trained a fraud model on 3M payments; reduced chargebacks by 12%",
            "Trained a fraud model on 3M payments",
            "Reduced chargebacks by 12%",
        ),
        (
            "Wrote the feature store (Feast and built tests) and led the migration of 12 models",
            "Wrote the feature store (Feast and built tests)",
            "Led the migration of 12 models",
        ),
    ],
)
def test_a_bullet_is_split_where_it_says_a_second_thing(text: str, first: str, second: str) -> None:
    assert splits(text)[0] == (first, second)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Worked on fraud models using XGBoost.",
        "Designed, built and shipped a ranker.",
        "Built a ranker for search, trained on 3M clicks, evaluated on MRR@10 (+9%).",
    ],
)
def test_one_thing_is_not_split(text: str) -> None:
    assert splits(text) == ()


@given(WORDS)
def test_no_word_is_lost_by_a_split(text: str) -> None:
    small = {"and", "then", "also", "while"}

    def words(said: str) -> list[str]:
        cut = said.lower().replace(";", " ").replace(",", " ").replace(".", " ").split()
        return [word for word in cut if word not in small]

    for first, second in splits(text):
        assert words(f"{first} {second}") == words(text)


def test_two_are_joined() -> None:
    assert joined("Built a ranker.", "Shipped it.") == "Built a ranker; shipped it."
    assert joined("Cut costs.", "PyTorch did it.") == "Cut costs; PyTorch did it."
    assert joined("", "Shipped it.") == "Shipped it."
