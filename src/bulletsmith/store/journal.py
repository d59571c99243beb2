"""Every version of every file that bulletsmith has changed, in one SQLite file of the state folder.

A version is packed as its difference to one before it (store.deltas). What is kept: every version
of the last 30 days, the last one of each day for a year, then the last one of each month; and
always the first, which is the file as it was before bulletsmith touched it, and the newest. Where
the whole grows beyond 100 MB, the oldest of the others go first.

The journal never stands in the way: whoever writes to it goes on when it cannot be written.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bulletsmith.errors import BulletsmithError
from bulletsmith.paths import private_folder, state_dir
from bulletsmith.store.deltas import packed, unpacked
from bulletsmith.store.files import digest

if TYPE_CHECKING:
    from sqlite3 import Connection

PATIENCE = 0.5  # seconds to wait for another process that writes
OUTSIDE, FIRST = "another program", "the file as it was before bulletsmith first changed it"
_DAY = 86_400
_EVERY, _DAILY = 30 * _DAY, 365 * _DAY  # the ages up to which all, and one a day, are kept
_MOST = 100 * 2**20  # bytes of all versions together
_OFTEN = 20  # versions after which what is too old is looked for again
_TABLES = """
create table if not exists documents (id integer primary key, path blob not null unique);
create table if not exists versions (
    id integer primary key, document integer not null references documents, number integer not null,
    at integer not null, who text not null, what text not null, digest text not null,
    size integer not null, saved integer not null, base integer, data blob not null,
    unique (document, number)
);
"""


class JournalError(BulletsmithError):
    """The journal cannot be read or written; the CVs themselves are not touched by that."""


class JournalBrokenError(JournalError):
    """The journal was no journal any more: it is set aside, and the next use begins a new one."""


class Version(NamedTuple):
    """One version of a file: its number, when (seconds since 1970), who made it, what it was.

    `saved` is false for one that a save was to write and did not.
    """

    number: int
    at: int
    who: str
    what: str
    digest: str
    size: int
    saved: int


class Change(NamedTuple):
    """Who makes a new version of a file, and what it is."""

    who: str
    what: str


def journal_file() -> Path:
    """Where the journal is."""
    return state_dir() / "journal.db"


@contextlib.contextmanager
def opened(patience: float = PATIENCE) -> Iterator[Journal]:
    """The journal, in one transaction. Raises JournalError, JournalBrokenError if it is broken."""
    import sqlite3  # here: only what saves or asks for the history needs it

    link: Connection | None = None
    try:
        link = _connected(patience)
        link.execute("begin immediate")
        yield Journal(link)
        link.execute("commit")
    except sqlite3.OperationalError as error:
        raise JournalError(f"the history cannot be used now: {error}") from error
    except sqlite3.DatabaseError as error:
        if link is not None:
            link.close()
        told = f"the history is broken and was set aside as {_set_aside()}"
        raise JournalBrokenError(told, remedy="a new one begins with the next save") from error
    except ValueError as error:
        raise JournalError(f"this cannot be the name of a file: {error}") from error
    except OSError as error:
        raise JournalError(f"the history cannot be written: {error.strerror or error}") from error
    finally:
        if link is not None:
            with contextlib.suppress(sqlite3.Error):
                link.close()  # what was not committed is rolled back


class Journal:
    """The journal while it is open: see `opened`."""

    def __init__(self, link: Connection) -> None:
        self._link = link

    def history(self, path: Path, data: bytes | None = None) -> tuple[Version, ...]:
        """The versions of the file `path`, oldest first. `data`, what it holds now, finds it again
        under a new name.
        """
        document = self._document(path, data)
        rows = self._link.execute(
            "select number, at, who, what, digest, size, saved from versions"
            " where document = ? order by number",
            (document,),
        )
        return tuple(Version(*row) for row in rows)

    def version(self, path: Path, number: int) -> bytes | None:
        """What version `number` of the file `path` holds; None where there is none."""
        row = self._link.execute(
            "select id from versions where document = ? and number = ?",
            (self._document(path, None), number),
        ).fetchone()
        try:
            return self._data(row[0]) if row else None
        except ValueError as error:
            raise JournalError(f"version {number} cannot be read any more") from error

    def begin(self, path: Path, old: bytes | None, new: bytes, change: Change) -> int:
        """Write down `old`, what the file holds, if nobody has yet, and `new`, which is to come.

        Gives what `done` asks for; 0 where nothing is to change.
        """
        document = (
            self._document(path, old)
            or self._link.execute(
                "insert into documents (path) values (?)", (_name(path),)
            ).lastrowid
        )
        assert document is not None
        if old is not None:
            self._seen(document, old)
        if old == new:
            return 0
        name, now = digest(new), int(time.time())
        last = self._last(document)
        if last and not last[2] and last[1] == name:  # the same save, tried again
            self._link.execute(
                "update versions set at = ?, who = ?, what = ? where id = ?",
                (now, *change, last[0]),
            )
            return int(last[0])
        return self._add(document, new, change, saved=False)

    def done(self, version: int) -> None:
        """The version that `begin` gave stands in the file now."""
        self._link.execute("update versions set saved = 1 where id = ?", (version,))
        row = self._link.execute(
            "select document, number from versions where id = ?", (version,)
        ).fetchone()
        if row and row[1] % _OFTEN == 0:
            self.prune(row[0])

    def _document(self, path: Path, data: bytes | None) -> int | None:
        """The document at `path`, or the one that was moved there: gone where it was, the same."""
        row = self._link.execute(
            "select id from documents where path = ?", (_name(path),)
        ).fetchone()
        if row or data is None:
            return int(row[0]) if row else None
        last = self._link.execute(
            "select d.id, d.path from documents d join versions v on v.document = d.id"
            " where v.digest = ? and v.number ="
            " (select max(number) from versions where document = d.id and saved)"
            " order by v.at desc",
            (digest(data),),
        )
        for document, was in last.fetchall():
            if not os.path.lexists(os.fsdecode(was)):
                self._link.execute(
                    "update documents set path = ? where id = ?", (_name(path), document)
                )
                return int(document)
        return None

    def _last(self, document: int) -> tuple[int, str, int] | None:
        row: tuple[int, str, int] | None = self._link.execute(
            "select id, digest, saved from versions where document = ?"
            " order by number desc limit 1",
            (document,),
        ).fetchone()
        return row

    def _seen(self, document: int, old: bytes) -> None:
        """Write down what the file holds, unless bulletsmith left it so."""
        name, last = digest(old), self._last(document)
        if last and last[1] == name:
            # Written, but who wrote it was ended before it could say so.
            self._link.execute("update versions set saved = 1 where id = ?", (last[0],))
            return
        left = self._link.execute(
            "select digest from versions where document = ? and saved order by number desc limit 1",
            (document,),
        ).fetchone()
        if left is None:
            self._add(document, old, Change(OUTSIDE, FIRST))
        elif left[0] != name:
            self._add(document, old, Change(OUTSIDE, "changed outside bulletsmith"))

    def _add(self, document: int, data: bytes, change: Change, *, saved: bool = True) -> int:
        number, base = self._link.execute(
            "select coalesce(max(number), 0) + 1,"
            " (select coalesce(base, id) from versions where document = ?"
            "  order by number desc limit 1)"
            " from versions where document = ?",
            (document, document),
        ).fetchone()
        told = delta = packed(data)
        if base:
            with contextlib.suppress(ValueError):  # what cannot be read is nothing to build on
                delta = packed(data, self._data(base))
            told, base = (delta, base) if 2 * len(delta) < len(told) else (told, None)
        row = self._link.execute(
            "insert into versions"
            " (document, number, at, who, what, digest, size, saved, base, data)"
            " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                document, number, int(time.time()), change.who, change.what, digest(data),
                len(data), saved, base, told,
            ),
        )  # fmt: skip
        assert row.lastrowid is not None
        return row.lastrowid

    def _data(self, version: int) -> bytes:
        """What a version holds. Raises ValueError where that cannot be told any more."""
        row = self._link.execute(
            "select base, data from versions where id = ?", (version,)
        ).fetchone()
        if row is None:
            raise ValueError("what it was told by is gone")
        base, told = row
        return unpacked(told, self._data(base) if base else b"")

    # What is too old

    def prune(self, document: int, now: float | None = None) -> None:
        """Take away what of `document` is too old, and the oldest of all beyond 100 MB."""
        rows = self._link.execute(
            "select id, at, saved from versions where document = ? order by number", (document,)
        ).fetchall()
        self._drop(document, too_old(rows, int(now or time.time())))
        (size,) = self._link.execute("select sum(length(data)) from versions").fetchone()
        if (size or 0) <= _MOST:
            return
        spare = self._link.execute(
            "select v.id, v.document, length(v.data) from versions v where"
            " v.number > (select min(number) from versions where document = v.document)"
            " and v.number < (select max(number) from versions"
            "                 where document = v.document and saved)"
            " order by v.at"
        ).fetchall()
        for version, owner, length in spare:
            if size <= _MOST:
                return
            self._drop(owner, {version})
            size -= length

    def _drop(self, document: int, gone: set[int]) -> None:
        """Take the versions `gone` away; those that are told by them are told anew."""
        rows = self._link.execute(
            "select id, base from versions where document = ? and base is not null order by number",
            (document,),
        ).fetchall()
        heirs: dict[int, tuple[int, bytes]] = {}  # who stands in for a base: it is kept whole
        for version, base in rows:
            if base in gone and version not in gone:
                try:
                    data = self._data(version)
                except ValueError:
                    continue
                heir, was = heirs.setdefault(base, (version, data))
                new = (None, packed(data)) if heir == version else (heir, packed(data, was))
                self._link.execute(
                    "update versions set base = ?, data = ? where id = ?", (*new, version)
                )
        self._link.executemany("delete from versions where id = ?", [(one,) for one in gone])


def too_old(rows: list[tuple[int, int, int]], now: int) -> set[int]:
    """Which of `rows` (id, time, whether saved; oldest first) are no longer kept."""
    spans: dict[str, int] = {}
    for version, at, _ in rows:
        if now - at > _EVERY:
            shape = "%Y-%m-%d" if now - at <= _DAILY else "%Y-%m"
            spans[time.strftime(shape, time.localtime(at))] = version
    saved = [version for version, _, done in rows if done]
    stay = {*spans.values(), rows[0][0], rows[-1][0], *saved[-1:]} if rows else set()
    return {version for version, at, _ in rows if now - at > _EVERY} - stay


def _name(path: Path) -> bytes:
    return os.fsencode(os.path.realpath(path))


def _connected(patience: float) -> Connection:
    import sqlite3

    file = journal_file()
    private_folder(file.parent)
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))  # SQLite would ask the umask
    link = sqlite3.connect(file, timeout=patience, isolation_level=None)
    try:
        link.execute("pragma journal_mode = wal")
        link.execute("pragma synchronous = full")
        link.executescript(_TABLES)
    except sqlite3.Error:
        link.close()
        raise
    return link


def _set_aside() -> str:
    """Rename the broken journal; gives its new name."""
    file = journal_file()
    aside = file.with_name(time.strftime("journal-broken-%Y%m%d-%H%M%S.db"))
    for end in ("-wal", "-shm", ""):
        with contextlib.suppress(OSError):
            os.replace(f"{file}{end}", f"{aside}{end}")
    return aside.name
