"""What may come next in a slot: words, phrases, patterns and what this CV has said before.

Prefixes first, then typing errors; what fits the other slots first. A suggestion never holds a
number of its own: what only the person knows is a `‹hole›`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from bulletsmith.bullets import picks, terms
from bulletsmith.bullets.lexicon import entries
from bulletsmith.bullets.parts import parts
from bulletsmith.bullets.slots import Slot, Slots
from bulletsmith.bullets.tokens import tokens
from bulletsmith.dataclass import dataclass

MOST = 8  # suggestions at a time
_LONGEST = 400  # characters of a slot that are still completed
# A part that is asked for only when another is there.
_AFTER = {"source": "unit", "baseline": "value", "online": "baseline", "significance": "online"}
_LAST_WORD = re.compile(r"[^\s(]+$")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """New words for a slot: `text` is the whole of them, `label` the part that is new.

    `note` tells why it is offered; `kind` is `word`, `phrase`, `pattern` or `own`; higher `score`
    comes first.
    """

    text: str
    note: str
    kind: str
    score: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class _Choice:
    text: str
    key: str
    note: str
    kind: str
    tags: frozenset[str] = frozenset()
    second: bool = False  # another name of something that has a better one, or not of this slot
    rival: bool = False  # a model among the metrics, to be named as what was beaten


def suggest(
    slot: Slot, typed: str, slots: Slots, own: Sequence[str] = ()
) -> tuple[Suggestion, ...]:
    """At most `MOST` suggestions for `slot`, in which `typed` stands now, best first.

    `slots` are the bullet's others, `own` what the CV says in this slot elsewhere.
    """
    if len(typed) > _LONGEST:
        return ()
    tasks = _tasks(slots.put(slot, ""))
    favourites = _favourites(slot, tasks)
    mine = [_Choice(t, t.lower(), "from this CV", "own") for t in own if t.strip()]
    offers = (
        _completed(slot, typed, tasks, favourites, mine)
        if typed.strip()
        else _opening(slot, tasks, favourites, mine)
    )
    best: dict[str, Suggestion] = {}
    for offer in offers:
        known = best.get(offer.text.lower())
        if offer.text != typed and (known is None or known.score < offer.score):
            best[offer.text.lower()] = offer
    ranked = sorted(best.values(), key=lambda s: (-s.score, len(s.text), s.text))
    return tuple(ranked[:MOST])


def _opening(
    slot: Slot, tasks: frozenset[str], favourites: Mapping[str, int], mine: Sequence[_Choice]
) -> Iterator[Suggestion]:
    """For an open slot: what fits the bullet, the patterns, and what this CV says."""
    for i, pattern in enumerate(picks.PATTERNS[slot]):
        first = 100 if slot in (Slot.DATA, Slot.METRIC, Slot.SERVING, Slot.OUTCOME) else 40
        yield Suggestion(pattern, "fill in the ‹holes›", "pattern", first - i * 28, pattern)
    for text, rank in favourites.items():
        note = _note(slot, text, tasks)
        if slot is Slot.OUTCOME:
            text = f"‹change› {text}"
        yield Suggestion(text, note, _kind(text), 90 - rank, text)
    for i, choice in enumerate(mine[:3]):
        yield Suggestion(choice.text, choice.note, "own", 85.5 - 3 * i, choice.text)


def _completed(
    slot: Slot,
    typed: str,
    tasks: frozenset[str],
    favourites: Mapping[str, int],
    mine: Sequence[_Choice],
) -> Iterator[Suggestion]:
    """Completions of what is being typed, mended spellings, and how it can go on."""
    yield from _going_on(slot, typed)
    if slot is Slot.VERB:
        yield from _stronger(typed)
    choices = _choices(slot)
    for start, words in _tails(typed):
        head, query, whole = typed[:start], typed[start:].lower(), start == 0
        if not query.strip() or (not whole and len(query) < 2):
            continue
        exact = False
        for choice in (*mine, *choices):
            key = choice.key
            if key.startswith(query):
                exact = exact or key == query
                score = 300.0 if whole else 260.0 + 4 * words
                score += 60.0 * (key == query and not choice.second)  # its capitals are mended
            elif whole and len(query) > 2 and (f" {query}" in key or f"-{query}" in key):
                score = 200.0
            else:
                continue
            score += _fit(choice, tasks, favourites) + 12 * (choice.kind == "own")
            score -= 15 * choice.second + 80 * (choice.rival and whole)
            yield _offer(head, choice, score, tasks)
        if not exact and query not in _known(slot):
            for choice, likeness in _similar(query, (*mine, *choices)):
                # Several words that are nearly a name outweigh the last one as a beginning.
                score = 120 + likeness + 90 * (" " in query)
                score += _fit(choice, tasks, favourites) / 4 + 2 * words
                yield _offer(head, choice, score, tasks)


def _offer(head: str, choice: _Choice, score: float, tasks: frozenset[str]) -> Suggestion:
    fits = sorted(choice.tags & tasks)
    note = f"{choice.note}, fits {fits[0]}" if fits and fits[0] not in choice.note else choice.note
    return Suggestion(head + choice.text, note, choice.kind, score, choice.text)


def _tails(typed: str) -> Iterator[tuple[int, int]]:
    """Where the last words begin that may be a name: the whole, then three words, two, one."""
    yield 0, 4
    starts = [match.start() for match in re.finditer(r"(?<![^\s(])[^\s(]", typed)]
    for count in (3, 2, 1):
        if len(starts) > count or (len(starts) == count and starts[-count] > 0):
            yield starts[-count], count


def _similar(query: str, choices: Sequence[_Choice]) -> Iterator[tuple[_Choice, float]]:
    """The choices that `query` misspells, or the beginning of which it misspells."""
    size = len(query)
    if size < 4 or not query[0].isalpha():
        return
    from rapidfuzz import fuzz, process

    cutoff = 88.0 if size < 6 else 82.0
    keys = [choice.key for choice in choices]
    for _, likeness, i in process.extract(
        query, keys, scorer=fuzz.ratio, score_cutoff=cutoff, limit=4
    ):
        yield choices[i], likeness
    if size >= 6:
        begun = [key[:size] if len(key) > size + 2 else "" for key in keys]
        for _, likeness, i in process.extract(
            query, begun, scorer=fuzz.ratio, score_cutoff=86.0, limit=4
        ):
            yield choices[i], likeness - 8


def _going_on(slot: Slot, typed: str) -> Iterator[Suggestion]:
    """How the words go on where a part is missing: `Triton on EKS` … ` at ‹load›`."""
    words = typed.rstrip(" ,")
    if not words or words.endswith(("›", "(")):
        return
    found = parts(slot, words)
    ok = {part.name: part.ok for part in found}
    there = any(ok.values())
    last = _LAST_WORD.search(words)
    finished = typed != words or (last is not None and last[0].lower() in _known(slot))
    finished = finished or words[-1].isdigit() or words[-1] in "%)"
    open_bracket = words.count("(") > words.count(")")
    for i, (part, more) in enumerate(picks.GOES_ON.get(slot, ())):
        if there and not ok[part] and ok.get(_AFTER.get(part, ""), True):
            if open_bracket and part != "baseline":
                continue
            more += ")" * open_bracket
            score = (310.0 if finished else 150.0) - 2 * i
            yield Suggestion(words + more, f"adds the {part}", "pattern", score, more)


def _stronger(typed: str) -> Iterator[Suggestion]:
    """Strong verbs in place of the weak one that is typed."""
    said = tokens(typed)
    term = terms.verbs().at(typed, said, 0) if said else None
    if term is None or term.entry.strength == "strong":
        return
    weak = {term.entry.past, term.entry.present, typed.strip().lower()}
    strong = [v for v in entries("verbs") if v.strength == "strong"]
    fitting = [v for v in strong if weak & set(v.replaces)]
    fitting = fitting or [v for v in strong if v.group == term.entry.group]
    for i, verb in enumerate(fitting[:MOST]):
        text = verb.past[:1].upper() + verb.past[1:]
        yield Suggestion(text, f"says more than “{typed.strip()}”", "word", 320 - i, text)


def _fit(choice: _Choice, tasks: frozenset[str], favourites: Mapping[str, int]) -> float:
    """How much better a choice fits this bullet than any other, 0 to 40."""
    rank = favourites.get(choice.text)
    if rank is not None:
        return 40.0 - rank
    return 20.0 * bool(choice.tags & tasks) + 10.0 * (choice.text in picks.COMMON)


@lru_cache(maxsize=32)
def _tasks(slots: Slots) -> frozenset[str]:
    """The tasks that the words of a bullet tell of."""
    found: set[str] = set()
    for slot in (Slot.MODEL, Slot.PROBLEM, Slot.DATA):
        words = slots.get(slot)[:_LONGEST]
        if not words:
            continue
        said = tokens(words)
        for _, _, word in said:
            found.update(picks.CUES.get(word, ()) if slot is not Slot.DATA else ())
        for term in terms.models().find(words, said):
            found.update(picks.FAMILIES.get(term.entry.family, ()))
    return frozenset(found)


@lru_cache(maxsize=64)
def _favourites(slot: Slot, tasks: frozenset[str]) -> Mapping[str, int]:
    """The names to offer first, each with its rank."""
    table = {
        Slot.VERB: picks.VERBS,
        Slot.PROBLEM: picks.PROBLEMS,
        Slot.DATA: picks.SOURCES,
        Slot.METRIC: picks.METRICS,
        Slot.SERVING: picks.STACKS,
        Slot.OUTCOME: picks.OUTCOMES,
    }.get(slot, {})
    found: dict[str, int] = {}
    known = [task for task in table if task in tasks]
    # The tasks take turns, so that the first of each comes before the second of any.
    lists = [table[task] for task in known] or [table.get("", ())]
    for turn in range(max(map(len, lists), default=0)):
        for names in lists:
            if turn < len(names):
                name = names[turn]
                name = name[:1].upper() + name[1:] if slot is Slot.VERB else name
                found.setdefault(name, len(found))
    if slot is Slot.MODEL:
        for model in entries("models"):
            if tasks & set(picks.FAMILIES.get(model.family, ())):
                found.setdefault(model.name, len(found))
    return {name: rank for name, rank in found.items() if rank < 30}


def _note(slot: Slot, text: str, tasks: frozenset[str]) -> str:
    choice = next((c for c in _choices(slot) if c.text == text), None)
    if choice is None:
        return ""
    fits = sorted(choice.tags & tasks)
    return f"fits {fits[0]}" if fits else choice.note


def _kind(text: str) -> str:
    return "phrase" if " " in text else "word"


@cache
def _known(slot: Slot) -> frozenset[str]:
    """The single words and whole names of a slot's choices, which need no mending."""
    return frozenset(
        word for choice in _choices(slot) for word in (choice.key, *choice.key.split())
    )


