"""Pastes as a terminal sends them, byte by byte and in pieces."""

from __future__ import annotations

import pytest
from textual import events

from bulletsmith.widgets.pasting import PasteParser, tame_pastes

PASTE = "\x1b[200~{}\x1b[201~"


def told(*chunks: str) -> list[str]:
    """What the parser makes of the chunks: pastes in quotes, keys by name."""
    parser = PasteParser()
    found = []
    for chunk in chunks:
        for message in parser.feed(chunk):
            if isinstance(message, events.Paste):
                found.append(f"“{message.text}”")
            elif isinstance(message, events.Key):
                found.append(message.key)
    return found


@pytest.mark.parametrize(
    ("chunks", "wanted"),
    [
        ((PASTE.format("one\rtwo"), "x"), ["“one\rtwo”", "x"]),
        ((PASTE.format("one\r\x1b[31mtwo\rthree\x1b"), "x"), ["“one\r[31mtwo\rthree”", "x"]),
        ((PASTE.format("a\x1b]0;title\x07b") + "y", "x"), ["“a]0;title\x07b”", "y", "x"]),
        (("\x1b[200~one \x1b[", "31mtwo\x1b[20", "1~", "x"), ["“one [31mtwo”", "x"]),
        (("\x1b[200~one\x1b", "[201~x", "y"), ["“one”", "x", "y"]),
        (("a", "\x1b[A", "b"), ["a", "up", "b"]),
    ],
)
def test_nothing_in_a_paste_is_a_key(chunks: tuple[str, ...], wanted: list[str]) -> None:
    assert told(*chunks) == wanted


def test_the_driver_reads_with_it() -> None:
    from textual.drivers import linux_driver

    before = vars(linux_driver)["XTermParser"]
    try:
        tame_pastes()
        assert vars(linux_driver)["XTermParser"] is PasteParser
    finally:
        vars(linux_driver)["XTermParser"] = before
