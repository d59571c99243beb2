"""Put a bullet's new words into its source so that markup around kept words stays where it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from bulletsmith.bullets.patterns import pattern
from bulletsmith.formats.document import FORMULA, Markup, Place

_WORD = pattern(r"\s+|\w+|[^\w\s]")
_FIGURES = pattern(r"[\d.,\s~<>=+–-]+")
_FAR = 12  # characters: the longest source of one sign, `$\rightarrow$`


class _Change(NamedTuple):
    """`[start, end)` of the old words, and what takes their place."""

    start: int
    end: int
    words: str


def respliced(
    source: str,
    place: Place,
    old: str,
    new: str,
    escape: Callable[[str], str],
    plain: Callable[[str], str],
    markup: Callable[[str], Sequence[Markup]] | None = None,
) -> tuple[str, bool]:
    """The source of `new` for the bullet at `place`, now `old`, and whether its markup stood.

    Words that stay keep their source, a link or bold with them; changed stretches are escaped. A
    markup (as `markup` finds them in the bullet's own source) that a change cuts through, or a link
    that keeps none of its words, is untied: its signs go and its words stand; those of a formula
    are written anew. Where `plain` of the result would still not read as `new`, so is all of the
    bullet. The second value tells whether every markup stood; `formats.markup.lost` names those
    that did not.
    """
    whole = source[place.start : place.end]
    if whole == old:
        return escape(new), True
    work = _Work(whole, place, old, new, escape, markup(whole) if markup else ())
    untied: set[int] = work.orphans() - work.formulas
    for more in (work.cut, work.touched, lambda: set(range(len(work.markup))), set):
        said = work.said(untied | work.anew)
        if plain(said) == new:
            return said, not untied
        untied |= more() - work.formulas
    return escape(new), False


class _Work:
    """One bullet's source, and what is to change of it."""

    def __init__(
        self,
        whole: str,
        place: Place,
        old: str,
        new: str,
        escape: Callable[[str], str],
        markup: Sequence[Markup],
    ) -> None:
        self.whole = whole
        self.escape = escape
        self.old = old
        self.sources = _sources(place, len(old))
        self.markup = markup
        self.edges = sorted({edge for one in markup for edge in one[1:5]})
        self.within = [
            (bisect_left(self.sources, one.first), bisect_left(self.sources, one.last))
            for one in markup
        ]
        self.changes = _changes(old, new)
        self.formulas = {index for index, one in enumerate(markup) if one.kind == FORMULA}
        self.anew = {index for index in self.formulas if self._write_anew(*self.within[index])}

    def _write_anew(self, first: int, last: int) -> bool:
        """Put all words of a formula into one change, if there is a change in them."""
        inside = [*self._at(first, last)]
        if not inside:
            return False
        start, end = min(first, inside[0].start), max(last, inside[-1].end)
        words, at = "", start
        for change in inside:
            words += self.old[at : change.start] + change.words
            at = change.end
        others = [change for change in self.changes if change not in inside]
        self.changes = sorted([*others, _Change(start, end, words + self.old[at:end])])
        return True

    def said(self, untied: set[int]) -> str:
        """The source with the changes made and the signs of the `untied` markup taken out."""
        cuts = [self._written(change, untied) for change in self.changes]
        for index in untied:
            one = self.markup[index]
            cuts += (one.start, one.first, ""), (one.last, one.end, "")
        parts: list[str] = []
        done = 0
        for first, last, words in sorted(cuts, key=lambda cut: cut[:2]):
            parts += [self.whole[done:first], words]
            done = max(done, last)
        return "".join([*parts, self.whole[done:]])

    def _written(self, change: _Change, untied: set[int]) -> tuple[int, int, str]:
        words = self.escape(change.words)
        if change.end > change.start:
            first = self.sources[change.start] if change.start < len(self.old) else len(self.whole)
            return first, max(first, self._after(change.end)), words
        at = self._after(change.start)
        to = self.sources[change.start] if change.start < len(self.old) else len(self.whole)
        # New words stand outside of the markup that ends before them.
        closed = (
            one.end
            for index, one in enumerate(self.markup)
            if index not in untied and at <= one.last <= one.end <= to and one.first < one.last
        )
        at = max(closed, default=at)
        return at, at, words

    def _after(self, offset: int) -> int:
        """Where the source of the character before `offset` ends: `\\&` is two for one."""
        if not offset:
            return 0
        here = self.sources[offset - 1]
        to = self.sources[offset] if offset < len(self.old) else len(self.whole)
        edge = bisect_left(self.edges, here + 1)
        to = min([to, *self.edges[edge : edge + 1]])
        if to - here <= 1 or self.whole[here].isspace():
            return min(here + 1, len(self.whole))
        escaped = self.whole[here] in "\\&$" and to - here <= _FAR
        return to if escaped or (to - here == 2 and offset < len(self.old)) else here + 1

    # Which markup a change is the end of

    def orphans(self) -> set[int]:
        """Markup none of whose words is left: a link leads elsewhere, bold stood on a number.

        Where words took the place of words, or a number that of one of its unit beside a word that
        stands, what is no link stays on them.
        """
        found: set[int] = set()
        for index, (first, last) in enumerate(self.within):
            if first >= last:
                continue
            kept, words, at = "", "", first
            for change in self._at(first, last):
                kept += self.old[at : change.start]
                at = max(at, change.end)
                inside = first <= change.start and change.end <= last
                words += change.words if inside and change.end > change.start else ""
            kept += self.old[at:last]
            told = kept + words if _numeric(words) else words
            alike = _unit(self.old[first:last]) == _unit(told) and (
                not _numeric(words) or self._beside(first, last)
            )
            stays = bool(words.strip()) and alike and not self.markup[index].target
            if not stays and not any(sign.isalnum() for sign in kept):
                found.add(index)
        return found

    def _beside(self, first: int, last: int) -> bool:
        """Whether the word before or after `[first, last)` stands as it did, if there is any."""
        words = [found.span() for found in _WORD.finditer(self.old) if found.group()[0].isalnum()]
        before = [span for span in words if span[1] <= first][-1:]
        after = [span for span in words if span[0] >= last][:1]
        near = before + after
        return not near or any(not [*self._at(*span)] for span in near)

    def cut(self) -> set[int]:
        """Markup with a change across one of its ends."""
        return {
            index
            for index, (first, last) in enumerate(self.within)
            for change in self._at(first, last)
            if change.start < first or change.end > last
        }

    def touched(self) -> set[int]:
        """Markup with any change within."""
        return {
            index for index, (first, last) in enumerate(self.within) if [*self._at(first, last)]
        }

    def _at(self, first: int, last: int) -> list[_Change]:
        return [change for change in self.changes if change.start < last and change.end > first]


def _unit(words: str) -> tuple[bool, str]:
    """Whether `words` hold a number, and what is counted or measured then: `%`, `$M`, `x`."""
    numeric = _numeric(words)
    return numeric, _FIGURES.sub("", words).strip().lower() if numeric else ""


def _numeric(words: str) -> bool:
    return any(sign.isdigit() for sign in words)


def _changes(old: str, new: str) -> list[_Change]:
    """What parts `new` from `old`, by whole words, in order."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    starts = [0]
    for word in before:
        starts.append(starts[-1] + len(word))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [
        _Change(starts[a], starts[b], "".join(after[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]


def _sources(place: Place, length: int) -> list[int]:
    """The offset into the bullet's source of each of its characters."""
    pairs = [(mine, there - place.start) for mine, there in place.map] or [(0, 0)]
    ends = [*(mine for mine, _ in pairs[1:]), length]
    found = list(range(pairs[0][1], pairs[0][1] + pairs[0][0]))
    for (mine, there), end in zip(pairs, ends, strict=True):
        found += range(there, there + min(end, length) - mine)
    stop = place.end - place.start
    return [min(offset, stop) for offset in found[:length]]
