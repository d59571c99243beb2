"""The macros and environments that LaTeX CVs are written in, told by their names."""

from __future__ import annotations

import re

from bulletsmith.dates import find_dates

COMMAND = re.compile(r"%[^\n]*|\\([A-Za-z@]+)\*?|\\.|[{}]", re.DOTALL)
DEFINITION = re.compile(
    r"\\(?:re|provide)?newcommand\*?\s*\{?\\([A-Za-z@]+)\}?\s*(?:\[(\d)\])?"
    r"|\\(?:NewDocumentCommand|DeclareDocumentCommand)\s*\{?\\([A-Za-z@]+)\}?\s*\{([^}]*)\}"
    r"|\\def\\([A-Za-z@]+)((?:#\d)*)"
    r"|\\(?:re)?newenvironment\*?\s*\{(\w+)\}"
)
SECTION = re.compile(r"(?:\w*[sS]ection|\w*[sS]ectionTitle|sectiontitle|rubric|heading)$")
SUBSECTION = re.compile(r"\w*[sS]ub|paragraph|dated(?:line|entry)")
WHOLE = re.compile(r"\\\w*[sS]ection\*?\s*\{")
ONE_ITEM = re.compile(r"\w*(?:[a-z]Item|[bB]ullet)$|(?!bib|sub|line)\w+item$")
STAMP = re.compile(r"\\\w*[dD]ate\w*\{(\d{4})\}\{(\d{1,2})\}(?:\{\d{1,2}\})?")  # a date's parts
CALLED = re.compile(r"\\([A-Za-z]+)(?:\{\}|(?![A-Za-z])[ \t]?)")
ITEM_LIKE = re.compile(r"\w*(?:[bB]ullet[iI]tem|[lL]ine[iI]tem)$|Item$")
PAIR = re.compile(r"e?cv(?:item|line|itemwithcomment)$")
STYLE = re.compile(
    r"(?:text\w+|emph|underline|uppercase|MakeUppercase|href|url|\w*color|mbox|[hv]box|fbox|item|"
    r"caption|footnote|label|centerline|parbox|faIcon|small|large|bf|it|sl|sc|tt|title|author)$"
)
PLAIN = re.compile(
    r"(?:tabular|longtable|array|minipage|multicols|adjustwidth|wrapfigure|figure|table|list|"
    r"itemize|enumerate|description|center|flush|document|columns?|paracol|quote|tikz|spacing)"
)
UNREAD = {"comment", "verbatim", "filecontents"}
BULLETS = {
    "resumeItem",
    "resumeSubItem",
    "cvlistitem",
    "cvachievement",
    "achievement",
    "bulletpoint",
}
LISTS = re.compile(
    r"(?:itemize|enumerate|cvitems|tightemize|compactitem|\w*[iI]tem\w*|\w*list\w*)\*?$"
)
LIST_ENDS = re.compile(r"resume\w*ListEnd|\w*(?:List|Items?)End|End\w*List|end\w*[lL]ist")
ENTRIES = re.compile(
    r"(?:resume\w*[hH]eading|resumeProject\w*|cventry|cvevent|cvjob|\w*[eE]ntry|dated\w+)$"
)
HEADS = re.compile(r"[hH]eading|[eE]ntry|[tT]itle")
LINE_END = re.compile(r"\\\\(?:\[[^\]]*\])?|\n\s*\n|\\par\b")
ITEM = re.compile(r"(?:\[[^\]\n]{0,400}\]|\{[^{}\n]{0,400}\}|\s|%[^\n]*\n)*\\item\b")
DEPTH = 4  # how many entries stand one in the other, at most
NEAR = 20_000  # characters: how far the arguments of a command are looked for
LONG = 90  # characters: an argument longer than this is a description, no heading
TELLING = 8  # words: from as many on, an entry's last argument is no place and no date
SENTENCE = 5  # words: as many with a full stop are no name
SHORT = 60  # characters: a line longer than this, under a heading, is prose
SPACING = re.compile(
    r"(?:\\\\(?:\[[^\]]*\])?|\\(?:vspace|hspace|vskip)\*?(?:\{[^{}]*\})?|\\\s)\s*\Z"
)


def tells(part: str) -> bool:
    """Whether the last argument of an entry tells what was done, so that it is no heading."""
    count = len(part.split())
    enough = count >= TELLING or (count >= SENTENCE and part.endswith(".") and "," not in part)
    return enough and not find_dates(part)
