"""The form for each part of a CV, and what its values make of that part."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bulletsmith.cv import (
    CV,
    Address,
    Education,
    Profile,
    Project,
    Role,
    Section,
    Summary,
    Tools,
    at,
)
from bulletsmith.dates import PRESENT, moment, month_index, normal, problem_with_date
from bulletsmith.screens.form import Field, Form, Values

Made = tuple[Form, Callable[[Values], object]]
# A web address, with or without `https://`, as people write it on a CV.
_LINK = re.compile(
    r"(?:https?://)?(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_]{2,}(?::\d{1,5})?(?:[/?#]\S*)?", re.I
)
_NO_LINK = "a link: github.com/you/project, or one with https://"
_DATE = "2022-03, 2022 or present; other ways of writing it are understood"


def form_at(cv: CV, address: Address) -> tuple[Address, Form, Callable[[Values], object]] | None:
    """The form for what `address` lies in: (what it edits, the form, its value), or None.

    One past the end of a list is a new thing.
    """
    depth = 2 if address[:1] in (("roles",), ("projects",), ("education",), ("sections",)) else 1
    place = address[:depth]
    if len(place) < depth:
        return None
    try:
        thing = at(cv, place)
    except LookupError:
        thing = {"roles": Role, "projects": Project, "education": Education, "sections": Section}[
            str(place[0])
        ]()
    form, value = _made(thing)
    return place, form, value


def _made(thing: object) -> Made:
    match thing:
        case Role():
            return _role(thing)
        case Profile():
            return _profile(thing)
        case Summary():
            return _summary(thing)
        case Tools():
            return _tools(thing)
        case Project():
            return _project(thing)
        case Education():
            return _education(thing)
        case Section():
            return _section(thing)
    raise TypeError(thing)


def _role(role: Role) -> Made:
    fields = (
        Field("title", "title", role.title, "As it stands on your contract: Senior ML Engineer"),
        Field("company", "company", role.company, "Who paid you"),
        Field("location", "place", role.location, "A city, or Remote"),
        Field("start", "start", role.start, _DATE),
        Field("end", "end", role.end, _DATE),
    )

    def value(told: Values) -> Role:
        return replace(role, **_dated(told))

    return Form("Role", fields, _check_role), value


def _check_role(told: Values) -> Values:
    problems = {
        name: problem for name in ("start", "end") if (problem := problem_with_date(told[name]))
    }
    if not told["title"] and not told["company"]:
        problems["title"] = "a role needs a title or a company"
    if "start" not in problems and "end" not in problems:
        start, end = moment(told["start"]), moment(told["end"])
        if normal(told["start"]) == PRESENT:
            problems["start"] = "a role cannot start at the present: write its month"
        elif start and end and month_index(start) > month_index(end, late=True):
            problems["end"] = "it ends before it starts"
    return problems


def _profile(profile: Profile) -> Made:
    fields: tuple[Field, ...] = (
        Field("name", "name", profile.name),
        Field("headline", "headline", profile.headline, "ML engineer, search and ranking"),
        Field("email", "email", profile.email),
        Field("phone", "phone", profile.phone),
        Field("location", "place", profile.location, "A city; an address is not needed"),
        Field("links", "links", ", ".join(profile.links), "Between commas: GitHub, LinkedIn, site"),
    )
    if profile.photo:  # to be taken out; nobody is asked for one
        fields += (Field("photo", "photo", profile.photo, "Leave it out: empty this field"),)
    return (
        Form("Profile", fields),
        lambda told: replace(profile, **{**told, "links": _list(told["links"])}),
    )


def _summary(summary: Summary) -> Made:
    fields = (
        Field("domain", "domain", summary.domain, "Where: search and ranking in production"),
        Field("scale", "scale", summary.scale, "How big: a reranker answering 30M queries/day"),
        Field("outcome", "outcome", summary.outcome, "What came of it, against what"),
        Field("text", "or as text", summary.text, "In your own words, instead of the parts", 4),
    )

    def check(told: Values) -> Values:
        both = told["text"] and (told["domain"] or told["scale"] or told["outcome"])
        return {"text": "either the parts or the text: empty one of them"} if both else {}

    return Form("Summary", fields, check), lambda told: Summary(**told)


def _tools(tools: Tools) -> Made:
    hints = {
        "core": "You could be interviewed on them today; commas between them",
        "working": "You use them with the manual at hand",
        "familiar": "You have met them",
        "flat": "Tools without a tier",
    }
    fields = tuple(
        Field(name, name, ", ".join(at(tools, (name,))), hint) for name, hint in hints.items()
    )
    return (
        Form("Tools", fields),
        lambda told: replace(tools, **_listed(told)),
    )


def _project(project: Project) -> Made:
    fields = (
        Field("name", "name", project.name),
        Field("url", "url", project.url, "Where a reader can see it"),
        Field(
            "evidence", "evidence", project.evidence, "The sign that somebody uses it: 8.2K stars"
        ),
        Field("start", "start", project.start, _DATE),
        Field("end", "end", project.end, _DATE),
    )

    def check(told: Values) -> Values:
        named = {} if told["name"] else {"name": "a project needs a name"}
        dates = {n: p for n in ("start", "end") if (p := problem_with_date(told[n]))}
        link = told["url"]
        odd = link and link != project.url and not _LINK.fullmatch(link)
        return {**named, **({"url": _NO_LINK} if odd else {}), **dates}

    def value(told: Values) -> Project:
        return replace(project, **_dated(told))

    return Form("Project", fields, check), value


def _education(degree: Education) -> Made:
    fields = (
        Field("degree", "degree", degree.degree, "MSc Computer Science"),
        Field("school", "school", degree.school),
        Field("year", "year", str(degree.year), "The year you finished"),
        Field("details", "details", "\n".join(degree.details), "A line each: thesis, grade", 3),
    )

    def check(told: Values) -> Values:
        return {} if told["degree"] or told["school"] else {"degree": "write a degree or a school"}

    return Form("Education", fields, check), lambda told: replace(
        degree, **{**told, "details": _lines(told["details"])}
    )


def _section(section: Section) -> Made:
    fields = (
        Field("title", "title", section.title, "Publications, talks, courses"),
        Field("items", "lines", "\n".join(section.items), "One thing a line", 8),
    )

    def check(told: Values) -> Values:
        return {} if told["title"] else {"title": "a section needs a title"}

    return Form("Section", fields, check), lambda told: Section(
        told["title"], _lines(told["items"])
    )


def _dated(told: Values) -> dict[str, Any]:
    """`told` with its dates as a CV keeps them."""
    dates = {name: normal(told[name]) or told[name] for name in ("start", "end")}
    return {**told, **dates}


def _listed(told: Values) -> dict[str, Any]:
    return {name: _list(words) for name, words in told.items()}


def _list(words: str) -> tuple[str, ...]:
    """What stands between the commas."""
    return tuple(part.strip() for part in words.split(",") if part.strip())


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
