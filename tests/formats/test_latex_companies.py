"""LaTeX: which company a position is of that names none."""

from __future__ import annotations

import pytest

from bulletsmith.formats.latex.adapter import FORMAT

DOCUMENT = "\\begin{{document}}\n\\section{{Experience}}\n{}\n\\end{{document}}\n"
ITEM = "\\begin{itemize}\\item Built it.\\end{itemize}\n"

OVER_ALL = rf"""
\cventry{{2016 -- now}}{{Acme \hspace{{1pt}}Retail}}{{}}{{}}{{}}{{}}
\cventry{{2019 -- now}}{{Data Scientist}}{{}}{{}}{{}}{{{ITEM}}}
\cventry{{2016 -- 2019}}{{Data Analyst}}{{}}{{}}{{}}{{{ITEM}}}
\cventry{{2012 -- 2015}}{{Web Developer}}{{}}{{}}{{}}{{{ITEM}}}
"""
FIRST_OF_ALL = rf"""
\begin{{itemize}}
\item
  \headerrow{{\textbf{{Acme}}}}{{\textbf{{Ghent, Belgium}}}}
  \headerrow{{\emph{{Staff Engineer}}}}{{\emph{{May 2023 -- Present}}}}
  {ITEM}
  \headerrow{{\emph{{Engineer, Search}}}}{{\emph{{June 2020 -- May 2023}}}}
  {ITEM}
\item
  \headerrow{{\textbf{{Other Works}}}}{{\textbf{{Oslo, Norway}}}}
  \headerrow{{\emph{{Web Developer}}}}{{\emph{{2018 -- 2020}}}}
  {ITEM}
\end{{itemize}}
"""
FURTHER = rf"""
\resumeSubheading{{Staff Engineer}}{{2022 -- now}}{{Acme}}{{Ghent, Belgium}}
{ITEM}
\resumeSubSubheading{{Engineer}}{{2019 -- 2022}}
{ITEM}
\resumeSubSubheading{{Intern}}{{2018 -- 2019}}
{ITEM}
"""
NAMED_ABOVE = rf"""
\subsection{{Acme Corp}}
\cventry{{2018--now}}{{Staff Engineer}}{{}}{{Ghent, Belgium}}{{}}{{{ITEM}}}
\cventry{{2016--2018}}{{Engineer}}{{}}{{Ghent, Belgium}}{{}}{{{ITEM}}}
\textbf{{Beta Works}}
\cventry{{2014--2016}}{{Engineer}}{{}}{{}}{{}}{{{ITEM}}}
"""
TITLE_FIRST = rf"""
\subsection{{{{Engineer}}\hfill May 2022 -- June 2023}}
\subtext{{Acme Foundation}}
{ITEM}
\subsection{{{{Researcher}}\hfill 2020 -- 2022}}
{ITEM}
"""


@pytest.mark.parametrize(
    ("source", "roles"),
    [
        (
            OVER_ALL,
            [
                ("Data Scientist", "Acme Retail", "2019"),
                ("Data Analyst", "Acme Retail", "2016"),
                ("Web Developer", "", "2012"),
            ],
        ),
        (
            FIRST_OF_ALL,
            [
                ("Staff Engineer", "Acme", "2023-05"),
                ("Engineer, Search", "Acme", "2020-06"),
                ("Web Developer", "Other Works", "2018"),
            ],
        ),
        (
            FURTHER,
            [
                ("Staff Engineer", "Acme", "2022"),
                ("Engineer", "Acme", "2019"),
                ("Intern", "Acme", "2018"),
            ],
        ),
        (
            NAMED_ABOVE,
            [
                ("Staff Engineer", "Acme Corp", "2018"),
                ("Engineer", "Acme Corp", "2016"),
                ("Engineer", "Beta Works", "2014"),
            ],
        ),
        # the company stands below the title: nobody says whose the next position is
        (TITLE_FIRST, [("Engineer", "Acme Foundation", "2022-05"), ("Researcher", "", "2020")]),
    ],
)
def test_a_position_is_of_the_company_that_stands_above_it(
    source: str, roles: list[tuple[str, str, str]]
) -> None:
    cv = FORMAT.read(DOCUMENT.format(source).encode()).cv
    assert [(role.title, role.company, role.start) for role in cv.roles] == roles
    assert [[bullet.text for bullet in role.bullets] for role in cv.roles] == [
        ["Built it."] for _ in roles
    ]
