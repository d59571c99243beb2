"""Archives of the same person's profile in every form: nothing is invented, each plant is found."""

from __future__ import annotations

import csv
import html
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from bulletsmith.checks.review import Reviewer
from bulletsmith.cv import CV, Role
from bulletsmith.dates import moment
from bulletsmith.formats.linkedin.adapter import FORMAT
from bulletsmith.formats.toml.adapter import FORMAT as TOML

TODAY = date(2026, 11, 22)
GOOD = Path(__file__).parents[1] / "checks" / "good_cvs"
JUDGE = Reviewer()
SHORT = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
LONG = (
    "January February March April May June July August September October November December".split()
)
GERMAN = "Jan. Feb. März Apr. Mai Juni Juli Aug. Sep. Okt. Nov. Dez.".split()
HEADER = ("Company Name", "Title", "Description", "Location", "Started On", "Finished On")


@cache
def good(name: str) -> CV:
    return TOML.read((GOOD / f"{name}.toml").read_bytes()).cv


def dated(text: str, how: Callable[[int, int], str]) -> str:
    value = moment(text)
    if value is None:
        return ""
    year, month = value
    return how(year, month) if month else str(year)


def short(year: int, month: int) -> str:
    return f"{SHORT[month - 1]} {year}"


def listed(texts: list[str]) -> str:
    return "\n".join(f"• {text}" for text in texts)


# How an archive may tell the same: dates, descriptions, names, bytes.
FORMS: dict[str, dict[str, Callable[..., str]]] = {
    "plain": {},
    "long months": {"date": lambda year, month: f"{LONG[month - 1]} {year}"},
    "days": {"date": lambda year, month: f"{SHORT[month - 1]} 5, {year}"},
    "ISO": {"date": lambda year, month: f"{year}-{month:02d}-01"},
    "German months": {"date": lambda year, month: f"{GERMAN[month - 1]} {year}"},
    "years": {"date": lambda year, month: str(year)},
    "a month off": {"date": lambda year, month: short(year, month % 12 + 1 if month < 12 else 12)},
    "flattened": {"bullets": lambda texts: " ".join(f"• {text}" for text in texts)},
    "hyphens": {"bullets": lambda texts: "\n".join(f"- {text}" for text in texts)},
    "silent": {"bullets": lambda texts: ""},
    "entities": {"cell": lambda text: html.escape(text)},
    "twice escaped": {"cell": lambda text: html.escape(html.escape(text))},
    "legal form": {"company": lambda name: f"{name} GmbH"},
    "capitals": {"company": lambda name: name.upper(), "title": lambda title: title.upper()},
    "abbreviated": {
        "title": lambda title: title.replace("Senior", "Sr.").replace("ML ", "Machine Learning ")
    },
    "with a team": {"title": lambda title: f"{title}, Core Team"},
    "gendered": {"title": lambda title: f"{title} (m/f/d)"},
}


def row(role: Role, form: dict[str, Callable[..., str]]) -> list[str]:
    how = form.get("date", short)
    texts = [bullet.text for bullet in role.bullets]
    told = form.get("bullets", listed)(texts)
    cells = [
        form.get("company", str)(role.company),
        form.get("title", str)(role.title),
        told,
        role.location,
        dated(role.start, how),
        dated(role.end, how),
    ]
    return [form.get("cell", str)(cell) for cell in cells]


def table(*rows: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


def archive(
    cv: CV,
    form: dict[str, Callable[..., str]],
    codec: str = "utf-8",
    twice: bool = False,
    name: str = "{}.csv",
) -> bytes:
    """The profile of who wrote `cv`, which tells the same story in another form."""
    cell = form.get("cell", str)
    positions = [row(role, form) for role in cv.roles]
    skills = [[f"{name} (Software)"] for _, names in cv.tools for name in names]
    person = cv.profile
    files = {
        "Profile": table(
            ["First Name", "Last Name", "Headline", "Summary"],
            [*person.name.split(" ", 1), cell(person.headline), ""],
        ),
        "Positions": table(list(HEADER), *(positions * (1 + twice))),
        "Skills": table(["Name"], *skills),
        "Languages": "This file is empty, for you have told of no languages.\n",
        "messages": "CONVERSATION ID,FROM,TO,CONTENT\n1,a,b,Led a team of 99\n",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for title, text in files.items():
            made.writestr(name.format(title), text.encode(codec, "replace"))
    return out.getvalue()


def codes(cv: CV, source: bytes) -> list[str]:
    profile = FORMAT.read(source).cv
    found = JUDGE.review(cv, today=TODAY, profile=profile).findings
    return [f"{one.code} {one.message}" for one in found if one.code.startswith("LNK")]


CVS = sorted(path.stem for path in GOOD.glob("*.toml"))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", CVS)
def test_another_form_is_no_difference(name: str, form: str) -> None:
    assert codes(good(name), archive(good(name), FORMS[form])) == []


@pytest.mark.parametrize("name", CVS)
@pytest.mark.parametrize(
    ("codec", "twice", "called"),
    [
        ("utf-8-sig", False, "{}.csv"),
        ("cp1252", False, "{}_1234567.csv"),
        ("utf-8", True, "Basic_LinkedInDataExport/{}.csv"),
    ],
)
def test_nor_are_other_bytes(name: str, codec: str, twice: bool, called: str) -> None:
    source = archive(good(name), FORMS["flattened"], codec, twice, called)
    assert codes(good(name), source) == []


def first(cv: CV, **parts: object) -> CV:
    return replace(cv, roles=(replace(cv.roles[0], **parts), *cv.roles[1:]))  # type: ignore[arg-type]


PLANTS: dict[str, tuple[str, Callable[[CV], CV]]] = {
    "role gone": ("LNK001", lambda cv: replace(cv, roles=cv.roles[1:])),
    "role added": (
        "LNK001",
        lambda cv: replace(
            cv, roles=(*cv.roles, Role("Product Owner", "Umbrella", "", "2024-02", "2024-12"))
        ),
    ),
    "title": ("LNK002", lambda cv: first(cv, title=f"Principal {cv.roles[0].title}")),
    "other title": ("LNK002", lambda cv: first(cv, title="Marketing Coordinator")),
    "start": ("LNK003", lambda cv: first(cv, start=f"{int(cv.roles[0].start[:4]) - 2}-01")),
    "end": ("LNK003", lambda cv: first(cv, end="2026-03")),
    "company": ("LNK004", lambda cv: first(cv, company="Umbrella")),
    "headline": (
        "LNK005",
        lambda cv: replace(cv, profile=replace(cv.profile, headline="Data enthusiast")),
    ),
    "skill": ("LNK007", lambda cv: replace(cv, tools=replace(cv.tools, core=cv.tools.core[1:]))),
}


@pytest.mark.parametrize("form", ["plain", "flattened", "German months", "entities"])
@pytest.mark.parametrize("plant", PLANTS)
@pytest.mark.parametrize("name", ["senior", "mid", "mlops"])
def test_one_planted_difference_is_found_and_nothing_else(name: str, plant: str, form: str) -> None:
    code, planted = PLANTS[plant]
    found = codes(good(name), archive(planted(good(name)), FORMS[form]))
    assert [one[:6] for one in found] == [code], found
