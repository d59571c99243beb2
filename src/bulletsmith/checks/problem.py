"""What it was for: a business problem that somebody had, and no tutorial's."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from bulletsmith.bullets.english import words
from bulletsmith.bullets.slots import Slot
from bulletsmith.checks.rule import Hit, Severity, bullet_rule
from bulletsmith.checks.saying import quote
from bulletsmith.checks.views import BulletView
from bulletsmith.checks.work import NO_MODEL, Work

_rule = partial(bullet_rule, slot=Slot.PROBLEM)

_NEARLY_FULL = 5  # slots
_NOT_ASKED = (*NO_MODEL, Work.UNTOLD, Work.PLATFORM)
_EMPTY = words(
    """
    a an the our my their its of for and or in on to , . ; : s ' ’ various different several
    multiple     many all other key core specific certain business company corporate organisation
    organisational
    organization organizational enterprise client clients customer customers stakeholder
    stakeholders     team teams user users people management department departments unit units
    need needs requirement
    requirements purpose purposes problem problems challenge challenges goal goals objective
    objectives use case cases solution solutions insight insights value decision decisions making
    make better best improve improving improved support enable drive driving strategic data driven
    operation operations operational process processes internal external real world end day
    experience performance efficiency results result
    """
)


@_rule(
    "PRB001",
    "no-problem",
    Severity.WARNING,
    what="The business problem that it was for: the surface, the task or the user it served.",
    why="A model without a problem is homework. Tell me whose day it changed and I will read on.",
    bad="Built an XGBoost model with 0.91 AUC.",
    good="Built an XGBoost model to flag card-not-present fraud, with 0.91 AUC.",
)
def no_problem(b: BulletView) -> Iterator[Hit]:
    """No words fill the problem slot. Advice where no model was made or the outcome lets it be
    guessed; in a role, silent there, unless nothing else is missing.
    """
    if Slot.PROBLEM in b.said:
        return
    outcome = Slot.OUTCOME in b.said
    if b.trade is not None and (b.work in _NOT_ASKED or (outcome and len(b.said) < _NEARLY_FULL)):
        return  # what else there is to ask comes first
    if b.trade is not None and _opens_with_task(b):
        return  # `Matched 26M offers to catalogue items`, `Cut the WER of calls`: that was the task
    told = Severity.ADVICE if outcome or b.work in (*NO_MODEL, Work.PLATFORM) else None
    yield Hit("no problem: what was it for?", severity=told)


# Verbs that say what was the matter; behind `built` and `trained` that is still to come.
_TASKS = words(
    """
    automated personalised customised recommended predicted forecast forecasted classified clustered
    segmented ranked re-ranked matched mapped parsed translated transcribed summarised detected
    tracked flagged extracted cleaned collected scored caught priced planned linked geocoded routed
    """
)


def _opens_with_task(b: BulletView) -> bool:
    if b.opener is None:
        return b.forms[0] in _TASKS
    verb = b.opener.entry
    return verb.group in ("improve", "analyse") or verb.past in _TASKS


@_rule(
    "PRB002",
    "vague-problem",
    Severity.WARNING,
    what="A problem that only one company or product could have had.",
    why="`Business needs` is what every model is for. The problem is where I see your judgement.",
    bad="Built forecasting models for various business needs.",
    good="Built forecasting models for dark-store replenishment.",
)
def vague_problem(b: BulletView) -> Iterator[Hit]:
    """Nothing but general words fills the problem slot, or stands where it would stand."""
    said = b.said.get(Slot.PROBLEM)
    if said is not None and _EMPTY.issuperset(said.words):
        start, end = said.spans[0]
        yield Hit(f"vague problem {quote(b.text, start, end)}: which one?", start, end)
    else:
        for term in b.phrases:
            before = b.forms[max(0, term.first - 2) : term.first]
            if term.entry.kind != "vague-problem" or "for" not in before:
                continue
            # `forecasting models for business needs`: the task alone is no problem
            task = said is not None and len(said.words) == 1 and said.end <= term.start
            if said is None or task or term.end == said.end:
                words = quote(b.text, term.start, term.end)
                yield Hit(f"vague problem {words}: which one?", term.start, term.end)
                return


# A tutorial's data: (first token, the tokens behind it, tokens that make it something else).
_TOY_DATA: dict[str, tuple[str, ...]] = {
    "mnist": ("",),
    "titanic": ("",),
    "cifar": ("",),
    "movielens": ("",),
    "iris": (
        "dataset",
        "data",
        "flower",
        "flowers",
        "species",
        "classifier",
        "classification",
        "with",
    ),
    "imdb": ("review", "reviews", "dataset", "movie", "sentiment"),
    "boston": ("house", "housing"),
    "california": ("housing",),
    "ames": ("housing", "house"),
    "wine": ("quality",),
    "pima": ("",),
    "palmer": ("penguins",),
    "newsgroups": ("",),
    "cats": ("and dogs", "vs dogs", "vs . dogs"),
    "dogs": ("and cats", "vs cats", "vs . cats"),
    "hello": ("world",),
}
# A course's or a tutorial's setting.
_TOY_SETTING: tuple[tuple[str, ...], ...] = tuple(
    tuple(line.split())
    for line in """
    university course
    college course
    online course
    course project
    class project
    final year project
    capstone
    capstone project
    coursework
    homework
    bootcamp
    coursera
    udemy
    udacity
    tutorial
    master ' s thesis
    master ’ s thesis
    masters thesis
    bachelor ' s thesis
    bachelor ’ s thesis
    bachelor thesis
    master thesis
    toy dataset
    toy problem
    side project
    personal project
    university project
    school project
    student project
    semester project
    college project
    academic project
    course assignment
    learning course
    attendance system
    college website
    kaggle dataset
    kaggle data
    kaggle notebook
    kaggle kernel
    from kaggle
    following a tutorial
    my thesis
    master thesis
    phd coursework
    pet project
    from scratch to predict
    results of a well known paper
    results of a paper
    results of a famous paper
    kaggle titanic
    """.strip().splitlines()
)
# What beginners make; nothing against it where it ran or was measured at work.
_TOY_TASK: tuple[tuple[str, ...], ...] = tuple(
    tuple(line.split())
    for line in """
    house price
    house prices
    housing prices
    stock price prediction
    stock prices
    predict stock
    stock prediction
    sentiment analysis on tweets
    sentiment analysis of tweets
    tweet sentiment
    twitter sentiment
    handwritten digit
    handwritten digits
    handwritten digit recognition
    iris flower
    spam or ham
    movie recommendation system
    movie recommender
    face mask detection
    digit recognition
    tic tac toe
    public dataset
    public datasets
    publicly available dataset
    cat and dog
    cats versus dogs
    flower classification
    fake news detection
    """.strip().splitlines()
)
_SETTING_HEADS = frozenset(line[0] for line in _TOY_SETTING)
_TASK_HEADS = frozenset(line[0] for line in _TOY_TASK)
_HEADS = frozenset(_TOY_DATA) | _SETTING_HEADS | _TASK_HEADS
# One telling word of each, so that few bullets are looked at twice.
_TELLING = frozenset(_TOY_DATA) | {max(line, key=len) for line in _TOY_SETTING + _TOY_TASK}


@_rule(
    "PRB003",
    "toy-project",
    Severity.ERROR,
    what="Work that somebody paid for. MNIST, Titanic, Iris, a course's project or a tutorial's "
    "data are no work experience.",
    why="I have seen the Titanic sink four hundred times. It tells me that you have no data of "
    "your own to talk about.",
    bad="Built a CNN to classify handwritten digits on MNIST, accuracy 99%.",
    good="Built a CNN to read handwritten meter counts from 40k field photos.",
)
def toy_project(b: BulletView) -> Iterator[Hit]:
    """A tutorial's data set, task or setting is named, and nothing says that it served anybody."""
    hit = None if b.words.isdisjoint(_TELLING) else _exercise(b)
    if hit is None:
        for term in b.phrases:
            if term.entry.kind != "toy":
                continue
            if _RANKED.isdisjoint(b.words) and not _at_work(b):
                said = quote(b.text, term.start, term.end)
                hit = Hit(f"toy project: {said} is an exercise", term.start, term.end)
            break
    if hit is not None:
        yield hit


