"""Roles, and bullets beside each other: what must fire, and what must not."""

from __future__ import annotations

from dataclasses import replace

from making import CLEAN, cv, good, own, role, roles

from bulletsmith.cv import CV, Bullet, Role

NOW = "2022-03 present"
RERANKER = (
    "Built a session-based reranker for hotel search, trained on 120 days of search logs (900M "
    "queries), evaluated on MRR@10 (0.41 vs. 0.37 for LightGBM), deployed via Triton on EKS at 25 "
    "ms p95, delivering +2.1% bookings."
)
FRAUD = (
    "Shipped a fraud scorer for card payments, trained on 220M payments of 14 months, evaluated "
    "on PR-AUC (0.61 vs. 0.48 for the rules engine), served by BentoML on GKE at 20 ms p99 and "
    "retrained weekly on drift alerts, cutting chargebacks by 31%."
)
FORECAST = (
    "Designed a demand forecaster for 1,400 stores, trained on 5 years of till receipts, evaluated "
    "on WAPE (from 18% to 12%), run nightly by Airflow, cutting food waste by 9%."
)
QUERIES = (
    "Trained a query classifier for shop search on 3M labelled queries of one year, which raised "
    "F1 from 0.71 to 0.83, served through ONNX Runtime at 8 ms p95, saving 400 tickets a week."
)
STRONG = (RERANKER, FRAUD, FORECAST, QUERIES)
WEAK = "Worked on models."
OPENERS = ("Built", "Shipped", "Designed", "Trained", "Cut", "Moved", "Automated", "Rolled out")
KINDS = ("search", "fraud", "demand", "ads", "churn", "speech", "maps", "music")


def many(count: int) -> list[str]:
    return [
        f"{OPENERS[n % 8]} a gradient-boosted model for {KINDS[n % 8]} number {n} on Triton."
        for n in range(count)
    ]


def last(*texts: str, title: str = "Senior ML Engineer", dates: str = NOW) -> CV:
    """The clean CV with another newest role."""
    return roles(role(*texts, title=title, dates=dates), CLEAN.roles[1])


def older(*texts: str, title: str = "ML Engineer", dates: str = "2018-06 2022-02") -> CV:
    return roles(CLEAN.roles[0], role(*texts, title=title, dates=dates))


def opened(*verbs: str) -> CV:
    return last(*(f"{verb} a ranker for {KINDS[n]} on Triton." for n, verb in enumerate(verbs)))


def without(text: str, *words: str) -> str:
    for word in words:
        assert word in text
        text = text.replace(word, "")
    return text


def stripped(what: str) -> tuple[str, ...]:
    """The strong bullets without their serving or without their baseline."""
    if what == "serving":
        cuts = (
            ", deployed via Triton on EKS at 25 ms p95",
            ", served by BentoML on GKE at 20 ms p99 and retrained weekly on drift alerts",
            ", run nightly by Airflow",
            ", served through ONNX Runtime at 8 ms p95",
        )
    else:
        cuts = (
            " vs. 0.37 for LightGBM",
            " vs. 0.48 for the rules engine",
            "from 18% to ",
            "from 0.71 ",
        )
    return tuple(without(text, cut) for text, cut in zip(STRONG, cuts, strict=True))


NO_SERVING, NO_RIVAL = stripped("serving"), stripped("baseline")
STEPS = (
    "Trained a session-based reranker, evaluated on MRR@10 (0.41 vs. 0.37 for LightGBM).",
    "Labelled 40k support tickets of one year with two annotators.",
    "Deployed a scorer via Triton on EKS at 25 ms p95.",
)
UNWATCHED = (RERANKER, FORECAST, QUERIES)
GOODS = [
    good(name)
    for name in ("senior", "mid", "junior", "mlops", "researcher", "not_in_production_yet")
]


def numbers(*texts: str) -> CV:
    made = (f"{OPENERS[n]} a ranker for {KINDS[n]} {t} on Triton." for n, t in enumerate(texts))
    return roles(role(*made, dates=NOW))


def stops(*texts: str) -> CV:
    return roles(role(*texts, dates=NOW))


