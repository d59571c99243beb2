"""Edits of a Markdown CV in its own style, and every other byte as it was."""

from __future__ import annotations

import pytest
from cvs import cvs, said
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bulletsmith.bullets.slots import Slots
from bulletsmith.cv import CV, Bullet, Role, bullets
from bulletsmith.errors import CannotPatchError
from bulletsmith.formats.document import Delete, Edit, Insert, Move, Set
from bulletsmith.formats.edits import apply, edits_between
from bulletsmith.formats.markdown.adapter import FORMAT
from bulletsmith.formats.markdown.write import held

KEPT = """\
---
title: My CV
---
# Ada Example
ada@example.org

## Experience

### Senior ML Engineer | Acme
*Mar 2022 – present*

* Built a **session-based** reranker for
  hotel [search](https://example.org)
* Worked on fraud_models

Some words that stay.

### ML Engineer | Bolt
2019 - 2022

1. Cut costs by 3%
2. Wrote things

## Skills
- **Core:** Python, SQL, Go
"""
NEW = Bullet(own="Shipped *it* to 3M users")
FIRST = ("roles", 0, "bullets", 0)


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (
            Set(("roles", 0, "bullets", 1), NEW),
            "Worked on fraud_models",
            r"Shipped \*it\* to 3M users",
        ),
        (
            Set(("roles", 0, "bullets", 1), Bullet(own="Worked on churn")),
            "Worked on fraud_models",
            "Worked on churn",
        ),
        (
            Set(
                FIRST,
                Bullet(own="Built a reranker for hotel search with 120 days of logs behind it"),
            ),
            "Built a **session-based** reranker for\n  hotel [search](https://example.org)",
            "Built a reranker for hotel search with\n  120 days of logs behind it",
        ),
        (
            Set(FIRST, Bullet(own="Built a session-based ranker for hotel search")),
            "reranker for",
            "ranker for",
        ),
        (
            Set(("roles", 0, "bullets", 1), Bullet(Slots("Built", "a fraud model"))),
            "Worked on fraud_models",
            "Built a fraud model.",
        ),
        (
            Insert(("roles", 0, "bullets", 1), NEW),
            "* Worked",
            "* Shipped \\*it\\* to 3M users\n* Worked",
        ),
        (
            Insert(("roles", 0, "bullets", 2), NEW),
            "fraud_models\n",
            "fraud_models\n* Shipped \\*it\\* to 3M users\n",
        ),
        (
            Insert(("roles", 1, "bullets", 2), NEW),
            "2. Wrote things\n",
            "2. Wrote things\n3. Shipped \\*it\\* to 3M users\n",
        ),
        (Delete(("roles", 0, "bullets", 1)), "* Worked on fraud_models\n", ""),
        (Delete(("roles", 1, "bullets", 0)), "1. Cut costs by 3%\n", ""),
        (
            Move(("roles", 1, "bullets", 1), 0),
            "1. Cut costs by 3%\n2. Wrote things\n",
            "2. Wrote things\n1. Cut costs by 3%\n",
        ),
        (Set(("roles", 0, "title"), "ML Lead"), "Senior ML Engineer", "ML Lead"),
        (Set(("roles", 1, "company"), "Nuts"), "Bolt", "Nuts"),
        (Set(("roles", 1, "end"), "2023-05"), "2019 - 2022", "2019 – May 2023"),
        (Set(("profile", "email"), "ada@example.com"), "ada@example.org", "ada@example.com"),
        (Insert(("tools", "core", 1), "C_x_"), "Python, SQL", "Python, C_x\\_, SQL"),
        (Insert(("tools", "core", 3), "Rust"), "SQL, Go", "SQL, Go, Rust"),
        (Delete(("tools", "core", 2)), "SQL, Go", "SQL"),
        (Delete(("tools", "core", 0)), "Python, SQL", "SQL"),
        (Set(("tools", "core", 1), "Spark"), "SQL", "Spark"),
    ],
)
@pytest.mark.parametrize("style", ["plain", "windows", "bom", "no final newline", "latin"])
def test_one_edit_changes_that_and_nothing_else(edit: Edit, old: str, new: str, style: str) -> None:
    assert KEPT.count(old) == 1
    source, expected = KEPT, KEPT.replace(old, new)
    if style == "windows":
        source, expected = source.replace("\n", "\r\n"), expected.replace("\n", "\r\n")
    if style == "no final newline":
        source, expected = source[:-1], expected[:-1]
    codec = {"bom": "utf-8-sig", "latin": "cp1252"}.get(style, "utf-8")
    assert FORMAT.patch(source.encode(codec), [edit]).decode(codec) == expected


