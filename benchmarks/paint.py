"""From the start of the program to the first frame that shows the CV, in a real terminal."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from statistics import median

from benchmarks.programs import bulletsmith, desk, empty
from benchmarks.row import Row
from benchmarks.terminal import Terminal

RUNS = 15
BULLETS = 40
SHOWN = b"Company 0"  # the role of the first bullets, above them


def rows() -> Iterator[Row]:
    """The row of the table that tells of the first paint."""
    with desk() as folder:
        start = bulletsmith(folder, BULLETS)
        widgets = asyncio.run(count(start[-1]))
        ours, floor = [], []
        for _ in range(RUNS + 1):
            ours.append(painted(start, SHOWN))
            floor.append(painted(empty(widgets), b"ready"))
    figure, least = (median(times[1:]) * 1000 for times in (ours, floor))
    what = f"first paint of the workbench, {BULLETS} bullets"
    yield Row(what, figure, least, "ms", f"{widgets} empty widgets", 1.5)


def painted(start: list[str], shown: bytes) -> float:
    """The seconds until the program that `start` starts has drawn `shown`."""
    terminal = Terminal(start)
    try:
        return terminal.until(shown) - terminal.started
    finally:
        terminal.close()


async def count(path: str) -> int:
    """How many widgets the workbench on the file `path` is made of."""
    from pathlib import Path

    from bulletsmith.app import BulletsmithApp
    from bulletsmith.session import Session

    app = BulletsmithApp(Session.open(Path(path)))
    async with app.run_test(size=(100, 40)):
        return len(list(app.screen.walk_children()))


if __name__ == "__main__":
    print(*rows(), sep="\n")
