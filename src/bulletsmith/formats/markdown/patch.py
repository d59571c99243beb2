"""Edits made in a Markdown text in its own style: its mark, indent, width and line ends."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from bulletsmith.bullets.text import one_line
from bulletsmith.cv import CV, Address, Bullet, Education, Project, Role, Section
from bulletsmith.dates import dates_as_words
from bulletsmith.errors import CannotPatchError
from bulletsmith.formats.document import Delete, Edit, Insert, Markup, Move, Place, Set
from bulletsmith.formats.edits import apply, spread
from bulletsmith.formats.markdown.blocks import Block
from bulletsmith.formats.markdown.entry import Found
from bulletsmith.formats.markdown.inline import escape, markup_of, read_words
from bulletsmith.formats.markdown.read import read
from bulletsmith.formats.markdown.write import (
    education_blocks,
    held,
    project_blocks,
    role_blocks,
    section_blocks,
)
from bulletsmith.formats.source import Source, splice
from bulletsmith.formats.splice import respliced

_LISTS = ("bullets", "items")
_REMEDY = "save under another name, which writes the file anew"


class Tongue(NamedTuple):
    """How a text that is laid out as a Markdown CV is read, and words are written in it."""

    read: Callable[[str], Found]
    escape: Callable[..., str]
    plain: Callable[[str], str]
    markup: Callable[[str], Sequence[Markup]] | None = None


def patched(source: Source, edits: Sequence[Edit], tongue: Tongue | None = None) -> str:
    """The text of `source` with `edits` made. Raises CannotPatchError for what cannot be made in
    place; never returns a text that does not read back as the CV that was asked for."""
    tongue = tongue or MARKDOWN
    text = source.text
    found = tongue.read(text)
    cv = found.cv
    for edit in edits:
        try:
            for part in spread(cv, edit):
                if not _holds(part):
                    cv = apply(cv, [part])
                    continue
                text = _Patch(text, source.newline, found, tongue).made(part)
                cv = apply(cv, [part])
                found = tongue.read(text)
        except LookupError as error:
            raise CannotPatchError(f"nothing stands at {edit.address}") from error
    if held(found.cv) != held(cv):
        raise CannotPatchError("this edit cannot be made in place in this file", remedy=_REMEDY)
    return text


def _holds(edit: Edit) -> bool:
    """Whether Markdown holds what `edit` is of; parked bullets and years of tools stay outside."""
    return not {"parked", "last_used", "photo"} & set(edit.address)


class _Patch:
    """One edit of one text."""

    def __init__(self, text: str, newline: str, found: Found, tongue: Tongue) -> None:
        self.text = text
        self.newline = newline
        self.found = found
        self.tongue = tongue
        self.escape = tongue.escape

    def made(self, edit: Edit) -> str:
        """The text with `edit` made."""
        address = edit.address
        in_list = len(address) == 4 and address[2] in _LISTS
        match edit:
            case Set(_, Bullet() as bullet):
                return self._set_item(address, one_line(bullet.text))
            case Set(_, str() as words):
                if in_list:
                    return self._set_item(address, one_line(words))
                return self._set_field(address, one_line(words))
            case Insert(_, value):
                if in_list:
                    said = value.text if isinstance(value, Bullet) else str(value)
                    return self._insert_item(address, one_line(said))
                if address[0] == "tools":
                    return self._insert_tool(address, one_line(str(value)))
                return self._insert_entry(address, value)
            case Delete():
                if in_list:
                    return splice(self.text, [(*self._lines(self._item(address)), "")])
                if address[0] == "tools":
                    return self._delete_tool(address)
                return splice(self.text, [(*self._span(address), "")])
            case Move(_, to):
                return self._move(address, to, in_list)
        raise self._cannot()

    def _cannot(self) -> CannotPatchError:
        return CannotPatchError("Markdown cannot be edited in place there", remedy=_REMEDY)

    # Bullets

    def _item(self, address: Address) -> Block:
        block = self.found.items.get(address)
        if block is None:
            raise LookupError(address)
        return block

    def _set_item(self, address: Address, words: str) -> str:
        block, place = self._item(address), self.found.places[address]
        if block.kind == "table":
            words = words.replace("|", "\\|")
        old = self.tongue.plain(self.text[place.start : place.end])
        said, stood = self._respliced(place, old, words)
        long = max(map(len, said.split("\n"))) > self._width(block) + 10
        if block.kind == "item" and len(block.segments) > 1 and (long or not stood):
            said = self._wrapped(block, self.escape(words))
        elif self.tongue.plain(said) != words:
            said = self.escape(words)
        return splice(self.text, [(place.start, place.end, said)])

    def _respliced(self, place: Place, old: str, words: str) -> tuple[str, bool]:
        tongue = self.tongue
        return respliced(self.text, place, old, words, tongue.escape, tongue.plain, tongue.markup)

    def _width(self, block: Block) -> int:
        rows = ((self.text.rfind("\n", 0, a) + 1, b) for a, b in block.segments)
        return max((b - a for a, b in rows), default=0)

    def _wrapped(self, block: Block, said: str) -> str:
        """`said` wrapped as the item was, its lines indented as they were."""
        row = block.segments[1][0]
        start = self.text.rfind("\n", 0, row) + 1
        lines = textwrap.wrap(
            said,
            max(20, self._width(block)),
            initial_indent=" " * block.inner,
            break_long_words=False,
            break_on_hyphens=False,
        )
        # A wrapped line must not begin with what would be read as a mark of its own.
        for index in range(1, len(lines)):
            lines[index] = lines[index] if _safe(lines[index]) else self.escape(lines[index])
        return f"{self.newline}{self.text[start:row]}".join(line.strip() for line in lines)

    def _lines(self, block: Block) -> tuple[int, int]:
        """The whole lines of an item, the blank line after it too where it stands between items."""
        if block.kind != "item":
            raise self._cannot()
        end = block.end
        after = re.compile(r"[ \t]*\r?\n").match(self.text, end)
        before = self.text[: block.start].replace("\r", "")
        if after and (before.endswith("\n\n") and self._item_at(after.end())):
            end = after.end()
        return block.start, end

    def _item_at(self, start: int) -> bool:
        return any(block.start == start for block in self.found.items.values())

    def _insert_item(self, address: Address, words: str) -> str:
        *parent, name, index = address
        siblings = [block for a, block in self.found.items.items() if a[:-1] == (*parent, name)]
        if not siblings or any(block.kind != "item" for block in siblings):
            return self._first_item(tuple(parent), words, bool(siblings))
        assert isinstance(index, int)
        if index < len(siblings):
            near, at = siblings[index], siblings[index].start
        else:
            near = siblings[-1]
            at = near.end
        mark = near.mark
        if mark[0].isdigit():
            step = int(index >= len(siblings))
            mark = f"{int(mark[:-1]) + step}{mark[-1]}"
        indent = self.text[near.start : near.mark_at]
        first = near.segments[0][0] if near.segments else near.mark_at + len(near.mark) + 1
        gap = self.text[near.mark_at + len(near.mark) : first] or " "
        loose = self._loose(siblings)
        said = f"{indent}{mark}{gap}{self.escape(words)}{self.newline}"
        if at == near.end and not self.text[:at].endswith("\n"):
            return splice(self.text, [(at, at, self.newline * (1 + loose) + said.rstrip("\r\n"))])
        said = (self.newline + said) if loose and at == near.end else said
        said += self.newline if loose and at != near.end else ""
        return splice(self.text, [(at, at, said)])

    def _loose(self, siblings: list[Block]) -> bool:
        pairs = pairwise(siblings)
        return any("\n" in self.text[a.end : b.start] for a, b in pairs)

    def _first_item(self, parent: Address, words: str, other: bool) -> str:
        """The first bullet of an entry: below what is told of it, in the mark of the others."""
        if other or parent not in self.found.spans:
            raise self._cannot()
        start, end = self._span(parent)
        marks = [block.mark for block in self.found.items.values() if block.kind == "item"]
        mark = next((mark for mark in marks if not mark[0].isdigit()), "-")
        body = self.text[start:end].rstrip()
        at = start + len(body)
        said = f"{self.newline * 2}{mark} {self.escape(words)}"
        return splice(self.text, [(at, at, said)])

    def _move(self, address: Address, to: int, in_list: bool) -> str:
        *parent, index = address
        assert isinstance(index, int)
        if in_list:
            keys = [a for a in self.found.items if a[:-1] == tuple(parent)]
            spans = [self._lines(self._item(a))[0] for a in keys]
            ends = [self._item(a).end for a in keys]
            pieces = list(zip(spans, ends, strict=True))
        elif address[0] == "tools":
            places = [p for a, p in self.found.places.items() if a[:-1] == tuple(parent)]
            pieces = [(place.start, place.end) for place in places]
        else:
            count = sum(a[:-1] == tuple(parent) for a in self.found.spans)
            pieces = [self._span((*parent, k)) for k in range(count)]
        if index >= len(pieces) or to >= len(pieces):
            raise LookupError(address)
        said = [self.text[slice(*piece)] for piece in pieces]
        said.insert(to, said.pop(index))
        if in_list or address[0] != "tools":
            # What stood last may lack the line end that all but the last need.
            whole = [one.rstrip("\r\n") for one in said]
            tails = [
                self.text[slice(*p)][len(self.text[slice(*p)].rstrip("\r\n")) :] for p in pieces
            ]
            said = [a + b for a, b in zip(whole, tails, strict=True)]
        return splice(self.text, [(*p, new) for p, new in zip(pieces, said, strict=True)])

    # Everything else

    def _set_field(self, address: Address, words: str) -> str:
        place = self.found.places.get(address)
        if place is None or not words:
            raise self._cannot()
        if address[-1] in ("start", "end"):
            entry = getattr(self.found.cv, str(address[0]))[address[1]]
            start = words if address[-1] == "start" else entry.start
            end = words if address[-1] == "end" else entry.end
            return splice(self.text, [(place.start, place.end, dates_as_words(start, end))])
        if address[0] == "summary":
            old = self.found.cv.summary.text
            said, _ = self._respliced(place, old, words)
            return splice(self.text, [(place.start, place.end, said)])
        return splice(self.text, [(place.start, place.end, self.escape(words, heading=True))])

    def _span(self, address: Address) -> tuple[int, int]:
        span = self.found.spans.get(address)
        if span is None:
            raise LookupError(address)
        return span

    def _insert_entry(self, address: Address, value: object) -> str:
        kind, index = address[0], address[-1]
        assert isinstance(index, int)
        there = [a for a in self.found.spans if a[0] == kind]
        if not there or len(address) != 2 or self.tongue is not MARKDOWN:
            raise self._cannot()
        near = min(index, len(there) - 1)
        block = self.found.heads[kind, near]
        level = block.level if block.kind == "heading" else 3
        match value:
            case Role():
                blocks = role_blocks(held(CV(roles=(value,))).roles[0], level=level)
            case Project():
                blocks = project_blocks(held(CV(projects=(value,))).projects[0], level=level)
            case Education():
                blocks = education_blocks(value, level=level)
            case Section():
                blocks = section_blocks(value)
            case _:
                raise self._cannot()
        said = (self.newline * 2).join(one.replace("\n", self.newline) for one in blocks)
        start, end = self._span((kind, near))
        if index < len(there):
            return splice(self.text, [(start, start, said + self.newline * 2)])
        before = self.text[:end].rstrip()
        gap = self.newline * 2
        tail = self.text[len(before) : end]
        if end < len(self.text):
            return splice(self.text, [(len(before), end, gap + said + gap)])
        return splice(self.text, [(len(before), len(before), gap + said), (end, end, "")]) if tail \
            else self.text + gap + said  # fmt: skip

    def _insert_tool(self, address: Address, words: str) -> str:
        index = address[-1]
        assert isinstance(index, int)
        before = self.found.places.get((*address[:-1], index - 1))
        after = self.found.places.get(address)
        if after is not None:
            return splice(self.text, [(after.start, after.start, f"{self.escape(words)}, ")])
        if before is not None:
            return splice(self.text, [(before.end, before.end, f", {self.escape(words)}")])
        raise self._cannot()

    def _delete_tool(self, address: Address) -> str:
        index = address[-1]
        assert isinstance(index, int)
        place = self.found.places.get(address)
        before = self.found.places.get((*address[:-1], index - 1))
        after = self.found.places.get((*address[:-1], index + 1))
        if place is None:
            raise LookupError(address)
        if after is not None and "\n" not in self.text[place.end : after.start]:
            return splice(self.text, [(place.start, after.start, "")])
        if before is not None and "\n" not in self.text[before.end : place.start]:
            return splice(self.text, [(before.end, place.end, "")])
        raise self._cannot()


def _plain(source: str) -> str:
    return read_words(source, [(0, len(source))]).text


MARKDOWN = Tongue(read, escape, _plain, markup_of)


def _safe(line: str) -> bool:
    """Whether a line that goes on an item is read as that and as nothing of its own."""
    return not re.match(r"\s*(?:[-*+•▪◦‣●○∙⁃–—#>|~`=_<:\[]|\d{1,3}[.)])", line)
