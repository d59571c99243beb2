"""Roles told in lines instead of macros: a dated line, its neighbours, and what was done there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from bulletsmith.dates import find_dates, split_dates
from bulletsmith.formats.entry import pieces
from bulletsmith.formats.latex.marks import LONG, SHORT
from bulletsmith.formats.latex.text import closings, layout, past_layout

_BREAK = re.compile(
    r"\\\\\*?(?:\[[^\]\n]*\])?|\n[ \t\r]*\n|(?<!\\)%[^\n]*"
    r"|\\(?:par|newline|tabularnewline|linebreak|hrule|(?:small|med|big)skip|[A-Za-z]*Gap"
    r"|section(?:sep|space)|divider)(?![A-Za-z])"
    r"|\\[vh]space\*?\{[^{}]*\}|\\(?P<env>begin|end)\{(?P<name>[^{}]*)\}"
    r"|(?P<block>\\(?:\w*subsection|descript|location)\*?\{(?:[^{}\n]|\{[^{}\n]*\}){0,400}\})"
    r"[ \t\r]*\n"
)
_STYLED = re.compile(
    r"\\(?:textbf|textit|textsc|textsl|emph|bf|it|sl|sc|bfseries|itshape|scshape|large|Large|small"
    r"|subsection|subsubsection|paragraph|descript|runsubsection|location|company|position)\b"
)
_OPENING = re.compile(r"[\s{]*(?:\\[A-Za-z]+\*?(?:\[[^\]\n]*\])?[\s{]*)*\Z")
_MARK = re.compile(r"\s*(?:[-–—•*·]|\\textbullet(?:\{\})?|\$\\(?:bullet|cdot)\$)\s+")
_LISTS = re.compile(
    r"(?:tech\w*|tools?|(?:tech(?:nical)? )?(?:stack|scope)|skills?|keywords|languages|environment)"
    r"(?: used| stack)?:",
    re.IGNORECASE,
)
_TELLS = 5  # words: from as many on, an undated line tells what was done
_BACK = 2  # lines above a dated one that may belong to its heading
_DATED = 110  # characters: a longer line is no heading, whatever it says
_EDGE = 4  # characters that may stand between a heading's dates and the end of its part


class Line(NamedTuple):
    """One line as it is set on the page: its place in the source, its words."""

    start: int
    end: int
    words: str
    styled: bool
    block: bool = False  # a macro that sets a heading's line, whatever it says

    @property
    def dated(self) -> bool:
        """Whether it reads as a heading with its dates, not as a sentence that names a year."""
        if len(self.words) > _DATED or (self.words.endswith(".") and " | " not in self.words):
            return False
        for part in self.words.split(" | "):
            found = find_dates(part)
            if found and (found.first <= _EDGE or len(part) - found.last <= _EDGE):
                rest = part[: found.first] + part[found.last :]
                return bool(split_dates(part[found.first : found.last])) and len(rest) < LONG
        return False

    @property
    def tells(self) -> bool:
        """Whether it says what was done."""
        listed = self.words.endswith(",") or _LISTS.match(self.words)
        return len(self.words.split()) >= _TELLS and not (listed or self.block)

    @property
    def apart(self) -> bool:
        """Whether it is set as a heading is, its parts at both ends of the line."""
        return self.styled and " | " in self.words and len(self.words) < _DATED

    @property
    def heads(self) -> bool:
        """Whether it may be a part of the heading beside it."""
        return self.block or (len(self.words) < SHORT and not self.words.endswith((".", ":")))

    @property
    def under(self) -> bool:
        """Whether it goes on with the heading above it."""
        return not self.dated and self.heads and (self.styled or not self.tells)


def is_sentence(words: str) -> bool:
    """Whether these words are a sentence, and no part of a heading."""
    words = words.strip(" |")
    return words.endswith(".") and len(words.split()) > _TELLS and not find_dates(words)


class Told(NamedTuple):
    """A heading and what stands below it; the first of a stretch may have no heading."""

    heads: list[Line]
    prose: list[Line]


def lines(text: str, start: int, end: int, say: Callable[[int, int], str]) -> Iterator[Line]:
    """The lines in `[start, end)`; `say` gives a stretch's words as those of a heading."""
    at = start
    edges: list[tuple[int, int, bool]] = []
    for found in _BREAK.finditer(text, start, end):
        if found.start() < at:
            continue
        if found["block"]:
            edges += (at, found.start(), False), (found.start(), found.end("block"), True)
        else:
            edges.append((at, found.start(), False))
        at = found.end()
        if found["env"] == "begin":
            at = past_layout(text, at, end, layout(found["name"]))
    for first, last, block in [*edges, (at, end, False)]:
        words = say(first, last).strip(" |")
        if words:
            yield Line(first, last, words, bool(_STYLED.search(text, first, last)), block)


def told(stretch: list[Line], *, undated: bool = False) -> list[Told]:
    """The entries that `stretch` tells of, each by a dated line; by a short one that is set apart
    above what it tells where `undated` ones do.
    """
    dated = [index for index, line in enumerate(stretch) if line.dated]
    if undated and not dated:
        return _undated(stretch)
    found: list[Told] = []
    done = 0
    for at in dated:
        if at < done:
            found[-1].heads.append(stretch[at])  # two dates in one heading
            continue
        first = at
        while first > done and at - first < _BACK and _above(stretch[first - 1], stretch[at]):
            first -= 1
        _below(found, stretch[done:first])
        last = at + 1
        while last < len(stretch) and last - at <= _BACK and stretch[last].under:
            last += 1
        found.append(Told(stretch[first:last], []))
        done = last
    _below(found, stretch[done:])
    return found


def _undated(stretch: list[Line]) -> list[Told]:
    found: list[Told] = []
    for line, below in pairwise([*stretch, None]):
        if line and below and line.styled and line.heads and not line.tells and below.tells:
            found.append(Told([line], []))
        elif line:
            _below(found, [line])
    return found


def _above(line: Line, dated: Line) -> bool:
    return line.heads and line.styled and len(pieces(dated.words)) < 4


def _below(found: list[Told], stretch: list[Line]) -> None:
    if stretch:
        if not found:
            found.append(Told([], []))
        found[-1].prose.extend(stretch)


def balanced(text: str, start: int, end: int) -> tuple[int, int] | None:
    """`[start, end)` without the braces at its ends that are not closed in it; None if any stay."""
    while True:
        closed = closings(text[start:end])
        opened = [at for at in _braces(text, start, end, "{") if at - start not in closed]
        shut = set(closed.values())
        loose = [at for at in _braces(text, start, end, "}") if at - start not in shut]
        if not opened and not loose:
            return start, end
        if opened and _OPENING.match(text[start : opened[-1] + 1]):
            start = opened[-1] + 1
        elif loose and not text[loose[0] : end].strip(" \t\r\n}"):
            end = loose[0]
        else:
            return None


def unmarked(text: str, start: int, end: int) -> int:
    """Past the mark of a list that a line was given by hand: `- Built it`."""
    mark = _MARK.match(text, start, end)
    return mark.end() if mark else start


def _braces(text: str, start: int, end: int, brace: str) -> list[int]:
    marks = re.compile(r"\\.|%[^\n]*|[{}]", re.DOTALL).finditer(text, start, end)
    return [mark.start() for mark in marks if mark.group() == brace]
