"""A profile that LinkedIn saved as PDF: its positions told apart by the size of their lines.

A company is set larger than a title, a title larger than what is said of it, and the dates stand
under the title with their duration in brackets. Skills are not read: the page shows three of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from bulletsmith.bullets.patterns import pattern
from bulletsmith.cv import CV, Profile, Role
from bulletsmith.dates import PRESENT, is_present
from bulletsmith.formats.linkedin.adapter import said
from bulletsmith.formats.linkedin.dates import when
from bulletsmith.formats.page_lines import GLYPHS, Line
from bulletsmith.formats.pdf.adapter import FORMAT as PDF
from bulletsmith.formats.pdf.adapter import lines

_DATES = pattern(r"(?P<start>[^()–—]{4,24}?)\s[-–—]\s(?P<end>[^()–—]{4,24}?)\s?\([^()]{4,40}\)")
_DURATION = pattern(r"\d{1,2}\s[^\W\d_]{2,12}\.?(?:\s\d{1,2}\s[^\W\d_]{2,12}\.?)?")
_FOOT = pattern(r"[^\W\d_]{3,9}\s\d{1,3}\s[^\W\d_]{2,5}\s\d{1,3}")
_SENTENCE = pattern(rf"[.;:!?]$|^[{GLYPHS}*–-]|\d")
_PLACE = 60  # characters that a place has at most
_EM = 0.2  # points by which sizes differ that are two


def read(source: bytes) -> CV:
    """The profile on the pages of a PDF; one of another make is read as any CV is.

    Raises NotUnderstoodError for what is no PDF with text.
    """
    found = [line for line in lines(source) if not _FOOT.fullmatch(line.text.strip())]
    largest = max(found, key=lambda line: line.size)
    column = [line for line in found if line.x0 >= largest.x0 - 1]
    roles = _roles(column)
    if not roles:
        return PDF.read(source).cv
    return CV(Profile(largest.text.strip(), _headline(column, largest)), roles=tuple(roles))


def _headline(column: Sequence[Line], name: Line) -> str:
    """What stands under the name, up to the first heading, but for the place at its end."""
    below = column[column.index(name) + 1 :]
    told: list[str] = []
    for line in below:
        if told and line.size > below[0].size + _EM:
            break
        told.append(line.text.strip())
    return " ".join(told[:-1] or told)


def _roles(column: Sequence[Line]) -> list[Role]:
    """The positions: each from its title, above its dates, to what is set as large again."""
    dated = [(at, found) for at, line in enumerate(column) if (found := _dated(line))]
    roles, company = [], ""
    for number, (at, dates) in enumerate(dated):
        if at == 0:
            continue
        title = column[at - 1]
        above = [line for line in column[max(0, at - 3) : at - 1] if not _lasts(line)]
        if above and above[-1].size > title.size + _EM:
            company = above[-1].text.strip()
        rest = column[at + 1 : dated[number + 1][0] if number + 1 < len(dated) else len(column)]
        text = column[at].size
        words: list[str] = []
        for line in rest:
            if line.size > text + _EM:
                break
            words.append(line.text.strip())
        place = words.pop(0) if words and _is_place(words[0]) else ""
        roles.append(Role(title.text.strip(), company, place, *dates, said(_joined(words))))
    return roles


def _dated(line: Line) -> tuple[str, str] | None:
    found = _DATES.fullmatch(line.text.strip())
    if not found:
        return None
    start, end = when(found["start"]), when(found["end"])
    if not start:
        return None
    # LinkedIn says that it goes on in many languages; a date it says in digits.
    going = is_present(found["end"]) or not any(sign.isdigit() for sign in found["end"])
    return start, PRESENT if going else end


def _lasts(line: Line) -> bool:
    """`3 years 9 months`, under a company with several positions."""
    return bool(_DURATION.fullmatch(line.text.strip()))


def _is_place(words: str) -> bool:
    return len(words) <= _PLACE and not _SENTENCE.search(words)


def _joined(words: Sequence[str]) -> str:
    """Lines of a page as lines of text: one begins where a mark stands, else the words go on."""
    text = ""
    for line in words:
        begins = line[:1] in GLYPHS or line[:2] in ("- ", "* ", "– ")
        text += ("\n" if begins else " ") + line
    return text.strip()
