"""What a CV laid out in plain text says: read as Markdown is, but that nothing in it is markup."""

from __future__ import annotations

from collections.abc import Sequence

from bulletsmith.bullets.patterns import pattern
from bulletsmith.formats.markdown.blocks import Block, Span
from bulletsmith.formats.markdown.entry import Found
from bulletsmith.formats.markdown.inline import Words
from bulletsmith.formats.markdown.patch import Tongue
from bulletsmith.formats.markdown.read import Reader
from bulletsmith.formats.source import ignored, laid
from bulletsmith.formats.text.blocks import blocks_of

_GAP = pattern(r"[ \t\xa0]{3,}|\t+|[ \t]*[-.·]{4,}[ \t]*")


def outline(text: str) -> Found | None:
    """The CV in `text`; None where it is not laid out as one."""
    blocks = blocks_of(text)
    return TextReader(text, blocks).read() if blocks else None


class TextReader(Reader):
    """A reader of plain words."""

    def words(self, block: Block) -> Words:
        """The words of a block; the parts of a head, which white space parts, with bars."""
        return (self._parts if block.kind == "heading" else self._plain)(block.segments)

    def _line(self, line: Span) -> Words:
        return self._parts([line])

    def _parts(self, lines: Sequence[Span]) -> Words:
        raw, marks, done = "", list[tuple[int, int]](), lines[0][0]
        for k, (start, end) in enumerate(lines):
            gaps = [found.span() for found in _GAP.finditer(self.text, start, end)]
            for first, last in [(lines[k - 1][1], start), *gaps] if k else gaps:
                raw += self.text[done:first]
                marks.append((len(raw), first))
                raw += " | "
                done = last
                marks.append((len(raw), done))
        raw += self.text[done : lines[-1][1]]
        said, place = laid(raw, [(0, lines[0][0]), *marks], lines[0][0], lines[-1][1])
        return Words(said, place)

    def _plain(self, lines: Sequence[Span]) -> Words:
        raw, marks = "", list[tuple[int, int]]()
        for start, end in lines:
            raw += "\n" * bool(raw)
            marks.append((len(raw), start))
            raw += self.text[start:end]
        if not marks:
            return Words("", laid("", [], 0, 0)[1])
        said, place = laid(raw, marks, lines[0][0], lines[-1][1])
        return Words(said, place)

    def _comment(self, block: Block, index: int) -> None:
        if told := ignored(self.text[block.start : block.end]):
            self.silences.append((block, told, index))


def _read(text: str) -> Found:
    return outline(text) or Found()


def _same(words: str, *, heading: bool = False) -> str:
    del heading
    return words


def _one_line(source: str) -> str:
    return " ".join(source.split())


PLAIN = Tongue(_read, _same, _one_line)
