"""Who else has a file open: told while they live, forgotten when they are gone."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bulletsmith.paths import state_dir
from bulletsmith.store.owner import Owner, me
from bulletsmith.store.recovery import waiting
from bulletsmith.store.windows import enter, leave, others

OTHER = """
import sys
from pathlib import Path
from bulletsmith.cv import CV, Profile
from bulletsmith.store.recovery import Unsaved, keep
from bulletsmith.store.windows import enter
enter(Path(sys.argv[1]))
keep(Unsaved("other", sys.argv[1], CV(Profile("Ada"))))
print("here", flush=True)
sys.stdin.read()
"""


def note(path: Path, owner: Owner, age: float = 0.0) -> Path:
    """A note as another process leaves it."""
    enter(path)
    (mine,) = (state_dir() / "open").glob("*.window")
    file = mine.with_name(mine.name.replace(".window", "x.window"))
    file.write_text(json.dumps([*owner, time.time()]))
    os.utime(file, (time.time() - age,) * 2)
    return file


def test_a_window_that_lives_is_told_and_a_killed_one_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "cv.md"
    other = subprocess.Popen(
        [sys.executable, "-c", OTHER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert other.stdin is not None
    assert other.stdout is not None
    with other.stdin, other.stdout:
        assert other.stdout.readline() == b"here\n"
        assert [window.owner.pid for window in others(path)] == [other.pid]
        assert others(tmp_path / "another.md") == ()
        assert waiting() == ()  # it is still at work on it
        other.kill()
        other.wait()
    assert others(path) == ()
    assert [work.token for work in waiting()] == ["other"]
    assert not list((state_dir() / "open").glob("*.window"))


def test_this_window_is_no_other(tmp_path: Path) -> None:
    enter(tmp_path / "cv.md")
    assert others(tmp_path / "cv.md") == ()
    (file,) = (state_dir() / "open").glob("*.window")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    leave(tmp_path / "cv.md")
    leave(tmp_path / "cv.md")
    assert not list((state_dir() / "open").glob("*.window"))


@pytest.mark.parametrize(
    ("owner", "age", "there"),
    [
        (Owner(os.getpid(), me().host, "another life"), 0, False),  # the number is used again
        (Owner(2**30, me().host), 0, False),
        (Owner(1, "elsewhere"), 0, True),
        (Owner(1, "elsewhere"), 3600, False),  # touched no more
    ],
)
def test_whose_note_counts(tmp_path: Path, owner: Owner, age: float, there: bool) -> None:
    path = tmp_path / "cv.md"
    file = note(path, owner, age)
    assert bool(others(path)) == there
    assert file.exists() == there


@pytest.mark.parametrize("broken", [b"", b"{", b"[1]", b'["x", 1, 2, 3]', b"\xff"])
def test_a_broken_note_counts_for_nothing(tmp_path: Path, broken: bytes) -> None:
    path = tmp_path / "cv.md"
    note(path, me()).write_bytes(broken)
    assert others(path) == ()
