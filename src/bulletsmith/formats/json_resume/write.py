"""A new JSON Resume from a CV, and what the format cannot hold of it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, TypeVar

from bulletsmith.cv import CV, Education, Profile, Project, Role, Section
from bulletsmith.dates import PRESENT, normal
from bulletsmith.formats.json_resume.read import LISTS, OTHERS
from bulletsmith.formats.markdown.marks import TIERS
from bulletsmith.formats.markdown.write import held as spoken
from bulletsmith.formats.markdown.write import lost as lost_in_words
from bulletsmith.formats.profiles import account_of, is_url

_SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
_KEYS = {key.capitalize(): key for key in LISTS}
T = TypeVar("T")


def written(cv: CV) -> str:
    """`cv` as a JSON Resume."""
    cv = held(cv)
    resume: dict[str, Any] = {
        "$schema": _SCHEMA,
        "basics": _basics(cv),
        "work": [_work(role) for role in cv.roles],
        "education": [_degree(education) for education in cv.education],
        "skills": [
            {"name": TIERS[tier], "keywords": list(names)} for tier, names in cv.tools if names
        ],
        "projects": [_project(project) for project in cv.projects],
    }
    for section in cv.sections:
        key = _key(section)
        if key and key not in resume:
            resume[key] = [{LISTS[key][0]: item} for item in section.items]
        else:
            other = {"title": section.title, "items": list(section.items)}
            resume.setdefault(OTHERS, []).append(_filled(other))
    return json.dumps(_filled(resume), ensure_ascii=False, indent=2) + "\n"


def held(cv: CV) -> CV:
    """`cv` as JSON Resume can hold it."""
    photo = cv.profile.photo
    cv = spoken(cv)
    links = sorted(cv.profile.links, key=lambda link: link != _site(cv.profile))
    canonical: list[Section] = []
    others: list[Section] = []
    for section in _some(cv.sections, Section()):
        taken = {one.title for one in canonical}
        known = _key(section) and section.title not in taken
        (canonical if known else others).append(section)
    return replace(
        cv,
        profile=replace(cv.profile, photo=" ".join(photo.split()), links=tuple(links)),
        roles=_some(map(_held_role, cv.roles), Role()),
        projects=_some(
            (replace(p, end="" if p.end == PRESENT else p.end) for p in cv.projects), Project()
        ),
        education=_some((replace(e, year=normal(e.year)) for e in cv.education), Education()),
        sections=(*canonical, *others),
    )


def lost(cv: CV) -> tuple[str, ...]:
    """What JSON Resume cannot hold of `cv`, each thing named for the user."""
    dates = [(role.start, role.end) for role in cv.roles]
    lone = sum(bool(start) and not end for start, end in dates)
    endless = sum(not start and end == PRESENT for start, end in dates)
    goes_on = sum(project.end == PRESENT for project in cv.projects)
    unknown = [one.title for one in held(cv).sections if not _key(one)]
    years = sum(bool(e.year) and not normal(e.year) for e in cv.education)
    named = (
        (lone, "a role's single date: it is written as start and end"),
        (endless, "that a role without a start goes on"),
        (goes_on, "that a project goes on"),
        (years, "a year of education that cannot be read"),
        (
            unknown,
            f"the section {', '.join(f'“{title}”' for title in unknown)} where other programs look:"
            f" it stands under “{OTHERS}”",
        ),
    )
    said = tuple(what for what in lost_in_words(cv) if what != "the photo")
    return said + tuple(what for there, what in named if there)


def _some(things: Any, nothing: T) -> tuple[T, ...]:
    return tuple(thing for thing in things if thing != nothing)


def _held_role(role: Role) -> Role:
    if role.end == PRESENT and not role.start:
        return replace(role, end="")
    return replace(role, end=role.end or role.start)


def _key(section: Section) -> str:
    return _KEYS.get(section.title, "") if section.items else ""


def _site(profile: Profile) -> str:
    """The first link that is a person's own page."""
    return next((link for link in profile.links if is_url(link) and not account_of(link)), "")


def _basics(cv: CV) -> dict[str, Any]:
    who = cv.profile
    site = _site(who)
    city, _, region = who.location.partition(", ")
    two = city and region and (city, region) == (city.strip(), region.strip())
    place = {"city": city, "region": region} if two else {"city": who.location}
    links = list(who.links)
    if site:
        links.remove(site)
    return _filled(
        {
            "name": who.name,
            "label": who.headline,
            "image": who.photo,
            "email": who.email,
            "phone": who.phone,
            "url": site,
            "summary": cv.summary.text,
            "location": _filled(place),
            "profiles": [_account(link) for link in links],
        }
    )


def _account(link: str) -> dict[str, str]:
    if account := account_of(link):
        return {"network": account[0], "username": account[1], "url": link}
    return {"network": "Web", "url": link} if is_url(link) else {"username": link}


def _work(role: Role) -> dict[str, Any]:
    return _filled(
        {
            "name": role.company,
            "position": role.title,
            "location": role.location,
            "startDate": role.start,
            "endDate": "" if role.end == PRESENT else role.end,
            "highlights": [bullet.own for bullet in role.bullets],
        }
    )


def _project(project: Project) -> dict[str, Any]:
    return _filled(
        {
            "name": project.name,
            "description": project.evidence,
            "url": project.url,
            "startDate": project.start,
            "endDate": project.end,
            "highlights": [bullet.own for bullet in project.bullets],
        }
    )


def _degree(education: Education) -> dict[str, Any]:
    return _filled(
        {
            "institution": education.school,
            "studyType": education.degree,
            "endDate": education.year,
            "courses": list(education.details),
        }
    )


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}
