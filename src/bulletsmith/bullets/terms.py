"""Finding the lexicons' words in a text, by dict lookups: linear, and a few µs a bullet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from typing import Generic, TypeVar

from bulletsmith.bullets import lexicon
from bulletsmith.bullets.lexicon import Metric, Model, Phrase, Serving, Tool, Verb
from bulletsmith.bullets.tokens import Token, key_of
from bulletsmith.named import NamedTuple

E = TypeVar("E")


class Term(NamedTuple, Generic[E]):
    """An entry where a text names it: `text[start:end]`, which is `tokens[first:last]`."""

    entry: E
    start: int
    end: int
    first: int
    last: int


class Terms(Generic[E]):
    """All the names of one lexicon: every name, alias and inflected form.

    Inflected forms are the plural of a model, -ise and -ize, and a verb's -s and -ing. Entries are
    made when they are first met.
    """

    def __init__(self, kind: str) -> None:
        names = lexicon.names(kind)
        self._kind = kind
        self._keys: dict[str, int] = names["keys"]
        self._exact: dict[str, dict[str, int]] = names["exact"]
        self._heads: dict[str, dict[str, int]] = names["heads"]

    @cached_property
    def index(self) -> Mapping[str, E]:
        """Every name's `key_of` and its entry, but for those that count only as spelt (`Go`)."""
        return {key: lexicon.entry(self._kind, number) for key, number in self._keys.items()}

    @property
    def longest(self) -> int:
        """The number of tokens of the longest name."""
        bits = [bits for seconds in self._heads.values() for bits in seconds.values()]
        return max(bits, default=2).bit_length() - 1

    def get(self, words: str) -> E | None:
        """The entry of which `words` are a name, however they are cased and hyphenated."""
        return self._entry(key_of(words), words)

    def at(self, text: str, tokens: Sequence[Token], first: int) -> Term[E] | None:
        """The longest name that begins at token `first`; `NDCG@10` is found whole by `NDCG`."""
        start, end, key = tokens[first]
        seconds = self._heads.get(key)
        if seconds and first + 1 < len(tokens):
            for length in _lengths(seconds.get(tokens[first + 1][2], 0)):
                last = first + length
                if last <= len(tokens):
                    words = " ".join([token[2] for token in tokens[first:last]])
                    entry = self._entry(words, text[start : tokens[last - 1][1]])
                    if entry is not None:
                        return Term(entry, start, tokens[last - 1][1], first, last)
        entry = self._entry(key, text[start:end])
        if entry is None:
            return None
        if first + 1 < len(tokens) and tokens[first + 1][2] == "@k" and tokens[first + 1][0] == end:
            return Term(entry, start, tokens[first + 1][1], first, first + 2)
        return Term(entry, start, end, first, first + 1)

    def find(self, text: str, tokens: Sequence[Token]) -> list[Term[E]]:
        """The names in `text`, in order, the longest first at each place, none in another.

        `tokens` are `tokens(text)`, cut once for all the lexicons.
        """
        starts, behind = self._heads, 0
        places = [place for place, token in enumerate(tokens) if token[2] in starts]
        found = []
        for place in places:
            if place >= behind:
                term = self.at(text, tokens, place)
                if term is not None:
                    found.append(term)
                    behind = term.last
        return found

    def _entry(self, key: str, words: str) -> E | None:
        number = self._keys.get(key)
        if key in self._exact:
            number = self._exact[key].get(words.split("@")[0], number)
        return None if number is None else lexicon.entry(self._kind, number)


@cache
def _lengths(bits: int) -> tuple[int, ...]:
    """0b1100 as (3, 2)."""
    return tuple(length for length in range(bits.bit_length() - 1, 1, -1) if bits >> length & 1)


@cache
def verbs() -> Terms[Verb]:
    """Verbs in every form: `built`, `build`, `builds`, `building`; weak and inflated ones too."""
    return Terms("verbs")


@cache
def models() -> Terms[Model]:
    """Model types."""
    return Terms("models")


@cache
def metrics() -> Terms[Metric]:
    """Metrics."""
    return Terms("metrics")


@cache
def serving() -> Terms[Serving]:
    """Serving stacks and platforms."""
    return Terms("serving")


@cache
def tools() -> Terms[Tool]:
    """Tools, their wrong spellings too."""
    return Terms("tools")


@cache
def phrases() -> Terms[Phrase]:
    """Phrases to object to, and words of the field."""
    return Terms("phrases")
