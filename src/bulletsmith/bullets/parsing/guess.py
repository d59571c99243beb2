"""A first guess at each chunk by rules of the trade, read from left to right.

The guess is what a careful reader would say from the cue, the governing verb and the words' classes
alone. It is one of the things that the weights see: where labelled bullets disagree, they win.
Guesses are letters: V(erb) M(odel) P(roblem) D(ata) Q (the metric) S(erving) O(utcome), and X.
"""

from __future__ import annotations

from bulletsmith.bullets.parsing.chunks import AUXILIARIES, PRONOUNS
from bulletsmith.bullets.parsing.hints import hint
from bulletsmith.bullets.parsing.seen import BITS, NUMBER, Seen

_STRONG = frozenset((";", ":", ".", "-", ")."))
_LATENCY = frozenset(("milli", "ms", "rate"))
_AMOUNT = frozenset(("big", "size", "long"))
_WON = frozenset(("percent", "factor", "money", "arrow", "points"))
_DATA, _SERVING, _OUTCOME = BITS["data"], BITS["serving"], BITS["outcome"]
_MODEL, _TOOL, _CHANGE = BITS["model"], BITS["tool"], BITS["change"]
_CHANGED = _CHANGE | BITS["#sign"] | sum([BITS[f"#{name}"] for name in _WON])
_SPEED = sum([BITS[f"#{name}"] for name in _LATENCY])
_MODE_OF = {"test": "Q", "score": "Q", "train": "D", "serve": "S", "gain": "G", "use": "U"}
_MODE_ORDER = ("gain", "score", "test", "serve", "train", "use")


def guesses(seen: list[Seen]) -> list[str]:
    """One letter for each chunk."""
    found: list[str] = []
    mode = ""  # what the governing verb announces
    main = ""  # the classes of the main verb
    current = ""  # the guess that the clause goes on with
    outside = ""  # the guess before the open bracket
    verb_told = False
    chain = True  # nothing but verbs so far
    whole = _clauses(seen)
    listed = _is_list(seen)
    for i, one in enumerate(seen):
        chunk = one.chunk
        near = i > 0 and seen[i - 1].chunk.verbish and not chunk.before
        if chunk.before in _STRONG:
            mode, current = "", ""
        if chunk.before == "(":
            outside = found[-1] if found else ""
        if chunk.verbish:
            if chunk.depth and outside and one.head in AUXILIARIES:
                found.append(outside)
                continue
            if _inside(one, seen, i, current):
                found.append(current)
                continue
            guess, mode = _verb(one, seen, i, found, verb_told, mode, chain)
            verb_told = verb_told or guess == "V"
            main = one.verb if guess == "V" else main
            if guess not in "VX":
                current = guess
        elif not one.content or listed:
            guess = "X"
        elif chunk.depth and outside:
            guess = _in_brackets(one, outside)
        else:
            guess = _words(one, whole[i], mode, current, main, found[-1] if found else "", i, near)
            if guess != "X":
                current = guess
            mode = "" if guess in "DS" and mode in "DSU" else mode
        found.append(guess)
        chain = chain and chunk.verbish and guess in "VX"
    return found


def _clauses(seen: list[Seen]) -> list[int]:
    """For each chunk, what it and the rest of its clause tell, as bits."""
    found: list[int] = []
    told = 0
    for one in reversed(seen):
        if one.chunk.verbish and "gain" not in one.verb:
            told = 0
        told |= one.told
        found.append(told)
        if one.chunk.before:
            told = 0
    found.reverse()
    return found


def _is_list(seen: list[Seen]) -> bool:
    """Whether this is a bare list of names: `Python, PyTorch, Docker`."""
    return len(seen) > 3 and all(
        (one.chunk.before in ("", ",") or not i)
        and (i == 0 or one.chunk.before or one.chunk.cue == "and")
        and not one.numbers
        and not one.chunk.verbish
        and len(one.content) < 3
        for i, one in enumerate(seen)
    )


