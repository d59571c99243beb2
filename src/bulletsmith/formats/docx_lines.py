"""What a Word document says, as lines of one tall page: whatever holds a paragraph is walked.

Tables that lay out a page, text boxes, content controls and the head of the first page are read as
well as the body; what tracked changes deleted is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from bulletsmith.bullets.text import one_line
from bulletsmith.dates import find_dates
from bulletsmith.formats.entry import is_place
from bulletsmith.formats.markdown.heads import is_section_title
from bulletsmith.formats.page_lines import Line
from bulletsmith.formats.sections import kind_of

if TYPE_CHECKING:
    from docx.document import Document as Word

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = 10.0  # points: what text without a size of its own counts as
_STEP = 16.0  # points from a paragraph to the next
_ABOUT = 60  # characters: what stands beside an entry (its dates, its place) is no longer
_DEPTH = 12  # of tables, boxes and controls in one another
_NESTED = frozenset({f"{_W}txbxContent"})
_UNSEEN = frozenset(
    {
        *(f"{_W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText")),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
_SIGNS = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
}


def lines(word: Word) -> Iterator[Line]:
    """The paragraphs of a document, each a line or more."""
    height = 0.0
    for line in _Walk(_Styles(word)).document(word):
        height += _STEP
        if line.text:
            yield replace(line, y=height)


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style says of its paragraphs: 0 for a title, a heading's level, or None."""

    level: int | None = None
    listed: bool = False
    size: float = 0.0
    bold: bool = False


class _Styles:
    """The styles of a document, what each takes from the one it is based on put in."""

    def __init__(self, word: Word) -> None:
        self.element = word.styles.element
        self.known: dict[str, _Style] = {}

    @cached_property
    def _by_id(self) -> dict[str, Any]:
        return {one.get(f"{_W}styleId", ""): one for one in self.element.iter(f"{_W}style")}

    @cached_property
    def base(self) -> float:
        """The size of plain text."""
        default = self.element.find(f"{_W}docDefaults")
        size = _size(default) if default is not None else 0.0
        normal = self._by_id.get("Normal")
        return (_size(normal) if normal is not None else 0.0) or size or _BODY

    def of(self, name: str, depth: int = 0) -> _Style:
        """The style of that id; a plain one where there is none."""
        if name in self.known:
            return self.known[name]
        element = self._by_id.get(name)
        if element is None or depth > _DEPTH:
            return _Style()
        parent = self.of(_value(element.find(f"{_W}basedOn")), depth + 1)
        called = _value(element.find(f"{_W}name")).lower()
        level = parent.level
        if called.startswith(("title", "titel")):
            level = 0
        elif called.startswith("heading"):
            number = called.removeprefix("heading").strip()
            level = int(number) if number.isdigit() else 1
        plain = 0 < _size(element) <= self.base and called.find("heading") < 0
        if plain or _value(element.find(f"{_W}pPr/{_W}outlineLvl")) == "9":
            level = None  # as its size, or the outline, says
        listed = called.startswith("list") and not called.startswith("list paragraph")
        made = _Style(
            level,
            listed or parent.listed or element.find(f"{_W}pPr/{_W}numPr") is not None,
            _size(element) or parent.size,
            _is_on(element.find(f"{_W}rPr/{_W}b")) or parent.bold,
        )
        self.known[name] = made
        return made


