"""Lexicon files read, checked, merged with the user's own, and compiled into plain rows.

Every file has one shape, told at its top: a table for each group, and in it a line for each entry,
`name = value`. Mistakes in a user's file are told and passed over; one in a shipped file is a bug,
and raises.
"""

from __future__ import annotations

import difflib
import marshal
import re
import tomllib
from collections.abc import Callable
from math import isinf
from pathlib import Path
from typing import Any

from bulletsmith.bullets.lexicon import CLASSES
from bulletsmith.bullets.lexicon_cache import Source
from bulletsmith.bullets.text import one_line
from bulletsmith.bullets.tokens import key_of, tokens
from bulletsmith.errors import NotUnderstoodError

Row = dict[str, Any]

GROUPS = {
    "verbs": ("build", "improve", "ship", "lead", "analyse", "measure", "weak", "inflated"),
    "metrics": ("quality", "business", "speed", "cost"),
    "phrases": (
        *("vague", "vague-model", "vague-problem", "vague-data", "vague-metric", "vague-outcome"),
        *("cliche", "inflated", "wordy", "field", "toy", "term"),
    ),
}
_TAKES: dict[str, dict[str, type]] = {  # what an entry's table may say, and of which type
    "verbs": {"present": str, "gerund": str, "replaces": list, "group": str, "hollow": bool},
    "models": {"aliases": list, "exact": bool},
    "metrics": {
        "tasks": list,
        "better": str,
        "range": list,
        "percent": bool,
        "aliases": list,
        "exact": bool,
    },
    "serving": {"aliases": list, "exact": bool},
    "tools": {"aliases": list, "wrong": list, "dead_since": int, "exact": bool},
    "phrases": {"instead": str},
}
_SHORT: dict[str, dict[type, str]] = {  # what `name = value` means where the value is no table
    "verbs": {str: "present"},
    "models": {list: "aliases"},
    "metrics": {},
    "serving": {list: "aliases"},
    "tools": {list: "aliases"},
    "phrases": {str: "instead"},
}
_WORDS: dict[type, str] = {
    str: "text in quotes",
    list: "a list",
    bool: "true or false",
    int: "a whole number",
}
_MAY_DIFFER = re.compile(r"i[sz][aei]|y[sz][ei]|led\b|ling\b|ou?r")
_BOTH_WAYS = [  # British and American
    (re.compile(pattern), other)
    for pattern, other in (
        (r"(?<=\w{3})is(?=(?:e|ed|es|er|ers|ing|ation)\b)", "iz"),
        (r"(?<=\w{3})iz(?=(?:e|ed|es|er|ers|ing|ation)\b)", "is"),
        (r"(?<=al)ys(?=(?:e|ed|es|ing)\b)", "yz"),
        (r"(?<=al)yz(?=(?:e|ed|es|ing)\b)", "ys"),
        (r"\b(model|label|travel|cancel|level|channel|funnel|signal)l(?=ed\b|ing\b)", r"\1"),
        (r"\b(model|label|travel|cancel|level|channel|funnel|signal)(?=ed\b|ing\b)", r"\1l"),
        (r"\b(behavi|col|fav|neighb|lab|flav)our", r"\1or"),
        (r"\b(behavi|col|fav|neighb|lab|flav)or(?!a)", r"\1our"),
    )
]


class _WrongError(Exception):
    """What is wrong with one entry."""


def compile_all(sources: list[Source]) -> list[bytes]:
    """The rows that `lexicon` reads, from the files."""
    problems: list[str] = []
    merged: dict[str, dict[str, Row]] = {kind: {} for kind in CLASSES}
    for kind, path, own, _mtime, _size in sources:
        _read(kind, Path(path), merged[kind], problems if own else None)
    found: list[Any] = [problems, *CLASSES]
    for place, (kind, rows) in enumerate(merged.items(), 1):
        found[place] = _names(kind, list(rows.values()), len(found))
        found += [_in_order(kind, row) for row in rows.values()]
    return [marshal.dumps(row) for row in found]


