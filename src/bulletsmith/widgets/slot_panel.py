"""Beside the slots: what the slot in hand is for, what is found in it, and one like it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.content import Content
from textual.widgets import Static

from bulletsmith.bullets.guide import GUIDE
from bulletsmith.bullets.slots import Slot
from bulletsmith.checks.rule import Finding, Severity
from bulletsmith.widgets.plain import plain

SIGN: Mapping[Severity, tuple[str, str]] = {  # a letter's worth of shape beside each colour
    Severity.ERROR: ("✗", "$text-error"),
    Severity.WARNING: ("◐", "$text-warning"),
    Severity.ADVICE: ("·", "$text-muted"),
}


class SlotPanel(Static):
    """The reason for a slot, and the findings of it, the gravest first."""

    DEFAULT_CSS = """
    SlotPanel { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__(id="panel")
        self._shown: object = None

    def show(
        self, slot: Slot, findings: tuple[Finding, ...], elsewhere: tuple[Finding, ...]
    ) -> None:
        """Draw `slot` with its `findings`, then those of the bullet as a whole."""
        if self._shown == (slot, findings, elsewhere):
            return
        self._shown = (slot, findings, elsewhere)
        guide = GUIDE[slot]
        blocks = [Content.assemble((guide.title, "bold"), "\n", (guide.why, "$text-muted"))]
        blocks += [_told(finding) for finding in _gravest(findings)]
        if not findings:
            blocks.append(Content.assemble(("e.g. ", "$text-muted"), (guide.example, "italic")))
        if elsewhere:
            blocks.append(Content.styled("the whole bullet", "bold"))
            blocks += [_told(finding) for finding in _gravest(elsewhere)]
        self.update(Content("\n\n").join(blocks))


def _gravest(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: -finding.severity.rank)


def _told(finding: Finding) -> Content:
    sign, colour = SIGN[finding.severity]
    told = Content.assemble((f"{sign} {finding.code} ", f"bold {colour}"), plain(finding.message))
    if finding.try_:
        told += Content.assemble(("\ntry ", "$text-muted"), plain(", ".join(finding.try_[:4])))
    return told
