"""Each fault of a bullet planted alone in a clean CV: its code comes up, and no other."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from making import CLEAN, cv, own, reviewed, split

from bulletsmith.bullets.slots import Slot
from bulletsmith.cv import CV, Project, Summary, put

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


@pytest.mark.parametrize("code", FAULTS)
def test_a_planted_fault_gives_its_code_and_only_that(code: str) -> None:
    found = Counter(f.code for f in reviewed(FAULTS[code]).findings)
    assert set(found - CLEAN_COUNT) - BESIDE.get(code, set()) == {code}
