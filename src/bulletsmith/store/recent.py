"""The files opened lately, newest first."""

from __future__ import annotations

from pathlib import Path

from bulletsmith.errors import BulletsmithError
from bulletsmith.paths import private_folder, state_dir
from bulletsmith.store.files import write_bytes

_MOST = 20


def recent() -> tuple[Path, ...]:
    """The files opened lately that are still there, newest first."""
    return tuple(path for path in _kept() if path.is_file())


def remember(path: Path) -> None:
    """Put `path` in front. A folder that cannot be written to is no reason not to open a file."""
    kept = _kept()
    if kept[:1] == [path.absolute()]:
        return  # as most starts find it: nothing to write, and no disk to wait for
    paths = dict.fromkeys([path.absolute(), *kept])
    text = "\n".join(str(path) for path in list(paths)[:_MOST] if "\n" not in str(path))
    try:
        private_folder(state_dir())
        write_bytes(state_dir() / "recent", text.encode("utf-8", "surrogateescape"))
        (state_dir() / "recent").chmod(0o600)
    except (OSError, BulletsmithError):
        pass


def _kept() -> list[Path]:
    try:
        text = (state_dir() / "recent").read_bytes().decode("utf-8", "surrogateescape")
    except OSError:
        return []
    return [Path(line) for line in text.split("\n") if line and "\0" not in line]
