"""What is collected while a LaTeX file is read: sections, entries, bullets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletsmith.dates import find_dates
from bulletsmith.formats.document import Place
from bulletsmith.formats.entry import Entry, entry, pieces
from bulletsmith.formats.latex.companies import maker
from bulletsmith.formats.latex.found import FoundEntry, FoundSection
from bulletsmith.formats.latex.learn import Macros
from bulletsmith.formats.latex.marks import (
    CALLED,
    LINE_END,
    LONG,
    SHORT,
    STAMP,
)
from bulletsmith.formats.latex.prose import Line, Told, balanced, is_sentence, unmarked
from bulletsmith.formats.latex.prose import lines as read_lines
from bulletsmith.formats.latex.prose import told as told_in
from bulletsmith.formats.latex.text import Words, closings, skip_space, words
from bulletsmith.formats.latex.titles import Title
from bulletsmith.formats.latex.trim import trimmed

_APART = re.compile(r"\n[ \t\r]*\n")


class Reading:
    """A file half read: its source, its own macros, and what was found so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._sections: list[FoundSection] = [FoundSection("", "top", 0)]
        self._macros = Macros()
        self._bullet_macros = self._macros.bullets
        self._silent = self._macros.silent
        self._used: dict[str, int] = {}  # how often a macro stands in the file
        self._telling: dict[str, bool] = {}  # whether a macro tells in its last argument
        self._titles: list[Title] = []  # those that are still to come
        self._above: list[str] = []  # the company that the roles are within
        self._environments: set[str] = set()  # those that hold an entry
        self._since = 0  # where the words begin that may head the next list
        self._lists = 0  # how many lists are open
        self._depth = 0  # how many entries are open, one in the other
        self._closing = closings(text)

    def _walk(self, at: int, end: int) -> None:
        """Take what stands in `[at, end)`."""
        raise NotImplementedError

    def _group(self, at: int, end: int) -> tuple[int, int] | None:
        """The inside of the `{...}` that follows `at`, as `group_at` has it."""
        at = skip_space(self.text, at, end)
        close = self._closing.get(at, end)
        return (at + 1, close) if close < end else None

    def _words(self, start: int, end: int, *, heading: bool = False) -> Words:
        if heading:
            return self._told(self.text[start:end])
        return words(self.text, start, end, heading=heading, silent=self._silent)

    def _told(self, source: str) -> Words:
        """The words of a heading's source, with what the file's own macros stand for."""
        told = STAMP.sub(r"\1-\2", source)
        if said := self._macros.texts:
            told = CALLED.sub(lambda macro: said.get(macro[1], macro.group()), told)
        return words(told, heading=True, silent=self._silent)

    def _optional(self, at: int, end: int) -> int:
        """Past any `[...]` that follows `at`."""
        found = re.compile(r"(?:\s*\[[^\]\n]{0,400}\])*").match(self.text, at, end)
        return found.end() if found else at

    def _arguments(self, at: int, end: int) -> tuple[list[tuple[int, int]], int]:
        """The insides of the `{...}` that follow `at`, and where they end."""
        found: list[tuple[int, int]] = []
        at = self._optional(at, end)
        while len(found) < 9:
            inside = self._group(at, end)
            if inside is None or _APART.search(self.text, at, inside[0]):
                break
            found.append(inside)
            at = inside[1] + 1
        return found, at

    @property
    def _section(self) -> FoundSection:
        return self._sections[-1]

    def _heading(self, start: int) -> None:
        """The words before a list head it, in a file without entry macros."""
        if self._section.kind in ("tools", "summary"):
            return
        if self._lists and not any(line.dated for line in self._read_lines(self._since, start)):
            return  # in an item of the list around it; dated, it is the next position there
        self._earlier(start)
        told = self._words(self._since, start, heading=True)
        lines = self._without_sentences(self._since, start).split("\n")
        parts = [self._told(line).text for line in lines]
        short = [part for part in parts if part and len(part) < LONG + 30]
        if told.text and short and not self._goes_on(told.text, short):
            self._open(short[-4:], self._since, self.text[self._since : start])

    def _without_sentences(self, start: int, end: int) -> str:
        """The source in `[start, end)` but for sentences, where anything else is there."""
        whole = list(self._read_lines(start, end))
        kept, done = "", start
        for line in whole if any(line.dated for line in whole) else ():
            if is_sentence(line.words):
                kept += self.text[done : line.start]
                done = line.end
        return kept + self.text[done:end]

    def _goes_on(self, told: str, short: list[str]) -> bool:
        """Whether undated words belong to the entry above: more of its heading, or a label."""
        entries = self._section.entries
        if not entries or find_dates(told):
            return False
        if told.endswith(":"):
            return True
        last = entries[-1]
        if last.bullets or not last.told.start:
            return False
        alone = entry(last.parts)
        if not (alone.title and alone.company):
            self._more(last, [part for part in short[:2] if len(part) < SHORT])
        return True

    def _more(self, found: FoundEntry, parts: list[str]) -> None:
        """More of an entry's heading."""
        found.parts += (p for part in parts for p in pieces(part) if not p.endswith(","))
        found.told = entry(found.parts)

    def _earlier(self, start: int) -> None:
        """Entries told in lines of prose that end before the heading of the list at `start`."""
        if self._section.kind not in ("experience", "projects"):
            return
        groups = told_in(list(self._read_lines(self._since, start)))
        if not groups or not groups[-1].heads:
            return
        last = groups[-1]
        after = 1 if last.prose and last.prose[-1].apart else 0
        telling = [
            index for index, line in enumerate(last.prose[: len(last.prose) - after]) if line.tells
        ]
        if telling and telling[-1] + 1 < len(last.prose):  # a heading without dates follows it
            last.prose[telling[-1] + 1 :] = []
            self._groups(groups)
            self._since = last.prose[-1].end
        elif any(group.prose for group in groups[:-1]):
            self._groups(groups[:-1])
            self._since = last.heads[0].start

    def _read_lines(self, start: int, end: int) -> Iterator[Line]:
        def say(first: int, last: int) -> str:
            return self._words(first, last, heading=True).text

        return read_lines(self.text, start, end, say)

    def _groups(self, groups: list[Told]) -> None:
        for group in groups:
            if group.heads:
                first, last = group.heads[0].start, group.heads[-1].end
                source = self.text[first:last]
                self._open([line.words for line in group.heads], first, source, alone=True)
            self._prose(group.prose)

    def _prose(self, prose: list[Line], whole: tuple[int, int] | None = None) -> None:
        """Lines that tell what was done, as bullets of the entry that has none from a list.

        `whole` is one bullet where its lines do not each tell something.
        """
        telling = [line for line in prose if line.tells]
        spans = [balanced(self.text, line.start, line.end) for line in telling]
        spans = [span and (unmarked(self.text, *span), span[1]) for span in spans]
        if whole and (len(telling) < 2 or None in spans):
            self._add(*whole)
            return
        for span in spans:
            if span:
                self._add(*span)

    def _open(
        self,
        parts: list[str],
        start: int,
        source: str,
        *,
        alone: bool = False,
        below: bool = False,
    ) -> None:
        """A new entry; one that stands `alone` has no company from the one above.

        One that stands `below` its company is the first of those that do.
        """
        section = self._section
        parts = [*parts, *(part for part in self._above if part)]
        split = [piece for part in parts for piece in pieces(part.strip(" |"))]
        told = entry(split)
        link = re.search(r"\\(?:href|url)\{([^}]*)\}", source)
        url = link[1] if link else ""
        section.entries.append(FoundEntry(told, split, url, start, maker(source), alone, below))

    def _flush(self, end: int) -> None:
        """Words that head no list stay as lines of the section."""
        if self._since < end and not self._lists:
            section = self._section
            groups = []
            if section.kind in ("experience", "projects"):
                stretch = list(self._read_lines(self._since, end))
                groups = told_in(stretch, undated=section.kind == "projects")
            above = section.entries[-1] if section.entries else None
            if any(group.heads for group in groups):
                if not groups[0].heads and not (
                    above and above.told != Entry() and not above.bullets
                ):
                    groups = groups[1:]
                self._groups(groups)
            elif groups and above and above.told != Entry() and not above.bullets:
                self._groups(groups)
            else:
                self._lines(self._since, end)
        self._since = end

    def _lines(self, start: int, end: int) -> None:
        for line in LINE_END.split(self.text[start:end]):
            told = words(line, silent=self._silent).text
            if told:
                self._section.lines.append(told)

    def _add(self, start: int, end: int, outer: tuple[int, int] | None = None) -> None:
        """The words in `[start, end)` as a bullet of the entry that is open.

        `outer` is the span of the macro around them; an end of 0 is where the words end.
        """
        whole = end
        start, end = trimmed(self.text, start, end, self._silent)
        told = self._words(start, end)
        if not told.text:
            return
        section = self._section
        if section.kind in ("tools", "summary"):
            self._lines(start, end)
            return
        if not section.entries:
            section.entries.append(FoundEntry(start=start))
        place = Place(start, end, told.map())
        first, last = outer or (start, end)
        last = last or self._closed(first, start, end, whole)
        section.entries[-1].bullets.append((told.text, place, (first, last)))

    def _closed(self, first: int, start: int, end: int, whole: int) -> int:
        """Past the braces that close those which stand in `[first, start)`."""
        opened = sum({"{": 1, "}": -1}.get(mark, 0) for mark in self.text[first:start])
        closed = re.compile(rf"(?:\s*\}}){{0,{max(0, opened)}}}").match(self.text, end, whole)
        return closed.end() if closed else end
