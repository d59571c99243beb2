"""Changes of the tools: into another tier, another name, another year. Pure."""

from __future__ import annotations

from dataclasses import replace

from bulletsmith.bullets.text import one_line
from bulletsmith.cv import Address, Tools, at, put, remove

TIERS = ("core", "working", "familiar")


def placed(tools: Tools, address: Address, tier: str, index: int) -> Tools:
    """`tools` with the one at `address` (`("core", 2)`) at `index` of `tier`."""
    entry: str = at(tools, address)
    without = remove(tools, address)
    there: tuple[str, ...] = at(without, (tier,))
    index = max(0, min(index, len(there)))
    return put(without, (tier,), (*there[:index], entry, *there[index:]))


def added(tools: Tools, tier: str, entry: str) -> Tools:
    """`tools` with `entry` at the end of `tier`."""
    there: tuple[str, ...] = at(tools, (tier,))
    return put(tools, (tier,), (*there, one_line(entry)))


def renamed(tools: Tools, address: Address, entry: str) -> Tools:
    """`tools` with another name at `address`; the year of its last use goes with it."""
    old, new = at(tools, address), one_line(entry)
    used = {new if name == old else name: year for name, year in tools.last_used.items()}
    return replace(put(tools, address, new), last_used=used)


def dropped(tools: Tools, address: Address) -> Tools:
    """`tools` without the one at `address`, nor the year of its last use."""
    old = at(tools, address)
    used = {name: year for name, year in tools.last_used.items() if name != old}
    return replace(remove(tools, address), last_used=used)


def used_in(tools: Tools, address: Address, year: int | None) -> Tools:
    """`tools` with the year in which the one at `address` was last used; None forgets it."""
    used = dict(tools.last_used)
    entry = at(tools, address)
    used.pop(entry, None)
    if year is not None:
        used[entry] = year
    return replace(tools, last_used=used)
