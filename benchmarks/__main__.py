"""`make bench`: print the budgets table; a broken budget is said, and gives exit status 1."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from benchmarks import keys, memory, paint, processes
from benchmarks.row import Row

PARTS: tuple[Callable[[], Iterator[Row]], ...] = (
    processes.rows,
    paint.rows,
    keys.rows,
    memory.rows,
)


def main() -> int:
    """Measure everything, a line as soon as it is known."""
    kept = True
    for part in PARTS:
        for row in part():
            print(row, flush=True)
            kept = kept and row.kept
    return 0 if kept else 1


sys.exit(main())
