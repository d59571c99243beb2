"""What to drop: lines that cost a reader's seconds and do not show who this person is now."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from bulletsmith.bullets.english import words
from bulletsmith.bullets.patterns import pattern
from bulletsmith.checks.examples import NEWEST, OLDER, RERANKER, entry, role, section
from bulletsmith.checks.rule import Hit, Rule, Severity, cv_rule
from bulletsmith.checks.views import CvView
from bulletsmith.cv import Address, Project, Role
from bulletsmith.dates import is_present, moment
from bulletsmith.named import NamedTuple

OLD = 36  # months after which a line must show who the person is now
_READ = 10_000  # reads from which an article counts
_SHARED = 2  # significant words that an old role must share with the rest

_SIGNS = ".,;:!?()[]'\"“”‘’"
_YEAR = pattern(r"(?<![\w$€£,.])(?:19[5-9]|20[0-4])\d(?![\w%]|,\d)")
_COURSES = pattern(
    r"\b(?:courses?|coursework|moocs?|bootcamps?|online (?:learning|training)|trainings?)\b", re.I
)
_COURSEWORK = pattern(
    r"\bcoursework|\bcourses?\b\s?:|\brelevant (?:courses|modules)", re.IGNORECASE
)
_COURSE_SITES = pattern(
    r"\b(?:coursera|udemy|udacity|edx|datacamp|deeplearning\.ai|nanodegree|pluralsight|linkedin"
    r" learning|kaggle learn)\b",
    re.IGNORECASE,
)
_HACKATHON = pattern(r"\b(?:hackathons?|hack day|hackweek|datathon|game jam)\b", re.IGNORECASE)
_ARTICLE = pattern(
    r"\b(?:blog(?: ?posts?)?|medium|towards data science|substack|dev\.to|hashnode|articles?)\b",
    re.IGNORECASE,
)
_WRITING = pattern(r"^(?:blog|articles?|writing|blog posts|posts|technical writing)\b", re.I)
_PAPER = pattern(
    r"\b(?:journal|proceedings|conference|arxiv|doi|neurips|nips|icml|iclr|acl|emnlp|kdd|cvpr|jmlr"
    r"|ieee|acm|nature|science direct|springer|recsys|sigir|aaai|workshop|patent)\b",
    re.IGNORECASE,
)
_READS = pattern(
    r"(\d[\d,.]{0,15})\s?([kKmM])?\+?\s(?:\w+\s){0,2}?(?:reads|views|readers|visits|visitors|pageviews)"
    r"\b",
    re.IGNORECASE,
)
_CITED = pattern(
    r"\b(?:cited|featured|quoted|referenced|linked|recommended|reposted|translated|taught)\b"
    r"|hacker news|front page|picked up by|used in the course",
    re.IGNORECASE,
)
_READING = pattern(
    r"^(?:(?:currently|recommended|my|recent)\s)?(?:reading(?: list)?|books?(?: read| i .*)?"
    r"|bookshelf|favou?rite books|podcasts?(?: i .*)?)$",
    re.IGNORECASE,
)
_PERSONAL = pattern(
    r"^(?:(?:professional |character )?references?|referees|(?:career |professional )?objectives?"
    r"|(?:my |other |personal )?(?:hobbies|interests)(?:(?: and | & |, ?)(?:hobbies|interests))?"
    r"|personal details|personal information)$",
    re.IGNORECASE,
)
_ON_REQUEST = pattern(
    r"\breferences?\b.{0,20}\b(?:up)?on request\b|^hobbies\b|^(?:career )?objective\s?:", re.I
)
_KEPT = pattern(  # sections whose lines do not age
    r"publication|paper|patent|language|award|talk|degree|education|certif|licen[cs]|contact", re.I
)
_EVERYWHERE = words(
    """
    about across also built from into made more most over team teams than that their them they this
    used using various were what when where which while with work worked working year years their
    company customers client clients daily weekly project projects role responsible helped each per
    month months week weeks days hours time people person many much some such other others good
    """
)


class Old(NamedTuple):
    """Something older than three years that nothing newer in the CV has to do with."""

    address: Address
    words: str


def _after(part: str) -> str:
    """A CV that ends with `part`."""
    return f"{role(RERANKER)}\n{part}"


@cv_rule(
    "DRP001",
    "course-list",
    Severity.WARNING,
    what="A senior CV lists no courses.",
    why="Your work says that you know this. A course says that you once did not.",
    bad=role(RERANKER, heading="Senior ML Engineer · Acme · 2016 – present")
    + section("Courses", "Deep Learning Specialization, Coursera", "Machine Learning, Coursera"),
    good=role(RERANKER, heading="Senior ML Engineer · Acme · 2016 – present")
    + section("Talks", "Reranking under 25 ms, RecSys 2025"),
)
def course_list(view: CvView) -> Iterator[Hit]:
    """Sections of courses, and coursework among the degrees. Silent up to mid level."""
    if view.level != "senior":
        return
    for index, part in enumerate(view.cv.sections):
        sites = sum(bool(_COURSE_SITES.search(item)) for item in part.items)
        if part.items and (_COURSES.search(part.title) or sites * 2 > len(part.items)):
            yield Hit("a list of courses: your roles say it better", at=("sections", index))
    for index, degree in enumerate(view.cv.education):
        for place, line in enumerate(degree.details):
            if _COURSEWORK.search(line):
                address = ("education", index, "details", place)
                yield Hit("coursework: your roles say it better", 0, len(line), address)


@cv_rule(
    "DRP002",
    "old-hackathon",
    Severity.WARNING,
    what="A hackathon stays for three years.",
    why="What you built in a weekend four years ago is not what you build now.",
    bad=_after(section("Awards", "Winner, City Data Hackathon 2018")),
    good=_after(section("Awards", "Winner, City Data Hackathon 2026")),
)
def old_hackathon(view: CvView) -> Iterator[Hit]:
    """A hackathon with a year that is over three years back. Silent where no year is told."""
    for address, text, year in _dated(view):
        found = _HACKATHON.search(text)
        if found and year and _months_since(year, view.today) > OLD:
            span = found.span() if address[0] == "sections" else (0, 0)
            yield Hit(f"a hackathon of {year}: leave it out", *span, address)


@cv_rule(
    "DRP003",
    "article-without-traction",
    Severity.WARNING,
    what="An article was read by 10,000 people, or is cited by somebody who is named.",
    why="Writing is easy to do and hard to be read at. Only the second one counts here.",
    bad=_after(section("Articles", "How I trained my first network, Medium")),
    good=_after(section("Articles", "Reranking under 25 ms, Medium, 48K reads")),
)
def article_without_traction(view: CvView) -> Iterator[Hit]:
    """Blog posts; papers are another matter."""
    for index, part in enumerate(view.cv.sections):
        writing = _WRITING.search(part.title) is not None
        if _PAPER.search(part.title) or _KEPT.search(part.title):
            continue
        for place, item in enumerate(part.items):
            if not (writing or _ARTICLE.search(item)) or _PAPER.search(item):
                continue
            if not _CITED.search(item) and _reads(item) < _READ:
                address = ("sections", index, "items", place)
                yield Hit("who read or cited it?", 0, len(item), address)


@cv_rule(
    "DRP004",
    "reading-list",
    Severity.WARNING,
    what="No list of books or podcasts.",
    why="Everybody reads. I want to know what you made.",
    bad=_after(section("Currently reading", "Designing Data-Intensive Applications")),
    good=_after(section("Talks", "Reranking under 25 ms, RecSys 2025")),
)
def reading_list(view: CvView) -> Iterator[Hit]:
    """By the section's title."""
    for index, part in enumerate(view.cv.sections):
        if _READING.match(part.title.strip()):
            yield Hit(f'"{part.title.strip()}": leave it out', at=("sections", index))


