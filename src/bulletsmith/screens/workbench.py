"""The workbench: the CV, one role at a time, with what a hiring manager would object to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import Worker, WorkerState, get_current_worker

from bulletsmith.cv import Address, at
from bulletsmith.keys import bindings
from bulletsmith.screens.filing import Filing, bullet_at
from bulletsmith.screens.profiles import Profiles
from bulletsmith.screens.reshaping import Reshaping
from bulletsmith.screens.rewriting import Rewriting
from bulletsmith.screens.silencing import Silencing
from bulletsmith.widgets.contents import heading, rows_at
from bulletsmith.widgets.findings import Findings, OpenFindings, explained
from bulletsmith.widgets.header import HeaderLine
from bulletsmith.widgets.keybar import KeyBar
from bulletsmith.widgets.outline import Outline, place_of
from bulletsmith.widgets.plain import note
from bulletsmith.widgets.rows import Rows

if TYPE_CHECKING:
    from bulletsmith.checks.review import Review
    from bulletsmith.checks.rule import Finding


class Workbench(Filing, Profiles, Reshaping, Rewriting, Silencing):
    """Outline, the rows of the place that it points at, their findings, and one explained."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("workbench")]
    AUTO_FOCUS = "#contents"

    @dataclass
    class Judged(Message):
        """A review of the whole CV has come in."""

        revision: int
        review: Review

    def compose(self) -> ComposeResult:
        """Few widgets: each list is one."""
        self.session = self.app.session
        self.place = ("roles", 0) if self.session.cv.roles else ("roles",)
        yield HeaderLine()
        with Horizontal():
            yield Outline("outline")
            with Vertical():
                yield Rows("contents", least=2, airy=True)
                yield OpenFindings("findings", least=2)
            with VerticalScroll(id="explained", can_focus=False):
                yield Static(id="rule")
        yield KeyBar()

    def on_mount(self) -> None:
        """Listen to the session, and judge."""
        for name, title in (("outline", "CV"), ("findings", "findings"), ("explained", "why")):
            self.query_one(f"#{name}").border_title = Content(title)
        session = self.session
        session.listen(self._changed)
        self.watch(self, "focused", self._looked, init=False)
        self.draw()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """Judge, now that the first frame is out."""
        self.session.judging = True
        self.draw(self.query_one("#contents", Rows).highlighted or 0)
        self._review()
        if self.session.trouble:
            note(self, self.session.trouble, title="Configuration", severity="warning")

    # Drawing

    def draw(self, row: int = 0) -> None:
        """Everything, with the cursor on `row` of the list."""
        self._draw_outline()
        self._draw_rows(row)

    def _draw_outline(self) -> None:
        session = self.session
        self.query_one(Outline).fill(session.cv, session.last_review, self.place)
        line = self.query_one(HeaderLine)
        line.file, line.unsaved = session.name, session.dirty
        line.review, line.late = session.last_review, session.review is None

    def _draw_rows(self, row: int) -> None:
        contents = self.query_one("#contents", Rows)
        title, count = heading(self.session, self.place)
        contents.border_title, contents.border_subtitle = title, count
        contents.show(rows_at(self.session, self.place, contents), row)
        self._draw_findings()

    def _draw_findings(self) -> None:
        judged = self.session.last_review and self.here != self.place
        praise = "Nothing to object to." if judged else ""
        findings = self.query_one(Findings)
        findings.fill(self._findings(), self.here, praise)
        findings.border_title = Content(f"findings{self.ignored_here()}")
        self._explain()

    def _findings(self) -> Iterator[Finding]:
        """Those of what the cursor is on, then those of the place around it."""
        here, session = self.here, self.session
        if not session.judging:
            return
        reviewed = session.last_review.findings if session.last_review else ()
        bullet = bullet_at(session.cv, here)
        if bullet is None:
            whole = isinstance(self.focused, Outline) or place_of(here) == here
            base = self.place if whole else here
            yield from (f for f in reviewed if f.address[: len(base)] == base)
            return
        if session.review is None:  # the whole CV is still being judged: this bullet, at once
            yield from session.judged(here, bullet)
        around = here[:2]
        for finding in reviewed:
            if (finding.address == here and session.review is not None) or finding.address in (
                around,
                (*around, "bullets"),
            ):
                yield finding

    def _explain(self) -> None:
        finding = self.query_one(Findings).finding
        words = explained(finding) if finding else Content.styled("–", "$foreground-muted")
        self.query_one("#rule", Static).update(words)
        self.query_one("#explained").scroll_home(animate=False)

    # What happens

    def _changed(self) -> None:
        """The CV has changed: go to where it did."""
        self.goto(self.session.where)
        self._review()

    def goto(self, address: Address) -> None:
        """Put the cursor on `address`, or on what is nearest to it now."""
        cv, place = self.session.cv, place_of(address) or self.place
        if place[:1] in (("roles",), ("sections",)) and len(place) > 1:
            there = at(cv, place[:1])
            index = min(int(place[1]), len(there) - 1)
            place = (place[0], index) if there else ("roles",)
        self.place = place
        contents = self.query_one("#contents", Rows)
        rows = rows_at(self.session, place, contents)
        near = [i for i, row in enumerate(rows) if row.address[: len(address)] == address]
        same = contents.highlighted or 0
        self.draw(near[0] if near else same if self.is_current else 0)

    @on(Rows.OptionHighlighted, "#outline")
    def _placed(self) -> None:
        address = self.query_one(Outline).address
        if address and address != self.place:
            self.place = address
            self._draw_rows(0)

    @on(Rows.OptionHighlighted, "#contents")
    def _looked(self) -> None:
        if not isinstance(self.focused, Findings):
            self._draw_findings()

    @on(Rows.OptionHighlighted, "#findings")
    def _asked(self) -> None:
        self._explain()

    @on(Rows.OptionSelected)
    def _selected(self) -> None:
        self.action_rewrite()

    def on_resize(self) -> None:
        """Use the room there is."""
        self.call_after_refresh(self._draw_outline)

    def on_screen_resume(self) -> None:
        """Drafts may have come or gone meanwhile."""
        if self.session.judging:  # and not before the first frame
            self.draw(self.query_one("#contents", Rows).highlighted or 0)

    # Judgement

    def _review(self) -> None:
        if self.session.review is None:
            self._judge(self.session.revision, self.session.reviewing())

    @work(thread=True, exclusive=True, group="review", exit_on_error=False)
    def _judge(self, revision: int, job: Callable[[], Review]) -> None:
        review = job()
        if not get_current_worker().is_cancelled:
            self.post_message(self.Judged(revision, review))

    def on_workbench_judged(self, message: Judged) -> None:
        """Show what came in, unless the CV is another by now."""
        if self.session.took(message.revision, message.review):
            self._draw_outline()
            if not isinstance(self.focused, Findings):
                self._draw_findings()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A review that failed is told, not silent."""
        if event.state is WorkerState.ERROR and event.worker.group == "review":
            note(self, f"The checks failed: {event.worker.error!r}", severity="error")

    # Keys that change nothing

    def action_explain(self) -> None:
        """What the finding under the cursor means; from elsewhere, go there first."""
        finding = self.query_one(Findings).finding
        if finding is None:
            note(self, "There is no finding here.", timeout=3)
            return
        from bulletsmith.screens.box import Box

        self.app.push_screen(Box(f"{finding.code} {finding.name}", explained(finding)))

    def action_other_role(self, by: int) -> None:
        """To another role."""
        count = len(self.session.cv.roles)
        if count:
            now = (
                int(self.place[1]) if self.place[:1] == ("roles",) and len(self.place) > 1 else -by
            )
            self.goto(("roles", max(0, min(now + by, count - 1))))

    def action_new_section(self) -> None:
        """A section of another kind."""
        self._form(("sections", len(self.session.cv.sections)))

    def action_self_check(self) -> None:
        """The five questions."""
        from bulletsmith.screens.selfcheck import SelfCheckScreen

        if self.session.last_review is not None:
            self.app.push_screen(
                SelfCheckScreen(self.session.last_review), lambda to: self.goto(to) if to else None
            )
