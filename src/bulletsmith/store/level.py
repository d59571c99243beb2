"""The seniority that somebody sets, kept in the configuration that holds for their CV."""

from __future__ import annotations

import re
from pathlib import Path

from bulletsmith.errors import NotSavedError
from bulletsmith.store.config import nearest
from bulletsmith.store.files import read_bytes, write_bytes

_LINE = re.compile(r"^seniority[ \t]*=.*\n?", re.MULTILINE)
_TABLE = "[tool.bulletsmith]"


def set_level(path: Path, level: str) -> Path:
    """Set the seniority for the CV at `path`, empty to go by its dates; gives the file changed.

    That is the configuration that holds for it already, with one line of it edited; else a new
    `bulletsmith.toml` beside it. Raises BulletsmithError where it cannot be written.
    """
    import tomllib  # here: few set it, and not often

    file = nearest(path) or path.absolute().parent / "bulletsmith.toml"
    try:
        old = read_bytes(file).decode("utf-8") if file.exists() else ""
        table = file.name == "pyproject.toml"
        start = old.index(_TABLE) + len(_TABLE) if table else 0
        start = old.find("\n", start) + 1 if table else 0
        end = found.start() if (found := re.compile(r"^\[", re.M).search(old, start)) else len(old)
        body = _LINE.sub("", old[start:end])
        line = f'seniority = "{level}"\n' if level else ""
        new = old[:start] + line + body + old[end:]
        if _others(tomllib.loads(new)) != _others(tomllib.loads(old)):
            raise ValueError("its other settings would change")
    except ValueError as error:
        told = f"cannot be edited: {error}"
        remedy = f'write seniority = "{level or "mid"}" into it yourself'
        raise NotSavedError(told, remedy=remedy, path=str(file)) from error
    write_bytes(file, new.encode())
    return file


def _others(told: dict[str, object]) -> object:
    """All that a configuration tells but the seniority."""
    tool = told.get("tool")
    own = tool.get("bulletsmith") if isinstance(tool, dict) else told
    if isinstance(own, dict):
        own.pop("seniority", None)
    return told