@cv_rule(
    "DRP005",
    "stale",
    Severity.ADVICE,
    what="What is older than three years shows who the person is now.",
    why="The waiter you were in 2015 is not the engineer I am hiring.",
    bad="## Experience\n\n"
    + entry(RERANKER, heading=NEWEST)
    + entry("Took orders in a busy restaurant.", heading="Waiter · Trattoria · 2013 – 2015"),
    good="## Experience\n\n"
    + entry(RERANKER, heading=NEWEST)
    + entry("Built the search index of a hotel site.", heading=OLDER),
)
def stale(view: CvView) -> Iterator[Hit]:
    """Old, and no word of it in the rest of the CV."""
    for old in outdated(view):
        yield Hit("older than three years, and nothing else here speaks of it", at=old.address)


@cv_rule(
    "DRP006",
    "references-objective-hobbies",
    Severity.WARNING,
    what="No references, no objective, no hobbies.",
    why="I know that you want the job, and I will ask for references when I want to.",
    bad=_after(section("References", "Available on request")),
    good=_after(section("Talks", "Reranking under 25 ms, RecSys 2025")),
)
def personal(view: CvView) -> Iterator[Hit]:
    """By the section's title, or a line that says so. Research interests are another matter."""
    for index, part in enumerate(view.cv.sections):
        if _PERSONAL.match(part.title.strip(" :")):
            yield Hit(f'"{part.title.strip()}": leave it out', at=("sections", index))
            continue
        for place, item in enumerate(part.items):
            found = _ON_REQUEST.search(item)
            if found:
                yield Hit("leave it out", 0, len(item), ("sections", index, "items", place))


