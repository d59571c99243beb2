"""Markdown CVs of unusual make: what heads a position, what is a bullet, and what is neither."""

from __future__ import annotations

import pytest

from bulletsmith.cv import Bullet, bullets
from bulletsmith.formats.document import Set
from bulletsmith.formats.registry import by_name

FORMAT = by_name("markdown")

Told = list[tuple[str, str, list[str]]]

FENCES = """\
---
title: Ada
---

###### [ [ada.example](https://ada.example) ] . [ ada@ada.example ] . [ +1 555 0100 ]

### Project manager turned engineer, with a love of tidy data and of trains that leave on time.

## Skills

```python```
```spark```

## Experience

### Acme
##### ML Engineer, January 2019 - Present

- Built one
- Built two
"""

LABELS = """\
## Experience

### Data Scientist, Acme

Aug 2021 - **Present**, Bahrain

- Roles
    - Leading it
- Achievements
    - Built one
    - Built two

## Technical Experience

### Programming languages

* **Erlang** - for services
"""

DATED_LINES = """\
## My Experience

### Acme - Full Stack Consultant

##### March 2023 - December 2024

##### Amsterdam, Netherlands

I was hired to drive it.

#### 🎨 Front-end

- Built one

#### 🔄 Back-end

- Built two
"""

SECTION_LEVEL = """\
## Introduction

Engineer with a passion.

## Senior Engineer, Acme, Bogotá *(Jul 2024 - Present)*

  * Built one

## Engineer, Beta, Lima *(Jan 2020 - Jun 2024)*

As an engineer, I built the whole of the platform.

### Skills

Python
"""

HARD_SPACES = """\
## Experience

**[Acme](https://acme.example)**
**Manager |** New York, NY **|** Jan 2020 - Jun 2024

• Led one
\\ \\ \\ ◦ Led its half
&nbsp;&nbsp;◦ Led its other half
"""

DEFINITIONS = """\
Experience
----------

2014-2021

:   **Pioneer Cooperative**

    *Department Manager, Dec 2019 - Aug 2021*

    * Led one

    *Software Engineer, Jan 2016 - Dec 2019*

    * Built one
    * Built two
"""

FENCED_DIVS = """\
## Experience

::: {.entry}
### ML Engineer | Acme

::: {.dates}
_September 2025 - Current_
:::
:::

- Built one
:::
"""

DATES_ABOVE = """\
## Employment

`2022`
__World Bank__ _Consultant_ Assessment of what adds to the floods of the whole of a valley.

`2018-20`
__Acme__ _Consultant_ Forecasts of the floods of another valley, for all who live there.
"""

BOLD_ONLY = """\
# Resume

**Ada Example**

**Senior Engineer | Tech Lead**

**Work Experience:**

**Tech Lead**
Acme, 2021 - Present

- Led one
"""

README = """\
# Markdown Resume

Makes a PDF of your resume.

## Usage

- Clone it
- Run it

## Troubleshooting

1. It fails
"""

MENU = """\
<ul>
    <li><a href="cv.pdf">Résumé</a></li>
    <li><a href="cv.tex">Source</a></li>
</ul>

- [Résumé](cv.pdf)
"""

PLAIN = """\
JANE ROE
jane@roe.example

WORK EXPERIENCE
RADAR ENGINEER\t\t\tJanuary 2022 - Present
Example Labs, a start-up for radar       Austin
Built a tool to analyse the whole pipeline of signals
Deployed it in all of the tests
DATA ENGINEER\t\t\t2019 - 2021
University of Example
Managed the data of the lab
"""

CASES = [
    (FENCES, [("ML Engineer", "Acme", ["Built one", "Built two"])]),
    (LABELS, [("Data Scientist, Acme", "Bahrain", ["Leading it", "Built one", "Built two"])]),
    (DATED_LINES, [("Full Stack Consultant", "Acme", ["Built one", "Built two"])]),
    (
        SECTION_LEVEL,
        [
            ("Senior Engineer", "Acme, Bogotá", ["Built one"]),
            ("Engineer", "Beta, Lima", ["As an engineer, I built the whole of the platform."]),
        ],
    ),
    (HARD_SPACES, [("Manager", "Acme", ["Led one", "Led its half", "Led its other half"])]),
    (
        DEFINITIONS,
        [
            ("Department Manager", "Pioneer Cooperative", ["Led one"]),
            ("Software Engineer", "Pioneer Cooperative", ["Built one", "Built two"]),
        ],
    ),
    (FENCED_DIVS, [("ML Engineer", "Acme", ["Built one"])]),
    (BOLD_ONLY, [("Tech Lead", "Acme", ["Led one"])]),
    (
        PLAIN,
        [
            (
                "RADAR ENGINEER",
                "Example Labs, a start-up for radar",
                [
                    "Built a tool to analyse the whole pipeline of signals",
                    "Deployed it in all of the tests",
                ],
            ),
            ("DATA ENGINEER", "University of Example", ["Managed the data of the lab"]),
        ],
    ),
    (README, []),
    (MENU, []),
]


@pytest.mark.parametrize(("source", "roles"), CASES)
def test_roles_and_bullets(source: str, roles: Told) -> None:
    cv = FORMAT.read(source.encode()).cv
    assert [(r.title, r.company, [b.own for b in r.bullets]) for r in cv.roles] == roles


def test_a_line_of_dates_parts_positions_without_headings() -> None:
    cv = FORMAT.read(DATES_ABOVE.encode()).cv
    assert [(role.start, role.end, len(role.bullets)) for role in cv.roles] == [
        ("2022", "", 1),
        ("2018", "2020", 1),
    ]


@pytest.mark.parametrize("source", [source for source, _ in CASES])
def test_every_bullet_is_rewritten_alone(source: str) -> None:
    before = FORMAT.read(source.encode())
    for address, bullet in bullets(before.cv):
        after = FORMAT.patch(
            before.source, [Set(address, Bullet(own="Shipped the whole of it at last"))]
        )
        assert after.count(b"Shipped the whole of it at last") == 1
        assert (
            after.replace(b"Shipped the whole of it at last", bullet.own.encode()) == before.source
        )


def test_a_project_told_in_italics_below_its_name_is_rewritten() -> None:
    source = (
        b"## Projects\n\n- **[Files](https://f.example)**  \n  *A tool that finds files twice.*\n"
    )
    place = ("projects", 0, "bullets", 0)
    after = FORMAT.patch(source, [Set(place, Bullet(own="A tool that finds files thrice."))])
    assert after == source.replace(b"twice", b"thrice")
