"""What a rule looks at: a bullet, a role or a CV, with everything derived from it computed once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from bulletsmith.bullets.facts import Facts
from bulletsmith.bullets.reading import Reading
from bulletsmith.cv import CV, Address, Bullet, Role


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user decides: which rules run, how they weigh, and words of their own.

    `select` and `ignore` hold codes, names or prefixes (`MET`, `MET003`, `no-baseline`); `severity`
    maps a code to `error`, `warning` or `advice`. `seniority` is `junior`, `mid`, `senior` or empty
    (told by the roles' dates). `words` are spellings and acronyms that are never objected to.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    seniority: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class BulletView:
    """One bullet, read once for all rules.

    `current` tells whether the role goes on (True), has ended (False) or is not known (None).
    """

    bullet: Bullet
    current: bool | None = None
    settings: Settings = Settings()

    @cached_property
    def text(self) -> str:
        """The bullet as it is read."""
        return self.reading.text

    @cached_property
    def low(self) -> str:
        """The text in lower case, with the same offsets as `text`."""
        low = self.text.lower()
        return low if len(low) == len(self.text) else "".join(c.lower()[:1] for c in self.text)

    @cached_property
    def reading(self) -> Reading:
        """The bullet taken apart."""
        return self.bullet.reading

    @cached_property
    def facts(self) -> Facts:
        """Quantities, metrics, tools, baseline."""
        from bulletsmith.bullets.recognise import facts_of

        return facts_of(self.reading)


@dataclass(frozen=True)
class RoleView:
    """One role with the views of its bullets; `latest` tells the newest role of the CV."""

    role: Role
    address: Address
    bullets: tuple[BulletView, ...]
    latest: bool
    today: date
    settings: Settings = Settings()


@dataclass(frozen=True)
class CvView:
    """The whole CV with the views of its roles; `projects` holds those of the projects' bullets."""

    cv: CV
    roles: tuple[RoleView, ...]
    projects: tuple[tuple[BulletView, ...], ...]
    today: date
    settings: Settings = Settings()
