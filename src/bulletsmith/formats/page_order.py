"""The lines of pages in reading order, and what goes on over several of them in one.

A page has columns where white space parts text that is read on its own; dates at the right of
their entries, or labels at the left, are parts of rows. A line goes on on the next where its words
had no more room, or where the next one hangs below its words.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from statistics import quantiles
from unicodedata import normalize

from bulletsmith.bullets.text import one_line
from bulletsmith.dates import find_dates
from bulletsmith.formats.entry import is_place
from bulletsmith.formats.markdown.heads import CONTACT, is_section_title
from bulletsmith.formats.page_lines import ICONS, SURE, UNSURE, Line
from bulletsmith.formats.sections import kind_of

_PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,2}(?:\s*(?:/|of)\s*\d{1,2})?$", re.IGNORECASE)
# Words that a hyphen follows by right; `pre-`, `re-` and `co-` are as often a mere syllable.
_KEEPS_HYPHEN = frozenset(
    "real low high post non multi self end cross long short large small open state two three one"
    " first second fine well hands data model full front back cutting deep".split()
)
_LIGATURES = re.compile("[\ufb00-\ufb06]")
# Small capitals and old figures have signs of their own in some fonts.
_SMALL = {0xF700 + sign: sign for sign in (*range(0x30, 0x3A), *range(0x61, 0x7B))}
_HYPHENS = "-\u2010\u2011\u00ad"
DURATION = re.compile(r"\s*\(?\b\d+ (?:years?|yrs?|months?|mos?)(?: \d+ (?:months?|mos?))?\)?\s*$")
_TYPED = re.compile(r"[-–](?=[A-Z])")  # a mark that somebody typed before a paragraph
_ASIDE = 40  # characters: what stands beside a head is no longer
_SPACED = 1.4  # leadings from a line to the next, where a new paragraph begins


@dataclass(slots=True)
class Row:
    """Lines on one height, or a paragraph of them: `line` has its words, `mark` a list's.

    `parts` tells that white space parts it. `gap` is the space above, in leadings; `rows` counts.
    """

    line: Line
    mark: bool = False
    parts: bool = False
    gap: float = 9.0
    rows: int = 1
    y: float = 0.0  # of its last line, as are x1 and column
    x1: float = 0.0
    column: int = 0


def paragraphs(lines: Iterable[Line]) -> list[Row]:
    """What the pages say, in reading order, a paragraph or a head at a time."""
    told = [replace(line, text=line.text.translate(_SMALL)) for line in lines if line.text.strip()]
    columns = list(_columns(_without_margins(told)))
    rows = [
        _in_column(row, number) for number, column in enumerate(columns) for row in _rows(column)
    ]
    rows = [row for row in rows if any(sign.isalnum() for sign in row.line.text)]
    _marked(rows)
    return _joined_rows(_beside(rows))


def _beside(rows: list[Row]) -> list[Row]:
    """The rows, what stands alone at the right put to the head that it is beside.

    Dates and places of an entry may be a little higher or lower than it, or go on below its dates.
    """
    kept: list[Row] = []
    for number, row in enumerate(rows):
        line = row.line
        aside = line.x0 > line.width * 0.6 and len(line.text) < _ASIDE and not row.mark
        aside = aside and not CONTACT.search(line.text)
        around = rows[max(0, number - 1) : number] + rows[number + 1 : number + 2]
        if not aside or not any(one.line.x0 < line.width * 0.4 for one in around):
            kept.append(row)
            continue
        lefts = [one for one in around if one.line.x0 < line.width * 0.5]
        near = [one for one in lefts if not one.mark and not _titles(one.line)]
        near = [one for one in near if abs(one.line.y - line.y) < line.size * 0.7]
        heads = (one for one in reversed(kept) if one.parts and one.column == row.column)
        head = near[0] if near else next(heads, None)
        if (
            head is None
            or head.line.size > line.size * 1.25
            or (not near and line.y - head.line.y > line.size * 5)
        ):
            kept.append(row)
            continue
        head.line = replace(head.line, text=f"{head.line.text} | {line.text}")
        head.parts, head.x1 = True, max(head.x1, row.x1)
    return kept


def _plain(text: str) -> str:
    """One line of text without what only a page needs: ligatures, hyphens that do not part."""
    text = one_line(_LIGATURES.sub(lambda found: normalize("NFKC", found.group()), text))
    text = text.replace("\u2010", "-").replace("\u2011", "-")
    # Small capitals of some fonts have no i.
    return text.upper() if text.replace("i", "").isupper() and len(text) > 3 else text


def _in_column(row: Row, number: int) -> Row:
    """`row` as one of the column of that number."""
    row.column = number
    return row


def _without_margins(lines: list[Line]) -> list[Line]:
    """Without page numbers and what stands at the same height on every page."""
    last = max((line.page for line in lines), default=1)
    repeated = Counter(
        {
            (re.sub(r"\d+", "#", line.text), round(line.y / 4), line.page)
            for line in lines
            if any(sign.isalnum() for sign in line.text)
        }
    )
    foot: dict[int, float] = {}
    for line in lines:
        foot[line.page] = max(foot.get(line.page, 0.0), line.y - 2)
    heights = Counter((text, y) for text, y, _ in repeated)
    return [
        line
        for line in lines
        if not (_PAGE_NUMBER.match(line.text) and len(line.text) < 14 and line.y >= foot[line.page])
        and not (last > 1 and heights[re.sub(r"\d+", "#", line.text), round(line.y / 4)] >= 2)
    ]


def _columns(lines: list[Line]) -> Iterator[list[Line]]:
    """The columns of each page, what stands across them before and behind."""
    by_page: defaultdict[int, list[Line]] = defaultdict(list)
    for line in lines:
        by_page[line.page].append(line)
    for page in sorted(by_page):
        yield from _parted(by_page[page])


def _parted(lines: list[Line]) -> Iterator[list[Line]]:
    gutter = _gutter(lines)
    if gutter is None:
        yield lines
        return
    x, top, foot = gutter
    above = [line for line in lines if line.y <= top]
    below = [line for line in lines if line.y >= foot]
    left = [line for line in lines if top < line.y < foot and line.x0 < x]
    right = [line for line in lines if top < line.y < foot and line.x0 >= x]
    columns = [left, right]
    if not 0.44 < min(line.x0 for line in right) / right[0].width < 0.56:
        # A narrow column stands beside the CV.
        columns.sort(key=lambda column: -sum(len(line.text) for line in column))
    yield from (part for part in (above, *columns, below) if part)


def _gutter(lines: list[Line]) -> tuple[float, float, float] | None:
    """The white space between two columns, x and from where to where; None for one column."""
    width = lines[0].width
    best: tuple[int, float, float, float] | None = None
    for step in range(22, 79):
        x = width * step / 100
        across = sorted(line.y for line in lines if line.x0 < x - 1 and line.x1 > x + 1)
        ends = [-1.0, *across, 1e9]
        counts = [
            (sum(top < line.y < foot for line in lines), top, foot)
            for top, foot in itertools.pairwise(ends)
        ]
        count, top, foot = max(counts)
        if count < len(lines) * 0.5 or (best is not None and count <= best[0]):
            continue
        within = [line for line in lines if top < line.y < foot]
        left = [line for line in within if line.x0 < x]
        right = [line for line in within if line.x0 >= x]
        if min(len(left), len(right)) < max(6, count * 0.12):
            continue
        starts = Counter(round(line.x0 / 3) for line in right)
        flush = sum(some for _, some in starts.most_common(3)) / len(right)
        if flush > 0.6 and not _attached(left, right) and not _attached(right, left):
            best = (count, x, top, foot)
    return best[1:] if best else None


def _attached(some: list[Line], others: list[Line]) -> bool:
    """Whether lines are parts of the rows of others: dates, places, labels."""
    heights = {round(line.y) + off for line in others for off in (-2, -1, 0, 1, 2)}
    beside = sum(round(line.y) in heights for line in some)
    titled = any(_titles(line) for line in some)
    prose = sum(len(line.text) > 45 for line in some) > len(some) * 0.3
    if all(_is_about(line.text) for line in some):
        return True
    return beside > len(some) * (0.95 if prose else 0.8) and not titled


def _is_about(text: str) -> bool:
    """Whether a line says when or where an entry was, or for how long, and nothing else."""
    told = len(text) < _ASIDE
    return told and (find_dates(text) is not None or is_place(text) or not DURATION.sub("", text))


def _titles(line: Line) -> bool:
    """Whether a line begins what is read on its own: a section, or a bullet."""
    few = len(line.text.split()) <= 3
    return (few and kind_of(line.text) != "other") or SURE.match(line.text) is not None


def _rows(lines: list[Line]) -> list[Row]:
    """Lines on one height as one row, its parts set apart by ` | `."""
    rows: list[Row] = []
    for line in sorted(lines, key=lambda line: (round(line.y), line.x0)):
        before = rows[-1] if rows else None
        level = before and abs(before.line.y - line.y) < max(2.5, line.size * 0.35)
        if before and _is_label(line, before) and line.x1 <= before.line.x0 + 1:
            rows.insert(-1, Row(line, y=before.y, x1=line.x1))
            continue
        left = before and level and 0 <= before.line.x0 + 1 - line.x1 < 3 * line.size
        if before and left and _is_lone_mark(line.text):
            # A mark stands a little lower than its words.
            before.line = replace(
                before.line,
                x0=line.x0,
                inner=before.line.x0,
                text=f"{line.text} {before.line.text}",
            )
            continue
        apart = before and _is_label(before.line, line)
        if before is None or not level or before.x1 > line.x0 + 1 or apart:
            rows.append(Row(line, y=line.y, x1=line.x1))
            continue
        first = before.line
        lone = _is_lone_mark(first.text)
        near = line.x0 - before.x1 < max(6, line.size * 0.9)
        glue = " " if lone or near else " | "
        before.parts = before.parts or glue == " | "
        before.x1 = line.x1
        before.line = replace(
            first,
            inner=line.x0 if lone else first.inner,
            size=line.size if lone else first.size,
            bold=line.bold if lone else first.bold,
            text=f"{first.text}{glue}{line.text}",
        )
    return rows


def _is_label(line: Line, beside: Row | Line) -> bool:
    """Whether a line titles what stands beside it at its right, as a section does."""
    other = beside.line if isinstance(beside, Row) else beside
    loud = line.text.isupper() and (line.bold or line.size > other.size * 1.12)
    level = abs(line.y - other.y) < max(line.size, other.size) * 0.5
    return loud and level and is_section_title(line.text)


def _is_lone_mark(text: str) -> bool:
    found = SURE.match(text) or UNSURE.match(text)
    return found is not None and found.end() == len(text)


def _marked(rows: list[Row]) -> None:
    """Tell list marks from icons, and take both away."""
    sure = sum(SURE.match(row.line.text) is not None for row in rows)
    for row in rows:
        text = row.line.text
        found = SURE.match(text) or (_TYPED.match(text) if row.line.whole else None)
        if not found and sure < 2 and (found := UNSURE.match(text)):
            rest = text[found.end() :]
            if ICONS.search(rest) or CONTACT.search(rest) or find_dates(rest):
                found = None
        row.mark = found is not None and found.end() < len(text)
        told = text[found.end() :] if found and row.mark else text
        row.line = replace(row.line, text=_plain(ICONS.sub("", told)) or _plain(text))


def _joined_rows(rows: list[Row]) -> list[Row]:
    """The rows, each that goes on from the one above put to its end."""
    leading = _leading(rows)
    edges = _edges(rows)
    joined: list[Row] = []
    for row in rows:
        above = joined[-1] if joined else None
        if above and above.column == row.column and above.line.page == row.line.page:
            row.gap = (row.line.y - above.y) / max(1.0, leading * max(row.line.size, 1.0))
        if above and _goes_on(above, row, edges):
            above.line = replace(
                above.line, text=_joined(above.line.text, row.line.text), page=row.line.page
            )
            above.rows += 1
            above.y, above.x1, above.column = row.y, row.x1, row.column
        else:
            joined.append(row)
    return joined


def _leading(rows: list[Row]) -> float:
    """The space from one line of a paragraph to the next, in sizes."""
    gaps = [
        (below.line.y - above.y) / below.line.size
        for above, below in itertools.pairwise(rows)
        if below.column == above.column and below.line.size > 0 and not below.mark
    ]
    usual = [gap for gap in gaps if 0.9 < gap < 2.6]
    return max(1.0, quantiles(usual, n=4)[0]) if len(usual) > 1 else 1.3


def _edges(rows: list[Row]) -> dict[tuple[int, int], float]:
    """How far the text goes that begins at a place of a column."""
    edges: dict[tuple[int, int], float] = {}
    for row in rows:
        if row.parts:
            continue
        for begins in {round(row.line.x0 / 4), round((row.line.inner or row.line.x0) / 4)}:
            for near in (begins - 1, begins, begins + 1):
                at = (row.column, near)
                edges[at] = max(edges.get(at, 0.0), row.x1)
    return edges


def _goes_on(above: Row, row: Row, edges: dict[tuple[int, int], float]) -> bool:
    """Whether `row` is the rest of what stands above it."""
    first, line = above.line, row.line
    told = line.text
    if row.mark or line.whole or (row.parts and find_dates(told)) or not told:
        return False
    turned = row.column != above.column
    if turned and not (told[:1].islower() or (above.mark and first.text[-1:] not in ".;")):
        return False
    if not turned and row.gap > _SPACED:
        return False
    if abs(first.size - line.size) > 0.12 * first.size:
        return False
    hung = above.mark and abs(line.x0 - first.inner) < 2
    if line.bold and not first.bold and not hung:
        return False
    lower = told[:1].islower() or first.text[-1:] in _HYPHENS
    edge = edges.get((above.column, round(line.x0 / 4)), above.x1)
    word = (line.x1 - line.x0) * len(told.split()[0]) / len(told)
    full = above.x1 + word + line.size * 0.2 > edge
    if told.isupper() and " " in told and not first.text.isupper():
        return False
    dated = find_dates(told)
    if dated and len(told) < 70 and dated.first == 0 and not lower:
        return False
    if above.mark:
        inner = first.inner or first.x0 + 1.5
        deeper = first.inner > 0 and line.x0 > inner + max(6.0, line.size)
        hangs = line.x0 >= inner - 3 if first.inner else line.x0 > inner
        flush = turned or (line.x0 >= first.x0 - 2 and not deeper)
        return (hangs and not deeper and not turned) or (
            (lower or full) and flush and not row.parts
        )
    if above.parts or row.parts or (first.bold and not line.bold):
        return False
    if above.rows == 1 and not turned and first.text[-1:] == told[-1:] == "." and not lower:
        return False  # a sentence a line: a list that has no marks
    aligned = turned or abs(line.x0 - first.x0) < 2 or (lower and line.x0 > first.x0)
    return aligned and (lower or (full and not dated and len(first.text) > 40))


def _joined(before: str, after: str) -> str:
    """Two lines of one sentence; a word parted by a hyphen is one word again."""
    if before[-1:] in _HYPHENS and before[-2:-1].isalpha() and after[:1].islower():
        start = re.split(r"[^A-Za-z]", before[:-1])[-1].lower()
        kept = start in _KEEPS_HYPHEN and before[-1] != "\u00ad"
        return before + after if kept else before[:-1] + after
    return f"{before}{after}" if before[-1:] == "/" else f"{before} {after}"
