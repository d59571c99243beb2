"""A file that another program changes while it is open, and files that are read once."""

from __future__ import annotations

import zipfile
from pathlib import Path

from driving import press, running, seen, texts

from bulletsmith.app import BulletsmithApp
from bulletsmith.cv import Bullet
from bulletsmith.screens.path import PathScreen
from bulletsmith.screens.start import StartScreen
from bulletsmith.screens.theirs import Theirs
from bulletsmith.screens.understood import Understood
from bulletsmith.screens.workbench import Workbench
from bulletsmith.session import Session
from bulletsmith.store.recovery import keep

HEAD = "# Ada Example\n\n## Experience\n\n### ML Engineer, Acme, 2020 – present\n\n"
FIRST, SECOND = "Built a ranker for hotel search.", "Cut the costs of serving by 12%."
MINE, THEIRS = "Built a session-based ranker.", "Cut serving costs [/] by 14%."


def opened(folder: Path) -> Session:
    path = folder / "cv.md"
    path.write_text(f"{HEAD}- {FIRST}\n- {SECOND}\n", "utf-8")
    return Session.open(path)


def rewrite(session: Session, old: str, new: str) -> None:
    """Another program's edit."""
    assert session.path
    session.path.write_text(session.path.read_text("utf-8").replace(old, new), "utf-8")


def reword(session: Session, index: int, text: str) -> None:
    session.put(("roles", 0, "bullets", index), Bullet(own=text))


async def test_what_does_not_collide_is_merged_and_saved(tmp_path: Path) -> None:
    session = opened(tmp_path)
    async with running(session) as (app, pilot):
        reword(session, 0, MINE)
        rewrite(session, SECOND, THEIRS)
        await press(app, pilot, "s")
        assert isinstance(app.screen, Theirs)
        assert f"+ {THEIRS}" in seen(app)
        assert f"− {SECOND}" in seen(app)
        assert MINE not in (tmp_path / "cv.md").read_text("utf-8")
        await press(app, pilot, "enter")
        assert texts(session) == [MINE, THEIRS]
        await press(app, pilot, "s")
        assert isinstance(app.screen, Workbench)
        told = (tmp_path / "cv.md").read_text("utf-8")
        assert told == f"{HEAD}- {MINE}\n- {THEIRS}\n"


async def test_where_both_changed_one_is_chosen(tmp_path: Path) -> None:
    session = opened(tmp_path)
    async with running(session) as (app, pilot):
        reword(session, 1, MINE)
        rewrite(session, SECOND, THEIRS)
        await press(app, pilot, "s")
        assert f"● mine: {MINE}" in seen(app)
        await press(app, pilot, "space")
        assert f"● theirs: {THEIRS}" in seen(app)
        await press(app, pilot, "enter")
        assert texts(session) == [FIRST, THEIRS]
        await press(app, pilot, "u")
        assert texts(session) == [FIRST, MINE]


async def test_nothing_is_overwritten_by_leaving_or_saving_elsewhere(tmp_path: Path) -> None:
    session = opened(tmp_path)
    async with running(session) as (app, pilot):
        reword(session, 1, MINE)
        rewrite(session, SECOND, THEIRS)
        await press(app, pilot, "s", "escape")
        assert THEIRS in (tmp_path / "cv.md").read_text("utf-8")
        assert texts(session) == [FIRST, MINE]
        await press(app, pilot, "s", "S")
        assert isinstance(app.screen, PathScreen)


async def test_a_change_is_noticed_though_nothing_was_changed_here(tmp_path: Path) -> None:
    session = opened(tmp_path)
    async with running(session) as (app, pilot):
        rewrite(session, SECOND, THEIRS)
        await press(app, pilot, "s", "enter")
        assert texts(session) == [FIRST, THEIRS]
        assert not session.dirty


async def test_a_file_that_is_no_cv_any_more_is_left_alone(tmp_path: Path) -> None:
    session = opened(tmp_path)
    async with running(session) as (app, pilot):
        reword(session, 1, MINE)
        (tmp_path / "cv.md").write_bytes(b"\0\1")
        await press(app, pilot, "s")
        assert "cannot be merged" in seen(app)
        await press(app, pilot, "enter")
        assert isinstance(app.screen, PathScreen)
        assert (tmp_path / "cv.md").read_bytes() == b"\0\1"


def test_unsaved_work_merges_with_what_changed_meanwhile(tmp_path: Path) -> None:
    session = opened(tmp_path)
    reword(session, 0, MINE)
    unsaved = session.unsaved
    assert unsaved
    keep(unsaved)
    rewrite(session, SECOND, THEIRS)
    from bulletsmith.store.recovery import waiting

    again = Session.restored(waiting()[0])
    assert again.changed_outside
    merge = again.compare()
    assert not merge.collisions
    again.take(merge)
    again.save()
    assert (tmp_path / "cv.md").read_text("utf-8") == f"{HEAD}- {MINE}\n- {THEIRS}\n"


def archive(folder: Path) -> Path:
    """LinkedIn's archive, as small as it can be."""
    path = folder / "Basic [red]export.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(
            "Positions.csv",
            "Company Name,Title,Description,Location,Started On,Finished On\n"
            "Acme,ML [/] Engineer,• Built a ranker. • Cut costs by 12%.,Berlin,Mar 2022,\n",
        )
        made.writestr("Skills.csv", "Name\nPython\n[red]SQL[/red]\n")
    return path


async def test_an_archive_is_shown_before_it_becomes_a_new_cv(tmp_path: Path) -> None:
    path = archive(tmp_path)
    async with running(Session.open(path)) as (app, pilot):
        assert isinstance(app.screen, Understood)
        told = seen(app)
        for words in ("1 role", "2 bullets", "2 tools", "ML [/] Engineer · Acme"):
            assert " ".join(words.split()) in " ".join(told.split())
        await press(app, pilot, "enter")
        assert isinstance(app.screen, Workbench)
        assert app.session.dirty
        assert texts(app.session) == ["Built a ranker.", "Cut costs by 12%."]
        await press(app, pilot, "s")
        assert isinstance(app.screen, PathScreen)
        assert app.screen.path == path.with_suffix(".toml")
        await press(app, pilot, "enter")
        assert isinstance(app.screen, Workbench)
        saved = Session.open(path.with_suffix(".toml"))
        assert texts(saved) == texts(app.session)


async def test_an_archive_that_is_not_taken_leaves_what_is_open(tmp_path: Path) -> None:
    path = archive(tmp_path)
    session = opened(tmp_path)
    async with running(session) as (app, pilot):
        app.open(path)
        await pilot.pause()
        assert isinstance(app.screen, Understood)
        await press(app, pilot, "escape")
        assert isinstance(app.screen, Workbench)
        assert app.session is session
    async with running(Session.open(path)) as (app, pilot):
        await press(app, pilot, "escape")
        assert isinstance(app.screen, StartScreen)
        assert isinstance(app, BulletsmithApp)
        assert not app.opened
