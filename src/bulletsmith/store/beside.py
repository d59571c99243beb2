"""What belongs to a CV but stands in no line of its file: parked bullets, how far a rewrite got."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bulletsmith.cv import Bullet
from bulletsmith.errors import BulletsmithError
from bulletsmith.paths import private_folder, state_dir
from bulletsmith.store.files import digest, write_bytes

if TYPE_CHECKING:
    from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True)
class Drawer:
    """The bullets that are parked in the role called `title` at `company`."""

    title: str
    company: str
    bullets: tuple[Bullet, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """What is kept beside one CV. `asked` are digests of bullets that a pass has asked about."""

    drawers: tuple[Drawer, ...] = ()
    asked: frozenset[str] = frozenset()


def read_beside(key: str) -> Beside:
    """What is kept beside the CV `key` (its path, or a session's token); nothing if unreadable."""
    try:
        data = _file(key).read_bytes()
    except (OSError, ValueError):
        return Beside()
    try:
        return _adapter().validate_json(data)
    except ValueError:
        return Beside()


def keep_beside(key: str, beside: Beside) -> None:
    """Keep `beside` for the CV `key`; nothing to keep leaves no file. Raises BulletsmithError."""
    file = _file(key)
    if beside == Beside():
        with contextlib.suppress(OSError):
            file.unlink()
        return
    try:
        private_folder(file.parent)
        write_bytes(file, _adapter().dump_json(beside))
        file.chmod(0o600)
    except OSError as error:
        raise BulletsmithError(f"cannot be kept beside the CV: {error}") from error


@cache
def _adapter() -> TypeAdapter[Beside]:
    from pydantic import TypeAdapter  # here: most CVs have nothing beside them

    return TypeAdapter(Beside)


def _file(key: str) -> Path:
    return state_dir() / "beside" / f"{digest(os.fsencode(key))}.json"
