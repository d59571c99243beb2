"""The seven slots of a bullet, in the order in which the sentence says them."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from bulletsmith.dataclass import dataclass, replace


class Slot(StrEnum):
    """One of the seven parts of a bullet."""

    VERB = "verb"
    MODEL = "model"
    PROBLEM = "problem"
    DATA = "data"
    METRIC = "metric"
    SERVING = "serving"
    OUTCOME = "outcome"

    __hash__ = str.__hash__  # dicts by slot stand on the path of every bullet; Enum's is Python


SLOTS: tuple[Slot, ...] = tuple(Slot)


@dataclass(frozen=True, slots=True)
class Slots:
    """The words of each slot; an empty string is a slot left open.

    The words are what the person typed: without the template's lead-in (`trained on`), or with a
    lead-in of their own (`fine-tuned on 2M tickets`), which is then kept.
    """

    verb: str = ""
    model: str = ""
    problem: str = ""
    data: str = ""
    metric: str = ""
    serving: str = ""
    outcome: str = ""

    def get(self, slot: Slot) -> str:
        """The words of `slot`."""
        return str(getattr(self, slot.value))

    def put(self, slot: Slot, words: str) -> Slots:
        """The same slots with `words` in `slot`."""
        return replace(self, **{slot.value: words})

    @property
    def filled(self) -> tuple[Slot, ...]:
        """The slots that hold words, in order."""
        return tuple(slot for slot, words in self if words.strip())

    def __iter__(self) -> Iterator[tuple[Slot, str]]:
        return ((slot, getattr(self, slot.value)) for slot in SLOTS)

    def __bool__(self) -> bool:
        return bool(self.filled)
