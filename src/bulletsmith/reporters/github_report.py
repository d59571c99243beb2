"""GitHub workflow commands, which show each finding beside its line in a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bulletsmith.reporters.report import Report

LEVELS = {"error": "error", "warning": "warning", "advice": "notice"}


def lines(reports: Iterable[Report], colour: bool) -> Iterator[str]:
    """One `::error ...::` line a finding."""
    del colour
    for report in reports:
        for found in report.found():
            finding = found.finding
            properties = {
                "file": found.path,
                "line": found.line,
                "endLine": found.end_line,
                "col": found.column,
                "endColumn": found.end_column,
                "title": f"{finding.code} {finding.name}",
            }
            told = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
            yield f"::{LEVELS[finding.severity]} {told}::{_data(finding.message)}"


def _data(text: str) -> str:
    """A message, with what would end the command early escaped as GitHub's toolkit does."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
