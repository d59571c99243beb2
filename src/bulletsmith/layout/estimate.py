"""The page without setting it: an estimate from the widths of letters, at no cost.

It breaks lines and stacks blocks as `cv.typ` does. What it leaves out (kerning, the exact widths of
rare letters) is small: the true page lies between the estimates for a column a little narrower and
a little wider, so whoever asks sees when it matters and can have the page set.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from bulletsmith.cv import CV, Address
from bulletsmith.layout.content import Entry, Item, contact, first_pages, parts
from bulletsmith.layout.facts import Landing, Page, Paper, Style
from bulletsmith.named import NamedTuple

NARROW, WIDE = 0.985, 1.008  # how far the true width of a text may lie from the estimate
PIECE = 12  # letters of a piece of a word that is longer than a line
_CJK = 1000
_OTHER = 600

# Advance widths in thousandths of an em, from `!` to `~`, as the two fonts give them.
_WIDTHS: dict[Style, str] = {
    "plain": """
    278 374 833 500 833 778 278 389 389 500 778 278 333 278 500 500 500 500 500 500 500 500 500 500
    500 278 278 778 778 778 472 778 750 708 722 764 681 653 785 750 361 514 778 625 917 750 778 681
    778 736 556 722 750 750 1028 750 750 611 278 500 278 556 750 500 500 556 444 556 444 306 500 556
    278 306 528 278 833 556 500 556 528 392 394 389 556 528 722 528 528 444 500 278 500 556
    """,
    "classic": """
    288 336 465 465 637 705 190 298 298 369 550 220 338 220 323 465 465 465 465 465 465 465 465 465
    465 236 236 550 550 550 435 895 695 588 646 701 557 485 685 730 297 322 637 528 839 699 702 541
    702 587 485 597 661 652 951 660 575 604 356 287 356 518 486 392 457 493 428 506 447 328 500 538
    271 272 512 264 790 542 504 519 503 372 390 316 531 497 747 490 515 424 277 205 277 449
    """,
}
_SIGNS = {"–": 500, "—": 1000, "‘": 278, "’": 278, "“": 472, "”": 472, "•": 778, "…": 670}


class Sheet(NamedTuple):
    """Paper and type of a page, in points; `room` is how many lines it holds."""

    width: float
    height: float
    margin: float  # above and below
    em: float
    line: float  # the height of a line
    pitch: float  # from one line to the next
    column: float
    inset: float  # how far bullets stand in
    space: int  # thousandths of an em

    @property
    def room(self) -> float:
        """The lines of a page."""
        return (self.height - 2 * self.margin) / self.pitch


@cache
def sheet(style: Style, paper: Paper) -> Sheet:
    """The page that `cv.typ` sets."""
    width, height = (595.28, 841.89) if paper == "a4" else (612.0, 792.0)
    em, bullet, space = (10.0, 0.2565, 333) if style == "plain" else (10.5, 0.2565, 250)
    column = width - 2 * 48.19
    inset = (0.3 + bullet + 0.22) * em
    return Sheet(width, height, 45.35, em, 0.9 * em, 1.23 * em, column, inset, space)


def estimated(cv: CV, style: Style = "plain", paper: Paper = "a4", stretch: float = 1.0) -> Page:
    """Where everything lands, were letters `stretch` times as wide as they are.

    Of a CV that is longer than any may be, only the first pages; the others are reckoned up.
    """
    first, times = first_pages(cv)
    page = _Estimate(sheet(style, paper), _Wrapping(style, stretch)).of(first)
    return page if times == 1 else page.longer(times)


def may_be_long(text: str) -> bool:
    """Whether `text` could take more than three lines; asked of every bullet, so it only counts."""
    if len(text) > 240:
        return True
    wide = not text.isascii() or text.isupper() or sum(map(text.count, "mwMW@%")) * 4 > len(text)
    return len(text) > 130 and wide


def lines_between(text: str, style: Style = "plain", paper: Paper = "a4") -> tuple[int, int]:
    """The lines that a bullet takes, at least and at most."""
    on = sheet(style, paper)
    column = (on.column - on.inset) / on.em
    return tuple(  # type: ignore[return-value]
        _Wrapping(style, stretch).lines(text, column) for stretch in (NARROW, WIDE)
    )


def too_wide(text: str, scale: float = 1) -> bool:
    """Whether a word of `text` is wider than any line, set `scale` times as large."""
    on = sheet("plain", "a4")
    room = (on.column - on.inset) / on.em * 970
    return any(word_width(word, "plain") * scale > room for word in text.split())


@cache
def _letters(style: Style) -> dict[str, int]:
    widths = map(int, _WIDTHS[style].split())
    return dict(zip(map(chr, range(33, 127)), widths, strict=True)) | _SIGNS


@lru_cache(maxsize=8192)
def word_width(word: str, style: Style) -> int:
    """How wide `word` is, in thousandths of an em."""
    letters = _letters(style)
    try:
        return sum([letters[letter] for letter in word])
    except KeyError:
        return sum(_rare(letter, letters) for letter in word)


def _rare(letter: str, letters: dict[str, int]) -> int:
    if letter in letters:
        return letters[letter]
    if unicodedata.combining(letter):
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return _CJK
    base = unicodedata.normalize("NFD", letter)[0]
    return letters.get(base, _OTHER)


class _Wrapping:
    """Breaks text into lines, first fit, as Typst does where nothing is justified."""

    def __init__(self, style: Style, stretch: float) -> None:
        self.style = style
        self.stretch = stretch
        self.space = sheet(style, "a4").space

    def lines(self, text: str, column: float) -> int:
        """How many lines of `column` ems `text` takes."""
        room = column * 1000 / self.stretch
        if len(text) * 1030 < room:
            return 1
        count, at, space = 1, -self.space, self.space
        for word in text.split():
            wide = word_width(word, self.style)
            at += space
            if at + wide <= room:
                at += wide
                continue
            for piece in self._pieces(word, room):
                wide = word_width(piece, self.style)
                if at and at + wide > room:
                    count, at = count + 1, 0
                at += wide
        return count

    def _pieces(self, word: str, room: float) -> Iterator[str]:
        """Where a word may be broken: nowhere, unless it is longer than a line."""
        if any(letter >= "\u2e80" for letter in word):
            yield from word  # such scripts break between any two letters
        elif word_width(word, self.style) > room:
            yield from (word[at : at + PIECE] for at in range(0, len(word), PIECE))
        else:
            yield word


class _Estimate:
    """Stacks the blocks of one CV, page by page."""

    def __init__(self, on: Sheet, wrapping: _Wrapping) -> None:
        self.on = on
        self.wrapping = wrapping
        self.foot = on.height - on.margin
        self.page, self.y = 1, on.margin
        self.length = 0.0
        self.below = -1.0  # the space under the last block; none at the top of a page
        self.landings: dict[Address, Landing] = {}

    def of(self, cv: CV) -> Page:
        """The CV laid out."""
        on, em = self.on, self.on.em
        if cv.profile.name:
            lines = self._lines(cv.profile.name, 1.7 * 1.11)
            self._block(0, (lines * 1.23 - 0.33) * 1.7 * em, 0.45)
        for text in (cv.profile.headline, self._contact(cv)):
            if text:
                self._text(text)
        for part in parts(cv):
            lines = self._lines(part.title, 1.1 * 1.11)
            self._block(1, (lines * 1.23 - 0.33) * 1.1 * em + 0.15 * em, 0.5, keep=3)
            if part.text:
                self._text(part.text)
            for label, text in part.lines:
                self._text(label + text)
            for entry in part.entries:
                self._head(entry)
                self._items(entry.items)
            self._items(part.items)
        used = (self.y - on.margin) / on.pitch
        length = self.length / on.pitch
        return Page(self.page, used, on.room, length, self.landings, measured=False)

    def _contact(self, cv: CV) -> str:
        return " · ".join(contact(cv))

    def _lines(self, text: str, scale: float = 1, inset: float = 0) -> int:
        return self.wrapping.lines(text, (self.on.column - inset) / self.on.em / scale)

    def _text(self, text: str) -> None:
        self._block(0.45, self._tall(self._lines(text)), 0.45)

    def _head(self, entry: Entry) -> None:
        rows = [(entry.title, entry.dates, 1.11), (entry.subtitle, entry.place, 1.0)]
        lines = sum(
            self._lines(f"{left}  {right}", scale) for left, right, scale in rows if left or right
        )
        self._block(0.8, self._tall(lines), 0.4, keep=2)

    def _items(self, items: tuple[Item, ...]) -> None:
        on = self.on
        for item in items:
            lines = self._lines(item.text, 1, on.inset)
            tall = self._tall(lines)
            if lines < 4 or self.y + self.below + tall <= self.foot:
                self._block(0.4, tall, 0.4)
            else:
                self._broken(lines)
            top = (self.y - min(tall, self.y - on.margin)) / on.height
            self.landings[item.address] = Landing(self.page, top, self.y / on.height, lines)

    def _tall(self, lines: int) -> float:
        return lines * self.on.pitch - (self.on.pitch - self.on.line)

    def _block(self, above: float, tall: float, below: float, keep: int = 0) -> None:
        """A block that stays whole, and on the page of the `keep` lines that follow it."""
        em = self.on.em
        gap = max(above * em, self.below) if self.below >= 0 else 0.0
        self.length += gap + tall
        if self.y + gap + tall + keep * self.on.pitch > self.foot and self.y > self.on.margin:
            self.page, self.y, gap = self.page + 1, self.on.margin, 0.0
        self.y += gap + tall
        self.below = below * em

    def _broken(self, lines: int) -> None:
        """A text over the end of the page, at least two lines of it on each side."""
        on = self.on
        self.length += self.below + self._tall(lines)
        free = int((self.foot - self.y - self.below + on.pitch - on.line) / on.pitch)
        while lines > free:
            if free < 2:
                free = 0
            elif lines - free < 2:
                free -= 1
            lines -= free
            self.page, self.y = self.page + 1, on.margin
            free = int(on.room)
        self.y += self._tall(lines)
        self.below = 0.4 * on.em
