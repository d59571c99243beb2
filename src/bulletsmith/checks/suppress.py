"""Comments that silence a finding with a reason, and what is said of those that do neither."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from bulletsmith.checks.registry import like, names
from bulletsmith.checks.rule import Finding, Hit, Rule, Severity, cv_rule
from bulletsmith.checks.views import CvView, Settings
from bulletsmith.cv import Address


class Suppression(Protocol):
    """`ignore MET003 -- under NDA`, as a format reads it; an empty address is the whole file."""

    @property
    def line(self) -> int:
        """The comment's line, from 1."""
        ...

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes, names or families."""
        ...

    @property
    def reason(self) -> str:
        """Why, in the owner's words."""
        ...

    @property
    def address(self) -> Address:
        """What it holds for."""
        ...


@cv_rule(
    "SUP001",
    "unused-suppression",
    Severity.WARNING,
    what="Every `bulletsmith: ignore` comment silences something.",
    why="A comment that silences nothing hides the next fault that it happens to match.",
    bad="""\
<!-- bulletsmith: ignore MET003 -- the baseline is under NDA -->
- Shipped an XGBoost fraud scorer for card payments, trained on 220M payments of 2023, evaluated \
on PR-AUC (0.61 vs. 0.48 for the rules engine it replaced), deployed via Triton on EKS at 20 ms \
p99, cutting chargebacks by 31%.
""",
    good="""\
- Shipped an XGBoost fraud scorer for card payments, trained on 220M payments of 2023, evaluated \
on PR-AUC (0.61 vs. 0.48 for the rules engine it replaced), deployed via Triton on EKS at 20 ms \
p99, cutting chargebacks by 31%.
""",
)
def unused(_: CvView) -> Iterator[Hit]:
    """Found by `applied`: only the file knows its comments."""
    yield from ()


@cv_rule(
    "SUP002",
    "suppression-without-reason",
    Severity.ADVICE,
    what="A `bulletsmith: ignore` comment gives its reason after `--`.",
    why="In half a year nobody knows any more why the finding did not matter.",
    bad="""\
<!-- bulletsmith: ignore MET003 -->
- Shipped an XGBoost fraud scorer for payments, evaluated on PR-AUC (0.61), deployed via Triton.
""",
    good="""\
<!-- bulletsmith: ignore MET003 -- the baseline is under NDA -->
- Shipped an XGBoost fraud scorer for payments, evaluated on PR-AUC (0.61), deployed via Triton.
""",
)
def without_reason(_: CvView) -> Iterator[Hit]:
    """Found by `applied`: only the file knows its comments."""
    yield from ()


RULES: tuple[Rule[CvView], ...] = (unused, without_reason)


def applied(
    findings: Sequence[Finding],
    suppressions: Sequence[Suppression],
    settings: Settings,
    unasked: tuple[str, ...] = (),
) -> tuple[list[Finding], list[Finding]]:
    """The findings that stand, and those that the comments themselves give rise to.

    A code that the settings switch off, or of a family that was not asked, counts as used: where it
    is on, the comment is right.
    """
    left = list(findings)
    own = []
    for comment in suppressions:
        reach = len(comment.address)
        for code in comment.codes or ("",):
            stay = [
                finding
                for finding in left
                if finding.address[:reach] != comment.address
                or not names(code, finding.code, finding.name)
            ]
            if len(stay) == len(left) and not _switched_off(code, settings, unasked):
                own.append(_finding(unused, comment, _why(code, comment.line)))
            left = stay
        if not comment.reason.strip():
            said = f"the comment{_place(comment.line)} gives no reason: add ` -- why`"
            own.append(_finding(without_reason, comment, said))
    return left, own


def _switched_off(code: str, settings: Settings, unasked: tuple[str, ...]) -> bool:
    from bulletsmith.checks.registry import all_rules, chosen

    meant = [rule for rule in all_rules() if names(code, rule.code, rule.name)]
    return bool(meant) and not any(
        chosen(rule.code, rule.name, settings) and not rule.code.startswith(unasked)
        for rule in meant
    )


def _why(code: str, line: int) -> str:
    from bulletsmith.checks.registry import all_rules

    if not code:
        return f"the comment{_place(line)} names no rule"
    rules = all_rules()
    if any(names(code, rule.code, rule.name) for rule in rules):
        return f"{code[:40]} is ignored{_place(line)}, but nothing is found there"
    meant = like(code, (name for rule in rules for name in (rule.code, rule.name)))
    asked = f": did you mean {meant}?" if meant else ""
    return f"“{code[:40]}”{_place(line)} is no rule{asked}"


def _place(line: int) -> str:
    """Where a comment stands; one that no file holds yet stands nowhere."""
    return f" in line {line}" if line else ""


def _finding(rule: Rule[CvView], comment: Suppression, message: str) -> Finding:
    return Finding(rule.code, rule.name, rule.severity, message, comment.address)
