"""Numbers as people write them: `1.2B`, `3M+`, `10 TB`, `+12%`, `p<0.01`, `30ms p95`, `halved`.

One scan anchored on digits finds what looks like a number; plain code then asks what stands before
it (a sign, a currency, a name such as `GPT-4`) and after it (a scale, a unit, the noun counted).
Names, versions, years, dates and ratios such as `24/7` are no quantities.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bulletsmith.bullets.facts import Quantity
from bulletsmith.bullets.patterns import pattern
from bulletsmith.bullets.units import (
    COUNT_WORDS,
    CURRENCIES,
    FACTOR_WORDS,
    FRACTION_WORDS,
    FUNCTION_WORDS,
    GLUED,
    MANY_WORDS,
    PERIODS,
    SCALES,
    SHAPES,
    UNITS,
    VERSIONED,
)

_SPACE = " \u00a0\u202f\u2009"

# It starts with a set of characters, so that the search skips quickly to the next digit; every
# loop is possessive or bounded, so that it is linear on any text.
_SCAN = pattern(
    rf"""
    (?P<digits>[0-9](?:
        (?<![A-Za-z_@.][0-9])(?<![A-Za-z]-[0-9])           # no groups of thousands in GPT-3 175
        [0-9]{{0,2}}(?:[,'’\u00a0\u202f\u2009][0-9]{{3}}|\ [0-9]{{3}}(?![0-9kKMB]))++
        (?![0-9])(?:\.[0-9]++)?
      | [0-9]*+(?:\.[0-9]++|,[0-9]{{1,2}}(?![0-9,]))?
    )
    (?:[eE][-+−]?[0-9]{{1,3}}(?![0-9A-Za-z])|\^[-−]?[0-9]{{1,3}}|\s?[x×]\s?10\^[-−]?[0-9]{{1,3}})?)
    (?P<scale>[{_SPACE}-]?(?:[kKMB]|MM|bn|mn|mln|thousand|million|billion|trillion)(?![A-Za-z0-9])
      |T(?![A-Za-z0-9]))?
    (?:\+(?![0-9]))?
    (?:(?P<gap>[{_SPACE}]?-?)(?P<unit>%(?:[{_SPACE}-]?(?:points?|pts?|pp)\b)?|[‰×€£]
      |percentage[ -]points?|per[ ]?cent\b|basis[ -]points?
      |[A-Za-zµμ]++(?:/[A-Za-z]++)?|/[A-Za-z]++))?
    """,
    re.VERBOSE,
)
_WORD = pattern(
    r"[dDhHtTfFsSeEnNqQmMb](?<![\w-].)(?:oubl(?:ed?|ing)|al(?:f|ved?|ving)|ripl(?:ed?|ing)|wice"
    r"|uadrupl(?:ed?|ing)|hirds?|uarters?|ifth|ixth|enth|wo|hree|our|ive|ix|even|ight|ine|en"
    r"|leven|welve|undreds|housands?|illions?|ozens?)(?!\w)"
    r"(?!-(?!(?:second|minute|hour|day|week|month|quarter|year)s?\b))"
)
_RATE = pattern(
    rf"((?:[{_SPACE}-][A-Za-z']++){{0,3}}?)(?:\s?/\s?|\s(?:per|a|an|each|every)\s)"
    rf"({'|'.join(sorted(PERIODS, key=len, reverse=True))})(?![A-Za-z])"
)
_A_YEAR = pattern(
    r"\s?(?:/\s?|(?:per|a|each|every) )"
    r"(?:(y)(?:ea)?r|(a)nnum|(m)o(?:nth)?|(w)eek|(d)ay|(h)(?:ou)?r?)\b"
    r"|\s(a)nnually\b| (p)\.a\.| (y)early\b"
)
_PERIOD_OF = {
    "y": "year",
    "a": "year",
    "p": "year",
    "m": "month",
    "w": "week",
    "d": "day",
    "h": "h",
}
_NOUN = pattern(
    rf"[{_SPACE}-]([A-Za-z']++)(?:[{_SPACE}-]([A-Za-z']++))?(?:[{_SPACE}-]([A-Za-z']++))?"
)
_CARDS = pattern(r" ?[A-Z][A-Za-z]*\d")
_P_VALUE = pattern(r"(?<![A-Za-z])[pP](?:[- ]?values?)?\s?(?:of |[<>=≤≥]+|is |under |below )\s?$")
_PERCENTILES = frozenset("50 75 90 95 97 98 99 99.5 99.9 99.99".split())
_TO_PERCENTILE = frozenset(("", " ", " at ", " @ ", "@", " (", " in ", " at the ", " (at "))
_WORD_SCALE = pattern(r" (thousand|million|billion)\b")
_FIRST = ("first ", "second ", "other ")
_FRACTION = pattern(r"(?:\b[Aa]|\b[Oo]ne|\b[Bb]y|\b[Tt]wo|\b[Tt]hree)[ -]$")
_FRACTION_OF = pattern(
    r"[^\s\w-]|$| (?:of|the|fewer|less|more|lower|higher|faster|cheaper|smaller|in|on|by|for|and"
    r"|while|with|after|via|at|to|from|since|over|across)\b"
)


@lru_cache(maxsize=512)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of `text`, in order, never overlapping; names, versions and years are none."""
    found = _written(text)
    words = _worded(text)
    if words:
        every = sorted([*found, *words], key=lambda q: (q.start, -q.end))
        found = every[:1]
        for quantity in every[1:]:
            if quantity.start >= found[-1].end:
                found.append(quantity)
    return tuple(found)


def _written(text: str) -> list[Quantity]:
    """The quantities written with digits."""
    found: list[Quantity] = []
    name_end = -1  # where the last number ended that was part of a name: Llama-3-70B
    percentile, percentile_end = "", -1
    for match in _SCAN.finditer(text):
        start, end = match.span("digits")
        before = text[start - 1] if start else " "
        if label := _percentile(text, start, match):
            last = found[-1] if found else None
            if (
                last
                and last.kind == "time"
                and not last.percentile
                and text[last.end : start - 1] in _TO_PERCENTILE
            ):
                found[-1] = last._replace(end=end, percentile=label)
            else:
                percentile, percentile_end = label, end
            name_end = end
            continue
        if _in_name(text, start, end, before, name_end):
            name_end = end
            continue
        quantity = _measured(text, match)
        if quantity is None:
            name_end = match.end()
            continue
        if percentile and quantity.kind == "time":
            between = text[percentile_end : quantity.start]
            if len(between) < 40 and not any(c in ",;)." for c in between):
                quantity = quantity._replace(percentile=percentile)
                percentile_end = quantity.end
            else:
                percentile = ""
        if before in "-–" and found and not found[-1].unit and found[-1].end == start - 1:
            found[-1] = found[-1]._replace(unit=quantity.unit, kind=quantity.kind)  # 25–30%
        if found and quantity.start < found[-1].end:
            quantity = quantity._replace(start=found[-1].end)  # `3€4`: the sign is the first one's
        found.append(quantity)
    return found


def _percentile(text: str, start: int, match: re.Match[str]) -> str:
    """The percentile that these digits name (`p95`, `95th percentile`), or nothing."""
    digits = match["digits"]
    if digits not in _PERCENTILES:
        return ""
    if start and text[start - 1] in "pP" and not text[start - 2 : start - 1].isalnum():
        return "p" + digits
    return "p" + digits if text.startswith("th percentile", start + len(digits)) else ""


def _in_name(text: str, start: int, end: int, before: str, name_end: int) -> bool:
    """Whether these digits belong to a name, a date or a ratio: `GPT-4`, `F1`, `24/7`."""
    if before not in " (~<>≈":
        before2 = text[start - 2 : start - 1] if start > 1 else ""
        if before.isalnum():
            linked = text[start - 3 : start] not in CURRENCIES
        elif before in "-‑@./":
            linked = before2.isalpha() or (before2 == "]" if before == "@" else before2.isdigit())
            linked = linked and not (before in "-‑" and before2.isdigit())
        elif before == "=":
            linked = before2 in ("k", "K", "d", "r") and not text[start - 3 : start - 2].isalnum()
        else:
            linked = before in "_^#'’"
        if linked or (name_end == start - 1 and before in "-‑–,/:."):
            return True
    after = text[end : end + 1]
    return (
        after != ""
        and after in "/:"
        and text[end + 1 : end + 2].isdigit()
        and text[start:end].isdigit()
    )


def _lead(text: str, start: int) -> tuple[int, str, str]:
    """Where a number starts with the currency and sign in front of it: (start, sign, currency)."""
    currency = ""
    before = text[start - 1]
    if before == ".":  # .85
        start -= 1
    elif before in "$€£¥₹":
        at = start - 1
        while before == "$" and max(0, start - 3) < at and "A" <= text[at - 1] <= "Z":
            at -= 1
        currency = CURRENCIES.get(text[at:start], CURRENCIES[before])
        start = at
    else:
        at = start - (4 if before in _SPACE else 3)
        code = text[at : at + 3] if at >= 0 else ""
        if code in CURRENCIES and not text[at - 1 : at].isalpha():
            currency, start = CURRENCIES[code], at
    if start and text[start - 1] in "+-−–":
        before2 = text[start - 2] if start > 1 else " "
        if not before2.isalnum() and before2 not in "+%)-":
            return start - 1, "+" if text[start - 1] == "+" else "-", currency
    return start, "", currency


def _measured(text: str, match: re.Match[str]) -> Quantity | None:
    """The quantity that a number makes with what stands around it; None for a part of a name."""
    digits, scale, gap, word = match.groups()
    start = match.start()
    start, sign, currency = _lead(text, start) if start else (0, "", "")
    end = number_end = match.end("scale") if scale else match.end("digits")
    if text.startswith("+", end):  # 3M+
        end = number_end = end + 1
    factor = SCALES[scale.strip(_SPACE + "-").lower()] if scale else 1.0
    unit = kind = ""
    known = _unit(word, gap, bool(scale)) if word else None
    if known:
        unit, kind = known
        end = match.end()
        if unit == "x":
            if _CARDS.match(text, end):
                unit, kind = "", "count"  # 8x A100
            elif text[end : end + 1].isalnum():
                return None  # 224x224
    elif word and not gap and "/" not in word:
        if word == "m" and (currency or _NOUN.match(text, match.end())):
            factor, end, number_end = 1e6, match.end(), match.end()
        elif word == "b" and currency:
            factor, end = 1e9, match.end()
        elif word[0] in "x×" and _CARDS.match(text, match.start("unit") + 1):
            kind = "count"  # 4xH100
        else:
            return None  # 3D, 2nd
    elif word and gap[-1:] == "-" and word in SHAPES:
        return None
    if currency or kind == "money":
        unit, kind = currency or unit, "money"
        if period := _A_YEAR.match(text, end):
            unit += "/" + _PERIOD_OF[period[period.lastindex or 1]]
            end = period.end()
    elif word and not kind:
        if rate := _RATE.match(text, number_end):
            unit, kind, end = "/" + PERIODS[rate[2]], "rate", rate.end()
        else:
            unit = word if gap[-1:] == "-" else _noun(text, number_end)
    value = _value(
        digits if start == match.start() or text[match.start() - 1] != "." else "." + digits
    )
    if not kind:
        lead = None
        if value is not None and value <= 1:
            lead = _P_VALUE.search(text, max(0, start - 16), start)
        if lead:
            start, unit, kind = lead.start(), "", "p-value"
        elif not scale and not sign and _is_label(text, start, digits, unit):
            return None
        else:
            whole = (
                scale or unit or (value is not None and value.is_integer() and "." not in digits)
            )
            kind = "count" if whole else "ratio"
    return Quantity(start, end, value and value * factor, unit, kind, sign)


def _unit(word: str, gap: str, scaled: bool) -> tuple[str, str] | None:
    """(unit, kind) of the word behind a number, or None where it is no unit."""
    known = UNITS.get(word)
    if known is None:
        if not gap and word in GLUED:
            return GLUED[word]
        if len(word) == 1:
            return None
        known = UNITS.get(word.lower())
        if known is None:
            first = word[:4].lower()
            if word[0] == "%" or first == "perc":
                return ("pp", "points") if word.lower() != "percentage" else None
            if first == "basi" and " " in word:
                return "bp", "points"
            return ("%", "percent") if first == "per " or first == "perc" else None
    return None if scaled and known[1] == "points" else known


def _noun(text: str, at: int) -> str:
    """The noun counted behind a number: the first plural of the next words, or the next word."""
    words = _NOUN.match(text, at)
    if words is None or words[1] in FUNCTION_WORDS or words[1] in COUNT_WORDS:
        return ""
    for word in words.groups():
        if word is None or word in FUNCTION_WORDS or word in COUNT_WORDS:
            break
        if word[-1] == "s" and len(word) > 3:
            return word
    return words[1] if words[1].islower() else ""


def _is_label(text: str, start: int, digits: str, noun: str) -> bool:
    """Whether a plain number is a year, a version or a rank: `in 2023`, `Python 3.11`, `top 5`."""
    if len(digits) == 4 and digits[:2] in ("19", "20") and digits.isdigit() and noun[-1:] != "s":
        return True
    if start < 2 or text[start - 1] not in _SPACE:
        return False
    word = text[max(0, start - 16) : start - 1].rpartition(" ")[2].lstrip('("“[')
    return word in VERSIONED or (len(digits) == 4 and word in ("in", "since", "until"))


def _value(digits: str) -> float | None:
    """The number that `digits` write: `1,200`, `0,83`, `1 300.5`, `10^6`, `2×10^6`, `1e-3`."""
    if len(digits) > 60:
        return None
    digits = digits.replace("−", "-")
    base, caret, power = digits.partition("^")
    try:
        if caret:
            head, _, ten = base.replace("×", "x").rpartition("x")
            return float(head or 1) * float(ten) ** int(power)
        if len(base) > 4 and not base[-4].isalnum() and base[-4] != ".":
            base = re.sub(r"[^0-9.]", "", base)
        value = float(base.replace(",", "."))
    except (ValueError, OverflowError):
        first = re.search(r"\d+(?:\.\d+)?", re.sub(r"[^0-9.]", "", base))  # 1.2.3 is none
        value = float(first[0]) if first else 0.0
    return value if value < 1e300 else None


def _worded(text: str) -> list[Quantity]:
    """The quantities written in words: `three clinics`, `halved`, `a fifth`, `millions of rows`."""
    found = []
    for match in _WORD.finditer(text):
        word = match.group().lower()
        start, end = match.span()
        if word in COUNT_WORDS:
            value = COUNT_WORDS[word]
            if scale := _WORD_SCALE.match(text, end):
                value *= SCALES[scale[1]]
                end = scale.end()
            noun = _noun(text, end)
            unit, kind = UNITS.get(noun, (noun, "count"))
            if kind == "time":
                end += 1 + len(noun)
            found.append(Quantity(start, end, value, unit, kind))
        elif word in FACTOR_WORDS:
            if word != "half" or not text.endswith(_FIRST, 0, start):
                found.append(Quantity(start, end, None, "x", "factor"))
        elif word in FRACTION_WORDS:
            lead = _FRACTION.search(text, max(0, start - 7), start)
            if lead and _FRACTION_OF.match(text, end):
                found.append(Quantity(lead.start(), end, None, "%", "percent"))
        elif word in MANY_WORDS and (word[-1] == "s" or text.endswith(("a ", "A "), 0, start)):
            found.append(Quantity(start, end, None, _noun(text, end + 3), "count"))
    return found
