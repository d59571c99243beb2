"""PDF and Word: what is written reads back, and what is broken or hostile is said."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.shared import Pt
from pypdf import PdfReader, PdfWriter

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
from bulletsmith.errors import CannotPatchError, NotUnderstoodError
from bulletsmith.formats.document import Set
from bulletsmith.formats.docx import FORMAT as WORD
from bulletsmith.formats.page_lines import Line
from bulletsmith.formats.page_outline import outline
from bulletsmith.formats.pdf.adapter import FORMAT as PDF
from bulletsmith.formats.read_once import ReadOnce

CV_ = CV(
    Profile("Ada Example", "ML engineer", "ada@example.org", "+49 30 123456", "Berlin, Germany"),
    Summary(text="Search & ranking, 30M queries/day."),
    (
        Role(
            *("Senior ML Engineer", "Acme", "Berlin", "2022-03", "present"),
            (
                Bullet(own="Cut chargebacks 31% → 21% & more."),
                Bullet(own=r"A \input{x} *a* [b] _c_"),
            ),
        ),
        Role("ML Engineer", "Beta Inc", "", "2019", "2022-02", (Bullet(own="Trained it."),)),
    ),
    Tools(("Python", "PyTorch"), ("Spark",)),
    (
        Project(
            "fastvec", "https://example.org/f", "8.2K stars", bullets=(Bullet(own="Wrote it."),)
        ),
    ),
    (Education("MSc Computer Science", "Example University", "2019"),),
    (Section("Publications", ("A paper", "Another")),),
)


def test_word_reads_back() -> None:
    assert WORD.read(WORD.write(CV_)).cv == CV_


def test_pypdf_finds_every_bullet_in_order() -> None:
    reader = PdfReader(io.BytesIO(PDF.write(CV_)))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    places = [text.find(bullet.text) for _, bullet in bullets(CV_)]
    assert -1 not in places
    assert places == sorted(places)
    assert reader.metadata
    assert reader.metadata.title == "Ada Example – CV"


def test_a_word_file_as_people_make_them() -> None:
    word = docx.Document()
    word.add_paragraph().add_run("Ada Example").font.size = Pt(22)
    word.add_paragraph("ada@example.org\tBerlin, Germany")
    word.add_paragraph().add_run("WORK EXPERIENCE").bold = True
    table = word.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "ML Engineer, Acme", "Jan 2020 – Present"
    word.add_paragraph("Built a ranker", style="List Bullet")
    word.add_paragraph("• Served it on Triton")
    word.add_paragraph().add_run("SKILLS").bold = True
    word.add_paragraph("Python, SQL")
    out = io.BytesIO()
    word.save(out)
    cv = WORD.read(out.getvalue()).cv
    (role,) = cv.roles
    assert (role.title, role.company, role.start, role.end) == (
        *("ML Engineer", "Acme", "2020-01", "present"),
    )
    assert [bullet.text for bullet in role.bullets] == ["Built a ranker", "Served it on Triton"]
    assert (cv.profile.name, cv.profile.email) == ("Ada Example", "ada@example.org")
    assert cv.tools.flat == ("Python", "SQL")


def encrypted() -> bytes:
    writer, out = PdfWriter(), io.BytesIO()
    writer.append(io.BytesIO(PDF.write(CV_)))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def without_text() -> bytes:
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(595, 842)
    writer.write(out)
    return out.getvalue()


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", b" " * 17_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("adapter", "source", "says"),
    [
        (PDF, b"", "no PDF"),
        (PDF, b"%PDF-1.7\nbroken", "broken|pictures"),
        (PDF, PDF.write(CV_)[:3000], "broken|pictures"),
        (PDF, encrypted(), "encrypted"),
        (PDF, without_text(), "pictures and no text"),
        (WORD, b"", "no Word document"),
        (WORD, b"PK\x03\x04broken", "no Word document"),
        (WORD, bomb(), "unpacks to more"),
    ],
)
def test_what_cannot_be_read_is_said(adapter: ReadOnce, source: bytes, says: str) -> None:
    with pytest.raises(NotUnderstoodError, match=says):
        adapter.read(source)


@pytest.mark.parametrize("adapter", [PDF, WORD])
def test_nothing_is_edited_in_place(adapter: ReadOnce) -> None:
    assert adapter.patch(b"x", ()) == b"x"
    with pytest.raises(CannotPatchError):
        adapter.patch(b"x", [Set(("roles", 0, "bullets", 0), Bullet(own="y"))])


def line(text: str, y: float, x0: float = 50, *, page: int = 1, size: float = 10) -> Line:
    return Line(page, x0, x0 + 5 * len(text), y, size, size > 11, 600, text)


def test_hyphens_headers_and_wrapped_bullets() -> None:
    pages = [
        line("Ada Example", 30, size=24),
        line("EXPERIENCE", 60, size=13),
        line("ML Engineer", 80),
        line("2020 – now", 80, x0=480),
        line("•", 100, x0=55),
        line("Built a real-", 100, x0=65),
        line("time ranker for card-holder re-", 112, x0=65),
        line("tention.", 124, x0=65),
        line("Page 1 of 2", 820),
        line("Page 2 of 2", 820, page=2),
        line("• Served it.", 40, page=2),
    ]
    text = outline(pages)
    assert "### ML Engineer | 2020 – now" in text
    assert "- Built a real-time ranker for card-holder retention." in text
    assert "- Served it." in text
    assert "Page" not in text


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [
        line(text, 60 + 14 * i, x0=30) for i, text in enumerate(["SKILLS", *["Python, SQL"] * 7])
    ]
    right = [
        line("EXPERIENCE", 60, x0=220, size=13),
        line("ML Engineer, Acme (2020 – now)", 74, x0=220),
        *(line(f"• Built the thing of number {i}.", 88 + 14 * i, x0=225) for i in range(7)),
    ]
    text = outline(
        [line("Ada Example", 20, size=24), *sorted(left + right, key=lambda told: told.y)]
    )
    bullets_ = [told for told in text.splitlines() if told.startswith("- ")]
    assert bullets_ == [f"- Built the thing of number {i}." for i in range(7)]


def test_positions_without_a_title_above_them() -> None:
    pages = [
        line("Ada Example", 30, size=12),
        line("Engineer with a passion.", 45),
        line("ML Engineer, Acme (Jul 2024 - Present)", 60, size=12),
        line("• Built one", 75),
        line("Analyst, Beta (2020 -", 90, size=12),
        line("2024)", 102, size=12),
        line("• Built two", 117),
    ]
    told = outline(pages)
    assert "## Experience\n\n\n### ML Engineer, Acme (Jul 2024 - Present)\n\n- Built one" in told
    assert "### Analyst, Beta (2020 - 2024)\n\n- Built two" in told


def test_the_largest_line_is_no_name_where_it_is_a_section() -> None:
    told = outline([line("ada@example.org", 30), line("Experience", 50, size=14), line("x", 70)])
    assert "## Experience" in told.splitlines()


def test_columns_of_one_width_are_read_from_the_left() -> None:
    left = [
        line("EXPERIENCE", 60, x0=30, size=13),
        line("ML Engineer, Acme (2020 – now)", 74, x0=30),
    ]
    left += [line(f"• Built thing {i}.", 88 + 14 * i, x0=30) for i in range(7)]
    right = [
        line(f"• Built the longer thing of number {i}.", 60 + 14 * i, x0=310) for i in range(9)
    ]
    told = outline(sorted(left + right, key=lambda one: one.y))
    assert told.index("Built thing 6") < told.index("longer thing of number 0")
