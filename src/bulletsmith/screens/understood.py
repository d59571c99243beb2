"""A file that is read once, into a new CV: what was understood of it, and what was not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from bulletsmith.cv import CV
from bulletsmith.formats.document import Document
from bulletsmith.keys import bindings
from bulletsmith.widgets.contents import dates, title
from bulletsmith.widgets.keybar import KeyBar
from bulletsmith.widgets.marks import BAD, GOOD, HALF, sign
from bulletsmith.widgets.plain import plain
from bulletsmith.widgets.rows import Hang, Row, Rows

SHOWN = 500  # lines that were not understood


class Understood(ModalScreen[bool]):
    """Whether to go on with what `document`, read from the file `name`, became."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("understood")]
    DEFAULT_CSS = """
    Understood {
        background: $background;
        & > Vertical { height: 1fr; border: round $primary; padding: 0 1; }
        & Static { height: auto; margin-bottom: 1; }
        & Rows { height: 1fr; }
    }
    """

    def __init__(self, name: str, document: Document) -> None:
        super().__init__()
        self.file = name
        self.document = document

    def compose(self) -> ComposeResult:
        """What this is, above what was found."""
        told = (
            f"{self.file} cannot be edited in place, so it becomes a new CV; the file itself stays "
            "as it is. Saving asks for a name."
        )
        with Vertical() as box:
            box.border_title = Content("What was understood")
            yield Static(plain(told))
            yield Rows("found")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show it."""
        rows = self.query_one(Rows)
        rows.show(list(self._rows(rows)))
        rows.focus()

    def _rows(self, rows: Rows) -> Iterator[Row]:
        cv = self.document.cv
        for count, what in counts(cv):
            head = sign(GOOD if count else "·") + f" {count}"
            yield _row(rows, head, plain(what, "" if count else "$foreground-muted"))
        for role in cv.roles:
            when = dates(role)
            name = title(role) + plain(f" · {when}" if when else " · no dates", "$foreground-muted")
            body = name + plain(f" · {_many(len(role.bullets), 'bullet')}", "$foreground-muted")
            yield _row(rows, sign(GOOD if role.bullets and when else HALF), body)
        missed = self.document.not_understood
        if not missed:
            yield _row(rows, sign(GOOD), Content("Every line was understood."))
            return
        told = f"{_many(len(missed), 'line')} not understood; they are not in the new CV:"
        yield _row(rows, sign(BAD) + f" {len(missed)}", plain(told, "bold"))
        for line in missed[:SHOWN]:
            yield _row(rows, plain(f"{line.line}", "$foreground-muted"), plain(line.text))
        if len(missed) > SHOWN:
            yield _row(rows, Content(""), Content(f"… and {len(missed) - SHOWN} more"))

    @on(Rows.OptionSelected)
    def action_take(self) -> None:
        """Go on with it."""
        self.dismiss(True)

    def action_leave(self) -> None:
        """Leave it."""
        self.dismiss(False)


def counts(cv: CV) -> Iterator[tuple[int, str]]:
    """How many there are of each thing, and what it is called then."""
    tools = sum(len(names) for _, names in cv.tools)
    bullets = sum(len(role.bullets) for role in cv.roles)
    for count, what in (
        (len(cv.roles), "role"),
        (bullets, "bullet"),
        (len(cv.projects), "project"),
        (tools, "tool"),
        (len(cv.education), "degree"),
        (len(cv.sections), "other section"),
    ):
        yield count, what if count == 1 else f"{what}s"
    yield int(bool(cv.profile.name)), f"name: {cv.profile.name}" if cv.profile.name else "name"
    yield int(bool(cv.summary.sentence)), "summary"


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"


def _row(rows: Rows, head: Content, body: Content) -> Row:
    return Row(Hang(rows, body, lambda: head, 6))
