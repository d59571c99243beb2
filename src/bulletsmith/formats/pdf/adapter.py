"""PDF CVs: read once into a new CV, their lines put in order; and laid out on pages."""

from __future__ import annotations

import json
import subprocess
import sys

from bulletsmith.cv import CV
from bulletsmith.errors import NotUnderstoodError
from bulletsmith.formats.page_lines import Line
from bulletsmith.formats.read_once import ReadOnce
from bulletsmith.layout.facts import Paper, Style

SECONDS = 30  # of the clock, on a machine that does much else; see `extract` for the rest


class Pdf(ReadOnce):
    """The PDF adapter. It patches nothing: a page is not where a CV is kept."""

    name = "pdf"
    suffixes = (".pdf",)
    paged = True

    def __init__(self, style: Style = "plain", paper: Paper = "a4") -> None:
        self.style = style
        self.paper = paper

    def sniff(self, text: str) -> bool:
        """A PDF says so."""
        return text.startswith("%PDF-")

    def lines(self, source: bytes) -> list[Line]:
        """What stands on the pages. Raises NotUnderstoodError for what has no text."""
        return lines(source)

    def write(self, cv: CV) -> bytes:
        """`cv` laid out on pages, with text that parsers read in order."""
        from bulletsmith.layout.page import pdf

        return pdf(cv, self.style, self.paper)

    def lost(self, cv: CV) -> tuple[str, ...]:
        """What has no place on a page, and the characters that no font at hand can show."""
        return (*super().lost(cv), *unshown_told(cv))


def unshown_told(cv: CV) -> tuple[str, ...]:
    """The characters of `cv` that no font at hand can show, and what to do about it."""
    from bulletsmith.layout.page import unshown

    signs = unshown(cv)
    if not signs:
        return ()
    some = signs[:12] + ("…" if len(signs) > 12 else "")
    return (f"the signs {some}: no font here has them; install one (Noto has them all)",)


def lines(source: bytes) -> list[Line]:
    """The lines of text in a PDF, read in a process that is bounded in time and memory.

    Raises NotUnderstoodError with a remedy for each way in which a file can fail.
    """
    if not source.lstrip()[:5].startswith(b"%PDF-"):
        raise NotUnderstoodError("this is no PDF, whatever its name says")
    # -P: a folder that somebody was sent, where the program is run, is no place for modules.
    command = [sys.executable, "-P", "-m", "bulletsmith.formats.pdf.extract"]
    try:
        done = subprocess.run(command, input=source, capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        raise NotUnderstoodError(
            f"this PDF takes longer than {SECONDS} seconds to read", remedy=_OTHER_WAY
        ) from None
    if done.returncode in (5, -24, -9):  # it said so; SIGXCPU; SIGKILL
        raise NotUnderstoodError(
            "this PDF asks for more time or memory than a CV can need", remedy=_OTHER_WAY
        )
    if done.returncode == 3:
        raise NotUnderstoodError(
            "this PDF is encrypted", remedy="save it without a password, then open it again"
        )
    if done.returncode:
        raise NotUnderstoodError("this PDF is broken", remedy=_OTHER_WAY)
    found = [Line(**json.loads(line)) for line in done.stdout.splitlines()]
    if not found:
        raise NotUnderstoodError(
            "this PDF holds pictures and no text",
            remedy="run it through OCR, or open the file that it was made from",
        )
    return found


_OTHER_WAY = "open the file that it was made from, or paste its text into a .txt file"
FORMAT = Pdf()
