"""Shapes of LaTeX CVs as they stand in public repositories, told in words of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletsmith.cv import Bullet
from bulletsmith.formats.document import Set
from bulletsmith.formats.latex.adapter import FORMAT
from bulletsmith.store.files import read_bytes

TWO_LANGUAGES = r"""
\newcommand{\en}[1]{#1}
\newcommand{\de}[1]{}
\begin{document}
\section{\faUsers\ \en{Work Experience}\de{Beruf}}
\en{\datedsubsection{\textbf{ML Engineer, Acme GmbH}}{Mar 2020 -- Present}}
\de{\datedsubsection{\textbf{ML-Ingenieur, Acme GmbH}}{2020 -- heute}}
\en{\textbf{Duties:}}
\begin{itemize}
  \item \en{Served a ranker.}
        \de{Einen Ranker betrieben.}
\end{itemize}
\en{\textbf{Results:}}
\begin{itemize}
  \item \en{Cut latency by 30\%.}\de{Latenz um 30\,\% gesenkt.}
  \item Halved the bill.
\end{itemize}
\end{document}
"""
DATED = r"""
\begin{document}
\section{Research}
\datedsubsection{\textbf{Sparse Things}}{Jan. 2020 -- Oct. 2020}
A paragraph that tells at some length, over a line, what the whole of it was about and for whom.
\begin{itemize}
  \item Found a fault.
\end{itemize}
\section{Internships}
\datedsubsection{\textbf{Acme}, Berlin, Germany}{June 2021 -- Sep. 2021}
\role{Compiler Intern}{}
\begin{itemize}
  \item Wrote a pass.
\end{itemize}
\datedsubsection{\textbf{Beta Labs}, Paris, France}{May 2019 -- June 2019}
\role{Research Intern}{}
\begin{itemize}
  \item Proved a lemma.
\end{itemize}
\end{document}
"""
ENVIRONMENT = r"""
\begin{document}
\begin{rSection}{Experience}
  \begin{rSubsection}{Acme Labs, Berlin}{Oct. 2019---Now}{Research Engineer}{Berlin, Germany}
    \item Built an index.
    % \item Never told.
    \item Moved it to Rust.
  \end{rSubsection}
\end{rSection}
\end{document}
"""
OWN_HEADS = r"""
\newcommand{\resumeSimpleItem}[1]{\item\small{{#1}}}
\newcommand{\resumeSimpleSubheading}[2]{
  \item \begin{tabular*}{0.97\textwidth}{l@{\extracolsep{\fill}}r}\textbf{#1} & #2\\\end{tabular*}}
\begin{document}
\section{Projects}
\resumeSubHeadingListStart
  \resumeSimpleSubheading{Judge}{Django, Redis}
  \resumeItemListStart
    \resumeSimpleItem {Queued the runs.}
    \resumeSimpleItem
      {Drew the board.}
  \resumeItemListEnd
  \resumeSimpleSubheading {Portal} {Postgres}
  \resumeItemListStart
    \resumeSimpleItem {Kept the leave.}
  \resumeItemListEnd
\resumeSubHeadingListEnd
\end{document}
"""
EMPTY_LABELS = r"""
\newcommand{\subHeaderItem}[2]{
  \item{
    \textbf{#1}{\hspace{1mm}#2}
  }
}
\newcommand{\subHeaderEntry}[4]{\item[]\begin{tabular*}{l}#1 & #2\\#3 & #4\end{tabular*}}
\begin{document}
\section{Experience}
\subHeaderStart
  \subHeaderEntry{Acme}{March 2024 - May 2024}{ML Engineer}{Berlin, Germany}
  \subHeaderItemStart
    \subHeaderItem{}{Led five people.}
    \subHeaderItem{Search:}{Sorted tickets.}
  \subHeaderItemEnd
\subHeaderEnd
\section{Projects}
  \subHeaderEntry{Page}{March 2023 - Present}{Developer}{Berlin, Germany}
  \subHeaderItemStart
    \subHeaderItem{}{Drew it.}
    \subHeaderItem{}{Sold it.}
  \subHeaderItemEnd
\end{document}
"""
UNREAD = r"""
\section{Experience}
\begin{cventries}
  \cventry{ML Engineer}{Acme}{Berlin}{2020 -- 2021}{
    \begin{cvitems}
      \item {Served a model.}
    \end{cvitems}
  }
\begin{comment}
  \cventry{Old Engineer}{Beta}{Berlin}{2010 -- 2011}{
    \begin{cvitems}
      \item {Never told.}
    \end{cvitems}
  }
\end{comment}
\iffalse
  \cventry{Older Engineer}{Gamma}{Berlin}{2008 -- 2009}{}
\fi
\end{cventries}
"""
PROSE_BEFORE = r"""
\begin{document}
\section{Projects}
These are told at more length than the others, for whoever likes to know.
\begin{entrylist}
  \entry{2012}{Signage player}{Antwerp}{\emph{
    \begin{description}
      \item[puppet] deployed every client.
      \item[redis] held the queue.
    \end{description}}}
\end{entrylist}
\end{document}
"""
ITEMS_THAT_ARE_ENTRIES = r"""
\begin{document}
\resheading{Work}
\begin{itemize}
\item
  \ressubheading{Acme}{2023 - 2025}{ML Engineer}{}
  \begin{itemize}
    \resitem{Served a ranker.}
    \resitem{Cut the bill.}
  \end{itemize}
\item
  \ressubheading{Beta}{2021 - 2023}{Data Scientist}{}
\end{itemize}
\resheading{Education}
\begin{itemize}
\item May 2015: A course
  \begin{itemize}
    \item An award
  \end{itemize}
\end{itemize}
\section{Projects}
\subsection*{Ranker}
\begin{itemize}
\item Ranked 5\,\% better.
\end{itemize}
\end{document}
"""
DESCRIBED = r"""
\begin{document}
\section{Berufserfahrung}
\begin{description}
  \item[2019 -- heute] Data Scientist, Acme GmbH \\
    Betreibt das Ranking für drei Millionen Nutzer am Tag.
  \item[2016 -- 2019] Intern, Beta AG
\end{description}
\end{document}
"""
REPEATED = r"""
\newcommand{\jan}{Jan}
\begin{document}
\section{Experience}
\twentyitem{\jan'22}{ML Engineer}{Acme}{Served a ranker to 3M users a day.}
\twentyitem{\someday}{Data Scientist}{Beta}{Forecast what forty shops sell in a week of winter.}
\twentyitem{\someday}{Intern}{Gamma}{Labelled what was sold in them all for a year.}
\end{document}
"""
CASES = {
    "two-languages": (TWO_LANGUAGES, [("", 3)], []),
    "dated": (DATED, [("Sparse Things", 1), ("Compiler Intern", 1), ("Research Intern", 1)], []),
    "environment": (ENVIRONMENT, [("Research Engineer", 2)], []),
    "own-heads": (OWN_HEADS, [], [("Judge", 2), ("Portal", 1)]),
    "empty-labels": (EMPTY_LABELS, [("ML Engineer", 2)], [("Page", 2)]),
    "unread": (UNREAD, [("ML Engineer", 1)], []),
    "items-that-are-entries": (
        ITEMS_THAT_ARE_ENTRIES,
        [("ML Engineer", 2), ("Data Scientist", 0)],
        [("Ranker", 1)],
    ),
    "described": (DESCRIBED, [("Data Scientist", 1), ("Intern", 0)], []),
    "repeated": (REPEATED, [("ML Engineer", 1), ("Data Scientist", 1), ("Intern", 1)], []),
    "prose-before": (PROSE_BEFORE, [], [("2012", 2)]),
}


@pytest.mark.parametrize("name", CASES)
def test_roles_projects_and_their_bullets_are_all_found(name: str) -> None:
    source, roles, projects = CASES[name]
    cv = FORMAT.read(source.encode()).cv
    assert [len(role.bullets) for role in cv.roles] == [count for _, count in roles]
    assert [len(one.bullets) for one in cv.projects] == [count for _, count in projects]
    for role, (title, _) in zip(cv.roles, roles, strict=True):
        assert title in (role.title, "")


@pytest.mark.parametrize("name", CASES)
def test_each_bullet_is_rewritten_where_it_stands(name: str) -> None:
    source = CASES[name][0]
    document = FORMAT.read(source.encode())
    held = [("roles", r, "bullets", b) for r, x in enumerate(document.cv.roles)
            for b in range(len(x.bullets))]  # fmt: skip
    held += [("projects", r, "bullets", b) for r, x in enumerate(document.cv.projects)
             for b in range(len(x.bullets))]  # fmt: skip
    for address in held:
        place = document.places[address]
        after = FORMAT.patch(
            source.encode(),
            (Set(address, Bullet(own="Won 5% & kept it in all of the forty shops")),),
        )
        text = after.decode()
        assert text.startswith(source[: place.start])
        assert text.endswith(source[place.end :])


def test_what_a_macro_of_the_file_does_not_print_is_no_part_of_a_bullet() -> None:
    cv = FORMAT.read(TWO_LANGUAGES.encode()).cv
    assert [bullet.text for bullet in cv.roles[0].bullets] == [
        "Served a ranker.",
        "Cut latency by 30%.",
        "Halved the bill.",
    ]


def test_the_next_role_does_not_take_the_company_of_the_one_above() -> None:
    roles = FORMAT.read(DATED.encode()).cv.roles
    assert [role.company for role in roles[1:]] == ["Acme", "Beta Labs"]


ELSEWHERE = r"""
\section{Experience}
\mySubHeadingListStart
  \mySubHeading{ML Engineer}{Nov 2023 -- Present}
    {Acme}{Berlin, Germany}
    \myItemListStart
      \myItem{Served a ranker.}
      \myItem{Cut the bill.}
    \myItemListEnd
\mySubHeadingListEnd
"""
KEPT_IN_MACROS = r"""
\newcommand{\cvWork}{
\section*{Work experience}
\textbf{Acme} \hfill \textsc{2020-2022} \\
\begin{itemize}
  \item Served a ranker.
  \item Cut the bill.
\end{itemize}
}
"""


@pytest.mark.parametrize("source", [ELSEWHERE, KEPT_IN_MACROS])
def test_parts_of_a_cv_are_read_as_files_of_their_own(source: str) -> None:
    (role,) = FORMAT.read(source.encode()).cv.roles
    assert [bullet.text for bullet in role.bullets] == ["Served a ranker.", "Cut the bill."]
    assert "Acme" in (role.title, role.company)


@pytest.mark.parametrize(
    "inside",
    [
        "{" * 10_000 + "x" + "}" * 10_000,
        r"\newcommand{\a}[3]{" * 3_000,
        r"\cventry{2010}{a}{b}{c}{d}{" * 3_000 + r"\item x" + "}" * 3_000,
        r"\item[" * 10_000,
        r"\item " + r"\href{" * 5_000,
        r"\headedsection{a}{b}{\x " * 3_000 + "}" * 3_000,
        r"\begin{job}{Engineer}{2020}" * 5_000,
        "{\\bf x \\hfill 2020}\\\\ " * 3_000,
        r"\entry[2020] Engineer, Acme " * 3_000,
        r"\cvitem{2020}{Engineer}\cvitem{}{" * 2_000,
        r"\job{a}{b}{c}{d} " * 3_000,
        r"\begin{tabular}{" * 4_000,
    ],
)
def test_hostile_nesting_is_read_without_an_error(inside: str) -> None:
    FORMAT.read(rf"\begin{{document}}\section{{Experience}}{inside}\end{{document}}".encode())


def test_what_a_class_says_nothing_for_yet_is_read_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "mycv.cls").write_text(
        "\\newcommand{\\section}[1]{}\\newcommand{\\cventry}[6]{}\\newcommand{\\did}[1]{\\item #1}"
    )
    main = tmp_path / "cv.tex"
    main.write_text(
        r"\documentclass{mycv}\begin{document}\section{Work}\cventry{2020}{Engineer}{Acme}{Bonn}{}{"
        r"\begin{itemize}\did{Served a ranker.}\end{itemize}}\end{document}"
    )
    (role,) = FORMAT.read(read_bytes(main)).cv.roles
    assert [bullet.text for bullet in role.bullets] == ["Served a ranker."]


DESCRIBED = r"""\documentclass{article}\begin{document}
\section*{Relevant Coursework}
\begin{itemize}\item Networks \item Algorithms\end{itemize}
\section*{Projects}
\begin{description}
  \item[\href{https://code.example/tool}{Help Alert Home
    Button}] Senior Design
    Project --- \textit{Oct 2016--Jun 2017}
    \begin{itemize}
      \item Wrote the driver of the display
    \end{itemize}
\end{description}
\section*{Experience}
\begin{description}
  \item[\href{https://code.example/lab}{Teaching Assistant}] Computer
    Science Dept. --- \textit{2015--2017}
    \begin{itemize}
      \item Graded four hundred papers
    \end{itemize}
\end{description}
\end{document}"""
LINKED = r"""\documentclass{article}\begin{document}
\section{Projects}
\resumeSubItem{Coin Robot (\weblink{https://a.example/coin}{blog}, \weblink{https://a.example}{code})}
{Sorts coins by their year.}
\end{document}"""


def test_the_label_of_an_item_names_the_entry_below_it() -> None:
    cv = FORMAT.read(DESCRIBED.encode()).cv
    (role,), (project,) = cv.roles, cv.projects
    assert (role.title, role.company) == ("Teaching Assistant", "Computer Science Dept.")
    assert (role.start, [b.text for b in role.bullets]) == ("2015", ["Graded four hundred papers"])
    assert project.name == "Help Alert Home Button"
    assert [b.text for b in project.bullets] == ["Wrote the driver of the display"]


def test_a_project_keeps_its_name_where_links_follow_it() -> None:
    (project,) = FORMAT.read(LINKED.encode()).cv.projects
    assert (project.name, len(project.bullets)) == ("Coin Robot", 1)


BODY = r"""
\newcommand{\bodytext}[1]{\begin{itemize}\item[] #1\end{itemize}}
\newcommand{\job}[3]{\textbf{#1} \hfill #2 \par #3}
\begin{document}
\section{Experience}
\job{ML Engineer, Acme}{Feb 2021 -- Jan 2023}
{\bodytext{
\begin{itemize} \itemsep 1pt
  \item Built a ranker.
  \item Served it on Triton.
\end{itemize}
}}
\end{document}
"""
TABLE = r"""
\begin{document}
\section{Projects}
\begin{tabularx}{\linewidth}{ @{}l r@{} }
\textbf{fastvec} & \hfill Repo \\
Own project & \hfill Oct. 2023 -- Present \\ [3.75pt]
\multicolumn{2}{@{}X@{}}{Wrote a vector index that two companies took into their search.} \\
\end{tabularx}
\end{document}
"""


def test_a_macro_that_makes_a_bullet_may_hold_a_list() -> None:
    (role,) = FORMAT.read(BODY.encode()).cv.roles
    assert [bullet.text for bullet in role.bullets] == ["Built a ranker.", "Served it on Triton."]


def test_the_cell_of_a_table_stays_a_cell() -> None:
    (project,) = FORMAT.read(TABLE.encode()).cv.projects
    (bullet,) = project.bullets
    after = FORMAT.patch(
        TABLE.encode(), [Set(("projects", 0, "bullets", 0), Bullet(own="Wrote it in Rust."))]
    )
    assert after.decode() == TABLE.replace(bullet.text, "Wrote it in Rust.")


def test_a_company_is_no_title() -> None:
    source = r"""\begin{document}\section{Experience}
\datedsubsection{\textbf{Acme Inc. - Storage - Storage Kernel R\&D}}{Aug 2021 -- Present}
\begin{itemize}\item Built it.\end{itemize}\end{document}"""
    (role,) = FORMAT.read(source.encode()).cv.roles
    assert (role.title, role.company) == ("Storage Kernel R&D", "Acme Inc., Storage")


def test_what_a_condition_holds_is_read_and_the_condition_is_no_entry() -> None:
    source = r"""\begin{document}\section{Experience}
\resumeSubheading{ML Engineer}{Jan 2021 -- Present}{Acme}{Berlin}
\resumeItemListStart
\ifdefstring{\target}{serving}{\resumeItem{Served it on Triton.}}{}
\ifthenelse{\equal{\target}{research}}{\resumeItem{Wrote it up.}}{\resumeItem{Shipped it.}}
\resumeItemListEnd\end{document}"""
    (role,) = FORMAT.read(source.encode()).cv.roles
    assert [bullet.text for bullet in role.bullets] == [
        "Served it on Triton.",
        "Wrote it up.",
        "Shipped it.",
    ]
