"""What the 90-second reader looks for: shipped, evaluated, scope, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterator

from bulletsmith.bullets.facts import Span
from bulletsmith.bullets.slots import Slot
from bulletsmith.checks.gist import Gist
from bulletsmith.checks.views import BulletView, CvView, RoleView
from bulletsmith.cv import Address
from bulletsmith.named import NamedTuple

MOST = 3  # pieces of evidence that a reader is shown


class Evidence(NamedTuple):
    """The words `text[start:end]` of the bullet or part at `address`."""

    address: Address
    start: int
    end: int
    words: str


class Signal(NamedTuple):
    """One thing that the reader looks for; `state` is `yes`, `partly` or `no`, `note` says why."""

    name: str
    state: str
    evidence: tuple[Evidence, ...]
    note: str


def signals(view: CvView) -> tuple[Signal, ...]:
    """The three signals, in the order in which a reader looks for them."""
    return shipped(view), evaluated(view), scope(view)


def shipped(view: CvView) -> Signal:
    """A model that served real predictions to real users, and somebody owned its upkeep."""
    best: tuple[Evidence, ...] = ()
    for role in view.roles:
        served = tuple(_told(role, "stack"))
        watched = tuple(_told(role, "upkeep"))
        if served and watched:
            first = served[0]
            own = [told for told in watched if told.address == first.address]
            shown = (first, own[0] if own else watched[0])
            return Signal("shipped", "yes", shown, "it ran and was kept up")
        best = best or served[:MOST]
    if best:
        return Signal("shipped", "partly", best, "it ran and nobody is said to have watched it")
    ran = tuple(told for role in view.roles for told in _told(role, "ran"))[:MOST]
    if ran:
        return Signal("shipped", "partly", ran, "it ran, but on what is not said")
    return Signal("shipped", "no", (), "no bullet says what served a model")


def evaluated(view: CvView) -> Signal:
    """A metric with its value against a real baseline, offline and online."""
    beaten: list[Evidence] = []
    online: list[Evidence] = []
    measured: list[Evidence] = []
    against = "against a baseline, and on live traffic"
    for role in view.roles:
        for index, bullet in enumerate(role.bullets):
            gist = bullet.gist
            if gist.measured is None or (len(measured) >= MOST and not (gist.rival or gist.online)):
                continue
            address = (*role.address, "bullets", index)
            if gist.rival and len(beaten) < MOST:
                beaten.append(evidence_of(bullet, address, _around(gist.measured, gist.rival)))
            if gist.online and not online:
                online.append(evidence_of(bullet, address, gist.measured))
            if gist.rival and gist.online:
                both = evidence_of(bullet, address, _around(gist.measured, gist.rival))
                return Signal("evaluated", "yes", (both,), against)
            measured.append(evidence_of(bullet, address, gist.measured))
    if beaten and online:
        return Signal("evaluated", "yes", (beaten[0], online[0]), against)
    if beaten:
        return Signal("evaluated", "partly", tuple(beaten[:MOST]), "nothing was measured online")
    if measured:
        note = "no score is held against a named baseline"
        return Signal("evaluated", "partly", tuple(measured[:MOST]), note)
    return Signal("evaluated", "no", (), "no bullet gives a metric with a value")


def scope(view: CvView) -> Signal:
    """The problem owned from data to upkeep, in one bullet or among those of one role."""
    best: tuple[int, tuple[Evidence, ...], str] = (0, (), "")
    for role in view.roles:
        whole: dict[str, Evidence] = {}
        for index, bullet in enumerate(role.bullets):
            address = (*role.address, "bullets", index)
            for stage in _stages(bullet.gist):
                whole.setdefault(stage, evidence_of(bullet, address, (0, len(bullet.text))))
            if spans(bullet.gist):
                told = evidence_of(bullet, address, bullet.gist.owned or (0, len(bullet.text)))
                return Signal("scope", "yes", (told,), "one bullet goes from data to deployment")
        if len(whole) > best[0]:
            lacks = [stage for stage in STAGES if stage not in whole]
            note = f"no bullet of one role tells of {' or '.join(lacks)}" if lacks else ""
            best = len(whole), tuple(dict.fromkeys(whole.values()))[:MOST], note
    count, shown, note = best
    if count == len(STAGES):
        return Signal("scope", "yes", shown, "one role goes from data to upkeep")
    if count >= 2:
        return Signal("scope", "partly", shown, note)
    return Signal("scope", "no", (), "no bullet spans data, training and deployment")


def shows(gist: Gist) -> tuple[str, ...]:
    """The signals that one bullet bears by itself, by their names."""
    told = {
        "shipped": gist.ran is not None,
        "evaluated": gist.measured is not None and (gist.rival is not None or gist.online),
        "scope": spans(gist),
    }
    return tuple(name for name, there in told.items() if there)


STAGES = ("data", "training", "deployment", "upkeep")


def spans(gist: Gist) -> bool:
    """Whether one bullet goes from the data to what serves the model, or says so."""
    stages = set(_stages(gist))
    return {"data", "training", "deployment"} <= stages or (
        gist.owned is not None and bool(gist.ran or gist.measured or gist.won)
    )


def _stages(gist: Gist) -> Iterator[str]:
    if Slot.DATA in gist.filled:
        yield "data"
    if Slot.MODEL in gist.filled:
        yield "training"
    if gist.stack or gist.ran:
        yield "deployment"
    if gist.upkeep:
        yield "upkeep"


def _told(role: RoleView, what: str) -> Iterator[Evidence]:
    for index, bullet in enumerate(role.bullets):
        span: Span | None = getattr(bullet.gist, what)
        if span is not None:
            yield evidence_of(bullet, (*role.address, "bullets", index), span)


def evidence_of(bullet: BulletView, address: Address, span: Span) -> Evidence:
    """The words of a span; a bracket that opens in it is closed."""
    start, end = span
    words = bullet.text[start:end]
    if words.count("(") > words.count(")") and bullet.text.startswith(")", end):
        end += 1
    return Evidence(address, start, end, bullet.text[start:end])


def _around(one: Span, other: Span) -> Span:
    return min(one[0], other[0]), max(one[1], other[1])
