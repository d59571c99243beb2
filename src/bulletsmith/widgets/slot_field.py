"""The words of a slot or part: a line that wraps, with undo, and marks under objections."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.text import Text
from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from bulletsmith.bullets.facts import Span
from bulletsmith.bullets.holes import holes, next_hole
from bulletsmith.bullets.slots import Slot
from bulletsmith.bullets.text import clean
from bulletsmith.widgets.plain import plain
from bulletsmith.widgets.still import Still


class WordsField(Still, TextArea):
    """The words of one part of a sentence. `words` changes in the frame of the key.

    It holds one line, however long: line ends that are pasted become spaces.
    """

    DEFAULT_CSS = """
    WordsField {
        border: none !important;
        padding: 0;
        height: 1;
        background: transparent;
        overflow: hidden hidden;
        scrollbar-size: 0 0;
        &:focus { height: auto; max-height: 4; }
    }
    """
    MARKS: ClassVar[str] = "underline"

    words: var[str] = var("", init=False)
    _coloured: object = None  # the theme of the area that its colours were looked up for

    @dataclass
    class Pasted(Message):
        """`text` was pasted, `lines` lines of it, all of which are in the field now."""

        field: WordsField
        text: str
        lines: int

    def __init__(self, id: str, example: str) -> None:
        super().__init__(
            id=id,
            compact=True,
            soft_wrap=True,
            tab_behavior="focus",
            highlight_cursor_line=False,
            placeholder=plain(example),
        )
        self.marks: tuple[Span, ...] = ()
        self.cursor_blink = False
        self.match_cursor_bracket = False

    @property
    def caret(self) -> int:
        """Where the caret stands in `words`."""
        return self.cursor_location[1]

    def fill(self, words: str) -> None:
        """Put `words` there to start with; undo does not go behind it."""
        self.load_text(" ".join(clean(words).split("\n")))
        self.move_cursor(self.document.end)
        self._from_its_start()

    def put(self, words: str) -> None:
        """Put `words` in place of what is there, the caret at their first hole or their end."""
        self.history.checkpoint()
        self.replace(words, self.document.start, self.document.end)
        self.history.checkpoint()
        self.move_cursor(self.document.end)
        self.to_next_hole(0)
        self._from_its_start()

    def add(self, words: str) -> None:
        """Put `words` in at the caret, with the spaces that they need around them."""
        before, after = self.words[: self.caret], self.words[self.caret :]
        lead = " " if before and not before.endswith((" ", "(")) else ""
        tail = " " if after and not after.startswith((" ", ",", ".", ")")) else ""
        self.history.checkpoint()
        self.insert(f"{lead}{words}{tail}")

    def mark(self, spans: tuple[Span, ...]) -> None:
        """Underline `spans` of the words: what a finding objects to."""
        if spans != self.marks:
            self.marks = spans
            self._line_cache.clear()
            self.refresh()

    def to_next_hole(self, caret: int | None = None) -> bool:
        """Select the first hole after the caret; whether there is one."""
        at = max(self.selection.start[1], self.selection.end[1]) if caret is None else caret
        hole = next_hole(self.words, at)
        if hole:
            self.selection = Selection((0, hole[0]), (0, hole[1]))
        return hole is not None

    def update_suggestion(self) -> None:
        """Tell the new words at once: Textual calls this with every edit, undo and redo."""
        self.words = self.text

    def get_line(self, line_index: int) -> Text:
        """The line with holes and marked words drawn so that no colour is needed to see them."""
        line = super().get_line(line_index)
        for start, end in self.marks:
            line.stylize(self.MARKS, start, end)
        for start, end in holes(line.plain):
            line.stylize("reverse", start, end)
        return line

    def drawn(self, crop: Region) -> list[Strip]:
        """The lines in `crop`. Textual would look up the colours each time; only a style does."""
        if self._coloured is self._theme:
            return ScrollView.render_lines(self, crop)
        self._coloured = self._theme
        return super().drawn(crop)

    def notify_style_update(self) -> None:
        """The colours may be others from now on."""
        self._coloured = None
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """The line on screen; one that goes on out of sight ends in `…`."""
        strip = super().render_line(y)
        last = y == self.size.height - 1
        if last and not self.has_focus and self.wrapped_document.height > self.size.height:
            width = self.size.width
            strip = Strip.join([strip.crop(0, width - 1), Strip([Segment("…", self.rich_style)])])
        return strip

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """Follow the caret only where there is one: a field at rest shows its beginning."""
        return super().scroll_cursor_visible(center, animate) if self.has_focus else Offset()

    def on_blur(self) -> None:
        """Show the beginning of the words."""
        self._from_its_start()

    def _from_its_start(self) -> None:
        if not self.has_focus:  # after Textual, which scrolls to the caret
            self.call_after_refresh(self.scroll_home, animate=False)

    def on_focus(self) -> None:
        """Show the caret, which blurring scrolled away from."""
        self.call_after_refresh(self.scroll_cursor_visible)

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self._paste(clean(event.text))

    def action_paste(self) -> None:
        """Paste what was copied in the program, the same way as what comes from the terminal."""
        self._paste(clean(self.app.clipboard))

    def _paste(self, text: str) -> None:
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        if lines:
            self.history.checkpoint()
            text = " ".join(lines) if len(lines) > 1 else text.replace("\n", " ")
            self.replace(text.replace("\t", " "), *self.selection)
            self.history.checkpoint()
            self.post_message(self.Pasted(self, text.strip(), len(lines)))

    def action_delete_to_start_of_line(self) -> None:
        """Delete all that is left of the caret: the slot is one line, however it wraps."""
        self.delete(self.document.start, self.cursor_location)

    def action_delete_to_end_of_line(self) -> None:
        """Delete all that is right of the caret."""
        self.delete(self.cursor_location, self.document.end)

    @property
    def on_first_row(self) -> bool:
        """Whether the caret is on the first line as wrapped."""
        return self._row == 0

    @property
    def on_last_row(self) -> bool:
        """Whether the caret is on the last line as wrapped."""
        return self._row >= self.wrapped_document.height - 1

    @property
    def _row(self) -> int:
        return self.wrapped_document.location_to_offset(self.cursor_location).y


class SlotField(WordsField):
    """The words of one slot of a bullet."""

    def __init__(self, slot: Slot, example: str) -> None:
        super().__init__(slot.value, example)
        self.slot = slot
