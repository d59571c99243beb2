"""Entries of a LaTeX file: macros and environments whose arguments are a heading."""

from __future__ import annotations

import re
from itertools import islice

from bulletsmith.dates import find_dates, split_dates
from bulletsmith.formats.entry import entry, is_title, pieces
from bulletsmith.formats.latex.items import Items
from bulletsmith.formats.latex.marks import (
    COMMAND,
    DEPTH,
    ENTRIES,
    ITEM,
    LONG,
    NEAR,
    PAIR,
    SECTION,
    SUBSECTION,
    tells,
)
from bulletsmith.formats.latex.titles import is_title as names_section

_NAMED = re.compile(r"\\(?:sub)+section\*?\s*\{|\\(?:company|employer)\s*\{")
_LENGTH = re.compile(r"-?[\d.]+ ?(?:pt|em|ex|mm|cm|in)?$|[a-z]+=")
_NAMES = 50  # macros of three arguments: no file has more of its own
_USES = 40  # of one of them, that are looked at


class Entries(Items):
    """Takes entries."""

    def _entry(self, name: str, start: int, at: int, end: int) -> int:
        """An entry where the arguments of the command say so; else the command is stepped over."""
        if self._depth > DEPTH or name.startswith("if"):  # `\ifdefstring{\target}{ml}{...}{}`
            return at
        if name == "entry" and self.text.startswith("[", at):
            return self._rubric(start, at, end)
        arguments, after = self._arguments(at, min(end, at + NEAR))
        if len(arguments) == 2 and PAIR.match(name) and self._section.kind == "experience":
            return self._pair(start, arguments, after)
        known = (
            name in self._macros.entries
            or self._repeated(name, arguments)
            or bool(ENTRIES.match(name) or SUBSECTION.match(name))
        )
        if len(arguments) < 2 or (name == "href" or (len(arguments) == 2 and not known)):
            return at
        bodies = [span for span in arguments if self._holds_list(*span)]
        heads = [span for span in arguments if span not in bodies]
        told = [self._words(*span, heading=True).text for span in heads]
        dated = any(split_dates(part) or find_dates(part) for part in told if len(part) < LONG)
        described = [
            span
            for index, (span, part) in enumerate(zip(heads, told, strict=True))
            if index >= 2 and (len(part) >= LONG or (index == len(heads) - 1 and tells(part)))
        ]
        parts = [part for span, part in zip(heads, told, strict=True) if span not in described]
        if not dated and not bodies and self._in_a_role(name) and self._labels(name, arguments):
            self._flush(start)
            self._add(*arguments[-1], outer=(start, after))
            self._since = after
            return after
        if not known and not dated:
            return at
        company = self._named_above(start, parts)
        self._flush(start)
        self._open(parts + company, start, self.text[start:after], below=bool(company))
        for span in described:
            self._prose(list(self._read_lines(*span)), whole=span)
        for span in bodies:
            self._lists, outside = 1, self._lists
            self._since = span[0]
            self._depth += 1
            self._walk(*span)
            self._depth -= 1
            self._lists = outside
        self._since = after
        return after

    def _named_above(self, start: int, parts: list[str]) -> list[str]:
        """`\\subsection{Acme}[Berlin]` right above an entry of a title and dates: its company."""
        if self._section.kind not in ("experience", "projects"):
            return []
        pending = list(self._read_lines(self._since, start))
        if len(pending) != 1 or not pending[0].heads or pending[0].dated:
            return []
        company = pending[0].words
        told = entry([*(piece for part in parts for piece in pieces(part)), company])
        named = _NAMED.search(self.text, pending[0].start, pending[0].end)
        if told.company != company or not (named or is_title(told.title)):
            return []
        after = named.end() if named else pending[0].end
        place = re.compile(r"\[([^\]\n]{2,60})\]").search(self.text, after, pending[0].end)
        self._since = start
        return [company, *([place[1]] if place else [])]

    def _in_a_role(self, name: str) -> bool:
        """Whether an entry is open that has dates and another macro, so that `name` tells of it."""
        last = self._section.entries[-1] if self._section.entries else None
        if self._section.kind != "experience" or not last or not last.told.start:
            return False
        return not re.compile(rf"\\{re.escape(name)}(?![A-Za-z])").match(self.text, last.start)

    def _labels(self, name: str, arguments: list[tuple[int, int]]) -> bool:
        """Whether a macro of three arguments or more, here or elsewhere, tells in its last."""
        if len(arguments) < 3 or ENTRIES.match(name) or SUBSECTION.match(name):
            return False
        if name not in self._telling:
            uses = re.finditer(rf"\\{re.escape(name)}(?![A-Za-z])", self.text)
            self._telling[name] = len(self._telling) < _NAMES and any(
                self._tells_at(use.end()) for use in islice(uses, _USES)
            )
        return self._telling[name]

    def _tells_at(self, at: int) -> bool:
        arguments, _ = self._arguments(at, min(len(self.text), at + NEAR))
        return len(arguments) > 2 and tells(self._words(*arguments[-1], heading=True).text)

    def _repeated(self, name: str, arguments: list[tuple[int, int]]) -> bool:
        """Whether a macro of four arguments or more, here and elsewhere, makes the entries."""
        if len(arguments) < 4 or self._section.kind not in ("experience", "projects"):
            return False
        if name not in self._used:
            self._used[name] = len(re.findall(rf"\\{re.escape(name)}(?![A-Za-z])", self.text))
        return self._used[name] > 2

    def _rubric(self, start: int, at: int, end: int) -> int:
        """`\\entry*[2016] Intern, Acme`, to the next one: an entry of the class CurVe."""
        label = re.compile(r"\s*\[([^\]\n]{0,200})\]").match(self.text, at, end)
        if not label:
            return at
        later = re.compile(r"\\(?:entry|end|begin|sub\w+)\b").search(self.text, label.end(), end)
        stop = later.start() if later else end
        told = self._words(*label.span(1)).text
        if not find_dates(told) or self._section.kind not in ("experience", "projects"):
            return at
        self._flush(start)
        return self._labelled(told, start, label.end(), stop)

    def _pair(self, start: int, arguments: list[tuple[int, int]], after: int) -> int:
        """`{2016 -- 2017}{Intern, Acme}`, and what follows it as `{}{Built this and that}`."""
        label, text = (self._words(*span, heading=True).text for span in arguments)
        if split_dates(label):
            self._flush(start)
            self._open([label, text], start, self.text[start:after])
        elif not label and self._section.entries:
            self._flush(start)
            if tells(text):
                self._add(*arguments[1], outer=(start, after))
            elif text and not self._section.entries[-1].bullets:
                self._more(self._section.entries[-1], [text])
        else:
            return arguments[0][0] - 1
        self._since = after
        return after

    def _holds_list(self, start: int, end: int) -> bool:
        return any(
            found[1] in self._macros.items or found[1] in self._bullet_macros
            for found in COMMAND.finditer(self.text, start, end)
        )

    def _company(self, start: int, at: int, end: int) -> int:
        """`\\headedsection{Acme}{Berlin}{...}`: the roles within are all of one company."""
        arguments, after = self._arguments(at, min(end, at + NEAR))
        self._flush(start)
        self._above = [self._words(*span).text for span in arguments[:2]]
        self._since = arguments[2][0]
        self._depth += 1
        self._walk(*arguments[2])
        self._depth -= 1
        self._flush(arguments[2][1])
        self._above = []
        self._since = after
        return after

    def _names_an_entry(self, told: str, at: int, end: int) -> bool:
        """Whether an environment's one argument heads the items that come first in it."""
        named = any(map(str.isalpha, told)) and not (_LENGTH.match(told) or names_section(told))
        return (
            named
            and self._section.kind in ("experience", "projects")
            and bool(ITEM.match(self.text, at, end))
        )

    def _held(self, called: str, start: int, at: int, end: int) -> int:
        """An entry that an environment holds, where its arguments read as a heading; else 0."""
        option = re.compile(r"\s*\[([^\]\n]{0,200})\]").match(self.text, at, end)
        arguments, after = self._arguments(at, min(end, at + NEAR))
        heads = [*arguments, *([option.span(1)] if option else [])]
        told = [self._words(*span, heading=True).text for span in heads]
        if not heads or any(len(part) > LONG for part in told):
            return 0
        alone = (
            len(heads) == 1
            and not SECTION.match(called)
            and self._names_an_entry(told[0], after, end)
        )
        if not alone and (len(heads) < 2 or not any(find_dates(part) for part in told)):
            return 0
        self._flush(start)
        self._open(told, start, self.text[start:after])
        self._environments.add(called)
        self._lists += 1
        self._since = after
        return after
