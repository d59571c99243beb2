"""Where bulletsmith keeps things: the data it ships, and the user's own folders."""

from __future__ import annotations

import os
from pathlib import Path

PACKAGE = Path(__file__).parent


def data_dir() -> Path:
    """The shipped lexicons: inside the package in a wheel, at the root in a checkout."""
    shipped = PACKAGE / "data"
    return shipped if shipped.is_dir() else PACKAGE.parent.parent / "data"


def _own(variable: str, kind: str) -> Path:
    override = os.environ.get(variable)
    if override:
        return Path(override)
    import platformdirs  # here: a check that needs no folder should not pay for it

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
    """`folder`, made if need be, readable by its owner only."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
