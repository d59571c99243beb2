"""Plain TOML CVs, of `[[work]]` or `[[experience]]` tables: read as JSON Resume's, edited in place.

Nobody has written down what such a file may hold, so its keys are told by what they mean.
"""

from __future__ import annotations

from collections.abc import Sequence

from bulletsmith.formats.document import Edit, Remark
from bulletsmith.formats.json_resume.read import Found, read_tree
from bulletsmith.formats.keyed import camel, named
from bulletsmith.formats.source import Source
from bulletsmith.formats.toml.adapter import tables_of
from bulletsmith.formats.toml.scan import Node as Statement
from bulletsmith.formats.toml.scan import Scan, unquoted
from bulletsmith.formats.toml.write import inline
from bulletsmith.formats.tree import Node
from bulletsmith.formats.tree_patch import OwnKeys, for_own_keys
from bulletsmith.formats.tree_patch import patched as tree_patched


class TomlStyle(OwnKeys):
    """TOML with the quotes that the file itself uses."""

    def said(self, words: str, like: Node | None, *, at: int = 0) -> str:
        """`words` as a TOML string."""
        del at
        return inline(words, self.text[like.start : like.end][:1] if like else "")


def read(text: str) -> Found:
    """The CV in a plain TOML file's text, which has passed `tomllib`."""
    return read_tree(named(_node(text, Scan(text).root)), text)


def patched(source: Source, edits: Sequence[Edit | Remark]) -> str:
    """The text of `source` with `edits` made. Raises CannotPatchError."""
    from bulletsmith.formats.json_resume.write import held

    return tree_patched(
        source.text,
        for_own_keys(edits, "a plain TOML file"),
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
        right = camel(key)
        made.fields[right] = _node(text, value)
        made.keys[right] = value.line[0] or value.start
    return made
