"""Shapes of roles in Markdown, each read, and one bullet of each rewritten in its place."""

from __future__ import annotations

import pytest

from bulletsmith.cv import Bullet, bullets
from bulletsmith.formats.document import Delete, Set
from bulletsmith.formats.markdown.adapter import FORMAT

Told = list[tuple[str, str, str, str, int]]

LISTED = """\
# Ana Muster

## Experience

- Engineer at Acme
  - Built the ingestion service for 4 sources
  - Cut the nightly job from 6 h to 40 min
- Beta GmbH
  - Wrote the importer
"""
COMPANIES = """\
# Ana Muster

## Work Experience

* Acme Corp
    * Engineer
        * Built the ingestion service for 4 sources
        * Cut the nightly job from 6 h to 40 min
    * Trainee
        * Labelled 2K pages
* Beta GmbH
    * Junior Developer
        * Wrote the importer
"""
TITLED = """\
# Ana Muster

## Experience

**Engineer at Acme**
- Built the ingestion service for 4 sources

Freelance developer
- Made four sites
"""
SHORT_YEARS = """\
# Ana Muster

## Experience

### Engineer, Acme (09/18 - 03/21)
- Built the ingestion service for 4 sources

### Intern, Gamma 01/15 – present
- Tested the exporter
"""
LEADERSHIP = """\
# Ana Muster

## Experience

### Engineer, Acme (2018 - 2021)
- Built the ingestion service for 4 sources

## Leadership

### Team Lead, Robotics (2016 - 2017)
- Led 3 people to the final
"""
BROKEN = """\
# Ana Muster

## Experience

### Engineer, Acme (2018 - 2021)

Built the ingestion service for 4 sources.\x20\x20
Cut the nightly job from
6 h to 40 min.\\
Taught 3 juniors how to test.
"""
HTML = """\
<h1>Ana Muster</h1>

<h2>Experience</h2>
<div class="job">
<h3>Engineer, Acme</h3>
<p><em>2019 - 2021</em></p>
<ul>
<li>Built the <b>ingestion</b> service for 4 sources</li>
<li><p>Cut the nightly job
 from 6 h to 40 min</p>
 <ul><li>twice</li></ul>
</li>
</ul>
</div>
<b>Junior Developer</b>, Beta GmbH <span>2017 - 2019</span>
<ul><li>Wrote the importer</li><li>Tested the exporter</li></ul>
"""
TOLD = """\
# Ana Muster

## Experience

### Acme

**Lead Engineer, Search** Sep 2016 - Present

Leads two teams of five that serve 3M queries a day.

**Engineer, Crawler** Jun 2015 - Sep 2016

Built the crawler of 40 sources.

**Technologies:** Java, Kafka, Postgres, Docker
"""
AT = """\
# Ana Muster

## Experience

* 2 years as Front-End Engineer at Acme from 2014 to today
* 9 years as Developer at Beta Space from 2005 to 2014
"""
BOLD_SECTIONS = """\
Ana Muster
==========

**Professional Work Experiences:**

*Engineer* - January 2014 to Present

Acme Inc., Eagan, Minnesota
 * Built the ingestion service for 4 sources

**Personal Work/Open Source Contributions:**

**Interests/Hobbies:**

Bread that takes two days, and chess

**References:**

Ask me for the names of those who know me.
"""
LIST_HEADINGS = """\
# Ana Muster

## Work Experience

- ### Senior Engineer — Acme
\t**Solna, Sweden**\x20\x20
\t_Jan 2025 – Present_\x20\x20
Designs the serving of 40 games at 3M requests a day.

- ### Web Developer — Beta
\t**Madrid, Spain**
\t_Jul 2019 – Jun 2022_
\tBuilt the pipeline of transactions, 14 services.

## Volunteer Work

- **Gardener**, Foo Park — _Sep 2019 – Dec 2019_
"""
DEFINITIONS = """\
# Ana Muster

Experience
----------

**Data Scientist, Acme <br> Aug-19 to Now**

:   * Built the models of 4 banks
    * Served them

**Analyst, Beta <br> Sep-14 to Jul-19**
:   * Wrote the reports
"""


