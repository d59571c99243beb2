"""`bulletsmith restore FILE N`: one version of a CV back in its file."""

from __future__ import annotations

from pathlib import Path

from bulletsmith.commands.console import complain, emit, note, parser, save
from bulletsmith.errors import BulletsmithError, UnreadableError

EPILOG = """\
examples:
  bulletsmith history cv.md               which versions there are
  bulletsmith restore cv.md 3 --dry-run   what would change
  bulletsmith restore cv.md 3             bring it back
  bulletsmith restore cv.md 1             the file as it was before bulletsmith first changed it

Nothing is lost by it: what the file holds now is a version too, and so is what comes back. A file
that was deleted is written anew.

exit status: 0 restored, 2 no such version, or the file cannot be written.
"""


def run(arguments: list[str]) -> int:
    """Bring one version back."""
    line = parser("restore", "Bring one version of a CV back, byte for byte.", EPILOG)
    line.add_argument("file", metavar="FILE")
    line.add_argument(
        "number", metavar="N", type=int, help="as `bulletsmith history FILE` numbers it"
    )
    line.add_argument("--dry-run", action="store_true", help="print the difference, write nothing")
    args = line.parse_args(arguments)
    try:
        return _restore(Path(args.file), args.number, dry=args.dry_run)
    except BulletsmithError as error:
        complain(error.at(args.file))
        return 2


def _restore(path: Path, number: int, *, dry: bool) -> int:
    from bulletsmith.store.files import read_bytes
    from bulletsmith.store.versions import held, listed

    listed(path)  # a file that was moved is found again by it
    data = held(path, number)
    try:
        now: bytes | None = read_bytes(path)
    except UnreadableError:
        if path.exists():
            raise
        now = None
    if dry:
        from bulletsmith.reporters.diff import unified

        before, after = ((one or b"").decode("utf-8", "replace") for one in (now, data))
        emit(unified(before, after, str(path)))
        return 0
    if now == data:
        note(f"{path}: it is version {number} already")
        return 0
    save(str(path), now, data, "restore", f"version {number}", own=True)
    note(f"{path}: version {number} is back")
    return 0
