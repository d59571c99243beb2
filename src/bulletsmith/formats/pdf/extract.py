"""Read the lines of a PDF in a process of its own, which a hostile file may hang or fill.

`python -m bulletsmith.formats.pdf.extract < file.pdf` prints one JSON object a line: page (from 1),
x0, x1, y (of the baseline's foot, from the page's top), size, bold, width (of the page), text.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from statistics import median
from typing import Any

PAGES = 30
LINES = 5000
MEMORY = 1 << 30  # bytes


def main() -> int:
    """Exit status 0; 3 for an encrypted file, 4 for one that is no PDF or is broken."""
    _bound()
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

    try:
        for line in told(sys.stdin.buffer.read()):
            print(json.dumps(line))
    except (PDFPasswordIncorrect, PDFEncryptionError):
        return 3
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
    """No more memory than a CV can need, where the system can hold us to it."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    sys.exit(main())
