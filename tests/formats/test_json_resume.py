"""JSON Resume: read with its mistakes, written for its own schema, edited in place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cvs import cvs, said
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bulletsmith.cv import CV, Bullet, Role, Tools, bullets
from bulletsmith.errors import BulletsmithError, CannotPatchError, NotUnderstoodError
from bulletsmith.formats.document import Delete, Edit, Insert, Move, Set
from bulletsmith.formats.edits import apply, edits_between
from bulletsmith.formats.json_resume.adapter import FORMAT
from bulletsmith.formats.json_resume.write import held
from bulletsmith.formats.registry import by_name

KEPT = """\
{
  "basics": {
    "name": "Ada Example",
    "label": "ML engineer",
    "picture": "ada.png",
    "email": "ada@example.org",
    "url": "https://example.org/ada",
    "location": { "city": "Paris", "countryCode": "FR" },
    "profiles": [{ "network": "GitHub", "username": "ada-example" }]
  },
  "work": [
    {
      "company": "Acme",
      "postion": "Senior ML Engineer",
      "startDate": "2022-03-01",
      "summary": "Search and ranking.",
      "highlights": [
        "Built a \\"session-based\\" reranker \\u2013 in Go",
        "Worked on fraud models",
        "Cut costs by 3%"
      ]
    },
    {
      "name": "Bolt",
      "position": "Analyst",
      "startDate": "2019",
      "endDate": "2022-02",
      "hilights": ["Wrote \\u00e9tudes", "Forecast demand"]
    }, {"name": "Nuts", "position": "Intern", "startDate": "2018", "endDate": "2018",
        "highlights": []}
  ],
  "skills": [
    { "name": "Python", "level": "Expert" },
    { "name": "Platforms", "keywords": ["Spark", "Airflow"] }
  ],
  "awards": [{ "title": "Best paper", "awarder": "RecSys", "date": "2021" }]
}
"""
NEW = Bullet(own='Shipped "it" to 3M users, café')
NEW_SAID = '"Shipped \\"it\\" to 3M users, caf\\u00e9"'
FIRST = ("roles", 0, "bullets", 0)


def test_what_a_person_keeps_is_read() -> None:
    cv = FORMAT.read(KEPT.encode()).cv
    assert [(r.title, r.company, r.start, r.end, len(r.bullets)) for r in cv.roles] == [
        ("Senior ML Engineer", "Acme", "2022-03", "present", 3),
        ("Analyst", "Bolt", "2019", "2022-02", 2),
        ("Intern", "Nuts", "2018", "2018", 0),
    ]
    assert cv.roles[0].bullets[0].text == 'Built a "session-based" reranker – in Go'
    assert cv.profile.links == ("https://example.org/ada", "https://github.com/ada-example")
    assert (cv.profile.location, cv.profile.photo) == ("Paris, FR", "ada.png")
    assert cv.tools == Tools(core=("Python",), flat=("Spark", "Airflow"))
    assert [(s.title, s.items) for s in cv.sections] == [("Awards", ("Best paper, RecSys, 2021",))]


def test_old_and_misspelt_keys_are_named_with_what_others_lose() -> None:
    told = {(one.line, one.text) for one in FORMAT.read(KEPT.encode()).not_understood}
    assert any(line == 5 and "“picture”" in text and "“image”" in text for line, text in told)
    assert any(line == 13 and "“company”" in text and "“name”" in text for line, text in told)
    assert any(line == 14 and "did you mean “position”?" in text for line, text in told)
    assert any(line == 28 and "“highlights”" in text and "2 bullets" in text for line, text in told)
    assert any(line == 16 and text.endswith("summary: Search and ranking.") for line, text in told)
    assert any(text == "skills 2, name: Platforms" for _, text in told) is False


@pytest.mark.parametrize(
    ("address", "word"),
    [
        (FIRST, "Built"),
        (FIRST, "session"),
        (FIRST, "Go"),
        (("roles", 0, "bullets", 2), "3%"),
        (("roles", 1, "bullets", 0), "tudes"),
        (("roles", 1, "title"), "Analyst"),
    ],
)
def test_a_finding_has_the_line_and_column_of_its_words(
    address: tuple[str | int, ...], word: str
) -> None:
    document = FORMAT.read(KEPT.encode())
    value = dict(bullets(document.cv)).get(address, Bullet(own="Analyst")).text
    line, column = document.position(address, value.index(word))
    assert KEPT.splitlines()[line - 1][column - 1 :].startswith(word)


@pytest.mark.parametrize(
    ("text", "line", "column", "told"),
    [
        ('{"work": [}', 1, 11, "a value should stand here"),
        ('{"work": [1,\n]}', 1, 12, "take the comma out"),
        ('{"work": 1,}', 1, 11, "take the comma out"),
        ('{"work" 1}', 1, 9, "a colon is missing after the key “work”"),
        ('{\n  // mine\n  "work": []}', 2, 3, "JSON has no comments"),
        ("{'work': 1}", 1, 2, "a key in double quotes"),
        ('{"work": "a\nb"}', 1, 10, "not closed"),
        ('{"work": "a\\x"}', 1, 12, "no escape"),
        ('{"work": []', 1, 12, "it ends early"),
        ('{"work": []} x', 1, 14, "after the end"),
        ('{"a": 1}', None, None, "no JSON Resume"),
        ("[]", None, None, "no JSON Resume"),
        ("", 1, 1, "ends too early"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    text: str, line: int | None, column: int | None, told: str
) -> None:
    with pytest.raises(NotUnderstoodError) as caught:
        FORMAT.read(text.encode())
    assert told in str(caught.value)
    assert (caught.value.line, caught.value.column) == (line, column)


@pytest.mark.parametrize("sign", ["[", '{"a":', '{"work":['])
def test_lists_nested_without_end_are_no_crash(sign: str) -> None:
    with pytest.raises(NotUnderstoodError, match="nested"):
        FORMAT.read(sign.encode() * 100_000)


def test_of_two_keys_the_last_counts_and_is_told() -> None:
    text = '{"work": [{"name": "A", "highlights": ["x"],\n"highlights": ["y", "z"]}]}'
    document = FORMAT.read(text.encode())
    assert [bullet.text for _, bullet in bullets(document.cv)] == ["y", "z"]
    assert any("stands twice" in one.text and "1 bullet" in one.text
               for one in document.not_understood)  # fmt: skip


def _styled(text: str, style: str) -> str:
    if style == "windows":
        return text.replace("\n", "\r\n")
    if style == "tabs":
        return text.replace("  ", "\t")
    return text[:-1] if style == "no final newline" else text


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (Set(("roles", 0, "bullets", 1), NEW), '"Worked on fraud models"', NEW_SAID),
        (Set(("roles", 1, "bullets", 0), NEW), '"Wrote \\u00e9tudes"', NEW_SAID),
        (
            Insert(("roles", 0, "bullets", 1), NEW),
            '        "Worked',
            f'        {NEW_SAID},\n        "Worked',
        ),
        (Insert(("roles", 0, "bullets", 3), NEW), 'by 3%"', f'by 3%",\n        {NEW_SAID}'),
        (Insert(("roles", 1, "bullets", 2), NEW), 'demand"', f'demand", {NEW_SAID}'),
        (Delete(("roles", 0, "bullets", 1)), '        "Worked on fraud models",\n', ""),
        (Delete(("roles", 0, "bullets", 2)), ',\n        "Cut costs by 3%"', ""),
        (Delete(("roles", 1, "bullets", 0)), '"Wrote \\u00e9tudes", ', ""),
        (
            Move(("roles", 1, "bullets", 1), 0),
            '"Wrote \\u00e9tudes", "Forecast demand"',
            '"Forecast demand", "Wrote \\u00e9tudes"',
        ),
        (Set(("roles", 1, "title"), "ML Lead"), '"Analyst"', '"ML Lead"'),
        (Set(("roles", 0, "company"), "Nuts & Co"), '"Acme"', '"Nuts & Co"'),
        (Set(("roles", 0, "start"), "2021-01"), "2022-03-01", "2021-01"),
        (Set(("roles", 1, "end"), "present"), '      "endDate": "2022-02",\n', ""),
        (
            Set(("roles", 0, "end"), "2024-01"),
            '        "Cut costs by 3%"\n      ]\n',
            '        "Cut costs by 3%"\n      ],\n      "endDate": "2024-01"\n',
        ),
        (Insert(("tools", "flat", 1), "Flink"), '"Spark", ', '"Spark", "Flink", '),
        (Set(("tools", "flat", 1), "Dagster"), '"Airflow"', '"Dagster"'),
        (Set(("profile", "name"), "Ada B"), '"Ada Example"', '"Ada B"'),
    ],
)
@pytest.mark.parametrize("style", ["plain", "windows", "bom", "no final newline", "tabs"])
def test_one_edit_changes_that_and_nothing_else(edit: Edit, old: str, new: str, style: str) -> None:
    assert KEPT.count(old) == 1
    source, expected = _styled(KEPT, style), _styled(KEPT.replace(old, new), style)
    codec = "utf-8-sig" if style == "bom" else "utf-8"
    assert FORMAT.patch(source.encode(codec), [edit]).decode(codec) == expected


def test_a_first_bullet_takes_the_layout_of_its_file() -> None:
    after = FORMAT.patch(KEPT.encode(), [Insert(("roles", 2, "bullets", 0), Bullet(own="Did x"))])
    assert FORMAT.read(after).cv.roles[2].bullets == (Bullet(own="Did x"),)
    wide = '{\n  "work": [\n    {\n      "name": "A"\n    }\n  ]\n}\n'
    patched = FORMAT.patch(wide.encode(), [Insert(("roles", 0, "bullets", 0), Bullet(own="x"))])
    assert patched.decode() == wide.replace(
        '"A"\n', '"A",\n      "highlights": [\n        "x"\n      ]\n'
    )
    narrow = b'{"work": [{"name": "A"}]}'
    assert FORMAT.patch(narrow, [Insert(("roles", 0, "bullets", 0), Bullet(own="x"))]) == (
        b'{"work": [{"name": "A", "highlights": ["x"]}]}'
    )


def test_letters_stay_as_the_file_has_them() -> None:
    plain = '{"work": [{"name": "A", "highlights": ["é", "x"]}]}'.encode()
    edit = Set(("roles", 0, "bullets", 1), Bullet(own="ü/v"))
    assert FORMAT.patch(plain, [edit]).decode() == plain.decode().replace('"x"', '"ü/v"')
    php = b'{"work": [{"name": "A", "highlights": ["a\\/b", "x"]}]}'
    assert FORMAT.patch(php, [edit]).decode() == php.decode().replace('"x"', '"ü\\/v"')


@pytest.mark.parametrize(
    "edit",
    [
        Set(("roles", 5, "bullets", 0), NEW),
        Delete(("roles", 0, "bullets", 9)),
        Delete(("roles", 0)),
        Insert(("roles", 0), Role("x")),
        Set(("sections", 0, "items", 0), "x"),
    ],
)
def test_what_cannot_be_made_in_place_is_told(edit: Edit) -> None:
    with pytest.raises(CannotPatchError):
        FORMAT.patch(KEPT.encode(), [edit])


@settings(deadline=None)
@given(cvs)
def test_what_is_written_is_read(cv: CV) -> None:
    back = FORMAT.read(FORMAT.write(cv))
    assert back.cv == held(cv)
    assert held(held(cv)) == held(cv)
    assert not back.not_understood


def test_the_sample_comes_out_as_it_was_accepted() -> None:
    """The golden file was accepted by the validator of @jsonresume/schema."""
    here = Path(__file__)
    sample = by_name("toml").read((here.parents[2] / "data" / "sample.toml").read_bytes()).cv
    golden = here.parent / "golden" / "sample.json"
    assert FORMAT.write(sample).decode() == golden.read_text(encoding="utf-8")
    assert json.loads(golden.read_text(encoding="utf-8"))["work"][0].get("endDate") is None
    assert [b.text for _, b in bullets(FORMAT.read(golden.read_bytes()).cv)] == [
        b.text for _, b in bullets(sample)
    ]


@settings(deadline=None, max_examples=60)
@given(
    cvs,
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([None, 2, "\t"]),
    st.booleans(),
    st.data(),
)
def test_one_bullet_edited_leaves_every_other_byte(
    cv: CV, newline: str, indent: int | str | None, ascii_only: bool, data: st.DataObject
) -> None:
    tree = json.loads(FORMAT.write(cv))
    source = (
        json.dumps(tree, indent=indent, ensure_ascii=ascii_only).replace("\n", newline).encode()
    )
    document = FORMAT.read(source)
    here = list(bullets(document.cv))
    assume(here)
    assert FORMAT.patch(source, []) == source
    address, _ = data.draw(st.sampled_from(here))
    edit = Set(address, Bullet(own=data.draw(said)))
    after = FORMAT.patch(source, [edit])
    place = document.places[address]
    assert after.startswith(document.text[: place.start].encode())
    assert after.endswith(document.text[place.end :].encode())
    assert FORMAT.read(after).cv == apply(document.cv, [edit])


@settings(deadline=None, max_examples=100)
@given(st.lists(said, max_size=4), st.sampled_from([None, 2, "\t"]))
def test_the_bullets_of_a_role_become_any_others(words: list[str], indent: int | None) -> None:
    work = [{"name": "A", "highlights": ["Built one thing", "Cut two things"]}, {"name": "B"}]
    source = json.dumps({"work": work}, indent=indent).encode()
    before = FORMAT.read(source).cv
    roles = (Role(company="A", bullets=tuple(Bullet(own=f"Did {w}") for w in words)),)
    after = CV(roles=(*roles, Role(company="B")))
    assert held(FORMAT.read(FORMAT.patch(source, edits_between(before, after))).cv) == held(after)


@settings(deadline=None)
@given(
    st.one_of(
        st.binary(max_size=80),
        st.text(alphabet='{}[]":,\\u0 \nwork', max_size=60).map(str.encode),
        st.recursive(
            st.none() | st.booleans() | st.floats() | st.text(max_size=5),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(
                    st.sampled_from(["work", "name", "highlights", "skills", "basics", "x"]), inner
                )
            ),
        ).map(lambda value: json.dumps({"work": value, "basics": value, "skills": value}).encode()),
    )
)
def test_any_bytes_are_read_or_refused(source: bytes) -> None:
    try:
        document = FORMAT.read(source)
    except BulletsmithError as error:
        assert str(error)  # noqa: PT017
    else:
        for address, bullet in bullets(document.cv):
            assert document.position(address, len(bullet.text))
