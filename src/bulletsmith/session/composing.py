"""A sentence that is composed of named parts: what each part is for, and how the whole stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, Protocol

from bulletsmith.bullets.facts import Span
from bulletsmith.cv import Address

if TYPE_CHECKING:
    from bulletsmith.bullets.parts import Part as Tick
    from bulletsmith.checks.rule import Finding

Words = Mapping[str, str]


class Part(NamedTuple):
    """One part: its `label`, the full `title`, `why` a reader looks for it, and an `example`."""

    name: str
    label: str
    title: str
    why: str
    example: str


class Seen(NamedTuple):
    """The sentence as it stands.

    `spans` are each part's words in `text`, `ticks` what each part asks for, `findings` those of
    each part (the whole's under the empty name). `verdict` is its sign and reason in words.
    """

    text: str
    spans: Mapping[str, Span]
    ticks: Mapping[str, tuple[Tick, ...]]
    findings: Mapping[str, tuple[Finding, ...]]
    verdict: tuple[str, str] = ("", "")


class Composing(Protocol):
    """What a forge of parts works on. Knows no widget.

    `kind` and `address` say which it is, to the next start if this one is cut short.
    """

    kind: str
    address: Address
    place: str
    was: str
    restored: bool
    start: Words
    words: Words

    @property
    def told(self) -> str:
        """Which form this is."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts of this form."""

    def take(self, words: Words) -> None:
        """Take `words` as those of the parts now."""

    def see(self) -> Seen:
        """See how the sentence stands."""

    def offers(self, part: str) -> tuple[tuple[str, str], ...]:
        """Words that `part` could have, each with what it is: patterns, and what the CV says."""

    @property
    def forms(self) -> tuple[str, ...]:
        """What other forms the sentence can take."""

    def reform(self) -> Words:
        """Go on to the next form; gives the words as its parts have them."""

    @property
    def changed(self) -> bool:
        """Whether there is anything to keep."""

    @property
    def refusal(self) -> tuple[str, str] | None:
        """The part that keeps it from being kept, and why."""

    @property
    def losses(self) -> tuple[str, ...]:
        """What the old wording says and the new does not."""

    def keep(self) -> str:
        """Put it into the CV in one step that can be undone; says what was done."""
