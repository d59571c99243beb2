"""What the CV's order, dates and outer parts are judged by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bulletsmith.bullets.patterns import pattern
from bulletsmith.checks.examples import FRAUD, NEWEST, OLDER, RERANKER, entry, role, section
from bulletsmith.checks.rule import Hit, Rule, Severity, cv_rule
from bulletsmith.checks.seniority import end_of, is_learner
from bulletsmith.checks.summary import is_whole
from bulletsmith.checks.views import CvView
from bulletsmith.cv import Address, Role
from bulletsmith.dates import is_present, moment, problem_with_date

_GAP = 6  # months
_DETAILS = 3  # lines beside a degree from which it is too long
_DETAIL_WORDS = 40

_GPA = pattern(
    r"\b(?:c?gpa|grade point)\b|\b[0-4]\.\d{1,2}\s?/\s?(?:4|5)(?:\.0+)?(?!\d)|\b\d(?:\.\d+)?/10\b",
    re.IGNORECASE,
)
_PUBLISHED = pattern(
    r"\b(?:publications?|published|papers? (?:at|in|on)|co-?authored|first[- ]author|proceedings"
    r"|arxiv|neurips|icml|iclr|emnlp|kdd|cvpr|sigir|recsys|journal of|doi)\b",
    re.IGNORECASE,
)
_ASIDE = pattern(
    r"\b(?:freelanc\w*|part[- ]time|advis\w+|consult\w+|founder|co-?founder|board|volunteer\w*"
    r"|lecturer|teaching|tutor|mentor|open[- ]source|contractor|reserve\w*)\b",
    re.IGNORECASE,
)

_BOTH = entry(RERANKER, heading=NEWEST) + "\n" + entry(FRAUD, heading=OLDER)
_HEAD = "# Ada Example\n\nada@example.org\n\n"
_ROLES = f"## Experience\n\n{_BOTH}"
_DEGREE = "MSc Computer Science, Example University, 2019"


def _education(*lines: str) -> str:
    return f"## Education\n\n### {_DEGREE}\n\n" + "".join(f"- {line}\n" for line in lines)


def _dated(dates: str) -> str:
    return role(RERANKER, FRAUD, heading=f"ML Engineer · Acme · {dates}")


_JSON = """\
{
  "basics": {"name": "Ada Example", "email": "ada@example.org"},
  "work": [{
    "name": "Acme",
    "position": "ML Engineer",
    "highlights": ["Built an XGBoost fraud scorer for card payments."]
  }]
}
"""


@cv_rule(
    "STR002",
    "not-reverse-chronological",
    Severity.ERROR,
    what="The newest role comes first.",
    why="I read the first role as your current job. If it is from 2018, I stop there.",
    bad=f"## Experience\n\n{entry(FRAUD, heading=OLDER)}\n{entry(RERANKER, heading=NEWEST)}",
    good=_ROLES,
)
def order_of_roles(view: CvView) -> Iterator[Hit]:
    """A role that began and ended before the one below it. Roles side by side may stand anyhow."""
    for (index, upper), (_, lower) in pairwise(enumerate(view.cv.roles)):
        one, other = _span(view, upper), _span(view, lower)
        if one and other and one[0] < other[0] and one[1] < other[1]:
            message = f"{_name(lower)} is newer: the newest role comes first"
            yield Hit(message, at=("roles", index))
            return


@cv_rule(
    "STR003",
    "functional",
    Severity.ERROR,
    what="Roles come with their dates, and before the skills.",
    why="Skills first and no dates: I ask myself what is being hidden, and do not ask you.",
    bad=section("Skills", "Python, PyTorch, SQL, Triton, XGBoost, Airflow")
    + "\n"
    + role(RERANKER, FRAUD, heading="Senior ML Engineer · Acme"),
    good=_ROLES + "\n" + section("Skills", "**Core:** Python, PyTorch"),
)
def functional(view: CvView) -> Iterator[Hit]:
    """Tools above the roles, and not one date among these."""
    order = view.cv.order
    if "tools" not in order or "roles" not in order or order.index("tools") > order.index("roles"):
        return
    titled = [one for one in view.cv.roles if one.title or one.company]
    if titled and not any(one.start or one.end for one in titled):
        yield Hit("skills first, and roles without dates: give the dates", at=("roles", 0))


@cv_rule(
    "STR004",
    "gpa",
    Severity.WARNING,
    what="A senior CV gives no grades.",
    why="Ten years on, a grade says only that you still think about it.",
    bad=_dated("2014 – present") + "\n" + _education("GPA 3.9/4.0"),
    good=_dated("2014 – present") + "\n" + _education(),
)
def gpa(view: CvView) -> Iterator[Hit]:
    """Silent up to mid level."""
    if view.level != "senior":
        return
    for index, degree in enumerate(view.cv.education):
        for place, line in enumerate(degree.details):
            found = _GPA.search(line)
            if found:
                address = ("education", index, "details", place)
                yield Hit("a grade, this far on: leave it out", *found.span(), address)


@cv_rule(
    "STR005",
    "photo",
    Severity.WARNING,
    what="No photo.",
    why="In many places I am not allowed to see it, and somebody throws the CV away to be safe.",
    bad='[profile]\nname = "Ada Example"\nemail = "ada@example.org"\nphoto = "ada.jpg"\n',
    good='[profile]\nname = "Ada Example"\nemail = "ada@example.org"\n',
)
def photo(view: CvView) -> Iterator[Hit]:
    """One is named."""
    if view.cv.profile.photo.strip():
        yield Hit("leave the photo out", at=("profile", "photo"))


@cv_rule(
    "STR006",
    "education-too-long",
    Severity.WARNING,
    what="A degree, the school, the year; one line on a thesis at most.",
    why="Your degree is one line of why I call you. Five lines push a bullet off the page.",
    bad=_education(
        "Member of the robotics club",
        "Dean's list twice",
        "Tutor for linear algebra",
        "Exchange term in Lisbon",
    ),
    good=_education("Thesis on session-based reranking"),
)
def education_too_long(view: CvView) -> Iterator[Hit]:
    """Three lines or forty words beside a degree."""
    for index, degree in enumerate(view.cv.education):
        said = sum(len(line.split()) for line in degree.details)
        if len(degree.details) >= _DETAILS or said > _DETAIL_WORDS:
            message = "degree, school and year are enough"
            told = None if view.level in ("mid", "senior") else Severity.ADVICE
            yield Hit(message, at=("education", index), severity=told)


@cv_rule(
    "STR007",
    "publications-in-education",
    Severity.WARNING,
    what="Publications have a section of their own.",
    why="A paper hidden under a degree is a paper that I do not see.",
    bad=_education("Published “Reranking in 25 ms” at RecSys 2019"),
    good=_education() + "\n" + section("Publications", "“Reranking in 25 ms”, RecSys 2019"),
)
def publications_in_education(view: CvView) -> Iterator[Hit]:
    """A line beside a degree that speaks of a paper."""
    for index, degree in enumerate(view.cv.education):
        for place, line in enumerate(degree.details):
            found = _PUBLISHED.search(line)
            if found:
                address = ("education", index, "details", place)
                yield Hit("a paper belongs into a section of its own", *found.span(), address)


@cv_rule(
    "STR008",
    "bad-dates",
    Severity.ERROR,
    what="Dates can be read, start before they end, and have begun.",
    why="A date that cannot be is a typo or a lie. Either way I check the others.",
    bad=_dated("2023 – 2021"),
    good=_dated("2021 – 2023"),
)
def bad_dates(view: CvView) -> Iterator[Hit]:
    """Unreadable, swapped, or a start that is still to come. A missing date is another matter."""
    now = view.today.year, view.today.month
    things: list[tuple[Address, str, str]] = [
        *((("roles", i), one.start, one.end) for i, one in enumerate(view.cv.roles)),
        *((("projects", i), one.start, one.end) for i, one in enumerate(view.cv.projects)),
    ]
    for address, start, end in things:
        unreadable = False
        for name, written in (("start", start), ("end", end)):
            problem = problem_with_date(written)
            if problem:
                unreadable = True
                yield Hit(problem, 0, len(written), (*address, name))
        if unreadable:
            continue
        first, last = moment(start), now if is_present(end) else moment(end)
        if first and (first[0], first[1] or 1) > now:
            yield Hit(f"{start} is still to come", 0, len(start), (*address, "start"))
        elif first and last and (first[0], first[1] or 1) > (last[0], last[1] or 12):
            yield Hit(
                f"it ends in {end}, before its start in {start}", 0, len(end), (*address, "end")
            )


@cv_rule(
    "STR009",
    "gap-or-overlap",
    Severity.ADVICE,
    what="No gap and no overlap of more than six months goes without a word.",
    why="I do not mind a gap. I mind finding it myself.",
    bad=f"## Experience\n\n{entry(RERANKER, heading=NEWEST)}\n"
    + entry(FRAUD, heading="ML Engineer · Globex · Jan 2018 – Feb 2020"),
    good=_ROLES,
)
def gap_or_overlap(view: CvView) -> Iterator[Hit]:
    """Only where it is sure whatever the months that bare years hide; studies fill a gap."""
    dated: list[tuple[int, Role, tuple[int, int, int, int]]] = []
    for index, one in enumerate(view.cv.roles):
        reach = _reach(view, one)
        if reach:
            dated.append((index, one, reach))
    dated.sort(key=lambda found: found[2][0])
    behind: tuple[int, Role, tuple[int, int, int, int]] | None = None
    for index, one, reach in dated:
        if behind is not None:
            gap = reach[0] - behind[2][3] - 1
            if (
                gap > _GAP
                and not (is_learner(behind[1]) and is_learner(one))
                and not _studied(view, behind[2][3], reach[0])
            ):
                message = f"{gap} months without a word between {_name(behind[1])} and {_name(one)}"
                yield Hit(message, at=("roles", index))
            overlap = min(behind[2][2], reach[2]) - max(behind[2][1], reach[1]) + 1
            if overlap > _GAP and not _beside(behind[1], one):
                message = f"{overlap} months at both {_name(behind[1])} and {_name(one)}"
                yield Hit(message, at=("roles", index))
        if behind is None or reach[3] >= behind[2][3]:
            behind = (index, one, reach)


@cv_rule(
    "STR010",
    "no-contact",
    Severity.ERROR,
    what="An email address, a telephone number or a link.",
    why="I wanted to call you.",
    bad=f"# Ada Example\n\n{_ROLES}",
    good=_HEAD + _ROLES,
)
def no_contact(view: CvView) -> Iterator[Hit]:
    """Silent on files that are no whole CV."""
    profile = view.cv.profile
    if is_whole(view.cv) and not (profile.email or profile.phone or profile.links):
        yield Hit("no way to reach you: add an email address", at=("profile",))


@cv_rule(
    "STR011",
    "misspelt-key",
    Severity.ERROR,
    what="The keys of a JSON or YAML CV are spelt as its format has them.",
    why="`hilights` loses every bullet in silence, and I get the CV of somebody who did nothing.",
    bad=_JSON.replace("highlights", "hilights"),
    good=_JSON,
)
def misspelt_key(view: CvView) -> Iterator[Hit]:
    """A key that is nearly one of the format's; the reader of the file tells which."""
    for address, said in view.misspelt:
        yield Hit(said, 0, 0, address)


