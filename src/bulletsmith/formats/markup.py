"""What a rewrite took from a bullet beside its words: a link, bold, an image.

An adapter finds the markup of one bullet's source as `Markup`s, which `splice.respliced` keeps
where the new words do not touch them, and names those of a whole document; `lost` tells from two
readings what is gone, whatever a patch did.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from bulletsmith.cv import Address, Bullet, at, number
from bulletsmith.formats.document import Delete, Document, Edit, Format, Insert, Named, Remark, Set
from bulletsmith.formats.shift import opposite, shifted


class Lost(NamedTuple):
    """The markup that the bullet at `address` had and has no more."""

    address: Address
    markup: tuple[Named, ...]

    def __str__(self) -> str:
        """A sentence for the user."""
        gone = ", ".join(map(str, self.markup))
        return f"bullet {number(self.address)} has lost {gone}: the new words leave no place for it"


def lost(
    format: Format, before: Document, after: Document, edits: Sequence[Edit | Remark]
) -> tuple[Lost, ...]:
    """What `edits`, which made `after` of `before`, took from the markup of rewritten bullets.

    A bullet that was deleted loses nothing; one that was put in again elsewhere is the same.
    """
    touched = _rewritten(before, edits)
    if not touched:
        return ()
    had, has = format.markup(before), format.markup(after)
    found = (
        Lost(new, gone)
        for new, old in sorted(touched.items())
        if (gone := _gone(had.get(old, ()), has.get(new, ())))
    )
    return tuple(found)


def _rewritten(before: Document, edits: Sequence[Edit | Remark]) -> dict[Address, Address]:
    """Where the bullets whose words were written stand after all edits, and where they stood."""
    changes = [edit for edit in edits if isinstance(edit, Edit)]
    gone: dict[str, Address] = {}
    found: dict[Address, Address] = {}
    for index, edit in enumerate(changes):
        old: Address | None
        match edit:
            case Set(address, Bullet()):
                old = _stood(address, changes[:index])
            case Insert(address, Bullet() as bullet):
                old = gone.pop(bullet.text, None)
            case Delete(address):
                old = _stood(address, changes[:index])
                taken = _bullet(before, old)
                if old is not None and taken is not None:
                    gone[taken.text] = old
                continue
            case _:
                continue
        new: Address | None = address
        for later in changes[index + 1 :]:
            new = shifted(new, later) if new is not None else None
        if old is not None and new is not None:
            found[new] = old
    return found


def _stood(address: Address, edits: Sequence[Edit]) -> Address | None:
    """Where what stands at `address` after `edits` stood before them; None where it is new."""
    old: Address | None = address
    for edit in reversed(edits):
        back = opposite(edit)
        old = shifted(old, back) if old is not None and back is not None else old
    return old


def _bullet(document: Document, address: Address | None) -> Bullet | None:
    try:
        thing = at(document.cv, address) if address else None
    except LookupError:
        return None
    return thing if isinstance(thing, Bullet) else None


def _gone(had: Sequence[Named], has: Sequence[Named]) -> tuple[Named, ...]:
    """What of `had` is not in `has`; markup of one kind that stands on other words now is kept."""
    before, after = Counter(had), Counter(has)
    left = [*(before - after).elements()]
    rest = Counter((one.kind, one.target) for one in (after - before).elements())
    gone: list[Named] = []
    for one in left:
        if rest[one.kind, one.target] > 0:
            rest[one.kind, one.target] -= 1
        else:
            gone.append(one)
    return tuple(gone)
