"""From the tree of a RenderCV file to a CV: each entry is told by its keys."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from bulletsmith.cv import CV, Address, Education, Profile, Project, Role, Section, Summary
from bulletsmith.dates import PRESENT, dates_as_words, is_present, normal, split_dates
from bulletsmith.errors import NotUnderstoodError
from bulletsmith.formats.document import Place, Suppression
from bulletsmith.formats.entry import entry as told_by
from bulletsmith.formats.entry import pieces
from bulletsmith.formats.profiles import link_of
from bulletsmith.formats.rendercv.text import within, words
from bulletsmith.formats.rendercv.yaml_scan import Scan, scan
from bulletsmith.formats.sections import aside, kind_of, tools_from
from bulletsmith.formats.source import ignored
from bulletsmith.formats.tree import Node, Walk

AS_WRITTEN = "# bulletsmith: as written"
ONE_A_LINE = "# bulletsmith: one tool a line"
_TOP = "cv design locale settings rendercv_settings".split()
_CV = (
    "name headline location email photo phone website social_networks custom_connections sections"
).split()
_ENTRY = (
    "company position institution area degree name title authors journal doi url label details"
    " bullet number reversed_number date start_date end_date location summary highlights"
).split()
_OLD = {
    "bullets": "highlights", "organization": "company", "employer": "company", "role": "position",
    "school": "institution", "start": "start_date", "end": "end_date", "startDate": "start_date",
    "endDate": "end_date",
}  # fmt: skip
_OLD_CV = {"label": "headline"}


class RenderWalk(Walk):
    """A walk whose texts are inline Markdown, but for those in `literal`."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.literal: set[int] = set()

    def plain(self, node: Node) -> tuple[str, Place]:
        """The words of a text on one line without their markup, with their place."""
        line, outer = super().plain(node)
        if id(node) in self.literal:
            return line, outer
        said, inner = words(line)
        return said, outer if said == line else within(inner, outer)

    def exact(
        self, node: Node | None, address: Address = (), owner: tuple[Node, str] | None = None
    ) -> str:
        """A text that is no Markdown: a name, an address, a date."""
        if node is not None:
            self.literal.add(id(node))
        return self.word(node, address, owner)


@dataclass
class Found:
    """A CV, and where everything of it stands."""

    text: str
    walk: RenderWalk
    scan: Scan
    profile: Profile = Profile()
    summary: list[str] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    education: list[Education] = field(default_factory=list)
    tools: list[str] = field(default_factory=list)
    one_a_line: bool = False
    sections: list[Section] = field(default_factory=list)
    order: list[str] = field(default_factory=list)

    @property
    def cv(self) -> CV:
        """The CV."""
        return CV(
            self.profile,
            Summary(text=" ".join(self.summary)),
            tuple(self.roles),
            tools_from(self.tools, whole=self.one_a_line),
            tuple(self.projects),
            tuple(self.education),
            tuple(self.sections),
            tuple(self.order),
        )


def read(text: str) -> Found:
    """The CV in a RenderCV file's text. Raises NotUnderstoodError."""
    return read_scan(scan(text), text)


def read_scan(scanned: Scan, text: str) -> Found:
    """The CV in a RenderCV file's tree. Raises NotUnderstoodError."""
    root = scanned.root
    found = Found(text, RenderWalk(text), scanned)
    walk = found.walk
    top = walk.known(root, _TOP, "the file")
    cv = top.get("cv")
    if cv is None or cv.kind != "map":
        raise NotUnderstoodError("this is YAML, but no RenderCV file: it has no map called cv")
    held = walk.known(cv, _CV, "cv", _OLD_CV)
    found.profile = _profile(walk, cv, held)
    sections = held.get("sections")
    if sections is not None and sections.kind == "map":
        for title, node in sections.fields.items():
            _section(found, title, node, sections.keys[title])
    walk.rest(cv)
    return found


