"""A report says where it failed, and no word of a CV."""

from __future__ import annotations

import stat

import pytest

from bulletsmith.paths import state_dir
from bulletsmith.store.report import told, write_report

SECRET = "Ada Example of Acme"


def fails(name: str, kind: type[Exception]) -> None:
    words = f"{name}, ada@example.org"
    try:
        raise kind(words)
    except kind as error:
        raise ValueError(f"cannot read {words!r}") from error


@pytest.mark.parametrize("kind", [ValueError, KeyError, OSError, UnicodeError, RuntimeError])
def test_no_word_of_a_cv_is_in_it(kind: type[Exception]) -> None:
    with pytest.raises(ValueError) as caught:
        fails(SECRET, kind)
    report = "\n".join(told(caught.value))
    assert "Ada" not in report
    assert "ada@" not in report
    assert "in fails" in report
    assert "ValueError" in report
    assert kind.__name__ in report
    assert report.startswith("bulletsmith ")


def test_a_group_is_told_with_its_parts() -> None:
    with pytest.raises(ExceptionGroup) as caught:
        raise ExceptionGroup(SECRET, [ValueError(SECRET), KeyError(SECRET)])
    report = "\n".join(told(caught.value))
    assert "KeyError" in report
    assert "Ada" not in report


def test_what_the_program_calls_its_own_is_told() -> None:
    with pytest.raises(AttributeError) as caught:
        _ = object().nothing  # type: ignore[attr-defined]
    assert "'object' object has no attribute 'nothing'" in "\n".join(told(caught.value))


def test_only_its_owner_can_read_it() -> None:
    file = write_report(ValueError(SECRET))
    assert file is not None
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert SECRET not in file.read_text()


def test_no_room_for_it_is_no_second_failure() -> None:
    state_dir().parent.mkdir(parents=True, exist_ok=True)
    state_dir().write_text("a file where the folder should be")
    assert write_report(ValueError("x")) is None
