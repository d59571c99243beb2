"""What a change would do to a file, as a unified diff."""

from __future__ import annotations

from collections.abc import Iterator

from bulletsmith.bullets.text import clean


def unified(before: str, after: str, path: str) -> Iterator[str]:
    """The lines of `diff -u`, file by file, with control characters taken out."""
    from difflib import unified_diff

    from bulletsmith.formats.pieces import files
    from bulletsmith.reporters.report import beside

    old = files(before)
    for name, text in files(after).items():
        one, named = old.get(name, ""), beside(path, name)
        for line in unified_diff(one.splitlines(), text.splitlines(), named, named, lineterm=""):
            yield clean(line.replace("\t", "    "))
