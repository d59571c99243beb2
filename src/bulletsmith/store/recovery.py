"""What was not saved when the program ended, kept for the next start.

It is kept twice: at once in the folder `unflushed`, where it outlives the program, and then flushed
to the disk, where it outlives the machine. A busy disk may take seconds for the second.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING, Any
from urllib.parse import quote_from_bytes, unquote_to_bytes

from bulletsmith.bullets.slots import Slots
from bulletsmith.bullets.text import clean
from bulletsmith.cv import CV, Address, Bullet
from bulletsmith.formats.document import Suppression
from bulletsmith.paths import private_folder, state_dir
from bulletsmith.store.files import cut_short, write_alone
from bulletsmith.store.owner import Owner, me

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_BOTH = (True, False)  # flushed, and not


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in an open box that is not kept in the CV yet: a `kind` of box about `address`.

    `values` are its fields by name, `here` the one with the caret, `to` where a new thing will go.
    """

    kind: str
    address: Address
    values: Mapping[str, str] = field(default_factory=dict)
    to: Address = ()
    here: str = ""


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
    typing: Typed | None = None


@dataclass(frozen=True, slots=True)
class _Now:
    """What changes at every key, as JSON can hold it. `stamp` names the rest that it belongs to."""

    stamp: str
    drafts: tuple[tuple[Address, Slots, str], ...]
    when: str
    typing: Typed | None = None
    order: int = 0


@dataclass(frozen=True, slots=True)
class _OnDisk:
    """All of it."""

    token: str
    path: str
    cv: CV
    drafts: tuple[tuple[Address, Slots, str], ...]
    digest: str
    name: str
    when: str
    base: CV | None = None
    suppressions: tuple[Suppression, ...] | None = None
    typing: Typed | None = None
    stamp: str = ""
    owner: Owner | None = None
    order: int = 0  # when it was handed over, in nanoseconds: the later of two is believed


def keep(unsaved: Unsaved, stamp: str = "", *, order: int = 0, flushed: bool = True) -> None:
    """Keep `unsaved` until `drop`, in place of what was kept of the same session.

    `stamp` is a name for what `keep_typing` must find; `order` tells which is the later of what is
    kept flushed and what is not (0: now). Raises NotSavedError or OSError where the state folder
    cannot be written to.
    """
    u = unsaved
    path = quote_from_bytes(os.fsencode(u.path))  # a path need not be text
    data = _OnDisk(
        u.token, path, u.cv, _listed(u), u.digest, clean(u.name), _when(), u.base, u.suppressions,
        u.typing, stamp, me(), order or time_ns(),
    )  # fmt: skip
    _write(_file(u.token, flushed=flushed), data, flushed)


def keep_typing(unsaved: Unsaved, stamp: str, *, order: int = 0, flushed: bool = True) -> None:
    """Keep what changes at every key of `unsaved`; the rest is as `keep` has it under `stamp`."""
    now = _Now(stamp, _listed(unsaved), _when(), unsaved.typing, order or time_ns())
    _write(_file(unsaved.token, "now", flushed), now, flushed)


def waiting() -> tuple[Unsaved, ...]:
    """What waits to be taken up again, newest first.

    What cannot be read is passed over, and what another window is still at work on.
    """
    try:
        tokens = {file.stem for flushed in _BOTH for file in _folder(flushed).glob("*.json")}
    except OSError:
        return ()
    found = [unsaved for token in tokens if (unsaved := _read(token))]
    return tuple(sorted(found, key=lambda unsaved: unsaved.when, reverse=True))


def tidy() -> None:
    """Take away what a kill in the middle of a write left behind; nobody can read it."""
    for flushed in _BOTH:
        cut_short(_folder(flushed))


def drop(token: str, *, unflushed: bool = True) -> None:
    """Forget what is kept of the session `token`, or only what is flushed of it."""
    for flushed in _BOTH if unflushed else (True,):
        for kind in ("", "now"):
            with contextlib.suppress(OSError):
                _file(token, kind, flushed).unlink()


def _read(token: str) -> Unsaved | None:
    kept = [one for flushed in _BOTH if (one := _read_one(token, flushed))]
    if not kept or any(data.owner and not _is_free(data.owner) for data, _ in kept):
        return None
    data, now = max(kept, key=lambda one: one[1].order)
    drafts = {address: (slots, was) for address, slots, was in now.drafts}
    path = os.fsdecode(unquote_to_bytes(data.path))
    return Unsaved(
        data.token, path, data.cv, drafts, data.digest, data.name, now.when, data.base,
        data.suppressions, now.typing,
    )  # fmt: skip


def _read_one(token: str, flushed: bool) -> tuple[_OnDisk, _OnDisk | _Now] | None:
    try:
        data = _adapter().validate_json(_file(token, flushed=flushed).read_bytes())
    except (OSError, ValueError):
        return None
    with contextlib.suppress(OSError, ValueError):
        later = _now_adapter().validate_json(_file(token, "now", flushed).read_bytes())
        if later.stamp == data.stamp:
            return data, later
    return data, data


def _is_free(owner: Owner) -> bool:
    return owner.is_me or owner.gone


def _listed(unsaved: Unsaved) -> tuple[tuple[Address, Slots, str], ...]:
    return tuple((a, slots, was) for a, (slots, was) in unsaved.drafts.items())


def _when() -> str:
    return datetime.now().isoformat(timespec="seconds")


def _write(file: Path, data: object, flushed: bool) -> None:
    private_folder(file.parent)
    told = json.dumps(data, default=as_plain, separators=(",", ":")).encode()
    write_alone(file, told, flushed=flushed)
    file.chmod(0o600)


def as_plain(value: Any) -> dict[str, object]:
    """A mapping or a dataclass as JSON knows it; pydantic would take a key's time to load."""
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Bullet) and value.own and not value.slots:  # there may be thousands
        return {"own": value.own}
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


@cache
def _adapter() -> TypeAdapter[_OnDisk]:
    from pydantic import TypeAdapter  # here: only unsaved work needs it

    return TypeAdapter(_OnDisk)


@cache
def _now_adapter() -> TypeAdapter[_Now]:
    from pydantic import TypeAdapter

    return TypeAdapter(_Now)


def _folder(flushed: bool) -> Path:
    folder = state_dir() / "unsaved"
    return folder if flushed else folder / "unflushed"


def _file(token: str, kind: str = "", flushed: bool = True) -> Path:
    return _folder(flushed) / f"{token}.{kind or 'json'}"
