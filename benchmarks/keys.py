"""From a key to the frame in which sentence and findings have followed, in a real terminal."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack
from statistics import quantiles

from benchmarks.programs import bulletsmith, desk, field
from benchmarks.row import Row
from benchmarks.terminal import Terminal

# No lexicon holds them, so that no suggestion shows a word before it has been typed; to look for
# what an unknown word may misspell is the dearest thing that a key can ask for.
WORDS = "blorvik quenstop dravinol umbexa kwistar polvandi zerquin mafoltre".split()
ROUNDS = 5
REST = 0.03  # seconds between two keys: 33 keys a second, faster than anybody types


def rows() -> Iterator[Row]:
    """The rows of the table that tell of keys."""
    with ExitStack() as stack:
        folder = stack.enter_context(desk())
        programs = (field(), bulletsmith(folder, 40), bulletsmith(folder, 2000))
        terminals: list[Terminal] = []
        for program in programs:
            terminal = Terminal(program)  # read at once: it asks what frames it may draw
            stack.callback(terminal.close)
            if terminals:
                terminal.until(b"self-check")
                terminal.settle()
                terminal.type(b"n")
                terminal.until(b"of 7 slots")
                terminal.settle()
                terminal.type(b"Built\ra session-based reranker\rhotel search\r")
                terminal.until(b"3 of 7 slots")
            terminal.settle()
            terminals.append(terminal)
        times: list[list[float]] = [[] for _ in programs]
        for _ in range(ROUNDS):
            for terminal, kept in zip(terminals, times, strict=True):
                kept += typed(terminal)
        floor, small, large = (p95(kept) * 1000 for kept in times)
        yield Row("key to frame in the forge, 40 bullets, p95", small, floor, "ms", FLOOR, 3)
        yield Row("key to frame in the forge, 2,000 bullets, p95", large, floor, "ms", FLOOR, 3)


FLOOR = "Input and Static"


def typed(terminal: Terminal) -> list[float]:
    """The seconds from each key to the frame that shows its word in the field and in the sentence.

    Words are typed one after another into one slot, which is emptied first. The first letters of a
    word are not timed: they stand in many places of the screen.
    """
    times = []
    terminal.type(b"\x15120 ")
    terminal.settle()
    for word in WORDS:
        for end in range(1, len(word) + 1):
            start = time.perf_counter()
            terminal.type(word[end - 1 : end].encode())
            if end > 3:
                times.append(terminal.until(word[:end].encode(), times=2) - start)
            time.sleep(REST)
            terminal.frames(0)
        terminal.type(b" ")
        terminal.settle(0.05)
    return times


def p95(times: list[float]) -> float:
    """The time within which 95 of 100 keys are shown."""
    return quantiles(times, n=20)[-1]


if __name__ == "__main__":
    for row in rows():
        print(row)
