"""Forms that say at every key what a reader would object to, and keep it all the same."""

from __future__ import annotations

from dataclasses import replace

from driving import press, running, sample_cv, seen

from bulletsmith.cv import Role
from bulletsmith.session import Session

SENIOR = (Role("Senior ML Engineer", "Acme", "", "2015-03", "present"),)


async def test_a_grade_is_judged_with_seniority_in_mind() -> None:
    young = (Role("ML Engineer", "Acme", "", "2026-03", "present"),)
    for roles, told in ((SENIOR, True), (young, False)):
        s = Session(replace(sample_cv(), roles=roles))
        async with running(s) as (app, pilot):
            app.screen.goto(("education", 0))  # type: ignore[attr-defined]
            await press(app, pilot, "enter", "enter", "enter", "enter", *"GPA", "space", *"3.9/4.0")
            assert ("STR004" in seen(app)) is told
            await press(app, pilot, "ctrl+s")
            assert s.cv.education[0].details == ("GPA 3.9/4.0",)


async def test_a_new_section_is_judged_before_it_is_kept() -> None:
    s = Session(replace(sample_cv(), roles=SENIOR))
    async with running(s) as (app, pilot):
        await press(app, pilot, "A", *"Courses", "enter", *"Coursera")
        assert "DRP001" in seen(app)
        await press(app, pilot, "ctrl+s")
        assert s.cv.sections[0].title == "Courses"


async def test_a_new_project_is_judged_before_it_is_kept() -> None:
    s = Session(replace(sample_cv(), projects=()))
    async with running(s) as (app, pilot):
        app.screen.goto(("projects",))  # type: ignore[attr-defined]
        await press(app, pilot, "n", *"bikes")
        assert "PRJ003" in seen(app)
