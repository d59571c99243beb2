"""`bulletsmith convert FROM TO`: read one format, write another, and prove it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bulletsmith.commands.console import complain, note, open_document, parser, working
from bulletsmith.errors import BulletsmithError
from bulletsmith.layout.facts import PAPERS, STYLES
from bulletsmith.layout.picture_files import SUFFIXES, picture_files

if TYPE_CHECKING:
    from bulletsmith.checks.views import Settings
    from bulletsmith.cv import CV
    from bulletsmith.formats.document import Document, Format

EPILOG = """\
examples:
  bulletsmith convert cv.toml cv.md
  bulletsmith convert cv.toml cv.pdf --style classic --paper us-letter
  bulletsmith convert cv.toml cv.png          a picture a page
  bulletsmith convert cv.md - --to toml
"""


def run(arguments: list[str]) -> int:
    """Convert one file."""
    line = parser("convert", "Read a CV in one format and write it in another.", EPILOG)
    line.add_argument("source", metavar="FROM", help="a CV, or -")
    line.add_argument("target", metavar="TO", help="the file to write, or -")
    line.add_argument("--to", default="", metavar="NAME", help="the format, where TO does not tell")
    line.add_argument("--style", choices=STYLES, help="of a PDF or picture (default: plain)")
    line.add_argument("--paper", choices=PAPERS, help="of a PDF or picture (default: a4)")
    line.add_argument("--force", action="store_true", help="overwrite TO")
    line.add_argument(
        "--stdin-name", default="", metavar="NAME", help="tells what `-` holds: cv.md"
    )
    args = line.parse_args(arguments)
    if args.target == "-" and not args.to:
        line.error("tell the format for standard output: --to markdown")
    try:
        return _convert(args)
    except BulletsmithError as error:
        complain(error)
        return 2


def _convert(args: argparse.Namespace) -> int:
    from bulletsmith.formats.registry import by_name, for_path

    path = Path(args.target)
    pictures = not args.to and path.suffix.lower() in SUFFIXES
    if not pictures:
        adapter = by_name(args.to) if args.to else for_path(path, None)
        if (args.style or args.paper) and adapter.name != "pdf":
            raise BulletsmithError(
                f"{adapter.name} has no pages",
                remedy="--style and --paper go with .pdf, .png, .svg",
            )
    if args.target != "-" and path.exists() and not args.force:
        raise BulletsmithError("this file exists", remedy="--force overwrites it", path=args.target)
    _, document = open_document(args.source, args.stdin_name)
    if pictures:
        return _to_pictures(document.cv, path, _page_settings(args), force=args.force)
    if adapter.name == "pdf":
        from bulletsmith.formats.pdf.adapter import Pdf

        settings = _page_settings(args)
        adapter = Pdf(settings.style, settings.paper)
    return _to_file(document, adapter, args.target, args.source)


def _page_settings(args: argparse.Namespace) -> Settings:
    """The style and paper asked for, or else those of the configuration near the CV."""
    from dataclasses import replace

    from bulletsmith.store.config import load_settings

    settings = load_settings(Path(args.stdin_name or "." if args.source == "-" else args.source))
    return replace(settings, style=args.style or settings.style, paper=args.paper or settings.paper)


def _to_file(document: Document, adapter: Format, target: str, source: str) -> int:
    from bulletsmith.formats.proof import prove
    from bulletsmith.store.journal import Change
    from bulletsmith.store.saving import save_file

    with working(f"writing {target} and reading it back"):
        written = adapter.write(document.cv)
        proof = prove(adapter, written, document.cv)
    if target == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(written)
        sys.stdout.buffer.flush()
    else:
        change = Change("convert", f"from {source}")
        if trouble := save_file(Path(target), written, change, check=False):
            note(trouble)
    for lost in adapter.lost(document.cv):
        note(f"{adapter.name} cannot hold {lost}")
    for missed in document.not_understood:
        note(f"line {missed.line}, not understood: {missed.text}")
    note(f"{proof.present} of {proof.total} bullets present")
    return 0 if proof.present == proof.total else 2


def _to_pictures(cv: CV, path: Path, settings: Settings, *, force: bool) -> int:
    from bulletsmith.formats.pdf.adapter import unshown_told
    from bulletsmith.store.files import write_bytes

    with working(f"drawing {path}"):
        files = picture_files(cv, path, settings.style, settings.paper)
    for file, _ in files:
        if file.exists() and not force:
            raise BulletsmithError(
                "this file exists", remedy="--force overwrites it", path=str(file)
            )
    for file, data in files:
        write_bytes(file, data)
    for lost in unshown_told(cv):
        note(f"the page cannot show {lost}")
    names = ", ".join(str(file) for file, _ in files)
    note(f"{len(files)} page{'s' * (len(files) != 1)}: {names}")
    return 0
