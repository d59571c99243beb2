"""Neighbours: what stands before, behind or around a place, among things that stand in order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import Protocol, TypeVar


class Standing(Protocol):
    """Something that stands at `text[start:end]`."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends, itself not included."""


T = TypeVar("T", bound=Standing)
_start, _end = attrgetter("start"), attrgetter("end")

# By bisection: a look at every number for every word would be quadratic.


def first_from(things: Sequence[T], at: int) -> T | None:
    """The first that begins at `at` or later."""
    i = bisect_left(things, at, key=_start)
    return things[i] if i < len(things) else None


def last_before(things: Sequence[T], at: int) -> T | None:
    """The last that ends at `at` or earlier."""
    i = bisect_right(things, at, key=_end)
    return things[i - 1] if i else None


def around(things: Sequence[T], at: int) -> T | None:
    """The one that covers `at`."""
    i = bisect_right(things, at, key=_start)
    return things[i - 1] if i and things[i - 1].end > at else None


def between(things: Sequence[T], start: int, end: int) -> Sequence[T]:
    """Those that begin in `text[start:end]`."""
    return things[bisect_left(things, start, key=_start) : bisect_left(things, end, key=_start)]
