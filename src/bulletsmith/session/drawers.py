"""The parked bullets of a CV, for formats that have no place for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bulletsmith.cv import CV
from bulletsmith.store.beside import Drawer


def drawers(cv: CV) -> tuple[Drawer, ...]:
    """The parked bullets of each role that has any."""
    return tuple(Drawer(one.title, one.company, one.parked) for one in cv.roles if one.parked)


def with_drawers(cv: CV, kept: Iterable[Drawer]) -> CV:
    """`cv` with the parked bullets put back: where its file holds none, into the role of the name.

    A role that is called otherwise by now is no reason to lose them: the newest one has them then.
    """
    roles = list(cv.roles)
    if not roles or any(role.parked for role in roles):
        return cv
    for drawer in kept:
        names = [(role.title, role.company) for role in roles]
        called = (drawer.title, drawer.company)
        index = names.index(called) if called in names else 0
        roles[index] = replace(roles[index], parked=(*roles[index].parked, *drawer.bullets))
    return replace(cv, roles=tuple(roles))


def without_drawers(cv: CV) -> CV:
    """`cv` without any parked bullet."""
    return replace(cv, roles=tuple(replace(role, parked=()) for role in cv.roles))
