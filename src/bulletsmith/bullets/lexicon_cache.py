"""The compiled lexicon between two runs, so that a check need not read the files again.

One file of JSON lines in the cache folder. Its first line says of what it was made (version, and
path, time and size of every source) and what the rest must sum to; where anything about it is off,
it is as if it were not there. Nothing here raises: a cache that cannot be kept costs time, no more.
"""

from __future__ import annotations

import json
import os
from binascii import crc32
from contextlib import suppress

from bulletsmith import __version__, paths

_FORMAT = 3
_NAME = "lexicon.jsonl"

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


def _head(made_of: list[Source], body: bytes) -> bytes:
    return json.dumps([_FORMAT, __version__, made_of, len(body), crc32(body)]).encode() + b"\n"


def load(made_of: list[Source]) -> list[bytes] | None:
    """The lines that were kept of exactly these sources, or None."""
    try:
        with open(paths.cache_dir() / _NAME, "rb") as file:
            if not paths.only_ours(os.fstat(file.fileno())):
                return None
            head = file.readline(1 << 16)
            body = file.read()
    except (OSError, ValueError):
        return None
    return body.split(b"\n") if head == _head(made_of, body) else None


def keep(made_of: list[Source], lines: list[bytes]) -> None:
    """Keep `lines` for the next run, readable by their owner only, whole or not at all."""
    body = b"\n".join(lines)
    fresh = None
    try:
        folder = paths.private_folder(paths.cache_dir())
        fresh = folder / f"{_NAME}.{os.getpid()}"
        with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(_head(made_of, body) + body)
        os.replace(fresh, folder / _NAME)
    except (OSError, ValueError):
        if fresh is not None:
            with suppress(OSError):
                fresh.unlink()
