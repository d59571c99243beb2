"""A position, project or degree of a Markdown CV while it is read."""

from __future__ import annotations

import re

from bulletsmith.bullets.patterns import pattern
from bulletsmith.cv import CV, Address
from bulletsmith.dataclass import dataclass, field
from bulletsmith.dates import PRESENT, find_dates, split_dates
from bulletsmith.formats.document import NotUnderstood, Place, Suppression
from bulletsmith.formats.entry import is_title, pieces
from bulletsmith.formats.markdown.blocks import Block, Span
from bulletsmith.formats.markdown.inline import Words, read_words

_BOLD = pattern(r"(\*\*|__|\*(?!\*)|_(?!_))(?=\S)(.+?)(?<=\S)\1")
_OWN_BOLD = pattern(r"\*\*((?:\\.|[^*\\])+)\*\*(?: · )?")
_OWN_SLANTED = pattern(r"\*((?:\\.|[^*\\])+)\*")
_BOLD_TAG = pattern(r"</?(?:b|strong)>", re.IGNORECASE)
_SLANTED_TAG = pattern(r"</?(?:i|em)>", re.IGNORECASE)
_AROUND = " \t,:;|·•–—-"


@dataclass(slots=True, eq=False)
class Entry:
    """An entry: its `head`, the `lines` that go with it, its bullets, what else is `told` of it.

    `above` is the heading of a company over several positions; `written` says that bulletsmith
    wrote the entry, so that nothing about it needs guessing.
    """

    start: int
    level: int
    head: Words
    block: Block
    written: bool = False
    above: Words | None = None
    lines: list[Words] = field(default_factory=list)
    bullets: list[tuple[Words, Block]] = field(default_factory=list)
    told: list[tuple[Words, Block]] = field(default_factory=list)

    @property
    def indent(self) -> int:
        """The column of its mark, where it is a list item."""
        return self.block.indent


@dataclass(slots=True)
class Found:
    """What was read, and what a patch needs: each bullet's block and each entry's span."""

    cv: CV = CV()
    blocks: list[Block] = field(default_factory=list)
    places: dict[Address, Place] = field(default_factory=dict)
    items: dict[Address, Block] = field(default_factory=dict)
    spans: dict[Address, Span] = field(default_factory=dict)
    heads: dict[Address, Block] = field(default_factory=dict)
    not_understood: list[NotUnderstood] = field(default_factory=list)
    suppressions: list[Suppression] = field(default_factory=list)


def below_companies(roles: list[Entry]) -> None:
    """Put positions below the company that stands above them with the years of them all.

    `2014 – 2021, Acme` without a bullet, then `Engineer, 2016 – 2019` and its bullets.
    """
    above: Entry | None = None
    for entry in list(roles):
        if above is not None and _within(entry, above) and is_title(entry.head.text):
            entry.above = next(line for line in (above.head, *above.lines) if _named(line))
            if above in roles:
                roles.remove(above)
            continue
        bare = not (entry.bullets or entry.told or entry.written or entry.above)
        named = [line for line in (entry.head, *entry.lines) if _named(line)]
        company = len(named) == 1 and not is_title(named[0].text)
        above = entry if bare and company and _years(entry) else None


def _named(line: Words) -> bool:
    return bool(line.text) and split_dates(line.text) is None


def _years(entry: Entry) -> tuple[str, str] | None:
    for line in (entry.head, *entry.lines):
        if dates := find_dates(line.text):
            end = "9999" if dates.end == PRESENT else (dates.end or dates.start)[:4]
            return dates.start[:4], end
    return None


def _within(entry: Entry, above: Entry) -> bool:
    """Whether the years of `entry` lie within those of `above`."""
    mine, theirs = _years(entry), _years(above)
    return mine is not None and theirs is not None and theirs[0] <= mine[0] <= mine[1] <= theirs[1]


def marked(source: str) -> str:
    """`source` with Markdown's marks in place of the tags of HTML that say the same."""
    if "<" not in source:
        return source
    return _SLANTED_TAG.sub("*", _BOLD_TAG.sub("**", source))


def parts_of(words: Words, text: str) -> list[str]:
    """The parts of a head's line; bold at its start is a part of its own."""
    source = marked(text[words.place.start : words.place.end])
    bold = _BOLD.match(source)
    if bold:
        first = read_words(bold[2], [(0, len(bold[2]))]).text.strip(_AROUND)
        if first and words.text.startswith(first):
            rest = words.text[len(first) :].lstrip(_AROUND)
            return [*_pieces(first), *_pieces(rest)]
    return _pieces(words.text)


def _pieces(line: str) -> list[str]:
    return [part for piece in pieces(line) if (part := piece.strip(_AROUND))]


def cut(words: Words, start: int, end: int | None = None) -> Words:
    """The stretch `[start, end)` of `words`, with its place."""
    stop = len(words.text) if end is None else end
    first = words.place.source(start)
    last = words.place.end if end is None else words.place.source(stop - 1) + 1
    inner = [(a - start, b) for a, b in words.place.map if start < a < stop]
    return Words(words.text[start:stop], Place(first, last, ((0, first), *inner)))


def opened(words: Words, text: str) -> Words:
    """`words` that were cut off with the markup that opens right before them: `*` of `*said*`."""
    first = words.place.start
    start = len(text[:first].rstrip("*_`~["))
    whole = read_words(text, [(start, words.place.end)])
    return whole if start < first and whole.text == words.text else words


def dialect(entry: Entry, text: str) -> tuple[str, str, str]:
    """Bold words, plain words and the words in italics of an entry that bulletsmith wrote."""
    bold = plain = slanted = ""
    for line in entry.lines:
        source = text[line.place.start : line.place.end]
        if found := _OWN_SLANTED.fullmatch(source):
            slanted = _plain(found[1])
            continue
        found = _OWN_BOLD.match(source)
        bold = _plain(found[1]) if found else ""
        plain = _plain(source[found.end() if found else 0 :])
    return bold, plain, slanted


def own_dates(said: str) -> tuple[str, str]:
    """The start and end of dates that bulletsmith wrote."""
    return split_dates(said) or ("", PRESENT if said == PRESENT else "")


def _plain(source: str) -> str:
    return read_words(source, [(0, len(source))]).text
