"""Plain text: a bullet a line, edited line by line."""

from __future__ import annotations

import pytest
from cvs import cvs, said
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletsmith.bullets.slots import Slots
from bulletsmith.cv import CV, Bullet, Role
from bulletsmith.errors import CannotPatchError
from bulletsmith.formats.document import Delete, Edit, Insert, Move, Set, Suppression
from bulletsmith.formats.edits import edits_between
from bulletsmith.formats.proof import prove
from bulletsmith.formats.text import FORMAT

KEPT = "- Built a ranker  \n\n• Cut  costs\n3) Wrote things\nplain + words"
NEW = Bullet(own="Shipped it")


def _b(index: int) -> tuple[str | int, ...]:
    return ("roles", 0, "bullets", index)


def test_every_line_is_a_bullet() -> None:
    document = FORMAT.read(KEPT.encode())
    words = [bullet.own for bullet in document.cv.roles[0].bullets]
    assert words == ["Built a ranker", "Cut costs", "Wrote things", "plain + words"]
    assert [document.position(_b(k)) for k in range(4)] == [(1, 3), (3, 3), (4, 4), (5, 1)]
    assert document.position(_b(1), 4) == (3, 8)
    assert FORMAT.read(b"\n \n").cv == CV()


def test_a_comment_silences_the_next_line() -> None:
    source = b"a\n# bulletsmith: ignore MET001 -- NDA\nb\n"
    document = FORMAT.read(source)
    assert document.suppressions == (Suppression(2, ("MET001",), "NDA", _b(1)),)
    assert len(document.cv.roles[0].bullets) == 2


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (Set(_b(1), NEW), KEPT.replace("Cut  costs", "Shipped it")),
        (Set(_b(0), Bullet(Slots("Built", "x"))), KEPT.replace("Built a ranker", "Built x.")),
        (Insert(_b(1), NEW), KEPT.replace("• Cut", "• Shipped it\n• Cut")),
        (Insert(_b(4), NEW), KEPT + "\nShipped it"),
        (Delete(_b(0)), KEPT.replace("- Built a ranker  \n", "")),
        (Move(_b(2), 1), KEPT.replace("Cut  costs", "?").replace("Wrote things", "Cut  costs")
            .replace("?", "Wrote things")),
    ],
)  # fmt: skip
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_one_edit_changes_one_line(edit: Edit, expected: str, newline: str) -> None:
    source, want = KEPT.replace("\n", newline), expected.replace("\n", newline)
    assert FORMAT.patch(source.encode(), [edit]).decode() == want
    assert FORMAT.patch(source.encode(), []) == source.encode()


def test_what_is_no_bullet_has_no_place() -> None:
    for edit in (Set(("roles", 0, "title"), "x"), Delete(_b(9)), Set(_b(3), Bullet(own="- x"))):
        with pytest.raises(CannotPatchError):
            FORMAT.patch(KEPT.encode(), [edit])


@settings(deadline=None)
@given(st.lists(said, max_size=5), st.lists(said, max_size=5))
def test_any_lines_become_any_others(before: list[str], after: list[str]) -> None:
    def cv(words: list[str]) -> CV:
        return CV(roles=(Role(bullets=tuple(Bullet(own=f"Did {text}") for text in words)),))

    source = "".join(f"* Did {text}\n" for text in before).encode()
    old = FORMAT.read(source).cv
    new = cv(after) if after or before else CV()
    try:
        patched = FORMAT.patch(source, edits_between(old, new))
    except CannotPatchError:
        assert not after or not before  # a role without a line cannot be told from none
        return
    assert FORMAT.read(patched).cv.roles == (new.roles if after else ())


@settings(deadline=None, max_examples=50)
@given(cvs)
def test_every_bullet_is_written(cv: CV) -> None:
    written = FORMAT.write(cv).decode()
    for role in cv.roles:
        for bullet in role.bullets:
            assert f"• {bullet.text}\n" in written


def test_the_proof_names_what_is_missing() -> None:
    cv = CV(roles=(Role(bullets=(Bullet(own="Built x"), NEW, NEW)),))
    assert str(prove(FORMAT, FORMAT.write(cv), cv)) == "3 of 3 bullets present"
    proof = prove(FORMAT, b"Built x\nShipped it\n", cv)
    assert not proof
    assert (proof.present, proof.total, proof.missing) == (2, 3, ("1.3 Shipped it",))
    assert prove(FORMAT, b"", cv).present == 0
