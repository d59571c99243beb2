"""Headless modules load no terminal library, and the core nothing but the standard library."""

from __future__ import annotations

import pkgutil
import subprocess
import sys

import pytest

import bulletsmith

HEAVY = {"textual", "rich"}
DOORS = {"pydantic", "tomlkit", "tomli_w", "platformdirs", "markdown_it"}
CORE = ("bulletsmith.bullets", "bulletsmith.cv", "bulletsmith.checks", "bulletsmith.dates")
WITH_A_SCREEN = (
    "bulletsmith.widgets",
    "bulletsmith.screens",
    "bulletsmith.app",
    "bulletsmith.__main__",
)


def headless() -> list[str]:
    found = pkgutil.walk_packages(bulletsmith.__path__, "bulletsmith.")
    return [module.name for module in found if not module.name.startswith(WITH_A_SCREEN)]


def loaded_by(module: str) -> set[str]:
    """The top-level packages in `sys.modules` once `module` is imported in a fresh interpreter."""
    code = f"import sys, {module}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("module", headless())
def test_headless(module: str) -> None:
    unwanted = HEAVY | (DOORS if module.startswith(CORE) else set())
    assert not loaded_by(module) & unwanted


def test_there_is_something_to_test() -> None:
    assert len(headless()) > 20
