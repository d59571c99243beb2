"""The CV beside its owner's LinkedIn profile: what goes into the profile, and what comes from it.

Whatever is proposed is put together from the words of the CV and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bulletsmith.bullets.text import one_line
from bulletsmith.cv import CV, Address, Role, called, insert, put
from bulletsmith.dates import PRESENT, dates_as_words, is_present, moment, month_index
from bulletsmith.formats.document import Insert

if TYPE_CHECKING:
    from bulletsmith.checks.differing import Difference
    from bulletsmith.checks.matching import Pair
    from bulletsmith.session.session import Session

HEADLINE, ABOUT, DESCRIPTION = 220, 2_600, 2_000  # characters that the profile's fields hold
_BULLETS = 3  # in the About
_TAKEN = ("title", "company", "dates", "role")  # what a CV can take from the profile


class Wording(NamedTuple):
    """The CV's words for a field of the profile that holds `most` characters (0: any number)."""

    what: str
    text: str
    most: int = 0

    @property
    def length(self) -> str:
        """`84 of 220 characters`."""
        return f"{len(self.text)} of {self.most} characters" if self.most else ""


@dataclass(frozen=True)
class Beside:
    """A CV and a profile, their roles paired, and what differs; `notes` tell what was left out."""

    cv: CV
    profile: CV
    pairs: tuple[Pair, ...]
    differences: tuple[tuple[str, Difference], ...]
    notes: tuple[str, ...]

    @classmethod
    def of(cls, cv: CV, profile: CV, today: date | None = None) -> Beside:
        """The comparison."""
        from bulletsmith.checks.linkedin import beside, differences, not_compared

        view = beside(cv, profile, today or date.today())
        return cls(cv, profile, view.pairs, differences(view), not_compared(cv, profile))

    def of_pair(self, pair: int | None) -> tuple[int, ...]:
        """The indexes of the differences of a pair of roles; those of no role for None."""
        told = enumerate(self.differences)
        return tuple(index for index, (_, one) in told if one.pair == pair)

    # What goes into the profile

    def wording(self, row: Address) -> Wording:
        """The CV's words for what `row` stands for; empty text where it has none."""
        match row:
            case ("headline",):
                return Wording("headline", headline(self.cv), HEADLINE)
            case ("about",):
                return Wording("About", about(self.cv), ABOUT)
            case ("skills",):
                lacking = [one.mine for _, one in self.differences if one.about == "tool"]
                return Wording("skills", "\n".join(lacking or self.cv.tools.core))
            case ("pair", int(index)):
                return self._role(index)
            case ("difference", int(index)):
                return self._difference(self.differences[index][1])
        return Wording("", "")

    def _role(self, index: int) -> Wording:
        pair = self.pairs[index]
        mine = [self.cv.roles[one] for one in pair.roles]
        text = described(mine)
        if mine and pair.position is None:
            head = (mine[0].title, mine[0].company, dates_as_words(mine[0].start, mine[0].end))
            text = "\n".join([*(part for part in head if part), "", text]).strip()
        return Wording("description", text, DESCRIPTION)

    def _difference(self, one: Difference) -> Wording:
        match one.about:
            case "headline":
                return self.wording(("headline",))
            case "role" | "scope" if one.pair is not None:
                return self._role(one.pair)
            case "tool":
                return Wording("skill", one.mine)
        return Wording(one.about, one.mine)

    def theirs(self, row: Address) -> str:
        """The profile's words for what `row` stands for."""
        match row:
            case ("headline",):
                return self.profile.profile.headline
            case ("about",):
                return self.profile.summary.sentence
            case ("skills",):
                return ", ".join(name for _, names in self.profile.tools for name in names)
            case ("pair", int(index)):
                return "\n\n".join(
                    as_told(self.profile.roles[one]) for one in self.pairs[index].positions
                )
            case ("difference", int(index)):
                return self.differences[index][1].theirs
        return ""

    def mine(self, row: Address) -> str:
        """The CV's words as they stand."""
        match row:
            case ("pair", int(index)):
                return "\n\n".join(as_told(self.cv.roles[one]) for one in self.pairs[index].roles)
            case ("difference", int(index)) if self.differences[index][1].about != "headline":
                return self.differences[index][1].mine
        return self.wording(row).text

    # What comes from it

    def takes(self, row: Address) -> tuple[str, ...]:
        """What of `row` the CV can take: `title`, `company`, `dates`, or a whole `role`."""
        return tuple(one.about for one in self._takes(row))

    def _takes(self, row: Address) -> list[Difference]:
        match row:
            case ("difference", int(index)):
                told = [self.differences[index][1]]
            case ("pair", int(index)):
                told = [self.differences[one][1] for one in self.of_pair(index)]
            case _:
                told = []
        return [one for one in told if one.about in _TAKEN and one.theirs]

    def take(self, session: Session, row: Address) -> str:
        """Put the profile's words into the CV, in one step; says what, or nothing at all."""
        taken = self._takes(row)
        if not taken or session.cv is not self.cv:
            return ""
        assert taken[0].pair is not None
        pair = self.pairs[taken[0].pair]
        if pair.role is None:
            return self._add(session, pair)
        cv = self.cv
        for one in taken:
            cv = self._dated(cv, pair) if one.about == "dates" else put(cv, one.at, one.theirs)
        at: Address = taken[0].at[:2]
        told = f"{_and([one.about for one in taken])} of {called(self.cv, at)} from the profile"
        session.change(told, cv, where=at)
        return told

    def _dated(self, cv: CV, pair: Pair) -> CV:
        """The CV with the profile's dates, from the first start to the last end of the pair."""
        theirs = [self.profile.roles[one] for one in pair.positions]
        first = min(pair.roles, key=lambda one: _month(self.cv.roles[one].start))
        last = max(pair.roles, key=lambda one: _month(self.cv.roles[one].end, late=True))
        start = min((role.start for role in theirs), key=_month)
        end = max((role.end for role in theirs), key=lambda end: _month(end, late=True))
        for at, told in ((("roles", first, "start"), start), (("roles", last, "end"), end)):
            cv = put(cv, at, told) if told else cv
        return cv

    def _add(self, session: Session, pair: Pair) -> str:
        """Add a role that only the profile has, where its time puts it."""
        assert pair.position is not None
        role = self.profile.roles[pair.position]
        began = _month(role.start)
        later = [i for i, one in enumerate(self.cv.roles) if _month(one.start) < began]
        at: Address = ("roles", later[0] if later else len(self.cv.roles))
        cv = insert(self.cv, at, role)
        told = f"{called(cv, at)} from the profile"
        session.change(told, cv, Insert(at, role), at)
        return told


