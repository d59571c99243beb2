"""Make a CV of the sections and entries that were found in a LaTeX file."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import accumulate

from bulletsmith.cv import CV, Address, Bullet, Education, Profile, Project, Role, Section, Summary
from bulletsmith.dates import split_dates
from bulletsmith.formats.document import NotUnderstood, Place, Suppression
from bulletsmith.formats.entry import Entry, is_place
from bulletsmith.formats.latex.companies import with_companies
from bulletsmith.formats.latex.found import FoundEntry, FoundSection
from bulletsmith.formats.latex.inputs import LIBRARY, inputs, is_library
from bulletsmith.formats.latex.text import skip_space, words
from bulletsmith.formats.pieces import stretches
from bulletsmith.formats.sections import tools_from
from bulletsmith.formats.source import Lines

_IGNORE = re.compile(
    r"(?<!%)%+\s*bulletsmith:\s*ignore\b[ \t]*([A-Za-z0-9, -]*?)(?:\s+--\s*([^\n]*))?$",
    re.MULTILINE,
)
_FIELDS = {kind: kind for kind in ("summary", "tools", "projects", "education")} | {
    "experience": "roles"
}
_LINKED = re.compile(r"[\s(\[]*\w+://.*", re.DOTALL)
_COMMENT = re.compile(r"(?<!\\)%.*")
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{0,190}\w")
_PHONE = re.compile(r"\+?[\d(][\d ().–-]{6,20}\d")
_STUDIED = re.compile(r"\b(?:b\.?sc|m\.?sc|bachelor|master|ph\.?d|b\.?tech|m\.?tech|diploma)", re.I)


class Builder:
    """The CV, and the place of each bullet in it."""

    def __init__(self, text: str, body: int, sections: list[FoundSection]) -> None:
        self.text = text
        self.places: dict[Address, Place] = {}
        self.macros: dict[Address, tuple[int, int]] = {}  # each bullet with its `\\item`
        self._body = body
        self._sections = sections
        self.cv = self._cv()

    def _cv(self) -> CV:
        roles: list[Role] = []
        projects: list[Project] = []
        education: list[Education] = []
        others: list[Section] = []
        tools: list[str] = []
        summary = ""
        order: list[str] = []
        for section in self._sections:
            kind = section.kind
            if kind != "top" and (section.entries or section.lines):
                order.append(_FIELDS.get(kind, section.title))
            if kind == "top" and any(e.told.start and e.bullets for e in section.entries):
                kind = "experience"
            if kind == "experience":
                for found in with_companies(section.entries):
                    if found.told != Entry() or found.bullets:
                        roles.append(self._role(len(roles), found))
            elif kind == "projects":
                for found in section.entries:
                    projects.append(self._project(len(projects), found))
            elif kind == "education":
                education += [_education(found) for found in section.entries]
            elif kind == "tools":
                tools += section.lines
                tools += [text for found in section.entries for text, _, _ in found.bullets]
            elif kind == "summary":
                summary = summary or " ".join(section.lines)
            elif kind != "top":
                items = [text for found in section.entries for text in _items(found)]
                others.append(Section(section.title, (*section.lines, *items)))
        return CV(
            self._profile(),
            Summary(text=summary),
            tuple(roles),
            tools_from(tools),
            tuple(projects),
            tuple(education),
            tuple(section for section in others if section.items),
            tuple(order),
        )

    def _role(self, index: int, found: FoundEntry) -> Role:
        told = found.told
        spoken = self._bullets(("roles", index), found)
        return Role(told.title, told.company, told.location, told.start, told.end, spoken)

    def _project(self, index: int, found: FoundEntry) -> Project:
        spoken = self._bullets(("projects", index), found)
        names = [part for part in found.parts if "://" not in part]
        name = next((part for part in names if not split_dates(part)), next(iter(names), ""))
        if not name and found.parts:  # `Coin Bot (\weblink{https://...}{blog})`, in a macro unknown
            name = _LINKED.sub("", found.parts[0])
        rest = [part for part in found.parts if part != name and "://" not in part]
        evidence = next((part for part in rest if not split_dates(part)), "")
        return Project(name, found.url, evidence, found.told.start, found.told.end, spoken)

    def _bullets(self, parent: Address, found: FoundEntry) -> tuple[Bullet, ...]:
        for index, (_, place, macro) in enumerate(found.bullets):
            self.places[(*parent, "bullets", index)] = place
            self.macros[(*parent, "bullets", index)] = macro
        self.places[parent] = Place(found.start, found.start)
        return tuple(Bullet(own=text) for text, _, _ in found.bullets)

    def _profile(self) -> Profile:
        first = self._sections[1].start if len(self._sections) > 1 else len(self.text)
        top = _COMMENT.sub("", LIBRARY.sub("", self.text[: max(first, self._body)]))
        head = _COMMENT.sub("", self.text[self._body : max(first, self._body)])
        named = re.search(r"\\(?:name|author)\{([^}]{0,200})\}(?:\{([^}]{0,200})\})?", top)
        huge = re.search(r"\\(?:Huge|huge|HUGE|LARGE)\b\s*(?:\\\w+\s*\{?\s*)*([^\\\n{}]+)", head)
        told = f"{named[1]} {named[2] or ''}" if named else huge[1] if huge else ""
        name = words(told).text
        links = re.findall(r"\\href\{(https?://[^}]{0,2000})\}", top)
        profile = Profile(name, links=tuple(dict.fromkeys(links)))
        for line in re.split(r"\\\\(?:\[[^\]]{0,40}\])?|\n\s*\n", head):
            profile = _contact(profile, words(line, heading=True).text)
        email = _EMAIL.search(top)
        return replace(profile, email=email[0] if email else "")

    def suppressions(self) -> tuple[Suppression, ...]:
        """`% bulletsmith: ignore MET003 -- why`: behind a bullet for it, alone for what is next.

        At the top it is for the whole file, and below the last bullet for that one.
        """
        bullets = sorted((p.start, p.end, a) for a, p in self.places.items() if "bullets" in a)
        heads = {self.head(address): address for address in self.places if len(address) == 2}
        starts = [start for start, _, _ in bullets]
        ends = list(accumulate((end for _, end, _ in bullets), max))
        lines = Lines(self.text)
        found = []
        for comment in _IGNORE.finditer(self.text):
            line = lines.line(comment.start())
            begin = lines.starts[line - 1]
            alone = not self.text[begin : comment.start()].strip()
            index = bisect_right(starts, comment.start()) if alone else bisect_left(ends, begin)
            codes = tuple(code for code in re.split(r"[,\s]+", comment[1]) if code)
            address: Address = ()
            if bullets and comment.start() >= self._body:
                address = bullets[min(index, len(bullets) - 1)][2]
            if address and alone:
                address = heads.get(skip_space(self.text, begin, len(self.text)), address)
            found.append(Suppression(line, codes, (comment[2] or "").strip(), address))
        return tuple(found)

    def head(self, address: Address) -> int:
        """Where the words or the macro that head the entry at `address` begin."""
        return skip_space(self.text, self.places[address].start, len(self.text))

    def not_understood(self) -> tuple[NotUnderstood, ...]:
        """The files that this one pulls in and that were not to be had in its folder."""
        missed = []
        spans = stretches(self.text)
        lines = Lines(self.text)
        for found in inputs(self.text, start=self._body):
            library = found.names and is_library(found.names[0])
            if not library and not self.text.startswith("%\x02", found.end):
                line = lines.line(found.start)
                if spans:
                    piece = spans[bisect_right(spans, found.start, key=lambda p: p.start) - 1]
                    line += piece.line - lines.line(piece.start)
                told = self.text[found.start : found.end]
                missed.append(NotUnderstood(line, f"{told}: not in this folder, open it itself"))
        return tuple(missed)


def _contact(profile: Profile, line: str) -> Profile:
    """`profile` with what one line of the head tells: a headline, a phone number, a place."""
    if not line or line == profile.name:
        return profile
    parts = [part.strip() for part in line.split("|") if part.strip()]
    names_nothing = not re.search(r"[@\d]|://", line) and not is_place(line)
    if len(parts) == 1 and not profile.headline and names_nothing and len(line) < 90:
        return replace(profile, headline=line)
    for part in parts:
        if not profile.phone and _PHONE.fullmatch(part):
            profile = replace(profile, phone=part)
        elif not profile.location and is_place(part) and "@" not in part and "/" not in part:
            profile = replace(profile, location=part)
    return profile


def _education(found: FoundEntry) -> Education:
    told = found.told
    names = [p for p in found.parts if p != told.location and not split_dates(p)]
    degree, school, *_ = (
        (told.title, told.company) if told.title and told.company else (*names, "", "")
    )
    if _STUDIED.search(school) and not _STUDIED.search(degree):
        degree, school = school, degree
    details = tuple(text for text, _, _ in found.bullets)
    return Education(degree, school, told.end or told.start, details)


def _items(found: FoundEntry) -> tuple[str, ...]:
    heading = " · ".join(found.parts)
    return tuple(text for text in (heading, *(text for text, _, _ in found.bullets)) if text)
