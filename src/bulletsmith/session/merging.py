"""What another program changed in the open file, told thing by thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from bulletsmith.cv import CV, Bullet, at, called
from bulletsmith.errors import NotSavedError
from bulletsmith.formats.document import Delete, Document, Insert, Move
from bulletsmith.formats.edits import apply, edits_between
from bulletsmith.formats.merging import Collision, merged
from bulletsmith.formats.reread import as_typed
from bulletsmith.session.drawers import drawers, with_drawers

if TYPE_CHECKING:
    from bulletsmith.session.session import Session


class Change(NamedTuple):
    """One change: `+` put in, `−` taken out, `~` reworded, `↕` moved; what it is of, its words."""

    sign: str
    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Merge:
    """`theirs`, read from the file as it is now (`document`), with mine: both came from `base`.

    `cv` is what becomes of both, `collisions` are the places where that is one of two.
    """

    document: Document
    base: CV
    theirs: CV
    cv: CV
    collisions: tuple[Collision, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        """What the other program changed."""
        return changes(self.base, self.theirs)


def changes(before: CV, after: CV) -> tuple[Change, ...]:
    """What makes `after` of `before`, thing by thing."""
    cv, told = before, []
    for edit in edits_between(before, after):
        later = apply(cv, [edit])
        match edit:
            case Insert(address, value):
                told.append(Change("+", called(later, address), "", words(value)))
            case Delete(address):
                told.append(Change("−", called(cv, address), words(at(cv, address)), ""))
            case Move(address, to):
                name = called(cv, (*address[:-1], to))
                told.append(Change("↕", called(cv, address), "", f"to the place of {name}"))
            case _:
                old, new = words(at(cv, edit.address)), words(edit.value)
                told.append(Change("~", called(cv, edit.address), old, new))
        cv = later
    return tuple(told)


def compared(session: Session) -> Merge:
    """See Session.compare."""
    from bulletsmith.formats.registry import for_path
    from bulletsmith.store.files import read_bytes

    base = session._common if session._stale else session._base
    if session.path is None or base is None:
        raise NotSavedError("what it was before is not known", remedy="save under another name")
    source = read_bytes(session.path)
    document = for_path(session.path, source.decode("utf-8", "replace")).read(source)
    theirs = with_drawers(as_typed(document.cv, base), drawers(base))
    cv, collisions = merged(base, session.cv, theirs)
    return Merge(document, base, theirs, cv, collisions)


def words(value: Any) -> str:
    """What a thing of a CV says, in a line."""
    if isinstance(value, Bullet):
        return value.text
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return ", ".join(words(one) for one in value)
    names = ("title", "name", "degree", "company", "school", "text")
    return " · ".join(told for name in names if (told := str(getattr(value, name, "") or ""))) or (
        "" if value is None else str(value)
    )
