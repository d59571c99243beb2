"""Export: choose a format, see the file before it is written, and have it proved afterwards."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from bulletsmith.bullets.text import clean
from bulletsmith.errors import BulletsmithError
from bulletsmith.formats.document import Format
from bulletsmith.formats.registry import FORMATS as ALL
from bulletsmith.formats.registry import Known
from bulletsmith.keys import bindings
from bulletsmith.layout.facts import PAPER_NAMES, PAPERS, STYLES
from bulletsmith.screens.confirm import Ask
from bulletsmith.screens.exporting import Export, default_path, refused, written
from bulletsmith.widgets.keybar import KeyBar
from bulletsmith.widgets.plain import plain

if TYPE_CHECKING:
    from bulletsmith.app import BulletsmithApp

FORMATS = tuple(known for known in ALL if known.writes)
_TITLES = {
    "toml": "TOML",
    "latex": "LaTeX",
    "text": "Plain text",
    "docx": "Word",
    "pdf": "PDF",
    "json-resume": "JSON Resume",
    "rendercv": "RenderCV",
}
SHOWN = 400  # lines of the preview; nobody reads on, and a widget of a million lines is slow


class ExportScreen(Screen[None]):
    """Write the session's CV to another file; the open one is saved, not exported to."""

    app: BulletsmithApp
    CSS_PATH = "export.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("export")]
    AUTO_FOCUS = "#formats"

    formats = query_one("#formats", OptionList)
    name_field = query_one("#path", Input)
    preview = query_one("#preview", Static)
    said = query_one("#result", Static)

    def __init__(self, first: str = "markdown") -> None:
        """Begin with the format that is called `first`."""
        super().__init__()
        self.first = first

    def compose(self) -> ComposeResult:
        """Formats at the left, the file at the right, its name above, what came of it below."""
        with Horizontal(id="where"):
            yield Static("Write to", id="to")
            yield Input(id="path", compact=True, select_on_focus=False)
        with Horizontal(id="middle"):
            with Vertical(id="side"):
                yield OptionList(
                    *(Option(plain(_title(known.name)), known.name) for known in FORMATS),
                    id="formats",
                    markup=False,
                )
                yield Static(id="losses")
            with VerticalScroll(id="page"):
                yield Static(id="preview", markup=False)
        yield Static(id="result")
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin with the format that is meant; the highlight draws the rest."""
        self.query_one("#page").border_title = Content("what will be written")
        self.query_one("#side").border_title = Content("format")
        self._typed_path = ""
        names = [known.name for known in FORMATS]
        self.formats.highlighted = names.index(self.first) if self.first in names else 0

    @on(OptionList.OptionHighlighted, "#formats")
    def _chosen(self, event: OptionList.OptionHighlighted) -> None:
        self._show(event.option_index)

    def _show(self, place: int) -> None:
        """The file that the format at `place` of the list makes."""
        known = FORMATS[place]
        session = self.app.session
        if self.name_field.value in ("", self._typed_path):
            self._typed_path = str(default_path(session, known))
        else:  # the person's own name stays; only its suffix follows the format
            self._typed_path = str(Path(self.name_field.value).with_suffix(known.suffixes[0]))
        self.name_field.value = self._typed_path
        for index, one in enumerate(FORMATS):
            mark = "▸" if one is known else " "
            self.formats.replace_option_prompt_at_index(index, plain(mark + _title(one.name)))
        self.said.update("")
        try:
            self.export = Export.of(session.cv, self._adapter(known))
        except BulletsmithError as error:
            self._say(f"✗ {error}", "$text-error")
            return
        lines = clean(self.export.text).split("\n")
        more = f"\n… and {len(lines) - SHOWN:,} more lines" if len(lines) > SHOWN else ""
        self.preview.update(plain("\n".join(lines[:SHOWN]) + more))
        self.query_one("#page").scroll_home(animate=False)
        self.query_one("#losses", Static).update(self._losses())
        self.refresh_bindings()

    def _adapter(self, known: Known) -> Format:
        look = self.app.session.settings
        if known.name != "pdf":
            return known.load()
        from bulletsmith.formats.pdf.adapter import Pdf

        return Pdf(look.style, look.paper)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Style and paper are those of a PDF."""
        del parameters
        paged = ("style", "paper")
        return action not in paged or FORMATS[self.formats.highlighted or 0].name == "pdf"

    def action_style(self) -> None:
        """The other style."""
        look = self.app.session.settings
        self.app.session.look(STYLES[1 - STYLES.index(look.style)], look.paper)
        self._show(self.formats.highlighted or 0)

    def action_paper(self) -> None:
        """The other paper."""
        look = self.app.session.settings
        self.app.session.look(look.style, PAPERS[1 - PAPERS.index(look.paper)])
        self._show(self.formats.highlighted or 0)

    def _losses(self) -> Content:
        told = [f"{self.export.total} bullets"]
        if self.export.adapter.name == "pdf":
            look = self.app.session.settings
            told += [f"{look.style} style, {PAPER_NAMES[look.paper]}"]
        told += [f"◐ cannot hold {thing}" for thing in self.export.lost]
        if self.export.parked:
            told.append(f"· {self.export.parked} parked bullets stay out")
        if drafts := len(self.app.session.drafts):
            told.append(f"· {drafts} drafts are not kept yet and stay out")
        return plain("\n".join(told), "$foreground-muted")

    @on(OptionList.OptionSelected, "#formats")
    def _to_name(self) -> None:
        self.name_field.focus()

    @on(Input.Submitted, "#path")
    @work
    async def action_write(self) -> None:
        """Write the file, asking before another one is overwritten, and say what is in it."""
        path = Path(self.name_field.value.strip()).expanduser()
        if why := refused(path, self.app.session):
            self._say(f"✗ {why}", "$text-error")
            return
        if path.exists():
            question = f"There is a file {path} already."
            answers = (("back", "Choose another name"), ("over", "Overwrite it"))
            if await self.app.push_screen_wait(Ask(question, answers)) != "over":
                self.name_field.focus()
                return
        try:
            proof = written(self.export, path)
        except BulletsmithError as error:
            self._say(f"✗ {error}", "$text-error")
            return
        whole = proof.present == proof.total
        self._say(
            f"{'✓' if whole else '✗'} Wrote {path.absolute()} and read it back: "
            f"{proof.present} of {proof.total} bullets present.",
            "$text-success" if whole else "$text-error",
        )

    def _say(self, text: str, style: str) -> None:
        self.said.update(plain(text, style))

    def action_format(self) -> None:
        """To the list of formats."""
        self.formats.focus()

    def action_back(self) -> None:
        """Back to where this was called from."""
        self.dismiss()


def _title(name: str) -> str:
    return _TITLES.get(name, name.capitalize())
