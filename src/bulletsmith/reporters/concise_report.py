"""One line a finding: `cv.md:12:3: MET003 no-baseline: ...`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bulletsmith.bullets.text import one_line
from bulletsmith.reporters.report import Found, Report

# What a terminal shows a severity in; in words too, so that colour is never the only mark.
COLOURS = {"error": "31", "warning": "33", "advice": "36"}


def paint(text: str, code: str, colour: bool) -> str:
    """`text` in an ANSI colour, where colour is wanted."""
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text


def headline(found: Found, colour: bool) -> str:
    """The one line that tells a finding."""
    finding = found.finding
    code = paint(finding.code, COLOURS[finding.severity], colour)
    place = f"{one_line(found.path)}:{found.line}:{found.column}"
    return f"{place}: {code} {finding.name}: {finding.message}"


def lines(reports: Iterable[Report], colour: bool) -> Iterator[str]:
    """The findings of all files, nothing else."""
    for report in reports:
        for found in report.found():
            yield headline(found, colour)
