"""The settings of a check: from `bulletsmith.toml` or `[tool.bulletsmith]` near the file checked.

The folders from the file's own upwards are searched, as far as the one that holds `.git`, the home
folder or the root. What the file found there leaves open is taken from `config.toml` in the user's
configuration folder. Checked by hand: six keys do not pay for an import of pydantic.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from bulletsmith.checks.views import Settings
from bulletsmith.errors import BulletsmithError
from bulletsmith.layout.facts import PAPERS, STYLES
from bulletsmith.paths import config_dir

LEVELS = ("junior", "mid", "senior")
SEVERITIES = ("error", "warning", "advice")
_LIMIT = 1_000_000  # bytes
_TABLE = b"tool.bulletsmith"


class BadSettingsError(BulletsmithError):
    """A configuration file that does not say what it may say."""


def load_settings(path: Path) -> Settings:
    """The settings for the file `path`, which need not exist.

    Raises BadSettingsError with the file and the line.
    """
    told: dict[str, Any] = {}
    for file in (nearest(path), _user_file()):
        if file is not None:
            told = {**_read(file), **told}
    return Settings(**told)


def nearest(path: Path) -> Path | None:
    """The configuration file that holds for `path`."""
    home = Path.home()
    start = path.absolute()
    for folder in (start, *start.parents) if start.is_dir() else start.parents:
        own = folder / "bulletsmith.toml"
        if own.is_file():
            return own
        project = folder / "pyproject.toml"
        if project.is_file() and _TABLE in _bytes(project):
            return project
        if folder == home or (folder / ".git").exists():
            return None
    return None


def _user_file() -> Path | None:
    file = config_dir() / "config.toml"
    return file if file.is_file() else None


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            data = opened.read(_LIMIT + 1)
        if len(data) > _LIMIT:
            raise BadSettingsError("far longer than settings are", path=str(file))
        return data
    except OSError as error:
        raise BadSettingsError(f"cannot be read: {error.strerror}", path=str(file)) from error


def _read(file: Path) -> dict[str, Any]:
    """The settings that `file` tells, each one checked."""
    import tomllib  # here: most CVs have no such file near them

    try:
        text = _bytes(file).decode("utf-8").replace("\r\n", "\n")
        content = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise BadSettingsError("is not UTF-8", path=str(file)) from error
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+), column (\d+)", str(error))
        end = text.rstrip("\n").count("\n") + 1  # `at end of document`
        line, column = (int(found[1]), int(found[2])) if found else (end, None)
        told = f"not TOML: {str(error).split(' (at ')[0]}"
        raise BadSettingsError(told, path=str(file), line=line, column=column) from error
    except (ValueError, RecursionError) as error:
        told = "a number in it is too long, or it is nested too deep"
        raise BadSettingsError(told, path=str(file)) from error
    if file.name == "pyproject.toml":
        content = content.get("tool", {}).get("bulletsmith", {})
        offset = text.find("[tool.bulletsmith")
    else:
        offset = 0
    return _checked(content, _Source(file, text, max(offset, 0)))


class _Source:
    """Where a key stands, for what is said of it."""

    def __init__(self, file: Path, text: str, offset: int) -> None:
        self.file, self.text, self.offset = file, text, offset

    def refuse(self, word: str, message: str, remedy: str) -> BadSettingsError:
        """The error for `word`, with the line of its first mention."""
        found = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])").search(self.text, self.offset)
        line = self.text.count("\n", 0, found.start()) + 1 if found else None
        return BadSettingsError(message, remedy=remedy, path=str(self.file), line=line)


def _checked(content: Mapping[str, Any], source: _Source) -> dict[str, Any]:
    told = {}
    for key, value in content.items():
        check = KEYS.get(key)
        if check is None:
            remedy = _meant(key, list(KEYS)) or f"the keys are {', '.join(KEYS)}"
            raise source.refuse(key, f"there is no setting “{key}”", remedy)
        told[key] = check(key, value, source)
    return told


def _rules(key: str, value: Any, source: _Source) -> tuple[str, ...]:
    names = _words(key, value, source)
    for name in names:
        _known(name, source)
    return names


def _words(key: str, value: Any, source: _Source) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise source.refuse(key, f"{key} is a list of words", f'such as {key} = ["..."]')
    return tuple(value)


def _severity(key: str, value: Any, source: _Source) -> dict[str, str]:
    from bulletsmith.checks.registry import by_code

    if not isinstance(value, dict):
        raise source.refuse(key, f"{key} is a table", 'such as severity = { MET006 = "warning" }')
    for name, weight in value.items():
        if weight not in SEVERITIES:
            remedy = _meant(str(weight), SEVERITIES) or f"one of {', '.join(SEVERITIES)}"
            raise source.refuse(name, f"“{weight}” is no severity", remedy)
        _known(name, source, whole=True)
    return {by_code(name).code: weight for name, weight in value.items()}


def _one_of(what: str, known: tuple[str, ...]) -> Callable[[str, Any, _Source], str]:
    def check(key: str, value: Any, source: _Source) -> str:
        if value not in known:
            remedy = _meant(str(value), known) or f"one of {', '.join(known)}"
            raise source.refuse(key, f"“{value}” is no {what}", remedy)
        return str(value)

    return check


KEYS: Mapping[str, Callable[[str, Any, _Source], Any]] = {
    "select": _rules,
    "ignore": _rules,
    "severity": _severity,
    "seniority": _one_of("seniority", LEVELS),
    "words": _words,
    "style": _one_of("style", STYLES),
    "paper": _one_of("paper", PAPERS),
}


def _known(name: str, source: _Source, *, whole: bool = False) -> None:
    from bulletsmith.checks.registry import UnknownRuleError, by_code, is_known

    if not whole and is_known(name):
        return
    try:
        by_code(name)
    except UnknownRuleError as error:
        raise source.refuse(name, error.message, error.remedy) from error


def _meant(word: str, known: list[str] | tuple[str, ...]) -> str:
    from bulletsmith.checks.registry import like

    meant = like(word, known)
    return f"did you mean {meant}?" if meant else ""
