"""YAML and JSON CVs whose keys are their owner's own."""

from __future__ import annotations

import pytest
import yaml

from bulletsmith.cv import Bullet, bullets
from bulletsmith.errors import CannotPatchError, NotUnderstoodError
from bulletsmith.formats.document import Delete, Format, Insert, Set
from bulletsmith.formats.json_resume.adapter import FORMAT as JSON
from bulletsmith.formats.rendercv.adapter import FORMAT as YAML

THEME = """\
experiences:
  title: Experience
  info:
    - role: ML Engineer
      company: Acme
      time: 2021 - Present
      details: |
        Search and ranking.
        - Built a **reranker** for hotel
          search on 3M queries
        - Served it on [Triton](https://example.org)
    - role: Intern
      company: Bolt
      time: 2020
      details: Cleaned the logs of the crawler
earlier_experience:
  - {role: Clerk, company: Corp, time: 2018 - 2019}
"""
SECTIONS = """\
- title: Experience
  type: time_table
  contents:
    - title: Scientist
      institution: Acme Labs
      year: 2019 - 2022
      description:
        - Trained it
        - title: Shipped a fraud model
          contents:
            - on 3 clusters
- title: Hobbies
  contents: [chess]
"""
RESUME = """\
work:
  - company: Acme
    position: Engineer
    from: 2020-01
    highlights:
      - summary: Built a crawler in 3 weeks
        keywords: [Go]
      - summary: Sped it up
"""
OWN = """\
{"job_experience": [{"enterprise": "Acme", "title": "Engineer", "start": "2020",
  "description": ["Built a crawler", "Served it"]}]}
"""


@pytest.mark.parametrize(
    ("format", "text", "heads", "said"),
    [
        (
            YAML,
            THEME,
            [
                ("ML Engineer", "Acme", "2021", "present"),
                ("Intern", "Bolt", "2020", "present"),
                ("Clerk", "Corp", "2018", "2019"),
            ],
            [
                "Built a reranker for hotel search on 3M queries",
                "Served it on Triton",
                "Cleaned the logs of the crawler",
            ],
        ),
        (
            YAML,
            SECTIONS,
            [("Scientist", "Acme Labs", "2019", "2022")],
            ["Trained it", "Shipped a fraud model", "on 3 clusters"],
        ),
        (
            YAML,
            RESUME,
            [("Engineer", "Acme", "2020-01", "present")],
            ["Built a crawler in 3 weeks", "Sped it up"],
        ),
        (
            JSON,
            OWN,
            [("Engineer", "Acme", "2020", "present")],
            ["Built a crawler", "Served it"],
        ),
    ],
)
def test_keys_are_told_by_what_they_mean(
    format: object, text: str, heads: list[tuple[str, ...]], said: list[str]
) -> None:
    cv = format.read(text.encode()).cv  # type: ignore[attr-defined]
    assert [(r.title, r.company, r.start, r.end) for r in cv.roles] == heads
    assert [bullet.text for _, bullet in bullets(cv)] == said


@pytest.mark.parametrize("text", [THEME, SECTIONS, RESUME])
def test_each_bullet_is_rewritten_and_no_other_byte(text: str) -> None:
    document = YAML.read(text.encode())
    new = "Shipped a ranker: +9% vs. LightGBM, to 2M users"
    for address, _ in bullets(document.cv):
        out = YAML.patch(text.encode(), [Set(address, Bullet(own=new))]).decode()
        place = document.places[address]
        assert out.startswith(text[: place.start])
        assert out.endswith(text[place.end :])
        assert new in [bullet.text for _, bullet in bullets(YAML.read(out.encode()).cv)]
        assert yaml.safe_load(out)


def test_markup_of_a_line_in_a_block_stands() -> None:
    new = Bullet(own="Served it on Triton for 2M users")
    out = YAML.patch(THEME.encode(), [Set(("roles", 0, "bullets", 1), new)])
    assert b"- Served it on [Triton](https://example.org) for 2M users\n" in out


