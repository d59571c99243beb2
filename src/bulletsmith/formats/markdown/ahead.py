"""What follows a block of a Markdown CV, which often tells what the block is."""

from __future__ import annotations

from collections.abc import Sequence

from bulletsmith.dates import find_dates, split_dates
from bulletsmith.formats.entry import is_title
from bulletsmith.formats.markdown.blocks import Block, Blocks, Span
from bulletsmith.formats.markdown.entry import Entry, marked
from bulletsmith.formats.markdown.heads import ONLY_BOLD, is_entry, title_kind
from bulletsmith.formats.markdown.inline import Words, read_words
from bulletsmith.formats.sections import is_known


class Outlook:
    """The blocks of a CV and what stands below each; `entry` is the one that is being read."""

    def __init__(self, text: str, taken: Blocks) -> None:
        self.text = text
        self.blocks, self.refs = taken.blocks, taken.refs
        self.entry: Entry | None = None

    def words(self, block: Block) -> Words:
        """The plain words of a block."""
        return self._plain(block.segments)

    def _line(self, line: Span) -> Words:
        return self._plain([line])

    def _plain(self, lines: Sequence[Span]) -> Words:
        return read_words(self.text, lines, self.refs)

    def _section_level(self) -> int:
        """The level at which the CV's sections stand; 0 where no heading is known for one."""
        levels = [
            (block.level, index)
            for index, block in enumerate(self.blocks)
            if block.kind == "heading"
            and title_kind(words := self.words(block).text) != "other"
            and not is_entry(words)
        ]
        if len({level for level, _ in levels}) > 1:
            first = next(k for k, block in enumerate(self.blocks) if block.kind == "heading")
            levels = [pair for pair in levels if pair != (1, first)]
        return min((level for level, _ in levels), default=0)

    def _bold_section(self, block: Block) -> str:
        """The kind of section that a paragraph of bold words opens; empty where it opens none."""
        if block.kind != "paragraph" or len(block.segments) != 1:
            return ""
        bold = ONLY_BOLD.match(marked(self.text[slice(*block.segments[0])]))
        if not bold or is_entry(bold[2]):
            return ""
        kind = title_kind(bold[2])
        return kind if kind != "other" or is_known(bold[2]) else ""

    def _followed(self, index: int, deeper: int = 0) -> bool:
        """Whether a list, or one that stands further in than `deeper`, is below a block."""
        after = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        return after is not None and after.kind == "item" and after.indent >= deeper

    def _lists_positions(self, words: Words, index: int) -> bool:
        """Whether a list item is a company: below it stand positions, and their bullets below."""
        below = self.blocks[index + 1]
        said = self.words(below).text
        return (
            (self.entry is None or self.entry.block.kind == "item")
            and len(words.text.split()) <= 12
            and not is_title(words.text)
            and (is_title(said) or find_dates(said) is not None)
            and len(said.split()) <= 12
            and self._followed(index + 1, below.inner)
        )

    def _dated_next(self, index: int) -> bool:
        after = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        if after is None or after.kind not in ("paragraph", "item"):
            return False
        if split_dates(self.words(after).text) is not None:
            return True
        first = self._line(after.segments[0]).text if after.kind == "paragraph" else ""
        marked = bool(first) and self.text[after.segments[0][0]] in "*_"
        return marked and find_dates(first) is not None and len(first.split()) <= 14

    def _undated(self, block: Block, index: int) -> bool:
        """Whether nothing in the section that a heading opens reads as a position."""
        for below in self.blocks[index + 1 :]:
            if below.kind == "heading" and below.level <= block.level:
                break
            words = self.words(below).text
            few = below.kind != "item" and len(words.split()) <= 15
            if find_dates(words) or (few and is_title(words)):
                return False
        return True
