"""Keys that were typed before the box that they are meant for was open."""

from __future__ import annotations

from textual import events
from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump

_LOOK = 0.05  # seconds between looks at whether whom a key waits for is still there
_MOST = 20  # looks; then the key waits no longer

Typed = events.Key | events.Paste


class TypedAhead(App[None], inherit_bindings=False):
    """An app in which a key reaches what has the focus once the keys before it are done.

    Textual hands a key to what has the focus when it arrives, and one with priority acts at once.
    In a burst, that is still what lies under the box which the key before opens. So each key is
    followed by a message that comes up the way the key came, and what arrives meanwhile waits.
    """

    _handed: MessagePump | None = None  # who has a key that is not done
    _held: list[Typed] | None = None  # what waits for it

    class Through(Message):
        """The key before this is done."""

    async def on_event(self, event: events.Event) -> None:
        """Remember whom a key is handed to; hold one that comes before that is done."""
        if not isinstance(event, Typed) or event.is_forwarded:
            await super().on_event(event)
            return
        if self._held is not None:
            self._held.append(event)
            return
        if (before := self._before_it) is not None:
            self._held = [event]
            self._look_after(before, self._held, _MOST)
            return
        here = self._in_hand
        event.set_sender(here)
        await super().on_event(event)
        self._handed = here if here.post_message(self.Through()) else None

    @property
    def _in_hand(self) -> MessagePump:
        return self.focused or self.screen

    @property
    def _before_it(self) -> MessagePump | None:
        """What has to be done first: a key before, or a screen that only opens."""
        if self._handed is not None and self._handed.is_attached:
            return self._handed
        opens = not self.screen.is_mounted and self.screen.post_message(self.Through())
        return self.screen if opens else None

    def _look_after(self, before: MessagePump, held: list[Typed], looks: int) -> None:
        """Let go of what waits for somebody who is no longer there."""

        def look() -> None:
            if self._held is not held:
                return
            if before.is_attached and looks:
                self._look_after(before, held, looks - 1)
            else:
                self.call_later(self.on_typed_ahead_through)

        self.set_timer(_LOOK, look)

    async def on_typed_ahead_through(self) -> None:
        """A key is done: go on with those that wait."""
        held, self._held, self._handed = self._held or [], None, None
        for event in held:
            await self.on_event(event)

    async def on_key(self, event: events.Key) -> None:
        """Hand on what came back from where the focus is no longer."""
        if event._sender is not self._in_hand:
            event.prevent_default().stop()
            await self.on_event(events.Key(event.key, event.character))

    async def on_paste(self, event: events.Paste) -> None:
        """Hand a pasted text on in the same way."""
        if event._sender is not self._in_hand:
            event.prevent_default().stop()
            await self.on_event(events.Paste(event.text))
