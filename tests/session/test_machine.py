"""Random edits, undos, saves, kills and another program, against a plain model: no word is lost."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bulletsmith.cv import CV, Address, Bullet, Role
from bulletsmith.errors import ChangedOnDiskError
from bulletsmith.formats.registry import by_name
from bulletsmith.session import Session
from bulletsmith.session.keeping import restore, steps
from bulletsmith.session.looking_back import cv_of, versions
from bulletsmith.store.files import read_bytes
from bulletsmith.store.keeper import Keeper
from bulletsmith.store.recovery import Typed, waiting
from bulletsmith.store.versions import held

WORDS = st.sampled_from(["Built", "Cut", "Led", "Shipped", "costs", "rankers", "[PyTorch]", "日本"])
TEXTS = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
Texts = tuple[str, ...]


class Machine(RuleBasedStateMachine):
    """The model: the bullets of one role, those before each change, those in the file."""

    @initialize(kind=st.sampled_from(["markdown", "toml", "json-resume"]))
    def begin(self, kind: str) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.before = {name: os.environ.get(name) for name in _FOLDERS}
        for name in _FOLDERS:
            os.environ[name] = str(Path(self.folder.name, name))
        adapter = by_name(kind)
        self.path = Path(self.folder.name, f"cv{adapter.suffixes[0]}")
        self.now: Texts = ("Built a ranker", "Cut costs by 3%")
        role = Role("Engineer", "Acme", start="2020", bullets=tuple(map(_bullet, self.now)))
        self.path.write_bytes(adapter.write(CV(roles=(role,))))
        self.session = Session.open(self.path)
        self.keeper = Keeper()
        self.past: list[Texts] = []
        self.future: list[Texts] = []
        self.filed: Texts = self.now
        self.foreign: Texts = ()  # what another program wrote that was not taken in yet
        self.saved: list[Texts] = [self.now]
        self.read: list[Texts] = []  # what another program wrote and was only read so far
        self.typed = ""

    def teardown(self) -> None:
        for name, value in getattr(self, "before", {}).items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        if hasattr(self, "folder"):
            self.folder.cleanup()

    def _change(self, new: Texts) -> None:
        if new != self.now:
            self.past.append(self.now)
            self.future.clear()
            self.now = new

    @rule(text=TEXTS, at=st.integers(0, 9))
    def reword(self, text: str, at: int) -> None:
        if self.now:
            at %= len(self.now)
            self.session.keep(_at(at), _bullet(text))
            self._change((*self.now[:at], text, *self.now[at + 1 :]))

    @rule(text=TEXTS)
    def add(self, text: str) -> None:
        self.session.keep(_at(len(self.now)), _bullet(text))
        self._change((*self.now, text))

    @rule(at=st.integers(0, 9))
    def delete(self, at: int) -> None:
        if len(self.now) > 1:
            at %= len(self.now)
            self.session.delete(_at(at))
            self._change((*self.now[:at], *self.now[at + 1 :]))

    @rule(at=st.integers(0, 9), to=st.integers(0, 9))
    def move(self, at: int, to: int) -> None:
        if self.now:
            at, to = at % len(self.now), to % len(self.now)
            self.session.move(_at(at), to)
            rest = [*self.now[:at], *self.now[at + 1 :]]
            rest.insert(to, self.now[at])
            self._change(tuple(rest))

    @rule()
    def undo(self) -> None:
        assert bool(self.session.undo()) == bool(self.past)
        if self.past:
            self.future.append(self.now)
            self.now = self.past.pop()

    @rule()
    def redo(self) -> None:
        assert bool(self.session.redo()) == bool(self.future)
        if self.future:
            self.past.append(self.now)
            self.now = self.future.pop()

    @rule(text=TEXTS)
    def type(self, text: str) -> None:
        self.typed = text
        self.session.typing = Typed("text", _at(0), {"text": text})

    @rule()
    def close_the_box(self) -> None:
        self.typed, self.session.typing = "", None

    @rule()
    def save(self) -> None:
        if self.foreign:
            try:
                self.session.save()
            except ChangedOnDiskError:
                assert _in(self.path) == self.foreign  # nothing was overwritten
                return
            raise AssertionError("it overwrote what another program wrote")
        self.session.save()
        self.filed = self.now
        self.saved += [*self.read, self.now]
        self.read.clear()

    @precondition(lambda self: not self.foreign)
    @rule(text=TEXTS)
    def another_program(self, text: str) -> None:
        theirs = (*self.filed, f"{text} theirs")
        adapter = by_name(self.session.document.format if self.session.document else "toml")
        role = Role("Engineer", "Acme", start="2020", bullets=tuple(map(_bullet, theirs)))
        self.path.write_bytes(adapter.write(CV(roles=(role,))))
        self.foreign = theirs

    @precondition(lambda self: self.foreign)
    @rule()
    def overwrite(self) -> None:
        self.session.save(overwrite=True)
        self.saved += [*self.read, self.foreign, self.now]
        self.read.clear()
        self.filed, self.foreign = self.now, ()

    @rule()
    def kill(self) -> None:
        """What the keeper had in its hands is on the disk; the rest of the process is gone."""
        self.keeper.keep(self.session.token, self.session.unsaved, steps(self.session))
        assert self.keeper.flush(), self.keeper.trouble
        self.keeper = Keeper()
        left = waiting()
        if left:
            self.session = restore(left[0])
            self.session.resumed = True
        else:
            self.session = Session.open(self.path)
            if self.foreign:  # it is read as it is now, and has no history here
                self.now = self.filed = self.foreign
                self.read = [self.foreign]  # a version once something is saved over it
                self.past, self.future, self.foreign = [], [], ()

    @invariant()
    def nothing_is_lost(self) -> None:
        if not hasattr(self, "session"):
            return
        assert tuple(one.text for one in self.session.cv.roles[0].bullets) == self.now
        assert (self.session.typing.values["text"] if self.session.typing else "") == self.typed
        assert _in(self.path) == (self.foreign or self.filed)

    @precondition(lambda self: len(self.saved) > 1)
    @rule()
    def look_at_the_versions(self) -> None:
        there = versions(self.session)
        for version in there:
            held(self.path, version.number)
        said = [
            tuple(one.text for one in cv_of(self.session, version.number).roles[0].bullets)
            for version in there
            if version.saved
        ]
        for texts in self.saved[1:]:
            assert texts in said


_FOLDERS = ("BULLETSMITH_STATE_DIR", "BULLETSMITH_CONFIG_DIR")


def _bullet(text: str) -> Bullet:
    return Bullet(own=text)


def _at(index: int) -> Address:
    return ("roles", 0, "bullets", index)


def _in(path: Path) -> Texts:
    from bulletsmith.formats.registry import for_path

    source = read_bytes(path)
    return tuple(one.text for one in for_path(path, None).read(source).cv.roles[0].bullets)


Machine.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestMachine = Machine.TestCase
