"""Forms that say at every key what a reader would object to, and keep it all the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
from driving import press, running, sample_cv, seen

from bulletsmith.cv import CV, Project, Role
from bulletsmith.screens import forms
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


@pytest.mark.parametrize(
    ("link", "taken"),
    [
        ("github.com/ada/fastvec", True),
        ("https://example.org:8080/x?y=1#z", True),
        ("ada.dev", True),
        ("münchen.de/x", True),
        ("soon", False),
        ("see my site", False),
        ("https://", False),
        ("javascript:alert(1)", False),
        ("-a.com", False),
    ],
)
def test_a_projects_link_is_judged_at_each_key(link: str, taken: bool) -> None:
    project = Project("fastvec", "", "8.2K stars")
    made = forms.form_at(CV(projects=(project,)), ("projects", 0))
    assert made
    form = made[1]
    values = {field.name: field.value for field in form.fields}
    assert ("url" in form.check({**values, "url": link})) is not taken
    assert not form.check({**values, "url": ""})


async def test_a_link_that_stood_there_can_stay() -> None:
    project = Project("fastvec", "on request", "8.2K stars")
    s = Session(replace(sample_cv(), projects=(project,)))
    async with running(s) as (app, pilot):
        app.screen.goto(("projects", 0))  # type: ignore[attr-defined]
        await press(app, pilot, "r", *"2", "enter")
        assert "✗" not in seen(app).partition("link")[0][-400:]
        await press(app, pilot, *"x")
        assert "a link: github.com" in seen(app)
