"""From the start of the program to the first frame that shows the CV, in a real terminal."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from statistics import median

from benchmarks.keys import command
from benchmarks.row import Row
from benchmarks.terminal import Terminal

RUNS = 9
BULLETS = 40
SHOWN = b"Company 0"  # the role of the first bullets, in the outline and above them


def rows() -> Iterator[Row]:
    """The row of the table that tells of the first paint."""
    widgets = asyncio.run(count())
    ours, floor = [], []
    for _ in range(RUNS):
        ours.append(painted(command("bulletsmith", BULLETS), SHOWN))
        floor.append(painted(command("empty", widgets), b"ready"))
    what = f"first paint of the workbench, {BULLETS} bullets"
    yield Row(
        what, median(ours) * 1000, median(floor) * 1000, "ms", f"{widgets} empty widgets", 1.5
    )


def painted(start: list[str], shown: bytes) -> float:
    """The seconds until the program that `start` starts has drawn `shown`."""
    terminal = Terminal(start)
    try:
        return terminal.until(shown) - terminal.started
    finally:
        terminal.close()


async def count() -> int:
    """How many widgets the workbench is made of."""
    from benchmarks.programs import program

    app = program("bulletsmith", BULLETS)
    async with app.run_test(size=(100, 40)):
        return len(list(app.screen.walk_children()))


if __name__ == "__main__":
    print(*rows(), sep="\n")
