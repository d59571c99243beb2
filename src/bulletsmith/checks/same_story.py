"""Whether a CV and a profile tell of the same person: headline, scope of the roles, skills."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletsmith.bullets import terms
from bulletsmith.bullets.patterns import pattern
from bulletsmith.bullets.tokens import key_of
from bulletsmith.checks.differing import Difference, Reading
from bulletsmith.checks.same_roles import both
from bulletsmith.checks.scope import Said, clashes, leads, led, numbered, result, team
from bulletsmith.checks.seniority import is_junior
from bulletsmith.checks.views import CvView, ProfileView
from bulletsmith.cv import Address

_LONGEST = 2_000  # characters of a text that are looked at: a profile holds no longer one
_BEGINNER = pattern(
    r"\b(?:enthusias(?:t|tic)\w*|hobbyist|student|studying|aspiring|budding|learner|beginner|fresher"
    r"|passionate about|seeking (?:an? |new |full[- ]time |entry[- ]level )*(?:opportunit\w+|role"
    r"|position|job|internship)|looking for (?:an? |my first |entry[- ]level )*(?:opportunit\w+"
    r"|role|internship|job)|trainee|intern|entry[- ]level|bootcamp|career changer|self[- ]taught"
    r"|junior|recent graduate|lerne\w*|studentin|étudiante?|estudiante|studente)\b",
    re.IGNORECASE,
)
_ASPIRING = pattern(
    r"\b(?:aspiring|budding|future|junior|trainee|wannabe|entry[- ]level)(?:\s[\w/&-]+){0,4}?\s"
    r"(?:engineer|scientist|developer|researcher|analyst|practitioner|professional)s?\b",
    re.IGNORECASE,
)
_TITLE = pattern(
    r"\b(?:engineer|scientist|developer|researcher|architect|lead|manager|head|director|founder"
    r"|principal|staff|cto|consultant)\b",
    re.IGNORECASE,
)


def headlines(view: ProfileView) -> Iterator[Difference]:
    """Silent beside a title, on those who do still learn, and on a CV that shipped nothing."""
    headline = view.profile.profile.headline[:_LONGEST]
    found = _BEGINNER.search(headline)
    if not found or _TITLE.search(_ASPIRING.sub(" ", headline)) or not view.view.cv.roles:
        return
    newest = next((role for role in view.view.roles if role.latest), view.view.roles[0])
    if is_junior(newest.role):
        return
    own = view.view.cv.profile.headline
    if own and _BEGINNER.search(own) and not _TITLE.search(_ASPIRING.sub(" ", own)):
        return  # the CV says so itself
    proof = _rollout(view.view)
    if proof is None:
        return
    words, at, start, end = proof
    why = "it is still the headline of somebody who begins"
    yield Difference("headline", words, headline, Reading.NEGLECTED, at, None, start, end, why)


def _rollout(view: CvView) -> tuple[str, Address, int, int] | None:
    """The bullet that says that something was rolled out, or that somebody led."""
    for role in view.roles:
        for index, bullet in enumerate(role.bullets):
            ran = bullet.gist.stack or bullet.gist.ran
            if ran or led([bullet.text]):
                at: Address = (*role.address, "bullets", index)
                return bullet.text, at, 0, len(bullet.text)
    return None


def scopes(view: ProfileView) -> Iterator[Difference]:
    """Silent on a role of which a side says nothing: who says nothing contradicts nothing."""
    for index, pair, _, _ in both(view):
        ours = [
            (("roles", one, "bullets", n), bullet.text[:_LONGEST])
            for one in pair.roles
            for n, bullet in enumerate(view.view.cv.roles[one].bullets)
        ]
        mine = [text for _, text in ours]
        others = [view.profile.roles[one] for one in pair.positions]
        theirs = [bullet.text[:_LONGEST] for role in others for bullet in role.bullets]
        if not any(text.strip() for text in mine) or not any(text.strip() for text in theirs):
            continue
        at: list[Address] = [address for address, _ in ours]
        called = [view.view.cv.roles[one].title for one in pair.roles]
        yield from _people(index, at, mine, theirs, called, [role.title for role in others])
        yield from _numbers(index, at, mine, theirs)


def _people(
    index: int,
    at: list[Address],
    mine: list[str],
    theirs: list[str],
    titles: list[str],
    others: list[str],
) -> Iterator[Difference]:
    """A team, or that somebody led: on one side only, or another number of people."""
    ours, their = team(mine), team(theirs)
    why = "the people were added afterwards"
    if ours and their:
        if ours.value and their.value and ours.value != their.value:
            reading = Reading.EXAGGERATES if ours.value > their.value else Reading.NEGLECTED
            why = "the team grew on paper" if ours.value > their.value else "it counts otherwise"
            yield _scope(ours, their.words, reading, at, index, why)
        return
    if ours and not leads([*theirs, *others]):
        yield _scope(ours, "", Reading.EXAGGERATES, at, index, why)
    elif their and not leads([*mine, *titles]):
        yield _profile_only(their, at, index)
    elif not ours and not their:
        said, told_there = led(mine), led(theirs)
        if said and not leads([*theirs, *others]):
            yield _scope(said, "", Reading.EXAGGERATES, at, index, "the profile knows of no lead")
        elif told_there and not leads([*mine, *titles]):
            yield _profile_only(told_there, at, index)


def _numbers(
    index: int, at: list[Address], mine: list[str], theirs: list[str]
) -> Iterator[Difference]:
    """Results in numbers on one side only; one bullet told twice, with two numbers."""
    ours, their = result(mine), result(theirs)
    if ours and not numbered(theirs):
        why = "it tells of none of your results"
        yield _scope(ours, "", Reading.NEGLECTED, at, index, why)
    elif their and not numbered(mine):
        yield _profile_only(their, at, index)
    else:
        for clash in clashes(mine, theirs):
            more = bool(clash.mine.words)
            reading = Reading.EXAGGERATES if more else Reading.NEGLECTED
            why = "the number grew on paper" if more and clash.theirs else ""
            yield _scope(clash.mine, clash.theirs, reading, at, index, why)


def _scope(
    said: Said, theirs: str, reading: Reading, at: list[Address], index: int, why: str
) -> Difference:
    place = at[said.bullet]
    return Difference("scope", said.words, theirs, reading, place, index, said.start, said.end, why)


def _profile_only(said: Said, at: list[Address], index: int) -> Difference:
    """Told by the profile alone: the CV says less, or has taken it back."""
    why = "it claims what the CV does not repeat"
    return Difference("scope", "", said.words, Reading.NEGLECTED, at[0][:2], index, why=why)


def skills(view: ProfileView) -> Iterator[Difference]:
    """Silent on a profile without skills: they may not be in the archive."""
    known = {key for _, names in view.profile.tools for name in names for key in _keys(name)}
    if not known:
        return
    for index, name in enumerate(view.view.cv.tools.core):
        if _keys(name).isdisjoint(known):
            at: Address = ("tools", "core", index)
            why = "whoever searches for it does not find you"
            yield Difference("tool", name, "", Reading.NEGLECTED, at, None, 0, len(name), why)


def _keys(name: str) -> set[str]:
    """What a tool may be looked up by: `Amazon Web Services (AWS)` is AWS, and so is `AWS (S3)`."""
    name = name[:_LONGEST]
    parts = [name, name.partition("(")[0], *re.findall(r"\(([^(),]*)\)", name)]
    found = set()
    for part in (part.strip() for part in parts):
        if part:
            tool = terms.tools().get(part) or terms.serving().get(part)
            found.add(key_of(tool.name if tool else part))
    return found
