"""Learn the weights of the reader from labelled bullets (needs numpy).

usage: train_reader.py [CORPUS...] [--out weights.tsv] [--folds N]

Maximum likelihood of a linear-chain conditional random field by L-BFGS, with a penalty on the
square of the weights, starting from some trust in the first guess of the rules. What is seen of
many bullets (cues, classes of words) is held shorter than words are: it is what unseen bullets are
read by, and what it learns of the accidents of the learnt ones does most harm. Without files the
reader learns from all that the project has; with `--folds` it learns nothing, and tells how well
bullets are read that were not learnt from.
"""

from __future__ import annotations

import argparse
import itertools
import re
import sys
import zlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))
sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "corpus"))

from labelled import COUNTS, WITHOUT_FACTS, bullets, pieces

from bulletsmith.bullets.parse import understood
from bulletsmith.bullets.parsing import labels as reader
from bulletsmith.bullets.parsing.chunks import Chunk, chunks
from bulletsmith.bullets.parsing.sightings import features
from bulletsmith.bullets.reading import Reading
from bulletsmith.bullets.recognise import facts_of
from bulletsmith.bullets.slots import SLOTS

Array = np.ndarray[Any, Any]
Example = tuple[list[list[str]], list[int], list[int]]  # features, labels, joints, chunk by chunk
COUNT = len(reader.LABELS)
GUESSES = "XVMPDQSO"  # in the order of the labels
LEAST = 0.15  # a feature whose weights are all less is left out
SEEN = 2  # so often at least a feature must be seen to be learnt
DECAY = 2.0  # the penalty on the weights,
OF_WORDS, OF_JOINTS = 0.6, 1.0  # on those of features that name a word, and of pairs of labels
WORDY = frozenset("w f h h3 kf kh ph phk nh v vk Vp Vw Vnw nv".split())  # how these begin
WORD = re.compile(r"\w+(?:[.@%'/-]\w+)*%?")  # words and little words as `parse` is scored
THIN = frozenset(
    "a an the and or of for to on in at by via with from into over using per as its their"
    " our".split()
)
NAMES = [label.value if label else "" for label in reader.LABELS]


def spans(bullet: dict[str, Any], slot: str) -> list[tuple[int, int]]:
    """Where the words of `slot` stand in a labelled bullet."""
    found, at = [], 0
    for part in pieces(bullet, slot):
        start = bullet["text"].find(part, at)
        start = bullet["text"].index(part) if start < 0 else start
        found.append((start, start + len(part)))
        at = start + len(part)
    return found


def gold(bullet: dict[str, Any], cut: list[Chunk]) -> list[int]:
    """The label of each chunk: that of most of its letters; a business word in a model's name is
    the model's, since the reader parts the two afterwards."""
    owner = [0] * len(bullet["text"])
    for label, name in enumerate(NAMES):
        for start, end in spans(bullet, name) if name else ():
            owner[start:end] = [label] * (end - start)
    model, problem = NAMES.index("model"), NAMES.index("problem")
    found = []
    for chunk in cut:
        text = bullet["text"][chunk.start : chunk.end]
        held = [
            owner[chunk.start + at]
            for at, sign in enumerate(text)
            if sign.isalnum() and (chunk.words or not chunk.cue)
        ]
        if {model, problem} == set(held) - {0} and held[-1] == model:
            found.append(model)
        else:
            found.append(max(sorted(set(held)), key=held.count) if held else 0)
    return found


def example(bullet: dict[str, Any]) -> Example:
    """A labelled bullet as the learner sees it."""
    cut = chunks(bullet["text"])
    seen = [list(dict.fromkeys(names)) for names in features(bullet["text"], cut)]
    joints = [0] + [reader.joint(a, b) for a, b in itertools.pairwise(cut)]
    return seen, gold(bullet, cut), joints


