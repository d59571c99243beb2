"""A finding ignored with a reason, on the workbench."""

from __future__ import annotations

from pathlib import Path

from driving import contents, press, running, sample_cv, seen

from bulletsmith.formats.registry import by_name
from bulletsmith.screens.box import Box
from bulletsmith.screens.form import FormScreen
from bulletsmith.screens.workbench import Workbench
from bulletsmith.session import Session
from bulletsmith.widgets.findings import Findings


def codes(app: object) -> list[str]:
    return [one.code for one in app.screen.query_one(Findings).shown]  # type: ignore[attr-defined]


async def test_a_finding_is_ignored_and_comes_back(tmp_path: Path) -> None:
    Session(sample_cv()).save(tmp_path / "cv.toml")
    session = Session.open(tmp_path / "cv.toml")
    source = (tmp_path / "cv.toml").read_text("utf-8")
    async with running(session) as (app, pilot):
        await press(app, pilot, "down", "tab")
        assert "i ignore" in seen(app)
        before = codes(app)
        code = before[0]
        await press(app, pilot, "i")
        assert isinstance(app.screen, FormScreen)
        assert f"Ignore {code}" in seen(app)
        await press(app, pilot, *"my [own] --> words", "enter")
        assert isinstance(app.screen, Workbench)
        assert codes(app) == before[1:]
        assert "findings · 1 ignored" in seen(app)
        assert contents(app).address == ("roles", 0, "bullets", 1)
        assert "•" in seen(app)
        await press(app, pilot, "I")
        assert isinstance(app.screen, Box)
        assert f"{code} in bullet 1.2" in seen(app)
        assert "my [own] –> words" in seen(app)
        await press(app, pilot, "escape", "s")
        assert "•" not in seen(app)
        line = f"# bulletsmith: ignore {code} -- my [own] –> words\n"
        saved = (tmp_path / "cv.toml").read_text("utf-8")
        assert saved.replace(line, "") == source
        assert saved.count(line) == 1
        await press(app, pilot, "u")
        assert codes(app) == before
        assert "1 ignored" not in seen(app)
        await press(app, pilot, "s")
        assert (tmp_path / "cv.toml").read_text("utf-8") == source


async def test_no_reason_ignores_nothing() -> None:
    async with running(Session(sample_cv())) as (app, pilot):
        await press(app, pilot, "down", "tab", "i", "enter")
        assert "needs a reason" in seen(app)
        assert not app.session.suppressions
        await press(app, pilot, "i", "escape")
        assert isinstance(app.screen, Workbench)
        assert not app.session.dirty


async def test_a_format_without_comments_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "cv.json").write_bytes(by_name("json-resume").write(sample_cv()))
    session = Session.open(tmp_path / "cv.json")
    async with running(session) as (app, pilot):
        await press(app, pilot, "down", "tab", "i", "x", "enter")
        assert "bulletsmith.toml" in seen(app)
        assert not session.suppressions


async def test_elsewhere_the_key_opens_the_profile_and_typed_words_are_not_ignored() -> None:
    async with running(Session(sample_cv())) as (app, pilot):
        await press(app, pilot, "I")
        assert "Nothing is ignored" in seen(app)
        await press(app, pilot, "i")
        assert isinstance(app.screen, FormScreen)
        await press(app, pilot, "escape", "down", "t", "tab", "i")
        assert not isinstance(app.screen, FormScreen)
