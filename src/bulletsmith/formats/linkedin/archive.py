"""The tables of a profile in LinkedIn's data archive, however its files are called and encoded.

Names may be localised or carry an id, so that a table is known by its English header. Only the
tables of the profile are read whole, never messages or connections: of those the first line is
looked at and no more.
"""

from __future__ import annotations

import csv
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterable
from itertools import islice
from pathlib import PurePosixPath
from typing import IO

from bulletsmith.bullets.text import clean
from bulletsmith.errors import NotUnderstoodError

ENTRIES, ENTRY_BYTES, ALL_BYTES = 2_000, 16_000_000, 40_000_000
ROWS = 2_000  # of one table: nobody has held more positions
CELL = 20_000  # characters of a cell; LinkedIn takes 2,600 at most
Row = dict[str, str]
Tables = dict[str, list[Row]]

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
_HEAD = 8_192  # bytes that a header and the note above it take at most
_NOTE_LINES = 5  # some tables begin with a note
_DELIMITERS = (",", ";", "\t")  # a spreadsheet saves what its country uses
_SKILLS = re.compile("skill|comp[eé]t|f[aä]hig|kenntn|habil|aptitud|vaardig|umiej", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>|</(?:p|li|div)>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:p|li|ul|ol|div|strong|em|b|i|span)(?:\s[^<>]*)?>", re.IGNORECASE)
_BROKEN = (
    RuntimeError, zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError,
    zlib.error,
)  # fmt: skip


def unpacked(source: bytes) -> Tables:
    """The tables in a zip archive. Raises NotUnderstoodError for what is none, or a hostile one."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(source))
    except _BROKEN as error:
        raise NotUnderstoodError(
            "this is no zip archive, or a broken one",
            remedy="take the file as LinkedIn sent it, or the folder that it unpacks to",
        ) from error
    with archive:
        entries = archive.infolist()
        bounded(len(entries), [entry.file_size for entry in entries])
        try:
            return collected(
                (entry.filename, archive.open(entry)) for entry in entries if not entry.is_dir()
            )
        except _BROKEN as error:
            raise NotUnderstoodError(
                "this archive is encrypted or broken", remedy="unpack it, and pack it again"
            ) from error


def bounded(count: int, sizes: list[int]) -> None:
    """Raise NotUnderstoodError where `count` files of these `sizes` are more than a profile."""
    if count > ENTRIES or max(sizes, default=0) > ENTRY_BYTES or sum(sizes) > ALL_BYTES:
        raise NotUnderstoodError(
            f"this archive unpacks to more than a profile can hold: {count} files of "
            f"{sum(sizes) / 1e6:.0f} MB",
            remedy="ask LinkedIn for the profile and positions only, or unpack it and name the "
            "folder with Profile.csv and Positions.csv alone",
        )


def collected(files: Iterable[tuple[str, IO[bytes]]]) -> Tables:
    """The tables in `files`, by our name for them; one that comes in two files has both's rows."""
    tables: Tables = {}
    skills: list[tuple[str, list[Row]]] = []
    for name, file in files:
        with file:
            found = _read(name, file) if PurePosixPath(name).suffix.lower() == ".csv" else None
        if found is None:
            continue
        table, rows = found
        if table == "skills":  # a single column `Name` may be anything
            skills.append((PurePosixPath(name).name, rows))
        else:
            tables.setdefault(table, []).extend(rows[:ROWS])
    if skills:
        sure = [rows for name, rows in skills if _SKILLS.search(name)]
        tables["skills"] = [row for rows in sure or [skills[0][1]] for row in rows][:ROWS]
    return tables


def _read(name: str, file: IO[bytes]) -> tuple[str, list[Row]] | None:
    """The table in `file`, read to its end only if it is one of ours."""
    head = file.read(_HEAD)
    if _headed(_decoded(head, cut=True)) is None:
        return None
    text = _decoded(head + file.read(ENTRY_BYTES))
    found = _headed(text)
    if found is None:
        return None
    table, start, delimiter = found
    try:
        lines = io.StringIO(text[start:], newline="")
        rows = list(islice(csv.DictReader(lines, delimiter=delimiter), ROWS))
        if any(len(value) > CELL for row in rows for value in row.values() if value):
            raise csv.Error(f"a cell holds more than {CELL:,} characters")
    except csv.Error as error:
        raise NotUnderstoodError(
            f"{PurePosixPath(name).name} is broken: {error}",
            remedy="take the file as LinkedIn sent it",
        ) from error
    told = [{_name(key): _said(value) for key, value in row.items()} for row in rows]
    return table, [row for row in told if any(row.values())]


def _headed(text: str) -> tuple[str, int, str] | None:
    """Which table the header in `text` tells of, where it begins, and what parts its cells.

    None for a table that is none of ours, and for the sentence that stands in an empty file.
    """
    start = 0
    for line in text.splitlines(keepends=True)[:_NOTE_LINES]:
        for delimiter in _DELIMITERS:
            cells = {_name(cell) for cell in next(csv.reader([line], delimiter=delimiter), [])}
            cells.discard("")
            for table, columns in _TABLES.items():
                if columns <= cells and (table != "skills" or cells == columns):
                    return table, start, delimiter
        start += len(line)
    return None


def _decoded(raw: bytes, *, cut: bool = False) -> str:
    """UTF-8 with or without a BOM, else UTF-16 with one, else Windows-1252, as spreadsheets save.

    `cut` tells that `raw` may end within a character.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig", "ignore" if cut else "strict")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _name(key: str | None) -> str:
    """A column's name: a BOM that was saved as text, quotes and spaces are no part of it."""
    return (key or "").removeprefix("ï»¿").strip(" \t\r\n\"'\ufeff").lower()


def _said(value: object) -> str:
    """A cell's words, entities and tags taken for what they stand for."""
    if not isinstance(value, str):
        return ""
    for _ in range(2):  # `&amp;amp;` is written, too
        plain = html.unescape(value)
        if plain == value:
            break
        value = plain
    if "<" in value:
        value = _TAG.sub("", _BREAK.sub("\n", value))
    return clean(value).strip()
