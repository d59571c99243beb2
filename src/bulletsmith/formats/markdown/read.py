"""What a Markdown CV says: sections by their titles, entries by their headings, bullets by marks.

Nested list items are bullets of their own, after the one that they stand under; a list item with a
list below it that reads as a position (`- **ML Engineer**, Acme (2020 – now)`) is a role. In a role
without any list each paragraph is a bullet.
"""

from __future__ import annotations

from itertools import takewhile

from bulletsmith.dates import find_dates, split_dates
from bulletsmith.formats.document import Place
from bulletsmith.formats.entry import is_title
from bulletsmith.formats.markdown.ahead import Outlook
from bulletsmith.formats.markdown.blocks import Block, Blocks, blocks_of
from bulletsmith.formats.markdown.entry import Entry, Found, marked
from bulletsmith.formats.markdown.heads import (
    CONTACT,
    belongs_to_head,
    company_above,
    goes_on,
    heads_a_list,
    is_column,
    is_dated,
    is_document_title,
    is_entry,
    is_label,
    is_section_title,
    is_url,
    may_head,
    only_link,
    paragraphs,
    starts_another,
    tells_when_or_where,
    title_kind,
    titles_a_list,
)
from bulletsmith.formats.markdown.inline import Words
from bulletsmith.formats.markdown.marks import AS_WRITTEN, ONE_A_LINE
from bulletsmith.formats.sections import is_known
from bulletsmith.formats.source import Lines, ignored


def read(text: str) -> Found:
    """The CV that the Markdown `text` holds."""
    return Reader(text).read()


