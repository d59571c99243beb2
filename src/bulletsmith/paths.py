"""Where bulletsmith keeps things: the data it ships, and the user's own folders."""

from __future__ import annotations

import os
import sys
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
    """`folder`, made if need be, it and what of its parents is made readable by its owner only."""
    if not folder.is_dir():
        if not folder.parent.is_dir():
            private_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder
