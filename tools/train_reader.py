"""Learn the weights of the reader from labelled bullets, in plain Python.

usage: train_reader.py CORPUS... [--out weights.tsv]

Maximum likelihood of a linear-chain conditional random field by AdaGrad, with weight decay and the
mean of the later epochs, starting from some trust in the first guess of the rules.
"""

from __future__ import annotations

import argparse
import math
import random
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

import itertools

from bulletsmith.bullets.parsing import labels as reader
from bulletsmith.bullets.parsing.chunks import Chunk, chunks
from bulletsmith.bullets.parsing.features import features

Example = tuple[list[list[str]], list[int], list[int]]  # features, labels, joints, chunk by chunk
COUNT = len(reader.LABELS)
GUESSES = "XVMPDQSO"  # in the order of the labels
NAMES = [label.value if label else "" for label in reader.LABELS]


def marked(path: Path) -> list[dict[str, Any]]:
    """The bullets of a file in which the words of a slot are marked: `{v Built} {m a ranker}`."""
    names = {"v": "verb", "m": "model", "p": "problem", "d": "data"}
    names |= {"q": "metric", "s": "serving", "o": "outcome"}
    found = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if line and not line.startswith("#"):
            bullet: dict[str, Any] = {"id": f"{path.stem}:{number}", "text": ""}
            for part in re.split(r"(\{[vmpdqso] [^{}]*\})", line):
                mark = part.startswith("{")
                bullet["text"] += part[3:-1] if mark else part
                if mark:
                    bullet.setdefault(names[part[1]], []).append(part[3:-1])
            found.append(bullet)
    return found


def bullets_of(path: Path) -> list[dict[str, Any]]:
    """The labelled bullets of a corpus in TOML or of a marked text."""
    if path.suffix == ".toml":
        return list(tomllib.loads(path.read_text("utf-8"))["bullet"])
    return marked(path)


def spans(bullet: dict[str, Any], slot: str) -> list[tuple[int, int]]:
    """Where the words of `slot` stand in a labelled bullet."""
    value = bullet.get(slot, [])
    found, at = [], 0
    for part in [value] if isinstance(value, str) else value:
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


class Weights:
    """Weights of features and of joints, with AdaGrad's sums of squares."""

    def __init__(self, names: set[str]) -> None:
        self.features = {name: [0.0] * COUNT for name in sorted(names)}
        self.joints = [[[0.0] * COUNT for _ in range(COUNT)] for _ in range(reader.JOINTS)]
        self._feature_squares = {name: [0.1] * COUNT for name in names}
        self._joint_squares = [[[0.1] * COUNT for _ in range(COUNT)] for _ in range(reader.JOINTS)]

    def rows(self) -> list[list[float]]:
        """Every row of weights."""
        return [*self.features.values(), *(row for table in self.joints for row in table)]

    def scores(self, seen: list[list[str]]) -> list[list[float]]:
        """The score of each label of each chunk."""
        known = self.features
        found = []
        for names in seen:
            rows = [known[name] for name in names if name in known]
            found.append([sum(column) for column in zip(*rows, strict=True)] or [0.0] * COUNT)
        return found

    def step(self, one: Example, rate: float) -> None:
        """One step towards the labels of `one`."""
        seen, labels, joints = one
        singles, pairs = marginals(self.scores(seen), self.joints, joints)
        for i, names in enumerate(seen):
            off = singles[i]
            off[labels[i]] -= 1.0
            push = [(k, v, v * v) for k, v in enumerate(off) if abs(v) > 1e-3]
            for name in names if push else ():
                row = self.features.get(name)
                if row is not None:
                    squares = self._feature_squares[name]
                    for k, v, square in push:
                        squares[k] += square
                        row[k] -= rate * v / math.sqrt(squares[k])
            if i:
                pairs[i][labels[i - 1]][labels[i]] -= 1.0
                table, squared = self.joints[joints[i]], self._joint_squares[joints[i]]
                for k, offs in enumerate(pairs[i]):
                    for j, v in enumerate(offs):
                        if abs(v) > 1e-3:
                            squared[k][j] += v * v
                            table[k][j] -= rate * v / math.sqrt(squared[k][j])


def marginals(
    scores: list[list[float]], tables: list[list[list[float]]], joints: list[int]
) -> tuple[list[list[float]], list[list[list[float]]]]:
    """The probability of each label of each chunk, and of each pair with the chunk before."""

    def share(row: list[float]) -> list[float]:
        total = sum(row)
        return [value / total for value in row]

    size, span = len(scores), range(COUNT)
    lifted = [[math.exp(value - max(row)) for value in row] for row in scores]
    grown = {j: [[math.exp(v) for v in row] for row in tables[j]] for j in set(joints)}
    forward = [share(lifted[0])]
    for i in range(1, size):
        table, here, before = grown[joints[i]], lifted[i], forward[-1]
        forward.append(share([sum(before[k] * table[k][j] for k in span) * here[j] for j in span]))
    backward = [[1.0] * COUNT]
    for i in range(size - 1, 0, -1):
        table, ahead = (
            grown[joints[i]],
            [a * b for a, b in zip(lifted[i], backward[-1], strict=True)],
        )
        backward.append(share([sum(table[k][j] * ahead[j] for j in span) for k in span]))
    backward.reverse()
    singles = [
        share([a * b for a, b in zip(*two, strict=True)])
        for two in zip(forward, backward, strict=True)
    ]
    pairs: list[list[list[float]]] = [[]]
    for i in range(1, size):
        table, ahead = (
            grown[joints[i]],
            [a * b for a, b in zip(lifted[i], backward[i], strict=True)],
        )
        raw = [[forward[i - 1][k] * table[k][j] * ahead[j] for j in span] for k in span]
        total = sum(map(sum, raw))
        pairs.append([[value / total for value in row] for row in raw])
    return singles, pairs


def learn(
    examples: list[Example],
    epochs: int = 20,
    rate: float = 0.1,
    decay: float = 0.006,
    trust: float = 1.0,
    seed: int = 1,
) -> Weights:
    """Weights that read `examples` as they are labelled."""
    weights = Weights({name for seen, _, _ in examples for names in seen for name in names})
    order, chance = list(examples), random.Random(seed)
    for letter, label in zip(GUESSES, range(COUNT), strict=True):
        if f"g={letter}" in weights.features:
            weights.features[f"g={letter}"][label] = trust
    rows = weights.rows()
    mean = [[0.0] * COUNT for _ in rows]
    for epoch in range(epochs):
        chance.shuffle(order)
        for one in order:
            weights.step(one, rate)
        for row in rows:
            row[:] = [value * (1 - decay) for value in row]
        if epoch >= epochs // 2:
            for row, sums in zip(rows, mean, strict=True):
                sums[:] = [a + b for a, b in zip(row, sums, strict=True)]
    for row, sums in zip(rows, mean, strict=True):
        row[:] = [value / (epochs - epochs // 2) for value in sums]
    return weights


def written(weights: Weights, least: float = 0.1) -> str:
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


def main() -> int:
    """Train, or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    bullets = [bullet for path in args.corpus for bullet in bullets_of(path)]
    weights = learn([example(bullet) for bullet in bullets if chunks(bullet["text"])])
    default = Path(reader.__file__).with_name("weights.tsv")
    (args.out or default).write_text(written(weights), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
