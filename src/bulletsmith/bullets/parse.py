"""Reading a bullet: which words fill which slot, what introduces them, and what is left over.

Any text at all is read, in time linear in its length, and nothing of it is lost: every word is in
one piece. The text is cut into chunks at its small words and signs (`parsing.chunks`), what is seen
of each is weighed (`parsing.features`, `parsing.labels`), and neighbours with one label are joined.

A sentence of the template's shape is read exactly (`parsing.shaped`): `parse(assemble(slots).text)`
is `assemble(slots)` as long as no slot's words open another slot's clause, a model's words hold no
`for`, and two clauses or more tell the shape. More cannot be had from the text alone: verb `Tuned
BERT` with model `encoders` and verb `Tuned` with model `BERT encoders` are one text, as are data
`2M clicks` and data `trained on 2M clicks`. Where slots are at hand, `assemble` itself is exact.
"""

from __future__ import annotations

from functools import lru_cache

from bulletsmith.bullets.lexicon import names
from bulletsmith.bullets.parsing.business import part
from bulletsmith.bullets.parsing.chunks import Chunk, chunks
from bulletsmith.bullets.parsing.labels import LABELS, labels
from bulletsmith.bullets.parsing.shaped import shaped
from bulletsmith.bullets.patterns import pattern
from bulletsmith.bullets.reading import Kind, Piece, Reading
from bulletsmith.bullets.slots import Slot

_PARTING = frozenset((";", ":", ".", "-"))


@lru_cache(maxsize=2048)
def parse(text: str) -> Reading:
    """What is understood of `text`; offsets are in characters of it."""
    cut = chunks(text)
    return understood(text, cut, labels(text, cut))


def understood(text: str, cut: list[Chunk], found_labels: list[int]) -> Reading:
    """The reading of `text` whose chunks have these labels, as places in `LABELS`."""
    wild = _pieces(text, cut, [LABELS[label] for label in found_labels])
    _take_particle(text, wild)
    found = shaped(text, wild)
    if found is None:
        found = _widened(text, _lone_outcome(text, part(text, wild)))
    return Reading(text, tuple(found))


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


_BEFORE = "+-−–±~≈<>$€£¥₹#@"
_BEHIND = "+%#°"
_PAIRS = {")": "(", "]": "[", "”": "“", "»": "«", '"': '"'}


def _widened(text: str, pieces: list[Piece]) -> list[Piece]:
    """`pieces` with the signs that belong to their words: `+2.1%`, `$3M+`, `C++`, a closing `)`."""
    found: list[Piece] = []
    at = 0
    for i, piece in enumerate(pieces):
        start, end = piece.start, piece.end
        until = pieces[i + 1].start if i + 1 < len(pieces) else len(text)
        while start > at and text[start - 1] in _BEFORE:
            start -= 1
        while end < until and text[end] in _BEHIND:
            end += 1
        for opening in ("([“«", '"'):
            if start > at and text[start - 1] in opening and end < until and text[end] in _PAIRS:
                start -= 1
        if end < until and text[end] in _PAIRS and _open(text, start, end, text[end]):
            end += 1
        found.append(Piece(piece.kind, piece.slot, start, end))
        at = end
    return found


def _open(text: str, start: int, end: int, closing: str) -> bool:
    """Whether what `closing` closes is open in `text[start:end]`."""
    opening = _PAIRS[closing]
    opened = text.count(opening, start, end)
    return opened % 2 == 1 if opening == closing else opened > text.count(closing, start, end)


def _lone_outcome(text: str, pieces: list[Piece]) -> list[Piece]:
    """`Delivered +2.1% bookings.` is what the template says of an outcome alone."""
    if len(pieces) != 2 or not text.startswith(("Delivered +", "Delivered −", "Delivered -")):
        return pieces
    verb, outcome = pieces
    if verb.slot is not Slot.VERB or outcome.slot is not Slot.OUTCOME:
        return pieces
    return [Piece(Kind.LEAD_IN, Slot.OUTCOME, verb.start, verb.end), outcome]


_PARTICLE = pattern(r" (up|out|off|down|on|in|for|with|to|of)(?= |$)")


def _take_particle(text: str, pieces: list[Piece]) -> None:
    """Give the verb its particle: `Set up`, and `Worked on` where the lexicon has it so."""
    for i, piece in enumerate(pieces):
        if piece.slot is not Slot.VERB:
            continue
        match = _PARTICLE.match(text, piece.end)
        if match is None or (i + 1 < len(pieces) and pieces[i + 1].end < match.end()):
            return
        verb = text[piece.start : piece.end].rpartition(" ")[2].lower()
        if match[1] in ("up", "out", "off", "down") or f"{verb} {match[1]}" in _known_verbs():
            pieces[i] = Piece(Kind.WORDS, Slot.VERB, piece.start, match.end())
            if i + 1 < len(pieces) and pieces[i + 1].start < match.end():
                following = pieces[i + 1]
                start = match.end() + 1
                if start < following.end:
                    pieces[i + 1] = Piece(following.kind, following.slot, start, following.end)
                else:
                    del pieces[i + 1]
        return


def _known_verbs() -> dict[str, int]:
    known: dict[str, int] = names("verbs")["keys"]
    return known


def _cue_end(text: str, chunk: Chunk) -> int:
    end = chunk.start
    while end > chunk.cue_start and not (text[end - 1].isalnum() or text[end - 1] == "&"):
        end -= 1
    return end
