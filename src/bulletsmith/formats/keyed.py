"""A CV in a tree of anybody's keys (`jobs`, `employer`, `what_i_did`): told by what they mean.

Nobody has written down what such a file may hold. Its maps are given the names that JSON Resume has
for them, and are then read as that; what has no such name is told as not understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bulletsmith.bullets.patterns import pattern
from bulletsmith.dates import PRESENT, split_dates
from bulletsmith.formats.sections import kind_of
from bulletsmith.formats.tree import Node

WRAPPERS = ("cv", "resume")  # a map that holds all of a plain CV
IN_PLACE = "lines"  # the style of a list whose items can be rewritten, not put in or taken out
_TOP = {
    "work": "experience experiences job jobs employment positions workExperience jobExperience"
    " jobexperience professionalExperience",
    "basics": "personal profile person contact owner about info personalInfo personalInformation",
    "skills": "skill technologies tools",
    "projects": "project openSource sideProjects",
    "certificates": "certifications certification",
    "education": "educations schools",
}
_KINDS = {"experience": "work", "projects": "projects", "education": "education"}
_TELLING = 4  # words: a list whose texts have as many on average tells, and does not name
_DATES = {
    "startDate": "start from begin started since startTime dateStart startedAt startYear",
    "endDate": "end to until ended finish endTime dateEnd endedAt endYear",
}
_ENTRY = {
    "work": {
        "name": "company organization organisation org employer enterprise business institution"
        " companyName employerName place label",
        "position": "title role jobTitle job designation",
        "location": "place city",
        "url": "website link homepage",
    },
    "projects": {"name": "title label project", "url": "website link repo github homepage"},
    "education": {
        "institution": "school university college name label",
        "studyType": "degree qualification title program",
        "area": "major field subject",
        "score": "gpa grade",
    },
    "skills": {"name": "category label title group", "keywords": "items list skills values notes"},
}
_PERIOD = ("date", "dates", "period", "duration", "time", "years", "year", "when")
_BELOW = ("roles", "positions", "titles", "jobs")  # several positions at one company
_TELLS = ("details", "description", "desc", "summary", "responsibilities", "content", "text")
_SAYS = ("bullet", "summary", "description", "text", "item", "title", "details")  # of a bullet
_BULLETS = (
    "bullets bulletPoints points achievements duties accomplishments tasks contributions outcomes"
).split()
_BASICS = {
    "label": "headline title tagline role",
    "url": "website homepage site",
    "summary": "objective bio about",
}
_PERSON = (
    "name label headline title tagline role email phone url website homepage location summary bio"
    " about objective profiles image"
).split()
_YAML = ("|", ">", "", "'", '"')  # how YAML writes a text
_UNPARTED = pattern("[\u3040-\u30ff\u3400-\u9fff]")
_HTML_ITEM = pattern(r"<li>\s*", re.IGNORECASE)
_HTML_END = pattern(r"</li>|</ul>|</ol>", re.IGNORECASE)
_ITEM = pattern(r"(?m)^[ \t]*[-*+•][ \t]+(?=\S)")


def named(root: Node, *, telling: bool = True) -> Node:
    """The tree `root` with the names of JSON Resume, as far as its keys tell what they hold.

    `telling` takes what a position without a list says at length for what was done there.
    """
    for key in WRAPPERS:
        if key in root.fields and root.fields[key].kind == "map":
            root = root.fields[key]
            break
    root = _titled(root)
    _gathered(root)
    _named(root, _TOP)
    for key, aliases in _ENTRY.items():
        if key in root.fields:
            root.fields[key] = _entries(key, root.fields[key], aliases, telling)
    if "basics" not in root.fields and set(root.fields) & set(_ENTRY):
        _introduced(root)
    if "basics" in root.fields:
        _named(root.fields["basics"], _BASICS)
    return root


def _introduced(root: Node) -> None:
    """Who the CV is of, where the file tells it at its top, as a map of its own."""
    page = "layout" in root.fields  # whose title is the page's
    keys = [key for key in _PERSON if key in root.fields and not (page and key == "title")]
    if "name" not in keys:
        return
    basics = Node("map", root.start, root.end, style=root.style, column=root.column)
    for key in keys:
        basics.fields[key], basics.keys[key] = root.fields.pop(key), root.keys.pop(key)
    root.fields["basics"], root.keys["basics"] = basics, root.start


def camel(key: str) -> str:
    """A key as JSON Resume would write it: `start_date`, `start-date` and `StartDate` are one."""
    right = re.sub(r"[_ -](\w)", lambda found: found[1].upper(), key)
    return key if key[:1] == "_" else right[:1].lower() + right[1:]  # `_x`: set aside


def camelled(node: Node) -> Node:
    """`node`, every key below it written as JSON Resume would."""
    node.keys = {camel(key): at for key, at in node.keys.items()}
    node.fields = {camel(key): camelled(value) for key, value in node.fields.items()}
    node.items = [camelled(item) for item in node.items]
    return node


def _titled(root: Node) -> Node:
    """A list of sections, each with its title and what it holds, as a map by their titles.

    A list of positions and nothing else is what stands in one of them.
    """
    if root.kind != "list":
        return root
    made = Node("map", root.start, root.end, style=root.style, column=root.column)
    if _positioned(root):
        made.fields["work"], made.keys["work"] = root, root.start
        return made
    for section in root.items:
        title = section.fields.get("title") or section.fields.get("name")
        held = next((value for value in section.fields.values() if value.kind == "list"), None)
        if title is None or held is None:
            continue
        key = _KINDS.get(kind_of(title.text), title.text.strip())
        if key in made.fields:
            held = Node("list", held.start, held.end, items=[*made.fields[key].items, *held.items])
        made.fields[key], made.keys[key] = held, section.start
    return made


def _positioned(root: Node) -> bool:
    """Whether each item of a list is a position: with a company and what one was there."""
    company, title = (
        {key, *_ENTRY["work"][key].split()} - {"label", "place"} for key in ("name", "position")
    )
    keys = [set(item.fields) for item in root.items]
    return bool(keys) and all(company & one and title & one for one in keys)


def _gathered(root: Node) -> None:
    """Put the entries of one kind together: `experiences`, and `recent_experiences` beside it."""
    known = {alias: key for key, aliases in _TOP.items() for alias in (key, *aliases.split())}
    for key in list(root.fields):
        held, rest = _held(root.fields[key])
        spelt = re.sub(r"([A-Z_-])", r" \1", key).strip("_ ")
        title = rest.pop("title", None)
        said = title.text if title is not None and title.said else spelt
        kind = known.get(key) or _KINDS.get(kind_of(said)) or _KINDS.get(kind_of(spelt))
        if kind not in _KINDS.values() or not _maps(held):
            continue
        assert kind is not None
        at = root.keys.pop(key)
        del root.fields[key]
        for name, node in rest.items():
            root.fields[f"{key} {name}"], root.keys[f"{key} {name}"] = node, node.start
        if kind in root.fields:
            items = [*root.fields[kind].items, *held.items]
            held = Node("list", held.start, held.end, items=items)
        root.fields[kind] = held
        root.keys.setdefault(kind, at)


def _held(node: Node) -> tuple[Node, dict[str, Node]]:
    """The list of maps that a section's map holds, and its other fields; else `node` itself."""
    lists = [name for name, value in node.fields.items() if _maps(value)]
    if node.kind != "map" or len(lists) != 1 or all(v.kind != "text" for v in node.fields.values()):
        return node, {}
    rest = {name: value for name, value in node.fields.items() if name != lists[0]}
    return node.fields[lists[0]], rest


