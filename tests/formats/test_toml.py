"""A TOML CV: read strictly, written tidily, edited without touching what was not edited."""

from __future__ import annotations

import pytest
from cvs import cvs
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletsmith.bullets.slots import Slots
from bulletsmith.cv import CV, Bullet, Education, Project, Role, Summary, Tools, bullets
from bulletsmith.errors import CannotPatchError, NotUnderstoodError
from bulletsmith.formats.document import Delete, Edit, Insert, Move, Set
from bulletsmith.formats.edits import apply, edits_between
from bulletsmith.formats.toml.adapter import FORMAT
from bulletsmith.formats.toml.schema import held

KEPT = '''\
# My CV, by hand.
format = 1   # the first

[profile]
name = "Ada \\"Countess\\" Example"
links = ["https://github.com/ada-example"]  # more to come

# ---- work ----

[[roles]]
title = 'Senior ML Engineer'
company = "Acme"
start = 2022-03-01
end = "present"

  [[roles.bullets]]   # the best one
  verb = "Built"
  model = """a session-based \\
             reranker"""
  data = "120 days of search logs"

  # bulletsmith: ignore MET003 -- under NDA
  [[roles.bullets]]
  text = "Worked on  fraud models"

[[roles]]
title = "Analyst"
start = 2019
bullets = [
    { text = "Cut costs by 3%" },  # cheap
    "Wrote \\u00e9tudes"
]

[tools]
core = ["Python", "SQL"]
last_used = { Airflow = 2025 }
'''
READ = CV(
    roles=(
        Role(
            "Senior ML Engineer",
            "Acme",
            start="2022-03",
            end="present",
            bullets=(
                Bullet(Slots("Built", "a session-based reranker", data="120 days of search logs")),
                Bullet(own="Worked on fraud models"),
            ),
        ),
        Role(
            "Analyst",
            start="2019",
            bullets=(Bullet(own="Cut costs by 3%"), Bullet(own="Wrote études")),
        ),
    ),
    tools=Tools(core=("Python", "SQL"), last_used={"Airflow": 2025}),
)


def test_what_a_person_keeps_is_read() -> None:
    cv = FORMAT.read(KEPT.encode()).cv
    assert (cv.roles, cv.tools) == (READ.roles, READ.tools)
    assert cv.profile.name == 'Ada "Countess" Example'


@pytest.mark.parametrize(
    ("address", "word"),
    [
        (("roles", 0, "bullets", 0), "Built"),
        (("roles", 0, "bullets", 0), "120 days"),
        (("roles", 0, "bullets", 0), "reranker"),
        (("roles", 0, "bullets", 1), "fraud"),
        (("roles", 1, "bullets", 0), "3%"),
        (("roles", 1, "bullets", 1), "Wrote"),
    ],
)
def test_a_finding_has_the_line_and_column_of_its_words(
    address: tuple[str | int, ...], word: str
) -> None:
    document = FORMAT.read(KEPT.encode())
    text = dict(bullets(document.cv))[address].text
    line, column = document.position(address, text.index(word))
    assert KEPT.splitlines()[line - 1][column - 1 :].startswith(word)


def test_what_has_no_words_is_told_by_its_table() -> None:
    document = FORMAT.read(KEPT.encode())
    assert document.position(("roles", 1)) == (26, 1)
    assert document.position(("roles", 1, "company")) == (26, 1)
    assert document.position(("tools", "core", 1))[0] == 35
    assert document.position(("summary",)) == (1, 1)


def test_suppressions_stand_for_what_is_below_or_beside_them() -> None:
    text = (
        "# bulletsmith: ignore STR010\nformat = 1\n[[roles]]\n"
        "title = 'x' # bulletsmith: ignore ROL001, ROL002 -- a trial\n"
        "[[roles.bullets]]\ntext = 'Built x' # bulletsmith: ignore MET001 -- NDA\n"
        "# bulletsmith: ignore VRB002\n[[roles.bullets]]\ntext = 'y'\n"
    )
    told = [(s.line, s.codes, s.reason, s.address) for s in FORMAT.read(text.encode()).suppressions]
    assert told == [
        (1, ("STR010",), "", ()),
        (4, ("ROL001", "ROL002"), "a trial", ("roles", 0, "title")),
        (6, ("MET001",), "NDA", ("roles", 0, "bullets", 0)),
        (7, ("VRB002",), "", ("roles", 0, "bullets", 1)),
    ]


