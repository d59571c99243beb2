"""A CV as it was: its earlier versions, what a bullet said in them, and the way back."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bulletsmith.cv import CV, Address, Bullet, at
from bulletsmith.errors import BulletsmithError
from bulletsmith.formats.edits import edits_between
from bulletsmith.formats.reread import as_typed
from bulletsmith.formats.shift import shifted
from bulletsmith.session.drawers import drawers, with_drawers
from bulletsmith.session.session import Session
from bulletsmith.store.journal import Version
from bulletsmith.store.versions import held, listed

_MOST = 100  # versions that one bullet is looked for in


class Wording(NamedTuple):
    """What a bullet was, and when it was last so, in words."""

    bullet: Bullet
    when: str


def versions(session: Session) -> tuple[Version, ...]:
    """The versions of the open file, newest first. Raises BulletsmithError."""
    return tuple(reversed(listed(session.path))) if session.path else ()


def cv_of(session: Session, number: int) -> CV:
    """The CV that version `number` of the open file holds, in the session's own values.

    Parked bullets stay as they are: they stand beside the file. Raises BulletsmithError.
    """
    from bulletsmith.formats.registry import for_path

    if session.path is None:
        raise BulletsmithError("this CV has no file yet")
    source = held(session.path, number)
    read = for_path(session.path, source.decode("utf-8", "replace")).read(source).cv
    return with_drawers(as_typed(read, session.cv), drawers(session.cv))


def bring_back(session: Session, cv: CV, what: str) -> None:
    """Make `cv` the CV, in one step that can be undone; the next save writes it."""
    edits = list(edits_between(session.cv, cv))
    where = edits[0].address if edits else session.where
    session.change(what, cv, edits, where)


def wordings(session: Session, address: Address) -> tuple[Wording, ...]:
    """What the bullet at `address` said before, the latest first, each wording once."""
    now: Bullet = at(session.cv, address)
    found = {now.text: Wording(now, "now")}
    for chain in (_undone(session), _saved(session)):
        for one in _followed(session.cv, address, chain):
            found.setdefault(one.bullet.text, one)
    return tuple(found.values())[1:]


def told(at: float) -> str:
    """A moment as a list of versions tells it."""
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(at))


def _undone(session: Session) -> Iterator[tuple[CV, str]]:
    """The CV before each change that can be undone, the latest first."""
    for step in reversed(session.steps):
        yield step.cv, f"before: {step.what}"


def _saved(session: Session) -> Iterator[tuple[CV, str]]:
    """The CV of each version of the file, the newest first; what cannot be read is passed over."""
    try:
        there = versions(session)[:_MOST]
    except BulletsmithError:
        return
    for version in there:
        try:
            yield cv_of(session, version.number), told(version.at)
        except BulletsmithError:
            continue


def _followed(cv: CV, address: Address, older: Iterable[tuple[CV, str]]) -> Iterator[Wording]:
    """The bullet at `address` of `cv` back through `older`, wherever it stood, until it is not."""
    here: Address | None = address
    for before, when in older:
        for edit in edits_between(cv, before):
            here = shifted(here, edit) if here is not None else None
        if here is None:
            return
        try:
            bullet = at(before, here)
        except LookupError:
            return
        if isinstance(bullet, Bullet) and bullet:
            yield Wording(bullet, when)
        cv = before
