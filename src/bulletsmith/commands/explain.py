"""`bulletsmith explain [CODE]`: what a rule asks, and why."""

from __future__ import annotations

from bulletsmith.commands.console import complain, emit, parser
from bulletsmith.errors import BulletsmithError


def run(arguments: list[str]) -> int:
    """Explain one rule, or list them all."""
    from bulletsmith.checks.explain import explain, list_rules
    from bulletsmith.checks.registry import by_code

    line = parser("explain", "What a rule asks, why, a bad and a good example.")
    line.add_argument(
        "code", nargs="?", help="MET003 or no-baseline; without it, the list of rules"
    )
    args = line.parse_args(arguments)
    try:
        text = explain(by_code(args.code)) if args.code else list_rules()
    except BulletsmithError as error:
        complain(error)
        return 2
    emit(text.rstrip("\n").split("\n"))
    return 0
