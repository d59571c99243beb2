"""Positions and the company that stands above them, in an entry of its own or in the first's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletsmith.dates import PRESENT
from bulletsmith.formats.entry import Entry, entry, is_title
from bulletsmith.formats.latex.found import FoundEntry
from bulletsmith.formats.latex.marks import ENTRIES, SUBSECTION

_COMMANDS = re.compile(r"\\([A-Za-z@]+)")


def maker(source: str) -> str:
    """The macro that makes the entry whose heading is `source`; empty where none is known to."""
    names = (found[1] for found in _COMMANDS.finditer(source))
    return next((name for name in names if ENTRIES.match(name) or SUBSECTION.match(name)), "")


def with_companies(entries: Sequence[FoundEntry]) -> list[FoundEntry]:
    """The entries that are positions, each with the company that it stands below.

    A position that names no company is of the one above where that is a heading over both: an entry
    of a company and its years alone, which is no position, or one whose company stands first. Where
    a macro for further positions is used, it is of the one above in any case.
    """
    kept: list[FoundEntry] = []
    above: FoundEntry | None = None  # whose company the last position is of as well
    for found in entries:
        before = kept[-1] if kept else None
        if before and before.made == found.made:
            if before.below:
                _put_below(found, before.told.company)
            elif above or _company_first(before):
                found.told = _whole(found)
        told = found.told
        needs = told.title and told.start and not (told.company or found.alone)
        above = _over(found, before, above) if needs and before else None
        if above and above is before and _is_company(above):
            kept.pop()
            above.told = Entry("", above.told.title, *above.told[2:])
        if above:
            place = told.location or above.told.location
            found.told = told._replace(company=above.told.company, location=place)
        kept.append(found)
    return kept


def _over(found: FoundEntry, before: FoundEntry, above: FoundEntry | None) -> FoundEntry | None:
    """The entry whose company `found` is of too; `above` is that of the one `before` it."""
    told = found.told
    further = found.made != before.made
    if above and not further and (above.told.title or _within(told, above.told)):
        return above
    if _is_company(before):
        return before if _within(told, before.told) else None
    heads = further or _company_first(before)
    return before if heads and not told.location else None


def _put_below(found: FoundEntry, company: str) -> None:
    """Read an entry as one more below the heading `company`, unless it names another."""
    told = entry([*found.parts, company])
    if told.company == company:
        found.told, found.below = told, True


def _whole(found: FoundEntry) -> Entry:
    """`Engineer, Search` as the title that it is below a company, which is no `Search`."""
    told = found.told
    name = f"{told.title}, {told.company}"
    return told._replace(title=name, company="") if name in found.parts else told


def _is_company(found: FoundEntry) -> bool:
    """Whether an entry names a company, its years and nothing else."""
    told = found.told
    alone = bool(told.title and told.start) and not (told.company or found.bullets)
    return alone and not is_title(told.title)


def _company_first(found: FoundEntry) -> bool:
    """Whether the company stands above the title."""
    title, company = found.told.title, found.told.company.partition(", ")[0]
    starts = [
        next((at for at, part in enumerate(found.parts) if name and part.startswith(name)), -1)
        for name in (company, title)
    ]
    return 0 <= starts[0] < starts[1]


def _goes_on(told: Entry, above: Entry) -> bool:
    """Whether a further position is of the company above: its own entry bounds the years."""
    return bool(above.title) or _within(told, above)


def _within(inner: Entry, outer: Entry) -> bool:
    """Whether the years of one lie within those of the other."""
    return outer.start[:4] <= inner.start[:4] and _last(inner) <= _last(outer)


def _last(told: Entry) -> str:
    return "9999" if told.end == PRESENT else (told.end or told.start)[:4]
