"""The CV: frozen values, from the person down to a bullet, and how to reach into them.

An `Address` says where a thing stands in a CV, in findings, places, edits and the session alike:
`("roles", 1, "bullets", 2)`, `("summary",)`, `("tools", "core", 3)`, `("roles", 0, "start")`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from bulletsmith.bullets.reading import Reading
from bulletsmith.bullets.slots import Slots
from bulletsmith.bullets.text import one_line
from bulletsmith.dataclass import dataclass, field, replace

Address = tuple[str | int, ...]
T = TypeVar("T")
_ENDED = ":;,.!?–—"
_LEADS_IN = ("on ", "over ", "across ", "at ", "for ", "with ")


@dataclass(frozen=True, slots=True)
class Profile:
    """Who the CV is of, and how to reach them."""

    name: str = ""
    headline: str = ""
    email: str = ""
    phone: str = ""
    location: str = ""
    links: tuple[str, ...] = ()
    photo: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """The opening lines: three parts (domain, scale, outcome), or `text` written freely.

    A part may bring the sign that ends it (`hotel search:`) or the word that leads in (`on 4M`).
    """

    text: str = ""
    domain: str = ""
    scale: str = ""
    outcome: str = ""

    @property
    def sentence(self) -> str:
        """The summary as it is read: its own text, or the sentence that its parts make."""
        if self.text:
            return self.text
        said = ""
        for part in (self.domain.strip(), self.scale.strip(), self.outcome.strip()):
            if said and part:
                said += " " if said[-1] in _ENDED or part.startswith(_LEADS_IN) else ", "
                part = part[:1].upper() + part[1:] if said[-2] in ".!?" else part
            said += part
        said = said.rstrip(".")
        return said[:1].upper() + said[1:] + "." if said else ""


@dataclass(frozen=True, slots=True)
class Bullet:
    """One line of a role: either its slots or its own text, never two truths.

    `own` holds a bullet written freely; it is empty where the slots speak. Their sentence ends with
    a full stop unless it is `stopless`, as the others of its CV are.
    """

    slots: Slots = Slots()
    own: str = ""
    stopless: bool = False

    @property
    def text(self) -> str:
        """The bullet as it is read."""
        if self.own:
            return self.own
        from bulletsmith.bullets.template import assemble

        return assemble(self.slots, stop=not self.stopless).text

    @property
    def reading(self) -> Reading:
        """The bullet taken apart: exact for slots, understood for text."""
        if self.own:
            from bulletsmith.bullets.parse import parse

            return parse(self.own)
        from bulletsmith.bullets.template import assemble

        return assemble(self.slots, stop=not self.stopless)

    def __bool__(self) -> bool:
        return bool(self.own or self.slots)


@dataclass(frozen=True, slots=True)
class Role:
    """One position. Dates are `YYYY`, `YYYY-MM` or `present`, kept as written.

    `parked` holds bullets that stay with the CV but are not exported.
    """

    title: str = ""
    company: str = ""
    location: str = ""
    start: str = ""
    end: str = ""
    bullets: tuple[Bullet, ...] = ()
    parked: tuple[Bullet, ...] = ()


@dataclass(frozen=True, slots=True)
class Tools:
    """The tools in three tiers; `flat` holds those of a list without tiers."""

    core: tuple[str, ...] = ()
    working: tuple[str, ...] = ()
    familiar: tuple[str, ...] = ()
    flat: tuple[str, ...] = ()
    last_used: Mapping[str, int] = field(default_factory=dict)

    def __iter__(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        return iter(
            (
                ("core", self.core),
                ("working", self.working),
                ("familiar", self.familiar),
                ("flat", self.flat),
            )
        )

    def __bool__(self) -> bool:
        return any(names for _, names in self)


@dataclass(frozen=True, slots=True)
class Project:
    """A project outside the roles, and the sign that anybody uses it."""

    name: str = ""
    url: str = ""
    evidence: str = ""
    start: str = ""
    end: str = ""
    bullets: tuple[Bullet, ...] = ()


@dataclass(frozen=True, slots=True)
class Education:
    """A degree; `details` holds whatever else stands there (grades, courses)."""

    degree: str = ""
    school: str = ""
    year: str = ""
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Anything else: publications, talks, courses."""

    title: str = ""
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CV:
    """A whole CV, roles newest first. `order` names the sections as they stand in the file."""

    profile: Profile = Profile()
    summary: Summary = Summary()
    roles: tuple[Role, ...] = ()
    tools: Tools = field(default_factory=Tools)
    projects: tuple[Project, ...] = ()
    education: tuple[Education, ...] = ()
    sections: tuple[Section, ...] = ()
    order: tuple[str, ...] = field(default=(), compare=False)


