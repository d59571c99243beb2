"""What is known of a CV once it is laid out: its pages, and where each bullet lands on them."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from typing import Literal, get_args

from bulletsmith.cv import Address
from bulletsmith.named import NamedTuple

Paper = Literal["a4", "us-letter"]
Style = Literal["plain", "classic"]
PAPERS: tuple[Paper, ...] = get_args(Paper)
STYLES: tuple[Style, ...] = get_args(Style)
PAPER_NAMES: Mapping[Paper, str] = {"a4": "A4", "us-letter": "US Letter"}


class Landing(NamedTuple):
    """Where a bullet lands: its page (from 1), where it begins and ends as shares of that page.

    `lines` are those that it takes. One that goes on to the next page ends there, at its top.
    """

    page: int
    top: float
    bottom: float
    lines: int


class Page(NamedTuple):
    """A CV laid out: how many pages, how full the last one is, and where each bullet lands.

    `used` are the lines taken on the last page, `room` those that a page holds, `length` those of
    the whole CV were it on one endless page. Either measured on the page that typst set, or an
    estimate from the widths of letters.
    """

    pages: int
    used: float
    room: float
    length: float
    landings: Mapping[Address, Landing]
    measured: bool = True

    def over(self, limit: int) -> int:
        """How many lines have to go until it fits on `limit` pages; 0 where it does."""
        if self.pages <= limit:
            return 0
        return max(1, ceil(self.length - limit * self.room))

    def longer(self, times: float) -> Page:
        """What it would come to, were the CV so many times as long."""
        return self._replace(pages=round(self.pages * times), length=self.length * times)

    @property
    def top_half(self) -> list[Address]:
        """What lands in the top half of page one, in its order."""
        return [address for address in self.landings if self.in_top_half(address)]

    def in_top_half(self, address: Address) -> bool:
        """Whether the bullet at `address` ends in the top half of page one."""
        landing = self.landings.get(address)
        return landing is not None and landing.page == 1 and landing.bottom <= 0.5
