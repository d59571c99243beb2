"""The slots that a reading fills, so that the sentence which they make says what was read.

Somebody who opens an old bullet and changes nothing must get its facts back, in English. So what
joined the words goes with them: a lead-in that the template would not say is kept, words that the
template has no place for (`Led a team of 5 to ship`) stay with the verb, what a figure was measured
on stays with the figure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bulletsmith.bullets import joining
from bulletsmith.bullets.patterns import pattern
from bulletsmith.bullets.reading import Kind, Piece, Reading
from bulletsmith.bullets.slots import SLOTS, Slot, Slots
from bulletsmith.bullets.template import assemble, default_lead_in, is_about, lead_in, tidy

_AUXILIARY = pattern(r"(?:have|has|had|been|being)\s+(?=\w+(?:ed|t|n|ne|e)\b)", 2)
_PASSIVE = pattern(r"(?:was|were|is|are|been|being|got)\s+(?=\w+(?:ed|t|n|ne|e)\b)", 2)
_CAPITAL = pattern(r"[A-Z][a-z]*(?:-[a-z]+)?(?= [a-z0-9(]|$|[,;:])")
_PAST = pattern(r"(?:and )?(?:(?:has|have|had|also|so|then) )*(?P<past>\w+)(?P<more>\b.*)")
_ON = frozenset("on over across in from".split())


def slots_of(reading: Reading) -> Slots:
    """The slots that a reading fills, ready to be assembled again.

    A lead-in is kept where the words before them are one that the slot may bring itself and the
    template would say something else. A sentence of the template's own is taken as it stands.
    """
    plain = _plain(reading)
    return plain if assemble(plain).text == reading.text else _mended(reading)


def _plain(reading: Reading) -> Slots:
    found: dict[str, str] = {}
    for slot in SLOTS:
        if words := tidy(reading.words(slot)):
            found[slot.value] = words
            found[slot.value] = _with_own_lead_in(reading, reading.pieces, slot, found)
    return Slots(**found)


def _mended(reading: Reading) -> Slots:
    pieces = _measured_on(reading, _around(reading))
    turned = _turned(reading, pieces)
    pieces = pieces if turned else _with_verb(reading, pieces)
    found: dict[str, str] = {}
    for slot in SLOTS:
        if words := tidy(_told(reading.text, pieces, slot)):
            found[slot.value] = _unbracketed(words)
    if _is_means(reading, pieces):
        found["model"] = f"using {found['model']}"
    found |= turned
    _lowered(reading, pieces, found)
    for slot in SLOTS[1:]:
        led = slot.value in found and slot.value not in turned
        if led and not (turned and slot is Slot.MODEL):  # whose `by training` is the verb now
            found[slot.value] = _with_own_lead_in(reading, pieces, slot, found)
    return Slots(**{name: words for name, words in found.items() if words})


def _with_own_lead_in(
    reading: Reading, pieces: Sequence[Piece], slot: Slot, found: Mapping[str, str]
) -> str:
    """The words of `slot`, with the lead-in that they had where the template's is another."""
    words = found[slot.value]
    first = next(at for at, p in enumerate(pieces) if p.slot is slot and p.kind is Kind.WORDS)
    before = pieces[first - 1] if first else None
    if before is None or before.slot is not slot or before.kind is not Kind.LEAD_IN:
        return words
    lead = reading.text[before.start : before.end]
    behind = any(found.get(other.value) for other in SLOTS[: SLOTS.index(slot)])
    if behind and not reading.text[: before.start].strip():
        lead = lead[:1].lower() + lead[1:]  # it opened the text, and does no longer
    lead = _known(slot, lead, words)
    typed = f"{lead} {words}"
    bare = slot is Slot.PROBLEM and is_about(found.get("verb", ""), found.get("model", ""))
    default = default_lead_in(slot, words, found.get("verb", ""), bare=bare)
    defaults = {default, "delivered" if slot is Slot.OUTCOME and default == "delivering" else ""}
    means = bare and any(p.slot is Slot.MODEL for p in pieces[:first])  # and stays before it
    if lead.lower() in defaults and not lead_in(slot, words) and not means:
        return words
    own = lead_in(slot, typed)
    return typed if own and lead.startswith(own) else words


