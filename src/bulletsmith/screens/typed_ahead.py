"""Keys that were typed before what they are meant for was on the screen."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

from bulletsmith.bullets.text import clean, keyed
from bulletsmith.widgets.plain import note

MOST_PASTED = 20_000  # characters at a time: a whole CV has fewer, and a key would feel more
_MOST_ROUNDS = 200  # of looking whether a key is done; what never ends must not hold up the next


class TypedAhead(App[None], inherit_bindings=False):
    """An app that hands out a key once all that the keys before it set going is done.

    Textual hands a key to what has the focus when it arrives, and what a key does goes from queue
    to queue. In a burst, the letter behind the key that closes a box would still go into the box:
    lost, or kept in a text where nobody saw it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._ahead: deque[events.Key | events.Paste] = deque()
        self._in_hand = False  # whether a key is handed out and not done

    async def on_event(self, event: events.Event) -> None:
        """Let what is typed and pasted pass the door, and wait for its turn."""
        if not isinstance(event, (events.Key, events.Paste)) or event.is_forwarded:
            await super().on_event(event)
        elif self._let_in(event):
            self._ahead.append(event)
            if not self._in_hand:
                await self._hand_out()

    def _let_in(self, event: events.Key | events.Paste) -> bool:
        """Clean what was typed or pasted; what is more than a CV holds stays outside."""
        if isinstance(event, events.Key):
            event.character = event.character and (keyed(event.character) or None)
            return True
        if len(event.text) > MOST_PASTED:
            told = f"{len(event.text):,} characters are more than a CV holds: nothing was pasted."
            note(self, told, severity="warning")
            return False
        event.text = clean(event.text)
        return True

    async def _hand_out(self) -> None:
        """Hand out the next key, and go after it."""
        self._in_hand = bool(self._ahead)
        if self._in_hand:
            await super().on_event(self._ahead.popleft())
            self._go_after(self._queues())

    def _go_after(self, queues: Iterator[MessagePump]) -> None:
        """Get in line at each of `queues` in turn, and then hand out the next key."""
        for queue in queues:
            if queue.call_later(self._go_after, queues):  # else it is closed, and nobody waits
                return
        self.call_later(self._hand_out)

    def _queues(self) -> Iterator[MessagePump]:
        """From what has the focus up to the app, as a key comes along, until nobody waits there."""
        for _ in range(_MOST_ROUNDS):
            way, quiet = self._way, True
            for queue in way:
                quiet &= not queue.message_queue_size
                yield queue
                quiet &= not queue.message_queue_size and queue._pending_message is None
            if quiet and way == self._way:
                return

    @property
    def _way(self) -> Sequence[MessagePump]:
        here = self.screen_stack and (self.focused or self.screen)  # no screen while it is ending
        return here.ancestors_with_self if here else ()
