"""Whether a section of projects is worth having for this person, and what each project lacks."""

from __future__ import annotations

from bulletsmith.checks.projects import CONTRIBUTION, EFFECT, LINK, MADE, MERGED, text_of, used
from bulletsmith.checks.views import CvView
from bulletsmith.cv import Project
from bulletsmith.named import NamedTuple


class Worth(NamedTuple):
    """`yes`, `partly` or `no`, and the reason."""

    state: str
    reason: str


class Lack(NamedTuple):
    """One thing that a project is asked for, and whether it has it."""

    name: str
    there: bool


def worth(view: CvView, months: int | None) -> Worth:
    """Whether the projects help, by years, by what the roles prove, by who uses the projects."""
    shipped = sum(any(b.gist.stack or b.gist.ran for b in role.bullets) for role in view.roles)
    count = len(view.roles)
    told = f"{count} role{'s' * (count != 1)}, {shipped} of which shipped"
    years = (
        "" if months is None else f"{months // 12} years, " if months >= 24 else "under 2 years, "
    )
    anybody = [project for project in view.cv.projects if used(project)]
    if not shipped:
        return Worth("yes", f"worth having ({years}{told}): what a stranger can run stands in "
                     "for what no employer has let you ship yet")  # fmt: skip
    if view.level in ("mid", "senior"):
        if anybody:
            return Worth("yes", f"worth having: others use {anybody[0].name or 'one'}, which your "
                         "roles cannot say")  # fmt: skip
        return Worth("no", f"hardly worth having ({years}{told}): at this level only what others "
                     "use adds to the roles")  # fmt: skip
    return Worth("partly", f"one is worth having ({years}{told}), if it has a link or users; more "
                 "push the roles down the page")  # fmt: skip


def lacks(project: Project) -> tuple[Lack, ...]:
    """Link, use and effect; for a contribution what was made and where it was merged too."""
    text = text_of(project)
    found = [
        Lack("link", bool(project.url or LINK.search(text))),
        Lack("use", bool(project.evidence) or used(project)),
        Lack("effect", EFFECT.search(text) is not None),
    ]
    if CONTRIBUTION.search(text):
        found.insert(2, Lack("made", MADE.search(text) is not None))
        found.insert(3, Lack("merge", MERGED.search(text) is not None))
    return tuple(found)
