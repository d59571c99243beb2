"""`python -m bulletsmith`."""

from bulletsmith.cli import program

program()
