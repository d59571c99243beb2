"""The formats that bulletsmith knows, and which one a file is in."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from bulletsmith.errors import NotUnderstoodError
from bulletsmith.formats.document import Format


class Known(NamedTuple):
    """A format by name. Its adapter, `FORMAT` in the module of that name, is imported on use."""

    name: str
    suffixes: tuple[str, ...]
    module: str
    writes: bool = True  # whether a CV can be exported to it
    edits: bool = True  # whether a file of it can be saved in place

    def load(self) -> Format:
        """The adapter."""
        adapter: Format = import_module(f"bulletsmith.formats.{self.module}").FORMAT
        return adapter


# In the order in which a text whose name does not tell is tried: the pickiest first.
FORMATS: tuple[Known, ...] = (
    Known("toml", (".toml",), "toml.adapter"),
    Known("json-resume", (".json",), "json_resume.adapter"),
    Known("rendercv", (".yaml", ".yml"), "rendercv.adapter"),
    Known("latex", (".tex", ".latex"), "latex.adapter"),
    Known("markdown", (".md", ".markdown", ".mdown", ".mkd"), "markdown.adapter"),
    Known("text", (".txt", ".text"), "text"),
    Known("docx", (".docx",), "docx", edits=False),
    Known("pdf", (".pdf",), "pdf.adapter", edits=False),
    Known("linkedin", (".zip",), "linkedin.adapter", writes=False, edits=False),
)


def by_name(name: str) -> Format:
    """The format called `name`. Raises NotUnderstoodError naming those there are."""
    for known in FORMATS:
        if known.name == name.lower() or f".{name.lower().lstrip('.')}" in known.suffixes:
            return known.load()
    raise NotUnderstoodError(f"no format is called {name!r}", remedy=f"there are {_names()}")


def for_path(path: Path | str, text: str | None = None) -> Format:
    """The format of the file `path`: told by its suffix, or else by its `text`.

    Raises NotUnderstoodError where neither tells.
    """
    suffix = Path(path).suffix.lower()
    for known in FORMATS:
        if suffix in known.suffixes:
            return known.load()
    if text is not None and not suffix:
        for known in FORMATS:
            adapter = known.load()
            if adapter.sniff(text):
                return adapter
    suffixes = ", ".join(known.suffixes[0] for known in FORMATS)
    told = f"no format has the suffix {suffix}" if suffix else "its name does not tell its format"
    raise NotUnderstoodError(told, remedy=f"known are {suffixes}", path=str(path))


def _names() -> str:
    *names, last = (known.name for known in FORMATS)
    return f"{', '.join(names)} and {last}"
