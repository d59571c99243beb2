"""How a bullet opens: with what its owner did."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from bulletsmith.bullets import lexicon, terms
from bulletsmith.bullets.lexicon import Verb
from bulletsmith.bullets.slots import Slot
from bulletsmith.bullets.terms import Term
from bulletsmith.checks.rule import Hit, Severity, bullet_rule
from bulletsmith.checks.saying import quote
from bulletsmith.checks.views import BulletView
from bulletsmith.checks.work import Work

_rule = partial(bullet_rule, slot=Slot.VERB)
_OFFERED = 3
_EARLY = 3  # words among which a verb opens the bullet
_STACK = frozenset("technologies technology tools stack skills languages frameworks".split())
_PRESENT = frozenset("present presents third base".split())


_AUXILIARIES = frozenset("have has had having been".split())


def opener(view: BulletView) -> Term[Verb] | None:
    """The first verb of the lexicon in the words that fill the verb slot: `helped build`."""
    said = view.said.get(Slot.VERB)
    if said is None:
        return None
    known = terms.verbs()
    for place, token in enumerate(view.tokens):
        if token[0] >= said.end:
            break
        if token[0] >= said.start:
            term = known.at(view.text, view.tokens, place)
            if term is not None and not (token[2] in _AUXILIARIES and term.last == place + 1):
                return term
    return None


@_rule(
    "VRB001",
    "no-verb",
    Severity.ERROR,
    what="A bullet opens with what you did: a verb in the past tense, or the present for a role "
    "that goes on.",
    why="A line that opens with a noun is a label. I want to know what you did, not what the "
    "folder was called.",
    bad="Recommendation system, collaborative filtering, Python.",
    good="Built a collaborative-filtering recommender for the home page.",
)
def no_verb(b: BulletView) -> Iterator[Hit]:
    """No words fill the verb slot, or those that do tell a state: `Experienced with`."""
    said = b.said.get(Slot.VERB)
    if b.tokens and (_is_state(b, said.words) if said else not _opens_with_verb(b)):
        start, end = b.tokens[0][0], b.tokens[min(2, len(b.tokens) - 1)][1]
        yield Hit(
            f"no verb: it opens with {quote(b.text, start, end)}", start, end, try_=_fitting(b, ())
        )


def _is_state(b: BulletView, words: list[str]) -> bool:
    """`Experienced with`, `am a data scientist`; `am responsible for` is a weak verb."""
    if words[:1] in (["am"], ["is"]):
        return b.opener is None or b.opener.entry.strength != "weak"
    return bool(words) and words[0] in _STATES


_STATES = frozenset(
    "am is experience experienced knowledge proficient familiar skilled expertise".split()
)
_OBJECT = frozenset("the a an all every its each new two three four".split())


def _opens_with_verb(b: BulletView) -> bool:
    """Whether the first word is a verb before its object, though the reader took it for a noun."""
    place = int(b.forms[0] in ("i", "we") and len(b.forms) > 1)  # STY003 has its say on these
    term = terms.verbs().at(b.text, b.tokens, place)
    if term is not None and place and term.entry.strength != "weak":
        return True
    if term is not None and b.forms[term.last : term.last + 1] and b.forms[term.last] in _OBJECT:
        return True
    if ":" in b.forms[:-1]:  # `Route planning: combined an ETA model with ...`
        behind = terms.verbs().at(b.text, b.tokens, b.forms.index(":") + 1)
        if behind is not None and b.low[behind.start : behind.end] == behind.entry.past:
            return True
    if b.forms[0] in ("re", "co", "pre") and len(b.forms) > 1 and b.forms[1].endswith("ed"):
        return True  # Re-engineered
    first = b.text[b.tokens[0][0] :].split(maxsplit=1)
    return first[0].endswith("ed") and first[-1].split(" ", 1)[0].lower() in _OBJECT


@_rule(
    "VRB002",
    "weak-verb",
    Severity.ERROR,
    what="The verb says what you did yourself. `Worked on`, `helped`, `was responsible for` only "
    "say that you were there.",
    why="After `worked on` I cannot tell whether you wrote the model or the meeting notes, and in "
    "90 seconds I will not find out.",
    bad="Worked on fraud models using XGBoost.",
    good="Built an XGBoost scorer for card fraud.",
)
def weak_verb(b: BulletView) -> Iterator[Hit]:
    """The opener is one of the lexicon's weak verbs."""
    term = b.opener
    if term is None or term.entry.strength != "weak" or _goes_on(b, term):
        return
    if term.first and b.forms[term.first - 1] in _STACK:
        return  # `Technologies used: ...`
    yield Hit(
        f"weak verb {quote(b.text, term.start, term.end)}",
        term.start,
        term.end,
        try_=_stronger(b, term),
    )


def _goes_on(b: BulletView, term: Term[Verb]) -> bool:
    """Whether a strong verb stands beside the weak one: `Researched and implemented`."""
    if b.forms[term.last : term.last + 1] != ["and"] or term.last + 1 >= len(b.tokens):
        return False
    other = terms.verbs().at(b.text, b.tokens, term.last + 1)
    return other is not None and other.entry.strength == "strong"


@_rule(
    "VRB003",
    "wrong-tense",
    Severity.WARNING,
    what="The past tense for a role that has ended.",
    why="`Build` in a job you left two years ago reads as a job description that was pasted in.",
    bad="Build a churn model for a telecoms operator.",
    good="Built a churn model for a telecoms operator.",
)
def wrong_tense(b: BulletView) -> Iterator[Hit]:
    """A present form opens a bullet of a role that has ended."""
    if b.current is not False:
        return
    term = b.opener
    if term is None or term.start != b.said[Slot.VERB].start or _is_no_opener(b, term):
        return
    written = b.low[term.start : term.end]
    verb = term.entry
    if _is_past(written, verb):
        return
    past = _cased_as(b, term.start, verb.past)
    yield Hit(
        f"{quote(b.text, term.start, term.end)} in a role that has ended",
        term.start,
        term.end,
        try_=(past,),
    )


