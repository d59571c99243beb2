"""What every command answers, how it exits, and on which stream it speaks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bulletsmith.cli import main
from bulletsmith.commands import COMMANDS
from bulletsmith.reporters import REPORTERS

CLEAN = """\
# Ada Example

ada@example.org

## Experience

### Senior ML Engineer · Acme
2022 – present

- {bullet}
"""
GOOD = (
    "Built a session-based reranker for hotel search, trained on 120 days of search logs (900M"
    " queries), evaluated on offline MRR@10 (+9% vs. the LightGBM ranker in production) and online"
    " A/B (+3.2% clicked searches, p<0.01), deployed via Triton on EKS behind a 25 ms p95 SLO,"
    " delivering +2.1% bookings."
)
WEAK = "Worked on various machine learning models using Python and TensorFlow"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "good.md").write_text(CLEAN.format(bullet=GOOD))
    (tmp_path / "weak.md").write_text(CLEAN.format(bullet=WEAK))
    (tmp_path / "folder").mkdir()
    (tmp_path / "binary.md").write_bytes(b"\x00\x01\x02PNG")
    (tmp_path / "not_utf8.toml").write_bytes(b"format = 1\nname = '\xff\xfe'\n")
    (tmp_path / "bad.toml").write_text("format = 1\n[profile\n")
    (tmp_path / "typo.toml").write_text('format = 1\n[profile]\nnmae = "Ada"\n')
    (tmp_path / "newer.toml").write_text("format = 99\n")
    (tmp_path / "empty.md").write_text("")
    (tmp_path / "latin.md").write_bytes(CLEAN.format(bullet="Built a café ranker").encode("cp1252"))
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")
    settings = tmp_path / "broken"
    settings.mkdir()
    (settings / "cv.md").write_text(CLEAN.format(bullet=GOOD))
    (settings / "bulletsmith.toml").write_text('ignroe = ["MET003"]\n')
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["check", "--select", "MET,VRB", "good.md"], 0, ""),
        (["check", "weak.md"], 1, ""),
        (["check", "--fail-on", "never", "weak.md"], 0, ""),
        (["check", "missing.md"], 2, "missing.md"),
        (["check", "good.md", "missing.md"], 2, "missing.md"),
        (["check", "folder"], 2, "folder"),
        (["check", "binary.md"], 2, "binary.md"),
        (["check", "not_utf8.toml"], 2, "not_utf8.toml:2"),
        (["check", "bad.toml"], 2, "bad.toml:2"),
        (["check", "typo.toml"], 2, "name"),
        (["check", "newer.toml"], 2, "newer.toml"),
        (["check", "photo.png"], 2, "photo.png"),
        (["check", "latin.md"], 2, "latin.md: not UTF-8"),
        (["check", "empty.md"], 2, "empty.md: no role"),
        (["check", "--select", "MET999", "good.md"], 2, "MET"),
        (["check", "--select", "FOO", "good.md"], 2, "FOO"),
        (["check", "--select", "met,no-baseline,VRB002", "good.md"], 0, ""),
        (["chekc", "good.md"], 2, "did you mean `bulletsmith check`?"),
        (["check", "broken/cv.md"], 2, "ignore"),
        (["show", "missing.md"], 2, "missing.md"),
        (["show", "good.md"], 0, ""),
        (["explain", "MET003"], 0, ""),
        (["explain", "no-baseline"], 0, ""),
        (["explain", "MET0003"], 2, "MET003"),
        (["explain"], 0, ""),
        (["rewrite", "good.md", "1.9", "Built a thing"], 2, "1.9"),
        (["rewrite", "good.md", "x", "Built a thing"], 2, "no bullet"),
        (["rewrite", "good.md", "1.1", " "], 2, "empty"),
        (["convert", "good.md", "weak.md"], 2, "--force"),
        (["convert", "good.md", "cv.xyz"], 2, ".xyz"),
        (["parse", WEAK], 0, ""),
        (["--version"], 0, ""),
        (["--help"], 0, ""),
        (["good.md"], 2, "terminal"),
        (["demo"], 2, "terminal"),
    ],
)
def test_exit_status(
    arguments: list[str], status: int, says: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == status
    told = capsys.readouterr()
    assert says in told.err
    assert "Traceback" not in told.err
    assert bool(told.err) == (status == 2)


@pytest.mark.parametrize(
    "arguments", [["check"], ["check", "--format", "yaml", "x"], ["convert", "x", "-"], ["show"]]
)
def test_wrong_usage_exits_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([command, "--help"])
    assert stopped.value.code == 0
    assert f"bulletsmith {command}" in capsys.readouterr().out


def test_a_reader_that_goes_away_ends_in_silence(folder: Path) -> None:
    program = f"{sys.executable} -m bulletsmith check weak.md weak.md weak.md"
    told = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {program} | head -n 1"], capture_output=True, text=True
    )
    assert told.stderr == ""
    assert told.stdout.startswith("weak.md:")
    assert told.returncode == 1


@pytest.mark.parametrize(("stream", "status"), [(">&-", 1), ("2>&-", 1), (">/dev/full", 2)])
def test_a_stream_that_takes_nothing_is_no_crash(stream: str, status: int, folder: Path) -> None:
    program = f"{sys.executable} -m bulletsmith check weak.md {stream}"
    told = subprocess.run(["bash", "-c", program], capture_output=True, text=True)
    assert "Traceback" not in told.stderr
    assert told.returncode == status
    assert ("the disk is full" in told.stderr) == (status == 2)


def test_no_escape_sequence_passes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    odd = "\x1b[31m\x1b]0;title\x07\x9b1m"
    (folder / "odd.md").write_text(CLEAN.format(bullet=f"Worked on {odd} tensorflow models"))
    for name in REPORTERS:
        main(["check", "--format", name, "odd.md"])
    for arguments in (
        ["check", "--fix", "--diff", "odd.md"],
        ["check", "--select", odd, "odd.md"],
        ["check", odd],
        ["show", "odd.md"],
        ["parse", odd],
        ["explain", odd],
        ["rewrite", "odd.md", odd, "x"],
        ["rewrite", "--dry-run", "odd.md", "1.1", f"Built {odd}"],
        ["convert", "odd.md", "-", "--to", odd],
        ["convert", "odd.md", "-", "--to", "toml"],
    ):
        main(arguments)
    with pytest.raises(SystemExit):
        main([f"--{odd}"])
    told = capsys.readouterr()
    assert not set("\x1b\x07\x9b") & set(told.out + told.err)


def test_a_pipe_gets_what_a_file_gets(folder: Path) -> None:
    command = [sys.executable, "-m", "bulletsmith", "check", "weak.md"]
    piped = subprocess.run(command, capture_output=True).stdout
    with (folder / "out.txt").open("wb") as out:
        subprocess.run(command, stdout=out, check=False)
    assert piped == (folder / "out.txt").read_bytes()
    assert b"\x1b" not in piped


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        (CLEAN.format(bullet=WEAK), 10, "VRB002"),
        (f"format = 1\n[[roles]]\ntitle = 'x'\n[[roles.bullets]]\ntext = '{WEAK}'\n", 5, "VRB002"),
        (f"- {GOOD}\n- {WEAK}\n", 2, "VRB002"),
    ],
)
def test_standard_input_without_a_name_is_told_by_its_text(text: str, line: int, code: str) -> None:
    command = [sys.executable, "-m", "bulletsmith", "check", "--format", "concise", "-"]
    told = subprocess.run(command, input=text, capture_output=True, text=True)
    assert any(f"<stdin>:{line}:" in one and code in one for one in told.stdout.splitlines())


def test_standard_input_is_told_by_its_name(folder: Path) -> None:
    command = [sys.executable, "-m", "bulletsmith", "check", "--format", "concise"]
    told = subprocess.run(
        [*command, "--stdin-name", "weak.md", "-"],
        input=(folder / "weak.md").read_bytes(),
        capture_output=True,
    )
    assert told.returncode == 1
    assert told.stdout.startswith(b"weak.md:")
