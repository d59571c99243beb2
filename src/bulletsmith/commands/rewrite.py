"""`bulletsmith rewrite FILE 2.3 TEXT`: one bullet's new words, in the file, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bulletsmith.bullets.text import one_line
from bulletsmith.commands.console import complain, emit, note, open_document, parser, save
from bulletsmith.cv import CV, Address, Bullet, at
from bulletsmith.errors import BulletsmithError
from bulletsmith.formats.document import Set
from bulletsmith.formats.markup import Lost, lost

_NUMBER = re.compile(r"([Pp]?)(\d{1,4})\.(\d{1,4})")


def run(arguments: list[str]) -> int:
    """Rewrite one bullet in place."""
    line = parser(
        "rewrite",
        "Put TEXT in one bullet's place, in the file, and touch nothing else.",
        "example:\n  bulletsmith rewrite cv.md 2.3 'Built a reranker for search, ...' --dry-run",
    )
    line.add_argument("file", metavar="FILE")
    line.add_argument("number", metavar="N.M", help="as `bulletsmith show FILE` numbers it")
    line.add_argument("text", metavar="TEXT", help="the bullet's new words")
    line.add_argument("--dry-run", action="store_true", help="print the difference, write nothing")
    args = line.parse_args(arguments)
    try:
        return _rewrite(args.file, args.number, one_line(args.text), dry=args.dry_run)
    except BulletsmithError as error:
        complain(error.at(args.file))
        return 2


def _rewrite(name: str, numbered: str, text: str, *, dry: bool) -> int:
    if not text:
        raise BulletsmithError(
            "the new text is empty", remedy="to take a bullet out, edit the file"
        )
    adapter, document = open_document(name)
    address = _address(document.cv, numbered)
    edits = [Set(address, Bullet(own=text))]
    source = adapter.patch(document.source, edits)
    after = adapter.read(source)
    if at(after.cv, address).text != text:
        raise BulletsmithError("the text would not read back as it is; nothing was written")
    if dry:
        from bulletsmith.reporters.diff import unified

        emit(unified(document.text, after.text, name))
        _tell(name, lost(adapter, document, after, edits))
        return 0
    if source != document.source:
        save(name, document.source, source, "rewrite", f"bullet {numbered}")
    done = "rewritten" if source != document.source else "unchanged"
    within = document.file(address)
    note(f"{name}: bullet {numbered} {done}{f' in {within}' if within else ''}")
    _tell(name, lost(adapter, document, after, edits))
    return 0


def _tell(name: str, losses: Iterable[Lost]) -> None:
    for one in losses:
        note(f"{name}: {one}")


def _address(cv: CV, numbered: str) -> Address:
    """Where bullet `2.3` (or `P1.2`, of a project) stands in `cv`."""
    told = _NUMBER.fullmatch(numbered)
    if told:
        parent = "projects" if told[1] else "roles"
        address: Address = (parent, int(told[2]) - 1, "bullets", int(told[3]) - 1)
        if min(int(told[2]), int(told[3])) > 0:
            try:
                at(cv, address)
            except LookupError:
                pass
            else:
                return address
    raise BulletsmithError(
        f"there is no bullet {one_line(numbered)}", remedy="`bulletsmith show FILE` numbers them"
    )
