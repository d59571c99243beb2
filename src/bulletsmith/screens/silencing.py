"""Ignore a finding and say why; and what is ignored, so that it is not forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from bulletsmith.cv import called
from bulletsmith.errors import BulletsmithError
from bulletsmith.screens.editing import Editing
from bulletsmith.store.recovery import Typed
from bulletsmith.widgets.findings import Findings
from bulletsmith.widgets.plain import note, plain

if TYPE_CHECKING:
    from bulletsmith.checks.rule import Finding
    from bulletsmith.screens.form import Values

_HINT = "Why it does not matter here: under NDA, an internship … It becomes a comment in the file."


class Silencing(Editing):
    """The findings that the owner of the CV wants to hear no more of."""

    def action_ignore(self) -> None:
        """Ignore the finding under the cursor; the reason is asked for."""
        self.ask_why(self.query_one(Findings).finding)

    def ask_why(self, finding: Finding | None, begun: str = "") -> None:
        """Ask for the reason to ignore `finding`; `begun` is what was typed of it before."""
        from bulletsmith.screens.form import Field, Form, FormScreen

        if finding is None:
            note(self, "There is no finding here.", timeout=3)
            return
        fields = (Field("reason", "Reason", hint=_HINT),)
        about = Typed("ignore", finding.address, {"code": finding.code, "reason": begun})
        form = Form(f"Ignore {finding.code} {finding.name}", fields)
        self.app.push_screen(
            FormScreen(form, about=about),
            lambda told: self._ignore(finding, told) if told else None,
        )

    def _ignore(self, finding: Finding, told: Values) -> None:
        from bulletsmith.session.silencing import silence

        try:
            silence(self.session, finding, told["reason"], self.here)
        except BulletsmithError as error:
            note(self, str(error), title="Not ignored", severity="warning", timeout=8)
        else:
            note(self, f"{finding.code} is ignored here. u takes it back.", timeout=3)

    def action_ignored(self) -> None:
        """Everything that is ignored, and why."""
        from bulletsmith.screens.box import Box

        cv, lines = self.session.cv, []
        for one in self.session.suppressions:
            try:
                where = called(cv, one.address) if one.address else "the whole CV"
            except LookupError:
                where = ""  # what the comment was about is gone
            codes = plain(", ".join(one.codes), "bold")
            why = plain(f" in {where}\n") + plain(f"  {one.reason or 'no reason given'}", "italic")
            lines.append(codes + why)
        if lines:
            self.app.push_screen(Box("Ignored", Content("\n").join(lines)))
        else:
            note(self, "Nothing is ignored: i on a finding ignores it.", timeout=3)

    def ignored_here(self) -> str:
        """How many findings are ignored in what the cursor is on, around it or below it."""
        here = self.here
        codes = [
            code
            for one in self.session.suppressions
            if here[: len(one.address)] == one.address[: len(here)]
            for code in one.codes
        ]
        return f" · {len(codes)} ignored" if codes else ""
