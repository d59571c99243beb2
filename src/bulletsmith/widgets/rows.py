"""A list whose rows hang: a head, and beside it words that wrap under themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from bulletsmith.cv import Address
from bulletsmith.keys import bindings


class Row(Option):
    """One row, which stands for what is at `address` in the CV."""

    def __init__(self, visual: Visual, address: Address = (), *, disabled: bool = False) -> None:
        super().__init__(visual, disabled=disabled)
        self.address = address


class Rows(OptionList, inherit_bindings=False):
    """A virtual list with a mark beside the row that the cursor is on.

    Enter is left to the screen. A click moves the cursor, a second one on the same row selects it.
    Rows are as long as their words; with `least`, no longer than lets all of them be seen, but for
    `least` lines. An `airy` list has a blank line between rows where there is room for them.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("list")]
    DEFAULT_CSS = """
    Rows {
        border: none; padding: 0; background: $background;
        &:focus { border: none; background-tint: $foreground 0%; }
        & > .option-list--option-highlighted {
            background: $surface; color: $foreground; text-style: none;
        }
        &:focus > .option-list--option-highlighted {
            background: $primary 25%; color: $foreground; text-style: none;
        }
    }
    """

    def __init__(self, id: str, *, least: int = 0, airy: bool = False) -> None:
        super().__init__(id=id, markup=False)
        self.least = least
        self.airy = airy
        self.gap = 0  # blank lines after a row
        self.most = 0

    @property
    def row(self) -> Row | None:
        """The row that the cursor is on."""
        option = self.highlighted_option
        return option if isinstance(option, Row) else None

    @property
    def address(self) -> Address:
        """What the row under the cursor stands for."""
        return self.row.address if self.row else ()

    def show(self, rows: list[Row], at: int | None = 0) -> None:
        """Show `rows` with the cursor on row `at`, without a word about the rows in between."""
        scroll = self.scroll_y
        with self.prevent(OptionList.OptionHighlighted):
            self.most = self._fitting(rows)
            self.set_options(rows)
            if rows and at is not None:
                self.highlighted = max(0, min(at, len(rows) - 1))
                self.scroll_to(y=scroll, animate=False, immediate=True, force=True)
                self.scroll_to_highlight()

    def on_resize(self) -> None:
        """Use the room there is."""
        self.most = self._fitting(self.options)
        self._clear_caches()

    def _fitting(self, rows: Sequence[Option]) -> int:
        """How many lines a row may have so that all fit, at least `least`; 0 is no limit."""
        room = self.scrollable_content_region
        self.gap = 0
        if not self.least or not 0 < len(rows) <= room.height:
            return self.least
        choices: list[int] = [0, *range(8, self.least - 1, -1)]
        for most in choices:
            self.most = most
            heights = (
                row.prompt.height(room.width) for row in rows if isinstance(row.prompt, Hang)
            )
            lines = sum(heights)
            if lines <= room.height:
                self.gap = int(self.airy and not most and lines + len(rows) <= room.height)
                return most
        return self.least

    async def _on_click(self, event: events.Click) -> None:
        event.prevent_default()
        index = event.style.meta.get("option")
        if index is None or self.options[index].disabled:
            return
        if event.chain > 1 and index == self.highlighted:
            self.action_select()
        self.highlighted = index


class Hang(Visual):
    """A row of `owner`: a mark for the cursor, a `head` of `indent` cells, and `body` beside it.

    `head` is asked for only when the row is drawn, since it may have to be judged first.
    """

    def __init__(
        self, owner: Rows, body: Content, head: Callable[[], Content] | None = None, indent: int = 0
    ) -> None:
        self.owner = owner
        self.body = body
        self.head = head
        self.indent = indent
        self._wrapped: list[Content] = []
        self._wrapped_for = (-1, -1)  # the width and most that it was wrapped for

    def lines(self, width: int) -> list[Content]:
        """The body's lines in `width` cells, the last one with `…` where some are left out."""
        key = (width, self.owner.most)
        if key != self._wrapped_for:
            self._wrapped, self._wrapped_for = self._wrap(max(4, width), self.owner.most), key
        return self._wrapped

    def _wrap(self, width: int, most: int) -> list[Content]:
        body = self.body
        if not most:
            return body.wrap(width)
        enough = width * (most + 1)
        lines = (body[:enough] if len(body) > enough else body).wrap(width)
        if len(lines) <= most and len(body) <= enough:
            return lines
        *whole, last = lines[:most]  # fewer than `most` where marks take no cell
        last = last.rstrip()
        blank = [Content("")] * (most - len(whole) - 1)
        return [*whole, last[: _fitting(last.plain, width - 1)] + "…", *blank]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002
        """As wide as it may."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002
        """As Textual asks for it."""
        return self.height(width) + self.owner.gap

    def height(self, width: int) -> int:
        """Lines in `width` cells; wraps only where counting does not tell."""
        inner, most = max(4, width - self.indent - 1), self.owner.most
        if len(self.body) <= inner and "\n" not in self.body.plain and self.body.plain.isascii():
            return 1
        if most and len(self.body) > inner * most:
            return most
        return len(self.lines(inner))

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Draw it."""
        mark = _mark(self.owner, self)
        head = self.head() if self.head else Content("")
        blank = Content(" " * (self.indent + 1))
        first = mark + head.pad_right(max(0, self.indent - head.cell_length))
        strips: list[Strip] = []
        for index, line in enumerate(self.lines(width - self.indent - 1)):
            whole = (blank if index else first) + line
            strips += whole.render_strips(width, 1, style, options) or [Strip.blank(width)]
        strips += [Strip.blank(width, self.owner.rich_style)] * self.owner.gap
        return strips[:height]


class Line(Visual):
    """A row of one line, told when it is drawn for the width that there is."""

    def __init__(self, owner: Rows, told: Callable[[int], Content]) -> None:
        self.owner = owner
        self.told = told

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002
        """As wide as it may."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002
        """One."""
        return 1

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Draw it."""
        mark = _mark(self.owner, self)
        return (mark + self.told(width - 1)).render_strips(width, height, style, options)


def _mark(owner: Rows, visual: Visual) -> Content:
    """The sign for the row that the cursor is on."""
    here = owner.highlighted_option
    return Content("▸" if here is not None and here.prompt is visual else " ")


def _fitting(text: str, width: int) -> int:
    """How many characters of `text` fit into `width` cells."""
    if cell_len(text) <= width:
        return len(text)
    used = 0
    for index, character in enumerate(text):
        used += cell_len(character)
        if used > width:
            return index
    return len(text)
