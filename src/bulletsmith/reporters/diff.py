"""What a change would do to a file, as a unified diff."""

from __future__ import annotations

from collections.abc import Iterator

from bulletsmith.bullets.text import clean


def unified(before: str, after: str, path: str) -> Iterator[str]:
    """The lines of `diff -u`, with control characters taken out."""
    from difflib import unified_diff

    lines = unified_diff(before.splitlines(), after.splitlines(), path, path, lineterm="")
    return (clean(line.replace("\t", "    ")) for line in lines)
