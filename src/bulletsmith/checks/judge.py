"""All that is to be said of one bullet, in the order in which a reader would say it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from functools import lru_cache

from bulletsmith.checks.registry import bullet_rules, chosen
from bulletsmith.checks.rule import Finding, Hit, Rule, Severity
from bulletsmith.checks.views import BulletView, Settings
from bulletsmith.cv import Address

# Where the left one speaks, the right ones would say the same again in other words.
_ECHOES: dict[str, frozenset[str]] = {
    "DAT003": frozenset({"DAT004"}),
    "MET009": frozenset({"MET005", "MET012", "MET013"}),
    "MET002": frozenset({"MET003", "STY006"}),
    "MET011": frozenset({"STY006"}),
    "MOD002": frozenset({"STY006"}),
    "OUT003": frozenset({"OUT002", "STY006"}),
    "PRB002": frozenset({"PRB001", "STY006"}),
    "SRV002": frozenset({"SRV004"}),
    "SRV003": frozenset({"SRV002", "SRV004"}),
    "SRV005": frozenset({"SRV002", "SRV004"}),
    "STY004": frozenset({"STY012"}),
    "STY005": frozenset({"VRB001"}),
    "STY009": frozenset({"STY006", "VRB005"}),
}
# Echoes only of the same words: another `robust` elsewhere is a finding of its own.
_SAME_WORDS = frozenset({"MET003", "OUT002", "STY006", "VRB005"})


# A label (`Causal Inference`) is told that it is one, and nothing of what else it lacks.
_LABEL = 3  # words
_OF_A_LABEL = ("VRB001", "VRB002", "MOD003", "STY")
# What shows whatever the language.
_OF_ANY_LANGUAGE = frozenset({"MOD003", "STY001", "STY008", "STY010"})


def judge(view: BulletView, address: Address = ()) -> tuple[Finding, ...]:
    """The findings of one bullet: what the text says wrong, in its order, then what it lacks.

    A finding of the second sort has no words to point at: its `start` and `end` are 0. Never
    raises, linear in the length of the text.
    """
    settings = view.settings
    hits: list[tuple[Rule[BulletView], Hit]] = []
    rules = _active(settings.select, settings.ignore)
    if view.foreign:
        rules = tuple([rule for rule in rules if rule.code in _OF_ANY_LANGUAGE])
    elif view.trade is not None and len(view.forms) <= _LABEL:
        rules = tuple([rule for rule in rules if rule.code.startswith(_OF_A_LABEL)])
    elif _placeholder(view):
        rules = tuple([rule for rule in rules if rule.code == "STY010"])
    for rule in rules:
        for hit in rule.look(view):
            hits.append((rule, hit))  # noqa: PERF401 - most rules find nothing: no list for them
    if len(hits) > 1:
        hits = _without_echoes(hits)
    weighs = settings.severity
    findings = [
        Finding(
            rule.code,
            rule.name,
            _severity(weighs, rule, hit) if weighs else hit.severity or rule.severity,
            hit.message,
            address,
            hit.start,
            hit.end,
            hit.slot or rule.slot,
            hit.fix,
            hit.try_,
        )
        for rule, hit in hits
    ]
    findings.sort(key=_order)
    return tuple(findings)


@lru_cache(maxsize=64)
def _active(select: tuple[str, ...], ignore: tuple[str, ...]) -> tuple[Rule[BulletView], ...]:
    """The rules that the settings let speak."""
    settings = Settings(select=select, ignore=ignore)
    return tuple(rule for rule in bullet_rules() if chosen(rule.code, rule.name, settings))


def _order(finding: Finding) -> tuple[bool, int, int]:
    severity = finding.severity
    rank = 0 if severity is Severity.ERROR else 1 if severity is Severity.WARNING else 2
    return finding.end == 0, finding.start, rank


def _severity(weighs: Mapping[str, str], rule: Rule[BulletView], hit: Hit) -> Severity:
    """The severity that the settings give, where they give one that there is."""
    wanted = weighs.get(rule.code) or weighs.get(rule.name)
    if wanted in ("error", "warning", "advice"):
        return Severity(wanted)
    return hit.severity or rule.severity


def _placeholder(view: BulletView) -> bool:
    """Whether so little is written that only this is to be said: nothing, or `TODO`."""
    if len(view.text) > 200:
        return False
    from bulletsmith.checks.unfilled import HOLE, may_have_hole

    if not may_have_hole(view):
        return not any(map(str.isalnum, view.text))
    rest = HOLE.sub(" ", view.text)
    written = sum(any(map(str.isalnum, word)) for word in rest.split())
    return written == 0 or (written <= 2 and len(rest) < len(view.text))


def _without_echoes(hits: list[tuple[Rule[BulletView], Hit]]) -> list[tuple[Rule[BulletView], Hit]]:
    """`hits` without those that say again what a better one says."""
    silent: set[str] = set()
    covered: dict[str, list[tuple[int, int]]] = {}
    for rule, hit in hits:
        for code in _ECHOES.get(rule.code, ()):
            if code in _SAME_WORDS:
                covered.setdefault(code, []).append((hit.start, hit.end))
            else:
                silent.add(code)
    if not silent and not covered:
        return hits
    for spans in covered.values():
        spans.sort()
    return [
        (rule, hit)
        for rule, hit in hits
        if rule.code not in silent and not _overlaps(covered.get(rule.code), hit)
    ]


def _overlaps(spans: list[tuple[int, int]] | None, hit: Hit) -> bool:
    """Whether one of the sorted spans shares a character with the hit."""
    if not spans:
        return False
    last = bisect_left(spans, (hit.end, 0)) - 1
    return last >= 0 and spans[last][1] > hit.start
