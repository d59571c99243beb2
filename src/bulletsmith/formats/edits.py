"""What changed between two CVs, as the fewest edits that a person would call by name.

An inserted bullet is one Insert and a moved one a Move, so that a patch touches what was touched.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from bulletsmith.cv import CV, Address, Bullet, at, insert, move, put, remove
from bulletsmith.formats.document import Delete, Edit, Insert, Move, Set

_ALIKE = 60.0  # of 100: below, two bullets are two bullets
_PAIRS = 40_000  # above, similarity is not worth its time: pair by position


def apply(cv: CV, edits: Sequence[Edit]) -> CV:
    """`cv` with `edits` made, one after the other. Raises LookupError for what is not there."""
    for edit in edits:
        match edit:
            case Set(address, value):
                at(cv, address)
                cv = put(cv, address, value)
            case Insert(address, value):
                cv = insert(cv, address, value)
            case Delete(address):
                cv = remove(cv, address)
            case Move(address, to):
                cv = move(cv, address, to)
    return cv


def edits_between(before: CV, after: CV) -> tuple[Edit, ...]:
    """The edits that make `before` into `after`."""
    return tuple(_changes((), before, after))


def spread(cv: CV, edit: Edit) -> tuple[Edit, ...]:
    """`edit` of a role, a list or any other whole as edits of its parts; of a part, itself."""
    if not isinstance(edit, Set):
        return (edit,)
    return tuple(_changes(edit.address, at(cv, edit.address), edit.value))


def _changes(address: Address, old: Any, new: Any) -> Iterator[Edit]:
    if old == new:
        return
    if isinstance(new, tuple):
        yield from _list_changes(address, old, new)
    elif is_dataclass(new) and not isinstance(new, Bullet):
        for part in fields(new):
            if part.compare:
                one, other = getattr(old, part.name), getattr(new, part.name)
                yield from _changes((*address, part.name), one, other)
    else:
        yield Set(address, dict(new) if isinstance(new, Mapping) else new)


def _list_changes(address: Address, old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[Edit]:
    source = matched(old, new)  # for each new item the index of the old one that it was
    kept = set(source.values())
    for index in range(len(old) - 1, -1, -1):
        if index not in kept:
            yield Delete((*address, index))
    current = sorted(kept)
    target = [source[k] for k in range(len(new)) if k in source]
    placed = _longest_rise(target)
    previous: int | None = None
    for item in target:
        if item not in placed:
            index = current.index(item)
            current.pop(index)
            to = 0 if previous is None else current.index(previous) + 1
            current.insert(to, item)
            placed.add(item)
            if to != index:
                yield Move((*address, index), to)
        previous = item
    for k, value in enumerate(new):
        if k not in source:
            yield Insert((*address, k), value)
    for k, value in enumerate(new):
        if k in source:
            yield from _changes((*address, k), old[source[k]], value)


def matched(old: tuple[Any, ...], new: tuple[Any, ...]) -> dict[int, int]:
    """Which old item each new one was: the same first, then the alike, then those in its place."""
    found: dict[int, int] = {}
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        found[head] = head
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        found[len(new) - 1 - tail] = len(old) - 1 - tail
        tail += 1
    free: dict[Any, list[int]] = {}
    for index in range(len(old) - tail - 1, head - 1, -1):
        free.setdefault(old[index], []).append(index)
    for k in range(head, len(new) - tail):
        if free.get(new[k]):
            found[k] = free[new[k]].pop()
    left = sorted(index for indexes in free.values() for index in indexes)
    fresh = [k for k in range(len(new)) if k not in found]
    for k, index in _alike(old, new, left, fresh):
        found[k] = index
        left.remove(index)
        fresh.remove(k)
    # What is left and stands between the same neighbours was rewritten in its place.
    for k in fresh:
        before = found.get(k - 1, -1) if k else -1
        if before + 1 in left and (k == 0 or before >= 0):
            found[k] = before + 1
            left.remove(before + 1)
    return found


def _alike(
    old: tuple[Any, ...], new: tuple[Any, ...], left: list[int], fresh: list[int]
) -> list[tuple[int, int]]:
    """Pairs (new, old) that say nearly the same, the nearest first, each item in one pair."""
    if not left or not fresh or len(left) * len(fresh) > _PAIRS:
        return []
    from rapidfuzz.fuzz import ratio

    olds = [_words(old[index]) for index in left]
    scored = [
        (-ratio(words, other), abs(k - index), k, index)
        for k in fresh
        for words in (_words(new[k]),)
        for index, other in zip(left, olds, strict=True)
    ]
    pairs: dict[int, int] = {}
    for score, _, k, index in sorted(scored):
        if -score >= _ALIKE and k not in pairs and index not in pairs.values():
            pairs[k] = index
    return list(pairs.items())


def _words(item: Any) -> str:
    """What an item of a list says, for telling whether two are the same thing."""
    if isinstance(item, str):
        return item
    if isinstance(item, Bullet):
        return item.own or " ".join(words for _, words in item.slots)
    values = (getattr(item, part.name) for part in fields(item))
    return " ".join(value for value in values if isinstance(value, str))


def _longest_rise(items: list[int]) -> set[int]:
    """The most items that already stand in rising order: they need not move."""
    ends: list[int] = []
    chains: list[tuple[int, ...]] = []
    for item in items:
        place = bisect_left(ends, item)
        chain = (*(chains[place - 1] if place else ()), item)
        ends[place : place + 1] = [item]
        chains[place : place + 1] = [chain]
    return set(chains[-1]) if chains else set()
