"""The box that was open when the program was ended comes back, with what stood in it."""

from __future__ import annotations

from bulletsmith.bullets.slots import Slot
from bulletsmith.cv import at
from bulletsmith.screens.editing import Editing
from bulletsmith.screens.silencing import Silencing
from bulletsmith.store.recovery import Typed
from bulletsmith.widgets.plain import note


class Reopening(Silencing, Editing):
    """A workbench that goes on where it was cut short."""

    def reopen(self) -> None:
        """Open again what was being typed; what cannot be placed any more is told, not dropped."""
        typed = self.session.typing
        if typed is None or self.session.resumed:
            return
        try:
            self._open(typed)
        except (LookupError, ValueError):
            words = " · ".join(value for value in typed.values.values() if value)
            note(self, f"What you typed has no place any more: {words}", timeout=60)
        self.session.resumed = True

    def _open(self, typed: Typed) -> None:
        address, values = typed.address, typed.values
        if len(address) > 1:
            there = at(self.session.cv, address[:-1])
            if isinstance(there, tuple) and int(address[-1]) > len(there):
                raise LookupError(address)
            self.goto(address)
        match typed.kind:
            case "forge":
                from bulletsmith.screens.forge import ForgeScreen

                self.app.push_screen(ForgeScreen(address, Slot(typed.here)))
            case "summary":
                self.goto(address)
                self.compose_summary(typed.here)
            case "source":
                self.compose_source(address[:2], typed.here)
            case "text":
                self.edit_text(address, values.get("merged", ""), values.get("text", ""))
            case "form":
                self._form(address, typed.to or None, typed)
            case "ignore":
                review = self.session.reviewing()()
                code = values.get("code", "")
                found = [f for f in review.findings if (f.code, f.address) == (code, address)]
                self.ask_why(found[0] if found else None, values.get("reason", ""))
