"""Was a result measured on live traffic, and how sure was it: A/B tests, rollouts, p-values.

Conservative on purpose: an explicit test with a result beside it, or a rate per visit (CTR,
conversion, add-to-cart) that moved. Money a year, and a model that is merely served, are not it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from bulletsmith.bullets.changes import Change
from bulletsmith.bullets.facts import Quantity, Span
from bulletsmith.bullets.near import first_from, last_before
from bulletsmith.bullets.patterns import pattern

# No text without one of these (as lower-case tokens) tells of live traffic.
LIVE_WORDS = frozenset(
    "b ab online live rollout roll holdout hold holdouts canary interleaving interleaved geo split"
    " switchback randomised randomized traffic controlled control rct test tests tested trial"
    " trials experiment experiments study ctr cvr click clicks clickthrough conversion conversions"
    " add rate rates viewability abandonment"
    " users visitors visitor customers players members drivers guests shoppers challenger 50/50"
    " null results look-to-book search attach"
    " watch-through zero-result zero-results wedge stepped-wedge".split()
)
_TEST = pattern(
    r"(?<![\w-])(?:"
    r"A/B(?:/[A-Z])*(?:[- ]?test(?:s|ed|ing)?|[- ]experiments?)?|a/b(?:[- ]test(?:s|ed)?)?"
    r"|AB[- ]test(?:s|ed)?"
    r"|split[- ]test(?:s|ed)?|[Ii]nterleav(?:ing|ed)(?: tests?| experiments?)?"
    r"|switchback(?: tests?| experiments?)?"
    r"|(?:[Gg]eo|market|store|region|matched-market|incrementality|uplift|lift|conversion-lift"
    r"|user|customer|randomi[sz]ed|live|online|controlled"
    r"|field)[- ](?:(?:\w+[- ]){0,2}?)(?:test|tests|experiment|experiments|hold-?outs?|split"
    r"|lift study|trial|trials|study)"
    r"|[Oo]nline(?=[:,;)]? ?(?:\(|[+−-]?\d|A/B|test|experiment|trial|evaluation|metric|CTR|lift"
    r"|gain|win|uplift|results?|conversion|click))"
    r"|hold-?out (?:test|group|experiment|regions?|stores?|cohort|customers|users|campaign"
    r"|markets?)"
    r"|live (?:(?:[\w-]+ ){0,2}?)(?:traffic|rollout|roll-out|hold-?out|pilot|months?|weeks?|days"
    r"|evaluation|comparison|measurement|split|users)"
    r"|(?:measured|verified|confirmed|validated|proven|tested) (?:live|online)"
    r"|(?:vs\.?|versus|against|over|and) (?:the |a |untreated )?control(?: group| arm| stores"
    r"| regions| cohort| markets?)?(?![\w-])"
    r"|control (?:group|arm|stores|regions|cohort|markets?)"
    r"|(?:in|during|after|over|across|through|throughout) (?:an? |the "
    r"|its )?(?:[\w%/-]{1,24} ){0,4}?(?:roll-?out|canary)(?! of\b)"
    r"|\d+-(?:city|store|region|market|country|clinic|shop|site|depot|venue|hotel|branch|school"
    r"|hospital|plant|warehouse|city|restaurant|farm) (?:hold-?outs?|test|trial|pilot)"
    r"|(?:in|against) an? (?:[\w-]+ ){0,2}?hold-?out"
    r"(?! (?:set|data|sample|month|year|period|split))"
    r"|hold-?out of [\d.]{1,8} ?%|stepped-wedge (?:trial|roll-?out)|50/50 test"
    r"|in an? (?:[\w]+-(?:day|week|month)|\d+ ?% traffic) (?:test|trial|experiment)"
    r"|[Aa]/[Bb], \d+ (?:days|weeks)"
    r"|(?:in|against|\() ?(?:a |an )?\d+-(?:day|week|month) hold-?outs?"
    r"|(?:on|at|to|with) (?:a |an )?(?:[\d.]{1,8} ?%|half|a tenth|a fifth"
    r"|a quarter) (?:of )?(?:(?:[\w-]+ )?traffic"
    r"|users|sessions|visitors|customers)"
    r"|(?:in|against|on|by|[Rr]an|\() ?(?:an? )?(?:[\w.%/-]{1,24} )?hold-?out (?:evaluation"
    r"|of [\d.,]+[kKmM]? (?:users|customers|sellers|members|households|accounts|stores|players"
    r"|drivers|riders|visitors|shoppers|subscribers|guests|merchants|cities|regions))"
    r"|(?:in|against|\() ?(?:an? )?[\d.]{1,8} ?% hold-?out(?! set| data| sample)"
    r"|[\d.]{1,8} ?% of (?:the )?(?:live )?(?:traffic|users|visitors|customers|players|members"
    r"|sessions|drivers|guests|shoppers)(?= ?[,;.)]|$| for | over )"
    r"|(?:in|across|on) (?:\d+|two|three|four|five|six|eight|ten) (?:test|pilot|live|trial|treated)"
    r" (?:markets|regions|stores|cities|countries|branches|districts|sites|depots|shops|hotels)"
    r"|50[/:–-]50 (?:traffic |user )?split"
    r"|(?:over|in|during|across|after) (?:[\w-]+ ){1,2}live (?:nights|shifts|races|seasons)"
    r"|[Cc]hampion[–/-]challenger(?: (?:test|rollout|roll-out|split|experiment))?"
    r"|run(?:ning)? live (?:in|on|at|across) "
    r"|(?:randomi[sz]ed|staged|phased|stepped) (?:\w+ )?roll-?out"
    r"|RCT|randomi[sz]ed (?:controlled )?(?:\w+ )?(?:trial|experiment|test|rollout)"
    r")"
)
_LASTED = pattern(r"\b(?:\d+|two|three|four|five|six|eight|ten)-(?:day|week|month) $")
# Work on experimentation itself is no experiment: `shortening A/B tests`.
_ABOUT = pattern(
    r"(?:shorten\w*|speed\w* up|design(?:ed|ing)?|analys(?:ed|ing|is of)|automat(?:ed|ing)"
    r"|number of"
    r"|running|ran|for|of|more|plan(?:ned|ning)|support\w*|standardi[sz]\w+|built|taught"
    r"|monitor\w*)"
    r" (?:all |the |our |\d+ |many |several |concurrent |product )*$",
    re.IGNORECASE,
)
_TOOLING = pattern(
    r"(?:ing)?[- ](?:platform|tool|tooling|framework|service|system|infrastructure|pipeline"
    r"|analys|library"
    r"|engine|programme|program|practice|culture|calculator|duration|durations|readout|retailer"
    r"|store|shop)"
)
_RATE = pattern(
    r"(?<![\w-])(?:(?:[\w-]+ )?(?:CTR|CVR|click-?through(?:[ -]rates?)?"
    r"|click[- ]to[- ]open(?: rates?)?"
    r"|(?:open|click|ad fill|bounce|engagement|install|sign-?up|opt-in|reply|unsubscribe"
    r"|zero-results?|null-results?|no-results?|abandonment) rates?|viewability|(?:cart|search"
    r"|checkout) abandonment|add-to-(?:cart|basket|bag)s?(?: rates?)?|conversions?(?: rates?)?"
    r"|(?:null|zero|no)[- ]results?|watch-through"
    r"|[\w-]+ per (?:visitor|session|visit|search)|look-to-book|attach rates?"
    r"|zero-(?:click|result)s? (?:sessions|searches|queries)|clicks?))(?![\w-])"
    r"(?! (?:model|models|predict\w*|estimat\w*|task|forecast\w*|modell?ing|dataset|data|logs?"
    r"|events?"
    r"|AUC|pairs|fraud|stream|rate (?:model|prediction))\b)"
)
_OTHER_CONVERSION = pattern(
    r"(?:currency|feed|voice|format|file|type|unit|power|energy|data|text|speech|model|document"
    r"|code|ONNX) conversion"
)
_MOVED = frozenset(("percent", "points", "factor"))
_TO_RATE = pattern(
    r"[ (]?(?:(?:more|higher|better|relative|absolute|extra|additional|increase|lift|uplift|gain"
    r"|improvement|rise|in|of|the|on|search|ad|email|checkout|purchase|booking|lower|jump|boost"
    r"|fewer"
    r"|drop|decrease|online|median|mean|average|overall|product|listing|web|app|mobile) ){0,5}"
)
_FROM_RATE = pattern(
    r"[ (:,]{0,2}(?:(?:by|up|down|rose|rises|grew|went|improved|increased|lifted|fell|dropped"
    r"|from|to|was"
    r"|at|lift|uplift|gain|gains|of|about|around|another|a|an|over|roughly|relative|jumped"
    r"|climbed|in|the|on"
    r"|across|for|search|rate|per|user|session|page|and|bookings|revenue|click"
    r"|sales) ){0,6}[+−–~≈-]?"
)

_INTERVAL = pattern(
    r"(?:\d{2}(?:\.\d)? ?% )?(?:\bCI\b|(?:confidence"
    r"|credible) intervals?)(?:[ :]*(?:of )?[\[(]?[±+−\d.%,–\- ]+[\])]?)?"
    r"|± ?\d[\d.]*(?: ?%| pp)?"
)
_SHARE = pattern(
    r"\d[\d.]{0,15} ?% (?:of )?(?:\w+ )?(?:traffic|users|sessions|visitors|customers|requests)"
    r"|\b[Hh]alf (?:of )?(?:\w+ )?(?:traffic|users|sessions)|\b50/50\b"
)
_SAMPLE = frozenset(
    "users sends sessions customers visitors shoppers impressions searches visits members orders"
    " riders drivers listeners viewers subscribers patients calls".split()
)


def online_at(text: str, numbers: Sequence[Quantity], changes: Sequence[Change]) -> Span | None:
    """The words that tell of a result on live traffic, or None."""
    results = [
        (q.start, q.end)
        for q in numbers
        if q.kind in _MOVED
        or q.kind == "p-value"
        or (q.sign and q.kind in ("money", "ratio", "time"))
    ]
    results += [(c.start, c.end) for c in changes]
    if not results:
        return None
    results.sort()
    tested = any(q.kind == "p-value" for q in numbers)
    for match in _TEST.finditer(text):
        start, end = match.span()
        lasted = tested or ", " in match[0] or _LASTED.search(text, max(0, start - 24), start)
        if lasted and match[0][:3] in ("A/B", "a/b"):
            return start, end
        if _ABOUT.search(text, max(0, start - 40), start) and not text.startswith(
            (" (", ": "), end
        ):
            continue
        if _TOOLING.match(text, end):
            continue
        # Nothing further off than this stands in the same breath.
        close = results[
            bisect_left(results, (start - 200, 0)) : bisect_left(results, (end + 61, 0))
        ]
        if any(_near(text, start, end, result) for result in close):
            return start, end
    for match in _RATE.finditer(text):
        if _OTHER_CONVERSION.search(match[0]):
            continue
        if _rate_moved(text, match.span(), numbers, changes):
            return match.span()
    return None


_STOP = pattern(r"[^.]\. ")


def _near(text: str, start: int, end: int, result: Span) -> bool:
    """Whether a result stands in the same breath as the words of a test."""
    if result[0] >= end:
        between, room = text[end : result[0]], 60
    elif result[1] <= start:
        between, room = text[result[1] : start], 90
    else:
        return True
    return len(between) <= room and ";" not in between and not _STOP.search(between)


def _rate_moved(
    text: str, rate: Span, numbers: Sequence[Quantity], changes: Sequence[Change]
) -> bool:
    """Whether a rate per visit is told with the number by which it moved."""
    start, end = rate
    q = first_from(numbers, end)
    if q and q.kind in _MOVED and q.start - end <= 60 and _FROM_RATE.fullmatch(text, end, q.start):
        return True
    q = last_before(numbers, start)
    if q and q.kind in _MOVED and start - q.end <= 40 and _TO_RATE.fullmatch(text, q.end, start):
        return True
    pair = first_from(changes, end)
    return bool(pair and pair.start - end <= 30 and pair.after.kind in ("percent", "ratio"))


def significance_at(text: str, numbers: Sequence[Quantity], online: Span | None) -> Span | None:
    """The words that say how sure a result is: p-value, interval, share of traffic, duration."""
    for q in numbers:
        if q.kind == "p-value":
            return q.start, q.end
    if "CI" in text or "±" in text or "interval" in text:
        match = _INTERVAL.search(text)
        if match and any(c.isdigit() for c in match[0]):
            return match.start(), match.start() + len(
                match[0].rstrip(" ,-([" if "(" in match[0] else " ,)-")
            )
    if online is None:
        return None
    if match := _SHARE.search(text):
        return match.span()
    for q in numbers:
        near = -40 <= q.start - online[1] <= 40 or online[0] <= q.start < online[1]
        if near and q.kind == "time" and q.unit in ("day", "week", "month", "quarter"):
            return q.start, q.end
        if near and q.kind == "count" and q.unit in _SAMPLE and not q.sign:
            return q.start, q.end
    return None