@dataclass(frozen=True, slots=True)
class Batch:
    """Examples side by side: T chunks at most in each of B, N chunks and F features in all."""

    labels: Array  # [B, T]
    joints: Array  # [B, T]
    inside: Array  # [B, T] whether there is such a chunk
    places: Array  # [B, T] of the chunk among the N
    columns: Array  # the features of each chunk, chunk by chunk
    starts: Array  # [N] where those of each chunk begin
    rows: Array  # the chunks of each feature, feature by feature
    used: Array  # the features that there are
    used_starts: Array  # where the chunks of each begin


def batch(examples: list[Example], known: dict[str, int]) -> Batch:
    """The examples as arrays."""
    size = (len(examples), max(len(labels) for _, labels, _ in examples))
    labels, joints, places = (np.zeros(size, np.int64) for _ in range(3))
    inside = np.zeros(size, bool)
    columns: list[int] = []
    counts: list[int] = []
    for i, (seen, wanted, joined) in enumerate(examples):
        end = len(wanted)
        labels[i, :end], joints[i, :end], inside[i, :end] = wanted, joined, True
        places[i, :end] = np.arange(len(counts), len(counts) + end)
        for names in seen:
            columns += (those := [known[name] for name in names if name in known])
            counts.append(len(those))
    flat = np.array(columns)
    rows = np.repeat(np.arange(len(counts)), counts)
    order = np.argsort(flat, kind="stable")
    used, used_starts = np.unique(flat[order], return_index=True)
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    return Batch(labels, joints, inside, places, flat, starts, rows[order], used, used_starts)


def log_sum(values: Array, axis: int) -> Array:
    """The logarithm of the sum of exponentials."""
    top = values.max(axis, keepdims=True)
    return np.squeeze(top + np.log(np.exp(values - top).sum(axis, keepdims=True)), axis)


def loss(one: Batch, weights: Array, tables: Array) -> tuple[float, Array, Array]:
    """The negative log-likelihood of the labels, and its slopes."""
    scores = np.add.reduceat(weights[one.columns], one.starts, axis=0)[one.places]
    scores *= one.inside[..., None]
    pairs = tables[one.joints]  # [B, T, before, label]
    count, length = one.labels.shape
    each = np.arange(count)
    forward, backward = np.zeros_like(scores), np.zeros_like(scores)
    forward[:, 0] = scores[:, 0]
    for t in range(1, length):
        step = log_sum(forward[:, t - 1][:, :, None] + pairs[:, t], 1) + scores[:, t]
        forward[:, t] = np.where(one.inside[:, t][:, None], step, forward[:, t - 1])
    total = log_sum(forward[:, -1], 1)
    slopes, table_slopes = np.zeros_like(scores), np.zeros_like(tables)
    reached = np.take_along_axis(scores, one.labels[..., None], 2)[..., 0].sum(1)
    for t in range(length - 1, -1, -1):
        there = one.inside[:, t]
        slopes[:, t] = np.exp(forward[:, t] + backward[:, t] - total[:, None]) * there[:, None]
        slopes[each, t, one.labels[:, t]] -= there
        if t:
            here = scores[:, t] + backward[:, t]
            both = forward[:, t - 1][:, :, None] + pairs[:, t] + here[:, None, :]
            share = np.exp(both - total[:, None, None]) * there[:, None, None]
            share[each, one.labels[:, t - 1], one.labels[:, t]] -= there
            np.add.at(table_slopes, one.joints[:, t], share)
            reached += pairs[each, t, one.labels[:, t - 1], one.labels[:, t]] * there
            step = log_sum(pairs[:, t] + here[:, None, :], 2)
            backward[:, t - 1] = np.where(there[:, None], step, 0.0)
    flat = np.zeros((len(one.starts), COUNT))
    flat[one.places[one.inside]] = slopes[one.inside]
    weight_slopes = np.zeros_like(weights)
    weight_slopes[one.used] = np.add.reduceat(flat[one.rows], one.used_starts, axis=0)
    return float((total - reached).sum()), weight_slopes, table_slopes


