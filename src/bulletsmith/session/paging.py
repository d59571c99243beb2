"""The page of the CV that is edited: how it is to look, and who waits for it to be judged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from bulletsmith.session.asking import Asking

if TYPE_CHECKING:
    from bulletsmith.checks.review import Review, Reviewer
    from bulletsmith.checks.views import Settings
    from bulletsmith.cv import CV
    from bulletsmith.layout.facts import Paper, Style


class Paging(Asking):
    """A CV with the newest review of it.

    Until somebody looks at the page, each review estimates it, and measures it where a finding
    hangs on what an estimate cannot tell: what measures it holds more memory than all the rest.
    """

    def __init__(self, cv: CV) -> None:
        super().__init__(cv)
        self._settings: Settings | None = None
        self._reviewer: Reviewer | None = None
        self._review: tuple[int, Review] | None = None
        self._waiting: list[Callable[[], None]] = []
        self._closely = False

    @property
    def settings(self) -> Settings:
        """What the user decided about the rules and the page."""
        raise NotImplementedError

    @property
    def reviewer(self) -> Reviewer:
        """The judge of this session, which judges again only what changed."""
        if self._reviewer is None:
            from bulletsmith.checks.review import Reviewer
            from bulletsmith.layout.page import measured

            self._reviewer = Reviewer(self.settings, measured, always=self._closely)
        return self._reviewer

    def took(self, revision: int, review: Review) -> bool:
        """Take a review of the CV at `revision`; False when it comes too late."""
        if revision != self.revision:
            return False
        self._review = (revision, review)
        for heard in tuple(self._waiting):
            heard()
        return True

    @property
    def review(self) -> Review | None:
        """The review of the CV as it stands; None while there is none yet."""
        return self._review[1] if self._review and self._review[0] == self.revision else None

    @property
    def last_review(self) -> Review | None:
        """The newest review there is, maybe of an older revision."""
        return self._review[1] if self._review else None

    def await_reviews(self, heard: Callable[[], None]) -> Callable[[], None]:
        """Call `heard` whenever a review has come in; gives what ends that."""
        self._waiting.append(heard)
        return lambda: self._waiting.remove(heard)

    def look_closely(self) -> None:
        """Have the page measured with each review from now on: it is in view."""
        self._closely = True
        self.reviewer.always = True
        if self._review and not self._review[1].page.measured:
            self._now(self._cv, self.where)

    def look(self, style: Style, paper: Paper) -> None:
        """Lay the page out in another way from now on: whoever listens has it judged again."""
        self._settings = replace(self.settings, style=style, paper=paper)
        self._reviewer = None
        self._now(self._cv, self.where)