_RANKED = words("gold silver bronze medal winner won 1st 2nd 3rd first grandmaster top")


def _exercise(b: BulletView) -> Hit | None:
    """The first of the tutorials' data, settings and tasks that the text names."""
    cut = b.tokens
    at_work = _at_work(b)
    for place, (start, end, word) in enumerate(cut):
        if word not in _HEADS:
            continue
        behind = [token[2] for token in cut[place + 1 : place + 7]]
        if (last := _toy_data(word, behind)) >= 0 and not (at_work and word in ("iris", "cifar")):
            end = cut[place + last][1]
            said = quote(b.text, start, end)
            return Hit(f"toy project: {said} is a tutorial's data", start, end)
        for heads, lines in ((_SETTING_HEADS, _TOY_SETTING), (_TASK_HEADS, _TOY_TASK)):
            if word not in heads or at_work:
                continue
            for line in lines:
                if line[0] == word and tuple(behind[: len(line) - 1]) == line[1:]:
                    end = cut[place + len(line) - 1][1]
                    said = quote(b.text, start, end)
                    return Hit(f"toy project: {said} is a course's exercise", start, end)
    return None


def _toy_data(word: str, behind: list[str]) -> int:
    """How many tokens behind `word` make it a tutorial's data; -1 where it is something else."""
    joined = " ".join(behind)
    for rest in _TOY_DATA.get(word, ()):
        if not rest or joined == rest or joined.startswith(rest + " "):
            return len(rest.split())
    return -1


def _at_work(b: BulletView) -> bool:
    """Whether it ran somewhere, or changed something that was counted."""
    outcome = b.said.get(Slot.OUTCOME)
    if Slot.SERVING in b.said or b.facts.online or (outcome and outcome.numbers):
        return True
    return b.facts.baseline is not None


RULES = (no_problem, vague_problem, toy_project)
