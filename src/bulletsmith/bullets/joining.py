"""How the clauses of a sentence are joined, where the template's own lead-in will not do.

A lead-in is chosen by the words behind it (`deployed at 4k requests/s`, never `via` it) and by the
verb (`Trained a ranker on 2M clicks` says `trained` once). None claims more than the slot does.
"""

from __future__ import annotations

import re

from bulletsmith.bullets.english import words
from bulletsmith.bullets.patterns import pattern
from bulletsmith.bullets.slots import Slot

# Verbs whose object is a thing made: a problem behind them is what it is for.
_MAKING = words(
    """
    architected assembled built coded constructed crafted created delivered deployed designed
    developed engineered implemented introduced launched made pretrained programmed prototyped
    rebuilt released retrained shipped trained tuned wrote led fine-tuned
    """
)
_SHIPPING = words(
    """
    deploy deployed deploying exported hosted installed integrated launched migrated moved ported
    pushed put released rolled serve served ship shipped
    """
)
# A preposition alone borrows the template's participle: `on SageMaker` → `deployed on SageMaker`.
_BORROWED = {
    Slot.METRIC: ("evaluated", words("against by via in on with")),
    Slot.SERVING: (
        "deployed",
        words(
            """
            behind via on in as to inside under with at for across over into onto through from
            within
            """
        ),
    ),
}
_OTHERWISE = {"evaluated": "measured", "deployed": "served"}  # behind that very verb
AGAIN = {Slot.METRIC: ("measured on",), Slot.SERVING: ("served via",)}

_CLOSE = words(
    """
    on in to from with at by over across for into onto through as of via behind under inside within
    """
)
_NUMBER = pattern(r"(?=[pP]\d\d\b)|[~≈<>≤≥±+−–-]?\s?[$€£¥]?\d[\d.,]*(?!\d*-[^\W\d])")
_RATE = pattern(
    r"\d[kKMB]?\s?(?:ms|µs|us|s|min|h|qps|rps|tps|fps|hz)\b|/\s?(?:s|sec|min|h|day|week|month)\b"
    r"|\b(?:a|an|per) (?:second|minute|hour|day|night|week|month)\b|\b[tgmk]b\b|\bp\d\d\b",
    re.IGNORECASE,
)
_WHEN = pattern(
    r"(?:(?:nightly|hourly|daily|weekly|monthly|live|in-?line|on-device|on-prem\w*|in-house|offline)"
    r"(?=$|[,;]| (?:on|in|at|via|to|with|behind|from|for|by|inside) )|(?:every|each|once|twice) )",
    re.IGNORECASE,
)
_CHANGED = pattern(
    r"\S\s+(?:(?:[+−–-]|down |up |from |by )\s?[$€£¥]?\d|(?:halved|doubled|tripled)\b"
    r"|(?:growing|rising|falling) )|\d[^,;()]{0,12}(?:→|->)\s?\S",
)
_SUBJECT = pattern(
    r"\w\S*\s(?:[^,;()]*\s)?(?:went|became|fell|rose|dropped|grew|shrank|now \w+s?|is|are|was|were"
    r"|has|have|had|can|no longer|took|takes?|stayed|stopped|moved|came|reached)\s"
)
_DOES = pattern(
    r"(?:runs|serves|fits|handles|scores|answers|processes|sits|lives|returns|responds|takes"
    r"|supports|scales|streams|refreshes|saves|cuts|lets|keeps|frees|beats|reaches|replaces"
    r"|stops|finds|catches|reduced|saved|cut|lifted|raised|freed|replaced|helped)\s(?=\S)"
)


_CLAIMED = (Slot.METRIC, Slot.SERVING, Slot.OUTCOME)


def makes(verb: str) -> bool:
    """Whether the object of `verb` is a thing that is made."""
    return bool(_last(verb) & _MAKING)


def _last(verb: str) -> set[str]:
    return {word.strip(",.;:").lower() for word in verb.split()}


def fitting(slot: Slot, default: str, said: str, verb: str) -> str:
    """`default`, the template's lead-in, or what serves better before the words `said`."""
    if slot is Slot.DATA:
        return "on" if {"trained", "retrained", "pretrained"} & _last(verb) else default
    if slot in _CLAIMED and _DOES.match(said):
        return "which"
    if slot is Slot.METRIC and not _NUMBER.match(said) and _SUBJECT.match(said):
        return "where"
    if slot is Slot.METRIC:
        participle = _participle("evaluated", verb)
        return f"{participle} {'at' if _NUMBER.match(said) else 'on'}"
    if slot is Slot.SERVING:
        participle = _participle("deployed", verb)
        if _WHEN.match(said):
            return participle
        rated = "at" if _RATE.search(said) else "across"
        return f"{participle} {rated if _NUMBER.match(said) else 'via'}"
    if slot is Slot.OUTCOME and not _NUMBER.match(said):
        if _SUBJECT.match(said):
            return "so that"
        if _CHANGED.search(said):
            return "with"
    return "bringing" if slot is Slot.OUTCOME and "delivered" in _last(verb) else default


def is_deed(lead: str) -> bool:
    """Whether a lead-in tells of another deed: `introduced`, `then trained`."""
    last = lead.rpartition(" ")[2].lower()
    return last in _MAKING or (last.endswith("ed") and len(last) > 4)


def _participle(said: str, verb: str) -> str:
    return _OTHERWISE[said] if said in _last(verb) else said


def whole(slot: Slot, own: str, rest: str, verb: str, *, close: bool) -> str:
    """The lead-in `own` of a slot's words, with the template's participle where it needs one.

    `close` tells that it stands right behind the deed, where `on contracts` needs none.
    """
    participle, prepositions = _BORROWED.get(slot, ("", frozenset()))
    if own.lower() not in prepositions:
        return own
    if slot is Slot.METRIC and own.lower() in ("with", "by") and _NUMBER.match(rest):
        return own
    if slot is Slot.SERVING and close and _last(verb) & _SHIPPING:
        return own
    return f"{_participle(participle, verb)} {own}"


def joint(slot: Slot, previous: Slot, lead: str) -> str:
    """What stands between the clause of `slot`, led in by `lead`, and the one before it."""
    low = lead.lower()
    if low.startswith("and") and slot is not Slot.OUTCOME and previous is Slot.VERB:
        return " "
    if low.startswith("to ") or (previous is Slot.VERB and low.partition(" ")[0] == "it"):
        return " "
    if previous is Slot.VERB:
        if slot in (Slot.MODEL, Slot.PROBLEM) or low in _CLOSE:
            return " "
        # Nothing was named that the participle could belong to: `Built and trained on 2M tickets`.
        apart = slot is Slot.OUTCOME or low.startswith("using")
        return ", " if apart else " and "
    if slot in (Slot.MODEL, Slot.PROBLEM):
        return " "
    head = previous in (Slot.MODEL, Slot.PROBLEM)
    near = head or (previous is Slot.METRIC and slot is Slot.OUTCOME and low in ("in", "from"))
    if head and low.startswith("that"):
        return " "
    if low.startswith("it "):
        return "; "
    return " " if near and slot is not Slot.OUTCOME and low in _CLOSE else ", "
