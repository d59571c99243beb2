"""Which roles of a CV and of a profile are the same one: by company, title and dates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from bulletsmith.checks.naming import likeness, same_company, same_title
from bulletsmith.cv import Role
from bulletsmith.dates import is_present, moment, month_index

MOST = 100  # roles of each side that are compared: nobody has more
MONTH = 1  # months by which two dates may differ and still be the same
_MOSTLY = 0.75  # of a stretch that must lie within the role that it is a stretch of
_ENOUGH = 0.34  # how alike two roles at one company must be, in title or in time

Interval = tuple[int, int]  # the first and last month index that a date may mean


class Pair(NamedTuple):
    """A role of the CV and the position of the profile that it is, by their indexes.

    Where one side tells as one role what the other tells as several (a promotion), `more_roles` and
    `more_positions` hold the others. None stands for the side that has none.
    """

    role: int | None
    position: int | None
    more_roles: tuple[int, ...] = ()
    more_positions: tuple[int, ...] = ()

    @property
    def roles(self) -> tuple[int, ...]:
        """The roles of the CV in it."""
        return () if self.role is None else (self.role, *self.more_roles)

    @property
    def positions(self) -> tuple[int, ...]:
        """The positions of the profile in it."""
        return () if self.position is None else (self.position, *self.more_positions)


class Span(NamedTuple):
    """When a role began and ended, each as the months that it may mean; None where unknown."""

    start: Interval | None
    end: Interval | None


def paired(roles: Sequence[Role], positions: Sequence[Role], today: date) -> tuple[Pair, ...]:
    """Every role of both sides in one pair, in the CV's order, then what only the profile has."""
    ours, theirs = roles[:MOST], positions[:MOST]
    pairs = _folded(_best(ours, theirs, today), ours, theirs, today)
    met = {position for pair in pairs for position in pair.positions}
    folded = {role for pair in pairs for role in pair.more_roles}
    by_role = {pair.role: pair for pair in pairs}
    found = [
        by_role.get(index, Pair(index, None)) for index in range(len(ours)) if index not in folded
    ]
    found += [Pair(None, index) for index in range(len(theirs)) if index not in met]
    return tuple(found)


def _best(ours: Sequence[Role], theirs: Sequence[Role], today: date) -> list[Pair]:
    """The likeliest pairs, one to one: each takes what is left by those that are likelier."""
    scored = [
        (-score, r, p)
        for r, role in enumerate(ours)
        for p, position in enumerate(theirs)
        if (score := _score(role, position, today)) > 0
    ]
    taken_r, taken_p, found = set[int](), set[int](), []
    for _, r, p in sorted(scored):
        if r not in taken_r and p not in taken_p:
            taken_r.add(r)
            taken_p.add(p)
            found.append(Pair(r, p))
    return found


def _score(role: Role, position: Role, today: date) -> float:
    """How likely two roles are the same one; 0 for two that are not."""
    same = same_title(role.title, position.title)
    title = 1.0 if same else 0.8 * likeness(role.title, position.title)
    shared = _shared(span(role, today), span(position, today))
    if same_company(role.company, position.company):
        named = bool(role.company and position.company)
        alike = max(title if named else title - 0.5, shared)
        return 2 + title + 2 * shared if alike >= _ENOUGH else 0
    if swapped(role, position):
        return 2 + 2 * shared
    return title + shared if same and _agree(role, position, today) else 0


def swapped(role: Role, position: Role) -> bool:
    """Whether a file was read with company and title in each other's place: no fault of the CV."""
    told = role.title and role.company and position.title and position.company
    return bool(told) and (
        same_company(role.title, position.company)
        and same_title(role.company, position.title)
        and not same_company(role.company, position.company)
    )


def _agree(role: Role, position: Role, today: date) -> bool:
    """Whether both dates of two roles are told and the same: then the company may be the slip."""
    ours, theirs = span(role, today), span(position, today)
    both = (ours.start, theirs.start), (ours.end, theirs.end)
    return all(a and b and apart(a, b) <= MONTH for a, b in both)


def _folded(
    pairs: list[Pair], ours: Sequence[Role], theirs: Sequence[Role], today: date
) -> list[Pair]:
    """The pairs, with what stands alone at the same company and within the other side's time."""
    lone_r = _alone(range(len(ours)), (role for pair in pairs for role in pair.roles))
    lone_p = _alone(range(len(theirs)), (one for pair in pairs for one in pair.positions))
    found = []
    for pair in pairs:
        role, position = ours[pair.roles[0]], theirs[pair.positions[0]]
        more_p = [p for p in lone_p if _within(theirs[p], role, today)]
        more_r = [r for r in lone_r if _within(ours[r], position, today)]
        lone_p, lone_r = _alone(lone_p, more_p), _alone(lone_r, more_r)
        found.append(Pair(pair.role, pair.position, tuple(more_r), tuple(more_p)))
    return found


def _alone(every: Iterable[int], taken: Iterable[int]) -> list[int]:
    gone = set(taken)
    return [one for one in every if one not in gone]


def _within(small: Role, large: Role, today: date) -> bool:
    """Whether `small` is a stretch of `large`: at its company, mostly in its time."""
    if not (small.company and same_company(small.company, large.company)):
        return False
    inner, outer = span(small, today), span(large, today)
    if not (inner.start and inner.end and outer.start and outer.end):
        return False
    # Bare years may hide months: the longest that the large one may be, the shortest of the small.
    first, last = inner.start[1], max(inner.start[1], inner.end[0])
    inside = min(last, outer.end[1] + MONTH) - max(first, outer.start[0] - MONTH) + 1
    return inside >= _MOSTLY * (last - first + 1)


def span(role: Role, today: date) -> Span:
    """When `role` began and ended. A present is this month."""
    return Span(_interval(role.start, today), _interval(role.end, today))


def _interval(text: str, today: date) -> Interval | None:
    if is_present(text):
        now = month_index((today.year, today.month))
        return now, now
    value = moment(text)
    return (month_index(value), month_index(value, late=True)) if value else None


def apart(one: Interval, other: Interval) -> int:
    """How many months lie between two dates at least, whatever the months that a year hides."""
    return max(0, other[0] - one[1], one[0] - other[1])


def _shared(one: Span, other: Span) -> float:
    """How much of both their time two roles share, from 0 to 1."""
    if not (one.start and other.start):
        return 0.0
    ends = one.end or one.start, other.end or other.start
    first, last = max(one.start[0], other.start[0]), min(ends[0][1], ends[1][1])
    whole = max(ends[0][1], ends[1][1]) - min(one.start[0], other.start[0]) + 1
    return max(0, last - first + 1) / whole if whole > 0 else 0.0
