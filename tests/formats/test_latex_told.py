"""LaTeX: what was done, told in prose or in macros that have no dates."""

from __future__ import annotations

import pytest

from bulletsmith.cv import CV, Bullet
from bulletsmith.formats.document import Insert, Set
from bulletsmith.formats.latex.adapter import FORMAT

PROJECTS_IN_PROSE = r"""
\section{Projects}

\runsubsection{Shelf Robot}

Wrote the planner that moves forty thousand boxes a night between the shelves.

\sectionspace
\runsubsection{Tide Table}

Drew a map that tells sailors of the next low water. \\
(\textit{Winner of the harbour prize, Ghent})

\section{Societies}
"""
SENTENCE_BELOW_A_HEADING = r"""
\section{Work Experience}
\runsubsection{ACME CORPORATION}
\descript{| Software Engineer }
\location{ JULY 2017 - PRESENT | Ghent}
Two years of work on the search of a shop with forty thousand things in it.
\sectionsep
"""
LABELLED = r"""
\section{Experience}
\cvevent{Data Engineer}{Acme}{August 2023 -- Present}{Ghent, Belgium}
\cvlabel{--}{Platform}{Kept the grants of twelve accounts in one place that all of them read.}
\cvlabel{--}{Training}{Taught four courses on how a model is tested before it is shipped.}
\cvevent{Data Analyst}{Acme}{October 2020 -- August 2023}{Ghent, Belgium}
\cvlabel{--}{Revenue}{Told what a parcel earns on each leg of its way through the yards.}
"""
SHORT_SENTENCE = r"""
\section{experience}
\begin{entrylist}
  \entry{10/2009--06/2010}{Student}{Example University}{\emph{Building a robot in team.}}
\end{entrylist}
"""
ENTRY_IN_AN_ITEM = r"""
\section{Leadership}
\begin{itemize}[leftmargin=0.15in, label={}]
   \small{\item{
    \resumeSubheading{Skate Club}{Feb. 2021 - Present}{Founder}{Ghent, Belgium}
      \resumeItemListStart
        \resumeItem{Held a meeting every week.}
        \resumeItem{Ran the board of a hundred members.}
      \resumeItemListEnd
   }}
\end{itemize}
"""
NAMED_ENVIRONMENTS = r"""
\section{Experience}
\begin{job}{ML Engineer, Acme}
  \item Built a ranker.
  \item Served it on Triton.
\end{job}
\begin{job}{Data Analyst, Beta}
  \item Told what forty shops sell.
\end{job}
\begin{job}{Skills}
  \item Python
\end{job}
"""
CASES = {
    "projects in prose": (PROJECTS_IN_PROSE, {"Shelf Robot": 1, "Tide Table": 2}),
    "a sentence below a heading": (SENTENCE_BELOW_A_HEADING, {"Software Engineer": 1}),
    "macros without dates": (LABELLED, {"Data Engineer": 2, "Data Analyst": 1}),
    "a short sentence": (SHORT_SENTENCE, {"Student": 1}),
    "environments named only": (NAMED_ENVIRONMENTS, {"ML Engineer": 2, "Data Analyst": 2}),
    "an entry in an item": (ENTRY_IN_AN_ITEM, {"Founder": 2}),
}


def _counts(cv: CV) -> dict[str, int]:
    roles = {role.title: len(role.bullets) for role in cv.roles}
    return roles | {project.name: len(project.bullets) for project in cv.projects}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("name", CASES)
def test_each_is_a_bullet_of_what_stands_above_it(name: str, end: str) -> None:
    source, counts = CASES[name]
    source = f"\\begin{{document}}\n{source}\\end{{document}}\n".replace("\n", end)
    document = FORMAT.read(source.encode())
    assert _counts(document.cv) == counts
    bullets = [address for address in document.places if "bullets" in address]
    for address in bullets:
        place = document.places[address]
        edit = Set(address, Bullet(own="Won 5% & kept it in all of the forty shops"))
        after = FORMAT.patch(source.encode(), [edit]).decode()
        assert after.startswith(source[: place.start])
        assert after.endswith(source[place.end :])
        assert _counts(FORMAT.read(after.encode()).cv) == counts


@pytest.mark.parametrize(
    ("opening", "end", "made"),
    [
        (r"\cvlabel{--}{Platform}{", "}", r"\cvlabel{--}{}{"),
        (r"\item[Platform] ", "", r"\item[] "),
        (r"\item[$\bullet$] ", "", r"\item[$\bullet$] "),
        (r"\item \small{", "}", r"\item \small{"),
        (r"\resumeItem{", "}", r"\resumeItem{"),
    ],
)
def test_a_new_bullet_has_not_the_label_of_the_one_beside_it(
    opening: str, end: str, made: str
) -> None:
    old = "Kept the grants of twelve accounts in one place that all of them read."
    lines = [r"\begin{itemize}", opening + old + end, r"\end{itemize}"]
    head = r"\begin{document}\section{Experience}\cventry{2020 -- 2021}{Engineer}{Acme}{}{}{}"
    source = "\n".join([head, *lines, r"\end{document}", ""])
    edit = Insert(("roles", 0, "bullets", 1), Bullet(own="Won it."))
    after = FORMAT.patch(source.encode(), [edit]).decode()
    assert after == source.replace(lines[1], f"{lines[1]}\n{made}Won it.{end}")
