"""One bullet as two, two as one: where a text says a second thing, and how two are joined."""

from __future__ import annotations

import re

from bulletsmith.bullets.parse import parse
from bulletsmith.bullets.reading import Kind
from bulletsmith.bullets.terms import verbs
from bulletsmith.bullets.text import one_line
from bulletsmith.bullets.tokens import Token, tokens

MOST = 6  # places that are worth a choice
_LEAST = 3  # words that either side must have
# What may stand between two clauses, the surest first. The second one begins with a verb, but for
# a sentence of its own.
_SEAMS = (
    re.compile(r"(?<=[^\s.][.!?])\s+(?=[^\W\d_a-z])"),
    re.compile(r"\s*;\s+(?:(?:and|then|also)\s+){0,2}"),
    re.compile(r"\s+[–—]\s+(?:(?:and|then|also)\s+){0,2}"),
    re.compile(r",\s+(?:and|then|while|also)\s+(?:(?:also|then)\s+)?"),
    re.compile(r"\s+and\s+(?:(?:also|then)\s+)?"),
    re.compile(r",\s+"),
)
_SHORT = re.compile(r"\b(?:vs|e\.g|i\.e|etc|approx|incl|no|inc|ltd|co|dr|st|\w)\.$", re.IGNORECASE)


def splits(text: str) -> tuple[tuple[str, str], ...]:
    """The pairs of bullets that `text` may become, the surest first; none if it says one thing.

    Every word but those that joined the two is in the pair, in its order.
    """
    cut = tokens(text)
    led = {piece.start for piece in parse(text).pieces if piece.kind is Kind.LEAD_IN}
    found: dict[int, tuple[int, int, tuple[str, str]]] = {}
    for rank, seam in enumerate(_SEAMS):
        for match in seam.finditer(text):
            begin, end = match.span()
            if end in found or _bracketed(text, begin):
                continue
            if rank == 0:
                if _SHORT.search(text, max(0, begin - 8), begin):
                    continue
            elif (match.group() == ", " and end in led) or not _opens(text, cut, end):
                continue  # `, trained on` goes on with the sentence
            first, second = text[:begin], text[end:]
            if min(len(first.split()), len(second.split())) >= _LEAST:
                uneven = abs(len(first) - len(second))
                found[end] = (rank, uneven, (_ended(first, text), _begun(second)))
            if len(found) > 50:
                break
    best = sorted(found.values(), key=lambda one: one[:2])[:MOST]
    return tuple(pair for _, _, pair in best)


def joined(first: str, second: str) -> str:
    """`first` and `second` as one text, to be worked over by whoever wrote them."""
    first, second = one_line(first), one_line(second)
    if not (first and second):
        return first or second
    cut = tokens(second)
    if cut and cut[0][0] == 0 and second[: cut[0][1]].istitle() and _opens(second, cut, 0):
        second = second[0].lower() + second[1:]
    stop = first.rstrip(" ;,") if _SHORT.search(first) else first.rstrip(" ;,.")
    return f"{stop}; {second}"


def _opens(text: str, cut: list[Token], start: int) -> bool:
    """Whether a verb in its past form, as a bullet opens with, begins at `start`."""
    from bisect import bisect_left

    place = bisect_left(cut, (start, 0, ""))
    if place == len(cut) or cut[place][0] != start:
        return False
    term = verbs().at(text, cut, place)
    said = text[start : term.end].lower() if term else ""
    return term is not None and said == term.entry.past.lower()


def _bracketed(text: str, place: int) -> bool:
    """Whether `place` lies in brackets."""
    last = text.rfind("(", max(0, place - 300), place)
    return last >= 0 and text.find(")", last, place) < 0


def _ended(first: str, whole: str) -> str:
    """`first` with the stop that the whole bullet had."""
    first = first.rstrip(" ,;–—")
    return f"{first}." if whole.rstrip().endswith(".") and first[-1:] not in ".!?" else first


def _begun(second: str) -> str:
    return second[0].upper() + second[1:]
