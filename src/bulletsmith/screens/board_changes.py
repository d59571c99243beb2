"""What the keys of the tools board change; each change is one step that can be undone."""

from __future__ import annotations

from collections.abc import Sequence

from textual.screen import Screen

from bulletsmith.checks.evidence import Unlisted, spelt, with_services
from bulletsmith.checks.views import CvView
from bulletsmith.cv import Address, Tools, at
from bulletsmith.screens.confirm import Ask
from bulletsmith.screens.form import Field, Form, FormScreen, Values
from bulletsmith.session import Session
from bulletsmith.session.editing import Step
from bulletsmith.session.toolbox import TIERS, added, dropped, placed, renamed, used_in
from bulletsmith.widgets.plain import note


class Changes(Screen[Address]):
    """The changes of the tools of `session`. `here` is the tool in hand."""

    session: Session
    view: CvView
    spare: tuple[Unlisted, ...]

    @property
    def tools(self) -> Tools:
        """The tools as they stand."""
        raise NotImplementedError

    @property
    def here(self) -> Address:
        """The tool in hand."""
        raise NotImplementedError

    @property
    def this_year(self) -> int:
        """The year that it is."""
        raise NotImplementedError

    def draw(self, to: Address) -> None:
        """Everything, with the cursor on `to`."""
        raise NotImplementedError

    def proposal(self) -> Tools:
        """The flat list in tiers."""
        raise NotImplementedError

    def _change(self, tools: Tools, what: str, to: Address) -> None:
        self.session.put(("tools",), tools, what)
        there = at(self.tools, to[:1])
        last = min(int(to[1]), len(there) - 1) if len(to) > 1 else -1
        self.draw((to[0], last) if last >= 0 else (to[0],))

    def _entry(self) -> str:
        return str(at(self.tools, self.here)) if len(self.here) > 1 else ""

    def action_move(self, by: int) -> None:
        """Move the tool up or down in its tier."""
        here = self.here
        if entry := self._entry():
            to = int(here[1]) + by
            if 0 <= to < len(at(self.tools, here[:1])):
                tools = placed(self.tools, here, str(here[0]), to)
                self._change(tools, f"move {entry}", (here[0], to))

    def action_tier(self, by: int) -> None:
        """Move the tool to the tier beside; one without a tier goes to the last."""
        here = self.here
        if entry := self._entry():
            now = (*TIERS, "flat").index(str(here[0]))
            to = TIERS[max(0, min(now + by, len(TIERS) - 1))]
            if to != here[0]:
                place = len(at(self.tools, (to,)))
                tools = placed(self.tools, here, to, place)
                self._change(tools, f"move {entry} to {to}", (to, place))

    def _ask(self, title: str, value: str, hint: str, keep: object) -> None:
        def check(told: Values) -> Values:
            if not told["name"]:
                return {"name": "a tool needs a name"}
            better = spelt(told["name"])
            names = [name for _, names in self.tools for name in names]
            if told["name"] in names and told["name"] != value:
                return {"name": "it is on the list already"}
            hints["name"] = f"usually written {better}: f on the board takes that" if better else ""
            return {}

        hints: dict[str, str] = {}

        def done(told: Values | None) -> None:
            if told is not None and callable(keep):
                keep(told["name"])

        form = Form(title, (Field("name", "tool", value, hint),), check)
        self.app.push_screen(FormScreen(form, done), done)

    def action_add(self) -> None:
        """A new tool at the end of this tier."""
        tier = str(self.here[0])
        self._ask("New tool", "", "As its makers spell it, without version", lambda name: (
            self._change(added(self.tools, tier, name), f"add {name}",
                         (tier, len(at(self.tools, (tier,)))))
        ))  # fmt: skip

    def action_rename(self) -> None:
        """Another name for the tool."""
        here = self.here
        if not (entry := self._entry()):
            self.action_add()
            return
        hint = spelt(entry) or with_services(self.view, entry)
        self._ask("Tool", entry, f"f on the board makes it {hint}" if hint else "", lambda name: (
            self._change(renamed(self.tools, here, name), f"rename {entry}", here)
        ))  # fmt: skip

    def action_fix(self) -> None:
        """The canonical spelling, or the services of a bare cloud that the bullets name."""
        if entry := self._entry():
            better = with_services(self.view, entry) or spelt(entry)
            if better:
                here = self.here
                self._change(renamed(self.tools, here, better), f"call {entry} {better}", here)
            else:
                note(self, f"{entry}: nothing to mend in its name.", timeout=3)

    def action_delete(self) -> None:
        """Take the tool off the list; undo brings it back."""
        if entry := self._entry():
            self._change(dropped(self.tools, self.here), f"delete {entry}", self.here)

    def action_year(self) -> None:
        """The year in which it was last used."""
        here = self.here
        if not (entry := self._entry()):
            return
        now = self.tools.last_used.get(entry)

        def check(told: Values) -> Values:
            year = told["year"]
            good = not year or (year.isdigit() and 1970 <= int(year) <= self.this_year)
            return {} if good else {"year": f"a year up to {self.this_year}, or nothing"}

        def done(told: Values | None) -> None:
            if told is not None:
                year = int(told["year"]) if told["year"] else None
                self._change(used_in(self.tools, here, year), f"last use of {entry}", here)

        field = Field("year", "last used", str(now or ""), "The year; empty where it is in use")
        self.app.push_screen(FormScreen(Form(entry, (field,), check), done), done)

    def action_take(self) -> None:
        """Add one of the tools that the bullets name and no tier has."""
        tier = str(self.here[0])
        if not self.spare:
            note(self, "Every tool of your bullets stands in a tier.", timeout=3)
            return
        answers = [
            (one.name, f"{one.name}  in {len(one.at)} bullet{'s' * (len(one.at) != 1)}")
            for one in self.spare[:12]
        ]

        def done(name: str | None) -> None:
            if name:
                tools = added(self.tools, tier, name)
                self._change(tools, f"add {name}", (tier, len(at(self.tools, (tier,)))))

        self.app.push_screen(Ask(f"Which of them is {tier}?", answers), done)

    def action_propose(self) -> None:
        """Put the list without tiers into tiers, if its owner agrees."""
        if not self.tools.flat:
            note(self, "Every tool has its tier already.", timeout=3)
            return
        made = self.proposal()
        tiers = ((tier, names) for tier, names in made if tier != "flat")
        told = "\n".join(f"{tier}: {', '.join(names) or '–'}" for tier, names in tiers)
        answers = (("", "Leave the list as it is"), ("yes", "Take these tiers; then move by hand"))

        def done(answer: str | None) -> None:
            if answer:
                self._change(made, "put the tools into tiers", ("core", 0))

        asked = f"By how many bullets name each. You know better:\n\n{told}"
        self.app.push_screen(Ask(asked, answers), done)

    def action_undo(self) -> None:
        """Take the last change of the tools back; what was done elsewhere is undone there."""
        if self._elsewhere(self.session.steps, "Nothing was changed here"):
            return
        what = self.session.undo()
        note(self, f"Undone: {what}" if what else "There is nothing to undo.", timeout=3)
        self.draw(self._near())

    def action_redo(self) -> None:
        """Make the undone change of the tools again."""
        if self._elsewhere(self.session.undone, "Nothing was undone here"):
            return
        what = self.session.redo()
        note(self, f"Done again: {what}" if what else "There is nothing to redo.", timeout=3)
        self.draw(self._near())

    def _elsewhere(self, steps: Sequence[Step], told: str) -> bool:
        """Whether the last of `steps` is not about the tools; then that is said."""
        away = bool(steps) and steps[-1].where[:1] != ("tools",)
        if away:
            note(self, f"{told}; the last was “{steps[-1].what}”: u on the workbench.", timeout=5)
        return away

    def _near(self) -> Address:
        tier, *index = self.here
        count = len(at(self.tools, (tier,)))
        return (tier, min(int(index[0]), count - 1)) if index and count else (tier,)
