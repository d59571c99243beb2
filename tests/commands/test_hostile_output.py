"""No command makes a terminal do anything, whatever stands in a file, in its name or is typed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import unicodedata
import zipfile
from pathlib import Path

import pytest

from bulletsmith.bullets.text import clean
from bulletsmith.formats.registry import by_name

TRICKS = (
    "\x1b[31mred\x1b]0;title\x07 \x9b31m bell\x07 back\x08\x08 del\x7f \x1b[2J\x1bc "
    "\u202egnp.exe\u202c \u2066iso\u2069 \u200bzero\u200d \u2028line \ufeffbom \U000e0041tag \xad"
)
MARKDOWN = f"""\
# Ada {TRICKS}

{TRICKS} · ada@example.org

## Experience

### Senior ML Engineer {TRICKS} · Acme {TRICKS}

*Mar 2022 – present*

- Worked on {TRICKS} models using XGBoost {TRICKS}, AUC 0.91, trained on 2M {TRICKS} rows
- Utilized pytorch in order to {TRICKS} train the the ranker, NDCG@10 +4% over BM25
- Built ‹amount› {TRICKS} [X%] (unfinished

## Hobbies {TRICKS}

Chess {TRICKS}
"""
# What may stand in what is printed: no control but the line end, nothing that turns or hides.
ACTS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f"
                  "\ufeff\U000e0000-\U000e007f]")  # fmt: skip
NAME = "cv\x1b[31m\x9b\u202e\n::error::x.md"


def run(folder: Path, *arguments: str | bytes, typed: bytes = b"") -> tuple[bytes, bytes, int]:
    """What a command prints on its two streams, byte by byte."""
    told = {**os.environ, "PYTHONUTF8": "1", "COLUMNS": "100"}
    done = subprocess.run(
        [sys.executable, "-m", "bulletsmith", *arguments],
        cwd=folder, input=typed, capture_output=True, env=told,
    )  # fmt: skip
    return done.stdout, done.stderr, done.returncode


def check_literal(*streams: bytes) -> None:
    for stream in streams:
        text = stream.decode("utf-8")  # strict: lone surrogates are no UTF-8
        assert not ACTS.search(text), ACTS.findall(text)[:5]
        assert "Traceback" not in text
        assert unicodedata.is_normalized("NFC", text)


@pytest.fixture
def files(tmp_path: Path) -> list[str | bytes]:
    """A hostile CV under hostile names, in every format that is text."""
    (tmp_path / NAME).write_text(MARKDOWN)
    (tmp_path / "plain.md").write_text(MARKDOWN)
    raw = b"caf\xe9\x1b[31m.md"
    Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), raw))).write_text(MARKDOWN)
    cv = by_name("markdown").read(clean(MARKDOWN).encode()).cv
    names: list[str | bytes] = [NAME, "plain.md", raw]
    for name, suffix in (("toml", "toml"), ("json-resume", "json"), ("rendercv", "yaml"),
                         ("latex", "tex"), ("text", "txt")):  # fmt: skip
        source = by_name(name).write(cv).replace(b"XGBoost", TRICKS.encode())
        if suffix == "json":
            source = by_name(name).write(cv).replace(b"XGBoost", json.dumps(TRICKS)[1:-1].encode())
        (tmp_path / f"cv.{suffix}").write_bytes(source)
        names.append(f"cv.{suffix}")
    return names


@pytest.mark.parametrize("form", ["text", "concise", "json", "sarif", "github"])
def test_check(tmp_path: Path, files: list[str | bytes], form: str) -> None:
    out, told, _ = run(tmp_path, "check", "--format", form, *files)
    check_literal(out, told)
    assert out
    if form in ("json", "sarif"):
        assert json.loads(out)
    if form == "github":  # a name ends no command early, and begins none
        assert all(line.startswith(b"::") for line in out.splitlines())
        assert b"\n::error::x.md" not in out


def test_check_tells_the_very_name_to_a_program(tmp_path: Path, files: list[str | bytes]) -> None:
    out, _, _ = run(tmp_path, "check", "--format", "json", *files[:3])
    paths = [file["path"] for file in json.loads(out)["files"]]
    assert [os.fsencode(path) for path in paths] == [os.fsencode(name) for name in files[:3]]


@pytest.mark.parametrize(
    "line",
    [
        ["check", "--fix", "--diff", "{}"],
        ["show", "{}"],
        ["show", "--format", "json", "{}"],
        ["convert", "{}", "-", "--to", "markdown"],
        ["convert", "{}", "-", "--to", "toml"],
        ["convert", "{}", "-", "--to", TRICKS],
        ["convert", "{}", f"there/{TRICKS}.md"],
        ["rewrite", "{}", "1.1", f"Built {TRICKS} it", "--dry-run"],
        ["rewrite", "{}", TRICKS, "Built it"],
        ["check", "--select", TRICKS, "{}"],
        ["check", f"--{TRICKS}", "{}"],
    ],
    ids=lambda line: " ".join(line).replace(TRICKS, "…").encode("ascii", "replace").decode(),
)
def test_every_other_command(tmp_path: Path, files: list[str | bytes], line: list[str]) -> None:
    for name in files[::3]:
        said = [name if word == "{}" else word for word in line]
        check_literal(*run(tmp_path, *said)[:2])


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        (["parse", f"Built {TRICKS}, AUC 0.91"], b""),
        (["parse", "--format", "json", f"Built {TRICKS}, AUC 0.91"], b""),
        (["parse", b"Built \xff\xfe \xed\xa0\x80 it"], b""),
        (["parse", "--format", "json", b"Built \xff\xfe \xed\xa0\x80 it"], b""),
        (["parse", "-"], MARKDOWN.encode() + b"\xff\xed\xa0\x80"),
        (["parse", "--format", "json", "-"], MARKDOWN.encode() + b"\xff\xed\xa0\x80"),
        (["explain", TRICKS], b""),
        (["explain"], b""),
        (["explain", "MET003"], b""),
        ([TRICKS], b""),
        (["check", "-", "--stdin-name", NAME], MARKDOWN.encode()),
        (["show", "-", "--stdin-name", f"{TRICKS}.odd"], MARKDOWN.encode()),
        (["check", f"there/{NAME}"], b""),
        (["demo"], b""),
        (["--help"], b""),
    ],
    ids=lambda value: None,
)
def test_what_is_typed_or_piped(tmp_path: Path, line: list[str], typed: bytes) -> None:
    out, told, status = run(tmp_path, *line, typed=typed)
    check_literal(out, told)
    assert status in (0, 1, 2)


def test_the_history_of_a_file(tmp_path: Path, files: list[str | bytes]) -> None:
    told = b""
    for name in files:
        out, err, status = run(tmp_path, "rewrite", name, "1.1", f"Built {TRICKS} it")
        check_literal(out, err)
        if status:  # not every format takes these words
            continue
        for line in (
            ["history"],
            ["history", "--format", "json"],
            ["history", "--show", "2", "--format", "json"],
            ["history", "--diff", "1", "2"],
            ["restore", "1", "--dry-run"],
            ["restore", TRICKS, "--dry-run"],
        ):
            out, err, _ = run(tmp_path, line[0], name, *line[1:])
            check_literal(out, err)
            told += out
    assert b"Built" in told


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github"])
def test_beside_a_linkedin_profile(tmp_path: Path, files: list[str | bytes], form: str) -> None:
    quoted = TRICKS.replace('"', '""')
    with zipfile.ZipFile(tmp_path / f"own{TRICKS[:4]}.zip", "w") as made:
        made.writestr("Profile.csv", f'First Name,Last Name,Headline\nAda,X,"{quoted}"\n')
        made.writestr(
            "Positions.csv",
            "Company Name,Title,Description,Started On,Finished On\n"
            f'"Hooli {quoted}","{quoted}","• {quoted}",2017,2019\n',
        )
    archive = f"own{TRICKS[:4]}.zip"
    out, told, _ = run(
        tmp_path, "check", "--format", form, "--select", "LNK", "--linkedin", archive, files[0]
    )
    check_literal(out, told)
    assert b"LNK" in out
    check_literal(*run(tmp_path, "check", "--linkedin", f"{TRICKS}.zip", files[0])[:2])


def test_lexicons_and_settings(tmp_path: Path, files: list[str | bytes]) -> None:
    folder = Path(os.environ["BULLETSMITH_CONFIG_DIR"], "lexicon")
    folder.mkdir(parents=True)
    tricks = json.dumps(TRICKS)
    (folder / "verbs.toml").write_text(
        f'{tricks} = 1\n[build]\n{tricks} = {tricks}\n"a" = {tricks}\n'
    )
    (folder / "tools.toml").write_text(f"[{tricks}]\n{tricks} = 3\n")
    check_literal(*run(tmp_path, "check", "plain.md")[:2])
    for settings in (f"{tricks} = 1", f"select = [{tricks}]", f"seniority = {tricks}",
                     f"x = {TRICKS}", f"[severity]\n{tricks} = {tricks}"):  # fmt: skip
        (tmp_path / "bulletsmith.toml").write_text(settings)
        out, told, status = run(tmp_path, "check", "plain.md")
        check_literal(out, told)
        assert (out, status) == (b"", 2)


def test_colour_is_all_that_a_terminal_is_told() -> None:
    from bulletsmith.commands.console import _literal

    painted = "\x1b[31mMET003\x1b[0m: a\x1b[2Jb\x9b31mc\x1b]0;t\x07"
    assert _literal(painted, colour=True) == "\x1b[31mMET003\x1b[0m: a[2Jb31mc]0;t"
    assert "\x1b" not in _literal(painted, colour=False)


def test_a_line_without_an_end_is_refused(tmp_path: Path) -> None:
    out, told, status = run(tmp_path, "parse", "-", typed=b"Built it.\n" + b"x" * 200_000)
    assert status == 2
    assert b"longer than a bullet" in told
    assert out
