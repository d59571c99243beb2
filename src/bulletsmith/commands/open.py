"""`bulletsmith [FILE]`: the program."""

from __future__ import annotations

import gc
import os
import sys
from io import TextIOWrapper
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
    if os.environ.get("TERM") == "dumb":
        remedy = "in one that can, set TERM=xterm-256color; without, see `bulletsmith check --help`"
        complain(BulletsmithError("this terminal cannot draw: TERM is dumb", remedy=remedy))
        return 2
    if isinstance(sys.__stderr__, TextIOWrapper):
        # Textual draws here. A screen of escaped frames is of no use, whatever the locale says.
        sys.__stderr__.reconfigure(encoding="utf-8")
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

    if sys.platform != "win32":
        from bulletsmith.widgets.pasting import tame_pastes

        tame_pastes()
    app = BulletsmithApp(session)
    app.run()
    return app.return_code or 0
