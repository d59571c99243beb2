"""What a file says after a save, in the values that it was saved from."""

from __future__ import annotations

from bulletsmith.cv import CV, Bullet, bullets, put


def as_typed(read: CV, mine: CV) -> CV:
    """`read` with the bullets of `mine` wherever they say the same, so that slots stay slots.

    A bullet is looked for at its own place first, then anywhere: another program may have moved it.
    """
    said = {bullet.text: bullet for _, bullet in bullets(mine) if bullet.slots}
    for kind in ("roles", "projects"):
        ours = getattr(mine, kind)
        for index, thing in enumerate(getattr(read, kind)):
            there: tuple[Bullet, ...] = ours[index].bullets if index < len(ours) else ()
            kept = tuple(
                there[i]
                if i < len(there) and there[i].text == bullet.text
                else said.get(bullet.own, bullet)
                for i, bullet in enumerate(thing.bullets)
            )
            if kept != thing.bullets:
                read = put(read, (kind, index, "bullets"), kept)
    return read
