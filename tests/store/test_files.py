"""A file is read only if it can be text, and saved whole or not at all."""

from __future__ import annotations

import errno
import os
import resource
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from bulletsmith.errors import NotSavedError, UnreadableError
from bulletsmith.store.files import LIMIT, digest, read_bytes, write_bytes


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "cv.md"
    write_bytes(path, b"# Ada\r\n")
    assert read_bytes(path) == b"# Ada\r\n"
    assert os.listdir(tmp_path) == ["cv.md"]


def _missing(folder: Path) -> Path:
    return folder / "none.md"


def _folder(folder: Path) -> Path:
    return folder


def _pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe")
    return folder / "pipe"


def _binary(folder: Path) -> Path:
    (folder / "cv.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x01")
    return folder / "cv.png"


def _utf16(folder: Path) -> Path:
    (folder / "cv.txt").write_bytes("Ada".encode("utf-16"))
    return folder / "cv.txt"


def _large(folder: Path) -> Path:
    with open(folder / "large.md", "wb") as file:
        file.truncate(LIMIT + 1)
    return folder / "large.md"


def _loop(folder: Path) -> Path:
    (folder / "a").symlink_to(folder / "b")
    (folder / "b").symlink_to(folder / "a")
    return folder / "a"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (_missing, "there is no such file"),
        (_folder, "this is a folder"),
        (_pipe, "a device or a pipe"),
        (_binary, "a binary file"),
        (_utf16, "UTF-16"),
        (_large, "too large"),
        (_loop, "leads back to itself"),
        (lambda folder: folder / ("n" * 300), "too long"),
        (lambda _: Path("nul\0"), "null"),
        (lambda _: Path("/dev/zero"), "a device or a pipe"),
    ],
)
def test_what_is_no_file_of_text_is_told(tmp_path: Path, make: object, message: str) -> None:
    path = make(tmp_path)  # type: ignore[operator]
    with pytest.raises(UnreadableError, match=message) as caught:
        read_bytes(path)
    assert caught.value.remedy
    assert caught.value.path == str(path)


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o640])
def test_the_mode_stays(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "cv.md"
    path.write_bytes(b"old")
    path.chmod(mode)
    write_bytes(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_new_file_gets_what_the_umask_leaves(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_bytes(tmp_path / "cv.md", b"new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "cv.md").stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real, link = tmp_path / "real" / "cv.md", tmp_path / "cv.md"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write_bytes(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "cv.md"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotSavedError, match="the disk is full"):
        write_bytes(path, b"new")
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["cv.md"]


def test_a_real_failure_half_way_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "cv.md"
    path.write_bytes(b"old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
        with pytest.raises(NotSavedError, match="larger than is allowed"):
            write_bytes(path, b"x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["cv.md"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("gone/cv.md", "no such folder"),
        ("file/cv.md", "is a file, not a folder"),
        ("dir", "folder"),
    ],
)
def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "dir").mkdir()
    with pytest.raises(NotSavedError, match=message):
        write_bytes(tmp_path / name, b"new")
    assert sorted(os.listdir(tmp_path)) == ["dir", "file"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
@pytest.mark.parametrize(("folder", "file"), [(0o555, 0o666), (0o777, 0o444)])
def test_what_is_not_ours_to_write(tmp_path: Path, folder: int, file: int) -> None:
    (tmp_path / "cv.md").write_bytes(b"old")
    (tmp_path / "cv.md").chmod(file)
    for parent in list(tmp_path.parents)[:2]:
        parent.chmod(0o755)
    tmp_path.chmod(folder)
    script = (
        "import os, sys, tempfile; from pathlib import Path\n"  # while its files can be read
        "from bulletsmith.store.files import write_bytes\n"
        "from bulletsmith.errors import NotSavedError\n"
        "os.setuid(65534)\n"
        "try: write_bytes(Path(sys.argv[1]), b'new')\n"
        "except NotSavedError as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "cv.md")], capture_output=True, text=True
    )
    tmp_path.chmod(0o755)
    assert "no permission to write here" in done.stdout, done.stderr
    assert (tmp_path / "cv.md").read_bytes() == b"old"


def test_a_digest_names_the_bytes() -> None:
    assert digest(b"a") == digest(b"a") != digest(b"b")
