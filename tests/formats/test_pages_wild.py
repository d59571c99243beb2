"""Pages as people lay them out: labels at the left, dates in a column, lists without marks."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from test_read_once import cell, par, told, word_of, words

from bulletsmith.formats.docx import FORMAT as WORD
from bulletsmith.formats.page_lines import Line
from bulletsmith.formats.pdf.extract import _pieces, _spaced
from bulletsmith.formats.sections import kind_of

NAME = words("Ada Example", 20, size=24)
TITLE = words("EXPERIENCE", 50, bold=True)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (  # prose that says a title is no title
            [
                words("ML Engineer, Acme | 2020 – now", 70),
                words("Built what the mentor and the lead of the team asked for.", 84, x0=80),
            ],
            [
                "### ML Engineer, Acme | 2020 – now",
                "- Built what the mentor and the lead of the team asked for.",
            ],
        ),
        (  # an address is no bullet
            [words("• Built it", 70), words("example.org/ada/it", 84, x0=90)],
            ["- Built it", "### example.org/ada/it"],
        ),
        (  # the label of a section at the left of its text, and a little lower
            [
                words("ML Engineer, Acme (2020 – now)", 70, x0=150),
                words("Built a ranker for the search of hotels.", 84, x0=150),
                words("PROJECTS", 112, bold=True, size=14),
                words("Example tool", 108, x0=150),
            ],
            [
                "### ML Engineer, Acme (2020 – now)",
                "- Built a ranker for the search of hotels.",
                "## Projects",
                "### Example tool",
            ],
        ),
        (  # a mark that stands a little lower than its words
            [
                words("• Built a ranker", 70),
                words("•", 84.8, x0=50),
                words("Served it", 84.2, x0=60),
            ],
            ["- Built a ranker", "- Served it"],
        ),
        (  # a sentence a line is a list; a sentence over two lines is one paragraph
            [
                words("ML Engineer, Acme | 2020 – now", 70),
                words("Built a ranker of hotels for everybody who looks for one.", 84, x0=80),
                words("Served it to three teams and two of their own customers.", 97, x0=80),
            ],
            [
                "- Built a ranker of hotels for everybody who looks for one.",
                "- Served it to three teams and two of their own customers.",
            ],
        ),
        (  # each line that begins with its dates is an entry, however long
            [
                words("2018 – now. Fellow. Example Institute of Things", 70),
                words("2015 – 2018. Lecturer. Example University", 84),
                words("2014. Tutor. Example College", 98),
            ],
            [
                "### 2018 – now. Fellow. Example Institute of Things",
                "### 2015 – 2018. Lecturer. Example University",
                "### 2014\\. Tutor. Example College",
            ],
        ),
        (  # behind dates at the left, what stands below a title is deeper, but no bullet
            [
                words("2018 – 2020 Team Lead, Search", 70, bold=True),
                words("Acme, part of Beta", 84, x0=120),
                words("• Built it", 98, x0=120),
            ],
            ["### 2018 – 2020 Team Lead, Search | Acme, part of Beta", "- Built it"],
        ),
        (  # parts set apart twice are a head, though its dates go on below
            [
                words("Acme, maker of some things | Trainer of engineers | (May 2022 - Dec", 70),
                words("2022)", 82),
                words("• Built it", 96),
            ],
            [
                "### Acme, maker of some things | Trainer of engineers | (May 2022 - Dec | 2022\\)",
                "- Built it",
            ],
        ),
    ],
)
def test_heads_labels_and_lists(lines: list[Line], said: list[str]) -> None:
    assert [one for one in told(NAME, TITLE, *lines) if one in said] == said


def test_a_column_of_dates_belongs_to_its_entries() -> None:
    left = [NAME, TITLE]
    right = []
    for number in range(6):
        top = 80 + 60 * number
        left.append(words(f"Acme {number}, Engineer", top, bold=True))
        left += [
            words(f"• Built thing {number} of {row} for the search of hotels", top + 16 + 14 * row)
            for row in range(3)
        ]
        right.append(words("Berlin, Germany", top + 2, x0=480))
        right.append(words(f"Jan 20{10 + number} – May 20{11 + number}", top + 23, x0=470))
    lines = told(*left, *right)
    heads = [line for line in lines if line.startswith("###")]
    assert len(heads) == 6
    assert all(f"Jan 20{10 + number}" in head for number, head in enumerate(heads))
    assert sum(line.startswith("- Built thing") for line in lines) == 18


def letters(*words: str, gap: float, size: float = 10, x: float = 0) -> list[SimpleNamespace]:
    """The signs of words, `gap` between them and three times that between words."""
    made = []
    for word in words:
        for sign in word:
            made.append(SimpleNamespace(x0=x, x1=x + 5, size=size, get_text=lambda sign=sign: sign))
            x += 5 + gap
        x += 2 * gap
    return made


def test_letters_set_apart_are_words() -> None:
    assert _spaced(letters("OPEN", "SOURCE", gap=3)) == "OPEN SOURCE"
    assert _spaced(letters("OPEN", "SOURCE", gap=0.2)) == ""


def test_a_larger_label_in_a_line_is_a_line_of_its_own() -> None:
    label, text = letters("SKILLS", gap=0, size=14), letters("Python", gap=0, size=10, x=60)
    assert [len(piece) for piece in _pieces([*label, *text])] == [6, 6]
    capitals = [*letters("S", gap=0, size=14), *letters("KILLS", gap=0, size=10, x=5)]
    assert [len(piece) for piece in _pieces(capitals)] == [6]


def test_the_rows_of_a_table_go_on_below_one_head() -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(cell(par(one)) for one in cells)}</w:tr>"

    def loud(text: str, size: int) -> str:
        properties = f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr>'
        return f"<w:p><w:r>{properties}<w:t>{text}</w:t></w:r></w:p>"

    head = f"<w:tr>{cell(loud('ML Engineer', 20))}{cell(par('2018 – 2020'))}</w:tr>"
    last = f"<w:tr>{cell(loud('LEADERSHIP', 28))}{cell(loud('Organiser', 20))}</w:tr>"
    body = (
        par("Ada Example", "Title")
        + loud("EXPERIENCE", 28)
        + f"<w:tbl>{head}{row('Acme Search')}{row('-Built a ranker')}{last}</w:tbl>"
    )
    read = WORD.read(word_of(body))
    (role,) = read.cv.roles
    assert (role.title, role.company, role.start) == ("ML Engineer", "Acme Search", "2018")
    assert [bullet.text for bullet in role.bullets] == ["Built a ranker"]
    assert "## Leadership" in read.text


@pytest.mark.parametrize("title", ["Career Summary", "Career Objective", "Career Profile"])
def test_a_summary_of_a_career_is_no_position(title: str) -> None:
    assert kind_of(title) == "summary"
    assert kind_of("Career History") == "experience"