RULES: tuple[Rule[CvView], ...] = (
    course_list,
    old_hackathon,
    article_without_traction,
    reading_list,
    stale,
    personal,
)


def outdated(view: CvView) -> tuple[Old, ...]:
    """The roles, projects and lines that are over three years old and of another life."""
    return tuple(_outdated(view)) if view.old is None else view.old


def _outdated(view: CvView) -> Iterator[Old]:
    """The same, worked out from all the words of the CV.

    A role is not when its title shares a word with newer titles, or its bullets two significant
    ones with the rest of the CV; publications, awards and talks do not age.
    """
    cv, today = view.cv, view.today
    old = {
        index for index, one in enumerate(view.roles) if not one.latest and _is_old(one.role, today)
    }
    if not old and not cv.projects and not cv.sections:
        return
    new = [role for index, role in enumerate(cv.roles) if index not in old]
    titles = {word for one in (*new, cv.profile) for word in _title_words(one)}
    rest = _significant(
        [cv.summary.sentence, cv.profile.headline]
        + [name for _, tier in cv.tools for name in tier]
        + [text for one in new for text in (one.title, *(b.text for b in one.bullets))]
    )
    if not new:
        return
    for index in sorted(old):
        role_ = cv.roles[index]
        said = _significant([role_.title, *(bullet.text for bullet in role_.bullets)])
        if titles.isdisjoint(_title_words(role_)) and len(said & rest) < _SHARED:
            yield Old(("roles", index), role_.title or role_.company)
        else:  # what is kept is part of the person now: its own past counts too
            rest |= said
            titles |= _title_words(role_)
    for index, project in enumerate(cv.projects):
        said = _significant([project.name, *(bullet.text for bullet in project.bullets)])
        if _is_old(project, today) and len(said & rest) < _SHARED and not project.evidence:
            yield Old(("projects", index), project.name)
    for index, part in enumerate(cv.sections):
        if _KEPT.search(part.title):
            continue
        for place, item in enumerate(part.items):
            year = _year(item)
            old_line = year is not None and _months_since(year, today) > OLD
            if old_line and not _significant([item]) & rest and not _HACKATHON.search(item):
                yield Old(("sections", index, "items", place), item)


def _is_old(thing: Role | Project, today: date) -> bool:
    end = thing.end or thing.start
    value = None if is_present(end) else moment(end)
    if value is None:
        return False
    return today.year * 12 + today.month - (value[0] * 12 + (value[1] or 12)) > OLD


_WORD = pattern(r"[^\W\d_]{2,}")


def _title_words(thing: object) -> set[str]:
    text = getattr(thing, "title", "") or getattr(thing, "headline", "")
    return set(_WORD.findall(text.lower())) - {
        "of",
        "and",
        "at",
        "senior",
    }


def _significant(texts: Iterable[str]) -> set[str]:
    """The words of four letters and more; `split` is many times as fast as a search for them."""
    found = set(" ".join(texts).lower().split())
    stripped = {word.strip(_SIGNS) for word in found if len(word) > 3}
    return {word for word in stripped if len(word) > 3 and word.isalpha()} - _EVERYWHERE


def _dated(view: CvView) -> Iterator[tuple[Address, str, int | None]]:
    """The lines of sections and the projects, each with the last year that it tells."""
    for index, part in enumerate(view.cv.sections):
        for place, item in enumerate(part.items):
            yield ("sections", index, "items", place), item, _year(item) or _year(part.title)
    for index, project in enumerate(view.cv.projects):
        value = moment(project.end or project.start)
        text = "\n".join([project.name, *(bullet.text for bullet in project.bullets)])
        yield ("projects", index), text, value[0] if value else _year(text)


def _year(text: str) -> int | None:
    return max((int(year) for year in _YEAR.findall(text)), default=None)


def _months_since(year: int, today: date) -> int:
    """The months since the end of `year`."""
    return today.year * 12 + today.month - (year * 12 + 12)


def _reads(text: str) -> float:
    found = _READS.search(text)
    if not found:
        return 0
    digits = found[1].rstrip(".,")
    scale = {"k": 1e3, "m": 1e6}.get((found[2] or "").lower(), 1)
    try:
        return float(digits.replace(",", "")) * scale
    except ValueError:
        return 0
