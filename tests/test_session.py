"""The session: changes, undo, drafts that follow their bullets, files that are never lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletsmith.bullets.slots import Slots
from bulletsmith.checks.rule import Finding
from bulletsmith.cv import CV, Address, Bullet, Role, at, called
from bulletsmith.errors import AlreadyThereError, CannotPatchError, ChangedOnDiskError
from bulletsmith.formats.document import Delete, Edit, Insert, Move
from bulletsmith.formats.registry import by_name
from bulletsmith.formats.shift import opposite, shifted
from bulletsmith.session import Draft, Session
from bulletsmith.session.silencing import silence

TEXTS = ("Built a ranker.", "Cut costs by 3%.", "Led a team.")
TOML = """\
format = 1

# mine, by hand
[profile]
name = "Ada Example"

[[roles]]
title = "ML Engineer"   # as on the contract
company = "Acme"
start = "2022-03"
end = "present"

[[roles.bullets]]
text = "Built a ranker."

[[roles.bullets]]
text = "Cut costs by 3%."
"""


def some_cv(*texts: str) -> CV:
    bullets = tuple(Bullet(own=text) for text in texts or TEXTS)
    return CV(roles=(Role("ML Engineer", "Acme", bullets=bullets), Role("Analyst", "Globex")))


def bullet(index: int, role: int = 0) -> Address:
    return ("roles", role, "bullets", index)


def texts(session: Session, role: int = 0) -> tuple[str, ...]:
    return tuple(one.text for one in session.cv.roles[role].bullets)


# Changes and undo


def test_every_kind_of_change_is_undone_and_redone() -> None:
    session = Session(some_cv())
    seen = [session.cv]
    session.keep(bullet(3), Bullet(own="Added."))
    seen.append(session.cv)
    session.put(bullet(0), Bullet(own="Edited."))
    seen.append(session.cv)
    session.move(bullet(0), 2)
    seen.append(session.cv)
    session.delete(bullet(1))
    seen.append(session.cv)
    session.park(bullet(0))
    seen.append(session.cv)
    session.add(("roles", 0), Role("New"))
    seen.append(session.cv)
    session.move(("roles", 0), 2)
    seen.append(session.cv)
    session.delete(("roles", 1))
    seen.append(session.cv)
    said = []
    for before in reversed(seen[:-1]):
        said.append(session.undo())
        assert session.cv == before
    assert not session.undo()
    assert not session.dirty
    for after in seen[1:]:
        assert session.redo() == said.pop()
        assert session.cv == after
    assert not session.redo()


def test_what_was_done_is_told() -> None:
    session = Session(some_cv())
    session.delete(bullet(2))
    session.move(("roles", 0), 1)
    assert session.undo() == "move role “ML Engineer”"
    assert session.undo() == "delete bullet 1.3"


def test_a_new_change_forgets_what_was_undone() -> None:
    session = Session(some_cv())
    session.delete(bullet(0))
    session.undo()
    session.put(bullet(0), Bullet(own="Other."))
    assert not session.redo()


def test_a_change_that_changes_nothing_is_none() -> None:
    session = Session(some_cv())
    heard: list[int] = []
    session.listen(lambda: heard.append(session.revision))
    session.put(bullet(0), Bullet(own=TEXTS[0]))
    assert (session.revision, heard, session.undo()) == (0, [], "")
    session.put(bullet(0), Bullet(own="Other."))
    assert heard == [1]


def test_a_parked_bullet_comes_back() -> None:
    session = Session(some_cv())
    session.park(bullet(0))
    assert texts(session) == TEXTS[1:]
    assert session.cv.roles[0].parked[0].text == TEXTS[0]
    session.park(("roles", 0, "parked", 0))
    assert texts(session) == (*TEXTS[1:], TEXTS[0])
    assert not session.cv.roles[0].parked


# Drafts follow their bullets

INDEXES = st.integers(0, 5)
EDITS = st.one_of(
    st.builds(lambda i: Insert(("roles", 0, "bullets", i), Bullet(own="new")), INDEXES),
    st.builds(lambda i: Delete(("roles", 0, "bullets", i)), INDEXES),
    st.builds(lambda i, to: Move(("roles", 0, "bullets", i), to), INDEXES, INDEXES),
)


def done(items: list[str], edit: Edit) -> list[str]:
    """The edit on a plain list."""
    index, items = edit.address[-1], list(items)
    assert isinstance(index, int)
    if isinstance(edit, Insert):
        items.insert(index, "new")
    elif isinstance(edit, Delete):
        del items[index]
    elif isinstance(edit, Move):
        items.insert(edit.to, items.pop(index))
    return items


@given(EDITS)
def test_addresses_follow_an_edit_and_its_opposite(edit: Edit) -> None:
    before = list("abcdef")
    after = done(before, edit)
    for index, letter in enumerate(before):
        new = shifted(bullet(index), edit)
        assert (new is None) == (letter not in after)
        if new is not None:
            assert after[int(new[-1])] == letter
            back = opposite(edit)
            assert back is not None
            assert shifted(new, back) == bullet(index)


def test_other_lists_stay() -> None:
    for edit in (Delete(bullet(0)), Insert(bullet(0), Bullet())):
        assert shifted(bullet(0, role=1), edit) == bullet(0, role=1)
        assert shifted(("roles", 0), edit) == ("roles", 0)
        assert shifted(("summary",), edit) == ("summary",)
    assert shifted(bullet(2), Delete(("roles", 0))) is None
    assert shifted(bullet(2, role=1), Delete(("roles", 0))) == bullet(2, role=0)


def test_drafts_follow_moves_and_deletes_and_come_back_with_undo() -> None:
    session = Session(some_cv())
    mine = Draft(Slots("Built"), "was")
    session.drafts[bullet(1)] = mine
    session.move(bullet(0), 2)
    assert session.drafts == {bullet(0): mine}
    session.delete(bullet(0))
    assert session.drafts == {}
    session.undo()
    assert session.drafts == {bullet(0): mine}
    session.undo()
    assert session.drafts == {bullet(1): mine}
    session.redo()
    session.redo()
    assert session.drafts == {}


def test_keeping_a_bullet_drops_its_draft() -> None:
    session = Session(some_cv())
    session.drafts[bullet(3)] = Draft(Slots("Built"))
    session.keep(bullet(3), Bullet(Slots("Built", "a ranker")))
    assert session.drafts == {}
    assert len(session.cv.roles[0].bullets) == 4


# Files


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "cv.toml"
    path.write_text(TOML, "utf-8")
    return path


def test_saving_what_has_not_changed_leaves_every_byte(file: Path) -> None:
    session = Session.open(file)
    session.save()
    assert file.read_text("utf-8") == TOML


def test_a_save_changes_the_edited_bullet_only(file: Path) -> None:
    session = Session.open(file)
    session.put(bullet(1), Bullet(own="Cut costs by 9%."))
    assert session.dirty
    session.save()
    assert not session.dirty
    assert file.read_text("utf-8") == TOML.replace("3%", "9%")
    session.undo()
    assert session.dirty
    session.save()
    assert file.read_text("utf-8") == TOML


def test_a_bullet_parked_out_of_a_plain_toml_file_is_kept_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "cv.toml"
    path.write_text('[[work]]\ncompany = "Acme"\nhighlights = ["Built the one", "Cut the two"]\n')
    session = Session.open(path)
    session.park(("roles", 0, "bullets", 1))
    session.save()
    assert path.read_text() == '[[work]]\ncompany = "Acme"\nhighlights = ["Built the one"]\n'
    (role,) = Session.open(path).cv.roles
    assert role.parked == (Bullet(own="Cut the two"),)


def test_a_save_tells_which_markup_it_could_not_keep(tmp_path: Path) -> None:
    path = tmp_path / "cv.md"
    path.write_text("## Experience\n\n### Engineer\n\n- Cut **20%** by [x](u)\n- **Two** more\n")
    session = Session.open(path)
    session.put(("roles", 0, "bullets", 0), Bullet(own="Cut much by x"))
    session.save()
    assert "- Cut much by [x](u)\n- **Two** more\n" in path.read_text()
    assert session.unmarked == (
        "bullet 1.1 has lost bold “20%”: the new words leave no place for it",
    )
    session.put(("roles", 0, "bullets", 1), Bullet(own="Two fewer"))
    session.save()
    assert not session.unmarked


def test_what_was_saved_reads_back_whatever_was_done(file: Path) -> None:
    session = Session.open(file)
    session.keep(bullet(2), Bullet(Slots("Built", "a [PyTorch] model", "fraud")))
    session.move(bullet(2), 0)
    session.add(("roles", 0), Role("Lead", "Globex", "", "2023", "present"))
    session.save()
    again = Session.open(file)
    assert again.cv == session.cv
    assert "# mine, by hand" in file.read_text("utf-8")


def test_a_file_changed_by_another_program_is_not_overwritten_unasked(file: Path) -> None:
    session = Session.open(file)
    session.delete(bullet(0))
    theirs = TOML.replace("Acme", "Other")
    file.write_text(theirs, "utf-8")
    with pytest.raises(ChangedOnDiskError):
        session.save()
    assert file.read_text("utf-8") == theirs
    assert session.dirty
    session.save(overwrite=True)
    assert Session.open(file).cv == session.cv


def test_a_file_that_is_gone_is_written_again(file: Path) -> None:
    session = Session.open(file)
    session.delete(bullet(0))
    file.unlink()
    session.save()
    assert Session.open(file).cv == session.cv


def test_another_file_is_not_overwritten_unasked(file: Path, tmp_path: Path) -> None:
    session = Session(some_cv())
    with pytest.raises(AlreadyThereError):
        session.save(file)
    assert file.read_text("utf-8") == TOML
    session.save(tmp_path / "new.toml")
    assert session.path == tmp_path / "new.toml"
    assert not session.dirty
    session.put(bullet(0), Bullet(own="Edited."))
    session.save()
    assert texts(Session.open(tmp_path / "new.toml"))[0] == "Edited."


def test_saved_under_another_name_keeps_the_comments(file: Path, tmp_path: Path) -> None:
    session = Session.open(file)
    session.put(bullet(0), Bullet(own="Edited."))
    session.save(tmp_path / "copy.toml")
    assert "# as on the contract" in (tmp_path / "copy.toml").read_text("utf-8")
    assert file.read_text("utf-8") == TOML


def test_slots_stay_slots_after_a_save_to_markdown(tmp_path: Path) -> None:
    session = Session(some_cv())
    slots = Slots("Built", "a ranker", "search")
    session.keep(bullet(3), Bullet(slots))
    path = tmp_path / "cv.md"
    session.save(path)
    first = path.read_bytes()
    assert at(session.cv, bullet(3)).slots == slots
    session.save()
    assert path.read_bytes() == first
    session.put(bullet(0), Bullet(own="Edited."))
    session.save()
    assert texts(Session.open(path)) == texts(session)
    assert not session.dirty


def test_a_new_cv_has_no_file_to_save_to() -> None:
    from bulletsmith.errors import NotSavedError

    with pytest.raises(NotSavedError, match="no file"):
        Session(some_cv()).save()


def test_the_sample_has_something_to_mend_and_no_file() -> None:
    session = Session.sample()
    assert session.path is None
    assert len(session.cv.roles) == 3
    review = session.reviewing()()
    assert session.took(session.revision, review)
    assert {finding.address[0] for finding in review.findings if finding.address} >= {"roles"}


def test_a_late_review_is_dropped() -> None:
    session = Session(some_cv())
    job, revision = session.reviewing(), session.revision
    session.delete(bullet(0))
    assert not session.took(revision, job())
    assert session.review is None
    assert session.took(session.revision, session.reviewing()())
    assert session.review is session.last_review


# What is not saved comes back


def test_unsaved_work_comes_back_with_its_drafts(file: Path) -> None:
    from bulletsmith.store.recovery import drop, keep, waiting

    session = Session.open(file)
    assert session.unsaved is None
    session.put(bullet(0), Bullet(own="Edited [PyTorch]."))
    session.drafts[bullet(1)] = Draft(Slots("Cut"), "Cut costs by 3%.")
    unsaved = session.unsaved
    assert unsaved is not None
    keep(unsaved)
    (waits,) = waiting()
    back = Session.restored(waits)
    assert back.cv == session.cv
    assert back.drafts == session.drafts
    assert back.path == file
    assert back.dirty
    assert not back.undo()  # no key leads behind it
    drop(waits.token)
    assert waiting() == ()


def test_unsaved_work_comes_back_when_its_file_is_gone(file: Path) -> None:
    from bulletsmith.store.recovery import keep, waiting

    session = Session.open(file)
    session.delete(bullet(0))
    assert session.unsaved is not None
    keep(session.unsaved)
    file.unlink()
    back = Session.restored(waiting()[0])
    assert back.cv == session.cv
    back.save()
    assert Session.open(file).cv == session.cv


def test_unsaved_work_on_a_file_that_changed_meanwhile_asks_before_it_saves(file: Path) -> None:
    session = Session.open(file)
    session.delete(bullet(0))
    assert session.unsaved is not None
    file.write_text(TOML.replace("Acme", "Other"), "utf-8")
    back = Session.restored(session.unsaved)
    with pytest.raises(ChangedOnDiskError):
        back.save()
    back.save(overwrite=True)
    assert Session.open(file).cv == session.cv


def test_two_sessions_keep_their_unsaved_work_apart() -> None:
    from bulletsmith.store.recovery import keep, waiting

    for text in ("One.", "Two."):
        session = Session()
        session.add(("roles", 0), Role(text))
        assert session.unsaved is not None
        keep(session.unsaved)
    assert {work.cv.roles[0].title for work in waiting()} == {"One.", "Two."}


@pytest.mark.parametrize(
    ("address", "told"),
    [
        (bullet(1), "bullet 1.2"),
        (("roles", 1), "role “Analyst”"),
        (("summary",), "summary"),
        (("tools", "core"), "tools"),
        (("roles", 0, "parked", 0), "parked bullet"),
        (("roles", 0, "start"), "role “ML Engineer”"),
    ],
)
def test_things_have_names(address: Address, told: str) -> None:
    assert called(some_cv(), address) == told


# Findings that are silenced

SILENCED = """\
# Ada Example

