"""Dates as people write them in a CV, and the months between them.

A CV keeps dates as `YYYY`, `YYYY-MM` or `present`; `normal` and `split_dates` bring `03/2022`,
`Mar 2022 – now`, `since 2021` and their like to that form. A month index counts months from year 0.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bulletsmith.bullets.patterns import pattern
from bulletsmith.named import NamedTuple

Moment = tuple[int, int | None]  # (year, month or None where only the year is told)
PRESENT = "present"

_MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "january jan januar janvier enero ene gennaio janeiro",
            "february feb februar février fevrier fév fev febrero febbraio fevereiro",
            "march mar märz mär mrz mars marzo março",
            "april apr avril avr abril abr aprile",
            "may mai mayo maggio mag maio",
            "june jun juni juin junio giugno giu junho",
            "july jul juli juillet juil julio luglio lug julho",
            "august aug août aout agosto ago",
            "september sept sep septembre septiembre settembre setembro set",
            "october oct oktober okt octobre octubre ottobre ott outubro out",
            "november nov novembre noviembre novembro",
            "december dec dezember dez décembre déc diciembre dic dicembre dezembro",
        ),
        1,
    )
    for word in words.split()
}
_LONGEST = 2000  # characters: a longer line is no heading, and tells no dates
_SEASON = pattern(r"spring|summer|autumn|fall|winter|early|mid|late|[qh][1-4]", re.IGNORECASE)
_NOW = "present|now|current|currently|today|ongoing|date|heute|aktuell|aujourd['’]hui|actualidad"
_YEAR = r"(?:19[4-9]|20\d)\d"
_MOMENT = pattern(
    rf"""(?<![\w$€£])(?:
      (?P<y1>{_YEAR})[-/.](?P<m1>1[0-2]|0?[1-9])(?:[-/.]\d\d?)?(?![\w%])     # 2022-03, 2022-03-15
    | (?:\d\d?[/.])??(?P<m2>1[0-2]|0?[1-9])[/.](?P<y2>{_YEAR})(?![\w%])      # 03/2022
    | (?P<word>[^\W\d_]{{3,10}}|[qh]\d)[.,]?[ \t]{{0,3}}(?:\d\d?(?:st|nd|rd|th)?,[ ])?  # May 5,
      (?P<y3>['’]\d\d|{_YEAR})(?![\w%])
    | (?P<y4>{_YEAR})(?![\w%])
    | (?P<now>{_NOW})\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_BETWEEN = pattern(r"\s*(?:[-–—−‒‐‑]{1,3}|→|->|~|/|to|until|till|through|bis)\s*", re.IGNORECASE)
_LONE_MONTH = pattern(r"(?<!\w)([^\W\d_]{3,10})\.?\s?(?:[-–—]{1,3}|to)\s?$", re.IGNORECASE)
_SHORT_YEAR = pattern(r"\s?[-–—/]{1,2}\s?['’]?(\d\d)(?![\w%/.-])")
_OPEN_END = pattern(r"\s*(?:[-–—]{1,3}(?=\s*(?:[)\]|·*_]|$))|onwards?\b)", re.IGNORECASE)
_SHORT_MONTH = r"0?[1-9]/|(?:0[1-9]|1[0-2])[/-]|[^\W\d_]{3,9}[ -]"
_SHORT = pattern(
    rf"(?<![\w/.-])({_SHORT_MONTH})(\d\d)\s?(?:[-–—]{{1,3}}|(?<=-\d\d\s)to)\s?"
    rf"(?:({_SHORT_MONTH})(\d\d)(?![\w%/.-])|(?:{_NOW})\b)",
    re.IGNORECASE,
)  # 09/18 - 03/21, Aug-19 to now
_SINCE = pattern(r"(?<!\w)(?:since|from|seit|depuis)\s{1,3}$", re.IGNORECASE)
_UNTIL = pattern(r"(?:(?<!\w)(?:until|till|bis)\s{1,3}|^\s{0,3}[-–—]{1,3}\s{0,3})$", re.IGNORECASE)
_DURATION = pattern(r"\b\d\d?\s?(?:mos?|months?|yrs?|years?)\b", re.IGNORECASE)


class Dates(NamedTuple):
    """A start and an end (`YYYY`, `YYYY-MM`, `present` or empty), read from `text[first:last]`."""

    start: str
    end: str
    first: int
    last: int


@lru_cache(maxsize=512)
def moment(text: str) -> Moment | None:
    """The year and month that `text` names; None for `present` and for what is no date."""
    found = _MOMENT.fullmatch(text.strip())
    return _value(found) if found and not _first(found) else None


@lru_cache(maxsize=512)
def is_present(text: str) -> bool:
    """Whether `text` says that it still goes on."""
    found = _MOMENT.fullmatch(text.strip())
    return bool(found and found["now"])


def normal(text: str) -> str:
    """One date as a CV keeps it, `YYYY`, `YYYY-MM` or `present`; empty when it cannot be read."""
    if is_present(text):
        return PRESENT
    value = moment(text)
    return _written(value) if value else ""


def problem_with_date(text: str) -> str:
    """What is wrong with a date that somebody types, for the form; empty when it can be read."""
    text = text.strip()
    if not text or normal(text):
        return ""
    if re.fullmatch(r"(?:19|20)\d\d[-/.]\d{1,2}", text):
        return f"there is no month {text[5:]}: write 2022-03, 2022 or present"
    return f"“{text[:20]}” is no date: write 2022-03, 2022 or present"


_WORDY = pattern(r"\w")


@lru_cache(maxsize=512)
def split_dates(text: str) -> tuple[str, str] | None:
    """The start and end in `text` that holds dates and nothing else; None when it holds more.

    A single date is a start without an end. `since 2021` and `2021 –` end at the present.
    """
    found = find_dates(text)
    if found is None:
        return None
    rest = _DURATION.sub("", text[: found.first] + text[found.last :])
    return None if _WORDY.search(rest) else (found.start, found.end)


@lru_cache(maxsize=512)  # a heading is asked again and again what it is
def find_dates(text: str) -> Dates | None:
    """The dates in a line such as `ML Engineer, Acme (Mar 2022 – now)`; a range, or a lone date."""
    if len(text) > _LONGEST:
        return None
    marks = [found for found in _MOMENT.finditer(text) if found["now"] or _value(found)]
    single: Dates | None = None
    spanned: Dates | None = None
    for index, mark in enumerate(marks):
        if mark["now"]:
            continue
        value = _value(mark)
        first = _first(mark)
        assert value is not None
        after = marks[index + 1] if index + 1 < len(marks) else None
        if after is not None and _BETWEEN.fullmatch(text, mark.end(), _first(after)):
            end = PRESENT if after["now"] else _written(_sure(after))
            spanned = Dates(_written(value), end, first, after.end())
        elif short := _SHORT_YEAR.match(text, mark.end()):
            year = value[0] // 100 * 100 + int(short[1])
            if year >= value[0]:
                spanned = Dates(_written(value), str(year), first, short.end())
        elif open_end := _OPEN_END.match(text, mark.end()):
            spanned = Dates(_written(value), PRESENT, first, open_end.end())
        elif spanned is not None and spanned.last >= mark.end():
            continue
        else:
            before = text[max(0, first - 24) : first]
            if since := _SINCE.search(before):
                start = first - len(before) + since.start()
                spanned = Dates(_written(value), PRESENT, start, mark.end())
            elif until := _UNTIL.search(before):
                start = first - len(before) + until.start()
                spanned = Dates("", _written(value), start, mark.end())
            elif (lone := _LONE_MONTH.search(before)) and lone[1].lower() in _MONTHS:
                month = _written((value[0], _MONTHS[lone[1].lower()]))
                start = first - len(before) + lone.start()
                spanned = Dates(month, _written(value), start, mark.end())
            else:
                single = Dates(_written(value), "", first, mark.end())
    return spanned or single or _short_dates(text)


def _short_dates(text: str) -> Dates | None:
    """The dates of a range whose years have two digits: `09/18 - 03/21`, `Aug-19 to now`."""
    found = _SHORT.search(text)
    start = _short_moment(found[1], found[2]) if found else None
    if found is None or start is None:
        return None
    if found[4] is None:
        return Dates(_written(start), PRESENT, *found.span())
    end = _short_moment(found[3], found[4])
    return Dates(_written(start), _written(end), *found.span()) if end and start <= end else None


def _short_moment(month: str, year: str) -> tuple[int, int] | None:
    month = month[:-1].lower()
    number = int(month) if month.isdigit() else _MONTHS.get(month)
    return (_short_year(year), number) if number else None


def _short_year(digits: str) -> int:
    return int(digits) + (1900 if digits >= "60" else 2000)


def month_index(value: Moment, *, late: bool = False) -> int:
    """The month of `value` as one number; of a bare year its January, or its December if `late`."""
    year, month = value
    return year * 12 + ((12 if late else 1) if month is None else month) - 1


def _first(found: re.Match[str]) -> int:
    """Where the date of `found` begins: at its year where the word before it is no month."""
    word = found["word"]
    return found.start("y3") if word and not _dated(word) else found.start()


def _dated(word: str) -> bool:
    return word.lower() in _MONTHS or bool(_SEASON.fullmatch(word))


def _value(found: re.Match[str]) -> Moment | None:
    if found["y1"]:
        return int(found["y1"]), int(found["m1"])
    if found["y2"]:
        return int(found["y2"]), int(found["m2"])
    if found["y4"]:
        return int(found["y4"]), None
    year = found["y3"]
    if not year:
        return None
    month = _MONTHS.get(found["word"].lower())
    if year[0] in "'’":
        return (2000 + int(year[1:]), month) if _dated(found["word"]) else None
    return int(year), month


def _sure(found: re.Match[str]) -> Moment:
    value = _value(found)
    assert value is not None
    return value


def _written(value: Moment) -> str:
    year, month = value
    return f"{year:04d}" if month is None else f"{year:04d}-{month:02d}"


_SHORT_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def dates_as_words(start: str, end: str) -> str:
    """A CV's start and end as people read them: `Mar 2022 – present`."""
    if start and end:
        return f"{_as_words(start)} – {_as_words(end)}"
    if end and end != PRESENT:
        return f"until {_as_words(end)}"
    return _as_words(start or end)


def _as_words(date: str) -> str:
    value = moment(date)
    if value is None:
        return date
    year, month = value
    return f"{_SHORT_MONTHS[month - 1]} {year}" if month else str(year)
