"""Boxes: the footer under one tells its keys, and no key acts on what lies below it."""

from __future__ import annotations

import pytest
from driving import WEAK, press, running, sample_cv, seen, settled, typed
from textual import events

from bulletsmith.screens.confirm import Ask
from bulletsmith.screens.forge import ForgeScreen
from bulletsmith.screens.paste import TakeApart
from bulletsmith.session import Session


@pytest.mark.parametrize(
    ("keys", "there", "gone"),
    [
        (["e"], "close", "save"),  # a finding explained
        (["question_mark"], "close", "save"),
        (["i"], "keep", "save"),  # a form
        (["t"], "keep", "export"),
        (["o"], "open", "export"),
        (["t", "x", "escape"], "choose", "undo"),  # a question over a box
    ],
)
async def test_the_footer_tells_the_keys_of_the_box(keys: list[str], there: str, gone: str) -> None:
    async with running(Session(sample_cv())) as (app, pilot):
        await press(app, pilot, "down", *keys)
        footer = seen(app).splitlines()[-1]
        assert there in footer
        assert gone not in footer


async def test_a_key_with_priority_does_not_act_below_the_box_that_a_key_before_it_opens() -> None:
    session = Session(sample_cv())
    async with running(session) as (app, pilot):
        await press(app, pilot, "enter")
        assert isinstance(app.screen, ForgeScreen)
        form = app.screen.form
        whole = "Built a churn model for telecom on 2M rows, AUC 0.9 vs 0.8, on Triton"
        for event in (
            *(events.Key("space" if c == " " else c, c) for c in whole),
            events.Key("ctrl+t", None),  # opens a box
            events.Key("down", None),  # would go into the suggestions of the forge
            events.Key("n", "n"),
        ):
            app.post_message(event)
        await typed(app, pilot)
        await settled(app, pilot)
        assert isinstance(app.screen, ForgeScreen)
        assert form.suggestions.chosen is None
        assert whole in form.field.words


async def test_keys_behind_one_that_closes_a_box_are_not_lost() -> None:
    session = Session(sample_cv())
    async with running(session) as (app, pilot):
        await press(app, pilot, "down", "t", "x")
        for key in ("escape", "down", "down", "enter", "t", "y", "f10"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await typed(app, pilot)
        await settled(app, pilot)
        assert not isinstance(app.screen, (Ask, TakeApart))
        assert session.cv.roles[0].bullets[1].text == f"{WEAK.own}y"
