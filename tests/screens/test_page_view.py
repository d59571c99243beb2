"""The page in view: drawn beside what lands on it, and the five questions in sixty seconds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from driving import running, sample_cv, settled

from bulletsmith.cv import CV, Bullet, Section
from bulletsmith.screens.page import PageScreen
from bulletsmith.screens.page_view import PageView
from bulletsmith.screens.sixty import EACH, SixtyScreen
from bulletsmith.screens.workbench import Workbench
from bulletsmith.session import Session
from bulletsmith.widgets.page_picture import PagePicture
from bulletsmith.widgets.rows import Line, Row

LINE = Bullet(own="Trained a model of churn [for] a telecom and put it into a weekly job.")


def long_cv() -> CV:
    cv = sample_cv()
    first = replace(cv.roles[0], bullets=(*cv.roles[0].bullets, *[LINE] * 110))
    return replace(cv, roles=(first, *cv.roles[1:]))


def told(screen: PageScreen) -> str:
    return str(screen.told.content)


def rows(screen: PageScreen) -> list[str]:
    shown = []
    for option in screen.rows.options:
        assert isinstance(option, Row)
        assert isinstance(option.prompt, Line)
        shown.append(option.prompt.told(200).plain)
    return shown


def gutter(picture: PagePicture) -> list[str]:
    return [picture._strip(y).text[:4] for y in range(picture.size.height)]


def drawn(picture: PagePicture) -> list[str]:
    return [picture._strip(y).text for y in range(picture.size.height)]


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_v_shows_the_page_and_where_its_top_half_ends(size: tuple[int, int]) -> None:
    async with running(Session(sample_cv()), *size) as (app, pilot):
        await pilot.press("v")
        await settled(app, pilot)
        screen = app.screen
        assert isinstance(screen, PageScreen)
        assert "page 1 of 1 · plain · A4" in told(screen)
        assert "it fits" in told(screen)
        lines = drawn(screen.picture)
        assert any("▀▀▀▀▀▀▀" in line for line in lines)
        half = next(y for y, line in enumerate(lines) if "top half ends here" in line)
        page = sum("▀" in line for line in lines) + 1
        assert abs(half - page / 2) <= 1
        assert page <= size[1] - 1
        assert any("SEC" in line for line in gutter(screen.picture))
        assert rows(screen)[0].startswith("SEC 1.1 Built a session-based reranker")
        assert "Improved [PyTorch] training [/]" in "".join(rows(screen))


async def test_the_cursor_is_where_the_workbench_had_it_and_leads_back() -> None:
    async with running(Session(sample_cv())) as (app, pilot):
        await pilot.press("down", "v")
        await settled(app, pilot)
        screen = app.screen
        assert isinstance(screen, PageScreen)
        assert screen.meant() == ("roles", 0, "bullets", 1)
        assert any("▸" in line for line in gutter(screen.picture))
        await pilot.press("down", "enter")
        await settled(app, pilot)
        assert isinstance(app.screen, Workbench)
        assert app.screen.here == ("roles", 0, "bullets", 2)


async def test_too_long_is_told_with_what_to_cut_and_parking_cuts_it() -> None:
    session = Session(long_cv())
    async with running(session) as (app, pilot):
        await pilot.press("v")
        await settled(app, pilot)
        screen = app.screen
        assert isinstance(screen, PageScreen)
        assert session.review is not None
        over = session.review.page.over(session.review.limit)
        assert over
        assert f"{over} line{'s' * (over > 1)} over the two pages it may have" in told(screen)
        assert rows(screen)[0] == "── to cut, weakest first ──"
        first = session.review.cuts[0].address
        assert screen.meant() != ()
        screen.rows.highlighted = 1
        await pilot.press("p")
        await settled(app, pilot)
        await settled(app, pilot)
        assert len(session.cv.roles[int(first[1])].parked) == 1
        assert session.review is not None
        assert session.review.page.over(session.review.limit) < over
        await pilot.press("u")
        await settled(app, pilot)
        assert session.cv == long_cv()


async def test_pages_turn_and_follow_the_cursor() -> None:
    async with running(Session(long_cv())) as (app, pilot):
        await pilot.press("v")
        await settled(app, pilot)
        screen = app.screen
        assert isinstance(screen, PageScreen)
        assert screen.pages == 3
        await pilot.press("]")
        await settled(app, pilot)
        assert screen.page == 2
        assert "page 2 of 3" in told(screen)
        assert not any("top half" in line for line in drawn(screen.picture))
        await pilot.press("[")
        await settled(app, pilot)
        assert screen.page == 1
        await pilot.press("end")
        await settled(app, pilot)
        assert screen.page == 3


async def test_style_and_paper_are_judged_anew() -> None:
    session = Session(sample_cv())
    async with running(session) as (app, pilot):
        await pilot.press("v")
        await settled(app, pilot)
        screen = app.screen
        assert isinstance(screen, PageScreen)
        await pilot.press("t", "a")
        await settled(app, pilot)
        await settled(app, pilot)
        assert "classic · US Letter" in told(screen)
        assert session.review is not None
        assert round(session.review.page.room) == 54
        assert (session.settings.style, session.settings.paper) == ("classic", "us-letter")


async def test_a_picture_that_comes_too_late_is_dropped() -> None:
    async with running(Session(sample_cv())) as (app, pilot):
        await pilot.press("v")
        await settled(app, pilot)
        screen = app.screen
        assert isinstance(screen, PageScreen)
        before = screen._raster
        screen.post_message(PageView.Drawn(screen._asked - 1, None, "too late"))
        await pilot.pause()
        assert screen._raster is before
        assert "too late" not in told(screen)


async def test_the_page_is_measured_once_it_is_in_view() -> None:
    session = Session(sample_cv())
    async with running(session) as (app, pilot):
        assert session.review is not None
        assert not session.review.page.measured
        await pilot.press("v")
        await settled(app, pilot)
        await pilot.press("escape")
        await settled(app, pilot)
        assert session.review is not None
        assert session.review.page.measured
        question = session.review.selfcheck.questions[0]
        assert "measured on the laid-out page" in question.note


async def test_sixty_seconds_walk_through_the_questions_to_the_verdict() -> None:
    session = Session(sample_cv())
    async with running(session) as (app, pilot):
        await pilot.press("c", "m")
        await settled(app, pilot)
        screen = app.screen
        assert isinstance(screen, SixtyScreen)
        assert session.review is not None
        check = session.review.selfcheck
        for place, question in enumerate(check.questions, 1):
            words = str(screen.asked.content)
            assert f"{place} of 5" in words
            assert question.text in words
            assert question.note in words
            assert any("▀▀▀" in line for line in drawn(screen.picture))
            for _ in range(EACH):
                screen.tick()
            await pilot.pause()
        assert check.verdict in str(screen.asked.content)
        assert "0 s" in str(screen.clock.content)
        await pilot.press("left")
        assert "5 of 5" in str(screen.asked.content)


async def test_the_clock_can_be_stopped_and_evidence_leads_to_its_place() -> None:
    async with running(Session(sample_cv())) as (app, pilot):
        await pilot.press("c", "m", "p")
        await settled(app, pilot)
        screen = app.screen
        assert isinstance(screen, SixtyScreen)
        assert "stopped" in str(screen.clock.content)
        for _ in range(EACH * 2):
            screen.tick()
        assert screen.at == 0
        await pilot.press("space")
        await settled(app, pilot)
        assert screen.meant() == ("roles", 0, "bullets", 0)
        await pilot.press("enter")
        await settled(app, pilot)
        assert isinstance(app.screen, Workbench)
        assert app.screen.here == ("roles", 0, "bullets", 0)


async def test_the_question_of_the_tools_leads_to_them() -> None:
    async with running(Session(sample_cv())) as (app, pilot):
        await pilot.press("c", "m", "space", "space", "space")
        await settled(app, pilot)
        await pilot.press("enter")
        await settled(app, pilot)
        assert isinstance(app.screen, Workbench)
        assert app.screen.place == ("tools",)


async def test_an_empty_cv_has_a_page_too() -> None:
    async with running(Session(CV())) as (app, pilot):
        await pilot.press("v")
        await settled(app, pilot)
        assert isinstance(app.screen, PageScreen)
        await pilot.press("enter")
        await settled(app, pilot)


async def test_other_sections_are_named_by_their_titles() -> None:
    cv = replace(sample_cv(), sections=(Section("[Talks]", ("RecSys",)),))
    async with running(Session(cv)) as (app, pilot):
        await pilot.press("v")
        await settled(app, pilot)
        assert isinstance(app.screen, PageScreen)
        assert "··· [Talks] RecSys" in rows(app.screen)
