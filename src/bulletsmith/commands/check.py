"""`bulletsmith check FILE...`: judge CVs, and make the safe fixes on request."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bulletsmith.bullets.patterns import keep_compiled
from bulletsmith.bullets.text import one_line
from bulletsmith.checks.apart import hands
from bulletsmith.checks.remembered import Remembered
from bulletsmith.checks.review import Review, review
from bulletsmith.checks.rule import Severity
from bulletsmith.checks.views import Settings
from bulletsmith.commands.console import (
    coloured,
    complain,
    emit,
    note,
    open_document,
    parser,
    save,
)
from bulletsmith.cv import CV
from bulletsmith.dataclass import replace
from bulletsmith.errors import BulletsmithError, NotUnderstoodError
from bulletsmith.formats.document import Document, Format
from bulletsmith.layout.facts import Page, Paper, Style
from bulletsmith.reporters import REPORTERS, reporter
from bulletsmith.reporters.report import Report

EPILOG = """\
examples:
  bulletsmith check cv.md
  bulletsmith check --select MET,SRV --fail-on warning cv.toml
  bulletsmith check --fix --diff cv.md          print what --fix would change
  bulletsmith check cv.md --linkedin Basic_LinkedInDataExport.zip
  git show HEAD:cv.md | bulletsmith check --stdin-name cv.md -

A rule is named by its code (MET003), its name (no-baseline) or its family (MET): see `bulletsmith
explain`. Settings: bulletsmith.toml or [tool.bulletsmith] in pyproject.toml, beside the CV or
above it.

