"""Ten thousand mutated files for a target, in a child that is bounded in time and memory.

Every file comes from its number alone, so that an offender can be made again at any time:
`python -m fuzzing --target markdown --only 4711 > offender.md`.
"""

from __future__ import annotations

import logging
import os
import random
import resource
import signal
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from types import FrameType

from fuzzing.mutate import mutated
from fuzzing.seeds import seeds

SECONDS = 2.0  # of the processor's time, for one file
MEMORY = 500 << 20  # bytes, beyond what the program itself takes
STALLED = 120.0  # seconds without a sign of life, after which the child is ended


class TooSlowError(BaseException):
    """A file took longer than it may; nothing that is fuzzed catches this."""


@dataclass(slots=True)
class Result:
    """What came of one target: how many files ran, and number and cause of each offender."""

    target: str
    files: int = 0
    slowest: float = 0.0  # seconds of the processor's time
    slowest_file: int = 0
    grown: int = 0  # bytes, of the child's memory
    offenders: dict[int, str] = field(default_factory=dict)

    def __str__(self) -> str:
        slow = f"slowest {self.slowest:.2f} s (file {self.slowest_file})"
        bad = f"{len(self.offenders)} offenders" if self.offenders else "no offender"
        return f"{self.target:<18} {self.files:>6} files  {bad:<14} {slow}  +{self.grown >> 20} MB"


def file_of(target: str, number: int) -> bytes:
    """The mutated file of that number."""
    chance = random.Random(f"{target} {number}")
    return mutated(chance.choice(seeds(target)), chance)


def run(target: str, files: int, first: int = 0) -> Result:
    """Run `files` mutated files; the child is started anew behind each file that kills it."""
    result = Result(target)
    number = first
    while number < first + files:
        ours, theirs = get_context("spawn").Pipe()
        child = get_context("spawn").Process(
            target=_child, args=(theirs, target, number, first + files)
        )
        child.start()
        theirs.close()
        number = _listen(ours, result, number)
        child.kill()
        child.join()
        if not result.files and result.offenders:
            raise RuntimeError(f"{target}: the harness itself fails")
    return result


def _listen(pipe: Connection, result: Result, number: int) -> int:
    """Gather what the child tells; returns the number to go on from."""
    while pipe.poll(STALLED):
        try:
            told = pipe.recv()
        except EOFError:
            result.offenders[number] = "the process died"
            break
        if told is None:
            return number
        number, seconds, grown, wrong = told
        result.files += 1
        result.grown = max(result.grown, grown)
        if seconds > result.slowest:
            result.slowest, result.slowest_file = seconds, number
        if wrong:
            result.offenders[number] = wrong
        number += 1
    else:
        result.offenders[number] = f"no end after {STALLED:g} s"
    return number + 1


def _child(pipe: Connection, target: str, first: int, end: int) -> None:
    from fuzzing.targets import TARGETS

    logging.disable()  # pdfminer tells of every odd number
    TARGETS[target](seeds(target)[0])  # what it imports is not charged to a file
    floor = _peak()
    _bound()
    for number in range(first, end):
        data = file_of(target, number)
        began = time.process_time()
        wrong = ""
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            TARGETS[target](data)
        except TooSlowError:
            wrong = f"longer than {SECONDS:g} s: {_where()}"
        except MemoryError:
            wrong = "more memory than it may take"
        except BaseException as error:
            wrong = f"{type(error).__name__}: {str(error)[:200]!r} {_where()}"
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        pipe.send((number, time.process_time() - began, _peak() - floor, wrong))
    pipe.send(None)


def _where() -> str:
    import sys

    frames = traceback.extract_tb(sys.exc_info()[2])
    ours = [f"{os.path.basename(f.filename)}:{f.lineno} {f.name}" for f in frames]
    return " < ".join(reversed(ours[-4:]))


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _bound() -> None:
    def late(number: int, frame: FrameType | None) -> None:
        del number, frame
        raise TooSlowError

    signal.signal(signal.SIGPROF, late)
    with open("/proc/self/statm", encoding="ascii") as file:
        now = int(file.read().split()[0]) * resource.getpagesize()
    limit = now + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def lines(result: Result) -> Iterator[str]:
    """What is printed of a target: its figures, and each cause once with the files that have it."""
    yield str(result)
    causes: dict[str, list[int]] = {}
    for number, wrong in result.offenders.items():
        causes.setdefault(wrong, []).append(number)
    for wrong, numbers in causes.items():
        shown = ", ".join(map(str, numbers[:6])) + (", ..." if len(numbers) > 6 else "")
        yield f"    files {shown}: {wrong}"
