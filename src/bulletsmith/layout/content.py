"""What stands on the page, in its order: the sections of a CV as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bulletsmith.bullets.text import one_line
from bulletsmith.cv import CV, Address, Bullet
from bulletsmith.dataclass import replace
from bulletsmith.dates import dates_as_words
from bulletsmith.named import NamedTuple

_ENOUGH = 200  # bullets: four pages or more
_TIERS = {"core": "Core", "working": "Working knowledge", "familiar": "Familiar", "flat": ""}


class Item(NamedTuple):
    """A bullet on the page, and where it stands in the CV."""

    address: Address
    text: str


class Entry(NamedTuple):
    """A role, project or degree: two lines of heads, and its bullets."""

    title: str
    subtitle: str
    place: str
    dates: str
    items: tuple[Item, ...]


class Part(NamedTuple):
    """A section of the page; `lines` are pairs of a label and what it labels."""

    title: str
    text: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    entries: tuple[Entry, ...] = ()
    items: tuple[Item, ...] = ()

    @property
    def every_item(self) -> Iterator[Item]:
        """The bullets of its entries, and its own."""
        for entry in self.entries:
            yield from entry.items
        yield from self.items


def contact(cv: CV) -> list[str]:
    """How to reach the person, in the order of the page."""
    person = cv.profile
    parts = (person.email, person.phone, person.location, *person.links)
    return [told for part in parts if (told := one_line(part))]


def parts(cv: CV) -> list[Part]:
    """The sections that hold anything."""
    return [part for part in _parts(cv) if any(part[1:])]


def first_pages(cv: CV) -> tuple[CV, float]:
    """A CV of hundreds of bullets cut to its first pages, and how many times as long it is."""
    total = sum(len(role.bullets) for role in cv.roles)
    if total <= _ENOUGH:
        return cv, 1
    kept, room = [], _ENOUGH
    for role in cv.roles:
        if room > 0:
            kept.append(replace(role, bullets=role.bullets[:room]))
            room -= len(role.bullets) + 1
    held = sum(len(role.bullets) for role in kept)
    return CV(cv.profile, cv.summary, tuple(kept)), total / held


def _parts(cv: CV) -> Iterator[Part]:
    yield Part("Summary", text=one_line(cv.summary.sentence))
    yield Part(
        "Experience",
        entries=tuple(
            _entry(
                role.title,
                role.company,
                role.location,
                dates_as_words(role.start, role.end),
                _bullets(("roles", index), role.bullets),
            )
            for index, role in enumerate(cv.roles)
        ),
    )
    yield Part(
        "Tools",
        lines=tuple(
            (f"{_TIERS[tier]}: " if _TIERS[tier] else "", one_line(", ".join(names)))
            for tier, names in cv.tools
            if names
        ),
    )
    yield Part(
        "Projects",
        entries=tuple(
            _entry(
                project.name,
                project.evidence or project.url,
                project.url if project.evidence else "",
                dates_as_words(project.start, project.end),
                _bullets(("projects", index), project.bullets),
            )
            for index, project in enumerate(cv.projects)
        ),
    )
    yield Part(
        "Education",
        entries=tuple(
            _entry(
                degree.degree,
                degree.school,
                "",
                dates_as_words(degree.year, ""),
                _items(("education", index, "details"), degree.details),
            )
            for index, degree in enumerate(cv.education)
        ),
    )
    for index, section in enumerate(cv.sections):
        title = one_line(section.title)
        yield Part(title, items=_items(("sections", index, "items"), section.items))


def _entry(title: str, subtitle: str, place: str, dates: str, items: tuple[Item, ...]) -> Entry:
    if not title:
        title, subtitle = subtitle, ""
    title, subtitle, place, dates = map(one_line, (title, subtitle, place, dates))
    return Entry(title, subtitle, place, dates, items)


def _bullets(parent: Address, bullets: tuple[Bullet, ...]) -> tuple[Item, ...]:
    return _items((*parent, "bullets"), (bullet.text for bullet in bullets))


def _items(parent: Address, texts: Iterable[str]) -> tuple[Item, ...]:
    items = (Item((*parent, index), one_line(text)) for index, text in enumerate(texts))
    return tuple(item for item in items if item.text)
