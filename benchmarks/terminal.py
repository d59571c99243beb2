"""A pseudo-terminal with a program in it: when does what was typed show on the screen?"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time

_CODES = re.compile(rb"\x1b\[[0-9;?$<>=]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b.")
_ASKED, _ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"  # frames may be told apart: yes, they may
_END_OF_FRAME = b"\x1b[?2026l"


class Terminal:
    """A program in a terminal of `size` (columns, lines), which it draws frame by frame."""

    def __init__(self, command: list[str], size: tuple[int, int] = (100, 40)) -> None:
        self.started = time.perf_counter()
        self.pid, self._screen = pty.fork()
        if self.pid == 0:  # the child
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
            os.execv(command[0], command)
        rows = struct.pack("HHHH", size[1], size[0], 0, 0)
        fcntl.ioctl(self._screen, termios.TIOCSWINSZ, rows)
        self._rest = b""

    def type(self, keys: bytes) -> None:
        """Send `keys`."""
        os.write(self._screen, keys)

    def frames(self, seconds: float) -> list[bytes]:
        """The frames that are complete after waiting at most `seconds`, without colour codes."""
        ready, _, _ = select.select([self._screen], [], [], seconds)
        if ready:
            data = os.read(self._screen, 1 << 16)
            if _ASKED in data:
                self.type(_ANSWER)
            self._rest += data
        *whole, self._rest = self._rest.split(_END_OF_FRAME)
        return [_CODES.sub(b"", frame) for frame in whole]

    def settle(self, quiet: float = 0.3, limit: float = 5.0) -> None:
        """Wait until nothing is drawn for `quiet` seconds; a caret that blinks is none."""
        begun = last = time.perf_counter()
        while (now := time.perf_counter()) < min(last + quiet, begun + limit):
            if self.frames(quiet / 3):
                last = now

    def until(self, shown: bytes, times: int = 1, limit: float = 30.0) -> float:
        """The time at which one frame showed `shown` so many times. Raises TimeoutError."""
        end = time.perf_counter() + limit
        while (now := time.perf_counter()) < end:
            for frame in self.frames(end - now):
                if frame.count(shown) >= times:
                    return time.perf_counter()
        raise TimeoutError(f"{shown!r} was not shown {times} times")

    def memory(self) -> float:
        """The memory that the program holds now, in MB."""
        told = subprocess.run(
            ["ps", "-o", "rss=", "-p", str(self.pid)], capture_output=True, check=True, text=True
        )
        return int(told.stdout) / 1024

    def close(self) -> None:
        """End the program."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._screen)
