"""A path, typed with the folder's files beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from bulletsmith.formats.registry import FORMATS
from bulletsmith.keys import bindings
from bulletsmith.widgets.fields import Entry
from bulletsmith.widgets.keybar import KeyBar
from bulletsmith.widgets.plain import plain
from bulletsmith.widgets.rows import Hang, Row, Rows

_MOST = 200  # files shown of one folder


class PathScreen(ModalScreen[Path | None]):
    """Ask for a path; dismisses with it, or None on Escape.

    `new` tells that it need not exist, `also` which suffixes are listed beside those of CVs.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("path")]
    DEFAULT_CSS = """
    PathScreen {
        align: center middle;
        & > Vertical {
            width: 76; max-width: 96%; height: 18; max-height: 96%;
            padding: 0 1; background: $surface; border: round $primary;
            border-subtitle-color: $text-muted;
        }
        & Input { border: none; height: 1; margin: 0 1 1 1; padding: 0; background: $boost; }
        & Input:focus { border: none; }
        & Rows { height: 1fr; background: $surface; }
    }
    """

    def __init__(
        self, title: str, path: Path, *, new: bool = False, also: tuple[str, ...] = ()
    ) -> None:
        super().__init__()
        self.heading = title
        self.path = path
        self.new = new
        self.also = also

    def compose(self) -> ComposeResult:
        """The path above the files."""
        with Vertical() as box:
            box.border_title = Content(self.heading)
            box.border_subtitle = Content("↵ take it · tab complete · ↓ to the files · esc leave")
            start = str(self.path) + ("/" if self.path.is_dir() else "")
            yield Entry(start, "path")
            yield Rows("files")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the files as they are typed."""
        self.watch(self.query_one(Input), "value", self._fill, init=True)
        self.query_one(Input).focus()

    @property
    def typed(self) -> Path:
        """The path as it is typed, `~` understood."""
        text = self.query_one(Input).value.replace("\0", "").strip()
        try:
            return Path(text).expanduser()
        except RuntimeError:  # ~nobody
            return Path(text)

    def _fill(self, value: str) -> None:
        rows = self.query_one(Rows)
        path = self.typed
        folder, begun = (path, "") if value.endswith("/") or not value else (path.parent, path.name)
        shown: list[Row] = []
        for file in files(folder, begun, self.also):
            name = f"{file.name}/" if file.is_dir() else file.name
            shown.append(Row(Hang(rows, plain(name)), (str(file),)))
        if not shown and not self.new:
            shown = [Row(Hang(rows, plain("no such file", "$foreground-muted")), disabled=True)]
        rows.show(shown, 0 if shown and not shown[0].disabled else None)

    def action_complete(self) -> None:
        """Complete what is typed with the file under the cursor."""
        address = self.query_one(Rows).address
        if address:
            file = Path(str(address[0]))
            field = self.query_one(Input)
            field.value = f"{file}/" if file.is_dir() else str(file)
            field.cursor_position = len(field.value)
            field.focus()

    def action_files(self) -> None:
        """To the files."""
        if self.focused is self.query_one(Input):
            self.query_one(Rows).focus()
        else:
            self.query_one(Rows).action_cursor_down()

    @on(Rows.OptionSelected)
    @on(Input.Submitted)
    def action_take(self) -> None:
        """Take the path, or go into the folder."""
        rows, path = self.query_one(Rows), self.typed
        chosen = self.focused is rows or not (self.new or path.exists())
        if chosen and rows.address:
            path = Path(str(rows.address[0]))
        if path.is_dir():
            field = self.query_one(Input)
            field.value = f"{path}/"
            field.cursor_position = len(field.value)
            field.focus()
        elif self.query_one(Input).value.strip():
            self.dismiss(path)

    def action_cancel(self) -> None:
        """Leave."""
        self.dismiss(None)


def files(folder: Path, begun: str, also: tuple[str, ...] = ()) -> Iterator[Path]:
    """The folders, then the CVs, in `folder` whose names begin with `begun`."""
    suffixes = {suffix for known in FORMATS for suffix in known.suffixes} | set(also)
    try:
        found = sorted(folder.iterdir(), key=lambda file: (not file.is_dir(), file.name.lower()))
    except OSError:
        return
    count = 0
    for file in found:
        hidden = file.name.startswith(".") and not begun.startswith(".")
        told = file.name.isprintable() and file.name.lower().startswith(begun.lower())
        if hidden or not told:  # a name that cannot be shown cannot be chosen either
            continue
        if file.suffix.lower() in suffixes or file.is_dir():
            yield file
            count += 1
            if count == _MOST:
                return
