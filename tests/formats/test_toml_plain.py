"""TOML CVs of other makers: their keys told by what they mean, their bullets edited in place."""

from __future__ import annotations

import pytest

from bulletsmith.cv import Bullet, bullets
from bulletsmith.errors import CannotPatchError, NotUnderstoodError
from bulletsmith.formats.document import Delete, Insert, Move, Set
from bulletsmith.formats.toml.adapter import FORMAT

JSON_LIKE = """\
"$schema" = "https://example.org/schema.json"

[basics]
name = "Jane Roe" # as in the passport
label = "ML Engineer"

[[work]]
name = "Acme"
position = "Engineer"
startDate = "2021-08"
# endDate = "2025-09"
highlights = [
  "Served a ranker.", # the first
  'Cut the bill by "half".',
]

[[projects]]
name = "Page"
highlights = ["Drew it."]
"""
EXPERIENCE = """\
[personal]
name = "Jane Roe"
title = "ML Engineer"

[skills]
languages = ["Python", "Go"]

[[experience]]
title = "Engineer"
company = "Acme"
location = "Berlin"
start_date = "Jan 2022"
end_date = "Present"
achievements = ["Served a ranker.", "Cut the bill."]

[[experience]]
role = "Analyst"
organization = "Beta"
dates = "Mar 2019 - Dec 2021"
description = [
    "Counted all the many things.",
]
"""
POSITIONS = """\
[basics]
name = "Jane Roe"

[[work]]
company = "Acme"
highlights = ["Moved the index."]

[[work.roles]]
position = "Senior Engineer"
date = "Nov 2021 - Present"

[[work.roles]]
position = "Engineer"
date = "Sep 2019 - Nov 2021"
highlights = ["Built the index."]
"""
WRAPPED = """\
[cv]
name = "Jane Roe"

[[cv.jobs]]
employer = "Acme"
job-title = "Engineer"
start = 2020
bullets = [\"\"\"Served
a ranker.\"\"\"]
"""
ROLES = {
    "json-like": (JSON_LIKE, [("Engineer", "Acme", "2021-08", "present", 2)]),
    "experience": (
        EXPERIENCE,
        [
            ("Engineer", "Acme", "2022-01", "present", 2),
            ("Analyst", "Beta", "2019-03", "2021-12", 1),
        ],
    ),
    "positions": (
        POSITIONS,
        [
            ("Senior Engineer", "Acme", "2021-11", "present", 1),
            ("Engineer", "Acme", "2019-09", "2021-11", 1),
        ],
    ),
    "wrapped": (WRAPPED, [("Engineer", "Acme", "2020", "present", 1)]),
}


@pytest.mark.parametrize("name", ROLES)
def test_roles_are_read_whatever_their_keys_are_called(name: str) -> None:
    source, roles = ROLES[name]
    cv = FORMAT.read(source.encode()).cv
    assert [(r.title, r.company, r.start, r.end, len(r.bullets)) for r in cv.roles] == roles


@pytest.mark.parametrize("name", ROLES)
def test_a_bullet_is_rewritten_and_every_other_byte_stands(name: str) -> None:
    source = ROLES[name][0]
    document = FORMAT.read(source.encode())
    for address, _ in bullets(document.cv):
        new = 'Won 5% & "kept" C:\\it'
        after = FORMAT.patch(source.encode(), (Set(address, Bullet(own=new)),)).decode()
        place = document.places[address]
        assert after.startswith(source[: place.start - 3])
        assert after.endswith(source[place.end + 3 :])
        assert dict(bullets(FORMAT.read(after.encode()).cv))[address].text == new


def test_bullets_are_put_in_taken_out_and_moved() -> None:
    source = JSON_LIKE.encode()
    role = ("roles", 0, "bullets")
    more = FORMAT.patch(source, (Insert((*role, 2), Bullet(own="Third.")),))
    texts = ["Served a ranker.", 'Cut the bill by "half".', "Third."]
    assert [b.text for b in FORMAT.read(more).cv.roles[0].bullets] == texts
    assert FORMAT.read(FORMAT.patch(more, (Delete((*role, 2)),))).cv == FORMAT.read(source).cv
    moved = FORMAT.patch(source, (Move((*role, 0), 1),))
    assert [b.text for b in FORMAT.read(moved).cv.roles[0].bullets] == texts[1::-1]
    assert b"# the first" in moved


def test_what_cannot_be_put_in_place_is_refused() -> None:
    with pytest.raises(CannotPatchError):
        FORMAT.patch(JSON_LIKE.encode(), (Set(("roles", 0, "location"), "Berlin"),))
    with pytest.raises(CannotPatchError):
        FORMAT.patch(JSON_LIKE.encode(), (Set(("roles", 0, "title"), ""),))


def test_what_is_ours_or_no_cv_is_still_read_strictly() -> None:
    with pytest.raises(NotUnderstoodError):
        FORMAT.read(b'[[roles]]\ntitel = "Engineer"\n[[work]]\n')
    with pytest.raises(NotUnderstoodError):
        FORMAT.read(b'[package]\nname = "x"\n')


def test_bullets_are_told_by_their_texts_and_keys_by_their_words() -> None:
    source = """\
[Contact]
name = "Jane Roe"

[ProfessionalExperience.Acme]
title = "Engineer"
employer = "Acme"
start = "2021-06-01"
languages = ["go", "rust"]
takeaways = ["Served a ranker for two million people.", "Cut the bill by half."]
_highlights = ["Set aside by its owner for now."]
"""
    (role,) = FORMAT.read(source.encode()).cv.roles
    assert (role.title, role.company, role.start) == ("Engineer", "Acme", "2021-06")
    assert len(role.bullets) == 2


def test_what_it_has_no_place_for_is_told() -> None:
    source = b'[[work]]\ncompany = "A"\nhighlights = ["Built one"]\n\n[[skills]]\nname = "Spark"\n'
    with pytest.raises(CannotPatchError, match="years of tools"):
        FORMAT.patch(source, [Set(("tools", "last_used"), {"Spark": 2024})])


SUMMED = """\
[personal]
name = "Jane Roe"

[[work]]
organization = "Acme"
[[work.positions]]
position = "Administrator"
startDate = "2019-06"
summary = "Kept the courses of 40 people in order."
highlights = ["Wrote down how to teach over a wire."]
[[work.positions]]
position = "Assistant"
startDate = "2014-12"
summary = ""
"""


def test_what_positions_sum_up_is_no_bullet_of_their_company() -> None:
    roles = FORMAT.read(SUMMED.encode()).cv.roles
    assert [(r.title, r.company, [b.own for b in r.bullets]) for r in roles] == [
        ("Administrator", "Acme", ["Wrote down how to teach over a wire."]),
        ("Assistant", "Acme", []),
    ]
