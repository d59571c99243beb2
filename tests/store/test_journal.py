"""Every version is kept, small; what is broken or locked stops nothing; the first one stays."""

from __future__ import annotations

import os
import sqlite3
import stat
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletsmith.errors import BulletsmithError, ChangedOnDiskError, NotSavedError
from bulletsmith.paths import state_dir
from bulletsmith.store.deltas import packed, unpacked
from bulletsmith.store.journal import (
    Change,
    JournalError,
    journal_file,
    opened,
    too_old,
)
from bulletsmith.store.saving import save_file
from bulletsmith.store.versions import held, listed

ME = Change("bulletsmith", "rewrite bullet 1.2")


def numbers(path: Path) -> list[tuple[int, str, int]]:
    return [(one.number, one.who, one.saved) for one in listed(path)]


@given(st.binary(max_size=300), st.binary(max_size=300))
def test_a_version_is_had_back_from_its_difference(one: bytes, other: bytes) -> None:
    assert unpacked(packed(other, one), one) == other
    assert unpacked(packed(other)) == other


@pytest.mark.parametrize("told", [b"", b"x", b"9 9\nx", b"-1 0\n", b"0 0\nnot packed"])
def test_what_is_no_difference_is_refused(told: bytes) -> None:
    with pytest.raises(ValueError):
        unpacked(told, b"base")


def test_the_file_as_it_was_is_the_first_version(tmp_path: Path) -> None:
    path = tmp_path / "cv.md"
    path.write_bytes(b"one")
    assert save_file(path, b"two", ME, seen=b"one") == ""
    assert save_file(path, b"three", ME, seen=b"two") == ""
    assert [held(path, number) for number in (1, 2, 3)] == [b"one", b"two", b"three"]
    assert numbers(path) == [
        (1, "another program", 1),
        (2, "bulletsmith", 1),
        (3, "bulletsmith", 1),
    ]


def test_what_another_program_wrote_is_a_version_too(tmp_path: Path) -> None:
    path = tmp_path / "cv.md"
    save_file(path, b"one", ME)
    path.write_bytes(b"theirs")
    with pytest.raises(ChangedOnDiskError):
        save_file(path, b"two", ME, seen=b"one")
    assert path.read_bytes() == b"theirs"
    save_file(path, b"two", ME, seen=b"theirs")
    assert [held(path, number) for number in (1, 2, 3)] == [b"one", b"theirs", b"two"]


def test_saving_the_same_again_makes_no_version(tmp_path: Path) -> None:
    path = tmp_path / "cv.md"
    save_file(path, b"one", ME)
    save_file(path, b"one", ME, seen=b"one")
    assert len(listed(path)) == 1


def test_a_save_that_fails_is_in_the_history(tmp_path: Path) -> None:
    path = tmp_path / "gone" / "cv.md"
    with pytest.raises(NotSavedError, match="version 1 of its history"):
        save_file(path, b"words", ME)
    assert numbers(path) == [(1, "bulletsmith", 0)]
    path.parent.mkdir()
    save_file(path, b"words", ME)
    assert numbers(path) == [(1, "bulletsmith", 1)]


def test_a_file_that_vanished_before_its_first_save_is_in_the_history(tmp_path: Path) -> None:
    path = tmp_path / "gone" / "cv.md"
    with pytest.raises(NotSavedError):
        save_file(path, b"new\n", Change("bulletsmith", "edit"), seen=b"old\n")
    assert [held(path, version.number) for version in listed(path)] == [b"old\n", b"new\n"]
    path.parent.mkdir()
    save_file(path, b"new\n", Change("bulletsmith", "edit"), seen=b"old\n")
    assert path.read_bytes() == b"new\n"


def test_a_write_that_nobody_could_call_done_is_known_by_its_words(tmp_path: Path) -> None:
    path = tmp_path / "cv.md"
    path.write_bytes(b"one")
    with opened() as journal:
        journal.begin(path, b"one", b"two", ME)
    path.write_bytes(b"two")  # and here the process was killed
    save_file(path, b"three", ME, seen=b"two")
    assert numbers(path) == [
        (1, "another program", 1),
        (2, "bulletsmith", 1),
        (3, "bulletsmith", 1),
    ]


def test_a_file_that_was_moved_keeps_its_history(tmp_path: Path) -> None:
    path, moved = tmp_path / "cv.md", tmp_path / "ada.md"
    save_file(path, b"one", ME)
    save_file(path, b"two", ME, seen=b"one")
    path.rename(moved)
    assert len(listed(moved)) == 2
    assert held(moved, 1) == b"one"
    assert listed(path) == ()


def test_a_copy_has_a_history_of_its_own(tmp_path: Path) -> None:
    path, copy = tmp_path / "cv.md", tmp_path / "copy.md"
    save_file(path, b"one", ME)
    copy.write_bytes(b"one")
    assert listed(copy) == ()
    save_file(copy, b"two", ME, seen=b"one")
    assert len(listed(path)) == 1
    assert len(listed(copy)) == 2


def test_a_link_is_its_file(tmp_path: Path) -> None:
    path, link = tmp_path / "cv.md", tmp_path / "link.md"
    path.write_bytes(b"one")
    link.symlink_to(path)
    save_file(link, b"two", ME, seen=b"one")
    assert link.is_symlink()
    assert listed(path) == listed(link)
    assert len(listed(path)) == 2