def at(value: Any, address: Address) -> Any:
    """What stands at `address` in a CV or a part of one. Raises LookupError where nothing does."""
    for step in address:
        if isinstance(step, int):
            value = value[step]
        elif hasattr(value, step):
            value = getattr(value, step)
        else:
            raise LookupError(address)
    return value


def put(value: T, address: Address, new: Any) -> T:
    """The same value with `new` at `address`."""
    if not address:
        return new  # type: ignore[no-any-return]
    step, rest = address[0], address[1:]
    if isinstance(step, int):
        items: tuple[Any, ...] = value  # type: ignore[assignment]
        return (*items[:step], put(items[step], rest, new), *items[step + 1 :])  # type: ignore[return-value]
    return replace(value, **{step: put(getattr(value, step), rest, new)})  # type: ignore[type-var]


def insert(value: T, address: Address, new: Any) -> T:
    """The same value with `new` in front of what stands at `address`, its last step an index."""
    index = address[-1]
    items: tuple[Any, ...] = at(value, address[:-1])
    assert isinstance(index, int)
    return put(value, address[:-1], (*items[:index], new, *items[index:]))


def remove(value: T, address: Address) -> T:
    """The same value without what stands at `address` (its last step an index)."""
    index = address[-1]
    items: tuple[Any, ...] = at(value, address[:-1])
    assert isinstance(index, int)
    items[index]  # an index that is not there is an error, never a silent no-op
    return put(value, address[:-1], (*items[:index], *items[index + 1 :]))


def move(value: T, address: Address, to: int) -> T:
    """The same value with what stands at `address` moved to index `to` of the same list."""
    thing = at(value, address)
    return insert(remove(value, address), (*address[:-1], to), thing)


def bullets(cv: CV) -> Iterator[tuple[Address, Bullet]]:
    """Every exported bullet with its address: the roles', then the projects'."""
    for r, role in enumerate(cv.roles):
        for b, bullet in enumerate(role.bullets):
            yield ("roles", r, "bullets", b), bullet
    for p, project in enumerate(cv.projects):
        for b, bullet in enumerate(project.bullets):
            yield ("projects", p, "bullets", b), bullet


def has_stop(text: str) -> bool | None:
    """Whether `text` ends with a full stop; None where another sign ends it, or nothing stands."""
    end = text.rstrip()[-1:]
    return None if not end or end in "!?:;…" else end == "."


def ends_with_stop(cv: CV, but: Address = ()) -> bool:
    """Whether most bullets of `cv` end with a full stop; the one at `but` is not asked."""
    there = (bullet for address, bullet in bullets(cv) if bullet and address != but)
    ends = [has_stop(b.own) if b.own else not b.stopless for b in there]
    return ends.count(True) >= ends.count(False)


def number(address: Address) -> str:
    """How people name a bullet: `2.3` is the third of the second role, `P1.2` one of a project."""
    if len(address) == 4 and address[2] == "bullets":
        prefix = "P" if address[0] == "projects" else ""
        return f"{prefix}{int(address[1]) + 1}.{int(address[3]) + 1}"
    return ""


def called(cv: CV, address: Address) -> str:
    """How people call what stands at `address`: `bullet 2.3`, `role “ML Engineer”`, `summary`."""
    kind = {"projects": "project", "roles": "role", "sections": "section"}.get(str(address[0]))
    if named := number(address):
        return f"bullet {named}"
    if "parked" in address:
        return "parked bullet"
    if kind is None or len(address) < 2:
        return str(address[0])
    thing = at(cv, address[:2])
    name = (
        getattr(thing, "title", "") or getattr(thing, "name", "") or getattr(thing, "company", "")
    )
    return f"{kind} “{one_line(name)[:40]}”" if name else kind
