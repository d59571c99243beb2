"""What the last check of a file said of its bullets: at the next one, most stand as they stood.

Of each file it is one small file in the cache folder (bullets.kept). It counts only for the same
program, lexicon and settings; and of a bullet only for the same words in a like role. So a check
that remembers says what one that does not remember says, sooner.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias
from zlib import crc32

from bulletsmith import __version__, paths
from bulletsmith.bullets import kept
from bulletsmith.bullets.slots import Slot, Slots
from bulletsmith.checks.gist import Gist
from bulletsmith.checks.rule import Finding, Fix, Severity
from bulletsmith.checks.trade import Trade

if TYPE_CHECKING:
    from bulletsmith.checks.views import Settings

Case: TypeAlias = "tuple[str | Slots, bool, bool | None, Trade | None]"
Brief: TypeAlias = "tuple[tuple[Finding, ...], Gist]"

_START = "check-"
_MOST = 40  # files of which something is remembered: those that were checked last
_SLOTS = {slot.value: slot for slot in Slot}
_SEVERITIES = {severity.value: severity for severity in Severity}


class Remembered:
    """What was said of the bullets of the CV in `file`, under these settings."""

    def __init__(self, file: Path, settings: Settings) -> None:
        where = os.fsencode(file.absolute())
        self._name = f"{_START}{crc32(where):08x}"
        self._made_of = [__version__, where, repr(settings), list(_program())]
        self._told: dict[tuple[Any, ...], Any] = kept.load(self._name, self._made_of) or {}

    def get(self, case: Case) -> Brief | None:
        """What was said of a bullet, if anything was; a finding has no address yet."""
        told = self._told.get(_plain_case(case))
        if told is None:
            return None
        findings, (filled, *gist) = told
        return tuple(map(_finding, findings)), Gist(tuple(map(_SLOTS.__getitem__, filled)), *gist)

    def put(self, briefs: Mapping[Case, Brief]) -> None:
        """Remember `briefs`, and nothing else of this file."""
        told = {_plain_case(case): brief for case, brief in briefs.items()}
        if told.keys() != self._told.keys():
            plain = {case: _plain(*brief) for case, brief in told.items()}
            kept.keep(self._name, self._made_of, plain)
            _forget_the_oldest()


def _plain_case(case: Case) -> tuple[Any, ...]:
    """As `marshal` can write it."""
    words, stopless, current, trade = case
    plain = words if isinstance(words, str) else tuple([said for _, said in words])
    return plain, stopless, current, trade and trade.value


def _plain(findings: tuple[Finding, ...], gist: Gist) -> tuple[Any, ...]:
    filled, *rest = gist
    told = [
        (
            f.code, f.name, f.severity.value, f.message, f.start, f.end, f.slot and f.slot.value,
            f.fix and tuple(f.fix), f.try_,
        )
        for f in findings
    ]  # fmt: skip
    return told, (tuple([slot.value for slot in filled]), *rest)


def _finding(told: tuple[Any, ...]) -> Finding:
    code, name, severity, message, start, end, slot, fix, try_ = told
    return Finding(
        code, name, _SEVERITIES[severity], message, (), start, end, _SLOTS[slot] if slot else None,
        Fix(*fix) if fix else None, try_,
    )  # fmt: skip


def _program() -> Iterator[tuple[str, int, int]]:
    """All that a verdict on a bullet comes from: each file's name, time and size."""
    here = Path(__file__).parent
    words = here.parent / "bullets"
    for folder in (
        here,
        words,
        words / "parsing",
        paths.data_dir(),
        paths.config_dir() / "lexicon",
    ):
        with suppress(OSError), os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                at = entry.stat()
                yield entry.name, at.st_mtime_ns, at.st_size


def _forget_the_oldest() -> None:
    with suppress(OSError), os.scandir(paths.cache_dir()) as entries:
        all = [(entry.stat().st_mtime, entry.path) for entry in entries if _START in entry.name]
        for _, path in sorted(all)[:-_MOST]:
            os.unlink(path)
