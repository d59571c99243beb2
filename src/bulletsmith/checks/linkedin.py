"""What a CV is judged by beside the LinkedIn profile of its owner: one story on both sides.

Everything that may be a matter of form (a spelling, a month, a team in a title) is no difference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from bulletsmith.checks.differing import Difference
from bulletsmith.checks.examples import FRAUD, NEWEST, OLDER, RERANKER, both_sides, entry, section
from bulletsmith.checks.matching import paired
from bulletsmith.checks.naming import same_person
from bulletsmith.checks.rule import Hit, Rule, Severity, profile_rule
from bulletsmith.checks.same_roles import companies, dates, missing, titles
from bulletsmith.checks.same_story import headlines, scopes, skills
from bulletsmith.checks.views import BulletView, CvView, ProfileView, RoleView
from bulletsmith.cv import CV

Told = Callable[[ProfileView], Iterator[Difference]]

_SHORT = "Built a session-based reranker for hotel search, deployed via Triton."
_LED = "Led 4 engineers through the rollout of the hotel reranker: +2.1% bookings."
_TOOLS = section("Tools", "**Core:** Python, PyTorch, SQL, Triton, LightGBM, Airflow")
_SKILLS = section("Skills", "Python, PyTorch, SQL, Triton, LightGBM, Airflow, Spark")


def view_of(view: CvView, profile: CV) -> ProfileView:
    """A CV beside a profile, their roles paired."""
    return ProfileView(view, profile, paired(view.cv.roles, profile.roles, view.today))


def beside(cv: CV, profile: CV, today: date) -> ProfileView:
    """A CV beside a profile, for who has no review of the CV at hand."""
    from bulletsmith.checks.review import latest

    newest = latest(cv, today)
    roles = tuple(
        RoleView(
            role,
            ("roles", index),
            tuple(BulletView(bullet) for bullet in role.bullets),
            index == newest,
            today,
        )
        for index, role in enumerate(cv.roles)
    )
    return view_of(CvView(cv, roles, (), today), profile)


def differences(view: ProfileView) -> tuple[tuple[str, Difference], ...]:
    """Every difference with the code of its rule, rule by rule."""
    return tuple((rule.code, one) for tell, rule in _ALL for one in tell(view))


def not_compared(cv: CV, profile: CV) -> tuple[str, ...]:
    """What a clean bill would not mean: the parts that the profile does not hold; a stranger's."""
    found = []
    if not profile.roles:
        found.append("it holds no positions: roles were not compared")
    if not profile.tools and cv.tools.core:
        found.append("it holds no skills: the core tools were not compared")
    if not profile.profile.headline:
        found.append("it holds no headline: that was not compared")
    mine, theirs = cv.profile.name, profile.profile.name
    if mine and theirs and not same_person(mine, theirs):
        found.append(f"it is the profile of {theirs[:60]}, and the CV is that of {mine[:60]}")
    return tuple(found)


def _roles(*entries: str) -> str:
    return "## Experience\n\n" + "\n".join(entries)


def _headed(headline: str, *entries: str) -> str:
    return f"# Ada Example\n\n*{headline}*\n\n{_roles(*entries)}"


def _told(
    tell: Told,
    code: str,
    name: str,
    severity: Severity,
    *,
    what: str,
    why: str,
    bad: str,
    good: str,
) -> tuple[Told, Rule[ProfileView]]:
    """A rule that finds the differences which `tell` tells, and `tell` itself."""

    def look(view: ProfileView) -> Iterator[Hit]:
        return (difference.hit() for difference in tell(view))

    made = profile_rule(code, name, severity, what=what, why=why, bad=bad, good=good)
    return tell, made(look)


# A promotion told as one role, or as two, is not missing.
role_missing = _told(
    missing,
    "LNK001",
    "role-missing",
    Severity.ERROR,
    what="Every role of the CV is on the profile, and the other way round.",
    why="A role that stands on one side only: I ask myself which side leaves out what, and why.",
    bad=both_sides(_roles(entry(RERANKER), entry(FRAUD, heading=OLDER)), _roles(entry(RERANKER))),
    good=both_sides(
        _roles(entry(RERANKER), entry(FRAUD, heading=OLDER)),
        _roles(entry(RERANKER), entry(FRAUD, heading=OLDER)),
    ),
)