class Reader(Outlook):
    """One pass over the blocks; what it finds waits in its lists for `markdown_build`."""

    def __init__(self, text: str, blocks: Blocks | None = None) -> None:
        taken = blocks or blocks_of(text)
        super().__init__(text, taken)
        self.lines = Lines(text)
        self.front = taken.front
        self.kind = ""  # of the section: empty before the first
        self.group: tuple[int, Words] | None = None  # a company's heading above several positions
        self.roles: list[Entry] = []
        self.projects: list[Entry] = []
        self.education: list[Entry] = []
        self.sections: list[Entry] = []
        self.top: list[tuple[Block, Words]] = []
        self.summary: list[Words] = []
        self.tools: list[tuple[str, Words]] = []
        self.name: Words | None = None
        self.order: list[str] = []
        self.silences: list[tuple[Block, tuple[tuple[str, ...], str], int]] = []
        self.as_written = False
        self.one_a_line = False
        self.name_written = False
        self.top_written = False
        self.titled = False  # whether any section has a title
        self.unknown: list[Block] = []
        self.found = Found()

    def read(self) -> Found:
        """The CV and where its parts stand."""
        self.level = self._section_level()
        self.titled = bool(self.level) or any(map(self._bold_section, self.blocks))
        for index, block in enumerate(self.blocks):
            if block.kind == "comment":
                self._comment(block, index)
            elif block.kind == "heading":
                self._heading(block, index)
            elif block.kind == "item":
                self._item(block, index)
            elif block.kind == "paragraph":
                self._paragraph(block, index)
            elif block.kind == "table":
                self._table(block)
            else:
                self.unknown.append(block)
        from bulletsmith.formats.markdown.build import build

        return build(self)

    # Headings

    def _heading(self, block: Block, index: int) -> None:
        words = self.words(block)
        kind = title_kind(words.text)
        written, self.as_written = self.as_written, False
        if (
            self.name is None
            and not self.kind
            and not self.roles
            and (block.level == 1 or (block.level <= self.level and not self.order))
            and (kind == "other" or written or not is_section_title(words.text))
            and (kind == "other" or written or self.level > block.level)
            and (written or self.level == 1 or not find_dates(words.text))
            and not (is_title(words.text) and is_entry(words.text) and self._dated_next(index))
            and not (not self.level and self._is_role(block, words, index) and not written)
        ):
            if written or not is_document_title(words.text):
                self.name, self.name_written = words, written
            return
        role = self._is_role(block, words, index)
        early = (
            not self.order
            and self.level not in (0, block.level)
            and (kind == "other" or (kind == "summary" and block.level > self.level and not role))
        )
        headline = block.level < self.level and not find_dates(words.text)
        if early and (headline or not role) and not written:
            self.top.append((block, words))  # `# ML Engineer` or `###### a@b.org` below the name
            return
        section = (
            block.level <= self.level
            or (not self.level and kind != "other")
            or (written and block.level == 2)
            or (self.kind in ("", kind) and not written and is_section_title(words.text))
        )
        if section and role and not written and self.kind not in ("", "experience"):
            self._section("experience", None, block)
        if kind == "experience" and self.roles and not written and self._undated(block, index):
            kind = "other"  # `## Technical Experience`, which lists languages
        if section and (kind != "other" or written or not role):
            self._section(kind if not written else "other", words, block)
        elif self.kind == "" and kind == "tools" and ":" in words.text:
            self.tools.append(("", words))  # `#### Skills: Python, SQL` above all sections
        elif self.kind in ("", "experience"):
            self._role_heading(block, words, written, index)
        elif self.kind in ("projects", "education"):
            self._new(self.kind, block, words, written)
        elif self.kind == "tools":
            self.tools.append((words.text, Words("", words.place)))
        elif self.kind in ("publications", "other") and self.sections:
            self.sections[-1].bullets.append((words, block))
        else:
            self.unknown.append(block)

    def _is_role(self, block: Block, words: Words, index: int) -> bool:
        """Whether a heading at a section's level is a position: it has dates and a list.

        Where it tells a title and dates it is one without a list, and in any section but those of
        what was learnt and written.
        """
        if is_known(words.text):
            return False  # `## Volunteer Work`
        dated, titled = find_dates(words.text) is not None, is_title(words.text)
        if dated and titled and block.level <= (self.level or 6):
            return self.kind not in ("education", "publications") and len(words.text) < 150
        after = takewhile(
            lambda other: other.kind != "heading" or other.level > block.level,
            self.blocks[index + 1 : index + 4],
        )
        listed = any(other.kind == "item" for other in after)
        told = dated or titled or self._dated_next(index)
        return self.kind in ("", "experience") and listed and told

    def _section(self, kind: str, words: Words | None, block: Block) -> None:
        self.kind, self.entry, self.group = kind, None, None
        self.order.append(kind)
        if kind in ("publications", "other") and words is not None:
            self.sections.append(Entry(block.start, block.level, words, block))

    def _role_heading(self, block: Block, words: Words, written: bool, index: int) -> None:
        if self.group and block.level <= self.group[0]:
            self.group = None
        above = self.entry
        if above is not None and not written and tells_when_or_where(above, words):
            above.lines.append(words)  # `##### March 2023 – now` below `### Role`
            return
        dated = find_dates(words.text) is not None or self._dated_next(index)
        entered = written or dated or (is_title(words.text) and not is_dated(above))
        deeper = above is not None and above.block.kind == "heading" and block.level > above.level
        if above is not None and deeper and not above.bullets and self.roles and entered:
            self.group = (above.level, above.head)
            self.roles.remove(above)
        elif deeper and not dated:
            self.unknown.append(block)  # `#### Key results`: the bullets below it are the role's
            return
        elif not self.level and not self.kind and not entered and not is_entry(words.text):
            self._section("other", words, block)  # `## Usage`: no CV, or none that says so
            return
        self._new("experience", block, words, written)
        if self.group and block.level > self.group[0]:
            assert self.entry is not None
            self.entry.above = self.group[1]

    def _new(self, kind: str, block: Block, words: Words, written: bool = False) -> Entry:
        entry = Entry(block.start, block.level or 7, words, block, written=written)
        {"projects": self.projects, "education": self.education}.get(kind, self.roles).append(entry)
        self.entry = entry
        return entry

    # What stands below them

    def _item(self, block: Block, index: int) -> None:
        words = self.words(block)
        parent = self._followed(index, block.inner)
        entry = self.entry
        if not words.text:
            return
        top = self.kind == "" and (self.level or self.name) and not self.roles and not self.entry
        if self.top_written and not self.order:
            self.as_written = False
            self.top.append((block, words))
            return
        if top and (CONTACT.search(words.text) or (self.level and len(words.text) < 80)):
            self.top.append((block, words))
            return
        if self.kind in ("", "experience"):
            if entry is None and not self.titled and only_link(self.text, block, words):
                self.unknown.append(block)  # a menu
            elif entry is not None and entry.written:
                entry.bullets.append((words, block))
            elif parent and self._lists_positions(words, index):
                self.group, self.entry = (block.indent, words), None
            elif heads_a_list(self.text, self.entry, block, words, parent, self._company(block)):
                above = self._company(block)
                self._new("experience", block, words).above = above
            elif parent and is_label(words.text):
                self.unknown.append(block)  # `- Achievements`: the bullets below it are the role's
            elif entry is not None and tells_when_or_where(entry, words):
                entry.lines.append(words)
            else:
                entry = entry or self._untitled(block)
                entry.bullets.append((words, block))
        elif self.kind == "projects":
            if entry is not None and (entry.block.kind != "item" or block.indent > entry.indent):
                bare = split_dates(words.text) or is_url(words.text)
                if not entry.bullets and not entry.written and bare:
                    entry.lines.append(words)
                else:
                    entry.bullets.append((words, block))
            else:
                self._new("projects", block, words)
        elif self.kind == "education":
            if entry is None or (entry.block.kind == "item" and block.indent <= entry.indent):
                self._new("education", block, words)
            else:
                entry.bullets.append((words, block))
        else:
            self._loose(words, block)

    def _company(self, block: Block) -> Words | None:
        """The item that an item stands below, where that is a company's."""
        if self.group and self.group[1].place.start and block.indent > self.group[0]:
            return self.group[1]
        return None

    def _untitled(self, block: Block) -> Entry:
        nowhere = Words("", Place(block.start, block.start, ((0, block.start),)))
        return self._new("experience", block, nowhere)

    def _paragraph(self, block: Block, index: int) -> None:
        words = self.words(block)
        if not words.text:
            return
        if not self.level and (kind := self._bold_section(block)):
            self._section(kind, words, block)
        elif self.kind == "" and self.entry is None and (self.name or self.titled):
            self.top += ((block, self._line(line)) for line in block.segments)
        elif self.kind in ("", "experience", "projects", "education"):
            self._entry_lines(block, self._followed(index))
        else:
            self._loose(words, block)

    def _entry_lines(self, block: Block, listed: bool) -> None:
        """Lines of an entry: its head, its company and dates, or what is told of it."""
        kind = self.kind or "experience"
        for k, line in enumerate(block.segments):
            words = self._line(line)
            source = marked(self.text[slice(*line)])
            entry = self.entry
            last = k + 1 == len(block.segments)
            after = "" if last else self._line(block.segments[k + 1]).text
            if not words.text:
                continue
            if entry is not None and entry.written:
                entry.lines.append(words)
            elif (
                entry is None
                or starts_another(kind, entry, source, words, after)
                or (last and listed and kind == "experience" and titles_a_list(entry, words))
            ):
                if entry is None and kind != "education" and not may_head(source, words):
                    self.unknown.append(block)
                    return
                above = None
                if entry and kind == "experience" and goes_on(entry, source, words, after):
                    above = company_above(self.text, entry, source)
                self._new(kind, block, words).above = above
            elif (
                not entry.bullets and not entry.told and belongs_to_head(kind, entry, source, words)
            ):
                entry.lines.append(words)
            else:
                told = paragraphs(self.text, block.segments[k:])
                entry.told += ((self._plain(lines), block) for lines in told)
                return

    def _loose(self, words: Words, block: Block) -> None:
        """What stands in a section without entries."""
        if self.kind == "summary":
            self.summary.append(words)
        elif self.kind == "tools":
            label = self.tools[-1][0] if self.tools and self.tools[-1][0] else ""
            self.tools += ((label, self._line(line)) for line in block.segments)
        elif self.sections:
            self.sections[-1].bullets.append((words, block))
        else:
            self.unknown.append(block)

    def _table(self, block: Block) -> None:
        rows = [[self._line(cell) for cell in row] for row in block.rows]
        if self.kind == "tools":
            for row in rows:
                label = row[0].text if len(row) > 1 else ""
                self.tools += ((label, cell) for cell in (row[1:] or row))
        elif self.kind in ("experience", "education", "projects"):
            titled = any(is_column(cell.text) for cell in rows[0]) if rows else False
            groups = rows[1:] if titled else [[cell for row in rows for cell in row]]
            for cells in groups:
                if cells:
                    if self.entry is not None and not titled and not self.entry.bullets:
                        self.entry.lines += cells
                        continue
                    entry = self._new(self.kind, block, cells[0])
                    entry.lines += (cell for cell in cells[1:] if len(cell.text.split()) <= 8)
                    long = [cell for cell in cells[1:] if len(cell.text.split()) > 8]
                    entry.bullets += ((cell, block) for cell in long)
        elif self.kind:
            for row in rows:
                self._loose(self._plain([(c.place.start, c.place.end) for c in row]), block)
        else:
            self.top += ((block, cell) for row in rows for cell in row)

    def _comment(self, block: Block, index: int) -> None:
        comment = self.text[block.start : block.end]
        if comment == AS_WRITTEN:
            self.as_written = True
            self.top_written |= not self.order and self.name is None
        elif comment == ONE_A_LINE:
            self.one_a_line = True
        elif told := ignored(comment[4:-3].strip()):
            self.silences.append((block, told, index))
