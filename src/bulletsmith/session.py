"""The one mutable object: the open document, its undo history, and what is not saved yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bulletsmith.bullets.slots import Slots
from bulletsmith.cv import CV, Address


@dataclass(frozen=True, slots=True)
class Draft:
    """A bullet in the forge that is not kept yet. `was` is the old wording of a rewrite."""

    slots: Slots
    was: str = ""


@dataclass(frozen=True, slots=True)
class _Step:
    what: str
    cv: CV


class Session:
    """A CV being edited. Knows no widget: screens call it and listen.

    Every change goes through `change`, so that everything can be undone. `revision` grows with each
    change, undo and redo: whoever computes in the background compares it and drops a late answer.
    """

    def __init__(self, cv: CV | None = None, path: Path | None = None) -> None:
        self.path = path
        self.drafts: dict[Address, Draft] = {}
        self.revision = 0
        self._past: list[_Step] = []
        self._future: list[_Step] = []
        self._cv = cv or CV()
        self._saved = self._cv
        self._listeners: list[Callable[[], None]] = []

    @property
    def cv(self) -> CV:
        """The CV as it stands now."""
        return self._cv

    @property
    def dirty(self) -> bool:
        """Whether there is something that a save would write."""
        return self._cv is not self._saved and self._cv != self._saved

    def listen(self, heard: Callable[[], None]) -> None:
        """Call `heard` after every change."""
        self._listeners.append(heard)

    def change(self, what: str, cv: CV) -> None:
        """Make `cv` the CV; `what` says what was done, for undo (`delete bullet 2.3`)."""
        if cv == self._cv:
            return
        self._past.append(_Step(what, self._cv))
        self._future.clear()
        self._now(cv)

    def undo(self) -> str:
        """Take the last change back; says what it was, empty when there is none."""
        return self._step(self._past, self._future)

    def redo(self) -> str:
        """Make the last undone change again; says what it was, empty when there is none."""
        return self._step(self._future, self._past)

    def _step(self, source: list[_Step], target: list[_Step]) -> str:
        if not source:
            return ""
        step = source.pop()
        target.append(_Step(step.what, self._cv))
        self._now(step.cv)
        return step.what

    def _now(self, cv: CV) -> None:
        self._cv = cv
        self.revision += 1
        for heard in self._listeners:
            heard()
