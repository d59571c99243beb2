"""What is claimed of each metric: its level, the level before, the change, and what was beaten."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from bulletsmith.bullets.changes import Change
from bulletsmith.bullets.facts import MetricClaim, Quantity, Span
from bulletsmith.bullets.lexicon import Metric
from bulletsmith.bullets.near import around, first_from, last_before
from bulletsmith.bullets.patterns import pattern
from bulletsmith.bullets.terms import Term

# Between a metric and its number stand few words and no comma: `AUC went from`, `F1 (`, `WER of`.
_TO_NUMBER = pattern(r"\)?(?:, ?|[\s(:=~≈\[]{0,3})(?:[\w-]++[\s(:=~≈>]+){0,4}")
# And between a number and the metric behind it: `92% accuracy`, `11 points of mean IoU`.
_TO_METRIC = pattern(r"\s?(?:[\w-]++ ){0,3}")
_PARTED = pattern(r";|[^.]\. | then ")
_MOVED = pattern(
    r"(?<![\w-])(?:(?P<down>down|fell|drop|reduc|cut|lower|decreas|shrink|shrank|less\b|fewer"
    r"|declin"
    r"|trimm|slash|below|halv|shav|smaller|sav(?:ed|ing)|shorten)"
    r"|(?P<up>up\b|rose|ris|increas|lift|rais|boost|grew|higher|more\b|above|climb|jump|doubl"
    r"|tripl)"
    r"|improv|gain|better|uplift|beat|outperform|surpass|win\b|ahead|over\b)",
    re.IGNORECASE,
)
_CHANGED_BY = pattern(
    r"\b(?:by|up|down|improved|rose|fell|dropped|cut|grew|gained)(?: about| around| roughly)? $"
)
_CHANGE_AFTER = pattern(
    r" (?:(?:relative |absolute )?(?:higher|lower|better|worse|more|less|fewer|improvement|gain"
    r"|lift|reduction|drop|uplift"
    r"|increase|decrease|over|above|below|relative|up|down)\b)"
)
# `recall at 0.5% FPR`: where it was measured, not what was reached.
_OPERATING_POINT = pattern(
    r" (?:FPR|FNR|false[- ]positive|overkill|recall|precision|specificity|sensitivity|alert"
    r"|review|coverage|budget)"
)
_ON = frozenset((" on ", " in ", " by ", " for ", " ", " at "))
_CHANGES = frozenset(("points", "factor"))


def claims_of(
    text: str,
    mentions: Sequence[Term[Metric]],
    numbers: Sequence[Quantity],
    changes: Sequence[Change],
    rivals: Sequence[Span],
    online: Span | None,
    significance: Span | None,
) -> tuple[MetricClaim, ...]:
    """A claim for each metric named; those that no number follows have only their name."""
    found: list[MetricClaim] = []
    mentions = _merged(text, mentions)
    taken = -1  # the start of the last number that a metric has claimed
    for i, mention in enumerate(mentions):
        last = mentions[i - 1].end if i else 0
        stop = mentions[i + 1].start if i + 1 < len(mentions) else len(text)
        number = _number_of(text, mention, numbers, last, stop, taken)
        if number is None:
            # `precision-milling` names no metric.
            if mention.entry.kind == "quality" and text[mention.end : mention.end + 1] != "-":
                found.append(MetricClaim(mention.entry.name, mention.start, mention.end))
            continue
        taken = number.start
        found.append(
            _claim(text, mention, number, numbers, changes, rivals, online, significance, stop)
        )
    return tuple(found)


def _merged(text: str, mentions: Sequence[Term[Metric]]) -> list[Term[Metric]]:
    """The mentions with `calibration error (ECE)` as one."""
    found: list[Term[Metric]] = []
    for mention in mentions:
        last = found[-1] if found else None
        if last and last.entry is mention.entry and text[last.end : mention.start] == " (":
            found[-1] = Term(last.entry, last.start, mention.end, last.first, mention.last)
        else:
            found.append(mention)
    return found


def _number_of(
    text: str,
    mention: Term[Metric],
    numbers: Sequence[Quantity],
    last: int,
    stop: int,
    taken: int,
) -> Quantity | None:
    """The number that belongs to a metric: right in front of it, or the next one behind it."""
    inside = around(numbers, mention.start)
    if inside and inside.start < mention.start:
        return inside if inside.kind == "rate" else None  # 45k QPS, but 48 minutes is no metric
    before, after = last_before(numbers, mention.start), first_from(numbers, mention.end)
    if before and before.start <= max(last - 1, taken):
        before = None
    if (
        after
        and after.start == mention.end + 4
        and text.startswith(" at ", mention.end)
        and _OPERATING_POINT.match(text, after.end)
    ):
        after = first_from(numbers, after.end)
    if after and (after.start > stop or not _fits(after, mention)):
        after = None
    if after and not _TO_NUMBER.fullmatch(text, mention.end, min(after.start, mention.end + 70)):
        after = None
    if before and (not _fits(before, mention) or mention.start - before.end > 40):
        before = None
    if before and not _TO_METRIC.fullmatch(text, before.end, mention.start):
        before = None
    if before and after:
        # `92% accuracy in 2 tests`, but `22% with AUC 0.9`: the nearer one, the one in front first.
        near = mention.start - before.end <= 1 + 16 * (before.kind in ("percent", "points"))
        return before if near and not text.startswith((" (", ": "), mention.end) else after
    return before or after


def _fits(number: Quantity, mention: Term[Metric]) -> bool:
    """Whether a metric can have such a number."""
    behind = number.start >= mention.end
    quality = mention.entry.kind == "quality"
    if number.kind == "time":
        return mention.entry.high is None and (behind or mention.entry.kind == "speed")
    if number.kind == "money":
        return mention.entry.high is None and (behind or not quality)
    if number.kind == "rate":
        return not quality and behind
    return number.kind not in ("p-value", "size") and not (number.kind == "count" and number.unit)


def _claim(
    text: str,
    mention: Term[Metric],
    number: Quantity,
    numbers: Sequence[Quantity],
    changes: Sequence[Change],
    rivals: Sequence[Span],
    online: Span | None,
    significance: Span | None,
    stop: int,
) -> MetricClaim:
    value = before = change = rival_value = None
    value_unit = change_unit = ""
    end = number.end
    pair = around(changes, number.start)
    if pair:
        value, before, value_unit = pair.after.value, pair.before.value, pair.after.unit
        end = pair.end
    elif _is_change(text, mention, number):
        change, change_unit = _signed(text, mention, number), _points(number.unit)
    else:
        value, value_unit = number.value, number.unit
        gain = first_from(numbers, number.end)
        near = gain and gain.sign and gain.start - number.end < 4
        if gain and near and text[number.end : gain.start].strip(" ,") in ("", "("):
            change, change_unit = _signed(text, mention, gain), _points(gain.unit)
            end = gain.end
    rival = _rival(text, mention, rivals, end, stop)
    if rival and value is not None:
        inside = first_from(numbers, rival[0])
        rival_value = inside.value if inside and inside.start <= rival[0] + 1 else None
    live = bool(
        online
        and (
            mention.start <= online[0] <= end + 45
            or (0 <= mention.start - online[1] <= 45 and "," not in text[online[1] : mention.start])
            or online[0] <= mention.start <= online[1]
        )
        and not _PARTED.search(text[min(end, online[1]) : max(online[0], mention.start)])
        and not text.startswith("offline ", mention.start - 8)
    )
    return MetricClaim(
        mention.entry.name,
        mention.start,
        mention.end,
        value,
        value_unit,
        before,
        change,
        change_unit,
        rival,
        live,
        significance if live or (significance and 0 <= significance[0] - end < 20) else None,
        rival_value,
    )


def _rival(
    text: str, mention: Term[Metric], rivals: Sequence[Span], end: int, stop: int
) -> Span | None:
    """Who was beaten in this metric: named behind its number, or right in front of it."""
    i = bisect_left(rivals, (mention.start, 0))
    if i < len(rivals):
        start = rivals[i][0]
        if start < stop and start - end < 60 and ";" not in text[end:start]:
            return rivals[i]
    if i and mention.start - rivals[i - 1][1] < 6 and text[rivals[i - 1][1] : mention.start] in _ON:
        return rivals[i - 1]
    return None


def _points(unit: str) -> str:
    return "pp" if unit in ("pp", "points") else unit if unit in ("%", "x") else ""


def _is_change(text: str, mention: Term[Metric], number: Quantity) -> bool:
    """Whether a number tells by how much a metric moved, and not where it stands."""
    if number.sign or number.kind in _CHANGES:
        return True
    if (
        mention.entry.kind != "quality"
        and number.kind == "percent"
        and number.start >= mention.end
        and _MOVED.search(text, max(0, mention.start - 28), mention.start)
    ):
        return True  # Cut chargebacks 27%
    if number.kind == "percent" or number.kind in ("ratio", "time", "money", "count"):
        lead = text[max(0, number.start - 24) : number.start]
        if _CHANGED_BY.search(lead):
            return True
        tail = _CHANGE_AFTER.match(text, number.end)
        if tail and (
            number.kind == "percent"
            or number.start > mention.end
            or " in " in text[number.end : mention.start]
        ):
            return True
        if number.end <= mention.start and " in " in text[number.end : mention.start + 1]:
            return True
    return False


def _signed(text: str, mention: Term[Metric], number: Quantity) -> float | None:
    """The change with its sign: as written, or as the words around it tell."""
    if number.value is None:
        return None
    if number.sign:
        return -number.value if number.sign == "-" else number.value
    lead = (max(0, min(mention.start, number.start) - 40), max(mention.start, number.start))
    moves = [*_MOVED.finditer(text, number.end, number.end + 12)][:1]
    moves = moves or [*_MOVED.finditer(text, *lead)][-1:]
    move = moves[0].lastgroup if moves else None
    up = move == "up" if move else mention.entry.higher_is_better  # improved: whichever is better
    return number.value if up else -number.value
