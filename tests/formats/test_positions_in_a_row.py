"""Markdown: positions that share a company, stand at a section's level, or above any section."""

from __future__ import annotations

import pytest

from bulletsmith.cv import Bullet, bullets
from bulletsmith.formats.document import Set
from bulletsmith.formats.markdown.adapter import FORMAT

Told = list[tuple[str, str, str, list[str]]]

BOLD_TITLES = """# Ada Example

## Experience

### [Acme](https://acme.example) | *Ghent, Belgium*

**Head of Data Engineering**
*Jul 2024 - Present*

**Lead Data Engineer**
*Jan 2022 - Jul 2024*
- Led the move to streams.

**Data Engineer**
*Nov 2019 - Jan 2022*
- Built the lake.

### [Example College](https://college.example)

**Lecturer**
*Oct 2017 - Oct 2019*
- Taught a course.
"""
SLANTED_TITLES = """## EXPERIENCE

**Acme**
Antwerp, Belgium
_Software Developer_
January 2021 — January 2022

- Built a shop.

_Community Manager_
June 2019 — December 2020

- Ran the support.

**Other Works**
Ghent, Belgium
_Web Developer_
May 2018 — May 2019
- Built a site.
"""
SAME_LEVEL = """# Ada Example

## Work Experience

## Acme Security
**Security Officer** (August 2022 – September 2023)
- Guarded one site.

## Red Pear
**Employee** (June 2020 – June 2021)
- Served the guests.

## Leadership & Involvement

## Example Club
- Met every week.
"""
NO_SECTION = """### Director Product Management - Acme

November 2021 - Present

* Lead three product managers.

### Product Manager - Example Works

February 2018 - October 2021

* Shipped a gateway.

### Education

* BS Networking - Example University - May 2017
"""
NOTICE = """# Curriculum Vitae

!!! info "CV & Profiles"
  [Download](a.pdf) | [Code](https://code.example/ada) | [Papers](https://papers.example)

## Summary

Data engineer.

## Experience

### ML Engineer, Acme (2020 - 2022)

- Served a ranker.
"""
COURSES = """## Relevant Coursework

- Algorithms
- Networks

## Professional Activity

### `2016 - now` **Tester**, Acme

- Tested the exchange.
"""
LASTED = """## Experience

#### System Administrator

##### Acme Incorporated

*Jan 2012 - Jun 2017 	5 yrs 6 mos*

- Ran the cluster.
"""
ON_THE_WAY = """## Experience

### ML Engineer | Acme | Ghent, Belgium (Hybrid) | 2020 - 2022

- Served a ranker.

### Freelance | Web Developer | 2018 - 2019

- Built a shop.
"""
CASES: list[tuple[str, Told]] = [
    (
        BOLD_TITLES,
        [
            ("Head of Data Engineering", "Acme", "2024-07", []),
            ("Lead Data Engineer", "Acme", "2022-01", ["Led the move to streams."]),
            ("Data Engineer", "Acme", "2019-11", ["Built the lake."]),
            ("Lecturer", "Example College", "2017-10", ["Taught a course."]),
        ],
    ),
    (
        SLANTED_TITLES,
        [
            ("Software Developer", "Acme", "2021-01", ["Built a shop."]),
            ("Community Manager", "Acme", "2019-06", ["Ran the support."]),
            ("Web Developer", "Other Works", "2018-05", ["Built a site."]),
        ],
    ),
    (
        SAME_LEVEL,
        [
            ("Security Officer", "Acme Security", "2022-08", ["Guarded one site."]),
            ("Red Pear", "Employee", "2020-06", ["Served the guests."]),
        ],
    ),
    (
        NO_SECTION,
        [
            ("Director Product Management", "Acme", "2021-11", ["Lead three product managers."]),
            ("Product Manager", "Example Works", "2018-02", ["Shipped a gateway."]),
        ],
    ),
    (NOTICE, [("ML Engineer", "Acme", "2020", ["Served a ranker."])]),
    (COURSES, [("Tester", "Acme", "2016", ["Tested the exchange."])]),
    (LASTED, [("System Administrator", "Acme Incorporated", "2012-01", ["Ran the cluster."])]),
    (
        ON_THE_WAY,
        [
            ("ML Engineer", "Acme", "2020", ["Served a ranker."]),
            ("Web Developer", "Freelance", "2018", ["Built a shop."]),
        ],
    ),
]


@pytest.mark.parametrize(("source", "roles"), CASES)
def test_each_position_has_its_company_and_its_bullets(source: str, roles: Told) -> None:
    cv = FORMAT.read(source.encode()).cv
    assert [(r.title, r.company, r.start, [b.own for b in r.bullets]) for r in cv.roles] == roles


def test_a_place_may_say_how_one_works_there() -> None:
    role = FORMAT.read(ON_THE_WAY.encode()).cv.roles[0]
    assert role.location == "Ghent, Belgium (Hybrid)"


@pytest.mark.parametrize("source", [source for source, _ in CASES])
def test_every_bullet_is_rewritten_alone(source: str) -> None:
    before = FORMAT.read(source.encode())
    for address, bullet in bullets(before.cv):
        new = b"Shipped the whole of it at last"
        after = FORMAT.patch(before.source, [Set(address, Bullet(own=new.decode()))])
        assert after.replace(new, bullet.own.encode()) == before.source


def test_the_years_of_service_on_boards_are_no_position() -> None:
    source = "## Professional Activities\n\n- Reviewer\n    - 2019–2021\n"
    assert FORMAT.read(source.encode()).cv.roles == ()
