"""How a finding says which words it objects to: short, quoted, and never cut inside a word."""

from __future__ import annotations

ROOM = 34  # characters of the bullet that a message repeats at most


def quote(text: str, start: int, end: int, room: int = ROOM) -> str:
    """`text[start:end]` in double quotes, cut at a space after `room` characters."""
    return f'"{cut(text[start:end], room)}"'


def cut(words: str, room: int = ROOM) -> str:
    """`words`, or as many of them as fit into `room`, followed by `…`."""
    if len(words) <= room:
        return words
    return words[: max(words.rfind(" ", 0, room), room // 2)].rstrip(" ,;:") + "…"
