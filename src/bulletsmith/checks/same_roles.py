"""Whether the roles of a CV and of a profile are the same: there, title, dates, company."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from bulletsmith.bullets.patterns import pattern
from bulletsmith.checks.differing import Difference, Reading, told
from bulletsmith.checks.matching import MONTH, Interval, Pair, apart, span, swapped
from bulletsmith.checks.naming import same_company, same_title, title_of
from bulletsmith.checks.rule import Severity
from bulletsmith.checks.views import ProfileView
from bulletsmith.cv import CV, Address, Role
from bulletsmith.dates import PRESENT, dates_as_words, is_present, month_index

# What a profile lists as a position, and nobody misses in a CV: a break, and what is done aside.
_BREAK = pattern(r"\b(?:career break|sabbatical|parental leave|elternzeit)\b", re.IGNORECASE)
_ASIDE = pattern(
    r"\b(?:mentor|advis[eo]r|volunteer|board|investor|tutor|teaching|lecturer|speaker|organi[sz]er"
    r"|ambassador|freelanc\w+|reviewer)\b",
    re.IGNORECASE,
)
_OLD = 120  # months after which nobody asks why a CV leaves a role out


def both(view: ProfileView) -> Iterator[tuple[int, Pair, Role, Role]]:
    """The pairs that have a role on both sides, with their index."""
    for index, pair in enumerate(view.pairs):
        if pair.role is not None and pair.position is not None:
            yield index, pair, view.view.cv.roles[pair.role], view.profile.roles[pair.position]


def missing(view: ProfileView) -> Iterator[Difference]:
    """Silent where a side has no roles at all, and on what is so old that nobody asks.

    A newest role that the profile does not have yet is neglect; any other looks invented.
    """
    cv, profile = view.view.cv, view.profile
    if not cv.roles or not profile.roles:
        return
    today = view.view.today
    oldest = min((_month(span(role, today).start) for role in cv.roles), default=0)
    for index, pair in enumerate(view.pairs):
        if pair.position is None and pair.role is not None:
            role = cv.roles[pair.role]
            if _told_elsewhere(role, profile):
                continue
            new = is_present(role.end)
            reading = Reading.NEGLECTED if new else Reading.EXAGGERATES
            why = "your work of today is not on it" if new else "nothing bears the role out"
            at: Address = ("roles", pair.role)
            yield Difference("role", told(role), "", reading, at, index, why=why)
        elif pair.role is None and pair.position is not None:
            role = profile.roles[pair.position]
            if _told_elsewhere(role, cv) or _BREAK.search(role.title):
                continue
            ended = _month(span(role, today).end)
            if ended and month_index((today.year, today.month)) - ended > _OLD:
                continue
            # A CV may begin where it gets interesting: what lies before is only mentioned.
            early = bool(ended) and ended <= oldest + MONTH
            severity = Severity.ADVICE if early or _ASIDE.search(role.title) else None
            at = _near(view, pair.position)
            why = "it tells of a role that you leave out"
            reading = Reading.NEGLECTED
            yield Difference("role", "", told(role), reading, at, index, why=why, severity=severity)


def _told_elsewhere(role: Role, other: CV) -> bool:
    """Whether the other side tells of a role as of studies, or as of a project."""
    names = [one.school for one in other.education] + [one.name for one in other.projects]
    return bool(role.company) and any(name and same_company(role.company, name) for name in names)


def _month(interval: Interval | None) -> int:
    return interval[0] if interval else 0


def _near(view: ProfileView, position: int) -> Address:
    """Where in the CV a role of the profile would stand: at the one that comes before it there."""
    for pair in view.pairs:
        later = [one for one in pair.positions if one > position]
        if pair.role is not None and later:
            return ("roles", pair.role)
    return ("roles", len(view.view.cv.roles) - 1)


def titles(view: ProfileView) -> Iterator[Difference]:
    """Abbreviations, other languages, a team and the order of words are no difference."""
    for index, pair, _, _ in both(view):
        here = _newest(view.view.cv.roles, pair.roles, view)
        role = view.view.cv.roles[here]
        position = view.profile.roles[_newest(view.profile.roles, pair.positions, view)]
        if same_title(role.title, position.title) or swapped(role, position):
            continue
        mine, other = title_of(role.title).rank, title_of(position.title).rank
        reading = Reading.NEGLECTED if mine < other else Reading.EXAGGERATES
        why = "it gives you a title above the CV's" if mine < other else "you promoted yourself"
        if mine == other:
            why = "the title was bent to the opening"
        at: Address = ("roles", here, "title")
        end = len(role.title)
        yield Difference("title", role.title, position.title, reading, at, index, 0, end, why)


def _newest(roles: Sequence[Role], some: Sequence[int], view: ProfileView) -> int:
    """Of the roles that are one on the other side the last: its title is what one rose to."""
    return max(some, key=lambda one: span(roles[one], view.view.today).end or (0, 0))


def dates(view: ProfileView) -> Iterator[Difference]:
    """Only where it is sure, whatever the months that bare years hide; an unread date is silent."""
    today = view.view.today
    for index, pair, role, _ in both(view):
        ours = [view.view.cv.roles[one] for one in pair.roles]
        theirs = [view.profile.roles[one] for one in pair.positions]
        start, end = _reach(ours, today)
        other_start, other_end = _reach(theirs, today)
        begins = _far(start, other_start)
        ends = _far(end, other_end) and not _just_ended(ours, theirs, view)
        if not (begins or ends):
            continue
        assert start is not None or end is not None
        longer = (begins and _later(other_start, start)) or (ends and _later(end, other_end))
        reading = Reading.EXAGGERATES if longer else Reading.NEGLECTED
        why = "the time there was stretched" if longer else "its dates were never put right"
        mine, other = _dates_of(ours, today), _dates_of(theirs, today)
        field = "start" if begins else "end"
        at: Address = ("roles", pair.roles[0], field)
        width = len(role.start if begins else role.end)
        yield Difference("dates", mine, other, reading, at, index, 0, width, why)


def _reach(roles: list[Role], today: date) -> tuple[Interval | None, Interval | None]:
    """From the first start to the last end of one or more roles."""
    spans = [span(role, today) for role in roles]
    starts = [one.start for one in spans if one.start]
    ends = [one.end for one in spans if one.end]
    return min(starts, default=None), max(ends, default=None)


def _dates_of(roles: list[Role], today: date) -> str:
    """The same in words, as the roles tell them."""
    first = min(roles, key=lambda role: span(role, today).start or (10**6, 0))
    last = max(roles, key=lambda role: (is_present(role.end), span(role, today).end or (0, 0)))
    return dates_as_words(first.start, last.end)


def _far(one: Interval | None, other: Interval | None) -> bool:
    return one is not None and other is not None and apart(one, other) > MONTH


def _later(one: Interval | None, other: Interval | None) -> bool:
    return one is not None and other is not None and one > other


def _just_ended(ours: list[Role], theirs: list[Role], view: ProfileView) -> bool:
    """Whether one side goes on, and the other ends in the time to come."""
    now = span(Role(end=PRESENT), view.view.today).end
    _, end = _reach(ours, view.view.today)
    _, other = _reach(theirs, view.view.today)
    goes_on = any(is_present(role.end) for role in (*ours, *theirs))
    return goes_on and all(one and now and one[1] >= now[0] - MONTH for one in (end, other))


def companies(view: ProfileView) -> Iterator[Difference]:
    """Roles that are one by title and dates, at companies that are two by their names."""
    for index, pair, role, position in both(view):
        if same_company(role.company, position.company) or swapped(role, position):
            continue
        at: Address = ("roles", pair.roles[0], "company")
        yield Difference(
            "company", role.company, position.company, Reading.EXAGGERATES, at, index,
            0, len(role.company), "only one of them can have paid you",
        )  # fmt: skip
