"""Three-way merge: what two people made of one CV, put together as far as it does not collide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from bulletsmith.cv import CV, Address, Bullet, put, remove
from bulletsmith.formats.edits import matched


@dataclass(frozen=True, slots=True)
class Collision:
    """A thing that both changed, at `address` in the merged CV.

    `kept` stands there now, `other` could stand there instead; None is a thing taken away. `mine`
    tells whether what is kept is mine.
    """

    address: Address
    kept: Any
    other: Any
    mine: bool = True


def merged(base: CV, mine: CV, theirs: CV) -> tuple[CV, tuple[Collision, ...]]:
    """`base` with the changes of both, thing by thing, and where the two disagree.

    A thing that only one of them changed is as that one made it. Where both did, mine is kept, but
    what one took away and the other changed stays, so that no words are lost.
    """
    found: list[Collision] = []
    cv = _merge((), base, mine, theirs, found)
    return cv, tuple(found)


def resolved(cv: CV, others: Iterable[Collision]) -> CV:
    """The merged `cv` with the other side of each of `others` taken."""
    gone: list[Address] = []
    for one in others:
        if one.other is None:
            gone.append(one.address)
        else:
            cv = put(cv, one.address, one.other)
    for address in sorted(gone, key=lambda address: [str(s).zfill(9) for s in address])[::-1]:
        cv = remove(cv, address)
    return cv


def _merge(address: Address, base: Any, mine: Any, theirs: Any, found: list[Collision]) -> Any:
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    if isinstance(base, tuple):
        return _merge_lists(address, base, mine, theirs, found)
    if is_dataclass(base) and not isinstance(base, (Bullet, type)):
        parts = {
            part.name: _merge(
                (*address, part.name),
                getattr(base, part.name),
                getattr(mine, part.name),
                getattr(theirs, part.name),
                found,
            )
            for part in fields(base)
            if part.compare
        }
        loose = {p.name: getattr(theirs, p.name) for p in fields(base) if not p.compare}
        return type(base)(**parts, **loose)
    found.append(Collision(address, mine, theirs))
    return mine


def _merge_lists(
    address: Address,
    base: tuple[Any, ...],
    mine: tuple[Any, ...],
    theirs: tuple[Any, ...],
    found: list[Collision],
) -> tuple[Any, ...]:
    ours, others = _turned(matched(base, mine)), _turned(matched(base, theirs))
    order = _order(ours, others)
    mine_added, theirs_added = _behind(mine, ours), _behind(theirs, others)

    def added(item: int) -> list[Any]:
        """What was put in behind `item`, -1 for in front of all; what both put in, once."""
        found = list(mine_added.get(item, []))
        rest = list(found)
        for one in theirs_added.get(item, []):
            if one in rest:
                rest.remove(one)
            else:
                found.append(one)
        return found

    items: list[Any] = list(added(-1))
    for item in order:
        here = (*address, len(items))
        was = base[item]
        if item in ours and item in others:
            items.append(_merge(here, was, mine[ours[item]], theirs[others[item]], found))
        elif item in ours and mine[ours[item]] != was:  # they took away what I changed
            items.append(mine[ours[item]])
            found.append(Collision(here, items[-1], None))
        elif item in others and theirs[others[item]] != was:  # I took away what they changed
            items.append(theirs[others[item]])
            found.append(Collision(here, items[-1], None, mine=False))
        items += added(item)
    return tuple(items)


def _turned(pairs: dict[int, int]) -> dict[int, int]:
    return {old: new for new, old in pairs.items()}


def _order(ours: dict[int, int], others: dict[int, int]) -> list[int]:
    """The items of the base in the order that the one who moved them gave them; mine if both."""
    both = sorted(ours.keys() & others.keys())
    moved = sorted(both, key=ours.__getitem__) != both
    lead, rest = (ours, others) if moved else (others, ours)
    order = sorted(lead, key=lead.__getitem__)
    for item in sorted(rest.keys() - lead.keys(), key=rest.__getitem__):
        # behind what stands before it on its own side
        before = [other for other in order if other in rest and rest[other] < rest[item]]
        nearest = max(before, key=rest.__getitem__, default=None)
        order.insert(0 if nearest is None else order.index(nearest) + 1, item)
    return order


def _behind(items: tuple[Any, ...], places: dict[int, int]) -> dict[int, list[Any]]:
    """What is new in `items`, by the item of the base that it stands behind."""
    known = {new: old for old, new in places.items()}
    found: dict[int, list[Any]] = {}
    last = -1
    for index, item in enumerate(items):
        if index in known:
            last = known[index]
        else:
            found.setdefault(last, []).append(item)
    return found
