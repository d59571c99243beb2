"""The business word in a model's name: `a churn model` names its problem if nothing else does."""

from __future__ import annotations

import re

from bulletsmith.bullets.english import words
from bulletsmith.bullets.patterns import pattern
from bulletsmith.bullets.reading import Kind, Piece
from bulletsmith.bullets.slots import Slot

# What a firm cares about; techniques and technical tasks (OCR, ranking) belong to the model.
_BUSINESS = words(
    """
    abuse ads ad advertising aml attrition audience basket bidding billing booking budget buy call
    campaign cancer card cargo cash chargeback checkout churn claim claims clickbait collections
    compliance complaint conversion coupon credit crop customer ctr cvr default delinquency delay
    delivery demand diabetes disease discount dispatch downtime dynamic-pricing earthquake
    eligibility email energy engagement eta failure fault fraud grid harvest hiring house hotel
    housing insurance intrusion inventory invoice iris job kyc lead leads lending lifetime load
    loan logistics loyalty ltv maintenance malware marketing medical merchant moderation mortgage
    mule news no-show offer order outage parking patient payment payments phishing plant portfolio
    predictive-maintenance price pricing procurement product promotion propensity property
    purchase quote readmission recruiting replenishment resume retail retention return returns
    revenue risk routing safety sales scheduling scrap search sepsis shelf shopping sku spam
    staffing stock stockout student subscription supply surge survival-risk talent tax ticket
    titanic toxicity traffic trading transaction travel triage underwriting upsell value voucher
    warranty waste weather web wine yield alert
    """
) - {"survival-risk"}
_TASKS = words("detection prediction scoring forecasting matching ranking classification risk")
_HEADS = words(
    """
    model models classifier classifiers ranker rankers reranker scorer scorers predictor
    predictors detector detectors forecaster forecast filter engine system pipeline pipelines
    scorecard regressor estimator network ensemble algorithm algorithms platform service
    """
)
_WORD = pattern(r"[\w&]+(?:[-’'][\w&]+)*")


def part(text: str, pieces: list[Piece]) -> list[Piece]:
    """`pieces` with the business word of the first model parted from it, if no problem is named."""
    if any(p.slot is Slot.PROBLEM and p.kind is Kind.WORDS for p in pieces):
        return pieces
    for i, piece in enumerate(pieces):
        if piece.slot is Slot.MODEL and piece.kind is Kind.WORDS:
            found = _inside(text, piece)
            if found:
                start, end = found
                middle = [Piece(Kind.WORDS, Slot.PROBLEM, start, end)]
                before = _trimmed(text, piece.start, start)
                after = _trimmed(text, end, piece.end)
                return [*pieces[:i], *before, *middle, *after, *pieces[i + 1 :]]
    return pieces


def _inside(text: str, piece: Piece) -> tuple[int, int] | None:
    """Where the business words stand that come right before a model's head word."""
    run: list[re.Match[str]] = []
    for match in _WORD.finditer(text, piece.start, piece.end):
        word = match.group().lower()
        if word in _HEADS:
            return (run[0].start(), run[-1].end()) if run else None
        parts = word.split("-")
        if word in _BUSINESS or any(p in _BUSINESS for p in parts):
            run.append(match)
        elif not (run and word in _TASKS):
            run = []
        else:
            run.append(match)
    return None


def _trimmed(text: str, start: int, end: int) -> list[Piece]:
    """The rest of a model's words as a piece, if there are any."""
    found = list(_WORD.finditer(text, start, end))
    if not found:
        return []
    start = max(start, found[0].start()) if text[start:end].lstrip()[:1] not in '"“([' else start
    return [Piece(Kind.WORDS, Slot.MODEL, found[0].start(), _closed(text, found[-1].end(), end))]


def _closed(text: str, end: int, limit: int) -> int:
    """`end`, or behind the bracket or quote that closes there."""
    return end + 1 if end < limit and text[end] in ')]"”' else end
