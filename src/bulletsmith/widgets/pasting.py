"""What is pasted arrives as one paste, whatever escape sequences are in it."""

from __future__ import annotations

from collections.abc import Iterable

from textual._xterm_parser import XTermParser
from textual.message import Message

_BEGIN, _END = "\x1b[200~", "\x1b[201~"


class PasteParser(XTermParser):
    """Takes escape characters out of pastes before Textual looks at them.

    Textual presses an escape sequence in a paste as keys, and a line end in it as Enter. Most
    terminals let no such sequence through; tmux does.
    """

    _pasting = False
    _held = ""  # what may be the beginning of the paste's end, cut in two by the read

    def feed(self, data: str) -> Iterable[Message]:
        """The messages in `data`; empty data is the end of the input."""
        tamed = self._tamed(data)
        return super().feed(tamed) if tamed or not data else ()

    def _tamed(self, data: str) -> str:
        rest, self._held = self._held + data, ""
        parts: list[str] = []
        while rest:
            if self._pasting:
                words, end, rest = rest.partition(_END)
                if not end:
                    cut = next((n for n in range(5, 0, -1) if words.endswith(_END[:n])), 0)
                    words, self._held = words[: len(words) - cut], words[len(words) - cut :]
                parts += words.replace("\x1b", ""), end
                self._pasting = not end
            else:
                keys, begin, rest = rest.partition(_BEGIN)
                parts += keys, begin
                self._pasting = bool(begin)
        return "".join(parts)


def tame_pastes() -> None:
    """Have Textual's driver read the terminal with the parser above."""
    from textual.drivers import linux_driver

    vars(linux_driver)["XTermParser"] = PasteParser
