"""Sentences of the template's shape, read exactly: what `assemble` made comes back as it was typed.

A text has the shape when the template's own lead-ins open its clauses, in the template's order. The
clauses are then cut there and nowhere else, whatever stands in them; only the head (`Built a ranker
for hotel search`) is cut by what its words suggest. A clause that opens another slot with words of
its own (`, cutting chargebacks`) makes the text a wild one again.
"""

from __future__ import annotations

import re
from itertools import pairwise

from bulletsmith.bullets import joining
from bulletsmith.bullets.english import is_bare_verb
from bulletsmith.bullets.patterns import pattern
from bulletsmith.bullets.reading import Kind, Piece
from bulletsmith.bullets.slots import Slot
from bulletsmith.bullets.template import DEFAULT_LEAD_INS, DELIVERING, GAINING

_CLAUSES = (Slot.DATA, Slot.METRIC, Slot.SERVING, Slot.OUTCOME)
_PARTICIPLES = {
    Slot.DATA: (r"(?:pre-?|fine-?|re-?)?(?:trained|tuned) (?:on|with|from|using|over)",),
    Slot.METRIC: (
        r"(?:evaluated|validated|benchmarked|measured)"
        r" (?:on|in|by|with|against|via|through|using|over|at)",
    ),
    Slot.SERVING: (
        r"(?:deployed|served|hosted)"
        r" (?:via|on|to|in|as|behind|with|through|at|inside|under|across)",
    ),
    Slot.OUTCOME: ("delivering", "resulting in", "leading to"),
}


_LEAD = pattern(
    r"(?:^|, |(?<=[\w)]) (?=and ))(?P<lead>(?:and )?(?:"
    + "|".join(f"(?P<{slot}>{'|'.join(_PARTICIPLES[slot])})" for slot in _CLAUSES)
    + r"))(?= \S)",
    re.IGNORECASE,
)
_OTHER_LEAD = pattern(
    r"(?:, |; | – | — )(?:and |which |that |then |now |thereby )?(?:\w+ly )?(?:"
    + "|".join(sorted(GAINING | DELIVERING))
    + r"|cut|reduced|raised|lifted|saved|serving|running|handling|using|achieved|reached|with"
    r"|deployed|served|trained|evaluated|launched|shipped|live|for|it|we|i)(?= )",
    re.IGNORECASE,
)
_WON = pattern(
    r", (?:and |thereby |which )?(?:" + "|".join(sorted(GAINING | DELIVERING)) + r")(?= \S)",
    re.IGNORECASE,
)
_PARTING = pattern(r"[;:] | [—–-] |[.!?] (?=[A-Z])")
_FOR = pattern(r" (?P<lead>for|to|in order to|so as to) (?=\S)", re.IGNORECASE)
_BRACKETS = pattern(r"\([^()]*\)")
_END = ' .,;:"'
_OWN = {slot: (DEFAULT_LEAD_INS[slot], *joining.AGAIN.get(slot, ())) for slot in _CLAUSES}
_DEFAULT = tuple(lead for leads in _OWN.values() for lead in leads)
_ASSURED = 3  # so many of the template's lead-ins leave no doubt


def shaped(text: str, wild: list[Piece]) -> list[Piece] | None:
    """The pieces of a text of the template's shape, or None; `wild` is what it reads as else."""
    low = text.lower()
    if not any(f"{lead} " in low for lead in _DEFAULT):
        return None
    marks = list(_LEAD.finditer(_BRACKETS.sub(lambda match: "(" * len(match[0]), text)))
    if not marks:
        return None
    slots = [next(slot for slot in _CLAUSES if mark[slot] is not None) for mark in marks]
    places = [_CLAUSES.index(slot) for slot in slots]
    if any(a >= b for a, b in pairwise(places)):
        return None
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    default = [m["lead"].lower() in _OWN[s] for m, s in zip(marks, slots, strict=True)]
    sure = sum(default) >= _ASSURED
    if not any(default):
        return None
    for mark, end in zip(marks, ends, strict=True):
        if _OTHER_LEAD.search(text, mark.end(), end) and not sure:
            return None
        if _PARTING.search(text, mark.end(), end) and not sure:
            return None
    if slots[-1] is not Slot.OUTCOME and _WON.search(text, marks[-1].end()):
        return None  # an outcome with a lead-in of its own: `, cutting overstock by 8%`
    pieces = _head(text, marks[0].start(), wild) if marks[0].start() else []
    if pieces is None:
        return None
    for mark, slot, end in zip(marks, slots, ends, strict=True):
        start = mark.end() + 1
        stop = _stop(text, start, end)
        if stop <= start:
            return None  # a lead-in of nothing
        pieces.append(Piece(Kind.LEAD_IN, slot, *mark.span("lead")))
        pieces.append(Piece(Kind.WORDS, slot, start, stop))
    return pieces


def _stop(text: str, start: int, end: int) -> int:
    """`end` without the comma or stop that the sentence puts there."""
    words = text[start:end].rstrip(" ,;:")
    if end == len(text) and words.endswith(".") and not words.endswith(".."):
        words = words[:-1]
    return start + len(words)


def _head(text: str, end: int, wild: list[Piece]) -> list[Piece] | None:
    """The pieces of `[Verb] [model] for|to [problem]`; None where the head says something else."""
    masked = _BRACKETS.sub(lambda match: "(" * len(match[0]), text[:end])
    inside = [piece for piece in wild if piece.start < end and masked[piece.start] != "("]
    if any(p.end > end or p.slot not in (None, *_HEAD_SLOTS) for p in inside):
        return None
    if _PARTING.search(text, 0, end) or ", " in _BRACKETS.sub("", text[:end]):
        return None
    verb = inside[0] if inside and inside[0].slot is Slot.VERB else None
    if verb is not None and (verb.start or text[verb.end : verb.end + 1] not in ("", " ", ",")):
        return None
    pieces = [verb] if verb else []
    at = verb.end + 1 if verb else 0
    for match in _FOR.finditer(masked, max(0, at - 1)):
        lead = match["lead"].lower()
        if lead == "to" and not is_bare_verb(text[match.end() : min(end, match.end() + 60)]):
            continue
        if match.start() > at:
            pieces.append(Piece(Kind.WORDS, Slot.MODEL, at, match.start()))
        pieces.append(Piece(Kind.LEAD_IN, Slot.PROBLEM, *match.span("lead")))
        pieces.append(Piece(Kind.WORDS, Slot.PROBLEM, match.end(), end))
        return pieces
    if at < end:
        pieces.append(Piece(Kind.WORDS, Slot.MODEL, at, end))
    return pieces


_HEAD_SLOTS = (Slot.VERB, Slot.MODEL, Slot.PROBLEM)
