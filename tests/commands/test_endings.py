"""However the program is ended from outside, the next start has what stood on the screen."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletsmith.paths import state_dir
from bulletsmith.store.recovery import waiting

CV = "# Ada Example\n\n## Experience\n\n### Engineer, Acme (2022 - present)\n\n- Built rankers.\n"


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
    path = tmp_path / "cv.md"
    path.write_text(CV)
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    program = subprocess.Popen(
        [sys.executable, "-m", "bulletsmith", str(path)],
        stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
        env={**os.environ, "TERM": "xterm-256color"},
        preexec_fn=_controlled,
    )  # fmt: skip
    os.close(theirs)
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


def _controlled() -> None:
    """Make the terminal the one that hangs up when it is closed."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _until(terminal: int, shown: bytes) -> None:
    seen, end = b"", time.monotonic() + 30
    while shown not in seen and time.monotonic() < end:
        if select.select([terminal], [], [], 1)[0]:
            seen += os.read(terminal, 65536)
    assert shown in seen