@pytest.mark.parametrize(
    ("text", "line", "column", "told"),
    [
        ('format = 1\n[profile\nname = "x"', 2, 9, "not TOML"),
        ("[[roles]]\nstart = 2022-03\n", 2, 13, "put the date in quotes"),
        ('[profile]\nname = "x', 2, 10, "not TOML"),
        ("[[roles]]\ntitel = 'x'", 2, 1, "did you mean 'title'?"),
        ("[[role]]\ntitle = 'x'\n[profile]", 1, 1, "did you mean 'roles'?"),
        ("[[roles]]\n[[roles.bullets]]\nverb = 'x'\nmodle = 'y'", 4, 1, "did you mean 'model'?"),
        ("[[roles]]\n[[roles.bullets]]\nverb = 'x'\ntext = 'y'", 4, 1, "both text and slots"),
        ("[[roles]]\ntitle = 3", 2, 1, "title should be text in quotes, not 3"),
        ("[roles]\ntitle = 'x'", 1, 1, "roles should be a list"),
        ("[tools]\ncore = 'Python'", 2, 1, "core should be a list"),
        ("[tools]\ncore = ['Python',\n 3]", 3, 2, "core 2 should be text in quotes, not 3"),
        ("[tools.last_used]\nSpark = 'long ago'", 2, 1, "should be a whole number"),
        ("profile = 'me'", 1, 1, "profile should be a table"),
        ("format = 2\n[profile]", 1, 1, "update bulletsmith"),
        ("format = 'x'\n[profile]", 1, 1, "format should be 1"),
        ("order = []\n[profile]", 1, 1, "unknown key 'order'"),
        ("[[roles]]\n[[roles.bullets]]\nown = 'x'", 3, 1, "unknown key 'own'"),
        ("[project]\nname = 'x'", None, None, "no CV of bulletsmith"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    text: str, line: int | None, column: int | None, told: str
) -> None:
    with pytest.raises(NotUnderstoodError) as caught:
        FORMAT.read(text.encode())
    assert told in str(caught.value)
    assert (caught.value.line, caught.value.column) == (line, column)


def test_not_utf8_is_told_with_its_line() -> None:
    with pytest.raises(NotUnderstoodError, match="UTF-8") as caught:
        FORMAT.read("format = 1\nx = 'é'".encode("latin-1"))
    assert (caught.value.line, caught.value.column) == (2, 6)


def test_lists_nested_without_end_are_no_crash() -> None:
    with pytest.raises(NotUnderstoodError):
        FORMAT.read(b"roles = " + b"[" * 100_000)


def test_a_new_file_reads_like_one_that_a_person_made() -> None:
    cv = CV(
        summary=Summary(domain="search"),
        roles=(
            Role(
                "ML Engineer", "Acme", bullets=(Bullet(Slots("Built", "a ranker")), Bullet(own="x"))
            ),
        ),
        tools=Tools(core=("Python", "SQL"), last_used={"Apache Airflow": 2025}),
        projects=(Project("fastvec", bullets=(Bullet(own="y"),)),),
        education=(Education("MSc", "Example University", "2019"),),
    )
    assert FORMAT.write(cv).decode() == (
        'format = 1\n\n[summary]\ndomain = "search"\n\n'
        '[[roles]]\ntitle = "ML Engineer"\ncompany = "Acme"\n\n'
        '[[roles.bullets]]\nverb = "Built"\nmodel = "a ranker"\n\n[[roles.bullets]]\ntext = "x"\n\n'
        '[tools]\ncore = ["Python", "SQL"]\n\n[tools.last_used]\n"Apache Airflow" = 2025\n\n'
        '[[projects]]\nname = "fastvec"\n\n[[projects.bullets]]\ntext = "y"\n\n'
        '[[education]]\ndegree = "MSc"\nschool = "Example University"\nyear = "2019"\n'
    )


@settings(deadline=None)
@given(cvs)
def test_what_is_written_is_read(cv: CV) -> None:
    assert FORMAT.read(FORMAT.write(cv)).cv == held(cv)
    assert FORMAT.lost(cv) == ()


SOURCES = {
    "plain": KEPT.encode(),
    "windows": KEPT.replace("\n", "\r\n").encode(),
    "bom": b"\xef\xbb\xbf" + KEPT.encode(),
    "no final newline": KEPT.rstrip().encode(),
}


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_no_edit_changes_no_byte(source: bytes) -> None:
    assert FORMAT.patch(source, []) == source
    cv = FORMAT.read(source).cv
    assert FORMAT.patch(source, [Set(("roles", 0), cv.roles[0]), Set((), cv)]) == source


NEW = Bullet(own="Shipped it")
SLOTTED = Bullet(Slots("Trained", "a model", metric='F1 0.9 "vs" 0.8'))


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (
            Set(("roles", 0, "bullets", 1), NEW),
            'text = "Worked on  fraud models"',
            'text = "Shipped it"',
        ),
        (
            Set(("roles", 0, "bullets", 0), Bullet(Slots("Built", "a ranker", "search"))),
            'model = """a session-based \\\n             reranker"""\n'
            '  data = "120 days of search logs"\n',
            'model = "a ranker"\n  problem = "search"\n',
        ),
        (Set(("roles", 0, "title"), "ML Lead"), "'Senior ML Engineer'", "'ML Lead'"),
        (Set(("roles", 1, "start"), "2018"), "start = 2019", "start = 2018"),
        (Set(("roles", 0, "start"), "2021-01"), "2022-03-01", '"2021-01"'),
        (Set(("roles", 0, "end"), ""), 'end = "present"\n', ""),
        (
            Set(("roles", 0, "location"), "Berlin"),
            'company = "Acme"\n',
            'company = "Acme"\nlocation = "Berlin"\n',
        ),
        (Set(("roles", 1, "bullets", 1), NEW), '"Wrote \\u00e9tudes"', '"Shipped it"'),
        (
            Set(("roles", 1, "bullets", 0), SLOTTED),
            '{ text = "Cut costs by 3%" }',
            '{ verb = "Trained", model = "a model", metric = "F1 0.9 \\"vs\\" 0.8" }',
        ),
        (
            Insert(("roles", 1, "bullets", 2), NEW),
            '    "Wrote \\u00e9tudes"\n',
            '    "Wrote \\u00e9tudes",\n    { text = "Shipped it" }\n',
        ),
        (
            Insert(("roles", 1, "bullets", 1), NEW),
            '    "Wrote',
            '    { text = "Shipped it" },\n    "Wrote',
        ),
        (
            Delete(("roles", 1, "bullets", 0)),
            '    { text = "Cut costs by 3%" },  # cheap\n',
            "",
        ),
        (
            Insert(("roles", 0, "bullets", 2), NEW),
            'fraud models"\n\n',
            'fraud models"\n\n[[roles.bullets]]\ntext = "Shipped it"\n\n',
        ),
        (
            Insert(("roles", 0, "parked", 0), SLOTTED),
            'fraud models"\n\n',
            'fraud models"\n\n[[roles.parked]]\nverb = "Trained"\nmodel = "a model"\n'
            'metric = "F1 0.9 \\"vs\\" 0.8"\n\n',
        ),
        (
            Delete(("roles", 0, "bullets", 1)),
            "  # bulletsmith: ignore MET003 -- under NDA\n  [[roles.bullets]]\n"
            '  text = "Worked on  fraud models"\n\n',
            "",
        ),
        (Insert(("tools", "core", 1), "Go"), '"Python", "SQL"', '"Python", "Go", "SQL"'),
        (Insert(("tools", "core", 2), "Go"), '"Python", "SQL"', '"Python", "SQL", "Go"'),
        (Delete(("tools", "core", 0)), '"Python", "SQL"', '"SQL"'),
        (Delete(("tools", "core", 1)), '"Python", "SQL"', '"Python"'),
        (Move(("tools", "core", 1), 0), '"Python", "SQL"', '"SQL", "Python"'),
        (
            Insert(("tools", "working", 0), "Spark"),
            '"SQL"]\n',
            '"SQL"]\nworking = ["Spark"]\n',
        ),
        (Set(("tools", "last_used"), {"Airflow": 2026}), "Airflow = 2025", "Airflow = 2026"),
        (
            Set(("summary", "domain"), "search"),
            "come\n\n",
            'come\n\n[summary]\ndomain = "search"\n\n',
        ),
        (
            Insert(("education", 0), Education("MSc", year="2019")),
            "2025 }\n",
            '2025 }\n\n[[education]]\ndegree = "MSc"\nyear = "2019"\n',
        ),
        (
            Set(("profile", "email"), "a@example.org"),
            'Example"\n',
            'Example"\nemail = "a@example.org"\n',
        ),
        (Delete(("profile", "links", 0)), '["https://github.com/ada-example"]', "[]"),
    ],
)
@pytest.mark.parametrize("windows", [False, True])
def test_one_edit_changes_that_and_nothing_else(
    edit: Edit, old: str, new: str, windows: bool
) -> None:
    assert KEPT.count(old) == 1
    source, expected = KEPT, KEPT.replace(old, new)
    if windows:
        source, expected = source.replace("\n", "\r\n"), expected.replace("\n", "\r\n")
    assert FORMAT.patch(source.encode(), [edit]).decode() == expected