def least(slope: Callable[[Array], tuple[float, Array]], at: Array, steps: int) -> Array:
    """Where the function that `slope` tells (value, slopes) is least, from `at` on: L-BFGS."""
    value, down = slope(at)
    past: list[tuple[Array, Array, float]] = []
    for _ in range(steps):
        way, shares = down.copy(), []
        for moved, turned, scale in reversed(past):
            shares.append(scale * moved.dot(way))
            way -= shares[-1] * turned
        if past:
            moved, turned, scale = past[-1]
            way /= scale * turned.dot(turned)
        else:
            way *= 100 / max(1.0, float(np.abs(way).sum()))
        for (moved, turned, scale), share in zip(past, reversed(shares), strict=True):
            way += (share - scale * turned.dot(way)) * moved
        size = 1.0
        while True:
            new = at - size * way
            new_value, new_down = slope(new)
            if new_value <= value - 1e-4 * size * down.dot(way):
                break
            size *= 0.4
            if size < 1e-6:
                return at
        moved, turned = new - at, new_down - down
        if moved.dot(turned) > 1e-10:
            past = [*past[-6:], (moved, turned, 1 / float(moved.dot(turned)))]
        done = value - new_value < 3e-5 * abs(value)
        at, value, down = new, new_value, new_down
        if done:
            break
    return at


@dataclass(frozen=True, slots=True)
class Weights:
    """A row of weights for each feature, and for each joint a table [label before][label]."""

    features: dict[str, list[float]]
    joints: list[list[list[float]]]


def learn(examples: list[Example], trust: float = 1.0, steps: int = 120) -> Weights:
    """Weights that read `examples` as they are labelled."""
    counts = Counter(name for seen, _, _ in examples for names in seen for name in names)
    kept = [name for name, count in counts.items() if count >= SEEN]
    known = {name: at for at, name in enumerate(kept)}
    one = batch(examples, known)
    size, shape = len(known) * COUNT, (reader.JOINTS, COUNT, COUNT)
    prior = np.zeros((len(known), COUNT))
    for label, letter in enumerate(GUESSES):
        if f"g={letter}" in known:
            prior[known[f"g={letter}"], label] = trust
    of_words = np.array([name.partition("=")[0] in WORDY for name in known])
    joined_start = np.zeros(reader.JOINTS * COUNT * COUNT)
    start = np.concatenate([prior.ravel(), joined_start])
    decay = np.concatenate(
        [np.repeat(np.where(of_words, OF_WORDS, DECAY), COUNT), joined_start + OF_JOINTS]
    )

    def slope(at: Array) -> tuple[float, Array]:
        value, down, joined = loss(one, at[:size].reshape(-1, COUNT), at[size:].reshape(shape))
        off = at - start
        return (
            value + float((decay * off).dot(off)) / 2,
            np.concatenate([down.ravel(), joined.ravel()]) + decay * off,
        )

    found = least(slope, start, steps)
    rows = found[:size].reshape(-1, COUNT).tolist()
    return Weights(dict(zip(known, rows, strict=True)), found[size:].reshape(shape).tolist())


def best(one: Example, weights: Weights) -> list[int]:
    """The labels that `weights` give a bullet."""
    seen, _, joints = one
    tables = np.array(weights.joints)
    backs: list[Array] = []
    so_far = np.zeros(COUNT)
    for i, names in enumerate(seen):
        score = np.sum([weights.features[name] for name in names if name in weights.features], 0)
        if i:
            paths = so_far[:, None] + tables[joints[i]]
            backs.append(paths.argmax(0))
            so_far = paths.max(0) + score
        else:
            so_far = so_far + score
    found = [int(so_far.argmax())]
    for back in reversed(backs):
        found.append(int(back[found[-1]]))
    return found[::-1]


