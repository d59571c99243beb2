"""What a word alone suggests: its classes, or the shape of the number that it is."""

from __future__ import annotations

import re
from functools import cache

from bulletsmith.bullets.lexicon import entries, entry, names
from bulletsmith.bullets.parsing.word_classes import CLASSES, VERBS

Hint = tuple[tuple[str, ...], str, str]  # classes, shape of a number, classes of a verb

_NUMBER = re.compile(
    r"(?P<percent>\d[\d.,]*%)|(?P<big>\d+(?:\.\d+)?(?:[kmb]|bn|mm|mn)|\d{1,3}(?:,\d{3})+)"
    r"|(?P<factor>\d+(?:\.\d+)?x)|(?P<fraction>0?\.\d+)|(?P<milli>\d+(?:\.\d+)?ms)"
    r"|(?P<size>\d+(?:\.\d+)?[gtpmk]b)|(?P<decimal>\d+\.\d+)|(?P<integer>\d+)"
)
_TIMES = {
    **dict.fromkeys(("ms", "msec", "milliseconds"), "ms"),
    **dict.fromkeys(("s", "sec", "seconds", "second"), "s"),
    **dict.fromkeys(("day", "days", "week", "weeks", "month", "months", "year", "years"), "long"),
    **dict.fromkeys(("yrs", "yr", "quarters"), "long"),
    **dict.fromkeys(("min", "mins", "minutes", "minute", "h", "hr", "hours", "hour"), "hours"),
    **dict.fromkeys(("tb", "gb", "pb", "mb", "kb"), "size"),
    **dict.fromkeys(("qps", "rps", "tps", "fps", "hz"), "rate"),
    **dict.fromkeys(("pp", "points", "pts", "bps", "point"), "points"),
    **dict.fromkeys(("million", "billion", "thousand", "m", "bn"), "big"),
}
_PERIODS = frozenset(("s", "sec", "min", "h", "hour", "day", "week", "month"))
_OF_KIND = {"models": "model", "serving": "serving", "tools": "tool"}


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    """Word → classes: those written by hand, and the single words of the lexicons."""
    found: dict[str, dict[str, None]] = {}
    for name, members in CLASSES.items():
        for word in members.split():
            found.setdefault(word, {})[name] = None
    for kind, name in _OF_KIND.items():
        for key in names(kind)["keys"]:
            if " " not in key and len(key) > 2:
                found.setdefault(key, {})[name] = None
    for key, number in names("metrics")["keys"].items():
        if " " not in key and len(key) > 1:
            name = "quality" if entry("metrics", number).kind == "quality" else "outcome"
            found.setdefault(key, {})[name] = None
    return {word: tuple(kinds) for word, kinds in found.items()}


@cache
def _verb_classes() -> dict[str, str]:
    """Verb form → its classes, one letter each."""
    found: dict[str, str] = {}
    for name, forms in VERBS.items():
        for form in forms.split():
            if name not in found.get(form, ""):
                found[form] = f"{found.get(form, '')} {name}".strip()
    for verb in entries("verbs"):
        for form in (verb.past, verb.present, verb.gerund):
            if form and form not in found:
                found[form] = verb.group
    return found


def _singular(word: str, known: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    if word.endswith(("'s", "’s")):
        word = word[:-2]
    if word in known:
        return known[word]
    if word.endswith("s"):
        if word[:-1] in known:
            return known[word[:-1]]
        if word.endswith("ies"):
            return known.get(word[:-3] + "y", ())
        if word.endswith("es"):
            return known.get(word[:-2], ())
    return ()


_HINTS: dict[str, Hint] = {}


def hint(word: str) -> Hint:
    """What `word`, in lower case, suggests."""
    found = _HINTS.get(word)
    if found is None:
        found = _hint(word)
        if len(_HINTS) < 20_000 and len(word) < 40:
            _HINTS[word] = found
    return found


def _hint(word: str) -> Hint:
    word = word.partition("@")[0] or word
    if word[0].isdigit():
        match = _NUMBER.match(word)
        shape = match.lastgroup or "" if match else ""
        if match is None or match.end() != len(word):
            shape = "mixed"
        return ((), shape, "")
    known = _classes()
    classes = _singular(word, known)
    if word.partition("/")[2] in _PERIODS:
        return (("rate", *_singular(word.partition("/")[0], known)), "rate", "")
    if not classes and ("-" in word or "/" in word):
        parts = re.split("[-/]", word)
        joined = {f"part-{name}": None for part in parts for name in _singular(part, known)}
        classes = tuple(joined)
    return (classes, "", _verb_classes().get(word, ""))


def unit_of(word: str) -> str:
    """The kind of unit that `word` is behind a number, or nothing."""
    return _TIMES.get(word, "")


def forget() -> None:
    """Read the lexicons again at the next word: a user's own words have changed."""
    _classes.cache_clear()
    _verb_classes.cache_clear()
    _HINTS.clear()
