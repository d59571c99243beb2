"""The self-check of sixty seconds: five questions, each answered with its evidence."""

from __future__ import annotations

from collections.abc import Callable

from bulletsmith.checks.drop import outdated
from bulletsmith.checks.signals import (
    Evidence,
    Signal,
    evaluated,
    evidence_of,
    scope,
    shipped,
    signals,
)
from bulletsmith.checks.tools import CORE_MOST
from bulletsmith.checks.views import CvView
from bulletsmith.cv import number
from bulletsmith.layout.estimate import estimated
from bulletsmith.layout.facts import Page
from bulletsmith.named import NamedTuple


class Question(NamedTuple):
    """One question; `note` says in words what the answer rests on."""

    id: str
    text: str
    answer: bool
    evidence: tuple[Evidence, ...]
    note: str


class SelfCheck(NamedTuple):
    """The five answers, how many of them are yes, and what that means."""

    questions: tuple[Question, ...]

    @property
    def yes(self) -> int:
        """How many of the five are answered yes."""
        return sum(question.answer for question in self.questions)

    @property
    def verdict(self) -> str:
        """What the answers come to, in words."""
        if self.yes == 5:
            return "Five yeses: it will not be filed as generic."
        if self.yes == 4:
            return "Four yeses: still in the conversation."
        return (
            f"{('No yes', 'One yes', 'Two yeses', 'Three yeses')[self.yes]}: rewrite, starting "
            "with the template and one role."
        )


Answer = tuple[bool, tuple[Evidence, ...], str]


def selfcheck(view: CvView) -> SelfCheck:
    """The five questions, answered."""
    return SelfCheck(tuple(Question(name, text, *answer(view)) for name, text, answer in QUESTIONS))


def top_half(view: CvView) -> Answer:
    """All three signals in what lands in the top half of page one."""
    page = view.page or estimated(view.cv, view.settings.style, view.settings.paper)
    top = _landed(view, page)
    found = (shipped(top), evaluated(top), scope(top))
    evidence = tuple(dict.fromkeys(e for signal in found for e in signal.evidence[:1]))
    how = "measured on the laid-out page" if page.measured else "by an estimate of the page"
    missing = [signal.name for signal in found if signal.state != "yes"]
    if not missing:
        return True, evidence, f"shipped, evaluated and scope are there, {how}"
    told = [f"{signal.name} in part, {signal.note}" for signal in found if signal.state == "partly"]
    if absent := [signal.name for signal in found if signal.state == "no"]:
        told.append(f"not there: {', '.join(absent)}")
    below = "".join(_below(signal, missing) for signal in signals(view))
    return False, evidence, f"{'; '.join(told)}{below} ({how})"


def _landed(view: CvView, page: Page) -> CvView:
    """The view of the roles' bullets that land in the top half of page one."""
    roles = []
    for role in view.roles:
        kept = tuple(
            bullet
            for index, bullet in enumerate(role.bullets)
            if page.in_top_half((*role.address, "bullets", index))
        )
        if kept:
            roles.append(role._replace(bullets=kept))
    return view._replace(roles=tuple(roles))


def _below(signal: Signal, missing: list[str]) -> str:
    """Where a signal stands that the top half lacks."""
    if signal.name not in missing or signal.state != "yes":
        return ""
    where = dict.fromkeys(number(e.address) for e in signal.evidence)
    return f"; {signal.name} needs {' and '.join(where)}"


def _serving_in_last_role(view: CvView) -> Answer:
    for role in view.roles:
        if role.latest:
            for index, bullet in enumerate(role.bullets):
                if bullet.gist.stack:
                    start, end = bullet.gist.stack
                    words = bullet.text[start:end]
                    told = Evidence((*role.address, "bullets", index), start, end, words)
                    return True, (told,), f"it names {words}"
            words = role.role.title
            here = (Evidence((*role.address, "title"), 0, len(words), words),) if words else ()
            return False, here, "no bullet of the last role says what served the model"
    return False, (), "there is no role"


def _baseline_beaten(view: CvView) -> Answer:
    found = evaluated(view)
    for role in view.roles:
        for index, bullet in enumerate(role.bullets):
            gist = bullet.gist
            if gist.measured and gist.rival:
                start = min(gist.measured[0], gist.rival[0])
                end = max(gist.measured[1], gist.rival[1])
                told = evidence_of(bullet, (*role.address, "bullets", index), (start, end))
                return True, (told,), "a metric, its value and what it beat"
    note = "no score is held against a named baseline or an earlier value"
    return False, found.evidence, note if found.evidence else found.note


def _tiered(view: CvView) -> Answer:
    tools = view.cv.tools
    if not tools:
        return False, (), "there is no list of tools"
    count = len(tools.core)
    empty = [tier for tier, names in tools if tier != "flat" and not names]
    if tools.flat and len(empty) == 3:
        return False, _named("flat", tools.flat), f"one flat list of {len(tools.flat)}"
    core = _named("core", tools.core)
    if empty:
        return False, core, f"nothing in the {' or the '.join(empty)} tier"
    if count > CORE_MOST:
        over = core[CORE_MOST:]
        return False, over, f"{count} in the core tier, {count - CORE_MOST} too many"
    return True, core, f"three tiers, {count} in the first"


def _named(tier: str, names: tuple[str, ...]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(("tools", tier, place), 0, len(name), name) for place, name in enumerate(names)
    )


def _nothing_stale(view: CvView) -> Answer:
    found = tuple(Evidence(old.address, 0, len(old.words), old.words) for old in outdated(view))
    if found:
        return False, found, f"still there: {', '.join(e.words for e in found[:3])}"
    if not view.cv.roles:  # an empty page has nothing old, and nothing to be proud of in that
        return False, (), "there is no role"
    return True, (), "nothing older than three years stands apart from the rest"


QUESTIONS: tuple[tuple[str, str, Callable[[CvView], Answer]], ...] = (
    (
        "top-half",
        "Can a senior engineer see shipped, evaluated and scope in the top half of page one?",
        top_half,
    ),
    ("serving", "Does a bullet of the last role name a serving stack?", _serving_in_last_role),
    (
        "baseline",
        "Does a bullet name a baseline it beat, by how much, on what metric?",
        _baseline_beaten,
    ),
    (
        "tools",
        f"Are the tools in three tiers, with at most {CORE_MOST} in the first?",
        _tiered,
    ),
    (
        "current",
        "Is everything gone that is older than three years and does not show who you are now?",
        _nothing_stale,
    ),
)
