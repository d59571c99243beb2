"""What outlives the program: the undo history, what was being typed, each save in the history."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Event

import pytest

from bulletsmith.bullets.slots import Slots
from bulletsmith.cv import Address, Bullet, Role
from bulletsmith.errors import NotSavedError
from bulletsmith.paths import state_dir
from bulletsmith.session import Draft, Session
from bulletsmith.session.keeping import restore, steps
from bulletsmith.session.looking_back import bring_back, cv_of, versions, wordings
from bulletsmith.store.keeper import Keeper
from bulletsmith.store.recovery import Typed, waiting
from bulletsmith.store.steps import read_steps, write_steps

CV = """# Ada Example

## Experience

### ML Engineer, Acme (2022 - present)

- Built a ranker.
- Cut costs by 3%.
- Led a team.

### Analyst, Globex (2019 - 2021)

- Trained models.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "cv.md"
    path.write_text(CV)
    return path


def bullet(index: int, role: int = 0) -> Address:
    return ("roles", role, "bullets", index)


def texts(session: Session, role: int = 0) -> list[str]:
    return [one.text for one in session.cv.roles[role].bullets]


def left(session: Session, keeper: Keeper | None = None) -> None:
    """Keep `session` as the program does; then it may be killed."""
    keeper = keeper or Keeper()
    keeper.keep(session.token, session.unsaved, steps(session))
    assert keeper.flush(), keeper.trouble


# Undo across restarts


def test_what_was_saved_can_be_undone_after_a_restart(file: Path) -> None:
    session = Session.open(file)
    session.delete(bullet(1))
    session.put(bullet(0), Bullet(own="Shipped a ranker."))
    session.save()
    left(session)
    again = Session.open(file)
    assert not again.dirty
    assert again.undo() == "edit bullet 1.1"
    assert again.undo() == "delete bullet 1.2"
    assert texts(again) == ["Built a ranker.", "Cut costs by 3%.", "Led a team."]
    assert not again.undo()
    assert again.redo() == "delete bullet 1.2"
    again.save()
    assert "Cut costs" not in file.read_text()


def test_slots_come_back_with_it(file: Path) -> None:
    session = Session.open(file)
    slots = Bullet(Slots("Built", "a ranker", "search", outcome="+2% bookings"))
    session.keep(bullet(0), slots)
    session.save()
    left(session)
    again = Session.open(file)
    assert again.cv.roles[0].bullets[0] == slots
    assert not again.dirty
    again.save()
    assert "Built a ranker for search, delivering +2% bookings." in file.read_text()


def test_a_file_that_is_another_by_now_has_no_undo(file: Path) -> None:
    session = Session.open(file)
    session.delete(bullet(1))
    session.save()
    left(session)
    file.write_text(file.read_text().replace("Led", "Ran"))
    again = Session.open(file)
    assert not again.undo()
    assert texts(again)[1] == "Ran a team."


def test_unsaved_work_comes_back_with_its_undo(file: Path) -> None:
    session = Session.open(file)
    session.delete(bullet(1))
    left(session)
    (waits,) = waiting()
    again = restore(waits)
    assert texts(again) == ["Built a ranker.", "Led a team."]
    assert again.undo() == "delete bullet 1.2"
    assert not again.dirty
    assert Session.open(file).undo() == ""  # whoever opens the file itself sees nothing of it


def test_a_draft_of_what_was_deleted_comes_back_with_undo(file: Path) -> None:
    session = Session.open(file)
    session.drafts[bullet(1)] = Draft(Slots("Cut"), "Cut costs by 3%.")
    session.delete(bullet(1))
    left(session)
    again = restore(waiting()[0])
    again.undo()
    assert again.drafts == {bullet(1): Draft(Slots("Cut"), "Cut costs by 3%.")}


@pytest.mark.parametrize("broken", [b"", b"x", b"x\x9cK\xca\x00\x00\x02M\x01'"])
def test_a_broken_history_is_no_history(file: Path, broken: bytes) -> None:
    session = Session.open(file)
    session.delete(bullet(1))
    session.save()
    left(session)
    (kept,) = (state_dir() / "undo").iterdir()
    kept.write_bytes(broken)
    assert read_steps(session.key) is None
    assert not Session.open(file).undo()


def test_a_long_history_of_a_long_cv_is_small(tmp_path: Path) -> None:
    session = Session()
    for number in range(40):
        session.add(("roles", 0), Role(f"Engineer {number}", bullets=(Bullet(own="x" * 99),) * 5))
    for number in range(150):
        session.put(("roles", 3, "bullets", 1), Bullet(own=f"Cut costs by {number}%."))
    key, kept = steps(session)
    write_steps(key, kept)
    (file,) = (state_dir() / "undo").iterdir()
    assert file.stat().st_size < 50_000
    back = read_steps(key)
    assert back is not None
    assert back.past == kept.past
    assert len(back.past) == 100


# What is being typed


def test_only_what_changes_at_a_key_is_written_at_a_key(file: Path) -> None:
    session, keeper = Session.open(file), Keeper()
    for text in ("Shi", "Shipped", "Shipped a ranker"):
        session.typing = Typed("text", bullet(0), {"text": text})
        left(session, keeper)
        (waits,) = waiting()
        assert waits.typing == session.typing
    whole = (state_dir() / "unsaved" / f"{session.token}.json").read_text()
    assert "Shipped a ranker" not in whole
    session.delete(bullet(1))
    left(session, keeper)
    (waits,) = waiting()
    assert (waits.cv, waits.typing) == (session.cv, session.typing)
    again = restore(waits)
    assert again.typing == session.typing
    session.typing = None
    session.undo()
    left(session, keeper)
    assert waiting() == ()
    assert not [file for file in (state_dir() / "unsaved").rglob("*") if file.is_file()]


