"""Settings from files: found from the file that is checked, refused where they make no sense."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bulletsmith.checks.views import Settings
from bulletsmith.paths import config_dir
from bulletsmith.store.config import BadSettingsError, load_settings


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of the test's own; the search for settings stops there."""
    folder = tmp_path / "home"
    (folder / "cvs" / "deep").mkdir(parents=True)
    monkeypatch.setattr(Path, "home", lambda: folder)
    return folder


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_they_are_the_defaults(home: Path) -> None:
    assert load_settings(home / "cvs" / "cv.md") == Settings()


def test_every_key(home: Path) -> None:
    put(
        home / "cvs" / "bulletsmith.toml",
        'select = ["MET", "no-serving"]\nignore = ["MET006"]\nseniority = "senior"\n'
        'words = ["Hyperion"]\n[severity]\nno-load = "warning"\n',
    )
    assert load_settings(home / "cvs" / "cv.md") == Settings(
        ("MET", "no-serving"), ("MET006",), {"SRV004": "warning"}, "senior", ("Hyperion",)
    )


@pytest.mark.parametrize("place", ["cvs/deep", "cvs", "."])
def test_the_folders_above_are_searched_as_far_as_home(home: Path, place: str) -> None:
    put(home / place / "bulletsmith.toml", 'ignore = ["MET"]')
    assert load_settings(home / "cvs" / "deep" / "cv.md").ignore == ("MET",)


def test_what_lies_above_home_is_nobodys(home: Path) -> None:
    put(home.parent / "bulletsmith.toml", 'ignore = ["MET"]')
    assert load_settings(home / "cvs" / "cv.md") == Settings()


def test_a_git_folder_ends_the_search(home: Path) -> None:
    put(home / "bulletsmith.toml", 'ignore = ["MET"]')
    (home / "cvs" / ".git").mkdir()
    assert load_settings(home / "cvs" / "deep" / "cv.md") == Settings()
    put(home / "cvs" / "bulletsmith.toml", 'ignore = ["SRV"]')
    assert load_settings(home / "cvs" / "deep" / "cv.md").ignore == ("SRV",)


def test_a_table_in_pyproject_counts_and_another_projects_does_not(home: Path) -> None:
    put(home / "bulletsmith.toml", 'ignore = ["MET"]')
    put(home / "cvs" / "pyproject.toml", "[tool.other]\nx = 1\n")
    assert load_settings(home / "cvs" / "cv.md").ignore == ("MET",)
    put(home / "cvs" / "pyproject.toml", '[tool.bulletsmith]\nignore = ["SRV"]\n')
    assert load_settings(home / "cvs" / "cv.md").ignore == ("SRV",)


def test_the_users_own_file_gives_the_rest(home: Path) -> None:
    put(config_dir() / "config.toml", 'seniority = "mid"\nignore = ["STY"]\n')
    put(home / "cvs" / "bulletsmith.toml", 'ignore = ["MET"]')
    assert load_settings(home / "cvs" / "cv.md") == Settings(ignore=("MET",), seniority="mid")
    assert load_settings(home / "cv.md") == Settings(ignore=("STY",), seniority="mid")


def test_a_folder_is_its_own_start(home: Path) -> None:
    put(home / "cvs" / "bulletsmith.toml", 'ignore = ["MET"]')
    assert load_settings(home / "cvs").ignore == ("MET",)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('\nignor = ["MET"]', 2, "did you mean ignore?"),
        ("colour = 1", 1, "the keys are select"),
        ('ignore = "MET"', 1, "is a list of words"),
        ("select = [1]", 1, "is a list of words"),
        ('ignore = [\n  "MET003",\n  "MET0003",\n]', 3, "did you mean MET003?"),
        ('select = ["no-baselin"]', 1, "did you mean no-baseline?"),
        ('seniority = "seniorr"', 1, "did you mean senior?"),
        ("seniority = 3", 1, "one of junior, mid, senior"),
        ('\n[severity]\nMET003 = "errors"', 3, "did you mean error?"),
        ('[severity]\nMET = "error"', 2, "no rule is called"),
        ('severity = "error"', 1, "is a table"),
        ('words = "Hyperion"', 1, "is a list of words"),
        ("\nignore = [", 2, ""),
        ('[severity]\n"MET003" = 1', 2, "is no severity"),
    ],
)
def test_a_mistake_is_told_with_its_line(home: Path, text: str, line: int, words: str) -> None:
    file = put(home / "cvs" / "bulletsmith.toml", text)
    with pytest.raises(BadSettingsError) as error:
        load_settings(home / "cvs" / "cv.md")
    assert error.value.path == str(file)
    assert error.value.line == line
    assert words in str(error.value)


def test_a_mistake_in_pyproject_is_told_where_it_stands(home: Path) -> None:
    text = '[project]\nignor = "x"\n[tool.bulletsmith]\nignor = ["MET"]\n'
    put(home / "cvs" / "pyproject.toml", text)
    with pytest.raises(BadSettingsError) as error:
        load_settings(home / "cvs" / "cv.md")
    assert error.value.line == 4


def test_a_file_that_is_not_text(home: Path) -> None:
    (home / "bulletsmith.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(BadSettingsError, match="UTF-8"):
        load_settings(home / "cv.md")


def test_no_file_costs_no_pydantic(home: Path) -> None:
    import subprocess

    script = (
        "import sys; from pathlib import Path; from bulletsmith.store.config import load_settings;"
        f"load_settings(Path({str(home / 'cv.md')!r})); print('pydantic' in sys.modules)"
    )
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "False"
