"""Patterns that are compiled when they are first asked: most CVs never ask most of them."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cached_property


class Pattern:
    """A regular expression; to compile all at import takes a good part of a short check."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self.flags)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match in `text[start:end]`."""
        return self._compiled.search(text, start, end)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """A match that begins at `start`."""
        return self._compiled.match(text, start)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match."""
        return self._compiled.finditer(text)

    def findall(self, text: str) -> list[str]:
        """The words of every match, of a pattern without groups."""
        return self._compiled.findall(text)

    def sub(self, new: str, text: str) -> str:
        """`text` with every match replaced."""
        return self._compiled.sub(new, text)
