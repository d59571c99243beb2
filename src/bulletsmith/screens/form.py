"""A form: a few fields, each judged as it is typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from bulletsmith.bullets.text import clean, one_line
from bulletsmith.keys import bindings
from bulletsmith.screens.typing import Typing
from bulletsmith.store.recovery import Typed
from bulletsmith.widgets.fields import Area, Entry
from bulletsmith.widgets.keybar import KeyBar
from bulletsmith.widgets.marks import BAD, HALF, sign
from bulletsmith.widgets.plain import note, plain

if TYPE_CHECKING:
    from bulletsmith.checks.rule import Finding

_TOLD = 4  # findings under a form
Values = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form: `lines` above 1 is a text of several lines."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Form:
    """What a form asks. `check` gives the problem of each field that has one, while it is typed."""

    title: str
    fields: tuple[Field, ...]
    check: Callable[[Values], Values] = lambda _: {}


class FormScreen(Typing[Values | None]):
    """Fill in `form`; dismisses with its values, or None when it is left as it was.

    `about` says what the form is of, with what was typed in it when the program was ended; without
    it, `rescued` takes what is typed when the program is being ended from outside. `judge` gives
    what a reader would object to in the values: told at every key, and no hindrance.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("form")]
    DEFAULT_CSS = """
    FormScreen {
        align: center middle;
        & > VerticalScroll {
            width: 76; max-width: 96%; height: auto; max-height: 96%;
            padding: 1 2; background: $surface; border: round $primary;
            border-subtitle-color: $text-muted;
        }
        & Horizontal { height: auto; margin-bottom: 1; }
        & .label { width: 13; height: 1; color: $text-muted; }
        & Input, & TextArea { width: 1fr; border: none; padding: 0 1; background: $boost; }
        & Input:focus, & TextArea:focus { border: none; background-tint: $foreground 8%; }
        & #told { height: auto; min-height: 1; }
    }
    """

    def __init__(
        self,
        form: Form,
        rescued: Callable[[Values], None] | None = None,
        about: Typed | None = None,
        judge: Callable[[Values], Sequence[Finding]] = lambda _: (),
    ) -> None:
        super().__init__()
        self.judge = judge
        self.found: Sequence[Finding] = ()
        self.form = form
        self.about = about
        self.rescued = rescued
        self.problems: Values = {}

    def compose(self) -> ComposeResult:
        """A line a field, and under them what is to be said of the one with the focus."""
        with VerticalScroll(can_focus=False) as box:
            box.border_title = plain(self.form.title)
            box.border_subtitle = Content("↵ next · ctrl+s keep · esc leave")
            for field in self.form.fields:
                with Horizontal():
                    yield Static(plain(field.label), classes="label", id=f"label-{field.name}")
                    yield self._widget(field)
            yield Static(id="told")
        yield KeyBar()

    def _widget(self, field: Field) -> Widget:
        value = self.about.values.get(field.name, field.value) if self.about else field.value
        if field.lines > 1:
            area = Area(value, field.name, edited=self._judge)
            area.styles.height = field.lines
            return area
        return Entry(value, field.name)

    def on_mount(self) -> None:
        """Judge every key in the frame that shows it."""
        for field in self.form.fields:
            if field.lines == 1:
                self.watch(self.query_one(f"#{field.name}"), "value", self._judge, init=False)
        self.watch(self, "focused", self._tell, init=False)
        self._judge()
        first = self.about.here if self.about else ""
        self.query_one(f"#{first or self.form.fields[0].name}").focus()

    @property
    def values(self) -> Values:
        """What the fields hold, as clean text."""
        told: dict[str, str] = {}
        for field in self.form.fields:
            widget = self.query_one(f"#{field.name}")
            if isinstance(widget, TextArea):
                told[field.name] = clean(widget.text).strip()
            elif isinstance(widget, Input):
                told[field.name] = one_line(widget.value)
        return told

    def _judge(self) -> None:
        self.problems = self.form.check(self.values)
        for field in self.form.fields:
            label = plain(field.label)
            if self.typed and field.name in self.problems:
                label = plain(f"✗ {field.label}", "$text-error")
            self.query_one(f"#label-{field.name}", Static).update(label)
        self.found = () if self.problems else self.judge(self.values)
        self._tell()

    def _tell(self) -> None:
        """Say what is wrong with the field that has the focus, or what it wants."""
        here = self.focused.id if self.focused else ""
        problem = self.problems.get(here or "", "") if self.typed else ""
        hint = next((field.hint for field in self.form.fields if field.name == here), "")
        told = plain(problem, "$text-error") if problem else plain(hint, "$foreground-muted")
        for finding in self.found[:_TOLD]:
            state = sign((HALF, HALF, BAD)[finding.severity.rank])
            told += Content("\n") + state + plain(f" {finding.code} {finding.message}")
        self.query_one("#told", Static).update(told)

    def action_next(self) -> None:
        """On to the next field, and keep the form on its last."""
        here = self.focused
        if not isinstance(here, Entry):
            raise SkipAction  # a text of several lines takes it
        if here.id == self.form.fields[-1].name:
            self.action_keep()
        else:
            self.focus_next()

    def action_keep(self) -> None:
        """Keep it, unless something in it is wrong."""
        for name, problem in self.problems.items():
            self.query_one(f"#{name}").focus()
            note(self, problem, severity="warning")
            return
        self.dismiss(self.values)

    @property
    def typed(self) -> bool:
        """Whether any field is another."""
        values = self.values
        return any(
            values[f.name] != (clean(f.value).strip() if f.lines > 1 else one_line(f.value))
            for f in self.form.fields
        )

    def leave(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)

    @property
    def kept(self) -> Typed | None:
        """What stands in the fields."""
        if self.about is None or not self.typed:
            return None
        here = self.focused.id if self.focused else None
        return replace(
            self.about, values={**self.about.values, **self.values}, here=here or self.about.here
        )

    def rescue(self) -> None:
        """Keep what is typed, but for the fields that are wrong."""
        told = {**self.values, **dict.fromkeys(self.problems, "")}
        if self.rescued and self.typed and not self.form.check(told):
            self.rescued(told)
