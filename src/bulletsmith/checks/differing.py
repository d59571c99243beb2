"""Where a CV and a profile tell two stories: what each says, and how a stranger reads it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from bulletsmith.checks.rule import Hit, Severity
from bulletsmith.cv import Address, Role
from bulletsmith.dates import dates_as_words


class Reading(StrEnum):
    """What a stranger takes a difference for."""

    EXAGGERATES = "the CV exaggerates"
    NEGLECTED = "the profile is neglected"


class Difference(NamedTuple):
    """One thing that the two sides tell differently.

    `about` is `role`, `title`, `company`, `dates`, `headline`, `scope` or `tool`; `mine` and
    `theirs` the words of the CV and of the profile, empty where a side says nothing; `pair` the
    index of the pair of roles, None for what is no role's. `start` and `end` are offsets into the
    text at `at`.
    """

    about: str
    mine: str
    theirs: str
    reading: Reading
    at: Address
    pair: int | None = None
    start: int = 0
    end: int = 0
    why: str = ""  # what makes a stranger read it so
    severity: Severity | None = None  # where it weighs less than its rule does

    @property
    def message(self) -> str:
        """Both sides' words, and the stranger's reading, as a finding says them."""
        thing = _NOTHING.get(self.about, "nothing of it")
        mine = f"“{_cut(self.mine)}”" if self.mine else thing
        theirs = f"“{_cut(self.theirs)}”" if self.theirs else thing
        return f"the CV says {mine}, the profile {theirs}: {self.stranger}"

    @property
    def stranger(self) -> str:
        """How a stranger reads it, in words."""
        why = f" ({self.why})" if self.why else ""
        return f"a stranger takes it that {self.reading.value}{why}"

    def hit(self) -> Hit:
        """It as what a rule finds."""
        return Hit(self.message, self.start, self.end, self.at, severity=self.severity)


_NOTHING = {"role": "nothing of this role", "tool": "no such skill"}
_MOST = 90  # characters of each side in a finding


def _cut(words: str) -> str:
    return words if len(words) <= _MOST else words[: _MOST - 1].rstrip() + "…"


def told(role: Role) -> str:
    """A role in one line: `Senior ML Engineer, Acme, Mar 2022 – present`."""
    parts = (role.title, role.company, dates_as_words(role.start, role.end))
    return ", ".join(part for part in parts if part)
