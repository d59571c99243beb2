"""What the running program holds in memory, beside a Textual app that shows nothing."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.programs import bulletsmith, desk, empty
from benchmarks.row import Row
from benchmarks.terminal import Terminal


def rows() -> Iterator[Row]:
    """The row of the table that tells of the running program's memory."""
    with desk() as folder:
        ours = held(bulletsmith(folder, 40))
    floor = held(empty(1))
    yield Row("memory of the program, 40 bullets", ours, floor, "MB", "an empty Textual app", 1.6)


def held(start: list[str]) -> float:
    """The MB that the program that `start` starts holds once it is at rest."""
    terminal = Terminal(start)
    try:
        terminal.settle(1.0)
        return terminal.memory()
    finally:
        terminal.close()


if __name__ == "__main__":
    print(*rows(), sep="\n")
