"""A check that remembers says what one that does not remember says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from labelled import bullets

from bulletsmith.checks import remembered
from bulletsmith.cli import main
from bulletsmith.paths import cache_dir

CV = "# Ada\n\n## Experience\n\n### ML Engineer · Acme (2022 - present)\n\n"


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    main(["check", "--fail-on", "never", *arguments])
    return capsys.readouterr().out


def cv(path: Path, bullets: list[str]) -> str:
    path.write_text(CV + "".join(f"- {bullet}\n" for bullet in bullets))
    return str(path)


def memories() -> list[Path]:
    return list(cache_dir().glob("check-*"))


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_the_second_check_says_what_the_first_said(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = [one["text"].replace("\n", " ") for one in bullets("dev.toml")][:120]
    file = cv(tmp_path / "cv.md", texts)
    first = said(capsys, "--format", form, file)
    assert memories()
    assert said(capsys, "--format", form, file) == first
    assert said(capsys, "--format", form, "--no-cache", file) == first


def test_a_bullet_that_changed_is_judged_anew(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = cv(tmp_path / "cv.md", ["Built a ranker.", "Helped with fraud models."])
    said(capsys, file)
    cv(tmp_path / "cv.md", ["Helped to build a ranker.", "Helped with fraud models."])
    remembering = said(capsys, "--format", "json", file)
    assert remembering == said(capsys, "--format", "json", "--no-cache", file)
    told = [f["code"] for f in json.loads(remembering)["files"][0]["findings"]]
    assert told.count("VRB002") == 2


def test_other_settings_are_another_memory(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = cv(tmp_path / "cv.md", ["Helped with fraud models."])
    assert "VRB002" in said(capsys, file)
    assert "VRB002" not in said(capsys, "--ignore", "VRB002", file)
    (tmp_path / "bulletsmith.toml").write_text('ignore = ["VRB002"]\n')
    assert "VRB002" not in said(capsys, file)


def test_a_broken_memory_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = cv(tmp_path / "cv.md", ["Helped with fraud models."])
    first = said(capsys, file)
    (memory,) = memories()
    memory.write_bytes(memory.read_bytes()[:-9])
    assert said(capsys, file) == first


def test_nothing_is_kept_unasked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "--no-cache", cv(tmp_path / "cv.md", ["Helped with fraud models."]))
    assert not memories()


def test_only_the_newest_are_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembered, "_MOST", 3)
    for number in range(5):
        said(capsys, cv(tmp_path / f"{number}.md", ["Helped with fraud models."]))
    assert len(memories()) == 3
