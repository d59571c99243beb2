"""The forge as a person uses it: typing, pasting, leaving, coming back, keeping."""

from __future__ import annotations

import pytest
from driving import WORKED, running, seen
from textual import events
from textual.pilot import Pilot
from textual.widgets import Static

from bulletsmith.app import BulletsmithApp
from bulletsmith.bullets.slots import SLOTS, Slot, Slots
from bulletsmith.cv import CV, Bullet, Role
from bulletsmith.formats.registry import by_name
from bulletsmith.screens.forge import ForgeScreen
from bulletsmith.screens.paste import TakeApart
from bulletsmith.session import Session
from bulletsmith.widgets.sentence import Sentence

BULLETS = ("roles", 0, "bullets")
HOSTILE = {
    "brackets": "[PyTorch] [/] [red]x[/red] [@click=app.quit]here[/] [0] [",
    "controls": "a\x1b[31mred\x1b]0;title\x07 nul\x00 bell\x07 \x9b31m",
    "wide": "日本語の検索 and 🚀👩‍👩‍👧 and e\u0301 n\u0303",
    "right to left": "עברית and العربية \u202eevil\u202c",
    "long": "x" * 2_000,  # more than a screen holds
    "long prose": "many words of it " * 150,
}


def session(*bullets: Bullet) -> Session:
    return Session(CV(roles=(Role("ML Engineer", "Acme", "", "2022-03", "present", bullets),)))


async def forge(app: BulletsmithApp, pilot: Pilot[object], index: int = 0) -> ForgeScreen:
    screen = ForgeScreen((*BULLETS, index))
    await app.push_screen(screen)
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()
    return screen


async def type_in(app: BulletsmithApp, pilot: Pilot[object], *texts: str) -> None:
    """Type each of `texts` into the slot in hand, going on with Enter in between.

    All at once, as a fast typist does: what is typed ahead must reach the slot it was meant for.
    """
    for n, text in enumerate(texts):
        if n:
            app.post_message(events.Key("enter", None))
        for letter in text:
            app.post_message(events.Key("space" if letter == " " else letter, letter))
    await pilot.pause()
    await pilot.pause()


async def paste(screen: ForgeScreen, pilot: Pilot[object], text: str) -> None:
    screen.form.field.post_message(events.Paste(text))
    await pilot.pause()
    await pilot.pause()


def shown(screen: ForgeScreen, id: str) -> str:
    return str(screen.query_one(id, Static).content)


def asked(app: BulletsmithApp, kind: type[object]) -> bool:
    return isinstance(app.screen, kind)


def titled(screen: ForgeScreen) -> str:
    return str(screen.frame.border_title or "")


@pytest.mark.parametrize(
    ("others", "ends"),
    [
        (("Built a ranker for search", "Wrote its tests", "Ran it."), ""),
        (("Built a ranker for search.", "Wrote its tests.", "Ran it"), "."),
        ((), "."),
    ],
)
async def test_a_bullet_ends_as_the_others_of_its_cv_do(others: tuple[str, ...], ends: str) -> None:
    s = session(*(Bullet(own=text) for text in others))
    async with running(s) as (app, pilot):
        screen = await forge(app, pilot, len(others))
        await type_in(app, pilot, "Shipped", "a reranker", "job search")
        assert screen.work.look().reading.text == f"Shipped a reranker for job search{ends}"
        await pilot.press("f10")
        await pilot.pause()
        kept = s.cv.roles[0].bullets[-1]
        assert kept.text == f"Shipped a reranker for job search{ends}"
        objected = [f.address[-1] for f in s.reviewing()().findings if f.code == "STY011"]
        assert len(others) not in objected
    written = by_name("toml").write(s.cv)
    assert by_name("toml").read(written).cv == s.cv
    assert (b"stopless" in written) is not bool(ends)


async def test_three_bullets_are_drafted_and_kept() -> None:
    s = session()
    async with running(s) as (app, pilot):
        for n in range(3):
            screen = await forge(app, pilot, n)
            await type_in(app, pilot, *(words for _, words in WORKED.slots))
            assert screen.work.slots == WORKED.slots
            assert screen.form.slot is Slot.OUTCOME
            await pilot.press("enter")
            await pilot.pause()
            assert app.screen is not screen
        assert s.cv.roles[0].bullets == (WORKED,) * 3
        assert not s.drafts
        assert s.undo() == "add bullet 1.3"
        assert len(s.cv.roles[0].bullets) == 2


