"""What a new wording leaves out of the old one: numbers, and words that filled no slot."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

# A number with what is written onto it: `$1.2M`, `31%`, `p95`, `2,000`, `+0.4`, `GPT-4`.
_NUMBER = re.compile(r"[+−–\-~$€£<>≤≥]?[^\W\d]{0,4}\d[\d.,]*[+%]?[^\W\d]{0,4}")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"\w+(?:[-'’@/.]\w+)*")
_SMALL = frozenset(
    "a an and as at by for from in into of on or our that the their them this to using via was were"
    " which with".split()
)


def lost_numbers(old: str, new: str) -> tuple[str, ...]:
    """The numbers of `old`, as written there, whose digits `new` does not say as often."""
    left = Counter(match.group().replace(",", "") for match in _DIGITS.finditer(new))
    lost = []
    for match in _NUMBER.finditer(old):
        digits = _DIGITS.search(match.group())
        plain = digits.group().replace(",", "") if digits else ""
        if left[plain]:
            left[plain] -= 1
        else:
            lost.append(match.group().rstrip(".,"))
    return tuple(dict.fromkeys(lost))


def unused(left_over: Iterable[str], said: str) -> tuple[str, ...]:
    """The stretches of `left_over` whose telling words `said` does not hold yet."""
    have = {word.lower() for word in _WORD.findall(said)}
    return tuple(words for words in left_over if not _telling(words) <= have)


def _telling(words: str) -> set[str]:
    low = {word.lower() for word in _WORD.findall(words)}
    return low - _SMALL or low
