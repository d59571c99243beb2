"""The program in a terminal of its own: it opens, draws whatever the locale, and leaves."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import termios
from pathlib import Path

import pytest


def drawn(tmp_path: Path, until: bytes, **environment: str) -> tuple[bytes, int]:
    """What `bulletsmith demo` writes to its terminal as far as `until`, and how it exits on `q`."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    told = {
        "PATH": os.environ["PATH"],
        "TERM": "xterm-256color",
        "BULLETSMITH_STATE_DIR": str(tmp_path / "state"),
        "BULLETSMITH_CONFIG_DIR": str(tmp_path / "config"),
        **environment,
    }
    command = [sys.executable, "-m", "bulletsmith", "demo"]
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=told, start_new_session=True
    ) as program:
        os.close(theirs)
        seen = b""
        while until not in seen and select.select([ours], [], [], 20)[0]:
            try:
                seen += os.read(ours, 65536)
            except OSError:  # the other end is closed
                break
        if program.poll() is None:
            os.write(ours, b"q")
        while select.select([ours], [], [], 20)[0]:
            try:
                if not os.read(ours, 65536):
                    break
            except OSError:
                break
        os.close(ours)
        return seen, program.wait()


@pytest.mark.parametrize(
    "locale",
    [{"LC_ALL": "C.UTF-8"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}],
    ids=["utf-8", "ascii"],
)
def test_it_draws_whatever_the_locale(tmp_path: Path, locale: dict[str, str]) -> None:
    seen, status = drawn(tmp_path, b"self-check", **locale)
    assert "─".encode() in seen
    assert b"\\u2500" not in seen
    assert status == 0


def test_a_terminal_that_cannot_draw_is_told_so(tmp_path: Path) -> None:
    seen, status = drawn(tmp_path, b"--help", TERM="dumb")
    assert b"TERM is dumb" in seen
    assert status == 2
