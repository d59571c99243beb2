"""The compiled lexicon between two runs, so that a check need not read the files again.

It counts for exactly the version, and the path, time and size of every source, of which it was
made; see `kept`.
"""

from __future__ import annotations

import os

from bulletsmith import __version__, paths
from bulletsmith.bullets import kept

_FORMAT = 5
_NAME = "lexicon"

Source = tuple[str, str, bool, int, int]  # kind, path, the user's own, mtime in ns, size in bytes


def sources(kinds: tuple[str, ...]) -> list[Source]:
    """The files there are, shipped ones first; a user's file that is missing is not among them."""
    found: list[Source] = []
    for own, folder in ((False, paths.data_dir()), (True, paths.config_dir() / "lexicon")):
        for kind in kinds:
            path = f"{folder}{os.sep}{kind}.toml"
            try:
                at = os.stat(path)
            except (OSError, ValueError):
                continue
            found.append((kind, path, own, at.st_mtime_ns, at.st_size))
    return found


def load(made_of: list[Source]) -> list[bytes] | None:
    """The rows that were kept of exactly these sources, or None."""
    rows: list[bytes] | None = kept.load(_NAME, [_FORMAT, __version__, made_of])
    return rows


def keep(made_of: list[Source], rows: list[bytes]) -> None:
    """Keep `rows` for the next run."""
    kept.keep(_NAME, [_FORMAT, __version__, made_of], rows)
