"""Rewriting a role, bullet by bullet: forge, then old and new side by side, then the whole."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bulletsmith.cv import Bullet, at, number
from bulletsmith.screens.editing import Editing
from bulletsmith.session import Draft
from bulletsmith.widgets.plain import note

if TYPE_CHECKING:
    from bulletsmith.session.rewriting import Step


class Rewriting(Editing):
    """The pass over the role that the cursor is in."""

    def action_rewrite_role(self) -> None:
        """Rewrite this role's bullets, the worst first; what was left half-done goes on."""
        from bulletsmith.session.rewriting import next_step

        if self.place[:1] != ("roles",) or len(self.place) < 2:
            note(self, "Choose a role first: w rewrites its bullets, the worst first.")
            return
        role = int(self.place[1])
        if not self.session.cv.roles[role].bullets:
            note(self, "This role has no bullet yet: n drafts one, t types or pastes it.")
            return
        step = next_step(self.session, role)
        if step and step.place > 1:
            note(self, f"Going on where this was left: {step.place - 1} of {step.of} done.")
        self._go_on(role)

    def _go_on(self, role: int) -> None:
        """To the next bullet, or to the role as a whole."""
        from bulletsmith.screens.pass_forge import PassForge
        from bulletsmith.screens.whole_role import WholeRole
        from bulletsmith.session.rewriting import next_step

        session = self.session
        if step := next_step(session, role):
            old: Bullet = at(session.cv, step.address)
            forge = PassForge(step.address, f"{step.place} of {step.of}")
            self.app.push_screen(forge, partial(self._forged, step, old, session.revision))
        else:
            session.ask_again(role)
            self.app.push_screen(WholeRole(role))

    def _forged(self, step: Step, old: Bullet, before: int, came: str | None) -> None:
        """The forge is closed: show what came of it beside what was."""
        if came not in ("kept", "skipped"):
            note(self, f"w goes on here, with bullet {number(step.address)}; what was done stays.")
        elif self.session.revision == before:
            self._done(step)
        else:
            self._compare(step, old)

    def _compare(self, step: Step, old: Bullet) -> None:
        from bulletsmith.screens.compare import Compare

        session, address = self.session, step.address
        new: Bullet = at(session.cv, address)
        one, other = ((bullet, session.judged(address, bullet)) for bullet in (old, new))
        role = session.cv.roles[int(address[1])]
        place = " · ".join(part for part in (role.title, role.company) if part)
        told = f"bullet {number(address)}   {step.place} of {step.of}"
        self.app.push_screen(
            Compare(one, other, place, told), partial(self._compared, step, old, new)
        )

    def _compared(self, step: Step, old: Bullet, new: Bullet, answer: str | None) -> None:
        """Kept, reverted, or to be worked on again."""
        if answer != "keep":
            self.session.undo()
        if answer == "edit":
            self.session.drafts[step.address] = Draft(new.slots, old.text)
            self._go_on(int(step.address[1]))
        else:
            self._done(step)

    def _done(self, step: Step) -> None:
        self.session.ask_about(at(self.session.cv, step.address))
        self._go_on(int(step.address[1]))
