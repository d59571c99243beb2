"""Which windows have a file open: a note each in the state folder, so that the next one is told.

A note says who wrote it. One whose owner has ended, however that ended, counts for nothing and is
taken away; one of another machine counts while it is touched every few minutes.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from pathlib import Path
from typing import NamedTuple

from bulletsmith.paths import private_folder, state_dir
from bulletsmith.store.files import digest
from bulletsmith.store.owner import Owner, me

TOUCH = 60.0  # seconds between two touches
_SILENT = 5 * TOUCH  # seconds after which another machine's note counts for nothing


class Window(NamedTuple):
    """Another window on a file: whose it is, and since when (seconds since 1970) it is open."""

    owner: Owner
    since: float


def enter(path: Path) -> None:
    """Say that this process has the file `path` open. A folder that refuses is no obstacle."""
    with contextlib.suppress(OSError, ValueError):
        file = _note(path)
        private_folder(file.parent)
        told = json.dumps([*me(), time.time()]).encode()
        with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as note:
            note.write(told)


def touch(path: Path) -> None:
    """Say that it still has."""
    with contextlib.suppress(OSError, ValueError):
        os.utime(_note(path))


def leave(path: Path) -> None:
    """Say that it has no longer."""
    with contextlib.suppress(OSError, ValueError):
        _note(path).unlink()


def others(path: Path) -> tuple[Window, ...]:
    """The other windows that have the file `path` open, the oldest first."""
    found = []
    try:
        notes = list(_folder().glob(f"{_name(path)}.*.window"))
    except (OSError, ValueError):
        return ()
    for note in notes:
        window = _read(note)
        if window is None:
            with contextlib.suppress(OSError):
                note.unlink()
        elif not window.owner.is_me:
            found.append(window)
    return tuple(sorted(found, key=lambda window: window.since))


def _read(note: Path) -> Window | None:
    """The window that `note` tells of; None where it counts for nothing."""
    try:
        pid, host, begun, since = json.loads(note.read_bytes())
        window = Window(Owner(int(pid), str(host), str(begun)), float(since))
        silent = time.time() - note.stat().st_mtime > _SILENT
    except (OSError, ValueError, TypeError):
        return None
    foreign = window.owner.host != me().host
    return None if window.owner.gone or (foreign and silent) else window


def _folder() -> Path:
    return state_dir() / "open"


def _name(path: Path) -> str:
    return digest(os.fsencode(os.path.realpath(path)))


def _note(path: Path) -> Path:
    mine = digest(repr(me()).encode())[:12]
    return _folder() / f"{_name(path)}.{mine}.window"
