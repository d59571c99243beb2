"""Markup of a bullet under other words: what it stood on keeps it, and nothing else gets it."""

from __future__ import annotations

import pytest

from bulletsmith.cv import Bullet
from bulletsmith.formats.document import Set
from bulletsmith.formats.markdown.adapter import FORMAT

CV = "# Ada\n\n## Experience\n\n### Engineer, Acme (2020 - 2021)\n\n- {}\n"
CHURN = "Cut churn by **31%** with XGBoost"
SAVED = "Saved **$2M** a year"
SERVED = "Served **120 QPS** at 30 ms"
RANKER = "Built a **ranker** for search"
LED = "Led **3 engineers** and 2 analysts"
AUC = "AUC **0.91** vs 0.87"
RECALL = "Raised recall **from 0.60 to 0.72**"
PAPER = "Wrote [the paper](https://a.example) on *RAG*"


@pytest.mark.parametrize(
    ("old", "new", "source"),
    [
        # a number of the same unit in the same place
        (CHURN, "Cut churn by 42% with XGBoost", "Cut churn by **42%** with XGBoost"),
        (SAVED, "Saved $2.4M a month", "Saved **$2.4M** a month"),
        (SERVED, "Served 400 QPS at 30 ms", "Served **400 QPS** at 30 ms"),
        (LED, "Led 5 engineers and 2 analysts", "Led **5 engineers** and 2 analysts"),
        (AUC, "AUC 0.93 vs 0.87", "AUC **0.93** vs 0.87"),
        (RECALL, "Raised recall from 0.60 to 0.75", "Raised recall **from 0.60 to 0.75**"),
        # other words around it
        (CHURN, "Cut churn by 31% with LightGBM", "Cut churn by **31%** with LightGBM"),
        (RANKER, "Sold a ranker for hotel search", "Sold a **ranker** for hotel search"),
        # words in place of words
        (RANKER, "Built a retriever for search", "Built a **retriever** for search"),
        (PAPER, "Wrote the paper on agents", "Wrote [the paper](https://a.example) on *agents*"),
        # it is gone, and no other number gets its bold
        (CHURN, "Cut churn with XGBoost on 40M rows", "Cut churn with XGBoost on 40M rows"),
        (CHURN, "Cut p95 latency from 40 ms to 12 ms", "Cut p95 latency from 40 ms to 12 ms"),
        (SAVED, "Saved 20 hours a year", "Saved 20 hours a year"),
        (SERVED, "Served 1.2M users at 30 ms", "Served 1.2M users at 30 ms"),
        (LED, "Led 2 analysts", "Led 2 analysts"),
        (AUC, "AUC 0.87", "AUC 0.87"),
        (RECALL, "Raised recall by 12 points", "Raised recall by 12 points"),
        # a link leads to what it was tied to, or nowhere
        (PAPER, "Wrote a talk on RAG", "Wrote a talk on *RAG*"),
    ],
)
def test_markup_stays_on_what_it_stood_on(old: str, new: str, source: str) -> None:
    edit = Set(("roles", 0, "bullets", 0), Bullet(own=new))
    assert FORMAT.patch(CV.format(old).encode(), [edit]).decode() == CV.format(source)
