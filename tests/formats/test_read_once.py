"""PDF and Word: what is written reads back, and what is broken or hostile is said."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import Any

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


def told(*lines: Line) -> list[str]:
    """What the outline says, without its empty lines."""
    return [one for one in outline(lines).splitlines() if one]


def words(text: str, y: float, x0: float = 50, **looks: Any) -> Line:
    """A line whose marked words begin where text behind a mark does."""
    inner = looks.pop("inner", x0 + 10 if text.startswith("•") else 0.0)
    return replace(line(text, y, x0), inner=inner, **looks)


HEAD = (
    words("Ada Example", 20, size=24),
    words("EXPERIENCE", 50, bold=True),
    words("ML Engineer, Acme (2020 – now)", 70, bold=True),
)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (  # a line goes on where the next word had no room, though it hangs nowhere
            [
                words("• Built a ranker for hotel search on the logs", 82),
                words("Kept in production since", 94),
                words("Beta GmbH (2018 – 2020)", 106, bold=True),
            ],
            [
                "- Built a ranker for hotel search on the logs Kept in production since",
                "### Beta GmbH (2018 – 2020)",
            ],
        ),
        (  # a paragraph below a head is said of the entry, and is no head
            [
                words("Leads the design and the research of a ranking team of", 82),
                words("twelve people who build what managers of hotels need.", 94),
            ],
            [
                "- Leads the design and the research of a ranking team of twelve people who build"
                " what managers of hotels need."
            ],
        ),
        (  # a company, and below it a title that looks as it does
            [
                words("Beta Inc. 2018 – 2019", 120, bold=True),
                words("RESEARCH ENGINEER", 132, bold=True),
                words("• Built it", 144),
            ],
            ["### Beta Inc. 2018 – 2019 | RESEARCH ENGINEER", "- Built it"],
        ),
        (  # icons are no marks where marks are known
            [
                words("• Built one", 82),
                words("• Built two", 94),
                words("\ufffd June 2018 – May 2019", 120),
            ],
            ["- Built one", "- Built two", "### June 2018 – May 2019"],
        ),
        (  # a list in a list, its marks no text
            [words("• Built the web part in", 82), words("React", 94, x0=80)],
            ["- Built the web part in", "- React"],
        ),
        (  # a line that hangs below its bullet is its own, though it is all bold
            [
                words("• Read the cameras of a city, with", 82),
                words("Dataflow pipelines over 1,440 hours of video.", 94, x0=60, bold=True),
            ],
            ["- Read the cameras of a city, with Dataflow pipelines over 1,440 hours of video."],
        ),
        (  # small capitals and old figures of a font that has signs of its own for them
            [words("B\uf765\uf774\uf761 \uf732\uf730\uf731\uf738 – now", 120)],
            ["### Beta 2018 – now"],
        ),
    ],
)
def test_what_goes_on_and_what_begins(lines: list[Line], said: list[str]) -> None:
    assert [one for one in told(*HEAD, *lines) if one in said] == said


def test_titles_are_known_by_the_looks_of_those_that_are_known() -> None:
    lines = [
        *HEAD,
        words("• Built it", 82),
        words("SKILLS", 100, bold=True),
        words("Python", 112),
        words("PADDLING", 140, bold=True),
        words("• Every Sunday", 152),
    ]
    assert "## Paddling" in told(*lines)


def test_dates_at_the_right_are_no_column() -> None:
    lines = [*HEAD[:2]]
    for number in range(7):
        y = 70 + 40 * number
        lines += [
            words(f"Engineer {number}, Acme", y),
            words(f"Berlin, Germany {2010 + number}", y, x0=420),
            words(f"• Built thing {number}", y + 12, x0=60),
        ]
    said = told(*lines)
    assert "### Engineer 3, Acme | Berlin, Germany 2013" in said


def test_dates_a_little_lower_than_their_head_are_its_own() -> None:
    lines = [
        *HEAD[:2],
        words("ML Engineer, Acme", 70),
        words("2020 – now", 76, x0=420),
        words("• Built a ranker", 88, x0=60),
        words("Berlin", 94, x0=420),
        words("• Served it on Triton", 106, x0=60),
    ]
    said = told(*lines)
    assert "### ML Engineer, Acme | 2020 – now | Berlin" in said
    assert said[-2:] == ["- Built a ranker", "- Served it on Triton"]


def test_marks_of_a_list_that_are_drawn() -> None:
    from bulletsmith.formats.pdf.extract import _Dots, _is_dot

    dots = _Dots([box for box in [(40, 101, 43, 104), (30, 90, 300, 91)] if _is_dot(box)])
    assert dots.beside(50, 100, 110) == 40
    assert dots.beside(50, 120, 130) is None
    assert dots.beside(200, 100, 110) is None


def word_of(body: str) -> bytes:
    """A Word file with that body."""
    from docx.oxml import parse_xml

    word, out = docx.Document(), io.BytesIO()
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    made = parse_xml(f'<w:body xmlns:w="{space}">{body}</w:body>')
    for element in list(made):
        word.element.body.insert(-1, element)
    word.save(out)
    return out.getvalue()


def par(text: str, style: str = "", inside: str = "") -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{inside}<w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(*paragraphs: str) -> str:
    return f"<w:tc>{''.join(paragraphs)}</w:tc>"


def test_tables_that_lay_out_a_page_boxes_and_tracked_changes() -> None:
    entry = cell(
        par("ML Engineer, Acme"),
        par("Built a ranker", "ListBullet"),
        par("Served it", "ListBullet"),
    )
    body = (
        par("Ada Example", "Title")
        + par("Experience", "Heading1")
        + f"<w:tbl><w:tr>{cell(par('Jan 2020 – Present'))}{entry}</w:tr></w:tbl>"
        + "<w:sdt><w:sdtContent>"
        + par("Beta (2018 – 2019)", "Heading2")
        + "</w:sdtContent></w:sdt>"
        + par(
            "Kept what stands",
            "ListBullet",
            "<w:ins><w:r><w:t>Put in. </w:t></w:r></w:ins>"
            "<w:del><w:r><w:delText>Took out.</w:delText></w:r></w:del>",
        )
        + par(
            "",
            "",
            "<w:r><w:pict><w:txbxContent>"
            f"{par('Boxed', 'ListBullet')}</w:txbxContent></w:pict></w:r>",
        )
    )
    first, second = WORD.read(word_of(body)).cv.roles
    assert (first.title, first.company, first.start) == ("ML Engineer", "Acme", "2020-01")
    assert [bullet.text for bullet in first.bullets] == ["Built a ranker", "Served it"]
    assert [bullet.text for bullet in second.bullets] == ["Put in. Kept what stands", "Boxed"]
