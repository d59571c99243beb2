"""What a chunk is weighed by is what its features, by name, weigh."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletsmith.bullets.parsing import labels as reader
from bulletsmith.bullets.parsing.chunks import chunks
from bulletsmith.bullets.parsing.sightings import added_up, by_name, features

TEXTS = (
    "Built a session-based reranker for hotel search, trained on 120 days of search logs (900M "
    "queries), evaluated on offline MRR@10 (+9% vs. LightGBM), deployed via Triton on EKS.",
    "Cut chargebacks 31% by replacing the rules with XGBoost; was used by 3 teams",
    "Python, PyTorch, Docker, Kubernetes",
    "we ran it in production: p95 of 30 ms",
    "fraud",
)


@pytest.mark.parametrize("text", TEXTS)
def test_sums_are_of_the_features(text: str) -> None:
    cut = chunks(text)
    weights = written()
    named = added_up(text, cut, by_name())
    assert [list(dict.fromkeys(names)) for names in named] == features(text, cut)
    summed = added_up(text, cut, reader._model().tables)
    for names, worth in zip(named, summed, strict=True):
        rows = [weights[name] for name in names if name in weights]
        alone = [sum(row[label] for row in rows) for label in range(len(reader.LABELS))]
        scores = reader.unpacked(worth)
        assert [score - scores[0] for score in scores] == [one - alone[0] for one in alone]


def written() -> dict[str, list[int]]:
    lines = Path(reader.__file__).with_name("weights.tsv").read_text("utf-8").splitlines()
    return {(cells := line.split("\t"))[0]: list(map(int, cells[1:])) for line in lines}


NOTHING = reader._NOTHING


@pytest.mark.parametrize(
    "row", [[0] * 8, [1, -1, 0, 5, -300, 7, 299, -2], [-1] * 8, [9999, -9999] * 4]
)
def test_packed_weights_come_back(row: list[int]) -> None:
    packed = reader.packed(map(str, row))
    for times in (1, 2, 400):
        unpacked = reader.unpacked(NOTHING + times * packed)
        assert [value - reader._HALF for value in unpacked] == [times * value for value in row]
