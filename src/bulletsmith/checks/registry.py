"""Every rule, by its family: the one place that lists them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import Any

from bulletsmith.checks.rule import Rule
from bulletsmith.checks.views import BulletView, CvView, ProfileView, RoleView, Settings
from bulletsmith.errors import BulletsmithError

AnyRule = Rule[Any]

# The families in the order in which a reader meets them, each a module with `RULES`.
OF_BULLETS = ("verb", "model", "problem", "data", "metric", "serving", "outcome", "wording")
OF_CVS = (
    "role", "consistency", "summary", "tools", "projects", "drop", "structure", "suppress",
)  # fmt: skip
OF_PROFILES = ("linkedin",)
NAMES = {
    "VRB": "Verb",
    "MOD": "Model",
    "PRB": "Problem",
    "DAT": "Data",
    "MET": "Metric and baseline",
    "SRV": "Serving",
    "OUT": "Outcome",
    "STY": "Wording",
    "ROL": "Role",
    "SUM": "Summary",
    "TLS": "Tools",
    "PRJ": "Projects",
    "DRP": "What to drop",
    "STR": "Structure",
    "LNK": "LinkedIn",
    "SUP": "Suppressions",
}


class UnknownRuleError(BulletsmithError):
    """A code or name that no rule has."""


@cache
def _of(families: tuple[str, ...]) -> tuple[AnyRule, ...]:
    modules = (import_module(f"bulletsmith.checks.{family}") for family in families)
    return tuple(rule for module in modules for rule in module.RULES)


@cache
def all_rules() -> tuple[AnyRule, ...]:
    """Every rule: the families in a reader's order, the codes rising within each."""
    order = list(NAMES)
    rules = _of(OF_BULLETS + OF_CVS + OF_PROFILES)
    return tuple(sorted(rules, key=lambda rule: (order.index(rule.code[:3]), rule.code)))


def bullet_rules() -> tuple[Rule[BulletView], ...]:
    """The rules that look at one bullet, the families in their order."""
    return tuple(rule for rule in _of(OF_BULLETS) if rule.scope == "bullet")


def role_rules() -> tuple[Rule[RoleView], ...]:
    """The rules that look at one role."""
    return tuple(rule for rule in _of(OF_CVS) if rule.scope == "role")


def cv_rules() -> tuple[Rule[CvView], ...]:
    """The rules that look at the whole CV."""
    return tuple(rule for rule in _of(OF_CVS) if rule.scope == "cv")


def profile_rules() -> tuple[Rule[ProfileView], ...]:
    """The rules that look at the CV beside a profile."""
    return _of(OF_PROFILES)


def by_code(wanted: str) -> AnyRule:
    """The rule of a code (`MET003`) or a name (`no-baseline`), whatever its case.

    Raises UnknownRuleError, which says which one may have been meant.
    """
    key = wanted.strip().lower()
    for rule in all_rules():
        if key in (rule.code.lower(), rule.name):
            return rule
    meant = like(wanted, (name for rule in all_rules() for name in (rule.code, rule.name)))
    remedy = f"did you mean {meant}?" if meant else "`bulletsmith explain` lists them"
    raise UnknownRuleError(f"no rule is called “{wanted[:40]}”", remedy=remedy)


def is_known(token: str) -> bool:
    """Whether `token` names a rule or begins the code of one (`MET`)."""
    return any(names(token, rule.code, rule.name) for rule in all_rules())


def names(token: str, code: str, name: str) -> bool:
    """Whether `token`, a code, a name or the beginning of codes (`MET`), means the rule."""
    token = token.strip()
    return token != "" and (code.startswith(token.upper()) or name == token.lower())


def chosen(code: str, name: str, settings: Settings) -> bool:
    """Whether the settings let a rule speak: selected, and not ignored."""
    if settings.select and not any(names(token, code, name) for token in settings.select):
        return False
    return not any(names(token, code, name) for token in settings.ignore)


def like(wanted: str, known: Iterable[str]) -> str:
    """What of `known` was probably meant by `wanted`; empty when nothing comes close."""
    from rapidfuzz import fuzz, process  # here: only a mistake needs it

    lowered = {name.lower(): name for name in known}
    best = process.extract(wanted.strip().lower(), list(lowered), scorer=fuzz.ratio, limit=1)
    return lowered[best[0][0]] if best and best[0][1] >= 65 else ""