def _inside(one: Seen, seen: list[Seen], i: int, current: str) -> bool:
    """Whether a participle goes on with what it stands in: `2.7M images labelled in 5 months`."""
    chunk = one.chunk
    if chunk.before or chunk.cue or one.head[-3:] == "ing" or current not in ("O", "D", "Q", "S"):
        return False
    if one.head in PRONOUNS or one.head in AUXILIARIES or one.head[-2:] == "ly":
        return False
    return "gain" in one.verb or i + 1 == len(seen) or bool(seen[i + 1].chunk.cue)


def _verb(
    one: Seen, seen: list[Seen], i: int, found: list[str], told: bool, mode: str, chain: bool
) -> tuple[str, str]:
    """(guess, what is announced) of a verb, adverb or pronoun."""
    word, cue, before = one.head, one.chunk.cue, one.chunk.before
    names = one.verb.split()
    following = seen[i + 1] if i + 1 < len(seen) else None
    if word in PRONOUNS or (word[-2:] == "ly" and word != "apply"):
        return "X", mode
    if found and found[-1] == "V" and seen[i - 1].head in AUXILIARIES:
        return "V", ""
    if word in AUXILIARIES:
        passive = following is not None and following.chunk.verbish and not told and i
        return ("V" if passive and not cue else "X"), mode
    announced = next((_MODE_OF[name] for name in _MODE_ORDER if name in names), "")
    opening = chain
    if opening:
        if not told and word[-3:] == "ing" and names[:1] == ["use"] and not i:
            return "X", "U"
        if not told or (found and found[-1] == "V" and word[-3:] != "ing") or cue in ("and", "for"):
            return "V", announced if announced in ("G", "Q") else ""
    fresh = not told and found and word[-3:] != "ing" and (before or found[-1] in "VX")
    if fresh and cue != "which" and announced != "G":
        return "V", ""
    if cue in ("to", "in+order+to", "so+as+to") or (cue in ("for", "in") and word[-3:] == "ing"):
        amount = following is not None and (following.numbers or "made" in following.head_classes)
        made = "make" in names and "aim" not in names and word[-3:] != "ing"
        if made and not (announced == "G" and following is not None and following.numbers):
            return "X", "U"
        if announced == "G" and amount:
            return "X", "G"
        return "P", "P"
    if cue in ("that", "who") and "aim" in names and announced != "G":
        return "X", "P"
    if cue.endswith("by") and announced != "G":
        return "X", "U"
    return "X", announced or ("U" if "make" in names else "P" if "aim" in names else "")


def _in_brackets(one: Seen, outside: str) -> str:
    if "quality" in one.classes and one.numbers:
        return "Q"
    return outside


def _words(
    one: Seen,
    clause: int,
    mode: str,
    current: str,
    main: str,
    last: str,
    i: int,
    near: bool,
) -> str:
    """The guess of a chunk of other words."""
    cue, before = one.chunk.cue, one.chunk.before
    joined = cue in ("and", "or", "plus")
    if not (before in (",", "),") or before in _STRONG or not i or not cue or joined):
        return _by_cue(one, cue, mode, current, main, near)
    if cue and not joined:
        return _by_cue(one, cue, mode, "", main, near)
    if near and mode:
        return _announced(one, mode)
    if not before and last == "V" and not cue:
        return _object(one, main)
    told = _content(one, clause)
    if joined and current:
        return told if clause & NUMBER and told != "X" and clause & _CHANGE else current
    if told == "X" and before == "," and current:
        return current
    if told == "M" and before == "," and current in ("S", "P") and not one.numbers:
        return current
    return told


def _announced(one: Seen, mode: str) -> str:
    """What a verb's object is."""
    if mode == "G":
        if "made" in one.head_classes and not one.numbers:
            return "M"
        return "Q" if "quality" in one.classes and "outcome" not in one.head_classes else "O"
    if mode == "U":
        big = _AMOUNT.intersection(one.numbers)
        if "data" in one.head_classes and (big or "data_adj" in one.classes):
            return "D"
        return "D" if big and "made" not in one.head_classes else "M"
    if mode == "D" and "made" in one.head_classes:
        return "M"
    return mode


