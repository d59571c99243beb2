"""SARIF 2.1.0: what code hosts and editors read (OASIS, sarif-v2.1.0)."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any
from urllib.parse import quote_from_bytes

from bulletsmith import __version__
from bulletsmith.checks.registry import all_rules
from bulletsmith.reporters.json_text import dumped
from bulletsmith.reporters.report import Found, Report

LEVELS = {"error": "error", "warning": "warning", "advice": "note"}


def lines(reports: Iterable[Report], colour: bool) -> Iterator[str]:
    """One log with one run."""
    del colour
    rules = {rule.code: index for index, rule in enumerate(all_rules())}
    results = [_result(found, rules) for report in reports for found in report.found()]
    run = {
        "tool": {
            "driver": {
                "name": "bulletsmith",
                "version": __version__,
                "rules": [
                    {
                        "id": rule.code,
                        "name": rule.name,
                        "shortDescription": {"text": rule.what},
                        "fullDescription": {"text": rule.why},
                        "defaultConfiguration": {"level": LEVELS[rule.severity]},
                    }
                    for rule in all_rules()
                ],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    log = {"$schema": schema, "version": "2.1.0", "runs": [run]}
    yield dumped(log, indent=2)


def _result(found: Found, rules: dict[str, int]) -> dict[str, Any]:
    finding = found.finding
    region = {
        "startLine": found.line,
        "startColumn": found.column,
        "endLine": found.end_line,
        "endColumn": found.end_column,
    }
    location = {"artifactLocation": {"uri": _uri(found.path)}, "region": region}
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": location}],
    }
    if finding.code in rules:
        result["ruleIndex"] = rules[finding.code]
    return result


def _uri(path: str) -> str:
    # A name need not be text: the bytes are quoted that the system knows it by.
    return quote_from_bytes(os.fsencode(PurePath(path).as_posix()), safe="/:._-~")
