"""Coverage-guided fuzzing of one target with atheris: `python -m fuzzing.guided TARGET SECONDS`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["bulletsmith"]):
    from fuzzing.seeds import seeds
    from fuzzing.targets import TARGETS

    if len(sys.argv) > 2:  # much is imported on use: it must be seen, too
        TARGETS[sys.argv[1]](seeds(sys.argv[1])[0])


def main() -> None:
    """Fuzz until the time is over, or until something raises: then the file is named."""
    target, seconds = sys.argv[1], sys.argv[2]
    with tempfile.TemporaryDirectory(prefix="bulletsmith-corpus-") as corpus:
        for number, seed in enumerate(seeds(target)):
            Path(corpus, f"seed-{number}").write_bytes(seed)
        limits = ["-timeout=10", "-rss_limit_mb=2000", "-max_len=20000", "-print_final_stats=1"]
        told = [f"-max_total_time={seconds}", f"-artifact_prefix=offender-{target}-", *limits]
        atheris.Setup([sys.argv[0], *told, corpus], TARGETS[target])
        atheris.Fuzz()


if __name__ == "__main__":
    main()
