"""The estimate of the page: as near the measured one as it says, and cheap."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapes import ADA, LONG_NAMES, SHAPES, TEXTS, career, own

from bulletsmith.cv import CV, Role
from bulletsmith.layout.estimate import NARROW, WIDE, estimated, lines_between, sheet, word_width
from bulletsmith.layout.facts import PAPERS, STYLES, Paper, Style
from bulletsmith.layout.page import lay_out


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("paper", PAPERS)
def test_the_lines_of_bullets_lie_within_the_bounds(style: Style, paper: Paper) -> None:
    made = CV(ADA, roles=(Role("ML Engineer", bullets=own(*TEXTS)),))
    page = lay_out(made, style, paper)
    bounds = {text: lines_between(text, style, paper) for text in TEXTS}
    for (*_, index), landing in page.landings.items():
        low, high = bounds[TEXTS[int(index)]]
        assert low <= landing.lines <= high
    assert sum(low < high for low, high in bounds.values()) < 0.06 * len(TEXTS)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", SHAPES)
def test_it_agrees_with_the_page_that_is_set(name: str, style: Style, paper: Paper) -> None:
    made = SHAPES[name]
    page = lay_out(made, style, paper)
    low, high = (estimated(made, style, paper, stretch) for stretch in (NARROW, WIDE))
    assert page.measured
    assert not low.measured
    lines = page.pages * page.room + page.used
    assert low.pages * low.room + low.used - 4 <= lines <= high.pages * high.room + high.used + 4
    assert page.landings.keys() == low.landings.keys()
    for address, landing in page.landings.items():
        if landing.page == 1 and low.landings[address].page == high.landings[address].page == 1:
            slack = 2 / sheet(style, paper).height
            bounds = low.landings[address].bottom - slack, high.landings[address].bottom + slack
            assert bounds[0] <= landing.bottom <= bounds[1]


def test_long_words_and_other_scripts_are_broken_too() -> None:
    page, guess = lay_out(LONG_NAMES), estimated(LONG_NAMES)
    for address, landing in page.landings.items():
        if address[:2] == ("roles", 1) and unshown_here("検"):
            continue  # the box that stands for a sign is narrower
        assert abs(guess.landings[address].lines - landing.lines) <= 1


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("word", ["Boosted", "LightGBM", "p<0.01", "(900M", "naïve", "日本"])
def test_a_word_is_as_wide_as_it_is_set(word: str, style: Style) -> None:
    """As many of them as the estimate fits on a line stand on one, and two more do not."""
    on = sheet(style, "a4")
    space = on.space
    room = (on.column - on.inset) / on.em * 1000
    fits = int((room * 0.98 + space) // (word_width(word, style) + space))
    made = CV(
        roles=(Role("x", bullets=own(" ".join([word] * fits), " ".join([word] * (fits + 2)))),)
    )
    if unshown_here(word):
        pytest.skip("no font here has it")
    assert [landing.lines for landing in lay_out(made, style).landings.values()] == [1, 2]


def unshown_here(word: str) -> bool:
    from bulletsmith.layout.page import unshown

    return bool(unshown(CV(roles=(Role(word),))))


def test_hundreds_of_bullets_are_reckoned_up() -> None:
    huge = CV(ADA, roles=career(25, 8).roles * 12)
    pages = estimated(huge).pages
    assert 60 <= pages <= 110


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_no_text_breaks_it(text: str) -> None:
    low, high = lines_between(text)
    assert 1 <= low <= high
    assert estimated(CV(roles=(Role(text, text, bullets=own(text)),))).pages >= 1
