"""A role rewritten as a person does it, and bullets split, merged and given away."""

from __future__ import annotations

from typing import Any

from driving import THIRD, WEAK, WORKED, contents, press, running, sample_cv, seen, texts
from textual.pilot import Pilot

from bulletsmith.app import BulletsmithApp
from bulletsmith.bullets.slots import Slot
from bulletsmith.cv import CV, Bullet, Role
from bulletsmith.screens.compare import Compare
from bulletsmith.screens.confirm import Ask
from bulletsmith.screens.edit_text import EditText
from bulletsmith.screens.pass_forge import PassForge
from bulletsmith.screens.whole_role import WholeRole
from bulletsmith.screens.workbench import Workbench
from bulletsmith.session import Session

MODEL = "a fraud model of 12 trees"


async def reword(app: BulletsmithApp, pilot: Pilot[Any], slot: Slot, words: str) -> None:
    """Put `words` into a slot of the forge and keep the bullet."""
    assert isinstance(app.screen, PassForge)
    app.screen.form.put({slot: words})
    await press(app, pilot, "ctrl+s")


async def test_a_role_is_rewritten_worst_first_and_looked_at_as_a_whole() -> None:
    session = Session(sample_cv())
    async with running(session) as (app, pilot):
        await press(app, pilot, "w")
        assert isinstance(app.screen, PassForge)
        assert app.screen.address == ("roles", 0, "bullets", 1)
        assert "1 of 3 · Senior ML Engineer · Acme" in seen(app)
        assert WEAK.text in seen(app)
        await reword(app, pilot, Slot.MODEL, MODEL)
        assert isinstance(app.screen, Compare)
        told = seen(app)
        assert "1 of 3" in told
        assert "no longer said: XGBoost" in told
        assert "12: not in the old wording, typed by you" in told
        await press(app, pilot, "enter")
        assert MODEL in texts(session)[1]
        assert isinstance(app.screen, PassForge)
        assert app.screen.address == ("roles", 0, "bullets", 2)
        assert "2 of 3" in seen(app)
        await press(app, pilot, "ctrl+n")
        assert app.screen.address == ("roles", 0, "bullets", 0)
        await press(app, pilot, "ctrl+n")
        assert isinstance(app.screen, WholeRole)
        assert "ROL002" not in seen(app)
        await press(app, pilot, "escape")
        assert isinstance(app.screen, Workbench)
        assert texts(session)[0::2] == [WORKED.text, THIRD.text]
        assert session.undo() == "rewrite bullet 1.2"
        assert not session.dirty


async def test_edit_again_and_revert() -> None:
    session = Session(sample_cv())
    async with running(session) as (app, pilot):
        await press(app, pilot, "w")
        await reword(app, pilot, Slot.MODEL, MODEL)
        await press(app, pilot, "e")
        assert isinstance(app.screen, PassForge)
        assert app.screen.work.slots.model == MODEL
        assert app.screen.work.was == WEAK.text  # the old wording is still the old one
        await press(app, pilot, "ctrl+s")
        assert isinstance(app.screen, Compare)
        await press(app, pilot, "r")
        assert texts(session)[1] == WEAK.text
        assert not session.dirty
        assert not session.drafts
        assert isinstance(app.screen, PassForge)
        assert app.screen.address == ("roles", 0, "bullets", 2)


async def test_a_pass_that_is_left_goes_on_where_it_was() -> None:
    session = Session(sample_cv())
    async with running(session) as (app, pilot):
        await press(app, pilot, "w", "ctrl+n")
        assert isinstance(app.screen, PassForge)
        app.screen.form.put({Slot.MODEL: MODEL})
        await press(app, pilot, "escape")
        assert isinstance(app.screen, Workbench)
        await press(app, pilot, "w")
        assert isinstance(app.screen, PassForge)
        assert app.screen.address == ("roles", 0, "bullets", 2)
        assert app.screen.work.slots.model == MODEL
        assert "2 of 3" in seen(app)


