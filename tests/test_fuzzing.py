"""The fuzzing itself: a few mutated files of every target, the same each time; see `make fuzz`."""

from __future__ import annotations

import pytest
from fuzzing.mutation import file_of
from fuzzing.targets import TARGETS

# What fuzzing found, by target and number, beside the first few.
FOUND = {
    "json-resume": (1290, 5756, 8104),
    "latex": (260, 700, 1227, 4535),
    "markdown": (427, 1352),
    "docx": (137,),
    "patch-markdown": (271,),
    "linkedin": (7, 81, 111, 1888),
    "parse": (36, 2287, 6356),
}


@pytest.mark.parametrize("target", TARGETS)
def test_nothing_offends(target: str) -> None:
    for number in (*range(12), *FOUND.get(target, ())):
        TARGETS[target](file_of(target, number))
