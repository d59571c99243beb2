"""The review as a whole: order, addresses, settings, suppressions, and judging again."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import CLEAN, TODAY, cv, good, mid, own, planted_weak, reviewed, role

from bulletsmith.checks.registry import (
    UnknownRuleError,
    all_rules,
    by_code,
    chosen,
    is_known,
)
from bulletsmith.checks.review import Review, Reviewer, review
from bulletsmith.checks.rule import Severity
from bulletsmith.checks.views import Settings
from bulletsmith.cv import (
    CV,
    Address,
    Bullet,
    Education,
    Profile,
    Project,
    Role,
    Section,
    Summary,
    Tools,
    at,
    put,
)

WEAK = planted_weak()


@dataclass(frozen=True)
class Comment:
    codes: tuple[str, ...]
    address: Address = ()
    line: int = 3
    reason: str = "under NDA"


def codes(found: Review) -> list[str]:
    return [finding.code for finding in found.findings]


def silenced(*comments: Comment, settings: Settings | None = None) -> Review:
    return review(WEAK, today=TODAY, settings=settings or Settings(), suppressions=comments)


def test_findings_stand_in_the_documents_order_the_gravest_first() -> None:
    ranks = {"profile": 0, "summary": 1, "roles": 2, "tools": 3, "projects": 4}
    found = reviewed(WEAK).findings
    places = [ranks.get(str(f.address[0]), 5) for f in found]
    assert len(set(places)) >= 3
    assert places == sorted(places)
    bullets = [f for f in found if f.address[:3] == ("roles", 0, "bullets")]
    keys = [(f.address[3], -f.severity.rank) for f in bullets]
    assert len(keys) > 5
    assert keys == sorted(keys)


def test_the_files_own_order_of_sections_counts() -> None:
    turned = replace(WEAK, order=("tools", "roles", "summary"))
    sections = list(dict.fromkeys(f.address[0] for f in reviewed(turned).findings if f.address))
    assert sections.index("tools") < sections.index("roles") < sections.index("summary")


def test_what_the_file_does_not_hold_is_told_first_and_sections_stand_by_their_title() -> None:
    made = replace(WEAK, summary=Summary(), order=("Hobbies", "roles", "tools"))
    parts = list(dict.fromkeys(f.address[0] for f in reviewed(made).findings))
    assert parts[:4] == ["summary", "sections", "roles", "tools"]


def test_every_finding_points_at_something_in_the_cv() -> None:
    for finding in reviewed(WEAK).findings:
        thing = at(WEAK, finding.address)
        text = thing.text if isinstance(thing, Bullet) else thing
        assert 0 <= finding.start <= finding.end
        if isinstance(text, str):
            assert finding.end <= len(text)


@pytest.mark.parametrize("token", ["VRB002", "vrb002", "weak-verb", "VRB"])
def test_a_code_a_name_or_a_family_can_be_ignored_or_selected(token: str) -> None:
    assert "VRB002" in codes(reviewed(WEAK))
    assert "VRB002" not in codes(reviewed(WEAK, Settings(ignore=(token,))))
    only = codes(reviewed(WEAK, Settings(select=(token,))))
    assert "VRB002" in only
    assert {code[:3] for code in only} == {"VRB"}


def test_what_is_ignored_is_not_selected() -> None:
    assert not chosen("MET003", "no-baseline", Settings(select=("MET",), ignore=("MET003",)))
    assert chosen("MET003", "no-baseline", Settings(select=("MET",), ignore=("MET001",)))
    assert not chosen("MET003", "no-baseline", Settings(select=("SRV",)))


@pytest.mark.parametrize("name", ["VRB002", "weak-verb"])
def test_a_severity_can_be_set(name: str) -> None:
    found = reviewed(WEAK, Settings(severity={name: "advice"}))
    assert {f.severity for f in found.findings if f.code == "VRB002"} == {Severity.ADVICE}


def test_a_comment_silences_what_stands_at_its_address_and_below() -> None:
    everywhere = codes(silenced(Comment(("VRB002",))))
    assert "VRB002" not in everywhere
    assert "SUP001" not in everywhere
    here = silenced(Comment(("VRB002", "MET001"), ("roles", 0, "bullets", 0)))
    left = {f.address for f in here.findings if f.code == "VRB002"}
    assert ("roles", 0, "bullets", 0) not in left
    assert left
    role_only = silenced(Comment(("weak-verb",), ("roles", 0)))
    assert not [f for f in role_only.findings if f.code == "VRB002" and f.address[1] == 0]


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        (Comment(("MET009",)), "nothing is found there"),
        (Comment(("VRB002",), ("summary",)), "nothing is found there"),
        (Comment(("weak-verbs",)), "did you mean weak-verb?"),
        (Comment(("XYZ999",)), "is no rule"),
        (Comment(()), "names no rule"),
    ],
)
def test_a_comment_that_silences_nothing_is_reported(comment: Comment, words: str) -> None:
    found = [f for f in silenced(comment).findings if f.code == "SUP001"]
    assert len(found) == 1
    assert words in found[0].message
    assert found[0].address == comment.address


def test_a_comment_for_a_rule_that_is_switched_off_is_right_where_it_is_on() -> None:
    off = Settings(ignore=("MET009",))
    assert "SUP001" not in codes(silenced(Comment(("MET009",)), settings=off))


def test_a_comment_without_a_reason_is_advised_on() -> None:
    found = [f for f in silenced(Comment(("VRB002",), reason=" ")).findings if f.code == "SUP002"]
    assert [f.severity for f in found] == [Severity.ADVICE]
    assert "SUP002" not in codes(silenced(Comment(("VRB002",))))
    ignored = silenced(Comment(("VRB002",), reason=""), settings=Settings(ignore=("SUP",)))
    assert "SUP002" not in codes(ignored)


def test_judging_again_gives_the_same_as_judging_afresh() -> None:
    reviewer = Reviewer()
    changed = put(CLEAN, ("roles", 0, "bullets", 1), Bullet(own="Worked on fraud models."))
    for version in (CLEAN, changed, WEAK, CLEAN, mid(), changed):
        assert reviewer.review(version, today=TODAY) == review(version, today=TODAY)


def test_only_what_changed_is_judged_again_and_nothing_else_is_remembered() -> None:
    reviewer = Reviewer()
    reviewer.review(CLEAN, today=TODAY)
    before = dict(reviewer._judged)
    changed = put(CLEAN, ("roles", 0, "bullets", 1), Bullet(own="Worked on fraud models."))
    reviewer.review(changed, today=TODAY)
    kept = {key for key, judged in reviewer._judged.items() if before.get(key) is judged}
    assert len(reviewer._judged) == len(before)
    assert len(kept) == len(before) - 1


def test_one_bullet_can_be_judged_by_itself() -> None:
    found = Reviewer(Settings(ignore=("STY",))).judge(Bullet(own="Worked on fraud models."))
    assert "VRB002" in [f.code for f in found]
    assert not Reviewer()._judged
    assert not [f for f in found if f.code.startswith("STY")]
    ranks = [f.severity.rank for f in found]
    assert ranks == sorted(ranks, reverse=True)


def test_projects_are_not_asked_for_what_only_a_role_has() -> None:
    line = own("Wrote an approximate nearest-neighbour index in Rust.")
    of_role = {f.code for f in reviewed(cv(roles=(role(*[b.own for b in line]),))).findings}
    of_project = {
        f.code
        for f in reviewed(cv(projects=(Project("x", "https://x.org", "", bullets=line),))).findings
        if f.address[0] == "projects"
    }
    assert {"SRV001", "DAT001"} <= of_role
    assert not {"SRV001", "DAT001", "OUT001", "MET001"} & of_project


def test_a_student_is_only_advised_on_what_research_cannot_have() -> None:
    found = reviewed(good("not_in_production_yet")).findings
    asked = {f.code: f.severity for f in found if f.address[0] == "roles"}
    assert "SRV001" not in asked
    assert asked["OUT001"] is Severity.ADVICE


def test_rules_are_found_by_code_and_by_name() -> None:
    assert by_code("rol001") is by_code("too-many-bullets")
    assert is_known("MET")
    assert not is_known("METT")
    with pytest.raises(UnknownRuleError) as error:
        by_code("ROL01")
    assert "did you mean ROL001?" in str(error.value) or "did you mean" in str(error.value)


def test_codes_and_names_are_unique_and_every_rule_has_its_words() -> None:
    rules = all_rules()
    assert len({rule.code for rule in rules}) == len({rule.name for rule in rules}) == len(rules)
    for rule in rules:
        assert rule.what.strip()
        assert rule.why.strip()
        assert rule.bad.strip()
        assert rule.good.strip()


WORD = st.text(max_size=40)
TITLE = st.sampled_from(["tools", "roles", "Talks"]) | WORD
DATE = st.sampled_from(["", "2020", "2022-03", "present", "soon", "2099"]) | WORD
BULLETS = st.lists(st.builds(Bullet, own=WORD), max_size=3).map(tuple)
WORDS = st.lists(WORD, max_size=4).map(tuple)
CVS = st.builds(
    CV,
    profile=st.builds(Profile, name=WORD, headline=WORD, email=WORD, photo=WORD),
    summary=st.builds(Summary, text=WORD, domain=WORD, scale=WORD, outcome=WORD),
    roles=st.lists(
        st.builds(Role, title=WORD, company=WORD, start=DATE, end=DATE, bullets=BULLETS), max_size=3
    ).map(tuple),
    tools=st.builds(Tools, core=WORDS, working=WORDS, familiar=WORDS, flat=WORDS),
    projects=st.lists(
        st.builds(Project, name=WORD, url=WORD, start=DATE, end=DATE, bullets=BULLETS), max_size=2
    ).map(tuple),
    education=st.lists(st.builds(Education, degree=WORD, year=WORD, details=WORDS), max_size=2).map(
        tuple
    ),
    sections=st.lists(st.builds(Section, title=TITLE, items=WORDS), max_size=2).map(tuple),
    order=st.lists(TITLE, max_size=3).map(tuple),
)


@settings(max_examples=60, deadline=None)
@given(CVS)
def test_no_cv_breaks_the_review(made: CV) -> None:
    found = review(made, today=TODAY)
    assert len(found.selfcheck.questions) == 5
    assert [signal.name for signal in found.signals] == ["shipped", "evaluated", "scope"]
    for finding in found.findings:
        at(made, finding.address)