def _named(node: Node, aliases: Mapping[str, str]) -> None:
    """Give the fields of a map the names that JSON Resume has for them, where those are free."""
    if node.kind != "map":
        return
    for right, others in aliases.items():
        for other in others.split():
            if other in node.fields and right not in node.fields:
                node.fields[right] = node.fields.pop(other)
                node.keys[right] = node.keys.pop(other)


def _entries(key: str, node: Node, aliases: Mapping[str, str], telling: bool) -> Node:
    """A section's entries as a list of maps: named, dated, and each position one of its own."""
    if node.kind == "map" and all(child.kind in ("map", "list") for child in node.fields.values()):
        if key == "skills":
            items = [_skill(name, child) for name, child in node.fields.items()]
            return Node("list", node.start, node.end, items=items)
        flat = [i for c in node.fields.values() for i in (c.items if c.kind == "list" else [c])]
        node = Node("list", node.start, node.end, items=flat)
    found = Node("list", node.start, node.end)
    for item in node.items if node.kind == "list" else [node]:
        if item.kind != "map":
            found.items.append(item)
            continue
        below = next((item.fields[name] for name in _BELOW if _maps(item.fields.get(name))), None)
        _named(item, aliases)
        if key in ("work", "projects"):
            _listed(item, telling=telling and key == "work")
        _dated(item)
        if key == "work" and below is not None:
            found.items += _positions(item, below, aliases, telling)
        else:
            found.items.append(item)
    return found


def _maps(node: Node | None) -> bool:
    return bool(node and node.items and all(item.kind == "map" for item in node.items))


def _skill(name: str, node: Node) -> Node:
    label = Node("text", node.start, node.start, text=name)
    return Node(
        "map", node.start, node.end, fields={"name": label, "keywords": node},
        keys={"name": node.start, "keywords": node.start},
    )  # fmt: skip


