"""What was not saved when the program ended, kept for the next start."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote_from_bytes, unquote_to_bytes

from bulletsmith.bullets.slots import Slots
from bulletsmith.bullets.text import clean
from bulletsmith.cv import CV, Address, Bullet
from bulletsmith.formats.document import Suppression
from bulletsmith.paths import private_folder, state_dir
from bulletsmith.store.files import write_bytes

if TYPE_CHECKING:
    from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True)
class Unsaved:
    """A CV with changes that no file holds yet.

    `token` names the session that it is of, so that two never overwrite each other. `path` is its
    file, empty for a new CV, which is called `name`. `drafts` are the bullets that stand in the
    forge, each with its slots and the wording that it was. `digest` is that of the file's bytes
    when it was opened (store.files.digest). `when` is local ISO time, filled in by `keep`.
    """

    token: str

    path: str
    cv: CV
    drafts: Mapping[Address, tuple[Slots, str]] = field(default_factory=dict)
    digest: str = ""
    name: str = ""
    when: str = ""
    base: CV | None = None  # what the file said then
    suppressions: tuple[Suppression, ...] | None = None  # None: kept before they were


@dataclass(frozen=True, slots=True)
class _OnDisk:
    """The same as JSON can hold it."""

    token: str
    path: str
    cv: CV
    drafts: tuple[tuple[Address, Slots, str], ...]
    digest: str
    name: str
    when: str
    base: CV | None = None
    suppressions: tuple[Suppression, ...] | None = None


def keep(unsaved: Unsaved) -> None:
    """Keep `unsaved` until `drop`, in place of what was kept of the same session.

    Raises NotSavedError or OSError where the state folder cannot be written to.
    """
    now = datetime.now().isoformat(timespec="seconds")
    drafts = tuple((a, slots, was) for a, (slots, was) in unsaved.drafts.items())
    u = unsaved
    path = quote_from_bytes(os.fsencode(u.path))  # a path need not be text
    name = clean(u.name)
    data = _OnDisk(
        u.token, path, u.cv, drafts, u.digest, name, now, u.base, u.suppressions
    )  # fmt: skip
    file = _file(unsaved.token)
    private_folder(file.parent)
    # Not by pydantic, which takes longer to load than a key may: this runs while somebody types.
    write_bytes(file, json.dumps(data, default=_plain, separators=(",", ":")).encode())
    file.chmod(0o600)


def waiting() -> tuple[Unsaved, ...]:
    """What waits to be taken up again, newest first; what cannot be read is passed over."""
    try:
        files = list(_folder().glob("*.json"))
    except OSError:
        return ()
    found = [unsaved for file in files if (unsaved := _read(file))]
    return tuple(sorted(found, key=lambda unsaved: unsaved.when, reverse=True))


def drop(token: str) -> None:
    """Forget what is kept of the session `token`."""
    with contextlib.suppress(OSError):
        _file(token).unlink()


def _read(file: Path) -> Unsaved | None:
    try:
        data = _adapter().validate_json(file.read_bytes())
    except (OSError, ValueError):
        return None
    drafts = {address: (slots, was) for address, slots, was in data.drafts}
    path = os.fsdecode(unquote_to_bytes(data.path))
    return Unsaved(
        data.token, path, data.cv, drafts, data.digest, data.name, data.when, data.base,
        data.suppressions,
    )  # fmt: skip


def _plain(value: Any) -> dict[str, object]:
    """A mapping or a dataclass as JSON knows it."""
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Bullet) and value.own and not value.slots:  # there may be thousands
        return {"own": value.own}
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


@cache
def _adapter() -> TypeAdapter[_OnDisk]:
    from pydantic import TypeAdapter  # here: only unsaved work needs it

    return TypeAdapter(_OnDisk)


def _folder() -> Path:
    return state_dir() / "unsaved"


def _file(token: str) -> Path:
    return _folder() / f"{token}.json"
