"""What every command needs: its arguments, its files, and one way to tell an error."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NoReturn, TextIO

from bulletsmith.bullets.patterns import pattern
from bulletsmith.bullets.text import clean, one_line
from bulletsmith.errors import BulletsmithError
from bulletsmith.formats.document import Document, Format

# What a line may hold for the terminal to act upon: the colours of the reporters, nothing else.
_COLOUR = pattern("(\x1b\\[(?:0|3[136])m)")


def parser(command: str, what: str, epilog: str = "") -> argparse.ArgumentParser:
    """An argument parser that keeps the epilog's lines."""
    return _Parser(
        prog=f"bulletsmith {command}".strip(),
        description=what,
        epilog=epilog,
        formatter_class=partial(argparse.RawDescriptionHelpFormatter, width=_columns() - 2),
        allow_abbrev=False,
    )


def _columns() -> int:
    """The terminal's width, as argparse would ask shutil, which brings all archivers with it."""
    try:
        return int(os.environ.get("COLUMNS", "0")) or os.get_terminal_size().columns
    except (ValueError, OSError):
        return 80


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """As ever, but what was typed reaches the terminal without control characters."""
        super().error(one_line(message))


def complain(error: BulletsmithError | str) -> None:
    """Tell an error on standard error, with its remedy on a line of its own."""
    if isinstance(error, str):
        print(f"bulletsmith: {one_line(error)}", file=sys.stderr)
        return
    place = f"{one_line(error.place)}: " if error.place else ""
    print(f"bulletsmith: {place}{one_line(error.message)}", file=sys.stderr)
    if error.remedy:
        print(f"  {one_line(error.remedy)}", file=sys.stderr)


def note(text: str) -> None:
    """Tell something on standard error that is no error."""
    print(one_line(text), file=sys.stderr)


@contextmanager
def working(what: str, after: float = 1) -> Iterator[None]:
    """Tell on a terminal what is being done, once `after` seconds are over; gone when done."""
    if not sys.stderr.isatty():
        yield
        return
    from threading import Timer

    told = Timer(after, lambda: print(f"{one_line(what)} …", end="\r", file=sys.stderr, flush=True))
    told.daemon = True
    told.start()
    try:
        yield
    finally:
        told.cancel()
        told.join()
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def emit(lines: Iterable[str]) -> None:
    """Print `lines` on standard output; when its reader goes away (`| head`), go on in silence.

    No line makes a terminal do anything, whatever stands in a file or in its name.
    """
    colour = coloured(sys.stdout)
    for line in lines:
        try:
            print(_literal(line, colour=colour))
        except BrokenPipeError:
            _mute()
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _mute()


def _literal(line: str, *, colour: bool) -> str:
    if not colour or "\x1b" not in line:
        return clean(line)
    parts = _COLOUR.split(line)
    return "".join(part if index % 2 else clean(part) for index, part in enumerate(parts))


def _mute() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def open_document(name: str, stdin_name: str = "", to: str = "") -> tuple[Format, Document]:
    """The CV in file `name`, or on standard input for `-`; `stdin_name` then tells its format.

    Raises BulletsmithError with the file's name in it.
    """
    from bulletsmith.formats.registry import by_name, for_path
    from bulletsmith.store.files import LIMIT, checked, read_bytes

    shown = stdin_name or ("<stdin>" if name == "-" else name)
    try:
        if name == "-":
            source = checked(sys.stdin.buffer.read(LIMIT + 1), shown)
        else:
            source = read_bytes(Path(name))
        if to:
            adapter = by_name(to)
        else:
            path = Path(stdin_name or name)
            adapter = for_path(path, None if path.suffix else source.decode("utf-8", "replace"))
        document = adapter.read(source)
        if not (to or path.suffix or document.cv.roles):  # a list of bullets, and no heading
            adapter = by_name("text")
            document = adapter.read(source)
        return adapter, document
    except BulletsmithError as error:
        raise error.at(shown) from None


def save(
    name: str, seen: bytes | None, data: bytes, who: str, what: str, *, own: bool = False
) -> None:
    """Put `data` in the file `name`, which held `seen` when it was read, and in its history.

    `who` makes the change, `what` it is, `own` says that the file held `data` before. Raises
    NotSavedError, and ChangedOnDiskError where the file is another by now.
    """
    from bulletsmith.store.journal import Change
    from bulletsmith.store.saving import save_file

    if trouble := save_file(Path(name), data, Change(who, what), seen=seen, own=own):
        complain(trouble)


def coloured(stream: TextIO) -> bool:
    """Whether `stream` is a terminal that wants colour; `NO_COLOR` and `TERM=dumb` are kept."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