# One finding a role.
title_differs = _told(
    titles,
    "LNK002",
    "title-differs",
    Severity.WARNING,
    what="A role has the same title in the CV and on the profile.",
    why="Senior here, and plain engineer there. I know which of the two I believe.",
    bad=both_sides(
        _roles(entry(RERANKER)), _roles(entry(RERANKER, heading=NEWEST.replace("Senior ", "")))
    ),
    good=both_sides(
        _roles(entry(RERANKER)),
        _roles(entry(RERANKER, heading=NEWEST.replace("Senior ML", "Sr. Machine Learning"))),
    ),
)


# By more than a month; a bare year is any of its months.
dates_differ = _told(
    dates,
    "LNK003",
    "dates-differ",
    Severity.WARNING,
    what="A role begins and ends in the same month in the CV and on the profile.",
    why="A month is a slip. Half a year hides a gap, and I will ask about it.",
    bad=both_sides(
        _roles(entry(RERANKER)), _roles(entry(RERANKER, heading=NEWEST.replace("Mar", "Nov")))
    ),
    good=both_sides(
        _roles(entry(RERANKER)), _roles(entry(RERANKER, heading=NEWEST.replace("Mar", "Apr")))
    ),
)


# Legal forms, aliases, renamings, parts of a name and initials are no difference.
company_differs = _told(
    companies,
    "LNK004",
    "company-differs",
    Severity.WARNING,
    what="A role is at the same company in the CV and on the profile.",
    why="Legal forms and renamings I know. Two employers for one job I do not.",
    bad=both_sides(
        _roles(entry(RERANKER)), _roles(entry(RERANKER, heading=NEWEST.replace("Acme", "Initech")))
    ),
    good=both_sides(
        _roles(entry(RERANKER)),
        _roles(entry(RERANKER, heading=NEWEST.replace("Acme", "Acme Inc."))),
    ),
)


# An enthusiast's, a student's or an aspirant's headline beside work that was shipped.
headline = _told(
    headlines,
    "LNK005",
    "headline-tells-another-story",
    Severity.WARNING,
    what="The profile's headline is that of the person in the CV.",
    why="The CV led a rollout, and the headline says enthusiast. One of them is not about you.",
    bad=both_sides(_roles(entry(RERANKER)), _headed("Aspiring AI enthusiast", entry(RERANKER))),
    good=both_sides(
        _roles(entry(RERANKER)), _headed("Senior ML engineer, search ranking", entry(RERANKER))
    ),
)


# Silent where a side has no words for the role at all.
scope_differs = _told(
    scopes,
    "LNK006",
    "scope-differs",
    Severity.WARNING,
    what="Numbers, teams and who led stand on both sides or on neither.",
    why="Four engineers led in the CV, nobody on the profile. I will ask the four.",
    bad=both_sides(_roles(entry(_LED)), _roles(entry(_SHORT))),
    good=both_sides(_roles(entry(_LED)), _roles(entry(_LED.replace("Led", "Leading")))),
)


# Aliases count: `Amazon Web Services (AWS)` is AWS.
skill_missing = _told(
    skills,
    "LNK007",
    "skill-not-on-profile",
    Severity.ADVICE,
    what="Every tool of the core tier is among the profile's skills.",
    why="I search for PyTorch. You use it daily, and I never saw your name.",
    bad=both_sides(_TOOLS, _SKILLS.replace("PyTorch, ", "")),
    good=both_sides(_TOOLS, _SKILLS),
)


_ALL = (
    role_missing, title_differs, dates_differ, company_differs, headline, scope_differs,
    skill_missing,
)  # fmt: skip
RULES: tuple[Rule[ProfileView], ...] = tuple(rule for _, rule in _ALL)
