"""What each slot is for, why a reader wants it, and what a good one looks like."""

from __future__ import annotations

from collections.abc import Mapping

from bulletsmith.bullets.slots import Slot
from bulletsmith.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Guide:
    """The words beside a slot: its full `title`, `why` a reader looks for it, and an `example`."""

    title: str
    why: str
    example: str


GUIDE: Mapping[Slot, Guide] = {
    Slot.VERB: Guide(
        "what you did",
        "One strong verb says what you did yourself. “Worked on” hides it.",
        "Built",
    ),
    Slot.MODEL: Guide(
        "model type",
        "The kind of model, precise enough that a reader can ask about it.",
        "a session-based reranker",
    ),
    Slot.PROBLEM: Guide(
        "business problem",
        "What the business needed it for: a model without a problem is a hobby.",
        "hotel search",
    ),
    Slot.DATA: Guide(
        "data scale + source",
        "Lets the reader calibrate how hard it was: how much, over what time, from where.",
        "120 days of search logs (900M queries)",
    ),
    Slot.METRIC: Guide(
        "metric + baseline",
        "How you know it was better: the right metric, what it beat, and by how much, "
        "offline and online.",
        "offline MRR@10 (+9% vs. the LightGBM ranker) and online A/B (+3.2% clicks, p<0.01)",
    ),
    Slot.SERVING: Guide(
        "serving stack",
        "Proves it shipped: what it runs on, and the load or the latency that it holds.",
        "Triton on EKS behind a 25 ms p95 SLO",
    ),
    Slot.OUTCOME: Guide(
        "business outcome",
        "What changed for the business, and by how much: the last words are the remembered ones.",
        "+2.1% bookings",
    ),
}
