"""The thread that keeps unsaved work, so that no key waits for a disk."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

from bulletsmith.errors import BulletsmithError
from bulletsmith.store.recovery import Unsaved, drop, keep, keep_typing, tidy

if TYPE_CHECKING:
    from bulletsmith.store.steps import Kept

Job = tuple[str, Unsaved | None, "tuple[str, Kept] | None"]


class Keeper:
    """Keeps the newest of what it is given; `trouble` says why the last could not be kept.

    Of a session whose CV stands as it did, only what is being typed is written again.
    """

    def __init__(self) -> None:
        self.trouble = ""
        self._jobs: dict[str, Job] = {}  # by session: an older one that waits is not written at all
        self._change = threading.Condition()
        self._busy = False
        self._thread: threading.Thread | None = None
        self._whole: tuple[object, ...] = ()  # what of a session is kept whole
        self._begun = os.urandom(4).hex()  # whose stamps they are
        self._count = 0

    def keep(
        self, token: str, unsaved: Unsaved | None, steps: tuple[str, Kept] | None = None
    ) -> None:
        """Keep `unsaved` of the session `token`, soon; None forgets it. `steps` are its history."""
        with self._change:
            waits = self._jobs.get(token)
            self._jobs[token] = (token, unsaved, steps or (waits[2] if waits else None))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="keeper", daemon=True)
                self._thread.start()
            self._change.notify_all()

    def flush(self, seconds: float = 10.0) -> bool:
        """Wait until all is kept; whether it is."""
        with self._change:
            done = self._change.wait_for(lambda: not (self._jobs or self._busy), seconds)
            return done and not self.trouble

    def _run(self) -> None:
        tidy()
        while True:
            with self._change:
                self._busy = False
                self._change.notify_all()
                self._change.wait_for(lambda: bool(self._jobs))
                job = self._jobs.pop(next(iter(self._jobs)))
                self._busy = True
            try:
                self._write(*job)
            except (BulletsmithError, OSError, ValueError) as error:
                self.trouble, self._whole = str(error), ()
            except Exception as error:  # a thread that ends keeps nothing any more
                self.trouble, self._whole = type(error).__name__, ()
            else:
                self.trouble = ""

    def _write(self, token: str, unsaved: Unsaved | None, steps: tuple[str, Kept] | None) -> None:
        from bulletsmith.store.steps import drop_steps, write_steps

        if unsaved is None:
            drop(token)
            drop_steps(token)
            self._whole = ()
        else:
            u = unsaved
            whole = (token, u.path, u.digest, u.name, u.suppressions, u.cv, u.base)
            if not _same(self._whole, whole):
                self._count += 1
                keep(unsaved, self._stamp)
                self._whole = whole
            else:
                keep_typing(unsaved, self._stamp)
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
