"""What is kept between two runs is what was put there, or it is as if nothing were."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletsmith import paths
from bulletsmith.bullets import kept
from bulletsmith.bullets.patterns import _Programs

VALUE = {"a": (1, b"\x00\xff", None), "é": ["b", 2.5, -(10**40)]}
ASKED = (r"(?P<word>\w+)(?:\s(?P<more>[a-z€]+))?|(\d)", int(re.IGNORECASE))


def test_it_comes_back() -> None:
    assert kept.load("x", [1, "y"]) is None
    kept.keep("x", [1, "y"], VALUE)
    assert kept.load("x", [1, "y"]) == VALUE
    assert kept.load("x", [2, "y"]) is None
    assert kept.load("z", [1, "y"]) is None


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data + b"x",
        lambda data: data[:-3] + bytes([data[-3] ^ 1]) + data[-2:],
        lambda data: data.split(b"\n", 1)[1],
        lambda data: data.replace(b"-", b"+", 1),
        lambda data: b"\xff\x00" * 1000,
    ],
)
def test_a_spoilt_file_is_as_none(spoil: Callable[[bytes], bytes]) -> None:
    kept.keep("x", 1, VALUE)
    path = paths.cache_dir() / "x"
    path.write_bytes(spoil(path.read_bytes()))
    assert kept.load("x", 1) is None


def test_a_pattern_of_a_kept_program_is_that_pattern(monkeypatch: pytest.MonkeyPatch) -> None:
    first = _Programs()
    made = first.pattern(ASKED)
    assert not (paths.cache_dir() / "patterns").exists()
    first.keep()
    monkeypatch.setattr("bulletsmith.bullets.patterns._compiled", pytest.fail)
    again = _Programs().pattern(ASKED)
    wanted = re.compile(*ASKED)
    for found in (made, again):
        assert (found.pattern, found.flags, found.groups) == (
            wanted.pattern,
            wanted.flags,
            wanted.groups,
        )
        assert dict(found.groupindex) == dict(wanted.groupindex)
        for text in ("A b", "7", "Ä €", ""):
            mine, theirs = found.match(text), wanted.match(text)
            assert (mine and (mine.groups(), mine.lastgroup, mine.span())) == (
                theirs and (theirs.groups(), theirs.lastgroup, theirs.span())
            )


def test_two_runs_keep_what_both_compiled() -> None:
    one, other = _Programs(), _Programs()
    one.pattern(("a", 0))
    other.pattern(("b", 0))
    one.keep()
    other.keep()
    assert set(kept.load("patterns", 1)) == {("a", 0), ("b", 0)}


def test_what_is_no_program_is_compiled_anew() -> None:
    kept.keep("patterns", 1, {ASKED: (0, b"\xff" * 36, 3, {}, ()), ("a", 0): None})
    programs = _Programs()
    assert programs.pattern(ASKED).fullmatch("Ab cd")
    assert programs.pattern(("b", 0)).fullmatch("b")


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no modes here")
@pytest.mark.parametrize("name", ["patterns", "lexicon", "labelling"])
def test_what_others_can_write_is_as_none(name: str) -> None:
    kept.keep(name, 1, VALUE)
    path = paths.cache_dir() / name
    assert path.stat().st_mode & 0o077 == 0
    for mode in (0o620, 0o602, 0o666):
        path.chmod(mode)
        assert kept.load(name, 1) is None
    path.chmod(0o600)
    assert kept.load(name, 1) == VALUE


def test_a_file_of_somebody_else_is_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    kept.keep("x", 1, VALUE)
    us = os.getuid()
    monkeypatch.setattr("os.getuid", lambda: us + 1)
    assert kept.load("x", 1) is None


def test_a_pattern_that_others_can_write_is_compiled_anew() -> None:
    made_up: tuple[object, ...] = (0, b"\x00" * 36, 3, {}, ())
    kept.keep("patterns", 1, {ASKED: made_up})
    (paths.cache_dir() / "patterns").chmod(0o622)
    programs = _Programs()
    assert programs.pattern(ASKED).fullmatch("Ab cd")
    programs.keep()  # and in its place stands ours again
    assert (paths.cache_dir() / "patterns").stat().st_mode & 0o077 == 0
    assert kept.load("patterns", 1)[ASKED] != made_up


def test_where_nothing_can_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("BULLETSMITH_CACHE_DIR", str(tmp_path / "file"))
    kept.keep("x", 1, VALUE)
    assert kept.load("x", 1) is None
