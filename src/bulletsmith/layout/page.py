"""The laid-out page: a PDF of the CV, and where each bullet lands on it.

Typst sets the page in this process, with the fonts that come with it, and asks no network. The CV's
text is handed over as data and never read as markup.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from bulletsmith.cv import CV, Address, Bullet
from bulletsmith.dates import dates_as_words

Paper = Literal["a4", "us-letter"]
Style = Literal["plain", "classic"]
PAPERS: tuple[Paper, ...] = ("a4", "us-letter")
STYLES: tuple[Style, ...] = ("plain", "classic")
_TIERS = {"core": "Core", "working": "Working knowledge", "familiar": "Familiar", "flat": ""}
_MARGIN = 45.35  # points: the 16 mm above and below that the template leaves
_SAFE_LINKS = ("https://", "http://", "mailto:")


@dataclass(frozen=True, slots=True)
class Landing:
    """Where a bullet lands: its page (from 1), where it ends as a share of that page, its lines."""

    page: int
    bottom: float
    lines: int


@dataclass(frozen=True, slots=True)
class Page:
    """A CV laid out: how many pages, and where each bullet lands."""

    pages: int
    landings: dict[Address, Landing]

    def in_top_half(self, address: Address) -> bool:
        """Whether the bullet at `address` ends in the top half of page one."""
        landing = self.landings.get(address)
        return landing is not None and landing.page == 1 and landing.bottom <= 0.5


def pdf(cv: CV, style: Style = "plain", paper: Paper = "a4") -> bytes:
    """The CV as a tagged PDF, with its text in reading order."""
    return _compiled(cv, style, paper, "pdf")[0]


def pictures(cv: CV, style: Style = "plain", paper: Paper = "a4", ppi: float = 96) -> list[bytes]:
    """The pages as PNG pictures."""
    return _compiled(cv, style, paper, "png", ppi)


def lay_out(cv: CV, style: Style = "plain", paper: Paper = "a4") -> Page:
    """Where everything lands."""
    compiler = _compiler(_data(cv), style, paper)
    (facts,) = json.loads(compiler.query("<page-facts>", field="value"))
    marks = json.loads(compiler.query("<landing>", field="value"))
    height, line = _points(facts["height"]), _points(facts["line"])
    starts: dict[Address, tuple[int, float]] = {}
    landings: dict[Address, Landing] = {}
    for mark in marks:
        address = tuple(mark["address"])
        page, y = mark["at"]["page"], _points(mark["at"]["y"])
        if mark["edge"] == "start":
            starts[address] = (page, y)
        else:
            first, top = starts[address]
            tall = y - top if page == first else height - top - 2 * _MARGIN + y
            # The first mark is at the top of its line, the last on the foot of its own.
            landings[address] = Landing(page, y / height, int(tall / line + 0.05) + 1)
    return Page(int(facts["pages"]), landings)


def _points(length: str) -> float:
    return float(length.removesuffix("pt"))


def _compiled(cv: CV, style: Style, paper: Paper, form: str, ppi: float = 96) -> list[bytes]:
    made = _compiler(_data(cv), style, paper).compile(format=form, ppi=ppi)
    return made if isinstance(made, list) else [made]


@lru_cache(maxsize=4)
def _compiler(data: str, style: Style, paper: Paper) -> Any:
    """A compiler with its input; the last few are kept: a page is asked about, then exported."""
    import typst

    template = str(files("bulletsmith.layout") / "cv.typ")
    inputs = {"cv": data, "style": style, "paper": paper}
    return typst.Compiler(template, sys_inputs=inputs)


def _data(cv: CV) -> str:
    """The CV as the JSON that the template reads."""
    person = cv.profile
    contact = [person.email, person.phone, person.location, *person.links]
    return json.dumps(
        {
            "title": f"{person.name} – CV" if person.name else "CV",
            "name": person.name,
            "keywords": list(cv.tools.core),
            "headline": person.headline,
            "contact": [{"text": part, "url": _url(part)} for part in contact if part],
            "sections": [section for section in _sections(cv) if _holds(section)],
        },
        ensure_ascii=False,
    )


def _url(part: str) -> str:
    if "@" in part and " " not in part and ":" not in part:
        return f"mailto:{part}"
    return part if part.startswith(_SAFE_LINKS) else ""


def _holds(section: dict[str, Any]) -> bool:
    return any(section[key] for key in ("text", "lines", "entries", "bullets"))


def _sections(cv: CV) -> Iterator[dict[str, Any]]:
    yield _section("Summary", text=cv.summary.sentence)
    yield _section(
        "Experience",
        entries=[
            _entry(
                (role.title, role.company, role.location, dates_as_words(role.start, role.end)),
                _bullets(("roles", index), role.bullets),
            )
            for index, role in enumerate(cv.roles)
        ],
    )
    yield _section(
        "Tools",
        lines=[
            {"label": f"{_TIERS[tier]}: " if _TIERS[tier] else "", "text": ", ".join(names)}
            for tier, names in cv.tools
            if names
        ],
    )
    yield _section(
        "Projects",
        entries=[
            _entry(
                (
                    project.name,
                    project.evidence,
                    project.url,
                    dates_as_words(project.start, project.end),
                ),
                _bullets(("projects", index), project.bullets),
            )
            for index, project in enumerate(cv.projects)
        ],
    )
    yield _section(
        "Education",
        entries=[
            _entry(
                (degree.degree, degree.school, "", dates_as_words(degree.year, "")),
                _items(("education", index, "details"), degree.details),
            )
            for index, degree in enumerate(cv.education)
        ],
    )
    for index, section in enumerate(cv.sections):
        yield _section(section.title, bullets=_items(("sections", index, "items"), section.items))


def _section(
    title: str,
    *,
    text: str = "",
    lines: list[Any] | None = None,
    entries: list[Any] | None = None,
    bullets: list[Any] | None = None,
) -> dict[str, Any]:
    return {
        "title": title,
        "text": text,
        "lines": lines or [],
        "entries": entries or [],
        "bullets": bullets or [],
    }


def _entry(heads: tuple[str, str, str, str], bullets: list[Any]) -> dict[str, Any]:
    title, subtitle, place, dates = heads
    if not title:
        title, subtitle = subtitle, ""
    return {
        "title": title,
        "subtitle": subtitle,
        "place": place,
        "dates": dates,
        "bullets": bullets,
    }


def _bullets(parent: Address, bullets: tuple[Bullet, ...]) -> list[dict[str, Any]]:
    return [
        {"address": [*parent, "bullets", index], "text": bullet.text}
        for index, bullet in enumerate(bullets)
    ]


def _items(parent: Address, items: tuple[str, ...]) -> list[dict[str, Any]]:
    return [{"address": [*parent, index], "text": item} for index, item in enumerate(items)]
