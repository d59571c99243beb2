"""A file's bytes as text and back again, so that what is not edited keeps its every byte."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from bulletsmith.bullets.patterns import pattern
from bulletsmith.bullets.text import one_line
from bulletsmith.errors import CannotPatchError, NotUnderstoodError
from bulletsmith.formats.document import Place
from bulletsmith.named import NamedTuple

_BOM = b"\xef\xbb\xbf"
LENGTH = 2_000_000  # bytes of a file of text; a long CV has 50,000
_WORD = pattern(r"\S+")
_IGNORE = pattern(r"\bbulletsmith:[ \t]*ignore\b(?!-)[ \t]*(.*)")
_CONTROL = pattern("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


class Source(NamedTuple):
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
    if b"\0" in source:
        raise NotUnderstoodError(
            "this is a binary file, whatever its name says", remedy="open the text it was made from"
        )
    if len(source) > LENGTH:
        raise NotUnderstoodError(
            "this file is far longer than a CV: it is not read",
            remedy=f"the limit is {LENGTH // 1_000_000} MB of text",
        )
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


def laid(raw: str, marks: list[tuple[int, int]], start: int, end: int) -> tuple[str, Place]:
    """The words of `raw` on one line, and their place `[start, end)` in the file.

    `marks` pairs offsets into `raw` with offsets into the file wherever the two part.
    """
    words = one_line(raw)
    if words == raw:
        return words, Place(start, end, tuple(marks))
    mine = [found.start() for found in _WORD.finditer(words)]
    theirs = [found.start() for found in _WORD.finditer(raw)]
    if len(mine) != len(theirs):  # a word of control characters only: told by where it all begins
        return words, Place(start, end, tuple(marks[:1]))
    pairs: list[tuple[int, int]] = []
    offsets = [offset for offset, _ in marks]
    for k, (word, offset) in enumerate(zip(mine, theirs, strict=True)):
        first = bisect_right(offsets, offset)
        near, there = marks[max(0, first - 1)]
        pairs.append((word, there + offset - near))
        last = bisect_right(offsets, theirs[k + 1] - 1) if k + 1 < len(theirs) else len(marks)
        pairs += ((word + near - offset, there) for near, there in marks[first:last])
    return words, Place(start, end, tuple(pairs) or tuple(marks[:1]))


def ignored(comment: str) -> tuple[tuple[str, ...], str] | None:
    """Codes and reason of `bulletsmith: ignore MET003 -- under NDA`; None for other words."""
    found = _IGNORE.search(comment)
    if not found:
        return None
    codes, _, reason = found[1].partition("--")
    return tuple(codes.replace(",", " ").split()), reason.strip()
