"""Projects in the program: whether they help, what they lack, and the open-source bullet."""

from __future__ import annotations

from dataclasses import replace

from driving import press, running, sample_cv, seen

from bulletsmith.checks.review import Reviewer
from bulletsmith.cv import Project
from bulletsmith.screens.parts_forge import PartsForge
from bulletsmith.session import Session


async def test_the_contribution_is_put_together_and_never_invented() -> None:
    project = Project("PyTorch", "https://github.com/pytorch/pytorch", "85K stars")
    s = Session(replace(sample_cv(), projects=(project,)))
    async with running(s) as (app, pilot):
        app.screen.goto(("projects", 0))  # type: ignore[attr-defined]
        await pilot.pause()
        assert "worth having" in seen(app)
        assert "link ✓" in seen(app)
        assert "effect ✗" in seen(app)
        await press(app, pilot, "n", "down", "enter")
        screen = app.screen
        assert isinstance(screen, PartsForge)
        for words in ("a fused attention kernel", "2.6", "1.8x faster on long inputs"):
            screen.form.field.insert(words)
            await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        made = s.cv.projects[0].bullets[0].text
        assert made == (
            "Contributor to PyTorch (85K stars): implemented a fused attention kernel, merged in "
            "2.6, 1.8x faster on long inputs."
        )
        from datetime import date

        found = {f.code for f in Reviewer().review(s.cv, today=date(2026, 11, 1)).findings}
        assert "PRJ005" not in found


async def test_its_draft_stays_with_escape() -> None:
    s = Session(sample_cv())
    async with running(s) as (app, pilot):
        for _ in range(2):
            app.screen.goto(("projects", 0))  # type: ignore[attr-defined]
            await press(app, pilot, "n", "down", "enter")
            screen = app.screen
            assert isinstance(screen, PartsForge)
            if not s.drafts:
                screen.form.go("made")
                screen.form.field.insert("a kernel")
            else:
                assert screen.form.words["made"] == "a kernel"
            await press(app, pilot, "escape")
        assert len(s.cv.projects[0].bullets) == 1
