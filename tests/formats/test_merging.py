"""The three-way merge: what one of the two changed is taken, what both did is told."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bulletsmith.cv import CV, Bullet, Profile, Role, Tools, put
from bulletsmith.formats.merging import merged, resolved

TEXTS = tuple(f"{verb} the {thing}." for verb in ("Built", "Cut") for thing in ("cat", "dog", "ox"))
BULLETS = st.lists(st.sampled_from(TEXTS), unique=True, max_size=5).map(
    lambda texts: tuple(Bullet(own=text) for text in texts)
)
ROLES = st.builds(Role, st.sampled_from(("ML Engineer", "Analyst")), bullets=BULLETS)
CVS = st.builds(
    CV,
    profile=st.builds(Profile, st.sampled_from(("", "Ada", "Bo"))),
    roles=st.lists(ROLES, max_size=3).map(tuple),
    tools=st.builds(Tools, st.lists(st.sampled_from("abc"), max_size=2).map(tuple)),
)


def role(*texts: str) -> CV:
    return CV(roles=(Role("ML Engineer", "Acme", bullets=tuple(Bullet(own=t) for t in texts)),))


def said(cv: CV) -> list[str]:
    return [bullet.text for one in cv.roles for bullet in one.bullets]


@given(CVS, CVS)
def test_merged_with_nothing_is_what_it_was(base: CV, changed: CV) -> None:
    assert merged(base, changed, base) == (changed, ())
    assert merged(base, base, changed) == (changed, ())
    assert merged(base, changed, changed) == (changed, ())


@given(BULLETS, BULLETS, BULLETS)
def test_no_new_words_of_either_are_lost(
    base: tuple[Bullet, ...], mine: tuple[Bullet, ...], theirs: tuple[Bullet, ...]
) -> None:
    cv, collisions = merged(*(CV(roles=(Role("A", bullets=b),)) for b in (base, mine, theirs)))
    kept = Counter(said(cv))
    shown = {str(getattr(one.other, "text", "")) for one in collisions}
    for side in (mine, theirs):
        for bullet in side:
            if bullet not in base:
                assert kept[bullet.text] or bullet.text in shown


@given(BULLETS, st.data())
def test_two_that_touch_different_bullets_never_collide(
    base: tuple[Bullet, ...], data: st.DataObject
) -> None:
    owners = data.draw(st.lists(st.sampled_from("mt-"), min_size=len(base), max_size=len(base)))
    start = CV(roles=(Role("A", bullets=base),))
    both = {"m": start, "t": start}
    done = start
    for index, owner in enumerate(owners):
        if owner in both:
            new = Bullet(own=f"{base[index].own} {owner}")
            address = ("roles", 0, "bullets", index)
            both[owner], done = put(both[owner], address, new), put(done, address, new)
    assert merged(start, both["m"], both["t"]) == (done, ())


def test_each_ones_changes_are_taken() -> None:
    base = role("Built a ranker.", "Cut costs.", "Led a team.")
    mine = role("Built a session-based ranker.", "Cut costs.", "Led a team.")
    theirs = role("Built a ranker.", "Led a team.", "Wrote a paper on search.")
    cv, collisions = merged(base, mine, theirs)
    assert said(cv) == ["Built a session-based ranker.", "Led a team.", "Wrote a paper on search."]
    assert not collisions


def test_both_put_in_and_both_move() -> None:
    base = role("One is here.", "Two of them.", "Three at last.")
    mine = role("Three at last.", "One is here.", "Two of them.")
    theirs = role("One is here.", "Two of them.", "Three at last.", "Fourthly, more.")
    cv, collisions = merged(base, mine, theirs)
    assert said(cv) == ["Three at last.", "Fourthly, more.", "One is here.", "Two of them."]
    assert not collisions


def test_the_same_bullet_changed_by_both_keeps_mine_and_tells() -> None:
    base = role("Built a ranker.")
    cv, collisions = merged(base, role("Built a fast ranker."), role("Built a small ranker."))
    assert said(cv) == ["Built a fast ranker."]
    (one,) = collisions
    assert (one.kept.text, one.other.text, one.mine) == (
        "Built a fast ranker.",
        "Built a small ranker.",
        True,
    )
    assert said(resolved(cv, collisions)) == ["Built a small ranker."]


def test_what_one_took_away_and_the_other_changed_stays_and_may_go() -> None:
    base = role("Built a ranker.", "Cut costs.")
    for mine, theirs, is_mine in (
        (role("Cut costs."), role("Built a small ranker.", "Cut costs."), False),
        (role("Built a small ranker.", "Cut costs."), role("Cut costs."), True),
    ):
        cv, collisions = merged(base, mine, theirs)
        assert said(cv) == ["Built a small ranker.", "Cut costs."]
        assert [(one.other, one.mine) for one in collisions] == [(None, is_mine)]
        assert said(resolved(cv, collisions)) == ["Cut costs."]


def test_fields_are_merged_one_by_one() -> None:
    base = CV(profile=Profile("Ada", email="ada@example.org"), roles=role("x").roles)
    mine = replace(base, profile=replace(base.profile, name="Ada E."))
    theirs = put(put(base, ("profile", "email"), "a@example.org"), ("roles", 0, "end"), "2024")
    cv, collisions = merged(base, mine, theirs)
    assert cv.profile == Profile("Ada E.", email="a@example.org")
    assert cv.roles[0].end == "2024"
    assert not collisions
