"""What the keys of the workbench open: forge, text, forms; and what they bring back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bulletsmith.cv import Address, Bullet, at, called
from bulletsmith.screens.changing import Changing
from bulletsmith.store.recovery import Typed
from bulletsmith.widgets.findings import Findings
from bulletsmith.widgets.outline import Outline
from bulletsmith.widgets.plain import note

if TYPE_CHECKING:
    from bulletsmith.screens.form import Values

LISTS = ("roles", "projects", "education", "sections")


class Editing(Changing):
    """What the keys open, and what comes back from there into the CV."""

    def goto(self, address: Address) -> None:
        """Put the cursor on `address`."""
        raise NotImplementedError

    def action_new(self) -> None:
        """A new bullet here, or a new project, degree or line."""
        from bulletsmith.screens.confirm import Ask

        cv = self.session.cv
        match self.place:
            case ("roles", int(index)):
                self._forge(("roles", index, "bullets", len(cv.roles[index].bullets)))
            case ("roles",):
                self.action_new_role()
            case ("projects",) if len(self.here) > 1 and not isinstance(self.focused, Outline):
                project = self.here[:2]
                name = called(cv, project)
                answers = (
                    ("bullet", f"A bullet of {name}"),
                    ("source", f"An open-source contribution, told under {name}"),
                    ("project", "Another project"),
                )
                self.app.push_screen(Ask("What is new?", answers), self._new_in_project)
            case (("projects" | "education") as kind,):
                self._form((kind, len(at(cv, (kind,)))))
            case _:
                self._form(self.place)

    def _new_in_project(self, answer: str | None) -> None:
        project = self.here[:2]
        if answer == "bullet":
            there = at(self.session.cv, (*project, "bullets"))
            self._forge((*project, "bullets", len(there)))
        elif answer == "source":
            self.compose_source(project)
        elif answer == "project":
            self._form(("projects", len(self.session.cv.projects)))

    def action_rewrite(self) -> None:
        """Open what the cursor is on: the forge for a bullet, a form for a part."""
        here = self.here
        if isinstance(self.focused, Findings):
            self.action_explain()
        elif isinstance(self.focused, Outline):
            self.set_focus(self.query_one("#contents"))
        elif "parked" in here:
            note(self, "This bullet is parked: p brings it back.")
        elif "bullets" in here:
            self._forge(here)
        elif self.place == ("roles",) and len(here) == 2:
            self.goto(here)
        elif self.place[:1] == ("roles",):
            self.action_new()
        elif self.place == ("summary",):
            self.compose_summary()
        elif self.place == ("tools",):
            self._open_board()
        else:
            self._form(self._thing(here))

    def action_explain(self) -> None:
        """What the finding means."""
        raise NotImplementedError

    def _thing(self, address: Address) -> Address:
        """What has a form around `address`; a new one where its list is empty."""
        if address[:1] in (("projects",), ("education",)) and len(address) == 1:
            return (*address, len(at(self.session.cv, address)))
        return address

    def _forge(self, address: Address) -> None:
        from bulletsmith.screens.forge import ForgeScreen

        self.app.push_screen(ForgeScreen(address))

    def compose_summary(self, first: str = "") -> None:
        """The forge of the summary, with the caret in the part `first`."""
        from bulletsmith.screens.parts_forge import PartsForge
        from bulletsmith.session.summary import SummaryWork

        self.app.push_screen(PartsForge(SummaryWork(self.session), first))

    def compose_source(self, project: Address, first: str = "") -> None:
        """The forge of an open-source contribution, told under the project at `project`."""
        from bulletsmith.screens.parts_forge import PartsForge
        from bulletsmith.session.open_source import OpenSourceWork

        self.app.push_screen(PartsForge(OpenSourceWork(self.session, project), first))

    def _open_board(self) -> None:
        from bulletsmith.screens.board import ToolsBoard

        self.app.push_screen(ToolsBoard(), lambda to: self.goto(to) if to else None)

    def action_edit_text(self) -> None:
        """The bullet's own text; a form for everything else."""
        here = self.here
        if isinstance(self.focused, Outline) or not ({"bullets", "parked"} & set(here)):
            if self.place[:1] != ("roles",):
                self._form(self._thing(here))
                return
            if len(self.place) < 2:
                self.action_new_role()
                return
            there = at(self.session.cv, (*self.place, "bullets"))
            here = (*self.place, "bullets", len(there))
            if isinstance(self.focused, Outline) and there:
                self.action_edit_role()
                return
        self.edit_text(here)

    def edit_text(self, here: Address, merged: str = "", begun: str = "") -> None:
        """The text box of the bullet at `here`, or of it and the next; `begun` stands in it."""
        from bulletsmith.screens.edit_text import EditText

        def edited(lines: tuple[str, ...] | None) -> None:
            if lines and merged:
                self.session.merge(here, Bullet(own=" ".join(lines)))
                note(self, "Two bullets are one now. u takes it back.", timeout=3)
            else:
                self._edited(here, lines or ())

        self.app.push_screen(EditText(here, merged, begun), edited)

    def _edited(self, address: Address, lines: tuple[str, ...]) -> None:
        if not lines:
            return
        session = self.session
        there = at(session.cv, address[:-1])
        first, *more = (Bullet(own=line) for line in lines)
        old = there[address[-1]] if int(address[-1]) < len(there) else Bullet()
        first = old if old.text == first.own else first
        index = int(address[-1])
        bullets = (*there[:index], first, *more, *there[index + 1 :])
        what = f"add {len(lines)} bullets" if more else ""
        if more:
            session.put(address[:-1], bullets, what)
            session.where = address
            self.goto(address)
        else:
            session.keep(address, first, "" if old else "add a bullet")

    def action_edit_role(self) -> None:
        """The form of this role or section."""
        if self.place == ("roles",):
            self.action_new_role()
        else:
            self._form(self.place if len(self.place) > 1 else self._thing(self.here))

    def action_new_role(self) -> None:
        """A new role, in front of the one the cursor is in."""
        inside = self.place[:1] == ("roles",) and len(self.place) > 1
        self._form(("roles", len(self.session.cv.roles)), self.place if inside else ("roles", 0))

    def action_profile(self) -> None:
        """Who the CV is of."""
        self._form(("profile",))

    def _form(
        self, address: Address, to: Address | None = None, begun: Typed | None = None
    ) -> None:
        """The form of what `address` lies in; a new thing is put in front of what is at `to`.

        `begun` is what was typed in it before.
        """
        from bulletsmith.screens.form import FormScreen
        from bulletsmith.screens.forms import form_at
        from bulletsmith.session.parts import judging

        made = form_at(self.session.cv, address)
        if made is None:
            return
        thing, form, value = made

        def keep(told: Values | None) -> None:
            if told is None:
                return
            if thing[0] in LISTS and thing[1] == len(at(self.session.cv, thing[:1])):
                self.session.add(to or thing, value(told))
            else:
                self.session.put(thing, value(told))

        about = Typed("form", thing, to=to or ())
        judge = judging(self.session, thing, value)
        self.app.push_screen(FormScreen(form, keep, begun or about, judge), keep)
