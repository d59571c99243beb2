"""LinkedIn's "Get a copy of your data" archive, read once into a new CV.

File names may be localised or carry an id, so that a table is known by its English header. Only the
tables of the profile are read, never messages or connections.
"""

from __future__ import annotations

import csv
import html
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from bulletsmith.bullets.text import clean, one_line
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
from bulletsmith.dates import PRESENT, moment, month_index, normal
from bulletsmith.errors import CannotPatchError, NotUnderstoodError
from bulletsmith.formats.document import Document
from bulletsmith.formats.page_lines import GLYPHS, Line
from bulletsmith.formats.read_once import ReadOnce

ENTRIES, ENTRY_BYTES, ALL_BYTES = 2_000, 16_000_000, 40_000_000
Row = dict[str, str]

# Each table by columns that no other table has together.
_TABLES = {
    "profile": {"first name", "last name", "headline"},
    "positions": {"company name", "title", "started on"},
    "education": {"school name", "degree name"},
    "projects": {"title", "description", "url", "started on"},
    "certifications": {"name", "authority"},
    "publications": {"name", "published on", "publisher"},
    "honors": {"title", "issued on"},
    "languages": {"name", "proficiency"},
    "emails": {"email address", "primary"},
    "skills": {"name"},
}
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
        tables = dict(_tables(source))
        if not tables:
            raise NotUnderstoodError(
                "no table of a LinkedIn profile is in this archive",
                remedy="ask LinkedIn for a copy of your data, with profile and positions",
            )
        return Document(self.name, source, "", _cv(tables))

    def write(self, cv: CV) -> bytes:
        """Not possible: LinkedIn takes no archive back."""
        del cv
        raise CannotPatchError("LinkedIn takes no archive back", remedy="copy the text instead")


def _tables(source: bytes) -> Iterator[tuple[str, list[Row]]]:
    """The tables of the profile by our name for them. Raises NotUnderstoodError."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(source))
    except Exception as error:  # zipfile raises whatever a broken file makes it raise
        raise NotUnderstoodError("this is no zip archive, or a broken one") from error
    with archive:
        entries = archive.infolist()
        sizes = [entry.file_size for entry in entries]
        if len(entries) > ENTRIES or max(sizes, default=0) > ENTRY_BYTES or sum(sizes) > ALL_BYTES:
            raise NotUnderstoodError("this archive unpacks to more than a profile can hold")
        for entry in entries:
            if PurePosixPath(entry.filename).suffix.lower() != ".csv":
                continue
            try:
                table = _table(_decoded(archive.read(entry)))
            except csv.Error as error:
                raise NotUnderstoodError(
                    f"a table of this archive is broken: {error}",
                    remedy="ask LinkedIn for a new copy of your data",
                ) from error
            except Exception as error:  # zipfile raises whatever a broken file makes it raise
                raise NotUnderstoodError(
                    "this archive is encrypted or broken", remedy="unpack it, and pack it again"
                ) from error
            if table:
                yield table


def _decoded(raw: bytes) -> str:
    """UTF-8 with or without a BOM, else Windows-1252, which a spreadsheet leaves behind."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _table(text: str) -> tuple[str, list[Row]] | None:
    """What the header says the table is, and its rows; None for one that is none of ours."""
    lines = text.splitlines(keepends=True)
    for start in range(min(5, len(lines))):  # some tables begin with a note
        header = {cell.strip().lower() for cell in next(csv.reader([lines[start]]), [])}
        for name, columns in _TABLES.items():
            if columns <= header and (name != "skills" or header == columns):
                reader = csv.DictReader(io.StringIO("".join(lines[start:])))
                rows = [
                    {(key or "").strip().lower(): _said(value) for key, value in row.items()}
                    for row in reader
                ]
                return name, rows
    return None


def _said(value: object) -> str:
    return clean(html.unescape(value)).strip() if isinstance(value, str) else ""


def _cv(tables: dict[str, list[Row]]) -> CV:
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
        Tools(flat=tuple(dict.fromkeys(row["name"] for row in tables.get("skills", [])))),
        tuple(_project(row) for row in tables.get("projects", [])),
        tuple(_degree(row) for row in tables.get("education", [])),
        tuple(section for section in _sections(tables) if section.items),
    )


def _roles(rows: list[Row]) -> tuple[Role, ...]:
    """The positions newest first, each once."""
    roles = [
        Role(
            one_line(row["title"]),
            one_line(row["company name"]),
            one_line(row.get("location", "")),
            normal(row["started on"]) or one_line(row["started on"]),
            (normal(row["finished on"]) or one_line(row["finished on"]))
            if row.get("finished on")
            else PRESENT,
            said(row.get("description", "")),
        )
        for row in rows
        if row["title"] or row["company name"]
    ]
    return tuple(sorted(dict.fromkeys(roles), key=_age))


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


def _project(row: Row) -> Project:
    start, end = normal(row.get("started on", "")), normal(row.get("finished on", ""))
    name, url = one_line(row["title"]), row.get("url", "")
    return Project(name, url, "", start, end, said(row.get("description", "")))


def _degree(row: Row) -> Education:
    notes = (row.get("notes", ""), row.get("activities", ""))
    return Education(
        one_line(row["degree name"]),
        one_line(row["school name"]),
        normal(row.get("end date", "")) or normal(row.get("start date", "")),
        tuple(one_line(note) for note in notes if note),
    )


def _sections(tables: dict[str, list[Row]]) -> Iterator[Section]:
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
