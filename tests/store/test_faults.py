"""A disk that is full, fails or cannot rename: the old file whole, the new text in the journal."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bulletsmith.errors import NotSavedError
from bulletsmith.paths import state_dir
from bulletsmith.store import files, inplace
from bulletsmith.store.files import write_bytes
from bulletsmith.store.inplace import mend, overwrite
from bulletsmith.store.journal import Change
from bulletsmith.store.saving import save_file
from bulletsmith.store.versions import held, listed

ME = Change("bulletsmith", "rewrite bullet 1.2")
OLD, NEW = b"# Ada\r\n\r\n- old\r\n", b"# Ada\r\n\r\n- new words\r\n"


class _Fails:
    """Stands in for a file: what is written to it fails with `number`, half way."""

    def __init__(self, file: Any, number: int) -> None:
        self.file, self.number = file, number

    def __enter__(self) -> _Fails:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)

    def write(self, data: bytes) -> None:
        self.file.write(data[: len(data) // 2])
        self.file.flush()
        raise OSError(self.number, os.strerror(self.number))


def _write(patch: pytest.MonkeyPatch, number: int) -> None:
    def opening(file: Any, mode: str = "r", *rest: Any, **more: Any) -> Any:
        return _Fails(open(file, mode, *rest, **more), number) if "w" in mode else open(file, mode)

    patch.setattr(files, "open", opening, raising=False)


def _call(name: str) -> Callable[[pytest.MonkeyPatch, int], None]:
    def broken(patch: pytest.MonkeyPatch, number: int) -> None:
        def fails(*_: object) -> None:
            raise OSError(number, os.strerror(number))

        patch.setattr(os, name, fails)

    return broken


@pytest.mark.parametrize(
    "broken", [_write, _call("fsync"), _call("replace")], ids=["write", "fsync", "rename"]
)
@pytest.mark.parametrize(
    ("number", "message"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "your share of the disk is full"),
        (errno.EIO, "the disk reports an error"),
        (errno.EROFS, "this disk can only be read"),
    ],
)
def test_what_fails_leaves_the_old_file_and_the_new_text(
    tmp_path: Path,
    broken: Callable[[pytest.MonkeyPatch, int], None],
    number: int,
    message: str,
) -> None:
    path = tmp_path / "cv" / "cv.md"
    path.parent.mkdir()
    path.write_bytes(OLD)
    with pytest.MonkeyPatch.context() as patch:
        broken(patch, number)
        with pytest.raises(NotSavedError, match=message) as caught:
            save_file(path, NEW, ME, seen=OLD)
    assert "the old file is as it was" in caught.value.remedy
    assert "version 2 of its history" in caught.value.remedy
    assert path.read_bytes() == OLD
    assert os.listdir(path.parent) == ["cv.md"]
    assert held(path, 2) == NEW
    assert not listed(path)[-1].saved
    assert save_file(path, NEW, ME, seen=OLD) == ""  # and once the disk is well again
    assert path.read_bytes() == NEW
    assert listed(path)[-1].saved


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)], capture_output=True
    )
    if made.returncode:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_is_really_full(small_disk: Path) -> None:
    path = small_disk / "cv.md"
    path.write_bytes(OLD)
    (small_disk / "fill").write_bytes(b"x" * (40 * 1024))
    large = NEW + os.urandom(50 * 1024).hex().encode()
    with pytest.raises(NotSavedError, match="the disk is full"):
        save_file(path, large, ME, seen=OLD)
    assert path.read_bytes() == OLD
    assert sorted(os.listdir(small_disk)) == ["cv.md", "fill"]
    assert held(path, 2) == large


def test_a_state_folder_on_a_full_disk_stops_no_save(
    small_disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BULLETSMITH_STATE_DIR", str(small_disk / "state"))
    room = os.statvfs(small_disk)
    (small_disk / "fill").write_bytes(b"x" * (room.f_bavail * room.f_bsize))
    path = tmp_path / "cv.md"
    path.write_bytes(OLD)
    assert save_file(path, NEW, ME, seen=OLD)  # what is wrong is told
    assert path.read_bytes() == NEW


# Where nothing can be renamed


@pytest.fixture
def no_rename(monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.replace

    def fails(source: str, target: Path) -> None:
        if str(target).endswith("cv.md"):
            raise OSError(errno.EOPNOTSUPP, "Operation not supported")
        real(source, target)

    monkeypatch.setattr(os, "replace", fails)


@pytest.mark.usefixtures("no_rename")
def test_a_file_that_cannot_be_renamed_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "cv.md"
    path.write_bytes(OLD)
    inode = path.stat().st_ino
    assert save_file(path, NEW, ME, seen=OLD) == ""
    assert path.read_bytes() == NEW
    assert path.stat().st_ino == inode
    assert "cv.md" in os.listdir(tmp_path)
    assert not [name for name in os.listdir(tmp_path) if name.endswith(".bulletsmith")]
    assert not list((state_dir() / "halfway").iterdir())


@pytest.mark.usefixtures("no_rename")
def test_a_disk_that_fills_up_while_it_is_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "cv.md"
    path.write_bytes(OLD)
    real, calls = inplace._write, []

    def half(target: Path, data: bytes) -> None:
        calls.append(data)
        if len(calls) == 1:
            real(target, data[:9] + OLD[9:])
            raise OSError(errno.ENOSPC, "No space left on device")
        real(target, data)

    monkeypatch.setattr(inplace, "_write", half)
    with pytest.raises(NotSavedError, match="the disk is full"):
        save_file(path, NEW, ME, seen=OLD)
    assert path.read_bytes() == OLD
    assert held(path, 2) == NEW


@pytest.mark.parametrize("written", range(len(NEW) + 1))
def test_a_write_that_was_cut_short_is_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    path = tmp_path / "cv.md"
    path.write_bytes(OLD)

    def killed(target: Path, data: bytes) -> None:
        target.write_bytes(data[:written] + OLD[written:])
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(inplace, "_write", killed)
        patch.setattr(inplace, "_forget", lambda _: None)
        with pytest.raises(KeyboardInterrupt):
            overwrite(path, NEW)
    mend(path)
    assert path.read_bytes() in (OLD, NEW)
    assert not mend(path)


def test_what_somebody_else_wrote_since_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "cv.md"
    path.write_bytes(OLD)
    with monkeypatch.context() as patch:
        patch.setattr(inplace, "_forget", lambda _: None)
        overwrite(path, NEW)
    path.write_bytes(b"# Somebody else's\n")
    assert not mend(path)
    assert path.read_bytes() == b"# Somebody else's\n"


# What stays as it was


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_the_owner_stays(tmp_path: Path) -> None:
    path = tmp_path / "cv.md"
    path.write_bytes(OLD)
    os.chown(path, 1234, 2345)
    path.chmod(0o640)
    write_bytes(path, NEW)
    there = path.stat()
    assert (there.st_uid, there.st_gid, there.st_mode & 0o777) == (1234, 2345, 0o640)


def test_where_the_owner_cannot_stay_the_file_is_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "cv.md"
    path.write_bytes(OLD)
    inode = path.stat().st_ino
    monkeypatch.setattr(files, "_like", lambda *_: False)
    write_bytes(path, NEW)
    assert path.read_bytes() == NEW
    assert path.stat().st_ino == inode


def test_what_a_kill_left_behind_is_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "cv.md"
    left, fresh, other = (
        tmp_path / name
        for name in (".cv.md.1-x.bulletsmith", ".cv.md.2-y.bulletsmith", ".cv.md.swp")
    )
    for file in (left, fresh, other):
        file.write_bytes(b"half")
    os.utime(left, (0, 0))
    os.utime(other, (0, 0))
    write_bytes(path, NEW)
    assert sorted(os.listdir(tmp_path)) == sorted([fresh.name, other.name, path.name])
