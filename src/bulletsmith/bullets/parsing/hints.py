"""What a word alone suggests: its classes, or the shape of the number that it is."""

from __future__ import annotations

from bulletsmith.bullets.parsing.vocabulary import vocabulary
from bulletsmith.bullets.patterns import pattern

Names = tuple[str, ...]
Hint = tuple[Names, str, str]  # classes, shape of a number, classes of a verb

_NUMBER = pattern(
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
_SHAPES = "percent big factor fraction milli size decimal integer mixed rate".split()
# Every kind of number there is: by its shape, its unit, and the signs around it.
NUMBERS = tuple(dict.fromkeys((*_SHAPES, *_TIMES.values(), "money", "sign", "arrow")))
_PERIODS = frozenset(("s", "sec", "min", "h", "hour", "day", "week", "month"))


def _classes(word: str) -> Names:
    """The classes of exactly this word."""
    return vocabulary().classes.get(word, ())


def _singular(word: str) -> Names:
    """The classes of a word, or else of what it is the plural or the genitive of."""
    if word.endswith(("'s", "’s")):
        word = word[:-2]
    found = _classes(word)
    if found or not word.endswith("s"):
        return found
    found = _classes(word[:-1])
    if not found and word.endswith("ies"):
        return _classes(word[:-3] + "y")
    if not found and word.endswith("es"):
        return _classes(word[:-2])
    return found


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
    classes = _singular(word)
    if word.partition("/")[2] in _PERIODS:
        return (("rate", *_singular(word.partition("/")[0])), "rate", "")
    if not classes and ("-" in word or "/" in word):
        parts = word.replace("/", "-").split("-")
        joined = {f"part-{name}": None for part in parts for name in _singular(part)}
        classes = tuple(joined)
    return (classes, "", vocabulary().verbs.get(word, ""))


def unit_of(word: str) -> str:
    """The kind of unit that `word` is behind a number, or nothing."""
    return _TIMES.get(word, "")
