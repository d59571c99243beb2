"""The history screen, a bullet's earlier wordings, a second window, and the end after an error."""

from __future__ import annotations

from pathlib import Path

import pytest
from driving import press, running, sample_cv, seen, settled, texts

from bulletsmith.app import BulletsmithApp
from bulletsmith.bullets.slots import Slot
from bulletsmith.cv import Bullet
from bulletsmith.paths import state_dir
from bulletsmith.screens.confirm import Ask
from bulletsmith.screens.forge import ForgeScreen
from bulletsmith.screens.history import HistoryScreen
from bulletsmith.screens.parts_forge import PartsForge
from bulletsmith.screens.start import StartScreen
from bulletsmith.screens.wordings import Wordings
from bulletsmith.screens.workbench import Workbench
from bulletsmith.session import Session
from bulletsmith.store import windows
from bulletsmith.store.owner import Owner
from bulletsmith.store.recovery import waiting

CV = """# Ada Example

## Experience

### ML Engineer, Acme (2022 - present)

- Built a [PyTorch] ranker.
- Cut costs by 3%.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "cv.md"
    path.write_text(CV)
    return path


async def test_a_version_is_looked_at_and_brought_back(file: Path) -> None:
    session = Session.open(file)
    async with running(session) as (app, pilot):
        await press(app, pilot, "down", "d", "s")
        await press(app, pilot, "t", "end", *" of 9 ads", "enter", "s")
        await press(app, pilot, "H")
        assert isinstance(app.screen, HistoryScreen)
        assert "rewrite bullet 1.1" in seen(app)
        assert "Nothing: the CV says the same now." in seen(app)
        await press(app, pilot, "down")
        assert "[PyTorch]" in seen(app)
        await press(app, pilot, "down")
        assert "Cut costs by 3%." in seen(app)
        assert "− bullet 1.2" in seen(app)
        await press(app, pilot, "enter")
        assert isinstance(app.screen, Workbench)
        assert texts(session) == ["Built a [PyTorch] ranker.", "Cut costs by 3%."]
        assert session.dirty
        await press(app, pilot, "u")
        assert len(texts(session)) == 1


async def test_a_file_without_a_history_says_when_it_begins(file: Path) -> None:
    async with running(Session.open(file)) as (app, pilot):
        await press(app, pilot, "H")
        assert isinstance(app.screen, Workbench)
        assert "begins with the first save" in seen(app)


async def test_a_broken_version_is_told_in_its_place(file: Path) -> None:
    import sqlite3

    from bulletsmith.store.journal import journal_file

    session = Session.open(file)
    async with running(session) as (app, pilot):
        await press(app, pilot, "d", "s")
        with sqlite3.connect(journal_file()) as link:
            link.execute("update versions set data = x'00' where number = 1")
        link.close()
        await press(app, pilot, "H", "down")
        assert "cannot be read any more" in seen(app).replace("\n", " ")
        await press(app, pilot, "enter")
        assert isinstance(app.screen, HistoryScreen)


async def test_an_earlier_wording_is_brought_back(file: Path) -> None:
    session = Session.open(file)
    async with running(session) as (app, pilot):
        await press(app, pilot, "h")
        assert isinstance(app.screen, Wordings)
        assert "always said" in seen(app)
        await press(app, pilot, "escape", "t", "end", *" Again.", "enter")
        await press(app, pilot, "h")
        assert "Built a [PyTorch] ranker." in seen(app)
        await press(app, pilot, "enter")
        assert texts(session)[0] == "Built a [PyTorch] ranker."
        await press(app, pilot, "u")
        assert texts(session)[0].endswith("Again.")


# What was on the screen


async def test_the_forge_is_open_again_where_it_was() -> None:
    session = Session(sample_cv())
    async with running(session) as (app, pilot):
        await press(app, pilot, "down", "enter", "enter", "enter", *"abc")
        assert isinstance(app.screen, ForgeScreen)
        slot = app.screen.form.slot
        assert app.kept_all()
    (left,) = waiting()
    async with running(Session.restored(left)) as (app, pilot):
        await settled(app, pilot)
        assert isinstance(app.screen, ForgeScreen)
        assert app.screen.form.slot is slot is not Slot.VERB
        assert "abc" in seen(app)


async def test_the_forge_of_the_summary_is_open_again_where_it_was() -> None:
    from dataclasses import replace

    from bulletsmith.cv import Summary

    session = Session(replace(sample_cv(), summary=Summary()))
    async with running(session) as (app, pilot):
        app.screen.goto(("summary",))  # type: ignore[attr-defined]
        await press(app, pilot, "enter", *"ads", "enter", *"3M a day")
        assert isinstance(app.screen, PartsForge)
        await press(app, pilot, "shift+tab", *" I")
        assert app.screen.form.part == "domain"
        assert app.kept_all()
    (left,) = waiting()
    async with running(Session.restored(left)) as (app, pilot):
        await settled(app, pilot)
        assert isinstance(app.screen, PartsForge)
        assert dict(app.screen.form.words) == {
            "domain": "ads I", "scale": "3M a day", "outcome": "",
        }  # fmt: skip
        await press(app, pilot, "x")
        assert app.screen.form.words["domain"] == "ads Ix"
        await press(app, pilot, "ctrl+s")
        assert app.session.cv.summary.scale == "3M a day"
        assert app.session.undo() == "write the summary"


async def test_a_contribution_is_open_again_where_it_was() -> None:
    async with running(Session(sample_cv())) as (app, pilot):
        app.screen.goto(("projects", 0))  # type: ignore[attr-defined]
        await press(app, pilot, "n", "down", "enter", *"a kernel", "enter", *"2")
        assert app.kept_all()
    (left,) = waiting()
    async with running(Session.restored(left)) as (app, pilot):
        await settled(app, pilot)
        await press(app, pilot, *".6", "ctrl+s")
        made = app.session.cv.projects[0].bullets[-1].text
        assert made.endswith("implemented a kernel, merged in 2.6.")


async def test_a_contribution_whose_project_is_gone_is_told() -> None:
    from dataclasses import replace

    async with running(Session(sample_cv())) as (app, pilot):
        app.screen.goto(("projects", 0))  # type: ignore[attr-defined]
        await press(app, pilot, "n", "down", "enter", *"a kernel")
        assert app.kept_all()
    (left,) = waiting()
    gone = replace(left, cv=replace(left.cv, projects=()), drafts={})
    async with running(Session.restored(gone)) as (app, pilot):
        await settled(app, pilot)
        assert isinstance(app.screen, Workbench)
        told = seen(app)
        assert "has no place any more" in told
        assert "a kernel" in told


async def test_a_reason_that_was_being_typed_is_there_again() -> None:
    session = Session(sample_cv())
    async with running(session) as (app, pilot):
        await press(app, pilot, "down", "tab", "i", *"under NDA")
        assert app.kept_all()
    (left,) = waiting()
    async with running(Session.restored(left)) as (app, pilot):
        await settled(app, pilot)
        assert "under NDA" in seen(app)
        await press(app, pilot, "ctrl+s")
        assert app.session.suppressions[0].reason == "under NDA"


async def test_a_box_whose_bullet_is_gone_tells_its_words() -> None:
    from dataclasses import replace

    session = Session(sample_cv())
    async with running(session) as (app, pilot):
        await press(app, pilot, "t", *"abc")
        assert app.kept_all()
    (left,) = waiting()
    assert left.typing is not None
    typed = replace(left.typing, address=("roles", 7, "bullets", 3))
    async with running(Session.restored(replace(left, typing=typed))) as (app, pilot):
        await settled(app, pilot)
        assert isinstance(app.screen, Workbench)
        assert "has no place any more" in seen(app)


# Two at once


def elsewhere(path: Path) -> None:
    """Another machine says that it has `path` open."""
    import json

    windows.enter(path)
    (mine,) = (state_dir() / "open").glob("*.window")
    told = [*Owner(4711, "elsewhere"), 0]
    mine.with_name(mine.name.replace(".window", "x.window")).write_text(json.dumps(told))


async def test_a_second_window_is_told(file: Path) -> None:
    elsewhere(file)
    async with running(Session.open(file)) as (app, pilot):
        assert isinstance(app.screen, Ask)
        assert "another window" in seen(app)
        await press(app, pilot, "down", "enter")
        assert isinstance(app.screen, StartScreen)


async def test_a_second_window_may_work_on_it_too(file: Path) -> None:
    elsewhere(file)
    async with running(Session.open(file)) as (app, pilot):
        await press(app, pilot, "enter")
        assert isinstance(app.screen, Workbench)


async def test_leaving_leaves_no_note(file: Path) -> None:
    async with running(Session.open(file)) as (app, pilot):
        app.keep_unsaved()
        assert list((state_dir() / "open").glob("*.window"))
        await pilot.press("q")
    assert not list((state_dir() / "open").glob("*.window"))


# The end


async def test_what_cannot_be_kept_is_asked_for_before_it_is_left() -> None:
    session = Session(sample_cv())
    (state_dir() / "unsaved").parent.mkdir(parents=True, exist_ok=True)
    (state_dir() / "unsaved").write_text("a file where the folder should be")
    async with running(session) as (app, pilot):
        await press(app, pilot, "d", "q")
        assert isinstance(app.screen, Ask)
        assert "cannot be kept" in seen(app)
        await press(app, pilot, "enter")
        assert isinstance(app.screen, Workbench)


async def test_an_error_saves_and_tells_where_its_report_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(app: BulletsmithApp) -> None:
        raise RuntimeError(app.session.cv.roles[0].bullets[0].text)

    async def work() -> None:
        async with running(session) as (app, pilot):
            session.put(("roles", 0, "bullets", 0), Bullet(own="Never lost."))
            await press(app, pilot, "t", *"abc")
            await pilot.press("f1")

    monkeypatch.setattr(BulletsmithApp, "action_help", fails)
    session = Session(sample_cv())
    with pytest.raises(RuntimeError):
        await work()
    (report,) = (state_dir() / "reports").iterdir()
    told = report.read_text()
    assert "in fails" in told
    assert "Never lost" not in told
    (left,) = waiting()
    assert left.cv == session.cv
    assert left.typing is not None
    assert left.typing.values["text"] == "Never lost.abc"
    said = capsys.readouterr().err
    assert "nothing is lost" in said
    assert "Never" not in said
