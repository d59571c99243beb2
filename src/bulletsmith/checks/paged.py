"""The laid-out page among the checks: how long a CV may be, what to cut, when to measure.

Whoever reviews may bring a function that sets the page (`layout.page.measured`). It takes as long
as the rest of a check together, so it is asked only where the estimate leaves something open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress

from bulletsmith.bullets.text import one_line
from bulletsmith.checks.drop import Old, outdated
from bulletsmith.checks.examples import OLDER, RERANKER, entry
from bulletsmith.checks.rule import Hit, Rule, Severity, cv_rule
from bulletsmith.checks.views import CvView
from bulletsmith.cv import CV, Address, called, number
from bulletsmith.errors import BulletsmithError
from bulletsmith.layout.estimate import NARROW, WIDE, estimated, lines_between, may_be_long
from bulletsmith.layout.facts import Page, Paper, Style
from bulletsmith.named import NamedTuple

TWO_PAGES_FROM = 60  # months of work from which a CV may have two pages
LINES = 3  # of a bullet
_NEAR = 4.0  # lines within which an estimate of where a page ends is not trusted
_FAR = 3  # pages over the limit beyond which their number is no more than about right

Measure = Callable[[CV, Style, Paper], Page]


class Cut(NamedTuple):
    """Something to leave out: where it stands, its words, the lines that it gives back."""

    address: Address
    words: str
    lines: int


def allowed(view: CvView) -> int:
    """How many pages the CV may have; two where its dates do not tell how long somebody worked."""
    return 1 if view.months is not None and view.months < TWO_PAGES_FROM else 2


def page_of(view: CvView, measure: Measure | None, *, always: bool = False) -> Page:
    """The CV's page: measured where it matters or `always`, else an estimate."""
    style, paper = view.settings.style, view.settings.paper
    guess = estimated(view.cv, style, paper)
    if measure and (always or _open(view, guess)):
        with suppress(BulletsmithError):  # whoever wants the page itself is told why there is none
            return measure(view.cv, style, paper)
    return guess


def _open(view: CvView, guess: Page) -> bool:
    """Whether a finding or an answer hangs on what the estimate cannot tell."""
    limit = allowed(view)
    lines = (guess.pages - 1) * guess.room + guess.used
    if guess.pages <= limit + _FAR:  # beyond, nobody counts the lines
        if guess.over(limit) or abs(lines - limit * guess.room) < _NEAR:
            return True
        if any(low <= LINES < high for low, high in _long_ones(view)):
            return True
    from bulletsmith.checks.selfcheck import top_half

    style, paper = view.settings.style, view.settings.paper
    bounds = (estimated(view.cv, style, paper, stretch) for stretch in (NARROW, WIDE))
    return len({top_half(view._replace(page=page))[0] for page in (guess, *bounds)}) > 1


def _long_ones(view: CvView) -> Iterator[tuple[int, int]]:
    for role in view.roles:
        for bullet in role.bullets:
            if may_be_long(bullet.text):
                yield lines_between(bullet.text, view.settings.style, view.settings.paper)


def cuts(view: CvView, lines: int) -> tuple[Cut, ...]:
    """What to leave out until `lines` are won, weakest first.

    First what shows a former life, then the bullets that say least, of older roles before newer
    ones; each role keeps one.
    """
    page = view.page
    if page is None or lines <= 0:
        return ()
    chosen: list[Cut] = []
    left = {role.address: len(role.bullets) for role in view.roles}
    stale = outdated(view)
    for cut in (*_stale(stale, page), *_weak(view, page, {old.address for old in stale})):
        role = cut.address[:2]
        if len(cut.address) == 4 and role in left:
            if left[role] <= 1:
                continue
            left[role] -= 1
        chosen.append(cut)
        lines -= cut.lines
        if lines <= 0:
            break
    return tuple(chosen)


def _stale(stale: tuple[Old, ...], page: Page) -> Iterator[Cut]:
    for old in stale:
        depth = len(old.address)
        inside = [one for there, one in page.landings.items() if there[:depth] == old.address]
        heads = 2 if depth == 2 else 0
        yield Cut(old.address, one_line(old.words), heads + sum(one.lines for one in inside))


def _weak(view: CvView, page: Page, stale: set[Address]) -> list[Cut]:
    found = []
    for role in view.roles:
        for index, bullet in enumerate(role.bullets):
            address = (*role.address, "bullets", index)
            landing = page.landings.get(address)
            if landing is not None and role.address not in stale:
                cut = Cut(address, one_line(bullet.text), landing.lines)
                found.append((bullet.gist.strength, -int(role.address[1]), -index, cut))
    return [cut for *_, cut in sorted(found, key=lambda one: one[:3])]


def told(view: CvView, cut: Cut) -> str:
    """What to call a cut: `3.4`, `role “Waiter”`."""
    return number(cut.address) or called(view.cv, cut.address)


_SOME = 6  # cuts that a message names

_PAGE_OF_BULLETS = entry(
    *(f"{RERANKER[:-1]} in market {place}." for place in range(1, 24)),
    heading=OLDER,
)


@cv_rule(
    "STR001",
    "too-many-pages",
    Severity.ERROR,
    what="One page under five years of work, two at most above.",
    why="The second page of two years of work is where I find that you cannot choose.",
    bad=f"## Experience\n\n{_PAGE_OF_BULLETS}",
    good=f"## Experience\n\n{entry(RERANKER, heading=OLDER)}",
)
def too_many_pages(view: CvView) -> Iterator[Hit]:
    """Measured on the laid-out page; far over the limit, the lines are an estimate and said so."""
    page = view.page
    limit = allowed(view)
    over = page.over(limit) if page else 0
    if page is None or not over or 0 < view.printed <= limit:  # a PDF has pages of its own
        return
    about = "" if page.measured and page.pages <= limit + _FAR else "about "
    may = "one will do under five years of work" if limit == 1 else "two at most"
    message = f"{about}{page.pages} pages, {may}: {about}{over} line{'s' * (over != 1)} too many"
    weakest = cuts(view, over)
    if weakest:
        named = [told(view, cut) for cut in weakest[:_SOME]]
        more = f" and {len(weakest) - _SOME} more" if len(weakest) > _SOME else ""
        message += f"; to cut, weakest first: {', '.join(named)}{more}"
    yield Hit(message)


def beyond_three_lines(view: CvView) -> Iterator[Address]:
    """The bullets that an estimate cannot tell from three lines, and the page can."""
    page = view.page
    if page is None or not page.measured:
        return
    for parent, bullets in (
        *((role.address, role.bullets) for role in view.roles),
        *((("projects", index), bullets) for index, bullets in enumerate(view.projects)),
    ):
        for index, bullet in enumerate(bullets):
            if not may_be_long(bullet.text):
                continue
            landing = page.landings.get((*parent, "bullets", index))
            style, paper = view.settings.style, view.settings.paper
            sure = lines_between(bullet.text, style, paper)[0] > LINES
            if landing is not None and landing.lines > LINES and not sure:
                yield (*parent, "bullets", index)


RULES: tuple[Rule[CvView], ...] = (too_many_pages,)
