"""What stands at a place of the CV, as rows: bullets with their strips, parts with their names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from bulletsmith.cv import Address, Bullet, Project, Role, at
from bulletsmith.dates import is_present, moment
from bulletsmith.widgets.marks import BAD, GOOD, SIGNALS, sign, strip
from bulletsmith.widgets.outline import SECTIONS
from bulletsmith.widgets.plain import plain
from bulletsmith.widgets.rows import Hang, Row, Rows

if TYPE_CHECKING:
    from bulletsmith.session import Session

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
PARTS = {
    "profile": ("name", "headline", "email", "phone", "location", "links", "photo"),
    "tools": ("core", "working", "familiar", "flat"),
}
EMPTY = {
    "profile": "No name yet. Press Enter to say who this CV is of.",
    "summary": "No summary yet: two or three lines on your domain, your scale and one result. "
    "Press Enter to write it.",
    "roles": "No role yet. Press R to add one: your newest first.",
    "tools": "No tools yet. Press Enter: those you could be interviewed on today are core.",
    "projects": "No project yet. Press n to add one that somebody uses.",
    "education": "No degree yet. Press n to add one.",
    "sections": "Nothing here yet. Press Enter to edit the lines.",
    "bullets": "No bullet yet. Press n to draft one slot by slot, t to type or paste it. "
    "Three or four that prove you shipped are enough.",
}


def rows_at(session: Session, place: Address, owner: Rows) -> list[Row]:
    """The rows of `place` (an address of the outline) for the list `owner`."""
    rows = list(_rows(session, place, owner))
    if not rows:
        name = "bullets" if place[:1] == ("roles",) and len(place) == 2 else str(place[0])
        rows = [Row(Hang(owner, Content.styled(EMPTY[name], "$foreground-muted")), place)]
    return rows


def _rows(session: Session, place: Address, owner: Rows) -> Iterator[Row]:
    cv = session.cv
    match place:
        case ("roles", int(index)):
            yield from _bullets(session, (*place, "bullets"), cv.roles[index].bullets, owner)
            for p, bullet in enumerate(cv.roles[index].parked):
                parked = plain(bullet.text, "$foreground-muted")
                yield _named(owner, (*place, "parked", p), "parked", parked)
        case ("roles",):
            for r, role in enumerate(cv.roles):
                yield _named(owner, ("roles", r), dates(role), title(role), 20)
        case ("projects",):
            for p, project in enumerate(cv.projects):
                told = " · ".join(part for part in (project.url, project.evidence) if part)
                name = plain(project.name or "(unnamed)", "bold")
                body = name + plain(f"  {told}" if told else "", "$foreground-muted")
                yield Row(Hang(owner, body + _lacks(session, project)), ("projects", p))
                yield from _bullets(session, ("projects", p, "bullets"), project.bullets, owner)
            yield from _worth(session, owner)
        case ("education",):
            for e, degree in enumerate(cv.education):
                told = " · ".join(part for part in (degree.degree, degree.school) if part)
                body = plain("\n".join((told, *degree.details)))
                yield _named(owner, ("education", e), str(degree.year), body)
        case ("sections", int(index)):
            for i, item in enumerate(cv.sections[index].items):
                yield _named(owner, (*place, "items", i), "–", plain(item), 3)
        case ("summary",):
            kinds = ("text",) if cv.summary.text else ("domain", "scale", "outcome")
            if cv.summary.sentence:
                yield from (_part(owner, place, kind, at(cv, (*place, kind))) for kind in kinds)
        case (str(name),) if name in PARTS:
            for kind in PARTS[name]:
                value = at(cv, (name, kind))
                told = ", ".join(value) if isinstance(value, tuple) else value
                if told:
                    yield _part(owner, place, kind, told)


def _worth(session: Session, owner: Rows) -> Iterator[Row]:
    """Whether projects are worth having here, once the CV is judged."""
    review = session.last_review
    if review is not None:
        from bulletsmith.checks.worth import worth

        told = worth(session.whole(), review.seniority.months)
        body = sign(SIGNALS[told.state]) + plain(f" {told.reason}", "italic")
        yield Row(Hang(owner, body), ("projects",))
        if not session.cv.projects:
            empty = Content.styled(EMPTY["projects"], "$foreground-muted")
            yield Row(Hang(owner, empty), ("projects",))


def _lacks(session: Session, project: Project) -> Content:
    """Link, use, merge, effect, ticked off."""
    if not session.judging:
        return Content("")
    from bulletsmith.checks.worth import lacks

    told = Content("\n")
    for one in lacks(project):
        told += plain(f"{one.name} ", "$foreground-muted") + sign(GOOD if one.there else BAD) + "  "
    return told


def _bullets(
    session: Session, parent: Address, there: tuple[Bullet, ...], owner: Rows
) -> Iterator[Row]:
    for index, bullet in enumerate(there):
        address = (*parent, index)
        head = partial(_strip, session, address, bullet)
        yield Row(Hang(owner, plain(bullet.text), head, 9), address)


def _strip(session: Session, address: Address, bullet: Bullet) -> Content:
    """The seven signs of `bullet`, with a pencil where a draft of it waits in the forge."""
    if not session.judging:
        return Content.styled("·······", "$foreground-muted")
    signs = strip(bullet.reading, session.judged(address, bullet))
    return signs + "✎" if address in session.drafts else signs


def _part(owner: Rows, place: Address, kind: str, words: str) -> Row:
    body = plain(words) if words else Content.styled("(open)", "$foreground-muted")
    return _named(owner, (*place, kind), "" if kind == "flat" else kind, body, 10)


def _named(owner: Rows, address: Address, name: str, body: Content, indent: int = 9) -> Row:
    head = plain(name, "$foreground-muted").truncate(indent - 1, ellipsis=True)
    return Row(Hang(owner, body, lambda: head, indent), address)


def heading(session: Session, place: Address) -> tuple[Content, Content]:
    """The title and the count for the frame around the rows of `place`."""
    cv = session.cv
    match place:
        case ("roles", int(index)):
            role = cv.roles[index]
            told, count = dates(role), len(role.bullets)
            more = plain(f" · {told}" if told else "")
            short = f"{count} of 3–4 bullets" if count else "no bullets"
            return title(role) + more, Content(short)
        case ("sections", int(index)):
            return plain(cv.sections[index].title or "Other"), Content("")
    count = len(getattr(cv, str(place[0]), ())) if place[0] in ("roles", "projects") else 0
    return Content(SECTIONS.get(str(place[0]), "CV")), Content(f"{count}" if count else "")


def title(role: Role) -> Content:
    """`Senior ML Engineer · Acme`."""
    told = " · ".join(part for part in (role.title, role.company) if part)
    return plain(told or "(untitled role)")


def dates(role: Role) -> str:
    """`Mar 2022 – now`; what is no date stands as it was written."""
    return " – ".join(_date(part) for part in (role.start, role.end) if part)


def _date(text: str) -> str:
    if is_present(text):
        return "now"
    when = moment(text)
    if when is None:
        return text
    year, month = when
    return f"{_MONTHS[month - 1]} {year}" if month else f"{year}"
