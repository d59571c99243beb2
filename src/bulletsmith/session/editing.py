"""The CV that is edited: its changes, taken back and made again, and the drafts beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bulletsmith.bullets.slots import Slots
from bulletsmith.cv import CV, Address, Bullet, at, called, insert, move, put, remove
from bulletsmith.formats.document import Delete, Edit, Insert, Move, Suppression
from bulletsmith.formats.shift import followed, opposite, shifted


@dataclass(frozen=True, slots=True)
class Draft:
    """A bullet in the forge that is not kept yet. `was` is the old wording of a rewrite."""

    slots: Slots
    was: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A change that was made, with the CV before it (after it, once undone).

    `where` is what changed, `edits` how addresses shifted, `lost` the drafts of what went away;
    `silent` are the findings that were silenced.
    """

    what: str
    cv: CV
    where: Address = ()
    edits: tuple[Edit, ...] = ()
    lost: dict[Address, Draft] = field(default_factory=dict)
    silent: tuple[Suppression, ...] = ()


class Editing:
    """A CV and its history.

    Every change goes through `change`, so that everything can be undone. `revision` grows with each
    change, undo and redo: whoever computes in the background compares it and drops a late answer.
    """

    def __init__(self, cv: CV) -> None:
        self.drafts: dict[Address, Draft] = {}
        self.suppressions: tuple[Suppression, ...] = ()
        self.revision = 0
        self.where: Address = ()  # what the last change, undo or redo was about
        self._cv = cv
        self._past: list[Step] = []
        self._future: list[Step] = []
        self._listeners: list[Callable[[], None]] = []

    @property
    def cv(self) -> CV:
        """The CV as it stands now."""
        return self._cv

    def listen(self, heard: Callable[[], None]) -> None:
        """Call `heard` after every change."""
        self._listeners.append(heard)

    def change(
        self, what: str, cv: CV, edit: Edit | list[Edit] | None = None, where: Address = ()
    ) -> None:
        """Make `cv` the CV; `what` says what was done, for undo (`delete bullet 2.3`).

        `edit` tells what was put in, taken out or moved, in this order, so that drafts follow their
        bullets.
        """
        if cv == self._cv:
            return
        edits = () if edit is None else tuple(edit) if isinstance(edit, list) else (edit,)
        lost = self._shift(edits)
        self._past.append(Step(what, self._cv, where, edits, lost, self.suppressions))
        self._future.clear()
        self.suppressions = followed(self.suppressions, edits)
        self._now(cv, where)

    def silence(self, one: Suppression, what: str, where: Address) -> None:
        """Hear no more of the findings that `one` is about."""
        self._past.append(Step(what, self._cv, where, silent=self.suppressions))
        self._future.clear()
        self.suppressions = (*self.suppressions, one)
        self._now(self._cv, where)

    def undo(self) -> str:
        """Take the last change back; says what it was, empty when there is none."""
        if not self._past:
            return ""
        step = self._past.pop()
        now = self.suppressions
        self._future.append(Step(step.what, self._cv, step.where, step.edits, silent=now))
        self.suppressions = step.silent
        self._shift([back for edit in reversed(step.edits) if (back := opposite(edit))])
        self.drafts.update(step.lost)
        self._now(step.cv, step.where)
        return step.what

    def redo(self) -> str:
        """Make the last undone change again; says what it was, empty when there is none."""
        if not self._future:
            return ""
        step = self._future.pop()
        lost = self._shift(step.edits)
        now = self.suppressions
        self._past.append(Step(step.what, self._cv, step.where, step.edits, lost, now))
        self.suppressions = step.silent
        self._now(step.cv, step.where)
        return step.what

    @property
    def steps(self) -> tuple[Step, ...]:
        """The changes that can be undone, the latest last."""
        return tuple(self._past)

    @property
    def undone(self) -> tuple[Step, ...]:
        """The changes that can be made again, the next last."""
        return tuple(self._future)

    @property
    def has_steps(self) -> bool:
        """Whether anything can be undone or made again."""
        return bool(self._past or self._future)

    def done_since(self, cv: CV, most: int = 3) -> str:
        """The names of the last changes, back to where the CV was `cv`, the newest first."""
        told: dict[str, None] = {}
        for step in reversed(self._past):
            told[step.what] = None
            if step.cv is cv:
                break
        more = f" and {len(told) - most} more" if len(told) > most else ""
        return ", ".join(list(told)[:most]) + more

    def put(self, address: Address, value: object, what: str = "") -> None:
        """Put `value` where `address` points."""
        told = what or f"edit {called(self._cv, address)}"
        self.change(told, put(self._cv, address, value), where=address)

    def add(self, address: Address, value: object, what: str = "") -> None:
        """Put `value` in front of what stands at `address`, or at the end of its list."""
        cv = insert(self._cv, address, value)
        told = what or f"add {called(cv, address)}"
        self.change(told, cv, Insert(address, value), address)

    def delete(self, address: Address) -> None:
        """Take away what stands at `address`."""
        told = f"delete {called(self._cv, address)}"
        self.change(told, remove(self._cv, address), Delete(address), address)

    def move(self, address: Address, to: int) -> None:
        """Move what stands at `address` to index `to` of the same list."""
        told = f"move {called(self._cv, address)}"
        where = (*address[:-1], to)
        self.change(told, move(self._cv, address, to), Move(address, to), where)

    def keep(self, address: Address, bullet: Bullet, what: str = "") -> None:
        """Put the finished `bullet` at `address` (one past the end adds it) and drop its draft."""
        self.drafts.pop(address, None)
        there = at(self._cv, address[:-1])
        if address[-1] == len(there):
            self.add(address, bullet, what)
        else:
            self.put(address, bullet, what or f"rewrite {called(self._cv, address)}")

    def park(self, address: Address) -> None:
        """Move a role's bullet to its parked ones, or a parked one back."""
        _, role, kind, _ = address
        other = "parked" if kind == "bullets" else "bullets"
        told = ("park " if kind == "bullets" else "bring back ") + called(self._cv, address)
        there = ("roles", role, other)
        cv = put(self._cv, there, (*at(self._cv, there), at(self._cv, address)))
        self.change(told, remove(cv, address), Delete(address), address)

    def split(self, address: Address, pair: tuple[str, str]) -> None:
        """Put two bullets, the texts of `pair`, in place of the one at `address`."""
        first, second = (Bullet(own=text) for text in pair)
        behind = (*address[:-1], int(address[-1]) + 1)
        told = f"split {called(self._cv, address)}"
        cv = insert(put(self._cv, address, first), behind, second)
        self.change(told, cv, Insert(behind, second), address)

    def merge(self, address: Address, bullet: Bullet) -> None:
        """Put `bullet` in place of the one at `address` and the one behind it."""
        behind = (*address[:-1], int(address[-1]) + 1)
        told = f"merge {called(self._cv, address)} with the next"
        cv = remove(put(self._cv, address, bullet), behind)
        self.drafts.pop(address, None)
        self.change(told, cv, Delete(behind), address)

    def give(self, address: Address, role: int) -> None:
        """Move the bullet at `address` to the end of another role; its draft goes with it."""
        bullet: Bullet = at(self._cv, address)
        to = ("roles", role, "bullets", len(self._cv.roles[role].bullets))
        draft = self.drafts.get(address)
        told = f"move {called(self._cv, address)} to {called(self._cv, to[:2])}"
        cv = remove(insert(self._cv, to, bullet), address)
        self.change(told, cv, [Insert(to, bullet), Delete(address)], to)
        if draft:
            self.drafts[to] = draft

    def reorder(self, address: Address, order: Sequence[int], what: str) -> None:
        """Put the list at `address` into `order`: for each place the index of what goes there."""
        there = at(self._cv, address)
        now, edits = list(range(len(there))), list[Edit]()
        for to, index in enumerate(order):
            place = now.index(index)
            if place != to:
                edits.append(Move((*address, place), to))
                now.insert(to, now.pop(place))
        cv = put(self._cv, address, tuple(there[index] for index in now))
        self.change(what, cv, edits, (*address, 0))

    def _shift(self, edits: Sequence[Edit]) -> dict[Address, Draft]:
        """Let the drafts follow `edits`; gives those whose bullet went away."""
        if not edits or not self.drafts:
            return {}
        stay: dict[Address, Draft] = {}
        lost: dict[Address, Draft] = {}
        for address, draft in self.drafts.items():
            new: Address | None = address
            for edit in edits:
                new = shifted(new, edit) if new is not None else None
            (lost if new is None else stay)[address if new is None else new] = draft
        self.drafts = stay
        return lost

    def _now(self, cv: CV, where: Address) -> None:
        self._cv = cv
        self.where = where
        self.revision += 1
        for heard in tuple(self._listeners):
            heard()
