"""The labelled bullets, in TOML or marked in their text: `{v Built} {m a ranker} of ads`."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
COUNTS = {
    "dev.toml": 260,
    "own.toml": 315,
    "real.toml": 282,
    "more.toml": 240,
    "industry.txt": 400,
    "manner.txt": 400,
    "hard.txt": 402,
    "serving.txt": 508,
    "first.txt": 303,
    "cvs.txt": 104,
    "fresh.txt": 60,
}
WITHOUT_FACTS = ("first.txt",)  # its bullets were not asked for rivals and live results
_MARKS = {"v": "verb", "m": "model", "p": "problem", "d": "data"}
_MARKS |= {"q": "metric", "s": "serving", "o": "outcome"}
_MARKED = re.compile(r"(\{[vmpdqso] [^{}]*\})")


def bullets(name: str) -> list[dict[str, Any]]:
    """The bullets of a file: `id`, `text`, the words of each slot, `baseline` and `online`."""
    text = (HERE / name).read_text(encoding="utf-8")
    if name.endswith(".toml"):
        found: list[dict[str, Any]] = tomllib.loads(text)["bullet"]
        return found
    lines = enumerate(text.splitlines(), start=1)
    return [_marked(f"{name}:{at}", line) for at, line in lines if line and line[0] != "#"]


def _marked(ident: str, line: str) -> dict[str, Any]:
    """One marked line; facts may follow the text: ` ## baseline: the old rules;; online`."""
    line, _, facts = line.partition(" ## ")
    bullet: dict[str, Any] = {"id": ident, "text": ""}
    for fact in filter(None, facts.split(";;")):
        name, _, value = fact.strip().partition(": ")
        bullet[name] = value or True
    for part in _MARKED.split(line):
        mark = part[:1] == "{"
        bullet["text"] += part[3:-1] if mark else part
        if mark:
            bullet.setdefault(_MARKS[part[1]], []).append(part[3:-1])
    return bullet


def pieces(bullet: dict[str, Any], slot: str) -> list[str]:
    """The words of a slot, piece by piece."""
    value = bullet.get(slot, [])
    return [value] if isinstance(value, str) else list(value)
