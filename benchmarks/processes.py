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
        start = paired([*PROGRAM, "--version"], FLOOR, RUNS)
        yield Row("bulletsmith --version", *_ms(start), "ms", "python -c pass", 3)
        check = [*PROGRAM, "check", "--format", "concise", "--fail-on", "never"]
        # As the first check of a file, and as the next one, which remembers its bullets.
        for how, first in ((", first time", ["--no-cache"]), (", again", [])):
            told = paired([*check, *first, str(small)], FLOOR, RUNS)
            yield Row(f"check, 20 bullets{how}", *_ms(told), "ms", "python -c pass", 6)
            one, two = paired([*check, *first, str(large)], [*check, *first, str(double)], 5)
            yield Row(
                f"check, 2,000 bullets{how}", 2000 / one, 6500, "bullets/s", "bullets/s", 1,
                at_least=True,
            )  # fmt: skip
            yield Row(f"check, 4,000 bullets{how}", two, one, "s", "2,000 bullets", 2.2)
            held = peak([*check, *first, str(large)])
            yield Row(f"check, 2,000 bullets{how}, memory", held, 40, "MB", "MB", 1)


def _ms(times: tuple[float, float]) -> tuple[float, float]:
    return times[0] * 1000, times[1] * 1000


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
