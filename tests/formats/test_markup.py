"""A rewritten bullet keeps the markup that its new words leave alone, and what is lost is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletsmith.bullets.text import one_line
from bulletsmith.cv import Bullet
from bulletsmith.formats.document import Delete, Edit, Insert, Move, Set
from bulletsmith.formats.markup import lost
from bulletsmith.formats.registry import by_name

ROLE = ("roles", 0, "bullets", 0)

# The bullet's source, its new words, its source then, and what is said to be lost.
KEPT = [
    ("Cut cost by **20%** a year", "Cut cost by **35%** a year", "Cut cost by 35% a year"),
    ("Cut cost by **20%**", "Cut cloud cost by **20%** in May", "Cut cloud cost by 20% in May"),
    ("**Built** a ranker", "**Shipped** a ranker", "Shipped a ranker"),
    ("**Built** a ranker", "Quickly **Built** a ranker", "Quickly Built a ranker"),
    ("Built *a* **b** c", "Built *a* **b** and c", "Built a b and c"),
    ("A [ranker](u) for `Q`", "A fast [ranker](u) for `Q`", "A fast ranker for Q"),
    ("Made <b>it</b> <a href='u'>fast</a>", "Did <b>it</b> <a href='u'>fast</a>", "Did it fast"),
    ("See ![x](i.png) [it](u)", "See ![x](i.png) [it](u) now", "See it now"),
]
LOST = [
    ("Cut **a lot of** cost", "Cut much", "Cut much", ["bold “a lot of”"]),
    ("Cut **20%** by [x](u) now", "Cut it now", "Cut it now", ["bold “20%”", "link “x” (u)"]),
    ("Cut **20%** of it", "Cut much of it", "Cut much of it", ["bold “20%”"]),
    ("A [paper](u) of **2021**", "A talk of **2021**", "A talk of 2021", ["link “paper” (u)"]),
    ("Cut **20% of cost** by [x](u)", "Cut 20% by [x](u)", "Cut 20% by x", ["bold “20% of cost”"]),
]


@pytest.mark.parametrize("name", ["markdown", "rendercv"])
@pytest.mark.parametrize(
    ("source", "wanted", "words", "gone"), [*((*case, []) for case in KEPT), *LOST]
)
def test_what_the_new_words_leave_alone_stays(
    name: str, source: str, wanted: str, words: str, gone: list[str]
) -> None:
    if name == "rendercv" and ("<" in source or "![" in source):
        return  # RenderCV knows neither
    adapter = by_name(name)
    before = adapter.read(_file(name, source))
    edits: list[Edit] = [Set(ROLE, Bullet(own=words))]
    after = adapter.read(adapter.patch(before.source, edits))
    assert after.source == _file(name, wanted)
    assert after.cv.roles[0].bullets[0].own == words
    told = [str(one) for this in lost(adapter, before, after, edits) for one in this.markup]
    assert told == gone


def _file(name: str, bullet: str) -> bytes:
    if name == "markdown":
        return f"## Experience\n\n### Engineer\n\n- {bullet}\n- Other\n".encode()
    quoted = bullet.replace("'", "''")
    return (
        "cv:\n  sections:\n    experience:\n      - company: A\n        position: Engineer\n"
        f"        highlights:\n          - '{quoted}'\n          - Other\n"
    ).encode()


def test_the_loss_is_told_where_the_bullet_stands_at_last() -> None:
    adapter = by_name("markdown")
    before = adapter.read(b"## Experience\n\n### Engineer\n\n- Made **it**\n- Two\n- Three\n")
    role = ("roles", 0, "bullets")
    edits: list[Edit] = [
        Delete((*role, 1)),
        Move((*role, 0), 1),
        Set((*role, 1), Bullet(own="Sold")),
        Insert((*role, 0), Bullet(own="New")),
    ]
    after = adapter.read(adapter.patch(before.source, edits))
    found = lost(adapter, before, after, edits)
    assert [str(one) for one in found] == [
        "bullet 1.3 has lost bold “it”: the new words leave no place for it"
    ]


def test_a_bullet_taken_out_loses_nothing() -> None:
    adapter = by_name("markdown")
    before = adapter.read(b"## Experience\n\n### Engineer\n\n- Made **it**\n- Two\n")
    edits: list[Edit] = [Delete(ROLE)]
    after = adapter.read(adapter.patch(before.source, edits))
    assert lost(adapter, before, after, edits) == ()


pieces = st.lists(
    st.sampled_from(
        ["one", "two", "**bold**", "*a b*", "[link c](u)", "`code`", "3%", "<b>d e</b>", "~~f~~"]
    ),
    min_size=1,
    max_size=7,
)


@given(pieces, st.lists(st.sampled_from("one two bold a b link c code 3% d e f x".split())))
def test_markup_stands_or_is_named(source: list[str], new: list[str]) -> None:
    """Whatever the words become: they read back, and each markup is there or told to be lost."""
    adapter = by_name("markdown")
    before = adapter.read(_file("markdown", " ".join(source)))
    words = one_line(" ".join(new)) or "x"
    edits: list[Edit] = [Set(ROLE, Bullet(own=words))]
    after = adapter.read(adapter.patch(before.source, edits))
    assert after.cv.roles[0].bullets[0].own == words
    had, has = adapter.markup(before)[ROLE], adapter.markup(after)[ROLE]
    told = [one for this in lost(adapter, before, after, edits) for one in this.markup]
    assert len(had) == len(has) + len(told)
