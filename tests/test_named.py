"""Our `NamedTuple` makes what that of `typing` makes."""

from __future__ import annotations

import copy
import pickle
import typing
from collections.abc import Callable
from typing import Any, Generic, TypeVar

import pytest

from bulletsmith import named

T = TypeVar("T")


class Point(named.NamedTuple):
    """A point."""

    x: int
    name: str = ""
    more: tuple[int, ...] = ()

    @property
    def double(self) -> int:
        return 2 * self.x


class Theirs(typing.NamedTuple):
    """A point."""

    x: int
    name: str = ""
    more: tuple[int, ...] = ()


class Of(named.NamedTuple, Generic[T]):
    thing: T


@pytest.mark.parametrize(
    "what",
    [
        lambda point: point(1),
        lambda point: point(1, "b", (2,)),
        lambda point: point(x=1, name="b"),
        lambda point: point(1).name,
        lambda point: point(1)._replace(name="b"),
        lambda point: point._make([1, "b", ()]),
        lambda point: point(1)._asdict(),
        lambda point: (point._fields, point._field_defaults, point.__match_args__),
        lambda point: point(1) == (1, "", ()) and hash(point(1)) == hash((1, "", ())),
        lambda point: [*point(1)],
        lambda point: isinstance(point(1), tuple),
        lambda point: copy.deepcopy(point(1, "b")),
        lambda point: pickle.loads(pickle.dumps(point(1, "b"))),
        lambda point: hasattr(point(1), "__dict__"),
        lambda point: point.__doc__,
        lambda point: sorted([point(2), point(1)]),
    ],
)
def test_as_typing(what: Callable[[Any], object]) -> None:
    assert repr(what(Point)) == repr(what(Theirs)).replace("Theirs", "Point")


@pytest.mark.parametrize(
    ("what", "error"),
    [
        (lambda point: point(), TypeError),
        (lambda point: point(1, other=2), TypeError),
        (lambda point: point(1)._replace(other=2), (TypeError, ValueError)),  # from 3.13 the first
        (lambda point: point._make([1]), TypeError),
        (lambda point: setattr(point(1), "x", 2), AttributeError),
        (lambda point: setattr(point(1), "other", 2), AttributeError),
    ],
)
def test_refused_as_typing_does(
    what: Callable[[Any], object], error: type[Exception] | tuple[type[Exception], ...]
) -> None:
    for point in (Point, Theirs):
        with pytest.raises(error):
            what(point)


def test_what_its_class_says_stands() -> None:
    assert Point(2).double == 4
    assert Of(3).thing == 3
    assert Of[int](3) == (3,)
