"""Files in and out: read only what is text, and save so that nothing is ever half written."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from pathlib import Path

from bulletsmith.bullets.patterns import pattern
from bulletsmith.errors import NotSavedError, UnreadableError
from bulletsmith.formats.pieces import OPENED

_CONTAINERS = (b"%PDF-", b"PK\x03\x04")
_MARK = ".bulletsmith"  # how the name of a file ends that is still being written
_TEMPORARY = pattern(r"\..*\.(\d{1,10})-[^.]*\.bulletsmith")  # what mkstemp makes of _prefix
_NO_RENAME = {errno.EPERM, errno.EXDEV, errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP, errno.EBUSY}
TEX = (".tex", ".latex")  # files that pull in others
LIMIT = 20 * 1024 * 1024  # bytes; a CV is a few thousand


def read_bytes(path: Path) -> bytes:
    """What the file `path` holds, with what it pulls in (store.parts).

    Raises UnreadableError for whatever is not a file of text.
    """
    data = read_alone(path)
    if path.suffix.lower() in TEX:
        from bulletsmith.store.parts import gather

        return gather(path, data)
    return data


def read_alone(path: Path) -> bytes:
    """What the file `path` holds and nothing else. Raises UnreadableError."""
    name = str(path)
    try:
        # Looked at before it is opened: opening a FIFO or a device waits for ever.
        info = os.stat(path)
        if stat.S_ISDIR(info.st_mode):
            raise UnreadableError("this is a folder", remedy="name a file in it", path=name)
        if not stat.S_ISREG(info.st_mode):
            raise UnreadableError(
                "this is a device or a pipe, not a file",
                remedy="use - for standard input",
                path=name,
            )
        if info.st_size > LIMIT:
            raise UnreadableError(
                f"too large for a CV: {info.st_size / 2**20:.0f} MB",
                remedy=f"the limit is {LIMIT // 2**20} MB",
                path=name,
            )
        with open(path, "rb") as file:
            data = file.read(LIMIT + 1)
    except (OSError, ValueError) as error:
        remedy = "check the name" if isinstance(error, FileNotFoundError) else "choose another file"
        raise UnreadableError(_why(error), remedy=remedy, path=name) from error
    return checked(data, name)


def checked(data: bytes, name: str) -> bytes:
    """`data`, from the file or stream `name`, if it can be a CV. Raises UnreadableError.

    A PDF and a zip archive (Word, LinkedIn) pass: their readers look into them.
    """
    if len(data) > LIMIT:
        raise UnreadableError(
            "too large for a CV", remedy=f"the limit is {LIMIT // 2**20} MB", path=name
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableError(
            "this text is UTF-16", remedy="save it as UTF-8 and open it again", path=name
        )
    if b"\0" in data and not data.startswith(_CONTAINERS):
        raise UnreadableError(
            "this is a binary file, not text", remedy="open the text it was made from", path=name
        )
    return data


def write_bytes(path: Path, data: bytes, *, own: bool = False) -> None:
    """Put `data` in the file `path`, and what belongs to files that it pulls in, in those.

    `own` tells that `data` was read from this very file once: then those are written anew that are
    no longer there, or no longer pulled in.
    """
    if path.suffix.lower() in TEX and OPENED in data:
        from bulletsmith.store.parts import scatter

        scatter(path, data, own=own)
    else:
        write_alone(path, data)


def write_alone(path: Path, data: bytes, *, flushed: bool = True) -> None:
    """Put `data` in the file `path`, whole or not at all.

    A new file beside it is written, `flushed` to the disk, and renamed over it; mode and owner
    stay, and a link stays a link. Where no file can be renamed, or its owner would be another, the
    file is written in place, with a copy set aside first (store.inplace). Raises NotSavedError, and
    then the old file stands as it was.
    """
    import tempfile  # here, as hashlib below: a file that is only read asks for neither

    target = Path(os.path.realpath(path))
    temporary: str | None = None
    try:
        if target.is_dir():
            raise NotSavedError("this is a folder", remedy="name a file in it", path=str(path))
        if target.exists() and not os.access(target, os.W_OK):
            # A rename would go through: but who took the right to write away meant it.
            raise PermissionError(errno.EACCES, "")
        _clear(target)
        handle, temporary = tempfile.mkstemp(_MARK, _prefix(target), target.parent)
        with open(handle, "wb") as file:
            ours = _like(file.fileno(), target)
            file.write(data)
            file.flush()
            if flushed:
                os.fsync(file.fileno())
        if not (ours and _renamed(temporary, target)):
            from bulletsmith.store.inplace import overwrite

            overwrite(target, data)
        else:
            temporary = None
    except (OSError, ValueError) as error:
        stands = os.path.lexists(target)
        raise NotSavedError(
            f"not saved: {_why(error, 'write')}",
            remedy=f"{'the old file is as it was; ' * stands}save under another name",
            path=str(path),
        ) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
    if flushed:
        flush(target.parent)


def _prefix(target: Path) -> str:
    return f".{target.name[:50]}.{os.getpid()}-"


def cut_short(folder: Path) -> None:
    """Take away what writes into `folder` left behind whose process has ended meanwhile."""
    from bulletsmith.store.owner import me

    with contextlib.suppress(OSError):
        for entry in os.scandir(folder):
            name = _TEMPORARY.fullmatch(entry.name)
            if name and me()._replace(pid=int(name[1]), begun="").gone:
                with contextlib.suppress(OSError):
                    os.unlink(entry.path)


def _clear(target: Path) -> None:
    """Take away what writes of `target` left behind that were cut short: none takes a minute."""
    import time

    start = f".{target.name[:50]}."
    with contextlib.suppress(OSError):
        for entry in os.scandir(target.parent):
            if (
                entry.name.startswith(start)
                and entry.name.endswith(_MARK)
                and time.time() - entry.stat(follow_symlinks=False).st_mtime > 60
            ):
                os.unlink(entry.path)


def _like(handle: int, target: Path) -> bool:
    """Give the new file the mode and the owner of the old one; False where that may not be."""
    try:
        old = target.stat()
    except OSError:
        if hasattr(os, "fchmod"):
            os.fchmod(handle, _usual())
        return True
    new = os.fstat(handle)
    if hasattr(os, "fchown") and (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
        try:
            os.fchown(handle, old.st_uid, old.st_gid)
        except OSError:
            return False
    if hasattr(os, "fchmod"):
        os.fchmod(handle, stat.S_IMODE(old.st_mode))
    return True


def _renamed(temporary: str, target: Path) -> bool:
    """Rename it over `target`; False on a file system that does not do that."""
    try:
        os.replace(temporary, target)
    except OSError as error:
        if error.errno in _NO_RENAME and target.exists():
            return False
        raise
    return True


def digest(data: bytes) -> str:
    """A short name of exactly these bytes, to notice that another program changed a file."""
    import hashlib

    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _usual() -> int:
    """The mode of a new file: what the umask leaves."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def flush(folder: Path) -> None:
    """Make the rename itself last; a folder that cannot be flushed does not undo the save."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _why(error: OSError | ValueError, verb: str = "read") -> str:
    """What the system's error means, in words."""
    number = error.errno if isinstance(error, OSError) else None
    told = {
        errno.ENOENT: f"there is no such {'file' if verb == 'read' else 'folder'}",
        errno.ENOTDIR: "part of this path is a file, not a folder",
        errno.EACCES: f"no permission to {verb} here",
        errno.EPERM: f"no permission to {verb} here",
        errno.EROFS: "this disk can only be read",
        errno.ENOSPC: "the disk is full",
        errno.EDQUOT: "your share of the disk is full",
        errno.EIO: "the disk reports an error",
        errno.ESTALE: "the folder is no longer there",
        errno.EFBIG: "the file would be larger than is allowed",
        errno.ENAMETOOLONG: "this name is too long for a file",
        errno.ELOOP: "this link leads back to itself",
    }
    return told.get(number or 0) or str(getattr(error, "strerror", None) or error)
