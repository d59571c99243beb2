"""A bullet with its slots drawn under the words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from bulletsmith.bullets.reading import Kind, Piece, Reading
from bulletsmith.reporters.text_report import cells

_WIDEST = 1000  # characters
_LINE = re.compile(r"\S+\s*")


def drawn(reading: Reading, width: int = 80) -> Iterator[str]:
    """The text wrapped to `width` cells, with each slot's words underlined and named below.

    A name that would run into the next one goes a row lower; left-over words are dotted.
    """
    ends = [piece.end for piece in reading.pieces]
    starts = [piece.start for piece in reading.pieces]
    for start, end in _wrapped(reading.text, width):
        yield reading.text[start:end]
        here = reading.pieces[bisect_right(ends, start) : bisect_left(starts, end)]
        if end - start > _WIDEST:  # one word, and no terminal is as wide
            continue
        labels = list(_labels(reading, here, start, end))
        if labels:
            yield _rules(labels)
            yield from _names(labels)


def _wrapped(text: str, width: int) -> Iterator[tuple[int, int]]:
    start = end = taken = 0
    for word in _LINE.finditer(text):
        size = cells(word.group().rstrip())
        if taken and taken + size > width:
            yield start, end
            start, taken = word.start(), 0
        end = word.start() + len(word.group().rstrip())
        taken += cells(word.group())
    if end > start:
        yield start, end


def _labels(
    reading: Reading, pieces: Sequence[Piece], start: int, end: int
) -> Iterator[tuple[int, int, str]]:
    """The (column, width, name) of each slot on the line `text[start:end]`, in cells."""
    for piece in pieces:
        if piece.kind is Kind.LEAD_IN:
            continue
        first, last = max(piece.start, start), min(piece.end, end)
        name = piece.slot.value if piece.slot else "?"
        column = cells(reading.text[start:first])
        yield column, max(1, cells(reading.text[first:last])), name


def _rules(labels: list[tuple[int, int, str]]) -> str:
    row = ""
    for column, width, name in labels:
        row = row.ljust(column) + ("·" if name == "?" else "─") * width
    return row


def _names(labels: list[tuple[int, int, str]]) -> Iterator[str]:
    rows: list[str] = []
    for column, _, name in labels:
        if name == "?":
            continue
        for index, row in enumerate(rows):
            if len(row) < column or not row:
                rows[index] = row.ljust(column) + name
                break
        else:
            rows.append(" " * column + name)
    yield from rows
