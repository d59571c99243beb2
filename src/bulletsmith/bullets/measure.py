"""How long a bullet is: words, and an estimate of its lines on the page."""

from __future__ import annotations

PAGE_WIDTH = 98  # characters of a bullet's line: A4, margins of 2 cm, a 10.5 pt proportional font


def word_count(text: str) -> int:
    """The words of `text`, as a word processor counts them."""
    return len(text.split())


def page_lines(text: str) -> int:
    """The lines that `text` takes on the page, wrapped between words; 0 for none. An estimate."""
    lines, room = 0, 0
    for word in text.split():
        if len(word) + 1 > room:
            lines, room = lines + 1, PAGE_WIDTH + 1
        room -= len(word) + 1
    return lines


def length(text: str) -> str:
    """How long `text` is, in words that tell an estimate from a count."""
    lines = page_lines(text)
    words = word_count(text)
    return f"{words} word{'s' * (words != 1)} · about {lines} line{'s' * (lines != 1)} on the page"
