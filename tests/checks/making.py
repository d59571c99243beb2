"""CVs for the tests of the rules, each a line: a clean one, and small changes to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from bulletsmith.checks.review import Review, Reviewer
from bulletsmith.checks.views import Settings
from bulletsmith.cv import CV, Bullet, Education, Project, Role, Section, Summary, Tools
from bulletsmith.formats.toml.adapter import FORMAT

TODAY = date(2026, 11, 22)
GOOD = Path(__file__).parent / "good_cvs"
JUDGE = Reviewer()
CORE = "Python, PyTorch, SQL, Triton, LightGBM, FAISS"


@cache
def good(name: str) -> CV:
    """A CV of `good_cvs`, read from its file."""
    return FORMAT.read((GOOD / f"{name}.toml").read_bytes()).cv


CLEAN = good("senior")


def cv(**parts: object) -> CV:
    """The clean CV with other parts."""
    return replace(CLEAN, **parts)  # type: ignore[arg-type]


def junior(**parts: object) -> CV:
    return replace(good("junior"), **parts)  # type: ignore[arg-type]


def mid(**parts: object) -> CV:
    return replace(good("mid"), **parts)  # type: ignore[arg-type]


def own(*texts: str) -> tuple[Bullet, ...]:
    return tuple(Bullet(own=text) for text in texts)


def role(
    *texts: str, title: str = "ML Engineer", company: str = "Acme", dates: str = "2020-01 2026-06"
) -> Role:
    start, _, end = dates.partition(" ")
    return Role(title, company, "", start, end, own(*texts))


def roles(*all_: Role) -> CV:
    return cv(roles=all_)


def dated(*dates: str) -> CV:
    """The clean CV with roles of these dates, each at a company of its own."""
    made = []
    for index, pair in enumerate(dates):
        start, _, end = pair.partition(" ")
        base = CLEAN.roles[index % 2]
        made.append(replace(base, company=f"Firm {index}", start=start, end=end))
    return cv(roles=tuple(made), education=())


def says(text: str) -> CV:
    return cv(summary=Summary(text=text))


def split(text: str) -> tuple[str, ...]:
    """`Python, AWS (S3, EKS)` as two entries."""
    found, depth, start = [], 0, 0
    for place, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if sign == "," and not depth:
            found.append(text[start:place].strip())
            start = place + 1
    return tuple(name for name in (*found, text[start:].strip()) if name)


def tools(core: str = CORE, working: str = "Airflow, MLflow", familiar: str = "Spark") -> CV:
    return cv(tools=Tools(split(core), split(working), split(familiar)))


def flat(text: str) -> CV:
    return cv(tools=Tools(flat=split(text)))


def used(**years: int) -> CV:
    return cv(tools=Tools(split(CORE), split("Airflow, MLflow"), split("Spark"), last_used=years))


def project(
    *texts: str, name: str = "fastvec", url: str = "", evidence: str = "", dates: str = ""
) -> CV:
    start, _, end = dates.partition(" ")
    return cv(projects=(Project(name, url, evidence, start, end, own(*texts)),))


def section(title: str, *items: str) -> CV:
    return cv(sections=(Section(title, items),))


def degree(*details: str, year: str = "2018") -> CV:
    return cv(education=(Education("MSc Computer Science", "Example University", year, details),))


def reviewed(of: CV, settings: Settings | None = None) -> Review:
    judge = Reviewer(settings) if settings else JUDGE
    return judge.review(of, today=TODAY)


def codes(of: CV) -> list[str]:
    return [finding.code for finding in reviewed(of).findings]


def planted_weak() -> CV:
    """A CV with something to mend in every part."""
    worked = role(
        "Worked on various machine learning models using Python.",
        "Helped with fraud models.",
        "Built a ranker with NDCG@10 of 0.47.",
        dates="2022-03 present",
    )
    return cv(
        summary=Summary(text="Passionate machine learning engineer with 5 years of experience."),
        roles=(worked, replace(worked, title="Data Scientist", start="2018-01", end="2022-02")),
        tools=Tools(flat=("Python 3.11", "Machine Learning", "AWS")),
        sections=(Section("Hobbies", ("Chess",)),),
    )