@pytest.mark.parametrize(
    "edit",
    [
        Insert(("roles", 0, "bullets", 0), Bullet(own="One more")),
        Delete(("roles", 0, "bullets", 0)),
        Insert(("roles", 0, "bullets", 2), Bullet(own="One more")),
    ],
)
def test_lines_of_a_block_are_not_put_in_or_taken_out(edit: Insert | Delete) -> None:
    with pytest.raises(CannotPatchError):
        YAML.patch(THEME.encode(), [edit])


def test_what_found_no_place_is_told() -> None:
    told = [one.text for one in YAML.read(THEME.encode()).not_understood]
    assert any("Search and ranking." in text for text in told)
    assert any("chess" in one.text for one in YAML.read(SECTIONS.encode()).not_understood)


@pytest.mark.parametrize(
    "text", ["on: push\njobs: {build: {steps: [{run: make all of it}]}}\n", "a: 1"]
)
def test_other_yaml_is_no_cv(text: str) -> None:
    with pytest.raises(NotUnderstoodError):
        YAML.read(text.encode())


BASICS = """\
{
  "basics": {"name": "Ana Muster"},
  "work": [
    {"name": "Acme", "position": "Engineer", "startDate": "2019-01",
     "tasks": ["Built the ingestion service for 4 sources"]},
    {"company": "Beta", "roles": [
      {"title": "Developer", "dates": "2017 - 2019", "points": ["Wrote the importer for all files"]}
    ]}
  ]
}
"""


def test_json_with_basics_and_bullets_under_its_own_keys() -> None:
    document = JSON.read(BASICS.encode())
    told = [(r.title, r.company, r.start, [b.own for b in r.bullets]) for r in document.cv.roles]
    assert told == [
        ("Engineer", "Acme", "2019-01", ["Built the ingestion service for 4 sources"]),
        ("Developer", "Beta", "2017", ["Wrote the importer for all files"]),
    ]
    assert document.cv.profile.name == "Ana Muster"
    address = ("roles", 1, "bullets", 0)
    after = JSON.patch(BASICS.encode(), [Set(address, Bullet(own="Tested it"))]).decode()
    assert after == BASICS.replace("Wrote the importer for all files", "Tested it")


@pytest.mark.parametrize(
    ("adapter", "source", "called"),
    [
        (YAML, "name: Ana\njobs:\n  - {title: Engineer, company: Acme}\n", "yaml"),
        (YAML, "cv:\n  name: Ana\n", "rendercv"),
        (JSON, BASICS, "json"),
        (JSON, '{"basics": {"name": "Ana"}}', "json-resume"),
    ],
)
def test_a_file_of_its_owners_keys_is_called_what_it_is(
    adapter: Format, source: str, called: str
) -> None:
    document = adapter.read(source.encode())
    assert document.called == called
    assert document.cv.profile.name.startswith("Ana")


LIST = """\
- title: "Director, Data"
  company: "Acme, <em>acquired by Beta</em>"
  start: "06/2021"
  finish: "Present"
- title: Data Engineer
  org: Gamma
  startTime: "08/2013"
  endTime: "06/2021"
  highlights:
    - Grew the team from 3 to 11
"""


def test_a_list_of_positions_and_nothing_else() -> None:
    roles = YAML.read(LIST.encode()).cv.roles
    assert [(r.title, r.start, r.end, len(r.bullets)) for r in roles] == [
        ("Director, Data", "2021-06", "present", 0),
        ("Data Engineer", "2013-08", "2021-06", 1),
    ]


LISTED = """\
- company: Acme
  position: Engineer
  duration: 2015.04 &mdash; 2018.07
  summary: Search. <ul><li>Built the index of 3M pages</li><li>Served it</li></ul>
"""


def test_a_list_of_html_in_a_text() -> None:
    document = YAML.read(LISTED.encode())
    role = document.cv.roles[0]
    assert (role.start, role.end) == ("2015-04", "2018-07")
    assert [bullet.own for bullet in role.bullets] == ["Built the index of 3M pages", "Served it"]
    address = ("roles", 0, "bullets", 1)
    after = YAML.patch(LISTED.encode(), [Set(address, Bullet(own="Shipped it"))]).decode()
    assert after == LISTED.replace("Served it", "Shipped it")
