"""Patterns that are compiled late are right all the same."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module

import bulletsmith
from bulletsmith.bullets.patterns import pattern

ROOMS = ("bullets", "checks", "dates", "formats")


def test_every_pattern_compiles() -> None:
    late = type(pattern(""))
    asked = 0
    for module in pkgutil.walk_packages(bulletsmith.__path__, "bulletsmith."):
        if module.name.split(".")[1] in ROOMS:
            for value in vars(import_module(module.name)).values():
                if isinstance(value, late):
                    re.compile(value.pattern, value.flags)
                    asked += 1
    assert asked > 100


def test_is_a_pattern() -> None:
    word = pattern(r"(?P<first>\w)\w+", re.IGNORECASE)
    assert [match["first"] for match in word.finditer("ab cd")] == ["a", "c"]
    assert word.sub("-", "ab cd") == "- -"
    assert word.search("ab cd", 2) is not None
    assert word.match("-") is None