def suppressions(text: str, found: Found) -> tuple[Suppression, ...]:
    """The comments that silence codes, each with the address of what it stands on or above."""
    walk = found.walk
    starts = sorted((place.start, len(a), a) for a, place in walk.places.items())
    spans = found.scan.scalars
    ends = [end for _, end in sorted(spans)]
    first = min((at for at in found.scan.root.keys.values()), default=0)
    told: list[Suppression] = []
    for comment in re.finditer(r"(?m)(?:^|(?<=[ \t]))#[^\n]*", text):
        silenced = ignored(comment.group())
        if silenced is None:
            continue
        at = comment.start()
        inside = bisect_right(ends, at)
        if inside < len(spans) and sorted(spans)[inside][0] <= at:
            continue  # a text that only looks like a comment
        line = text.rfind("\n", 0, at) + 1
        alone = not text[line:at].strip()
        index = bisect_right(starts, (at, 0, ())) - (not alone)
        known = at > first and 0 <= index < len(starts)
        told.append(Suppression(walk.lines.line(at), *silenced, starts[index][2] if known else ()))
    return tuple(told)


def _texts(node: Node | None) -> list[Node]:
    if node is None:
        return []
    return node.items if node.kind == "list" else [node]


def _profile(walk: RenderWalk, cv: Node, held: dict[str, Node]) -> Profile:
    def first(key: str, address: str) -> str:
        nodes = _texts(held.get(key))
        return walk.exact(nodes[0] if nodes else None, ("profile", address), (cv, key))

    links = [walk.exact(node) for node in _texts(held.get("website"))]
    for account in _texts(held.get("social_networks")):
        parts = walk.known(account, ("network", "username"), "social_networks")
        links.append(link_of(walk.exact(parts.get("network")), walk.exact(parts.get("username"))))
    phone, email = first("phone", "phone"), first("email", "email")
    for connection in _texts(held.get("custom_connections")):
        keys = ("placeholder", "url", "fontawesome_icon")
        said, url, icon = (walk.exact(connection.fields.get(key)) for key in keys)
        if icon == "phone" and not phone:
            phone = said
        elif icon == "envelope" and not email:
            email = said
        else:
            links.append(url or said)
    return Profile(
        first("name", "name"),
        first("headline", "headline"),
        email,
        phone,
        first("location", "location"),
        tuple(link for link in links if link),
        first("photo", "photo"),
    )


def _section(found: Found, title: str, node: Node, at: int) -> None:
    walk, entries = found.walk, node.items if node.kind == "list" else [node]
    heading = title.replace("_", " ")
    above = found.text[: found.text.rfind("\n", 0, at) + 1].rstrip().rpartition("\n")[2].strip()
    kind = "other" if above == AS_WRITTEN else kind_of(heading)
    found.order.append(title)
    items: list[str] = []
    texts = [item for item in entries if item.said]
    address: Address = ("sections", len(found.sections), "items")
    if texts and len(texts) == len(entries):
        if kind == "summary" and not found.summary:
            found.summary = [walk.word(text, ("summary", "text")) for text in texts]
            return
        if kind == "tools":
            found.tools += [walk.word(text, ("tools",)) for text in texts]
            return
        items = list(walk.words(node, address, (node, "")))
        entries = []
    for number, entry in enumerate(entries, 1):
        if entry.said:
            items.append(walk.word(entry, (*address, len(items))))
        if entry.kind != "map":
            continue
        held = walk.known(entry, _ENTRY, f"{title} {number}", _OLD)
        here = (*address, len(items))
        if line := next(
            (held[k] for k in ("bullet", "number", "reversed_number") if k in held), None
        ):
            if kind == "tools":
                found.tools.append(walk.word(line, ("tools",)))
            else:
                items.append(walk.word(line, here))
        elif "label" in held or "details" in held:
            if kind == "tools":
                label, details = walk.word(held.get("label")), walk.word(held.get("details"))
                found.one_a_line = found.one_a_line or above == ONE_A_LINE
                found.tools.append(f"{label}: {details}" if label else details)
                _entry(walk, entry, ("tools",))
            else:
                items.append(walk.joined([held.get("label"), held.get("details")], ": "))
        elif not _placed(found, kind, heading, entry, held):
            items += _lines(walk, entry, held, here)
    if items or (not node.items and above == AS_WRITTEN):
        found.sections.append(Section(" ".join(title.split()), tuple(i for i in items if i)))


def _entry(walk: Walk, node: Node, address: Address) -> None:
    walk.places.setdefault(address, Place(node.start, node.end, ((0, node.start),)))


