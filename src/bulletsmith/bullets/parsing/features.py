"""The features that a sighting stands for, by name.

A feature is a string such as `k=for` (the cue), `c=quality` (a word of the chunk is of that class),
`v=cuttinga` (the verb that governs the clause, right before): so that a weight can be read, and
argued with. Each function names the features of one kind of sighting; `sightings` tells what it is
given, and names those of single words. What the chunks around tell is given as bits.
"""

# ruff: noqa: D103 - the names tell what the sightings are, and the features say the rest

from __future__ import annotations

from bulletsmith.bullets.parsing.chunks import AUXILIARIES, PRONOUNS
from bulletsmith.bullets.parsing.seen import BITS

Names = tuple[str, ...]

# Of what the chunks around tell: that which matters anywhere in the text, and within the clause.
ANYWHERE = {
    name: BITS[name] for name in ("quality", "data", "serving", "outcome", "eval", "made", "model")
}
IN_CLAUSE = {
    name: bit
    for name, bit in BITS.items()
    if name in ("quality", "outcome", "data", "serving", "eval", "change") or name[0] == "#"
}


def of_guess(guess: str, cue: str, before: str) -> list[str]:
    return [f"g={guess}", f"g={guess}|{cue}", f"g={guess}|{before}"]


def of_guesses(left: str, guess: str, right: str) -> list[str]:
    return [f"gp={guess}{left}", f"gn={guess}{right}"]


def guess_of_heads(guess: str, heads: Names) -> list[str]:
    return [f"g={guess}|{name}" for name in heads]


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


def of_verb(
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


def after_verb(head: str, near: bool, first: bool) -> list[str]:
    return ["V0"] if first else [f"Vp={head}" if near else "Vp"]


def verb_before(cue: str, verbish: bool, classes: Names, head: str) -> list[str]:
    found = [f"Vn={cue}{'V' if verbish else ''}", *[f"Vnc={name}" for name in classes]]
    return [*found, f"Vnw={head}"] if verbish else found


def of_cue(
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


def of_classes(classes: Names, cue: str) -> list[str]:
    return [name for c in classes for name in (f"c={c}", f"c={c}|{cue}")]


def of_heads(heads: Names, before: str, article: str) -> list[str]:
    return [name for c in heads for name in (f"hc={c}", f"hc={c}|{before}", f"art={article}|{c}")]


def modified(modifier: Names, heads: Names, alone: bool) -> list[str]:
    if alone:
        return [f"one={name}" for name in heads]
    return [f"mh={a}|{b}" for a in modifier or ("?",) for b in heads or ("?",)]


def of_numbers(numbers: Names, cue: str, before: str) -> list[str]:
    return [name for n in numbers for name in (f"n={n}", f"n={n}|{cue}", f"n={n}|{before}")]


def counted(number: str, head: str, heads: Names, cue: str) -> list[str]:
    found = [f"nh={number}|{head}"]
    for name in heads or ("?",):
        found += [f"nhc={number}|{name}", f"nhc={number}|{name}|{cue}"]
    return found


def of_amounts(numbers: Names, classes: Names, alone: bool, opens: bool, cue: str) -> list[str]:
    kinds = {"percent": "%", "fraction": "0", "big": "b"}
    kind = next((kinds[n] for n in kinds if n in numbers), "o")
    found = [f"{kind}={name}" for name in classes]
    if alone:
        found.append("onlynum")
    if opens:
        found.append(f"n1|{cue}")
    return found


def governed(governor: str, near: bool, cue: str) -> list[str]:
    return [f"v={governor}a", f"vk={governor}a|{cue}"] if near else [f"v={governor}d", "far"]


def governed_by(classes: str, near: bool, cue: str) -> list[str]:
    mark = "a" if near else "d"
    return [f for name in classes.split() for f in (f"vc={name}{mark}", f"vc={name}{mark}|{cue}")]


def of_object(verbs: int, first: bool, cue: str) -> list[str]:
    return [f"vs{verbs}", "object", f"object|{cue}"] if first else [f"vs{verbs}"]


def follows_cue(cue: str) -> list[str]:
    return [f"pk={cue}"]


def joined(heads: Names, cue: str, following: Names) -> list[str]:
    found = [f"phc={name}|{cue}" for name in heads]
    return [*found, *[f"cc={a}|{cue}|{b}" for a in heads for b in following]]


def placed(place: int, parted: bool, verbish: bool) -> list[str]:
    kind = "V" if verbish else ""
    ending, place = divmod(place, 25)
    clauses, clause = divmod(place, 5)
    found = [f"cl={kind}{clause}", f"cl={kind}{'last' if ending else ''}|{clauses}"]
    return [*found, f"parted{kind}"] if parted else found


def sooner(told: int, verbish: bool) -> list[str]:
    return [f"B{'V' if verbish else ''}={name}" for name, bit in ANYWHERE.items() if told & bit]


def later(told: int, verbish: bool) -> list[str]:
    return [f"A{'V' if verbish else ''}={name}" for name, bit in ANYWHERE.items() if told & bit]


def shaped(first: str, last: str, cue: str, begins: bool) -> list[str]:
    return [f"S=V{last}", f"S|{cue}=V{last}", f"F=V{first}{'0' if begins else ''}"]


def follows_classes(classes: Names, numbers: Names) -> list[str]:
    return [f"pc={name}" for name in classes] + [f"pn={name}" for name in numbers]


def leads(cue: str, verbish: bool, before: str, verb: str) -> list[str]:
    found = [f"nk={cue}V" if verbish else f"nk={cue}", f"nb={before}"]
    return [*found, f"nv={verb}"] if verbish else found


def leads_classes(classes: Names, numbers: Names) -> list[str]:
    return [f"nc={name}" for name in classes] + [f"nn={name}" for name in numbers]


def ahead(told: int) -> list[str]:
    return _of_clause("a", told)


def behind(told: int) -> list[str]:
    return _of_clause("b", told)


def _of_clause(where: str, told: int) -> list[str]:
    said = [name for name, bit in IN_CLAUSE.items() if told & bit]
    return [f"{where}n={name[1:]}" if name[0] == "#" else f"{where}={name}" for name in said]
