"""YAML CVs that are none of RenderCV's: the data of a Jekyll theme, a JSON Resume in YAML.

Their keys are told by what they mean. A bullet is rewritten where it stands; what would need a key
of the file's own is left to its owner.
"""

from __future__ import annotations

from collections.abc import Sequence

from bulletsmith.cv import CV
from bulletsmith.errors import NotUnderstoodError
from bulletsmith.formats.document import Edit, Remark
from bulletsmith.formats.json_resume.read import Found, read_tree
from bulletsmith.formats.keyed import camelled, named
from bulletsmith.formats.rendercv.read import RenderWalk
from bulletsmith.formats.rendercv.yaml_patch import YamlStyle
from bulletsmith.formats.rendercv.yaml_scan import scan
from bulletsmith.formats.source import Source
from bulletsmith.formats.tree import Node
from bulletsmith.formats.tree_patch import OwnKeys, for_own_keys
from bulletsmith.formats.tree_patch import patched as tree_patched

_KNOWN = frozenset(("basics", "work", "projects", "education"))


class PlainStyle(OwnKeys, YamlStyle):
    """YAML whose keys are its owner's."""


def is_plain(root: Node) -> bool:
    """Whether a YAML file is not RenderCV's."""
    cv = root.fields.get("cv")
    return cv is None or cv.kind != "map" or not {"name", "sections"} & set(cv.fields)


def is_plain_text(text: str) -> bool:
    """The same of a file's text. Raises NotUnderstoodError."""
    return is_plain(scan(text).root)


def read(text: str) -> Found:
    """The CV in a YAML text. Raises NotUnderstoodError."""
    return read_root(scan(text).root, text)


def read_root(root: Node, text: str) -> Found:
    """The CV in the tree of a YAML text. Raises NotUnderstoodError."""
    tree = named(camelled(root))
    known = tree.kind == "map" and bool(_KNOWN & set(tree.fields))
    found = read_tree(tree, text, RenderWalk(text)) if known else None
    if found is None or not _of_a_person(found.cv):
        raise NotUnderstoodError(
            "this is YAML, but no RenderCV file and no other CV: it has no map called cv, and none"
            " of work, projects and education"
        )
    return found


def _of_a_person(cv: CV) -> bool:
    """Whether it tells of anybody's life; a build has `jobs` too, with no employer and no dates."""
    worked = any(role.start or (role.title and role.company) for role in cv.roles)
    made = any(project.bullets for project in cv.projects)
    return worked or made or any(one.school for one in cv.education) or bool(cv.profile.name)


def patched(source: Source, edits: Sequence[Edit | Remark]) -> str:
    """The text of `source` with `edits` made. Raises CannotPatchError."""
    from bulletsmith.formats.json_resume.write import held

    return tree_patched(
        source.text,
        for_own_keys(edits, "a YAML file that is not RenderCV's"),
        read,
        lambda text, found: PlainStyle(text, source.newline, found),
        held,
    )