def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        save_file(tmp_path / "cv.md", b"one", ME)
        link = sqlite3.connect(journal_file())
        with link:
            link.execute("update versions set saved = 1")
        for file in state_dir().glob("journal.db*"):
            assert stat.S_IMODE(file.stat().st_mode) == 0o600
        link.close()
    finally:
        os.umask(before)


def test_a_broken_journal_is_set_aside_and_stops_no_save(tmp_path: Path) -> None:
    path = tmp_path / "cv.md"
    save_file(path, b"one", ME)
    journal_file().write_bytes(b"not a database at all" * 100)
    told = save_file(path, b"two", ME, seen=b"one")
    assert path.read_bytes() == b"two"
    assert "set aside as journal-broken-" in told
    assert next(state_dir().glob("journal-broken-*.db")).read_bytes().startswith(b"not a")
    assert [held(path, number) for number in (1, 2)] == [b"one", b"two"]


def test_a_broken_version_is_told_and_spoils_no_other(tmp_path: Path) -> None:
    path = tmp_path / "cv.md"
    save_file(path, b"one", ME)
    with sqlite3.connect(journal_file()) as link:
        link.execute("update versions set data = ?", (b"0 0\nnonsense",))
    link.close()
    with pytest.raises(JournalError, match="version 1 cannot be read"):
        held(path, 1)
    save_file(path, b"two", ME, seen=b"one")
    assert held(path, 2) == b"two"


def test_a_locked_journal_stops_no_save(tmp_path: Path) -> None:
    path = tmp_path / "cv.md"
    save_file(path, b"one", ME)
    link = sqlite3.connect(journal_file(), isolation_level=None)
    link.execute("begin exclusive")
    try:
        told = save_file(path, b"two", ME, seen=b"one")
    finally:
        link.close()
    assert "locked" in told
    assert path.read_bytes() == b"two"


def test_a_state_folder_that_refuses_stops_no_save(tmp_path: Path) -> None:
    state_dir().parent.mkdir(parents=True, exist_ok=True)
    state_dir().write_text("a file where the folder should be")
    assert save_file(tmp_path / "cv.md", b"one", ME)
    assert (tmp_path / "cv.md").read_bytes() == b"one"
    with pytest.raises(JournalError), opened():
        pass


def test_there_is_no_version_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BulletsmithError, match="no version 3"):
        held(tmp_path / "cv.md", 3)
    save_file(tmp_path / "cv.md", b"one", ME)
    with pytest.raises(BulletsmithError, match="no version 3"):
        held(tmp_path / "cv.md", 3)


def test_a_whole_history_is_small(tmp_path: Path) -> None:
    path = tmp_path / "cv.md"
    lines = [f"- Built reranker {n} for {n * n} hotels, {n * 7919 % 997} ms" for n in range(300)]
    seen = None
    for version in range(60):
        lines[version * 5] += f", delivering +{version}.{version % 10}% bookings"
        data = "\n".join(lines).encode()
        save_file(path, data, ME, seen=seen)
        seen = data
    with sqlite3.connect(journal_file()) as link:
        (size,) = link.execute("select sum(length(data)) from versions").fetchone()
    link.close()
    assert size < 2 * len(data)  # sixty versions in the room of two
    assert held(path, 60) == data


# What is no longer kept

DAY = 86_400


def rows(*ages: float, now: int) -> list[tuple[int, int, int]]:
    return [(number, int(now - age * DAY), 1) for number, age in enumerate(ages)]


@pytest.mark.parametrize(
    ("ages", "gone"),
    [
        ((), set()),
        ((29, 29, 3, 1, 0), set()),  # the last 30 days: all
        ((100, 60.001, 60, 1), {1}),  # one a day
        ((900, 500.001, 500, 1), {1}),  # one a month
        ((400, 400, 400), {1}),  # the first and the newest stay
    ],
)
def test_what_is_too_old(ages: tuple[float, ...], gone: set[int]) -> None:
    noon = int(time.mktime((2026, 6, 15, 12, 0, 0, 0, 0, -1)))
    assert too_old(rows(*ages, now=noon), noon) == gone


def test_the_last_good_version_stays_behind_saves_that_failed() -> None:
    noon = 1_800_000_000
    old = [(1, noon - 500 * DAY, 1), (2, noon - 400 * DAY - 60, 1), (3, noon - 400 * DAY, 0)]
    assert too_old(old, noon) == set()


def test_what_is_left_can_still_be_read(tmp_path: Path) -> None:
    path = tmp_path / "cv.md"
    texts = [b"".join(b"line %d\n" % (n + v // 3) for n in range(40)) for v in range(12)]
    texts = list(dict.fromkeys(text + b"%d" % n for n, text in enumerate(texts)))
    seen = None
    for text in texts:
        save_file(path, text, ME, seen=seen)
        seen = text
    with sqlite3.connect(journal_file()) as link:
        link.execute("update versions set at = at - ? where number < 10", (700 * DAY,))
    link.close()
    with opened() as journal:
        journal.prune(1)
    left = listed(path)
    assert [one.number for one in left] == [1, 9, 10, 11, 12]
    for one in left:
        assert held(path, one.number) == texts[one.number - 1]
