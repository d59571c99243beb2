"""What a TOML CV may hold, and the way between its tables and the CV's values.

A table is a CV's value field by field, except that a bullet's slots stand in the bullet itself
(`verb = ...`) and its own words under `text`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from bulletsmith.bullets.slots import SLOTS
from bulletsmith.bullets.text import one_line
from bulletsmith.cv import CV, Bullet, Education, Profile, Project, Role, Section, Summary, Tools
from bulletsmith.errors import NotUnderstoodError

Path = tuple[str | int, ...]
Where = Callable[[Path], tuple[int, int]]  # the 1-based line and column of what stands at a path

FORMAT = 1
BULLET_KEYS = (*(slot.value for slot in SLOTS), "text", "stopless")
_DATES = ("start", "end", "year")
_BULLETS = ("bullets", "parked")
# The keys of each table, in the order in which a new file has them.
FIELDS: dict[str, tuple[str, ...]] = {
    "": ("format", *(part.name for part in fields(CV) if part.compare)),
    "profile": tuple(part.name for part in fields(Profile)),
    "summary": tuple(part.name for part in fields(Summary)),
    "roles": tuple(part.name for part in fields(Role)),
    "tools": tuple(part.name for part in fields(Tools)),
    "projects": tuple(part.name for part in fields(Project)),
    "education": tuple(part.name for part in fields(Education)),
    "sections": tuple(part.name for part in fields(Section)),
    "bullets": BULLET_KEYS,
}
_KINDS = {
    "string_type": "text in quotes",
    "tuple_type": "a list in [ ]",
    "dict_type": "a table of names and years",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "dataclass_type": "a table",
}


def from_tables(tables: Mapping[str, Any], where: Where) -> CV:
    """The CV that a TOML file's tables hold. Raises NotUnderstoodError with line and column."""
    from pydantic import TypeAdapter, ValidationError

    _check_format(tables, where)
    values = {key: _value(value, (key,), where) for key, value in tables.items() if key != "format"}
    if "order" in values:
        raise _unknown(("order",), where)
    try:
        return TypeAdapter(CV).validate_python(values, extra="forbid", strict=False)
    except ValidationError as error:
        problems = [(_path(one["loc"]), one) for one in error.errors(include_url=False)]
        # The order of the file, not of the dataclass: people mend from the top.
        problems.sort(key=lambda problem: where(problem[0]))
        path, first = problems[0]
        if first["type"] == "unexpected_keyword_argument":
            raise _unknown(path, where, len(problems) - 1) from None
        raise NotUnderstoodError(
            f"{_told(path)} should be {_KINDS.get(first['type'], first['msg'])},"
            f" not {_shown(first['input'])}{_more(len(problems) - 1)}",
            **_at(path, where),
        ) from None


def to_tables(cv: CV) -> dict[str, Any]:
    """What a TOML file of `cv` holds; empty fields are left out."""
    return {"format": FORMAT, **table(cv)}


def table(value: Any) -> Any:
    """A value of the CV as TOML has it: a table, a list, or the words themselves."""
    if isinstance(value, Bullet):
        if value.own:
            return {"text": value.own}
        words = {slot.value: words for slot, words in value.slots if words}
        return {**words, "stopless": True} if value.stopless else words
    if is_dataclass(value) and not isinstance(value, type):
        parts = ((part.name, getattr(value, part.name)) for part in fields(value) if part.compare)
        held = {name: table(part) for name, part in parts}
        return {name: part for name, part in held.items() if part or part == 0}
    if isinstance(value, tuple):
        return [table(item) for item in value]
    return dict(value) if isinstance(value, Mapping) else value


def held(value: Any) -> Any:
    """`value` as a TOML CV can hold it: words on one line, a bullet either slots or text."""
    if isinstance(value, Bullet):
        own = one_line(value.own)
        return Bullet(own=own) if own else replace(value, own="", slots=held(value.slots))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{part.name: held(getattr(value, part.name)) for part in fields(value)}
        )
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, tuple):
        return tuple(held(item) for item in value)
    return {one_line(key): item for key, item in value.items()}


