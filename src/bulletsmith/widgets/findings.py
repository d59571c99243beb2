"""The findings of what the cursor is on, and a rule explained."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content

from bulletsmith.cv import Address, number
from bulletsmith.errors import BulletsmithError
from bulletsmith.keys import bindings
from bulletsmith.widgets.marks import SEVERITIES
from bulletsmith.widgets.plain import plain
from bulletsmith.widgets.rows import Hang, Row, Rows

if TYPE_CHECKING:
    from bulletsmith.checks.rule import Finding

_SIGNS = {"error": "✗", "warning": "◐", "advice": "·"}


class FindingRow(Row):
    """A finding as a row."""

    def __init__(self, owner: Rows, finding: Finding, here: Address) -> None:
        style = SEVERITIES[finding.severity]
        head = Content.styled(f"{_SIGNS[finding.severity]} {finding.code}", style)
        where = number(finding.address)
        elsewhere = f"{where} " if where and finding.address != here else ""
        body = plain(elsewhere, "$foreground-muted") + plain(finding.message)
        if finding.try_:
            body += plain("  try " + ", ".join(finding.try_[:3]), "$text-accent")
        if finding.fix and finding.fix.safe:
            body += Content.styled("  f fixes it", "$text-success")
        super().__init__(Hang(owner, body, lambda: head, 10), finding.address)
        self.finding = finding


class Findings(Rows):
    """Code, message and words to try, the weightiest first."""

    here: Address | None = None  # the place whose findings are shown

    def fill(self, findings: Iterable[Finding], here: Address, praise: str) -> None:
        """Show `findings`; those of other bullets than `here` are numbered. `praise` if none."""
        order = sorted(findings, key=lambda f: (f.address != here, -f.severity.rank, f.start))
        rows: list[Row] = [FindingRow(self, finding, here) for finding in order]
        # Drawn again for the same place, the cursor stays where it was: a key acts on what it is on
        held = self.finding if here == self.here else None
        self.here = here
        at = order.index(held) if held in order else 0
        self.show(rows or [Row(Hang(self, plain(praise, "$text-success")), here)], at)

    @property
    def shown(self) -> tuple[Finding, ...]:
        """All of them, as they stand."""
        return tuple(row.finding for row in self.options if isinstance(row, FindingRow))

    @property
    def finding(self) -> Finding | None:
        """The finding under the cursor."""
        row = self.row
        return row.finding if isinstance(row, FindingRow) else None


class OpenFindings(Findings):
    """Findings that can be ignored: those of the CV as it stands, not of words being typed."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("finding")]


def explained(finding: Finding) -> Content:
    """What the rule of `finding` asks and why, with an example each way."""
    from bulletsmith.checks.explain import excerpt
    from bulletsmith.checks.registry import by_code

    try:
        rule = by_code(finding.code)
    except BulletsmithError:
        return plain(finding.message)
    parts = [
        plain(f"{rule.code} {rule.name}", "bold"),
        plain(finding.message, SEVERITIES[finding.severity]),
        plain(rule.what),
        plain(rule.why, "italic"),
        Content.styled("✗ instead of", "$text-error") + "\n" + plain(excerpt(rule.bad)),
        Content.styled("✓ write", "$text-success") + "\n" + plain(rule.good),
    ]
    if finding.try_:
        parts.insert(2, plain("try " + ", ".join(finding.try_), "$text-accent"))
    return Content("\n\n").join(parts)
