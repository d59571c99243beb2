"""A chunk with what its words suggest, all that the rules and the features look at."""

from __future__ import annotations

from functools import cache

from bulletsmith.bullets.parsing.chunks import Chunk
from bulletsmith.bullets.parsing.hints import NUMBERS, hint, unit_of
from bulletsmith.bullets.parsing.word_classes import ARTICLES, CLASSES

# A bit for each class of words, and one for each kind of number (`#percent`).
BITS = {name: 1 << at for at, name in enumerate((*CLASSES, *[f"#{name}" for name in NUMBERS]))}

_COUNTED = ("number",)  # what stands for the classes of a number before the last word
NUMBER = sum([bit for name, bit in BITS.items() if name[0] == "#"])  # any at all


class Seen:
    """A chunk with what its words suggest."""

    __slots__ = (
        "chunk", "classes", "content", "first", "head", "head_classes", "modifier", "numbers",
        "told", "verb",
    )  # fmt: skip

    def __init__(self, chunk: Chunk, text: str) -> None:
        self.chunk = chunk
        content = chunk.words
        if len(content) > 1 and content[0] in ARTICLES:
            content = content[1:]
        self.content = content
        classes: dict[str, None] = {}
        numbers: dict[str, None] = {}
        verb = ""
        head_classes: tuple[str, ...] = ()
        last: tuple[str, ...] = ()  # the classes of the last word so far, and of the one before
        modifier: tuple[str, ...] = ()
        number = False
        for word in content:
            hinted, shape, verb = hint(word)
            modifier = last
            if shape:
                last = _COUNTED
                numbers[shape] = None
                number = True
            else:
                last = hinted
                head_classes = hinted
                if number:
                    unit = unit_of(word)
                    if unit:
                        numbers[unit] = None
                    number = False
                for name in hinted:
                    classes[name] = None
        self.verb = verb
        self.head_classes = head_classes
        self.modifier = modifier
        if numbers:
            stretch = text[max(0, chunk.start - 1) : chunk.end]
            if "$" in stretch or "£" in stretch or "€" in stretch:
                numbers["money"] = None
            if "+" in stretch or " -" in stretch or "−" in stretch or stretch[0] in "-–±":
                numbers["sign"] = None
            if "→" in stretch or "->" in stretch:
                numbers["arrow"] = None
        self.classes = tuple(classes)
        self.numbers = tuple(numbers)
        self.told = _bits(self.classes, self.numbers)
        self.first = content[0] if content else ""
        self.head = content[-1] if content else ""


@cache
def _bits(classes: tuple[str, ...], numbers: tuple[str, ...]) -> int:
    """All of them, as bits."""
    named = (*classes, *[f"#{name}" for name in numbers])
    return sum({BITS.get(name, 0) for name in named})
