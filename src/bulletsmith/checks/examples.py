"""Bullets and headings that the examples of several rules share: excerpts of a Markdown CV."""

from __future__ import annotations

RERANKER = (
    "Built a session-based reranker for hotel search, trained on 120 days of search logs (900M "
    "queries), evaluated on MRR@10 (0.41 vs. 0.37 for LightGBM) and an online A/B test (+3.2% "
    "clicks, p<0.01), deployed via Triton on EKS at 25 ms p95, delivering +2.1% bookings."
)
FRAUD = (
    "Shipped a gradient-boosted fraud scorer for card payments, trained on 220M payments of 14 "
    "months, evaluated on PR-AUC (0.61 vs. 0.48 for the rules engine), served by BentoML on GKE at "
    "20 ms p99 and retrained weekly on drift alerts, cutting chargebacks by 31%."
)
FORECAST = (
    "Designed a demand forecaster for 1,400 stores, trained on 5 years of till receipts, evaluated "
    "on WAPE (from 18% to 12%), run nightly by Airflow, cutting food waste by 9%."
)
QUERIES = (
    "Trained a BERT query classifier for shop search, using 3M labelled queries of one year, which "
    "raised F1 from 0.71 to 0.83, served through ONNX Runtime at 8 ms p95, saving 400 support "
    "tickets a week."
)
WORKED = "Worked on fraud models using XGBoost."
NEWEST = "Senior ML Engineer · Acme · Mar 2022 – present"
OLDER = "ML Engineer · Globex · Jan 2019 – Feb 2022"


def role(*bullets: str, heading: str = NEWEST) -> str:
    """A role as it stands in a Markdown CV."""
    return f"## Experience\n\n{entry(*bullets, heading=heading)}"


def entry(*bullets: str, heading: str = NEWEST) -> str:
    """The heading and bullets of one entry."""
    return f"### {heading}\n\n" + "".join(f"- {bullet}\n" for bullet in bullets)


def section(title: str, *lines: str) -> str:
    """A section of list items."""
    return f"## {title}\n\n" + "".join(f"- {line}\n" for line in lines)


BESIDE = "<!-- LinkedIn -->"  # parts the CV from the profile in the examples of a profile rule


def both_sides(cv: str, profile: str) -> str:
    """A CV, and below it the profile of the same person, both in Markdown."""
    return f"{cv}\n{BESIDE}\n\n{profile}"
