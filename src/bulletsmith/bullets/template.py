"""The sentence that the seven slots make, with the span of each slot in it.

    [Verb] [model] for|to [problem], trained on [data], evaluated on [metric],
    deployed via [serving], delivering [outcome].

Because `assemble` returns the spans with the text, the reading of a bullet that is held as slots is
exact whatever a person types. The text alone cannot promise that: verb `Fine-tuned` with model
`BERT encoders` and verb `Fine-tuned BERT` with model `encoders` are one text. What `parse` gives
back for an assembled text is told in `parse.py`.

Some things are put right on the way, so that what comes back is what was typed in its tidy form:
white space and stray commas or stops around a slot's words go; the sentence starts with a capital;
a model that is clearly one thing (`session-based reranker`) gets its article, which belongs to the
lead-in here, and to the words once only the text is left; and a lead-in that a person typed is the
slot's own: kept where it differs from the template's (`fine-tuned on 2M tickets`), taken as the
template's where it does not (`trained on 2M tickets`). Where the template's lead-in would make bad
English of the words behind it, or say the verb twice, `joining` knows a better one. A model that is
the means (`using XGBoost`) stands behind the problem, which is then what the verb is about.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from bulletsmith.bullets import joining
from bulletsmith.bullets.english import article, is_bare_verb, wants_article, words
from bulletsmith.bullets.patterns import pattern
from bulletsmith.bullets.reading import Kind, Piece, Reading
from bulletsmith.bullets.slots import SLOTS, Slot, Slots
from bulletsmith.bullets.text import one_line

DEFAULT_LEAD_INS: dict[Slot, str] = {
    Slot.PROBLEM: "for",
    Slot.DATA: "trained on",
    Slot.METRIC: "evaluated on",
    Slot.SERVING: "deployed via",
    Slot.OUTCOME: "delivering",
}

# Gerunds that say what became of something; a metric or an outcome may follow them.
GAINING = words(
    """
    achieving attaining reaching hitting scoring obtaining yielding improving raising
    lifting boosting increasing growing doubling tripling quadrupling halving cutting
    reducing lowering decreasing dropping shrinking trimming slashing bringing beating
    outperforming exceeding surpassing
    """
)
DELIVERING = words(
    """
    delivering saving driving freeing preventing avoiding recovering eliminating removing
    enabling generating adding unlocking shortening accelerating speeding winning earning
    retiring unblocking contributing giving sparing producing bringing
    """
)
_CAUSED = words(
    """
    cut reduced lowered decreased dropped shrank trimmed slashed halved saved raised lifted
    boosted increased grew doubled tripled drove delivered brought freed prevented avoided
    recovered eliminated removed enabled generated added unlocked shortened accelerated
    improved led resulted
    """
)

_LETTING = words(
    """
    informing uncovering taking catching letting blocking averting relieving extending replacing
    ensuring reallocating changing helping gaining making keeping stopping exposing identifying
    allowing finding
    """
)
_LINKED = r"(?:and(?: it| so)?|which|that|where|while|it)"
_PLACED = "on|in|to|with|as|through|behind|using|at|across|for|from|inside|by|under|via|onto|into"

# Lead-ins that a slot's words may bring, as alternatives of a pattern, the longest first.
LEAD_INS: dict[Slot, tuple[str, ...]] = {
    Slot.MODEL: (
        *("using", "leveraging", "by means of", "with", "via", "through", "from", "on"),
        r"by \w+ing(?: (?:to|from|on|with))?",
        r"and \w+(?:ed|t)",
    ),
    Slot.PROBLEM: (
        *("in order to", "so as to", "so that", "for", "to", "that", "which", "across", "powering"),
        *("into", "in", "on", "behind", "against", "among", "because", "where", "used for"),
    ),
    Slot.DATA: (
        r"(?:pre-?|fine-?|re-?)?(?:trained|tuned|fitted|learned|built|based|distilled)"
        r"(?: and \w+)? (?:on|from|with|using|over|upon|off|against)",
        *("learning from", "drawing on", "training on", "fed by", "fed with", "starting from"),
        *("covering", "indexing", "combining", "ingesting", "fusing", "collecting"),
        rf"\w+(?:ed|[iy]sed) (?:{_PLACED})",
        r"(?:to|by) [^\W\d]{3,}(?: and [^\W\d]+)?",
        "given",
        *("using", "leveraging", "with", "from", "on", "over", "across", "in", "to", "for", "of"),
    ),
    Slot.METRIC: (
        r"(?:back-?)?(?:evaluated|validated|measured|tested|benchmarked|assessed|compared|judged"
        r"|scored|verified|proved)(?: (?:both )?(?:offline|online))?"
        r"(?: (?:on|by|in|with|against|via|through|at|over|using|to|as))?",
        *sorted(GAINING),
        *("giving", "earning", "holding", "explaining", "losing", "retaining"),
        *sorted(_LETTING),
        *("which reached", "which beat", _LINKED, "then"),
        *("with", "against", "by", "via", "in", "on", "at", "from", "to improve"),
    ),
    Slot.SERVING: (
        r"(?:now |currently |then |later )?(?:deployed|served|shipped|hosted|released|launched"
        r"|productioni[sz]ed|productized|exposed|run|orchestrated|scaled|integrated|operated|live"
        r"|rolled out|put|running|serving|deploying|handling|processing|answering|monitored"
        rf"|exported|packaged|containeri[sz]ed)(?: (?:{_PLACED}))?",
        r"(?:refreshed|updated|retrained|scored|piloted|scheduled|executed|generated)",
        r"(?:now|currently) \w+ing",
        rf"(?:currently |now )?\w+(?:ed|[iy]sed) (?:it )?(?:{_PLACED})",
        rf"(?:it )?(?:runs?|scores?) (?:{_PLACED})",
        *("scoring", "ingesting", "feeding", "hosting", "supporting", "inspecting", _LINKED),
        *("behind", "via", "on", "in", "as", "to", "inside", "under", "with", "at"),
        *("for", "across", "over", "into", "onto", "through", "from", "within", "after"),
    ),
    Slot.OUTCOME: (
        *("resulting in", "leading to", "contributing to", "translating (?:in)?to"),
        r"(?:which|that|and) (?:has |have |now |\w+ly )?"
        rf"(?:led to|resulted in|{'|'.join(sorted(_CAUSED))})",
        rf"(?:thereby |thus |while |and )?(?:{'|'.join(sorted(DELIVERING | GAINING | _LETTING))})",
        r"\w+ed (?:by|in|across)",
        *("so that", "so", "then", _LINKED, "from", "in", "across", "for", "with", "as"),
    ),
}


@cache
def _own(slot: Slot) -> re.Pattern[str] | None:
    patterns = LEAD_INS.get(slot)
    if patterns is None:
        return None
    return pattern(rf"(?:{'|'.join(patterns)})(?=\s+\S)(?!\s+[&+]\s)", re.IGNORECASE)


_KEEPS_STOP = pattern(
    r"(?:\b(?:\w\.\w|inc|ltd|co|corp|etc|approx|dept|vs|jr|sr|al|no|st|e\.g|i\.e))\.$",
    re.IGNORECASE,
)
_CLOSED = pattern(r"[.!?…][\"'”’»]*$")
_CASED = pattern(r"\w*[^\W\d_a-zß-öø-ÿ]")


def tidy(words: str) -> str:
    """A slot's words on one line, without the punctuation that the sentence puts around them."""
    words = one_line(words).lstrip(" ,;").rstrip(" ,;:")
    bare = words.rstrip(" ,;:.")
    stops = words[len(bare) :]
    if "..." in stops:
        return words
    return f"{bare}." if stops[:1] == "." and _KEEPS_STOP.search(f"{bare[-12:]}.") else bare


