"""What one run worked out, kept in the cache folder for the next, so that a check starts at once.

A file holds one plain value as `marshal` writes it, which is read some ten times as fast as JSON,
behind a line that says by which Python, and a sum over the rest. What it was made of stands beside
the value. Where anything about a file is off, it is as if it were not there. Nothing here raises:
what cannot be kept costs time, no more.
"""

from __future__ import annotations

import marshal
import os
import sys
from binascii import crc32
from contextlib import suppress
from typing import Any

from bulletsmith import paths

_WRITER = f"{sys.implementation.cache_tag} {sys.hexversion:x}\n".encode()
_SUM = 4  # bytes


def load(name: str, made_of: object) -> Any:
    """The value that was kept under `name` of exactly this, or None."""
    try:
        with open(f"{paths.cache_dir()}{os.sep}{name}", "rb") as file:
            if not paths.only_ours(os.fstat(file.fileno())):
                return None  # what others can write may be made up
            if file.readline(len(_WRITER)) != _WRITER:
                return None
            sum_of_rest, rest = file.read(_SUM), file.read()
    except (OSError, ValueError):
        return None
    if crc32(rest).to_bytes(_SUM, "big") != sum_of_rest:
        return None
    was_made_of, value = marshal.loads(rest)
    return value if was_made_of == made_of else None


def keep(name: str, made_of: Any, value: Any) -> None:
    """Keep `value` for the next run, readable by its owner only, whole or not at all."""
    rest = marshal.dumps((made_of, value))
    fresh = None
    try:
        folder = paths.private_folder(paths.cache_dir())
        fresh = f"{folder}{os.sep}{name}.{os.getpid()}"
        with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(_WRITER + crc32(rest).to_bytes(_SUM, "big") + rest)
        os.replace(fresh, f"{folder}{os.sep}{name}")
    except (OSError, ValueError):
        if fresh is not None:
            with suppress(OSError, ValueError):
                os.unlink(fresh)
