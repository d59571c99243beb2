"""The CV beside the owner's LinkedIn profile: what differs, and how a stranger reads it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from bulletsmith.cv import Address, Role
from bulletsmith.dates import dates_as_words
from bulletsmith.keys import bindings
from bulletsmith.screens.copying import copied
from bulletsmith.session.profile import Beside, Wording
from bulletsmith.widgets.keybar import KeyBar
from bulletsmith.widgets.marks import BAD, GOOD, HALF, sign
from bulletsmith.widgets.plain import note, plain
from bulletsmith.widgets.rows import Hang, Row, Rows

if TYPE_CHECKING:
    from bulletsmith.session import Session

Answer = Address | str  # where to go in the workbench, or `archive` for another one
_MOST = 60  # characters of a side's words in the list
_SHOWN = 8_000  # and beside it
_HEAVY = ("LNK001", "LNK002", "LNK003", "LNK004")


class LinkedInScreen(Screen[Answer]):
    """The CV of `session` `beside` the profile in `path`; dismisses with where to go."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("linkedin")]
    DEFAULT_CSS = """
    LinkedInScreen {
        #head { height: 1; padding: 0 1; }
        #title { width: 1fr; text-style: bold; text-overflow: ellipsis; text-wrap: nowrap; }
        #count { width: auto; text-align: right; }
        #body { height: 1fr; layout: vertical; }
        #rows { height: 1fr; border: round $foreground 30%; border-title-color: $foreground; }
        #rows:focus { border: heavy $primary; }
        #sides { height: 9; layout: horizontal; }
        #sides > VerticalScroll {
            width: 1fr; height: 1fr; border: round $foreground 30%; padding: 0 1;
            border-title-color: $foreground; border-subtitle-color: $foreground;
        }
        #sides > VerticalScroll:focus { border: heavy $primary; }
        #sides Static { height: auto; }
    }
    LinkedInScreen.-tall #sides { height: 14; }
    LinkedInScreen.-wide {
        #body { layout: horizontal; }
        #rows { width: 1fr; }
        #sides { width: 1fr; height: 1fr; layout: vertical; }
    }
    """

    def __init__(self, session: Session, beside: Beside, path: Path) -> None:
        super().__init__()
        self.session = session
        self.beside = beside
        self.path = path

    def compose(self) -> ComposeResult:
        """The list, and both sides' words for what the cursor is on."""
        with Horizontal(id="head"):
            yield Static(id="title")
            yield Static(id="count")
        with Container(id="body"):
            yield Rows("rows")
            with Container(id="sides"):
                for id, title in (("mine", "your CV says"), ("theirs", "the profile says")):
                    with VerticalScroll(id=id) as side:
                        side.border_title = Content(title)
                        yield Static()
        yield KeyBar()

    def on_mount(self) -> None:
        """Compare, and begin at the first difference."""
        self.query_one("#title", Static).update(plain(f"LinkedIn · {self.path.name}"))
        self.query_one(Rows).border_title = Content("CV and profile")
        rows = self.query_one(Rows)
        if self.beside.cv is not self.session.cv:  # edited while the archive was read
            self.beside = Beside.of(self.session.cv, self.beside.profile)
        shown = [row.address[0] for row in self._rows(rows)]
        self._draw(shown.index("difference") if "difference" in shown else 0)
        rows.focus()
        for told in self.beside.notes:
            note(self, told, title=self.path.name, severity="warning", timeout=8)

    def _compare(self) -> None:
        """Anew, the CV being another."""
        self.beside = Beside.of(self.session.cv, self.beside.profile)
        self._draw(self.query_one(Rows).highlighted or 0)

    def _draw(self, at: int) -> None:
        rows = self.query_one(Rows)
        count = len(self.beside.differences)
        told = f"{count} difference{'s' * (count != 1)}" if count else "one story on both sides"
        self.query_one("#count", Static).update(sign(BAD if count else GOOD) + plain(f" {told}"))
        rows.show(list(self._rows(rows)), at)
        self._show()

    def _rows(self, rows: Rows) -> Iterator[Row]:
        """Each pair of roles above what differs in it, between the headline and the skills."""
        yield from self._part(rows, "headline", "Headline")
        yield Row(self._hang(rows, "About", "", "·"), ("about",))
        for number in range(len(self.beside.pairs)):
            found = self.beside.of_pair(number)
            heavy = any(self.beside.differences[index][0] in _HEAVY for index in found)
            state = BAD if heavy else HALF if found else GOOD
            yield Row(self._hang(rows, *self._pair(number), state), ("pair", number))
            for index in found:
                yield self._difference(rows, index)
        yield from self._part(rows, "skills", "Skills")

    def _part(self, rows: Rows, address: str, name: str) -> Iterator[Row]:
        """What is no role's: a heading, and what differs there."""
        about = {"skills": "tool"}.get(address, address)
        told = enumerate(self.beside.differences)
        found = [index for index, (_, one) in told if one.about == about]
        more = self.beside.differences[found[0]][1].stranger if found[1:] else ""
        yield Row(self._hang(rows, name, more, HALF if found else GOOD), (address,))
        for index in found:
            yield self._difference(rows, index, alone=not more)

    def _pair(self, number: int) -> tuple[str, str]:
        """How a pair is called: as the CV does, or the profile where only that has it."""
        pair = self.beside.pairs[number]
        role: Role = (
            self.beside.cv.roles[pair.role]
            if pair.role is not None
            else self.beside.profile.roles[pair.position or 0]
        )
        name = " · ".join(part for part in (role.title, role.company) if part) or "(untitled role)"
        return name, dates_as_words(role.start, role.end)

    def _hang(self, rows: Rows, name: str, more: str, state: str) -> Hang:
        body = plain(name, "bold") + plain(f"  {more}" if more else "", "$foreground-muted")
        return Hang(rows, body, lambda: sign(state), 2)

    def _difference(self, rows: Rows, index: int, *, alone: bool = True) -> Row:
        """Both sides' words, and what a stranger takes them for unless it is said of several."""
        _, one = self.beside.differences[index]
        body = plain(f"CV {_quoted(one.mine)} · profile {_quoted(one.theirs)}")
        if alone:
            body += plain(f"\n{one.stranger}", "$text-warning")
        head = plain(f"  {one.about}", "$text-accent")
        return Row(Hang(rows, body, lambda: head, 11), ("difference", index))

    @on(Rows.OptionHighlighted)
    def _show(self) -> None:
        """Both sides of what the cursor is on."""
        row = self.query_one(Rows).address
        wording = self.beside.wording(row)
        proposed = wording.what in ("headline", "About")
        mine = self.query_one("#mine")
        mine.border_title = Content("from your CV" if proposed else "your CV says")
        mine.border_subtitle = Content(wording.length if wording.text else "")
        for id, words in (("mine", self.beside.mine(row)), ("theirs", self.beside.theirs(row))):
            said = (
                plain(words[:_SHOWN]) if words else Content.styled("nothing", "$foreground-muted")
            )
            self.query_one(f"#{id} Static", Static).update(said)
            self.query_one(f"#{id}").scroll_home(animate=False)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be taken is offered to be."""
        del parameters
        if action != "take" or not self.is_mounted:
            return True
        return bool(self.beside.takes(self.query_one(Rows).address))

    def action_copy(self) -> None:
        """Copy the CV's words, to paste them into the profile."""
        wording: Wording = self.beside.wording(self.query_one(Rows).address)
        if wording.text:
            length = f" ({wording.length})" if wording.length else ""
            copied(self, wording.text, f"the {wording.what} for the profile{length}")
        else:
            note(self, "The CV has no words for this.", timeout=3)

    def action_take(self) -> None:
        """Take the profile's title, dates or company into the CV, or its whole role."""
        told = self.beside.take(self.session, self.query_one(Rows).address)
        if told:
            self._compare()
            note(self, f"Taken into the CV: {told}. u takes it back; s in the workbench saves.")

    def action_undo(self) -> None:
        """Take the last change of the CV back."""
        told = self.session.undo()
        note(self, f"Taken back: {told}." if told else "There is nothing to undo.", timeout=3)
        self._compare()

    @on(Rows.OptionSelected)
    def action_go(self) -> None:
        """To where it stands in the CV."""
        match self.query_one(Rows).address:
            case ("difference", int(index)):
                self.dismiss(self.beside.differences[index][1].at)
            case ("pair", int(index)) if self.beside.pairs[index].role is not None:
                self.dismiss(("roles", self.beside.pairs[index].roles[0]))
            case ("skills",):
                self.dismiss(("tools",))
            case ("about",):
                self.dismiss(("summary",))
            case _:
                note(self, "This stands in no place of the CV.", timeout=3)

    def action_archive(self) -> None:
        """Another archive."""
        self.dismiss("archive")

    def action_back(self) -> None:
        """Back to the workbench."""
        self.dismiss(())


def _quoted(words: str) -> str:
    """A side's words as a row tells them; all of them stand beside the list."""
    if len(words) > _MOST:
        words = words[: _MOST - 1].rstrip() + "…"
    return f"“{words}”" if words else "nothing"
