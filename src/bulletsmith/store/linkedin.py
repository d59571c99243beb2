"""A LinkedIn profile on the disk: an archive, its folder or a PDF; and which CV it belongs to."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bulletsmith.cv import CV
from bulletsmith.errors import BulletsmithError, UnreadableError
from bulletsmith.paths import private_folder, state_dir
from bulletsmith.store.files import LIMIT, read_bytes, write_bytes

_MOST = 50  # CVs whose archive is remembered
_ZIP, _PDF = b"PK", b"%PDF-"


def read_profile(path: Path) -> CV:
    """The profile in the archive, folder, table or PDF `path`, as a CV.

    Raises BulletsmithError, which says what is wrong with it and what to do.
    """
    try:
        if path.is_dir():
            return _folder(path)
        if path.is_file() and path.stat().st_size > LIMIT:
            raise UnreadableError(
                f"too large for the archive of a profile: {path.stat().st_size / 2**20:.0f} MB",
                remedy="unpack it, and name the folder with Profile.csv and Positions.csv in it",
            )
        return _file(path)
    except OSError as error:
        raise UnreadableError(str(error.strerror or error), path=str(path)) from error
    except BulletsmithError as error:
        raise error.at(str(path)) from None


def _file(path: Path) -> CV:
    """What a file holds is told by its first bytes, whatever it is called."""
    from bulletsmith.formats.registry import by_name

    if path.suffix.lower() == ".csv":
        return _tables([path])
    data = read_bytes(path)
    if data.startswith(_PDF):
        from bulletsmith.formats.linkedin.page import read

        return read(data)
    if not data.startswith(_ZIP):
        raise UnreadableError(
            "this is no archive of LinkedIn's",
            remedy="LinkedIn sends one: Settings, Data privacy, Get a copy of your data",
        )
    return by_name("linkedin").read(data).cv


def _folder(path: Path) -> CV:
    """The tables in a folder, or in one below it."""
    from bulletsmith.formats.linkedin.archive import ENTRIES

    return _tables(list(islice(_csvs(path), ENTRIES + 1)))


def _csvs(path: Path) -> Iterator[Path]:
    for pattern in ("*", "*/*"):
        for file in sorted(path.glob(pattern)):
            if file.suffix.lower() == ".csv" and file.is_file():
                yield file


def _tables(files: list[Path]) -> CV:
    from bulletsmith.formats.linkedin.adapter import profile
    from bulletsmith.formats.linkedin.archive import bounded, collected

    bounded(len(files), [file.stat().st_size for file in files])
    return profile(collected((file.name, open(file, "rb")) for file in files))


# Which archive goes with a CV


def archive_of(cv: Path | None) -> Path | None:
    """The archive that the CV `cv` was last held against; None where there is none any more."""
    if cv is None:
        return None
    told = _kept().get(str(cv.absolute()), "")
    path = Path(told)
    return path if told and path.exists() else None


def remember_archive(cv: Path | None, archive: Path) -> None:
    """Remember it, next to the files opened lately. A folder that is read-only is no obstacle."""
    import json

    if cv is None:
        return
    kept = {str(cv.absolute()): str(archive.absolute()), **_kept()}
    kept[str(cv.absolute())] = str(archive.absolute())
    text = json.dumps(dict(list(kept.items())[:_MOST]), indent=1)
    with contextlib.suppress(OSError, BulletsmithError):
        private_folder(state_dir())
        write_bytes(state_dir() / "linkedin.json", text.encode("utf-8", "surrogateescape"))


def _kept() -> dict[str, str]:
    import json

    try:
        text = (state_dir() / "linkedin.json").read_bytes().decode("utf-8", "surrogateescape")
        kept = json.loads(text)
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(kept, dict):
        return {}
    return {cv: path for cv, path in kept.items() if isinstance(path, str) and "\0" not in path}
