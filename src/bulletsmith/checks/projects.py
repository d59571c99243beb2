"""What a project outside the roles is judged by: somebody uses it, and it is no exercise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletsmith.bullets import terms
from bulletsmith.bullets.patterns import pattern
from bulletsmith.bullets.tokens import tokens
from bulletsmith.checks.examples import FRAUD, RERANKER, entry, role
from bulletsmith.checks.rule import Hit, Rule, Severity, cv_rule
from bulletsmith.checks.views import CvView
from bulletsmith.cv import Address, Project

_WEAKER = 3  # by how much the best project must be weaker than the best role bullet

_COMPETITION = pattern(
    r"\b(?:kaggle|leaderboard|drivendata|zindi|datathon|competitions?)\b", re.IGNORECASE
)
_IN_USE = pattern(
    r"\b(?:production|deploy\w*|serv(?:es|ed|ing)|in use|users?|customers?|adopted|live|api|pypi"
    r"|pip install|open[- ]sourced?|merged|package|stars|downloads)\b",
    re.IGNORECASE,
)
_COURSE = pattern(
    r"\b(?:capstone|course project|final project|bootcamp|boot camp|nanodegree|coursera|udemy"
    r"|udacity|datacamp|class project|assignment|followed a tutorial|tutorial project)\b",
    re.IGNORECASE,
)
_CHATBOT = pattern(
    r"\b(?:chat ?bot|chat with (?:your |my )?(?:pdfs?|documents?|docs)|pdf (?:chat|q&a)|q&a bot"
    r"|gpt wrapper|ai assistant)\b",
    re.IGNORECASE,
)
_FRAMEWORK = pattern(
    r"\b(?:lang ?chain|llama ?index|streamlit|gradio|flask|openai|chatgpt|gpt[- ]?[345]\w*|gemini"
    r"|claude|hugging ?face)\b",
    re.IGNORECASE,
)
LINK = pattern(r"https?://|\b(?:github|gitlab|huggingface|pypi)\.(?:com|co|org|io)/", re.I)
USE = pattern(
    r"\d[\d.,]{0,15}\s?[kKmM]?\+?\s(?:\w+\s){0,2}?(?:stars|downloads|users|installs|forks|dependents|"
    r"contributors|customers|teams|repositories|projects|readers|citations|queries|requests)\b"
    r"|★|⭐|\bmerged\b|\breleased in\b|\bshipped in\b|\bused (?:by|in|at)\b|\badopted\b|\bpypi\b"
    r"|\bpip install\b|\bcited\b|\bin production\b",
    re.IGNORECASE,
)
CONTRIBUTION = pattern(
    r"\b(?:contribut(?:ed|or|ion|ions|ing)|pull requests?|PRs?\b|committer|upstreamed)\b",
    re.IGNORECASE,
)
MADE = pattern(
    r"\b(?:implement\w*|add(?:ed|ing)|wrote|built|fix(?:ed|ing)|rewrote|port(?:ed|ing)|design\w*"
    r"|introduc\w+|optimi[sz]\w+|sped|speed(?:ing)? up|vectori[sz]\w+|refactor\w+|replac\w+"
    r"|parallel\w+|extend\w+)\b",
    re.IGNORECASE,
)
MERGED = pattern(
    r"\b(?:merged|released|shipped in|upstream\w*|landed|accepted|release \d|since \d)\b"
    r"|\bv?\d+\.\d+(?:\.\d+)?\b(?!\s?(?:x|%|ms|s\b))|#\d+",
    re.IGNORECASE,
)
EFFECT = pattern(
    r"\d\s?(?:%|x\b|×|ms\b|pp\b)|\b(?:twice|half|halv\w+|doubl\w+|tripl\w+|faster|smaller)\b"
    r"|\bfrom\b.{1,40}?\bto\b|→",
    re.IGNORECASE,
)


def _with(*bullets: str, name: str, before: str = "") -> str:
    return f"{before}## Projects\n\n{entry(*bullets, heading=name)}"


_FASTVEC = "fastvec · https://github.com/example/fastvec · 8.2K stars"
_KERNEL = (
    "Implemented a fused attention kernel for PyTorch, merged in 2.6, 1.8x faster on long inputs."
)


@cv_rule(
    "PRJ001",
    "competition-only",
    Severity.WARNING,
    what="A competition is told with what came of it in use.",
    why="A leaderboard has clean labels, a fixed test set and no users: the hard half is missing.",
    bad=_with(
        "Finished 40th of 2,100 in a Kaggle competition with an ensemble of 9 models.",
        name="Store sales · https://github.com/example/store-sales",
    ),
    good=_with(
        "Turned a Kaggle solution into a package: PyPI, 12K downloads a month, in production at a "
        "grocer.",
        name="Store sales · https://github.com/example/store-sales",
    ),
)
def competition_only(view: CvView) -> Iterator[Hit]:
    """A competition with no word of use."""
    for address, project in _projects(view):
        text = text_of(project)
        if _COMPETITION.search(text) and not _IN_USE.search(text):
            yield Hit("a competition, and nothing that runs: who uses it?", at=address)


@cv_rule(
    "PRJ002",
    "tutorial",
    Severity.ERROR,
    what="A project goes beyond a course, a tutorial's data set or a framework's first page.",
    why="I have seen this Titanic notebook two hundred times. It says that you can follow steps.",
    bad=_with(
        "Predicted Titanic survivors with a random forest, 82% accuracy.",
        name="Titanic · https://github.com/example/titanic",
    ),
    good=_with(_KERNEL, name=_FASTVEC),
)
def tutorial(view: CvView) -> Iterator[Hit]:
    """Silent where somebody uses it: a library may well be tested on MNIST."""
    for address, project in _projects(view):
        why = _tutorial(view, address, project)
        if why:
            yield Hit(why, at=address)


@cv_rule(
    "PRJ003",
    "no-evidence",
    Severity.WARNING,
    what="A project has a public link, or a sign that somebody uses it: stars, downloads, users.",
    why="Anybody can write a line. Give me something that I can open.",
    bad=_with("Wrote an approximate nearest-neighbour index in Rust.", name="fastvec"),
    good=_with("Wrote an approximate nearest-neighbour index in Rust.", name=_FASTVEC),
)
def no_evidence(view: CvView) -> Iterator[Hit]:
    """Neither; silent where the project is a tutorial anyway."""
    for address, project in _projects(view):
        if not _evident(project) and not _tutorial(view, address, project):
            yield Hit("no link and no sign that anybody uses it", at=address)


@cv_rule(
    "PRJ004",
    "padding",
    Severity.ADVICE,
    what="Above junior level, projects stand only where they add to the roles.",
    why="You have shipped for years: a weekend demo below that makes the page weaker, not longer.",
    bad=role(RERANKER, FRAUD)
    + _with(
        "Made a small web app that plots city bike trips.",
        name="bikes · https://github.com/example/bikes",
    ),
    good=role(RERANKER, FRAUD) + _with(_KERNEL, name=_FASTVEC),
)
def padding(view: CvView) -> Iterator[Hit]:
    """No project is used by anybody, and the best says far less than the best bullet of a role."""
    if view.level not in ("mid", "senior") or not view.cv.projects:
        return
    if any(used(project) for project in view.cv.projects):
        return
    projects = [bullet.gist.strength for bullets in view.projects for bullet in bullets]
    roles = [bullet.gist.strength for one in view.roles for bullet in one.bullets]
    sound = [
        project
        for address, project in _projects(view)
        if _evident(project)
        and not _tutorial(view, address, project)
        and not CONTRIBUTION.search(text_of(project))
        and not _COMPETITION.search(text_of(project))
    ]
    if sound and roles and max(projects, default=0) + _WEAKER <= max(roles):
        yield Hit("the projects say less than the roles: leave them out?", at=("projects",))


@cv_rule(
    "PRJ005",
    "open-source-incomplete",
    Severity.WARNING,
    what="A contribution says what was made, where it was merged and what it changed.",
    why="`Contributed to PyTorch` may be a typo in a comment.",
    bad=_with("Contributed to PyTorch.", name="PyTorch · https://github.com/pytorch/pytorch"),
    good=_with(
        "Contributed to PyTorch: i" + _KERNEL[1:],
        name="PyTorch · https://github.com/pytorch/pytorch",
    ),
)
def open_source_incomplete(view: CvView) -> Iterator[Hit]:
    """Only where the project is told as a contribution to somebody else's."""
    for address, project in _projects(view):
        text = text_of(project)
        if not CONTRIBUTION.search(text):
            continue
        missing = [
            name
            for name, told in (
                ("what you made", MADE),
                ("where it was merged", MERGED),
                ("what it changed", EFFECT),
            )
            if not told.search(text)
        ]
        if missing:
            yield Hit(f"a contribution without {', '.join(missing)}", at=address)