def _listed(item: Node, *, telling: bool) -> None:
    """The list of an entry whose texts are sentences is its bullets, whoever called it what.

    Without one, a text that is itself a list is, line by line, and what is `telling` at length.
    """
    for name, there in item.fields.items():
        if there.kind == "list" and name[:1] != "_" and name not in _BELOW:
            item.fields[name] = _flat(there)
    if "highlights" in item.fields:
        return
    counts = {
        name: sum(map(_length, texts)) / len(texts)
        for name, there in item.fields.items()
        if there.kind == "list"
        and name[:1] != "_"
        and (texts := [one.text for one in there.items if one.said])
    }
    name = max(counts, key=lambda name: counts[name], default="")
    if counts.get(name, 0) >= _TELLING or name in {*_BULLETS, *_TELLS}:
        item.fields["highlights"] = item.fields.pop(name)
        item.keys["highlights"] = item.keys.pop(name)
        return
    for name in _TELLS:
        block = item.fields.get(name)
        if block is None or block.kind != "text":
            continue
        lines = [*_lines(block)] if block.style in _YAML else []
        long = telling and _length(block.text) >= _TELLING
        if lines or long:
            del item.fields[name]
            found = Node("list", block.start, block.end, style=IN_PLACE, items=lines or [block])
            item.fields["highlights"], item.keys["highlights"] = found, item.keys.pop(name)
            if lines and (before := _above(block)):
                item.fields["summary"], item.keys["summary"] = before, before.start
            return


def _length(said: str) -> int:
    """How many words `said` has; two signs of a script that does not part them are one."""
    return len(said.split()) + len(_UNPARTED.findall(said)) // 2


def _flat(node: Node) -> Node:
    """A list whose items are texts in maps, or have items of their own, as one list of texts."""
    if not any(item.kind == "map" for item in node.items):
        return node
    items: list[Node] = []
    for item in node.items:
        held = next((one for one in item.fields.values() if one.kind == "list"), None)
        said = next((item.fields[name] for name in _SAYS if name in item.fields), None)
        if said is None or not said.said:
            items.append(item)
        else:
            items.append(said)
            items += _flat(held).items if held is not None and "title" in item.fields else ()
    if all(a is b for a, b in zip(items, node.items, strict=False)):
        return node
    return Node("list", node.start, node.end, style=IN_PLACE, items=items)


def _lines(node: Node) -> Iterator[Node]:
    """The items of a list that a text holds, in Markdown or HTML, each in its own place."""
    if node.style not in ("|", ">"):
        marks = [*_HTML_ITEM.finditer(node.text)] if len(node.marks) < 2 else []
    else:
        marks = [*_ITEM.finditer(node.text)]
    for k, mark in enumerate(marks):
        stop = marks[k + 1].start() if k + 1 < len(marks) else len(node.text)
        said = _HTML_END.split(node.text[mark.end() : stop], maxsplit=1)[0]
        said = said.partition("\n\n")[0].rstrip()
        if said:
            yield _stretch(node, mark.end(), said)


def _above(node: Node) -> Node | None:
    """What a block of text says before its list."""
    first = _ITEM.search(node.text) or _HTML_ITEM.search(node.text)
    said = node.text[: first.start()].rstrip() if first else ""
    start = len(said) - len(said.lstrip())
    return _stretch(node, start, said[start:]) if said.strip() else None


def _stretch(node: Node, at: int, said: str) -> Node:
    start = node.marks[0][1] + at  # a block has its words in one stretch
    return Node("text", start, start + len(said), said, [(0, start)], style="line")


def _dated(item: Node) -> None:
    """Start and end of an entry, out of one text if they stand in one."""
    _named(item, _DATES)
    if "startDate" in item.fields:
        return
    for name in _PERIOD:
        block = item.fields.get(name)
        if block is None or block.kind not in ("text", "scalar"):
            continue
        told = split_dates(_unescaped(block.text))
        if told:
            del item.fields[name]
            at = item.keys.pop(name)
            for key, date in zip(("startDate", "endDate"), told, strict=True):
                if date and (key != "endDate" or date != PRESENT):
                    item.fields[key] = Node("text", block.start, block.end, text=date)
                    item.keys[key] = at
            return


def _unescaped(said: str) -> str:
    """`said` with what HTML writes as `&mdash;`."""
    if "&" not in said:
        return said
    from html import unescape

    return unescape(said)


def _positions(item: Node, below: Node, aliases: Mapping[str, str], telling: bool) -> list[Node]:
    """The positions of an entry as entries; its own bullets go to the first without any."""
    shared = {key: item.fields[key] for key in ("name", "location", "url") if key in item.fields}
    own = item.fields.get("highlights")
    for position in below.items:
        company = {key: value for key, value in aliases.items() if key != "name"}
        _named(position, {**company, "position": f"{company['position']} name"})
        _listed(position, telling=telling and own is None)
        _dated(position)
        if own is not None and "highlights" not in position.fields:
            position.fields["highlights"], own = own, None
            position.keys["highlights"] = item.keys["highlights"]
        for key, value in shared.items():
            if key not in position.fields:
                position.fields[key] = value
                position.keys[key] = item.keys[key]
    return below.items
