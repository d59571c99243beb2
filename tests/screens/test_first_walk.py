"""What a new user stumbled over, walking through the program for the first time."""

from __future__ import annotations

from typing import ClassVar

import pytest
from driving import press, running, sample_cv, seen
from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen

from bulletsmith.cv import CV, Profile
from bulletsmith.screens.export import FORMATS, ExportScreen
from bulletsmith.session import Session
from bulletsmith.widgets.findings import Findings
from bulletsmith.widgets.keybar import KeyBar
from bulletsmith.widgets.plain import note


async def test_a_finding_explained_is_still_the_one_that_the_next_key_is_about() -> None:
    async with running(Session(sample_cv())) as (app, pilot):
        await press(app, pilot, "down", "tab", "down")
        code = app.screen.query_one(Findings).shown[1].code
        await press(app, pilot, "e")
        assert code in seen(app)
        await press(app, pilot, "escape", "i")
        assert f"Ignore {code}" in seen(app)


async def test_an_untouched_form_accuses_nobody() -> None:
    async with running(Session(CV(profile=Profile(name="Ada Example")))) as (app, pilot):
        await press(app, pilot, "R")
        assert "✗ title" not in seen(app)
        assert "needs a title" not in seen(app)
        await press(app, pilot, "tab", "tab", *"Berlin")
        assert "✗ title" in seen(app)
        await press(app, pilot, "ctrl+s")
        assert "a role needs a title or a company" in seen(app)


async def test_a_new_toast_takes_the_place_of_the_one_before() -> None:
    async with running(Session(sample_cv())) as (app, pilot):
        for text in ("Saved.", "There is no finding here.", "There is no finding here."):
            note(app, text)
            await pilot.pause()
        assert [one.message for one in app._notifications] == ["There is no finding here."]
        note(app, "The disk is full.", severity="error")
        note(app, "Undone.")
        await pilot.pause()
        assert [one.message for one in app._notifications] == ["The disk is full.", "Undone."]


class Crowded(Screen[None]):
    """More keys than eighty columns hold, the way out at the end."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, "nothing", f"a long word {key}", id=f"x.{key}") for key in "abcdefgh"),
        Binding("escape", "back", "back", id="x.back"),
    ]

    def compose(self):  # type: ignore[no-untyped-def]
        yield KeyBar()


async def test_a_crowded_footer_keeps_the_way_out() -> None:
    app: App[None] = App()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(Crowded())
        await pilot.pause()
        line = app.screen.query_one(KeyBar).render()
        assert line.cell_length <= 80
        assert line.plain.rstrip().endswith("back")
        assert line.plain.startswith(" a a long word a")


async def test_the_page_is_exported_as_pdf_unless_told_otherwise() -> None:
    async with running(Session(sample_cv())) as (app, pilot):
        await press(app, pilot, "v", "x")
        screen = app.screen
        assert isinstance(screen, ExportScreen)
        assert FORMATS[screen.formats.highlighted or 0].name == "pdf"


@pytest.mark.parametrize("keys", ["c", "v"])
async def test_the_question_mark_helps_on_a_screen_of_its_own(keys: str) -> None:
    async with running(Session(sample_cv())) as (app, pilot):
        await press(app, pilot, keys)
        await press(app, pilot, "question_mark")
        assert "The keys that work here" in seen(app)


async def test_the_board_says_how_to_leave_it_at_eighty_columns() -> None:
    async with running(Session(sample_cv())) as (app, pilot):
        await press(app, pilot, "shift+tab", *["down"] * 2, "enter", "enter")
        assert "esc back" in seen(app)
