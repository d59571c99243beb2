"""Put fixes into a CV: the safe ones of many findings, or the one a person chose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from bulletsmith.checks.rule import Finding, Fix
from bulletsmith.cv import CV, Address, Bullet, at, put


def fixed(cv: CV, findings: Iterable[Finding]) -> CV:
    """`cv` with every safe fix of `findings` made; of two that overlap, the first."""
    by_address: defaultdict[Address, list[Fix]] = defaultdict(list)
    for finding in findings:
        if finding.fix and finding.fix.safe:
            by_address[finding.address].append(finding.fix)
    for address, fixes in by_address.items():
        cv = _with(cv, address, fixes)
    return cv


def fix_one(cv: CV, finding: Finding) -> CV:
    """`cv` with the fix of `finding` made, safe or not: a person asked for it."""
    return _with(cv, finding.address, [finding.fix]) if finding.fix else cv


def _with(cv: CV, address: Address, fixes: list[Fix]) -> CV:
    thing = at(cv, address)
    if isinstance(thing, str):
        return put(cv, address, _spliced(thing, fixes))
    if isinstance(thing, Bullet):
        return put(cv, address, _bullet(thing, fixes))
    return cv


def _bullet(bullet: Bullet, fixes: list[Fix]) -> Bullet:
    if bullet.own:
        return Bullet(own=_spliced(bullet.own, fixes))
    slots, reading, stopless = bullet.slots, bullet.reading, bullet.stopless
    for slot in reading.filled:
        (start, end), *_ = reading.spans(slot)
        inside = [
            Fix(fix.start - start, fix.end - start, fix.text, fix.safe)
            for fix in fixes
            if start <= fix.start and fix.end <= end
        ]
        if inside:
            slots = slots.put(slot, _spliced(reading.text[start:end], inside))
    for fix in fixes:  # of the full stop, which no slot holds
        if fix.end == len(reading.text) and reading.text[fix.start : fix.end] + fix.text == ".":
            stopless = not fix.text
    return Bullet(slots, stopless=stopless)


def _spliced(text: str, fixes: list[Fix]) -> str:
    parts, done = [], 0
    for fix in sorted(fixes, key=lambda fix: (fix.start, fix.end)):
        if fix.start < done:
            continue
        parts += [text[done : fix.start], fix.text]
        done = fix.end
    return "".join([*parts, text[done:]])
