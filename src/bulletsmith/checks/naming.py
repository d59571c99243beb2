"""Whether two names of a company, or two titles, mean the same; a doubt is a yes.

The words come from `data/linkedin.toml`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any, NamedTuple

from bulletsmith.bullets.patterns import pattern
from bulletsmith.paths import data_dir

_LONGEST = 200  # characters of a name that are looked at
_TYPO, _TYPO_FROM = 90, 6  # how alike, and from how many letters on, two spellings are one name
_PARTED = pattern(r"\s*(?:[/|;,@(){}\[\]·•]|\s[-–—:]\s)\s*|\b(?:formerly|previously|now|via|ex)\b")
_WORD = pattern(r"[^\W_]+")
_GENDER = pattern(r"\((?:[mwfdx][/|*,. ]*){2,5}\)|\((?:all genders|f/m/\w|any gender)\)", re.I)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}
_ENOUGH = 3  # words of a title beside which `software` adds nothing
_SEPARATORS = pattern(r"\s*(?:[,|@(){}\[\]·•:]|\s[-–—]+\s|\bat\b)\s*")
_ALTERNATIVES = pattern(r"\s*(?:/|&|,|\+|\band\b)\s*")


@cache
def _words() -> dict[str, Any]:
    import tomllib  # here: only a comparison asks for it

    return tomllib.loads((data_dir() / "linkedin.toml").read_text("utf-8"))


def _folded(text: str) -> str:
    """Lower case without accents: `Zürich` and `zurich` are one."""
    low = unicodedata.normalize("NFKD", text[:_LONGEST].casefold())
    return "".join(c for c in low if not unicodedata.combining(c))


def same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's: they share a word, or one is in another script."""
    ours, theirs = (set(_WORD.findall(_folded(name))) for name in (one, other))
    return not ours or not theirs or bool(ours & theirs) or one.isascii() != other.isascii()


def _two_scripts(one: str, other: str) -> bool:
    """Whether one name has Latin letters only, and the other none: Yandex, Яндекс."""
    latin = [{c.isascii() for c in _folded(name) if c.isalpha()} for name in (one, other)]
    return latin in ([{True}, {False}], [{False}, {True}])


# Companies


@cache
def _groups() -> dict[str, str]:
    """Every known name of a company, as `_plain` has it, and the first name of its line."""
    found = {}
    for name, others in _words()["companies"].items():
        for one in (name, *others):
            found[_plain(one)] = name
    return found


@cache
def _legal() -> frozenset[str]:
    return frozenset(_words()["legal"]["words"])


@lru_cache(maxsize=2048)
def _plain(name: str) -> str:
    """The words of a company's name without its legal form: `The Acme Co., Ltd.` is `acme`."""
    low = _folded(name).replace("&", " and ").replace(".com", " com").replace(".", "")
    said = [word for word in _WORD.findall(low) if word != "the"] or _WORD.findall(low)
    while len(said) > 1 and (said[-1] in _legal() or said[-1] == "and"):
        said.pop()
    return " ".join(said)


@lru_cache(maxsize=2048)
def _called(name: str) -> tuple[str, ...]:
    """Everything that `X (formerly Twitter)` calls a company, its line's first name where known."""
    whole = _plain(name)
    parts = [whole, *(_plain(part) for part in _PARTED.split(_folded(name)) if part)]
    return tuple(dict.fromkeys(_groups().get(part, part) for part in parts if part))


@lru_cache(maxsize=4096)
def same_company(one: str, other: str) -> bool:
    """Whether two names mean one company: an alias, a part, initials, a slip of spelling."""
    ours, theirs = _called(one), _called(other)
    if not ours or not theirs or _two_scripts(one, other):
        return True  # nothing is said on one side, or nothing that can be compared
    return any(_one_name(a, b) for a in ours for b in theirs)


