"""What the keys of the workbench show: the page, and the self-check."""

from __future__ import annotations

from bulletsmith.cv import Address
from bulletsmith.screens.editing import Editing


class Looking(Editing):
    """The page as it will be sent, and the five questions."""

    def action_view_page(self) -> None:
        """The page, with what is under the cursor marked on it."""
        from bulletsmith.screens.page import PageScreen

        self.app.push_screen(PageScreen(self.here), self._looked_up)

    def action_self_check(self) -> None:
        """The five questions."""
        from bulletsmith.screens.selfcheck import SelfCheckScreen

        review = self.session.last_review
        if review is not None:
            self.app.push_screen(SelfCheckScreen(review), self._looked_up)

    def _looked_up(self, address: Address | None) -> None:
        if address:
            self.goto(address)
