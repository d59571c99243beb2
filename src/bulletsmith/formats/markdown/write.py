"""Clean CommonMark from a CV, and what Markdown cannot hold of it.

Every part is read back. Where a reader would have to guess wrong (a company that sounds like a
title, a section called like another), a comment, `bulletsmith: as written`, settles it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from bulletsmith.bullets.text import one_line
from bulletsmith.cv import CV, Address, Bullet, Education, Project, Role, Section, Summary, Tools
from bulletsmith.cv import bullets as all_bullets
from bulletsmith.dates import dates_as_words, normal
from bulletsmith.formats.markdown.inline import escape
from bulletsmith.formats.markdown.marks import AS_WRITTEN, ONE_A_LINE, TIERS
from bulletsmith.formats.profiles import may_lead
from bulletsmith.formats.toml.schema import held as tidy

Dated = TypeVar("Dated", Role, Project)
_SECTIONS = ("profile", "summary", "roles", "tools", "projects", "education", "sections")


def written(cv: CV) -> str:
    """`cv` as a Markdown file."""
    from bulletsmith.formats.markdown.read import read

    wanted = held(cv)
    marked: set[Address] = set()
    for _ in range(3):
        text = _document(wanted, marked)
        wrong = _differing(wanted, read(text).cv)
        if not wrong or wrong <= marked:
            break
        marked |= wrong
    return text


def held(cv: CV) -> CV:
    """`cv` as Markdown can hold it: its words, without slots, parked bullets and years of tools."""
    cv = tidy(cv)
    (_, core), (_, working), (_, familiar), (_, flat) = cv.tools
    roles = tuple(
        replace(_dated(role), bullets=_spoken(role.bullets), parked=()) for role in cv.roles
    )
    projects = tuple(
        replace(_dated(project), bullets=_spoken(project.bullets)) for project in cv.projects
    )
    return CV(
        replace(cv.profile, photo="", links=_said(cv.profile.links)),
        Summary(text=cv.summary.sentence),
        roles,
        Tools(_said(core), _said(working), _said(familiar), _said(flat)),
        projects,
        tuple(replace(e, details=_said(e.details)) for e in cv.education),
        tuple(replace(section, items=_said(section.items)) for section in cv.sections),
    )


def lost(cv: CV) -> tuple[str, ...]:
    """What Markdown cannot hold of `cv`, each thing named for the user."""
    slotted = sum(not bullet.own and bool(bullet.slots) for _, bullet in all_bullets(cv))
    parked = sum(len(role.parked) for role in cv.roles)
    dates = [date for role in cv.roles for date in (role.start, role.end)]
    dates += [date for project in cv.projects for date in (project.start, project.end)]
    unread = sum(bool(date) and not normal(date) for date in dates)
    named = (
        (slotted, f"the slots of {_count(slotted, 'bullet')}: only their sentences are written"),
        (parked, f"{_count(parked, 'parked bullet')}"),
        (unread, f"{_count(unread, 'date')} that cannot be read"),
        (not cv.summary.text and cv.summary.sentence, "the three parts of the summary"),
        (cv.tools.last_used, "the years in which tools were last used"),
        (cv.profile.photo, "the photo"),
    )
    return tuple(what for there, what in named if there)


def _count(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _said(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word)


def _spoken(bullets: Sequence[Bullet]) -> tuple[Bullet, ...]:
    texts = (one_line(bullet.text) for bullet in bullets)
    return tuple(Bullet(own=text) for text in texts if text)


def _dated(thing: Dated) -> Dated:
    return replace(thing, start=normal(thing.start), end=normal(thing.end))


def _differing(wanted: CV, back: CV) -> set[Address]:
    """The addresses of the parts that did not come back as they were."""
    wrong: set[Address] = set()
    for name in _SECTIONS:
        mine, theirs = getattr(wanted, name), getattr(back, name)
        if mine == theirs:
            continue
        if not isinstance(mine, tuple):
            wrong.add((name,))
        elif len(mine) != len(theirs):
            wrong |= {(name, k) for k in range(len(mine))}
        else:
            wrong |= {(name, k) for k in range(len(mine)) if mine[k] != theirs[k]}
    return wrong


def _document(cv: CV, marked: set[Address]) -> str:
    blocks: list[str] = list(_profile(cv, ("profile",) in marked))
    if cv.summary.text:
        blocks += ["## Summary", escape(cv.summary.text)]
    if cv.roles:
        blocks.append("## Experience")
    for k, role in enumerate(cv.roles):
        blocks += role_blocks(role, marked=("roles", k) in marked)
    blocks += _tools(cv.tools, ("tools",) in marked)
    if cv.projects:
        blocks.append("## Projects")
    for k, project in enumerate(cv.projects):
        blocks += project_blocks(project, marked=("projects", k) in marked)
    if cv.education:
        blocks.append("## Education")
    for k, education in enumerate(cv.education):
        blocks += education_blocks(education, marked=("education", k) in marked)
    for k, section in enumerate(cv.sections):
        blocks += section_blocks(section, marked=("sections", k) in marked)
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _profile(cv: CV, marked: bool) -> Iterator[str]:
    who = cv.profile
    if marked:
        yield AS_WRITTEN
    if who.name:
        yield from _heading(1, who.name, marked=False)
    contact = [
        ("Email", who.email),
        ("Phone", who.phone),
        ("Location", who.location),
        *(("Link", link) for link in who.links),
    ]
    if marked:
        labelled = [("Headline", who.headline), *contact]
        lines = [f"- {label}: {escape(words)}" for label, words in labelled if words]
        if lines:
            yield "\n".join(lines)
        return
    if who.headline:
        yield escape(who.headline)
    if any(words for _, words in contact):
        yield escape(" · ".join(words for _, words in contact if words))


def _heading(level: int, words: str, marked: bool) -> Iterator[str]:
    if marked:
        yield AS_WRITTEN
    yield f"{'#' * level} {escape(words, heading=True)}".rstrip()


def _list(items: Sequence[str]) -> Iterator[str]:
    if items:
        yield "\n".join(f"- {escape(item)}" for item in items)


def _line(bold: str, plain: str) -> Iterator[str]:
    parts = [f"**{escape(bold)}**" if bold else "", escape(plain)]
    if any(parts):
        yield " · ".join(part for part in parts if part)


def role_blocks(role: Role, *, marked: bool = False, level: int = 3) -> Iterator[str]:
    """A role: its title, then company and place, then its dates, each on a line of its own."""
    yield from _heading(level, role.title, marked)
    yield from _line(role.company, role.location)
    yield from _dates(role.start, role.end)
    yield from _list([bullet.own for bullet in role.bullets])


def project_blocks(project: Project, *, marked: bool = False, level: int = 3) -> Iterator[str]:
    """A project: its name, which leads to it, then the sign that somebody uses it."""
    if marked or not (project.url and may_lead(project.url)):
        yield from _heading(level, project.name, marked)
        yield from _line(project.url, project.evidence)
    else:
        yield f"{'#' * level} [{escape(project.name, heading=True)}]({project.url})"
        yield from _line("", project.evidence)
    yield from _dates(project.start, project.end)
    yield from _list([bullet.own for bullet in project.bullets])


def education_blocks(
    education: Education, *, marked: bool = False, level: int = 3
) -> Iterator[str]:
    """A degree, the school, the year."""
    yield from _heading(level, education.degree, marked)
    yield from _line(education.school, "")
    if education.year:
        yield f"*{escape(education.year)}*"
    yield from _list(education.details)


def section_blocks(section: Section, *, marked: bool = False) -> Iterator[str]:
    """Any other section."""
    yield from _heading(2, section.title, marked)
    yield from _list(section.items)


def _tools(tools: Tools, marked: bool) -> Iterator[str]:
    if not tools:
        return
    if marked:
        yield ONE_A_LINE
    yield "## Tools"
    tiers = [(TIERS[tier], names) for tier, names in tools if names]
    if marked:
        for label, names in tiers:
            yield f"### {label}"
            yield from _list(names)
        return
    yield "\n".join(
        f"- **{label}:** {escape(', '.join(names))}" if label != TIERS["flat"]
        else f"- {escape(', '.join(names))}"
        for label, names in tiers
    )  # fmt: skip


def _dates(start: str, end: str) -> Iterator[str]:
    if said := dates_as_words(start, end):
        yield f"*{said}*"
