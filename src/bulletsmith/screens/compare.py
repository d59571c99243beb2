"""The old and the new wording side by side, with what changed and what was lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from bulletsmith.bullets.facts import Span
from bulletsmith.bullets.rewording import compared, lost_names, lost_numbers, number_spans
from bulletsmith.checks.rule import Finding
from bulletsmith.cv import Bullet
from bulletsmith.keys import bindings
from bulletsmith.widgets.keybar import KeyBar
from bulletsmith.widgets.marks import BAD, GOOD, HALF, sign, strip
from bulletsmith.widgets.plain import plain

Judged = tuple[Bullet, tuple[Finding, ...]]  # a bullet with what is found in it
GONE = "strike $text-error"
COME = "bold underline $text-success"
OWN = "bold reverse $text-warning"


class Compare(Screen[str]):
    """`old` and `new`; dismisses with `keep`, `edit` or `revert`. `place` and `step` say where."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("compare")]
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    Compare {
        #head { height: 1; padding: 0 1; }
        #place { width: 1fr; text-style: bold; text-overflow: ellipsis; text-wrap: nowrap; }
        #step { width: 28; text-align: right; }
        #both { height: 1fr; layout: vertical; }
        #both > VerticalScroll {
            width: 1fr; height: 1fr; border: round $foreground 30%; padding: 0 1;
            border-title-color: $foreground; border-subtitle-color: $foreground;
        }
        #both > VerticalScroll:focus { border: heavy $primary; }
        #notes { height: auto; max-height: 8; padding: 0 2; }
        #notes Static { height: auto; }
    }
    Compare.-wide #both { layout: horizontal; }
    """

    def __init__(self, old: Judged, new: Judged, place: str, step: str) -> None:
        super().__init__()
        self.old = old
        self.new = new
        self.place = place
        self.step = step

    def compose(self) -> ComposeResult:
        """The two texts above what is to be said of the change."""
        one, other = self.old[0].text, self.new[0].text
        gone, come = compared(one, other)
        own = number_spans(other, one)
        with Horizontal(id="head"):
            yield Static(plain(self.place), id="place")
            yield Static(plain(self.step), id="step")
        with Container(id="both"):
            with VerticalScroll(id="old") as old:
                old.border_title = Content("old")
                old.border_subtitle = _standing(self.old)
                yield Static(marked(one, [(span, GONE) for span in gone]))
            with VerticalScroll(id="new") as new:
                new.border_title = Content("new")
                new.border_subtitle = _standing(self.new)
                marks = [(span, COME) for span in come] + [(span, OWN) for span in own]
                yield Static(marked(other, marks))
        with VerticalScroll(id="notes", can_focus=False):
            yield Static(Content("\n").join(self._notes()))
        yield KeyBar()

    def on_mount(self) -> None:
        """Take away the toast of the forge, which would hide what this screen says."""
        self.call_after_refresh(self.app.clear_notifications)

    def _notes(self) -> Iterator[Content]:
        one, other = self.old[0].text, self.new[0].text
        numbers, names = lost_numbers(one, other), lost_names(one, other)
        lost = (*numbers, *(name for name in names if not any(n in name for n in numbers)))
        if lost:
            yield sign(BAD) + plain(f" no longer said: {' · '.join(lost)}")
        else:
            yield sign(GOOD) + " every number and name of the old wording is in the new one"
        fresh = dict.fromkeys(other[start:end] for start, end in number_spans(other, one))
        if fresh:
            told = f" {' · '.join(fresh)}: not in the old wording, typed by you. Can you prove it?"
            yield sign(HALF) + plain(told)
        yield _legend()

    def action_keep(self) -> None:
        """Keep the new wording."""
        self.dismiss("keep")

    def action_edit(self) -> None:
        """Work on it again."""
        self.dismiss("edit")

    def action_revert(self) -> None:
        """Put the old wording back."""
        self.dismiss("revert")


def marked(text: str, marks: Iterable[tuple[Span, str]]) -> Content:
    """`text` with each span in its style."""
    said = plain(text)
    if said.plain == text:  # else a sign was taken out, and every span behind it would be off
        for (start, end), style in marks:
            said = said.stylize(style, start, end)
    return said


def _standing(judged: Judged) -> Content:
    bullet, found = judged
    weighty = sum(finding.severity.rank > 0 for finding in found)
    told = f"{weighty} finding{'s' * (weighty != 1)}" if weighty else "nothing to object to"
    return strip(bullet.reading, found) + plain(f" {told}")


def _legend() -> Content:
    gone, come, own = (
        Content.styled(word, style)
        for word, style in (("left out", GONE), ("new words", COME), ("new numbers", OWN))
    )
    return Content("  ").join([gone, come, own])