def _known(slot: Slot, lead: str, words: str) -> str:
    """`lead` as the template knows it for `slot`: without `and`, `catching` for `caught`."""
    ways = [lead, lead.removeprefix("and ")]
    if slot in (Slot.OUTCOME, Slot.METRIC) and (past := _PAST.fullmatch(lead)):
        ways += [f"{gerund}{past['more']}"] if (gerund := _gerund(past["past"])) else []
    return next((way for way in ways if lead_in(slot, f"{way} {words}") == way), ways[-1])


def _gerund(past: str) -> str:
    """`catching` for `caught`; empty for what is no verb's past."""
    from bulletsmith.bullets.lexicon import entries

    return next((verb.gerund for verb in entries("verbs") if verb.past == past.lower()), "")


def _around(reading: Reading) -> tuple[Piece, ...]:
    """The pieces, where a model around the word for its problem (`the churn model`) is one.

    Where the rest is `a` and the model's name alone, they are told apart: `a model for churn`.
    """
    text, pieces = reading.text, list(reading.pieces)
    at = 0
    while at + 2 < len(pieces):
        one, word, other = pieces[at : at + 3]
        kinds = [(p.kind, p.slot) for p in (one, word, other)]
        if kinds == _SANDWICH and _adjacent(reading, one, word) and _adjacent(reading, word, other):
            simple = text[one.start : one.end].lower() in ("a", "an")
            last = all(p.slot is not Slot.MODEL for p in pieces[at + 3 :])
            short = len(text[other.start : other.end].split()) < 3
            if not (simple and short) or not (last or simple):
                pieces[at : at + 3] = [one._replace(end=other.end)]
                continue
            pieces[at : at + 3] = [one._replace(end=one.end), other, word]
        at += 1
    for at in range(len(pieces) - 3, -1, -1):  # a second deed with a thing of its own
        near = [p for p in pieces[at : at + 4] if (p.kind, p.slot) != (Kind.LEAD_IN, Slot.VERB)][:3]
        if [(p.kind, p.slot) for p in near] == _TWO_DEEDS:
            whole = near[0]._replace(end=near[2].end)
            pieces[at : pieces.index(near[2]) + 1] = [whole]
    return tuple(pieces)


_TWO_DEEDS = [(Kind.WORDS, slot) for slot in (Slot.MODEL, Slot.VERB, Slot.MODEL)]
_SANDWICH = [(Kind.WORDS, Slot.MODEL), (Kind.WORDS, Slot.PROBLEM), (Kind.WORDS, Slot.MODEL)]


