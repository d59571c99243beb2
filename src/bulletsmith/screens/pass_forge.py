"""The forge as a step of a pass over a role: it says which step, and lets one be skipped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import Static

from bulletsmith.cv import Address
from bulletsmith.keys import bindings
from bulletsmith.screens.forge import ForgeScreen
from bulletsmith.widgets.plain import plain


class PassForge(ForgeScreen):
    """The bullet at `address`, the step called `step`; dismisses with `skipped` too."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("pass")]

    def __init__(self, address: Address, step: str) -> None:
        super().__init__(address)
        self.step = step

    def on_mount(self) -> None:
        """Say which step this is."""
        place = self.query_one("#place", Static)
        place.update(plain(f"{self.step} · {self.work.place}"))

    @property
    def to_agree(self) -> Sequence[str]:
        """What is lost is shown beside the old wording, once the bullet is kept."""
        return ()

    def kept_it(self, what: str) -> None:
        """It is shown beside the old wording, and a toast would lie over that."""

    def action_skip(self) -> None:
        """On to the next bullet; what was typed here stays as a draft."""
        self.dismiss("skipped")