def _placed(found: Found, kind: str, heading: str, node: Node, held: dict[str, Node]) -> bool:
    """Put an entry among the roles, projects or degrees, if it is one."""
    walk = found.walk
    school = "institution" if "institution" in held else "company"
    learnt = kind == "education" or (kind == "other" and school == "institution")
    if school in held and learnt:
        here: Address = ("education", len(found.education))
        start, end = _dates(walk, node, held, here, year=True)
        details = (*here, "details")
        summary = walk.word(held.get("summary"))
        lines = walk.words(held.get("highlights"), details, (node, "highlights"), bool(summary))
        found.education.append(
            Education(
                walk.joined([held.get("degree") or held.get("position"), held.get("area")], " "),
                walk.word(held[school], (*here, "school"), (node, school)),
                end or start,
                (summary, *lines) if summary else lines,
            )
        )
    elif ("company" in held or "position" in held) and not aside(heading):
        here = ("roles", len(found.roles))
        found.roles.append(
            Role(
                walk.word(held.get("position"), (*here, "title"), (node, "position")),
                walk.word(held.get("company"), (*here, "company"), (node, "company")),
                walk.word(held.get("location"), (*here, "location"), (node, "location")),
                *_dates(walk, node, held, here),
                walk.bullets(held.get("highlights"), (*here, "bullets"), (node, "highlights")),
            )
        )
    elif "name" in held and kind == "experience":
        here = ("roles", len(found.roles))
        told = told_by(pieces(walk.word(held["name"], (*here, "title"))))
        found.roles.append(
            Role(
                told.title,
                told.company,
                walk.word(held.get("location"), (*here, "location"), (node, "location")),
                *_dates(walk, node, held, here),
                walk.bullets(held.get("highlights"), (*here, "bullets"), (node, "highlights")),
            )
        )
    elif "name" in held and kind == "projects":
        here = ("projects", len(found.projects))
        linked = re.fullmatch(r"\[.*\]\((\S+)\)", held["name"].text.strip())
        found.projects.append(
            Project(
                walk.word(held["name"], (*here, "name"), (node, "name")),
                linked[1] if linked else walk.exact(held.get("url"), (*here, "url")),
                walk.word(held.get("summary"), (*here, "evidence"), (node, "summary")),
                *_dates(walk, node, held, here),
                walk.bullets(held.get("highlights"), (*here, "bullets"), (node, "highlights")),
            )
        )
    else:
        return False
    _entry(walk, node, here)
    return True


def _dates(
    walk: RenderWalk, node: Node, held: dict[str, Node], here: Address, *, year: bool = False
) -> tuple[str, str]:
    """The start and end of an entry; a `date` of its own wins over the pair, as in RenderCV."""
    if "date" in held:
        said = walk.exact(held["date"])
        walk.places[*here, "start"] = Place(held["date"].start, held["date"].end)
        return ("", PRESENT) if is_present(said) else split_dates(said) or (said, "")
    if year:
        end = walk.exact(held.get("end_date"), (*here, "year"), (node, "end_date"))
        start = walk.exact(held.get("start_date"))
        return normal(start) or start, normal(end) or end
    start = walk.exact(held.get("start_date"), (*here, "start"), (node, "start_date"))
    end = walk.exact(held.get("end_date"), (*here, "end"), (node, "end_date"))
    start, end = normal(start) or start, normal(end) or end
    return start, end or (PRESENT if start else "")


def _lines(walk: RenderWalk, node: Node, held: dict[str, Node], here: Address) -> list[str]:
    """An entry of another section as lines: what it is, then its highlights."""
    start, end = _dates(walk, node, held, ("",))
    keys = (
        "title position company degree area institution name authors journal doi url location"
        " summary"
    ).split()
    parts = [walk.joined(_texts(held.get(key))) for key in keys]
    line = ", ".join(filter(None, [*parts, dates_as_words(start, end)]))
    *parent, first = here
    assert isinstance(first, int)
    more = walk.words(
        held.get("highlights"), tuple(parent), (node, "highlights"), first + bool(line)
    )
    for kind in ("start", "end"):
        walk.places.pop(("", kind), None)
        walk.nodes.pop(("", kind), None)
    return [line, *more] if line else list(more)
