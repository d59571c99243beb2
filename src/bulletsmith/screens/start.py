"""The start: unsaved work, a file, a new CV, the sample, and the files opened lately."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Static

from bulletsmith.keys import bindings
from bulletsmith.screens.confirm import Ask
from bulletsmith.screens.path import PathScreen
from bulletsmith.session import Session
from bulletsmith.store.recent import recent
from bulletsmith.store.recovery import Unsaved, drop, waiting
from bulletsmith.widgets.keybar import KeyBar
from bulletsmith.widgets.plain import plain
from bulletsmith.widgets.rows import Hang, Row, Rows

if TYPE_CHECKING:
    from bulletsmith.app import BulletsmithApp

_WELCOME = "Write the bullets that prove you shipped."
_TEMPLATE = (
    "[Verb] [model type] for [business problem], trained on [data scale + source], evaluated on "
    "[metric + baseline], deployed via [serving stack], delivered [business outcome]"
)


class StartScreen(Screen[None]):
    """What to work on."""

    app: BulletsmithApp
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("start")]
    DEFAULT_CSS = """
    StartScreen {
        align: center middle;
        & > Vertical { width: 78; max-width: 98%; height: auto; max-height: 100%; padding: 0 1; }
        & #welcome { height: auto; text-align: center; margin: 1 0; }
        & Rows, & Rows:focus { height: auto; max-height: 14; border: round $primary; }
    }
    """

    def compose(self) -> ComposeResult:
        """The sentence that all is about, and the choices."""
        with Vertical():
            yield Static(
                plain("bulletsmith\n", "bold $text-primary")
                + plain(f"{_WELCOME}\n\n")
                + plain(_TEMPLATE, "$foreground-muted"),
                id="welcome",
            )
            yield Rows("choices")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show what there is."""
        self.query_one(Rows).focus()

    def on_screen_resume(self) -> None:
        """Unsaved work and recent files may be others by now."""
        rows = self.query_one(Rows)
        self.unsaved = waiting()
        shown = [
            self._row("✎ unsaved", told(work), ("unsaved", index))
            for index, work in enumerate(self.unsaved)
        ]
        shown += [
            self._row("o open", "a CV: Markdown, LaTeX, TOML, PDF, Word …", ("open",)),
            self._row("n new", "a CV from nothing", ("new",)),
            self._row("s sample", "an invented CV with much to mend", ("sample",)),
        ]
        shown += [self._row("recent", short(path), ("recent", str(path))) for path in recent()[:8]]
        rows.show(shown)

    def _row(self, head: str, body: str, address: tuple[str | int, ...]) -> Row:
        kind = plain(head, "bold $text-primary" if address[0] != "recent" else "$foreground-muted")
        return Row(Hang(self.query_one(Rows), plain(body), lambda: kind, 11), address)

    @on(Rows.OptionSelected)
    def action_choose(self) -> None:
        """Take what the cursor is on."""
        match self.query_one(Rows).address:
            case ("unsaved", int(index)):
                self._unsaved(self.unsaved[index])
            case ("recent", str(path)):
                self.app.open(Path(path))
            case ("open",):
                self.action_open()
            case ("new",):
                self.action_new()
            case ("sample",):
                self.action_sample()

    def _unsaved(self, work: Unsaved) -> None:
        answers = [("take", "Take it up where it was left"), ("drop", "Throw it away")]

        def answered(answer: str | None) -> None:
            if answer == "take":
                self.app.begin(Session.restored(work))
            elif answer == "drop":
                drop(work.token)
                self.on_screen_resume()

        self.app.push_screen(Ask(told(work), answers), answered)

    def action_open(self) -> None:
        """Choose a file."""
        self.app.push_screen(
            PathScreen("Open", Path.cwd()), lambda path: self.app.open(path) if path else None
        )

    def action_new(self) -> None:
        """A CV from nothing."""
        self.app.begin(Session(name="new CV"))

    def action_sample(self) -> None:
        """A copy of the sample."""
        self.app.begin(Session.sample())

    def check_action(self, action: str, _: tuple[object, ...]) -> bool | None:
        """There is a way back only to a CV that is open."""
        return self.app.opened if action == "back" else True

    def action_back(self) -> None:
        """Back to the CV that is open, if there is one."""
        self.app.show_workbench()


def told(work: Unsaved) -> str:
    """What waits, in words."""
    name = Path(work.path).name if work.path else work.name or "new CV"
    drafts = f", {len(work.drafts)} in the forge" if work.drafts else ""
    return f"{name}: changes not saved{drafts}, left {work.when[:16].replace('T', ' ')}"


def short(path: Path) -> str:
    """A path with the home folder as `~`."""
    try:
        return f"~/{path.relative_to(Path.home())}"
    except ValueError:
        return str(path)