async def test_what_a_key_changes_is_there_in_the_same_frame() -> None:
    async with running(session()) as (app, pilot):
        screen = await forge(app, pilot)
        await type_in(app, pilot, "Built", "a fraud scorer", "card payments", "220M")
        # Nothing is awaited between the key and what it changed.
        screen.form.field.insert(" payments")
        assert str(screen.query_one(Sentence).content).endswith("220M payments.")
        assert "amount ✓" in str(screen.form.parts_line.content)
        assert "source ✗" in str(screen.form.parts_line.content)
        assert screen.form.suggestions.items
        assert "DAT003" in str(screen.panel.content)
        assert shown(screen, "#count").endswith("4 of 7 slots")
        assert str(screen.frame.border_subtitle).startswith("11 words · about 1 line")
        assert "◐ data" in shown(screen, "#label-data")
        assert "· metric" in shown(screen, "#label-metric")


async def test_slots_can_be_skipped_and_gone_back_to() -> None:
    async with running(session()) as (app, pilot):
        screen = await forge(app, pilot)
        await pilot.press("tab", "enter", "tab", "shift+tab")
        assert screen.form.slot is Slot.PROBLEM
        await pilot.press("up")
        assert screen.form.slot == Slot("model")


async def test_suggestions_are_entered_taken_and_left() -> None:
    async with running(session()) as (app, pilot):
        screen = await forge(app, pilot)
        await pilot.press(*"Buil", "down")
        first = screen.form.suggestions.items[0].text
        assert screen.form.suggestions.taken is screen.form.suggestions.items[0]
        await pilot.press("escape")
        assert screen.form.suggestions.taken is None
        assert app.screen is screen
        await pilot.press("down", "enter")
        assert screen.work.slots.verb == first
        assert screen.form.slot is Slot.VERB
        await pilot.press("tab")
        assert screen.form.slot is Slot.MODEL


async def test_a_pattern_is_filled_hole_by_hole_and_not_kept_before() -> None:
    s = session()
    async with running(s) as (app, pilot):
        screen = await forge(app, pilot)
        screen.form.put({Slot.VERB: "Built", Slot.DATA: "‹amount› of ‹source› over ‹period›"})
        screen.form.go(Slot.DATA)
        screen.form.field.to_next_hole(0)
        assert screen.form.field.selected_text == "‹amount›"
        await pilot.press(*"3M", "tab")
        assert screen.form.field.selected_text == "‹source›"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.screen is screen
        assert "‹source› in data is still to be filled in" in titled(screen)
        await pilot.press(*"clicks", "tab", *"90 days", "ctrl+s")
        await pilot.pause()
        assert s.cv.roles[0].bullets[0].slots.data == "3M of clicks over 90 days"


async def test_leaving_and_coming_back_loses_nothing_even_in_another_session() -> None:
    s = session(WORKED)
    async with running(s) as (app, pilot):
        await forge(app, pilot, 1)
        await type_in(app, pilot, "Built", "half a thou")
        await pilot.press("escape")
        await pilot.pause()
        screen = await forge(app, pilot, 1)
        assert screen.work.slots == Slots("Built", "half a thou")
        assert "draft is back" in titled(screen)
        assert screen.form.slot is Slot.PROBLEM
    unsaved = s.unsaved
    assert unsaved is not None
    async with running(Session.restored(unsaved)) as (app, pilot):
        screen = await forge(app, pilot, 1)
        assert screen.form.fields[Slot.MODEL].words == "half a thou"
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert not screen.work.slots
        assert not app.session.drafts


async def test_undo_and_redo_in_a_slot() -> None:
    async with running(session()) as (app, pilot):
        screen = await forge(app, pilot)
        await pilot.press(*"Built")
        screen.form.field.put("Shipped")
        await pilot.press("ctrl+underscore")
        assert screen.work.slots.verb == "Built"
        await pilot.press("ctrl+y")
        assert screen.work.slots.verb == "Shipped"


async def test_a_rewrite_shows_the_old_wording_and_names_what_it_would_lose() -> None:
    old = Bullet(own="Worked on fraud models using XGBoost, cutting chargebacks by 31%.")
    s = session(old)
    async with running(s) as (app, pilot):
        screen = await forge(app, pilot)
        assert shown(screen, "#was").startswith("was Worked on fraud models")
        assert "31%" in screen.work.slots.outcome
        screen.form.put(dict(Slots("Built", "a fraud scorer", outcome="fewer chargebacks")))
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.screen is not screen
        assert "31%" in str(app.screen.query_one("#question", Static).content)
        await pilot.press("escape")
        await pilot.pause()
        assert s.cv.roles[0].bullets == (old,)
        screen.form.put({Slot.OUTCOME: "31% fewer chargebacks"})
        while screen.work.left_over:
            await pilot.press("ctrl+l")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert s.cv.roles[0].bullets[0].slots.outcome == "31% fewer chargebacks"
        assert s.undo() == "rewrite bullet 1.1"


