"""Reading a bullet: which words fill which slot, what introduces them, and what is left over.

Any text at all is read, in time linear in its length, and nothing of it is lost: every word is in
one piece. The text is cut into chunks at its small words and signs (`parsing.chunks`), what is seen
of each is weighed (`parsing.features`, `parsing.labels`), and neighbours with one label are joined.
"""

from __future__ import annotations

from functools import lru_cache

from bulletsmith.bullets.parsing.business import part
from bulletsmith.bullets.parsing.chunks import Chunk, chunks
from bulletsmith.bullets.parsing.labels import LABELS, labels
from bulletsmith.bullets.parsing.shaped import shaped
from bulletsmith.bullets.reading import Kind, Piece, Reading
from bulletsmith.bullets.slots import Slot

_PARTING = frozenset((";", ":", ".", "-"))


@lru_cache(maxsize=4096)
def parse(text: str) -> Reading:
    """What is understood of `text`; offsets are in characters of it."""
    cut = chunks(text)
    wild = _pieces(text, cut, [LABELS[label] for label in labels(text, cut)])
    return Reading(text, tuple(shaped(text, wild) or part(text, wild)))


def _pieces(text: str, cut: list[Chunk], slots: list[Slot | None]) -> list[Piece]:
    """A piece for each run of chunks of one label, and for the lead-in before it."""
    pieces: list[Piece] = []
    previous: Slot | None = None
    pending: list[tuple[int, int]] = []  # words that are lead-in or left over, not known yet

    def flush(slot: Slot | None) -> None:
        if not pending:
            return
        kind = Kind.LEFT_OVER if slot is None else Kind.LEAD_IN
        pieces.append(Piece(kind, slot, pending[0][0], pending[-1][1]))
        pending.clear()

    for chunk, slot in zip(cut, slots, strict=True):
        parted = chunk.before in _PARTING
        if slot is None or not chunk.words:
            if parted or not chunk.verbish:
                flush(None)
            pending.append((chunk.cue_start, chunk.end))
            if not chunk.verbish:
                flush(None)
            previous = None
            continue
        if slot is previous and not parted and pieces and pieces[-1].kind is Kind.WORDS:
            pieces[-1] = Piece(Kind.WORDS, slot, pieces[-1].start, chunk.end)
            continue
        if parted:
            flush(None)
        if chunk.cue_start < chunk.start and chunk.cue:
            pending.append((chunk.cue_start, _cue_end(text, chunk)))
        flush(slot)
        pieces.append(Piece(Kind.WORDS, slot, chunk.start, chunk.end))
        previous = slot
    flush(None)
    return pieces


def _cue_end(text: str, chunk: Chunk) -> int:
    end = chunk.start
    while end > chunk.cue_start and not (text[end - 1].isalnum() or text[end - 1] == "&"):
        end -= 1
    return end
