"""However many processes work, the same comes of it."""

from __future__ import annotations

import os
from datetime import date

import pytest

from bulletsmith.checks.apart import shared
from bulletsmith.checks.review import review
from bulletsmith.cv import CV, Bullet, Project, Role

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
THINGS = list(range(1000))


def square(number: int) -> int:
    return number * number


@pytest.mark.parametrize("hands", [1, 2, 3, 5, 100])
@pytest.mark.parametrize("count", [0, 1, 299, 300, 301, 1000])
def test_the_same_in_the_same_order(hands: int, count: int) -> None:
    assert shared(square, THINGS[:count], hands) == [square(number) for number in THINGS[:count]]


def test_others_do_work() -> None:
    assert len(set(shared(lambda _: os.getpid(), THINGS, 3))) == 3
    assert set(shared(lambda _: os.getpid(), THINGS[:200], 3)) == {os.getpid()}


def test_what_a_helper_cannot_send_is_done_here() -> None:
    here = os.getpid()

    def dies_elsewhere(number: int) -> int:
        if os.getpid() != here:
            os._exit(3)
        return square(number)

    assert shared(dies_elsewhere, THINGS, 2) == [square(number) for number in THINGS]


def test_where_no_process_can_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise OSError

    monkeypatch.setattr("os.fork", refused)
    assert shared(square, THINGS, 2) == [square(number) for number in THINGS]


def test_a_review_is_the_same_by_two() -> None:
    bullets = [Bullet(own=f"Built a ranker no. {n}, trained on {n}M clicks") for n in range(500)]
    projects = (Project("a", bullets=(Bullet(own="Wrote a robust parser"), Bullet())),)
    cv = CV(
        roles=(Role("Engineer", end="present", bullets=(*bullets, bullets[0])),), projects=projects
    )
    one, two = (review(cv, today=date(2026, 1, 1), hands=hands) for hands in (1, 2))
    assert one == two
