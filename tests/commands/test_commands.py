"""What the commands print and write."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from sarif_pydantic import Sarif

from bulletsmith.cli import main

CV = """\
# Ada Example

ada@example.org · https://github.com/ada-example

## Experience

### Senior ML Engineer · Acme

*Mar 2022 – present*

- Worked on fraud models using XGBoost
* odd mark, kept

### ML Engineer · Beta

*2019 – 2022*

- Utilized pytorch in order to train the the ranker, NDCG@10 +4% over BM25

## Hobbies

Chess
"""


@pytest.fixture
def cv(tmp_path: Path) -> Path:
    path = tmp_path / "cv.md"
    path.write_text(CV)
    return path


def test_check_json(cv: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--format", "json", str(cv)])
    told = json.loads(capsys.readouterr().out)
    assert told["version"] == 1
    (file,) = told["files"]
    assert (file["path"], file["format"]) == (str(cv), "markdown")
    assert set(file["signals"]) == {"shipped", "evaluated", "scope"}
    assert len(file["selfcheck"]["questions"]) == 5
    weak = next(f for f in file["findings"] if f["code"] == "VRB002")
    assert (weak["line"], weak["column"], weak["end_column"]) == (11, 3, 12)
    assert (weak["role"], weak["bullet"], weak["slot"]) == (1, "1.1", "verb")
    assert set(weak) == {
        *("code", "name", "severity", "message", "path", "line", "column", "end_line"),
        *("end_column", "role", "bullet", "slot", "fix"),
    }


def test_check_sarif_is_sarif(cv: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--format", "sarif", str(cv)])
    log = Sarif.model_validate_json(capsys.readouterr().out)
    (run,) = log.runs
    weak = next(result for result in run.results or () if result.rule_id == "VRB002")
    assert run.tool.driver.rules
    assert run.tool.driver.rules[weak.rule_index or 0].id == "VRB002"
    assert weak.locations
    place = weak.locations[0].physical_location
    assert place
    assert place.region
    assert (place.region.start_line, place.region.start_column) == (11, 3)


def test_check_github_escapes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    odd = tmp_path / "a,b:c%.md"
    odd.write_text(CV)
    main(["check", "--format", "github", str(odd)])
    lines = capsys.readouterr().out.splitlines()
    assert lines
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)
    assert all("a%2Cb%3Ac%25.md" in line for line in lines)


def test_check_concise_is_a_line_a_finding(cv: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--format", "concise", "--select", "VRB002", str(cv)])
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"{cv}:11:3: VRB002 weak-verb: ")


def test_fix_shows_and_makes_what_is_safe(cv: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--fix", "--diff", "--format", "concise", str(cv)])
    told = capsys.readouterr()
    assert "+- Utilized PyTorch to train the ranker, NDCG@10 +4% over BM25" in told.out
    assert told.out.startswith(f"--- {cv}")
    assert "VRB" not in told.out  # a difference alone, which `patch` takes
    assert cv.read_text() == CV
    main(["check", "--fix", str(cv)])
    fixed = cv.read_text()
    wanted = CV.replace("pytorch in order to train the the", "PyTorch to train the")
    assert fixed == wanted


def test_show(cv: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["show", "--format", "json", str(cv)])
    told = json.loads(capsys.readouterr().out)
    assert told["format"] == "markdown"
    assert [(r["title"], r["company"], r["start"], r["end"]) for r in told["roles"]] == [
        ("Senior ML Engineer", "Acme", "2022-03", "present"),
        ("ML Engineer", "Beta", "2019", "2022"),
    ]
    assert told["roles"][0]["bullets"][1] == {
        "number": "1.2", "text": "odd mark, kept", "line": 12,
    }  # fmt: skip
    main(["show", str(cv)])
    assert "1.2   odd mark, kept" in capsys.readouterr().out


def test_rewrite_names_the_markup_that_the_new_words_cut(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "cv.md"
    path.write_text("## Experience\n\n### Engineer\n\n- Cut **20%** by [x](u), *fast*\n")
    assert main(["rewrite", str(path), "1.1", "Cut it by x, fast"]) == 0
    assert "- Cut it by [x](u), *fast*\n" in path.read_text()
    told = capsys.readouterr().err
    assert "bullet 1.1 has lost bold “20%”" in told
    assert "“x”" not in told
    assert "“fast”" not in told


def test_rewrite_touches_one_bullet(cv: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["rewrite", str(cv), "1.1", "Built a *fraud* scorer [v2]"]
    assert main([*arguments, "--dry-run"]) == 0
    assert cv.read_text() == CV
    assert "-- Worked on fraud models" in capsys.readouterr().out
    assert main(arguments) == 0
    before, after = CV.split("Worked on fraud models using XGBoost")
    written = cv.read_text()
    assert written.startswith(before)
    assert written.endswith(after)
    main(["show", str(cv)])
    assert "Built a *fraud* scorer [v2]" in capsys.readouterr().out


def test_convert_there_and_back(cv: Path, capsys: pytest.CaptureFixture[str]) -> None:
    toml = cv.with_suffix(".toml")
    assert main(["convert", str(cv), str(toml)]) == 0
    assert "3 of 3 bullets present" in capsys.readouterr().err
    back = cv.with_name("back.md")
    assert main(["convert", str(toml), str(back)]) == 0
    main(["show", "--format", "json", str(cv)])
    before = json.loads(capsys.readouterr().out)
    main(["show", "--format", "json", str(back)])
    after = json.loads(capsys.readouterr().out)
    for told in (before, after):
        for role in told["roles"]:
            for bullet in role["bullets"]:
                del bullet["line"]
    assert before["roles"] == after["roles"]


def test_parse_answers_every_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ["Built a ranker for hotel search", "", "x", "Trained XGBoost, AUC 0.91 vs 0.84 for LR"]
    stdin = io.TextIOWrapper(io.BytesIO("\n".join(texts).encode() + b"\n"))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert main(["parse", "--format", "json", "-"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer["text"] for answer in told] == texts
    assert {"text", "slots", "leftover", "facts", "findings"} == set(told[0])
    assert told[0]["slots"]["problem"] == [{"start": 19, "end": 31, "text": "hotel search"}]
    assert told[3]["facts"]["baseline"]


def test_parse_draws_the_slots(capsys: pytest.CaptureFixture[str]) -> None:
    main(["parse", "Built a ranker for hotel search"])
    sentence, rules, names, *_ = capsys.readouterr().out.splitlines()
    assert sentence == "Built a ranker for hotel search"
    assert rules == "───── ────────     ────────────"
    assert names == "verb  model        problem"
