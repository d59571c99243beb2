"""Seniority set in the program, and what is judged by it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from driving import press, running, sample_cv, seen, settled

from bulletsmith.cv import Education, Profile
from bulletsmith.session import Session


async def test_the_level_is_set_beside_the_cv_and_judged_by_at_once(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    degree = Education("MSc CS", "Example University", "2019", ("GPA 3.9/4.0",))
    roles = (replace(sample_cv().roles[0], title="ML Engineer", start="2023-03"),)
    first = Session(replace(sample_cv(), education=(degree,), roles=roles))
    first.save(tmp_path / "cv.toml")
    s = Session.open(tmp_path / "cv.toml")
    async with running(s) as (app, pilot):
        app.screen.goto(("education", 0))  # type: ignore[attr-defined]
        assert "STR004" not in seen(app)
        await press(app, pilot, "E")
        assert "by the dates of your roles" in seen(app)
        await press(app, pilot, "down", "down", "down", "enter")
        await settled(app, pilot)
        assert 'seniority = "senior"' in (tmp_path / "bulletsmith.toml").read_text()
        assert s.review is not None
        assert s.review.seniority.told
        assert "STR004" in seen(app)


async def test_what_is_said_of_a_part_stands_beside_its_entries() -> None:
    s = Session(replace(sample_cv(), profile=Profile("Ada", email="a@b.org", photo="ada.jpg")))
    async with running(s) as (app, pilot):
        app.screen.goto(("tools", "core"))  # type: ignore[attr-defined]
        await settled(app, pilot)
        assert "TLS002" in seen(app)
        app.screen.goto(("profile", "photo"))  # type: ignore[attr-defined]
        await settled(app, pilot)
        assert "STR005" in seen(app)
