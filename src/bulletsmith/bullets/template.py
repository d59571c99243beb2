"""The sentence that the seven slots make, with the span of each slot in it.

    [Verb] [model] for|to [problem], trained on [data], evaluated on [metric],
    deployed via [serving], delivering [outcome].

Because `assemble` returns the spans with the text, the reading of a bullet that is held as slots is
exact whatever a person types. The text alone cannot promise that: verb `Fine-tuned` with model
`BERT encoders` and verb `Fine-tuned BERT` with model `encoders` are one text. What `parse` gives
back for an assembled text is told in `parse.py`.

Four things are put right on the way, so that what comes back is what was typed in its tidy form:
white space and stray commas or stops around a slot's words go; the sentence starts with a capital;
a model that is clearly one thing (`session-based reranker`) gets its article, which belongs to the
lead-in here, and to the words once only the text is left; and a lead-in that a person typed is the
slot's own: kept where it differs from the template's (`fine-tuned on 2M tickets`), taken as the
template's where it does not (`trained on 2M tickets`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

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

_PLACED = "on|in|to|with|as|through|behind|using|at|across|for|from|inside|by|under|via|onto|into"

# Lead-ins that a slot's words may bring, as alternatives of a pattern, the longest first.
LEAD_INS: dict[Slot, tuple[str, ...]] = {
    Slot.MODEL: ("using", "leveraging", "by means of"),
    Slot.PROBLEM: ("in order to", "so as to", "for", "to", "that", "which", "across", "powering"),
    Slot.DATA: (
        r"(?:pre-?|fine-?|re-?)?(?:trained|tuned|fitted|learned|built|based|distilled)"
        r"(?: and \w+)? (?:on|from|with|using|over|upon|off|against)",
        *("learning from", "drawing on", "training on", "fed by", "fed with"),
        *("using", "leveraging", "with", "from", "on"),
    ),
    Slot.METRIC: (
        r"(?:back-?)?(?:evaluated|validated|measured|tested|benchmarked|assessed|compared|judged"
        r"|scored|verified|proved)(?: (?:both )?(?:offline|online))?"
        r"(?: (?:on|by|in|with|against|via|through|at|over|using|to|as))?",
        *sorted(GAINING),
        *("which reached", "which beat", "with", "against", "by", "via", "in", "on"),
    ),
    Slot.SERVING: (
        r"(?:now |currently |then |later )?(?:deployed|served|shipped|hosted|released|launched"
        r"|productioni[sz]ed|productized|exposed|run|orchestrated|scaled|integrated|operated|live"
        r"|rolled out|put|running|serving|deploying|handling|processing|answering|monitored"
        rf"|exported|packaged|containeri[sz]ed)(?: (?:{_PLACED}))?",
        *("behind", "via", "on", "in", "as", "to", "inside", "under", "with", "at"),
    ),
    Slot.OUTCOME: (
        *("resulting in", "leading to", "contributing to", "translating (?:in)?to"),
        rf"(?:which|that|and) (?:\w+ly )?(?:{'|'.join(sorted(_CAUSED))}|led to|resulted in)",
        rf"(?:thereby |thus |while |and )?(?:{'|'.join(sorted(DELIVERING | GAINING))})",
        *("for", "with", "so", "as"),
    ),
}


@cache
def _own(slot: Slot) -> re.Pattern[str] | None:
    patterns = LEAD_INS.get(slot)
    if patterns is None:
        return None
    return pattern(rf"(?:{'|'.join(patterns)})(?=\s+\S)(?!\s+[&+]\s)", re.IGNORECASE)


# A preposition alone borrows the template's participle: `on SageMaker` → `deployed on SageMaker`.
_BORROWS = {
    Slot.DATA: ("trained", frozenset({"on"})),
    Slot.METRIC: ("evaluated", frozenset({"against", "by", "via", "in", "on", "with"})),
    Slot.SERVING: (
        "deployed",
        frozenset({"behind", "via", "on", "in", "as", "to", "inside", "under", "with", "at"}),
    ),
}

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


def default_lead_in(slot: Slot, words: str) -> str:
    """What the template puts before `words`: `to` before a bare verb, `a` before one made thing."""
    if slot is Slot.PROBLEM:
        return "to" if is_bare_verb(words) else "for"
    if slot is Slot.MODEL:
        return article(words) if wants_article(words) else ""
    return DEFAULT_LEAD_INS.get(slot, "")


def _clause(slot: Slot, words: str) -> tuple[str, str]:
    """(lead-in, words) of one slot as the sentence says it."""
    own = lead_in(slot, words)
    if not own:
        return default_lead_in(slot, words), words
    rest = words[len(own) :].lstrip(" ,;")
    participle, prepositions = _BORROWS.get(slot, ("", frozenset()))
    return (f"{participle} {own}" if own.lower() in prepositions else own), rest


def _joined(slot: Slot, previous: Slot | None, lead: str) -> str:
    """What stands between the clause of `slot` and what was said before it."""
    if previous is None:
        return ""
    if previous is Slot.VERB:
        # Nothing was named that the participle could belong to: `Built and trained on 2M tickets`.
        return (
            " and "
            if slot in _BORROWS and not lead.lower().startswith(("using", "with", "from"))
            else (", " if slot is Slot.OUTCOME or slot in _BORROWS else " ")
        )
    return " " if slot in {Slot.MODEL, Slot.PROBLEM} else ", "


def assemble(slots: Slots) -> Reading:
    """The sentence that `slots` make, with the exact span of each; an empty one for empty slots."""
    text, pieces, previous = "", [], None
    for slot in SLOTS:
        words = tidy(slots.get(slot))
        if not words:
            continue
        lead, rest = _clause(slot, words)
        if previous is None and slot is Slot.OUTCOME and lead == "delivering":
            lead = "delivered"
        joined = _joined(slot, previous, lead)
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
    return Reading(text if _CLOSED.search(text) else f"{text}.", tuple(pieces))


def slots_of(reading: Reading) -> Slots:
    """The slots that a reading fills, ready to be assembled again.

    Stretches of one slot are joined by `, `. A lead-in is kept where the words before them are one
    that the slot may bring itself and the template would say something else.
    """
    found: dict[str, str] = {}
    for slot in SLOTS:
        words = tidy(", ".join(_stretches(reading, slot)))
        if words:
            found[slot.value] = _with_own_lead_in(reading, slot, words)
    return Slots(**(found | _whole(reading) | _turned(reading, found)))


def _stretches(reading: Reading, slot: Slot) -> list[str]:
    """The words of `slot`, one text where nothing but a lead-in of its own parts them.

    `models using XGBoost` is one model, told in two stretches.
    """
    text = reading.text
    spans: list[tuple[int, int]] = []
    led: int | None = None  # where a lead-in right behind the last stretch ends
    for piece in reading.pieces:
        if piece.slot is not slot:
            led = None
        elif piece.kind is Kind.LEAD_IN:
            behind = spans and not text[spans[-1][1] : piece.start].strip()
            led = piece.end if behind else None
        elif led is not None and not text[led : piece.start].strip():
            spans[-1] = (spans[-1][0], piece.end)
        else:
            spans.append((piece.start, piece.end))
    return [text[start:end] for start, end in spans]


def _whole(reading: Reading) -> dict[str, str]:
    """Words that a reading parts and a sentence must not: `Led a team of 5 to ship`, whose words in
    the middle fill no slot, and a model's name around its business word (`a churn model`)."""
    text, pieces, found = reading.text, reading.pieces, {}
    kinds = [(p.kind, p.slot) for p in pieces[:4]]
    if kinds == _LED and text[pieces[2].start : pieces[2].end].startswith(("to ", "in ")):
        found["verb"] = tidy(text[pieces[0].start : pieces[2].end])
    for a, b, c in zip(pieces, pieces[1:], pieces[2:], strict=False):
        slots = (a.slot, b.slot, c.slot)
        if slots == (Slot.MODEL, Slot.PROBLEM, Slot.MODEL) and b.kind is c.kind is Kind.WORDS:
            parts = [text[start:end] for start, end in reading.spans(Slot.MODEL)]
            if len(parts) == 2 and not text[a.end : b.start].strip():
                found["model"] = tidy(" ".join(parts))
    return found


