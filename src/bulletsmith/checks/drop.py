"""What to drop: lines that cost a reader's seconds and do not show who this person is now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bulletsmith.checks.rule import Rule
from bulletsmith.checks.views import CvView
from bulletsmith.cv import Address

OLD = 36  # months after which a line must show who the person is now

_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Old:
    """Something older than three years that nothing newer in the CV has to do with."""

    address: Address
    words: str


def outdated(view: CvView) -> Iterator[Old]:
    """The roles and projects that ended three years ago and say nothing that the rest says."""
    return iter(())


RULES: tuple[Rule[CvView], ...] = ()
