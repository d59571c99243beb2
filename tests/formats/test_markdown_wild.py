"""Shapes of Markdown CVs as they stand in public repositories, told in words of our own."""

from __future__ import annotations

import pytest

from bulletsmith.formats.markdown.adapter import FORMAT

LABELLED = """\
# Resume for ML jobs

## JANE ROE
**Email:** jane@example.org | **Phone:** (123) 456-7890 | **GitHub:** github.com/jane

## EXPERIENCE
### Senior ML Engineer | Techcorp Inc.
*January 2021 - Present*
- Led a thing
- Did another
"""
ACADEMIC = """\
---
layout: archive
title: "CV"
---

{% include base_path %}

Work experience
======
* Spring 2024: Research Assistant
  * Merged requests
  * Wrote docs

* Machine Learning Engineer, Fusewell, 2019 - 2021
* Senior AI Engineer, Dogma, 2022 - 2023

Skills
======
* Python
"""
BOLD = """\
# jane.example.org

# Embedded Engineer

#### Technical Skills: Python, C

## Education
M.S. Systems | UC Irvine (2020 - 2022)

B.S. Systems | Foo University (2016 - 2020)

## Work Experience
**Embedded Engineer @ Mirae (Sept 2025 - Present)**
- Designed a board
- Wrote a driver

**Software Developer @Leidos (_Jan 2023 - Oct 2024_)**
- Developed apps
"""
BREAKS = """\
# Work Experience

## Professional Experience

**Research Engineer** <br />
**Buffalo Lab** <br />
_January 2025 to Present_

- Implemented protocols

---

**Software Engineer** <br />
**Linq** <br />
_June 2022 to May 2024_

- Built y
"""
GROUPED = """\
# PAT DOE
SRE Lead | Seattle, WA | pat@example.org

## PROFESSIONAL EXPERIENCE

### T-Corp | SRE Lead | *Dec 2015 – Present*
**4 platforms · 25M messages a day**

**Reliability (direct)**
- Operate platforms
- Designed queues

**Cost work**
- Cut cost 30%

### Infosight — Engineer

**Dec 2012 — Nov 2015**

#### APIs and Services

- Designed services

#### Leadership - Platform

- Led people
"""
UNHEADED = """\
**ALEX MERCER**
New York, NY  |  (212) 555-0198  |  alex@example.org

### PROFESSIONAL EXPERIENCE

**Flatrock Capital** | New York, NY
*Lending Assistant* | 2025 – Present
- Did a
- Did b

**Beta Initiatives** | New York, NY
*Project Analyst* | 2024 – 2025
- Did c
"""
ADMONITIONS = """\
## **WORK EXPERIENCE**

???+ quote "Senior Engineer"
    **Panafoo Centre**
    *Sept 2021 – Oct 2025*

    - **Search**: Built a system
    - Designed an estimator

!!! note "Software Analyst"
    **Aspen Systems**
    *Jul 2017 - May 2020*

<ul>
<li> Built pipelines </li>
<li>Moved <b>jobs</b>
  to Spark</li>
</ul>
"""
DIVS = """\
## 💼 **Work Experience**

### **ML Engineer**  \n**Blue Project** *(2023–Present)*  \nGeneva, Switzerland  \n<div style="x">
    <p>
    Worked on a publication about images.
    </p>
</div>

### Data Analyst @ Foo
`2019 - 2021`
* did one
* did two
    1. below two
"""


@pytest.mark.parametrize(
    ("source", "name", "roles"),
    [
        (LABELLED, "JANE ROE", [("Senior ML Engineer", "Techcorp Inc.", "2021-01", "present", 2)]),
        (
            ACADEMIC,
            "",
            [
                ("Research Assistant", "", "2024", "", 2),
                ("Machine Learning Engineer", "Fusewell", "2019", "2021", 0),
                ("Senior AI Engineer", "Dogma", "2022", "2023", 0),
            ],
        ),
        (
            BOLD,
            "jane.example.org",
            [
                ("Embedded Engineer", "Mirae", "2025-09", "present", 2),
                ("Software Developer", "Leidos", "2023-01", "2024-10", 1),
            ],
        ),
        (
            BREAKS,
            "",
            [
                ("Research Engineer", "Buffalo Lab", "2025-01", "present", 1),
                ("Software Engineer", "Linq", "2022-06", "2024-05", 1),
            ],
        ),
        (
            GROUPED,
            "PAT DOE",
            [
                ("SRE Lead", "T-Corp", "2015-12", "present", 3),
                ("Engineer", "Infosight", "2012-12", "2015-11", 2),
            ],
        ),
        (
            UNHEADED,
            "ALEX MERCER",
            [
                ("Lending Assistant", "Flatrock Capital", "2025", "present", 2),
                ("Project Analyst", "Beta Initiatives", "2024", "2025", 1),
            ],
        ),
        (
            ADMONITIONS,
            "",
            [
                ("Senior Engineer", "Panafoo Centre", "2021-09", "2025-10", 2),
                ("Software Analyst", "Aspen Systems", "2017-07", "2020-05", 2),
            ],
        ),
        (
            DIVS,
            "",
            [
                ("ML Engineer", "Blue Project", "2023", "present", 1),
                ("Data Analyst", "Foo", "2019", "2021", 3),
            ],
        ),
    ],
)
def test_roles_and_bullets_of_wild_cvs(
    source: str, name: str, roles: list[tuple[str, str, str, str, int]]
) -> None:
    cv = FORMAT.read(source.encode()).cv
    told = [(r.title, r.company, r.start, r.end, len(r.bullets)) for r in cv.roles]
    assert told == roles
    assert cv.profile.name == name


def test_what_stands_above_the_sections() -> None:
    cv = FORMAT.read(BOLD.encode()).cv
    assert cv.profile.headline == "Embedded Engineer"
    assert cv.tools.flat == ("Python", "C")
    assert [(e.degree, e.school, e.year) for e in cv.education] == [
        ("M.S. Systems", "UC Irvine", "2022"),
        ("B.S. Systems", "Foo University", "2020"),
    ]


def test_what_follows_the_name_of_a_listed_project() -> None:
    cv = FORMAT.read(
        b"# Ada\n\n## Projects\n\n- **Seas**, Principal investigator, FEE (2019)\n"
        b"- **Tide**: a forecast of tides used by 40 harbours\n- **Reef** (2018 - 2020)\n"
    ).cv
    assert [(p.name, [b.text for b in p.bullets]) for p in cv.projects] == [
        ("Seas", []),
        ("Tide", ["a forecast of tides used by 40 harbours"]),
        ("Reef", []),
    ]
