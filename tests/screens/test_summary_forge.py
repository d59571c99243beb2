"""The summary as a person composes it: parts, forms, drafts, and openers told apart live."""

from __future__ import annotations

from typing import Any

from driving import running, sample_cv, seen, settled
from textual.pilot import Pilot

from bulletsmith.app import BulletsmithApp
from bulletsmith.cv import CV, Summary, put
from bulletsmith.screens.parts_forge import PartsForge
from bulletsmith.session import Session
from bulletsmith.session.summary import AT

DOMAIN = "search and ranking in production"
SCALE = "a neural reranker answering 30M queries/day"
OUTCOME = "+2.1% bookings vs. the ranker it replaced"
GENERIC = "Machine learning engineer with 5 years of experience."


def session(summary: Summary) -> Session:
    return Session(put(sample_cv(), AT, summary))


async def forge(app: BulletsmithApp, pilot: Pilot[Any]) -> PartsForge:
    app.screen.goto(AT)  # type: ignore[attr-defined]
    await pilot.press("enter")
    await settled(app, pilot)
    assert isinstance(app.screen, PartsForge)
    return app.screen


async def test_a_summary_is_composed_part_by_part_and_kept() -> None:
    s = session(Summary())
    async with running(s) as (app, pilot):
        screen = await forge(app, pilot)
        for n, words in enumerate((DOMAIN, SCALE, OUTCOME)):
            if n:
                await pilot.press("enter")
            screen.form.field.insert(words)
        assert "it opens with your problem" in seen(app)
        await pilot.press("enter")
        await settled(app, pilot)
        assert s.cv.summary == Summary("", DOMAIN, SCALE, OUTCOME)
        assert not s.drafts
        assert s.undo() == "write the summary"


async def test_a_generic_opener_is_told_with_its_reason_in_the_frame_of_the_key() -> None:
    async with running(session(Summary())) as (app, pilot):
        screen = await forge(app, pilot)
        screen.form.field.insert(GENERIC)
        verdict = str(screen.query_one("#verdict").content)  # type: ignore[attr-defined]
        assert verdict.startswith("✗ a title and years")
        assert "SUM002" in str(screen.panel.content)
        screen.form.field.put(f"{DOMAIN}, 30M queries/day")
        verdict = str(screen.query_one("#verdict").content)  # type: ignore[attr-defined]
        assert verdict.startswith("✓ it opens with your problem and its size")


async def test_escape_keeps_the_draft_and_it_survives_a_crash() -> None:
    s = session(Summary())
    async with running(s) as (app, pilot):
        screen = await forge(app, pilot)
        screen.form.field.insert(DOMAIN)
        await pilot.press("escape")
        await settled(app, pilot)
        assert not s.cv.summary.sentence
        assert s.unsaved is not None
        again = Session.restored(s.unsaved)
        s.drafts = dict(again.drafts)
        screen = await forge(app, pilot)
        assert screen.form.words["domain"] == DOMAIN
        assert "draft is back" in str(screen.frame.border_title)


async def test_a_text_is_taken_apart_only_where_its_words_stand() -> None:
    text = f"{DOMAIN[:1].upper()}{DOMAIN[1:]}: {SCALE}, {OUTCOME}."
    s = session(Summary(text=text))
    async with running(s) as (app, pilot):
        screen = await forge(app, pilot)
        assert list(screen.form.words) == ["domain", "scale", "outcome"]
        assert screen.work.see().text == text
        screen.form.go("outcome")
        screen.form.field.put("+3% bookings vs. the ranker it replaced")
        await pilot.press("ctrl+s")
        await pilot.pause()  # a question waits: 2.1% is no longer said
        # is no longer said: asked before it goes
        await pilot.press("down", "enter")
        await settled(app, pilot)
        assert s.cv.summary.outcome.startswith("+3%")


async def test_a_text_that_has_no_parts_is_edited_as_text_and_can_be_put_into_parts() -> None:
    s = session(Summary(text=GENERIC))
    async with running(s) as (app, pilot):
        screen = await forge(app, pilot)
        assert list(screen.form.words) == ["text"]
        assert "SUM002" in str(screen.panel.content)
        await pilot.press("ctrl+f")
        await settled(app, pilot)
        assert list(screen.form.words) == ["domain", "scale", "outcome"]
        assert GENERIC in seen(app)
        await pilot.press("escape")
        assert s.cv.summary.text == GENERIC


async def test_the_form_for_those_with_nothing_in_production() -> None:
    s = Session(CV())
    async with running(s) as (app, pilot):
        screen = await forge(app, pilot)
        await pilot.press("ctrl+f")
        await settled(app, pilot)
        assert "baselines" in seen(app)
        for n, words in enumerate(("Lesion segmentation", "12,400 images", "U-Net and nnU-Net")):
            if n:
                await pilot.press("enter")
            screen.form.field.insert(words)
        await pilot.pause()
        assert not screen.work.see().findings
        await pilot.press("enter")
        await settled(app, pilot)
        made = "Lesion segmentation on 12,400 images, held against U-Net and nnU-Net."
        assert s.cv.summary.sentence == made
        screen = await forge(app, pilot)
        assert screen.work.told == "nothing in production yet"


async def test_a_hole_is_filled_before_it_is_kept() -> None:
    s = session(Summary())
    async with running(s) as (app, pilot):
        screen = await forge(app, pilot)
        await pilot.press("down", "enter", "ctrl+s")
        await settled(app, pilot)
        assert app.screen is screen
        assert "still to be filled" in str(screen.frame.border_title)
        assert not s.cv.summary.sentence
