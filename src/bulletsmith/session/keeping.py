"""What of a session outlives the program: unsaved work, what is being typed, the undo history."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bulletsmith.errors import BulletsmithError
from bulletsmith.formats.reread import as_typed
from bulletsmith.session.editing import Draft, Step
from bulletsmith.session.session import Session
from bulletsmith.store.files import digest
from bulletsmith.store.recovery import Unsaved
from bulletsmith.store.steps import Kept, KeptStep, read_steps

if TYPE_CHECKING:
    from collections.abc import Iterable

_CHANGED = "changed"  # no digest: what was edited is not what the file holds
_MOST = 100  # steps of an undo history that are kept


def unsaved(session: Session) -> Unsaved | None:
    """What of `session` must not be lost when the program ends now; None when all is saved."""
    if not (session.dirty or session.drafts or session.typing):
        return None
    return Unsaved(
        token=session.token,
        path=str(session.path.absolute()) if session.path else "",
        cv=session.cv,
        drafts={a: (draft.slots, draft.was) for a, draft in session.drafts.items()},
        digest=_digest(session),
        name=session.name,
        base=session._common or session._base,
        suppressions=session.suppressions,
        typing=session.typing,
    )


def _digest(session: Session) -> str:
    """That of the file that was edited; of one that another program changed since, no file's."""
    if session.document is None:
        return ""
    return _CHANGED if session._stale else digest(session.document.source)


def restore(unsaved: Unsaved) -> Session:
    """See Session.restored."""
    session = Session(name=unsaved.name)
    if unsaved.path:
        try:
            session = Session.open(Path(unsaved.path))
        except BulletsmithError:
            session = Session(path=Path(unsaved.path))
        kept = digest(session.document.source) if session.document else ""
        if as_typed(session.cv, unsaved.cv) == unsaved.cv:
            # A save went through, and the program ended before it could forget what was unsaved.
            session._saved = session._base = unsaved.cv
        else:
            session._stale = kept not in ("", unsaved.digest)
            session._common = unsaved.base if session._stale else None
    session.token = unsaved.token
    if not unsaved.path:
        session.take_beside()
    session._cv = unsaved.cv
    if unsaved.suppressions is not None:
        session.suppressions = unsaved.suppressions
    session.drafts = {a: Draft(*draft) for a, draft in unsaved.drafts.items()}
    session.typing, session.resumed = unsaved.typing, unsaved.typing is None
    session._past, session._future = [], []
    for key in (session.token, session.key):  # of what was not saved, or of the file
        kept_steps = read_steps(key)
        if kept_steps and kept_steps.cv == session.cv:
            _take(session, kept_steps)
            break
    return session


def steps(session: Session) -> tuple[str, Kept]:
    """The undo history of `session`, and what it is kept under: its file, or itself if unsaved."""
    saved = session.path is not None and not session.dirty
    past, future = (tuple(_kept(steps[-_MOST:])) for steps in (session._past, session._future))
    source = session.document.source if session.document and saved else b""
    kept = Kept(session.cv, past, future, digest(source) if saved else "")
    return session.key if saved else session.token, kept


def take_steps(session: Session) -> None:
    """Take up the undo history of the session's file, if that is as it was left.

    The bullets are then as they were typed, slots and all, whatever the format can hold of them.
    """
    kept = read_steps(session.key)
    if not kept or not session.document or kept.digest != digest(session.document.source):
        return
    base = as_typed(session.cv, kept.cv)
    session._cv = session._saved = kept.cv
    session._base = base
    _take(session, kept)


def _take(session: Session, kept: Kept) -> None:
    session._past = [_step(one) for one in kept.past]
    session._future = [_step(one) for one in kept.future]


def _kept(steps: Iterable[Step]) -> Iterable[KeptStep]:
    for step in steps:
        drafts = {a: (draft.slots, draft.was) for a, draft in step.lost.items()}
        yield KeptStep(step.what, step.cv, step.where, step.edits, drafts, step.silent)


def _step(kept: KeptStep) -> Step:
    lost = {a: Draft(*draft) for a, draft in kept.lost.items()}
    return Step(kept.what, kept.cv, kept.where, kept.edits, lost, kept.silent)
