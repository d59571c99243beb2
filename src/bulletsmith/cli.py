"""The command line."""

from __future__ import annotations


def main() -> int:
    """Run bulletsmith; returns the exit status."""
    return 0
