"""Regular expressions that are compiled when a text first asks for them.

There are some hundreds, most bullets ask for a few dozens, and to compile them all takes longer
than the rest of a short check.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Pattern:
    """A `re.Pattern` to be: every method of it is fetched at its first call, and kept."""

    def __init__(self, source: str, flags: int) -> None:
        self._asked = source, flags

    def __getattr__(self, name: str) -> Any:
        found = self.__dict__[name] = getattr(re.compile(*self._asked), name)
        return found


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but later."""
    return cast("re.Pattern[str]", _Pattern(source, flags))
