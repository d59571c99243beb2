"""The best labels for the chunks of a text: a linear-chain model over what is seen of each.

The score of a labelling is the sum of the weights of each chunk's features for its label, and of a
weight for each pair of neighbouring labels that depends on how the two chunks are joined. The
weights are learnt from labelled bullets by `tools/train_reader.py` and kept in `weights.tsv` as
whole hundredths, one a label for each feature, so that any reading can be explained by adding up.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bulletsmith.bullets.parsing.chunks import Chunk
from bulletsmith.bullets.parsing.features import Sighting, features_of, sightings
from bulletsmith.bullets.slots import SLOTS, Slot

LABELS: tuple[Slot | None, ...] = (None, *SLOTS)
JOINTS = 20

_BITS = 24
_SHIFTS = tuple(_BITS * i for i in range(len(LABELS)))
_MASK = (1 << _BITS) - 1
_HALF = 1 << (_BITS - 1)
_OFFSET = sum(_HALF << shift for shift in _SHIFTS)
_MARGIN = 300  # a label that far behind the best, in hundredths, is not looked at


_CUE_JOINTS = {
    **dict.fromkeys(("from", "to", "into"), 8),
    "for": 9,
    "on": 10,
    **dict.fromkeys(("in", "across", "within"), 11),
    **dict.fromkeys(("with", "via", "through"), 12),
    **dict.fromkeys(("vs", "versus", "than", "against"), 13),
    **dict.fromkeys(("at", "behind", "under"), 14),
    "by": 15,
    **dict.fromkeys(("and", "or", "plus"), 4),
    "over": 18,
    "as": 19,
}


def joint(previous: Chunk, chunk: Chunk) -> int:
    """How `chunk` is joined to the one before it, as the number of a table of label pairs."""
    before, cue = chunk.before, chunk.cue
    if before == "(":
        return 1
    if before == ",":
        return 16 if chunk.verbish else 4 if cue == "and" else 3
    if before in (";", ".", ":", "-", ")."):
        return 17 if chunk.verbish else 5
    if before == "),":
        return 2
    if chunk.verbish:
        return 6
    if cue:
        return _CUE_JOINTS.get(cue, 0)
    return 2 if before else 7 if previous.verbish else 0


def packed(written: str) -> int:
    """One whole number that holds one weight a label; sums of such numbers hold the sums."""
    number = 0
    for weight in reversed(written.split("\t")):
        number = (number << _BITS) + int(weight)
    return number


@cache
def _weights() -> tuple[dict[str, str | int], list[list[list[int]]]]:
    """(feature → its weights, as they are written or packed; for each joint [label][label before]).

    A feature's weights are packed when they are first asked for.
    """
    text = Path(__file__).with_name("weights.tsv").read_text("utf-8")
    rows = {(cells := line.partition("\t"))[0]: cells[2] for line in text.splitlines()}
    joints = []
    for number in range(JOINTS):
        table = [rows[f"joint {number} {before}"].split("\t") for before in range(len(LABELS))]
        joints.append([list(map(int, column)) for column in zip(*table, strict=True)])
    return {**rows}, joints


_KNOWN: dict[Sighting, int] = {}


def _weigh(sighting: Sighting) -> int:
    """The weights of all the features of a sighting, packed; remembered, for they come again."""
    weights = _weights()[0]
    total = 0
    for name in features_of(sighting):
        weight = weights.get(name, 0)
        if isinstance(weight, str):
            weight = weights[name] = packed(weight)
        total += weight
    if len(_KNOWN) > 100_000:
        _KNOWN.clear()
    _KNOWN[sighting] = total
    return total


def labels(text: str, cut: list[Chunk]) -> list[int]:
    """The best labelling of `cut`, the chunks of `text`, as places in `LABELS`."""
    if not cut:
        return []
    joints = _weights()[1]
    known = _KNOWN.get
    beam: list[tuple[int, int]] = []  # (label, score so far)
    backs: list[dict[int, int]] = []
    for i, seen in enumerate(sightings(text, cut)):
        total = _OFFSET
        for sighting in seen:
            weight = known(sighting)
            total += _weigh(sighting) if weight is None else weight
        scores = [((total >> shift) & _MASK) - _HALF for shift in _SHIFTS]
        least = max(scores) - _MARGIN
        if not i:
            beam = [(label, score) for label, score in enumerate(scores) if score >= least]
            continue
        table = joints[joint(cut[i - 1], cut[i])]
        back: dict[int, int] = {}
        step: list[tuple[int, int]] = []
        for label, score in enumerate(scores):
            if score >= least:
                column = table[label]
                top, source = max([(so_far + column[before], before) for before, so_far in beam])
                back[label] = source
                step.append((label, top + score))
        beam = step
        backs.append(back)
    label = max(beam, key=lambda pair: pair[1])[0]
    found = [label]
    for back in reversed(backs):
        label = back[label]
        found.append(label)
    found.reverse()
    return found
