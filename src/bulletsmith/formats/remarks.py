"""Comments that silence findings, put into a file and taken out of it, a line each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from bulletsmith.bullets.patterns import pattern
from bulletsmith.bullets.text import one_line
from bulletsmith.cv import Address
from bulletsmith.dataclass import dataclass
from bulletsmith.errors import CannotPatchError
from bulletsmith.formats.document import (
    Document,
    Edit,
    Remark,
    Suppress,
    Suppression,
    Unsuppress,
)
from bulletsmith.formats.source import splice

Spot = tuple[int, str]  # where a line can be put in, and its indent
_Told = tuple[Address, frozenset[str], str]
_DASHES = pattern("-{2,}")
_CLOSES = pattern(r"(?:[-–!\s]*>)+")
_REMEDY = 'silence it for the whole CV instead: ignore = ["…"] in bulletsmith.toml'
_BETWEEN = "; "  # two reasons in one comment


@dataclass(frozen=True, slots=True)
class Comments:
    """How a format's comments look: what opens one and what closes it; nothing is a line's end."""

    open: str
    close: str = ""

    @property
    def pattern(self) -> re.Pattern[str]:
        """A comment of ours on one line; its first group are the words."""
        end = re.escape(self.close) if self.close else r"(?=\r?$)"
        words = r"(bulletsmith:[ \t]*ignore\b(?!-)[^\n]*?)"
        return pattern(rf"{re.escape(self.open)}+[ \t]*{words}[ \t]*{end}", re.MULTILINE)

    def line(self, words: str) -> str:
        """A comment that says `words`."""
        return f"{self.open} {words} {self.close}".rstrip()


def tidy_reason(reason: str) -> str:
    """`reason` as a comment can hold it: on one line, and unable to end the comment."""
    said = _DASHES.sub("–", one_line(reason)).strip(" -–")
    # Behind the dashes before it a `>` would close an HTML comment.
    closes = _CLOSES.match(said)
    return said[closes.end() :].strip(" -–") if closes else said


def parted(edits: Sequence[Edit | Remark]) -> tuple[list[Edit], list[Remark]]:
    """The edits of the CV, and those of comments, which come after them."""
    ours = [edit for edit in edits if not isinstance(edit, Suppress | Unsuppress)]
    return ours, [edit for edit in edits if isinstance(edit, Suppress | Unsuppress)]


def without_remarks(edits: Sequence[Edit | Remark], name: str) -> list[Edit]:
    """The edits of a format called `name`, which has no comments. Raises CannotPatchError."""
    ours, remarks = parted(edits)
    if any(isinstance(remark, Suppress) for remark in remarks):
        raise CannotPatchError(f"{name} has no comments to say why in", remedy=_REMEDY)
    return ours


def remarked(
    text: str,
    newline: str,
    remarks: Iterable[Remark],
    comments: Comments,
    read: Callable[[str], Document],
    spots: Callable[[str, Document, Address], Iterable[Spot]],
) -> str:
    """`text` with `remarks` made, every other byte as it was.

    `spots` gives the places where a comment for an address may go, the best first. What comes of it
    is read back: the CV must be the same and only that comment another. Raises CannotPatchError.
    """
    for remark in remarks:
        before = read(text)
        made = _Made(text, newline, comments, before)
        if isinstance(remark, Suppress):
            try:
                free = tuple(spots(text, before, remark.address))
            except LookupError:
                free = ()
            tries = made.suppressed(remark, free)
        else:
            tries = made.freed(remark.address)
        for new, wanted in tries:
            after = read(new)
            if after.cv == before.cv and _told(after.suppressions) == wanted:
                text = new
                break
        else:
            raise CannotPatchError("a comment cannot stand there in this file", remedy=_REMEDY)
    return text


def remarks_between(have: Sequence[Suppression], want: Sequence[Suppression]) -> tuple[Remark, ...]:
    """What makes the comments of a file silence what they should; those that do are left alone."""
    made: list[Remark] = []
    kept: list[Suppression] = list(have)
    for address in dict.fromkeys(one.address for one in have):
        there = [one for one in want if one.address == address]
        if not all(_within(one, there) for one in have if one.address == address):
            made.append(Unsuppress(address))
            kept = [one for one in kept if one.address != address]
    for one in want:
        there = [other for other in kept if other.address == one.address]
        if not _within(one, there):
            made.append(Suppress(one.address, one.codes, one.reason))
            kept.append(one)
    return tuple(made)


def _within(one: Suppression, others: Iterable[Suppression]) -> bool:
    codes: set[str] = set()
    reasons: set[str] = set()
    for other in others:
        codes.update(other.codes)
        reasons.update(_reasons(other))
    return codes >= set(one.codes) and reasons >= set(_reasons(one))


def _reasons(one: Suppression) -> list[str]:
    return [reason for reason in one.reason.split(_BETWEEN) if reason]


def _extended(old: Suppression, more: Suppress) -> Suppression:
    """The comment `old` with what `more` adds to it."""
    codes = dict.fromkeys((*old.codes, *more.codes))
    new = tidy_reason(more.reason).split(_BETWEEN)
    reasons = dict.fromkeys(reason for reason in (*_reasons(old), *new) if reason)
    return Suppression(old.line, tuple(codes), _BETWEEN.join(reasons), old.address)


def _words(codes: Sequence[str], reason: str) -> str:
    why = f" -- {reason}" if reason else ""
    return f"bulletsmith: ignore {', '.join(codes)}{why}"


def _told(suppressions: Iterable[Suppression]) -> Counter[_Told]:
    return Counter((one.address, frozenset(one.codes), one.reason) for one in suppressions)


class _Made:
    """What one remark can make of a text: each try with what the comments should say after it."""

    def __init__(self, text: str, newline: str, comments: Comments, document: Document) -> None:
        self.text = text
        self.newline = newline
        self.comments = comments
        self.there = document.suppressions
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def suppressed(
        self, remark: Suppress, spots: Iterable[Spot]
    ) -> Iterator[tuple[str, Counter[_Told]]]:
        """A comment of ours extended, else a new one."""
        for old in self.there:
            found = self._comment(old) if old.address == remark.address else None
            if found:
                new = _extended(old, remark)
                said = _words(new.codes, new.reason)
                wanted = _told([new, *(one for one in self.there if one is not old)])
                yield splice(self.text, [(*found.span(1), said)]), wanted
        reason = tidy_reason(remark.reason)
        new = Suppression(0, remark.codes, reason, remark.address)
        wanted = _told([new, *self.there])
        line = self.comments.line(_words(remark.codes, reason)) + self.newline
        for at, indent in spots:
            yield splice(self.text, [(at, at, indent + line)]), wanted

    def freed(self, address: Address) -> Iterator[tuple[str, Counter[_Told]]]:
        """Every comment of ours for `address` taken out, its line with it where it is alone."""
        cuts: list[tuple[int, int, str]] = []
        for one in self.there:
            found = self._comment(one) if one.address == address else None
            if found:
                cuts.append((*self._whole(*found.span()), ""))
        yield splice(self.text, cuts), _told(o for o in self.there if o.address != address)

    def _comment(self, one: Suppression) -> re.Match[str] | None:
        start = self.starts[one.line - 1]
        end = self.text.find("\n", start)
        line = self.text[start : end if end >= 0 else len(self.text)]
        found = None
        for match in self.comments.pattern.finditer(line):
            found = match
        # The same match with offsets into the whole text.
        return self.comments.pattern.match(self.text, start + found.start()) if found else None

    def _whole(self, start: int, end: int) -> tuple[int, int]:
        first = self.text.rfind("\n", 0, start) + 1
        last = self.text.find("\n", end) + 1 or len(self.text)
        if not self.text[first:start].strip() and not self.text[end:last].strip():
            return first, last
        return first + len(self.text[first:start].rstrip()), end