_LED = [
    (Kind.WORDS, Slot.VERB),
    (Kind.LEFT_OVER, None),
    (Kind.LEAD_IN, Slot.MODEL),
    (Kind.WORDS, Slot.MODEL),
]


def _turned(reading: Reading, found: Mapping[str, str]) -> dict[str, str]:
    """What changes in the slots where the verb says what was won: `Cut chargebacks by training …`.

    The template says the deed first, so the verb goes with what it won (`cutting chargebacks`), and
    the deed behind `by` becomes the verb; without one the verb is left to its owner.
    """
    head = [piece for piece in reading.pieces if piece.kind is not Kind.LEFT_OVER][:2]
    if [p.kind for p in head] != [Kind.WORDS] * 2 or head[0].slot is not Slot.VERB:
        return {}
    won = head[1].slot
    if won is not Slot.OUTCOME and won is not Slot.METRIC:
        return {}
    from bulletsmith.bullets.lexicon import entries

    verbs = entries("verbs")
    said = found["verb"].lower()
    gerund = next((verb.gerund for verb in verbs if verb.past == said), "")
    words = f"{gerund} {found[won.value]}"
    if not gerund or lead_in(won, words) != gerund:
        return {}
    by = (p for p in reading.pieces if p.slot is Slot.MODEL and p.kind is Kind.LEAD_IN)
    deed = next((reading.text[p.start : p.end].rpartition("by ")[2] for p in by), "")
    if not deed.endswith("ing") or deed in ("using", "leveraging"):
        deed = ""
    deed = next((verb.past for verb in verbs if deed and verb.gerund == deed), deed)
    return {"verb": deed.capitalize(), won.value: words}


def _with_own_lead_in(reading: Reading, slot: Slot, words: str) -> str:
    first = next(i for i, p in enumerate(reading.pieces) if p.slot is slot and p.kind is Kind.WORDS)
    if first == 0:
        return words
    before = reading.pieces[first - 1]
    if before.slot is not slot or before.kind is not Kind.LEAD_IN:
        return words
    lead = reading.text[before.start : before.end].removeprefix("and ")
    typed = f"{lead} {words}"
    defaults = {default_lead_in(slot, words), "delivered" if slot is Slot.OUTCOME else ""}
    if lead.lower() in defaults and not lead_in(slot, words):
        return words
    return typed if lead_in(slot, typed) == lead else words
