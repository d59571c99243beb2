"""The undo history of a CV, kept for the next start: each part that CVs share is kept once."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast, get_args, get_origin, get_type_hints

from bulletsmith.bullets.slots import Slots
from bulletsmith.cv import CV, Address
from bulletsmith.formats.document import Delete, Edit, Insert, Move, Suppression
from bulletsmith.paths import private_folder, state_dir
from bulletsmith.store.files import digest, write_bytes
from bulletsmith.store.recovery import as_plain

Drafts = Mapping[Address, tuple[Slots, str]]


@dataclass(frozen=True, slots=True)
class KeptStep:
    """One change: its name, the CV on its other side, where it was, what it did to addresses."""

    what: str
    cv: CV
    where: Address = ()
    edits: tuple[Edit, ...] = ()
    lost: Drafts = field(default_factory=dict)
    silent: tuple[Suppression, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """The history around `cv`: what can be undone, what can be made again, the oldest first.

    `digest` is that of the file which holds `cv`; empty where none does.
    """

    cv: CV
    past: tuple[KeptStep, ...]
    future: tuple[KeptStep, ...]
    digest: str = ""


def write_steps(key: str, kept: Kept) -> None:
    """Keep `kept` under `key`, in place of what was there. Raises BulletsmithError or OSError."""
    import zlib

    file = _file(key)
    if not (kept.past or kept.future):
        drop_steps(key)
        return
    pool = _Pool()
    told = {
        "digest": kept.digest,
        "cv": pool.cv(kept.cv),
        "past": [pool.step(step) for step in kept.past],
        "future": [pool.step(step) for step in kept.future],
        "parts": pool.parts,
    }
    private_folder(file.parent)
    write_bytes(file, zlib.compress(json.dumps(told, separators=(",", ":")).encode()))
    file.chmod(0o600)


def read_steps(key: str) -> Kept | None:
    """What is kept under `key`; None if nothing is, or nothing that can be read."""
    import zlib

    try:
        data = _file(key).read_bytes()
    except (OSError, ValueError):
        return None
    try:
        told = json.loads(zlib.decompress(data))
        parts = _Parts(told["parts"])
        return Kept(
            parts.cv(told["cv"]),
            tuple(parts.step(step) for step in told["past"]),
            tuple(parts.step(step) for step in told["future"]),
            str(told["digest"]),
        )
    except (ValueError, LookupError, TypeError, AttributeError, zlib.error):
        return None


def drop_steps(key: str) -> None:
    """Forget what is kept under `key`."""
    with contextlib.suppress(OSError):
        _file(key).unlink()


class _Pool:
    """The parts of CVs, each once, by the place that it got."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._places: dict[str, int] = {}
        self._seen: dict[int, tuple[object, int]] = {}  # by identity: most CVs share most parts

    def cv(self, cv: CV) -> list[object]:
        told: list[object] = []
        for part in fields(CV):
            value = getattr(cv, part.name)
            many = _many(part.name)
            told.append([self._place(one) for one in value] if many else self._place(value))
        return told

    def step(self, step: KeptStep) -> dict[str, object]:
        return {
            "what": step.what,
            "cv": self.cv(step.cv),
            "where": step.where,
            "edits": [
                (type(edit).__name__, edit.address, getattr(edit, "to", 0)) for edit in step.edits
            ],
            "lost": [(a, as_plain(slots), was) for a, (slots, was) in step.lost.items()],
            "silent": step.silent,
        }

    def _place(self, value: object) -> int:
        known = self._seen.get(id(value))
        if known is None:
            told = json.dumps(value, default=as_plain, separators=(",", ":"))
            place = self._places.setdefault(told, len(self.parts))
            if place == len(self.parts):
                self.parts.append(told)
            # Held, so that nothing else gets its identity.
            known = self._seen[id(value)] = (value, place)
        return known[1]


class _Parts:
    """The way back: each part is read once, so that CVs share it again."""

    def __init__(self, parts: list[str]) -> None:
        self._parts = parts
        self._read: dict[tuple[str, int], Any] = {}

    def cv(self, told: list[Any]) -> CV:
        made: dict[str, Any] = {}
        for part, value in zip(fields(CV), told, strict=True):
            if _many(part.name):
                made[part.name] = tuple(self._part(part.name, place) for place in value)
            else:
                made[part.name] = self._part(part.name, value)
        return CV(**made)

    def step(self, told: dict[str, Any]) -> KeptStep:
        return KeptStep(
            str(told["what"]),
            self.cv(told["cv"]),
            tuple(told["where"]),
            tuple(_edit(*edit) for edit in told["edits"] if edit[0] != "Set"),
            {tuple(a): (Slots(**slots), str(was)) for a, slots, was in told["lost"]},
            tuple(
                Suppression(line, tuple(codes), reason, tuple(address))
                for line, codes, reason, address in told["silent"]
            ),
        )

    def _part(self, name: str, place: int) -> Any:
        if (name, place) not in self._read:
            told = json.loads(self._parts[place])
            self._read[name, place] = _made(_shape(CV)[name][0], told)
        return self._read[name, place]


def _made(kind: Any, told: Any) -> Any:
    """What `as_plain` told of a `kind`, again. Not by pydantic: a start would wait for it."""
    if not is_dataclass(kind):
        return told
    values = {}
    for name, value in told.items():
        inner, many = _shape(cast("type", kind))[name]
        values[name] = tuple(_made(inner, one) for one in value) if many else _made(inner, value)
    return cast("Any", kind)(**values)


def _edit(kind: str, address: list[str | int], to: int) -> Edit:
    there = tuple(address)
    match kind:
        case "Insert":
            return Insert(there, None)
        case "Delete":
            return Delete(there)
        case "Move":
            return Move(there, int(to))
    raise ValueError(kind)


def _many(name: str) -> bool:
    """Whether this part of a CV is a list of things."""
    return _shape(CV)[name][1]


@cache
def _shape(kind: type) -> dict[str, tuple[Any, bool]]:
    """Of each field of a dataclass what it holds, and whether many of that."""
    shape = {}
    for name, hint in get_type_hints(kind).items():
        many = get_origin(hint) is tuple
        shape[name] = (get_args(hint)[0] if many else hint, many)
    return shape


def _file(key: str) -> Path:
    return state_dir() / "undo" / f"{digest(os.fsencode(key))}.json.z"
