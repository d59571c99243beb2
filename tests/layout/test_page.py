"""The laid-out page: where bullets land, and a PDF that parsers read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bulletsmith.cv import (
    CV,
    Bullet,
    Education,
    Profile,
    Project,
    Role,
    Section,
    Summary,
    Tools,
    bullets,
)
from bulletsmith.formats.pdf.adapter import FORMAT, lines
from bulletsmith.layout.facts import PAPERS, STYLES, Paper, Style
from bulletsmith.layout.page import lay_out, pdf, pictures

HOSTILE = '#read("secrets") *bold* _it_ $x$ <label> @ref \\ // -- [PyTorch] `raw` = 1 + 日本語'
SHORT = "Built a ranker."
LONG = "Built a ranker for the home feed of a large retailer, " * 4


def cv(*texts: str) -> CV:
    return CV(
        Profile(
            "Ada Example", "ML engineer", "ada@example.org", links=("https://example.org/ada",)
        ),
        Summary(text="Search and ranking."),
        (
            Role("ML Engineer", "Acme", "Berlin", "2022-03", "present", tuple(map(_own, texts))),
            Role("Data Scientist", "Beta Inc", "", "2019", "2022-02", (_own("Forecast demand."),)),
        ),
        Tools(("Python", "PyTorch"), ("Spark",)),
        (Project("fastvec", "https://example.org/f", "8.2K stars", bullets=(_own("Wrote it."),)),),
        (Education("MSc Computer Science", "Example University", "2019"),),
        (Section("Publications", ("A paper",)),),
    )


def _own(text: str) -> Bullet:
    return Bullet(own=text)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("times", [1, 2, 3, 5, 9])
def test_lines_of_a_bullet_are_those_on_the_page(style: Style, paper: Paper, times: int) -> None:
    made = cv("Zebra " * 16 * times, SHORT)
    seen = sum("Zebra" in line.text for line in lines(pdf(made, style, paper)))
    page = lay_out(made, style, paper)
    assert page.landings["roles", 0, "bullets", 0].lines == seen
    assert page.landings["roles", 0, "bullets", 1].lines == 1


def test_a_long_cv_takes_pages() -> None:
    made = cv(*[LONG.strip()] * 70)
    page = lay_out(made)
    assert page.pages == max(line.page for line in lines(pdf(made))) == 3
    assert page.in_top_half(("roles", 0, "bullets", 0))
    assert not page.in_top_half(("roles", 0, "bullets", 20))
    assert page.landings["roles", 1, "bullets", 0].page == 3


def test_a_bullet_crosses_the_middle() -> None:
    before = [SHORT] * 30
    landed = [lay_out(cv(*before[:count], "The one.")) for count in range(10, 30)]
    halves = [page.in_top_half(("roles", 0, "bullets", 10 + i)) for i, page in enumerate(landed)]
    assert halves[0]
    assert not halves[-1]
    assert halves == sorted(halves, reverse=True)


@pytest.mark.parametrize("style", STYLES)
def test_the_pdf_reads_back(style: Style) -> None:
    made = cv("Cut chargebacks 31% → 21%.", LONG.strip(), SHORT)
    read = FORMAT.read(pdf(made, style)).cv
    assert [bullet.text for _, bullet in bullets(read)] == [b.text for _, b in bullets(made)]
    told = [(r.title, r.company, r.location, r.start, r.end) for r in read.roles]
    assert told == [(r.title, r.company, r.location, r.start, r.end) for r in made.roles]
    assert read.profile.name == "Ada Example"
    assert read.tools == made.tools


def test_text_is_never_markup() -> None:
    hostile = cv(HOSTILE)
    source = pdf(replace(hostile, profile=replace(hostile.profile, links=("javascript:x",))))
    assert b"javascript:" not in source
    (bullet, *_) = FORMAT.read(source).cv.roles[0].bullets
    assert bullet.text.startswith('#read("secrets") *bold* _it_ $x$ <label> @ref')


def test_an_empty_cv_is_a_page() -> None:
    assert lay_out(CV()).pages == 1
    assert pdf(CV()).startswith(b"%PDF-")


def test_pictures_are_pictures() -> None:
    assert [picture[:4] for picture in pictures(cv(SHORT), ppi=40)] == [b"\x89PNG"]
