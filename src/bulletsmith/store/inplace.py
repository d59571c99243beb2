"""A file written over where nothing can be renamed: a copy outside tells how to finish the work.

Such a write can be cut short half way. What is to be written lies in the state folder until it is
done, so that the next start finds a file that is half old and half new, and makes it new.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from bulletsmith.paths import private_folder, state_dir
from bulletsmith.store.deltas import common
from bulletsmith.store.files import digest, flush


def overwrite(target: Path, data: bytes) -> None:
    """Put `data` into the file `target` itself. Raises OSError, and then the old bytes are back."""
    old = target.read_bytes()
    aside = {_aside(target, "old"): old, _aside(target, "new"): data}
    for copy, held in aside.items():
        private_folder(copy.parent)
        with open(os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(held)
            file.flush()
            os.fsync(file.fileno())
        flush(copy.parent)
    try:
        _write(target, data)
    except OSError:
        _write(target, old)
        raise
    finally:
        # Kept only if neither could be written: then `mend` tries again.
        with contextlib.suppress(OSError):
            if target.read_bytes() in (old, data):
                _forget(target)


def half_written(path: Path) -> bool:
    """Whether a write of `path` was begun and not told done."""
    try:
        return _aside(Path(os.path.realpath(path)), "new").exists()
    except (OSError, ValueError):  # no name of a file
        return False


def mend(path: Path) -> bool:
    """Finish a write of `path` that was cut short; whether there was one. Raises OSError."""
    target = Path(os.path.realpath(path))
    try:
        old, new = (_aside(target, kind).read_bytes() for kind in ("old", "new"))
        now = target.read_bytes()
    except OSError:
        return False
    half = now not in (old, new) and _between(now, old, new)
    if half:
        _write(target, new)
    _forget(target)
    return half


def _between(now: bytes, old: bytes, new: bytes) -> bool:
    """Whether `now` is `new` as far as it was written and `old` behind that."""
    written = common(now, new)
    return now[written:] in (old[written:], b"")


def _write(target: Path, data: bytes) -> None:
    with open(target, "r+b") as file:
        file.write(data)
        file.truncate()
        file.flush()
        os.fsync(file.fileno())


def _forget(target: Path) -> None:
    for kind in ("new", "old"):
        with contextlib.suppress(OSError):
            _aside(target, kind).unlink()


def _aside(target: Path, kind: str) -> Path:
    return state_dir() / "halfway" / f"{digest(os.fsencode(target))}.{kind}"