def _object(one: Seen, main: str) -> str:
    """What the main verb's object is."""
    if "quality" in one.classes and (one.numbers or "quality" in one.head_classes):
        return "Q"
    if "who" in one.head_classes or "who" in hint(one.first)[0]:
        return "X"
    if "eval" in one.head_classes:
        return "Q"
    if "data" in one.head_classes and (
        one.numbers or "data_adj" in one.classes or one.head in ("data", "dataset", "datasets")
    ):
        return "D"
    if "made" in one.head_classes:
        return "M"
    if "aim" in main.split():
        return "P"
    if "model" in one.classes:
        return "M"
    if "outcome" in one.classes and "outcome" in one.head_classes:
        return "O"
    return "M"


def _content(one: Seen, clause: int) -> str:
    """What a fragment is by its words alone, and by those of the rest of its clause."""
    if clause & NUMBER:
        if "availability" in one.content or "uptime" in one.content:
            return "S"
        if "quality" in one.classes and not (
            "outcome" in one.head_classes and "quality" not in one.head_classes
        ):
            return "Q"
        if clause & _CHANGED:
            return "O"
        if clause & _SPEED:
            return "S"
        if clause & _DATA and _AMOUNT.intersection(one.numbers):
            return "D"
        if clause & _SERVING:
            return "S"
        if clause & _OUTCOME:
            return "O"
        return "D" if _AMOUNT.intersection(one.numbers) else "X"
    if clause & _MODEL or "made" in one.head_classes:
        return "M"
    if clause & _SERVING:
        return "S"
    if "quality" in one.head_classes:
        return "Q"
    return "M" if clause & _TOOL else "X"


def _by_cue(one: Seen, cue: str, mode: str, current: str, main: str, near: bool) -> str:
    """What a phrase is by the function word in front of it."""
    classes, numbers, heads = one.classes, one.numbers, one.head_classes
    key = cue.rpartition("+")[2]
    announced = mode if near else ""
    if key in ("vs", "versus", "than", "against"):
        return current if current in ("Q", "O") else "Q"
    if key in ("from", "to", "by", "into"):
        if current in ("Q", "O") and (numbers or key == "by"):
            return current
        if announced in ("D", "S"):
            return announced
        if key == "from":
            return "D" if numbers or "data" in classes else current or "D"
        if key == "to" and announced == "G":
            return _announced(one, "G")
        if "who" in heads:
            return "X"
        if key == "to" and "data" in heads:
            return "D"
        if key == "to" and "serving" in classes and "serve" in main:
            return "S"
        return current if key in ("into", "to") and current else "M"
    if "quality" in classes and numbers and key in ("with", "at", "and", "on"):
        return "Q"
    if announced in ("D", "S", "Q") and key not in ("for", "after"):
        return announced
    if key == "for":
        if current == "Q":
            return "Q"
        return "X" if "who" in heads else "P"
    if key == "on":
        if _AMOUNT.intersection(numbers) or "data" in heads:
            return "D"
        if "tool" in classes and current == "M" and "serve" not in main:
            return "M"
        if "serving" in classes:
            return "S"
        if current == "Q":
            return "M" if "made" in heads else "Q"
        return "M" if "made" in heads or "tool" in classes else current or "P"
    if key in ("with", "via", "through", "using"):
        if "who" in heads:
            return "X"
        if _WON.intersection(numbers) or ("change" in classes and numbers):
            return "O"
        if current == "S":
            return "S"
        if _AMOUNT.intersection(numbers) and "data" in heads:
            return "D"
        return "S" if key == "via" and "serving" in classes else "M"
    if key == "in" and "tool" in classes and current in ("M", "D"):
        return "M"
    if key in ("in", "at", "behind", "under", "within", "across", "over", "after", "during"):
        if current in ("Q", "O", "S", "D", "P") and not (
            current == "P" and ("serving" in classes or numbers)
        ):
            return current
        if "serving" in classes or _LATENCY.intersection(numbers):
            return "S"
        if key in ("over", "across") and ("data" in classes or numbers):
            return "D"
        return current or "X"
    if key == "as":
        return "S" if "serving" in classes else current or "X"
    return "X" if "who" in heads else current or "X"
