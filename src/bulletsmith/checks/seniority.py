"""How senior a person is, as the dates and titles of their roles tell it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from bulletsmith.bullets.patterns import pattern
from bulletsmith.cv import CV, Role
from bulletsmith.dates import Moment, is_present, moment
from bulletsmith.named import NamedTuple

LEVELS = ("junior", "mid", "senior")
MID_FROM, SENIOR_FROM = 24, 72  # months of work
_SENIOR_TITLE_FROM = 36  # below it a title alone makes nobody senior

_SENIOR = pattern(
    r"\b(?:senior|sr|staff|principal|lead|head|director|vp|chief|distinguished|manager|cto)\b", re.I
)
_LEARNER = pattern(
    r"\b(?:intern|internship|trainee|student|apprentice|werkstudent|ph\.?d|doctoral|graduate"
    r"|teaching assistant|research assistant|undergraduate)\b",
    re.IGNORECASE,
)
_JUNIOR = pattern(r"\b(?:junior|jr|entry[- ]level)\b", re.IGNORECASE)


class Seniority(NamedTuple):
    """`level` is `junior`, `mid`, `senior` or empty; `months` of work, None where unknown.

    `told` says that the settings gave the level.
    """

    level: str
    months: int | None
    told: bool = False


def seniority(cv: CV, today: date, own: str = "") -> Seniority:
    """The level of the CV's owner; `own` is what they set, and wins."""
    worked = [span for role in cv.roles if not is_learner(role) and (span := months(role, today))]
    studied = any(is_learner(role) and months(role, today) for role in cv.roles)
    total = worked_months(worked)
    known = total if worked else 0 if studied else None
    if own:
        return Seniority(own, known, told=True)
    if known is None:
        return Seniority("", None)
    title = cv.roles[0].title if cv.roles else ""
    if _JUNIOR.search(title) or known < MID_FROM:
        return Seniority("junior", known)
    if known >= SENIOR_FROM or (_SENIOR.search(title) and known >= _SENIOR_TITLE_FROM):
        return Seniority("senior", known)
    return Seniority("mid", known)


def is_learner(role: Role) -> bool:
    """Whether the role is one of somebody who still learns: an internship, a PhD."""
    return bool(_LEARNER.search(role.title))


def is_junior(role: Role) -> bool:
    """Whether the title says that little is to be expected yet."""
    return is_learner(role) or bool(_JUNIOR.search(role.title))


def months(role: Role, today: date) -> tuple[int, int] | None:
    """A role's first and last month index, bare years taken from their middle; None if unknown."""
    start = moment(role.start)
    end = end_of(role, today)
    if start is None or end is None:
        return None
    first = start[0] * 12 + (6 if start[1] is None else start[1] - 1)
    last = end[0] * 12 + (5 if end[1] is None else end[1] - 1)
    if start == end:
        last = max(first, last)
    return (first, last) if first <= last else None


def sure_months(role: Role, today: date) -> int | None:
    """How many months a role lasted at least, whatever the months that its bare years hide."""
    start, end = moment(role.start), end_of(role, today)
    if start is None or end is None:
        return None
    first = start[0] * 12 + (11 if start[1] is None else start[1] - 1)
    last = end[0] * 12 + (0 if end[1] is None else end[1] - 1)
    return max(last - first + 1, 0)


def end_of(role: Role, today: date) -> Moment | None:
    """When a role ended: this month for one that goes on, None where it does not tell."""
    return (today.year, today.month) if is_present(role.end) else moment(role.end)


def is_current(role: Role, today: date) -> bool | None:
    """Whether a role goes on (True), has ended (False) or does not tell (None)."""
    if is_present(role.end):
        return True
    end = moment(role.end)
    if end is None:
        return None
    return (end[0], end[1] or 12) >= (today.year, today.month) if end[0] >= today.year else False


def worked_months(spans: Iterable[tuple[int, int]]) -> int:
    """The months in `spans`, those that overlap counted once."""
    total, behind = 0, -1
    for first, last in sorted(spans):
        total += max(0, last - max(first, behind + 1) + 1)
        behind = max(behind, last)
    return total
