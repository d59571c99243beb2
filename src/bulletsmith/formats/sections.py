"""What a section of a CV is, by its title, and how a list of tools falls into tiers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from bulletsmith.bullets.patterns import pattern
from bulletsmith.cv import Tools

# The first kind whose words stand in the title is the section's; `other` where none does.
_KINDS = (
    (
        "publications",
        r"publication|paper|patent|talk|conference|speaking|presentation|writing|blog",
    ),
    (
        "experience",
        r"experiences?\b|employment|\bwork\b(?! (?:authori|permi|right|eligib|visa))|"
        r"career(?! (?:summ|obj|profile|goal|pref|break))|leadership\b(?! skills)|"
        r"professional (?:background|activity\b)|positions?\b|"
        r"^\W*research\W*$|berufserfahrung|erfahrung|expérience|experi[eê]ncia|internships?\b|"
        r"esperienz|percurso|опыт|карьер|工作|实习|職歴",
    ),
    (
        "projects",
        r"project|portfolio|open.?source|projekte|projets|proyectos|projet[oi]s?\b|progetti|"
        r"проект|项目",
    ),
    (
        "education",
        r"education|academic|ausbildung|studium|formation|educación|degrees?\b|"
        r"educação|formação|istruzione|образование|教育",
    ),
    (
        "tools",
        r"skill|tools?\b|technolog|tech(?:nical)? stack|competenc|kenntnisse|compétences|"
        r"навыки|技能",
    ),
    ("summary", r"summary|profile|about|objective|statement|profil|zusammenfassung|headline"),
)
_PROJECTS = pattern(r"\W*(?:\w+ )?projects? experience\W*|.*\bopen.?source\b.*", re.IGNORECASE)
_OTHER = pattern(
    r"\W*(?:(?:personal |other )?(?:interests?|hobbies|activities)|references?|languages?|"
    r"awards?|honou?rs?|certificat(?:e|ion)s?|volunteer(?:ing)?|extra-?curriculars?)"
    r"(?:\W|and|work|experience|service|interests?|hobbies|activities|awards?|honou?rs?)*",
    re.IGNORECASE,
)
_SECTION_KINDS = tuple((kind, pattern(rf"(?:{words})", re.IGNORECASE)) for kind, words in _KINDS)
_VOLUNTEER = pattern(
    r"volunteer|teaching|extracurricular|award|honou?r|of responsibility", re.IGNORECASE
)
_AT_WORK = pattern(r"(?<!volunteer )(?<!voluntary )work|professional|industry", re.IGNORECASE)
_TIERS = (
    ("core", pattern(r"\b(?:core|daily|expert|advanced|proficient|primary|strong)\b", re.I)),
    ("working", pattern(r"\b(?:working|intermediate|experienced|comfortable|regular)\b", re.I)),
    ("familiar", pattern(r"\b(?:familiar|basic|beginner|exposure|learning|some)\b", re.I)),
)
_LABEL = pattern(r"\s*([^:：]{1,60})[:：]\s*(.*)$", re.DOTALL)
_LIST_MARKS = pattern(r"[(\[]|[)\]]|[,;•·|、]\s*|\s+/\s+")


@lru_cache(maxsize=512)  # of one line several ask
def kind_of(title: str) -> str:
    """experience, projects, education, tools, summary, publications or other."""
    if _VOLUNTEER.search(title) and not _AT_WORK.search(title):
        return "other"
    if _PROJECTS.fullmatch(title):
        return "projects"
    for kind, words in _SECTION_KINDS:
        if words.search(title):
            return kind
    return "other"


def is_known(title: str) -> bool:
    """Whether a title is one of those that sections of a CV have, whatever their kind."""
    return kind_of(title) != "other" or _OTHER.fullmatch(title) is not None


def aside(title: str) -> bool:
    """Whether a section is of what is done beside the work: volunteering, teaching, awards."""
    return bool(_VOLUNTEER.search(title))


def names_in(text: str) -> tuple[str, ...]:
    """The names of a list written in one line; a comma inside brackets does not part them."""
    names, start, depth = [], 0, 0
    for found in _LIST_MARKS.finditer(text):
        mark = found.group()
        if mark in "([":
            depth += 1
        elif mark in ")]":
            depth = max(0, depth - 1)
        elif not depth:
            names.append(text[start : found.start()])
            start = found.end()
    names.append(text[start:])
    stripped = (name.strip(" \t-–*").rstrip(". \t") for name in names)
    return tuple(name for name in stripped if name and name.lower() != "and")


def tier_of(label: str) -> str:
    """core, working or familiar, as a label or a level tells; empty where it tells none."""
    return next((name for name, words in _TIERS if words.search(label)), "")


def tools_from(lines: Iterable[str], *, whole: bool = False) -> Tools:
    """The tools of a section's lines; a label such as `Core:` tells the tier, any other none.

    `whole` takes what a line says behind its label for one name.
    """
    tiers: dict[str, list[str]] = {"core": [], "working": [], "familiar": [], "flat": []}
    for line in lines:
        labelled = _LABEL.match(line)
        label, text = labelled.groups() if labelled else ("", line)
        tiers[tier_of(label) or "flat"] += (text,) if whole else names_in(text)
    core, working, familiar, flat = map(tuple, tiers.values())
    return Tools(core, working, familiar, flat)
