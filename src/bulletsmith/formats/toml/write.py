"""TOML text from the tables of a CV, laid out by hand: short lists on a line, a table a bullet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_WIDTH = 100


def document(tables: Mapping[str, Any]) -> str:
    """A whole TOML file."""
    return blocks(tables, "").lstrip("\n")


def blocks(values: Mapping[str, Any], name: str) -> str:
    """The statements of a table and the tables below it, each header after a blank line."""
    plain = {key: value for key, value in values.items() if not _is_table(value)}
    text = "".join(statement(key, value) for key, value in plain.items())
    for key, value in values.items():
        if key in plain:
            continue
        below = f"{name}.{_key(key)}" if name else _key(key)
        if isinstance(value, Mapping):
            inner = blocks(value, below)
            bare = all(_is_table(part) for part in value.values())
            text += inner if bare and inner else f"\n[{below}]\n{inner}"
        else:
            for item in value:
                text += f"\n[[{below}]]\n{blocks(item, below)}"
    return text


def statement(key: str, value: Any, newline: str = "\n") -> str:
    """`key = value` with its line end; a list that is too long for a line gets a line an item."""
    said = f"{_key(key)} = {inline(value)}"
    if isinstance(value, list) and len(said) > _WIDTH:
        items = "".join(f"    {inline(item)},{newline}" for item in value)
        said = f"{_key(key)} = [{newline}{items}]"
    return said + newline


def inline(value: Any, like: str = "") -> str:
    """A value on one line, in the quotes of `like`, the literal that it replaces, if it can be."""
    if isinstance(value, str):
        if like[:1] == "'" and "'" not in value and value.isprintable():
            return f"'{value}'"
        if like[:1] not in ("", "'", '"') and value.isdecimal() and not value.startswith("0"):
            return value  # `year = 2019` stays a number
        return _quoted(value)
    if isinstance(value, list):
        return f"[{', '.join(inline(item) for item in value)}]"
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{_key(key)} = {inline(item)}" for key, item in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _quoted(value: str) -> str:
    import tomli_w

    return tomli_w.dumps({"x": value})[4:-1]


def _key(key: str) -> str:
    bare = key.replace("-", "").replace("_", "")
    return key if bare.isascii() and bare.isalnum() else _quoted(key)


def _is_table(value: Any) -> bool:
    if isinstance(value, list):
        return bool(value) and all(isinstance(item, Mapping) for item in value)
    return isinstance(value, Mapping)
