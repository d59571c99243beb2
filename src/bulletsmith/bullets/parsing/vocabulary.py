"""The classes of all words that the reader knows: those written by hand, and the lexicons'.

Worked out once and kept between two runs (see `kept`), for the lexicons and the word they make.
"""

from __future__ import annotations

import marshal
from binascii import crc32
from functools import cache
from typing import Any

from bulletsmith import __version__
from bulletsmith.bullets import kept, lexicon_cache
from bulletsmith.bullets.english import words
from bulletsmith.bullets.lexicon import CLASSES as KINDS
from bulletsmith.bullets.parsing.word_classes import ARTICLES, CLASSES, CUES, VERBS
from bulletsmith.named import NamedTuple

_PLAIN = 2  # of marshal's versions: the later ones write the same words in more than one way
_FORMAT = 1  # to be raised when other things are made of the same words
_OF_KIND = {"models": "model", "serving": "serving", "tools": "tool"}
# Past forms that do not end like one.
_IRREGULAR = words(
    """
    built led ran won wrote rewrote rebuilt set put cut sped drove grew shrank brought took kept
    beat caught made did got hit fell rose stood held went let via shipped
    """
)


class Vocabulary(NamedTuple):
    """What is known of words by themselves, in lower case."""

    classes: dict[str, tuple[str, ...]]
    verbs: dict[str, str]  # a form and the classes of its verb, parted by a space
    opening: frozenset[str]  # forms that can open a clause
    bare: frozenset[str]  # bare forms, which do so only behind `to` and the like


@cache
def vocabulary() -> Vocabulary:
    """The words of the reader and of the lexicons."""
    told = [CLASSES, VERBS, sorted(_IRREGULAR | ARTICLES | CUES)]
    by_hand = crc32(marshal.dumps(told, _PLAIN))
    made_of = [_FORMAT, __version__, by_hand, lexicon_cache.sources(tuple(KINDS))]
    known: tuple[Any, ...] | None = kept.load("vocabulary", made_of)
    if known is None:
        known = tuple(_made())
        kept.keep("vocabulary", made_of, known)
    return Vocabulary(*known)


def _made() -> Vocabulary:
    verbs = _verbs()
    opening = {form.partition(" ")[0] for form in verbs if not _is_bare(form)}
    bare = {form.partition(" ")[0] for form in verbs if _is_bare(form)}
    return Vocabulary(
        _classes(), verbs, frozenset(opening - ARTICLES - CUES), frozenset(bare - opening)
    )


def _classes() -> dict[str, tuple[str, ...]]:
    """Word and its classes: those written by hand before those of the lexicons."""
    from bulletsmith.bullets.lexicon import entry, names

    found: dict[str, dict[str, None]] = {}
    for name, members in CLASSES.items():
        for word in members.split():
            found.setdefault(word, {})[name] = None
    for kind, name in _OF_KIND.items():
        for word in names(kind)["keys"]:
            if len(word) > 2:
                found.setdefault(word, {})[name] = None
    for word, number in names("metrics")["keys"].items():
        if len(word) > 1:
            quality = entry("metrics", number).kind == "quality"
            found.setdefault(word, {})["quality" if quality else "outcome"] = None
    return {word: tuple(classes) for word, classes in found.items()}


def _verbs() -> dict[str, str]:
    """Verb form and its classes; a verb of the lexicon that is in none has its group's name."""
    from bulletsmith.bullets.lexicon import entries

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


def _is_bare(form: str) -> bool:
    first = form.partition(" ")[0]
    return not first.endswith(("ed", "ing", "s")) and first not in _IRREGULAR
