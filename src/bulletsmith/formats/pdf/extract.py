"""Read the lines of a PDF in a process of its own, which a hostile file may hang or fill.

`python -m bulletsmith.formats.pdf.extract < file.pdf` prints one JSON object a line: page (from 1),
x0, x1, y (of the baseline's foot, from the page's top), size, bold, width (of the page), text,
inner (where the words begin behind a list mark; a drawn one is told as `•`).
"""

from __future__ import annotations

import io
import json
import re
import signal
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
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
    from pdfminer.layout import LAParams, LTCurve, LTTextContainer, LTTextLine

    layout = LAParams(boxes_flow=None, all_texts=True)
    count = 0
    pages = extract_pages(io.BytesIO(source), maxpages=PAGES, laparams=layout)
    for number, page in enumerate(pages, 1):
        drawn = [item.bbox for item in page if isinstance(item, LTCurve)]
        dots = _Dots([box for box in drawn if _is_dot(box)][:LINES])
        for box in page:
            if not isinstance(box, LTTextContainer):
                continue
            for line in box:
                if not isinstance(line, LTTextLine) or not line.get_text().strip():
                    continue
                for items in _pieces(list(line)):
                    yield _line(items, page, number, dots)
                    count += 1
                    if count >= LINES:
                        return


def _line(items: list[Any], page: Any, number: int, dots: _Dots) -> dict[str, Any]:
    """What is printed of a line, or of a part of one, which holds these signs and spaces."""
    from pdfminer.layout import LTChar

    chars = [item for item in items if isinstance(item, LTChar)]
    bold = sum(_BOLD.search(char.fontname.lower()) is not None for char in chars)
    text = _spaced(chars) or "".join(item.get_text() for item in items).strip()
    solid = [char for char in chars if char.get_text().strip()]
    inner = solid[1].x0 if len(solid) > 1 and _MARK.match(text) else 0
    x0, x1 = min(char.x0 for char in chars), max(char.x1 for char in chars)
    y0, y1 = min(char.y0 for char in chars), max(char.y1 for char in chars)
    dot = dots.beside(x0, y0, y1)
    if dot is not None:
        text, inner = f"• {text}", x0
    return {
        "page": number,
        "x0": round(x0 if dot is None else dot, 1),
        "x1": round(x1, 1),
        "y": round(page.height - y0, 1),
        "size": round(median(char.size for char in chars), 1),
        "bold": bold * 2 > len(chars),
        "width": round(page.width, 1),
        "text": text,
        "inner": round(inner, 1),
    }


def _pieces(items: list[Any]) -> list[list[Any]]:
    """The parts of a line: a larger or smaller one, behind a space, is a line of its own."""
    pieces: list[list[Any]] = [[]]
    before: Any = None
    for item in items:
        if hasattr(item, "size") and item.get_text().strip():
            larger = before and max(item.size, before.size) > min(item.size, before.size) * 1.12
            if larger and item.x0 - before.x1 > before.size * 0.5:
                pieces.append([])
            before = item
        pieces[-1].append(item)
    return [piece for piece in pieces if any(hasattr(item, "size") for item in piece)]


def _spaced(chars: list[Any]) -> str:
    """The words of a line whose letters stand apart, as in `S K I L L S`; none of another line.

    Between words the space is wider than between letters.
    """
    solid = [char for char in chars if char.get_text().strip()]
    if len(solid) < 4:
        return ""
    gaps = [after.x0 - before.x1 for before, after in pairwise(solid)]
    usual = median(gaps)
    if not solid[0].size * 0.1 < usual < solid[0].size:
        return ""
    words = [solid[0].get_text()]
    for gap, char in zip(gaps, solid[1:], strict=True):
        words.append(" " if gap > usual * 1.8 else "")
        words.append(char.get_text())
    return "".join(words)


_BOLD = re.compile(r"bold|black|heavy|demi|cmbx|sfbx|[-,]bd|medi(?!um)")
_MARK = re.compile(r"[^\w\s(\[\"'“‘#$€£@+~&<]\s*\w|o\s")
_Box = tuple[float, float, float, float]


def _is_dot(box: _Box) -> bool:
    """Whether a shape is as small and as square as the drawn mark of a list."""
    wide, high = box[2] - box[0], box[3] - box[1]
    return 1 < wide < 6 and 1 < high < 6 and 0.75 < wide / high < 1.34


class _Dots:
    """Small shapes on a page, found by their height."""

    def __init__(self, boxes: list[_Box]) -> None:
        self.boxes = sorted(boxes, key=lambda box: box[1])
        self.feet = [box[1] for box in self.boxes]

    def beside(self, x: float, foot: float, top: float) -> float | None:
        """Where the one dot stands that is left of a line; None where there is none, or more."""
        some = self.boxes[bisect_left(self.feet, foot - 1) : bisect_right(self.feet, top)]
        em = top - foot
        left = {
            round(box[0], 1)
            for box in some
            if x - 2.5 * em < box[0]
            and box[2] <= x + 0.5
            and box[3] <= top + 1
            and box[3] - box[1] < em * 0.55
        }
        return left.pop() if len(left) == 1 else None


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