def headline(cv: CV) -> str:
    """A headline in the CV's own words: the title of today, the domain, what was achieved."""
    role = next((one for one in cv.roles if is_present(one.end)), next(iter(cv.roles), None))
    now = [part for part in (role.title, role.company) if part] if role else []
    said = " at ".join(now) if role and is_present(role.end) else (role.title if role else "")
    own, summary = cv.profile.headline, cv.summary
    parts = [said, summary.domain if not summary.text else "", summary.outcome, summary.scale]
    if not (parts[1] or parts[2]):
        parts = [own] if own and own.lower() not in said.lower() else [said]
        if said and not _shares(said, own):
            parts = [said, own]
    return _fitting((one_line(part).rstrip(".") for part in parts), " | ", HEADLINE)


def about(cv: CV) -> str:
    """An About in the CV's own words: its summary, the first bullets of its newest roles, tools."""
    firsts = [role.bullets[0].text for role in cv.roles[:_BULLETS] if role.bullets]
    told = "\n".join(f"• {text}" for text in firsts)
    parts = [cv.summary.sentence, told, ", ".join(cv.tools.core)]
    return _fitting(parts, "\n\n", ABOUT)


def described(roles: Iterable[Role]) -> str:
    """What a role's description on the profile says: its bullets, each on a line with its mark."""
    lines = (f"• {bullet.text}" for role in roles for bullet in role.bullets)
    return _fitting(lines, "\n", DESCRIPTION)


def as_told(role: Role) -> str:
    """A role as it is read: title, company and dates, then its bullets."""
    head = [part for part in (role.title, role.company) if part]
    dates = dates_as_words(role.start, role.end)
    return "\n".join([" · ".join(head), dates, *(f"• {bullet.text}" for bullet in role.bullets)])


def _fitting(parts: Iterable[str], between: str, most: int) -> str:
    """As many of `parts` as fit into `most` characters, none of them cut."""
    text = ""
    for part in parts:
        longer = f"{text}{between}{part}" if text and part else text or part
        if len(longer) <= most:
            text = longer
    return text


def _shares(one: str, other: str) -> bool:
    words = set(one.lower().replace(",", " ").split())
    return not words.isdisjoint(other.lower().replace(",", " ").split())


def _month(text: str, *, late: bool = False) -> int:
    if text == PRESENT or is_present(text):
        return 10**6
    value = moment(text)
    return month_index(value, late=late) if value else 0


def _and(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def archive_named(path: Path) -> Path:
    """What the choice of `path` means: one table stands for the folder that it is in."""
    return path.parent if path.suffix.lower() == ".csv" else path
