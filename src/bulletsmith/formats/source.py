"""A file's bytes as text and back again, so that what is not edited keeps its every byte."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from bulletsmith.errors import CannotPatchError, NotUnderstoodError

_BOM = b"\xef\xbb\xbf"
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text, and what it takes to make its bytes of it again. `text` is without the BOM."""

    text: str
    codec: str = "utf-8"
    bom: bool = False

    def encode(self, text: str) -> bytes:
        """`text` in this file's encoding. Raises CannotPatchError where that has no such letter."""
        try:
            return (_BOM if self.bom else b"") + text.encode(self.codec)
        except UnicodeEncodeError as error:
            raise CannotPatchError(
                f"this file is in {self.codec}, which has no {text[error.start]!r}",
                remedy="save it as UTF-8 first, or write it another way",
            ) from error

    @property
    def newline(self) -> str:
        """The line end that this file uses: of its first line, `\\n` where it has none."""
        end = self.text.find("\n")
        return "\r\n" if end > 0 and self.text[end - 1] == "\r" else "\n"


def decode(source: bytes, *, strict: bool = False) -> Source:
    """`source` as text: UTF-8, with or without BOM, or else Windows-1252.

    `strict` takes UTF-8 only, for the formats that say so. Raises NotUnderstoodError.
    """
    bom = source.startswith(_BOM)
    body = source[len(_BOM) :] if bom else source
    try:
        return Source(body.decode("utf-8"), "utf-8", bom)
    except UnicodeDecodeError as error:
        start = error.start
    if not strict and not bom:
        try:
            text = body.decode("cp1252")
        except UnicodeDecodeError:
            pass
        else:
            if not _CONTROL.search(text):
                return Source(text, "cp1252")
    before = body[:start]
    raise NotUnderstoodError(
        f"not UTF-8: the byte 0x{body[start]:02x} stands for no letter",
        remedy="save the file as UTF-8",
        line=before.count(b"\n") + 1,
        column=len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1,
    )


def splice(text: str, changes: Iterable[tuple[int, int, str]]) -> str:
    """`text` with each `[start, end)` replaced; spans are of the old text and never overlap."""
    parts: list[str] = []
    done = 0
    for start, end, new in sorted(changes, key=lambda change: change[:2]):
        parts += text[done:start], new
        done = end
    return "".join(parts) + text[done:]


class Lines:
    """Where each line of a text starts, to tell an offset's 1-based line and column."""

    def __init__(self, text: str) -> None:
        self.starts = [0]
        self.starts += [found.end() for found in re.finditer("\n", text)]

    def line(self, offset: int) -> int:
        """The 1-based line that `offset` is on."""
        return bisect_right(self.starts, offset)

    def column(self, offset: int) -> int:
        """The 1-based column of `offset`, in characters."""
        return offset - self.starts[self.line(offset) - 1] + 1
