"""The signs that tell a state, each with its colour, never the colour alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from textual.content import Content

from bulletsmith.bullets.slots import SLOTS

if TYPE_CHECKING:  # the rules take their time: the first frame does not wait for them
    from bulletsmith.bullets.reading import Reading
    from bulletsmith.checks.rule import Finding

GOOD, HALF, BAD = "✓", "◐", "✗"
STYLES = {
    GOOD: "$text-success",
    HALF: "$text-warning",
    BAD: "$text-error",
    "·": "$foreground-muted",
}
SIGNALS = {"yes": GOOD, "partly": HALF, "no": BAD}
SEVERITIES: Mapping[str, str] = {
    "error": "bold $text-error",
    "warning": "$text-warning",
    "advice": "$text-accent",
}


def mark(findings: Iterable[Finding]) -> str:
    """How well something stands: ✗ with an error, ◐ with a warning, ✓ otherwise."""
    worst = max((finding.severity.rank for finding in findings), default=0)
    return (GOOD, HALF, BAD)[worst]


def sign(state: str) -> Content:
    """A state's sign in its colour."""
    return Content.styled(state, STYLES.get(state, ""))


def strip(reading: Reading, findings: Iterable[Finding]) -> Content:
    """The seven slots at a glance: ● filled, ◐ filled but weak, ○ open."""
    filled = reading.filled
    weak = {f.slot for f in findings if f.slot and f.severity != "advice"}
    return Content.assemble(
        *(
            ("○", "$foreground-muted")
            if slot not in filled
            else ("◐", "$text-warning")
            if slot in weak
            else ("●", "$text-success")
            for slot in SLOTS
        )
    )
