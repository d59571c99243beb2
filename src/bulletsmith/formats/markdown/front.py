"""A CV that stands in a Markdown file's front matter, for the theme of a site to lay out.

It is read by what its keys mean, as other YAML and TOML of its owner's keys is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletsmith.bullets.patterns import pattern
from bulletsmith.bullets.text import one_line
from bulletsmith.cv import CV
from bulletsmith.errors import NotUnderstoodError
from bulletsmith.formats.document import Document, Edit, NotUnderstood, Remark
from bulletsmith.formats.json_resume.read import Found
from bulletsmith.formats.markdown.blocks import blocks_of, front_matter
from bulletsmith.formats.source import Lines, Source

_MAPS = pattern(r"(?m)^[ \t]*-[ \t]+[{\w]|^[ \t]*\[\[|=[ \t]*\[[ \t\r\n]*\{")
_THEMED = pattern(r"<[^<>]*>|\{\{[^{}]*\}\}|\{%[^%]*%\}")
_TOML = "+++"
_BLANK = "   "  # in place of TOML's mark, so that all stands where it stood


def document(source: bytes, text: str) -> Document | None:
    """The CV in the front matter of `text`; None where there is none."""
    head = _head(text)
    found = _found(head) if head else None
    if found is None:
        return None
    told = sorted([*found.walk.not_understood(), *_body(text, len(head))])
    return Document("markdown", source, text, found.cv, found.walk.places, tuple(told))


def patched(source: Source, edits: Sequence[Edit | Remark]) -> str:
    """The text of `source` with `edits` made in its front matter. Raises CannotPatchError."""
    head = _head(source.text)
    rest = source.text[len(head) :]
    if head.startswith(_BLANK):
        from bulletsmith.formats.toml.plain import patched as in_toml

        return _TOML + in_toml(source._replace(text=head), edits)[len(_BLANK) :] + rest
    from bulletsmith.formats.rendercv.plain import patched as in_yaml

    return in_yaml(source._replace(text=head), edits) + rest


def _head(text: str) -> str:
    """The front matter with its first mark, if lists of maps are in it."""
    span = front_matter(text)
    if span is None or not _MAPS.search(text, *span):
        return ""
    head = text[: span[1]]
    return _BLANK + head[len(_TOML) :] if head.startswith(_TOML) else head


def _found(head: str) -> Found | None:
    try:
        if head.startswith(_BLANK):
            from bulletsmith.formats.toml.adapter import tables_of
            from bulletsmith.formats.toml.plain import read as read_toml

            tables_of(head)
            found = read_toml(head)
        else:
            from bulletsmith.formats.rendercv.plain import read as read_yaml

            found = read_yaml(head)
    except NotUnderstoodError:
        return None
    return found if _tells(found.cv) else None


def _tells(cv: CV) -> bool:
    """Whether front matter holds positions, and not a page's menu or its tags."""
    return any(role.title and (role.company or role.bullets) for role in cv.roles)


def _body(text: str, at: int) -> Iterator[NotUnderstood]:
    """The lines below the front matter, but for what a theme puts in there."""
    lines = Lines(text)
    for block in blocks_of(text).blocks:
        words = one_line(_THEMED.sub("", text[block.start : block.end]))
        if block.kind != "comment" and block.start >= at and words:
            yield NotUnderstood(lines.line(block.start), words)