def written(weights: Weights, least: float = LEAST) -> str:
    """What is kept: whole hundredths; features that hardly matter are left out."""
    rows = {
        f"joint {number} {before}": row
        for number, table in enumerate(weights.joints)
        for before, row in enumerate(table)
    }
    rows |= {
        name: row
        for name, row in sorted(weights.features.items())
        if max(map(abs, row)) >= least and "\t" not in name and "\n" not in name
    }
    lines = ["\t".join([name, *(str(round(v * 100)) for v in row)]) for name, row in rows.items()]
    return "\n".join(lines) + "\n"


def validated(bullets: list[dict[str, Any]], folds: int) -> dict[str, dict[str, Tally]]:
    """How bullets are read that were not learnt from: by their file, then slot by slot."""
    kept = [bullet for bullet in bullets if chunks(bullet["text"])]
    examples = [example(bullet) for bullet in kept]
    part = [zlib.crc32(bullet["text"].encode()) % folds for bullet in kept]
    told: dict[str, dict[str, Tally]] = {}
    for fold in range(folds):
        weights = learn([one for one, at in zip(examples, part, strict=True) if at != fold])
        for bullet, one, at in zip(kept, examples, part, strict=True):
            if at == fold:
                reading = understood(bullet["text"], chunks(bullet["text"]), best(one, weights))
                for name, tally in compared(bullet, reading).items():
                    for file in ("all", bullet["file"]):
                        rows = told.setdefault(file, {})
                        rows[name] = rows.get(name, Tally()).plus(tally)
    return told


class Tally(NamedTuple):
    """What was right, and what there was in the label and in the reading together."""

    hits: int = 0
    words: int = 0
    seen: int = 0
    filled: int = 0

    def plus(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(*(a + b for a, b in zip(self, other, strict=True)))

    def __str__(self) -> str:
        words = f"{2 * self.hits / max(1, self.words):.3f}" if self.words else "     "
        return f"{words}  {2 * self.seen / max(1, self.filled):.3f}"


def compared(bullet: dict[str, Any], reading: Reading) -> dict[str, Tally]:
    """A reading beside the labels, as `parse` is scored: each slot, and the two facts."""
    found: dict[str, Tally] = {}
    for slot in SLOTS:
        wanted = words_in(bullet["text"], spans(bullet, slot.value))
        mine = words_in(bullet["text"], list(reading.spans(slot)))
        both, filled = bool(wanted and mine), bool(wanted) + bool(mine)
        found[slot.value] = Tally(len(wanted & mine), len(wanted) + len(mine), both, filled)
    facts = facts_of(reading)
    told = () if bullet["file"] in WITHOUT_FACTS else ("baseline", "online")
    for name, mine in (("baseline", bool(facts.baseline)), ("online", facts.online)):
        if name not in told:
            continue
        wanted = bool(bullet.get(name))
        found[name] = Tally(0, 0, wanted and mine, wanted + mine)
    slots = [found[slot.value] for slot in SLOTS]
    return {"all": Tally(*(sum(column) for column in zip(*slots, strict=True)))} | found


def words_in(text: str, places: list[tuple[int, int]]) -> set[int]:
    """Where the words begin that lie in one of the spans, little words left out."""
    found = [m.span() for m in WORD.finditer(text) if m.group().lower() not in THIN]
    return {a for a, b in found if any(start <= a and b <= end for start, end in places)}


def main() -> int:
    """Train, or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpus", nargs="*", default=list(COUNTS), help="of tests/corpus")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    args = parser.parse_args()
    labelled = [{**bullet, "file": name} for name in args.corpus for bullet in bullets(name)]
    if args.folds:
        for file, rows in validated(labelled, args.folds).items():
            print(f"{file}:  F1 of words, of presence")
            for name, tally in rows.items():
                print(f"  {name:<10} {tally}")
        return 0
    weights = learn([example(bullet) for bullet in labelled if chunks(bullet["text"])])
    default = Path(reader.__file__).with_name("weights.tsv")
    (args.out or default).write_text(written(weights), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