RULES: tuple[Rule[CvView], ...] = (
    competition_only,
    tutorial,
    no_evidence,
    padding,
    open_source_incomplete,
)


def _projects(view: CvView) -> Iterator[tuple[Address, Project]]:
    for index, project in enumerate(view.cv.projects):
        yield ("projects", index), project


def text_of(project: Project) -> str:
    """All that a project says."""
    return "\n".join([project.name, project.evidence, *(b.text for b in project.bullets)])


def used(project: Project) -> bool:
    """Whether somebody other than its author uses it."""
    return USE.search(f"{project.evidence}\n{text_of(project)}") is not None


def _evident(project: Project) -> bool:
    """Whether a stranger can look at it, or somebody is said to use it."""
    text = text_of(project)
    return bool(project.url or project.evidence or LINK.search(text)) or used(project)


def _tutorial(view: CvView, address: Address, project: Project) -> str:
    """Why a project is taken for a tutorial; empty when it is not."""
    if used(project):
        return ""
    text = text_of(project)
    course = _COURSE.search(text)
    if course:
        return f'"{course[0]}": a course project says that you can follow steps'
    toys = [
        term
        for term in terms.phrases().find(text, tokens(text))
        if term.entry.kind == "toy" and not _COMPETITION.search(text, term.start, term.end)
    ]
    if toys:
        return f'"{text[toys[0].start : toys[0].end]}" is a tutorial\'s data'
    index = address[1]
    assert isinstance(index, int)
    gists = [bullet.gist for bullet in view.projects[index]]
    proved = any(gist.measured or gist.won or gist.rival for gist in gists)
    if _CHATBOT.search(text) and _FRAMEWORK.search(text) and not proved:
        return "a framework and a hosted model: what is yours in it, and how good is it?"
    return ""