@pytest.mark.parametrize(
    ("source", "roles"),
    [
        (LISTED, [("Engineer", "Acme", "", "", 2), ("Beta GmbH", "", "", "", 1)]),
        (
            COMPANIES,
            [
                ("Engineer", "Acme Corp", "", "", 2),
                ("Trainee", "Acme Corp", "", "", 1),
                ("Junior Developer", "Beta GmbH", "", "", 1),
            ],
        ),
        (TITLED, [("Engineer", "Acme", "", "", 1), ("Freelance developer", "", "", "", 1)]),
        (
            SHORT_YEARS,
            [
                ("Engineer", "Acme", "2018-09", "2021-03", 1),
                ("Intern", "Gamma", "2015-01", "present", 1),
            ],
        ),
        (
            LEADERSHIP,
            [
                ("Engineer", "Acme", "2018", "2021", 1),
                ("Team Lead", "Robotics", "2016", "2017", 1),
            ],
        ),
        (BROKEN, [("Engineer", "Acme", "2018", "2021", 3)]),
        (
            TOLD,
            [
                ("Lead Engineer, Search", "Acme", "2016-09", "present", 1),
                ("Engineer, Crawler", "Acme", "2015-06", "2016-09", 1),
            ],
        ),
        (
            AT,
            [
                ("2 years as Front-End Engineer", "Acme", "2014", "present", 0),
                ("9 years as Developer", "Beta Space", "2005", "2014", 0),
            ],
        ),
        (BOLD_SECTIONS, [("Engineer", "Acme Inc.", "2014-01", "present", 1)]),
        (
            LIST_HEADINGS,
            [
                ("Senior Engineer", "Acme", "2025-01", "present", 1),
                ("Web Developer", "Beta", "2019-07", "2022-06", 1),
            ],
        ),
        (
            DEFINITIONS,
            [
                ("Data Scientist", "Acme", "2019-08", "present", 2),
                ("Analyst", "Beta", "2014-09", "2019-07", 1),
            ],
        ),
        (
            HTML,
            [
                ("Engineer", "Acme", "2019", "2021", 3),
                ("Junior Developer", "Beta GmbH", "2017", "2019", 2),
            ],
        ),
    ],
    ids=[
        "listed",
        "companies",
        "titled",
        "short-years",
        "leadership",
        "broken",
        "told",
        "at",
        "bold-sections",
        "list-headings",
        "definitions",
        "html",
    ],
)
def test_roles_and_a_bullet_rewritten(source: str, roles: Told) -> None:
    document = FORMAT.read(source.encode())
    told = [(r.title, r.company, r.start, r.end, len(r.bullets)) for r in document.cv.roles]
    assert told == roles
    for address, _ in bullets(document.cv):
        place = document.places[address]
        after = FORMAT.patch(source.encode(), [Set(address, Bullet(own="Served it to 9 shops."))])
        text = after.decode()
        assert text.startswith(source[: place.start])
        assert text.endswith(source[place.end :])
        assert dict(bullets(FORMAT.read(after).cv))[address].own == "Served it to 9 shops."


def test_a_line_broken_by_hand_is_a_bullet_of_its_own() -> None:
    said = [bullet.own for _, bullet in bullets(FORMAT.read(BROKEN.encode()).cv)]
    assert said == [
        "Built the ingestion service for 4 sources.",
        "Cut the nightly job from 6 h to 40 min.",
        "Taught 3 juniors how to test.",
    ]


def test_one_of_several_html_items_of_a_line_taken_out() -> None:
    after = FORMAT.patch(HTML.encode(), [Delete(("roles", 1, "bullets", 0))]).decode()
    assert after == HTML.replace("<li>Wrote the importer</li>", "")


def test_the_address_of_a_project_is_no_bullet_of_it() -> None:
    cv = FORMAT.read(
        b"# Ana\n\n## Projects\n\n### Reef\n\n- 2023\n- reef.example.org/x\n- Served 40 users\n"
    ).cv
    assert [(p.url, [b.own for b in p.bullets]) for p in cv.projects] == [("", ["Served 40 users"])]
