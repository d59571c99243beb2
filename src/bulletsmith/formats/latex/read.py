"""Read a LaTeX CV: walk its commands, and take sections, entries and bullets as they come."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice

from bulletsmith.dates import find_dates, split_dates
from bulletsmith.formats.document import Place
from bulletsmith.formats.entry import Entry, entry, pieces
from bulletsmith.formats.latex.build import Builder, FoundEntry, FoundSection
from bulletsmith.formats.latex.marks import (
    BULLETS,
    COMMAND,
    DEFINITION,
    DEPTH,
    ENTRIES,
    HEADS,
    ITEM,
    LINE_END,
    LIST_ENDS,
    LISTS,
    LONG,
    NEAR,
    ONE_ITEM,
    SECTION,
    SHORT,
    SUBSECTION,
    UNREAD,
    WHOLE,
    tells,
)
from bulletsmith.formats.latex.text import SILENT, Words, closings, skip_space, words
from bulletsmith.formats.latex.trim import trimmed
from bulletsmith.formats.pieces import Piece, is_mark, stretches
from bulletsmith.formats.sections import kind_of


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


class Reader:
    """Reads one file."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._sections: list[FoundSection] = [FoundSection("", "top", 0)]
        self._bullet_macros = dict.fromkeys(BULLETS, 1)
        self._entry_macros: set[str] = set()
        self._silent: dict[str, int] = {}  # the file's macros that print none of their arguments
        self._since = 0  # where the words begin that may head the next list
        self._lists = 0  # how many lists are open
        self._depth = 0  # how many entries are open, one in the other
        self._closing = closings(text)

    def read(self) -> Builder:
        """The CV in the file, with its places."""
        start, end = _body(self.text)
        self._learn(start)
        self._since = start
        self._walk(start, end)
        self._flush(end)
        return Builder(self.text, start, self._sections)

    def _learn(self, body: int) -> None:
        """What the file's own macros are: a bullet where they set an item, perhaps an entry."""
        for found in DEFINITION.finditer(self.text, 0, max(body, 0) or len(self.text)):
            name = found[1] or found[3] or found[5]
            if not name:
                continue
            count = int(found[2] or 0) or (found[4] or "").count("m") or (found[6] or "").count("#")
            inside = self._group(found.end(), len(self.text))
            made = self.text[inside[0] : inside[1]] if inside else ""
            item = r"\item" in made
            if count and inside and "#" not in made:
                self._silent[name] = count
            elif count >= 3 or (count == 2 and item and "tabular" in made):
                self._entry_macros.add(name)
                self._bullet_macros.pop(name, None)
            elif count and item and "tabular" not in made and not HEADS.search(name):
                self._bullet_macros.setdefault(name, count)

    def _group(self, at: int, end: int) -> tuple[int, int] | None:
        """The inside of the `{...}` that follows `at`, as `group_at` has it."""
        at = skip_space(self.text, at, end)
        close = self._closing.get(at, end)
        return (at + 1, close) if close < end else None

    def _words(self, start: int, end: int, *, heading: bool = False) -> Words:
        return words(self.text, start, end, heading=heading, silent=self._silent)

    # --- walking ---------------------------------------------------------------------------------

    def _walk(self, at: int, end: int) -> None:
        while at < end:
            found = COMMAND.search(self.text, at, end)
            if not found:
                return
            name = found[1]
            at = found.end()
            if name:
                at = self._command(name, found.start(), at, end)

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
            return self._bullet_macro(name, at, end)
        if name == "item":
            return self._item(start, at, end)
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
        if SECTION.match(name) and not SUBSECTION.match(name):
            inside = self._group(self._optional(at, end), end)
            if inside:
                self._flush(start)
                title = self._words(*inside).text
                self._sections.append(FoundSection(title, kind_of(title), start))
                self._since = inside[1] + 1
                return inside[1] + 1
        if ONE_ITEM.match(name) and self._section.entries:
            arguments, _ = self._arguments(at, min(end, at + NEAR))
            if len(arguments) == 1 and self._section.kind in ("experience", "projects"):
                return self._bullet_macro(name, at, end)  # defined in another file
        if name not in SILENT:
            return self._entry(name, start, at, end)
        return at

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
            if name == "item" or name in self._bullet_macros:
                return True
            if name in self._entry_macros or ENTRIES.match(name) or name == "end":
                return False
        return True

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
            if inside is None or "\n\n" in self.text[at : inside[0]]:
                break
            found.append(inside)
            at = inside[1] + 1
        return found, at

    # --- entries ---------------------------------------------------------------------------------

    def _entry(self, name: str, start: int, at: int, end: int) -> int:
        """An entry where the arguments of the command say so; else the command is stepped over."""
        if self._depth > DEPTH:
            return at
        arguments, after = self._arguments(at, min(end, at + NEAR))
        known = name in self._entry_macros or bool(ENTRIES.match(name) or SUBSECTION.match(name))
        if len(arguments) < 2 or (name == "href" or (len(arguments) == 2 and not known)):
            return at
        bodies = [span for span in arguments if self._holds_list(*span)]
        heads = [span for span in arguments if span not in bodies]
        told = [self._words(*span, heading=True).text for span in heads]
        dated = any(split_dates(part) or find_dates(part) for part in told if len(part) < LONG)
        if not known and not dated:
            return at
        described = [
            span
            for index, (span, part) in enumerate(zip(heads, told, strict=True))
            if index >= 2 and (len(part) >= LONG or (index == len(heads) - 1 and tells(part)))
        ]
        parts = [part for span, part in zip(heads, told, strict=True) if span not in described]
        self._flush(start)
        self._open(parts, start, self.text[start:after])
        for span in described:
            self._add(*span)
        for span in bodies:
            self._lists, outside = 1, self._lists
            self._depth += 1
            self._walk(*span)
            self._depth -= 1
            self._lists = outside
        self._since = after
        return after

    def _holds_list(self, start: int, end: int) -> bool:
        return any(
            found[1] == "item" or found[1] in self._bullet_macros
            for found in COMMAND.finditer(self.text, start, end)
        )

    def _heading(self, start: int) -> None:
        """The words before a list head it, in a file without entry macros."""
        if self._lists or self._section.kind in ("tools", "summary"):
            return
        told = self._words(self._since, start, heading=True)
        lines = self.text[self._since : start].split("\n")
        parts = [words(line, heading=True, silent=self._silent).text for line in lines]
        short = [part for part in parts if part and len(part) < LONG + 30]
        if told.text and short and not self._goes_on(told.text, short):
            self._open(short[-4:], self._since, self.text[self._since : start])

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
            more = (p for part in short[:2] if len(part) < SHORT for p in pieces(part))
            last.parts += (part for part in more if not part.endswith(","))
            last.told = entry(last.parts)
        return True

    def _open(self, parts: list[str], start: int, source: str) -> None:
        section = self._section
        split = [piece for part in parts for piece in pieces(part.strip(" |"))]
        told = entry(split)
        if section.kind == "experience" and section.entries and not told.company:
            before = section.entries[-1].told
            if told.title and not told.location and told.start:
                told = Entry(told.title, before.company, before.location, told.start, told.end)
        link = re.search(r"\\(?:href|url)\{([^}]*)\}", source)
        section.entries.append(FoundEntry(told, split, link[1] if link else "", start))

    def _flush(self, end: int) -> None:
        """Words that head no list stay as lines of the section."""
        if self._since < end and not self._lists:
            self._lines(self._since, end)
        self._since = end

    def _lines(self, start: int, end: int) -> None:
        for line in LINE_END.split(self.text[start:end]):
            told = words(line, silent=self._silent).text
            if told:
                self._section.lines.append(told)

    # --- bullets ---------------------------------------------------------------------------------

    @property
    def _section(self) -> FoundSection:
        return self._sections[-1]

    def _bullet_macro(self, name: str, at: int, end: int) -> int:
        arguments, after = self._arguments(at, end)
        if arguments:
            named = len(arguments) == 2 and self._words(*arguments[0]).text
            if named and self._section.kind == "projects":
                self._open([named], at, "")
            elif not self._section.entries and self._section.kind in ("experience", "projects"):
                self._heading(at - len(name) - 1)
            self._add(*arguments[-1], outer=(at - len(name) - 1, after))
            self._since = after
            return after
        return at

    def _item(self, start: int, at: int, end: int) -> int:
        at = self._optional(at, end)
        stop, nested = self._item_end(at, end)
        told = self._words(at, stop, heading=True).text
        if nested and self._heads(at, stop):
            lines = [line for line in self.text[at:stop].split("\n") if line.strip()]
            self._open(
                [words(line, heading=True, silent=self._silent).text for line in lines][:4],
                start,
                "",
            )
            self._lists += 1
            self._since = stop
            return stop
        if told:
            self._add(at, stop, outer=(start, 0))
        self._since = stop
        return stop

    def _heads(self, start: int, end: int) -> bool:
        """Whether the words of an `\\item` that holds a list are an entry's heading, no bullet."""
        entries = self._section.entries
        under_an_entry = bool(entries and (entries[-1].told.start or entries[-1].bullets))
        told = self._words(start, end, heading=True).text
        return bool(find_dates(told)) or not under_an_entry

    def _item_end(self, at: int, end: int) -> tuple[int, bool]:
        """Where the words of an `\\item` end, and whether a list inside it ends them."""
        depth = 0
        for found in COMMAND.finditer(self.text, at, end):
            mark, name = found.group(), found[1]
            if is_mark(mark):
                return found.start(), False
            if mark == "{":
                depth += 1
            elif mark == "}":
                depth -= 1
                if depth < 0:
                    return found.start(), False
            elif name and not depth:
                if name == "item" or name in self._bullet_macros or LIST_ENDS.match(name):
                    return found.start(), False
                if name == "end" or (SECTION.match(name) and not SUBSECTION.match(name)):
                    return found.start(), False
                if ENTRIES.match(name):
                    return found.start(), False
                if name == "begin" or name.endswith("ListStart"):
                    inside = self._group(found.end(), end)
                    called = self.text[inside[0] : inside[1]] if inside else ""
                    if name != "begin" or LISTS.match(called):
                        return found.start(), True
        return end, False

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
        braces = re.compile(r"\}*").match(self.text, end, whole)
        last = last or (braces.end() if braces else end)
        section.entries[-1].bullets.append((told.text, place, (first, last)))