CASES: dict[str, tuple[list[CV], list[CV]]] = {
    "VRB004": (
        [
            opened("Built", "Built", "Built"),
            opened("Built", "Built", "Built", "Built"),
            opened("Trained", "Trained", "Trained"),
            opened("Designed", "Designed", "Shipped", "Designed"),
            opened("Built", "Shipped", "Built", "Built"),
            opened("Deployed", "Deployed", "Deployed", "Built"),
            opened("Developed", "Developed", "Developed"),
            older(*(f"Trained a ranker for {kind} on Triton." for kind in KINDS[:3])),
            opened("Shipped", "Trained", "Shipped", "Trained", "Shipped", "Trained"),
            opened("Led", "Led", "Led"),
        ],
        [
            *GOODS,
            opened("Built", "Built", "Shipped"),
            opened("Built", "Shipped", "Built", "Trained"),
            opened("Built", "Rebuilt", "Built"),
            roles(role(*many(2), dates=NOW), role(*many(2), dates="2018-01 2022-02")),
        ],
    ),
    "SRV006": (
        [
            last(*UNWATCHED),
            last(RERANKER, QUERIES),
            last(RERANKER, WEAK),
            last(QUERIES, FORECAST),
            older(*UNWATCHED),
            older(RERANKER, QUERIES),
            last(*UNWATCHED, title="ML Engineer"),
            last(*UNWATCHED, dates="2025-10 present"),
            last(*many(3)),
            last(*many(4)),
        ],
        [
            *GOODS,
            last(*STRONG),
            last(RERANKER, QUERIES + " On call for it."),
            last(RERANKER, "Set up drift detection on 12 models."),
            last(RERANKER, "Added automatic rollback to 4 rankers."),
            last(*NO_SERVING),
            last(RERANKER),
            last(*UNWATCHED, title="ML Intern"),
            roles(Role(bullets=own(*UNWATCHED))),
        ],
    ),
    "ROL001": (
        [last(*many(n)) for n in range(5, 12)]
        + [older(*many(5)), older(*many(15)), last(*STRONG, WEAK)],
        [
            *GOODS,
            last(*many(4)),
            last(*many(3)),
            older(*many(4)),
            roles(Role(bullets=own(*many(9)))),
        ],
    ),
    "ROL002": (
        [
            last(RERANKER, FRAUD),
            last(RERANKER),
            last(),
            last(RERANKER, FRAUD, dates="2024 present"),
            older(RERANKER, FRAUD),
            older(RERANKER),
            older(),
            older(RERANKER, dates="2019 2021"),
            older(RERANKER, FRAUD, dates="2020-01 2020-12"),
            older(RERANKER, FRAUD, dates="2018-03 2019-05"),
        ],
        [
            *GOODS,
            last(RERANKER, FRAUD, FORECAST),
            last(RERANKER, FRAUD, dates="2026-03 present"),
            last(RERANKER, FRAUD, dates="2026-01 present"),
            older(RERANKER, dates="2021 2022"),
            older(RERANKER, dates="2020-01 2020-11"),
            older(RERANKER, dates=" "),
            older(RERANKER, dates="2010-01 2014-12"),
            older(RERANKER, title="Working Student"),
            older(RERANKER, title="PhD Researcher"),
            roles(Role(bullets=own(RERANKER))),
        ],
    ),
    "ROL003": (
        [
            last(*NO_SERVING),
            last(*NO_SERVING[:3]),
            last(*NO_SERVING[1:]),
            last(NO_SERVING[0]),
            last(WEAK, WEAK),
            last(*NO_SERVING, title="ML Engineer"),
            last(*NO_SERVING, title="Data Scientist"),
            last(*NO_SERVING, title="Staff ML Engineer"),
            last(*NO_SERVING, dates="2024 present"),
            replace(good("mid"), roles=(role(*NO_SERVING, dates=NOW), good("mid").roles[1])),
        ],
        [
            *GOODS,
            last(*NO_SERVING, RERANKER),
            last(NO_SERVING[0], "Put a ranker live for 2M users."),
            older(*NO_SERVING),
            last(*NO_SERVING, title="Research Scientist"),
            last(*NO_SERVING, title="ML Intern"),
            cv(roles=(role(*NO_SERVING, dates="2026-01 present"),)),
            cv(roles=(role(*NO_SERVING, dates=" "),)),
            roles(Role(bullets=own(*NO_SERVING))),
            last(),
        ],
    ),
    "ROL004": (
        [
            last(*NO_RIVAL),
            last(*NO_RIVAL[:3]),
            last(*NO_RIVAL[1:]),
            last(NO_RIVAL[0]),
            last(WEAK),
            last(WEAK, WEAK, WEAK),
            last(*NO_RIVAL, title="ML Engineer"),
            last(*NO_RIVAL, title="Research Scientist"),
            last(*NO_RIVAL, title="Data Scientist"),
            cv(roles=(role(*NO_RIVAL, dates="2026-01 present"),)),
        ],
        [
            *GOODS,
            last(*NO_RIVAL, RERANKER),
            last(*NO_RIVAL, FORECAST),
            older(*NO_RIVAL),
            last(*NO_RIVAL, title="MLOps Engineer"),
            last(*NO_RIVAL, title="Platform Engineer"),
            last(*NO_RIVAL, title="Engineering Manager"),
            roles(Role(bullets=own(*NO_RIVAL))),
            last(),
        ],
    ),
    "ROL005": (
        [
            last(*STEPS),
            last(*STEPS, WEAK),
            last(*STEPS, title="ML Engineer"),
            last(*STEPS, title="Staff ML Engineer"),
            last(*STEPS, title="Data Scientist"),
            last(*STEPS, dates="2024-01 present"),
            last(*STEPS, dates="2022 2026"),
            last(*NO_SERVING),
            last(*NO_SERVING[:3]),
            older(*STEPS, dates="2020-01 2023-06"),
        ],
        [
            *GOODS,
            last(*STEPS, RERANKER),
            last(*STEPS, "Owned the ranker end to end, +3% clicks vs. LightGBM."),
            last(*STEPS[:2]),
            last(*STEPS, dates="2026-03 present"),
            last(*STEPS, title="Research Scientist"),
            last(*STEPS, title="MLOps Engineer"),
            last(*STEPS, title="Junior ML Engineer"),
            older(*STEPS, dates="2014-01 2018-06"),
            cv(roles=(role(*STEPS, dates=" "),)),
        ],
    ),
    "ROL006": (
        [last(WEAK, strong) for strong in STRONG]
        + [last(WEAK, strong, WEAK) for strong in STRONG]
        + [older(WEAK, RERANKER), last("Helped the team.", WEAK, FRAUD)],
        [
            *GOODS,
            last(*STRONG),
            last(*reversed(STRONG)),
            last(RERANKER, WEAK),
            last(WEAK, WEAK),
            last(WEAK),
            last(),
            last(QUERIES, RERANKER),
        ],
    ),
    "ROL007": (
        [
            last(RERANKER, RERANKER),
            last(RERANKER, FRAUD, RERANKER),
            last(RERANKER, RERANKER.replace("Built", "Created")),
            last(RERANKER, RERANKER.replace("hotel", "flight")),
            last(FRAUD, FRAUD.replace("31%", "30%")),
            last(FORECAST, FORECAST.upper()),
            last(FORECAST, FORECAST.rstrip(".")),
            last(QUERIES, QUERIES.replace("3M", "4M").replace("8 ms", "9 ms")),
            roles(role(RERANKER, dates=NOW), role(RERANKER, dates="2018-01 2022-02")),
            last(WEAK, WEAK),
        ],
        [
            *GOODS,
            last(*STRONG),
            last(RERANKER, RERANKER[:60] + "."),
            last("Built a ranker for ads.", "Built a ranker for maps."),
            last(*NO_SERVING[:2], *STRONG[2:]),
            last(RERANKER, WEAK),
        ],
    ),
    "STY011": (
        [
            stops(RERANKER, FRAUD, FORECAST.rstrip(".")),
            stops(RERANKER, FRAUD.rstrip("."), FORECAST.rstrip(".")),
            stops(*STRONG[:3], QUERIES.rstrip(".")),
            roles(role(*STRONG, dates=NOW), role(FORECAST.rstrip("."), dates="2018-01 2022-02")),
            roles(
                Role("A", "B", bullets=(*CLEAN.roles[0].bullets, Bullet(own=QUERIES.rstrip("."))))
            ),
            numbers("on 1M rows", "on 1,000,000 rows"),
            numbers("on 2.5M rows", "on 3M rows", "on 40,000,000 rows"),
            numbers("on 1,500,000 rows", "on 2 million rows"),
            numbers("on 2B rows", "on 1,200,000 rows"),
            numbers("on 1.2B rows", "on 1,200,000,000 rows"),
        ],
        [
            *GOODS,
            stops(*STRONG),
            stops(*(text.rstrip(".") for text in STRONG)),
            stops(RERANKER, FRAUD.rstrip(".")),
            numbers("on 1M rows", "on 40,000 rows"),
            numbers("on 1,000,000 rows", "on 2,000,000 rows"),
            numbers("on 1M rows", "on 2.5M rows"),
            numbers("on 12,000 rows", "on 900 rows"),
        ],
    ),
}
