"""`bulletsmith parse [TEXT | -]`: bullets, one a line, taken apart into slots."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator

from bulletsmith.bullets.patterns import keep_compiled
from bulletsmith.bullets.text import one_line
from bulletsmith.checks.judge import judge
from bulletsmith.checks.rule import Finding
from bulletsmith.checks.views import BulletView
from bulletsmith.commands.console import coloured, complain, emit, parser
from bulletsmith.cv import Bullet
from bulletsmith.errors import BulletsmithError, NotUnderstoodError
from bulletsmith.reporters.concise_report import COLOURS, paint

_LONGEST = 100_000  # bytes of a line


def run(arguments: list[str]) -> int:
    """Read bullets from the arguments or from standard input, and print what each one holds."""
    line = parser(
        "parse",
        "Take bullets apart: what fills each of the seven slots, and what is missing.",
        "examples:\n  bulletsmith parse 'Built a fraud scorer, AUC 0.91'\n"
        "  bulletsmith parse --format json - < bullets.txt",
    )
    line.add_argument("text", nargs="*", metavar="TEXT", help="a bullet, or - for standard input")
    line.add_argument("--format", choices=["text", "json"], default="text")
    args = line.parse_args(arguments)
    if args.text and args.text != ["-"]:
        texts: Iterable[str] = [" ".join(args.text)]
    elif sys.stdin.isatty() and not args.text:
        line.error("give a bullet's TEXT, or - to read bullets from standard input, one a line")
    else:
        texts = _piped()
    views = (BulletView(Bullet(own=one_line(text))) for text in texts)
    try:
        emit(_json(views) if args.format == "json" else _text(views))
    except BulletsmithError as error:
        complain(error)
        return 2
    keep_compiled()
    return 0


def _piped() -> Iterator[str]:
    """The lines of standard input, which may have no end, a line of it neither."""
    number = 0
    while raw := sys.stdin.buffer.readline(_LONGEST + 1):
        number += 1
        if len(raw) > _LONGEST:
            raise NotUnderstoodError(
                "this line is far longer than a bullet",
                remedy="write one bullet a line",
                path="<stdin>",
                line=number,
            )
        yield raw.decode("utf-8", "replace")


def _json(views: Iterable[BulletView]) -> Iterator[str]:
    from bulletsmith.bullets.as_json import reading_json
    from bulletsmith.reporters.json_text import dumped

    for view in views:
        findings = [_finding(finding) for finding in judge(view)] if view.text else []
        yield dumped(reading_json(view.reading, view.facts, findings))


def _finding(finding: Finding) -> dict[str, str | None]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "slot": finding.slot.value if finding.slot else None,
        "message": finding.message,
    }


def _text(views: Iterable[BulletView]) -> Iterator[str]:
    from bulletsmith.reporters.drawing import drawn

    width = min(shutil.get_terminal_size((80, 24)).columns, 100) if sys.stdout.isatty() else 80
    colour = coloured(sys.stdout)
    for view in views:
        if not view.text:
            continue
        yield from drawn(view.reading, width)
        for finding in judge(view):
            code = paint(finding.code, COLOURS[finding.severity], colour)
            yield f"  {code} {finding.name}: {finding.message}"
        yield ""
