"""`bulletsmith history FILE`: the versions of a CV, one of them, or the difference between two."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bulletsmith.bullets.text import clean, one_line
from bulletsmith.commands.console import complain, emit, parser
from bulletsmith.errors import BulletsmithError

if TYPE_CHECKING:
    from bulletsmith.store.journal import Version

EPILOG = """\
examples:
  bulletsmith history cv.md               every version: number, when, who, what
  bulletsmith history cv.md --show 3      what version 3 held
  bulletsmith history cv.md --diff 3      from version 3 to the file as it is now
  bulletsmith history cv.md --diff 3 5    from version 3 to version 5
  bulletsmith restore cv.md 3             bring version 3 back

Version 1 is the file as it was before bulletsmith first changed it. Every save of the program,
`check --fix`, `rewrite` and `restore` makes a version, and so does what another program changed in
between. All versions of the last 30 days are kept, then one a day for a year, then one a month;
the first and the newest always. They lie in one private file of the state folder, nowhere else.
A LaTeX CV in several files has one history, that of the file that is opened: --show prints it as
one file that needs no other (--format json: each file, too), and restore writes each in its place.

exit status: 0 told, 2 no such version, no history, or wrong usage.
"""


def run(arguments: list[str]) -> int:
    """List, show or compare the versions of one file."""
    line = parser("history", "The versions of a CV that bulletsmith has kept.", EPILOG)
    line.add_argument("file", metavar="FILE", help="a CV; it need not be there any more")
    how = line.add_mutually_exclusive_group()
    how.add_argument("--show", type=int, metavar="N", help="print version N as it was")
    how.add_argument(
        "--diff",
        type=int,
        nargs="+",
        metavar=("N", "M"),
        help="what changed from N to M, or to now",
    )
    line.add_argument("--format", choices=["text", "json"], default="text")
    args = line.parse_args(arguments)
    if args.diff and len(args.diff) > 2:
        line.error("--diff takes one or two versions")
    try:
        return _run(Path(args.file), args.show, args.diff, as_json=args.format == "json")
    except BulletsmithError as error:
        complain(error.at(args.file))
        return 2


def _run(path: Path, show: int | None, diff: list[int] | None, *, as_json: bool) -> int:
    from bulletsmith.store.versions import held, listed

    versions = listed(path)
    if not versions:
        raise BulletsmithError(
            "there is no history of this file",
            remedy="it begins with the first save that bulletsmith makes",
        )
    if show is not None:
        return _show(path, versions, held(path, show), show, as_json=as_json)
    if diff:
        emit(_difference(path, diff))
        return 0
    if as_json:
        import json

        told = {"version": 1, "path": str(path), "versions": [_json(one) for one in versions]}
        emit([json.dumps(told, ensure_ascii=False)])
    else:
        emit(_table(versions))
    return 0


def _show(
    path: Path, versions: tuple[Version, ...], data: bytes, number: int, *, as_json: bool
) -> int:
    from bulletsmith.formats.pieces import files

    parts = files(data.decode("utf-8", "replace"))
    if len(parts) > 1:
        from bulletsmith.formats.latex.inputs import flattened

        data = flattened(data.decode("utf-8", "replace")).encode()
    if as_json:
        import json

        (version,) = (one for one in versions if one.number == number)
        told = {"path": str(path), **_json(version), "text": data.decode("utf-8", "replace")}
        if len(parts) > 1:
            told["files"] = {name or path.name: text for name, text in parts.items()}
        emit([json.dumps(told, ensure_ascii=False)])
    elif sys.stdout.isatty():
        emit(clean(data.decode("utf-8", "replace")).splitlines())
    else:  # into a file or a pipe go the bytes themselves
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    return 0


def _difference(path: Path, numbers: list[int]) -> Iterator[str]:
    from bulletsmith.reporters.diff import unified
    from bulletsmith.store.files import read_bytes
    from bulletsmith.store.versions import held

    before = held(path, numbers[0])
    after = held(path, numbers[1]) if len(numbers) > 1 else read_bytes(path)
    return unified(before.decode("utf-8", "replace"), after.decode("utf-8", "replace"), str(path))


def _table(versions: tuple[Version, ...]) -> Iterator[str]:
    for version in versions:
        when = time.strftime("%Y-%m-%d %H:%M", time.localtime(version.at))
        missed = "" if version.saved else "  (never reached the file)"
        yield f"{version.number:>4}  {when}  {version.who:<15}  {one_line(version.what)}{missed}"


def _json(version: Version) -> dict[str, Any]:
    at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(version.at))
    return {
        "number": version.number,
        "at": at,
        "who": version.who,
        "what": version.what,
        "bytes": version.size,
        "saved": bool(version.saved),
    }
