"""A text as chunks: the stretches of words between the small words and signs that cut a sentence.

A chunk is the unit that gets a label. It opens with its cue, the function words before it (`for`,
`by`, `and`), which stand outside its span unless the chunk before has the same label. Words that
act as verbs, adverbs and pronouns are chunks of their own, because they are mostly lead-ins.
"""

from __future__ import annotations

from bulletsmith.bullets.english import words
from bulletsmith.bullets.parsing.vocabulary import vocabulary
from bulletsmith.bullets.parsing.word_classes import ARTICLES, CUES
from bulletsmith.bullets.patterns import pattern
from bulletsmith.dataclass import dataclass, field

WORD = pattern(r"\w+(?:(?:[.@%'’/&-]|(?<=\d),(?=\d))\w+)*%?")

PRONOUNS = words("i we it they he she you there them us me")
AUXILIARIES = words("was were is are been be has have had will can could would being")
_OPENERS = words(
    """
    to which that who and by while after when but before so i we it they then also not help helped
    helping let can could will
    """
)
_NOT_BEFORE_GERUND = words("with on to from over as vs than into at between via")
_CUE_AFTER_PARTICIPLE = words(
    "on in with by via to as against from into at for over through out up"
)
_NOT_ADVERBS = words(
    """
    family supply daily weekly monthly hourly nightly yearly quarterly assembly reply early only
    anomaly likely friendly elderly multiply apply fly ally italy july poly butterfly
    """
)
# Forms that are mostly parts of a name, and verbs only where a clause opens.
_NOUNY = words(
    """
    ranking pricing training learning bidding scoring targeting marketing processing routing testing
    scheduling monitoring planning forecasting matching tracking clustering boosting embedding
    mining labelling labeling modelling modeling engineering streaming serving recommending
    advertising billing shopping lending trading gaming reporting reading hiring recruiting booking
    caching indexing filtering sampling screening trending warehousing manufacturing onboarding
    handling tuning parsing tagging mapping timing holding fit live fixed labelled labeled annotated
    historical predicted shared combined learned learnt given based related needed pretrained
    retrained calibrated distilled quantised quantized pruned integrated published scheduled
    improved reduced increased saved lost added set design proposed speeding spending savings
    making
    """
)
# What one does, told as a noun: `Led the development of`, `Supported the rollout of`.
_DEEDS = words(
    """
    development design deployment migration adoption implementation rollout roll-out creation
    delivery building construction launch integration move shift switch transition rewrite redesign
    rebuild training setup evaluation optimisation optimization automation introduction maintenance
    modernisation modernization productionisation productionization architecture engineering
    collection preparation labelling annotation analysis research productization investigation
    """
)
_BEHIND_DEEDS = frozenset(("of", "to", "from"))
_NOT_COUNTS = ("", "%", "x")  # what ends the word behind a noun that is measured: `recall 81%`
_TO_DO = frozenset(("with", "in", "on", "of"))  # `Tasked with building`
# Nouns of which `in` and `on` make a preposition: `in front of`, `on top of`.
_IN_FRONT = words("front top place lieu terms spite addition case behalf view")
# Third persons that are mostly plural nouns.
_PLURALS = words(
    """
    results answers helps files matches uses leads drives cuts saves hits blocks serves triples
    doubles trims drops lifts gains wins routes flags ranks targets forecasts estimates supports
    handles releases scores tests measures runs
    """
)


@dataclass(slots=True)
class Chunk:
    """Some words of the text in lower case, its span, and what stands before it.

    `cue` are the function words in front, from `cue_start` on; `before` is the sign between this
    chunk and the last one (see `sign`); `depth` counts open brackets. A chunk may be a cue alone.
    """

    start: int
    end: int
    cue_start: int
    before: str
    depth: int
    verbish: bool
    cue: str = ""
    words: list[str] = field(default_factory=list)


_SIGNS = {" ": "", "": "", "-": "", "/": ""}


def sign(gap: str) -> str:
    """What the characters between two words do: `;` `,` `:` `.` `-` `(` `)` `>` or nothing."""
    known = _SIGNS.get(gap)
    if known is not None:
        return known
    if ";" in gap:
        found = ";"
    elif "(" in gap or "[" in gap or "{" in gap:
        found = "("
    elif ")" in gap or "]" in gap or "}" in gap:
        found = ")," if "," in gap else ")." if ". " in gap else ")"
    elif ": " in gap:
        found = ":"
    elif any(dash in gap for dash in ("—", " – ", " - ", "--", " | ", "•", " · ")):
        found = "-"
    elif any(arrow in gap for arrow in ("→", "->", "=>", "➜", "⇒")):
        found = ">"
    elif ", " in gap or gap == ",":
        found = ","
    elif ". " in gap or "! " in gap or "? " in gap:
        found = "."
    else:
        found = ""
    if len(_SIGNS) < 4096 and len(gap) < 16:
        _SIGNS[gap] = found
    return found


_ABBREVIATED = words("vs approx avg etc inc ltd no e.g i.e p.a incl est min max resp al")
_CUTS = frozenset((",", ";", ":", "-", "(", ")", "),", ").", "."))


