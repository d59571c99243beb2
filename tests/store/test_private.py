"""What bulletsmith keeps is its owner's alone."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from bulletsmith.bullets import lexicon_cache
from bulletsmith.cv import CV, Role
from bulletsmith.paths import cache_dir, private_folder, state_dir
from bulletsmith.session import Session
from bulletsmith.store.recent import remember
from bulletsmith.store.recovery import keep


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_folders_and_files_are_for_their_owner_only(tmp_path: Path) -> None:
    session = Session(CV())
    session.add(("roles", 0), Role("ML Engineer"))
    assert session.unsaved is not None
    keep(session.unsaved)
    remember(tmp_path / "cv.md")
    lexicon_cache.keep([], [b"x"])
    for folder in (state_dir(), cache_dir()):
        assert mode(folder) == 0o700
        for path in folder.rglob("*"):
            assert mode(path) == (0o700 if path.is_dir() else 0o600), path


def test_a_folder_that_stood_open_is_closed(tmp_path: Path) -> None:
    folder = tmp_path / "bulletsmith"
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    assert mode(private_folder(folder / "unsaved")) == 0o700
    assert mode(private_folder(folder)) == 0o700


def test_a_folder_that_is_not_the_programs_own_keeps_its_mode(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o755)
    assert mode(private_folder(folder / "unsaved")) == 0o700
    assert mode(private_folder(folder)) == 0o755


@pytest.mark.parametrize("open_to", [0o620, 0o602, 0o666])
def test_a_cache_that_others_can_write_is_not_believed(open_to: int) -> None:
    lexicon_cache.keep([], [b"x"])
    assert lexicon_cache.load([]) == [b"x"]
    (cache_dir() / "lexicon").chmod(open_to)
    assert lexicon_cache.load([]) is None


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give a file away")
def test_a_cache_of_somebody_else_is_not_believed() -> None:
    lexicon_cache.keep([], [b"x"])
    os.chown(cache_dir() / "lexicon", 12345, -1)
    assert lexicon_cache.load([]) is None
