"""Every rule on roles and whole CVs: tables of what must fire and of near misses."""

from __future__ import annotations

import drop_cases
import project_cases
import pytest
import role_cases
import structure_cases
import summary_cases
import tools_cases
from making import codes

from bulletsmith.cv import CV

TABLES = {
    **role_cases.CASES,
    **summary_cases.CASES,
    **tools_cases.CASES,
    **project_cases.CASES,
    **drop_cases.CASES,
    **structure_cases.CASES,
}
FIRE = [(code, n, cv) for code, (fire, _) in TABLES.items() for n, cv in enumerate(fire)]
QUIET = [(code, n, cv) for code, (_, quiet) in TABLES.items() for n, cv in enumerate(quiet)]


def test_every_table_has_ten_cases_each_way() -> None:
    assert {code: counts for code, counts in _counts().items() if min(counts) < 10} == {}


def _counts() -> dict[str, tuple[int, int]]:
    return {code: (len(fire), len(quiet)) for code, (fire, quiet) in TABLES.items()}


@pytest.mark.parametrize(("code", "case", "cv"), FIRE, ids=[f"{c}-{n}" for c, n, _ in FIRE])
def test_it_fires(code: str, case: int, cv: CV) -> None:
    assert code in codes(cv)


@pytest.mark.parametrize(("code", "case", "cv"), QUIET, ids=[f"{c}-{n}" for c, n, _ in QUIET])
def test_it_is_silent(code: str, case: int, cv: CV) -> None:
    assert code not in codes(cv)
