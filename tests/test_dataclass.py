"""Our `dataclass` makes what the standard library's makes."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, fields, is_dataclass
from functools import cached_property
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from bulletsmith import dataclass as ours


@ours.dataclass(frozen=True, slots=True)
class Point:
    """A point."""

    x: int
    name: str = ""
    seen: dict[str, int] = ours.field(default_factory=dict, compare=False)

    @property
    def double(self) -> int:
        return 2 * self.x


@dataclasses.dataclass(frozen=True, slots=True)
class Theirs:
    """A point."""

    x: int
    name: str = ""
    seen: dict[str, int] = dataclasses.field(default_factory=dict, compare=False)


@ours.dataclass(frozen=True)
class Lazy:
    text: str = "a"

    @cached_property
    def upper(self) -> str:
        return self.text.upper()


@ours.dataclass(slots=True)
class Count:
    number: int = 0
    more: list[int] = ours.field(default_factory=list)


@ours.dataclass(eq=False)
class Self:
    number: int = 0


@pytest.mark.parametrize(
    "what",
    [
        lambda point: point(1),
        lambda point: point(1, "b", {"c": 2}),
        lambda point: point(x=1, name="b"),
        lambda point: point(1).seen is point(1).seen,
        lambda point: point(1) == point(1, seen={"c": 2}),
        lambda point: point(1) == point(2),
        lambda point: point(1) == (1, "", {}),
        lambda point: hash(point(1)) == hash(point(1, seen={"c": 2})),
        lambda point: dataclasses.replace(point(1), name="b"),
        lambda point: ours.replace(point(1), name="b"),
        lambda point: asdict(point(1, "b")),
        lambda point: [(one.name, one.default, one.compare) for one in fields(point)],
        lambda point: [one.name for one in fields(point(1))],
        is_dataclass,
        lambda point: is_dataclass(point(1)),
        lambda point: copy.deepcopy(point(1, "b", {"c": 2})),
        lambda point: pickle.loads(pickle.dumps(point(1, "b", {"c": 2}))),
        lambda point: point.__doc__,
        lambda point: point.__match_args__,
        lambda point: hasattr(point(1), "__dict__"),
        lambda point: TypeAdapter(point).validate_python({"x": 3, "name": "b"}),
        lambda point: TypeAdapter(point).dump_python(point(1, "b")),
    ],
)
def test_as_the_standard_library(what: Callable[[Any], object]) -> None:
    assert repr(what(Point)) == repr(what(Theirs)).replace("Theirs", "Point")


@pytest.mark.parametrize(
    ("what", "error"),
    [
        (lambda point: point(), TypeError),
        (lambda point: point(1, other=2), TypeError),
        (lambda point: setattr(point(1), "x", 2), FrozenInstanceError),
        (lambda point: delattr(point(1), "x"), FrozenInstanceError),
        (lambda point: dataclasses.replace(point(1), other=2), TypeError),
        (lambda point: ours.replace(point(1), other=2), TypeError),
        (lambda point: TypeAdapter(point).validate_python({"x": "many"}), ValidationError),
    ],
)
def test_refused_as_the_standard_library_does(
    what: Callable[[Any], object], error: type[Exception]
) -> None:
    for point in (Point, Theirs):
        with pytest.raises(error):
            what(point)


def test_what_its_class_says_stands() -> None:
    assert Point(2).double == 4
    lazy = Lazy("b")
    assert lazy.upper == "B"
    assert vars(lazy) == {"text": "b", "upper": "B"}
    assert Lazy() == Lazy("a")


def test_what_may_change() -> None:
    count = Count()
    count.number = 3
    count.more.append(4)
    assert count == Count(3, [4]) != Count(3)
    with pytest.raises(TypeError):
        hash(count)
    with pytest.raises(AttributeError):
        count.other = 1  # type: ignore[attr-defined]


def test_by_identity() -> None:
    assert Self() != Self()
    assert len({Self(), Self()}) == 2
