"""The laid-out page: where bullets land, and a PDF that parsers read."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from shutil import which
from typing import Any

import pypdf
import pytest
from pdfminer.high_level import extract_pages, extract_text
from pdfminer.layout import LTChar, LTContainer, LTItem
from shapes import ADA, FASTVEC, HOSTILE, LONG_NAMES, SHAPES, TEXTS, career, own

from bulletsmith.cv import CV, Role, bullets
from bulletsmith.formats.pdf.adapter import FORMAT, Pdf, lines
from bulletsmith.formats.proof import prove
from bulletsmith.layout.estimate import sheet
from bulletsmith.layout.facts import PAPERS, STYLES, Paper, Style
from bulletsmith.layout.page import drawings, lay_out, measured, pdf, pictures, unshown
from bulletsmith.layout.picture_files import picture_files

UNASSIGNED = "\u0378"  # of no script yet, so of no font
SHORT = "Built a ranker."
LONG = ("Built a ranker for the home feed of a large retailer, " * 4).strip()


def cv(*texts: str) -> CV:
    older = Role("Data Scientist", "Beta Inc", "", "2019", "2022-02", own("Forecast demand."))
    newer = Role("ML Engineer", "Acme", "Berlin", "2022-03", "present", own(*texts))
    return replace(career(1, 1), roles=(newer, older))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def in_order(made: CV, text: str) -> list[str]:
    """The bullets of `made` that do not stand in `text` behind the one before them."""
    text, at, missing = squeezed(text), 0, []
    for _, bullet in bullets(made):
        found = text.find(squeezed(bullet.text), at)
        if found < 0:
            missing.append(bullet.text)
        else:
            at = found + len(squeezed(bullet.text))
    return missing


def letters(item: LTItem) -> Iterator[LTChar]:
    if isinstance(item, LTChar):
        yield item
    elif isinstance(item, LTContainer):
        for inner in item:
            yield from letters(inner)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("times", [1, 2, 3, 5, 9])
def test_lines_of_a_bullet_are_those_on_the_page(style: Style, paper: Paper, times: int) -> None:
    made = cv(("Zebra " * 16 * times).strip(), SHORT)
    seen = sum("Zebra" in line.text for line in lines(pdf(made, style, paper)))
    page = lay_out(made, style, paper)
    assert page.landings["roles", 0, "bullets", 0].lines == seen
    assert page.landings["roles", 0, "bullets", 1].lines == 1


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", SHAPES)
def test_every_reader_finds_every_bullet_in_order(name: str, style: Style, paper: Paper) -> None:
    made = SHAPES[name]
    data = pdf(made, style, paper)
    read = pypdf.PdfReader(io.BytesIO(data))
    assert len(read.pages) == lay_out(made, style, paper).pages
    assert in_order(made, "\n".join(page.extract_text() for page in read.pages)) == []
    assert in_order(made, extract_text(io.BytesIO(data))) == []


@pytest.mark.skipif(not which("pdftotext"), reason="poppler is not here")
@pytest.mark.parametrize("order", ["-raw", "-layout", "-nopgbrk"])
def test_pdftotext_finds_every_bullet_in_order(order: str) -> None:
    if order == "-layout":  # it pads lines, and sets what stands at the right in between
        pytest.skip("keeps the look of the page, not the order of the words")
    made = SHAPES["60 bullets"]
    done = subprocess.run(["pdftotext", order, "-", "-"], input=pdf(made), capture_output=True)
    assert in_order(made, done.stdout.decode()) == []


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("made", [*SHAPES.values(), LONG_NAMES], ids=[*SHAPES, "long names"])
def test_nothing_overflows(made: CV, style: Style, paper: Paper) -> None:
    on = sheet(style, paper)
    for page in extract_pages(io.BytesIO(pdf(made, style, paper))):
        assert (round(page.width), round(page.height)) == (round(on.width), round(on.height))
        for letter in letters(page):
            if letter.get_text().strip():
                assert letter.x0 >= 45
                assert letter.x1 <= on.width - 45
                assert letter.y0 >= 40
                assert letter.y1 <= on.height - 40


@pytest.mark.parametrize(
    ("years", "each", "pages"), [(1, 4, 1), (3, 3, 1), (4, 3, 2), (8, 3, 2), (12, 5, 3), (25, 2, 3)]
)
def test_pages_from_thin_to_long(years: int, each: int, pages: int) -> None:
    page = lay_out(career(years, each))
    assert page.pages == pages
    assert page.over(pages) == 0
    if pages > 1:
        assert page.over(pages - 1) > 0
    assert 0 < page.used <= page.room + 0.5


def test_a_page_that_is_one_line_too_long_says_one() -> None:
    overs = [lay_out(cv(*[SHORT] * count)).over(1) for count in range(12, 45)]
    first = next(place for place, over in enumerate(overs) if over)
    assert overs[:first] == [0] * first
    assert 1 <= overs[first] <= 2
    steps = [two - one for one, two in zip(overs[first:], overs[first + 1 :], strict=False)]
    assert set(steps) <= {0, 1, 2}


def test_who_cuts_that_many_lines_is_on_one_page() -> None:
    for count in range(22, 40, 2):
        over = lay_out(cv(*[SHORT] * count)).over(1)
        assert lay_out(cv(*[SHORT] * (count - over))).pages == 1
        if 2 < over < 12:
            assert lay_out(cv(*[SHORT] * (count - over + 2))).pages == 2


def test_a_bullet_crosses_the_middle() -> None:
    before = [SHORT] * 30
    landed = [lay_out(cv(*before[:count], "The one.")) for count in range(10, 30)]
    halves = [page.in_top_half(("roles", 0, "bullets", 10 + i)) for i, page in enumerate(landed)]
    assert halves[0]
    assert not halves[-1]
    assert halves == sorted(halves, reverse=True)


@pytest.mark.parametrize("style", STYLES)
def test_the_pdf_reads_back(style: Style) -> None:
    made = cv("Cut chargebacks 31% → 21%.", LONG, SHORT)
    read = FORMAT.read(pdf(made, style)).cv
    assert [bullet.text for _, bullet in bullets(read)] == [b.text for _, b in bullets(made)]
    told = [(r.title, r.company, r.location, r.start, r.end) for r in read.roles]
    assert told == [(r.title, r.company, r.location, r.start, r.end) for r in made.roles]
    assert read.profile.name == "Ada Example"
    assert read.tools == made.tools


def test_the_heads_are_items_of_their_own_before_the_bullets() -> None:
    text = pypdf.PdfReader(io.BytesIO(pdf(cv(SHORT)))).pages[0].extract_text()
    order = text[text.index("Experience") :].splitlines()
    assert [line.strip() for line in order[1:4]] == [
        "ML Engineer Mar 2022 – present",
        "Acme Berlin",
        f"• {SHORT}",
    ]
    apart = [line.text.strip() for line in lines(pdf(cv(SHORT)))]
    assert {"ML Engineer", "Mar 2022 – present", "Acme", "Berlin", f"• {SHORT}"} <= set(apart)


def test_the_pdf_is_tagged_has_metadata_and_is_the_same_each_time() -> None:
    made = career(2, 4)
    read = pypdf.PdfReader(io.BytesIO(pdf(made)))
    assert read.metadata is not None
    assert (read.metadata.title, read.metadata.author) == ("Ada Example – CV", "Ada Example")
    root: Any = read.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    links = [note.get_object()["/A"]["/URI"] for note in read.pages[0].annotations or ()]
    assert links == ["mailto:ada@example.org", *ADA.links]
    assert pdf(replace(made)) == pdf(replace(career(2, 4)))


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("style", STYLES)
def test_text_is_never_markup(text: str, style: Style) -> None:
    made = cv(text)
    made = replace(made, profile=replace(ADA, name=text, links=("javascript:x",)))
    data = pdf(made, style)
    assert b"javascript:" not in data
    assert squeezed(text) in squeezed(extract_text(io.BytesIO(data)))
    assert prove(FORMAT, data, made)


def test_what_no_font_shows_is_told_and_crashes_nothing() -> None:
    made = cv(f"A sign {UNASSIGNED} and a plain letter.")
    assert unshown(made) == UNASSIGNED
    assert any(UNASSIGNED in told for told in FORMAT.lost(made))
    assert pdf(made).startswith(b"%PDF-")
    assert unshown(cv(*TEXTS[:100])) == ""
    assert unshown(cv("Zażółć gęślą jaźń, Ёлка, Ωμέγα → ≤ ≥ ✓")) == ""


def test_an_empty_cv_is_a_page() -> None:
    assert lay_out(CV()).pages == 1
    assert pdf(CV()).startswith(b"%PDF-")


def test_a_cv_of_thousands_is_measured_on_its_first_pages() -> None:
    huge = replace(career(1, 1), roles=career(25, 8).roles * 12)
    page = measured(huge)
    assert page.pages > 50
    first = lay_out(career(25, 8))
    assert page.in_top_half(("roles", 0, "bullets", 0))
    top = [one for one in first.landings if first.in_top_half(one)]
    assert top == page.top_half


def test_style_and_paper_of_the_adapter() -> None:
    read = pypdf.PdfReader(io.BytesIO(Pdf("classic", "us-letter").write(cv(SHORT))))
    assert [float(x) for x in read.pages[0].mediabox[2:]] == [612, 792]
    assert Pdf("classic").write(cv(SHORT)) != Pdf("plain").write(cv(SHORT))


def test_pictures_are_pictures(tmp_path: object) -> None:
    made = cv(SHORT)
    assert [picture[:4] for picture in pictures(made, ppi=40)] == [b"\x89PNG"]
    assert drawings(made)[0].startswith(b"<svg")


def test_pictures_of_several_pages_are_numbered() -> None:
    from pathlib import Path

    one = picture_files(cv(SHORT), Path("out/cv.png"))
    assert [path.name for path, _ in one] == ["cv.png"]
    two = picture_files(career(8, 3), Path("out/cv.svg"))
    assert [path.name for path, _ in two] == ["cv-1.svg", "cv-2.svg"]
    assert all(data.startswith(b"<svg") for _, data in two)


def test_a_project_without_bullets_keeps_its_place() -> None:
    made = replace(cv(SHORT), projects=FASTVEC)
    text = extract_text(io.BytesIO(pdf(made)))
    assert text.index("fastvec") < text.index("8.2K stars") < text.index("Wrote it in Rust.")
