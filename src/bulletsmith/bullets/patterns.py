"""Regular expressions that are compiled when a text first asks for them, and once for all runs.

There are some hundreds, and most bullets ask for a few dozens. To compile those takes longer than
the rest of a short check; so what `re` compiles them to, a list of numbers, is kept between two
runs (see `kept`) and given back to the machine that matches, which refuses what is no program of
its own. Where that cannot be had, as in a Python that does it otherwise, they are compiled anew.
"""

from __future__ import annotations

import re
from array import array
from typing import Any, cast

from bulletsmith.bullets import kept

_NAME = "patterns"
_FORMAT = 1
_NUMBER = "I"  # of four bytes, as the programs' numbers are

Asked = tuple[str, int]  # source and flags
Program = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]


class _Pattern:
    """A `re.Pattern` to be: every method of it is fetched at its first call, and kept."""

    def __init__(self, source: str, flags: int) -> None:
        self._asked = source, flags

    def __getattr__(self, name: str) -> Any:
        found = self.__dict__[name] = getattr(_PROGRAMS.pattern(self._asked), name)
        return found


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but later."""
    return cast("re.Pattern[str]", _Pattern(source, int(flags)))


class _Programs:
    """What patterns were compiled to, in this run and in those before."""

    def __init__(self) -> None:
        self._known: dict[Asked, Program] | None = None
        self._more = False

    def pattern(self, asked: Asked) -> re.Pattern[str]:
        """The pattern, of its program where one is known."""
        if self._known is None:
            self._known = kept.load(_NAME, _FORMAT) or {}
        try:
            program = self._known.get(asked)
            if program is None:
                program = self._known[asked] = _compiled(*asked)
                self._more = True
            return _made(asked[0], program)
        except Exception:  # whatever another Python's own parts may raise
            return re.compile(*asked)

    def keep(self) -> None:
        """Keep for the next run what this one compiled, if it did."""
        if self._more:
            self._more = False
            kept.keep(_NAME, _FORMAT, {**(kept.load(_NAME, _FORMAT) or {}), **(self._known or {})})


_PROGRAMS = _Programs()
keep_compiled = _PROGRAMS.keep


def _compiled(source: str, flags: int) -> Program:
    """The program of a pattern, as `re.compile` makes it."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(source, flags)
    names = parsed.state.groupdict
    by_number: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        by_number[number] = name
    code = array(_NUMBER, _compiler._code(parsed, flags)).tobytes()
    return flags | parsed.state.flags, code, parsed.state.groups - 1, names, tuple(by_number)


def _made(source: str, program: Program) -> re.Pattern[str]:
    """The pattern that a program is of."""
    import _sre  # type: ignore[import-not-found]

    flags, code, groups, names, by_number = program
    numbers = array(_NUMBER, code).tolist()
    made: re.Pattern[str] = _sre.compile(source, flags, numbers, groups, names, by_number)
    return made
