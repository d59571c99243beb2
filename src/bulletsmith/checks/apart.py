"""Work on many things shared out among processes, where there are enough of them to pay for it.

A process forked from this one has loaded all that it needs, takes a share of the things, and sends
back what came of them. What comes of a thing must depend on nothing but the thing: then the order
and the words are the same, however many hands there were.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import BinaryIO, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_FIRST = 32  # done before there are any processes, so that all of them know what it brought
_SHARE = 150  # things that are done sooner than a process has started and sent them
_MOST = 8


def hands() -> int:
    """How many processes may work at once on this machine, this one too; 1 where none can fork."""
    threading = sys.modules.get("threading")
    if not hasattr(os, "fork") or (threading is not None and threading.active_count() > 1):
        return 1
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(_MOST, count or 1)


def worth_sharing(count: int) -> bool:
    """Whether that many things are done sooner by two than by one."""
    return count >= 2 * _SHARE


def shared(work: Callable[[T], R], things: Sequence[T], hands: int) -> list[R]:
    """`[work(thing) for thing in things]`, by at most `hands` processes."""
    shares = min(hands, len(things) // _SHARE)
    if shares < 2:
        return [work(thing) for thing in things]
    found = [work(thing) for thing in things[:_FIRST]]
    rest = things[_FIRST:]
    size = -(-len(rest) // shares)
    parts = [rest[start : start + size] for start in range(0, len(rest), size)]
    helpers = [_helper(work, part) for part in parts[1:]]
    found += [work(thing) for thing in parts[0]]
    for part, helper in zip(parts[1:], helpers, strict=True):
        sent: list[R] | None = _received(helper) if helper else None
        found += sent if sent is not None else [work(thing) for thing in part]
    return found


def _helper(work: Callable[[T], R], part: Sequence[T]) -> tuple[int, BinaryIO] | None:
    """A process that does `part`, and where it sends what comes of it; None if none can be had."""
    import pickle

    try:
        reading, writing = os.pipe()
    except OSError:
        return None
    try:
        process = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        return None
    if process:
        os.close(writing)
        return process, open(reading, "rb")
    try:
        os.close(reading)
        with open(writing, "wb") as pipe:
            pickle.dump([work(thing) for thing in part], pipe, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)  # nothing of the parent's is flushed or tidied up here


def _received(helper: tuple[int, BinaryIO]) -> list[R] | None:
    """What a helper sends; None where it died before all was sent."""
    import pickle

    process, pipe = helper
    with pipe:
        sent = pipe.read()
    os.waitpid(process, 0)
    try:
        found: list[R] = pickle.loads(sent)
    except (EOFError, pickle.UnpicklingError):
        return None
    return found
