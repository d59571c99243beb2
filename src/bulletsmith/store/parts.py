"""A CV in several files: what a LaTeX file pulls in is read with it, and saved file by file.

Only files in the folder of the one that was opened, or below, are followed: no absolute path, no
link and no `..` leads out of it.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from bulletsmith.errors import BulletsmithError, NotSavedError
from bulletsmith.formats.pieces import OPENED, files
from bulletsmith.formats.source import decode
from bulletsmith.store.files import LIMIT, read_alone, write_alone

_PART = 2 * 1024 * 1024  # bytes of one such file


def gather(path: Path, data: bytes) -> bytes:
    """`data` of the file `path` with the files that it pulls in, as UTF-8; itself without any."""
    from bulletsmith.formats.latex.inputs import gathered

    if OPENED in data or not any(
        word in data for word in (b"\\input", b"\\incl", b"\\sub", b"mport", b"package", b"class")
    ):
        return data
    left = [LIMIT - len(data)]

    def load(name: str) -> str | None:
        part = _inside(path, name)
        if part is None or part.samefile(path):
            return None
        try:
            found = read_alone(part)
            if OPENED in found or len(found) > min(_PART, left[0]):
                return None
            left[0] -= len(found)
            return decode(found).text
        except BulletsmithError:
            return None

    try:
        whole = decode(data)
    except BulletsmithError:
        return data  # its own reader says what is wrong with it
    text = gathered(whole.text, load)
    return data if text == whole.text else text.encode()


def scatter(path: Path, data: bytes, *, own: bool = False) -> None:
    """Save `data`, which `gather` put together, each file on its own and only where it changed.

    Where `path` is not the file that it came from, or not yet there, it becomes one file that
    needs no other. With `own` it did come from there, whatever is pulled in by now: each file is
    written where it lay, one that is gone as UTF-8. Raises NotSavedError, before anything is
    written wherever that can be foreseen.
    """
    from bulletsmith.formats.latex.inputs import flattened

    text = data.decode("utf-8")
    parts = files(text)
    try:
        there = set(files(gather(path, read_alone(path)).decode("utf-8", "replace")))
    except BulletsmithError:
        there = set()
    if there != set(parts) and not own:
        write_alone(path, flattened(text).encode())
        return
    changed: list[tuple[Path, bytes]] = []
    for name, told in parts.items():
        part = _inside(path, name, new=own) if name else path
        if part is None:
            raise NotSavedError(
                "not saved: this is no place for a file of the CV any more",
                remedy="nothing was written; move what stands there away",
                path=name,
            )
        if os.path.lexists(part):
            before = read_alone(part)
            after = decode(before).encode(told)
            if after != before:
                changed.append((part, after))
        else:
            changed.append((part, told.encode()))
    for part, _ in changed:
        if os.path.lexists(part) and not os.access(os.path.realpath(part), os.W_OK):
            raise NotSavedError(
                "not saved: no permission to write here",
                remedy="nothing was written; save under another name",
                path=str(part),
            )
    for index, (part, after) in enumerate(changed):
        try:
            with contextlib.suppress(OSError):  # whoever writes into it tells
                part.parent.mkdir(parents=True, exist_ok=True)
            write_alone(part, after)
        except NotSavedError as error:
            if index:
                done = ", ".join(one.name for one, _ in changed[:index])
                error.remedy = f"{done} is saved; this file is as it was"
            raise


def _inside(path: Path, name: str, *, new: bool = False) -> Path | None:
    """The file `name` in the folder of `path` or below; None where there is none to be had.

    One that is `new` need not be there yet.
    """
    root = os.path.realpath(path.parent)
    part = os.path.realpath(os.path.join(root, name))
    try:
        within = os.path.commonpath([root, part]) == root
    except ValueError:
        return None
    there = os.path.isfile(part) or (new and not os.path.lexists(part))
    return Path(part) if within and there else None