def _one_name(one: str, other: str) -> bool:
    if one == other:
        return True
    a, b = one.lower().replace(" ", ""), other.lower().replace(" ", "")
    short, long = sorted((a, b), key=len)
    whole = _TYPO_FROM if short.isascii() else 2  # 楽天 is the beginning of 楽天株式会社
    if short == long or (len(short) >= whole and long.startswith(short)):
        return True
    words, others = one.lower().split(), other.lower().split()
    few, many = sorted((words, others), key=len)
    if len(few) < len(many) and few == [word for word in many if word in few] and len(short) > 2:
        return True
    if len(few) == 1 and len(many) > 2 and few[0] == "".join(word[0] for word in many):
        return True
    if len(short) < _TYPO_FROM:
        return False
    from rapidfuzz import fuzz

    return fuzz.ratio(a, b) >= _TYPO


# Titles


class Title(NamedTuple):
    """A title's words: those of all of it, those before its first comma or dash, and its levels."""

    all: frozenset[str]
    head: frozenset[str]
    levels: frozenset[str]

    @property
    def rank(self) -> int:
        """How senior it is, from 0 for an intern to 8 for a chief; 2 where it does not tell."""
        ranks: dict[str, int] = _words()["levels"]
        told = [ranks[level] for level in self.levels if level in ranks]
        numbers = [int(level) for level in self.levels if level.isdigit()]
        return min(told) if told and min(told) < 2 else max([*told, 2, *(numbers[:1])])


@lru_cache(maxsize=2048)
def title_of(text: str) -> Title:
    """The title taken apart, abbreviations and words of other languages put into plain English."""
    low = _GENDER.sub(" ", _folded(text)).replace("e-commerce", "ecommerce")
    head = next((part for part in _SEPARATORS.split(low) if part.strip()), "")
    ranks, loose = _words()["levels"], frozenset(_words()["loose"]["words"])
    every = _said(low)
    levels = frozenset(word for word in every if word in ranks or word.isdigit())
    whole = frozenset(every) - levels - loose
    if len(whole) > _ENOUGH:  # `Software Engineer, Machine Learning` is an ML engineer
        whole -= {"software"}
    return Title(whole, frozenset(_said(head)) - levels - loose, levels)


def _said(text: str) -> list[str]:
    stands = _words()["titles"]
    for words, meant in stands.items():
        if (" " in words or "/" in words) and words in text:
            text = text.replace(words, meant)
    found: list[str] = []
    for word in _WORD.findall(text.replace("'", "").replace("-time", "time").replace("r&d", "rnd")):
        found += stands.get(word, _ROMAN.get(word, word)).split()
    return found


@lru_cache(maxsize=4096)
def same_title(one: str, other: str) -> bool:
    """Whether two titles say the same; a team or a field told on one side only is no difference."""
    if not one.strip() or not other.strip() or _two_scripts(one, other):
        return True
    a, b = title_of(one), title_of(other)
    if _ranks(a) != _ranks(b):
        return False
    if _numbers(a) and _numbers(b) and _numbers(a) != _numbers(b):
        return False
    if a.all == b.all or a.head == b.all or a.all == b.head:
        return True
    if a.head == b.head and len(a.head) > 1:
        return True
    if not (a.all and b.all):  # a level and nothing else, or a script without words
        return bool(_ranks(a)) or _folded(one).split() == _folded(other).split()
    for whole, parts in ((a, other), (b, one)):  # `Data Scientist / ML Engineer`
        if any(title_of(part).all == whole.all for part in _ALTERNATIVES.split(parts) if part):
            return True
    from rapidfuzz import fuzz

    return fuzz.ratio(" ".join(sorted(a.all)), " ".join(sorted(b.all))) >= _TYPO


def _ranks(title: Title) -> frozenset[str]:
    return frozenset(level for level in title.levels if not level.isdigit())


def _numbers(title: Title) -> frozenset[str]:
    """`II` is a level only beside another number: a profile often leaves it out."""
    return title.levels - _ranks(title)


def likeness(one: str, other: str) -> float:
    """How alike two titles are, from 0 to 1, their levels aside."""
    a, b = title_of(one).all, title_of(other).all
    if not a or not b:
        return 0.5
    return len(a & b) / len(a | b)
