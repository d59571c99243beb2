"""Boxes: the footer under one tells its own keys."""

from __future__ import annotations

import pytest
from driving import press, running, sample_cv, seen

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
