"""Text as the words that the lexicons are looked up by."""

from __future__ import annotations

from functools import lru_cache

from bulletsmith.bullets.patterns import pattern

Token = tuple[int, int, str]  # start, end, lower case

_TOKEN = pattern(
    r"[^\W\d_][^\W_]*(?:\.[^\W_]+)*"  # LightGBM, ML.NET, Node.js, p99
    r"|\d+(?:[.,]\d+)*(?:%|[^\W_]+)?"  # 1.2B, 900,000, 30ms, 5%, 3D
    r"|@(?:\d+(?:\.\d+)?%?|[kn])(?!\w)"  # the cut-off of NDCG@10, PCK@0.2, recall@k
    r"|(?!(?<=[^\W_])[-\u2010\u2011](?=[^\W_]))[^\w\s]"  # a sign, but no hyphen inside a word
)


@lru_cache(maxsize=4)  # the facts of a bullet and its rules ask for the same one
def tokens(text: str) -> list[Token]:
    """Every word, number and sign of `text` as (start, end, lower-case form), in order.

    - Hyphens and underscores inside a word part it and are no tokens: `scikit-learn` is `scikit`,
      `learn`, as is `scikit learn`; `T5-base` is `t5`, `base`.
    - A number keeps its separators and the unit written on it: `1.2b`, `900,000`, `30ms`, `5%`. A
      sign before or after it stands alone: `+`, `12%`.
    - A dot inside a word stays: `ml.net`, `node.js`. Each other sign is a token of its own, so
      `p<0.01` is `p`, `<`, `0.01`; `A/B` is `a`, `/`, `b`; `C++` is `c`, `+`, `+`; and a phrase is
      never found across a comma.
    - A cut-off is one token whose form is always `@k`: `NDCG@10` is `ndcg`, `@k`.

    Linear in the length of the text. The list is kept for the next one who asks: do not change it.
    """
    lowered = text.lower().replace("’", "'")
    if len(lowered) != len(text):  # İ and its like grow, and every span behind them would be off
        lowered = "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)
    found = []
    end = 0
    for word in _TOKEN.findall(lowered):  # and find: twice as fast as finditer
        start = lowered.find(word, end)
        end = start + len(word)
        found.append((start, end, "@k" if word[0] == "@" and word != "@" else word))
    return found


def key_of(words: str) -> str:
    """The form under which `words` stand in an index: their tokens joined by a space."""
    return " ".join(token[2] for token in tokens(words))
