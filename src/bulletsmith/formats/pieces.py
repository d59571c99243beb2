"""One text out of several files: what a CV pulls in stands where it is named, between two marks.

A reader and a patch see one text and need know nothing of files; the marks are comments that no
person types, so that after an edit each file's own text can be told again.
"""

from __future__ import annotations

from bulletsmith.bullets.patterns import pattern
from bulletsmith.named import NamedTuple

_OPEN, _CLOSE = "%\x02", "\n%\x03\n"
OPENED = b"%\x02"
_MARK = pattern(r"%\x02([^\n]*)\n|\n%\x03\n")


class Piece(NamedTuple):
    """From offset `start` of the text on stands the file `name`, its line `line` first."""

    start: int
    name: str  # relative to the folder of the file that was opened, which is itself ""
    line: int


def inlaid(name: str, text: str) -> str:
    """`text` of the file `name` between its marks."""
    return f"{_OPEN}{name}\n{text}{_CLOSE}"


def is_mark(comment: str) -> bool:
    """Whether a comment is where a file begins or ends."""
    return comment[:2] in ("%\x02", "%\x03")


def stretches(text: str) -> tuple[Piece, ...]:
    """Where the text passes from file to file; nothing where it is of one."""
    if _OPEN not in text:
        return ()
    found = [Piece(0, "", 1)]
    around: list[tuple[str, int]] = []
    name, line, at = "", 1, 0
    for mark in _MARK.finditer(text):
        line += text.count("\n", at, mark.start())
        at = mark.end()
        if mark[1] is not None:
            around.append((name, line))
            name, line = mark[1], 1
        elif around:
            name, line = around.pop()
        found.append(Piece(at, name, line))
    return tuple(found)


def files(text: str) -> dict[str, str]:
    """Each file's own text by its name, that of the file that was opened by ""."""
    told: dict[str, list[str]] = {"": []}
    around: list[str] = []
    name, at = "", 0
    for mark in _MARK.finditer(text):
        told[name].append(text[at : mark.start()])
        at = mark.end()
        if mark[1] is not None:
            around.append(name)
            name = mark[1]
            told.setdefault(name, [])
        elif around:
            name = around.pop()
    told[name].append(text[at:])
    return {name: "".join(parts) for name, parts in told.items()}
