"""The page: what will be sent, where each bullet lands, and what to cut when it is too long."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from bulletsmith.bullets.text import one_line
from bulletsmith.checks.review import Review
from bulletsmith.cv import Address, at, called, number
from bulletsmith.keys import bindings
from bulletsmith.layout.facts import PAPER_NAMES, PAPERS, STYLES, Landing
from bulletsmith.screens.page_view import PageView
from bulletsmith.widgets.keybar import KeyBar
from bulletsmith.widgets.marks import BAD, GOOD, sign
from bulletsmith.widgets.page_picture import LETTERS, PagePicture
from bulletsmith.widgets.plain import note, plain
from bulletsmith.widgets.rows import Line, Row, Rows


class PageScreen(PageView[Address]):
    """The page beside what lands on it; dismisses with the bullet to go to."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("page")]
    AUTO_FOCUS = "#landings"
    DEFAULT_CSS = """
    PageScreen {
        & > Horizontal { height: 1fr; }
        & Vertical { height: 1fr; padding: 0 1; }
        & #told { height: auto; margin-bottom: 1; }
        & #landings { height: 1fr; }
    }
    """
    told = query_one("#told", Static)
    rows = query_one("#landings", Rows)

    def __init__(self, here: Address = ()) -> None:
        super().__init__()
        self.here = here
        self._page_of: dict[Address, int] = {}

    def compose(self) -> ComposeResult:
        """The picture at the left, its length and its bullets at the right."""
        with Horizontal():
            yield PagePicture()
            with Vertical():
                yield Static(id="told", markup=False)
                yield Rows("landings")
        yield KeyBar()

    def on_mount(self) -> None:
        """Draw, now that there is a size."""
        self.told.update(plain("laying the page out …", "$foreground-muted"))
        self.call_after_refresh(self.reviewed)

    def on_resize(self) -> None:
        """Use the room there is."""
        if self.is_mounted:
            self.call_after_refresh(self.ask)

    def reviewed(self) -> None:
        """The words at once, the picture when it is drawn."""
        review = self.review
        if review is not None:
            self._fill(review)
        self.ask()

    def _fill(self, review: Review) -> None:
        here = self.rows.address or self.here
        shown = list(self._rows(review))
        near = [i for i, row in enumerate(shown) if row.address == here]
        first = next((i for i, row in enumerate(shown) if row.address), 0)
        self.rows.show(shown, near[0] if near else min(self.rows.highlighted or first, len(shown)))
        self._tell()

    def _tell(self) -> None:
        review = self.review
        if review is None:
            return
        look, page = self.app.session.settings, review.page
        over = page.over(review.limit)
        shown = f"page {self.page} of {page.pages}"
        told = plain(f"{shown} · {look.style} · {PAPER_NAMES[look.paper]}", "$foreground-muted")
        if over:
            lines = f"{over} line{'s' * (over != 1)}"
            may = "one page" if review.limit == 1 else "two pages"
            told += "\n" + sign(BAD) + plain(f" {lines} over the {may} it may have", "bold")
        else:
            full = f"{page.used / page.room:.0%} of the last page is full"
            told += "\n" + sign(GOOD) + plain(f" it fits; {full}")
        question = review.selfcheck.questions[0]
        mark = sign(GOOD if question.answer else BAD)
        told += "\n" + mark + plain(f" top half: {question.note}", "$foreground-muted")
        letters = "  ".join(f"{letter} {name}" for name, letter in LETTERS.items())
        told += "\n" + plain(letters, "$foreground-muted")
        self.told.update(told)

    def _rows(self, review: Review) -> Iterator[Row]:
        """What to cut, weakest first; then every bullet in the order of the page."""
        self._page_of = {there: one.page for there, one in review.page.landings.items()}
        if review.cuts:
            yield self._rule("to cut, weakest first")
            for cut in review.cuts:
                lines = f"−{cut.lines} "
                yield self._row(cut.address, Content.styled(lines, "$text-error"), cut.words)
        page, halved = 0, False
        for address, landing in review.page.landings.items():
            if landing.page == 1 and landing.bottom > 0.5 and not halved:
                halved = True
                yield self._rule("the top half ends")
            if landing.page != page:
                page = landing.page
                if page > 1 or review.cuts:
                    yield self._rule(f"page {page}")
            names = review.shows.get(address, ())
            letters = "".join(LETTERS[n] if n in names else "·" for n in LETTERS)
            yield self._row(address, plain(f"{letters} "), self._words(address, landing))

    def _words(self, address: Address, landing: Landing) -> str:
        thing = at(self.app.session.cv, address)
        text = one_line(thing if isinstance(thing, str) else thing.text)
        return f"{text} ({landing.lines} lines)" if landing.lines > 3 else text

    def _rule(self, told: str) -> Row:
        line = plain(f"── {told} ──", "$foreground-muted")
        return Row(Line(self.rows, lambda width: line.truncate(width)), disabled=True)

    def _row(self, address: Address, head: Content, words: str) -> Row:
        name = number(address) or self._section(address)
        line = head + plain(f"{name} ", "$text-accent") + plain(words)
        return Row(Line(self.rows, partial(_cut, line)), address)

    def _section(self, address: Address) -> str:
        cv = self.app.session.cv
        if address[0] == "sections":
            return one_line(cv.sections[int(address[1])].title)[:12]
        return called(cv, address)[:20]

    def meant(self) -> Address:
        """The bullet under the cursor."""
        return self.rows.address

    @on(Rows.OptionHighlighted, "#landings")
    def _looked(self) -> None:
        page = self._page_of.get(self.meant(), self.page)
        if page != self.page:
            self._turn(page)
        else:
            self.mark()

    def pictured(self, trouble: str) -> None:
        """The page's number is known now."""
        if trouble:
            self.told.update(plain(trouble, "$text-error"))
        else:
            self._tell()

    def _turn(self, page: int) -> None:
        self.page = page
        self.ask()

    def action_turn(self, by: int) -> None:
        """The page before or after."""
        if 1 <= self.page + by <= self.pages:
            self._turn(self.page + by)

    def action_style(self) -> None:
        """The other style."""
        look = self.app.session.settings
        self.app.session.look(STYLES[1 - STYLES.index(look.style)], look.paper)

    def action_paper(self) -> None:
        """The other paper."""
        look = self.app.session.settings
        self.app.session.look(look.style, PAPERS[1 - PAPERS.index(look.paper)])

    def action_park(self) -> None:
        """Leave the bullet under the cursor out; it stays with the CV."""
        address = self.meant()
        if len(address) == 4 and address[0] == "roles" and address[2] == "bullets":
            self.app.session.park(address)
            note(self, f"{number(address)} is parked: not on the page. u brings it back.")
        else:
            note(self, "Only a role's bullet can be parked; enter goes there.", timeout=3)

    def action_undo(self) -> None:
        """Take the last change back."""
        if not self.app.session.undo():
            note(self, "There is nothing to undo.", timeout=3)

    @on(Rows.OptionSelected)
    def action_go(self) -> None:
        """To the bullet under the cursor."""
        self.dismiss(self.meant())

    def action_back(self) -> None:
        """Back to where it was."""
        self.dismiss(())

    def action_export(self) -> None:
        """Write it."""
        from bulletsmith.screens.export import ExportScreen

        self.app.push_screen(ExportScreen("pdf"))


def _cut(line: Content, width: int) -> Content:
    return line.truncate(width, ellipsis=True)
