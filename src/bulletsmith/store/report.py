"""What is written down when the program fails: where, in which versions, and no word of a CV."""

from __future__ import annotations

import os
import platform
import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

from bulletsmith import __version__
from bulletsmith.paths import PACKAGE, private_folder, state_dir

# The messages of these are made of the program's own names; any other may quote what was typed.
_OWN_WORDS = (AttributeError, NameError, ImportError, RecursionError, MemoryError)
_PARTS = ("textual", "rich", "pydantic", "rapidfuzz")
_MOST = 20  # reports that are kept


def write_report(error: BaseException) -> Path | None:
    """Write down `error` in the state folder; gives the file, None where that cannot be written."""
    folder = state_dir() / "reports"
    file = folder / time.strftime(f"%Y%m%d-%H%M%S-{os.getpid()}.txt")
    try:
        private_folder(folder)
        with open(os.open(file, os.O_WRONLY | os.O_CREAT, 0o600), "w", encoding="utf-8") as out:
            out.write("\n".join(told(error)) + "\n")
        for old in sorted(folder.glob("*.txt"))[:-_MOST]:
            old.unlink()
    except OSError:
        return None
    return file


def told(error: BaseException) -> Iterator[str]:
    """The lines of a report."""
    from importlib.metadata import PackageNotFoundError, version

    yield f"bulletsmith {__version__}, Python {platform.python_version()}, {platform.platform()}"
    versions = []
    for name in _PARTS:
        try:
            versions.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            versions.append(f"{name} ?")
    yield ", ".join(versions)
    yield f"TERM={os.environ.get('TERM', '')}, {sys.getfilesystemencoding()}"
    yield from _raised(error, set())


def _raised(error: BaseException, seen: set[int]) -> Iterator[str]:
    """Where `error` was raised and what led to it: the program's lines, no value of any name."""
    seen.add(id(error))
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and id(before) not in seen:
        yield from _raised(before, seen)
        yield ""
        yield "and then:"
    yield ""
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}"
        yield f"      {frame.line}"
    yield f"{type(error).__module__}.{type(error).__qualname__}: {_message(error)}"
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions:
            if id(one) not in seen:
                yield from _raised(one, seen)


def _message(error: BaseException) -> str:
    if isinstance(error, OSError):
        return os.strerror(error.errno) if error.errno else "(no number)"
    if isinstance(error, _OWN_WORDS):
        return str(error)
    return f"(its message of {len(str(error))} characters is left out: it may quote a CV)"


def _short(name: str) -> str:
    """A file's path from its package on: what lies above may tell who somebody is."""
    path = Path(name)
    if path.is_relative_to(PACKAGE.parent):
        return str(path.relative_to(PACKAGE.parent))
    parts = path.parts
    if "site-packages" in parts:
        return "/".join(parts[parts.index("site-packages") + 1 :])
    return "/".join(parts[-2:])
