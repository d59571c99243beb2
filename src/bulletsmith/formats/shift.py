"""Where things stand after an edit: addresses follow what was put in, taken out or moved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bulletsmith.cv import Address
from bulletsmith.formats.document import Delete, Edit, Insert, Move, Suppression


def shifted(address: Address, edit: Edit) -> Address | None:
    """Where the thing at `address` stands after `edit`; None when `edit` took it away."""
    *parent, index = edit.address
    depth = len(parent)
    if list(address[:depth]) != parent or len(address) <= depth:
        return address
    here = address[depth]
    if not isinstance(here, int) or not isinstance(index, int):
        return address
    match edit:
        case Insert():
            here += here >= index
        case Delete():
            if here == index:
                return None
            here -= here > index
        case Move(to=to):
            if here == index:
                here = to
            else:
                here -= here > index
                here += here >= to
    return (*address[:depth], here, *address[depth + 1 :])


def followed(there: Iterable[Suppression], edits: Sequence[Edit]) -> tuple[Suppression, ...]:
    """The comments after `edits`: each goes where its bullet goes, and away with it."""
    kept: list[Suppression] = []
    for one in there:
        new: Address | None = one.address
        for edit in edits:
            new = shifted(new, edit) if new is not None else None
        if new is not None:
            kept.append(one if new == one.address else one._replace(address=new))
    return tuple(kept)


def opposite(edit: Edit | None) -> Edit | None:
    """The edit that takes `edit` back, as far as addresses go."""
    match edit:
        case Insert(address=address):
            return Delete(address)
        case Delete(address=address):
            return Insert(address, None)
        case Move(address=address, to=to):
            assert isinstance(address[-1], int)
            return Move((*address[:-1], to), address[-1])
    return None
