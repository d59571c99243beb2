"""Rivals told beside a score: in brackets, with a verb, as a share or a multiple of theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bulletsmith.bullets import terms
from bulletsmith.bullets.facts import Quantity, Span
from bulletsmith.bullets.patterns import pattern
from bulletsmith.bullets.tokens import tokens

# A name goes on up to these; a number in front of it (`0.84 for the logistic regression`) is kept.
_NAME_END = pattern(
    r"[,;)\]:(\[—|]|\s[–-]\s|\.(?=\s|$)|\s(?:on|at|by|with|while|and|which|that|in (?!production)"
    r"|to"
    r"|across|when|as|after|from|under|via|using|through|but|then|within|whilst|behind|is|was|has"
    r"|for)\s"
)
_WHERE = pattern(
    r"(?:\b(?:where|while|whereas|when) |[,;] (?=the (?:old|previous|legacy|existing|former) ))"
    r"(the [\w -]{2,40}?) (?:reached|scored|got|had|managed|hit|gave|gives|gets|has|made|stood at"
    r"|was at) (?=[\d.£$€])"
)
_HAD = pattern(
    r"[;,(] (?!wh)(?P<name>[^\W\d][\w -]{2,40}?) (?:had|has|got|gets?|scored|scores?"
    r"|reached|reaches|managed?s?|gave|gives?)"
    r" (?=[\d.])"
)
_TIMES = pattern(
    r"(?:\b(?:double|twice|half|triple|\w+ times)(?: that of)?|(?<=\d)x)"
    r" (?P<the>the |our )?(?P<name>[^\W\d][\w-]*(?: [\w-]+){0,4})"
)
_ASIDE = pattern(r" \((?:the |a |an |our )?(?P<name>[^\W\d][\w.+/-]*(?: [\w.+/-]+){0,2}):? ")
_BESIDE_NAME = pattern(r"(?: ?[(\[]|, )(?:wh\w+ )?(?:the )?(?P<name>[^\W\d][\w .+-]{1,40}?):? ")
_TOLD_IN_BRACKETS = pattern(
    r"[(\[](?:the |a |an )?(?P<name>[^\W\d][^()\[\]:;,]{1,44}?)(?::| had| got| scored)? ?[$€£]?$"
)
_TOLD_WITH_VERB = pattern(
    r"(?:\b(?:where|while|whereas|when) |[,;(] (?=the ))(?:the )?(?P<name>[^\W\d][^,;:()]{1,44}?)"
    r" (?:had|has|got|gets|scored|managed|reached|gave|gives|made|stood at|was at) ?$"
)
_SYSTEM = pattern(
    r"\b(?:baseline|vendor|incumbent|previous|old|legacy|rules?|current|existing|manual|humans?"
    r"|heuristics?|thresholds?|cut-offs?|regex(?:es)?|keywords?|teacher|logit|regression|scorecard"
    r"|na[iï]ve|averages?|search|experts?|clinicians|radiologists|raters|reviewers|table|lookup"
    r"|queue|team|desk|z-score|picks?|human|zero-shot|persistence|sort|sorting|ordering|random"
    r"|control|template|formula|spreadsheet|Excel|checkpoint|last-value|popularity|nurses"
    r"|doctors|physicians|annotators|moderators|operators|models?)\b"
)
_POSSESSIVE = pattern(r"\s?of ((?:the |our |a )?[\w.-]+(?: [\w.-]+){0,3}?['’]s)\s")
_SHARE_OF = pattern(r"\s((?:the|our) [\w.-]+(?: [\w.-]+){0,3}?(?:['’]s|s['’]))(?!\w)")
_WITHIN = pattern(r" of (?=[^\W\d])")
CONTEXT = pattern(
    r"(?:offline|online|hold-?out|mobile|desktop|web|app|weekdays?|weekends?|overall|unseen|hard|rare|easy|train|baseline"
    r"|nominal|target|goal|English|German|French|Spanish|Chinese|Japanese"
    r"|absolute|relative|p50|p95|p99|top|val|valid|validation|test|dev"
    r"|held|macro|micro|weighted|mean|median|avg|average|per|at|on|in|over|target|up|down|was|from"
    r"|Q[1-4]|n=|p[<= ]|95|about|approx|year|US|UK|EU|EUR|from|vs|versus|pp|relatively|previously"
    r"|before|worldwide|k|internal|ours|new|current|now)\b",
    re.IGNORECASE,
)


def told_beside(text: str, numbers: Sequence[Quantity]) -> list[Span]:
    """Rivals that no marker points to, with their scores: `0.91 (logit: 0.84)`."""
    return _possessives(text, numbers) or _scored(text, numbers) or _multiples(text)


def name_end(text: str, at: int) -> int:
    """Where the name ends that begins at `at`."""
    match = _NAME_END.search(text, at, at + 90)
    end = match.start() if match else min(len(text), at + 90)
    return at + len(text[at:end].rstrip(" .-–"))


def is_rival(text: str, at: int) -> bool:
    """Whether the words at `at` name a system, where they could as well name a place or a test."""
    name = text[at : name_end(text, at)]
    if name[:1].isdigit():
        return False
    return bool(_SYSTEM.search(name)) or bool(terms.models().find(name, tokens(name)))


def _possessives(text: str, numbers: Sequence[Quantity]) -> list[Span]:
    """A share of somebody's score: `98.5% of the teacher's MRR@10`."""
    matches = [_POSSESSIVE.match(text, q.end) for q in numbers if q.kind == "percent"]
    found = [match.span(1) for match in matches if match]
    found += [  # 2.1x the rota's precision
        match.span(1)
        for q in numbers
        if q.kind == "factor" and (match := _SHARE_OF.match(text, q.end))
    ]
    return found + [
        (match.end(), name_end(text, match.end()))
        for q in numbers  # within 0.6 points of the teacher
        if text.endswith("within ", 0, q.start)
        and (match := _WITHIN.match(text, q.end))
        and is_rival(text, match.end())
    ]


def _scored(text: str, numbers: Sequence[Quantity]) -> list[Span]:
    """A rival that is told with its own score: `0.91 (logit: 0.84)`."""
    found = [match.span(1) for match in _WHERE.finditer(text)]
    found += [m.span("name") for m in _HAD.finditer(text) if _is_system(m["name"], told=True)]
    for ours, theirs in pairwise(numbers):
        if ours.kind == theirs.kind and ours.kind in ("ratio", "percent"):
            match = _BESIDE_NAME.fullmatch(text, ours.end, theirs.start)
            if match and _is_system(match["name"], ":" in match[0]):
                found.append((match.start("name"), theirs.end))
                continue
            match = _ASIDE.fullmatch(text, ours.end, theirs.start)  # 0.74 (Cox 0.69)
            if match and not theirs.sign and _is_system(match["name"], told=True, any_name=True):
                found.append((match.start("name"), theirs.end))
    if found:
        return found
    for i, theirs in enumerate(numbers[1:], start=1):
        if theirs.sign or theirs.kind not in ("ratio", "percent", "time", "count"):
            continue
        lead = text[max(0, theirs.start - 56) : theirs.start]
        at = theirs.start - len(lead)
        match = _TOLD_IN_BRACKETS.search(lead)
        inside = match is not None and text[theirs.end : theirs.end + 1] in (")", "]")
        if match is None or not inside:
            match = _TOLD_WITH_VERB.search(lead)
        elif not _is_system(match["name"], ":" in match[0], any_name=True):
            match = None
        if match is None or (inside and theirs.kind == "count" and theirs.unit):
            continue
        start = at + match.start("name")
        if any(
            q.kind == theirs.kind and start - 60 <= q.end <= start
            for q in numbers[max(0, i - 3) : i]
        ):
            found.append((start, theirs.end))
    return found


def _multiples(text: str) -> list[Span]:
    """A multiple of somebody's score: `double that of the bestseller list`, `2.2x the control`."""
    return [
        (match.start("name"), name_end(text, match.start("name")))
        for match in _TIMES.finditer(text)
        if "that of" in match[0] or _SYSTEM.match(match["name"])
    ]


def _is_system(name: str, told: bool, any_name: bool = False) -> bool:
    """Whether a name beside a score is a rival's, and no metric, split or country."""
    if any_name and told:
        plain = not terms.metrics().find(name, tokens(name))
        return plain and not CONTEXT.match(name)
    if _SYSTEM.search(name) or terms.models().get(name):
        return True
    coined = sum(c.isupper() or c.isdigit() for c in name) > 1
    return told and coined and not CONTEXT.match(name) and not terms.metrics().get(name)
