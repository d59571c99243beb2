"""Of which trade a role is: nobody asks a waiter, a web developer or a tutor for a baseline."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from bulletsmith.bullets.patterns import pattern


class Trade(StrEnum):
    """What the title of a role promises."""

    LEARNING = "learning"  # models, or the data that they learn from
    RESEARCH = "research"  # papers and theses: nothing need run for anybody
    OTHER = "other"  # anything else: its bullets are asked only where they tell of a model


_TEACHES = pattern(r"\b(?:teach\w*|tutor\w*|instructor|lecturer|trainer|grader|ta)\b")
_STUDIES = pattern(
    r"\b(?:ph\.?\s?d|doctoral|post-?doc\w*|thesis|academic|(?:under)?graduate|student"
    r"|research (?:assistant|associate|fellow|intern)|researcher|professor)\b"
)
_LEARNS = pattern(
    r"\b(?:machine[- ]learning|deep[- ]learning|ml|mle|mlops|ai|genai|aiops|llms?|nlp|ocr"
    r"|data(?! entry| cent(?:er|re)| input)|analytics?|analyst|statistic\w*|quant\w*"
    r"|computer vision|vision|perception|speech|recommend\w*|recsys|ranking|relevance|search"
    r"|personali[sz]ation|robotics|autonom\w+|algorithms?|modell?(?:er|ing)|predictive|forecast\w*"
    r"|computational|applied (?:scien\w+|research)|research (?:engineer|scientist)"
    r"|decision scien\w+"
    r"|artificial intelligence|bioinformatic\w*|cv engineer)\b"
)


@lru_cache(maxsize=512)
def trade_of(title: str) -> Trade | None:
    """The trade of a role with this title; None where it has none, and nothing is promised."""
    low = title.lower()
    if not low.strip():
        return None
    if _TEACHES.search(low):
        return Trade.OTHER
    if _STUDIES.search(low) and "research scientist" not in low:
        return Trade.RESEARCH
    return Trade.LEARNING if _LEARNS.search(low) else Trade.OTHER
