"""Whether projects are worth having, and what each lacks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from making import JUDGE, TODAY, cv, good, own, project

from bulletsmith.checks.seniority import seniority
from bulletsmith.checks.worth import lacks, worth
from bulletsmith.cv import CV, Project


def state(of: CV) -> str:
    return worth(JUDGE.view(of, TODAY), seniority(of, TODAY).months).state


@pytest.mark.parametrize(
    ("of", "want"),
    [
        (CV(), "yes"),
        (good("not_in_production_yet"), "yes"),
        (replace(good("junior"), projects=()), "partly"),
        (cv(projects=()), "no"),
        (project("Made a small web app.", name="bikes"), "no"),
        (project("Wrote an index.", name="fastvec", evidence="8.2K stars"), "yes"),
    ],
)
def test_by_years_roles_and_users(of: CV, want: str) -> None:
    assert state(of) == want


@pytest.mark.parametrize(
    ("of", "missing"),
    [
        (Project("a", bullets=own("Wrote an index.")), {"link", "use", "effect"}),
        (Project("a", "https://x.org", "8K stars", bullets=own("Twice as fast.")), set()),
        (
            Project("PyTorch", "https://x.org", bullets=own("Contributed to PyTorch.")),
            {"use", "made", "merge", "effect"},
        ),
        (
            Project("PyTorch", bullets=own("Contributed: added a kernel, merged in 2.6, 2x.")),
            {"link"},
        ),
    ],
)
def test_what_a_project_lacks(of: Project, missing: set[str]) -> None:
    assert {one.name for one in lacks(of) if not one.there} == missing
