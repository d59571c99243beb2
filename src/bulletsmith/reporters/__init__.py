"""How findings are printed: one file a form, listed in `REPORTERS`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module

from bulletsmith.reporters.report import Report

# A reporter turns reports into lines, as they come: `(reports, colour) -> lines`.
Reporter = Callable[[Iterable[Report], bool], Iterator[str]]

REPORTERS = {
    "text": "findings with their source line",
    "concise": "one line a finding",
    "json": "one JSON object",
    "sarif": "SARIF 2.1.0, for code hosts",
    "github": "GitHub annotations",
}


def reporter(name: str) -> Reporter:
    """The reporter of that name."""
    made: Reporter = import_module(f"bulletsmith.reporters.{name}_report").lines
    return made
