"""One JSON object for all files; its form is a promise (`version`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from bulletsmith.cv import number
from bulletsmith.reporters.json_text import dumped
from bulletsmith.reporters.report import Found, Report, role_and_bullet


def lines(reports: Iterable[Report], colour: bool) -> Iterator[str]:
    """The object, on one line."""
    del colour
    files = [_file(report) for report in reports]
    yield dumped({"version": 1, "files": files})


def _file(report: Report) -> dict[str, Any]:
    review = report.review
    return {
        "path": report.path,
        "format": report.document.called,
        "signals": {
            signal.name: {"state": signal.state, "evidence": [e.words for e in signal.evidence]}
            for signal in review.signals
        },
        "selfcheck": {
            "yes": review.selfcheck.yes,
            "verdict": review.selfcheck.verdict,
            "questions": [
                {
                    "id": question.id,
                    "answer": question.answer,
                    "note": question.note,
                    "evidence": [e.words for e in question.evidence],
                }
                for question in review.selfcheck.questions
            ],
        },
        "page": {
            "pages": review.page.pages,
            "limit": review.limit,
            "lines_over": review.page.over(review.limit),
            "measured": review.page.measured,
            "top_half": [number(one) for one in review.page.top_half if number(one)],
        },
        "findings": [_finding(found) for found in report.found()],
    }


def _finding(found: Found) -> dict[str, Any]:
    finding = found.finding
    role, bullet = role_and_bullet(finding)
    fix = finding.fix
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "path": found.path,
        "line": found.line,
        "column": found.column,
        "end_line": found.end_line,
        "end_column": found.end_column,
        "role": role,
        "bullet": bullet,
        "slot": finding.slot.value if finding.slot else None,
        "fix": {"start": fix.start, "end": fix.end, "text": fix.text, "safe": fix.safe}
        if fix
        else None,
    }
