"""Section titles that no macro marks as such: a short line of their usual words, set apart."""

from __future__ import annotations

import re
from typing import NamedTuple

from bulletsmith.formats.latex.text import words

_BEFORE = (
    r"(?:work|working|professional|relevant|employment|research|industry|technical|personal|side|"
    r"course|selected|conference|poster|invited|journal|academic|open.?source|core|key|teaching|career|programming|other|recent)"
)
_NAMES = (
    r"(?:experiences?|employment|history|career|education|projects?|skills?|publications?|presentations?|talks?|awards?|"
    r"honou?rs?|summary|profile|objective|languages?|interests?|achievements?|certifications?|"
    r"courses?|coursework|activities|references|internships?|technologies|tools|work)"
)
_TITLE = re.compile(
    rf"(?:{_BEFORE}[ &/]+(?:and )?){{0,2}}{_NAMES}(?:[ ,&/]+(?:and )?(?:{_BEFORE}[ ]+)?{_NAMES}"
    r"|[ ]+(?:history|received)){0,2}:?",
    re.IGNORECASE,
)
_SET_APART = re.compile(
    r"\\(?:textbf|bf|bfseries|textsc|sc|scshape|[lL]arge|LARGE|[hH]uge|uppercase|MakeUppercase|"
    r"underline|textcolor|color|textsf|sffamily|sl|it)(?![A-Za-z])"
)
_NEVER = re.compile(r"[&#]|\\(?:hfill|newcommand|def|item)(?![A-Za-z])")


class Title(NamedTuple):
    """A title's words, and its line in the source."""

    words: str
    start: int
    end: int


def is_title(told: str) -> bool:
    """Whether these words are those of a section's title."""
    return len(told) < 40 and bool(_TITLE.fullmatch(told))


def titles(text: str, start: int, end: int) -> tuple[Title, ...]:
    """The lines in `[start, end)` that are titles of sections."""
    found = []
    for line in re.compile(r"[^\n]+").finditer(text, start, end):
        source = line.group()
        if len(source) < 200 and _SET_APART.search(source) and not _NEVER.search(source):
            told = words(source).text
            if is_title(told):
                found.append(Title(told, *line.span()))
    return tuple(found)