class _Walk:
    def __init__(self, styles: _Styles) -> None:
        self.styles = styles

    def document(self, word: Word) -> Iterator[Line]:
        section = word.sections[0] if len(word.sections) else None
        heads = (section.first_page_header, section.header) if section else ()
        for head in heads:
            if not head.is_linked_to_previous:
                told = list(self.blocks(head._element))
                if told:
                    yield from told
                    break
        yield from self.blocks(word.element.body)

    def blocks(self, holder: Any, depth: int = 0) -> Iterator[Line]:
        """The lines of what `holder` holds; an empty one where a paragraph is empty."""
        if depth > _DEPTH:
            return
        for element in holder:
            if element.tag == f"{_W}p":
                yield from self.paragraph(element, depth)
            elif element.tag == f"{_W}tbl":
                for row in element.iter(f"{_W}tr"):
                    if next(row.iterancestors(f"{_W}tbl")) is element:
                        yield from self.row(row, depth)
            elif element.tag not in _UNSEEN and len(element):  # controls, insertions, custom XML
                yield from self.blocks(element, depth + 1)

    def paragraph(self, element: Any, depth: int) -> Iterator[Line]:
        """A paragraph, and what stands in text boxes that hang on it."""
        boxes: list[Any] = []
        text = "".join(_told(element, boxes))
        yield from self.said(element, text)
        for box in boxes:
            yield from self.blocks(box, depth + 1)

    def said(self, element: Any, text: str) -> Iterator[Line]:
        properties = element.find(f"{_W}pPr")
        named = properties.find(f"{_W}pStyle") if properties is not None else None
        style = self.styles.of(_value(named) or "Normal")
        number = properties.find(f"{_W}numPr") if properties is not None else None
        listed = style.listed
        indent = level = 0.0
        if number is not None:
            listed = _value(number.find(f"{_W}numId")) != "0"
            level = float(_digits(_value(number.find(f"{_W}ilvl"))))
        if properties is not None and (ind := properties.find(f"{_W}ind")) is not None:
            indent = _digits(ind.get(f"{_W}left") or ind.get(f"{_W}start") or "") / 20
        listed = listed and style.level is None
        size, bold = self._looks(element, style)
        for told in text.split("\n"):
            parts = [part for part in map(one_line, told.split("\t")) if part]
            words = " | ".join(parts)
            x = 10 + 10 * level if listed else min(indent, 200.0)
            marked = f"• {words}" if listed and words else words
            inner = x + 5 if listed else 0.0
            yield Line(1, x, 500, 0, size, bold, 600, marked, inner, whole=True)

    def _looks(self, element: Any, style: _Style) -> tuple[float, bool]:
        """The size of a paragraph's words, plain ones being 10, and whether most are bold."""
        if style.level is not None:
            return (26.0 if not style.level else 16.0 - style.level), True
        strong = total = 0
        sizes = []
        for run in element.iter(f"{_W}r"):
            words = len("".join(one.text or "" for one in run.iter(f"{_W}t")).strip())
            if words:
                bold = run.find(f"{_W}rPr/{_W}b")
                strong += words * (_is_on(bold) if bold is not None else style.bold)
                total += words
                sizes.append(_size(run) or style.size or self.styles.base)
        size = max(sizes, default=self.styles.base) * _BODY / self.styles.base
        return round(size, 1), strong * 2 > total

    def row(self, element: Any, depth: int) -> Iterator[Line]:
        """A row of a table: its cells beside one another, or one after the other."""
        cells = []
        for cell in element.iter(f"{_W}tc"):
            if next(cell.iterancestors(f"{_W}tr")) is element:
                told = list(self.blocks(cell, depth + 1))
                if any(line.text for line in told):
                    cells.append(told)
        yield from _beside(cells)
        yield Line(1, 0, 0, 0, _BODY, False, 600, "", whole=True)


def _beside(cells: list[list[Line]]) -> Iterator[Line]:
    """Cells of one row, the dates and the place of an entry put to its head."""
    lone = [_only(cell) for cell in cells]
    if len(cells) > 1 and (title := lone[0]) is not None and _is_title(title, lone[1:]):
        yield title
        yield from _beside(cells[1:])
        return
    if len(cells) > 1 and all(line is not None and not line.inner for line in lone):
        told = [line for line in lone if line is not None]
        largest = max(told, key=lambda line: line.size)
        yield replace(
            largest, text=" | ".join(line.text for line in told), bold=any(one.bold for one in told)
        )
        return
    about = [line for line in lone if line is not None and _is_about(line.text)]
    for cell, line in zip(cells, lone, strict=True):
        if line is not None and line in about and len(about) < len(cells):
            continue
        for one in cell:
            if one.text and about and not one.inner:
                words = " | ".join([one.text, *(line.text for line in about)])
                yield replace(one, text=words)
                about = []
            else:
                yield one


def _is_title(line: Line, others: list[Line | None]) -> bool:
    """Whether a cell titles what stands beside it, as a section does."""
    if len(line.text.split()) > 3 or line.inner:
        return False
    larger = all(one is None or line.size > one.size * 1.12 for one in others)
    known = is_section_title(line.text)
    return (known and (line.bold or line.text.isupper())) or (larger and line.text.isupper())


def _only(cell: list[Line]) -> Line | None:
    told = [line for line in cell if line.text]
    return told[0] if len(told) == 1 else None


def _is_about(text: str) -> bool:
    """Whether a cell says when or where an entry was, and nothing else."""
    dated = find_dates(text) is not None or is_place(text)
    return len(text) < _ABOUT and dated and kind_of(text) == "other"


def _told(element: Any, boxes: list[Any]) -> Iterator[str]:
    """The words of a paragraph; the text boxes that it holds are put to `boxes`."""
    stack = [iter(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag in _NESTED:
            boxes.append(child)
        elif child.tag not in _UNSEEN:
            stack.append(iter(child))


def _size(element: Any) -> float:
    """The size that run properties in `element` tell, in points; 0 where they tell none."""
    found: Iterable[Any] = element.iter(f"{_W}rPr")
    for properties in found:
        return _digits(_value(properties.find(f"{_W}sz"))) / 2
    return 0.0


def _value(element: Any) -> str:
    return "" if element is None else element.get(f"{_W}val") or ""


def _digits(text: str) -> float:
    return min(float(text), 10_000.0) if text.isascii() and text.isdigit() else 0.0


def _is_on(element: Any) -> bool:
    return element is not None and element.get(f"{_W}val") not in ("0", "false", "off")
