"""A new RenderCV file from a CV, and what the format cannot hold of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bulletsmith.cv import CV, Bullet, Education, Project, Role, Section
from bulletsmith.dates import PRESENT, dates_as_words, moment, month_index
from bulletsmith.formats.markdown.marks import TIERS
from bulletsmith.formats.markdown.write import held as spoken
from bulletsmith.formats.markdown.write import lost as lost_in_words
from bulletsmith.formats.profiles import account_of, is_url
from bulletsmith.formats.rendercv.read import AS_WRITTEN, ONE_A_LINE
from bulletsmith.formats.rendercv.text import escape
from bulletsmith.formats.rendercv.yaml_patch import scalar
from bulletsmith.formats.sections import kind_of, names_in

# What our own sections are called: the first name that no other section bears.
_NAMES = {
    "summary": ("Summary", "Profile", "About"),
    "experience": ("Experience", "Work Experience", "Employment"),
    "tools": ("Skills", "Tools", "Technologies"),
    "projects": ("Projects", "Open Source Projects", "Side Projects"),
    "education": ("Education", "Academic Education", "Degrees"),
}
_PHONE = re.compile(r"\+\d[\d ().-]{6,18}")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}", re.ASCII)


def written(cv: CV) -> str:
    """`cv` as a RenderCV file."""
    cv = held(cv)
    sections = list(_sections(cv))
    lines = ["cv:", *_profile(cv), "  sections:" if sections else "  sections: {}", *sections]
    return "\n".join(lines) + "\n"


def held(cv: CV) -> CV:
    """`cv` as RenderCV can hold it."""
    cv = spoken(cv)
    links = cv.profile.links
    site = _site(links)
    rank = {link: (link != site, account_of(link) is None) for link in links}
    titles: dict[str, list[str]] = {}
    for section in cv.sections:
        if section != Section():
            titles.setdefault(section.title, []).extend(section.items)
    return replace(
        cv,
        profile=replace(cv.profile, links=tuple(sorted(links, key=lambda link: rank[link]))),
        roles=tuple(role for role in cv.roles if role != Role()),
        projects=tuple(project for project in cv.projects if project != Project()),
        education=tuple(degree for degree in cv.education if degree != Education()),
        sections=tuple(Section(title, tuple(items)) for title, items in titles.items()),
    )


def lost(cv: CV) -> tuple[str, ...]:
    """What RenderCV cannot hold of `cv`, each thing named for the user."""
    titles = [section.title for section in cv.sections]
    twice = sorted({title for title in titles if titles.count(title) > 1})
    told = [f"two sections called “{title}”: they are written as one" for title in twice]
    return (*lost_in_words(cv), *told)


def _site(links: Sequence[str]) -> str:
    return next((link for link in links if is_url(link) and not account_of(link)), "")


def _profile(cv: CV) -> Iterator[str]:
    who = cv.profile
    mail, call = bool(_EMAIL.fullmatch(who.email)), bool(_PHONE.fullmatch(who.phone))
    site = _site(who.links)
    yield from _fields(
        "  ",
        ("name", who.name),
        ("headline", who.headline),
        ("location", who.location),
        ("email", who.email if mail else ""),
        ("phone", who.phone if call else ""),
        ("website", site),
    )
    accounts = [account for link in who.links if (account := account_of(link))]
    if accounts:
        yield "  social_networks:"
    for network, username in accounts:
        yield f"    - network: {scalar(network)}"
        yield f"      username: {scalar(username)}"
    others = [("link", link) for link in _others(who.links, site)]
    others += [("phone", who.phone)] * bool(who.phone and not call)
    others += [("envelope", who.email)] * bool(who.email and not mail)
    if others:
        yield "  custom_connections:"
    for icon, said in others:
        yield f"    - placeholder: {scalar(said)}"
        yield f"      url: {scalar(said) if icon == 'link' and is_url(said) else 'null'}"
        yield f"      fontawesome_icon: {icon}"


def _others(links: Sequence[str], site: str) -> list[str]:
    others = [link for link in links if not account_of(link)]
    if site:
        others.remove(site)
    return others


def _sections(cv: CV) -> Iterator[str]:
    taken = {section.title for section in cv.sections}

    def title(kind: str) -> str:
        names = _NAMES[kind]
        return f"    {next((name for name in names if name not in taken), names[0] + ' (2)')}:"

    if cv.summary.text:
        yield title("summary")
        yield f"      - {scalar(escape(cv.summary.text))}"
    if cv.roles:
        yield title("experience")
    for role in cv.roles:
        yield from _entry(
            [
                ("company", role.company, True),
                ("position", role.title, True),
                ("location", role.location, False),
            ],
            _dates(role.start, role.end),
            role.bullets,
        )
    yield from _tools(cv, title("tools"))
    if cv.projects:
        yield title("projects")
    for project in cv.projects:
        name = escape(project.name)
        yield from _entry(
            [("name", name, True), ("url", project.url, False)],
            _dates(project.start, project.end),
            project.bullets,
            summary=project.evidence,
            ready=True,
        )
    if cv.education:
        yield title("education")
    for degree in cv.education:
        yield from _entry(
            [("institution", degree.school, True), ("area", degree.degree, True)],
            _dates(degree.year, ""),
            tuple(Bullet(own=detail) for detail in degree.details),
        )
    for section in cv.sections:
        if not section.items or kind_of(section.title.replace("_", " ")) != "other":
            yield f"    {AS_WRITTEN}"
        yield f"    {scalar(section.title)}:{'' if section.items else ' []'}"
        for item in section.items:
            yield f"      - {scalar(escape(item))}"


def _entry(
    heads: list[tuple[str, str, bool]],
    dates: list[tuple[str, str]],
    bullets: Sequence[Bullet],
    *,
    summary: str = "",
    ready: bool = False,
) -> Iterator[str]:
    """An entry; `heads` are key, value and whether the key must stand; `ready`: escaped before."""
    pairs = [
        (key, value if ready else escape(value)) for key, value, must in heads if value or must
    ]
    pairs += dates
    if summary:
        pairs.append(("summary", escape(summary)))
    for index, (key, value) in enumerate(pairs):
        yield f"      {'- ' if not index else '  '}{key}: {_dated(value) or scalar(value)}"
    if bullets:
        yield "        highlights:"
    for bullet in bullets:
        yield f"          - {scalar(escape(bullet.own))}"


def _dates(start: str, end: str) -> list[tuple[str, str]]:
    """The pair where RenderCV takes it, else the dates in words."""
    first, last = moment(start), moment(end)
    if first and end == PRESENT:
        return [("start_date", start), ("end_date", PRESENT)]
    if first and last and month_index(first, late=True) <= month_index(last):
        return [("start_date", start), ("end_date", end)]
    said = dates_as_words(start, end)
    return [("date", said if (start and end) or not first else start)] if said else []


def _dated(value: str) -> str:
    """A date of RenderCV's own form, which needs no quotes."""
    return value if re.fullmatch(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?", value) else ""


def _tools(cv: CV, title: str) -> Iterator[str]:
    tiers = [(TIERS[tier], names) for tier, names in cv.tools if names]
    if not tiers:
        return
    whole = any(names_in(", ".join(names)) != tuple(names) for _, names in tiers)
    if whole:
        yield f"    {ONE_A_LINE}"
    yield title
    for label, names in tiers:
        for said in names if whole else (", ".join(names),):
            yield f"      - label: {label}"
            yield f"        details: {scalar(escape(said))}"


def _fields(indent: str, *pairs: tuple[str, str]) -> Iterator[str]:
    for key, value in pairs:
        if value:
            yield f"{indent}{key}: {scalar(value)}"
