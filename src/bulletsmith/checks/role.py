"""What a role is judged by: three or four bullets, the best one first, one of them end to end."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from bulletsmith.bullets.patterns import pattern
from bulletsmith.checks.examples import FORECAST, FRAUD, QUERIES, RERANKER, WORKED, role
from bulletsmith.checks.rule import Hit, Rule, Severity, role_rule
from bulletsmith.checks.seniority import end_of, is_junior, is_learner, sure_months
from bulletsmith.checks.signals import spans
from bulletsmith.checks.trade import Trade, trade_of
from bulletsmith.checks.views import RoleView
from bulletsmith.dates import month_index

MOST, LEAST = 4, 3
_OPENER_MOST = 2
_CLEARLY = 4  # how much stronger another bullet must be before the order is objected to
_LONG_AGO = 120  # months after which a role may be a line or two
_RECENT = 60
_RAN = pattern(
    r"\b(?:deploy(?:ed|s|ing)|rolled out|in production|productioni[sz]ed|live)\b", re.IGNORECASE
)
_RESEARCH = pattern(r"\bresearch", re.IGNORECASE)
_NOT_END_TO_END = pattern(
    r"\b(?:research\w*|mlops|platform|infra\w*|devops|data engineer|analyst|analytics|sre|software"
    r"|back-?end|front-?end|manager|head|director|consultant|annotat\w+)\b",
    re.IGNORECASE,
)


@role_rule(
    "VRB004",
    "repeated-verb",
    Severity.ADVICE,
    what="No verb opens more than two bullets of a role.",
    why="Built, built, built: the third time I stop reading the verb, and it was the best word.",
    bad=role(
        RERANKER, FRAUD.replace("Shipped", "Built", 1), FORECAST.replace("Designed", "Built", 1)
    ),
    good=role(RERANKER, FRAUD, FORECAST),
)
def repeated_verb(view: RoleView) -> Iterator[Hit]:
    """Told once an opener, at its third bullet."""
    opened: defaultdict[str, list[int]] = defaultdict(list)
    for index, bullet in enumerate(view.bullets):
        if bullet.gist.opener:
            opened[bullet.gist.opener].append(index)
    for verb, places in opened.items():
        if len(places) > _OPENER_MOST:
            third = places[_OPENER_MOST]
            start = view.bullets[third].text.lower().find(verb)
            message = f'"{verb.capitalize()}" opens {len(places)} bullets of this role'
            yield Hit(message, max(start, 0), max(start, 0) + len(verb), _at(view, third))


@role_rule(
    "SRV006",
    "no-upkeep",
    Severity.ADVICE,
    what="One bullet of a role that runs models says who watched them: monitoring, drift, "
    "retraining, on-call, rollback.",
    why="Models rot. Somebody who has been paged for one knows things that nobody else does.",
    bad=role(RERANKER, FORECAST, QUERIES),
    good=role(RERANKER, FRAUD, QUERIES),
)
def no_upkeep(view: RoleView) -> Iterator[Hit]:
    """Something is served in this role, and no bullet tells of its upkeep."""
    if len(view.bullets) < 2 or not _is_role(view) or is_learner(view.role):
        return
    gists = [bullet.gist for bullet in view.bullets]
    if any(g.stack and g.model for g in gists) and not any(gist.upkeep for gist in gists):
        yield Hit("nobody watches what runs here: monitoring, drift, retraining, on-call?")


@role_rule(
    "ROL001",
    "too-many-bullets",
    Severity.WARNING,
    what="A role has four bullets at most.",
    why="Three or four beat fifteen: I read the first ones, and the weak ones dilute the strong.",
    bad=role(RERANKER, FRAUD, FORECAST, QUERIES, WORKED),
    good=role(RERANKER, FRAUD, FORECAST, QUERIES),
)
def too_many(view: RoleView) -> Iterator[Hit]:
    """More than four."""
    count = len(view.bullets)
    if count > MOST and _is_role(view):
        yield Hit(f"{count} bullets: keep the {MOST} that prove most")


@role_rule(
    "ROL002",
    "too-few-bullets",
    Severity.WARNING,
    what="A role of a year or more has at least three bullets.",
    why="Two lines for two years: either little happened, or you did not think it worth telling.",
    bad=role(RERANKER, FRAUD),
    good=role(RERANKER, FRAUD, FORECAST),
)
def too_few(view: RoleView) -> Iterator[Hit]:
    """Under three. Silent on what ended ten years ago, on students, and where dates are missing."""
    count = len(view.bullets)
    if count >= LEAST or not _is_role(view) or is_learner(view.role):
        return
    lasted = sure_months(view.role, view.today)
    if lasted is not None and lasted >= 12 and _ago(view) < _LONG_AGO:
        told = f"{count} bullet{'s' * (count != 1)}" if count else "no bullet"
        more = "what else" if count else "what"
        yield Hit(f"{told} for a role of a year or more: {more} did you ship?")


@role_rule(
    "ROL003",
    "last-role-no-serving",
    Severity.ERROR,
    what="A bullet of the newest role says what served the model.",
    why="If nothing of your last job ran anywhere, I have to take it for notebooks.",
    bad=role(
        "Built a session-based reranker for hotel search, trained on 120 days of search logs.",
        "Trained a churn classifier for a telecom, with PR-AUC 0.52 vs. 0.44 for logistic "
        "regression.",
        "Designed features for a demand forecaster over 5 years of till receipts.",
    ),
    good=role(RERANKER, FRAUD, FORECAST),
)
def last_role_no_serving(view: RoleView) -> Iterator[Hit]:
    """Silent on juniors, students and researchers, who may have nothing in production yet."""
    if not view.latest or not view.bullets or view.level not in ("mid", "senior"):
        return
    if is_junior(view.role) or _RESEARCH.search(view.role.title) or not _makes_models(view):
        return
    if not any(bullet.gist.ran or _RAN.search(bullet.text) for bullet in view.bullets):
        yield Hit("nothing of the newest role is said to have run: what served it, for whom?")


@role_rule(
    "ROL004",
    "last-role-no-baseline",
    Severity.WARNING,
    what="A bullet of the newest role names what its model beat.",
    why="A score alone is a number. What it beat tells me whether the work was worth doing.",
    bad=role(
        RERANKER.replace(" vs. 0.37 for LightGBM", ""),
        FRAUD.replace(" vs. 0.48 for the rules engine", ""),
        FORECAST.replace("from 18% to 12%", "12%"),
    ),
    good=role(RERANKER, FRAUD, FORECAST),
)
def last_role_no_baseline(view: RoleView) -> Iterator[Hit]:
    """Silent where the title asks for platforms rather than for models."""
    if not view.latest or not view.bullets or not _is_role(view):
        return
    if _NOT_END_TO_END.search(view.role.title) and "research" not in view.role.title.lower():
        return
    if _makes_models(view) and not any(bullet.gist.rival for bullet in view.bullets):
        yield Hit("no bullet of the newest role names a baseline that it beat")


@role_rule(
    "ROL005",
    "no-ownership",
    Severity.WARNING,
    what="A bullet of a role goes from the data to what served the model.",
    why="I hire people who own a problem, not a step that somebody else set up and picked up.",
    bad=role(
        "Built a session-based reranker for hotel search, evaluated on MRR@10 (0.41 vs. 0.37 for "
        "LightGBM).",
        "Labelled 40k support tickets of one year with two annotators.",
        "Deployed a fraud scorer via Triton on EKS at 25 ms p95.",
    ),
    good=role(RERANKER, FRAUD, FORECAST),
)
def no_ownership(view: RoleView) -> Iterator[Hit]:
    """Silent on short and old roles, on juniors, and on titles that do not own a model."""
    if view.level not in ("mid", "senior") or len(view.bullets) < LEAST or not _is_role(view):
        return
    if is_junior(view.role) or _NOT_END_TO_END.search(view.role.title) or _ago(view) > _RECENT:
        return
    if (sure_months(view.role, view.today) or 0) < 12:
        return
    if trade_of(view.role.title) is Trade.RESEARCH or not _makes_models(view):
        return
    if not any(spans(bullet.gist) or bullet.gist.owned for bullet in view.bullets):
        yield Hit("no bullet goes from data to deployment: which of these was yours end to end?")


@role_rule(
    "ROL006",
    "order-of-bullets",
    Severity.WARNING,
    what="The strongest bullet of a role comes first.",
    why="The first bullet decides whether I read the second.",
    bad=role(WORKED, RERANKER, FRAUD),
    good=role(RERANKER, FRAUD, WORKED),
)
def order_of_bullets(view: RoleView) -> Iterator[Hit]:
    """Only where another one is clearly stronger."""
    if len(view.bullets) < 2:
        return
    strength = [bullet.gist.strength for bullet in view.bullets]
    best = max(range(len(strength)), key=lambda index: (strength[index], -index))
    if strength[best] - strength[0] >= _CLEARLY:
        message = f"bullet {best + 1} of this role says more: put it first"
        yield Hit(message, 0, 0, _at(view, 0))


RULES: tuple[Rule[RoleView], ...] = (
    repeated_verb,
    no_upkeep,
    too_many,
    too_few,
    last_role_no_serving,
    last_role_no_baseline,
    no_ownership,
    order_of_bullets,
)


def _makes_models(view: RoleView) -> bool:
    """Whether models are made in the role: its title promises it, or bullets tell of some."""
    judged = [bullet.gist for bullet in view.bullets if not bullet.gist.foreign]
    made = sum(gist.model for gist in judged)
    promised = trade_of(view.role.title) in (Trade.LEARNING, None)
    return bool(judged) and (promised or made * 2 >= len(judged))


def _is_role(view: RoleView) -> bool:
    """Whether this is a role, and not the loose bullets of a file without headings."""
    return bool(view.role.title or view.role.company)


def _ago(view: RoleView) -> int:
    """How many months ago the role ended; 0 where it goes on or does not tell."""
    end = end_of(view.role, view.today)
    now = month_index((view.today.year, view.today.month))
    return max(0, now - month_index(end, late=True)) if end else 0


def _at(view: RoleView, index: int) -> tuple[str | int, ...]:
    return (*view.address, "bullets", index)
