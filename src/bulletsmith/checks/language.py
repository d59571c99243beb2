"""Whether a text is English: of another language the rules understand nothing, and say nothing."""

from __future__ import annotations

from collections.abc import Set

from bulletsmith.bullets.english import words
from bulletsmith.bullets.patterns import pattern

_LATIN = 0x250  # where the letters of Western and Central Europe end
_ENGLISH = words("the of and for with by using from at to into which that their our")
_ELSEWHERE = words(
    """
    der die das und für mit von zur zum eine einer eines einem den dem des bei auf im durch
    les une pour avec dans sur par aux du et des la le de
    los las para con una del por el y en
    il della delle degli gli dei nel alla
    do dos da das na nos um uma com não
    och med av att ett på som
    het een voor van met op aan
    oraz przez przy nad
    """
)
# A letter of Greek, Cyrillic, Hebrew, Arabic, Indic, East Asian and further scripts.
_SCRIPT = pattern(r"[\u0370-\u1fff\u3041-\ud7ff\uf900-\ufdff]")
_SURE = 3  # words of other languages; `de` and `la` stand in names too


def is_foreign(text: str, said: Set[str]) -> bool:
    """Whether most letters of `text` are of another script, or its small words of another tongue.

    `said` are its words in lower case.
    """
    if not text.isascii() and _SCRIPT.search(text):
        letters = [c for c in text if c.isalpha()]
        if sum(ord(c) > _LATIN for c in letters) * 2 > len(letters):
            return True
    if not _ENGLISH.isdisjoint(said):
        return False
    found = len(_ELSEWHERE & said)
    return found >= _SURE or (found == _SURE - 1 and any(not word.isascii() for word in said))
