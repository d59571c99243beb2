"""Each fault of a bullet planted alone in a clean CV: its code comes up, and no other."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from making import CLEAN, TODAY, cv, own, reviewed, split

from bulletsmith.bullets.slots import Slot
from bulletsmith.checks.review import review
from bulletsmith.cv import CV, Bullet, Project, Section, Summary, put
from bulletsmith.formats.json_resume.adapter import FORMAT as JSON

AT = ("roles", 0, "bullets", 0)
FRAUD = ("roles", 1, "bullets", 0)
S = Slot


# Each core tool is proved by a bullet that no fault is planted in.
BASE = replace(
    CLEAN,
    tools=replace(
        CLEAN.tools,
        core=split("Python, SQL, Docker, Feast, Redis, FAISS"),
        working=split("Triton, LightGBM, BentoML, Airflow, AWS (EKS, SageMaker)"),
    ),
)


def slot(which: Slot, words: str, at: tuple[str | int, ...] = AT) -> CV:
    """The clean CV with other words in one slot."""
    role, index = int(at[1]), int(at[3])
    old = BASE.roles[role].bullets[index]
    return put(BASE, at, replace(old, slots=old.slots.put(which, words)))


def text(words: str) -> CV:
    return put(BASE, AT, own(words)[0])


def newest(*bullets: Bullet) -> CV:
    """The clean CV with other bullets in its newest role."""
    return replace(BASE, roles=(replace(BASE.roles[0], bullets=bullets), *BASE.roles[1:]))


def changed(index: int, **slots: str) -> Bullet:
    """A bullet of the newest role with other words in some slots."""
    old = BASE.roles[0].bullets[index]
    for name, words in slots.items():
        old = replace(old, slots=old.slots.put(Slot(name), words))
    return old


def unserved() -> CV:
    """Nothing of the newest role is said to have run."""
    metric = "offline MRR@10 (+9% vs. the LightGBM ranker) and a test of 4 weeks (p<0.01)"
    return newest(
        changed(0, serving="", metric=metric), changed(1, serving=""), changed(2, serving="")
    )


def unrivalled() -> CV:
    """No bullet of the newest role names a rival, though each tells of a test."""
    return newest(
        changed(0, metric="online A/B over 4 weeks (3.2% more clicked searches, p<0.01)"),
        changed(1, metric="an A/B test over 4 weeks (1.8% more saved stays, p<0.05)"),
        changed(2, metric="an A/B test over 4 weeks (0.9% more stays, p<0.05)",
                outcome="$24k a month less to pay"),
    )  # fmt: skip


def parted() -> CV:
    """No bullet of the newest role goes from the data to what serves the model."""
    metric = "offline MRR@10 (+9% vs. the LightGBM ranker) and a test of 4 weeks (p<0.01)"
    return newest(
        changed(0, serving="", metric=metric), changed(1, data=""), changed(2, serving="")
    )


def project(words: str) -> CV:
    old = BASE.projects[0]
    return replace(BASE, projects=(replace(old, bullets=own(words)),))


TOP = CLEAN.roles[0].bullets[0].text
TOY = "Predicted Titanic survivors with a random forest that reached 0.82 F1 in a small notebook."
FAULTS: dict[str, CV] = {
    "VRB001": slot(S.VERB, ""),
    "VRB002": slot(S.VERB, "Worked on"),
    "VRB003": slot(S.VERB, "Ship", FRAUD),
    "VRB005": slot(S.VERB, "Spearheaded"),
    "MOD001": text("Built for hotel search, trained on 120 days of search logs (900M queries), "
        "evaluated on MRR@10 (+9% vs. the keyword ranking) and an A/B test (p<0.01), deployed via "
        "Triton on EKS behind a 25 ms p95 SLO, delivering +2.1% bookings."),
    "MOD002": slot(S.MODEL, "an AI model"),
    "MOD003": slot(S.MODEL, "a session-based pytorch reranker"),
    "PRB001": slot(S.PROBLEM, ""),
    "PRB002": slot(S.PROBLEM, "various business needs"),
    "PRB003": slot(S.DATA, "60,000 MNIST images of 2 years"),
    "DAT001": slot(S.DATA, ""),
    "DAT002": slot(S.DATA, "search logs"),
    "DAT003": slot(S.DATA, "900M rows"),
    "MET001": slot(S.METRIC, ""),
    "MET002": slot(S.METRIC, "PR-AUC against yearly retraining", ("roles", 1, "bullets", 2)),
    "MET003": slot(S.METRIC, "offline MRR@10 of 0.47"),
    "MET004": slot(S.METRIC, "offline MRR@10 (+9% vs. the baseline) and an A/B test (p<0.01)"),
    "MET005": slot(S.METRIC, "accuracy (0.97 vs. 0.95 for the rules engine it replaced) and a "
                   "shadow run over 6 weeks (0.96 vs. 0.95)", FRAUD),
    "MET007": slot(S.METRIC, "offline MRR@10 (+9% vs. the LightGBM ranker) and online A/B (+3.2% "
                   "clicked searches)"),
    "MET009": slot(S.METRIC, "PR-AUC (1.61 vs. 0.48 for the rules engine it replaced) and a "
                   "shadow run over 6 weeks (recall 0.74 vs. 0.62)", FRAUD),
    "MET012": slot(S.METRIC, "PR-AUC (0.614273 vs. 0.48 for the rules engine it replaced) and a "
                   "shadow run over 6 weeks (recall 0.74 vs. 0.62)", FRAUD),
    "SRV001": slot(S.SERVING, ""),
    "SRV002": slot(S.SERVING, "production"),
    "SRV003": slot(S.SERVING, "AWS behind a 25 ms p95 SLO"),
    "SRV004": slot(S.SERVING, "Triton on EKS"),
    "SRV005": slot(S.SERVING, "a Streamlit demo at 25 ms p95"),
    "OUT001": slot(S.OUTCOME, "", FRAUD),
    "OUT002": slot(S.OUTCOME, "more bookings"),
    "OUT003": slot(S.OUTCOME, "improved efficiency"),
    "STY003": text(f"I b{TOP[1:]}"),
    "STY006": slot(S.PROBLEM, "robust hotel search"),
    "STY007": slot(S.PROBLEM, "hotel search in order to help travellers"),
    "STY008": slot(S.PROBLEM, "hotel hotel search"),
    "STY010": slot(S.OUTCOME, "+‹change› bookings"),
    "STY002": project("Wrote a nearest-neighbour index in Rust."),
    "STY004": project("Wrote an index with Python, Pandas, NumPy, scikit-learn, TensorFlow and SQL "
        "for the photos of a museum."),
    "STY005": slot(S.VERB, "Was asked and then was built"),
    "STY009": slot(S.PROBLEM, "results-driven hotel search"),
    "STY011": put(BASE, ("roles", 0, "bullets", 1), own(
        BASE.roles[0].bullets[1].text.rstrip("."))[0]),
    "STY012": slot(S.PROBLEM, "QXR, ZTPV and KVUX"),
    "MET008": slot(S.METRIC, "PR-AUC (improved from 0.61 to 0.48 over the rules engine) and a "
                   "shadow run over 6 weeks (recall 0.74 vs. 0.62)", FRAUD),
    "MET010": slot(S.METRIC, "recall (+12% vs. the rules engine it replaced) and a shadow run over "
                   "6 weeks", FRAUD),
    "MET011": slot(S.PROBLEM, "state-of-the-art hotel search"),
    "ROL003": unserved(),
    "ROL004": unrivalled(),
    "ROL005": parted(),
    "PRJ004": cv(projects=(Project("bikes", "https://x.org/y", "", bullets=own(
        "Wrote a small web app that plots the city's bike trips on a map.")),)),
    "STR001": put(BASE, ("sections",), tuple(
        Section("Talks", tuple(f"A talk on ranking, the {n}." for n in range(100))) for _ in "a")),
    "STR003": replace(BASE, roles=tuple(replace(r, start="", end="") for r in BASE.roles),
        order=("tools", "roles")),
    "SUM003": put(CLEAN, ("summary", "domain"), "machine learning models in production"),
    "SUM008": cv(summary=Summary("Search and ranking: a neural reranker for 30M queries a day. It "
                  "raised bookings by 2.1% vs. the ranker it replaced. Now in Lisbon.")),
    "TLS009": cv(roles=tuple(
        replace(role, bullets=tuple(
            replace(b, slots=b.slots.put(S.DATA, b.slots.get(S.DATA) + " from Kafka"))
            for b in role.bullets)) for role in CLEAN.roles)),
    "TLS011": cv(tools=replace(CLEAN.tools, familiar=split(
        "Spark, Rust, Go, Kafka, Flink, dbt, Redis, Docker, Terraform, Jenkins"))),
    "PRJ002": cv(projects=(Project("Titanic", "https://x.org/y", "", bullets=own(TOY)),)),
}  # fmt: skip
# What else is true of the same fault, and said too.
BESIDE: dict[str, set[str]] = {
    # what the role lacks its bullets lack; and its tools are proved no more
    "ROL003": {"SRV001", "TLS008", "ROL005"},
    "ROL005": {"SRV001", "DAT001", "TLS008"},
    "PRB002": {"STY006"},  # `various` is vague in itself
    "OUT003": {"OUT002", "STY006"},  # and says no number
    "STY007": {"STY001"},  # the idle words make a fourth line on the page
    "TLS009": {"STY001"},  # so does the name of the tool
    "STY010": {"OUT002"},
    "MET001": {"ROL006"},  # the bullet is no longer the strongest of its role
    "OUT001": {"ROL006", "MET006"},  # nor is anything left that was measured online
}
CLEAN_COUNT = Counter(f.code for f in reviewed(BASE).findings)
CLEAN_COUNT["TLS008"] = 1
KEYS = """\
{
  "basics": {"name": "Ada Example", "email": "ada@example.org"},
  "work": [{"name": "Acme", "position": "ML Engineer", "highlights": ["Built a fraud scorer."]}]
}
"""


@pytest.mark.parametrize("code", FAULTS)
def test_a_planted_fault_gives_its_code_and_only_that(code: str) -> None:
    found = Counter(f.code for f in reviewed(FAULTS[code]).findings)
    assert set(found - CLEAN_COUNT) - BESIDE.get(code, set()) == {code}


def test_a_misspelt_key_gives_its_code_and_only_that_at_the_key() -> None:
    def found(text: str) -> list[tuple[str, tuple[int, int]]]:
        document = JSON.read(text.encode())
        got = review(document.cv, today=TODAY, misspelt=document.misspelt).findings
        return [(f.code, document.position(f.address)) for f in got]

    clean, planted = found(KEYS), found(KEYS.replace("highlights", "hilights"))
    assert {code for code, _ in planted} - {code for code, _ in clean} == {"STR011"}
    assert dict(planted)["STR011"] == (3, KEYS.splitlines()[2].index('"highlights"') + 1)
