"""The versions of one file, looked at: the journal is open only for as long as a question takes."""

from __future__ import annotations

from pathlib import Path

from bulletsmith.errors import BulletsmithError, UnreadableError
from bulletsmith.store.files import read_bytes
from bulletsmith.store.journal import Version, journal_file, opened


def listed(path: Path) -> tuple[Version, ...]:
    """The versions of the file `path`, oldest first; none where it has no history.

    A file that was moved is found again by what it holds. Raises JournalError.
    """
    if not journal_file().exists():
        return ()
    try:
        now: bytes | None = read_bytes(path)
    except UnreadableError:
        now = None
    with opened() as journal:
        return journal.history(path, now)


def held(path: Path, number: int) -> bytes:
    """What version `number` of the file `path` holds. Raises BulletsmithError if there is none."""
    data = None
    if journal_file().exists():
        with opened() as journal:
            data = journal.version(path, number)
    if data is None:
        raise BulletsmithError(
            f"there is no version {number}", remedy="`bulletsmith history FILE` lists them"
        )
    return data
