"""Another program changed the open file: what it changed, and what becomes of both."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from bulletsmith.cv import called
from bulletsmith.formats.merging import Collision
from bulletsmith.keys import bindings
from bulletsmith.session.merging import Change, Merge, words
from bulletsmith.widgets.keybar import KeyBar
from bulletsmith.widgets.marks import BAD, sign
from bulletsmith.widgets.plain import plain
from bulletsmith.widgets.rows import Hang, Row, Rows

Answer = tuple[Collision, ...] | str  # the collisions of which the other side is taken, or `as`


class Theirs(ModalScreen[Answer | None]):
    """Show `merge`; dismisses with what to take of the other side, `as` to save elsewhere, or None.

    Of what both changed one is kept; space takes the other.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("theirs")]
    DEFAULT_CSS = """
    Theirs {
        background: $background;
        & > Vertical { height: 1fr; border: round $primary; padding: 0 1; }
        & Static { height: auto; margin-bottom: 1; }
        & Rows { height: 1fr; }
    }
    """

    def __init__(self, name: str, merge: Merge) -> None:
        super().__init__()
        self.file = name
        self.merge = merge
        self.others: set[int] = set()  # the collisions of which the other side is taken

    def compose(self) -> ComposeResult:
        """What has happened, above each thing that was changed."""
        count = len(self.merge.collisions)
        told = f"Another program changed {self.file} since it was opened. Nothing was written."
        if count:
            told += f" {count} thing{'s' * (count != 1)} changed on both sides: choose with space."
        else:
            told += " Nothing collides: enter takes their changes in beside yours."
        with Vertical() as box:
            box.border_title = Content("The file is another")
            yield Static(plain(told))
            yield Rows("changes")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show them, the cursor on the first choice."""
        self._draw(0)
        self.query_one(Rows).focus()

    def _draw(self, at: int) -> None:
        rows = self.query_one(Rows)
        both = [self._collision(rows, index) for index in range(len(self.merge.collisions))]
        theirs = [_change(rows, change) for change in self.merge.changes]
        none = Row(Hang(rows, plain("Only what is no part of the CV: comments, spaces.")))
        rows.show([*both, *(theirs or [none])], at)

    def _collision(self, rows: Rows, index: int) -> Row:
        """Both sides of one collision, the one that will stand marked."""
        one, other = self.merge.collisions[index], index in self.others
        mine, theirs = (one.kept, one.other) if one.mine else (one.other, one.kept)
        body = plain(called(self.merge.cv, one.address), "bold")
        for name, value, taken in (
            ("mine", mine, one.mine != other),
            ("theirs", theirs, one.mine == other),
        ):
            told = words(value) if value is not None else "(taken away)"
            style = "bold" if taken else "$foreground-muted"
            body += plain(f"\n{'●' if taken else '○'} {name}: {told}", style)
        return Row(Hang(rows, body, lambda: sign(BAD) + " both", 9), ("both", index))

    @on(Rows.OptionSelected)
    def action_merge(self) -> None:
        """Take their changes in beside mine."""
        self.dismiss(tuple(self.merge.collisions[index] for index in sorted(self.others)))

    def action_other(self) -> None:
        """Take the other side of the collision under the cursor."""
        rows = self.query_one(Rows)
        match rows.address:
            case ("both", int(index)):
                self.others ^= {index}
                self._draw(rows.highlighted or 0)

    def action_save_as(self) -> None:
        """Leave their file alone and save mine elsewhere."""
        self.dismiss("as")

    def action_leave(self) -> None:
        """Do nothing for now; what is here is kept as unsaved work."""
        self.dismiss(None)


def _change(rows: Rows, change: Change) -> Row:
    body = plain(change.what, "bold")
    if change.before:
        body += plain(f"\n− {change.before}", "$text-error")
    if change.after:
        body += plain(f"\n{'' if change.sign == '↕' else '+ '}{change.after}", "$text-success")
    return Row(Hang(rows, body, lambda: plain(f"{change.sign} theirs"), 9))