@cache
def _choices(slot: Slot) -> tuple[_Choice, ...]:
    """All that may be offered in a slot, prepared once."""
    match slot:
        case Slot.VERB:
            found = [
                _choice(v.past[:1].upper() + v.past[1:], f"verb, {v.group}", (v.group,))
                for v in entries("verbs")
                if v.strength == "strong"
            ]
        case Slot.MODEL:
            found = [
                _choice(name, m.family, picks.FAMILIES.get(m.family, ()), second=name != m.name)
                for m in entries("models")
                for name in (m.name, *m.aliases)
                if len(name) > 2
            ]
            found += [
                _choice(t.name, t.kind, second=True)
                for t in entries("tools")
                if t.dead_since is None
            ]
        case Slot.PROBLEM:
            found = list(_listed(picks.PROBLEMS, "problem"))
        case Slot.DATA:
            found = list(_listed(picks.SOURCES, "source"))
            found += [
                _choice(t.name, t.kind, second=True) for t in entries("tools") if t.kind == "data"
            ]
        case Slot.METRIC:
            found = [_choice("NDCG@10", "quality metric", ("ranking", "search", "recommendation"))]
            found += [
                _choice(name, f"{m.kind} metric", m.tasks, second=name != m.name)
                for m in entries("metrics")
                for name in (m.name, *(a for a in m.aliases if a[:1].isupper()))
            ]
            found += [
                _choice(m.name, f"baseline, {m.family}", rival=True) for m in entries("models")
            ]
        case Slot.SERVING:
            found = [
                _choice(name, s.kind, second=name != s.name)
                for s in entries("serving")
                if s.kind not in ("vague", "cloud")
                for name in (s.name, *(a for a in s.aliases if a[:1].isupper()))
            ]
            found += [
                _choice(t.name, t.kind)
                for t in entries("tools")
                if t.kind in ("infrastructure", "web")
            ]
        case Slot.OUTCOME:
            found = [
                _choice(m.name, f"{m.kind} measure", m.tasks)
                for m in entries("metrics")
                if m.kind != "quality"
            ]
    unique: dict[str, _Choice] = {}
    for choice in found:
        unique.setdefault(choice.key, choice)
    return tuple(unique.values())


def _choice(
    text: str, note: str, tags: Iterable[str] = (), *, second: bool = False, rival: bool = False
) -> _Choice:
    return _Choice(text, text.lower(), note, _kind(text), frozenset(tags), second, rival)


def _listed(table: Mapping[str, tuple[str, ...]], note: str) -> Iterator[_Choice]:
    tags: dict[str, set[str]] = {}
    for task, names in table.items():
        for name in names:
            tags.setdefault(name, set()).add(task)
    return (_choice(name, note, tasks - {""}) for name, tasks in tags.items())
