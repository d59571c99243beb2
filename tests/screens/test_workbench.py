"""What a person does on the workbench."""

from __future__ import annotations

from pathlib import Path

import pytest
from driving import (
    THIRD,
    WEAK,
    WORKED,
    contents,
    press,
    running,
    sample_cv,
    seen,
    texts,
)

from bulletsmith.bullets.slots import Slots
from bulletsmith.cv import Bullet
from bulletsmith.screens.box import Box
from bulletsmith.screens.confirm import Ask
from bulletsmith.screens.edit_text import EditText
from bulletsmith.screens.forge import ForgeScreen
from bulletsmith.screens.form import FormScreen
from bulletsmith.screens.path import PathScreen
from bulletsmith.screens.selfcheck import SelfCheckScreen
from bulletsmith.screens.theirs import Theirs
from bulletsmith.screens.workbench import Workbench
from bulletsmith.session import Draft, Session
from bulletsmith.widgets.findings import Findings
from bulletsmith.widgets.keybar import KeyBar
from bulletsmith.widgets.outline import Outline


async def test_it_opens_on_the_newest_role_with_its_bullets_judged() -> None:
    async with running(Session(sample_cv())) as (app, _):
        text = seen(app)
        for told in ("Senior ML Engineer · Acme · Mar 2022 – now", "●●●●●●●", "3 of 3–4 bullets"):
            assert told in text
        assert "self-check" in text
        assert "Improved [PyTorch] training [/] for" in text
        assert contents(app).has_focus


async def test_findings_follow_the_cursor() -> None:
    async with running(Session(sample_cv())) as (app, pilot):
        await press(app, pilot, "down")
        codes = {finding.code for finding in app.screen.query_one(Findings).shown}
        assert {"VRB002", "MET001"} <= codes
        assert 'weak verb "Worked on"' in seen(app)
        await press(app, pilot, "up")
        assert "VRB002" not in {f.code for f in app.screen.query_one(Findings).shown}


async def test_bullets_are_moved_deleted_and_brought_back() -> None:
    session = Session(sample_cv())
    first, second, third = (bullet.text for bullet in (WORKED, WEAK, THIRD))
    async with running(session) as (app, pilot):
        await press(app, pilot, "J")
        assert texts(session) == [second, first, third]
        await press(app, pilot, "shift+down")
        assert texts(session) == [second, third, first]
        assert contents(app).address == ("roles", 0, "bullets", 2)
        await press(app, pilot, "J")  # at the end it stays
        assert texts(session) == [second, third, first]
        await press(app, pilot, "d")
        assert texts(session) == [second, third]
        await press(app, pilot, "u", "u", "u")
        assert texts(session) == [first, second, third]
        await press(app, pilot, "ctrl+r")
        assert texts(session) == [second, first, third]
        assert "•" in seen(app)


async def test_a_bullet_is_parked_and_brought_back() -> None:
    session = Session(sample_cv())
    async with running(session) as (app, pilot):
        await press(app, pilot, "p")
        assert len(session.cv.roles[0].parked) == 1
        assert "parked" in seen(app)
        await press(app, pilot, "end", "p")
        assert not session.cv.roles[0].parked
        assert texts(session)[-1] == WORKED.text


async def test_editing_the_text_of_a_bullet() -> None:
    session = Session(sample_cv())
    async with running(session) as (app, pilot):
        await press(app, pilot, "down", "t")
        assert isinstance(app.screen, EditText)
        await press(app, pilot, *" now")
        assert "7 words" in seen(app)
        await press(app, pilot, "enter")
        assert texts(session)[1] == f"{WEAK.text} now"
        assert isinstance(app.screen, Workbench)
        assert contents(app).address == ("roles", 0, "bullets", 1)
        await press(app, pilot, "t", "x", "escape")
        assert isinstance(app.screen, Ask)
        await press(app, pilot, "escape")  # to go on typing loses nothing
        assert isinstance(app.screen, EditText)
        await press(app, pilot, "escape", "down", "down", "enter")
        assert texts(session)[1] == f"{WEAK.text} now"


async def test_a_text_that_stays_as_it_was_leaves_the_slots_alone() -> None:
    session = Session(sample_cv())
    async with running(session) as (app, pilot):
        await press(app, pilot, "t", "enter")
        assert not session.dirty
        assert session.cv.roles[0].bullets[0].slots == WORKED.slots


