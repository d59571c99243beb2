"""Keys of one breath: each goes to what is on the screen once the keys before it are done."""

from __future__ import annotations

from dataclasses import replace

import pytest
from driving import press, running, sample_cv, seen, settled, texts
from textual import events

from bulletsmith.app import BulletsmithApp
from bulletsmith.cv import Bullet, Role, Summary
from bulletsmith.screens.compare import Compare
from bulletsmith.screens.confirm import Ask
from bulletsmith.screens.edit_text import EditText
from bulletsmith.screens.forge import ForgeScreen
from bulletsmith.screens.form import FormScreen
from bulletsmith.screens.parts_forge import PartsForge
from bulletsmith.screens.workbench import Workbench
from bulletsmith.session import Session


def type_ahead(app: BulletsmithApp, *keys: str) -> None:
    """Put `keys` into the app's queue before it has seen the first of them."""
    for key in keys:
        letter = " " if key == "space" else key if len(key) == 1 else None
        app.post_message(events.Key(key, letter))


@pytest.mark.parametrize(
    ("keys", "box", "told"),
    [
        (["t", *"abc", "space", "d"], EditText, "abc d"),
        (["enter", *"abc", "space", "d"], ForgeScreen, "abc d"),
        (["i", *"abc", "space", "d"], FormScreen, "abc d"),
        (["shift+tab", "up", "up", "enter", "enter", *"xyz"], PartsForge, "xyz"),
        (["t", "x", "escape", "up", "enter", "t", *"abc"], EditText, "abc"),
    ],
)
async def test_into_the_box_that_they_open(keys: list[str], box: type, told: str) -> None:
    cv = replace(sample_cv(), summary=Summary(), roles=(Role("Engineer", bullets=(Bullet(),)),))
    session = Session(cv)
    async with running(session) as (app, pilot):
        type_ahead(app, *keys)
        await settled(app, pilot)
        await settled(app, pilot)
        assert isinstance(app.screen, box)
        assert told in seen(app)
        assert session.cv == cv


OLD = "Worked on fraud models using XGBoost."
MADE = "Worked on models using XGBoost for fraud, trained on x."  # x is in the first empty slot


@pytest.mark.parametrize(
    ("keys", "screen", "first"),
    [
        # Kept, and the key behind it works on the workbench: deleted, and brought back.
        (["t", "x", "enter", "d", "u"], Workbench, f"{OLD}x"),
        (["t", "x", "ctrl+s", "g"], Workbench, f"{OLD}x"),
        (["t", "x", "enter", "t", "y", "enter"], Workbench, f"{OLD}xy"),
        (["enter", "x", "ctrl+s", "g"], Workbench, MADE),
        (["enter", "x", "ctrl+s", "u", "t", "y", "enter"], Workbench, f"{OLD}y"),
        # Left: the letters behind Escape change no text that is no longer there.
        (["t", "escape", "g"], Workbench, OLD),
        (["enter", "escape", "g", "d", "u"], Workbench, OLD),
        (["t", "x", "escape", "y"], Ask, OLD),
        # A form's Enter, a question's Enter, and the forge of a pass.
        (["r", "ctrl+s", "g", "t", "z", "enter"], Workbench, f"{OLD}z"),
        (["t", "x", "escape", "down", "enter", "g"], Workbench, f"{OLD}x"),
        (["w", "x", "ctrl+s", "j"], Compare, MADE),
    ],
)
async def test_behind_the_key_that_closes_a_box(keys: list[str], screen: type, first: str) -> None:
    role = Role("Engineer", "Acme", start="2020", bullets=(Bullet(own=OLD), Bullet(own="Two.")))
    session = Session(replace(sample_cv(), roles=(role,)))
    async with running(session) as (app, pilot):
        type_ahead(app, *keys)
        await settled(app, pilot)
        await settled(app, pilot)
        assert isinstance(app.screen, screen)
        assert texts(session) == [first, "Two."]


async def test_a_text_pasted_right_after_the_key_goes_into_the_box() -> None:
    async with running(Session(sample_cv())) as (app, pilot):
        type_ahead(app, "t")
        app.post_message(events.Paste("pasted words"))
        type_ahead(app, "!")
        await settled(app, pilot)
        assert "pasted words!" in seen(app)


async def test_a_role_is_written_in_one_breath() -> None:
    session = Session(replace(sample_cv(), roles=()))
    async with running(session) as (app, pilot):
        type_ahead(app, "R", *"Engineer", "enter", *"Acme", "ctrl+s", "t", *"Trained", "enter")
        type_ahead(app, "t", "!", "enter", "s", *"cv")
        await settled(app, pilot)
        await settled(app, pilot)
        (role,) = session.cv.roles
        assert (role.title, role.company, texts(session)) == ("Engineer", "Acme", ["Trained!"])
        assert "Save as" in seen(app)
        await press(app, pilot, "escape")
