"""The tools board as a person uses it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from driving import press, running, sample_cv, seen, settled
from textual.pilot import Pilot

from bulletsmith.app import BulletsmithApp
from bulletsmith.cv import Bullet, Tools
from bulletsmith.screens.board import ToolsBoard
from bulletsmith.session import Session

TOOLS = Tools(("Python", "PyTorch"), ("Spark",), ("AWS", "pytorch 2.1"), last_used={"Spark": 2025})
SERVED = (
    Bullet(own="Built a reranker with PyTorch for hotel search, deployed via SageMaker and S3."),
    Bullet(own="Trained a fraud scorer with PyTorch for payments, deployed via Triton on EKS."),
)


def session(tools: Tools = TOOLS) -> Session:
    cv = sample_cv()
    role = replace(cv.roles[0], bullets=SERVED)
    return Session(replace(cv, tools=tools, roles=(role,)))


async def board(app: BulletsmithApp, pilot: Pilot[Any]) -> ToolsBoard:
    app.screen.goto(("tools",))  # type: ignore[attr-defined]
    await press(app, pilot, "enter")
    assert isinstance(app.screen, ToolsBoard)
    return app.screen


async def test_a_tool_moves_between_tiers_and_within_one_and_back() -> None:
    s = session()
    async with running(s) as (app, pilot):
        screen = await board(app, pilot)
        await press(app, pilot, "J")
        assert s.cv.tools.core == ("PyTorch", "Python")
        assert screen.here == ("core", 1)
        await press(app, pilot, "L")
        assert s.cv.tools.working == ("Spark", "Python")
        await press(app, pilot, "H")
        assert s.cv.tools.core == ("PyTorch", "Python")
        for _ in range(3):
            await press(app, pilot, "u")
        assert s.cv.tools == TOOLS


async def test_what_proves_a_tool_is_shown_and_leads_to_its_bullet() -> None:
    s = session()
    async with running(s) as (app, pilot):
        screen = await board(app, pilot)
        await press(app, pilot, "j")
        assert "→ 1.1" in seen(app)
        assert "→ 1.2" in seen(app)
        assert "Triton ×1" in seen(app)
        await press(app, pilot, "b")
        assert app.screen is not screen
        assert app.screen.here == ("roles", 0, "bullets", 0)  # type: ignore[attr-defined]


async def test_clouds_and_spellings_are_mended_from_what_the_bullets_say() -> None:
    s = session()
    async with running(s) as (app, pilot):
        await board(app, pilot)
        await press(app, pilot, "l", "l")
        assert "TLS005" in seen(app)
        await press(app, pilot, "f")
        assert s.cv.tools.familiar[0] == "AWS (SageMaker, S3, EKS)"
        await press(app, pilot, "j", "f")
        assert s.cv.tools.familiar[1] == "PyTorch"


async def test_tools_are_added_renamed_dated_and_deleted() -> None:
    s = session()
    async with running(s) as (app, pilot):
        await board(app, pilot)
        await press(app, pilot, "a", *"Faiss", "enter")
        assert s.cv.tools.core[-1] == "Faiss"
        await press(app, pilot, "enter", "2", "enter")
        assert s.cv.tools.core[-1] == "Faiss2"
        await press(app, pilot, "y", *"2024", "enter")
        assert s.cv.tools.last_used == {"Spark": 2025, "Faiss2": 2024}
        await press(app, pilot, "d")
        assert (s.cv.tools.core, s.cv.tools.last_used) == (TOOLS.core, {"Spark": 2025})
        await press(app, pilot, "plus", "enter")
        assert len(s.cv.tools.core) == 3


async def test_a_flat_list_is_put_into_tiers_only_when_it_is_agreed_to() -> None:
    flat = Tools(flat=("Python", "PyTorch", "Triton", "Haskell"))
    s = session(flat)
    async with running(s) as (app, pilot):
        await board(app, pilot)
        await press(app, pilot, "t", "enter")
        assert s.cv.tools == flat
        await press(app, pilot, "t", "down", "enter")
        assert s.cv.tools == Tools(("PyTorch", "Python"), ("Triton",), ("Haskell",))
        await settled(app, pilot)
        await press(app, pilot, "u")
        assert s.cv.tools == flat


async def test_undo_on_the_board_takes_back_only_what_is_about_the_tools() -> None:
    s = session()
    bullets = s.cv.roles[0].bullets
    s.delete(("roles", 0, "bullets", 0))
    async with running(s) as (app, pilot):
        await board(app, pilot)
        await press(app, pilot, "u")
        assert any("delete bullet 1.1" in toast.message for toast in app._notifications)
        assert len(s.cv.roles[0].bullets) == len(bullets) - 1
        await press(app, pilot, "d", "u")
        assert any("Undone: delete" in toast.message for toast in app._notifications)
        assert s.cv.tools == TOOLS
        await press(app, pilot, "u", "escape", "u")
        assert s.cv.roles[0].bullets == bullets
