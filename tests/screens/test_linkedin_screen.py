"""The CV beside its owner's LinkedIn profile: seen, copied from, taken from, and remembered."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from driving import press, running, seen
from textual.pilot import Pilot

from bulletsmith.app import BulletsmithApp
from bulletsmith.cv import CV, Bullet, Profile, Role, Summary, Tools
from bulletsmith.paths import state_dir
from bulletsmith.screens.linkedin import LinkedInScreen
from bulletsmith.screens.path import PathScreen
from bulletsmith.screens.workbench import Workbench
from bulletsmith.session import Session
from bulletsmith.session.profile import ABOUT, DESCRIPTION, HEADLINE, Beside, about, headline
from bulletsmith.store.linkedin import archive_of
from bulletsmith.widgets.rows import Rows

CV_TEXT = """\
# Ada Example

ada@example.org

## Experience

### Senior ML Engineer · Acme · Mar 2022 – present

- Led a team of 6 engineers through the rollout of [PyTorch] rankers [/] for hotel search.

### ML Engineer · Globex Payments · Jan 2020 – Feb 2022

- Shipped a fraud scorer for card payments.

## Tools

- **Core:** Python, PyTorch
- **Working:** Spark
"""
HEAD = "Company Name,Title,Description,Location,Started On,Finished On\n"
POSITIONS = (
    HEAD + "Acme GmbH,ML Engineer [/],• Built [PyTorch] rankers.,,Sep 2022,\n"
    "Globex Payments,ML Engineer,,,Jan 2020,Feb 2022\n"
    "Hooli [x=1],Data Analyst,• Wrote reports.,,2017,Dec 2019\n"
)
PERSON = "First Name,Last Name,Headline,Summary\nAda,Example,AI enthusiast [/],I love data.\n"


def archived(path: Path, positions: str = POSITIONS) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("Profile.csv", PERSON)
        made.writestr("Positions.csv", positions)
        made.writestr("Skills.csv", "Name\nPython\n")
    return path


def opened(folder: Path) -> Session:
    path = folder / "cv.md"
    path.write_text(CV_TEXT, "utf-8")
    return Session.open(path)


async def shown(app: BulletsmithApp, pilot: Pilot[Any], archive: Path) -> LinkedInScreen:
    """The screen, its archive chosen by its path."""
    await press(app, pilot, "L")
    assert isinstance(app.screen, PathScreen)
    app.screen.query_one("#path").value = str(archive)  # type: ignore[attr-defined]
    await press(app, pilot, "enter")
    assert isinstance(app.screen, LinkedInScreen)
    return app.screen


def on(screen: LinkedInScreen, *address: str | int) -> None:
    """Put the cursor on a row."""
    rows = screen.query_one(Rows)
    every = [row.address for row in screen._rows(rows)]
    rows.highlighted = every.index(address)


def differing(screen: LinkedInScreen, about: str) -> tuple[str, int]:
    told = [one.about for _, one in screen.beside.differences]
    return ("difference", told.index(about))


@pytest.mark.parametrize(("width", "height"), [(80, 24), (160, 50)])
async def test_both_sides_words_stand_beside_each_other(
    tmp_path: Path, width: int, height: int
) -> None:
    async with running(opened(tmp_path), width, height) as (app, pilot):
        screen = await shown(app, pilot, archived(tmp_path / "data.zip"))
        assert "differences" in seen(app)
        assert "AI enthusiast [/]" in seen(app)
        on(screen, *differing(screen, "title"))
        await press(app, pilot)
        told = seen(app)
        assert "“Senior ML Engineer” · profile “ML Engineer [/]”" in told
        assert "the CV exaggerates" in told
        assert "y copy" in told
        assert "t take theirs" in told
        on(screen, "pair", 0)
        await press(app, pilot)
        assert "• Built [PyTorch] rankers." in seen(app)


async def test_the_words_of_the_cv_are_copied_for_the_profile(tmp_path: Path) -> None:
    async with running(opened(tmp_path)) as (app, pilot):
        screen = await shown(app, pilot, archived(tmp_path / "data.zip"))
        for row, words in (
            (("headline",), "Senior ML Engineer at Acme"),
            (differing(screen, "title"), "Senior ML Engineer"),
            (differing(screen, "dates"), "Mar 2022 – present"),
            (
                ("pair", 0),
                "• Led a team of 6 engineers through the rollout of [PyTorch] rankers [/] for "
                "hotel search.",
            ),
            (differing(screen, "tool"), "PyTorch"),
        ):
            on(screen, *row)
            await press(app, pilot, "y")
            assert app.clipboard == words
            assert (state_dir() / "copied.txt").read_text("utf-8") == f"{words}\n"
            assert "t take" not in seen(app) or row[0] != "headline"


async def test_the_profiles_words_are_taken_and_taken_back(tmp_path: Path) -> None:
    session = opened(tmp_path)
    before = session.cv
    async with running(session) as (app, pilot):
        screen = await shown(app, pilot, archived(tmp_path / "data.zip"))
        on(screen, *differing(screen, "title"))
        await press(app, pilot, "t")
        assert session.cv.roles[0].title == "ML Engineer [/]"
        assert session.cv.roles[0].start == "2022-03"
        assert "title" not in [one.about for _, one in screen.beside.differences]
        await press(app, pilot, "u")
        assert session.cv == before
        on(screen, "pair", 0)
        await press(app, pilot, "t")
        role = session.cv.roles[0]
        assert (role.title, role.company, role.start) == ("ML Engineer [/]", "Acme", "2022-09")
        await press(app, pilot, "u")
        assert session.cv == before
        on(screen, *differing(screen, "role"))
        await press(app, pilot, "t")
        assert [one.company for one in session.cv.roles] == [
            *("Acme", "Globex Payments", "Hooli [x=1]")
        ]
        assert session.cv.roles[2].bullets == (Bullet(own="Wrote reports."),)
        await press(app, pilot, "escape", "s")
        assert Session.open(tmp_path / "cv.md").cv.roles[2].company == "Hooli [x=1]"


async def test_the_archive_is_remembered_and_another_can_be_chosen(tmp_path: Path) -> None:
    archive = archived(tmp_path / "data.zip")
    other = archived(tmp_path / "other.zip", HEAD + "Acme,Senior ML Engineer,,,Mar 2022,\n")
    async with running(opened(tmp_path)) as (app, pilot):
        await shown(app, pilot, archive)
        await press(app, pilot, "L")
        assert isinstance(app.screen, Workbench)
        assert archive_of(tmp_path / "cv.md") == archive
    async with running(opened(tmp_path)) as (app, pilot):
        await press(app, pilot, "L")
        assert isinstance(app.screen, LinkedInScreen)
        await press(app, pilot, "o")
        assert isinstance(app.screen, PathScreen)
        app.screen.query_one("#path").value = str(other)  # type: ignore[attr-defined]
        await press(app, pilot, "enter")
        assert isinstance(app.screen, LinkedInScreen)
        assert "other.zip" in seen(app)
        archive.unlink()
        other.unlink()
        await press(app, pilot, "escape", "L")
        assert isinstance(app.screen, PathScreen)


async def test_enter_leads_to_the_place_in_the_cv(tmp_path: Path) -> None:
    async with running(opened(tmp_path)) as (app, pilot):
        screen = await shown(app, pilot, archived(tmp_path / "data.zip"))
        on(screen, *differing(screen, "tool"))
        await press(app, pilot, "enter")
        assert isinstance(app.screen, Workbench)
        assert app.screen.place[0] == "tools"
        assert "LNK007" in seen(app)  # what was found beside the profile is a finding from now on


async def test_what_is_no_archive_is_said_and_asked_for_again(tmp_path: Path) -> None:
    (tmp_path / "broken.zip").write_bytes(b"PK[/]")
    async with running(opened(tmp_path)) as (app, pilot):
        await press(app, pilot, "L")
        app.screen.query_one("#path").value = str(tmp_path / "broken.zip")  # type: ignore[attr-defined]
        await press(app, pilot, "enter")
        assert isinstance(app.screen, PathScreen)
        assert "no zip archive" in " ".join(seen(app).split())
        await press(app, pilot, "escape")
        assert isinstance(app.screen, Workbench)


async def test_one_story_on_both_sides(tmp_path: Path) -> None:
    same = HEAD + (
        "Acme,Senior ML Engineer,,,Mar 2022,\nGlobex Payments,ML Engineer,,,Jan 2020,Feb 2022\n"
    )
    session = opened(tmp_path)
    session.put(("tools",), Tools(core=("Python",)))
    async with running(session) as (app, pilot):
        path = archived(tmp_path / "data.zip", same)
        with zipfile.ZipFile(path, "a") as made:
            made.writestr("x/Profile.csv", PERSON)
        screen = await shown(app, pilot, path)
        assert {code for code, _ in screen.beside.differences} == {"LNK005"}


def test_what_is_taken_of_a_promotion_goes_to_the_role_it_is_about() -> None:
    """Both of the CV's roles are one on the profile: the newer title, the first start."""
    roles = (
        Role("Senior ML Engineer", "Acme", "", "2022-01", "present"),
        Role("ML Engineer", "Acme", "", "2019-06", "2021-12"),
    )
    session = Session(CV(roles=roles))
    profile = CV(roles=(Role("Data Engineer", "Acme", "", "2020-01", "present"),))
    beside = Beside.of(session.cv, profile)
    assert [code for code, _ in beside.differences] == ["LNK002", "LNK003"]
    assert beside.take(session, ("pair", 0)).startswith("title and dates of role")
    assert [(role.title, role.start, role.end) for role in session.cv.roles] == [
        ("Data Engineer", "2022-01", "present"),
        ("ML Engineer", "2020-01", "2021-12"),
    ]
    session.undo()
    assert session.cv.roles == roles
    assert beside.take(session, ("about",)) == ""
    session.put(("roles", 0, "title"), "CTO")
    assert beside.take(session, ("pair", 0)) == ""  # of a CV that is another by now


