"""Reading a bullet: which words fill which slot, what introduces them, and what is left over."""

from __future__ import annotations

import re
from functools import lru_cache

from bulletsmith.bullets.reading import Kind, Piece, Reading
from bulletsmith.bullets.slots import Slot

_CLAUSE = re.compile(
    r"(?:[,;:–—] *|\. +| )(?:and )?(?:"
    r"(?P<data>trained on|fine-tuned on|built on)"
    r"|(?P<metric>evaluated on|evaluated in|validated on|achieving|reaching)"
    r"|(?P<serving>deployed via|deployed on|deployed to|served on|served via|running on)"
    r"|(?P<outcome>delivering|resulting in|reducing|cutting|increasing|raising|saving|which cut)"
    r")(?= )"
)
_FOR = re.compile(r" (?:for|to) ")
_WORD = re.compile(r"\w")
_SLOT_OF = {"data": Slot.DATA, "metric": Slot.METRIC, "serving": Slot.SERVING}


@lru_cache(maxsize=4096)
def parse(text: str) -> Reading:
    """What is understood of `text`."""
    pieces: list[Piece] = []

    def add(kind: Kind, slot: Slot | None, start: int, end: int) -> None:
        while start < end and text[start] in " ,;:.–—":
            start += 1
        while end > start and text[end - 1] in " ,;:.–—":
            end -= 1
        if _WORD.search(text, start, end):
            pieces.append(Piece(kind, slot, start, end))

    marks = list(_CLAUSE.finditer(text))
    end = marks[0].start() if marks else len(text)
    verb_end = text.find(" ", 0, end)
    verb_end = end if verb_end < 0 else verb_end
    add(Kind.WORDS, Slot.VERB, 0, verb_end)
    aim = _FOR.search(text, verb_end, end)
    add(Kind.WORDS, Slot.MODEL, verb_end, aim.start() if aim else end)
    if aim:
        add(Kind.LEAD_IN, Slot.PROBLEM, aim.start(), aim.end())
        add(Kind.WORDS, Slot.PROBLEM, aim.end(), end)
    for i, mark in enumerate(marks):
        slot = _SLOT_OF.get(mark.lastgroup or "", Slot.OUTCOME)
        add(Kind.LEAD_IN, slot, mark.start(), mark.end())
        add(Kind.WORDS, slot, mark.end(), marks[i + 1].start() if i + 1 < len(marks) else len(text))
    return Reading(text, tuple(pieces))