def test_a_role_is_put_in_and_taken_out() -> None:
    role = Role("ML Intern", "Initech", "Berlin", "2018-01", "2018-06", (NEW,))
    said_ = (
        "### ML Intern\n\n**Initech** · Berlin\n\n*Jan 2018 – Jun 2018*\n\n"
        "- Shipped \\*it\\* to 3M users\n\n"
    )
    for index, before in ((2, "## Skills"), (0, "### Senior"), (1, "### ML Engineer")):
        after = FORMAT.patch(KEPT.encode(), [Insert(("roles", index), role)])
        assert after.decode() == KEPT.replace(before, said_ + before)
        assert FORMAT.patch(after, [Delete(("roles", index))]).decode() == KEPT


def test_a_letter_that_the_file_has_not_is_told() -> None:
    source = KEPT.encode("cp1252")
    with pytest.raises(CannotPatchError, match="cp1252"):
        FORMAT.patch(source, [Set(FIRST, Bullet(own="MRR 0.3 → 0.4"))])


@pytest.mark.parametrize(
    "edit",
    [
        Set(("roles", 5, "bullets", 0), NEW),
        Delete(("roles", 0, "bullets", 9)),
        Set(("profile", "phone"), "+49 30 1234567"),
    ],
)
def test_what_cannot_be_made_in_place_is_told(edit: Edit) -> None:
    with pytest.raises(CannotPatchError):
        FORMAT.patch(KEPT.encode(), [edit])


def test_what_markdown_cannot_hold_changes_nothing() -> None:
    edits: list[Edit] = [
        Insert(("roles", 0, "parked", 0), NEW),
        Set(("tools", "last_used"), {"Go": 2020}),
    ]
    assert FORMAT.patch(KEPT.encode(), edits) == KEPT.encode()


@settings(deadline=None, max_examples=60)
@given(cvs, st.sampled_from(["\n", "\r\n"]), st.data())
def test_one_bullet_edited_leaves_every_other_byte(
    cv: CV, newline: str, data: st.DataObject
) -> None:
    source = FORMAT.write(cv).replace(b"\n", newline.encode())
    document = FORMAT.read(source)
    here = list(bullets(document.cv))
    assume(here)
    assert FORMAT.patch(source, []) == source
    address, _ = data.draw(st.sampled_from(here))
    edit = Set(address, Bullet(own=data.draw(said)))
    try:
        after = FORMAT.patch(source, [edit])
    except CannotPatchError:
        assume(False)
        return
    place = document.places[address]
    head, tail = document.text[: place.start].encode(), document.text[place.end :].encode()
    assert after.startswith(head)
    assert after.endswith(tail)
    assert FORMAT.read(after).cv == apply(document.cv, [edit])


texts = st.lists(said.filter(lambda words: len(words) > 30), max_size=4)


@settings(deadline=None, max_examples=100)
@given(st.lists(said, max_size=4), st.sampled_from(["- ", "* ", "1. ", "    - ", "\t* "]))
def test_the_bullets_of_a_role_become_any_others(words: list[str], mark: str) -> None:
    lines = "".join(f"{mark}{text}\n" for text in ("Built one thing", "Cut two things"))
    source = (
        f"## Experience\n\n### ML Engineer | Acme\n2019 – 2022\n\n{lines}\n## Skills\n".encode()
    )
    before = FORMAT.read(source).cv
    assert len(before.roles[0].bullets) == 2
    new = tuple(Bullet(own=f"Did {text}") for text in words)
    after = CV(roles=(Role("ML Engineer", "Acme", "", "2019", "2022", new),))
    patched = FORMAT.patch(source, edits_between(before, after))
    assert FORMAT.read(patched).cv == held(after)
    assert patched.endswith(b"\n## Skills\n")
