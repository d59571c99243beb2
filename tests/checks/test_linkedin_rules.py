"""A CV beside its owner's profile: each rule's table, and one planted difference at a time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linkedin_cases import CASES, GAIN, LED, OTHER, PROFILE, Both, first, newest, roles, skilled
from making import CLEAN, TODAY, own

from bulletsmith.checks.linkedin import differences, view_of
from bulletsmith.checks.matching import MOST, paired
from bulletsmith.checks.naming import same_company, same_title
from bulletsmith.checks.review import Reviewer
from bulletsmith.checks.rule import Finding, Severity
from bulletsmith.checks.views import CvView, Settings
from bulletsmith.cv import CV, Bullet, Profile, Role
from bulletsmith.formats.document import Suppression

JUDGE = Reviewer()
FIRE = [(code, n, both) for code, (fire, _) in CASES.items() for n, both in enumerate(fire)]
QUIET = [(code, n, both) for code, (_, quiet) in CASES.items() for n, both in enumerate(quiet)]


def found(cv: CV, profile: CV | None, **how: object) -> list[Finding]:
    got = JUDGE.review(cv, today=TODAY, profile=profile, **how)  # type: ignore[arg-type]
    return [finding for finding in got.findings if finding.code.startswith(("LNK", "SUP"))]


def codes(cv: CV, profile: CV | None) -> list[str]:
    return [finding.code for finding in found(cv, profile)]


def test_every_table_has_ten_cases_each_way() -> None:
    assert sorted(CASES) == [f"LNK00{n}" for n in range(1, 8)]
    counts = {code: (len(fire), len(quiet)) for code, (fire, quiet) in CASES.items()}
    assert {code: both for code, both in counts.items() if min(both) < 10} == {}


@pytest.mark.parametrize(("code", "case", "both"), FIRE, ids=[f"{c}-{n}" for c, n, _ in FIRE])
def test_it_fires(code: str, case: int, both: Both) -> None:
    assert code in codes(*both)


@pytest.mark.parametrize(("code", "case", "both"), QUIET, ids=[f"{c}-{n}" for c, n, _ in QUIET])
def test_it_is_silent(code: str, case: int, both: Both) -> None:
    assert code not in codes(*both)


PLANTED: list[tuple[str, str, CV, CV]] = [
    ("a role gone from the profile", "LNK001", CLEAN, roles(PROFILE.roles[0])),
    ("a role gone from the CV", "LNK001", replace(CLEAN, roles=CLEAN.roles[:1]), PROFILE),
    ("a lower title", "LNK002", CLEAN, newest(title="ML Engineer")),
    ("another title", "LNK002", CLEAN, first(title="Data Analyst")),
    ("a later start", "LNK003", CLEAN, newest(start="2022-07")),
    ("an earlier end", "LNK003", CLEAN, first(end="2021-10")),
    ("another company", "LNK004", CLEAN, newest(company="Initech")),
    ("another company before", "LNK004", CLEAN, first(company="Hooli")),
    (
        "an enthusiast's headline", "LNK005", CLEAN,
        replace(PROFILE, profile=Profile("Ada Example", "AI enthusiast")),
    ),
    (
        "a team in the CV", "LNK006",
        replace(CLEAN, roles=(replace(CLEAN.roles[0], bullets=(*CLEAN.roles[0].bullets, *own(LED))),
                              CLEAN.roles[1])),
        PROFILE,
    ),
    (
        "another number", "LNK006", CLEAN,
        newest(bullets=own(*(b.own.replace("2.1%", "7.5%") for b in PROFILE.roles[0].bullets))),
    ),
    ("no numbers on the profile", "LNK006", CLEAN, first(bullets=own(OTHER))),
    ("a skill gone", "LNK007", *skilled("Python, PyTorch", "Python; Airflow")),
]  # fmt: skip


@pytest.mark.parametrize(("code", "cv", "profile"), [p[1:] for p in PLANTED],
                         ids=[p[0] for p in PLANTED])  # fmt: skip
def test_one_planted_difference_gives_its_code_and_no_other(code: str, cv: CV, profile: CV) -> None:
    assert codes(cv, profile) == [code]


def test_without_a_profile_nothing_is_compared() -> None:
    assert codes(CLEAN, None) == []


def test_both_sides_words_and_the_reading_of_a_stranger_are_said() -> None:
    (up,) = found(CLEAN, newest(title="ML Engineer"))
    assert "“Senior ML Engineer”" in up.message
    assert "the profile “ML Engineer”" in up.message
    assert "a stranger takes it that the CV exaggerates" in up.message
    assert (up.address, up.start, up.end) == (("roles", 0, "title"), 0, len("Senior ML Engineer"))
    (down,) = found(CLEAN, newest(title="Lead ML Engineer"))
    assert "a stranger takes it that the profile is neglected" in down.message
    (gone,) = found(CLEAN, roles(PROFILE.roles[1]))
    assert "the profile nothing of this role" in gone.message
    assert gone.address == ("roles", 0)
    (dates,) = found(CLEAN, newest(start="2022-09"))
    assert "“Mar 2022 – present”, the profile “Sep 2022 – present”" in dates.message


def test_a_finding_of_scope_stands_at_the_words_of_its_bullet() -> None:
    role = replace(CLEAN.roles[0], bullets=own(GAIN, LED))
    cv = replace(CLEAN, roles=(role, CLEAN.roles[1]))
    (scope,) = found(cv, newest(bullets=own(GAIN)))
    assert scope.address == ("roles", 0, "bullets", 1)
    assert LED[scope.start : scope.end] == "team of 6"


def test_what_lies_before_the_cv_begins_is_advice() -> None:
    before = Role("Data Analyst", "Initech", "", "2016-01", "2018-04")
    (advice,) = found(CLEAN, roles(*PROFILE.roles, before))
    assert (advice.code, advice.severity) == ("LNK001", Severity.ADVICE)


def test_what_is_done_aside_is_advice() -> None:
    aside = Role("Mentor", "Code Club", "", "2023-01", "present")
    (advice,) = found(CLEAN, roles(*PROFILE.roles, aside))
    assert (advice.code, advice.severity) == ("LNK001", Severity.ADVICE)


def test_a_comment_about_the_profile_is_right_whether_or_not_one_is_at_hand() -> None:
    comment = Suppression(3, ("LNK002",), "the profile follows next week", ())
    profile = newest(title="ML Engineer")
    assert found(CLEAN, None, suppressions=[comment]) == []
    assert found(CLEAN, profile, suppressions=[comment]) == []
    assert [f.code for f in found(CLEAN, PROFILE, suppressions=[comment])] == ["SUP001"]


def test_settings_hold_for_these_rules_too() -> None:
    profile = newest(title="ML Engineer", start="2023-01")
    got = Reviewer(Settings(ignore=("title-differs",))).review(CLEAN, today=TODAY, profile=profile)
    assert [f.code for f in got.findings if f.code.startswith("LNK")] == ["LNK003"]


WORDS = st.text(max_size=40)
DATES = st.sampled_from(["", "2020", "2021-03", "present", "soon", "2022-13"]) | WORDS
ROLES = st.builds(
    Role, WORDS, WORDS, WORDS, DATES, DATES,
    st.lists(st.builds(Bullet, own=WORDS), max_size=3).map(tuple),
)  # fmt: skip
SIDES = st.lists(ROLES, max_size=5)


@given(SIDES, SIDES, WORDS)
def test_every_role_is_in_one_pair_and_no_text_raises(
    ours: list[Role], theirs: list[Role], headline: str
) -> None:
    pairs = paired(ours, theirs, TODAY)
    assert sorted(r for pair in pairs for r in pair.roles if pair.role is not None) == list(
        range(len(ours))
    )
    assert sorted(p for pair in pairs for p in pair.positions) == list(range(len(theirs)))
    cv, profile = CV(roles=tuple(ours)), CV(Profile(headline=headline), roles=tuple(theirs))
    for _, difference in differences(view_of(CvView(cv, (), (), TODAY), profile)):
        assert difference.message


@given(st.lists(ROLES.filter(lambda role: role.company and role.title), max_size=5))
def test_a_profile_that_says_the_same_differs_in_nothing(ours: list[Role]) -> None:
    cv = CV(roles=tuple(dict.fromkeys(ours)))
    view = view_of(CvView(cv, (), (), TODAY), cv)
    assert [code for code, one in differences(view) if one.about in ("title", "scope")] == []


@given(WORDS, WORDS)
def test_sameness_is_mutual(one: str, other: str) -> None:
    assert same_company(one, other) == same_company(other, one)
    assert same_title(one, other) == same_title(other, one)
    assert same_company(one, one)
    assert same_title(one, one)


def test_more_roles_than_anybody_has_are_left_out_in_silence() -> None:
    many = [Role(f"Engineer {n}", f"Firm {n}") for n in range(MOST + 50)]
    assert len(paired(many, many, TODAY)) == MOST
