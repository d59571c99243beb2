"""Rewriting a role: its bullets worst first, each asked about once, then the role as a whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from bulletsmith.bullets.slots import SLOTS
from bulletsmith.checks.registry import by_code
from bulletsmith.checks.review import Reviewer, review
from bulletsmith.checks.role import MOST
from bulletsmith.checks.rule import Finding, Severity
from bulletsmith.checks.trade import Trade, trade_of
from bulletsmith.checks.views import BulletView
from bulletsmith.cv import Address, Bullet, Role
from bulletsmith.session.session import Session


class Step(NamedTuple):
    """The bullet of a pass that is next: the `place`th `of` all bullets of its role."""

    address: Address
    place: int
    of: int


def weight(
    bullet: Bullet, reviewer: Reviewer, current: bool | None = None, trade: Trade | None = None
) -> tuple[int, int, int]:
    """How bad a bullet is: its errors, its warnings, its empty slots."""
    found = [finding.severity for finding in reviewer.judge(bullet, current, trade)]
    empty = len(SLOTS) - len(bullet.reading.filled)
    return found.count(Severity.ERROR), found.count(Severity.WARNING), empty


def worst_first(role: Role, reviewer: Reviewer, current: bool | None = None) -> tuple[int, ...]:
    """The indexes of the bullets of `role`, the one that needs most work first."""
    trade = trade_of(role.title)
    weights = [weight(bullet, reviewer, current, trade) for bullet in role.bullets]
    return tuple(sorted(range(len(weights)), key=lambda index: weights[index], reverse=True))


def strongest_first(role: Role, reviewer: Reviewer, current: bool | None = None) -> tuple[int, ...]:
    """The indexes of the bullets of `role`, the one that proves most first.

    Between two that say as much the better written one leads, then the one that did.
    """

    trade = trade_of(role.title)

    def rank(index: int) -> tuple[int, ...]:
        bullet = role.bullets[index]
        view = BulletView(bullet, current, reviewer.settings, trade)
        return (-view.gist.strength, *weight(bullet, reviewer, current, trade))

    return tuple(sorted(range(len(role.bullets)), key=rank))


def next_step(session: Session, role: int) -> Step | None:
    """The bullet to rewrite next: one that waits in the forge, or the worst not asked about yet."""
    there, parent = session.cv.roles[role], ("roles", role, "bullets")
    order = worst_first(there, session.reviewer, session.current(parent))
    left = [index for index in order if not session.asked_about(there.bullets[index])]
    if not left:
        return None
    waiting = (index for index in left if (*parent, index) in session.drafts)
    index = next(waiting, left[0])
    return Step((*parent, index), len(order) - len(left) + 1, len(order))


def strongest_order(session: Session, role: int) -> tuple[int, ...]:
    """The order that would put the strongest bullet first; empty where it stands so already."""
    there = session.cv.roles[role]
    order = strongest_first(there, session.reviewer, session.current(("roles", role)))
    return () if order == tuple(range(len(order))) else order


def weakest(session: Session, role: int) -> Address:
    """The bullet to park where a role has more than it should; empty where it has not."""
    there = session.cv.roles[role]
    if len(there.bullets) <= MOST:
        return ()
    order = strongest_first(there, session.reviewer, session.current(("roles", role)))
    return ("roles", role, "bullets", order[-1])


def missing(session: Session, role: int) -> tuple[Finding, ...]:
    """What the rules of roles find in this one, the gravest first."""
    cv = session.cv
    # The other roles' bullets are none of its business, only when they were.
    roles = tuple(
        one if index == role else replace(one, bullets=()) for index, one in enumerate(cv.roles)
    )
    alone = replace(cv, roles=roles, projects=())
    found = review(alone, today=date.today(), settings=session.settings).findings
    mine = [
        finding
        for finding in found
        if finding.address[:2] == ("roles", role) and by_code(finding.code).scope == "role"
    ]
    return tuple(sorted(mine, key=lambda finding: -finding.severity.rank))