async def test_a_rewrite_in_which_nothing_was_changed_changes_nothing() -> None:
    old = Bullet(own="Worked on fraud models using XGBoost.")
    s = session(old)
    async with running(s) as (app, pilot):
        screen = await forge(app, pilot)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.screen is not screen
        assert s.cv.roles[0].bullets == (old,)


@pytest.mark.parametrize("answer", ["y", "n"])
async def test_a_pasted_bullet_can_be_taken_apart(answer: str) -> None:
    text = WORKED.text
    async with running(session()) as (app, pilot):
        screen = await forge(app, pilot)
        await pilot.press("tab", *"my own words")
        await paste(screen, pilot, f"• {text}")
        assert asked(app, TakeApart)
        await pilot.press(answer)
        await pilot.pause()
        assert app.screen is screen
        if answer == "n":
            assert screen.work.slots == Slots(model=f"my own words• {text}")
        else:
            assert len(screen.work.slots.filled) == 7
            assert "metric  offline MRR@10" in seen(app)  # the beginning, not the last row
            assert "900M" in screen.work.slots.data
            assert "my own words" in screen.work.left_over
            assert "my own words" in shown(screen, "#was")
            await pilot.press("ctrl+o")
            assert "my own words" in screen.work.slots.model
            assert not screen.work.left_over


async def test_a_paste_of_several_lines_is_joined_and_nothing_cut() -> None:
    async with running(session()) as (app, pilot):
        screen = await forge(app, pilot)
        await pilot.press("enter", "enter", "enter")
        await paste(screen, pilot, "120 days\r\n\tof search logs\n\n(900M queries)\n")
        assert screen.work.slots.data == "120 days of search logs (900M queries)"
        assert "3 lines were joined" in titled(screen)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
async def test_hostile_text_is_shown_as_it_is(text: str) -> None:
    s = session()
    async with running(s) as (app, pilot):
        screen = await forge(app, pilot)
        for slot in SLOTS:
            await paste(screen, pilot, text)
            if isinstance(app.screen, TakeApart):
                await pilot.press("n")
            await pilot.press("enter")
            await pilot.pause()
            if slot is not Slot.OUTCOME:
                assert app.screen is screen, titled(screen)
        await pilot.resize_terminal(160, 50)
        await pilot.pause()
        assert app.screen is not screen, titled(screen)
        kept = s.cv.roles[0].bullets[0].text
        assert "\x1b" not in kept
        assert "\x00" not in kept
        again = await forge(app, pilot)
        await pilot.press("tab", "ctrl+t")
        await pilot.pause()
        assert "\x1b" not in str(again.query_one(Sentence).content)


async def test_every_slot_broken_says_why() -> None:
    broken = {
        Slot.VERB: ("Worked on", "VRB002"),
        Slot.MODEL: ("various machine learning models", "MOD002"),
        Slot.PROBLEM: ("various business needs", "PRB002"),
        Slot.DATA: ("big data", "DAT002"),
        Slot.METRIC: ("accuracy", "MET002"),
        Slot.SERVING: ("the cloud", "SRV"),
        Slot.OUTCOME: ("improved efficiency", "OUT"),
    }
    async with running(session()) as (app, pilot):
        screen = await forge(app, pilot)
        await type_in(app, pilot, *(words for words, _ in broken.values()))
        for slot, (_, code) in broken.items():
            screen.form.go(slot)
            assert code in str(screen.panel.content), slot
            assert "✓" not in shown(screen, f"#label-{slot.value}"), slot


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_resizing_keeps_words_caret_and_slot_in_sight(size: tuple[int, int]) -> None:
    async with running(session(WORKED), *size) as (app, pilot):
        screen = await forge(app, pilot)
        screen.form.go(Slot.METRIC)
        await pilot.press(*" more")
        words, caret = screen.work.slots, screen.form.field.cursor_location
        for width, height in ((40, 12), (80, 24), (200, 60), size):
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            assert screen.work.slots == words
            assert screen.form.field.cursor_location == caret
        for part in (screen.form.parts_line, screen.form.field, screen.sentence):
            assert screen.region.contains_region(part.region), part
