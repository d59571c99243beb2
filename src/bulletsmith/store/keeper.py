"""The threads that keep unsaved work, so that no key waits for a disk."""

from __future__ import annotations

import os
import threading
import time
from typing import TYPE_CHECKING, NamedTuple

from bulletsmith.errors import BulletsmithError
from bulletsmith.store.recovery import Unsaved, drop, keep, keep_typing, tidy

if TYPE_CHECKING:
    from bulletsmith.store.steps import Kept


class _Job(NamedTuple):
    """What is to be kept of a session (None: nothing any more), and its history."""

    token: str
    unsaved: Unsaved | None
    steps: tuple[str, Kept] | None
    order: int


class Keeper:
    """Keeps the newest of what it is given; `trouble` says why the last could not be kept.

    One thread writes it at once, for the end of the program; another flushes it to the disk, for
    the end of the machine, however long that takes.
    """

    def __init__(self) -> None:
        self._lanes = (_Lane(flushed=False), _Lane(flushed=True))

    @property
    def trouble(self) -> str:
        """Why the last could not be kept; empty if it was."""
        return next((lane.trouble for lane in self._lanes if lane.trouble), "")

    def keep(
        self, token: str, unsaved: Unsaved | None, steps: tuple[str, Kept] | None = None
    ) -> None:
        """Keep `unsaved` of the session `token`, soon; None forgets it. `steps` are its history."""
        job = _Job(token, unsaved, steps, time.time_ns())
        for lane in self._lanes:
            lane.take(job)

    def flush(self, seconds: float = 10.0) -> bool:
        """Wait until all is kept; whether it is."""
        end = time.monotonic() + seconds
        return all(lane.flush(end - time.monotonic()) for lane in self._lanes)


class _Lane:
    """One thread that keeps the newest of what it takes.

    Of a session whose CV stands as it did, only what is being typed is written again.
    """

    def __init__(self, *, flushed: bool) -> None:
        self.trouble = ""
        self._flushed = flushed
        self._jobs: dict[str, _Job] = {}  # by session: an older one that waits is not written
        self._change = threading.Condition()
        self._busy = False
        self._thread: threading.Thread | None = None
        self._whole: tuple[object, ...] = ()  # what of a session is kept whole
        self._begun = os.urandom(4).hex()  # whose stamps they are
        self._count = 0

    def take(self, job: _Job) -> None:
        """Keep it, soon."""
        with self._change:
            if not job.steps and (waits := self._jobs.get(job.token)):
                job = job._replace(steps=waits.steps)
            self._jobs[job.token] = job
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="keeper", daemon=True)
                self._thread.start()
            self._change.notify_all()

    def flush(self, seconds: float) -> bool:
        """Wait until all is kept; whether it is."""
        with self._change:
            done = self._change.wait_for(lambda: not (self._jobs or self._busy), max(0.0, seconds))
            return done and not self.trouble

    def _run(self) -> None:
        if self._flushed:  # the other is not kept waiting for it
            tidy()
        while True:
            with self._change:
                self._busy = False
                self._change.notify_all()
                self._change.wait_for(lambda: bool(self._jobs))
                job = self._jobs.pop(next(iter(self._jobs)))
                self._busy = True
            try:
                self._write(job)
            except (BulletsmithError, OSError, ValueError) as error:
                self.trouble, self._whole = str(error), ()
            except Exception as error:  # a thread that ends keeps nothing any more
                self.trouble, self._whole = type(error).__name__, ()
            else:
                self.trouble = ""

    def _write(self, job: _Job) -> None:
        from bulletsmith.store.steps import drop_steps, write_steps

        token, unsaved, steps, order = job
        if unsaved is None:
            drop(token, unflushed=not self._flushed)
            self._whole = ()
        else:
            u = unsaved
            whole = (token, u.path, u.digest, u.name, u.suppressions, u.cv, u.base)
            if not _same(self._whole, whole):
                self._count += 1
                keep(u, self._stamp, order=order, flushed=self._flushed)
                self._whole = whole
            else:
                keep_typing(u, self._stamp, order=order, flushed=self._flushed)
        if self._flushed:  # of the undo history one copy will do
            if unsaved is None:
                drop_steps(token)
            if steps:
                write_steps(*steps)

    @property
    def _stamp(self) -> str:
        return f"{self._begun}-{self._count}"


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    """Whether both are the same; of CVs, the very same."""
    return (
        len(one) == len(other)
        and one[:-2] == other[:-2]
        and all(a is b for a, b in zip(one[-2:], other[-2:], strict=True))
    )
