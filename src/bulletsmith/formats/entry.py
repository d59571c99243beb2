"""Which part of an entry's heading is the title, the company, the place or the dates.

The order differs from template to template, so that what a part says decides, and its position only
where that does not tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletsmith.bullets.patterns import pattern
from bulletsmith.dates import find_dates, split_dates
from bulletsmith.named import NamedTuple

_TITLE = pattern(
    r"\b(?:engineer|scientist|developer|researcher|intern|internship|analyst|manager|architect|lead|"
    r"head|director|consultant|assistant|associate|specialist|officer|founder|co-?founder|cto|ceo|"
    r"programmer|fellow|student|trainee|postdoc(?:toral)?|lecturer|instructor|administrator|designer|"
    r"mentor|teacher|tutor|professor|advisor|member of technical staff|swe|sde|mle|vp|practitioner|"
    r"tester|grader|receptionist|clerk|accountant|owner|freelancer?|contractor|apprentice|technician|coordinator|president|chair(?:man|woman|person)?|captain|secretary|treasurer|strategist|expert|volunteer|"
    r"entwickler(?:in)?|ingenieur(?:in)?|ingénieur(?:e)?|werkstudent(?:in)?|stagiaire|doktorand(?:in)?)s?\b(?!\.[a-z])",
    re.IGNORECASE,
)
_COMPANY = pattern(
    r"\b(?:inc|llc|ltd|gmbh|ag|corp|corporation|company|co|labs?|university|institute|college|school|"
    r"bank|group|technologies|solutions|systems|universität|université|s\.?a|b\.?v|plc|pvt|foundation|"
    r"startup|studios?|research center|hospital|department)\b\.?",
    re.IGNORECASE,
)
_PLACE = pattern(
    r"[A-ZÀ-Þ][\w.'’-]{1,24}(?: [\w.'’-]{1,20}){0,2}"
    r", ?(?:[A-Z]{2}|[A-Z][\w.'’-]{2,24}(?: [A-Z]\w{2,20})?)"
    r"(?:, ?[A-Z][\w .'’-]{1,24})?$"
)
_REMOTE = pattern(r"\(?(?:remote|hybrid|on-?site|worldwide)\b[^|]{0,40}$", re.IGNORECASE)
_WAY = pattern(r"\s*\((?:fully )?(?:remote|hybrid|on-?site)\)$", re.IGNORECASE)
_LASTED = pattern(
    r"\(?(?=\d)(?:\d{1,2} ?(?:years?|yrs?)\.?)?[ ,]{0,2}(?:\d{1,2} ?(?:months?|mos?)\.?)?\)?", re.I
)
_LONE_PLACES = frozenset(
    "london berlin paris munich zurich zürich amsterdam dublin toronto bangalore bengaluru pune"
    " hyderabad mumbai delhi chennai singapore seattle boston chicago austin denver tokyo beijing"
    " shanghai stockholm oslo copenhagen helsinki vienna warsaw prague madrid barcelona lisbon"
    " milan rome sydney melbourne vancouver montreal remote hybrid usa uk germany france india"
    " canada spain"
    " netherlands switzerland ireland israel japan china brazil poland california"
    " italy sweden norway denmark finland belgium austria portugal uae pakistan bangladesh vietnam"
    " indonesia turkey egypt mexico argentina chile australia ca ny wa ma tx il nyc".split()
)
_SPLIT = pattern(
    r"\s+[|·•‖]\s+|\s+[-–—]{1,3}\s+|\s*[|·•]\s*|\s+@\s+|\s{3,}|\t+|\s*\\\\\s*|,\s+at\s+"
)
_FROM = pattern(r"\s(?:from|between|since)\s*$", re.IGNORECASE)
_AT = pattern(r"\s+(?:(?:at|bei|chez)\s+|@\s*)(?=[A-Z0-9])")


class Entry(NamedTuple):
    """A heading taken apart; what it does not say is empty."""

    title: str = ""
    company: str = ""
    location: str = ""
    start: str = ""
    end: str = ""


def is_place(text: str) -> bool:
    """Whether `text` reads as a place: `Berlin, Germany`, `Remote`."""
    text = _WAY.sub("", text)
    return _surely_place(text) or bool(
        _PLACE.match(text) and not _TITLE.search(text) and not _COMPANY.search(text)
    )


def ends_in_place(text: str) -> bool:
    """Whether `text` is a name and the place of what is called so: `Acme, Berlin, Germany`."""
    name, *place = text.rsplit(", ", 2)
    return bool(name) and len(place) == 2 and is_place(", ".join(place))


def _surely_place(text: str) -> bool:
    """Whether `text` ends in a place that everybody knows, and is no longer than a place is."""
    if _REMOTE.match(text):
        return True
    last = text.rpartition(",")[2].strip(" .()").lower()
    return last in _LONE_PLACES and text.count(",") < 2 and not _TITLE.search(text)


def is_title(text: str) -> bool:
    """Whether `text` reads as what somebody was: `Senior ML Engineer`."""
    return bool(_TITLE.search(text))


def is_company(text: str) -> bool:
    """Whether `text` reads as an employer or a school: `Acme Inc.`, `Example University`."""
    return bool(_COMPANY.search(text)) and not is_title(text)


def pieces(line: str) -> list[str]:
    """The parts of a heading line, `Role | Company`, `Company — Role (2020 – now)`; dates apart."""
    found = find_dates(line)
    if not found:
        return _split(line)
    return [
        *_split(_FROM.sub("", line[: found.first]).rstrip(" ([,")),
        line[found.first : found.last],
        *_split(_unopened(line[found.last :].lstrip(" )],"))),
    ]


def _unopened(line: str) -> str:
    """`line` without a bracket at its end that opened before it: `Remote)` of `(2025, Remote)`."""
    return line.rstrip(")] ") if line.count("(") < line.count(")") else line


def _split(line: str) -> list[str]:
    parts: list[str] = []
    for part in _SPLIT.split(line):
        halves = _AT.split(part, maxsplit=1)
        parts += halves if len(halves) == 2 and is_title(halves[0]) else [part]
    stripped = (part.strip(" \t,;|·*_–—-") for part in parts)
    return [part for part in stripped if any(sign.isalnum() for sign in part)]


def entry(parts: Sequence[str], *, company_first: bool = False) -> Entry:
    """The entry that `parts` tell of; `company_first` where the words do not tell the order."""
    start = end = location = ""
    names: list[str] = []
    for part in parts:
        dates = split_dates(part)
        if dates and not start and not end:
            start, end = dates
        elif part and not dates and not _LASTED.fullmatch(part):
            names.append(part)
    for reads_as_place in (_surely_place, is_place):
        place = next(filter(reads_as_place, reversed(names)), "")
        if place and not location and len(names) > 2:
            names.remove(place)
            location = place
    if not location:
        names, location = _place_within(names)
    if not location and len(names) == 2 and _surely_place(names[1]):
        location = names.pop()
    title, company = _title_and_company(names, company_first=company_first)
    return Entry(title, company, location, start, end)


def _place_within(names: list[str]) -> tuple[list[str], str]:
    """`Google, Mountain View, CA` is a company and a place in one part."""
    for index, name in enumerate(names):
        company, comma, place = name.partition(",")
        if comma and _surely_place(place.strip()) and not is_title(place):
            return [*names[:index], company.strip(), *names[index + 1 :]], place.strip()
        company, *parts = name.rsplit(", ", 2)
        if ends_in_place(name) and is_company(company):
            return [*names[:index], company, *names[index + 1 :]], ", ".join(parts)
    return names, ""


_OWN = pattern(r"freelance|freelancing|self[- ]employed|contract", re.IGNORECASE)
_COMMA = pattern(r",\s+")


def _title_and_company(names: list[str], *, company_first: bool) -> tuple[str, str]:
    if not names:
        return "", ""
    if len(names) == 1:
        name = names[0]
        comma = _COMMA.split(name, 1)
        if len(comma) == 2 and is_title(comma[0]) != is_title(comma[1]):
            return (comma[0], comma[1]) if is_title(comma[0]) else (comma[1], comma[0])
        return (name, "") if is_title(name) or not company_first else ("", name)
    titled = [name for name in names if is_title(name) and not _COMPANY.search(name)] or [
        name for name in names if is_title(name)
    ]
    titled = [name for name in titled if not _OWN.fullmatch(name)] or titled
    title = titled[0] if titled else _untold(names, company_first=company_first)
    rest = [name for name in names if name is not title]
    return title, ", ".join(rest)


def _untold(names: Sequence[str], *, company_first: bool) -> str:
    """Which of several names is the title, where none says so: never one that is a company's."""
    others = [name for name in names if not _COMPANY.search(name)]
    if others and _COMPANY.search(names[0]):
        return others[-1]
    return names[int(company_first)]
