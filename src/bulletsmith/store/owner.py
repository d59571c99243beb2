"""Which process something belongs to, and whether that process is still there."""

from __future__ import annotations

import os
import sys
from functools import cache
from typing import NamedTuple


class Owner(NamedTuple):
    """One process. `begun` tells two apart that had the same number; empty where nobody knows."""

    pid: int
    host: str
    begun: str = ""

    @property
    def is_me(self) -> bool:
        """Whether it is this process."""
        return self == me()

    @property
    def gone(self) -> bool:
        """Whether it has surely ended; of another machine's nothing is sure."""
        if self.host != me().host:
            return False
        if self.begun and _begun(self.pid) != self.begun:
            return True
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return True
        except (OSError, OverflowError):
            return False  # another user's, or beyond telling
        return False


def me() -> Owner:
    """This process."""
    return _owner(os.getpid())


@cache
def _owner(pid: int) -> Owner:
    named = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    return Owner(pid, named, _begun(pid))


def _begun(pid: int) -> str:
    """When the process began, in ticks since the machine did; empty where there is no telling."""
    if sys.platform != "linux":
        return ""
    try:
        with open(f"/proc/{pid}/stat", "rb") as file:
            told = file.read()
    except OSError:
        return ""
    # The second field is the program's name, which may hold blanks and brackets.
    fields = told.rpartition(b")")[2].split()
    zombie = fields[:1] == [b"Z"]
    return "" if zombie or len(fields) < 20 else fields[19].decode()