def _measured_on(reading: Reading, given: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces, where what a figure was measured on (`F1 0.9 on 1,200 questions`) is its own.

    Nobody said that anything was trained on it.
    """
    text, pieces = reading.text, list(given)
    for at in range(len(pieces) - 2):
        metric, lead, data = pieces[at : at + 3]
        if (
            (metric.kind, metric.slot) == (Kind.WORDS, Slot.METRIC)
            and (lead.kind, lead.slot) == (Kind.LEAD_IN, Slot.DATA)
            and (data.kind, data.slot) == (Kind.WORDS, Slot.DATA)
            and text[lead.start : lead.end].lower() in _ON
            and not text[metric.end : lead.start].strip()
        ):
            whole = Piece(Kind.WORDS, Slot.METRIC, metric.start, data.end)
            return (*pieces[:at], whole, *pieces[at + 3 :])
    return tuple(pieces)


def _with_verb(reading: Reading, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces, where the verb keeps what stands between it and the model.

    `Led a team of 5 to ship`, `Parsed 3M pages with`: the template has no place for it, and would
    give the verb another object than it had.
    """
    words = [at for at, p in enumerate(pieces) if p.kind is Kind.WORDS]
    verb = next((at for at in words if pieces[at].slot is Slot.VERB), None)
    if verb is None:
        return pieces
    model = next((at for at in words if at > verb and pieces[at].slot is Slot.MODEL), None)
    if model is None:
        end = _object(reading, pieces, verb)
        return _merged(pieces, verb, end, pieces[end].end) if end > verb else pieces
    between = pieces[verb + 1 : model]
    again = [at for at in words if verb < at < model and pieces[at].slot is Slot.VERB]
    lead = between[-1] if between and between[-1].kind is Kind.LEAD_IN else None
    if lead and lead.slot is not Slot.MODEL:
        lead = None
    said = reading.text[lead.start : lead.end] if lead else ""
    own = bool(lead) and lead_in(Slot.MODEL, f"{said} it") == said
    foreign = {p.slot for p in between} - {None, Slot.VERB, Slot.MODEL}
    if not between or (len(between) == 1 and (own or said.lower() in ("a", "an"))):
        return pieces
    if foreign and not again and not (lead and joining.is_deed(said)):
        if between[0].slot is Slot.PROBLEM:
            return pieces  # the means stands behind the problem
        parted = reading.text[between[-1].end : pieces[model].start].strip()
        bare = between[0].kind is not Kind.LEAD_IN and _adjacent(reading, pieces[verb], between[0])
        object_alone = bare and not parted and (own or not lead or len(foreign) > 1)
        if object_alone:
            return _merged(pieces, verb, verb + 1, between[0].end)
        if not lead or not bare or len(foreign) > 1:
            return pieces
    return _merged(pieces, verb, model - 1, pieces[model].start)


def _is_means(reading: Reading, pieces: Sequence[Piece]) -> bool:
    """Whether the verb's object was worked at with the model: `Predicts churn (XGBoost)`."""
    words = [p for p in pieces if p.slot][:3]
    kinds = [(p.kind, p.slot) for p in words]
    if kinds != [(Kind.WORDS, slot) for slot in (Slot.VERB, Slot.PROBLEM, Slot.MODEL)]:
        return False
    verb, problem, model = words
    parted = reading.text[problem.end : model.start + 1].strip(" abcdefghijklmnopqrstuvwxyz")
    making = joining.makes(reading.text[verb.start : verb.end])
    return parted[:1] in tuple(",;:(–—") and not making and _adjacent(reading, verb, problem)


def _object(reading: Reading, pieces: tuple[Piece, ...], verb: int) -> int:
    """The index of the last words that a verb without a model is about, and that no lead-in parts.

    They are `verb` itself where there are none.
    """
    end = verb
    while end + 1 < len(pieces) and pieces[end + 1].kind is Kind.LEFT_OVER:
        if not _adjacent(reading, pieces[end], pieces[end + 1]):
            return end
        end += 1
    if end > verb or end + 1 == len(pieces):
        return end
    after = pieces[verb + 1]
    making = joining.makes(reading.text[pieces[verb].start : pieces[verb].end])
    odd = after.slot not in (Slot.VERB, Slot.MODEL, Slot.PROBLEM)
    about = odd or (making and after.slot is Slot.PROBLEM)
    there = about and after.kind is Kind.WORDS and _adjacent(reading, pieces[verb], after)
    return verb + 1 if there else verb


def _adjacent(reading: Reading, one: Piece, other: Piece) -> bool:
    return not reading.text[one.end : other.start].strip()


def _merged(pieces: tuple[Piece, ...], first: int, last: int, end: int) -> tuple[Piece, ...]:
    whole = Piece(Kind.WORDS, Slot.VERB, pieces[first].start, end)
    return (*pieces[:first], whole, *pieces[last + 1 :])


def _told(text: str, pieces: Sequence[Piece], slot: Slot) -> str:
    """The words of `slot`; its stretches joined by what joined them."""
    told, end, lead = "", -1, ""
    for at, piece in enumerate(pieces):
        if piece.slot is not slot:
            continue
        if piece.kind is Kind.LEAD_IN:
            follows = at + 1 < len(pieces) and pieces[at + 1].slot is slot
            lead = text[piece.start : piece.end] if follows else ""
            if not follows and told and not text[end : piece.start].strip():
                told += text[end : piece.end]  # what was cut off from the words that it led in
                end = piece.end
            continue
        words = text[piece.start : piece.end]
        if told:
            inner = text[end : piece.start]
            opened = slot is Slot.MODEL and _opened(text, pieces, slot)
            told = f"{words} {opened} {told}" if opened else _joined(slot, told, inner, lead, words)
        else:
            told = words
        end, lead = piece.end, ""
    return _balanced(told)


def _joined(slot: Slot, told: str, inner: str, lead: str, words: str) -> str:
    """`told` and another stretch of `slot`: `inner` stood between them, `lead` right before it."""
    if slot is Slot.VERB:
        return f"{told} and {words}"
    if inner.strip() and not inner.strip(" :–—"):
        return told + inner + words
    if lead and lead.lower() not in _SENTENCE:
        parted = inner.removesuffix(" ").removesuffix(lead).rstrip().endswith(",")
        comma = "," if parted or slot is not Slot.MODEL else ""
        return f"{told}{comma} {lead} {words}"
    return f"{told} {words}" if told.lower() in ("a", "an") else f"{told}, {words}"


def _opened(text: str, pieces: Sequence[Piece], slot: Slot) -> str:
    """The lead-in of `slot` that opened the text: `Using AutoML, created models`."""
    first = pieces[0]
    opens = (first.kind, first.slot) == (Kind.LEAD_IN, slot)
    return text[first.start : first.end].lower() if opens else ""


_SENTENCE = ("it is", "it was", "is", "was")


def _balanced(words: str) -> str:
    """`words` with a bracket closed that was closed among another slot's words."""
    opened, closed = words.count("("), words.count(")")
    if opened > closed:
        return f"{words})"
    return words[:-1] if closed > opened and words.endswith(")") else words


def _unbracketed(words: str) -> str:
    """`words` without a pair of brackets around all of them."""
    if words[:1] == "(" and words[-1:] == ")" and "(" not in words[1:]:
        return words[1:-1].strip()
    return words


def _lowered(reading: Reading, pieces: Sequence[Piece], found: dict[str, str]) -> None:
    """What opened a sentence and does no longer begins small; a verb goes without `we have`."""
    words = [p for p in pieces if p.kind is Kind.WORDS and p.slot]
    seen: set[Slot] = {Slot.VERB if found.get("verb") else Slot.MODEL}  # what opens the new one
    for piece in words:
        slot = piece.slot
        if slot is None or slot in seen:
            continue
        seen.add(slot)
        before, said = reading.text[: piece.start].rstrip(), found.get(slot.value, "")
        opens = not before or before[-1] in ".!?:"
        if opens and said and _CAPITAL.match(said) and not _is_name(said):
            found[slot.value] = said[0].lower() + said[1:]
    said = found.get("verb", "")
    if words and words[0].slot is Slot.MODEL and (passive := _PASSIVE.match(said)):
        said = said[passive.end() :]
    if any(p.slot is Slot.VERB and p.kind is Kind.LEAD_IN for p in reading.pieces):
        auxiliary = _AUXILIARY.match(said)
        said = said[auxiliary.end() :] if auxiliary else said
    found["verb"] = said


def _is_name(words: str) -> bool:
    from bulletsmith.bullets.terms import models, serving, tools
    from bulletsmith.bullets.tokens import tokens

    cut = tokens(words)
    known = (term for terms in (tools, models, serving) for term in terms().find(words, cut))
    return any(term.start == 0 and term.entry.name[:1].isupper() for term in known)


def _turned(reading: Reading, pieces: Sequence[Piece]) -> dict[str, str]:
    """What changes in the slots where the verb says what was won: `Cut chargebacks by training …`.

    The template says the deed first, so the verb goes with what it won (`cutting chargebacks`), and
    the deed behind `by` becomes the verb; without one the verb is left to its owner.
    """
    head = [piece for piece in pieces if piece.kind is not Kind.LEFT_OVER][:2]
    if [p.kind for p in head] != [Kind.WORDS] * 2 or head[0].slot is not Slot.VERB:
        return {}
    won = head[1].slot
    if won is not Slot.OUTCOME and won is not Slot.METRIC:
        return {}
    leads = [p for p in pieces if p.slot is Slot.MODEL and p.kind is Kind.LEAD_IN]
    if not any(p.slot is Slot.MODEL for p in pieces):
        return {}
    gerund = _gerund(tidy(_told(reading.text, pieces, Slot.VERB)))
    words = f"{gerund} {tidy(_told(reading.text, pieces, won))}"
    if not gerund or lead_in(won, words) != gerund:
        return {}
    by = next((reading.text[p.start : p.end] for p in leads), "").rpartition("by ")[2]
    doing, _, to = by.partition(" ")
    if not doing.endswith("ing") or doing in ("using", "leveraging"):
        return {"verb": "", won.value: words}
    from bulletsmith.bullets.lexicon import entries

    deed = next((verb.past for verb in entries("verbs") if verb.gerund == doing), doing)
    return {"verb": f"{deed.capitalize()} {to}".strip(), won.value: words}
