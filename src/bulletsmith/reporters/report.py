"""What a reporter prints: one checked file, with each finding's place in it."""

from __future__ import annotations

from collections.abc import Iterator

from bulletsmith.checks.review import Review
from bulletsmith.checks.rule import Finding
from bulletsmith.cv import number
from bulletsmith.formats.document import Document
from bulletsmith.named import NamedTuple


class Found(NamedTuple):
    """A finding where it stands in its file; lines and columns count from 1."""

    finding: Finding
    line: int
    column: int
    end_line: int
    end_column: int


class Report(NamedTuple):
    """One file's document and review."""

    path: str
    document: Document
    review: Review

    def found(self) -> Iterator[Found]:
        """The findings with their places, in the order of the file."""
        located = []
        for finding in self.review.findings:
            line, column = self.document.position(finding.address, finding.start)
            end = self.document.position(finding.address, max(finding.end, finding.start))
            located.append(Found(finding, line, column, *max(end, (line, column))))
        return iter(sorted(located, key=lambda f: (f.line, f.column, -f.finding.severity.rank)))


def role_and_bullet(finding: Finding) -> tuple[int | None, str | None]:
    """The 1-based role and the number (`2.3`) that a finding speaks of."""
    address = finding.address
    role = int(address[1]) + 1 if len(address) > 1 and address[0] == "roles" else None
    return role, number(address[:4]) or None
