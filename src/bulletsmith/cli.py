"""The command line: which command was meant, and how errors and exit statuses are told.

Each command is one file in `commands/` and one line of `commands.COMMANDS`. Nothing is imported
before it is known which command runs, so that `--version` and `check` answer at once.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

from bulletsmith import __version__
from bulletsmith.commands import COMMANDS

HELP = f"""\
usage: bulletsmith [FILE]
       bulletsmith COMMAND ...

Write CV bullets that prove you shipped, and rewrite the CV you already have.

  bulletsmith                    open the program: the CV opened last, or the start screen
  bulletsmith cv.toml            open the program on a CV

commands:
{chr(10).join(f"  {name:<10} {what}" for name, what in COMMANDS.items())}

options:
  -h, --help     show this help; `bulletsmith COMMAND --help` shows a command's own
  --version      show the version

To begin: `bulletsmith demo`. Exit status: 0 fine, 1 something found by check, 2 wrong usage or a
file that is missing, unreadable or not understood. A file named like a command: `./check`.
"""

OK, FOUND, WRONG = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run bulletsmith with `argv` (without the program's name); returns the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _speak_unicode()
    try:
        status = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        return OK  # `| head` went away, and `emit` was not what wrote
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if not (isinstance(error, OSError) and error.errno == errno.ENOSPC):
            return _failed(error)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        print("bulletsmith: the output was not written: the disk is full", file=sys.stderr)
        return WRONG
    return status


def program() -> None:
    """What the script `bulletsmith` runs: `main`, and then straight out.

    The system takes back at once what a check has made; Python would take as long over it, object
    by object, as over some dozen bullets. Where there are threads, they are waited for.
    """
    status = main()
    if "threading" in sys.modules:
        sys.exit(status)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            continue  # a closed pipe has been dealt with
    os._exit(status)


def _failed(error: Exception) -> int:
    """Tell that the program itself failed, and where the report of it lies; gives the status."""
    from bulletsmith.store.report import write_report

    file = write_report(error)
    print("bulletsmith: met an error of its own; no file was left half written", file=sys.stderr)
    if file:
        print(f"  report, without a word of your CV: {file}", file=sys.stderr)
    return WRONG


def _run(arguments: list[str]) -> int:
    if arguments[:1] == ["--version"]:
        print(f"bulletsmith {__version__}")
        return OK
    if arguments[:1] in (["-h"], ["--help"], ["help"]):
        print(HELP, end="")
        return OK
    return int(_command(arguments).run(arguments))


def _command(arguments: list[str]) -> ModuleType:
    """The module of the command named first, which is taken off; `open` where none is."""
    name = "open"
    if arguments and arguments[0] in COMMANDS:
        name = arguments.pop(0)
    gc.disable()  # what is loaded stays: there is nothing to collect
    module = import_module(f"bulletsmith.commands.{name}")
    gc.enable()
    return module


def _speak_unicode() -> None:
    """Never fail on a character that the terminal's encoding lacks, nor on a closed stream."""
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure and (getattr(stream, "encoding", "") or "").lower() not in ("utf-8", "utf8"):
            reconfigure(errors="backslashreplace")
