"""A box that people type into, which must not vanish with what they typed."""

from __future__ import annotations

from textual.screen import ModalScreen, ScreenResultType

from bulletsmith.screens.confirm import Ask
from bulletsmith.store.recovery import Typed


class Typing(ModalScreen[ScreenResultType]):
    """A box that asks before what was typed is thrown away, on Escape and on leaving alike."""

    @property
    def typed(self) -> bool:
        """Whether it holds anything that it did not open with."""
        raise NotImplementedError

    def leave(self) -> None:
        """Close it as it was opened."""
        raise NotImplementedError

    @property
    def kept(self) -> Typed | None:
        """What stands in it, to be kept from second to second; None where it opened with that.

        Whoever gives none has `rescue` called when the program is ended from outside.
        """
        return None

    def rescue(self) -> None:
        """Keep what is typed without asking: the program is being ended from outside."""

    def action_keep(self) -> None:
        """Keep what is typed, and close it."""
        raise NotImplementedError

    def action_cancel(self) -> None:
        """Leave; what was typed is asked for before it is thrown away."""
        if not self.typed:
            self.leave()
            return
        answers = (("stay", "Go on typing"), ("keep", "Keep it"), ("leave", "Throw it away"))
        self.app.push_screen(Ask("Keep what you typed?", answers), self._answered)

    def _answered(self, answer: str | None) -> None:
        if answer == "keep":
            self.action_keep()
        elif answer == "leave":
            self.leave()
