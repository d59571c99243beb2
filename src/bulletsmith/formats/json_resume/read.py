"""From the tree of a JSON Resume to a CV."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bulletsmith.cv import (
    CV,
    Address,
    Education,
    Profile,
    Project,
    Role,
    Section,
    Summary,
    Tools,
    bullets,
)
from bulletsmith.dates import PRESENT, dates_as_words
from bulletsmith.errors import NotUnderstoodError
from bulletsmith.formats.document import Place
from bulletsmith.formats.json_resume.scan import scan
from bulletsmith.formats.keyed import camelled, named
from bulletsmith.formats.profiles import link_of
from bulletsmith.formats.sections import tier_of
from bulletsmith.formats.tree import Node, Walk

TOP = (
    "$schema basics work volunteer education awards certificates publications skills languages"
    " interests references projects meta"
).split()
_BASICS = "name label image email phone url summary location profiles".split()
_LOCATION = "address postalCode city region countryCode".split()
_WORK = "name location description position url startDate endDate summary highlights".split()
_OLD_TOP = {"profile": "basics", "experience": "work", "certifications": "certificates"}
_OLD_BASICS = {"picture": "image", "website": "url", "title": "label", "headline": "label"}
_OLD_WORK = {
    "company": "name", "organization": "name", "employer": "name", "website": "url",
    "title": "position", "role": "position", "jobTitle": "position", "start": "startDate",
    "end": "endDate", "bullets": "highlights", "achievements": "highlights",
    "responsibilities": "highlights",
}  # fmt: skip
_PROJECT = "name description highlights keywords startDate endDate url roles entity type".split()
_OLD_PROJECT = {
    "website": "url",
    "title": "name",
    "bullets": "highlights",
    "summary": "description",
}
_EDUCATION = "institution url area studyType startDate endDate score courses highlights".split()
_OLD_EDUCATION = {"gpa": "score", "school": "institution", "degree": "studyType", "website": "url"}
_SKILL = "name level keywords".split()
# Of each other section the keys that make an item's line, in order.
LISTS = {
    "volunteer": "position organization startDate endDate".split(),
    "awards": "title awarder date summary".split(),
    "certificates": "name issuer date url".split(),
    "publications": "name publisher releaseDate url summary".split(),
    "languages": "language fluency".split(),
    "interests": "name keywords".split(),
    "references": "name reference".split(),
}
_MAIN = ("basics", "work", "meta", "$schema")  # without any, a file may have keys of its own
OTHERS = "sections"  # our own key, for sections that JSON Resume does not know


@dataclass(slots=True)
class Found:
    """A CV, and where everything of it stands."""

    cv: CV
    walk: Walk
    own: bool = False  # whether the file's keys are its owner's


def read(text: str) -> Found:
    """The CV in a JSON Resume's text, or in JSON of its owner's keys. Raises NotUnderstoodError."""
    root = scan(text)
    if root.kind == "map" and not set(root.fields) & {*_MAIN, OTHERS}:
        return _own(named(camelled(root)), text)
    found = _checked(root, text)
    if found.walk.told:  # something found no place: by what its keys mean it may have one
        other = _own(named(camelled(scan(text)), telling=False), text)
        if _said(other.cv) > _said(found.cv):
            return other
    return found


def _own(root: Node, text: str) -> Found:
    return replace(_checked(root, text), own=True)


def _checked(root: Node, text: str) -> Found:
    if root.kind != "map" or not set(root.fields) & {*TOP[1:-1], *_OLD_TOP, OTHERS}:
        raise NotUnderstoodError(
            "this is JSON, but no JSON Resume: it has none of basics, work and projects"
        )
    return read_tree(root, text)


def _said(cv: CV) -> int:
    """How many bullets a CV has."""
    return sum(1 for _ in bullets(cv))


def read_tree(root: Node, text: str, walk: Walk | None = None) -> Found:
    """The CV in a tree whose maps are those of JSON Resume, of whatever file."""
    walk = walk or Walk(text)
    top = walk.known(root, [*TOP, OTHERS], "the file", _OLD_TOP)
    for used in ("$schema", "meta"):
        root.fields.pop(used, None)
    profile, summary = _basics(walk, top.get("basics"))
    cv = CV(
        profile,
        summary,
        tuple(_roles(walk, _maps(top.get("work")))),
        _tools(walk, _maps(top.get("skills"))),
        tuple(_projects(walk, _maps(top.get("projects")))),
        tuple(_education(walk, _maps(top.get("education")))),
        tuple(_sections(walk, top)),
        tuple(top),
    )
    walk.rest(root)
    return Found(cv, walk)


def _maps(node: Node | None) -> list[Node]:
    if node is None:
        return []
    return [item for item in (node.items if node.kind == "list" else [node]) if item.kind == "map"]


def _basics(walk: Walk, node: Node | None) -> tuple[Profile, Summary]:
    if node is None or node.kind != "map":
        return Profile(), Summary()
    held = walk.known(node, _BASICS, "basics", _OLD_BASICS)

    def word(key: str, address: Address) -> str:
        return walk.word(held.get(key), address, (node, key))

    links = [word("url", ("profile", "links", 0))] if "url" in held else []
    links = [link for link in links if link]
    for entry in _maps(held.get("profiles")):
        parts = walk.known(entry, ("network", "username", "url"), "profiles")
        if link := link_of(*(walk.word(parts.get(key)) for key in ("network", "username", "url"))):
            links.append(link)
    profile = Profile(
        word("name", ("profile", "name")),
        word("label", ("profile", "headline")),
        word("email", ("profile", "email")),
        word("phone", ("profile", "phone")),
        _location(walk, held.get("location"), node),
        tuple(links),
        word("image", ("profile", "photo")),
    )
    return profile, Summary(text=word("summary", ("summary", "text")))


def _location(walk: Walk, node: Node | None, basics: Node) -> str:
    address = ("profile", "location")
    if node is None or node.kind != "map":
        return walk.word(node, address, (basics, "location"))
    parts = walk.known(node, _LOCATION, "location")
    if len([part for part in parts.values() if part.said]) == 1 and "city" in parts:
        return walk.word(parts["city"], address)
    return walk.joined([parts.get(key) for key in _LOCATION])


def _entry(walk: Walk, node: Node, address: Address) -> None:
    walk.places[address] = Place(node.start, node.end, ((0, node.start),))


def _dates(walk: Walk, held: dict[str, Node], node: Node, address: Address) -> tuple[str, str]:
    start = walk.date(held.get("startDate"), (*address, "start"), (node, "startDate"))
    end = walk.date(held.get("endDate"), (*address, "end"), (node, "endDate"))
    return start, end or (PRESENT if start else "")


def _roles(walk: Walk, nodes: Sequence[Node]) -> Iterator[Role]:
    count = 0
    for number, node in enumerate(nodes, 1):
        here = ("roles", count)
        held = walk.known(node, _WORK, f"work {number}", _OLD_WORK)
        role = Role(
            walk.word(held.get("position"), (*here, "title"), (node, "position")),
            walk.word(held.get("name"), (*here, "company"), (node, "name")),
            walk.word(held.get("location"), (*here, "location"), (node, "location")),
            *_dates(walk, held, node, here),
            walk.bullets(held.get("highlights"), (*here, "bullets"), (node, "highlights")),
        )
        if role != Role():
            _entry(walk, node, here)
            count += 1
            yield role


def _projects(walk: Walk, nodes: Sequence[Node]) -> Iterator[Project]:
    count = 0
    for number, node in enumerate(nodes, 1):
        here = ("projects", count)
        held = walk.known(node, _PROJECT, f"projects {number}", _OLD_PROJECT)
        start = walk.date(held.get("startDate"), (*here, "start"), (node, "startDate"))
        project = Project(
            walk.word(held.get("name"), (*here, "name"), (node, "name")),
            walk.word(held.get("url"), (*here, "url"), (node, "url")),
            walk.word(held.get("description"), (*here, "evidence"), (node, "description")),
            start,
            walk.date(held.get("endDate"), (*here, "end"), (node, "endDate")),
            walk.bullets(held.get("highlights"), (*here, "bullets"), (node, "highlights")),
        )
        if project != Project():
            _entry(walk, node, here)
            count += 1
            yield project


def _education(walk: Walk, nodes: Sequence[Node]) -> Iterator[Education]:
    count = 0
    for number, node in enumerate(nodes, 1):
        here = ("education", count)
        held = walk.known(node, _EDUCATION, f"education {number}", _OLD_EDUCATION)
        details = (*here, "details")
        lines = walk.words(held.get("courses"), details, (node, "courses"))
        lines += walk.words(held.get("highlights"), details, (node, "highlights"), len(lines))
        score = walk.word(held.get("score"))
        start = walk.date(held.get("startDate"))
        degree = Education(
            walk.joined([held.get("studyType"), held.get("area")], " "),
            walk.word(held.get("institution"), (*here, "school"), (node, "institution")),
            walk.date(held.get("endDate"), (*here, "year"), (node, "endDate")) or start,
            (*lines, f"Score: {score}") if score else lines,
        )
        if degree != Education():
            _entry(walk, node, here)
            count += 1
            yield degree


def _tools(walk: Walk, nodes: Sequence[Node]) -> Tools:
    tiers: dict[str, tuple[str, ...]] = {"core": (), "working": (), "familiar": (), "flat": ()}
    for number, node in enumerate(nodes, 1):
        held = walk.known(node, _SKILL, f"skills {number}")
        name, level = walk.word(held.get("name")), walk.word(held.get("level"))
        tier = tier_of(level) or tier_of(name) or "flat"
        names = tiers[tier]
        address = ("tools", tier)
        said = walk.words(held.get("keywords"), address, (node, "keywords"), len(names))
        if not said and name:
            said = (walk.word(held["name"], (*address, len(names))),)
        tiers[tier] = (*names, *said)
    return Tools(tiers["core"], tiers["working"], tiers["familiar"], tiers["flat"])


def _sections(walk: Walk, top: dict[str, Node]) -> Iterator[Section]:
    count = 0
    for key, node in top.items():
        if key not in LISTS:
            continue
        items: list[str] = []
        for entry in node.items:
            address = ("sections", count, "items", len(items))
            if entry.said:
                items.append(walk.word(entry, address))
            elif entry.kind == "map":
                items += _lines(walk, key, entry, address)
        if items:
            yield Section(key.capitalize(), tuple(items))
            count += 1
    for node in _maps(top.get(OTHERS)):
        held = walk.known(node, ("title", "items"), OTHERS)
        here: Address = ("sections", count)
        title = walk.word(held.get("title"), (*here, "title"), (node, "title"))
        lines = walk.words(held.get("items"), (*here, "items"), (node, "items"))
        if title or lines:
            yield Section(title, lines)
            count += 1


def _lines(walk: Walk, key: str, entry: Node, address: Address) -> list[str]:
    """An entry of another section as lines: what it is, then its highlights."""
    old = {"company": "organization", "website": "url"}
    keys = [*LISTS[key], "highlights"]
    held = walk.known(entry, keys, key, {a: b for a, b in old.items() if b in keys})
    named = [name for name in LISTS[key] if name in held]
    if len(named) == 1 and held[named[0]].said:
        line = walk.word(held[named[0]], address)
    else:
        parts = [_line(walk, held[name]) for name in named if not name.endswith(("tDate", "dDate"))]
        start, end = walk.date(held.get("startDate")), walk.date(held.get("endDate"))
        dates = dates_as_words(start, end or (PRESENT if start else ""))
        line = ", ".join(filter(None, [*parts, dates]))
    *parent, first = address
    assert isinstance(first, int)
    first += bool(line)
    more = walk.words(held.get("highlights"), tuple(parent), (entry, "highlights"), first)
    return [line, *more] if line else list(more)


def _line(walk: Walk, node: Node) -> str:
    return walk.joined(node.items) if node.kind == "list" else walk.word(node)
