"""`bulletsmith convert FROM TO`: read one format, write another, and prove it."""

from __future__ import annotations

import sys
from pathlib import Path

from bulletsmith.commands.console import complain, note, open_document, parser
from bulletsmith.errors import BulletsmithError


def run(arguments: list[str]) -> int:
    """Convert one file."""
    line = parser(
        "convert",
        "Read a CV in one format and write it in another.",
        "examples:\n  bulletsmith convert cv.toml cv.md\n  bulletsmith convert cv.md - --to toml",
    )
    line.add_argument("source", metavar="FROM", help="a CV, or -")
    line.add_argument("target", metavar="TO", help="the file to write, or -")
    line.add_argument("--to", default="", metavar="NAME", help="the format, where TO does not tell")
    line.add_argument("--force", action="store_true", help="overwrite TO")
    line.add_argument(
        "--stdin-name", default="", metavar="NAME", help="tells what `-` holds: cv.md"
    )
    args = line.parse_args(arguments)
    if args.target == "-" and not args.to:
        line.error("tell the format for standard output: --to markdown")
    try:
        return _convert(args.source, args.target, args.to, args.stdin_name, force=args.force)
    except BulletsmithError as error:
        complain(error)
        return 2


def _convert(source: str, target: str, to: str, stdin_name: str, *, force: bool) -> int:
    from bulletsmith.formats.proof import prove
    from bulletsmith.formats.registry import by_name, for_path
    from bulletsmith.store.journal import Change
    from bulletsmith.store.saving import save_file

    path = Path(target)
    adapter = by_name(to) if to else for_path(path, None)
    if target != "-" and path.exists() and not force:
        raise BulletsmithError("this file exists", remedy="--force overwrites it", path=target)
    _, document = open_document(source, stdin_name)
    written = adapter.write(document.cv)
    proof = prove(adapter, written, document.cv)
    if target == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(written)
        sys.stdout.buffer.flush()
    else:
        if trouble := save_file(path, written, Change("convert", f"from {source}"), check=False):
            note(trouble)
    for lost in adapter.lost(document.cv):
        note(f"{adapter.name} cannot hold {lost}")
    for missed in document.not_understood:
        note(f"line {missed.line}, not understood: {missed.text}")
    note(f"{proof.present} of {proof.total} bullets present")
    return 0 if proof.present == proof.total else 2
