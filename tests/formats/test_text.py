"""Plain text: a bullet a line, edited line by line."""

from __future__ import annotations

import pytest
from cvs import cvs, said
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletsmith.bullets.slots import Slots
from bulletsmith.cv import CV, Bullet, Role
from bulletsmith.errors import CannotPatchError
from bulletsmith.formats.document import Delete, Edit, Insert, Move, Set, Suppress, Suppression
from bulletsmith.formats.edits import apply, edits_between
from bulletsmith.formats.proof import prove
from bulletsmith.formats.registry import by_name
from bulletsmith.formats.text.adapter import FORMAT
from bulletsmith.paths import data_dir

KEPT = "- Built a ranker  \n\n• Cut  costs\n3) Wrote things\nplain + words"
NEW = Bullet(own="Shipped it")


def _b(index: int) -> tuple[str | int, ...]:
    return ("roles", 0, "bullets", index)


def test_every_line_is_a_bullet() -> None:
    document = FORMAT.read(KEPT.encode())
    words = [bullet.own for bullet in document.cv.roles[0].bullets]
    assert words == ["Built a ranker", "Cut costs", "Wrote things", "plain + words"]
    assert [document.position(_b(k)) for k in range(4)] == [(1, 3), (3, 3), (4, 4), (5, 1)]
    assert document.position(_b(1), 4) == (3, 8)
    assert FORMAT.read(b"\n \n").cv == CV()


def test_a_comment_silences_the_next_line() -> None:
    source = b"a\n# bulletsmith: ignore MET001 -- NDA\nb\n"
    document = FORMAT.read(source)
    assert document.suppressions == (Suppression(2, ("MET001",), "NDA", _b(1)),)
    assert len(document.cv.roles[0].bullets) == 2


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (Set(_b(1), NEW), KEPT.replace("Cut  costs", "Shipped it")),
        (Set(_b(0), Bullet(Slots("Built", "x"))), KEPT.replace("Built a ranker", "Built x.")),
        (Insert(_b(1), NEW), KEPT.replace("• Cut", "• Shipped it\n• Cut")),
        (Insert(_b(4), NEW), KEPT + "\nShipped it"),
        (Delete(_b(0)), KEPT.replace("- Built a ranker  \n", "")),
        (Move(_b(2), 1), KEPT.replace("Cut  costs", "?").replace("Wrote things", "Cut  costs")
            .replace("?", "Wrote things")),
    ],
)  # fmt: skip
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_one_edit_changes_one_line(edit: Edit, expected: str, newline: str) -> None:
    source, want = KEPT.replace("\n", newline), expected.replace("\n", newline)
    assert FORMAT.patch(source.encode(), [edit]).decode() == want
    assert FORMAT.patch(source.encode(), []) == source.encode()


def test_what_is_no_bullet_has_no_place() -> None:
    for edit in (Set(("roles", 0, "title"), "x"), Delete(_b(9)), Set(_b(3), Bullet(own="- x"))):
        with pytest.raises(CannotPatchError):
            FORMAT.patch(KEPT.encode(), [edit])


@settings(deadline=None)
@given(st.lists(said, max_size=5), st.lists(said, max_size=5))
def test_any_lines_become_any_others(before: list[str], after: list[str]) -> None:
    def cv(words: list[str]) -> CV:
        return CV(roles=(Role(bullets=tuple(Bullet(own=f"Did {text}") for text in words)),))

    source = "".join(f"* Did {text}\n" for text in before).encode()
    old = FORMAT.read(source).cv
    new = cv(after) if after or before else CV()
    try:
        patched = FORMAT.patch(source, edits_between(old, new))
    except CannotPatchError:
        assert not after or not before  # a role without a line cannot be told from none
        return
    assert FORMAT.read(patched).cv.roles == (new.roles if after else ())


@settings(deadline=None, max_examples=50)
@given(cvs)
def test_every_bullet_is_written(cv: CV) -> None:
    written = FORMAT.write(cv).decode()
    for role in cv.roles:
        for bullet in role.bullets:
            assert f"• {bullet.text}\n" in written


def test_the_proof_names_what_is_missing() -> None:
    cv = CV(roles=(Role(bullets=(Bullet(own="Built x"), NEW, NEW)),))
    assert str(prove(FORMAT, FORMAT.write(cv), cv)) == "3 of 3 bullets present"
    proof = prove(FORMAT, b"Built x\nShipped it\n", cv)
    assert not proof
    assert (proof.present, proof.total, proof.missing) == (2, 3, ("1.3 Shipped it",))
    assert prove(FORMAT, b"", cv).present == 0


