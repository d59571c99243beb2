"""Read the lines of a PDF in a process of its own, which a hostile file may hang or fill.

`python -m bulletsmith.formats.pdf.extract < file.pdf` prints one JSON object a line: page (from 1),
x0, x1, y (of the baseline's foot, from the page's top), size, bold, width (of the page), text.
"""

from __future__ import annotations

import io
import json
import signal
import sys
from collections.abc import Iterator
from statistics import median
from types import FrameType
from typing import Any

PAGES = 30
LINES = 5000
MEMORY = 400 << 20  # bytes
PAGE, ALL = 1.5, 5  # seconds of the processor's time: for a page, with what it needs, and in all


class TooLongError(BaseException):
    """A page took too long; the library, which catches much, does not catch this."""


def main() -> int:
    """Exit status 0; 3 for an encrypted file, 4 for a broken one, 5 for one that asks too much."""
    _bound()
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

    try:
        page = 0
        for line in told(sys.stdin.buffer.read()):
            if line["page"] != page:
                page = line["page"]
                _wind_up()
            print(json.dumps(line))
    except (PDFPasswordIncorrect, PDFEncryptionError):
        return 3
    except (MemoryError, TooLongError, RecursionError):
        return 5
    except Exception as error:  # the library raises whatever a broken file makes it raise
        print(type(error).__name__, file=sys.stderr)
        return 4
    return 0


def told(source: bytes) -> Iterator[dict[str, Any]]:
    """The lines of text in a PDF, as they are printed; raises what the library raises."""
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LAParams, LTChar, LTTextContainer, LTTextLine

    layout = LAParams(boxes_flow=None, all_texts=True)
    count = 0
    pages = extract_pages(io.BytesIO(source), maxpages=PAGES, laparams=layout)
    for number, page in enumerate(pages, 1):
        for box in page:
            if not isinstance(box, LTTextContainer):
                continue
            for line in box:
                if not isinstance(line, LTTextLine) or not line.get_text().strip():
                    continue
                chars = [char for char in line if isinstance(char, LTChar)]
                bold = sum("bold" in char.fontname.lower() for char in chars)
                yield {
                    "page": number,
                    "x0": round(line.x0, 1),
                    "x1": round(line.x1, 1),
                    "y": round(page.height - line.y0, 1),
                    "size": round(median(char.size for char in chars), 1) if chars else 0,
                    "bold": bold * 2 > len(chars),
                    "width": round(page.width, 1),
                    "text": line.get_text().strip(),
                }
                count += 1
                if count >= LINES:
                    return


def _bound() -> None:
    """No more time and memory than a CV can need, where the system can hold us to it."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (ALL, ALL + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGPROF, _late)
    _wind_up()


def _wind_up() -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, PAGE)


def _late(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise TooLongError


if __name__ == "__main__":
    sys.exit(main())
