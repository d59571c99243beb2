"""The CV at a glance: its sections and roles, each with a mark for how it stands."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from bulletsmith.cv import CV, Address, at
from bulletsmith.widgets.marks import GOOD, mark, sign
from bulletsmith.widgets.plain import plain
from bulletsmith.widgets.rows import Line, Row, Rows

if TYPE_CHECKING:
    from bulletsmith.checks.review import Review
    from bulletsmith.checks.rule import Finding

SECTIONS = {
    "profile": "Profile",
    "summary": "Summary",
    "roles": "Experience",
    "tools": "Tools",
    "projects": "Projects",
    "education": "Education",
}


class Outline(Rows):
    """Profile, summary, the roles, tools, projects, education and whatever else there is."""

    cv = CV()
    review: Review | None = None
    marks: Mapping[Address, str] | None = None

    def fill(self, cv: CV, review: Review | None, place: Address) -> None:
        """Show `cv` as `review` judges it, with the cursor on `place`."""
        self.cv = cv
        if review is not self.review:
            self.review, self.marks = review, marks(review)
        before, after = ("profile", "summary", "roles"), ("tools", "projects", "education")
        places: list[Address] = [(name,) for name in before]
        places += [("roles", index) for index in range(len(cv.roles))]
        places += [(name,) for name in after]
        places += [("sections", index) for index in range(len(cv.sections))]
        rows = [Row(Line(self, partial(self._line, place)), place) for place in places]
        self.show(rows, places.index(place) if place in places else 1)

    def _line(self, place: Address, width: int) -> Content:
        """The name of `place`, how much there is, and at the end how it stands."""
        count = Content("")
        match place:
            case ("roles", int(index)):
                role = self.cv.roles[index]
                name = Content(" ") + plain(role.title or role.company or "(untitled)")
                count = Content.styled(f" · {len(role.bullets)}", "$foreground-muted")
            case ("sections", int(index)):
                name = plain(self.cv.sections[index].title or "Other")
            case _:
                name = Content(SECTIONS[str(place[0])])
        state = Content(" ") if place == ("roles",) else sign(self._state(place))
        name = name.truncate(max(4, width - count.cell_length - 2), ellipsis=True)
        gap = width - name.cell_length - count.cell_length - 1
        return name + count + Content(" " * max(1, gap)) + state

    def _state(self, place: Address) -> str:
        """Its mark; a dot where there is nothing to judge, a blank before the first review."""
        if self.marks is None:
            return " "
        if place in self.marks:
            return self.marks[place]
        thing = at(self.cv, place)
        empty = not thing or thing == type(thing)()
        return "·" if empty or place[0] == "sections" else GOOD


def marks(review: Review | None) -> Mapping[Address, str] | None:
    """The mark of each place that has a finding worth one."""
    if review is None:
        return None
    found: dict[Address, list[Finding]] = {}
    for finding in review.findings:
        found.setdefault(place_of(finding.address), []).append(finding)
    return {place: mark(those) for place, those in found.items()}


def place_of(address: Address) -> Address:
    """The row of the outline that `address` belongs to."""
    if address[:1] in (("roles",), ("sections",)) and len(address) > 1:
        return address[:2]
    return address[:1]
