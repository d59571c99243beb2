"""LinkedIn's "Get a copy of your data" archive, read once into a new CV."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bulletsmith.bullets.text import one_line
from bulletsmith.cv import (
    CV,
    Bullet,
    Education,
    Profile,
    Project,
    Role,
    Section,
    Summary,
    Tools,
)  # fmt: skip
from bulletsmith.dates import PRESENT, moment, month_index
from bulletsmith.errors import CannotPatchError, NotUnderstoodError
from bulletsmith.formats.document import Document
from bulletsmith.formats.linkedin.archive import Row, Tables, unpacked
from bulletsmith.formats.linkedin.dates import when
from bulletsmith.formats.page_lines import GLYPHS, Line
from bulletsmith.formats.read_once import ReadOnce

_MARK = re.compile(rf"(?:^|(?<=[.;:!?]\s)|(?<=\n))\s*(?:[{GLYPHS}]|[-–*](?=\s))\s*")
_GLYPH = re.compile(rf"\s*[{GLYPHS}]\s*")


class LinkedIn(ReadOnce):
    """The archive's reader."""

    name = "linkedin"
    suffixes = (".zip",)

    def sniff(self, text: str) -> bool:
        """An archive that holds a table of positions."""
        return text.startswith("PK") and "Positions" in text

    def lines(self, source: bytes) -> list[Line]:
        """None: its tables say what each thing is."""
        del source
        return []

    def read(self, source: bytes) -> Document:
        """The profile as a CV. Raises NotUnderstoodError for what is no such archive."""
        return Document(self.name, source, "", profile(unpacked(source)))

    def write(self, cv: CV) -> bytes:
        """Not possible: LinkedIn takes no archive back."""
        del cv
        raise CannotPatchError("LinkedIn takes no archive back", remedy="copy the text instead")


def profile(tables: Tables) -> CV:
    """The profile in `tables` as a CV. Raises NotUnderstoodError where there are none."""
    if not tables:
        raise NotUnderstoodError(
            "no table of a LinkedIn profile is in this archive",
            remedy="ask LinkedIn for a copy of your data, with profile and positions",
        )
    person = next(iter(tables.get("profile", [])), {})
    emails = sorted(tables.get("emails", []), key=lambda row: row.get("primary", "") != "Yes")
    sites = re.findall(r"https?://[^\s,\]]+", person.get("websites", ""))
    return CV(
        Profile(
            one_line(f"{person.get('first name', '')} {person.get('last name', '')}"),
            one_line(person.get("headline", "")),
            emails[0].get("email address", "") if emails else "",
            location=one_line(person.get("geo location", "")),
            links=tuple(dict.fromkeys(sites)),
        ),
        Summary(text=one_line(person.get("summary", ""))),
        _roles(tables.get("positions", [])),
        Tools(flat=_skills(tables)),
        tuple(_project(row) for row in tables.get("projects", [])),
        tuple(_degree(row) for row in tables.get("education", [])),
        tuple(section for section in _sections(tables) if section.items),
    )


def _roles(rows: list[Row]) -> tuple[Role, ...]:
    """The positions newest first, each once: what a copy says beyond the first is kept with it."""
    roles: dict[tuple[str, ...], Role] = {}
    for row in rows:
        if not (row["title"] or row["company name"]):
            continue
        role = _role(row)
        key = tuple(part.lower() for part in (role.title, role.company, role.start, role.end))
        known = roles.get(key)
        if known:
            more = tuple(dict.fromkeys((*known.bullets, *role.bullets)))
            role = replace(known, location=known.location or role.location, bullets=more)
        roles[key] = role
    return tuple(sorted(roles.values(), key=_age))


def _role(row: Row) -> Role:
    """An empty end is the present; a table that has no column for it does not tell."""
    end = row.get("finished on")
    return Role(
        one_line(row["title"]),
        one_line(row["company name"]),
        one_line(row.get("location", "")),
        when(row["started on"]) or one_line(row["started on"]),
        PRESENT if end == "" else when(end or "") or one_line(end or ""),
        said(row.get("description", "")),
    )


def _age(role: Role) -> tuple[int, int]:
    end, start = moment(role.end), moment(role.start)
    return (-month_index(end, late=True) if end else -(10**6), -month_index(start) if start else 0)


def said(description: str) -> tuple[Bullet, ...]:
    """A description as bullets: a line each, or parted at the marks that were flattened into it."""
    if len(_GLYPH.findall(description)) > 1:
        parts = _GLYPH.split(description)
    elif _MARK.search(description):
        parts = _MARK.split(description)
    else:
        parts = description.split("\n")
    lines = (one_line(part) for part in parts)
    return tuple(Bullet(own=line) for line in lines if line)


def _skills(tables: Tables) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one_line(row["name"]) for row in tables.get("skills", [])))


def _project(row: Row) -> Project:
    start, end = when(row.get("started on", "")), when(row.get("finished on", ""))
    name, url = one_line(row["title"]), row.get("url", "")
    return Project(name, url, "", start, end, said(row.get("description", "")))


def _degree(row: Row) -> Education:
    notes = (row.get("notes", ""), row.get("activities", ""))
    return Education(
        one_line(row["degree name"]),
        one_line(row["school name"]),
        when(row.get("end date", "")) or when(row.get("start date", "")),
        tuple(one_line(note) for note in notes if note),
    )


def _sections(tables: Tables) -> Iterator[Section]:
    for title, table, columns in (
        ("Publications", "publications", ("name", "publisher", "published on", "url")),
        ("Certifications", "certifications", ("name", "authority", "started on")),
        ("Honors", "honors", ("title", "issued on", "description")),
        ("Languages", "languages", ("name", "proficiency")),
    ):
        told = (
            ", ".join(one_line(row[column]) for column in columns if row.get(column))
            for row in tables.get(table, [])
        )
        yield Section(title, tuple(item for item in told if item))


FORMAT = LinkedIn()
