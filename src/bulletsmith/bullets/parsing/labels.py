"""The best labels for the chunks of a text: a linear-chain model over what is seen of each.

The score of a labelling is the sum of the weights of each chunk's features for its label, and of a
weight for each pair of neighbouring labels that depends on how the two chunks are joined. The
weights are learnt from labelled bullets by `tools/train_reader.py` and kept in `weights.tsv` as
whole hundredths, one a label for each feature, so that any reading can be explained by adding up.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from operator import itemgetter
from pathlib import Path
from struct import Struct
from typing import Any

from bulletsmith import __version__
from bulletsmith.bullets import kept
from bulletsmith.bullets.parsing.chunks import Chunk
from bulletsmith.bullets.parsing.sightings import Tables, added_up
from bulletsmith.bullets.slots import SLOTS, Slot
from bulletsmith.named import NamedTuple

LABELS: tuple[Slot | None, ...] = (None, *SLOTS)
JOINTS = 20

# The weights of all labels are added up at once, in one whole number with a stretch for each.
_STRETCH = 4  # bytes
_HALF = 1 << (8 * _STRETCH - 1)  # so that no stretch ever holds less than nothing
_NOTHING = sum(_HALF << (8 * _STRETCH * label) for label in range(len(LABELS)))
_UNPACK = Struct(f"<{len(LABELS)}I").unpack
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


def packed(written: Iterable[str]) -> int:
    """One whole number that holds one weight a label; sums of such numbers hold the sums."""
    number = 0
    for weight in reversed(list(written)):
        number = (number << 8 * _STRETCH) + int(weight)
    return number


def unpacked(worth: int) -> tuple[int, ...]:
    """What is added up for each label, all of it raised by the same."""
    return _UNPACK(worth.to_bytes(_STRETCH * len(LABELS), "little"))


class _Known(dict[str, int]):
    """The weights of the words that have any."""

    def __missing__(self, word: str) -> int:
        return 0


class _KnownPairs(dict[str, _Known]):
    """The same of pairs of words, by the one that stands first."""

    def __missing__(self, word: str) -> _Known:
        return _NONE


_NONE = _Known()
_ALONE = ("w", "f", "h", "h3", "ph")  # what features of a single word begin with, and of two
_PAIRED = ("kf", "kh", "phk")


class _Weights(NamedTuple):
    """All weights, packed: by the name of the feature; by how it begins, and the word or two."""

    named: dict[str, int]
    alone: dict[str, dict[str, int]]
    paired: dict[str, dict[str, dict[str, int]]]
    joints: list[list[list[int]]]  # for each joint [label][label before]


class _Model(NamedTuple):
    """What a text is labelled by."""

    tables: Tables[int]
    joints: list[list[list[int]]]


@cache
def _model() -> _Model:
    """The weights of `weights.tsv`; kept from one run to the next."""
    path = Path(__file__).with_name("weights.tsv")
    at = path.stat()
    made_of = [__version__, str(path), at.st_mtime_ns, at.st_size, _STRETCH, _ALONE, _PAIRED]
    known: tuple[Any, ...] | None = kept.load("weights", made_of)
    if known is None:
        with path.open(encoding="utf-8") as lines:
            known = tuple(_read(lines))
        kept.keep("weights", made_of, known)
    named, alone, paired, joints = _Weights(*known)
    weight_of = named.get

    def worth(names: list[str]) -> int:
        return sum([weight_of(name, 0) for name in names])

    def of_word(begins: str) -> _Known:
        return _Known(alone.pop(begins[:-1]))  # nothing is held twice

    def of_pair(begins: str) -> _KnownPairs:
        pairs = paired.pop(begins[:-1])
        return _KnownPairs({first: _Known(second) for first, second in pairs.items()})

    return _Model(Tables[int](worth, _NOTHING, of_word, of_pair), joints)


def _read(lines: Iterable[str]) -> _Weights:
    labels = range(len(LABELS))
    joints = [[[0 for _ in labels] for _ in labels] for _ in range(JOINTS)]
    found = _Weights({}, {begins: {} for begins in _ALONE}, {b: {} for b in _PAIRED}, joints)
    for line in lines:
        name, *row = line.rstrip("\n").split("\t")
        begins, _, rest = name.partition("=")
        if begins in _ALONE:
            found.alone[begins][rest] = packed(row)
        elif begins in _PAIRED:
            first, _, second = rest.partition("|")
            found.paired[begins].setdefault(first, {})[second] = packed(row)
        elif name.startswith("joint "):
            _, number, before = name.split()
            for label in labels:
                joints[int(number)][label][int(before)] = int(row[label])
        else:
            found.named[name] = packed(row)
    return found


def labels(text: str, cut: list[Chunk]) -> list[int]:
    """The best labelling of `cut`, the chunks of `text`, as places in `LABELS`."""
    if not cut:
        return []
    tables, joints = _model()
    beam: list[tuple[int, int, Any]] = []  # a label, the score so far, and how it was come by
    for i, worth in enumerate(added_up(text, cut, tables)):
        scores = unpacked(worth)
        least = max(scores) - _MARGIN
        step: list[tuple[int, int, Any]] = []
        table = joints[joint(cut[i - 1], cut[i])] if i else []
        for label, score in enumerate(scores):
            if score < least:
                continue
            if not i:
                step.append((label, score, None))
                continue
            column = table[label]
            top = -1
            best = beam[0]
            for way in beam:
                value = way[1] + column[way[0]]
                if value >= top:
                    top, best = value, way
            step.append((label, top + score, best))
        beam = step
    way = max(beam, key=itemgetter(1))
    found = []
    while way:
        found.append(way[0])
        way = way[2]
    found.reverse()
    return found