async def test_several_pasted_lines_become_several_bullets() -> None:
    from textual import events

    session = Session(sample_cv())
    async with running(session) as (app, pilot):
        await press(app, pilot, "shift+tab", "]", "tab", "d", "t")
        assert isinstance(app.screen, EditText)
        paste = "\r\none \x1b[31m\r\ntwo\n\n\tthree\x00\n"
        app.post_message(events.Paste(paste))
        await pilot.pause()
        assert "3 lines" in seen(app)
        await press(app, pilot, "enter")
        assert isinstance(app.screen, Ask)
        await press(app, pilot, "enter")
        assert texts(session, 1) == ["one [31m", "two", "three"]
        await press(app, pilot, "u")
        assert texts(session, 1) == []


async def test_enter_opens_the_forge_and_n_a_new_bullet() -> None:
    async with running(Session(sample_cv())) as (app, pilot):
        await press(app, pilot, "down", "enter")
        assert isinstance(app.screen, ForgeScreen)
        assert app.screen.address == ("roles", 0, "bullets", 1)
        app.pop_screen()
        await press(app, pilot, "n")
        assert isinstance(app.screen, ForgeScreen)
        assert app.screen.address == ("roles", 0, "bullets", 3)


async def test_a_role_is_added_edited_moved_and_deleted() -> None:
    session = Session(sample_cv())
    async with running(session) as (app, pilot):
        await press(app, pilot, "R")
        assert isinstance(app.screen, FormScreen)
        await press(
            app, pilot, *"Lead", "enter", *"Initech", "enter", "enter", *"Mar 2024", "enter"
        )
        await press(app, pilot, *"now", "enter")
        role = session.cv.roles[0]
        assert (role.title, role.company, role.start, role.end) == (
            "Lead",
            "Initech",
            "2024-03",
            "present",
        )
        assert "No bullet yet" in seen(app)
        assert app.screen.query_one(Outline).address == ("roles", 0)
        await press(app, pilot, "shift+tab", "J")
        assert [role.title for role in session.cv.roles][:2] == ["Senior ML Engineer", "Lead"]
        await press(app, pilot, "d")
        assert "Lead" not in [role.title for role in session.cv.roles]
        await press(app, pilot, "u")
        assert session.cv.roles[1].title == "Lead"


async def test_a_wrong_date_is_told_as_it_is_typed_and_not_kept() -> None:
    session = Session(sample_cv())
    async with running(session) as (app, pilot):
        await press(app, pilot, "r", "tab", "tab", "tab", "end", "backspace", "backspace", *"13")
        assert "there is no month 13" in seen(app)
        assert "✗ start" in seen(app)
        await press(app, pilot, "ctrl+s")
        assert isinstance(app.screen, FormScreen)
        await press(app, pilot, "backspace", "backspace", *"12", "ctrl+s")
        assert session.cv.roles[0].start == "2022-12"


@pytest.mark.parametrize(
    ("place", "keys", "told"),
    [
        (("summary",), (*"x", "ctrl+s"), "search and ranking in productionx"),
        (("tools",), (*", SQL", "ctrl+s"), "Python, PyTorch, SQL"),
        (("profile",), (*" II", "ctrl+s"), "Ada Example II"),
        (("projects",), (*"2", "ctrl+s"), "fastvec2"),
        (("education",), (*"2", "ctrl+s"), "MSc CS2"),
    ],
)
async def test_every_section_has_its_form(
    place: tuple[str], keys: tuple[str, ...], told: str
) -> None:
    session = Session(sample_cv())
    async with running(session) as (app, pilot):
        assert isinstance(app.screen, Workbench)
        app.screen.goto(place)
        own_screen = place[0] in ("summary", "tools")  # whose form is behind t
        await press(app, pilot, "t" if own_screen else "enter")
        assert isinstance(app.screen, FormScreen)
        await press(app, pilot, "end", *keys)
        assert isinstance(app.screen, Workbench)
        assert told in seen(app)
        await press(app, pilot, "u")
        assert not session.dirty