def lead_in(slot: Slot, words: str) -> str:
    """The lead-in that `words` bring themselves, empty when they leave it to the template."""
    pattern = _own(slot)
    match = pattern.match(words) if pattern else None
    return match.group() if match else ""


def default_lead_in(slot: Slot, words: str, verb: str = "", *, bare: bool = False) -> str:
    """What the template puts before `words`: `to` before a bare verb, `a` before one made thing.

    `verb` is the bullet's, which is not said twice; `bare` whether the words stand right behind it
    and are what it is about.
    """
    if slot is Slot.PROBLEM:
        return "to" if is_bare_verb(words) else "" if bare else "for"
    if slot is Slot.MODEL:
        return article(words) if wants_article(words) else ""
    return joining.fitting(slot, DEFAULT_LEAD_INS.get(slot, ""), words, verb)


def _clause(slot: Slot, words: str, verb: str, close: bool, bare: bool) -> tuple[str, str]:
    """(lead-in, words) of one slot as the sentence says it; `close` is right behind the deed."""
    own = lead_in(slot, words)
    if not own:
        return default_lead_in(slot, words, verb, bare=bare), words
    rest = words[len(own) :].lstrip(" ,;")
    return joining.whole(slot, own, rest, verb, close=close), rest


def _order(words: Mapping[Slot, str]) -> tuple[Slot, ...]:
    """The template's order; the means stands behind the problem that has no lead-in."""
    problem, model = words.get(Slot.PROBLEM, ""), words.get(Slot.MODEL, "")
    if problem and model and lead_in(Slot.MODEL, model) and not lead_in(Slot.PROBLEM, problem):
        return (Slot.VERB, Slot.PROBLEM, Slot.MODEL, *SLOTS[3:])
    return SLOTS


def is_about(verb: str, model: str) -> bool:
    """Whether the problem stands right behind `verb`, as what it is about: `Predicted churn`."""
    return bool(lead_in(Slot.MODEL, model)) or bool(verb and not model and not joining.makes(verb))


_HEAD = (Slot.VERB, Slot.MODEL, Slot.PROBLEM)


def assemble(slots: Slots, *, stop: bool = True) -> Reading:
    """The sentence that `slots` make, with the exact span of each; an empty one for empty slots.

    It ends with a full stop unless `stop` is False.
    """
    said = {slot: words for slot, typed in slots if (words := tidy(typed))}
    verb, order = said.get(Slot.VERB, ""), _order(said)
    text, pieces, previous = "", list[Piece](), None
    for slot in order:
        if not (words := said.get(slot, "")):
            continue
        bare = slot is Slot.PROBLEM and is_about(verb, said.get(Slot.MODEL, ""))
        lead, rest = _clause(slot, words, verb, previous in _HEAD, bare)
        if previous is None and slot is Slot.OUTCOME and lead == "delivering":
            lead = "delivered"
        joined = joining.joint(slot, previous, lead) if previous else ""
        if joined == " and ":
            joined, lead = " ", f"and {lead}"
        text += joined
        if lead:
            pieces.append(Piece(Kind.LEAD_IN, slot, len(text), len(text) + len(lead)))
            text += f"{lead} "
        pieces.append(Piece(Kind.WORDS, slot, len(text), len(text) + len(rest)))
        text += rest
        previous = slot
    if not text:
        return Reading("", ())
    first = text[0].upper()
    if len(first) == 1 and not _CASED.match(text.split(" ", 1)[0]):
        text = first + text[1:]
    closed = not stop or _CLOSED.search(text)
    return Reading(text if closed else f"{text}.", tuple(pieces))
