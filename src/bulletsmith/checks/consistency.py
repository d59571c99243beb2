"""What shows only when the bullets of a CV are laid side by side: copies, full stops, numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from bulletsmith.bullets.patterns import pattern
from bulletsmith.checks.examples import FORECAST, FRAUD, QUERIES, RERANKER, role
from bulletsmith.checks.rule import Fix, Hit, Rule, Severity, cv_rule
from bulletsmith.checks.views import BulletView, CvView
from bulletsmith.cv import Address, has_stop, number

ALIKE = 0.8  # of all their words, how many two copies share
_SHORTEST = 6  # words under which two bullets may well be the same
_COMPARED = 8  # with how many of those that share two marks a bullet is compared at most
_LEAST = 3  # bullets from which there is a habit

_COMMAS = pattern(r"(?<![\d.,])\d{1,3}(?:,\d{3}){2,}(?![\d,])")
_SUFFIX = pattern(r"(?<![\w.,])\d+(?:\.\d+)?(?:[MB]\b| million\b| billion\b)")


@cv_rule(
    "ROL007",
    "duplicate-bullet",
    Severity.WARNING,
    what="No two bullets say nearly the same in the same words.",
    why="A line pasted twice tells me that you did not read your own CV.",
    bad=role(RERANKER, FRAUD, RERANKER.replace("Built", "Created").replace("hotel", "flight")),
    good=role(RERANKER, FRAUD, FORECAST),
)
def duplicate_bullet(view: CvView) -> Iterator[Hit]:
    """Two copies share two of their longest words, so that only those that do are compared."""
    buckets: defaultdict[tuple[str, str], list[tuple[Address, str]]] = defaultdict(list)
    seen: dict[str, Address] = {}
    for address, bullet in _bullets(view):
        low = bullet.text.lower()
        if low in seen:
            yield _copy(address, seen[low], bullet)
            continue
        seen[low] = address
        copied = None
        for pair in combinations(bullet.gist.marks, 2):
            bucket = buckets[pair]
            if copied is None and bucket:
                copied = next((at for at, other in bucket if _alike(low, other)), None)
            if len(bucket) < _COMPARED:
                bucket.append((address, low))
        if copied is not None:
            yield _copy(address, copied, bullet)


def _alike(text: str, other: str) -> bool:
    if not 0.6 < len(text) / len(other) < 1.6:
        return False
    words, others = _words(text), _words(other)
    shared = len(words & others)
    enough = min(len(words), len(others)) >= _SHORTEST
    return enough and shared >= ALIKE * (len(words) + len(others) - shared)


def _words(text: str) -> set[str]:
    return set(text.replace(",", " ").replace(".", " ").split())


def _copy(address: Address, other: Address, bullet: BulletView) -> Hit:
    return Hit(f"nearly the same as bullet {number(other)}", 0, len(bullet.text), address)


@cv_rule(
    "STY011",
    "inconsistent-style",
    Severity.ADVICE,
    what="Every bullet ends with a full stop or none does, and numbers are written in one way.",
    why="Small things done two ways make me wonder about the big ones.",
    bad=role(RERANKER, FRAUD, FORECAST, QUERIES.rstrip(".")),
    good=role(RERANKER, FRAUD, FORECAST, QUERIES),
)
def inconsistent_style(view: CvView) -> Iterator[Hit]:
    """The rarer way is objected to; bullets made of slots end as they are told to."""
    ended: list[tuple[Address, BulletView]] = []
    open_: list[tuple[Address, BulletView]] = []
    commas: list[tuple[Address, re.Match[str]]] = []
    suffix = made = False
    for address, bullet in _bullets(view):
        text = bullet.text
        made = made or (not bullet.bullet.own and not bullet.bullet.stopless)
        stop = has_stop(text)
        if stop is not None:
            (ended if stop else open_).append((address, bullet))
        if text.count(",") > 1 and (found := _COMMAS.search(text)):
            commas.append((address, found))
        elif not suffix:
            suffix = _SUFFIX.search(text) is not None
    if ended and open_ and len(ended) + len(open_) >= _LEAST:
        if made or len(open_) <= len(ended):
            for address, bullet in open_:
                end = len(bullet.text)
                message = "no full stop here, and one after other bullets"
                yield Hit(message, end - 1, end, address, Fix(end, end, "."))
        else:
            for address, bullet in ended:
                end = len(bullet.text)
                message = "a full stop here, and none after other bullets"
                yield Hit(message, end - 1, end, address, Fix(end - 1, end, ""))
    if suffix:
        for address, found in commas:
            message = f"{found[0]} here, and numbers such as 1M elsewhere"
            yield Hit(message, found.start(), found.end(), address)


@cv_rule(
    "STY013",
    "not-english",
    Severity.ADVICE,
    what="Bullets in English: those in another language are not judged.",
    why="I may well read your language. This program does not, and its silence is no praise.",
    bad=role("Entwicklung eines Modells für die Vorhersage von Kündigungen mit XGBoost."),
    good=role(RERANKER, FRAUD, FORECAST),
)
def not_english(view: CvView) -> Iterator[Hit]:
    """Told once, at the first of them."""
    found = [(address, one) for address, one in _bullets(view) if one.gist.foreign]
    if found:
        address, first = found[0]
        count = "this bullet is" if len(found) == 1 else f"{len(found)} bullets are"
        message = f"{count} in no English: nothing was judged there but its form"
        yield Hit(message, 0, len(first.text), address)


RULES: tuple[Rule[CvView], ...] = (duplicate_bullet, inconsistent_style, not_english)


def _bullets(view: CvView) -> Iterator[tuple[Address, BulletView]]:
    for role_view in view.roles:
        for index, bullet in enumerate(role_view.bullets):
            yield (*role_view.address, "bullets", index), bullet