def test_what_is_proposed_is_in_the_cvs_own_words() -> None:
    roles = (
        Role("Senior ML Engineer", "Acme", "", "2022-03", "present", (Bullet(own="Built it."),)),
        Role("ML Engineer", "Beta", "", "2020", "2022", (Bullet(own="Shipped it."),)),
    )
    parts = Summary(domain="search ranking", scale="30M queries/day", outcome="+2.1% bookings")
    cv = CV(Profile("Ada"), parts, roles, Tools(core=("Python", "Triton")))
    assert headline(cv) == (
        "Senior ML Engineer at Acme | search ranking | +2.1% bookings | 30M queries/day"
    )
    assert about(cv) == (
        "Search ranking, 30M queries/day, +2.1% bookings.\n\n• Built it.\n• Shipped it.\n\n"
        "Python, Triton"
    )
    assert headline(CV(Profile(headline="ML engineer"))) == "ML engineer"
    assert headline(CV()) == about(CV()) == ""


def test_what_is_proposed_fits_where_it_goes() -> None:
    long = Role("T" * 300, "Acme", "", "2022", "present", (Bullet(own="w " * 2_000),) * 5)
    cv = CV(Profile("Ada", "h" * 250), Summary(text="s" * 3_000), (long,))
    assert len(headline(cv)) <= HEADLINE
    assert len(about(cv)) <= ABOUT
    beside = Beside.of(cv, cv)
    assert len(beside.wording(("pair", 0)).text) <= DESCRIPTION
