"""However the program is ended from outside, the next start has what stood on the screen."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bulletsmith.paths import state_dir
from bulletsmith.store.recovery import waiting

CV = """# Ada Example

## Experience

### Engineer, Acme (2022 - present)

- Built rankers.

## Projects

### fastvec

- Wrote it.
"""
_CODES = re.compile(rb"\x1b\[[0-9;?$<>=]*[ -/]*[@-~]")
UP, DOWN, OUTLINE = "\x1b[A", "\x1b[B", "\x1b[Z"
BOXES = {  # the keys that open each, and what each of them shows
    "text": (("t", "ctrl+z undo"),),
    "form": (("i", "ctrl+s keep"),),
    "forge": (("\r", "of 7 slots"),),
    "summary": ((OUTLINE + UP + UP, "domain"), ("\r", "slots"), ("\r", "^s")),
    "source": ((OUTLINE + DOWN + DOWN, "fastvec"), ("\r", "slots"), ("n", "What is new"),
               (DOWN + "\r", "four parts")),
}  # fmt: skip


def _signalled(number: int) -> Callable[[subprocess.Popen[bytes], int], None]:
    return lambda program, _: program.send_signal(number)


def _closed(_: subprocess.Popen[bytes], terminal: int) -> None:
    os.close(terminal)


@pytest.mark.parametrize(
    "end",
    [_signalled(signal.SIGTERM), _signalled(signal.SIGHUP), _closed],
    ids=["SIGTERM", "SIGHUP", "closed"],
)
def test_what_was_being_typed_is_kept(
    tmp_path: Path, end: Callable[[subprocess.Popen[bytes], int], None]
) -> None:
    path = _file(tmp_path)
    program, ours = _opened(path)
    _until(ours, b"self-check")
    os.write(ours, b"t")
    _until(ours, b"ctrl+z undo")
    os.write(ours, b" Last words.")
    _until(ours, b"words.")
    end(program, ours)
    if end is not _closed:
        while select.select([ours], [], [], 10)[0]:
            try:
                if not os.read(ours, 65536):
                    break
            except OSError:
                break
        os.close(ours)
    assert program.wait(20) == 0
    (left,) = waiting()
    assert left.typing is not None
    assert left.typing.values["text"] == "Built rankers. Last words."
    assert not list((state_dir() / "open").glob("*.window"))
    assert not (state_dir() / "reports").exists()


@pytest.mark.parametrize("kind", BOXES)
def test_a_kill_takes_no_box(tmp_path: Path, kind: str) -> None:
    path = _file(tmp_path)
    program, terminal = _opened(path)
    _until(terminal, b"self-check")
    for keys, shown in BOXES[kind]:
        os.write(terminal, keys.encode())
        _until(terminal, shown.encode())
    os.write(terminal, b" zyx")
    _until(terminal, b"zyx")
    end = time.monotonic() + 30
    while time.monotonic() < end and not any(b"zyx" in one for one in _on_disk()):
        select.select([terminal], [], [], 0.05)
    program.kill()
    program.wait(20)
    os.close(terminal)
    (left,) = waiting()
    assert left.typing is not None
    assert left.typing.kind == kind
    assert "zyx" in repr((left.typing, left.drafts))


def _on_disk() -> Iterator[bytes]:
    """What is kept; a file that is still being written has another name."""
    for kind in ("json", "now"):
        yield from (one.read_bytes() for one in (state_dir() / "unsaved").glob(f"*.{kind}"))


def _file(folder: Path) -> Path:
    path = folder / "cv.md"
    path.write_text(CV)
    return path


def _opened(path: Path) -> tuple[subprocess.Popen[bytes], int]:
    """The program on `path`, and its terminal."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    program = subprocess.Popen(
        [sys.executable, "-m", "bulletsmith", str(path)],
        stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
        env={**os.environ, "TERM": "xterm-256color"},
        preexec_fn=_controlled,
    )  # fmt: skip
    os.close(theirs)
    return program, ours


def _controlled() -> None:
    """Make the terminal the one that hangs up when it is closed."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _until(terminal: int, shown: bytes) -> None:
    seen, end = b"", time.monotonic() + 30
    while shown not in seen and time.monotonic() < end:
        if select.select([terminal], [], [], 1)[0]:
            seen = _CODES.sub(b"", seen + os.read(terminal, 65536))
    assert shown in seen
