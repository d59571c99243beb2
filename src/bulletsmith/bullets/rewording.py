"""Two wordings of one bullet: what changed, what was left out, and what came from nowhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from bulletsmith.bullets.facts import Span

# A number with what is written onto it: `$1.2M`, `31%`, `p95`, `2,000`, `+0.4`, `GPT-4`.
_NUMBER = re.compile(r"[+−–\-~$€£<>≤≥]?[^\W\d]{0,4}\d[\d.,]*[+%]?[^\W\d]{0,4}")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"\w+(?:[-'’@/.]\w+)*")
_SMALL = frozenset(
    "a an and as at by for from in into of on or our that the their them this to using via was were"
    " which with".split()
)


# A name: a capital somewhere in it, and no digit at its head.
_NAME = re.compile(r"(?<![\w@#])[^\W\d_]*[A-ZÀ-ÖØ-Þ][\w+#]*(?:[-@/.][\w+#]+)*")
_BEGINS = re.compile(r"(?:^|[.!?;:]\s)\s*[\"“‘(]?$")
_TOKEN = re.compile(r"\S+")
_PAIRS = 250_000  # pairs of words; above, telling which of them changed is not worth its time


def lost_numbers(old: str, new: str) -> tuple[str, ...]:
    """The numbers of `old`, as written there, whose digits `new` does not say as often."""
    return tuple(dict.fromkeys(old[start:end] for start, end in number_spans(old, new)))


def number_spans(text: str, other: str) -> tuple[Span, ...]:
    """Where `text` says a number that `other` does not say as often."""
    left = Counter(match.group().replace(",", "") for match in _DIGITS.finditer(other))
    found = []
    for match in _NUMBER.finditer(text):
        digits = _DIGITS.search(match.group())
        plain = digits.group().replace(",", "") if digits else ""
        if left[plain]:
            left[plain] -= 1
        else:
            found.append((match.start(), match.start() + len(match.group().rstrip(".,"))))
    return tuple(found)


def lost_names(old: str, new: str) -> tuple[str, ...]:
    """The names of `old` (words with a capital, tools of the lexicon) that `new` does not say.

    Names that stand side by side are one: `Amazon SageMaker`.
    """
    have = {word.casefold() for word in _parts(new)}
    found: list[Span] = []
    for start, end in sorted(_names(old)):
        if all(part.casefold() in have for part in _parts(old[start:end])):
            continue
        if found and start < found[-1][1]:
            continue
        if found and old[found[-1][1] : start] == " ":
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(dict.fromkeys(old[start:end] for start, end in found))


def _names(text: str) -> Iterator[Span]:
    from bulletsmith.bullets.terms import serving, tools
    from bulletsmith.bullets.tokens import tokens

    cut = tokens(text)
    yield from ((term.start, term.end) for term in tools().find(text, cut))
    for term in serving().find(text, cut):
        if any(map(str.isupper, term.entry.name)):
            yield term.start, term.end
    for match in _NAME.finditer(text):
        plain = match.group()[1:].islower() or len(match.group()) == 1
        if not (plain and _BEGINS.search(text, max(0, match.start() - 4), match.start())):
            yield match.span()


def _parts(text: str) -> list[str]:
    return re.findall(r"[\w+#]+", text)


def compared(old: str, new: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The stretches of `old` that `new` does not keep, and those of `new` that are new.

    Told word by word; a word that differs by its case or its punctuation is the same word.
    """
    olds, news = list(_TOKEN.finditer(old)), list(_TOKEN.finditer(new))
    one, other = [_same(word.group()) for word in olds], [_same(word.group()) for word in news]
    head = 0
    while head < min(len(one), len(other)) and one[head] == other[head]:
        head += 1
    tail = 0
    while tail < min(len(one), len(other)) - head and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    a, b = one[head : len(one) - tail], other[head : len(other) - tail]
    blocks = [(0, len(a), 0, len(b))]
    if a and b and len(a) * len(b) <= _PAIRS:
        from difflib import SequenceMatcher

        codes = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
        blocks = [(i, j, k, n) for tag, i, j, k, n in codes if tag != "equal"]
    gone = [(olds[head + i].start(), olds[head + j - 1].end()) for i, j, _, _ in blocks if i < j]
    come = [(news[head + k].start(), news[head + n - 1].end()) for _, _, k, n in blocks if k < n]
    return tuple(gone), tuple(come)


def _same(word: str) -> str:
    return word.strip(",.;:()[]\"“”'‘’").casefold() or word


def unused(left_over: Iterable[str], said: str) -> tuple[str, ...]:
    """The stretches of `left_over` whose telling words `said` does not hold yet."""
    have = {word.lower() for word in _WORD.findall(said)}
    return tuple(words for words in left_over if not _telling(words) <= have)


def _telling(words: str) -> set[str]:
    low = {word.lower() for word in _WORD.findall(words)}
    return low - _SMALL or low
