"""Kill the program at random moments, again and again, and look whether a word is lost.

`python -m benchmarks.torture 1000` types, keeps and saves in a real terminal, ends the program with
SIGKILL, and looks at what is on the disk: every word typed more than a second before must be there,
in the file or in what the next start offers; the file must be one of its own versions, whole; and
nothing may say that it is still open. Then the next start takes up what was left, and so on.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.terminal import Terminal

ALLOWED = 1.0  # seconds before the kill from which a word may be lost
BEFORE = 12  # rounds in one folder: what is typed would grow without end
BOXES = {  # what each shows, and the key that keeps what is typed in it
    "text": (b"ctrl+z undo", b"\r"),
    "form": (b"ctrl+s keep", b"\x13"),
    "forge": (b"of 7 slots", b"\x1b"),
}
FILES = {
    "cv.md": """# Ada Example

## Experience

### Senior ML Engineer, Acme (Mar 2022 - present)

- Built a reranker for hotel search, deployed via Triton.
- Worked on fraud models using XGBoost.
- The last line stands.
""",
    "cv.toml": """format = 1  # kept

[profile]
name = "Ada Example"

[[roles]]
title = "Senior ML Engineer"
company = "Acme"
start = "2022-03"
end = "present"
bullets = [
    { text = "Built a reranker for hotel search, deployed via Triton." },
    { text = "Worked on fraud models using XGBoost." },
    { text = "The last line stands." },
]
""",
}


class LostError(Exception):
    """Something that must not happen has."""


class Desk:
    """One folder with a CV in it, and the words that were typed there."""

    def __init__(self, folder: Path, name: str, rng: random.Random) -> None:
        self.path = folder / name
        self.path.write_text(FILES[name], "utf-8")
        self.rng = rng
        self.words: list[tuple[str, float]] = []  # each with the moment of its last key
        self.worst = 0.0  # the age of the oldest word that was lost, in seconds
        self.keys: list[bytes] = []  # what was typed in this round
        self.before = ""  # what was on the disk when it began

    def round(self) -> None:
        """Start, type, save, kill, look."""
        self.keys.clear()
        taken = self._left()
        terminal = Terminal([str(Path(sys.executable).parent / "bulletsmith"), str(self.path)])
        try:
            self._arrive(terminal, taken)
            end = time.perf_counter() + self.rng.uniform(0.1, 3.5)
            for keys, shown in self._typing():
                terminal.type(keys)
                self.keys.append(keys)
                if keys.endswith(b" ") and keys.strip():
                    self.words.append((keys.strip().decode(), time.perf_counter()))
                if not self._wait(terminal, shown, end):
                    break
        finally:
            killed = time.perf_counter()
            terminal.close()
        self._look(killed)

    def _arrive(self, terminal: Terminal, taken: str) -> None:
        """Wait for the workbench, and go on with what was left there."""
        if self._waits():
            terminal.until(b"Take it up")
            terminal.settle(0.2)
            terminal.type(b"\r")
            if taken:  # the box is open again
                shown, keys = BOXES[taken]
                terminal.until(shown)
                terminal.settle(0.2)
                terminal.type(keys)
        else:
            terminal.until(b"self-check")
        terminal.settle(0.4)

    def _wait(self, terminal: Terminal, shown: bytes, end: float) -> bool:
        """Wait until `shown` is on the screen, or for a blink; False once it is `end`."""
        if shown:
            with contextlib.suppress(TimeoutError):
                terminal.until(shown, limit=max(0.0, end - time.perf_counter()))
        quiet = min(time.perf_counter() + self.rng.uniform(0.02, 0.12), end)
        while (left := quiet - time.perf_counter()) > 0:
            terminal.frames(left)
        return time.perf_counter() < end

    def _typing(self) -> Iterator[tuple[bytes, bytes]]:
        """Keys without end, each with what they show: boxes, words in them, now and then a save."""
        while True:
            match self.rng.choice(("text", "text", "form", "forge")):
                case "text":
                    yield from ((b"g", b""), (b"t", b"ctrl+z undo"), *self._words())
                    yield b"\r", b"of 3"
                case "form":
                    yield from ((b"i", b"ctrl+s keep"), *self._words(), (b"\x13", b"of 3"))
                case "forge":
                    yield from ((b"g", b""), (b"j", b""), (b"\r", b"of 7 slots"), *self._words())
                    yield b"\x1b", b"self-check"
            if self.rng.random() < 0.6:
                yield b"s", b"aved"

    def _words(self) -> Iterator[tuple[bytes, bytes]]:
        yield b" ", b""
        for _ in range(self.rng.randint(1, 6)):
            yield f"{self.rng.randrange(36**4):x}q{len(self.words)}z ".encode(), b""

    # What is on the disk

    def _waits(self) -> bool:
        from bulletsmith.session import Session
        from bulletsmith.store.recovery import waiting

        here = (work for work in waiting() if work.path == str(self.path))
        return any(Session.restored(work).unsaved for work in here)  # else a save went through

    def _left(self) -> str:
        """The kind of box that was open."""
        from bulletsmith.store.recovery import waiting

        for work in waiting():
            if work.path == str(self.path) and work.typing:
                return work.typing.kind
        return ""

    def _look(self, killed: float) -> None:
        from bulletsmith.session import Session
        from bulletsmith.store import windows
        from bulletsmith.store.files import digest
        from bulletsmith.store.recovery import waiting
        from bulletsmith.store.versions import listed

        data = self.path.read_bytes()
        session = Session.open(self.path)  # it can be read
        if session.cv.roles[0].bullets[-1].text != "The last line stands.":
            raise LostError("the file is broken")
        if data != FILES[self.path.name].encode():
            known = {version.digest for version in listed(self.path)}
            if digest(data) not in known:
                raise LostError("the file is no version of itself")
        if others := windows.others(self.path):
            raise LostError(f"it still counts as open: {others}")
        there = data.decode() + repr(waiting())
        for word, typed in self.words:
            if word not in there:
                self.worst = max(self.worst, killed - typed)
                if killed - typed > ALLOWED:
                    load = os.getloadavg()[0]  # a machine that is too busy draws no key either
                    told = f"{word!r}, typed {killed - typed:.2f} s before, load {load:.1f}"
                    told += f", after {b' '.join(self.keys[-40:])!r}; there: {there!r}"
                    told += f"; and before this start: {self.before!r}"
                    raise LostError(told)
        self.words = [one for one in self.words if one[0] in there]
        self.before = there


@contextmanager
def desk(name: str, rng: random.Random) -> Iterator[Desk]:
    """A folder with nothing in it but a CV."""
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("STATE", "CONFIG", "CACHE"):
            os.environ[f"BULLETSMITH_{kind}_DIR"] = str(Path(folder, kind.lower()))
        yield Desk(Path(folder), name, rng)


def journal_is_whole() -> bool:
    """Whether SQLite finds nothing wrong in the journal."""
    from bulletsmith.store.journal import journal_file

    if not journal_file().exists():
        return True
    with sqlite3.connect(journal_file()) as link:
        told = link.execute("pragma integrity_check").fetchone()[0]
    link.close()
    return bool(told == "ok")


def main() -> int:
    """Kill it as often as asked; 0 if nothing was lost."""
    line = argparse.ArgumentParser(description=__doc__)
    line.add_argument("kills", type=int, nargs="?", default=50)
    line.add_argument("--seed", type=int, default=None, help="the same moments again, about")
    args = line.parse_args()
    seed = args.seed if args.seed is not None else random.randrange(10**6)
    rng = random.Random(seed)
    lost, done, words, worst, broken = 0, 0, 0, 0.0, 0
    while done < args.kills:
        with desk(rng.choice(list(FILES)), rng) as here:
            for _ in range(min(BEFORE, args.kills - done)):
                done += 1
                before = len(here.words)
                try:
                    here.round()
                except (LostError, TimeoutError) as error:
                    lost += 1
                    print(f"\nkill {done} (seed {seed}): {error!r}")
                    break
                words += max(0, len(here.words) - before)
                worst = max(worst, here.worst)
                if sys.stdout.isatty():
                    print(f"\r{done} of {args.kills}", end="", flush=True)
            broken += not journal_is_whole()
    print(
        f"\r{done} kills, {words} words kept, {lost} rounds in which something was lost,"
        f" {broken} journals broken; the oldest word that a kill took: {worst:.2f} s (seed {seed})"
    )
    return int(bool(lost or broken))


if __name__ == "__main__":
    sys.exit(main())
