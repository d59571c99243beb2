"""The edits between two CVs are those that a person made."""

from __future__ import annotations

import pytest
from cvs import cvs
from hypothesis import given
from hypothesis import strategies as st

from bulletsmith.bullets.slots import Slots
from bulletsmith.cv import CV, Bullet, Role, Tools
from bulletsmith.formats.document import Delete, Edit, Insert, Move, Set
from bulletsmith.formats.edits import apply, edits_between, spread

A, B, C, D = (
    Bullet(own=text)
    for text in (
        "Built a reranker for hotel search",
        "Cut chargebacks 31% by replacing rules",
        "Led the move of training to Spark",
        "Wrote the on-call handbook",
    )
)
SLOTTED = Bullet(slots=Slots(verb="Built", model="a feature store"))


def _cv(*bullets: Bullet) -> CV:
    return CV(roles=(Role(title="ML Engineer", company="Acme", bullets=bullets),))


@pytest.mark.parametrize(
    ("before", "after", "edits"),
    [
        ((A, B), (A, B), ()),
        ((A, B), (A, C, B), (Insert(("roles", 0, "bullets", 1), C),)),
        ((), (C,), (Insert(("roles", 0, "bullets", 0), C),)),
        ((A, B, C), (A, C), (Delete(("roles", 0, "bullets", 1)),)),
        ((A, B, C), (C, A, B), (Move(("roles", 0, "bullets", 2), 0),)),
        ((A, B, C), (B, C, A), (Move(("roles", 0, "bullets", 0), 2),)),
        ((A, B, C), (A, D, C), (Set(("roles", 0, "bullets", 1), D),)),
        ((A, B), (SLOTTED, B), (Set(("roles", 0, "bullets", 0), SLOTTED),)),
        ((A, A), (A,), (Delete(("roles", 0, "bullets", 1)),)),
    ],
)
def test_one_change_is_one_edit(
    before: tuple[Bullet, ...], after: tuple[Bullet, ...], edits: tuple[Edit, ...]
) -> None:
    assert edits_between(_cv(*before), _cv(*after)) == edits


def test_a_role_that_moves_with_a_word_changed_is_moved_and_set() -> None:
    one, two = Role("ML Engineer", "Acme", bullets=(A,)), Role("Analyst", "Bolt", bullets=(B,))
    after = CV(roles=(two, Role("ML Engineer", "Acme", "Berlin", bullets=(A,))))
    edits = edits_between(CV(roles=(one, two)), after)
    assert edits == (Move(("roles", 1), 0), Set(("roles", 1, "location"), "Berlin"))


def test_a_whole_role_spreads_into_what_changed() -> None:
    before = _cv(A, B)
    role = Role(title="Senior ML Engineer", company="Acme", bullets=(A, B, C))
    assert spread(before, Set(("roles", 0), role)) == (
        Set(("roles", 0, "title"), "Senior ML Engineer"),
        Insert(("roles", 0, "bullets", 2), C),
    )


def test_tiers_and_years() -> None:
    before = CV(tools=Tools(core=("Python", "SQL"), last_used={"Spark": 2020}))
    after = CV(tools=Tools(core=("SQL",), last_used={"Spark": 2024}))
    assert edits_between(before, after) == (
        Delete(("tools", "core", 0)),
        Set(("tools", "last_used"), {"Spark": 2024}),
    )


def test_an_edit_of_what_is_not_there_is_an_error() -> None:
    for edit in (Set(("roles", 3), Role()), Delete(("roles", 0, "bullets", 9)), Set(("x",), "")):
        with pytest.raises(LookupError):
            apply(_cv(A), [edit])


@given(cvs, cvs)
def test_applying_the_edits_gives_the_other_cv(before: CV, after: CV) -> None:
    assert apply(before, edits_between(before, after)) == after


@given(st.lists(st.sampled_from("abcd")), st.lists(st.sampled_from("abcde")))
def test_lists_with_doubles(before: list[str], after: list[str]) -> None:
    old, new = CV(tools=Tools(flat=tuple(before))), CV(tools=Tools(flat=tuple(after)))
    assert apply(old, edits_between(old, new)) == new
