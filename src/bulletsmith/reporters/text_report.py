"""Findings as a person reads them: the place, the source line with the words marked, and help."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from bulletsmith.bullets.text import clean, one_line
from bulletsmith.checks.review import Review
from bulletsmith.layout.facts import Page
from bulletsmith.reporters.concise_report import COLOURS, headline, paint
from bulletsmith.reporters.report import Found, Report

MARKS = {"yes": "✓", "partly": "◐", "no": "✗"}
_COUNTED = 5  # pages from which it does not matter how full the last one is
WIDEST = 100  # characters of a source line that are shown


def lines(reports: Iterable[Report], colour: bool) -> Iterator[str]:
    """Each file's findings, then what the 90-second reader sees in it, then the sum."""
    count: Counter[str] = Counter()
    files = 0
    for report in reports:
        files += 1
        sources = report.sources()
        for found in report.found():
            count[found.finding.severity] += 1
            yield headline(found, colour)
            yield from _frame(sources[found.path], found, colour)
            yield from _help(found)
            yield ""
        yield from _verdict(report.path, report.review)
    sums = [f"{count[s]} {s}{'s' * (count[s] != 1 and s != 'advice')}" for s in COLOURS if count[s]]
    if sums:
        yield f"{', '.join(sums)} in {files} file{'s' * (files != 1)}"


def _frame(source: list[str], found: Found, colour: bool) -> Iterator[str]:
    if not 1 <= found.line <= len(source):
        return
    line = clean(source[found.line - 1].replace("\t", " ").rstrip())
    start = min(found.column - 1, len(line))
    end = min(found.end_column - 1, len(line)) if found.end_line == found.line else len(line)
    cut = max(0, min(start - 20, len(line) - WIDEST))
    shown = line[cut : cut + WIDEST]
    before = "…" if cut else ""
    after = "…" if cut + WIDEST < len(line) else ""
    gutter = " " * len(str(found.line))
    yield f"{gutter} |"
    yield f"{found.line} | {before}{shown}{after}"
    if end > start:
        marked = max(1, cells(line[start : min(end, cut + WIDEST)]))
        pad = " " * (cells(before) + cells(line[cut:start]))
        mark = paint("^" * marked, COLOURS[found.finding.severity], colour)
        yield f"{gutter} | {pad}{mark}"


def cells(text: str) -> int:
    """How many terminal cells `text` takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _help(found: Found) -> Iterator[str]:
    finding = found.finding
    gutter = " " * len(str(found.line))
    if finding.try_:
        yield f"{gutter} = help: try {', '.join(finding.try_)}"
    elif finding.fix:
        kind = "fix" if finding.fix.safe else "perhaps"
        words = finding.fix.text or "nothing: leave it out"
        yield f"{gutter} = help: {kind}: {words}"
    else:
        yield f"{gutter} = help: bulletsmith explain {finding.code}"


def _verdict(path: str, review: Review) -> Iterator[str]:
    signals = "  ".join(f"{signal.name} {MARKS[signal.state]}" for signal in review.signals)
    yield f"{one_line(path)}: {signals}  self-check {review.selfcheck.yes}/5"
    for question in review.selfcheck.questions:
        mark = MARKS["yes" if question.answer else "no"]
        yield f"  {mark} {question.text} {question.note}".rstrip()
    yield f"  {review.selfcheck.verdict}"
    yield f"  {page_told(review.page, review.limit)}"


def page_told(page: Page, limit: int) -> str:
    """How long the CV is, and how long it may be."""
    how = "" if page.measured else " (an estimate; --page measures)"
    many = f"{page.pages} page{'s' * (page.pages != 1)}"
    full = f"{page.used / page.room:.0%} of the last one full" if page.pages < _COUNTED else ""
    may = f"{limit} allowed" if page.over(limit) else ""
    return f"on paper: {', '.join(part for part in (many, may, full) if part)}{how}"
