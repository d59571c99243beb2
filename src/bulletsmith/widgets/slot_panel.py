"""Beside the slots: what the slot in hand is for, what is found in it, and one like it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.content import Content

from bulletsmith.bullets.guide import GUIDE
from bulletsmith.bullets.slots import Slot
from bulletsmith.checks.registry import by_code
from bulletsmith.checks.rule import Finding, Severity
from bulletsmith.widgets.lines import Lines
from bulletsmith.widgets.plain import plain

MUTED = "$foreground-muted"
SIGN: Mapping[Severity, tuple[str, str]] = {  # a letter's worth of shape beside each colour
    Severity.ERROR: ("✗", "$text-error"),
    Severity.WARNING: ("◐", "$text-warning"),
    Severity.ADVICE: ("·", MUTED),
}


class SlotPanel(Lines):
    """The reason for a slot, and the findings of it, the gravest first."""

    DEFAULT_CSS = """
    SlotPanel { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__(id="panel")
        self.content = Content("")
        self._shown: object = None

    def show(self, slot: Slot, findings: tuple[Finding, ...], others: tuple[Finding, ...]) -> None:
        """Draw `slot` with its `findings`, then the `others`, of the bullet as a whole."""
        guide = GUIDE[slot]
        self.tell((guide.title, guide.why, guide.example), findings, others, "the whole bullet")

    def tell(
        self,
        guide: tuple[str, str, str],
        findings: tuple[Finding, ...],
        others: tuple[Finding, ...],
        whole: str,
    ) -> None:
        """Draw title, reason and example, the `findings`, and under `whole` the `others`."""
        wide = self.size.width > 40
        if self._shown == (guide, findings, others, wide):
            return
        self._shown = (guide, findings, others, wide)
        title, why, example = guide
        blocks = [Content.assemble((title, "bold"), "\n", (why, MUTED))]
        blocks += [
            _told(finding, at == 0 and wide) for at, finding in enumerate(_gravest(findings))
        ]
        if wide or not findings:
            blocks.append(Content.assemble(("e.g. ", MUTED), (example, "italic")))
        if others:
            told = Content("\n").join(_told(finding, False) for finding in _gravest(others))
            blocks.append(Content.assemble((f"{whole}\n", "bold"), told))
        self.content = Content("\n\n").join(blocks)
        self._draw()

    def on_resize(self) -> None:
        """Wrap it anew."""
        self._draw()

    def _draw(self) -> None:
        if self.size.width:
            self.draw(self.content.wrap(self.size.width))


def _gravest(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: -finding.severity.rank)


def _told(finding: Finding, why: bool) -> Content:
    """What is found, and what could stand there instead; why that matters, if there is room."""
    sign, colour = SIGN[finding.severity]
    told = Content.assemble((f"{sign} {finding.code} ", f"bold {colour}"), plain(finding.message))
    if finding.try_:
        told += Content.assemble(("\ntry ", MUTED), plain(", ".join(finding.try_[:4])))
    if why:
        told += Content.assemble("\n", (by_code(finding.code).why, MUTED))
    return told
