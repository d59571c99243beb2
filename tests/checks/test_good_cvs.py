"""Good CVs get no error and almost no warning; a fault planted in a clean one is found, alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from making import CLEAN, GOOD, TODAY, cv, good, own, reviewed, says, section

from bulletsmith.bullets.slots import Slot
from bulletsmith.checks.review import review
from bulletsmith.checks.rule import Severity
from bulletsmith.cv import CV, Project, Role, Tools, put

NAMES = sorted(path.stem for path in GOOD.glob("*.toml"))
LAST = ("roles", 0, "bullets")


def test_there_are_six() -> None:
    assert len(NAMES) == 6


@pytest.mark.parametrize("name", NAMES)
def test_a_good_cv_gets_no_error_and_almost_no_warning(name: str) -> None:
    found = reviewed(good(name)).findings
    assert [f for f in found if f.severity is Severity.ERROR] == []
    assert len([f for f in found if f.severity is Severity.WARNING]) <= 2


@pytest.mark.parametrize(
    ("name", "level", "yes"),
    [
        ("senior", "senior", 5),
        ("mid", "mid", 5),
        ("junior", "junior", 5),
        ("mlops", "senior", 4),
        ("researcher", "mid", 5),
        ("not_in_production_yet", "junior", 3),
    ],
)
def test_what_the_reader_makes_of_them(name: str, level: str, yes: int) -> None:
    found = reviewed(good(name))
    assert (found.seniority.level, found.selfcheck.yes) == (level, yes)


def planted(*address: str | int, value: object) -> CV:
    return put(CLEAN, address, value)


CORE = CLEAN.tools.core
FIRST = CLEAN.roles[0]
KERNEL = "Opened 12 pull requests to PyTorch over three years, most of them to its data loader."
MENTOR = "Mentored two engineers of the ranking team through their first year of being on call."
KAGGLE = "Ensembled 9 gradient-boosted forecasters of store sales and came 40th of 2,100 on Kaggle."
FAULTS: dict[str, CV] = {
    "VRB004": planted(
        "roles",
        0,
        "bullets",
        value=tuple(replace(b, slots=b.slots.put(Slot.VERB, "Built")) for b in FIRST.bullets),
    ),
    "ROL001": planted(
        "roles", 0, "bullets", value=(*FIRST.bullets, *good("mid").roles[0].bullets[:2])
    ),
    "ROL002": planted("roles", 0, "bullets", value=FIRST.bullets[:2]),
    "ROL006": planted("roles", 0, "bullets", value=(*own(MENTOR), *FIRST.bullets)),
    "ROL007": planted("roles", 0, "bullets", value=(*FIRST.bullets, FIRST.bullets[0])),
    "SUM001": says(""),
    "SUM002": says("Machine learning engineer with 7 years of experience in machine learning."),
    "SUM004": planted("summary", "scale", value=""),
    "SUM005": planted("summary", "outcome", value=""),
    "SUM006": planted("summary", "outcome", value="+2.1% bookings"),
    "SUM007": planted("summary", "domain", value="passionate about search and ranking"),
    "TLS001": cv(tools=Tools(flat=CORE)),
    "TLS002": planted("tools", "core", value=(*CORE, "EKS", "Redis", "XGBoost")),
    "TLS003": planted("tools", "familiar", value=("Machine Learning",)),
    "TLS004": planted("tools", "core", value=("Python 3.11", *CORE[1:])),
    "TLS005": planted("tools", "working", value=("AWS",)),
    "TLS006": planted("tools", "last_used", value={"Spark": 2021}),
    "TLS007": planted("tools", "familiar", value=("Theano",)),
    "TLS008": planted("tools", "core", value=(*CORE, "Snowflake")),
    "TLS010": planted("tools", "familiar", value=("Airflow",)),
    "PRJ001": cv(projects=(Project("Sales", "https://x.org/y", "", bullets=own(KAGGLE)),)),
    "PRJ003": cv(
        projects=(
            Project(
                "fastvec",
                bullets=own(
                    "Wrote an approximate nearest-neighbour index with quantised vectors in Rust."
                ),
            ),
        )
    ),
    "PRJ005": cv(projects=(Project("PyTorch", "https://x.org/y", "", bullets=own(KERNEL)),)),
    "DRP001": section("Courses", "Deep Learning, Coursera", "Statistics, edX"),
    "DRP002": section("Prizes", "Winner, City Data Hackathon 2018"),
    "DRP003": section("Articles", "My first network, Medium, 300 reads"),
    "DRP004": section("Reading list", "Designing Data-Intensive Applications"),
    "DRP005": cv(roles=(*CLEAN.roles, Role("Waiter", "Trattoria", "", "2017-06", "2018-03"))),
    "DRP006": section("References", "Available on request"),
    "STR001": section("Talks", *(f"A talk on ranking, the {n}." for n in range(100))),
    "STR002": cv(roles=CLEAN.roles[::-1]),
    "STR004": planted("education", 0, "details", value=("GPA 3.9/4.0",)),
    "STR005": planted("profile", "photo", value="ada.jpg"),
    "STR006": planted("education", 0, "details", value=("Chess", "Choir", "Dean's list")),
    "STR007": planted("education", 0, "details", value=("Paper at RecSys 2018",)),
    "STR008": planted("roles", 0, "start", value="2022-13"),
    "STR009": planted("roles", 1, "end", value="2021-01"),
    "STR010": cv(profile=replace(CLEAN.profile, email="", links=())),
}
CLEAN_COUNT = Counter(f.code for f in review(CLEAN, today=TODAY).findings)
# A second code that says another true thing of the same fault.
BESIDE = {
    "ROL006": {"SRV001"},
    "DRP005": {"ROL002", "STY002", "VRB001", "MOD001", "STR009"},
}


@pytest.mark.parametrize("code", FAULTS)
def test_a_planted_fault_gives_its_code_and_only_that(code: str) -> None:
    found = Counter(f.code for f in reviewed(FAULTS[code]).findings)
    new = set(found - CLEAN_COUNT) - BESIDE.get(code, set())
    own_families = {c for c in new if c[:3] not in ("MOD", "PRB", "DAT", "MET", "OUT")}
    assert code in new
    assert own_families == {code}
