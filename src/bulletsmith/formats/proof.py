"""The proof of an export: what was written is read back, and every bullet looked for in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from bulletsmith.bullets.text import one_line
from bulletsmith.cv import CV, bullets, number
from bulletsmith.errors import BulletsmithError
from bulletsmith.formats.document import Format


@dataclass(frozen=True, slots=True)
class Proof:
    """`present` of `total` bullets came back word for word; `missing` are the others' words."""

    present: int
    total: int
    missing: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return not self.missing

    def __str__(self) -> str:
        return f"{self.present} of {self.total} bullets present"


def prove(format: Format, written: bytes, cv: CV) -> Proof:
    """Whether every bullet of `cv` stands in `written`, as `format` reads it back."""
    try:
        back = format.read(written).cv
    except BulletsmithError:
        back = CV()
    there = Counter(one_line(bullet.text) for _, bullet in bullets(back))
    missing: list[str] = []
    total = 0
    for address, bullet in bullets(cv):
        words = one_line(bullet.text)
        if not words:
            continue
        total += 1
        if there[words]:
            there[words] -= 1
        else:
            missing.append(f"{number(address)} {words}")
    return Proof(total - len(missing), total, tuple(missing))
