"""From the parts that were read of a Markdown CV to its values, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from bulletsmith.bullets.patterns import pattern
from bulletsmith.cv import CV, Address, Bullet, Education, Project, Role, Section, Summary, Tools
from bulletsmith.dates import find_dates, split_dates
from bulletsmith.formats.document import NotUnderstood, Place, Suppression
from bulletsmith.formats.entry import entry as told_by
from bulletsmith.formats.entry import is_place, pieces
from bulletsmith.formats.markdown.entry import (
    Entry,
    Found,
    below_companies,
    cut,
    dialect,
    opened,
    own_dates,
    parts_of,
)
from bulletsmith.formats.markdown.heads import tells_of_stack
from bulletsmith.formats.markdown.inline import Words
from bulletsmith.formats.markdown.marks import TIERS
from bulletsmith.formats.markdown.profile import profile_of
from bulletsmith.formats.sections import tools_from

if TYPE_CHECKING:
    from bulletsmith.formats.markdown.read import Reader


_FIELDS = {"experience": "roles"}
_SCHOOL = pattern(
    r"universi|institut|college|school|polytechni|académie|academy|hochschule|\bETH\b|\bMIT\b|\bTU\b",
    re.IGNORECASE,
)
_USED = pattern(
    r"\d.*\b(?:stars?|downloads?|users?|forks?|citations?|installs?|contributors?|reads|merged)\b|★",
    re.IGNORECASE,
)
_URL = pattern(r"(?:https?://|www\.)[^\s<>|,;)]+|(?:github|gitlab)\.com/[^\s<>|,;)]+", re.I)
_LABEL = pattern(r"[^:]{1,60}:")


def _says_what_was_done(words: str) -> bool:
    return len(words.split()) > 3 and not tells_of_stack(words)


def build(reader: Reader) -> Found:
    """The CV and its places."""
    return _Builder(reader).build()


class _Builder:
    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.text = reader.text
        self.found = reader.found
        self.heads: list[tuple[int, Address]] = []

    def build(self) -> Found:
        reader, found = self.reader, self.found
        below_companies(reader.roles)
        roles = [self._role(entry) for entry in reader.roles]
        kept = [pair for pair in roles if pair is not None]
        cv = CV(
            profile_of(reader, found.places),
            self._summary(),
            tuple(self._put_role(k, role, entry) for k, (role, entry) in enumerate(kept)),
            self._tools(),
            tuple(self._projects()),
            tuple(self._education(k, entry) for k, entry in enumerate(reader.education)),
            tuple(self._section(k, entry) for k, entry in enumerate(reader.sections)),
            tuple(self._order()),
        )
        found.cv, found.blocks = cv, reader.blocks
        self._spans()
        for block in reader.unknown:
            words = reader.words(block).text
            if words:
                self._unknown(block.segments[0][0], words)
        found.not_understood.sort(key=lambda told: told.line)
        found.suppressions += self._suppressions()
        return found

    def _unknown(self, at: int, words: str) -> None:
        self.found.not_understood.append(NotUnderstood(self.reader.lines.line(at), words))

    def _order(self) -> list[str]:
        titles = iter(self.reader.sections)
        names: list[str] = []
        for kind in self.reader.order:
            if kind in ("publications", "other"):
                names.append(next(titles).head.text)
            else:
                names.append(_FIELDS.get(kind, kind))
        return names

    # Roles

    def _role(self, entry: Entry) -> tuple[Role, Entry] | None:
        if not entry.bullets and not entry.written:
            spoken = [pair for pair in entry.told if _says_what_was_done(pair[0].text)]
            entry.bullets, entry.told = spoken, [p for p in entry.told if p not in spoken]
        for words, _ in entry.told:
            self._unknown(words.place.start, words.text)
        bullets = tuple(Bullet(own=words.text) for words, _ in entry.bullets)
        if entry.written:
            company, location, dates = dialect(entry, self.text)
            start, end = own_dates(dates)
            return Role(entry.head.text, company, location, start, end, bullets), entry
        parts = parts_of(entry.head, self.text)
        for line_ in entry.lines:
            parts += parts_of(line_, self.text)
        if entry.above is not None:
            parts += parts_of(entry.above, self.text)
        told = told_by(parts)
        company, location = told.company, told.location
        if (
            not company
            and "," in location
            and not location.lower().startswith(("remote", "hybrid"))
        ):
            company, _, location = (part.strip() for part in location.partition(","))
        role = Role(told.title, company, location, told.start, told.end, bullets)
        return (role, entry) if role != Role() else None

    def _put_role(self, index: int, role: Role, entry: Entry) -> Role:
        address: Address = ("roles", index)
        self._places(address, entry, title=role.title, company=role.company, location=role.location)
        for line in (entry.head, *entry.lines):
            if dates := find_dates(line.text):
                place = cut(line, dates.first, dates.last).place
                self.found.places[*address, "start"] = self.found.places[*address, "end"] = place
                break
        return role

    def _places(self, address: Address, entry: Entry, **fields: str) -> None:
        found = self.found
        place = entry.head.place
        self.heads.append((entry.start, address))
        found.heads[address] = entry.block
        found.places[address] = place
        for name, value in fields.items():
            for line in (entry.head, *entry.lines, *([entry.above] if entry.above else [])):
                at = line.text.find(value) if value else -1
                if at >= 0:
                    found.places[*address, name] = cut(line, at, at + len(value)).place
                    break
        for b, (words, block) in enumerate(entry.bullets):
            found.places[*address, "bullets", b] = words.place
            found.items[*address, "bullets", b] = block

    # Projects and education

    def _projects(self) -> list[Project]:
        projects: list[Project] = []
        for entry in self.reader.projects:
            index = len(projects)
            if entry.block.kind == "item" and not entry.written:
                rest = self._named_item(entry)
                if rest is None:
                    # A list without names is one project without a name.
                    if projects and not projects[-1].name:
                        index -= 1
                        b = len(projects[-1].bullets)
                        self.found.places["projects", index, "bullets", b] = entry.head.place
                        self.found.items["projects", index, "bullets", b] = entry.block
                        bullet = Bullet(own=entry.head.text)
                        projects[-1] = Project(bullets=(*projects[-1].bullets, bullet))
                        continue
                    entry.bullets.insert(0, (entry.head, entry.block))
                    entry.head = Words("", Place(entry.start, entry.start))
                elif rest.text and split_dates(pieces(rest.text)[-1]):
                    entry.lines.append(rest)  # its role, its house, its years: nothing it did
                elif rest.text:
                    entry.bullets.insert(0, (rest, entry.block))
            projects.append(self._project(index, entry))
        return projects

    def _named_item(self, entry: Entry) -> Words | None:
        """What a list item says after the name of its project; None where it names none."""
        words = entry.head
        source = self.text[words.place.start : words.place.end]
        name = ""
        if source.startswith(("**", "__")):
            name = re.split(r"\*\*|__", source)[1]
            name = re.sub(r"\[([^\]]*)\].*", r"\1", name).strip("*_: ")
        elif source.startswith("[") and words.links:
            name = words.links[0].words
        if not name or not words.text.startswith(name):
            return None
        links = words.links
        at = len(name)
        while at < len(words.text) and words.text[at] in " :–—-,|·":
            at += 1
        rest = opened(cut(words, at), self.text) if at < len(words.text) else Words("", words.place)
        entry.head = Words(name, cut(words, 0, len(name)).place, links)
        return rest

    def _project(self, index: int, entry: Entry) -> Project:
        if entry.written:
            url, evidence, dated = dialect(entry, self.text)
            self._places(("projects", index), entry, name=entry.head.text, url=url)
            bullets_ = tuple(Bullet(own=words.text) for words, _ in entry.bullets)
            return Project(entry.head.text, url, evidence, *own_dates(dated), bullets_)
        said = [entry.head, *entry.lines]
        links = [link.url for line in said for link in line.links]
        plain = [match.group() for line in said if (match := _URL.search(line.text))]
        url = next(iter([*links, *plain]), "")
        start = end = ""
        for line in said:
            if dates := find_dates(line.text):
                start, end = dates.start, dates.end
                break
        parts = parts_of(entry.head, self.text)
        name = next((part for part in parts if not split_dates(part) and part != url), "")
        rest = [part for part in parts if part != name and not split_dates(part)]
        for line in entry.lines:
            rest += pieces(line.text)
        bullets = entry.bullets
        if not bullets:
            bullets = [p for p in entry.told if len(p[0].text.split()) > 3]
        for words, block in entry.told:
            if (words, block) not in bullets:
                rest += pieces(words.text)
        entry.bullets = bullets
        evidence = next((part for part in rest if _USED.search(part) and part != url), "")
        self._places(("projects", index), entry, name=name, url=url, evidence=evidence)
        said_bullets = tuple(Bullet(own=words.text) for words, _ in bullets)
        return Project(name, url, evidence, start, end, said_bullets)

    def _education(self, index: int, entry: Entry) -> Education:
        details = [words.text for words, _ in (*entry.told, *entry.bullets)]
        if entry.written:
            school, _, year = dialect(entry, self.text)
            entry.bullets = []
            self._places(("education", index), entry, degree=entry.head.text, school=school)
            return Education(entry.head.text, school, year, tuple(details))
        parts = parts_of(entry.head, self.text)
        for line in entry.lines:
            parts += parts_of(line, self.text)
        year, names = "", list[str]()
        for part in parts:
            dates = split_dates(part)
            if dates is None:
                names.append(part)
            elif not year:
                year = dates[1] or dates[0]
        if not any(_SCHOOL.search(name) and "," not in name for name in names):
            names = [one for name in names for one in re.split(r",\s+", name)]
        school = next((name for name in names if _SCHOOL.search(name)), "")
        degrees = [name for name in names if name != school and not is_place(name)] or [
            name for name in names if name != school
        ]
        degree = degrees[0] if degrees else ""
        if not school and len(degrees) > 1:
            school = degrees[1]
        rest = [name for name in names if name not in (degree, school)]
        entry.bullets = []
        self._places(("education", index), entry, degree=degree, school=school)
        return Education(degree, school, year, (*rest, *details))

    # Everything else

    def _summary(self) -> Summary:
        said = self.reader.summary
        if not said:
            return Summary()
        length, pairs = 0, list[tuple[int, int]]()
        for words in said:
            pairs += ((length + a, b) for a, b in words.place.map or ((0, words.place.start),))
            length += len(words.text) + 1
        place = Place(said[0].place.start, said[-1].place.end, tuple(pairs))
        self.found.places["summary",] = self.found.places["summary", "text"] = place
        return Summary(text=" ".join(words.text for words in said))

    def _tools(self) -> Tools:
        tiers: dict[str, list[str]] = {"core": [], "working": [], "familiar": [], "flat": []}
        for label, words in self.reader.tools:
            if not words.text:
                continue
            if self.reader.one_a_line:
                tier = next((t for t, said in TIERS.items() if said == label), "flat")
                self.found.places["tools", tier, len(tiers[tier])] = words.place
                tiers[tier].append(words.text)
                continue
            line = words.text
            if label and not _LABEL.match(line):
                line = f"{label}: {line}"
            at = 0
            for tier, names in tools_from([line]):
                for name in names:
                    found = words.text.find(name, at)
                    if found >= 0:
                        at = found + len(name)
                        place = cut(words, found, at).place
                        self.found.places["tools", tier, len(tiers[tier])] = place
                    tiers[tier].append(name)
        core, working, familiar, flat = map(tuple, tiers.values())
        if self.reader.tools:
            self.found.places["tools",] = self.reader.tools[0][1].place
        return Tools(core, working, familiar, flat)

    def _section(self, index: int, entry: Entry) -> Section:
        address: Address = ("sections", index)
        self.found.places[address] = entry.head.place
        self.found.places[*address, "title"] = entry.head.place
        self.heads.append((entry.start, address))
        self.found.heads[address] = entry.block
        for k, (words, block) in enumerate(entry.bullets):
            self.found.places[*address, "items", k] = words.place
            self.found.items[*address, "items", k] = block
        return Section(entry.head.text, tuple(words.text for words, _ in entry.bullets))

    def _spans(self) -> None:
        """From each entry's head to the next entry or section."""
        headings = [b.start for b in self.reader.blocks if b.kind == "heading" and b.level <= max(
            self.reader.level, 1
        )]  # fmt: skip
        starts = sorted({*headings, *(start for start, _ in self.heads), len(self.text)})
        for start, address in self.heads:
            after = bisect_right(starts, start)
            end = starts[after] if after < len(starts) else len(self.text)
            self.found.spans[address] = (start, end)

    def _suppressions(self) -> list[Suppression]:
        """Each comment that silences codes, with the bullet or entry that it stands before."""
        targets: list[tuple[int, int, Address]] = [
            (block.start, block.end, address) for address, block in self.found.items.items()
        ]
        targets += ((block.start, block.end, a) for a, block in self.found.heads.items())
        for part in (("summary",), ("tools",)):
            if place := self.found.places.get(part):
                targets.append((place.start, place.end, part))
        targets.sort(key=lambda target: target[:2])
        made: list[Suppression] = []
        for block, (codes, reason), index in self.reader.silences:
            before = self.reader.blocks[:index]
            address: Address = ()
            if any(other.kind != "comment" for other in before):
                after = (a for _, end, a in targets if end > block.start)
                address = next(after, targets[-1][2] if targets else ())
            line = self.reader.lines.line(block.start)
            made.append(Suppression(line, codes, reason, address))
        return made
