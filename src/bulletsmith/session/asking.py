"""How far a pass over a role has got: which of its bullets it has asked about."""

from __future__ import annotations

from bulletsmith.bullets.text import clean
from bulletsmith.cv import CV, Bullet
from bulletsmith.session.editing import Editing


class Asking(Editing):
    """A CV that remembers, by digests of their words, the bullets that a pass is done with.

    So a bullet that is moved is not asked about twice, and one whose rewrite is undone is again.
    """

    def __init__(self, cv: CV) -> None:
        super().__init__(cv)
        self.asked: frozenset[str] = frozenset()

    def keep_beside(self) -> None:
        """Keep it where the next start finds it."""
        raise NotImplementedError

    def asked_about(self, bullet: Bullet) -> bool:
        """Whether the pass over its role has asked about `bullet` as it stands."""
        return _digest(bullet) in self.asked

    def ask_about(self, bullet: Bullet) -> None:
        """The pass has asked about `bullet`: it is rewritten or skipped."""
        self.asked |= {_digest(bullet)}
        self.keep_beside()

    def ask_again(self, role: int) -> None:
        """The pass over the role is over; the next one asks about all its bullets."""
        self.asked -= {_digest(bullet) for bullet in self.cv.roles[role].bullets}
        self.keep_beside()


def _digest(bullet: Bullet) -> str:
    from bulletsmith.store.files import digest

    return digest(clean(bullet.text).encode("utf-8", "replace"))
