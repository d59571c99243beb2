"""Which format a file is in, and that finding out costs no more than it must."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bulletsmith.errors import NotUnderstoodError
from bulletsmith.formats.registry import FORMATS, by_name, for_path

HEAVY = ("pydantic", "tomlkit", "tomli_w", "rapidfuzz", "platformdirs", "markdown_it", "json")


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
def test_an_adapter_bears_the_name_and_suffix_that_it_is_known_by(known: object) -> None:
    adapter = known.load()  # type: ignore[attr-defined]
    assert adapter.name == known.name  # type: ignore[attr-defined]
    assert adapter.suffixes[0] == known.suffixes[0]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "text", "format"),
    [
        ("cv.toml", None, "toml"),
        ("CV.MD", None, "markdown"),
        ("a.b/cv.markdown", None, "markdown"),
        ("cv.txt", "# Ada", "text"),
        ("-", "[profile]\nname = 'Ada'", "toml"),
        ("-", "# Ada\n\n- Built x", "markdown"),
        ("cv", "Built x\nCut y", "text"),
    ],
)
def test_the_suffix_tells_and_else_the_text(name: str, text: str | None, format: str) -> None:
    assert for_path(name, text).name == format


@pytest.mark.parametrize(("name", "text"), [("cv.xyz", "# Ada"), ("cv", None), ("cv", " \n")])
def test_what_nothing_tells_is_an_error_that_names_what_there_is(
    name: str, text: str | None
) -> None:
    with pytest.raises(NotUnderstoodError, match=r"\.toml.*\.md"):
        for_path(name, text)


def test_a_format_by_name() -> None:
    assert by_name("TOML").name == by_name(".toml").name == "toml"
    assert by_name("md").name == "markdown"
    with pytest.raises(NotUnderstoodError, match=r"toml.*markdown"):
        by_name("wordstar")


def test_reading_markdown_imports_nothing_heavy() -> None:
    script = (
        "import sys\n"
        "from bulletsmith.formats.registry import for_path\n"
        "for_path('cv.md').read(b'# Ada\\n\\n## Work\\n### Engineer\\n2020\\n- Built *x*\\n')\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr
