"""Bullets of a LaTeX file: items of lists, and macros that make one."""

from __future__ import annotations

import re

from bulletsmith.dates import find_dates, split_dates
from bulletsmith.formats.entry import is_title
from bulletsmith.formats.latex.marks import (
    COMMAND,
    ENTRIES,
    ITEM_LIKE,
    LIST_ENDS,
    LISTS,
    LONG,
    NEAR,
    SECTION,
    SUBSECTION,
)
from bulletsmith.formats.latex.reading import Reading
from bulletsmith.formats.latex.text import skip_space
from bulletsmith.formats.pieces import is_mark

# `[...]` of an `\\item`, which may run over a line's end: no blank line stands in it.
_OPTION = re.compile(r"\s*\[((?:[^\[\]\n]|\n(?!\s*\n)){0,300})\]")
_HEADS = 6  # lines: a heading is no longer


def _halves(words: str) -> list[str]:
    """`Analyst. Bank of Bolivia`: a title, and where that was."""
    first, stop, rest = words.partition(". ")
    return [first, rest] if stop and is_title(first) and not is_title(rest) else [words]


class Items(Reading):
    """Takes items."""

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

    def _item(self, name: str, start: int, at: int, end: int) -> int:
        option = _OPTION.match(self.text, at, end)
        at = option.end() if option else self._optional(at, end)
        inside = re.compile(r"(?:\s|\{|%[^\n]*\n)*").match(self.text, at, end)
        first = COMMAND.match(self.text, inside.end() if inside else at)
        if first and first[1] and self._makes_an_entry(first[1], first.end(), end):
            self._since = at
            return at
        stop, nested = self._item_end(at, end)
        told = self._words(at, stop, heading=True).text
        if not self._lists and name != "item" and self._section.kind in ("experience", "projects"):
            self._heading(start)
        label = self._words(*option.span(1)).text if option else ""
        if self._section.kind in ("experience", "projects"):
            deeper = COMMAND.match(self.text, skip_space(self.text, self._begins(stop, end), end))
            below = deeper[1] if deeper and deeper[1] else ""
            heads, after = self._arguments(at, stop)
            if len(heads) > 1 and any(split_dates(self._words(*span).text) for span in heads):
                parts = [self._words(*span, heading=True).text for span in heads]
                self._open(parts, start, self.text[start:stop])
                self._prose(list(self._read_lines(after, stop)))
                self._since = stop
                return stop
            if label and split_dates(label) and told:
                return self._labelled(label, start, at, stop)
            if (
                below != name
                and self._is_item(below)
                and find_dates(told)
                and len(told) < LONG + 30
            ):
                return self._headed(start, at, stop, label)
        if nested and self._heads(at, stop):
            said = (self._told(line).text for line in self.text[at:stop].split("\n"))
            parts = [part for part in said if part][:_HEADS]
            self._open([label, " ".join(parts)] if len(label) > 1 else parts, start, "")
            self._since = stop
            return stop
        if told:
            self._add(at, stop, outer=(start, 0))
        self._since = stop
        return stop

    def _makes_an_entry(self, name: str, at: int, end: int) -> bool:
        known = name in self._macros.entries or ENTRIES.match(name) or SUBSECTION.match(name)
        return bool(known) and len(self._arguments(at, min(end, at + NEAR))[0]) > 2

    def _is_item(self, name: str) -> bool:
        return name in self._macros.items or bool(ITEM_LIKE.match(name))

    def _begins(self, at: int, end: int) -> int:
        """Past the beginning of an environment that stands at `at`."""
        found = re.compile(r"\s*\\begin\{[A-Za-z]+\*?\}").match(self.text, at, end)
        return found.end() if found else at

    def _labelled(self, label: str, start: int, at: int, stop: int) -> int:
        """`\\item[2014 -- 2017] Engineer, Acme`: an entry, and what was done there."""
        lines = list(self._read_lines(at, stop))
        heads = [line for line in lines[:3] if line is lines[0] or line.under]
        if lines and len(lines[0].words) > LONG + 30:
            heads = []
        told = [part for line in heads for part in _halves(line.words)]
        self._open([label, *told], start, self.text[start:stop])
        self._prose([line for line in lines if line not in heads])
        self._since = stop
        return stop

    def _headed(self, start: int, at: int, stop: int, label: str = "") -> int:
        """An item that heads the items of another kind below it; its `label` is a part."""
        parts = [line.words for line in self._read_lines(at, stop)]
        if len(label) > 1:
            parts = [label, " ".join(parts)]
        entries = self._section.entries
        if entries and not entries[-1].bullets and not entries[-1].told.start:
            self._more(entries[-1], parts)
        else:
            self._open(parts, start, self.text[start:stop])
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
                if self._is_item(name) or name in self._bullet_macros or LIST_ENDS.match(name):
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
