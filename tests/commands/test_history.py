"""What the commands change can be listed, compared and brought back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bulletsmith.cli import main
from bulletsmith.errors import NotSavedError

CV = """# Ada Example

## Experience

### ML Engineer, Acme (2022 - present)

- Worked on fraud models using XGBoost.
- I built a reranker with pytorch and Xgboost.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "cv.md"
    path.write_text(CV)
    return path


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(list(arguments)) == 0
    return capsys.readouterr().out


def test_each_change_is_listed(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rewrite", str(file), "1.1", "Cut fraud by 3%."]) == 0
    main(["check", "--fix", str(file)])
    capsys.readouterr()
    lines = told(capsys, "history", str(file)).splitlines()
    assert [line.split()[0] for line in lines] == ["1", "2", "3"]
    assert "before bulletsmith" in lines[0]
    assert "rewrite          bullet 1.1" in lines[1]
    assert "check --fix" in lines[2]


def test_one_is_shown_as_it_was(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["rewrite", str(file), "1.1", "Cut fraud by 3%."])
    capsys.readouterr()
    assert told(capsys, "history", str(file), "--show", "1") == CV
    one = json.loads(told(capsys, "history", str(file), "--show", "2", "--format", "json"))
    assert one["text"] == file.read_text()
    assert (one["number"], one["who"], one["saved"]) == (2, "rewrite", True)


def test_two_are_compared(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["rewrite", str(file), "1.1", "Cut fraud by 3%."])
    main(["rewrite", str(file), "1.1", "Cut fraud by 4%."])
    capsys.readouterr()
    assert "+- Cut fraud by 4%." in told(capsys, "history", str(file), "--diff", "1")
    between = told(capsys, "history", str(file), "--diff", "2", "3")
    assert "-- Cut fraud by 3%.\n+- Cut fraud by 4%." in between


def test_as_json(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["rewrite", str(file), "1.1", "Cut fraud by 3%."])
    capsys.readouterr()
    listed = json.loads(told(capsys, "history", str(file), "--format", "json"))
    assert [one["number"] for one in listed["versions"]] == [1, 2]
    assert listed["versions"][0]["at"].endswith("Z")


def test_one_is_brought_back_and_is_a_version(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["rewrite", str(file), "1.1", "Cut fraud by 3%."])
    capsys.readouterr()
    assert "-- Cut fraud by 3%." in told(capsys, "restore", str(file), "1", "--dry-run")
    assert file.read_text() != CV
    assert main(["restore", str(file), "1"]) == 0
    assert file.read_text() == CV
    assert "restore" in told(capsys, "history", str(file)).splitlines()[2]


def test_a_file_that_is_gone_comes_back(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["rewrite", str(file), "1.1", "Cut fraud by 3%."])
    words = file.read_text()
    file.unlink()
    assert main(["restore", str(file), "2"]) == 0
    assert file.read_text() == words


@pytest.mark.parametrize(
    "arguments",
    [
        ["history", "{}"],
        ["history", "{}", "--show", "1"],
        ["restore", "{}", "1"],
        ["restore", "{}", "-1"],
    ],
)
def test_where_there_is_none_that_is_told(
    file: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([one.format(file) for one in arguments]) == 2
    assert "bulletsmith" in capsys.readouterr().err
    assert file.read_text() == CV


def test_what_another_program_does_meanwhile_is_not_overwritten(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from bulletsmith.commands.console import save

    def late(name: str, seen: bytes | None, data: bytes, who: str, what: str) -> None:
        file.write_text("theirs")
        save(name, seen, data, who, what)

    monkeypatch.setattr("bulletsmith.commands.rewrite.save", late)
    assert main(["rewrite", str(file), "1.1", "Cut fraud by 3%."]) == 2
    assert "another program changed" in capsys.readouterr().err
    assert file.read_text() == "theirs"


def test_a_rewrite_that_cannot_be_saved_is_in_the_history(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from bulletsmith.store import saving

    def full(*_: object, **__: object) -> None:
        raise NotSavedError("not saved: the disk is full", remedy="save under another name")

    with monkeypatch.context() as patched:
        patched.setattr(saving, "write_bytes", full)
        assert main(["rewrite", str(file), "1.1", "Cut fraud by 3%."]) == 2
    assert file.read_text() == CV
    assert "version 2 of its history" in capsys.readouterr().err
    assert "never reached the file" in told(capsys, "history", str(file))
    assert main(["restore", str(file), "2"]) == 0
    assert "Cut fraud by 3%." in file.read_text()
