"""The summary as it is composed: its three parts, what each asks for, and how it opens.

Two kinds have the same three parts: with something in production a domain, a scale and an outcome;
with nothing there yet a problem, its data and the baselines that it was held against.
"""

from __future__ import annotations

from enum import StrEnum

from bulletsmith.bullets.holes import holes
from bulletsmith.bullets.parts import Part
from bulletsmith.bullets.patterns import pattern
from bulletsmith.checks.summary import (
    AGAINST,
    SENTENCE_END,
    generic,
    names_a_domain,
    says_change,
    says_scale,
)
from bulletsmith.checks.views import CvView
from bulletsmith.cv import CV, Summary
from bulletsmith.dataclass import replace
from bulletsmith.named import NamedTuple

_LONGEST = 600  # characters of a text that is still taken apart
PARTS = ("domain", "scale", "outcome")
_BREAK = pattern(r"[:;,.!?–—](?=\s)|\s(?=(?:on|over|across|at|for|with)\s)")
_YEARS = pattern(r"\b(?:years?|yrs)\b")
_CLAIMED = pattern(r"\b(?:strong|proven|solid|extensive|deep|broad)\s\w+")


class Kind(StrEnum):
    """What a summary can rest on."""

    PRODUCTION = "in production"
    NOT_YET = "nothing in production yet"


class Opener(NamedTuple):
    """How the summary opens: `good`, or generic, or too short to tell (None), and the reason."""

    good: bool | None
    reason: str
    start: int = 0
    end: int = 0


def kind_of(view: CvView) -> Kind:
    """The kind that the summary is, or the one that suits its owner where there is none yet."""
    ran = any(bullet.gist.stack or bullet.gist.ran for r in view.roles for bullet in r.bullets)
    outcome = view.cv.summary.outcome
    if outcome and not says_change(outcome) and AGAINST.search(outcome):
        return Kind.NOT_YET
    return Kind.PRODUCTION if ran or outcome or not view.roles else Kind.NOT_YET


def composed(summary: Summary, kind: Kind) -> Summary:
    """`summary` with the words that lead in, where its own words bring none."""
    if kind is Kind.PRODUCTION:
        return summary
    scale, outcome = summary.scale.strip(), summary.outcome.strip()
    if scale[:1].isdigit() or scale[:1] == "‹":
        scale = f"on {scale}"
    if outcome and not AGAINST.search(outcome):
        outcome = f"held against {outcome}"
    return replace(summary, scale=scale, outcome=outcome)


def ticks(part: str, words: str, kind: Kind) -> tuple[Part, ...]:
    """What `part` asks for, ticked off."""
    said = words.strip()
    if holes(said):
        return (Part("holes filled", needed=True, ok=False),)
    if part == "domain":
        name = "a problem of its own" if kind is Kind.NOT_YET else "a kind of problem"
        return (Part(name, needed=True, ok=bool(said) and names_a_domain(said)),)
    if part == "scale":
        name = "how much data" if kind is Kind.NOT_YET else "how much, of what"
        return (Part(name, needed=True, ok=says_scale(said)),)
    if kind is Kind.NOT_YET:
        return (Part("a baseline by name", needed=True, ok=any(c.isalpha() for c in said)),)
    changed = says_change(said) is not None
    return (
        Part("by how much", needed=True, ok=changed),
        Part("against what", needed=True, ok=bool(AGAINST.search(said))),
    )


def opener(cv: CV) -> Opener:
    """Whether the first sentence is one that any engineer could open with, and why."""
    text = cv.summary.sentence
    if len(text.split()) < 2:
        return Opener(None, "")
    found = generic(cv)
    if found:
        return Opener(False, _why_generic(found[0]), *found.span())
    first = text[: stop.start() if (stop := SENTENCE_END.search(text)) else len(text)]
    named, measured = names_a_domain(first), says_scale(first) or says_change(first) is not None
    if named and measured:
        return Opener(True, "it opens with your problem and its size: nobody else can write this")
    if named:
        return Opener(True, "it opens with your problem; a number beside it makes it yours")
    if measured:
        return Opener(None, "a number without its problem: what kind of models are these?")
    return Opener(None, "any ML engineer could open like this: name your problem and its size")


def _why_generic(words: str) -> str:
    if _YEARS.search(words.lower()):
        return "a title and years: the dates of your roles say that already"
    if found := _CLAIMED.search(words.lower()):
        return f"“{found[0]}” is what everybody claims: say what you ran instead"
    return f"“{' '.join(words.split()[:3])} …” is an adjective and a title: it says nothing you did"


def taken_apart(summary: Summary) -> Summary | None:
    """A text as its three parts, only where these make the very same text again."""
    text = summary.text.strip()
    if not text or "\n" in text or len(text) > _LONGEST:
        return None
    cuts = [found.end() for found in _BREAK.finditer(text)]
    named = [cut for cut in cuts if names_a_domain(text[:cut]) and not says_scale(text[:cut])]
    first = next((cut for cut in named if text[cut - 1] == ":"), next(iter(named), None))
    if first is None or says_change(text[:first]):
        return None
    for cut in (*(cut for cut in reversed(cuts) if cut > first), len(text)):
        scale, outcome = text[first:cut], text[cut:]
        whole = not outcome or says_change(outcome) or AGAINST.search(outcome)
        if whole and says_scale(scale) and not says_change(scale):
            made = Summary("", text[:first].rstrip(" ,"), scale.strip(" ,"), outcome.strip(" ,"))
            for one in (replace(made, outcome=made.outcome.rstrip(".")), made):
                if one.sentence == text:
                    return one
    return None