CV_TEXT = """\
Jane Roe
Senior ML Engineer
jane@roe.example | +1 555 0100 | Berlin

SUMMARY
ML engineer who ships.

EXPERIENCE
==========

Acme Corp                                  Berlin, Germany
Senior ML Engineer                         Mar 2022 - Present
- Built a session-based reranker for hotel search, trained on
  120 days of search logs
- Cut serving cost by 40%

ML Engineer, Beta GmbH                     2019 - 2022
* Trained a fraud model on 220M payments

DATA ENGINEER\t\t\tJan 2017 - Dec 2018
Gamma Labs, a start-up for things        Paris
Managed the data of the whole lab
Cleaned and corrected a dataset

EDUCATION

MSc Computer Science, Example University, 2019

SKILLS
Python, PyTorch
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_cv_laid_out_in_text_is_read_as_one(newline: str) -> None:
    cv = FORMAT.read(CV_TEXT.replace("\n", newline).encode()).cv
    assert cv.profile.name == "Jane Roe"
    told = [(r.title, r.company, r.location, r.start, r.end) for r in cv.roles]
    assert told == [
        ("Senior ML Engineer", "Acme Corp", "Berlin, Germany", "2022-03", "present"),
        ("ML Engineer", "Beta GmbH", "", "2019", "2022"),
        ("DATA ENGINEER", "Gamma Labs, a start-up for things", "Paris", "2017-01", "2018-12"),
    ]
    assert [[bullet.own for bullet in role.bullets] for role in cv.roles] == [
        [
            "Built a session-based reranker for hotel search, trained on 120 days of search logs",
            "Cut serving cost by 40%",
        ],
        ["Trained a fraud model on 220M payments"],
        ["Managed the data of the whole lab", "Cleaned and corrected a dataset"],
    ]
    assert cv.tools.flat == ("Python", "PyTorch")
    assert cv.education[0].school == "Example University"


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (Set(_b(1), NEW), "Cut serving cost by 40%", "Shipped it"),
        (Set(_b(0), NEW), "Built a session-based reranker for hotel search, trained on\n"
            "  120 days of search logs", "Shipped it"),
        (Set(("roles", 1, "bullets", 0), Bullet(own="Did *it*, [x](y) & \\z")),
            "Trained a fraud model on 220M payments", "Did *it*, [x](y) & \\z"),
        (Insert(_b(2), NEW), "by 40%\n", "by 40%\n- Shipped it\n"),
        (Delete(_b(1)), "- Cut serving cost by 40%\n", ""),
        (Set(("roles", 2, "bullets", 1), Bullet(own="Mended a dataset of cats")),
            "Cleaned and corrected a dataset", "Mended a dataset of cats"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_cv_in_text_is_edited_in_place(edit: Edit, old: str, new: str, newline: str) -> None:
    source, want = (
        text.replace("\n", newline).encode() for text in (CV_TEXT, CV_TEXT.replace(old, new, 1))
    )
    assert FORMAT.patch(source, []) == source
    assert FORMAT.patch(source, [edit]) == want
    assert FORMAT.read(want).cv.roles == apply(FORMAT.read(source).cv, [edit]).roles


def test_a_comment_silences_the_bullet_below_it_in_a_cv() -> None:
    source = CV_TEXT.replace("- Cut", "# bulletsmith: ignore MET003 -- NDA\n- Cut").encode()
    (told,) = FORMAT.read(source).suppressions
    assert (told.codes, told.address) == (("MET003",), _b(1))
    assert FORMAT.patch(CV_TEXT.encode(), [Suppress(_b(1), ("MET003",), "NDA")]) == source


@pytest.mark.parametrize("text", ["Experience in Spark\nBuilt a ranker\n", "EXPERIENCED\nx\n"])
def test_a_list_of_bullets_is_no_cv(text: str) -> None:
    (role,) = FORMAT.read(text.encode()).cv.roles
    assert [bullet.own for bullet in role.bullets] == text.splitlines()


def test_an_export_of_the_sample_reads_back_with_its_roles() -> None:
    cv = by_name("toml").read((data_dir() / "sample.toml").read_bytes()).cv
    back = FORMAT.read(FORMAT.write(cv)).cv
    for name in ("title", "company", "location", "start", "end"):
        assert [getattr(r, name) for r in back.roles] == [getattr(r, name) for r in cv.roles]
    assert [p.name for p in back.projects] == [p.name for p in cv.projects]
    assert bool(prove(FORMAT, FORMAT.write(cv), cv))


UNDATED = """\
Ana Muster

Research Experience

Crawling of Small Webs
University of Foo, Foo Town, ON Supervisor: B. Doe, PhD

- Curated 14 data sets and built the pipeline that
  trains on them.

Models of Tides
Sea Institute, Foo Town, ON

- Compared three models of 40 harbours.
- Served one.

Leadership & Governance

Founder and President
Tide Club, Foo Town, ON

- Led 20 members.

Teaching & Mentorship

Peer Tutor
Foo School, Foo Town, ON

- Taught 50 pupils.
"""


def test_entries_without_dates_each_above_a_list() -> None:
    roles = FORMAT.read(UNDATED.encode()).cv.roles
    assert [(role.title, len(role.bullets)) for role in roles] == [
        ("Crawling of Small Webs", 1),
        ("Models of Tides", 2),
        ("Founder and President", 1),
    ]
