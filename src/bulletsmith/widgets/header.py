"""The top line: the file, whether it is saved, and what a 90-second reader would see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from bulletsmith.widgets.marks import SIGNALS, sign
from bulletsmith.widgets.plain import plain

if TYPE_CHECKING:
    from bulletsmith.checks.review import Review


class HeaderLine(Widget):
    """One line: program, file, the dot of what is unsaved; signals and self-check on the right."""

    DEFAULT_CSS = """
    HeaderLine { dock: top; height: 1; width: 1fr; background: $panel; text-wrap: nowrap; }
    """

    file: reactive[str] = reactive("")
    unsaved: reactive[bool] = reactive(False)
    review: reactive[Review | None] = reactive(None)
    late: reactive[bool] = reactive(False)

    def render(self) -> Content:
        """The line in the width there is; the name gives way first."""
        right = self._judgement()
        dot = Content.styled(" •", "bold $text-warning") if self.unsaved else Content("")
        room = self.size.width - right.cell_length - dot.cell_length - 16
        name = plain(self.file).truncate(max(6, room), ellipsis=True)
        left = Content.assemble(("  bulletsmith  ", "bold $text-primary"), name, dot)
        gap = max(1, self.size.width - left.cell_length - right.cell_length)
        return left + Content(" " * gap) + right

    def _judgement(self) -> Content:
        if self.review is None:
            return Content.styled("reading … ", "$foreground-muted")
        parts = Content("… " if self.late else "")
        for signal in self.review.signals:
            parts += Content(f" {signal.name} ") + sign(SIGNALS.get(signal.state, "·")) + " "
        asked = len(self.review.selfcheck.questions)
        return parts + Content(f"  self-check {self.review.selfcheck.yes}/{asked} ")
