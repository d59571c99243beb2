"""A part of the CV judged while its form is filled in, with the dates of the whole in mind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from bulletsmith.cv import Address, at, insert, put
from bulletsmith.session.session import Session

if TYPE_CHECKING:
    from bulletsmith.checks.rule import Finding

Values = Mapping[str, str]
_JUDGED = ("profile", "tools", "projects", "education", "sections")


def judging(
    session: Session, place: Address, value: Callable[[Values], object]
) -> Callable[[Values], tuple[Finding, ...]]:
    """What the rules find at `place`, were the `value` of a form's words to stand there.

    One past the end of a list is a new thing.
    """
    if place[:1] not in [(name,) for name in _JUDGED]:
        return lambda _: ()
    view = session.whole()
    new = len(place) > 1 and place[1] == len(at(session.cv, place[:1]))

    def judge(told: Values) -> tuple[Finding, ...]:
        cv = (insert if new else put)(session.cv, place, value(told))
        here = view._replace(cv=cv)
        if new and place[0] == "projects":
            here = here._replace(projects=(*view.projects, ()))
        found = session.reviewer.part(here, str(place[0]))
        return tuple(one for one in found if one.address[: len(place)] == place)

    return judge
