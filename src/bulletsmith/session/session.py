"""The one mutable object: the open document, its undo history, and what is not saved yet."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bulletsmith.cv import CV, Address, Bullet, at
from bulletsmith.errors import (
    AlreadyThereError,
    BulletsmithError,
    ChangedOnDiskError,
    NotSavedError,
    UnreadableError,
)
from bulletsmith.formats.document import Document
from bulletsmith.formats.reread import as_typed
from bulletsmith.formats.shift import followed
from bulletsmith.session.drawers import drawers, with_drawers, without_drawers
from bulletsmith.session.paging import Paging

if TYPE_CHECKING:
    from bulletsmith.checks.review import Review
    from bulletsmith.checks.rule import Finding
    from bulletsmith.checks.trade import Trade
    from bulletsmith.checks.views import BulletView, CvView, Settings
    from bulletsmith.formats.document import Format
    from bulletsmith.formats.merging import Collision
    from bulletsmith.session.merging import Merge
    from bulletsmith.store.recovery import Typed, Unsaved


class Session(Paging):
    """A CV being edited. Knows no widget: screens call it and listen.

    It is an `Editing` that knows the file, the judgement and what is not saved.
    """

    def __init__(
        self,
        cv: CV | None = None,
        path: Path | None = None,
        *,
        document: Document | None = None,
        settings: Settings | None = None,
        name: str = "",
    ) -> None:
        super().__init__(cv or (document.cv if document else CV()))
        self.suppressions = self._silent = document.suppressions if document else ()
        self.path = path
        self.document = document
        self._settings = settings
        self.judging = True  # whether a screen may judge: not before its first frame is out
        self.trouble = ""  # what is wrong with the configuration
        self.untold = ""  # why the last save is not in the history
        self.unmarked: tuple[str, ...] = ()  # the markup of bullets that the last save lost
        self.token = os.urandom(8).hex()  # its name in store.recovery
        self.typing: Typed | None = None  # what stands in an open box, not kept in the CV yet
        self.resumed = True  # whether that is open again, after a restart
        self._name = name
        self.origin: Path | None = None  # the file that a new CV was read from
        self.imported: Document | None = None  # and what was understood of it
        self._stale = False  # whether the file is another than the one that was edited
        self._common: CV | None = None  # what both started from, if the file is another
        self._saved = self._cv
        self._base = self._cv  # what the document's source says, in the session's own values
        self.profile: CV | None = None  # the owner's LinkedIn profile, once it was shown

    @classmethod
    def open(cls, path: Path) -> Session:
        """A session on the file `path`. Raises BulletsmithError saying what is wrong with it.

        A file that cannot be edited in place (a PDF) is read into a new CV, which has no file yet.
        """
        from bulletsmith.formats.registry import FORMATS, for_path
        from bulletsmith.store.files import read_bytes
        from bulletsmith.store.recent import remember
        from bulletsmith.store.saving import finish

        finish(path)
        source = read_bytes(path)
        document = for_path(path, source.decode("utf-8", "replace")).read(source)
        if not all(known.edits for known in FORMATS if known.name == document.format):
            session = cls(document.cv, name=f"{path.stem}.toml")
            session.origin, session.imported, session._saved = path, document, CV()
            return session
        session = cls(path=path, document=document)
        session.take_beside()
        session.take_steps()
        remember(path)
        return session

    @classmethod
    def sample(cls) -> Session:
        """A session on a copy of the sample CV, which has no file."""
        from bulletsmith.formats.registry import by_name
        from bulletsmith.paths import data_dir

        source = (data_dir() / "sample.toml").read_bytes()
        return cls(by_name("toml").read(source).cv, name="sample")

    @classmethod
    def last(cls) -> Session | None:
        """A session on the file opened last; None when it cannot be, or unsaved work waits."""
        from bulletsmith.store.recent import recent
        from bulletsmith.store.recovery import waiting

        if waiting():
            return None
        for path in recent()[:1]:
            try:
                return cls.open(path)
            except BulletsmithError:
                return None
        return None

    @classmethod
    def restored(cls, unsaved: Unsaved) -> Session:
        """The session that `unsaved` was kept from, its file opened again, as it stood.

        A file that is gone or changed meanwhile is no obstacle; then the next save asks.
        """
        from bulletsmith.session.keeping import restore

        return restore(unsaved)

    # What it is

    @property
    def name(self) -> str:
        """What to call the document: its file's name, or `new CV`."""
        return self.path.name if self.path else self._name or "new CV"

    @property
    def suggested(self) -> Path:
        """Where a save asks to put it: its file, or a TOML file beside the one it was read from."""
        if self.path or self.origin:
            return self.path or self.origin.with_suffix(".toml")  # type: ignore[union-attr]
        return Path.cwd() / (self._name if self._name.endswith(".toml") else "cv.toml")

    @property
    def dirty(self) -> bool:
        """Whether there is something that a save would write."""
        if self._cv is not self._saved and self._cv != self._saved:
            return True
        return {one[1:] for one in self.suppressions} != {one[1:] for one in self._silent}

    # Judgement

    @property
    def settings(self) -> Settings:
        """What the user decided about the rules."""
        if self._settings is None:
            from bulletsmith.checks.views import Settings
            from bulletsmith.store.config import load_settings

            try:
                self._settings = load_settings(self.path) if self.path else Settings()
            except BulletsmithError as error:  # no reason not to open the CV
                self._settings, self.trouble = Settings(), str(error)
        return self._settings

    def view(self, address: Address, bullet: Bullet) -> BulletView:
        """`bullet` as the rules look at it, standing at `address`."""
        from bulletsmith.checks.views import BulletView

        return BulletView(bullet, self.current(address), self.settings, self.trade(address))

    def current(self, address: Address) -> bool | None:
        """Whether the role of `address` goes on; None where that is not known."""
        from bulletsmith.checks.seniority import is_current

        role = at(self._cv, address[:2]) if address[:1] == ("roles",) else None
        return is_current(role, date.today()) if role else None

    def trade(self, address: Address) -> Trade | None:
        """What the title of the role of `address` promises."""
        from bulletsmith.checks.trade import trade_of

        return trade_of(at(self._cv, address[:2]).title) if address[:1] == ("roles",) else None

    def judged(self, address: Address, bullet: Bullet) -> tuple[Finding, ...]:
        """What the rules find in `bullet` alone, at once, were it to stand at `address`."""
        from bulletsmith.checks.suppress import applied

        found = self.reviewer.judge(bullet, self.current(address), self.trade(address))
        here = [finding._replace(address=address) for finding in found]
        if self.suppressions:
            here, _ = applied(here, self.suppressions, self.settings)
        return tuple(here)

    def whole(self) -> CvView:
        """The CV as its rules look at it, for whoever edits one part and judges it at each key."""
        return self.reviewer.view(self._cv, date.today())

    def reviewing(self) -> Callable[[], Review]:
        """The review of the CV as it stands, to be run in any thread."""
        kept, beside = self.suppressions, self.profile
        judge = partial(self.reviewer.review, self._cv, today=date.today())
        return partial(judge, suppressions=kept, profile=beside)

    # Files

    def save(
        self, path: Path | None = None, *, overwrite: bool = False, anew: bool = False
    ) -> tuple[str, ...]:
        """Write the CV to its file or to `path`, whole or not at all; gives what that cannot hold.

        The file that is open is edited in place, so that its comments and layout stand; `anew`
        writes it new instead. Raises ChangedOnDiskError and AlreadyThereError unless `overwrite`,
        CannotPatchError for a change that the format cannot make in place, else NotSavedError.
        """
        from bulletsmith.formats.proof import prove
        from bulletsmith.formats.registry import for_path
        from bulletsmith.session.silencing import commented
        from bulletsmith.session.unmarked import unmarked
        from bulletsmith.store.journal import Change
        from bulletsmith.store.recent import remember
        from bulletsmith.store.saving import save_file

        target = path or self.path
        if target is None:
            raise NotSavedError("this CV has no file yet", remedy="save it under a name")
        if not overwrite:
            self._guard(target)
        source = self.document.source.decode("utf-8", "replace") if self.document else None
        adapter = for_path(target, source)
        data, told = commented(adapter, self.bytes_for(adapter, anew=anew), self.suppressions)
        document = adapter.read(data)
        if not (proof := prove(adapter, data, self._cv)):
            raise NotSavedError(
                f"{len(proof.missing)} bullets would not read back: {proof.missing[0][:60]}",
                remedy="nothing was written; save as .toml instead",
                path=str(target),
            )
        same = self.document is not None and self.path is not None and _same(target, self.path)
        seen = self.document.source if self.document and same else None
        change = Change("bulletsmith", self.done_since(self._saved) or "save")
        # What came before took its time: it looks once more at what it overwrites.
        self.untold = save_file(target, data, change, seen=seen, check=not overwrite)
        remember(target)
        self.unmarked = unmarked(adapter, self.document, document, self._base, self._cv)
        self.path, self.document = target, document
        self._base = as_typed(document.cv, self._cv)
        self._saved, self._stale, self._common = self._cv, False, None
        self.suppressions = self._silent = document.suppressions
        self.keep_beside()
        # Parked bullets stand beside the file; that it holds sentences, not slots, is its nature.
        quiet = ("parked", "the slots of") if path is None else ("parked",)
        lost = (one for one in adapter.lost(self._cv) if not any(word in one for word in quiet))
        return (*lost, *told)

    def bytes_for(self, adapter: Format, *, anew: bool = False) -> bytes:
        """What a save would write, but for new comments. Raises CannotPatchError."""
        from bulletsmith.formats.edits import edits_between

        if self.document is None or anew or adapter.name != self.document.format:
            return adapter.write(self._cv)
        base, cv = self._base, self._cv
        if any("parked" in told for one in (base, cv) for told in adapter.lost(one)):
            # The format has no drawer: it stands beside the file.
            base, cv = without_drawers(base), without_drawers(cv)
        return adapter.patch(self.document.source, edits_between(base, cv))

    def _guard(self, target: Path) -> None:
        """Refuse to overwrite what the user has not seen."""
        from bulletsmith.store.files import read_bytes

        if not target.exists():
            return
        if self.document is None or self.path is None or not _same(target, self.path):
            raise AlreadyThereError("there is a file of this name", path=str(target))
        try:
            same = read_bytes(target) == self.document.source and not self._stale
        except UnreadableError:
            same = False
        if not same:
            raise ChangedOnDiskError(
                "another program changed this file since it was opened", path=str(target)
            )

    @property
    def changed_outside(self) -> bool:
        """Whether another program changed the open file; a file that is gone has not changed."""
        try:
            if self.path:
                self._guard(self.path)
        except ChangedOnDiskError:
            return True
        return False

    def compare(self) -> Merge:
        """What another program made of the open file, put together with what was made here.

        Raises BulletsmithError where that file cannot be read, or what both started from is lost.
        """
        from bulletsmith.session.merging import compared

        return compared(self)

    def take(self, merge: Merge, others: Sequence[Collision] = ()) -> None:
        """Go on from `merge`, on the file as it is now; of `others`, the other side is taken.

        One step that can be undone; nothing is written before the next save.
        """
        from bulletsmith.formats.edits import edits_between
        from bulletsmith.formats.merging import resolved

        cv = resolved(merge.cv, others)
        self.document, self._base, self._saved = merge.document, merge.theirs, merge.theirs
        self._stale, self._common = False, None
        edits = list(edits_between(self._cv, cv))
        where = edits[0].address if edits else self.where
        self.change(f"take over what changed in {self.name}", cv, edits, where)
        self._silent = merge.document.suppressions
        theirs = followed(self._silent, edits_between(merge.theirs, cv))
        self.suppressions = (*theirs, *(one for one in self.suppressions if not one.line))

    # What stands beside the file

    def keep_beside(self) -> None:
        """Keep what the file does not hold where the next start finds it."""
        from bulletsmith.store.beside import Beside, keep_beside

        parked = drawers(self._saved) if self.path else ()
        held = drawers(self.document.cv) if self.document else ()
        with contextlib.suppress(BulletsmithError):
            keep_beside(self.key, Beside(() if parked == held else parked, self.asked))

    def take_steps(self) -> None:
        """Have the undo history back that the CV had when it was left."""
        from bulletsmith.session.keeping import take_steps

        take_steps(self)

    def take_beside(self) -> None:
        """Have back what stands beside the file."""
        from bulletsmith.store.beside import read_beside

        kept = read_beside(self.key)
        self.asked = kept.asked
        self._cv = self._saved = self._base = with_drawers(self._cv, kept.drawers)

    @property
    def key(self) -> str:
        """What its things in the state folder are kept under."""
        return str(self.path.absolute()) if self.path else self.token

    @property
    def unsaved(self) -> Unsaved | None:
        """What must not be lost when the program ends now; None when all is saved."""
        from bulletsmith.session.keeping import unsaved

        return unsaved(self)


def _same(one: Path, other: Path) -> bool:
    """Whether both are one file, or will be."""
    try:
        return os.path.realpath(one) == os.path.realpath(other) or one.samefile(other)
    except (OSError, ValueError):  # one of them is not there, or cannot be
        return False
