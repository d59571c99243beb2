"""The CV at a glance: its sections and roles, each with a mark for how it stands."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from bulletsmith.checks.review import Review
from bulletsmith.checks.rule import Finding
from bulletsmith.cv import CV, Address, Role
from bulletsmith.widgets.marks import mark, sign
from bulletsmith.widgets.plain import plain
from bulletsmith.widgets.rows import Hang, Row, Rows

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

    def fill(self, cv: CV, review: Review | None, place: Address) -> None:
        """Show `cv` as `review` judges it, with the cursor on `place`."""
        found = by_place(review)
        rows = [self._section(name, cv, review, found) for name in ("profile", "summary", "roles")]
        for index, role in enumerate(cv.roles):
            rows.append(self._role(index, role, review, found))
        rows += [
            self._section(name, cv, review, found) for name in ("tools", "projects", "education")
        ]
        for index, section in enumerate(cv.sections):
            title = plain(section.title or "Other").truncate(18, ellipsis=True)
            rows.append(Row(Hang(self, title), ("sections", index)))
        places = [row.address for row in rows]
        self.show(rows, places.index(place) if place in places else 1)

    def _section(
        self, name: str, cv: CV, review: Review | None, found: Mapping[Address, list[Finding]]
    ) -> Row:
        there = bool(getattr(cv, name)) if name not in ("profile", "summary") else True
        if name in ("profile", "summary"):
            there = any(getattr(getattr(cv, name), part) for part in getattr(cv, name).__slots__)
        state = ""
        if review is not None and name != "roles":
            own = found.get((name,), [])
            state = mark(own) if there or own else "·"
        return Row(Hang(self, self._line(Content(SECTIONS[name]), state)), (name,))

    def _role(
        self, index: int, role: Role, review: Review | None, found: Mapping[Address, list[Finding]]
    ) -> Row:
        state = "" if review is None else mark(found.get(("roles", index), []))
        name = plain(role.title or role.company or "(untitled)")
        count = Content.styled(f" · {len(role.bullets)}", "$text-muted")
        return Row(Hang(self, self._line(Content(" ") + name, state, count)), ("roles", index))

    def _line(self, name: Content, state: str, count: Content | None = None) -> Content:
        """`name` with `count`, cut to the list's width, and the mark at its end."""
        width = max(12, (self.scrollable_content_region.width or 20) - 1)
        count = count or Content("")
        name = name.truncate(max(4, width - count.cell_length - 2), ellipsis=True)
        gap = width - name.cell_length - count.cell_length - 1
        return name + count + Content(" " * max(1, gap)) + (sign(state) if state else Content(" "))


def by_place(review: Review | None) -> Mapping[Address, list[Finding]]:
    """The findings under each row of the outline."""
    found: dict[Address, list[Finding]] = {}
    for finding in review.findings if review else ():
        found.setdefault(place_of(finding.address), []).append(finding)
    return found


def place_of(address: Address) -> Address:
    """The row of the outline that `address` belongs to."""
    if address[:1] in (("roles",), ("sections",)) and len(address) > 1:
        return address[:2]
    return address[:1]
