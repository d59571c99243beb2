"""What a rule says of itself: for the terminal, and as the page `docs/rules.md`.

`python -m bulletsmith.checks.explain > docs/rules.md` writes the page.
"""

from __future__ import annotations

import textwrap
from itertools import groupby

from bulletsmith.checks.registry import NAMES, AnyRule, all_rules

WIDTH = 88
_SHOWN = 20  # lines


def explain(rule: AnyRule) -> str:
    """One rule in plain text: what it asks, why, a bad and a good example."""
    parts = [
        f"{rule.code} {rule.name} ({rule.severity.value})",
        textwrap.fill(rule.what, WIDTH),
        textwrap.fill(f"Why: {rule.why}", WIDTH),
        f"Bad:\n{_example(excerpt(rule.bad))}",
        f"Good:\n{_example(rule.good)}",
    ]
    return "\n\n".join(parts)


def excerpt(example: str) -> str:
    """An example as it is shown: of one that is long because length is its fault, the beginning."""
    lines = example.strip().splitlines()
    if len(lines) <= _SHOWN:
        return example
    return "\n".join([*lines[:6], f"… and {len(lines) - 6} more lines"])


def list_rules() -> str:
    """Every rule on a line, family by family."""
    families = [
        "\n".join([title, *(f"  {r.code}  {r.severity.value:<8} {r.name}" for r in rules)])
        for title, rules in _families()
    ]
    return "\n\n".join(families)


def page() -> str:
    """Every rule, as a page of Markdown."""
    head = (
        "# What a CV is judged by\n\n"
        "Written by `python -m bulletsmith.checks.explain` from the rules: do not edit.\n"
        "An *error* is what a reader would drop the line for, a *warning* costs it weight, and\n"
        "*advice* is the last polish. A comment `bulletsmith: ignore CODE -- why` silences one.\n"
    )
    parts = [head]
    for title, rules in _families():
        parts.append(f"## {title}\n")
        parts += [_entry(rule) for rule in rules]
    return "\n".join(parts)


def _families() -> list[tuple[str, list[AnyRule]]]:
    grouped = groupby(all_rules(), key=lambda rule: rule.code[:3])
    return [(NAMES[code], list(rules)) for code, rules in grouped]


def _entry(rule: AnyRule) -> str:
    return (
        f"### {rule.code} {rule.name}\n\n*{rule.severity.value.capitalize()}.* {rule.what}\n\n"
        f"{rule.why}\n\nBad:\n\n{_fenced(excerpt(rule.bad))}\n\nGood:\n\n{_fenced(rule.good)}\n"
    )


def _fenced(example: str) -> str:
    return f"```markdown\n{example.strip()}\n```"


def _example(example: str) -> str:
    lines = []
    for line in example.strip().splitlines():
        lines += textwrap.wrap(line, WIDTH - 2, subsequent_indent="  ") or [""]
    return textwrap.indent("\n".join(lines), "  ", lambda line: bool(line.strip()))


if __name__ == "__main__":
    print(page(), end="")
