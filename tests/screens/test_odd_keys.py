"""What is typed and pasted passes the door too: nothing that acts or hides gets into the CV."""

from __future__ import annotations

import pytest
from driving import press, running, sample_cv, seen, settled
from textual import events

from bulletsmith.bullets.text import clean, keyed
from bulletsmith.formats.registry import by_name
from bulletsmith.screens.forge import ForgeScreen
from bulletsmith.session import Session
from bulletsmith.store.recovery import waiting

ODD = "one\x1b[31m two\x07\u202e three\udc80\r\nfour\x9b\u2066five"


@pytest.mark.parametrize("key", ["enter", "t", "i"])
async def test_an_odd_paste_is_kept_saved_and_found_again(key: str) -> None:
    session = Session(sample_cv())
    async with running(session) as (app, pilot):
        await press(app, pilot, "down", key)
        forge = isinstance(app.screen, ForgeScreen)
        app.post_message(events.Paste(ODD))
        await settled(app, pilot)
        for char in ("\udcff", "\u202e", "\x1b", "x", "\u200d"):
            app.post_message(events.Key("x", char))
        await settled(app, pilot)
        assert app.kept_all()  # as JSON, which has no lone surrogate
        (left,) = waiting()
        told = str(left)
        assert "two three" in told
        assert "udc80" not in told
        await press(app, pilot, "f10")
        if not forge:
            await press(app, pilot, "down", "enter")
    written = by_name("toml").write(session.cv)
    assert by_name("toml").read(written).cv == session.cv
    for text in (bullet.text for role in session.cv.roles for bullet in role.bullets):
        assert clean(text).replace("\u200d", "") == text.replace("\u200d", "")


@pytest.mark.parametrize("key", ["enter", "t", "i"])
async def test_two_megabytes_are_refused_in_a_sentence(key: str) -> None:
    session = Session(sample_cv())
    async with running(session) as (app, pilot):
        await press(app, pilot, "down", key)
        before = seen(app)
        app.post_message(events.Paste("words of it\n" * 180_000))
        await settled(app, pilot)
        assert any("nothing was pasted" in toast.message for toast in app._notifications)
        app.clear_notifications()
        await settled(app, pilot)
        assert seen(app) == before
        assert not app.screen.kept  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("char", "goes_in"),
    [("a", "a"), ("é", "é"), ("\u0301", "\u0301"), ("\u200d", "\u200d"), ("\u202e", ""),
     ("\x9b", ""), ("\udc80", "\ufffd"), ("🙂", "🙂"), ("\ufeff", "")],
)  # fmt: skip
def test_one_key_puts_in_what_can_be_seen(char: str, goes_in: str) -> None:
    assert keyed(char) == goes_in