@pytest.mark.parametrize("typing", [None, Typed("text", bullet(1), {"text": "Led"})])
def test_a_kill_right_after_a_save_leaves_nothing_unsaved_but_what_was_being_typed(
    file: Path, typing: Typed | None
) -> None:
    session = Session.open(file)
    session.put(bullet(0), Bullet(Slots("Built", "a ranker", "hotel search")))
    session.typing = typing
    left(session)
    session.save()  # and the program ends before it forgets what was unsaved
    (waits,) = waiting()
    again = restore(waits)
    assert again.typing == typing
    assert (again.unsaved is None) is (typing is None)
    again.put(bullet(2), Bullet(own="Led two teams."))
    again.save()  # nobody else changed the file: nothing is asked
    assert "Built a ranker for hotel search" in file.read_text()


def test_a_disk_that_does_not_answer_loses_nothing_to_a_kill(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, keeper = Session.open(file), Keeper()
    session.typing = Typed("text", bullet(0), {"text": "Shi"})
    left(session, keeper)
    answers, asked = Event(), Event()

    def stuck(handle: int) -> None:
        asked.set()
        answers.wait(30)

    with monkeypatch.context() as busy:
        busy.setattr(os, "fsync", stuck)
        for text in ("Shipped", "Shipped a ranker"):
            session.typing = Typed("text", bullet(0), {"text": text})
            keeper.keep(session.token, session.unsaved)
            assert asked.wait(30)
            assert not keeper.flush(0.01)
            assert keeper._lanes[0].flush(30)
            assert waiting()[0].typing == session.typing
        answers.set()
        assert keeper.flush()
    assert waiting()[0].typing == session.typing


def test_what_a_kept_cv_does_not_belong_to_is_not_taken(file: Path) -> None:
    session, keeper = Session.open(file), Keeper()
    session.typing = Typed("text", bullet(2), {"text": "Led"})
    left(session, keeper)
    session.typing = Typed("text", bullet(2), {"text": "Led teams"})
    left(session, keeper)
    now = next((state_dir() / "unsaved").glob("*.now"))
    old = now.read_bytes()
    session.delete(bullet(0))
    session.typing = Typed("text", bullet(1), {"text": "Led teams of 5"})
    left(session, keeper)
    now.write_bytes(old)  # as a kill between the two writes leaves it
    (waits,) = waiting()
    assert waits.typing == session.typing


def test_a_folder_that_cannot_be_written_is_told(file: Path) -> None:
    session, keeper = Session.open(file), Keeper()
    session.delete(bullet(0))
    (state_dir() / "unsaved").write_text("a file where the folder should be")
    keeper.keep(session.token, session.unsaved, None)
    assert not keeper.flush()
    assert keeper.trouble
    (state_dir() / "unsaved").unlink()
    keeper.keep(session.token, session.unsaved, None)
    assert keeper.flush()
    assert waiting()[0].cv == session.cv


# Versions


def test_a_save_is_a_version_named_by_what_was_done(file: Path) -> None:
    session = Session.open(file)
    session.delete(bullet(1))
    session.put(bullet(0), Bullet(own="Shipped a ranker."))
    session.save()
    session.put(bullet(0), Bullet(own="Shipped two rankers."))
    session.save()
    what = [version.what for version in versions(session)]
    assert what[:2] == ["edit bullet 1.1", "edit bullet 1.1, delete bullet 1.2"]
    assert len(what) == 3


def test_a_save_that_fails_keeps_the_text(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from bulletsmith.store import saving

    def full(*_: object, **__: object) -> None:
        raise NotSavedError("not saved: the disk is full", remedy="save under another name")

    session = Session.open(file)
    session.delete(bullet(1))
    with monkeypatch.context() as patch:
        patch.setattr(saving, "write_bytes", full)
        with pytest.raises(NotSavedError):
            session.save()
    assert session.dirty
    assert file.read_text() == CV
    assert cv_of(session, versions(session)[0].number) == session.cv


def test_a_version_is_brought_back_in_one_step(file: Path) -> None:
    session = Session.open(file)
    before = session.cv
    session.delete(("roles", 1))
    session.delete(bullet(1))
    session.save()
    bring_back(session, cv_of(session, 1), "bring back version 1")
    assert session.cv == before
    assert session.dirty
    assert session.undo() == "bring back version 1"
    assert not session.dirty
    session.redo()
    session.save()
    assert Session.open(file).cv == before


def test_a_bullet_is_followed_back_through_moves_and_saves(file: Path) -> None:
    session = Session.open(file)
    session.put(bullet(1), Bullet(own="Cut costs of serving by 3%."))
    session.save()
    session.move(bullet(1), 0)
    session.put(bullet(0), Bullet(own="Cut the cost of serving by 31%."))
    session.save()
    fresh = Session.open(file)  # and no undo
    for one in (session, fresh):
        said = [wording.bullet.text for wording in wordings(one, bullet(0))]
        assert said == ["Cut costs of serving by 3%.", "Cut costs by 3%."]
        assert wordings(one, bullet(2)) == ()