def test_a_role_moves_with_its_bullets_and_comments() -> None:
    after = FORMAT.patch(KEPT.encode(), [Move(("roles", 1), 0)]).decode()
    cv = FORMAT.read(after.encode()).cv
    assert cv.roles == READ.roles[::-1]
    assert sorted(after.split()) == sorted(KEPT.split())


def test_what_is_not_there_cannot_be_patched() -> None:
    for edit in (Delete(("roles", 9)), Set(("roles", 0, "bullets", 7), NEW), Set(("no",), "x")):
        with pytest.raises(CannotPatchError):
            FORMAT.patch(KEPT.encode(), [edit])


@settings(deadline=None, max_examples=200)
@given(cvs, cvs, st.sampled_from(["\n", "\r\n"]))
def test_any_cv_can_be_patched_into_any_other(before: CV, after: CV, newline: str) -> None:
    source = FORMAT.write(before).replace(b"\n", newline.encode())
    edits = edits_between(FORMAT.read(source).cv, held(after))
    assert FORMAT.read(FORMAT.patch(source, edits)).cv == held(after)


@settings(deadline=None)
@given(cvs)
def test_a_file_by_hand_can_be_patched_into_any_other(after: CV) -> None:
    edits = edits_between(FORMAT.read(KEPT.encode()).cv, held(after))
    assert FORMAT.read(FORMAT.patch(KEPT.encode(), edits)).cv == held(after)


@settings(deadline=None)
@given(cvs, st.data())
def test_one_bullet_edited_leaves_every_other_byte(cv: CV, data: st.DataObject) -> None:
    source = FORMAT.write(cv)
    document = FORMAT.read(source)
    here = list(bullets(document.cv))
    if not here:
        return
    address, _ = data.draw(st.sampled_from(here))
    after = FORMAT.patch(source, [Set(address, NEW)])
    place = document.places[address]
    head, tail = document.text[: place.start].encode(), document.text[place.end :].encode()
    assert after.startswith(head[: head.rfind(b"[[")] if b"[[" in head else b"")
    assert after.endswith(tail)
    assert FORMAT.read(after).cv == apply(document.cv, [Set(address, NEW)])


def test_a_text_without_a_name_is_known() -> None:
    assert FORMAT.sniff(KEPT)
    assert not FORMAT.sniff("# Ada\n\n[[roles]] are fun")
    assert not FORMAT.sniff("[project]\nname = 'x'\n")
