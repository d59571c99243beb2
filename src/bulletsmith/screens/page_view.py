"""What the screens with the page in view share: its picture, drawn anew as the CV changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from textual import work
from textual.getters import query_one
from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from bulletsmith.cv import Address
from bulletsmith.errors import BulletsmithError
from bulletsmith.layout.raster import Raster, raster, size
from bulletsmith.widgets.page_picture import GUTTER, LETTERS, PagePicture

if TYPE_CHECKING:
    from bulletsmith.app import BulletsmithApp
    from bulletsmith.checks.review import Review

T = TypeVar("T")


class PageView(Screen[T]):
    """A screen beside whose words stands the page. `page` is the one in view, from 1.

    Its picture is drawn in a worker; one that comes after another was asked for is dropped.
    """

    app: BulletsmithApp
    picture = query_one(PagePicture)
    page = 1
    pages = 1
    _asked = 0
    _raster: Raster | None = None

    @dataclass
    class Drawn(Message):
        """A picture has come in, or why there is none."""

        asked: int
        raster: Raster | None
        trouble: str = ""

    def on_mount(self) -> None:
        """Follow the reviews of the CV: each brings a page that was measured."""
        self._forget = self.app.session.await_reviews(self.reviewed)
        self.app.session.look_closely()

    def on_unmount(self) -> None:
        """Nobody looks any more."""
        self._forget()

    @property
    def review(self) -> Review | None:
        """The review of the CV as it stands; None while it is still to come."""
        return self.app.session.review

    def reviewed(self) -> None:
        """A review has come in: draw everything."""
        raise NotImplementedError

    def pictured(self, trouble: str) -> None:
        """A picture has been drawn, or `trouble` says why not."""

    def meant(self) -> Address:
        """The bullet that is marked in the picture."""
        raise NotImplementedError

    def ask(self) -> None:
        """Have the page drawn as large as the room beside the words allows."""
        session, room = self.app.session, self.app.size
        look = session.settings
        most = (room.width // 2 - GUTTER, 2 * (room.height - 3))
        wide, _ = size(look.style, look.paper, *most)
        self.picture.styles.width = wide + GUTTER + 1
        self._asked += 1
        self._draw(self._asked, most)

    @work(thread=True, exclusive=True, group="page", exit_on_error=False)
    def _draw(self, asked: int, most: tuple[int, int]) -> None:
        session = self.app.session
        look = session.settings
        try:
            made = raster(session.cv, look.style, look.paper, self.page, *most)
        except BulletsmithError as error:
            self.post_message(self.Drawn(asked, None, str(error)))
            return
        if not get_current_worker().is_cancelled:
            self.post_message(self.Drawn(asked, made))

    def on_page_view_drawn(self, message: Drawn) -> None:
        """Show what came in, unless another was asked for since."""
        if message.asked != self._asked:
            return
        self._raster = message.raster
        if message.raster:
            self.page, self.pages = message.raster.page, message.raster.pages
        self.mark()
        self.pictured(message.trouble)

    def mark(self) -> None:
        """Draw the picture with its marks, and the bullet that is meant lit."""
        picture = self.picture
        picture.raster = self._raster
        marks: dict[int, str] = {}
        lit = range(0)
        if self.review and self._raster:
            meant = self.meant()
            for address, landing in self.review.page.landings.items():
                if landing.page != self.page:
                    continue
                first = picture.row(landing.top)
                told = "".join(LETTERS[name] for name in self.review.shows.get(address, ()))
                marks[first] = "".join(dict.fromkeys(marks.get(first, "") + told))
                if address == meant:
                    lit = range(first, max(first, picture.row(landing.bottom - 0.004)) + 1)
        half = picture.row(0.5) if self.page == 1 and self._raster else 0
        picture.show(self._raster, marks, lit, half)
