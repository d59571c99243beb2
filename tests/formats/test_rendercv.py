"""RenderCV's YAML: read by its entries' keys, written for its program, edited in place."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from cvs import cvs, said
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from bulletsmith.cv import CV, Bullet, Role, Tools, bullets
from bulletsmith.errors import BulletsmithError, CannotPatchError, NotUnderstoodError
from bulletsmith.formats.document import Delete, Edit, Insert, Move, Set
from bulletsmith.formats.edits import apply, edits_between
from bulletsmith.formats.registry import by_name
from bulletsmith.formats.rendercv.adapter import FORMAT
from bulletsmith.formats.rendercv.write import held

GOLDEN = Path(__file__).parent / "golden" / "sample.yaml"
KEPT = """\
# yaml-language-server: $schema=schema.json
cv:
  name: Ada *Example*
  location: &home Paris, France   # for now
  email: ada_b@example.org
  social_networks:
    - network: GitHub
      username: ada-example

  sections:
    summary:
      - Search and ranking.
    experience:
      # the current one
      - company: Acme
        position: "Senior ML Engineer"
        start_date: 2022-03
        end_date: present
        location: *home
        highlights:
          - Built a **session-based** reranker for [hotel search](https://example.org)
          # bulletsmith: ignore MET003 -- under NDA
          - "Worked on: fraud models"

          - 'It''s 3% cheaper'   # really
          - >-
            Cut the latency of the embedding service
            from 80 ms to 12 ms
          - Trained models that were as long as
            two lines
      - company: Bolt
        position: Analyst
        date: 2019 – 2022
        hilights: [Wrote things, "Forecast, demand"]
      - company: Nuts
        position: Intern
        highlights: []
    Open Source:
    - name: "[fastvec](https://example.org/fastvec)"
      summary: 8K stars
      highlights:
      - |
        Wrote it in Rust
    skills:
      - label: Core
        details: Python, SQL
    talks:
      - A talk
      - bullet: Another talk
design:
  theme: classic
"""
NEW = Bullet(own='Shipped *it* to 3M users: "café"')
FIRST = ("roles", 0, "bullets", 0)


def test_what_a_person_keeps_is_read() -> None:
    cv = FORMAT.read(KEPT.encode()).cv
    assert [(r.title, r.company, r.location, r.start, r.end) for r in cv.roles] == [
        ("Senior ML Engineer", "Acme", "Paris, France", "2022-03", "present"),
        ("Analyst", "Bolt", "", "2019", "2022"),
        ("Intern", "Nuts", "", "", ""),
    ]
    assert [bullet.text for _, bullet in bullets(cv)] == [
        "Built a session-based reranker for hotel search",
        "Worked on: fraud models",
        "It's 3% cheaper",
        "Cut the latency of the embedding service from 80 ms to 12 ms",
        "Trained models that were as long as two lines",
        "Wrote things",
        "Forecast, demand",
        "Wrote it in Rust",
    ]
    project = cv.projects[0]
    assert (project.name, project.url) == ("fastvec", "https://example.org/fastvec")
    assert project.evidence == "8K stars"
    assert cv.tools == Tools(core=("Python", "SQL"))
    assert cv.summary.text == "Search and ranking."
    assert (cv.profile.email, cv.profile.name) == ("ada_b@example.org", "Ada *Example*")
    assert [(s.title, s.items) for s in cv.sections] == [("talks", ("A talk", "Another talk"))]


def test_a_misspelt_key_is_named_with_what_others_lose() -> None:
    told = [(one.line, one.text) for one in FORMAT.read(KEPT.encode()).not_understood]
    assert len(told) == 1
    assert told[0][0] == 1 + KEPT[: KEPT.index("hilights")].count("\n")
    assert "did you mean “highlights”?" in told[0][1]
    assert "2 bullets" in told[0][1]


def test_a_comment_silences_what_is_below_or_beside_it() -> None:
    text = "# bulletsmith: ignore STR010\n" + KEPT.replace(
        "# really", "# bulletsmith: ignore VRB001 -- it is fine"
    ).replace('"Worked on: fraud models"', '"Worked # bulletsmith: ignore X"')
    told = [(s.codes, s.reason, s.address) for s in FORMAT.read(text.encode()).suppressions]
    assert told == [
        (("STR010",), "", ()),
        (("MET003",), "under NDA", ("roles", 0, "bullets", 1)),
        (("VRB001",), "it is fine", ("roles", 0, "bullets", 2)),
    ]


@pytest.mark.parametrize(
    ("address", "word"),
    [
        (FIRST, "session"),
        (FIRST, "hotel"),
        (("roles", 0, "bullets", 1), "fraud"),
        (("roles", 0, "bullets", 2), "cheaper"),
        (("roles", 0, "bullets", 3), "12 ms"),
        (("roles", 0, "bullets", 4), "two lines"),
        (("roles", 1, "bullets", 1), "demand"),
        (("projects", 0, "bullets", 0), "Rust"),
    ],
)
def test_a_finding_has_the_line_and_column_of_its_words(
    address: tuple[str | int, ...], word: str
) -> None:
    document = FORMAT.read(KEPT.encode())
    line, column = document.position(address, dict(bullets(document.cv))[address].text.index(word))
    assert KEPT.splitlines()[line - 1][column - 1 :].startswith(word)


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("cv:\n  name: a: b\n", 2, "stands in quotes"),
        ("cv:\n\tname: a\n", 2, "not YAML"),
        ("cv: [\n", 2, "not YAML"),
        ("cv: {}\n---\ncv: {}\n", 2, "several documents"),
        ("cv: *x\n", 1, "stands for what is not there"),
        ("cv: &x [*x]\n", 1, "for itself"),
        ("cv:\n  name: a\x01b\n", 2, "U+0001"),
        ("name: x\n", None, "no RenderCV file"),
        ("", None, "no RenderCV file"),
        ("cv:\n  ? [a]\n  : b\n", 2, "a key should be a word"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, line: int | None, told: str) -> None:
    with pytest.raises(NotUnderstoodError) as caught:
        FORMAT.read(text.encode())
    assert told in str(caught.value)
    assert caught.value.line == line


def test_hostile_files_are_refused_before_they_expand() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n"
        for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    for text, told in (
        (bomb, "expand"),
        ("cv: " + "[" * 100_000, "nested"),
        ("cv: " + "{a: " * 50_000, "nested"),
        ("cv: " + "x" * 1_000_000, "longer than a CV"),
    ):
        with pytest.raises(NotUnderstoodError, match=told):
            FORMAT.read(text.encode())
    assert FORMAT.read(b"cv: {name: !!python/object/apply:os.system [ls]}").cv.profile.name == "ls"


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (
            Set(FIRST, Bullet(own="Built a session-based ranker for hotel search")),
            " reranker for",
            " ranker for",
        ),
        (
            Set(("roles", 0, "bullets", 1), NEW),
            '"Worked on: fraud models"',
            '"Shipped \\\\*it\\\\* to 3M users: \\"café\\""',
        ),
        (Set(("roles", 0, "bullets", 2), Bullet(own="It's '")), "'It''s 3% cheaper'", "'It''s '''"),
        (
            Set(
                ("roles", 0, "bullets", 3),
                Bullet(own="Cut the latency of the ranker: 80 ms to 12 ms"),
            ),
            "            Cut the latency of the embedding service\n"
            "            from 80 ms to 12 ms\n",
            "            Cut the latency of the ranker: 80 ms to\n            12 ms\n",
        ),
        (
            Set(
                ("roles", 0, "bullets", 4), Bullet(own="Trained a model that was as long as three")
            ),
            "Trained models that were as long as\n            two lines",
            "Trained a model that was as long as\n            three",
        ),
        (
            Set(("projects", 0, "bullets", 0), Bullet(own="- # Rust: yes")),
            "Wrote it in Rust",
            "- # Rust: yes",
        ),
        (Set(("roles", 1, "bullets", 0), Bullet(own="a, b")), "Wrote things", '"a, b"'),
        (
            Insert(("roles", 0, "bullets", 1), Bullet(own="- dash")),
            "          # bulletsmith",
            '          - "- dash"\n          # bulletsmith',
        ),
        (
            Insert(("roles", 0, "bullets", 5), Bullet(own="Did x")),
            "two lines\n",
            "two lines\n          - Did x\n",
        ),
        (Insert(("roles", 1, "bullets", 2), Bullet(own="x")), 'demand"', 'demand", x'),
        (
            Insert(("roles", 2, "bullets", 0), Bullet(own="Made tea")),
            " []",
            "\n          - Made tea",
        ),
        (
            Insert(("projects", 0, "bullets", 1), Bullet(own="Made tea")),
            "in Rust\n",
            "in Rust\n      - Made tea\n",
        ),
        (
            Delete(("roles", 0, "bullets", 1)),
            "          # bulletsmith: ignore MET003 -- under NDA\n"
            '          - "Worked on: fraud models"\n',
            "",
        ),
        (Delete(("projects", 0, "bullets", 0)), "\n      - |\n        Wrote it in Rust", " []"),
        (Delete(("roles", 1, "bullets", 0)), "Wrote things, ", ""),
        (
            Move(("roles", 1, "bullets", 1), 0),
            'Wrote things, "Forecast, demand"',
            '"Forecast, demand", Wrote things',
        ),
        (Set(("roles", 0, "title"), "ML Lead"), '"Senior ML Engineer"', '"ML Lead"'),
        (Set(("roles", 0, "start"), "2021-01"), "2022-03", "2021-01"),
        (Set(("roles", 0, "end"), "2024"), "present", "2024"),
        (Set(("roles", 0, "location"), "Berlin"), "*home", "Berlin"),
        (
            Set(("roles", 2, "location"), "Berlin: Mitte"),
            "highlights: []\n",
            'highlights: []\n        location: "Berlin: Mitte"\n',
        ),
        (Set(("profile", "name"), "Ada B*"), "Ada *Example*", "Ada B*"),
        (Set(("sections", 0, "items", 0), "true"), "A talk", '"true"'),
        (Set(("summary", "text"), "Ranking."), "Search and ranking.", "Ranking."),
    ],
)
@pytest.mark.parametrize("style", ["plain", "windows", "bom", "no final newline"])
def test_one_edit_changes_that_and_nothing_else(edit: Edit, old: str, new: str, style: str) -> None:
    assert KEPT.count(old) == 1
    source, expected = KEPT, KEPT.replace(old, new)
    if style == "windows":
        source, expected = source.replace("\n", "\r\n"), expected.replace("\n", "\r\n")
    if style == "no final newline":
        source, expected = source[:-1], expected[:-1]
    codec = "utf-8-sig" if style == "bom" else "utf-8"
    assert FORMAT.patch(source.encode(codec), [edit]).decode(codec) == expected


def test_a_bullet_moves_with_the_comment_that_silences_it() -> None:
    after = FORMAT.patch(KEPT.encode(), [Move(("roles", 0, "bullets", 1), 0)])
    document = FORMAT.read(after)
    assert document.suppressions[0].address == FIRST
    assert sorted(after.decode().splitlines()) == sorted(KEPT.splitlines())


@pytest.mark.parametrize(
    "edit",
    [
        Set(("roles", 5, "bullets", 0), NEW),
        Delete(("roles", 0, "bullets", 9)),
        Delete(("roles", 0)),
        Insert(("roles", 0), Role("x")),
        Set(("roles", 1, "end"), "2023"),
        Set(("tools", "core", 0), "Go"),
    ],
)
def test_what_cannot_be_made_in_place_is_told(edit: Edit) -> None:
    with pytest.raises(CannotPatchError):
        FORMAT.patch(KEPT.encode(), [edit])


def test_the_last_bullet_of_a_file_without_a_final_newline() -> None:
    source = (
        "cv:\n  sections:\n    work:\n      - company: A\n"
        "        highlights:\n        - x\n        - y"
    )
    after = FORMAT.patch(source.encode(), [Delete(("roles", 0, "bullets", 1))]).decode()
    assert after == source.removesuffix("\n        - y")
    longer = FORMAT.patch(source.encode(), [Insert(("roles", 0, "bullets", 2), Bullet(own="z"))])
    assert longer.decode() == source + "\n        - z"


@pytest.mark.parametrize(
    "text",
    [
        "a: b", "- a", "* a", "# a", "& a", "[a", "{a", "> a", "| a", "! a", "% a", "@ a", "`a`",
        "a:", "a #b", "true", "No", "null", "~", "12", "1.5e3", "0x1F", "2022-03", "2022-03-01",
        "12:30", "=", "<<", "? a", "---", "...", "a, b", "'a'", '"a"', "a\\b", "1_000", "0o17",
    ],
)  # fmt: skip
def test_what_yaml_would_take_for_something_else_is_quoted(text: str) -> None:
    for where in (FIRST, ("roles", 1, "bullets", 0), ("roles", 0, "bullets", 4)):
        after = FORMAT.patch(KEPT.encode(), [Set(where, Bullet(own=text))])
        assert dict(bullets(FORMAT.read(after).cv))[where].text == text
        jobs = yaml.safe_load(after)["cv"]["sections"]["experience"]
        assert all(isinstance(line, str) for job in jobs for line in job.get("highlights", []))


SHARED = """\
cv:
  sections:
    experience:
    - &first
      company: Acme
      highlights: &lines
      - Cut costs: by 3%
      - Built it
    - <<: *first
      position: Intern
    - company: Bolt
      highlights: *lines
    - company: Nuts
      highlights:
    - company: Tea
"""


def test_what_is_shared_by_anchors_is_read_and_not_edited_twice() -> None:
    document = FORMAT.read(SHARED.encode())
    assert [len(role.bullets) for role in document.cv.roles] == [1, 1, 1, 0, 0]
    assert [(one.line, "put it in quotes" in one.text) for one in document.not_understood] == [
        (7, True)
    ]
    with pytest.raises(CannotPatchError):
        FORMAT.patch(SHARED.encode(), [Set(FIRST, NEW)])
    lead = FORMAT.patch(SHARED.encode(), [Set(("roles", 1, "title"), "ML Lead")])
    assert lead.decode() == SHARED.replace("Intern", "ML Lead")
    for role, old in ((3, "highlights:\n    - company: Tea"), (4, "company: Tea\n")):
        after = FORMAT.patch(
            SHARED.encode(), [Insert(("roles", role, "bullets", 0), Bullet(own="x"))]
        )
        new = {
            3: "highlights:\n      - x\n    - company: Tea",
            4: "company: Tea\n      highlights:\n      - x\n",
        }[role]
        assert after.decode() == SHARED.replace(old, new)


@settings(deadline=None)
@given(cvs)
def test_what_is_written_is_read(cv: CV) -> None:
    back = FORMAT.read(FORMAT.write(cv))
    assert back.cv == held(cv)
    assert held(held(cv)) == held(cv)


def test_the_sample_comes_out_as_it_was_accepted() -> None:
    """The golden file was accepted by RenderCV 2.8."""
    source = (Path(__file__).parents[2] / "data" / "sample.toml").read_bytes()
    sample = by_name("toml").read(source).cv
    assert FORMAT.write(sample).decode() == GOLDEN.read_text(encoding="utf-8")
    back = FORMAT.read(GOLDEN.read_bytes()).cv
    assert [b.text for _, b in bullets(back)] == [b.text for _, b in bullets(sample)]


@pytest.mark.skipif(not shutil.which("rendercv"), reason="the program rendercv is not installed")
def test_rendercv_itself_accepts_the_sample(tmp_path: Path) -> None:
    shutil.copy(GOLDEN, tmp_path / "cv.yaml")
    command = ["rendercv", "render", "cv.yaml", "-nopdf", "-nopng"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    made = "".join(p.read_text("utf-8") for p in (tmp_path / "rendercv_output").glob("*.md"))
    for _, bullet in bullets(FORMAT.read(GOLDEN.read_bytes()).cv):
        assert bullet.text in made


@settings(deadline=None, max_examples=60)
@given(cvs, st.sampled_from(["\n", "\r\n"]), st.integers(-1, 4), st.data())
def test_one_bullet_edited_leaves_every_other_byte(
    cv: CV, newline: str, dump: int, data: st.DataObject
) -> None:
    source = FORMAT.write(cv)
    if dump >= 0:  # the same file as another program writes it
        tree = yaml.safe_load(source)
        options: list[dict[str, Any]] = [
            {},
            {"width": 30},
            {"default_style": '"'},
            {"default_style": "'"},
            {"indent": 6},
        ]
        source = yaml.safe_dump(tree, allow_unicode=dump != 1, **options[dump]).encode()
    source = source.replace(b"\n", newline.encode())
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


LAYOUTS = [
    "      highlights:\n      - Built one thing\n      - Cut two things\n",
    "      highlights:\n          -   Built one thing\n          -   Cut two things\n",
    "      highlights: [Built one thing, Cut two things]\n",
    "      highlights:\n        - Built\n          one thing\n"
    "        # why\n        - 'Cut two things'\n",
    "      highlights:\n        - |-\n          Built one thing\n"
    "        - >\n          Cut\n          two things\n\n",
]


@settings(deadline=None, max_examples=100)
@given(st.lists(said, max_size=4), st.sampled_from(LAYOUTS))
@example(["?"], LAYOUTS[2])
def test_the_bullets_of_a_role_become_any_others(words: list[str], layout: str) -> None:
    source = f"cv:\n  sections:\n    work:\n    - company: A\n{layout}    - company: B\n".encode()
    before = FORMAT.read(source).cv
    assert len(before.roles[0].bullets) == 2
    roles = (Role(company="A", bullets=tuple(Bullet(own=f"Did {w}") for w in words)),)
    after = CV(roles=(*roles, Role(company="B")))
    try:
        patched = FORMAT.patch(source, edits_between(before, after))
    except CannotPatchError:
        assert not words  # a comment between the bullets would be lost with them
        assert "#" in layout
        return
    assert held(FORMAT.read(patched).cv) == held(after)


@settings(deadline=None)
@given(
    st.one_of(
        st.binary(max_size=80),
        st.text(alphabet="cv: \n-[]{}&*a'\"|>#!%@`?,", max_size=60).map(
            lambda t: f"cv:\n{t}".encode()
        ),
        st.recursive(
            st.none() | st.booleans() | st.floats() | st.dates() | st.text(max_size=5),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(
                    st.sampled_from(
                        [
                            "sections",
                            "name",
                            "work",
                            "highlights",
                            "company",
                            "skills",
                            "label",
                            "date",
                        ]
                    ),
                    inner,
                )
            ),
        ).map(
            lambda value: yaml.safe_dump(
                {"cv": {"sections": {"work": value, "x": [value]}}}
            ).encode()
        ),
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


def test_a_school_told_as_a_company_stands_with_the_education() -> None:
    text = (
        "cv:\n  sections:\n    Education:\n      - company: Example College\n"
        "        position: Electronics\n        end_date: 2020\n"
    )
    cv = FORMAT.read(text.encode()).cv
    assert cv.roles == ()
    (learnt,) = cv.education
    assert (learnt.school, learnt.degree, learnt.year) == ("Example College", "Electronics", "2020")
