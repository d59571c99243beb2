"""A new LaTeX CV in the one-column layout that Jake's template made common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bulletsmith.cv import CV, Bullet, Education, Project, Role
from bulletsmith.dates import dates_as_words
from bulletsmith.formats.latex.text import escaped
from bulletsmith.formats.markdown.marks import TIERS
from bulletsmith.formats.profiles import may_lead

_PREAMBLE = r"""\documentclass[11pt,a4paper]{article}
\usepackage{iftex}
\ifPDFTeX
  \usepackage[utf8]{inputenc}
  \usepackage[T1]{fontenc}
\fi
\usepackage{textcomp}
\usepackage[margin=18mm]{geometry}
\usepackage[hidelinks]{hyperref}
\pagestyle{empty}
\raggedright
\setlength{\parindent}{0pt}

\newcommand{\resumeSection}[1]{\section*{#1}\vspace{-2mm}\hrule\vspace{2mm}}
\newcommand{\resumeSubheading}[4]{\item[]\textbf{#1}\hfill #2\\\textit{#3}\hfill\textit{#4}}
\newcommand{\resumeProjectHeading}[2]{\item[]\textbf{#1}\hfill #2}
\newcommand{\resumeItem}[1]{\item #1}
\newcommand{\resumeSubHeadingListStart}{\begin{list}{}{\leftmargin=0pt\itemsep=4pt}}
\newcommand{\resumeSubHeadingListEnd}{\end{list}}
\newcommand{\resumeItemListStart}{\begin{itemize}\setlength{\itemsep}{1pt}}
\newcommand{\resumeItemListEnd}{\end{itemize}}
"""


def written(cv: CV) -> str:
    """The whole file."""
    return "\n".join([_PREAMBLE, r"\begin{document}", *_body(cv), r"\end{document}", ""])


def _body(cv: CV) -> Iterator[str]:
    yield from _head(cv)
    if cv.summary.sentence:
        yield from _section("Summary", [escaped(cv.summary.sentence)])
    if cv.roles:
        yield from _section("Experience", _list(line for role in cv.roles for line in _role(role)))
    if cv.tools:
        yield from _section("Skills", _tools(cv))
    if cv.projects:
        lines = (line for project in cv.projects for line in _project(project))
        yield from _section("Projects", _list(lines))
    if cv.education:
        lines = (line for degree in cv.education for line in _degree(degree))
        yield from _section("Education", _list(lines))
    for section in cv.sections:
        yield from _section(section.title, _items(section.items))


def _head(cv: CV) -> Iterator[str]:
    person = cv.profile
    yield r"\begin{center}"
    if person.name:
        yield rf"  {{\Huge {escaped(person.name)}}}\\[2mm]"
    if person.headline:
        yield rf"  {escaped(person.headline)}\\"
    contact = [escaped(part) for part in (person.email, person.phone, person.location) if part]
    contact += [_link(link, escaped(link)) for link in person.links]
    yield f"  {r' $|$ '.join(contact)}"
    yield r"\end{center}"


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"\n\\resumeSection{{{escaped(title)}}}"
    yield from lines


def _list(lines: Iterable[str]) -> Iterator[str]:
    yield r"\resumeSubHeadingListStart"
    yield from lines
    yield r"\resumeSubHeadingListEnd"


def _role(role: Role) -> Iterator[str]:
    dates = dates_as_words(role.start, role.end)
    heads = (role.title, dates, role.company, role.location)
    yield rf"  \resumeSubheading{''.join(f'{{{escaped(head)}}}' for head in heads)}"
    yield from _bullets(role.bullets)


def _project(project: Project) -> Iterator[str]:
    name = escaped(project.name)
    if project.url:
        name = _link(project.url, name)
    if project.evidence:
        name += f" $|$ {escaped(project.evidence)}"
    dates = _dates(project.start, project.end)
    yield rf"  \resumeProjectHeading{{{name}}}{{{dates}}}"
    yield from _bullets(project.bullets)


def _degree(degree: Education) -> Iterator[str]:
    heads = (degree.degree, dates_as_words(degree.year, ""), degree.school, "")
    yield rf"  \resumeSubheading{''.join(f'{{{escaped(head)}}}' for head in heads)}"
    yield from _bullets(tuple(Bullet(own=detail) for detail in degree.details))


def _bullets(bullets: tuple[Bullet, ...]) -> Iterator[str]:
    if bullets:
        yield r"    \resumeItemListStart"
        for bullet in bullets:
            yield rf"      \resumeItem{{{escaped(bullet.text)}}}"
        yield r"    \resumeItemListEnd"


def _tools(cv: CV) -> Iterator[str]:
    for tier, names in cv.tools:
        if names:
            yield rf"\textbf{{{TIERS[tier]}:}} {escaped(', '.join(names))}\\"


def _items(items: tuple[str, ...]) -> Iterator[str]:
    yield r"\resumeItemListStart"
    for item in items:
        yield rf"  \resumeItem{{{escaped(item)}}}"
    yield r"\resumeItemListEnd"


def _dates(start: str, end: str) -> str:
    return escaped(dates_as_words(start, end))


def _link(link: str, words: str) -> str:
    """`words` that lead to a page or a mailbox; `run:`, which starts a program, stays words."""
    if may_lead(link):
        return rf"\href{{{_url(link)}}}{{{words}}}"
    return words if words == escaped(link) else f"{words} $|$ {escaped(link)}"


def _url(link: str) -> str:
    """`link` for the first argument of \\href, which takes `%` and `#` only escaped."""
    safe = "".join(c for c in link if c not in '\\{}^`"<>| ')
    return safe.replace("%", r"\%").replace("#", r"\#")
