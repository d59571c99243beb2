"""Where a comment can stand in a Markdown CV: above the thing, in the list that it is in."""

from __future__ import annotations

from collections.abc import Iterator

from bulletsmith.cv import Address
from bulletsmith.formats.document import Document
from bulletsmith.formats.markdown.blocks import Block
from bulletsmith.formats.markdown.read import read
from bulletsmith.formats.remarks import Spot


def spots(text: str, _: Document, address: Address) -> Iterator[Spot]:
    """Places for the line of a comment about what stands at `address`, the best first.

    Between two items it is indented as the first one's words are: a comment further out would be a
    block of its own and make two lists of one.
    """
    found = read(text)
    blocks = found.blocks
    if not address:
        first = next((block for block in blocks if block.kind != "comment"), None)
        if first:
            yield first.start, ""
        return
    target = found.items.get(address) or found.heads.get(address)
    if target is not None and target.kind != "table":
        yield target.start, _indent(text, blocks, target)
    elif address in found.places and target is None:
        start = found.places[address].start
        above = [b for b in blocks if b.kind == "heading" and b.end <= start]
        if above:
            yield above[-1].start, ""
        line = text.rfind("\n", 0, start) + 1
        yield line, ""


def _indent(text: str, blocks: list[Block], item: Block) -> str:
    """White space before a comment above `item`, so that it belongs to the item before it."""
    if item.kind != "item" or item.mark.strip("-*+0123456789.)"):
        return ""
    own = text[item.start : item.mark_at]
    for block in reversed(blocks[: blocks.index(item)]):
        if block.kind == "item" and block.indent == item.indent:
            return own + " " * (block.inner - block.indent)
        if block.kind != "comment" and not (block.kind == "item" and block.indent > item.indent):
            break
    return own
