"""The inline Markdown that RenderCV knows: emphasis, code, links and backslashes; no HTML."""

from __future__ import annotations

import re

from bulletsmith.formats.document import Markup, Named, Place
from bulletsmith.formats.markdown import inline
from bulletsmith.formats.markdown.inline import read_words

# What Markdown elsewhere would read as tags, entities and struck words is text to RenderCV.
_ASIDE = str.maketrans("<&~", "\U0010fff0\U0010fff1\U0010fff2")
_BACK = str.maketrans("\U0010fff0\U0010fff1\U0010fff2", "<&~")
_MARKUP = re.compile(r"[\\`*_\[]")


def words(source: str) -> tuple[str, Place]:
    """The plain words of one line of Markdown, and their place in it."""
    if not _MARKUP.search(source):
        return source, Place(0, len(source), ((0, 0),))
    found = read_words(source.translate(_ASIDE), [(0, len(source))])
    return found.text.translate(_BACK), found.place


def plain(source: str) -> str:
    """The plain words of one line of Markdown."""
    return words(source)[0]


def markup_of(source: str) -> list[Markup]:
    """What of one line of Markdown says more than its words."""
    if not _MARKUP.search(source):
        return []
    found = inline.markup_of(source.translate(_ASIDE))
    return [one._replace(target=one.target.translate(_BACK)) for one in found]


def named(source: str) -> tuple[Named, ...]:
    """The markup of one line of Markdown by name."""
    return tuple(one.named(plain(source[one.first : one.last])) for one in markup_of(source))


def escape(text: str) -> str:
    """`text` so that RenderCV shows it as it is."""
    said = re.sub(r"[\\`*\[]", r"\\\g<0>", text)
    return re.sub(r"_(?:(?<![^\W_]_)|(?![^\W_]))", r"\\_", said)


def within(inner: Place, outer: Place) -> Place:
    """The place in the file of words that stand at `inner` in a line that stands at `outer`."""
    pairs: list[tuple[int, int]] = []
    ends = [mine for mine, _ in inner.map[1:]] + [None]
    for (mine, there), end in zip(inner.map, ends, strict=True):
        pairs.append((mine, outer.source(there)))
        for line, file in outer.map:
            at = mine + line - there
            if line > there and (end is None or at < end):
                pairs.append((at, file))
    return Place(outer.start, outer.end, tuple(pairs))
