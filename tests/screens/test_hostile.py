"""Whatever people write is shown as they wrote it, on every screen, and ends none of them."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path

import pytest
from driving import press, running, seen, settled

from bulletsmith.bullets.slots import Slots
from bulletsmith.bullets.text import clean
from bulletsmith.cv import (
    CV,
    Address,
    Bullet,
    Education,
    Profile,
    Project,
    Role,
    Section,
    Summary,
    Tools,
)
from bulletsmith.screens.board import ToolsBoard
from bulletsmith.screens.forms import form_at
from bulletsmith.screens.history import HistoryScreen
from bulletsmith.screens.linkedin import LinkedInScreen
from bulletsmith.screens.page import PageScreen
from bulletsmith.screens.parts_forge import PartsForge as SummaryForge
from bulletsmith.screens.selfcheck import SelfCheckScreen
from bulletsmith.screens.sixty import SixtyScreen
from bulletsmith.screens.workbench import Workbench
from bulletsmith.session import Draft, Session
from bulletsmith.store.recovery import keep

HOSTILE = {
    "brackets": "[PyTorch] [/] [red]x[/red] [@click=app.quit]x[/] [x=1] $name \\[ok] [bold",
    "end tag": "[/]",
    "controls": "a\x1b[31mb\x1b]0;title\x07c nul\x00 del\x7f \x9b31m \ud800",
    "scripts": "日本語の検索 🙂👩\u200d👩\u200d👧 e\u0301\u0301\u0301 עברית \u202egnp.exe العربية",
    "hidden": "a\u200bb\u2066c\u2069 \u061cd\xade\U000e0041f\ufeffg\u200dh \ufff9i",
    "heap": "a" + "\u0301\u0327" * 400,
    "long": "x" * 2_000,  # more than a screen holds
    "deep": "[" * 500 + "/]" * 500,
    "lines": "line one\nline two\r\nline three",
}
each = pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
PLACES: list[Address] = [(name,) for name in ("profile", "summary", "roles", "tools", "projects")]
PLACES += [("education",), ("roles", 0), ("sections", 0)]


def hostile_cv(text: str) -> CV:
    bullets = (Bullet(own=text), Bullet(Slots(text, text, text, text, text, text, text)))
    return CV(
        profile=Profile(text, text, text, text, text, (text, text)),
        summary=Summary(domain=text, scale=text, outcome=text),
        roles=(Role(text, text, text, text, text, bullets, (Bullet(own=text),)), Role(text)),
        tools=Tools((text,), (text,), (text,), (text,)),
        projects=(Project(text, text, text, text, text, bullets),),
        education=(Education(text, text, text, (text,)),),
        sections=(Section(text, (text, text)),),
    )


def controls(text: str) -> set[str]:
    """What in `text` a terminal would act upon, or nobody would see."""
    return set(
        re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e]", text)
    ) | set(re.findall("[\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]", text))


@each
async def test_every_place_of_the_workbench(text: str) -> None:
    session = Session(hostile_cv(text), name=text)
    session.drafts["roles", 0, "bullets", 0] = Draft(Slots(text), text)
    async with running(session) as (app, pilot):
        bench = app.screen
        assert isinstance(bench, Workbench)
        for place in PLACES:
            bench.goto(place)
            await pilot.pause()
            assert controls(seen(app)) == set()
        bench.goto(("roles", 0, "bullets", 0))
        await pilot.pause()
        told = clean(text).split("\n")[0][:20].strip()
        assert told[:8] in seen(app)
        await press(app, pilot, "c")
        assert controls(seen(app)) == set()
        await press(app, pilot, "escape", "?")
        await press(app, pilot, "escape", "t", "z")
        assert controls(seen(app)) == set()
        await press(app, pilot, "escape", "end", "enter")
        await press(app, pilot, "d", "u", "y", "Y", "p", "u", "tab", "e")
        await press(app, pilot, "escape", "ctrl+p")
        await press(app, pilot, "escape")
        assert app.is_running


@each
async def test_every_form_opens_and_closes_without_a_change(text: str) -> None:
    session = Session(hostile_cv(clean(text)))
    async with running(session) as (app, pilot):
        for place in PLACES:
            if form_at(session.cv, place) is None:
                continue
            assert isinstance(app.screen, Workbench)
            app.screen._form(place)
            await pilot.pause()
            assert controls(seen(app)) == set()
            await pilot.press("escape")
            await pilot.pause()
            if not isinstance(app.screen, Workbench):  # it asks what to do with a cut-down text
                await press(app, pilot, "end", "enter")


@each
async def test_the_start_screen_and_its_toasts(text: str) -> None:
    from bulletsmith.widgets.plain import note

    waits = Session(hostile_cv(clean(text)), name=clean(text))
    waits.add(("roles", 0), Role("new"))
    assert waits.unsaved is not None
    keep(waits.unsaved)
    async with running(None) as (app, pilot):
        note(app, text, title=text, severity="error")
        await pilot.pause()
        assert controls(seen(app)) == set()
        await press(app, pilot, "enter")
        await press(app, pilot, "enter")
        assert isinstance(app.screen, Workbench)
        assert app.session.cv == waits.cv


async def test_a_hostile_path_is_only_a_path_that_is_not_there() -> None:
    async with running(None) as (app, pilot):
        await press(app, pilot, "o", "ctrl+u", *"~nobody/[red]", "tab", "enter", "escape")
        for text in HOSTILE.values():
            app.open(Path(text))
            await pilot.pause()
            assert controls(seen(app)) == set()


@each
async def test_every_screen_that_looks_at_the_cv(text: str) -> None:
    async with running(Session(hostile_cv(clean(text)), name=clean(text))) as (app, pilot):
        bench = app.screen
        assert isinstance(bench, Workbench)
        ways = {
            SummaryForge: lambda: bench.goto(("summary",)),
            ToolsBoard: lambda: bench.goto(("tools",)),
            PageScreen: bench.action_view_page,
            SelfCheckScreen: bench.action_self_check,
        }
        for screen, way in ways.items():
            way()
            await settled(app, pilot)
            if screen in (SummaryForge, ToolsBoard):
                await press(app, pilot, "enter")
            assert isinstance(app.screen, screen)
            assert controls(seen(app)) == set()
            if screen is SelfCheckScreen:
                await press(app, pilot, "m")
                assert isinstance(app.screen, SixtyScreen)
                assert controls(seen(app)) == set()
                await press(app, pilot, "escape")
            for _ in range(3):  # a forge asks first what becomes of what was typed
                if app.screen is not bench:
                    await press(app, pilot, "escape")
            assert app.screen is bench


@each
async def test_the_history_of_a_file(text: str, tmp_path: Path) -> None:
    session = Session(hostile_cv(clean(text)))
    session.save(tmp_path / "cv.toml")
    session.add(("roles", 0), Role(clean(text)))
    session.save(tmp_path / "cv.toml")
    async with running(session) as (app, pilot):
        await press(app, pilot, "H")
        assert isinstance(app.screen, HistoryScreen)
        assert controls(seen(app)) == set()
        await press(app, pilot, "down", "tab", "down")
        assert controls(seen(app)) == set()
        await press(app, pilot, "escape")
        assert isinstance(app.screen, Workbench)


@each
async def test_beside_a_linkedin_profile(text: str, tmp_path: Path) -> None:
    def table(*rows: list[str]) -> str:
        out = io.StringIO()
        csv.writer(out).writerows(rows)
        return out.getvalue()

    raw = text.encode("utf-8", "replace").decode()
    told = table(
        ["Company Name", "Title", "Description", "Location", "Started On", "Finished On"],
        [raw, raw, raw, raw, "2020", ""],
        ["Acme", raw, raw, "", "2017", "2019"],
    )
    person = table(["First Name", "Last Name", "Headline", "Summary"], [raw, "X", raw, raw])
    with zipfile.ZipFile(tmp_path / "own.zip", "w") as made:
        made.writestr("Profile.csv", person)
        made.writestr("Positions.csv", told)
        made.writestr("Skills.csv", table(["Name"], [raw]))
    async with running(Session(hostile_cv(clean(text)), name=clean(text))) as (app, pilot):
        bench = app.screen
        assert isinstance(bench, Workbench)
        bench._archive_chosen(tmp_path / "own.zip")
        await app.workers.wait_for_complete()
        await settled(app, pilot)
        assert isinstance(app.screen, LinkedInScreen)
        assert controls(seen(app)) == set()
        await press(app, pilot, "down", "down", "y")
        assert controls(seen(app)) == set()
        await press(app, pilot, "escape")
        assert isinstance(app.screen, Workbench)
        assert controls(seen(app)) == set()