def _check_format(tables: Mapping[str, Any], where: Where) -> None:
    number = tables.get("format", FORMAT)
    if tables and not set(tables) & set(FIELDS[""]):
        raise NotUnderstoodError(
            "this is TOML, but no CV of bulletsmith: it has none of "
            + ", ".join(f"[{key}]" for key in ("profile", "roles", "tools")),
            remedy="`bulletsmith demo` shows one",
        )
    if isinstance(number, bool) or not isinstance(number, int) or number < 1:
        raise NotUnderstoodError(
            f"format should be {FORMAT}, not {_shown(number)}", **_at(("format",), where)
        )
    if number > FORMAT:
        raise NotUnderstoodError(
            f"this file is in format {number}, and this bulletsmith knows {FORMAT}",
            remedy="update bulletsmith",
            **_at(("format",), where),
        )


def _value(value: Any, path: Path, where: Where) -> Any:
    """`value` with its words on one line, its dates as text, and its bullets told apart."""
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    if key in _BULLETS and isinstance(path[-1], int):
        return _bullet(value, path, where)
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, datetime.date):
        return value.strftime("%Y-%m")
    if key in _DATES and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, list):
        return tuple(_value(item, (*path, k), where) for k, item in enumerate(value))
    if isinstance(value, dict):
        return {one_line(k): _value(item, (*path, k), where) for k, item in value.items()}
    return value


def _bullet(value: Any, path: Path, where: Where) -> Any:
    if isinstance(value, str):
        return Bullet(own=one_line(value))
    if not isinstance(value, dict):
        return value
    for key in value:
        if key not in BULLET_KEYS:
            raise _unknown((*path, key), where)
    words = {key: _value(item, (*path, key), where) for key, item in value.items()}
    own, stopless = words.pop("text", ""), words.pop("stopless", False)
    if own and any(words.values()):
        raise NotUnderstoodError(
            f"{_told(path)} has both text and slots ({', '.join(words)})",
            remedy="a bullet is either: take one of them away",
            **_at((*path, "text"), where),
        )
    return {"own": own, "slots": words, "stopless": stopless} if words else {"own": own}


def _unknown(path: Path, where: Where, more: int = 0) -> NotUnderstoodError:
    from rapidfuzz.process import extractOne

    key = str(path[-1])
    names = [step for step in path[:-1] if isinstance(step, str)]
    kind = names[-1] if names else ""
    known = FIELDS.get(kind, ())
    near = extractOne(key.lower(), known, score_cutoff=60)
    whose = f"in {_told(path[:-1])}" if path[:-1] else "in a CV"
    return NotUnderstoodError(
        f"unknown key {key!r} {whose}{_more(more)}",
        remedy=f"did you mean {near[0]!r}?" if near else f"known are {', '.join(known)}",
        **_at(path, where),
    )


def _path(loc: tuple[int | str, ...]) -> Path:
    """pydantic's path to a value as the file has it: without the steps into slots."""
    return tuple("text" if step == "own" else step for step in loc if step != "slots")


def _at(path: Path, where: Where) -> dict[str, Any]:
    line, column = where(path)
    return {"line": line, "column": column}


def _told(path: Path) -> str:
    """`roles 2, bullets 3, verb`: counted from 1, as people count."""
    words: list[str] = []
    for step in path:
        if isinstance(step, int) and words:
            words[-1] += f" {step + 1}"
        else:
            words.append(str(step))
    return ", ".join(words)


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list | tuple):
        return "a list"
    shown = repr(value) if isinstance(value, str) else str(value).lower()
    return shown if len(shown) <= 40 else shown[:39] + "…"


def _more(count: int) -> str:
    return f", and {count} more like it" if count else ""
