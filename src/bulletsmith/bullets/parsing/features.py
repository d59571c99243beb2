"""What is seen of each chunk, as sightings; and the features that each sighting stands for.

A feature is a string such as `k=for` (the cue), `c=quality` (a word of the chunk is of that class),
`v=cuttinga` (the verb that governs the clause, right before): so that a weight can be read, and
argued with. A sighting is a tuple that bundles the features which depend on the same few things;
sightings come again and again, so what the weights say of one is added up once and remembered.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bulletsmith.bullets.parsing.chunks import ARTICLES, AUXILIARIES, PRONOUNS, Chunk
from bulletsmith.bullets.parsing.guess import guesses
from bulletsmith.bullets.parsing.seen import Seen

Sighting = tuple[Any, ...]
Names = tuple[str, ...]

_CLAUSE_ENDS = frozenset((";", ".", ":", "-", ",", "),", ")."))
_NOTHING: tuple[Names, Names] = ((), ())
_PARTS = frozenset((";", ".", ":", "-", ")."))
# What the rest of the text may tell, each as a bit.
_BITS = {
    name: 1 << i
    for i, name in enumerate(("quality", "data", "serving", "outcome", "eval", "made", "model"))
}
_TOLD = frozenset(("quality", "outcome", "data", "serving", "eval", "change"))


def sightings(text: str, cut: list[Chunk]) -> list[list[Sighting]]:
    """What is seen of each chunk of `text`, in order."""
    seen = [Seen(chunk, text) for chunk in cut]
    guessed = guesses(seen)
    ahead = _ahead(seen)
    bits = [_bits(one) for one in seen]
    later = _later(bits)
    clauses = 1 + sum([one.chunk.before in _CLAUSE_ENDS for one in seen[1:]])
    clause, parted, sooner = 0, False, 0
    found: list[list[Sighting]] = []
    governor, governor_classes = "", ""  # the verb of the clause
    verbs = 0
    only_verbs = True  # so far
    behind = _NOTHING  # what the clause has told so far
    last = len(seen) - 1
    previous: Seen | None = None
    guess = ""
    first_verb = guessed.index("V") if "V" in guessed else last + 1
    last_verb = last - guessed[::-1].index("V") if "V" in guessed else -1
    for i, one in enumerate(seen):
        chunk = one.chunk
        cue, before = chunk.cue, chunk.before
        if before in _CLAUSE_ENDS:
            behind = _NOTHING
            if before != ",":
                governor = governor_classes = ""
            clause += i > 0
            parted = parted or before in _PARTS
        guess_before, guess = guess, guessed[i]
        near = previous is not None and previous.chunk.verbish
        following = seen[i + 1] if i < last else None
        guess_next = guessed[i + 1] if i < last else ""
        seen_here: list[Sighting] = [
            (_of_guess, guess, cue, before, guess_before, guess_next, one.head_classes)
        ]
        verbish = chunk.verbish
        place = min(clause, 4) + 5 * min(clauses, 4) + 25 * (clause + 1 == clauses)
        seen_here.append((_placed, place, parted, sooner, later[i], verbish))
        sooner |= bits[i]
        first_shape, last_shape = _shapes(text, chunk)
        if verbish:
            head = one.head
            told = (first_verb < i) + 2 * (last_verb > i)  # whether the main verb is elsewhere
            seen_here.append(
                (_of_verb, head, cue, before, one.verb, min(verbs, 2), only_verbs, told)
            )
            seen_here.append((_shaped, first_shape, last_shape, cue, not i))
            seen_here.append((_after_verb, previous.head if previous and near else "", near, not i))
            if following is not None:
                n = following.chunk
                seen_here.append(
                    (_verb_before, n.cue, n.verbish, following.classes, following.head)
                )
            governor, governor_classes = head, one.verb
            if head not in PRONOUNS and head[-2:] != "ly":
                verbs += 1
        else:
            seen_here += [(_of_word, word) for word in one.content]
            article = chunk.words[0] if chunk.words and chunk.words[0] in ARTICLES else ""
            count = min(len(chunk.words), 5)
            inside = chunk.depth > 0
            seen_here.append(
                (_of_cue, cue, before, not i, inside, article, count, first_shape, last_shape)
            )
            seen_here.append((_of_ends, one.head, one.first, cue))
            if one.classes:
                seen_here.append((_of_classes, one.classes, cue))
                seen_here.append((_of_head, one.head_classes, before, article))
            if one.numbers:
                seen_here.append((_of_numbers, one.numbers, cue, before))
                seen_here.append((_counted, one.numbers[0], one.head, one.head_classes, cue))
                alone, opens = len(one.content) == 1, one.first[:1].isdigit()
                seen_here.append((_of_amounts, one.numbers, one.classes, alone, opens, cue))
            else:
                seen_here.append((_of_no_numbers,))
            first_object = only_verbs and i > 0
            seen_here.append(
                (_governed, governor, governor_classes, near, cue, min(verbs, 2), first_object)
            )
            only_verbs = False
        if previous is None:
            seen_here.append((_begins,))
        else:
            seen_here.append((_follows, previous.chunk.cue, previous.head, "" if verbish else cue))
            if previous.head_classes and not verbish:
                seen_here.append((_joined, previous.head_classes, cue, one.head_classes))
            if previous.classes or previous.numbers:
                seen_here.append((_follows_classes, previous.classes, previous.numbers))
        if following is None:
            seen_here.append((_ends,))
        else:
            n = following.chunk
            verb = following.head if n.verbish else ""
            seen_here.append((_leads, n.cue, n.verbish, n.before, verb))
            if following.classes or following.numbers:
                seen_here.append((_leads_classes, following.classes, following.numbers))
        if ahead[i] != _NOTHING:
            seen_here.append((_told, "a", *ahead[i]))
        if behind != _NOTHING:
            seen_here.append((_told, "b", *behind))
        found.append(seen_here)
        behind = _with(behind, one)
        previous = one
    return found


def features_of(sighting: Sighting) -> list[str]:
    """The names of the features that a sighting stands for."""
    make: Callable[..., list[str]] = sighting[0]
    return make(*sighting[1:])


def features(text: str, cut: list[Chunk]) -> list[list[str]]:
    """The features of each chunk of `text`, in order, each once."""
    return [
        list(dict.fromkeys(name for sighting in one for name in features_of(sighting)))
        for one in sightings(text, cut)
    ]


def _with(told: tuple[Names, Names], one: Seen) -> tuple[Names, Names]:
    """`told` with what `one` tells."""
    names, numbers = told
    more = [name for name in one.classes if name in _TOLD and name not in names]
    if more:
        names = tuple(sorted((*names, *more)))
    fresh = [name for name in one.numbers if name not in numbers]
    if fresh:
        numbers = tuple(sorted((*numbers, *fresh)))
    return names, numbers


def _ahead(seen: list[Seen]) -> list[tuple[Names, Names]]:
    """For each chunk, what the rest of its clause tells."""
    found: list[tuple[Names, Names]] = []
    told = _NOTHING
    for one in reversed(seen):
        found.append(told)
        told = _NOTHING if one.chunk.before in _CLAUSE_ENDS else _with(told, one)
    found.reverse()
    return found


def _bits(one: Seen) -> int:
    return sum([_BITS[name] for name in one.classes if name in _BITS])


def _later(bits: list[int]) -> list[int]:
    """For each chunk, what all the chunks behind it tell."""
    found, told = [], 0
    for more in reversed(bits):
        found.append(told)
        told |= more
    found.reverse()
    return found


def _shapes(text: str, chunk: Chunk) -> tuple[str, str]:
    """How the first and the last word are spelt."""
    spelt = text[chunk.start : chunk.end]
    if len(chunk.words) == 1 and " " not in spelt:
        return _shape(spelt), _shape(spelt.rstrip(").,;"))
    words = spelt.split()
    return _shape(words[0]), _shape(words[-1].rstrip(").,;"))


def _shape(word: str) -> str:
    if word.islower():
        return "low"
    if word[:1].isdigit():
        return "num"
    if word.isupper():
        return "up"
    return "cap" if word[1:].islower() else "mix"


def _of_guess(guess: str, cue: str, before: str, left: str, right: str, heads: Names) -> list[str]:
    return [
        f"g={guess}",
        f"g={guess}|{cue}",
        f"g={guess}|{before}",
        f"gp={guess}{left}",
        f"gn={guess}{right}",
        *[f"g={guess}|{name}" for name in heads],
    ]


def _ending(word: str) -> str:
    if word in PRONOUNS:
        return "pron"
    if word in AUXILIARIES:
        return "aux"
    if word[-3:] == "ing":
        return "ing"
    if word[-2:] in ("ed", "ly"):
        return word[-2:]
    return "s" if word[-1:] == "s" else "o"


def _of_verb(
    word: str, cue: str, before: str, verb: str, verbs: int, chain: bool, told: int
) -> list[str]:
    ending = _ending(word)
    found = ["V", f"Vw={word}", f"Vk={cue}|{before}", f"Ve={ending}", f"Vke={cue}|{ending}"]
    found += [f"Vt={told}{ending}", f"Vt={told}{ending}|{before}", f"Vt={told}|{cue}"]
    found += [f"Vks={cue}|{verbs}", f"Vs={verbs}{ending}"]
    for name in verb.split():
        found += [f"Vc={name}", f"Vc={name}|{before}", f"Vc={name}|{cue}"]
    if chain:
        found.append(f"Vchain={ending}")
    return found


def _after_verb(head: str, near: bool, first: bool) -> list[str]:
    return ["V0"] if first else [f"Vp={head}" if near else "Vp"]


def _verb_before(cue: str, verbish: bool, classes: Names, head: str) -> list[str]:
    found = [f"Vn={cue}{'V' if verbish else ''}", *[f"Vnc={name}" for name in classes]]
    return [*found, f"Vnw={head}"] if verbish else found


def _of_word(word: str) -> list[str]:
    return [f"w={word}"]


def _of_cue(
    cue: str,
    before: str,
    begins: bool,
    inside: bool,
    article: str,
    count: int,
    first: str,
    last: str,
) -> list[str]:
    found = [f"art={article}", f"art={article}|{cue}", f"len={count}", f"len={count}|{cue}"]
    found += [f"S={last}", f"S|{cue}={last}", f"F={first}{'0' if begins else ''}"]
    found += [f"SB={before}{last}|{count}", "N", f"k={cue}", f"s={before}", f"ks={cue}|{before}"]
    found.append("in" if inside else "out")
    return [*found, "first"] if begins else found


def _of_ends(head: str, first: str, cue: str) -> list[str]:
    return [f"h={head}", f"h3={head[-3:]}", f"f={first}", f"kh={cue}|{head}", f"kf={cue}|{first}"]


def _of_classes(classes: Names, cue: str) -> list[str]:
    return [name for c in classes for name in (f"c={c}", f"c={c}|{cue}")]


def _of_head(heads: Names, before: str, article: str) -> list[str]:
    return [name for c in heads for name in (f"hc={c}", f"hc={c}|{before}", f"art={article}|{c}")]


def _of_numbers(numbers: Names, cue: str, before: str) -> list[str]:
    return [name for n in numbers for name in (f"n={n}", f"n={n}|{cue}", f"n={n}|{before}")]


def _counted(number: str, head: str, heads: Names, cue: str) -> list[str]:
    found = [f"nh={number}|{head}"]
    for name in heads or ("?",):
        found += [f"nhc={number}|{name}", f"nhc={number}|{name}|{cue}"]
    return found


def _of_amounts(numbers: Names, classes: Names, alone: bool, opens: bool, cue: str) -> list[str]:
    kinds = {"percent": "%", "fraction": "0", "big": "b"}
    kind = next((kinds[n] for n in kinds if n in numbers), "o")
    found = [f"{kind}={name}" for name in classes]
    if alone:
        found.append("onlynum")
    if opens:
        found.append(f"n1|{cue}")
    return found


def _of_no_numbers() -> list[str]:
    return ["nonum"]


def _governed(
    governor: str, classes: str, near: bool, cue: str, verbs: int, first_object: bool
) -> list[str]:
    mark = "a" if near else "d"
    found = [f"v={governor}{mark}", f"vs{verbs}", f"vk={governor}{mark}|{cue}" if near else "far"]
    for name in classes.split():
        found += [f"vc={name}{mark}", f"vc={name}{mark}|{cue}"]
    if first_object:
        found += ["object", f"object|{cue}"]
    return found


def _begins() -> list[str]:
    return ["begin"]


def _follows(cue: str, head: str, joining: str) -> list[str]:
    return [f"pk={cue}", f"ph={head}", f"phk={head}|{joining}"]


def _joined(heads: Names, cue: str, following: Names) -> list[str]:
    found = [f"phc={name}|{cue}" for name in heads]
    return [*found, *[f"cc={a}|{cue}|{b}" for a in heads for b in following]]


def _placed(place: int, parted: bool, sooner: int, later: int, verbish: bool) -> list[str]:
    kind = "V" if verbish else ""
    ending, place = divmod(place, 25)
    clauses, clause = divmod(place, 5)
    found = [f"cl={kind}{clause}", f"cl={kind}{'last' if ending else ''}|{clauses}"]
    if parted:
        found.append(f"parted{kind}")
    found += [f"B{kind}={name}" for name, bit in _BITS.items() if sooner & bit]
    return found + [f"A{kind}={name}" for name, bit in _BITS.items() if later & bit]


def _shaped(first: str, last: str, cue: str, begins: bool) -> list[str]:
    return [f"S=V{last}", f"S|{cue}=V{last}", f"F=V{first}{'0' if begins else ''}"]


def _follows_classes(classes: Names, numbers: Names) -> list[str]:
    return [f"pc={name}" for name in classes] + [f"pn={name}" for name in numbers]


def _ends() -> list[str]:
    return ["end"]


def _leads(cue: str, verbish: bool, before: str, verb: str) -> list[str]:
    found = [f"nk={cue}V" if verbish else f"nk={cue}", f"nb={before}"]
    return [*found, f"nv={verb}"] if verbish else found


def _leads_classes(classes: Names, numbers: Names) -> list[str]:
    return [f"nc={name}" for name in classes] + [f"nn={name}" for name in numbers]


def _told(where: str, classes: Names, numbers: Names) -> list[str]:
    return [f"{where}={name}" for name in classes] + [f"{where}n={name}" for name in numbers]
