"""What a file says after a save, in the values that it was saved from."""

from __future__ import annotations

from bulletsmith.cv import CV, put


def as_typed(read: CV, mine: CV) -> CV:
    """`read` with the bullets of `mine` wherever they say the same, so that slots stay slots."""
    for kind in ("roles", "projects"):
        ours = getattr(mine, kind)
        for index, thing in enumerate(getattr(read, kind)[: len(ours)]):
            kept = tuple(
                ours[index].bullets[i]
                if i < len(ours[index].bullets) and ours[index].bullets[i].text == bullet.text
                else bullet
                for i, bullet in enumerate(thing.bullets)
            )
            if kept != thing.bullets:
                read = put(read, (kind, index, "bullets"), kept)
    return read
