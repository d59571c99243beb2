"""Two bullets made of one, one of two, and a bullet moved to another role."""

from __future__ import annotations

from bulletsmith.cv import Address, Bullet, at, called
from bulletsmith.screens.editing import Editing
from bulletsmith.widgets.plain import note


class Reshaping(Editing):
    """Each of these is one step that can be undone."""

    def _bullet_here(self) -> Address:
        """The bullet that the cursor is on; none is said."""
        here = self.here
        if len(here) == 4 and here[2] == "bullets":
            return here
        note(self, "Choose a bullet first.", timeout=3)
        return ()

    def action_split(self) -> None:
        """Make two bullets of this one, where its second sentence or clause begins."""
        from bulletsmith.bullets.splitting import splits
        from bulletsmith.screens.confirm import Ask

        here = self._bullet_here()
        if not here:
            return
        pairs = splits(at(self.session.cv, here).text)
        if not pairs:
            note(self, "This says one thing: no second sentence or clause begins with a verb.")
            return

        def answered(answer: str | None) -> None:
            if answer:
                self.session.split(here, pairs[int(answer)])
                note(self, "Split in two. u puts them together again.", timeout=3)

        answers = [(str(i), f"{first}\n{second}\n") for i, (first, second) in enumerate(pairs)]
        self.app.push_screen(Ask(f"Split {called(self.session.cv, here)} into", answers), answered)

    def action_merge(self) -> None:
        """Make one bullet of this one and the next, worked over as text before it is kept."""
        from bulletsmith.bullets.splitting import joined

        here = self._bullet_here()
        if not here:
            return
        there: tuple[Bullet, ...] = at(self.session.cv, here[:-1])
        index = int(here[-1])
        if index + 1 == len(there):
            note(self, "There is no bullet below this one to merge it with.", timeout=3)
            return
        self.edit_text(here, joined(there[index].text, there[index + 1].text))

    def action_give(self) -> None:
        """Move the bullet to another role."""
        from bulletsmith.screens.confirm import Ask

        here = self._bullet_here()
        if not here:
            return
        cv = self.session.cv
        others = [i for i in range(len(cv.roles)) if here[:2] != ("roles", i)]
        if not others or here[0] != "roles":
            note(self, "There is no other role to move it to.", timeout=3)
            return
        names = [(cv.roles[i].title, cv.roles[i].company) for i in others]
        told = [" · ".join(part for part in name if part) or "(untitled role)" for name in names]
        answers = list(zip(map(str, others), told, strict=True))

        def answered(answer: str | None) -> None:
            if answer:
                self.session.give(here, int(answer))

        self.app.push_screen(Ask(f"Move {called(cv, here)} to", answers), answered)
