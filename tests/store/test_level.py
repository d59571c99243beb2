"""A seniority that is set is read again, and nothing else of the configuration changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletsmith.errors import NotSavedError
from bulletsmith.store.config import load_settings
from bulletsmith.store.level import set_level

OWN = '# mine\nignore = ["MET006"]\n\n[severity]\nMET007 = "advice"\n'
PROJECT = '[project]\nname = "x"\n\n[tool.bulletsmith]\nseniority = "mid" # now\nignore = []\n[a]\n'


@pytest.fixture
def cv(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    return tmp_path / "cv.toml"


def test_a_new_file_stands_beside_the_cv(cv: Path) -> None:
    file = set_level(cv, "senior")
    assert file == cv.with_name("bulletsmith.toml")
    assert load_settings(cv).seniority == "senior"
    set_level(cv, "")
    assert load_settings(cv).seniority == ""


def test_what_stands_in_the_file_stays(cv: Path) -> None:
    cv.with_name("bulletsmith.toml").write_text(OWN)
    set_level(cv, "junior")
    set_level(cv, "mid")
    assert cv.with_name("bulletsmith.toml").read_text() == 'seniority = "mid"\n' + OWN
    assert load_settings(cv).ignore == ("MET006",)


def test_a_project_file_is_edited_in_its_table(cv: Path) -> None:
    cv.with_name("pyproject.toml").write_text(PROJECT)
    set_level(cv, "senior")
    want = PROJECT.replace('"mid" # now', '"senior"')
    assert cv.with_name("pyproject.toml").read_text() == want


def test_a_file_that_is_no_toml_is_left_alone(cv: Path) -> None:
    cv.with_name("bulletsmith.toml").write_text("seniority = = 1\n[")
    with pytest.raises(NotSavedError):
        set_level(cv, "senior")
    assert cv.with_name("bulletsmith.toml").read_text() == "seniority = = 1\n["
