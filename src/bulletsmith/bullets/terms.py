"""Finding the lexicons' words in a text, by dict lookups: linear, and a few µs a bullet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from bulletsmith.bullets import lexicon
from bulletsmith.bullets.lexicon import Metric, Model, Phrase, Serving, Tool, Verb
from bulletsmith.bullets.tokens import Token, key_of

E = TypeVar("E")


@dataclass(frozen=True, slots=True)
class Term(Generic[E]):
    """An entry where a text names it: `text[start:end]`, which is `tokens[first:last]`."""

    entry: E
    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Terms(Generic[E]):
    """All the names of one lexicon.

    `index` has every name, alias and inflected form (plural, -ise and -ize, a verb's gerund) under
    its `key_of`; `exact` the few that count only in their own spelling (`Go`, `mAP`); `heads` tells
    for a first token how many tokens the names are long that begin with it, the longest first.
    """

    index: Mapping[str, E]
    exact: Mapping[str, Mapping[str, E]]
    heads: Mapping[str, Sequence[int]]
    longest: int

    def get(self, words: str) -> E | None:
        """The entry of which `words` are a name, however they are cased and hyphenated."""
        key = key_of(words)
        return self.exact.get(key, {}).get(words) or self.index.get(key)

    def at(self, text: str, tokens: Sequence[Token], first: int) -> Term[E] | None:
        """The longest name that begins at token `first`; `NDCG@10` is found whole by `NDCG`."""
        for length in self.heads.get(tokens[first][2], ()):
            last = first + length
            if last > len(tokens):
                continue
            key = " ".join([token[2] for token in tokens[first:last]])
            start, end = tokens[first][0], tokens[last - 1][1]
            entry = None
            if key in self.exact:
                entry = self.exact[key].get(text[start:end].split("@")[0])
            if entry is None:
                entry = self.index.get(key)
            if entry is not None:
                if last < len(tokens) and tokens[last][2] == "@k" and tokens[last][0] == end:
                    end, last = tokens[last][1], last + 1
                return Term(entry, start, end, first, last)
        return None

    def find(self, text: str, tokens: Sequence[Token]) -> list[Term[E]]:
        """The names in `text`, in order, the longest first at each place, none in another.

        `tokens` are `tokens(text)`, cut once for all the lexicons.
        """
        found = []
        behind = 0
        for place, token in enumerate(tokens):
            if place >= behind and token[2] in self.heads:
                term = self.at(text, tokens, place)
                if term is not None:
                    found.append(term)
                    behind = term.last
        return found


def _terms(kind: str) -> Terms[E]:
    content, rows = lexicon.compiled()[kind], lexicon.entries(kind)
    return Terms(
        index={key: rows[row] for key, row in content["keys"].items()},
        exact={
            key: {spelt: rows[row] for spelt, row in spellings.items()}
            for key, spellings in content["exact"].items()
        },
        heads=content["heads"],
        longest=max((lengths[0] for lengths in content["heads"].values()), default=0),
    )


@cache
def verbs() -> Terms[Verb]:
    """Verbs in every form: `built`, `build`, `builds`, `building`; weak and inflated ones too."""
    return _terms("verbs")


@cache
def models() -> Terms[Model]:
    """Model types."""
    return _terms("models")


@cache
def metrics() -> Terms[Metric]:
    """Metrics."""
    return _terms("metrics")


@cache
def serving() -> Terms[Serving]:
    """Serving stacks and platforms."""
    return _terms("serving")


@cache
def tools() -> Terms[Tool]:
    """Tools, their wrong spellings too."""
    return _terms("tools")


@cache
def phrases() -> Terms[Phrase]:
    """Phrases to object to, and words of the field."""
    return _terms("phrases")
