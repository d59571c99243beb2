"""`make fuzz`: mutated files for every target, then atheris for as long as it is given."""

from __future__ import annotations

import argparse
import subprocess
import sys
from importlib.util import find_spec

from fuzzing.mutation import file_of, lines, run
from fuzzing.targets import TARGETS


def main() -> int:
    """Exit status 1 where something offends."""
    line = argparse.ArgumentParser(prog="python -m fuzzing", description=__doc__)
    line.add_argument("--target", action="append", choices=list(TARGETS), help="default: all")
    line.add_argument("--files", type=int, default=10_000, help="mutated files for each target")
    line.add_argument("--first", type=int, default=0, help="the number of the first of them")
    line.add_argument("--seconds", type=int, default=0, help="of guided fuzzing for each target")
    line.add_argument("--only", type=int, help="write this mutated file to standard output")
    args = line.parse_args()
    chosen = args.target or list(TARGETS)
    if args.only is not None:
        sys.stdout.buffer.write(file_of(chosen[0], args.only))
        return 0
    failed = False
    for target in chosen if args.files else ():
        result = run(target, args.files, args.first)
        print(*lines(result), sep="\n", flush=True)
        failed = failed or bool(result.offenders)
    if args.seconds and not find_spec("atheris"):
        print("atheris is not installed (it has wheels for Linux): no guided fuzzing")
        return int(failed)
    for target in chosen if args.seconds else ():
        print(f"{target}: {args.seconds} s of guided fuzzing", flush=True)
        command = [sys.executable, "-m", "fuzzing.guided", target, str(args.seconds)]
        failed = bool(subprocess.run(command).returncode) or failed
    return int(failed)


if __name__ == "__main__":  # a spawned child imports this module again
    sys.exit(main())
