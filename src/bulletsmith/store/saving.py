"""A save: nothing overwritten that was not seen, the journal first, then the file, whole or not."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from bulletsmith.errors import AlreadyThereError, ChangedOnDiskError, NotSavedError, UnreadableError
from bulletsmith.paths import private_folder, state_dir
from bulletsmith.store.files import digest, read_bytes, write_bytes
from bulletsmith.store.inplace import half_written, mend
from bulletsmith.store.journal import Change, JournalBrokenError, JournalError, opened

_TRIES = 50  # of 20 ms each: how long a save waits for another one of the same file


def save_file(
    path: Path,
    data: bytes,
    change: Change,
    *,
    seen: bytes | None = None,
    check: bool = True,
    own: bool = False,
) -> str:
    """Put `data` in the file `path`; gives what is wrong with the journal, empty if nothing is.

    `seen` is what the file held when it was read (None: there was no file); unless it still does,
    or `check` is false, nothing is written and ChangedOnDiskError raised. `own` tells that `data`
    is what this file held before (store.files.write_bytes). Raises NotSavedError
    where it cannot be written; the new text is in the journal then, and the old file as it was.
    """
    with _alone(path):
        with contextlib.suppress(OSError, ValueError):
            mend(path)
        old = _now(path)
        if check and old is not None and seen is None:
            raise AlreadyThereError("there is a file of this name", path=str(path))
        if check and old not in (None, seen):  # one that is gone is written anew
            raise ChangedOnDiskError(
                "another program changed this file since it was opened", path=str(path)
            )
        # Of a file that is gone, what it held when it was read is a version all the same.
        version, trouble = _begin(path, seen if old is None else old, data, change)
        try:
            write_bytes(path, data, own=own)
        except NotSavedError as error:
            if version:
                error.remedy += f"; the new text is version {version[1]} of its history"
            raise
        if version:
            try:
                with opened() as journal:
                    journal.done(version[0])
            except JournalError as error:
                trouble = trouble or str(error)
    return trouble


def finish(path: Path) -> None:
    """Finish a write of `path` that was cut short where nothing can be renamed, if one was."""
    if half_written(path):
        with _alone(path), contextlib.suppress(OSError):  # not while its writer is at work
            mend(path)


def _begin(
    path: Path, old: bytes | None, data: bytes, change: Change
) -> tuple[tuple[int, int] | None, str]:
    """The new version (its id, its number), if it is one, and what is wrong with the journal."""
    trouble = ""
    for _ in range(2):  # a broken one is set aside: the second time there is a new one
        try:
            with opened() as journal:
                if version := journal.begin(path, old, data, change):
                    return (version, journal.history(path)[-1].number), trouble
                return None, trouble
        except JournalBrokenError as error:
            trouble = str(error)
        except JournalError as error:
            return None, str(error)
    return None, trouble


def _now(path: Path) -> bytes | None:
    """What the file holds; None where there is none that could be read."""
    try:
        return read_bytes(path)
    except UnreadableError:
        return None


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Keep other saves of `path` out, so that none comes between the look at it and the write.

    The system lets go of the lock when its holder ends, however that ends. Where there is no such
    lock, or the other does not come to an end, the save goes on.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    handle = None
    with contextlib.suppress(OSError, ValueError):
        folder = private_folder(state_dir() / "open")
        name = digest(os.fsencode(os.path.realpath(path)))
        handle = os.open(folder / f"{name}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if handle is not None:
            _wait(fcntl, handle)
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _wait(fcntl: object, handle: int) -> None:
    import time

    for _ in range(_TRIES):
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)  # type: ignore[attr-defined]
            return
        except BlockingIOError:
            time.sleep(0.02)
        except OSError:
            return
