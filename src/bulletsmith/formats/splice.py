"""Put a bullet's new words into its source so that markup around kept words stays where it is."""

from __future__ import annotations

from collections.abc import Callable
from difflib import SequenceMatcher

from bulletsmith.bullets.patterns import pattern
from bulletsmith.formats.document import Place

_WORD = pattern(r"\s+|\w+|[^\w\s]")


def respliced(
    source: str,
    place: Place,
    old: str,
    new: str,
    escape: Callable[[str], str],
    plain: Callable[[str], str],
) -> tuple[str, bool]:
    """The source of `new` for the bullet at `place`, now `old`, and whether its markup stood.

    Words that stay keep their source, a link or bold with them; changed stretches are escaped.
    Where a change cuts through markup, so that `plain` of the result would not read as `new`, all
    of the bullet is written anew and the second value is False.
    """
    whole = source[place.start : place.end]
    if whole == old:
        return escape(new), True
    parts: list[str] = []
    done = place.start
    before, after = _WORD.findall(old), _WORD.findall(new)
    starts = [0]
    for word in before:
        starts.append(starts[-1] + len(word))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        first = place.source(starts[a])
        last = place.source(starts[b]) if b < len(before) else place.end
        if b > a:
            last = max(first, place.source(starts[b] - 1) + _length(place, starts[b] - 1))
        parts += [source[done:first], escape("".join(after[c:d]))]
        done = last
    kept = "".join([*parts, source[done : place.end]])
    if plain(kept) == new:
        return kept, True
    return escape(new), False


def _length(place: Place, offset: int) -> int:
    """How long the source of the character at `offset` is: `\\&` is two for one."""
    here = place.source(offset)
    for mine, theirs in place.map:
        if mine == offset + 1:
            return max(1, theirs - here) if theirs - here <= 2 else 1
        if mine > offset + 1:
            break
    return min(1, place.end - here)
