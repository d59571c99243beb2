"""Where bulletsmith keeps things: the data it ships, and the user's own folders."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

PACKAGE = Path(__file__).parent
_XDG = {
    "config": ("XDG_CONFIG_HOME", "~/.config"),
    "state": ("XDG_STATE_HOME", "~/.local/state"),
    "cache": ("XDG_CACHE_HOME", "~/.cache"),
}


def data_dir() -> Path:
    """The shipped lexicons: inside the package in a wheel, at the root in a checkout."""
    shipped = PACKAGE / "data"
    return shipped if shipped.is_dir() else PACKAGE.parent.parent / "data"


def _own(variable: str, kind: str) -> Path:
    override = os.environ.get(variable)
    if override:
        return Path(override)
    if sys.platform == "linux":  # as platformdirs would, which takes as long to import as a check
        home, usual = _XDG[kind]
        own = os.environ.get(home, "")
        return Path(own if os.path.isabs(own) else os.path.expanduser(usual), "bulletsmith")
    import platformdirs

    return Path(str(getattr(platformdirs, f"user_{kind}_dir")("bulletsmith", appauthor=False)))


def config_dir() -> Path:
    """The user's configuration, keymap and own lexicons; `BULLETSMITH_CONFIG_DIR` overrides."""
    return _own("BULLETSMITH_CONFIG_DIR", "config")


def state_dir() -> Path:
    """Unsaved work and recent files; `BULLETSMITH_STATE_DIR` overrides."""
    return _own("BULLETSMITH_STATE_DIR", "state")


def cache_dir() -> Path:
    """What can be made again at any time; `BULLETSMITH_CACHE_DIR` overrides."""
    return _own("BULLETSMITH_CACHE_DIR", "cache")


def private_folder(folder: Path) -> Path:
    """`folder`, made if need be with those above it, readable by its owner only.

    One that stands open already is closed where it is the program's own by its name: what a
    variable points to (`/tmp`) may be somebody else's as well.
    """
    missing = [folder, *folder.parents]
    missing = missing[: next((k for k, path in enumerate(missing) if path.exists()), None)]
    for path in reversed(missing):  # `parents=True` would leave those above open to all
        path.mkdir(mode=0o700, exist_ok=True)
    with suppress(OSError):  # of somebody else, or on a disk without modes
        own = "bulletsmith" in (folder.name, folder.parent.name)
        if own and folder.stat().st_mode & 0o077:
            folder.chmod(0o700)
    return folder


def only_ours(info: os.stat_result) -> bool:
    """Whether nobody else can have written the file: then what it says may be believed."""
    return not hasattr(os, "getuid") or (info.st_uid == os.getuid() and not info.st_mode & 0o022)