RULES: tuple[Rule[CvView], ...] = (
    order_of_roles,
    functional,
    gpa,
    photo,
    education_too_long,
    publications_in_education,
    bad_dates,
    gap_or_overlap,
    no_contact,
    misspelt_key,
)


def _span(view: CvView, one: Role) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """When a role began and ended, a bare year as its first month; None where it does not tell."""
    start, end = moment(one.start), end_of(one, view.today)
    if start is None or end is None:
        return None
    if is_present(one.end):
        end = (end[0] + 1, 1)
    return (start[0], start[1] or 1), (end[0], end[1] or 1)


def _reach(view: CvView, one: Role) -> tuple[int, int, int, int] | None:
    """The month indices of a role: earliest and latest start, earliest and latest end."""
    start, end = moment(one.start), end_of(one, view.today)
    if start is None or end is None:
        return None
    first, last = start[0] * 12, end[0] * 12
    starts = (first, first + 11) if start[1] is None else (first + start[1] - 1,) * 2
    ends = (last, last + 11) if end[1] is None else (last + end[1] - 1,) * 2
    return (*starts, *ends) if starts[0] <= ends[1] else None


def _studied(view: CvView, last: int, first: int) -> bool:
    """Whether a degree was finished in a gap, or shortly after it."""
    years = {
        int(year)
        for degree in view.cv.education
        for year in re.findall(r"\b(?:19|20)\d\d\b", degree.year)
    }
    return any(last // 12 <= year <= first // 12 for year in years)


def _beside(one: Role, other: Role) -> bool:
    """Whether two roles may well be held at once."""
    same = one.company.strip().lower() == other.company.strip().lower()
    titles = " ".join(f"{r.title} {r.company} {r.location}" for r in (one, other))
    return same or bool(_ASIDE.search(titles)) or is_learner(one) or is_learner(other)


def _name(one: Role) -> str:
    return one.company or one.title or "the other role"
