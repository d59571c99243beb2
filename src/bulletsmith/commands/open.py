"""`bulletsmith [FILE]`: the program."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from bulletsmith.commands import COMMANDS
from bulletsmith.commands.console import complain, parser
from bulletsmith.errors import BulletsmithError


def run(arguments: list[str]) -> int:
    """Open the program on a file, on the one opened last, or on the start screen."""
    named = arguments[0] if arguments else "-"
    if not (named.startswith("-") or Path(named).exists()) and (near := _near(named)):
        remedy = f"did you mean `bulletsmith {near}`?"
        complain(BulletsmithError("no such file or command", remedy=remedy, path=named))
        return 2
    line = parser("", "Open the program on a CV.")
    line.usage = "bulletsmith [FILE]\n       bulletsmith COMMAND ..."
    line.add_argument("file", nargs="?", help="the CV to open")
    return run_program(line.parse_args(arguments).file)


def _near(word: str) -> str:
    """The command that `word` was probably to be; empty when none comes close."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, list(COMMANDS), 1)), "")


def run_program(name: str | None, *, sample: bool = False) -> int:
    """Run the terminal program; 2 where there is no terminal or the file cannot be opened."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        complain("the program needs a terminal; without one, see `bulletsmith check --help`")
        return 2
    gc.disable()  # until the first frame: nothing that is loaded for it is garbage
    from bulletsmith.session import Session

    try:
        if sample:
            session: Session | None = Session.sample()
        elif name:
            session = Session.open(Path(name))
        else:
            session = Session.last()
    except BulletsmithError as error:
        complain(error.at(name or ""))
        return 2
    from bulletsmith.app import BulletsmithApp

    app = BulletsmithApp(session)
    app.run()
    return app.return_code or 0
