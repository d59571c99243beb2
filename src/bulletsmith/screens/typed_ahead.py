"""Keys that were typed before the box that they are meant for was open."""

from __future__ import annotations

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

from bulletsmith.bullets.text import clean, keyed
from bulletsmith.widgets.plain import note

MOST_PASTED = 20_000  # characters at a time: a whole CV has fewer, and a key would feel more


class TypedAhead(App[None], inherit_bindings=False):
    """An app in which a key reaches what has the focus once the keys before it are done.

    Textual hands a key to what has the focus when it arrives. In a burst, that of the first letter
    after the key that opens a box is still what lay under it, which knows nothing to do with it:
    the letter comes back up here, and is handed on as if it were typed now.
    """

    async def on_event(self, event: events.Event) -> None:
        """Let what is typed and pasted pass the door, and remember whom it is handed to."""
        if isinstance(event, events.Key) and event.character:
            event.character = keyed(event.character) or None
        elif isinstance(event, events.Paste):
            if len(event.text) > MOST_PASTED:
                told = (
                    f"{len(event.text):,} characters are more than a CV holds: nothing was pasted."
                )
                note(self, told, severity="warning")
                return
            event.text = clean(event.text)
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            event.set_sender(self._in_hand)
        await super().on_event(event)

    @property
    def _in_hand(self) -> MessagePump:
        return self.focused or self.screen

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
