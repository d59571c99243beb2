"""Read a LaTeX CV: walk its commands, and take sections, entries and bullets as they come."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice

from bulletsmith.formats.latex.build import Builder
from bulletsmith.formats.latex.entries import Entries
from bulletsmith.formats.latex.found import FoundSection
from bulletsmith.formats.latex.learn import learnt
from bulletsmith.formats.latex.marks import (
    COMMAND,
    DEFINITION,
    DEPTH,
    ENTRIES,
    ITEM,
    ITEM_LIKE,
    LIST_ENDS,
    LISTS,
    NEAR,
    ONE_ITEM,
    PLAIN,
    SECTION,
    SHORT,
    STYLE,
    SUBSECTION,
    UNREAD,
    WHOLE,
)
from bulletsmith.formats.latex.text import SILENT
from bulletsmith.formats.latex.titles import is_title, titles
from bulletsmith.formats.pieces import Piece, stretches
from bulletsmith.formats.sections import kind_of

_SECTIONS = re.compile(
    r"\\(?:begin\{)?\w*(?:[sS]ection|[sS]ectionTitle|[tT]itle|rubric)\*?\}?\s*\{"
)

_BEGINS = re.compile(r"\\begin\{(\w{1,40}\*?)\}")


def _body(text: str) -> tuple[int, int]:
    """Where what is printed begins and ends; a file pulled in may be a document of its own."""
    spans = stretches(text)

    def of_the_opened(mark: str, after: int) -> int:
        at = text.find(mark, after)
        while at >= 0 and spans and spans[bisect_right(spans, at, key=_start) - 1].name:
            at = text.find(mark, at + 1)
        return at

    begin, end = r"\begin{document}", r"\end{document}"
    body = of_the_opened(begin, 0)
    start = body + len(begin) if body >= 0 else 0
    last = of_the_opened(end, start)
    return start, len(text) if last < 0 else last


def _start(piece: Piece) -> int:
    return piece.start


class Reader(Entries):
    """Reads one file."""

    def read(self) -> Builder:
        """The CV in the file, with its places."""
        start, end = _body(self.text)
        self._macros = learnt(self.text, start or len(self.text), self._group)
        self._bullet_macros, self._silent = self._macros.bullets, self._macros.silent
        if not _SECTIONS.search(self.text, start, end):
            self._titles = list(titles(self.text, start, end))
        self._since = start
        self._walk(start, end)
        self._pass(end)
        self._flush(end)
        return Builder(self.text, start, self._sections)

    def _walk(self, at: int, end: int) -> None:
        while at < end:
            found = COMMAND.search(self.text, at, end)
            if not found:
                return
            name = found[1]
            at = found.end()
            if self._titles and self._titles[0].start <= found.start():
                self._pass(found.start())
                at = max(at, self._since)
                continue
            if name:
                at = self._command(name, found.start(), at, end)

    def _pass(self, at: int) -> None:
        """Begin the sections whose titles stand before `at`, and no macro told of."""
        while self._titles and self._titles[0].start <= at:
            title = self._titles.pop(0)
            self._flush(title.start)
            self._sections.append(FoundSection(title.words, kind_of(title.words), title.start))
            self._since = title.end

    def _command(self, name: str, start: int, at: int, end: int) -> int:
        """Take one command; returns where reading goes on."""
        if name in ("begin", "end"):
            return self._environment(name, start, at, end)
        definition = DEFINITION.match(self.text, start)
        if definition:
            inside = self._group(definition.end(), end)
            if inside and WHOLE.search(self.text, *inside):
                return inside[0]  # a section of the CV, kept in a macro
            return inside[1] + 1 if inside else definition.end()
        if name in self._bullet_macros:
            return self._within(at, end) or self._bullet_macro(name, at, end)
        if name in self._macros.items or (
            ITEM_LIKE.match(name) and not self.text.startswith(("{", "["), at)
        ):
            return self._item(name, start, at, end)
        if name == "iffalse":
            return self._past(start, self.text.find(r"\fi", at, end), 3, end)
        if name in self._silent:
            for _ in range(self._silent[name]):
                inside = self._group(at, end)
                at = inside[1] + 1 if inside else at
            return at
        if LIST_ENDS.match(name):
            self._since = at
            return at
        after = self._title(name, start, at, end)
        if after:
            return after
        if ONE_ITEM.match(name) and self._section.entries:
            arguments, _ = self._arguments(at, min(end, at + NEAR))
            if len(arguments) == 1 and self._section.kind in ("experience", "projects"):
                return self._bullet_macro(name, at, end)  # defined in another file
        if name not in SILENT:
            return self._entry(name, start, at, end)
        return at

    def _within(self, at: int, end: int) -> int:
        """Where the one argument begins of a macro that holds a list of its own; else 0."""
        arguments, _ = self._arguments(at, end)
        if len(arguments) != 1 or r"\begin" not in self.text[slice(*arguments[0])]:
            return 0
        began = _BEGINS.finditer(self.text, *arguments[0])
        if not any(LISTS.match(found[1]) for found in began):
            return 0
        self._flush(at)
        self._since = arguments[0][0]
        return self._since

    def _title(self, name: str, start: int, at: int, end: int) -> int:
        """A section's title, and where it ends; 0 where this is none."""
        inside = self._group(self._optional(at, end), end)
        if not inside or name in SILENT:
            return 0
        sure = name in self._macros.sections or (SECTION.match(name) and not SUBSECTION.match(name))
        arguments, _ = self._arguments(at, min(end, at + NEAR)) if sure else ([], 0)
        if self._depth <= DEPTH and len(arguments) > 2 and "\\" in self.text[slice(*arguments[2])]:
            return self._company(start, at, end)
        if not sure:
            told = self.text[inside[0] : inside[1]]
            if len(told) > SHORT or STYLE.match(name) or not is_title(self._words(*inside).text):
                return 0
            if len(self._arguments(at, min(end, at + NEAR))[0]) != 1:
                return 0
            within = self._section.kind in ("experience", "projects", "education")
            if within and kind_of(self._words(*inside).text) in ("experience", "projects"):
                return 0
        self._flush(start)
        self._lists = 0
        title = self._words(*inside).text
        self._sections.append(FoundSection(title, kind_of(title), start))
        self._since = inside[1] + 1
        if sure and name.lower() != name:  # a macro of a class: `\\Section{Work}{Work}{PDF:Work}`
            more = [span for span in arguments[1:3] if span[1] - span[0] < SHORT]
            if not any("\\" in self.text[slice(*span)] for span in more):
                self._since = more[-1][1] + 1 if more else self._since
        return self._since

    def _environment(self, name: str, start: int, at: int, end: int) -> int:
        inside = self._group(at, end)
        if not inside:
            return at
        called = self.text[inside[0] : inside[1]]
        if called == "document":
            self._since = inside[1] + 1
        if called in UNREAD and name == "begin":
            last = rf"\end{{{called}}}"
            return self._past(start, self.text.find(last, at, end), len(last), end)
        if name == "begin" and SUBSECTION.match(called):
            return self._entry(called, start, inside[1] + 1, end)
        if name == "begin" and not PLAIN.match(called):
            after = self._held(called, start, inside[1] + 1, end)
            if after:
                return after
        if name == "end" and called in self._environments:
            self._flush(start)
            self._lists = max(0, self._lists - 1)
            self._since = inside[1] + 1
            return inside[1] + 1
        if SECTION.match(called) and name == "begin":
            title = self._group(inside[1] + 1, end)
            if title:
                self._flush(start)
                told = self._words(*title).text
                self._sections.append(FoundSection(told, kind_of(told), start))
                self._since = title[1] + 1
                return title[1] + 1
        if LISTS.match(called) or ITEM.match(self.text, inside[1] + 1, end):
            if name == "begin":
                if self._items_follow(inside[1] + 1, end):
                    self._heading(start)
                else:
                    self._flush(start)
                self._lists += 1
            elif self._lists:
                self._lists -= 1
            self._since = inside[1] + 1
        return self._optional(inside[1] + 1, end) if name == "begin" else inside[1] + 1

    def _past(self, start: int, last: int, length: int, end: int) -> int:
        """Past what is not printed, from `start` to the mark of `length` at `last`."""
        self._flush(start)
        self._since = end if last < 0 else last + length
        return self._since

    def _items_follow(self, at: int, end: int) -> bool:
        """Whether a list's own items come first in it, and no entry that has lists of its own."""
        for found in islice(COMMAND.finditer(self.text, at, end), 40):
            name = found[1] or ""
            if name in self._macros.items or name in self._bullet_macros:
                return True
            if name in self._macros.entries or ENTRIES.match(name) or name == "end":
                return False
        return True