exit status: 0 nothing at or above --fail-on, 1 something found, 2 wrong usage or a file that is
missing, unreadable or not understood.
"""
_NAMELESS = "<stdin>"


def run(arguments: list[str]) -> int:
    """Check every file; one that cannot be read does not keep the others from being checked."""
    gc.disable()  # what a check makes never refers back to itself, so there is nothing to collect
    args = _arguments(arguments)
    try:
        checker = _Checker(args, _profile(args.linkedin) if args.linkedin else None)
    except BulletsmithError as error:
        complain(error.at(args.linkedin))
        return 2
    if args.diff:  # a difference goes to `patch`, a report does not: never both on one stream
        for report in checker.reports():
            emit(checker.difference(report))
    else:
        emit(reporter(args.format)(checker.reports(), coloured(sys.stdout)))
    keep_compiled()
    gc.enable()
    return checker.status


def _arguments(arguments: list[str]) -> argparse.Namespace:
    line = parser("check", "Judge CVs as a hiring manager reads them.", EPILOG)
    line.add_argument("files", nargs="+", metavar="FILE", help="a CV, a folder of CVs, or -")
    line.add_argument("--format", choices=list(REPORTERS), default="text", help="how to report")
    line.add_argument("--select", action="append", default=[], metavar="RULES", help="only these")
    line.add_argument("--ignore", action="append", default=[], metavar="RULES", help="not these")
    line.add_argument(
        "--fail-on",
        choices=[*(severity.value for severity in Severity), "never"],
        default="error",
        help="exit with 1 from this severity up (default: error)",
    )
    line.add_argument("--fix", action="store_true", help="make the safe fixes, in place")
    line.add_argument("--diff", action="store_true", help="with --fix: print the difference only")
    line.add_argument(
        "--page", action="store_true", help="measure the page even where an estimate tells enough"
    )
    line.add_argument(
        "--no-cache",
        action="store_true",
        help="judge every bullet afresh, also one that stands as it did at the last check",
    )
    line.add_argument(
        "--stdin-name", default="", metavar="NAME", help="tells what `-` holds: cv.md"
    )
    line.add_argument(
        "--linkedin",
        default="",
        metavar="ARCHIVE",
        help="compare with your profile: the archive from LinkedIn's “Get a copy of your data”, "
        "the folder it unpacks to, or the profile saved as PDF",
    )
    args = line.parse_args(arguments)
    if args.diff and not args.fix:
        line.error("--diff goes with --fix")
    if args.fix and not args.diff and "-" in args.files:
        line.error("standard input cannot be fixed in place: add --diff")
    return args


class _Checker:
    """Reads and reviews the files one by one, and remembers what the exit status must be."""

    def __init__(self, args: argparse.Namespace, profile: CV | None = None) -> None:
        self.args = args
        self.profile = profile
        self.failed = False  # a file could not be read
        self.found = False  # a finding at or above --fail-on

    @property
    def status(self) -> int:
        return 2 if self.failed else int(self.found)

    def reports(self) -> Iterator[Report]:
        names = list(self._names())
        for index, name in enumerate(names):
            self._progress(index, len(names), name)
            try:
                report = self._report(name)
            except BulletsmithError as error:
                self.failed = True
                complain(error.at(name))
                continue
            self._weigh(report)
            yield report
        self._progress(len(names), len(names), "")

    def _names(self) -> Iterator[str]:
        """The files named, and those in the folders named that look like a CV."""
        for name in self.args.files:
            if name == "-" or not Path(name).is_dir():
                yield name
                continue
            inside = list(_cvs_in(Path(name)))
            if not inside:
                self.failed = True
                complain(BulletsmithError("no CV in this folder", path=name))
            yield from inside

    def _report(self, name: str) -> Report:
        settings = self._settings(name)
        adapter, document = open_document(name, self.args.stdin_name)
        shown = (self.args.stdin_name or _NAMELESS) if name == "-" else name
        if doubt := _doubt(document):
            self.failed = True
            complain(doubt.at(shown))
        if self.profile is not None:
            self._doubt_profile(document.cv, self.profile)
        report = Report(shown, document, self._review(shown, document, settings))
        if self.args.fix and not self.args.diff:
            report = self._fix(name, adapter, report, settings)
        return report

    def _settings(self, name: str) -> Settings:
        from bulletsmith.checks.registry import by_code, is_known
        from bulletsmith.store.config import load_settings

        told = self.args.stdin_name or "."
        settings = load_settings(Path(told if name == "-" else name))
        select = tuple(code for given in self.args.select for code in given.split(",") if code)
        ignore = tuple(code for given in self.args.ignore for code in given.split(",") if code)
        for code in (*select, *ignore):
            if not is_known(code):
                by_code(code)  # raises, and says what may have been meant
        return replace(
            settings, select=select or settings.select, ignore=(*settings.ignore, *ignore)
        )

    def difference(self, report: Report) -> Iterator[str]:
        """What the safe fixes would change in a file, as `diff -u` tells it."""
        from bulletsmith.formats.registry import by_name
        from bulletsmith.reporters.diff import unified

        after = _fixed(by_name(report.document.format), report, "would be fixed")
        if after:
            yield from unified(report.document.text, after.text, report.path)

    def _fix(self, name: str, adapter: Format, report: Report, settings: Settings) -> Report:
        after = _fixed(adapter, report, "fixed")
        if after is None:
            return report
        save(name, report.document.source, after.source, "check --fix", "the safe fixes")
        return Report(report.path, after, self._review(name, after, settings))

    def _review(self, name: str, document: Document, settings: Settings) -> Review:
        return review(
            document.cv,
            today=date.today(),
            settings=settings,
            suppressions=document.suppressions,
            misspelt=document.misspelt,
            printed=document.printed,
            profile=self.profile,
            measure=_measured,
            always=self.args.page,
            hands=hands(),
            remembered=None
            if self.args.no_cache or name == _NAMELESS
            else Remembered(Path(name), settings),
        )

    def _doubt_profile(self, cv: CV, profile: CV) -> None:
        from bulletsmith.checks.linkedin import not_compared

        for doubt in not_compared(cv, profile):
            note(f"{self.args.linkedin}: {doubt}")

    def _weigh(self, report: Report) -> None:
        if self.args.fail_on != "never":
            least = Severity(self.args.fail_on).rank
            found = any(f.severity.rank >= least for f in report.review.findings)
            self.found = self.found or found

    def _progress(self, done: int, total: int, name: str) -> None:
        """On a terminal, many files are counted while they are read."""
        if total > 5 and sys.stderr.isatty() and not sys.stdout.isatty():
            bar = "█" * (20 * done // total)
            end = "\r" if done < total else "\r\x1b[K"
            print(
                f"\r\x1b[K{bar:<20} {done}/{total} {one_line(name)[-40:]}", end=end, file=sys.stderr
            )


def _profile(name: str) -> CV:
    from bulletsmith.store.linkedin import read_profile

    return read_profile(Path(name))


def _fixed(adapter: Format, report: Report, done: str) -> Document | None:
    """The document with its safe fixes made, which are counted as `done`; None without one."""
    from bulletsmith.checks.fixes import fixed
    from bulletsmith.formats.edits import edits_between

    before = report.document
    edits = edits_between(before.cv, fixed(before.cv, report.review.findings))
    source = adapter.patch(before.source, edits)
    if source == before.source:
        return None
    note(f"{report.path}: {len(edits)} place{'s' * (len(edits) != 1)} {done}")
    return adapter.read(source)


def _doubt(document: Document) -> BulletsmithError | None:
    """Why a clean bill for this file would mean nothing, although it could be read."""
    if not (document.cv.roles or document.cv.projects):
        return NotUnderstoodError(
            "no role was found in this file", remedy="`bulletsmith show FILE` lists what was found"
        )
    if document.format in ("markdown", "latex", "text"):
        try:
            document.source.decode("utf-8")
        except UnicodeDecodeError:
            return NotUnderstoodError(
                "not UTF-8: read as Windows-1252", remedy="save the file as UTF-8"
            )
    return None


def _measured(cv: CV, style: Style, paper: Paper) -> Page:
    """The page as it is set; imported only where an estimate does not do."""
    from bulletsmith.layout.page import measured

    return measured(cv, style, paper)


def _cvs_in(folder: Path) -> Iterator[str]:
    """The files in `folder` and below that are in a known format and read like a CV.

    What another of them pulls in is judged with that, not once more on its own.
    """
    found: list[Path] = []
    parts: set[Path] = set()
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden and (document := _reads_like_a_cv(path)):
            found.append(path)
            parts.update(path.parent / piece.name for piece in document.pieces if piece.name)
    yield from (str(path) for path in found if path not in parts)


def _reads_like_a_cv(path: Path) -> Document | None:
    from bulletsmith.formats.registry import for_path
    from bulletsmith.store.files import read_bytes

    try:
        adapter = for_path(path)
        source = read_bytes(path)
        if adapter.sniff(source.decode("utf-8", "replace")):
            document = adapter.read(source)
            return document if document.cv.roles else None
    except BulletsmithError:
        pass
    return None