async def test_a_safe_fix_is_made_and_taken_back() -> None:
    from dataclasses import replace

    from bulletsmith.cv import Bullet, put

    cv = put(sample_cv(), ("roles", 0, "bullets", 0), Bullet(own="Built a a ranker in Pytorch."))
    session = Session(replace(cv))
    before = texts(session)
    async with running(session) as (app, pilot):
        await press(app, pilot, "f")
        assert texts(session) != before
        await press(app, pilot, "u")
        assert texts(session) == before


async def test_a_finding_is_explained() -> None:
    async with running(Session(sample_cv())) as (app, pilot):
        await press(app, pilot, "down", "tab", "enter")
        assert isinstance(app.screen, Box)
        assert "instead of" in seen(app)
        await press(app, pilot, "escape")
        assert isinstance(app.screen, Workbench)
    async with running(Session(sample_cv()), 160, 50) as (app, pilot):
        await press(app, pilot, "down")
        assert "weak-verb" in seen(app)


async def test_the_self_check_leads_to_its_evidence() -> None:
    async with running(Session(sample_cv())) as (app, pilot):
        await press(app, pilot, "]", "c")
        assert isinstance(app.screen, SelfCheckScreen)
        assert "baseline it beat" in seen(app)
        await press(app, pilot, "down", "enter")
        assert isinstance(app.screen, Workbench)
        assert app.screen.place == ("roles", 0)


async def test_help_lists_the_keys_of_the_table() -> None:
    from bulletsmith.keys import KEYS

    async with running(Session(sample_cv()), 80, 100) as (app, pilot):
        await press(app, pilot, "?")
        text = seen(app)
        for key in KEYS:
            if key.screen in ("workbench", "app"):
                assert key.id in text
        assert "slash" not in text  # keys as they are printed on the keyboard
        await press(app, pilot, "escape", "f1")
        assert isinstance(app.screen, Box)


async def test_saving_a_new_cv_asks_for_its_name(tmp_path: Path) -> None:
    session = Session(sample_cv())
    async with running(session) as (app, pilot):
        await press(app, pilot, "s")
        assert isinstance(app.screen, PathScreen)
        await press(app, pilot, "ctrl+u", *str(tmp_path / "mine.toml"), "enter")
        assert isinstance(app.screen, Workbench)
        assert not session.dirty
        assert "mine.toml" in seen(app)
    assert Session.open(tmp_path / "mine.toml").cv == sample_cv()


async def test_a_save_says_which_markup_it_could_not_keep(tmp_path: Path) -> None:
    path = tmp_path / "cv.md"
    path.write_text("## Experience\n\n### Engineer, Acme\n\n- Cut **20%** by [x](u)\n", "utf-8")
    session = Session.open(path)
    async with running(session) as (app, pilot):
        session.put(("roles", 0, "bullets", 0), Bullet(own="Cut much by x"))
        await press(app, pilot, "s")
        told = seen(app)
        assert "Bullet 1.1 has lost bold “20%”" in " ".join(told.split())
    assert path.read_text("utf-8").endswith("- Cut much by [x](u)\n")


async def test_a_file_changed_meanwhile_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "cv.toml"
    Session(sample_cv()).save(path)
    session = Session.open(path)
    async with running(session) as (app, pilot):
        await press(app, pilot, "d")
        theirs = path.read_text("utf-8").replace("Acme", "Other")
        path.write_text(theirs, "utf-8")
        await press(app, pilot, "s")
        assert isinstance(app.screen, Theirs)
        await press(app, pilot, "escape")
        assert path.read_text("utf-8") == theirs
        await press(app, pilot, "s", "enter", "s")
        assert not session.dirty
        assert session.cv.roles[0].company == "Other"
        assert texts(session) == [WEAK.text, THIRD.text]
    assert Session.open(path).cv == session.cv


async def test_copying_says_where_it_also_is(tmp_path: Path) -> None:
    from bulletsmith.paths import state_dir

    async with running(Session(sample_cv())) as (app, pilot):
        await press(app, pilot, "y")
        assert app.clipboard == WORKED.text
        assert (state_dir() / "copied.txt").read_text("utf-8").strip() == WORKED.text
        await press(app, pilot, "Y")
        assert app.clipboard.startswith(
            "Senior ML Engineer · Acme · Berlin · Mar 2022 – now\n- Built"
        )


async def test_a_draft_in_the_forge_is_marked() -> None:
    session = Session(sample_cv())
    session.drafts["roles", 0, "bullets", 1] = Draft(Slots("Built"), WEAK.text)
    async with running(session) as (app, _):
        assert "✎" in seen(app)