def _read(kind: str, path: Path, rows: dict[str, Row], problems: list[str] | None) -> None:
    """Put the entries of one file into `rows`; without `problems`, the first mistake raises."""

    def wrong(message: str, line: int | None = None) -> None:
        error = NotUnderstoodError(message, path=str(path), line=line)
        if problems is None:
            raise error
        problems.append(one_line(str(error)))

    try:
        source = path.read_bytes().decode("utf-8-sig")
        content = tomllib.loads(source)
    except OSError as error:
        return wrong(f"cannot be read: {error.strerror}")
    except UnicodeDecodeError:
        return wrong("is not UTF-8 text")
    except (ValueError, RecursionError) as error:
        at = re.search(r"at line (\d+), column \d+", str(error))
        return wrong(f"is not TOML: {error}", int(at[1]) if at else None)
    for group, entries in content.items():
        if not isinstance(entries, dict):
            wrong(f"{group!r} stands outside a table; put it under one", _line(source, group))
            continue
        if kind in GROUPS and group not in GROUPS[kind]:
            hint = _meant(group, GROUPS[kind])
            wrong(f"there is no group [{group}]{hint}", _line(source, group))
            continue
        for name, value in entries.items():
            try:
                row = _row(kind, one_line(group), one_line(name), value)
            except _WrongError as error:
                wrong(f"{name!r}: {error}", _line(source, name))
                continue
            if row is None:
                rows.pop(key_of(name) or name, None)
            else:
                _put(rows, row, first=row_name(kind, row), shipped=problems is None)
    return None


def row_name(kind: str, row: Row) -> str:
    """What an entry is called."""
    return str(row[{"verbs": "past", "phrases": "text"}.get(kind, "name")])


def _put(rows: dict[str, Row], row: Row, *, first: str, shipped: bool) -> None:
    key = f"{key_of(first)}={first}" if row.get("exact") else key_of(first)
    if shipped and key in rows:
        raise NotUnderstoodError(f"{first!r} is there twice")
    rows[key] = row


def _line(source: str, name: str) -> int | None:
    """The 1-based line on which `name` is set; tomllib does not tell."""
    name = re.escape(name)
    found = re.search(rf"^\s*\[?[\"']?{name}[\"']?\s*[\]=.]", source, re.MULTILINE)
    return source.count("\n", 0, found.end()) + 1 if found else None


def _meant(word: str, words: tuple[str, ...] | list[str]) -> str:
    near = difflib.get_close_matches(word, words, 1)
    return f"; did you mean {near[0]}?" if near else f"; it is one of {', '.join(words)}"


def _row(kind: str, group: str, name: str, value: Any) -> Row | None:
    """An entry's fields by name; None where `name = false` takes it away."""
    if value is False:
        return None
    if not tokens(name):
        raise _WrongError("has no letter or digit in its name")
    if not isinstance(value, dict):
        short = _SHORT[kind].get(type(value))
        if short is None:
            shapes = [_WORDS[known] for known in _SHORT[kind]]
            raise _WrongError(f"must be {' or '.join([*shapes, 'a {table}'])}")
        value = {short: value}
    return _MAKE[kind](
        group, name, {field: _field(kind, field, given) for field, given in value.items()}
    )


def _field(kind: str, field: str, given: Any) -> Any:
    known = _TAKES[kind]
    if field not in known:
        raise _WrongError(f"has no {field!r}{_meant(field, list(known))}")
    if type(given) is not known[field]:
        raise _WrongError(f"{field} must be {_WORDS[known[field]]}")
    if field != "range" and isinstance(given, list):
        if not all(isinstance(each, str) for each in given):
            raise _WrongError(f"{field} must be a list of texts")
        return [one_line(each) for each in given]
    return one_line(given) if isinstance(given, str) else given


def _verb(group: str, name: str, told: Row) -> Row:
    present = told.get("present", "")
    if not present:
        raise _WrongError("needs its present form")
    strength = group if group in ("weak", "inflated") else "strong"
    meant = told.get("group", "build" if strength != "strong" else group)
    if meant not in GROUPS["verbs"][:6]:
        raise _WrongError(f"there is no group {meant!r}{_meant(meant, GROUPS['verbs'][:6])}")
    return {
        "past": name.lower(),
        "present": present.lower(),
        "group": meant,
        "strength": strength,
        "replaces": [verb.lower() for verb in told.get("replaces", [])],
        "gerund": told.get("gerund", "").lower() or gerund(name.lower(), present.lower()),
        "hollow": told.get("hollow", False),
    }


