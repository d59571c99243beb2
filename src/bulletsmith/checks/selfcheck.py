"""The self-check of sixty seconds: five questions, each answered with its evidence."""

from __future__ import annotations

from collections.abc import Callable

from bulletsmith.checks.drop import outdated
from bulletsmith.checks.signals import Evidence, evaluated, scope, shipped
from bulletsmith.checks.tools import CORE_MOST
from bulletsmith.checks.views import CvView
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


def _top_half(view: CvView) -> Answer:
    """All three signals in the first half of the roles' text, until a page is laid out."""
    top = _first_half(view)
    found = (shipped(top), evaluated(top), scope(top))
    missing = [signal.name for signal in found if signal.state != "yes"]
    evidence = tuple(dict.fromkeys(e for signal in found for e in signal.evidence[:1]))
    estimate = "an estimate from the first half of the roles' text, until the page is laid out"
    if missing:
        return False, evidence, f"not there: {', '.join(missing)} ({estimate})"
    return True, evidence, f"shipped, evaluated and scope are there ({estimate})"


def _first_half(view: CvView) -> CvView:
    total = sum(len(bullet.text) for role in view.roles for bullet in role.bullets)
    room = (total + 1) // 2
    roles = []
    for role in view.roles:
        kept = []
        for bullet in role.bullets:
            if room <= 0:
                break
            kept.append(bullet)
            room -= len(bullet.text)
        if kept:
            roles.append(role._replace(bullets=tuple(kept)))
    return view._replace(roles=tuple(roles))


def _serving_in_last_role(view: CvView) -> Answer:
    for role in view.roles:
        if role.latest:
            for index, bullet in enumerate(role.bullets):
                if bullet.gist.stack:
                    start, end = bullet.gist.stack
                    words = bullet.text[start:end]
                    told = Evidence((*role.address, "bullets", index), start, end, words)
                    return True, (told,), f"it names {words}"
            return False, (), "no bullet of the last role says what served the model"
    return False, (), "there is no role"


def _baseline_beaten(view: CvView) -> Answer:
    found = evaluated(view)
    for role in view.roles:
        for index, bullet in enumerate(role.bullets):
            gist = bullet.gist
            if gist.measured and gist.rival:
                start = min(gist.measured[0], gist.rival[0])
                end = max(gist.measured[1], gist.rival[1])
                words = bullet.text[start:end]
                told = Evidence((*role.address, "bullets", index), start, end, words)
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
        return False, (), f"one flat list of {len(tools.flat)}"
    if empty:
        return False, (), f"no tier {' and no tier '.join(empty)}"
    if count > CORE_MOST:
        return False, (), f"{count} in the core tier, {count - CORE_MOST} too many"
    return True, (), f"three tiers, {count} in the first"


def _nothing_stale(view: CvView) -> Answer:
    found = tuple(Evidence(old.address, 0, len(old.words), old.words) for old in outdated(view))
    if found:
        return False, found, f"still there: {', '.join(e.words for e in found[:3])}"
    return True, (), "nothing older than three years stands apart from the rest"


QUESTIONS: tuple[tuple[str, str, Callable[[CvView], Answer]], ...] = (
    (
        "top-half",
        "Can a senior engineer see shipped, evaluated and scope in the top half of page one?",
        _top_half,
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
