"""What is seen of each chunk, and what it comes to.

A sighting is some of what is seen of a chunk that features depend on together (see `features`).
Sightings come again and again, so what one comes to is worked out once and kept in a table, one a
kind: the names of its features where weights are learnt, the sum of their weights where a text is
read. `added_up` does both.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Generic, TypeVar

from bulletsmith.bullets.parsing import features as names
from bulletsmith.bullets.parsing.chunks import PRONOUNS, Chunk
from bulletsmith.bullets.parsing.features import ANYWHERE, IN_CLAUSE, Names
from bulletsmith.bullets.parsing.guess import guesses
from bulletsmith.bullets.parsing.seen import Seen
from bulletsmith.bullets.parsing.word_classes import ARTICLES

Worth = TypeVar("Worth", int, Names)

_CLAUSE_ENDS = frozenset((";", ".", ":", "-", ",", "),", ")."))
_PARTS = frozenset((";", ".", ":", "-", ")."))
_FAR, _WITHIN = sum(ANYWHERE.values()), sum(IN_CLAUSE.values())
_MOST = 20_000  # sightings of a kind that are kept


class Table(dict[Any, Worth]):
    """What the sightings of one kind come to, each worked out when it is first asked for."""

    def __init__(
        self, names: Callable[..., list[str]], worth: Callable[[list[str]], Worth]
    ) -> None:
        self._names = names
        self._worth: Callable[[list[str]], Worth] = worth

    def __missing__(self, sighting: Any) -> Worth:
        if len(self) > _MOST:
            self.clear()
        named = self._names(*sighting) if type(sighting) is tuple else self._names(sighting)
        worth: Worth = self._worth(named)
        self[sighting] = worth
        return worth


# Words are too many for tables: most that a text holds come once. What one comes to by itself, and
# in company, is looked up by what its features begin with.
Alone = Mapping[str, Worth]
Paired = Mapping[str, Mapping[str, Worth]]


class Tables(Generic[Worth]):
    """A table for each kind of sighting, and what a chunk comes to of which nothing is seen."""

    def __init__(
        self,
        worth: Callable[[list[str]], Worth],
        nothing: Worth,
        alone: Callable[[str], Alone[Worth]],
        paired: Callable[[str], Paired[Worth]],
    ) -> None:
        self.nothing: Worth = nothing
        self.word: Alone[Worth] = alone("w=")
        self.first: Alone[Worth] = alone("f=")
        self.first_behind: Paired[Worth] = paired("kf=")  # cue, word
        self.last: Alone[Worth] = alone("h=")
        self.last_behind: Paired[Worth] = paired("kh=")  # cue, word
        self.ending: Alone[Worth] = alone("h3=")
        self.follows: Alone[Worth] = alone("ph=")
        self.follows_with: Paired[Worth] = paired("phk=")  # last word of the chunk before, cue
        self.of_guess: Table[Worth] = Table(names.of_guess, worth)
        self.of_guesses: Table[Worth] = Table(names.of_guesses, worth)
        self.guess_of_heads: Table[Worth] = Table(names.guess_of_heads, worth)
        self.placed: Table[Worth] = Table(names.placed, worth)
        self.sooner: Table[Worth] = Table(names.sooner, worth)
        self.later: Table[Worth] = Table(names.later, worth)
        self.of_verb: Table[Worth] = Table(names.of_verb, worth)
        self.shaped: Table[Worth] = Table(names.shaped, worth)
        self.after_verb: Table[Worth] = Table(names.after_verb, worth)
        self.verb_before: Table[Worth] = Table(names.verb_before, worth)
        self.of_cue: Table[Worth] = Table(names.of_cue, worth)
        self.of_classes: Table[Worth] = Table(names.of_classes, worth)
        self.of_heads: Table[Worth] = Table(names.of_heads, worth)
        self.modified: Table[Worth] = Table(names.modified, worth)
        self.of_numbers: Table[Worth] = Table(names.of_numbers, worth)
        self.counted: Table[Worth] = Table(names.counted, worth)
        self.of_amounts: Table[Worth] = Table(names.of_amounts, worth)
        self.of_object: Table[Worth] = Table(names.of_object, worth)
        self.governed: Table[Worth] = Table(names.governed, worth)
        self.governed_by: Table[Worth] = Table(names.governed_by, worth)
        self.follows_cue: Table[Worth] = Table(names.follows_cue, worth)
        self.joined: Table[Worth] = Table(names.joined, worth)
        self.follows_classes: Table[Worth] = Table(names.follows_classes, worth)
        self.leads: Table[Worth] = Table(names.leads, worth)
        self.leads_classes: Table[Worth] = Table(names.leads_classes, worth)
        self.ahead: Table[Worth] = Table(names.ahead, worth)
        self.behind: Table[Worth] = Table(names.behind, worth)
        self.no_numbers: Worth = worth(["nonum"])
        self.begins: Worth = worth(["begin"])
        self.ends: Worth = worth(["end"])


def added_up(text: str, cut: list[Chunk], tables: Tables[Worth]) -> list[Worth]:
    """What all the sightings of each chunk of `text` come to, in order."""
    t = tables
    seen = [Seen(chunk, text) for chunk in cut]
    guessed = guesses(seen)
    clause_ahead, later = _told_behind(seen)
    clauses = 1 + sum([chunk.before in _CLAUSE_ENDS for chunk in cut[1:]])
    clause, parted, sooner, clause_behind = 0, False, 0, 0
    governor, governor_classes = "", ""  # the verb of the clause
    verbs, only_verbs = 0, True  # so far
    last = len(seen) - 1
    first_verb = guessed.index("V") if "V" in guessed else last + 1
    last_verb = last - guessed[::-1].index("V") if "V" in guessed else -1
    previous: Seen | None = None
    guess = ""
    found: list[Worth] = []
    for i, one in enumerate(seen):
        chunk = one.chunk
        cue, before, verbish = chunk.cue, chunk.before, chunk.verbish
        head, heads, classes, numbers = one.head, one.head_classes, one.classes, one.numbers
        if before in _CLAUSE_ENDS:
            clause_behind = 0
            if before != ",":
                governor = governor_classes = ""
            clause += i > 0
            parted = parted or before in _PARTS
        guess_before, guess = guess, guessed[i]
        guess_next = guessed[i + 1] if i < last else ""
        near = previous is not None and previous.chunk.verbish
        following = seen[i + 1] if i < last else None
        first_shape, last_shape = _shapes(text, chunk)
        place = min(clause, 4) + 5 * min(clauses, 4) + 25 * (clause + 1 == clauses)
        worth = t.nothing + t.of_guess[guess, cue, before] + t.placed[place, parted, verbish]
        worth += t.of_guesses[guess_before, guess, guess_next]
        if heads:
            worth += t.guess_of_heads[guess, heads]
        if sooner:
            worth += t.sooner[sooner, verbish]
        if later[i]:
            worth += t.later[later[i], verbish]
        if verbish:
            told = (first_verb < i) + 2 * (last_verb > i)  # whether the main verb is elsewhere
            worth += t.of_verb[head, cue, before, one.verb, min(verbs, 2), only_verbs, told]
            worth += t.shaped[first_shape, last_shape, cue, not i]
            worth += t.after_verb[previous.head if previous and near else "", near, not i]
            if following is not None:
                n = following.chunk
                verb = following.head if n.verbish else ""
                worth += t.verb_before[n.cue, n.verbish, following.classes, verb]
            governor, governor_classes = head, one.verb
            if head not in PRONOUNS and head[-2:] != "ly":
                verbs += 1
        else:
            for word in one.content:
                worth += t.word[word]
            words = chunk.words
            article = words[0] if words and words[0] in ARTICLES else ""
            count, inside = min(len(words), 5), chunk.depth > 0
            worth += t.of_cue[cue, before, not i, inside, article, count, first_shape, last_shape]
            worth += t.first[one.first] + t.first_behind[cue][one.first]
            worth += t.last[head] + t.last_behind[cue][head] + t.ending[head[-3:]]
            if classes:
                worth += t.of_classes[classes, cue] + t.of_heads[heads, before, article]
                worth += t.modified[one.modifier, heads, len(one.content) == 1]
            if numbers:
                worth += t.of_numbers[numbers, cue, before]
                worth += t.counted[numbers[0], head, heads, cue]
                alone, opens = len(one.content) == 1, one.first[:1].isdigit()
                worth += t.of_amounts[numbers, classes, alone, opens, cue]
            else:
                worth += t.no_numbers
            worth += t.governed[governor, near, cue]
            worth += t.of_object[min(verbs, 2), only_verbs and i > 0, cue]
            if governor_classes:
                worth += t.governed_by[governor_classes, near, cue]
            only_verbs = False
        if previous is None:
            worth += t.begins
        else:
            worth += t.follows_cue[previous.chunk.cue]
            worth += t.follows[previous.head]
            worth += t.follows_with[previous.head]["" if verbish else cue]
            if previous.head_classes and not verbish:
                worth += t.joined[previous.head_classes, cue, heads]
            if previous.classes or previous.numbers:
                worth += t.follows_classes[previous.classes, previous.numbers]
        if following is None:
            worth += t.ends
        else:
            n = following.chunk
            worth += t.leads[n.cue, n.verbish, n.before, following.head if n.verbish else ""]
            if following.classes or following.numbers:
                worth += t.leads_classes[following.classes, following.numbers]
        if clause_ahead[i]:
            worth += t.ahead[clause_ahead[i]]
        if clause_behind:
            worth += t.behind[clause_behind]
        found.append(worth)
        sooner |= one.told & _FAR
        clause_behind |= one.told & _WITHIN
        previous = one
    return found


class _Pairs(dict[str, Table[Names]]):
    """The names of the features of two words, a table for each that stands first."""

    def __init__(self, begins: str) -> None:
        self._begins = begins

    def __missing__(self, first: str) -> Table[Names]:
        found = self[first] = Table(lambda second: [f"{self._begins}{first}|{second}"], tuple)
        return found


@cache
def by_name() -> Tables[Names]:
    """The tables that tell the names of features."""
    return Tables[Names](
        tuple, (), lambda begins: Table(lambda word: [begins + word], tuple), _Pairs
    )


def features(text: str, cut: list[Chunk]) -> list[list[str]]:
    """The features of each chunk of `text`, in order, each once."""
    return [list(dict.fromkeys(named)) for named in added_up(text, cut, by_name())]


def _told_behind(seen: list[Seen]) -> tuple[list[int], list[int]]:
    """For each chunk, what the rest of its clause tells, and what all the chunks behind it tell."""
    in_clause, anywhere = [], []
    rest = every = 0
    for one in reversed(seen):
        in_clause.append(rest)
        anywhere.append(every)
        every |= one.told & _FAR
        rest = 0 if one.chunk.before in _CLAUSE_ENDS else rest | one.told & _WITHIN
    in_clause.reverse()
    anywhere.reverse()
    return in_clause, anywhere


def _shapes(text: str, chunk: Chunk) -> tuple[str, str]:
    """How the first and the last word are spelt."""
    spelt = text[chunk.start : chunk.end]
    if spelt.islower() and spelt[0].islower() and spelt[-1].islower():
        return "low", "low"
    if len(chunk.words) == 1 and " " not in spelt:
        return _shape(spelt), _shape(spelt.rstrip(").,;"))
    return _shape(spelt.split(None, 1)[0]), _shape(spelt.rsplit(None, 1)[-1].rstrip(").,;"))


def _shape(word: str) -> str:
    if word.islower():
        return "low"
    if word[:1].isdigit():
        return "num"
    if word.isupper():
        return "up"
    return "cap" if word[1:].islower() else "mix"