def gerund(past: str, present: str) -> str:
    """The -ing form: `building`, `tuning`, `shipping` (doubled as in the past), `setting up`."""
    head, _, tail = present.partition(" ")
    was = past.partition(" ")[0]
    if head.endswith("ie"):
        head = head[:-2] + "y"
    elif head.endswith("e") and not head.endswith(("ee", "ye", "oe")):
        head = head[:-1]
    elif was == head + head[-1] + "ed":
        head += head[-1]
    return f"{head}ing {tail}".strip()


def _metric(group: str, name: str, told: Row) -> Row:
    better = told.get("better")
    if better not in ("higher", "lower"):
        raise _WrongError('needs better = "higher" or better = "lower"')
    bounds = told.get("range", [])
    if bounds and not (
        len(bounds) == 2 and all(type(x) in (int, float) for x in bounds) and bounds[0] < bounds[1]
    ):
        raise _WrongError("range must be two numbers, the lower one first")
    low, high = [None if isinf(bound) else bound for bound in bounds] or (None, None)
    return {
        "name": name,
        "kind": group,
        "tasks": told.get("tasks", []),
        "higher_is_better": better == "higher",
        "low": low,
        "high": high,
        "percent": told.get("percent", False),
        "aliases": told.get("aliases", []),
        "exact": told.get("exact", False),
    }


def _tool(group: str, name: str, told: Row) -> Row:
    return {"name": name, "kind": group} | told


_MAKE: dict[str, Callable[[str, str, Row], Row]] = {
    "verbs": _verb,
    "models": lambda group, name, told: {"name": name, "family": group} | told,
    "metrics": _metric,
    "serving": _tool,
    "tools": _tool,
    "phrases": lambda group, name, told: {"text": name, "kind": group} | told,
}


def spellings(kind: str, row: Row) -> list[str]:
    """What an entry is found by, its own name first."""
    if kind != "verbs":
        return [row_name(kind, row), *row.get("aliases", ()), *row.get("wrong", ())]
    forms = [row["past"], row["present"], row["gerund"]]
    return forms if row["present"].startswith(("am ", "are ")) else [*forms, _third(row["present"])]


def _third(present: str) -> str:
    head, _, tail = present.partition(" ")
    if head.endswith(("s", "x", "z", "ch", "sh")):
        head += "e"
    elif head.endswith("y") and head[-2:-1] not in "aeiou":
        head = head[:-1] + "ie"
    return f"{head}s {tail}".strip()


def _names(kind: str, rows: list[Row], first: int) -> Row:
    """The content of `lexicon.names(kind)`, the entries being numbered from `first`."""
    keys: dict[str, int] = {}
    exact: dict[str, dict[str, int]] = {}
    for number, row in enumerate(rows, first):
        name = row_name(kind, row)
        if row.get("exact"):
            exact.setdefault(key_of(name), {})[name.split("@")[0]] = number
        else:
            keys[key_of(name)] = number
    for number, row in enumerate(rows, first):
        for name in spellings(kind, row)[1:]:
            keys.setdefault(key_of(name), number)
    if kind in ("models", "metrics"):
        for key, number in list(keys.items()):
            if key[-1].isalpha() and not key.endswith("s"):
                keys.setdefault(_plural(key), number)
    for key, number in list(keys.items()):
        if _MAY_DIFFER.search(key):
            for pattern, other in _BOTH_WAYS:
                keys.setdefault(pattern.sub(other, key), number)
    keys.pop("", None)
    heads: dict[str, dict[str, int]] = {}
    for key in (*keys, *exact):
        head, *more = key.split(" ")
        seconds = heads.setdefault(head, {})
        if more:
            seconds[more[0]] = seconds.get(more[0], 0) | 2 << len(more)
    return {"keys": keys, "exact": exact, "heads": heads, "numbers": [first, first + len(rows)]}


def _plural(key: str) -> str:
    if key.endswith("y") and key[-2:-1] not in "aeiou":
        return key[:-1] + "ies"
    return key + ("es" if key.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _in_order(kind: str, row: Row) -> tuple[Any, ...]:
    made = CLASSES[kind]
    fields = [row.get(field, made._field_defaults.get(field)) for field in made._fields]
    return tuple([tuple(field) if isinstance(field, list) else field for field in fields])
