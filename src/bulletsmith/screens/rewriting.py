"""Rewriting a role, bullet by bullet: forge, then old and new side by side, then the whole."""

from __future__ import annotations

from textual import work

from bulletsmith.cv import Bullet, at, number
from bulletsmith.screens.editing import Editing
from bulletsmith.session import Draft
from bulletsmith.widgets.plain import note


class Rewriting(Editing):
    """The pass over the role that the cursor is in."""

    @work(exclusive=True, group="rewriting")
    async def action_rewrite_role(self) -> None:
        """Rewrite this role's bullets, the worst first; what was left half-done goes on."""
        from bulletsmith.screens.pass_forge import PassForge
        from bulletsmith.screens.whole_role import WholeRole
        from bulletsmith.session.rewriting import Step, next_step

        if self.place[:1] != ("roles",) or len(self.place) < 2:
            note(self, "Choose a role first: w rewrites its bullets, the worst first.")
            return
        session, role = self.session, int(self.place[1])
        if not session.cv.roles[role].bullets:
            note(self, "This role has no bullet yet: n drafts one, t types or pastes it.")
            return
        step: Step | None = next_step(session, role)
        if step and step.place > 1:
            note(self, f"Going on where this was left: {step.place - 1} of {step.of} done.")
        while step:
            old: Bullet = at(session.cv, step.address)
            before, told = session.revision, f"{step.place} of {step.of}"
            came = await self.app.push_screen_wait(PassForge(step.address, told))
            if came not in ("kept", "skipped"):
                left = number(step.address)
                note(self, f"w goes on here, with bullet {left}; what was done stays.")
                return
            if session.revision > before and not await self._settled(step, old):
                continue
            session.ask_about(at(session.cv, step.address))
            step = next_step(session, role)
        session.ask_again(role)
        await self.app.push_screen_wait(WholeRole(role))

    async def _settled(self, step: object, old: Bullet) -> bool:
        """Old and new side by side; whether this bullet is done with, kept or reverted."""
        from bulletsmith.screens.compare import Compare
        from bulletsmith.session.rewriting import Step

        assert isinstance(step, Step)
        session, address = self.session, step.address
        new: Bullet = at(session.cv, address)
        one, other = ((b, session.judged(address, b)) for b in (old, new))
        role = session.cv.roles[int(address[1])]
        place = " · ".join(part for part in (role.title, role.company) if part)
        told = f"bullet {number(address)}   {step.place} of {step.of}"
        answer = await self.app.push_screen_wait(Compare(one, other, place, told))
        if answer == "keep":
            return True
        session.undo()
        if answer == "edit":
            session.drafts[address] = Draft(new.slots, old.text)
        return answer == "revert"
