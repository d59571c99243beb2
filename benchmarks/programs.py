"""The programs that are measured, started as a person starts them, and their floors."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.processes import PROGRAM, cv_of

HERE = Path(__file__).parent
KINDS = ("CONFIG", "STATE", "CACHE")


@contextmanager
def desk() -> Iterator[Path]:
    """A folder of nobody's, in which the program keeps all that it keeps while it is measured."""
    with tempfile.TemporaryDirectory() as folder:
        for kind in KINDS:
            os.environ[f"BULLETSMITH_{kind}_DIR"] = str(Path(folder) / kind.lower())
        try:
            yield Path(folder)
        finally:
            for kind in KINDS:
                del os.environ[f"BULLETSMITH_{kind}_DIR"]


def bulletsmith(folder: Path, bullets: int) -> list[str]:
    """`bulletsmith FILE`, on a Markdown CV of so many bullets that is put into `folder`."""
    path = folder / f"cv-{bullets}.md"
    path.write_text(cv_of(bullets))
    return [*PROGRAM, str(path)]


def empty(widgets: int) -> list[str]:
    """A Textual app of so many empty widgets."""
    return [sys.executable, "-P", str(HERE / "empty.py"), str(widgets)]


def field() -> list[str]:
    """An Input, and a Static that follows it."""
    return [sys.executable, "-P", str(HERE / "field.py")]
