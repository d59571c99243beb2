"""The door: what acts or hides stays outside, what scripts and emoji need comes in."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletsmith.bullets.text import clean, one_line

ODD = st.text(
    "ae =\n\u00e9\u0301\u0327\u0338\u0651\u0628\u200b\u200c\u200d\u200e\u202e\u2028\u2066\u2764"
    "\u3099\u304b\u4e00\u094d\u0915\ufe0e\ufe0f\ufeff\ud800\ufdd0\xad\x1b\x85\x9b\u1dc0\u20d0\u212a"
    "\U0001f468\U0001f3f4\U000e0061\U000e007f\U000e0100",
    max_size=24,
)


@given(ODD | st.text())
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode()  # no lone surrogate
    assert not [c for c in once if unicodedata.category(c) == "Cc" and c not in "\n\t"]
    assert clean(one_line(text)) == one_line(text) == one_line(one_line(text))


@pytest.mark.parametrize(
    "text",
    [
        "👩\u200d👩\u200d👧", "❤\ufe0f\u200d🔥", "1\ufe0f\u20e3", "می\u200cخواهم", "क्\u200dष",
        "葛\U000e0100", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "naïve – “x” → y",
        "שלום עולם", "สวัสดี", "1 300", "−5 °C ± 2 µs",
    ],
)  # fmt: skip
def test_what_people_write_comes_in_whole(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\u200bb\u200dc\u2060d\xade", "abcde"),
        ("pass\U000e0041\U000e0042word", "password"),
        ("\u202egnp.exe\u202c \u2066x\u2069", "gnp.exe x"),
        ("a\ufe0f\ufe0e\ufe0fb\U000e0100\U000e0101", "a\ufe0fb"),
        ("\x1b[31mred\x9b0m", "[31mred0m"),
        ("x\ud800y\ufffey\ufdd0", "x\ufffdyy"),
        ("a\r\nb\u2028c\x85d", "a\nb\nc\nd"),
        ("\u3164\u115f\uffa0", ""),
    ],
)
def test_what_acts_or_hides_stays_outside(text: str, said: str) -> None:
    assert clean(text) == said


def test_a_heap_of_marks_is_cut_to_what_people_write() -> None:
    """To put marks in order takes the square of their number: four million would take hours."""
    heap = clean("a" + "\u0301\u0327" * 500_000)
    assert len(heap) <= 31
