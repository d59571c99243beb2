"""A rule is a value: its code, its words, an example each way, and the function that applies it.

`explain`, the docs page, the side panel and the tests all come from that one value.

    @bullet_rule(
        "VRB002", "weak-verb", Severity.ERROR, Slot.VERB,
        what="...", why="...", bad="Helped with fraud models.", good="Built ...",
    )
    def weak_verb(b: BulletView) -> Iterator[Hit]:
        ...
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Generic, TypeVar

from bulletsmith.bullets.slots import Slot
from bulletsmith.checks.views import BulletView, CvView, ProfileView, RoleView
from bulletsmith.cv import Address
from bulletsmith.named import NamedTuple


class Severity(StrEnum):
    """How much a finding weighs with a reader."""

    ERROR = "error"  # a reader would drop the bullet
    WARNING = "warning"
    ADVICE = "advice"

    @property
    def rank(self) -> int:
        """0 for advice, 2 for an error."""
        return 2 if self is Severity.ERROR else 1 if self is Severity.WARNING else 0


class Fix(NamedTuple):
    """A replacement for `text[start:end]` of the place that the finding is in.

    A safe fix keeps the claim (casing, a doubled word); an unsafe one changes it and is only shown.
    No fix ever holds a number that the text did not hold.
    """

    start: int
    end: int
    text: str
    safe: bool = True


class Hit(NamedTuple):
    """What a rule's function yields: the words it objects to, and what it says of them.

    `start` and `end` are offsets into the text at `at` (a bullet rule leaves `at` out: its bullet).
    `try_` are words to offer in place of the span, best first.
    """

    message: str
    start: int = 0
    end: int = 0
    at: Address = ()
    fix: Fix | None = None
    try_: tuple[str, ...] = ()
    slot: Slot | None = None  # where it differs from the rule's own
    severity: Severity | None = None  # where this one weighs less than the rule does


class Finding(NamedTuple):
    """One place where the CV falls short."""

    code: str
    name: str
    severity: Severity
    message: str
    address: Address  # the bullet, role, section or item
    start: int = 0  # offsets into the text that stands at `address`
    end: int = 0
    slot: Slot | None = None
    fix: Fix | None = None
    try_: tuple[str, ...] = ()


View = TypeVar("View", BulletView, RoleView, CvView, ProfileView)


class Rule(NamedTuple, Generic[View]):
    """One thing that a CV is judged by. `bad` fires it and `good` does not.

    Examples of a bullet rule are a bullet; those of a role or CV rule are a Markdown CV; those of
    a profile rule are two, parted by `examples.BESIDE`.
    """

    code: str
    name: str
    severity: Severity
    slot: Slot | None
    what: str
    why: str
    bad: str
    good: str
    scope: str  # "bullet", "role", "cv" or "profile"
    look: Callable[[View], Iterator[Hit]]


def _rule(
    scope: str,
    code: str,
    name: str,
    severity: Severity,
    slot: Slot | None,
    what: str,
    why: str,
    bad: str,
    good: str,
) -> Callable[[Callable[[View], Iterator[Hit]]], Rule[View]]:
    def made(look: Callable[[View], Iterator[Hit]]) -> Rule[View]:
        return Rule(code, name, severity, slot, what, why, bad, good, scope, look)

    return made


def bullet_rule(
    code: str,
    name: str,
    severity: Severity,
    slot: Slot | None = None,
    *,
    what: str,
    why: str,
    bad: str,
    good: str,
) -> Callable[[Callable[[BulletView], Iterator[Hit]]], Rule[BulletView]]:
    """A rule that one bullet alone can show."""
    return _rule("bullet", code, name, severity, slot, what, why, bad, good)


def role_rule(
    code: str, name: str, severity: Severity, *, what: str, why: str, bad: str, good: str
) -> Callable[[Callable[[RoleView], Iterator[Hit]]], Rule[RoleView]]:
    """A rule that a role with its bullets shows."""
    return _rule("role", code, name, severity, None, what, why, bad, good)


def cv_rule(
    code: str, name: str, severity: Severity, *, what: str, why: str, bad: str, good: str
) -> Callable[[Callable[[CvView], Iterator[Hit]]], Rule[CvView]]:
    """A rule that only the whole CV can show."""
    return _rule("cv", code, name, severity, None, what, why, bad, good)


def profile_rule(
    code: str, name: str, severity: Severity, *, what: str, why: str, bad: str, good: str
) -> Callable[[Callable[[ProfileView], Iterator[Hit]]], Rule[ProfileView]]:
    """A rule that a CV shows beside the profile of its owner."""
    return _rule("profile", code, name, severity, None, what, why, bad, good)