async def test_leaving_loses_nothing_and_the_next_start_offers_it() -> None:
    from bulletsmith.store.recovery import waiting

    session = Session(sample_cv())
    async with running(session) as (app, pilot):
        await press(app, pilot, "d")
        session.drafts["roles", 0, "bullets", 0] = Draft(Slots("Built"), "was")
        await pilot.press("q")
    assert [work.cv for work in waiting()] == [session.cv]
    async with running(None) as (app, pilot):
        assert "✎ unsaved" in seen(app)
        await press(app, pilot, "enter", "enter")
        assert isinstance(app.screen, Workbench)
        assert app.session.cv == session.cv
        assert app.session.drafts == session.drafts
        assert "•" in seen(app)


async def test_leaving_while_typing_asks_first() -> None:
    session = Session(sample_cv())
    async with running(session) as (app, pilot):
        await press(app, pilot, "t", *"abc", "ctrl+q")
        assert isinstance(app.screen, Ask)
        await press(app, pilot, "down", "enter")
        assert texts(session)[0].endswith("abc")


async def test_a_terminal_that_goes_away_takes_nothing_along() -> None:
    from bulletsmith.store.recovery import waiting

    async with running(Session(sample_cv())) as (app, pilot):
        await press(app, pilot, "t", *"abc")
        app._end()
    (left,) = waiting()
    async with running(Session.restored(left)) as (app, _):
        assert isinstance(app.screen, EditText)
        assert app.screen.lines[0].endswith("abc")


async def test_resizing_loses_nothing_that_is_typed() -> None:
    async with running(Session(sample_cv())) as (app, pilot):
        await press(app, pilot, "t", *"abc")
        for size in ((160, 50), (40, 12), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert isinstance(app.screen, EditText)
        assert app.screen.lines[0].endswith("abc")


async def test_an_empty_cv_teaches() -> None:
    async with running(Session()) as (app, pilot):
        assert "No role yet" in seen(app)
        for place in ("profile", "summary", "tools", "projects", "education"):
            assert isinstance(app.screen, Workbench)
            app.screen.goto((place,))
            await pilot.pause()
            assert "No " in seen(app)


async def test_the_mouse_does_what_the_keys_do() -> None:
    async with running(Session(sample_cv())) as (app, pilot):
        await pilot.click("#outline", offset=(4, 5))
        await pilot.pause()
        assert isinstance(app.screen, Workbench)
        assert app.screen.place == ("roles", 1)
        await pilot.click("#outline", offset=(4, 4))
        await pilot.click("#contents", offset=(14, 1))
        await pilot.pause()
        assert app.screen.here == ("roles", 0, "bullets", 0)
        await pilot.click("#contents", offset=(14, 1), times=2)
        await pilot.pause()
        assert isinstance(app.screen, ForgeScreen)


async def test_a_key_in_the_footer_can_be_clicked() -> None:
    async with running(Session(sample_cv())) as (app, pilot):
        await pilot.click(KeyBar, offset=(75, 0))
        await pilot.pause()
        assert isinstance(app.screen, Box)


async def test_messages_do_not_pile_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bulletsmith.app._TOGETHER", 0.0)  # each one a second after the other
    async with running(Session(sample_cv())) as (app, pilot):
        await press(app, pilot, "u")
        await press(app, pilot, "d")
        await press(app, pilot, "u")
        assert "Undone" in seen(app)
        assert "nothing to undo" not in seen(app)
        await press(app, pilot, "?")
        assert "Undone" not in seen(app)


async def test_what_is_typed_in_a_form_outlives_the_terminal() -> None:
    from bulletsmith.store.recovery import waiting

    session = Session(sample_cv())
    async with running(session) as (app, pilot):
        await press(app, pilot, "R", *"Staff", "tab", *"Acme", "tab", "tab", *"2022-13")
        assert isinstance(app.screen, FormScreen)
        app._end()
    (left,) = waiting()
    async with running(Session.restored(left)) as (app, pilot):
        assert isinstance(app.screen, FormScreen)
        assert app.screen.values["title"] == "Staff"
        assert app.screen.values["start"] == "2022-13"
        await press(app, pilot, "ctrl+u", *"2022", "ctrl+s")
        assert app.session.cv.roles[0].title == "Staff"
