"""What the screens look like at 80×24, as text: `UPDATE_PICTURES=1 pytest` draws them anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from driving import press, running, sample_cv, seen

from bulletsmith.session import Session

PICTURES = Path(__file__).parent / "pictures"
CASES = {
    "start": (None, ()),
    "workbench": (sample_cv(), ()),
    "empty": (Session().cv, ()),
    "role_form": (sample_cv(), ("r",)),
    "tools": (sample_cv(), ("shift+tab", "end", "up", "up")),
}


@pytest.mark.parametrize("name", CASES)
async def test_the_screen_is_as_it_was_drawn(name: str) -> None:
    cv, keys = CASES[name]
    async with running(Session(cv) if cv is not None else None) as (app, pilot):
        await press(app, pilot, *keys)
        text = seen(app) + "\n"
    picture = PICTURES / f"{name}.txt"
    if os.environ.get("UPDATE_PICTURES"):
        PICTURES.mkdir(exist_ok=True)
        picture.write_text(text, "utf-8")
    assert text == picture.read_text("utf-8")
    assert all(len(line) <= 80 for line in text.splitlines())
