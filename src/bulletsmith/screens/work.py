"""What the forge works on: one bullet, how it stands, and what keeping it would lose. No widget."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from bulletsmith.bullets.holes import holes
from bulletsmith.bullets.parse import parse
from bulletsmith.bullets.parts import parts
from bulletsmith.bullets.reading import Reading
from bulletsmith.bullets.refill import slots_of
from bulletsmith.bullets.rewording import lost_numbers, unused
from bulletsmith.bullets.slots import SLOTS, Slot, Slots
from bulletsmith.checks.judge import judge
from bulletsmith.checks.rule import Finding, Severity
from bulletsmith.cv import Address, Bullet, at, ends_with_stop, number
from bulletsmith.session import Draft, Session


@dataclass(frozen=True, slots=True)
class Look:
    """A bullet as it stands: its reading, and the findings of it."""

    slots: Slots
    reading: Reading
    findings: tuple[Finding, ...]

    def of(self, slot: Slot | None) -> tuple[Finding, ...]:
        """The findings of `slot`; of the bullet as a whole for None."""
        return tuple(finding for finding in self.findings if finding.slot is slot)

    def sign(self, slot: Slot) -> str:
        """How `slot` stands: `·` empty, `✗` an error in it, `◐` half done, `✓` good."""
        words = self.slots.get(slot)
        if not words.strip():
            return "·"
        weights = {finding.severity for finding in self.of(slot)}
        if Severity.ERROR in weights:
            return "✗"
        half = Severity.WARNING in weights or holes(words) or not _whole(slot, words)
        return "◐" if half else "✓"

    def spans(self, slot: Slot) -> tuple[tuple[int, int], ...]:
        """Where the findings of `slot` point to, as offsets into that slot's own words."""
        words = self.slots.get(slot)
        found = []
        for start, end in self.reading.spans(slot):
            shift = words.find(self.reading.text[start + 1 : end]) - 1  # the first may be a capital
            if shift < -1:
                continue
            for finding in self.of(slot):
                inside = start <= finding.start < finding.end <= end
                if inside and (finding.start, finding.end) != (start, end):
                    found.append((finding.start - start + shift, finding.end - start + shift))
        return tuple(found)


class Work:
    """One bullet on the anvil: a new one, or the rewording of one that stands at `address`.

    `was` is the old wording, empty for a new bullet; `start` the slots that the work began with;
    `left_over` the old words that filled no slot and are neither used nor let go.
    """

    def __init__(self, session: Session, address: Address) -> None:
        self.session = session
        self.address = address
        items: tuple[Bullet, ...] = at(session.cv, address[:-1])
        index = int(address[-1])
        self.old: Bullet | None = items[index] if index < len(items) else None
        reading = self.old.reading if self.old else parse("")
        self.was = reading.text
        self.start = (self.old.slots or slots_of(reading)) if self.old else Slots()
        self.stopless = not ends_with_stop(session.cv, address)  # the CV's own habit
        self._over = list(reading.left_over)
        draft = session.drafts.get(address)
        self.restored = draft is not None and draft.was == self.was and draft.slots != self.start
        self.slots = draft.slots if draft and self.restored else self.start

    @property
    def number(self) -> str:
        """What the bullet is called: `2.3`."""
        return number(self.address)

    @property
    def place(self) -> str:
        """What the bullet belongs to: `Senior ML Engineer · Acme`."""
        owner = at(self.session.cv, self.address[:2])
        names = (getattr(owner, name, "") for name in ("title", "company", "name"))
        return " · ".join(name for name in names if name) or "unnamed"

    @property
    def left_over(self) -> tuple[str, ...]:
        """The words still to be used or let go."""
        return unused(self._over, " ".join(words for _, words in self.slots))

    def let_go(self) -> str:
        """Let go of the first left-over words, and say which they were."""
        first = next(iter(self.left_over), "")
        if first:
            self._over.remove(first)
        return first

    def take(self, slots: Slots) -> None:
        """Take `slots` as the words now; they are a draft from here on."""
        self.slots = slots
        if slots != self.start:
            self.session.drafts[self.address] = Draft(slots, self.was)
        else:
            self.session.drafts.pop(self.address, None)

    def look(self) -> Look:
        """See how the bullet stands."""
        view = self.session.view(self.address, Bullet(self.slots, stopless=self.stopless))
        return Look(self.slots, view.reading, judge(view) if self.slots else ())

    def apart(self, text: str) -> dict[Slot, str]:
        """The slots that `text` fills if it is a whole bullet; none if it is words for one slot."""
        reading = parse(_unmarked(text))
        if len(reading.filled) < 3 or len(text.split()) < 8:
            return {}
        return {slot: words for slot, words in slots_of(reading) if words}

    def spread(self, text: str, pieces: Mapping[Slot, str]) -> None:
        """Keep in sight what `pieces`, read from `text`, leave out or take the place of."""
        self._over += parse(_unmarked(text)).left_over
        self._over += [self.slots.get(slot) for slot in pieces if self.slots.get(slot).strip()]

    @property
    def refusal(self) -> tuple[Slot, str] | None:
        """Why the bullet cannot be kept, and in which slot that lies; None when it can."""
        if not self.slots:
            return Slot.VERB, "Nothing to keep yet: every slot is empty."
        for slot, words in self.slots:
            if found := holes(words):
                hole = words[slice(*found[0])]
                return slot, f"Not kept yet: {hole} in {slot.value} is still to be filled in."
        return None

    @property
    def losses(self) -> tuple[str, ...]:
        """What the old wording says and the new does not: its numbers, the left-over words."""
        new = " ".join(words for _, words in self.slots)
        return (*lost_numbers(self.was, new), *(f"“{words}”" for words in self.left_over))

    @property
    def changed(self) -> bool:
        """Whether there is anything to keep that was not there before."""
        return self.slots != self.start

    def keep(self) -> str:
        """Put the bullet into the CV, in one step that can be undone; says what was done."""
        what = f"{'rewrite' if self.old else 'add'} bullet {self.number}"
        tidy = Slots(**{slot.value: self.slots.get(slot).strip() for slot in SLOTS})
        self.session.keep(self.address, Bullet(tidy, stopless=self.stopless), what=what)
        return what


@lru_cache(maxsize=64)
def _whole(slot: Slot, words: str) -> bool:
    """Whether `words` say all that `slot` cannot do without; asked of all seven at every key."""
    return all(part.ok or not part.needed for part in parts(slot, words))


def _unmarked(text: str) -> str:
    """`text` without the sign that marks it as an item of a list."""
    return text.lstrip("-*•‣◦▪– \t")
