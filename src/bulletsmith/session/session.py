"""The one mutable object: the open document, its undo history, and what is not saved yet."""

from __future__ import annotations

import os
from collections.abc import Callable
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
from bulletsmith.session.editing import Draft, Editing

if TYPE_CHECKING:
    from bulletsmith.checks.review import Review, Reviewer
    from bulletsmith.checks.rule import Finding
    from bulletsmith.checks.views import BulletView, Settings
    from bulletsmith.formats.document import Format
    from bulletsmith.store.recovery import Unsaved


class Session(Editing):
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
        self.path = path
        self.document = document
        self._settings = settings
        self.judging = True  # whether a screen may judge: not before its first frame is out
        self.trouble = ""  # what is wrong with the configuration
        self.token = os.urandom(8).hex()  # its name in store.recovery
        self._name = name
        self._stale = False  # whether the file is another than the one that was edited
        self._saved = self._cv
        self._base = self._cv  # what the document's source says, in the session's own values
        self._review: tuple[int, Review] | None = None
        self._reviewer: Reviewer | None = None

    @classmethod
    def open(cls, path: Path) -> Session:
        """A session on the file `path`. Raises BulletsmithError saying what is wrong with it."""
        from bulletsmith.formats.registry import for_path
        from bulletsmith.store.files import read_bytes
        from bulletsmith.store.recent import remember

        source = read_bytes(path)
        document = for_path(path, source.decode("utf-8", "replace")).read(source)
        session = cls(path=path, document=document)
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
        """The session that `unsaved` was kept from, its file opened again.

        Undo does not lead behind it, so that no key can lose it. A file that is gone or changed
        meanwhile is no obstacle; then the next save asks.
        """
        from bulletsmith.store.files import digest

        session = cls(name=unsaved.name)
        if unsaved.path:
            try:
                session = cls.open(Path(unsaved.path))
            except BulletsmithError:
                session = cls(path=Path(unsaved.path))
            kept = digest(session.document.source) if session.document else ""
            session._stale = kept not in ("", unsaved.digest)
        session.token = unsaved.token
        session._cv = unsaved.cv
        session.drafts = {a: Draft(*draft) for a, draft in unsaved.drafts.items()}
        return session

    # What it is

    @property
    def name(self) -> str:
        """What to call the document: its file's name, or `new CV`."""
        return self.path.name if self.path else self._name or "new CV"

    @property
    def dirty(self) -> bool:
        """Whether there is something that a save would write."""
        return self._cv is not self._saved and self._cv != self._saved

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

    @property
    def reviewer(self) -> Reviewer:
        """The judge of this session, which judges again only what changed."""
        if self._reviewer is None:
            from bulletsmith.checks.review import Reviewer

            self._reviewer = Reviewer(settings=self.settings)
        return self._reviewer

    def view(self, address: Address, bullet: Bullet) -> BulletView:
        """`bullet` as the rules look at it, standing at `address`."""
        from bulletsmith.checks.views import BulletView

        return BulletView(bullet, self.current(address), self.settings)

    def current(self, address: Address) -> bool | None:
        """Whether the role of `address` goes on; None where that is not known."""
        from bulletsmith.checks.seniority import is_current

        role = at(self._cv, address[:2]) if address[:1] == ("roles",) else None
        return is_current(role, date.today()) if role else None

    def judged(self, address: Address, bullet: Bullet) -> tuple[Finding, ...]:
        """What the rules find in `bullet` alone, at once, were it to stand at `address`."""
        from bulletsmith.checks.suppress import applied

        found = self.reviewer.judge(bullet, self.current(address))
        here = [finding._replace(address=address) for finding in found]
        kept = self.document.suppressions if self.document else ()
        if kept:
            here, _ = applied(here, kept, self.settings)
        return tuple(here)

    def reviewing(self) -> Callable[[], Review]:
        """The review of the CV as it stands, to be run in any thread."""
        kept = self.document.suppressions if self.document else ()
        return partial(self.reviewer.review, self._cv, today=date.today(), suppressions=kept)

    def took(self, revision: int, review: Review) -> bool:
        """Take a review of the CV at `revision`; False when it comes too late."""
        if revision == self.revision:
            self._review = (revision, review)
        return revision == self.revision

    @property
    def review(self) -> Review | None:
        """The review of the CV as it stands; None while there is none yet."""
        return self._review[1] if self._review and self._review[0] == self.revision else None

    @property
    def last_review(self) -> Review | None:
        """The newest review there is, maybe of an older revision."""
        return self._review[1] if self._review else None

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
        from bulletsmith.store.files import write_bytes
        from bulletsmith.store.recent import remember

        target = path or self.path
        if target is None:
            raise NotSavedError("this CV has no file yet", remedy="save it under a name")
        if not overwrite:
            self._guard(target)
        source = self.document.source.decode("utf-8", "replace") if self.document else None
        adapter = for_path(target, source)
        data = self._bytes(adapter, anew=anew)
        document = adapter.read(data)
        if proof := prove(adapter, data, self._cv):
            write_bytes(target, data)
        else:
            raise NotSavedError(
                f"{len(proof.missing)} bullets would not read back: {proof.missing[0][:60]}",
                remedy="nothing was written; save as .toml instead",
                path=str(target),
            )
        remember(target)
        self.path, self.document = target, document
        self._base = as_typed(document.cv, self._cv)
        self._saved, self._stale = self._cv, False
        return adapter.lost(self._cv)

    def _bytes(self, adapter: Format, *, anew: bool) -> bytes:
        from bulletsmith.formats.edits import edits_between

        if self.document is None or anew or adapter.name != self.document.format:
            return adapter.write(self._cv)
        return adapter.patch(self.document.source, edits_between(self._base, self._cv))

    def _guard(self, target: Path) -> None:
        """Refuse to overwrite what the user has not seen."""
        from bulletsmith.store.files import read_bytes

        if not target.exists():
            return
        if self.document is None or self.path is None or not target.samefile(self.path):
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
    def unsaved(self) -> Unsaved | None:
        """What must not be lost when the program ends now; None when all is saved."""
        from bulletsmith.store.files import digest
        from bulletsmith.store.recovery import Unsaved

        if not self.dirty and not self.drafts:
            return None
        return Unsaved(
            token=self.token,
            path=str(self.path.absolute()) if self.path else "",
            cv=self._cv,
            drafts={a: (draft.slots, draft.was) for a, draft in self.drafts.items()},
            digest=digest(self.document.source) if self.document else "",
            name=self.name,
        )