def lowered(text: str) -> str:
    """`text` in lower case, character for character."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c if len(low := c.lower()) != 1 else low for c in text)


def chunks(text: str) -> list[Chunk]:
    """The chunks of `text`, in order; every word is in one."""
    found: list[Chunk] = []
    known = vocabulary()
    open_forms, bare_forms = known.opening, known.bare
    low = lowered(text)
    matches = WORD.findall(low)
    last = len(matches) - 1
    chunk = Chunk(0, 0, 0, "", 0, False)
    end, depth, previous = 0, 0, ""
    opening, deed = True, False  # nothing but verbs so far; the last word is of `_DEEDS`
    for i, word in enumerate(matches):
        start = low.find(word, end)
        stop = start + len(word)
        gap = text[end:start]
        cut = "" if gap == " " else sign(gap) if i else "(" if "(" in gap or "[" in gap else ""
        if cut:
            if cut == "." and (previous in _ABBREVIATED or not text[start].isupper()):
                cut = ""
            elif cut == "(":
                depth += 1
            elif cut[0] == ")":
                depth = max(0, depth - 1)
            elif depth and (")" in gap or "]" in gap):
                depth -= 1
        hard = cut in _CUTS or not i
        plain = _PLAIN.get(word)
        if plain is None:
            plain = _is_plain(word)
        is_cue = not plain and (
            word in CUES
            or (word == "of" and not hard and (deed or (previous in _IN_FRONT and not chunk.words)))
        )
        deed = False
        if plain or is_cue:
            verbish = False
        elif word in PRONOUNS or word in AUXILIARIES:
            verbish = True
        elif hard or not text[start].isupper():
            opens = hard or not chunk.words or chunk.verbish
            following = matches[i + 1] if i < last else ""
            if not opens and word[-3:] == "ing" and following[-1:] not in _NOT_COUNTS:
                opens = text[stop] == " " and text[stop + 1].isdigit()  # `a model serving 2M users`
            verbish = _is_verb(word, previous, opens, not i, following, open_forms, bare_forms)
            if following == "of" and word in _IN_FRONT and previous in ("in", "on"):
                is_cue = True
            elif word == "order" and previous == "in" and following == "to":
                is_cue, verbish = True, False
            elif opening and i and not verbish:
                deed = word in _DEEDS and following in _BEHIND_DEEDS
                verbish = deed or (previous in _TO_DO and word in open_forms and word[-3:] == "ing")
        else:
            verbish = False
        named = deed and len(chunk.words) == 1 and chunk.words[0] in ARTICLES  # `the development`
        if hard or (chunk.words and not named and (is_cue or verbish or chunk.verbish)):
            chunk = Chunk(start, stop, start, cut, depth, verbish)
            found.append(chunk)
        if is_cue and not chunk.words:
            chunk.cue = f"{chunk.cue}+{word}" if chunk.cue else word
        else:
            if not chunk.words:
                chunk.start = start
            chunk.words.append(word)
            chunk.verbish = verbish
            opening = opening and (verbish or word in ARTICLES)
        chunk.end = stop
        previous, end = word, stop
    return found


_PLAIN: dict[str, bool] = {}


def _is_plain(word: str) -> bool:
    """Whether `word` is of the many that cut no sentence, wherever they stand; remembered."""
    small = word in CUES or word in PRONOUNS or word in AUXILIARIES or word == "of"
    named = word in _IN_FRONT or word in _DEEDS or word == "order"
    plain = not (small or named or word in vocabulary().opening or word in vocabulary().bare)
    plain = plain and ((word[-2:] not in ("ly", "ed") and word[-3:] != "ing") or len(word) < 5)
    if len(_PLAIN) < 20_000 and len(word) < 40:
        _PLAIN[word] = plain
    return plain


def _is_verb(
    word: str,
    previous: str,
    opens: bool,
    first: bool,
    following: str,
    open_forms: frozenset[str],
    bare_forms: frozenset[str],
) -> bool:
    """Whether `word` opens a clause here: `reducing`, `was`, `which cut`; not `a ranking model`."""
    if previous in ARTICLES:
        return False
    if word in bare_forms:
        return first or previous in _OPENERS or previous in AUXILIARIES
    if word.endswith("ly"):
        return len(word) > 4 and word not in _NOT_ADVERBS and "-" not in word
    ending = word[-3:]
    if (
        not opens
        and previous[:1].isdigit()
        and ending[1:] == "ed"
        and following not in _CUE_AFTER_PARTICIPLE
    ):
        return False
    if word in open_forms:
        if previous in _OPENERS or first:
            return True
        if word in _PLURALS:
            return opens and (following in CUES or following[:1].isdigit() or following == "every")
        if ending == "ing":
            return previous not in _NOT_BEFORE_GERUND and (opens or word not in _NOUNY)
        if following in _CUE_AFTER_PARTICIPLE:
            return True
        return (opens or word not in _NOUNY) and previous not in CUES
    if "-" in word or len(word) < 5 or word in _NOUNY:
        return False
    if ending == "ing":
        return opens and previous not in _NOT_BEFORE_GERUND
    if word[-2:] == "ed":
        return opens and (previous not in CUES or previous in _OPENERS)
    return False