_TITLES = frozenset("developer engineer scientist analyst author maintainer contributor".split())
_BEFORE = frozenset("after before by while when upon despite through".split())


def _is_no_opener(b: BulletView, term: Term[Verb]) -> bool:
    """`Lead developer in ...` is a title, and `After automating ...` opens with another verb."""
    if b.forms[term.last : term.last + 1] and b.forms[term.last] in _TITLES:
        return True
    return term.first > 0 and b.forms[term.first - 1] in _BEFORE


@_rule(
    "VRB005",
    "inflated-verb",
    Severity.ADVICE,
    what="A plain verb. `Spearheaded`, `leveraged` and `revolutionised` say no more than `led`, "
    "`used` and `replaced`.",
    why="Big verbs make me look for the small thing behind them. The number does the impressing.",
    bad="Spearheaded a demand forecaster for 400 shops.",
    good="Led the build of a demand forecaster for 400 shops.",
)
def inflated_verb(b: BulletView) -> Iterator[Hit]:
    """The opener is an inflated verb."""
    term = b.opener
    if term is not None and term.first < _EARLY and term.entry.strength == "inflated":
        yield Hit(
            f"inflated verb {quote(b.text, term.start, term.end)}",
            term.start,
            term.end,
            try_=_stronger(b, term),
        )


def _is_past(written: str, verb: Verb) -> bool:
    """Whether a form is not clearly present: `cut` may be either, `was building` is past."""
    first = written.split()[0].split("-")[-1] if written.split() else ""
    present = verb.present.split()[0].split("-")[-1]
    past = verb.past.split()[0].split("-")[-1]
    if present == past or first == past:
        return True
    gerund = (verb.gerund or "").split(" ")[0].split("-")[-1]
    return first not in {present, present + "s", present + "es", gerund}


@cache
def _replacing() -> dict[str, list[Verb]]:
    """For each weak or inflated verb (its past form) the strong ones that can stand in for it."""
    found: dict[str, list[Verb]] = {}
    for verb in lexicon.entries("verbs"):
        if verb.strength == "strong":
            for weak in verb.replaces:
                found.setdefault(weak, []).append(verb)
    return found


@cache
def _plain() -> dict[str, tuple[Verb, ...]]:
    """The first few strong verbs of each group: they are the commonest."""
    found: dict[str, list[Verb]] = {}
    for verb in lexicon.entries("verbs"):
        if verb.strength == "strong":
            found.setdefault(verb.group, []).append(verb)
    return {group: tuple(some[:6]) for group, some in found.items()}


def _groups(view: BulletView) -> tuple[str, ...]:
    """The groups of verbs that fit what the bullet tells of, best first."""
    if Slot.MODEL not in view.said:
        return ("analyse", "measure", "build")
    kind = view.work
    if kind is Work.PLATFORM:
        return ("build", "ship", "improve")
    if Slot.SERVING in view.said:
        return ("ship", "build", "improve")
    return ("build", "ship", "improve")


def _fitting(view: BulletView, among: tuple[Verb, ...] | list[Verb]) -> tuple[str, ...]:
    """Three verbs that fit, from `among` where any do, capitalised as an opener, in the past."""
    groups = _groups(view)
    pool = sorted(
        among, key=lambda verb: groups.index(verb.group) if verb.group in groups else 9
    ) or [verb for group in groups for verb in _plain().get(group, ())[:1]]
    return tuple(dict.fromkeys(verb.past[:1].upper() + verb.past[1:] for verb in pool))[:_OFFERED]


def _stronger(view: BulletView, term: Term[Verb]) -> tuple[str, ...]:
    """Strong verbs for a weak one, in its tense; what it helped to do comes first (`build`)."""
    weak = term.entry
    among = list(_replacing().get(weak.past, ()))
    if not among:
        head = weak.past.split()[0]
        among = [v for key, some in _replacing().items() if key.split()[0] == head for v in some]
    helped = _what_it_helped(view, term)
    groups = _groups(view)
    ranked = sorted(among, key=lambda v: groups.index(v.group) if v.group in groups else 9)
    if view.models:  # what one does with a model
        ranked.sort(key=lambda verb: verb.past not in _OF_MODELS)
    ranked = ([helped] if helped else []) + ranked
    if not ranked:
        ranked = [verb for group in groups for verb in _plain().get(group, ())[:1]]
    written = view.low[term.start : term.end]
    present = not _is_past(written, weak) and not written.split()[0].endswith("ing")
    forms = (verb.present if present else verb.past for verb in ranked)
    return tuple(dict.fromkeys(_cased_as(view, term.start, form) for form in forms))[:_OFFERED]


_OF_MODELS = frozenset({"built", "trained", "shipped"})


def _what_it_helped(view: BulletView, term: Term[Verb]) -> Verb | None:
    """The strong verb right behind a weak one: `Helped build`, `Responsible for monitoring`."""
    known = terms.verbs()
    for place in range(term.first, min(term.last + 2, len(view.tokens))):
        behind = known.at(view.text, view.tokens, place)
        if behind is not None and behind.entry.strength == "strong":
            between = view.low[term.end : behind.start].strip()
            if between in ("", "to", "in", "with", "for"):
                return behind.entry
    return None


def _cased_as(view: BulletView, start: int, form: str) -> str:
    """`form` with a capital where the words that it would stand for have one."""
    return form[:1].upper() + form[1:] if view.text[start : start + 1].isupper() else form


RULES = (no_verb, weak_verb, wrong_tense, inflated_verb)
