"""`bulletsmith demo`: the program on a copy of a sample CV."""

from __future__ import annotations

from bulletsmith.commands.console import parser
from bulletsmith.commands.open import run_program


def run(arguments: list[str]) -> int:
    """Open the sample; nothing of the user's is touched until they save under a name."""
    parser("demo", "Open the program on a copy of a sample CV.").parse_args(arguments)
    return run_program(None, sample=True)
