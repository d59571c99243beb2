"""The page among the checks: length, long bullets, question 1; measured where it is close."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest
from making import CLEAN, TODAY, cv, dated, good, own, role

from bulletsmith.checks.review import Review, Reviewer, review
from bulletsmith.checks.views import Settings
from bulletsmith.cv import CV, Bullet, Project, Role, Section, put, remove
from bulletsmith.errors import BulletsmithError
from bulletsmith.layout.facts import Page, Paper, Style
from bulletsmith.layout.page import lay_out, measured

LINE = "Trained a gradient-boosted model of churn for a telecom with 40 million customers."
WHOLE = CLEAN.roles[0].bullets[0]


def of(made: CV, settings: Settings | None = None, *, always: bool = True) -> Review:
    return review(
        made, today=TODAY, settings=settings or Settings(), measure=measured, always=always
    )


def found(made: CV, code: str) -> list[str]:
    return [finding.message for finding in of(made).findings if finding.code == code]


def with_lines(base: CV, lines: int) -> CV:
    return replace(base, sections=(Section("Talks", tuple([LINE] * lines)),))


SHORT_CAREER = dated("2024-01 present", "2022-06 2023-12")
LONG_CAREER = dated("2020-01 present", "2012-06 2019-12")


@pytest.mark.parametrize(
    ("career", "lines", "limit", "pages"),
    [
        (SHORT_CAREER, 0, 1, 1),
        (SHORT_CAREER, 40, 1, 2),
        (SHORT_CAREER, 90, 1, 3),
        (LONG_CAREER, 0, 2, 1),
        (LONG_CAREER, 40, 2, 2),
        (LONG_CAREER, 90, 2, 3),
        (dated(" "), 40, 2, 2),  # nobody knows how long
        (good("not_in_production_yet"), 60, 1, 2),  # a student
    ],
)
def test_how_long_a_cv_may_be(career: CV, lines: int, limit: int, pages: int) -> None:
    got = of(with_lines(career, lines))
    assert (got.limit, got.page.pages) == (limit, pages)
    assert bool(found(with_lines(career, lines), "STR001")) == (pages > limit)


def test_five_years_to_the_month() -> None:
    just_under, just_five = dated("2021-12 2026-10"), dated("2021-11 2026-10")
    assert (of(just_under).limit, of(just_five).limit) == (1, 2)


def test_the_pages_of_a_pdf_are_those_it_has() -> None:
    made = with_lines(SHORT_CAREER, 80)
    codes = {
        printed: {f.code for f in review(made, today=TODAY, printed=printed).findings}
        for printed in (0, 1, 2)
    }
    assert [printed for printed in codes if "STR001" in codes[printed]] == [0, 2]


def test_it_says_by_how_many_lines_and_cutting_what_it_names_makes_it_fit() -> None:
    bullets = [*SHORT_CAREER.roles[0].bullets, *own(*[f"{LINE[:-1]} ({n})." for n in range(30)])]
    made = put(SHORT_CAREER, ("roles", 0, "bullets"), tuple(bullets))
    got = of(made)
    (message,) = found(made, "STR001")
    over = got.page.over(1)
    assert f"{got.page.pages} pages, one will do under five years of work" in message
    assert f"{over} line{'s' * (over > 1)} too many" in message
    assert "to cut, weakest first: " in message
    assert sum(cut.lines for cut in got.cuts) >= over
    for cut in sorted(got.cuts, key=lambda one: one.address, reverse=True):
        made = remove(made, cut.address)
    assert of(made).page.pages == 1
    assert not found(made, "STR001")


def test_the_weakest_goes_first_and_every_role_keeps_a_bullet() -> None:
    weak = "Worked on things."
    made = with_lines(put(SHORT_CAREER, ("roles", 1, "bullets", 0), Bullet(own=weak)), 90)
    got = of(made)
    roles = [cut for cut in got.cuts if cut.address[0] == "roles"]
    assert roles[0].words == weak
    for index, one in enumerate(made.roles):
        assert sum(cut.address[1] == index for cut in roles) < len(one.bullets)


def test_what_shows_a_former_life_is_named_before_any_bullet() -> None:
    waiter = Role("Waiter", "Trattoria", "", "2011", "2012", own("Carried plates."))
    made = with_lines(replace(LONG_CAREER, roles=(*LONG_CAREER.roles, waiter)), 90)
    assert of(made).cuts[0].address == ("roles", 2)
    assert "role “Waiter”" in found(made, "STR001")[0]


@pytest.mark.parametrize("words", [20, 40, 44])
@pytest.mark.parametrize("style", ["plain", "classic"])
def test_more_than_three_lines_is_what_the_page_says(words: int, style: Style) -> None:
    settings = Settings(style=style)
    for wide in range(5, 16):
        text = " ".join(["m" * wide] * words)
        made = cv(roles=(role(text, dates="2020 2024"),))
        page = lay_out(made, style)
        lines = page.landings["roles", 0, "bullets", 0].lines
        told = [f.message for f in of(made, settings).findings if f.code == "STY001"]
        assert told == (["too long: over three lines on the page"] if lines > 3 else [])


def test_a_project_has_three_lines_too() -> None:
    text = " ".join(["mmmmmmmmmmmm"] * 42)
    made = cv(projects=(Project("x", "https://example.org", "8K stars", bullets=own(text)),))
    assert found(made, "STY001")


def top_half(made: CV, *, always: bool = True) -> tuple[bool, str]:
    question = of(made, always=always).selfcheck.questions[0]
    return question.answer, question.note


def test_question_1_flips_when_the_bullet_moves_across_the_middle() -> None:
    upkeep = Bullet(own="Monitored its drift on call and retrained it nightly on Triton.")
    before = [Bullet(own=f"Kept the lights on, the {n}.") for n in range(30)]
    answers = []
    for at in range(31):
        pair = (WHOLE, upkeep)
        bullets = (*before[:at], *pair, *before[at:])
        made = replace(CLEAN, roles=(Role("ML Engineer", "Acme", "", "2022", "present", bullets),))
        page = lay_out(made)
        there = all(page.in_top_half(("roles", 0, "bullets", at + n)) for n in (0, 1))
        answer, note = top_half(made)
        assert answer == there
        assert ("; shipped needs" in note or "needs" in note) == (not there)
        assert top_half(made, always=False)[0] == answer  # and `check` says the same
        answers.append(answer)
    assert answers == sorted(answers, reverse=True)
    assert {True, False} == set(answers)


def test_an_estimate_is_called_one_and_a_measured_page_measured() -> None:
    clear = of(good("mid"), always=False)
    assert not clear.page.measured
    assert "estimate" in clear.selfcheck.questions[0].note
    assert "measured" in of(CLEAN).selfcheck.questions[0].note


@pytest.mark.parametrize("lines", range(0, 60, 3))
def test_check_says_what_measuring_says(lines: int) -> None:
    made = with_lines(SHORT_CAREER, lines)
    fast, slow = of(made, always=False), of(made)
    assert fast.findings == slow.findings
    assert [q.answer for q in fast.selfcheck.questions] == [
        q.answer for q in slow.selfcheck.questions
    ]


def test_a_page_that_cannot_be_set_is_estimated() -> None:
    def broken(cv: CV, style: Style, paper: Paper) -> Page:
        raise BulletsmithError("no page today")

    got = review(CLEAN, today=TODAY, measure=broken, always=True)
    assert not got.page.measured


def test_paper_and_style_count() -> None:
    pages = {
        (style, paper): of(with_lines(SHORT_CAREER, 25), Settings(style=style, paper=paper)).page
        for style in ("plain", "classic")
        for paper in ("a4", "us-letter")
    }
    assert len({page.room for page in pages.values()}) == 4


def test_the_signals_that_a_bullet_bears() -> None:
    got = Reviewer().review(CLEAN, today=TODAY)
    assert got.shows["roles", 0, "bullets", 0] == ("shipped", "evaluated", "scope")


def test_nobody_pays_for_typst_who_only_imports_the_checks() -> None:
    code = "import sys, bulletsmith.checks.review; print('typst' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
