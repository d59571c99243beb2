"""A bullet edited as text, judged as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from bulletsmith.bullets.text import clean, one_line
from bulletsmith.cv import Address, Bullet, at, called
from bulletsmith.keys import bindings
from bulletsmith.screens.confirm import Ask
from bulletsmith.screens.typing import Typing
from bulletsmith.store.recovery import Typed
from bulletsmith.widgets.fields import Area
from bulletsmith.widgets.findings import Findings
from bulletsmith.widgets.keybar import KeyBar
from bulletsmith.widgets.marks import strip
from bulletsmith.widgets.plain import note, plain

if TYPE_CHECKING:
    from bulletsmith.app import BulletsmithApp


class EditText(Typing[tuple[str, ...]]):
    """The text of the bullet at `address`; dismisses with its new text, empty to leave it.

    A paste of several lines is kept whole: at the end it may become as many bullets. With `merged`,
    the text to begin with is that of this bullet and the next, and the end is one bullet. `begun`
    is what was typed when the program was ended.
    """

    app: BulletsmithApp
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("edit")]
    DEFAULT_CSS = """
    EditText {
        align: center middle;
        & > Vertical {
            width: 92; max-width: 98%; height: auto; max-height: 96%;
            padding: 0 1; background: $surface; border: round $primary;
            border-subtitle-color: $text-muted;
        }
        & TextArea { height: 9; border: none; padding: 0 1; background: $boost; }
        & TextArea:focus { border: none; }
        & #strip { height: 1; margin: 0 1; }
        & Findings { height: 6; background: $surface; }
    }
    EditText.-tall { & TextArea { height: 14; } & Findings { height: 10; } }
    """

    def __init__(self, address: Address, merged: str = "", begun: str = "") -> None:
        super().__init__()
        self.address = address
        self.merged = merged
        self.begun = begun

    def compose(self) -> ComposeResult:
        """The text, its strip and its findings."""
        cv = self.app.session.cv
        new = self.address[-1] == len(at(cv, self.address[:-1]))
        self.was = self.merged or ("" if new else at(cv, self.address).text)
        name = "New bullet" if new else called(cv, self.address).capitalize()
        with Vertical() as box:
            box.border_title = plain(f"{name} and the next as one" if self.merged else name)
            box.border_subtitle = Content("↵ keep · ctrl+z undo · esc leave")
            hint = "Type the bullet, or paste one or several."
            yield Area(self.begun or self.was, "text", hint, self._judge)
            yield Static(id="strip")
            yield Findings("judged")
        yield KeyBar()

    def on_mount(self) -> None:
        """Judge every key in the frame that shows it."""
        area = self.query_one(Area)
        area.move_cursor(area.document.end)
        area.focus()
        self._judge()

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines that hold words."""
        text = clean(self.query_one(Area).text)
        return tuple(said for line in text.splitlines() if (said := one_line(line)))

    def _judge(self) -> None:
        bullet = Bullet(own=" ".join(self.lines))
        found = self.app.session.judged(self.address, bullet) if bullet else ()
        words = len(bullet.own.split())
        told = plain(f"  {words} words" if words != 1 else "  1 word", "$foreground-muted")
        if len(self.lines) > 1:
            told += plain(f" · {len(self.lines)} lines", "$foreground-muted")
        self.query_one("#strip", Static).update(strip(bullet.reading, found) + told)
        praise = "Nothing to object to." if bullet else ""
        self.query_one(Findings).fill(found, self.address, praise)

    def action_undo(self) -> None:
        """Take the last typing back."""
        self.query_one(Area).undo()

    def action_redo(self) -> None:
        """Type it again."""
        self.query_one(Area).redo()

    def action_keep(self) -> None:
        """Keep the text; several lines may be several bullets."""
        lines = self.lines
        if not lines and self.was:
            note(self, "Nothing is left to keep: Escape leaves, d deletes the bullet.")
            return
        if len(lines) < 2 or self.merged:
            self.dismiss(lines)
            return
        answers = (("many", f"{len(lines)} bullets, a line each"), ("one", "One bullet"))
        self.app.push_screen(
            Ask(f"These are {len(lines)} lines. What are they?", answers), self._several
        )

    def _several(self, answer: str | None) -> None:
        if answer:
            self.dismiss(self.lines if answer == "many" else (" ".join(self.lines),))

    @property
    def typed(self) -> bool:
        """Whether the text is another."""
        return " ".join(self.lines) != one_line(self.was)

    def leave(self) -> None:
        """Leave the text as it was."""
        self.dismiss(())

    @property
    def kept(self) -> Typed | None:
        """The text as it stands."""
        text = self.query_one(Area).text
        if text in (self.was, ""):
            return None
        return Typed("text", self.address, {"text": text, "merged": self.merged})
