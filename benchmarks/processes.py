"""Whole processes: start-up, a small check, a large one, and what they hold in memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from benchmarks.row import Row

ROOT = Path(__file__).parent.parent
PROGRAM = [str(Path(sys.executable).parent / "bulletsmith")]
FLOOR = [sys.executable, "-c", "pass"]
RUNS = 15


def rows() -> Iterator[Row]:
    """The process rows of the table."""
    with tempfile.TemporaryDirectory() as folder:
        small, large, double = (Path(folder) / f"{n}.md" for n in ("small", "large", "double"))
        small.write_text(cv_of(20))
        large.write_text(cv_of(2000))
        double.write_text(cv_of(4000))
        for what, command, budget in (
            ("bulletsmith --version", ["--version"], 3),
            ("check, 20 bullets of Markdown", ["check", "--fail-on", "never", str(small)], 6),
        ):
            figure, floor = paired([*PROGRAM, *command], FLOOR, RUNS)
            yield Row(what, figure * 1000, floor * 1000, "ms", "python -c pass", budget)
        check = [*PROGRAM, "check", "--format", "concise", "--fail-on", "never"]
        one, two = paired([*check, str(large)], [*check, str(double)], 5)
        yield Row(
            "check, 2,000 bullets", 2000 / one, 6500, "bullets/s", "bullets/s", 1, at_least=True
        )
        yield Row("check, 4,000 bullets", two, one, "s", "2,000 bullets", 2.2)
        yield Row("check, 2,000 bullets, memory", peak([*check, str(large)]), 40, "MB", "MB", 1)


def cv_of(bullets: int) -> str:
    """A Markdown CV with that many bullets, five a role, out of the labelled corpus."""
    corpus = tomllib.loads((ROOT / "tests" / "corpus" / "dev.toml").read_text())["bullet"]
    texts = islice(cycle(bullet["text"] for bullet in corpus), bullets)
    lines = ["# Ada Example", "", "ada@example.org", "", "## Experience"]
    for index, text in enumerate(texts):
        if index % 5 == 0:
            year = 2020 - index // 5 % 30
            lines += ["", f"### ML Engineer · Company {index // 5}", f"{year} – {year + 1}", ""]
        serial = "" if index < len(corpus) else f" [{index}]"  # so that no two bullets are one
        lines.append(f"- {text}{serial}")
    return "\n".join(lines) + "\n"


def paired(one: list[str], other: list[str], runs: int) -> tuple[float, float]:
    """The median seconds of two commands, run in turn so that both meet the same machine."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(runs + 1):
        for kept, command in zip(times, (one, other), strict=True):
            start = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
            kept.append(time.perf_counter() - start)
    return median(times[0][1:]), median(times[1][1:])


def peak(command: list[str]) -> float:
    """The most memory that a command held at once, in MB."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return usage.ru_maxrss / 1024
