"""Every rule of one bullet: its examples, its table of cases, and the laws that all of them keep."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletsmith.checks.judge import judge
from bulletsmith.checks.registry import bullet_rules
from bulletsmith.checks.rule import Finding, Rule, Severity
from bulletsmith.checks.views import BulletView, Settings
from bulletsmith.cv import Bullet

CASES = Path(__file__).parent / "cases"
GOOD = Path(__file__).parent / "good_bullets.txt"
RULES = {rule.code: rule for rule in bullet_rules()}
WORKED_EXAMPLE = (
    "Built a session-based reranker for hotel search, trained on 120 days of search logs (900M "
    "queries), evaluated on offline MRR@10 (+9% vs. the LightGBM ranker in production) and online "
    "A/B (+3.2% clicked searches, p<0.01), deployed via Triton on EKS behind a 25 ms p95 SLO, "
    "delivering +2.1% bookings."
)


@dataclass(frozen=True)
class Case:
    code: str
    text: str
    fires: bool
    current: bool | None


def _cases() -> list[Case]:
    found = []
    for path in sorted(CASES.glob("*.toml")):
        for code, tables in tomllib.loads(path.read_text("utf-8")).items():
            for table in tables:
                for fires, texts in ((True, table["fires"]), (False, table["silent"])):
                    for text in texts:
                        whole = table["frame"].replace("{}", text)
                        found.append(Case(code, whole, fires, table.get("current")))
    return found


ALL_CASES = _cases()


def judged(text: str, current: bool | None = None, settings: Settings | None = None) -> list[Finding]:
    return list(judge(BulletView(Bullet(own=text), current, settings or Settings())))


def codes(text: str, current: bool | None = None) -> set[str]:
    """What the rules say, echoes among them: a table asks one rule, not the judge's choice."""
    view = BulletView(Bullet(own=text), current)
    return {rule.code for rule in RULES.values() if any(True for _ in rule.look(view))}


def test_every_rule_has_ten_cases_each_way() -> None:
    count = Counter((case.code, case.fires) for case in ALL_CASES)
    assert set(RULES) == {code for code, _ in count}
    assert {key: n for key, n in count.items() if n < 10} == {}
    assert len({(case.code, case.text, case.current) for case in ALL_CASES}) == len(ALL_CASES)


@pytest.mark.parametrize("code", RULES)
def test_cases(code: str) -> None:
    wrong = [
        ("misses" if case.fires else "is no case of", case.text)
        for case in ALL_CASES
        if case.code == code and (code in codes(case.text, case.current)) is not case.fires
    ]
    assert wrong == []


@pytest.mark.parametrize("rule", RULES.values(), ids=str)
def test_examples(rule: Rule[BulletView]) -> None:
    current = False if rule.code == "VRB003" else None
    assert rule.code in codes(rule.bad, current)
    assert rule.code in {finding.code for finding in judged(rule.bad, current)}
    assert rule.code not in codes(rule.good, current)