async def test_at_the_end_the_strongest_comes_first_and_the_weakest_is_parked() -> None:
    bullets = (WEAK, *(Bullet(own=f"Helped {n} teams with models.") for n in range(3)), WORKED)
    session = Session(CV(roles=(Role("ML Engineer", "Acme", "", "2020", "present", bullets),)))
    async with running(session) as (app, pilot):
        await press(app, pilot, "w", *["ctrl+n"] * 5)
        assert isinstance(app.screen, WholeRole)
        assert "5 bullets, 4 are enough: p parks the weakest" in seen(app)
        await press(app, pilot, "p")
        assert len(session.cv.roles[0].parked) == 1
        assert "are enough" not in seen(app)
        await press(app, pilot, "o")
        assert texts(session)[0] == WORKED.text
        assert "the strongest bullet comes first" in seen(app)
        await press(app, pilot, "u", "u")
        assert session.cv.roles[0].bullets == bullets
        await press(app, pilot, "enter")
        assert isinstance(app.screen, Workbench)


async def test_hostile_words_are_shown_as_they_are() -> None:
    old = Bullet(own="Improved [PyTorch] [/] [red]x[/red] 日本語 by 40%.")
    role = Role("ML [/] Engineer", "[b]", "", "2020", "present", (old,))
    for width, height in ((80, 24), (130, 40)):
        session = Session(CV(roles=(role,)))
        async with running(session, width, height) as (app, pilot):
            await press(app, pilot, "w")
            await reword(app, pilot, Slot.MODEL, "[PyTorch] [/] [@click=app.quit]here[/]")
            assert isinstance(app.screen, Compare)
            assert "[red]x[/red]" in seen(app)
            assert "[@click=app.quit]here[/]" in seen(app)
            await press(app, pilot, "r")
            assert isinstance(app.screen, WholeRole)
            assert "[/]" in seen(app)


async def test_a_role_without_bullets_and_no_role_say_so() -> None:
    session = Session(CV(roles=(Role("ML Engineer", "Acme"),)))
    async with running(session) as (app, pilot):
        await press(app, pilot, "w")
        assert isinstance(app.screen, Workbench)
        assert "no bullet yet" in seen(app)


# Split, merge, give


async def test_a_bullet_is_split_where_its_second_clause_begins() -> None:
    text = "Trained a fraud model on 3M payments; reduced chargebacks by 12%."
    session = Session(CV(roles=(Role("ML Engineer", "Acme", bullets=(Bullet(own=text),)),)))
    async with running(session) as (app, pilot):
        await press(app, pilot, "slash")
        assert isinstance(app.screen, Ask)
        assert "Reduced chargebacks by 12%." in seen(app)
        await press(app, pilot, "enter")
        halves = ["Trained a fraud model on 3M payments.", "Reduced chargebacks by 12%."]
        assert texts(session) == halves
        await press(app, pilot, "slash")
        assert isinstance(app.screen, Workbench)
        assert "says one thing" in seen(app)
        await press(app, pilot, "u")
        assert texts(session) == [text]


async def test_two_bullets_become_one_in_the_editor() -> None:
    session = Session(sample_cv())
    async with running(session) as (app, pilot):
        await press(app, pilot, "down", "plus")
        assert isinstance(app.screen, EditText)
        assert "and the next as one" in seen(app)
        await press(app, pilot, "enter")
        one = f"{WEAK.text.rstrip('.')}; improved{THIRD.text[len('Improved') :]}"
        assert texts(session) == [WORKED.text, one]
        await press(app, pilot, "u")
        assert texts(session) == [WORKED.text, WEAK.text, THIRD.text]
        await press(app, pilot, "end", "plus")
        assert isinstance(app.screen, Workbench)


async def test_a_bullet_moves_to_another_role() -> None:
    session = Session(sample_cv())
    async with running(session) as (app, pilot):
        await press(app, pilot, "down", "m")
        assert isinstance(app.screen, Ask)
        assert "ML Engineer · Globex" in seen(app)
        await press(app, pilot, "enter")
        assert texts(session) == [WORKED.text, THIRD.text]
        assert texts(session, 1) == ["Trained models.", WEAK.text]
        assert contents(app).address == ("roles", 1, "bullets", 1)
        await press(app, pilot, "u")
        assert texts(session) == [WORKED.text, WEAK.text, THIRD.text]
