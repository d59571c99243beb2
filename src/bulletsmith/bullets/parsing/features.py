"""What is seen of each chunk: the names of features that the weights know.

A feature is a string such as `cue=for`, `c=quality` (a word of the chunk is of that class),
`v=cutting` (the verb that governs the clause): so that a weight can be read, and argued with.
"""

from __future__ import annotations

from bulletsmith.bullets.parsing.chunks import AUXILIARIES, PRONOUNS, Chunk
from bulletsmith.bullets.parsing.guess import guesses
from bulletsmith.bullets.parsing.seen import Seen

_CLAUSE_ENDS = frozenset((";", ".", ":", "-", ",", "),", ")."))
_TOLD = frozenset(("quality", "outcome", "data", "serving", "eval", "change"))


def features(text: str, cut: list[Chunk]) -> list[list[str]]:
    """The features of each chunk of `text`, in order."""
    seen = [Seen(chunk, text) for chunk in cut]
    ahead = _ahead(seen)
    guessed = guesses(seen)
    found: list[list[str]] = []
    governor, governor_classes = "", ""  # the verb of the clause
    verbs = 0
    behind: dict[str, None] = {}  # what the clause has told so far
    last = len(seen) - 1
    for i, one in enumerate(seen):
        chunk = one.chunk
        cue, before = chunk.cue, chunk.before
        if before in _CLAUSE_ENDS:
            behind = {}
            if before != ",":
                governor = governor_classes = ""
        guess = guessed[i]
        f: list[str] = [f"g={guess}", f"g={guess}|{cue}", f"g={guess}|{before}"]
        f.append(f"gp={guess}{guessed[i - 1] if i else ''}")
        f.append(f"gn={guess}{guessed[i + 1] if i < last else ''}")
        for name in one.head_classes:
            f.append(f"g={guess}|{name}")
        if chunk.verbish:
            _of_verb(f, one, seen, i, verbs)
            governor, governor_classes = one.head, one.verb
            if one.head not in PRONOUNS and one.head[-2:] != "ly":
                verbs += 1
        else:
            _of_words(f, one, i)
            near = i > 0 and seen[i - 1].chunk.verbish
            mark = "a" if near else "d"
            f.append(f"v={governor}{mark}")
            for name in governor_classes.split():
                f.append(f"vc={name}{mark}")
                f.append(f"vc={name}{mark}|{cue}")
            f.append(f"vk={governor}{mark}|{cue}" if near else "far")
            f.append("vs0" if not verbs else "vs1" if verbs == 1 else "vs2")
            f.append("in" if chunk.depth else "out")
            if i and all(other.chunk.verbish for other in seen[:i]):
                f.append("object")
                f.append(f"object|{cue}")
        if i:
            p = seen[i - 1]
            f.append(f"pk={p.chunk.cue}")
            f.append(f"ph={p.head}")
            f.extend([f"pc={name}" for name in p.classes])
            f.extend([f"pn={name}" for name in p.numbers])
        else:
            f.append("begin")
        if i < last:
            n = seen[i + 1]
            f.append(f"nk={n.chunk.cue}V" if n.chunk.verbish else f"nk={n.chunk.cue}")
            f.append(f"nb={n.chunk.before}")
            f.extend([f"nc={name}" for name in n.classes])
            f.extend([f"nn={name}" for name in n.numbers])
            if n.chunk.verbish:
                f.append(f"nv={n.head}")
        else:
            f.append("end")
        f.extend(ahead[i])
        f.extend(behind)
        for name in one.classes:
            if name in _TOLD:
                behind[f"b={name}"] = None
        for name in one.numbers:
            behind[f"bn={name}"] = None
        found.append(f)
    return found


def _of_verb(f: list[str], one: Seen, seen: list[Seen], i: int, verbs: int) -> None:
    """What is seen of a chunk that is one verb, adverb or pronoun."""
    chunk, word = one.chunk, one.head
    cue, before = chunk.cue, chunk.before
    f.append("V")
    f.append(f"Vw={word}")
    f.append(f"Vk={cue}|{before}")
    for name in one.verb.split():
        f.append(f"Vc={name}")
        f.append(f"Vc={name}|{before}")
        f.append(f"Vc={name}|{cue}")
    ending = (
        "pron"
        if word in PRONOUNS
        else "aux"
        if word in AUXILIARIES
        else word[-3:]
        if word[-3:] == "ing"
        else word[-2:]
        if word[-2:] in ("ed", "ly")
        else "s"
        if word[-1:] == "s"
        else "o"
    )
    f.append(f"Ve={ending}")
    f.append(f"Vke={cue}|{ending}")
    f.append(f"Vks={cue}|{min(verbs, 2)}")
    if all(other.chunk.verbish for other in seen[:i]):
        f.append(f"Vchain={ending}")
    f.append(f"Vs={min(verbs, 2)}{ending}")
    if i:
        p = seen[i - 1]
        f.append(f"Vp={p.head}" if p.chunk.verbish else "Vp")
    else:
        f.append("V0")
        f.append(f"V0={ending}")
    if i + 1 < len(seen):
        n = seen[i + 1]
        f.append(f"Vn={n.chunk.cue}{'V' if n.chunk.verbish else ''}")
        f.extend([f"Vnc={name}" for name in n.classes])
        if n.chunk.verbish:
            f.append(f"Vnw={n.head}")


def _of_words(f: list[str], one: Seen, i: int) -> None:
    """What is seen of a chunk of other words."""
    chunk = one.chunk
    cue, before = chunk.cue, chunk.before
    f.append("N")
    f.append(f"k={cue}")
    f.append(f"s={before}")
    f.append(f"ks={cue}|{before}")
    if not i:
        f.append("first")
    f.extend([f"w={word}" for word in one.content])
    f.append(f"h={one.head}")
    f.append(f"h3={one.head[-3:]}")
    f.append(f"f={one.first}")
    for name in one.classes:
        f.append(f"c={name}")
        f.append(f"c={name}|{cue}")
    for name in one.head_classes:
        f.append(f"hc={name}")
        f.append(f"hc={name}|{before}")
    numbers = one.numbers
    if numbers:
        for name in numbers:
            f.append(f"n={name}")
            f.append(f"n={name}|{cue}")
            f.append(f"n={name}|{before}")
        kind = (
            "%"
            if "percent" in numbers
            else "0"
            if "fraction" in numbers
            else "b"
            if "big" in numbers
            else "o"
        )
        f.extend([f"{kind}={name}" for name in one.classes])
        if len(one.content) == 1:
            f.append("onlynum")
        if one.first[:1].isdigit():
            f.append(f"n1|{cue}")
    else:
        f.append("nonum")


def _ahead(seen: list[Seen]) -> list[list[str]]:
    """For each chunk, what the rest of its clause tells."""
    found: list[list[str]] = []
    told: dict[str, None] = {}
    for one in reversed(seen):
        found.append(list(told))
        for name in one.classes:
            if name in _TOLD:
                told[f"a={name}"] = None
        for name in one.numbers:
            told[f"an={name}"] = None
        if one.chunk.before in _CLAUSE_ENDS:
            told = {}
    found.reverse()
    return found
