"""Text as tokens: what a word is, and that no letter is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletsmith.bullets.tokens import key_of, tokens

CASES = [
    ("NDCG@10", "ndcg @k"),
    ("recall@k and PCK@0.2", "recall @k and pck @k"),
    ("mAP@50%", "map @k"),
    ("ada@example.org", "ada @ example.org"),
    ("scikit-learn", "scikit learn"),
    ("scikit_learn", "scikit learn"),
    ("T5-base", "t5 base"),
    ("1.2B rows, 900,000 users", "1.2b rows , 900,000 users"),
    ("30ms p95", "30ms p95"),
    ("+12% (p<0.01)", "+ 12% ( p < 0.01 )"),
    ("A/B test", "a / b test"),
    ("C++ and C#", "c + + and c #"),
    ("ML.NET, Node.js.", "ml.net , node.js ."),
    ("0.71 → 0.83", "0.71 → 0.83"),
    ("0.71 -> 0.83", "0.71 - > 0.83"),
    ("a - b — c", "a - b — c"),
    ("Kendall’s τ", "kendall ' s τ"),
    ("R² of 0.9", "r² of 0.9"),
    ("3D CNN", "3d cnn"),
    ("a-_b", "a - b"),
    ("東京の検索", "東京の検索"),
    ("@", "@"),
    ("", ""),
]


def test_the_table_is_whole() -> None:
    assert len(CASES) == 23


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_cut(text: str, expected: str) -> None:
    assert key_of(text) == expected


@given(st.text())
def test_tokens_stand_in_the_text_in_order_and_leave_out_no_letter(text: str) -> None:
    cut = tokens(text)
    end = 0
    covered: set[int] = set()
    for token in cut:
        assert end <= token[0] < token[1] <= len(text)
        end = token[1]
        covered.update(range(token[0], token[1]))
        if token[2] != "@k":
            assert len(token[2]) == end - token[0]
            assert not text.isascii() or token[2] == text[token[0] : end].lower()
    assert all(at in covered for at, sign in enumerate(text) if sign.isalnum())


@given(st.text(), st.text())
def test_white_space_parts(left: str, right: str) -> None:
    assert key_of(f"{left} {right}".strip()) == f"{key_of(left)} {key_of(right)}".strip()