## Experience

### ML Engineer | Acme
*Mar 2022 – present*

- Worked on fraud models
- Worked on churn models
- Worked on ranking models
"""


def finding_of(session: Session, code: str, address: Address) -> Finding:
    found = session.reviewing()().findings
    return next(one for one in found if (one.code, one.address) == (code, address))


def told(session: Session) -> set[tuple[str, Address]]:
    return {(one.code, one.address) for one in session.reviewing()().findings}


@pytest.mark.parametrize("name", ["cv.md", "cv.toml", "cv.tex", "cv.yaml"])
def test_a_silenced_finding_is_gone_at_once_and_after_the_save(name: str, tmp_path: Path) -> None:
    start = Session(cv=by_name("markdown").read(SILENCED.encode()).cv)
    start.save(tmp_path / name)
    session = Session.open(tmp_path / name)
    before = told(session)
    silence(session, finding_of(session, "VRB002", bullet(1)), "the team's\n own --> words")
    assert session.dirty
    assert told(session) == before - {("VRB002", bullet(1))}
    assert "VRB002" not in {
        one.code for one in session.judged(bullet(1), session.cv.roles[0].bullets[1])
    }
    session.save()
    assert not session.dirty
    assert told(session) == told(Session.open(tmp_path / name)) == before - {("VRB002", bullet(1))}
    assert [one.reason for one in session.suppressions] == ["the team's own –> words"]
    # Taken back after the save, the next one takes the comment out.
    saved = (tmp_path / name).read_bytes()
    assert session.undo() == "ignore VRB002 in bullet 1.2"
    assert session.dirty
    assert told(session) == before
    session.save()
    assert told(Session.open(tmp_path / name)) == before
    assert session.redo()
    session.save()
    assert (tmp_path / name).read_bytes() == saved


@pytest.mark.parametrize("name", ["cv.md", "cv.toml", "cv.tex", "cv.yaml"])
def test_what_is_silenced_goes_where_its_bullet_goes(name: str, tmp_path: Path) -> None:
    start = Session(cv=by_name("markdown").read(SILENCED.encode()).cv)
    for index, why in ((1, "mine"), (2, "yours")):
        silence(start, finding_of(start, "VRB002", bullet(index)), why)
    start.save(tmp_path / name)  # a new CV: written, then commented
    changes: list[tuple[Callable[[Session], None], dict[int, str]]] = [
        (lambda s: s.move(bullet(1), 0), {0: "mine", 2: "yours"}),
        (lambda s: s.delete(bullet(1)), {1: "yours"}),
        (lambda s: s.delete(bullet(0)), {0: "mine", 1: "yours"}),
        (lambda s: s.add(bullet(1), Bullet(own="Cut costs by 3%.")), {2: "mine", 3: "yours"}),
        (lambda s: s.add(bullet(3), Bullet(own="Cut costs by 3%.")), {1: "mine", 2: "yours"}),
        (lambda s: s.put(bullet(1), Bullet(own="Cut fraud by 3%.")), {1: "mine", 2: "yours"}),
    ]
    for change, expected in changes:
        data = (tmp_path / name).read_bytes()
        session = Session.open(tmp_path / name)
        change(session)
        shown = told(session)
        session.save()
        again = Session.open(tmp_path / name)
        assert {one.address: one.reason for one in again.suppressions} == {
            bullet(index): why for index, why in expected.items()
        }
        assert told(again) == shown
        session.undo()
        session.save()
        assert told(Session.open(tmp_path / name)) == told(session)
        (tmp_path / name).write_bytes(data)


def test_whole_things_are_silenced_where_the_file_can_say_so(tmp_path: Path) -> None:
    for name in ("cv.md", "cv.toml"):
        Session(cv=by_name("markdown").read(SILENCED.encode()).cv).save(tmp_path / name)
        session = Session.open(tmp_path / name)
        found = session.reviewing()().findings
        for finding in found:
            silence(session, finding, "because")
        session.save()
        left = {one.code for one in Session.open(tmp_path / name).reviewing()().findings}
        assert left <= {"SUP001"}, name


def test_no_reason_and_no_comment_is_refused(tmp_path: Path) -> None:
    session = Session(cv=by_name("markdown").read(SILENCED.encode()).cv)
    finding = finding_of(session, "VRB002", bullet(0))
    for reason in ("", "  ", "--", "\n\x00"):
        with pytest.raises(CannotPatchError, match="reason"):
            silence(session, finding, reason)
    session.save(tmp_path / "cv.json")
    session = Session.open(tmp_path / "cv.json")
    with pytest.raises(CannotPatchError, match=r"bulletsmith\.toml"):
        silence(session, finding_of(session, "VRB002", bullet(0)), "mine")
    assert not session.dirty


def test_what_another_format_cannot_hold_is_told(tmp_path: Path) -> None:
    session = Session(cv=by_name("markdown").read(SILENCED.encode()).cv)
    silence(session, finding_of(session, "VRB002", bullet(0)), "mine")
    assert "what you chose to ignore" in session.save(tmp_path / "cv.json")


def test_what_is_silenced_is_kept_with_the_unsaved_work(file: Path) -> None:
    from bulletsmith.store.recovery import keep, waiting

    session = Session.open(file)
    silence(session, session.reviewing()().findings[-1], "mine")
    assert session.unsaved is not None
    keep(session.unsaved)
    back = Session.restored(waiting()[0])
    assert back.suppressions == session.suppressions
    assert back.dirty
    back.save()
    assert "-- mine" in file.read_text("utf-8")
