"""Plain TOML CVs, of `[[work]]` or `[[experience]]` tables: read as JSON Resume's, edited in place.

Nobody has written down what such a file may hold, so its keys are told by what they mean.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bulletsmith.dates import PRESENT, split_dates
from bulletsmith.errors import CannotPatchError
from bulletsmith.formats.document import Edit, Remark
from bulletsmith.formats.json_resume.read import Found, read_tree
from bulletsmith.formats.source import Source
from bulletsmith.formats.toml.adapter import WRAPPERS, tables_of
from bulletsmith.formats.toml.scan import Node as Statement
from bulletsmith.formats.toml.scan import Scan, unquoted
from bulletsmith.formats.toml.write import inline
from bulletsmith.formats.tree import Node
from bulletsmith.formats.tree_patch import REMEDY, Style
from bulletsmith.formats.tree_patch import patched as tree_patched

_TOP = {
    "work": "experience experiences job jobs employment positions workExperience"
    " professionalExperience",
    "basics": "personal profile person contact owner about info personalInfo personalInformation",
    "skills": "skill technologies tools",
    "projects": "project openSource sideProjects",
    "certificates": "certifications certification",
    "education": "educations schools",
}
_TELLING = 4  # words: a list whose texts have as many on average tells, and does not name
_DATES = {"startDate": "start from begin started since", "endDate": "end to until ended"}
_ENTRY = {
    "work": {
        "name": "company organization organisation employer business institution label",
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
_BASICS = {
    "label": "headline title tagline role",
    "url": "website homepage site",
    "summary": "objective bio about",
}


class TomlStyle(Style):
    """TOML with the quotes that the file itself uses."""

    def said(self, words: str, like: Node | None, *, at: int = 0) -> str:
        """`words` as a TOML string."""
        del at
        return inline(words, self.text[like.start : like.end][:1] if like else "")

    def add(self, node: Node, key: str, words: str | None, items: Sequence[str] = ()) -> str:
        """Nothing: where a new key belongs in a file of anybody's making is not ours to guess."""
        del node, words, items
        raise CannotPatchError(f"this file has no “{key}” to put it in", remedy=REMEDY)

    def take(self, node: Node, key: str) -> str:
        """Nothing: a key of anybody's making stays."""
        del node
        raise CannotPatchError(f"“{key}” cannot be taken out of this file", remedy=REMEDY)


def read(text: str) -> Found:
    """The CV in a plain TOML file's text, which has passed `tomllib`."""
    root = _node(text, Scan(text).root)
    for key in WRAPPERS:
        if key in root.fields and root.fields[key].kind == "map":
            root = root.fields[key]
            break
    _named(root, _TOP)
    for key, aliases in _ENTRY.items():
        if key in root.fields:
            root.fields[key] = _entries(key, root.fields[key], aliases)
    if "basics" in root.fields:
        _named(root.fields["basics"], _BASICS)
    return read_tree(root, text)


def patched(source: Source, edits: Sequence[Edit | Remark]) -> str:
    """The text of `source` with `edits` made. Raises CannotPatchError.

    Parked bullets stay outside, as in every format without a drawer: the session keeps them beside
    the file.
    """
    from bulletsmith.formats.json_resume.write import held
    from bulletsmith.formats.remarks import without_remarks

    ours = without_remarks(edits, "a plain TOML file")
    if any("last_used" in edit.address for edit in ours):
        raise CannotPatchError("this file has no place for the years of tools", remedy=REMEDY)
    return tree_patched(
        source.text,
        ours,
        _checked,
        lambda text, found: TomlStyle(text, source.newline, found),
        held,
    )


def _checked(text: str) -> Found:
    tables_of(text)
    return read(text)


def _node(text: str, node: Statement) -> Node:
    """A TOML value as a node of the tree that JSON and YAML are read as."""
    kind = {"string": "text", "scalar": "scalar", "array": "list", "tables": "list"}.get(
        node.kind, "map"
    )
    made = Node(kind, node.start, node.end)
    if kind == "text":
        made.text, marks = unquoted(text[node.start : node.end])
        made.marks = [(a, node.start + b) for a, b in marks]
    elif kind == "scalar":
        made.text = text[node.start : node.end]
    made.items = [_node(text, item) for item in node.items]
    for key, value in node.fields.items():
        right = re.sub(r"[_-](\w)", lambda found: found[1].upper(), key)
        right = key if key[:1] == "_" else right[:1].lower() + right[1:]  # `_x`: set aside
        made.fields[right] = _node(text, value)
        made.keys[right] = value.line[0] or value.start
    return made


def _named(node: Node, aliases: Mapping[str, str]) -> None:
    """Give the fields of a map the names that JSON Resume has for them, where those are free."""
    if node.kind != "map":
        return
    for right, others in aliases.items():
        for other in others.split():
            if other in node.fields and right not in node.fields:
                node.fields[right] = node.fields.pop(other)
                node.keys[right] = node.keys.pop(other)


def _entries(key: str, node: Node, aliases: Mapping[str, str]) -> Node:
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
            _listed(item)
        _dated(item)
        if key == "work" and below is not None:
            found.items += _positions(item, below, aliases)
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


def _listed(item: Node) -> None:
    """The list of an entry whose texts are sentences is its bullets, whoever called it what."""
    if "highlights" in item.fields:
        return
    counts = {
        name: len(" ".join(texts).split()) / len(texts)
        for name, there in item.fields.items()
        if there.kind == "list"
        and name[:1] != "_"
        and (texts := [one.text for one in there.items if one.said])
    }
    name = max(counts, key=lambda name: counts[name], default="")
    if counts.get(name, 0) >= _TELLING or name in ("bullets", "achievements", "responsibilities"):
        item.fields["highlights"] = item.fields.pop(name)
        item.keys["highlights"] = item.keys.pop(name)


def _dated(item: Node) -> None:
    """Start and end of an entry, out of one text if they stand in one."""
    _named(item, _DATES)
    if "startDate" in item.fields:
        return
    for name in _PERIOD:
        there = item.fields.get(name)
        if there is None or there.kind not in ("text", "scalar"):
            continue
        told = split_dates(there.text)
        if told:
            del item.fields[name]
            at = item.keys.pop(name)
            for key, date in zip(("startDate", "endDate"), told, strict=True):
                if date and (key != "endDate" or date != PRESENT):
                    item.fields[key] = Node("text", there.start, there.end, text=date)
                    item.keys[key] = at
            return


def _positions(item: Node, below: Node, aliases: Mapping[str, str]) -> list[Node]:
    """The positions of an entry as entries; its own bullets go to the first without any."""
    shared = {key: item.fields[key] for key in ("name", "location", "url") if key in item.fields}
    own = item.fields.get("highlights")
    for position in below.items:
        company = {key: value for key, value in aliases.items() if key != "name"}
        _named(position, {**company, "position": f"{company['position']} name"})
        _listed(position)
        _dated(position)
        if own is not None and "highlights" not in position.fields:
            position.fields["highlights"], own = own, None
            position.keys["highlights"] = item.keys["highlights"]
        for key, value in shared.items():
            if key not in position.fields:
                position.fields[key] = value
                position.keys[key] = item.keys[key]
    return below.items
