"""What was not saved is there at the next start; what is broken is no obstacle."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

from bulletsmith.bullets.slots import Slots
from bulletsmith.cv import CV, Address, Bullet, Profile, Role, Tools
from bulletsmith.paths import state_dir
from bulletsmith.store.keeper import Keeper
from bulletsmith.store.recent import recent, remember
from bulletsmith.store.recovery import Unsaved, drop, keep, waiting

FULL = CV(
    Profile("Ada [red]", links=("https://example.org",)),
    roles=(Role("Engineer", bullets=(Bullet(Slots("Built", "x")), Bullet(own="y"))),),
    tools=Tools(core=("Go",), last_used={"Go": 2025}),
)


def test_everything_comes_back(tmp_path: Path) -> None:
    drafts: dict[Address, tuple[Slots, str]] = {
        ("roles", 0, "bullets", 1): (Slots("Cut", outcome="costs"), "y")
    }
    work = Unsaved("one", str(tmp_path / "cv.md"), FULL, drafts, "abc", "cv.md")
    keep(work)
    (back,) = waiting()
    assert (back.path, back.cv, back.drafts, back.digest, back.name) == (
        work.path, FULL, drafts, "abc", "cv.md",
    )  # fmt: skip
    assert back.when
    drop("one")
    drop("one")
    assert waiting() == ()


def test_only_its_owner_can_read_it() -> None:
    keep(Unsaved("one", "", FULL))
    (file,) = state_dir().rglob("*.json")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_a_broken_file_is_passed_over() -> None:
    keep(Unsaved("one", "", FULL))
    (file,) = state_dir().rglob("*.json")
    for number, broken in enumerate((b"", b"{", b"\xff\x00", b'{"token": 3}')):
        (file.parent / f"broken{number}.json").write_bytes(broken)
    assert [work.token for work in waiting()] == ["one"]


def test_what_a_kill_left_half_written_is_tidied_away_and_nothing_else() -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    keep(Unsaved("one", "", FULL))
    folder = state_dir() / "unsaved"
    half = folder / f".two.json.{ended.pid}-x_1y.bulletsmith"
    at_work = folder / f".three.json.{os.getpid()}-x_1y.bulletsmith"
    other = folder / ".four.json"
    for file in (half, at_work, other):
        file.write_bytes(b'{"tok')
    keeper = Keeper()
    keeper.keep("six", None)
    assert keeper.flush()
    assert not half.exists()
    assert at_work.exists()
    assert other.exists()
    assert [work.token for work in waiting()] == ["one"]


def test_the_file_opened_last_comes_first(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.md", "b [red].toml", "c é.md")]
    for path in paths:
        path.write_text("x")
        remember(path)
    remember(paths[0])
    assert recent() == (paths[0], paths[2], paths[1])
    paths[2].unlink()
    assert recent() == (paths[0], paths[1])


def test_recent_files_never_stop_an_opening(tmp_path: Path) -> None:
    state_dir().parent.mkdir(parents=True, exist_ok=True)
    state_dir().write_text("a file where the folder should be")
    remember(tmp_path / "cv.md")
    assert recent() == ()
