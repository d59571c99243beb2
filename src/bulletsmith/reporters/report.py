"""What a reporter prints: one checked file, with each finding's place in it."""

from __future__ import annotations

import os
from collections.abc import Iterator

from bulletsmith.checks.review import Review
from bulletsmith.checks.rule import Finding
from bulletsmith.cv import number
from bulletsmith.formats.document import Document
from bulletsmith.formats.pieces import files
from bulletsmith.named import NamedTuple


class Found(NamedTuple):
    """A finding where it stands in the file `path`; lines and columns count from 1."""

    path: str
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
        document, path = self.document, self.path
        for finding in self.review.findings:
            address = finding.address
            start = end = document.position(address, finding.start)
            if finding.end > finding.start:
                end = max(end, document.position(address, finding.end))
            if document.pieces:
                path = beside(self.path, document.file(address))
            located.append(Found(path, finding, *start, *end))
        paths = list(dict.fromkeys([self.path, *(found.path for found in located)]))
        order = {path: index for index, path in enumerate(paths)}
        return iter(
            sorted(
                located,
                key=lambda f: (order[f.path], f.line, f.column, -f.finding.severity.rank),
            )
        )

    def sources(self) -> dict[str, list[str]]:
        """The lines of each file by its path: of this one, and of those that it pulls in."""
        parts = files(self.document.text)
        return {beside(self.path, name): text.split("\n") for name, text in parts.items()}


def beside(path: str, name: str) -> str:
    """The path of the file `name` that `path` pulls in; of `path` itself where `name` is empty."""
    return os.path.join(os.path.dirname(path), name) if name else path


def role_and_bullet(finding: Finding) -> tuple[int | None, str | None]:
    """The 1-based role and the number (`2.3`) that a finding speaks of."""
    address = finding.address
    role = int(address[1]) + 1 if len(address) > 1 and address[0] == "roles" else None
    return role, number(address[:4]) or None
