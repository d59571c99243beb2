"""Whether a line of a Markdown CV heads a section, a position, or goes with the head above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletsmith.bullets.patterns import pattern
from bulletsmith.dates import find_dates, split_dates
from bulletsmith.formats.entry import ends_in_place, is_place, is_title, pieces
from bulletsmith.formats.markdown.blocks import Block, Span
from bulletsmith.formats.markdown.entry import Entry, marked
from bulletsmith.formats.markdown.inline import Words
from bulletsmith.formats.sections import kind_of

BOLD = pattern(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
CONTACT = pattern(
    r"@|https?:|www\.|linkedin|github|\+?\d[\d ()./-]{6,}|\.(?:com|org|io|dev|net)\b", re.I
)
ONLY_BOLD = pattern(r"(\*\*|__)([^*_]+)\1:?$")
_MARKED = pattern(r"(\*\*|__|\*(?!\*)|_(?!_))(?=\S)([^*_]+)(?<=\S)\1:?")
_LEADS = pattern(r"\*\*|__|\[|\*\S|_\S")
_URL = pattern(r"(?:https?://|www\.)\S|(?:linkedin|github|gitlab)\.com/", re.IGNORECASE)
_ADDRESS = pattern(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,12}(?:/\S*)?", re.IGNORECASE)
_COLUMN = pattern(
    r"(?:job )?(?:role|title|position|company|employer|organi[sz]ation|dates?|period|years?|when|"
    r"where|location|from|to|degree|school|institution|project|description|details)",
    re.IGNORECASE,
)
_SECTION = pattern(
    r"(?:experience|employment|history|education|skills?|summary|profile|projects?|publications?|"
    r"certifications?|technologies|tools)\W*$",
    re.IGNORECASE,
)
_LABEL = pattern(
    r"(?:key |main )?(?:roles?|responsibilit|achievements?|accomplishments?|highlights?|duties|"
    r"tasks?|technolog|tools?$|tech stack|results?|impact|contributions?|projects?)\w*$",
    re.IGNORECASE,
)
_DOCUMENT = pattern(r"\W*(?:r[ée]sum[ée]|cv|curriculum vitae|lebenslauf)\b", re.IGNORECASE)
_PARTED = pattern(r",\s|\s(?:at|[|@·–—-])\s")
_STACK = pattern(
    r"(?:(?:main |key )?(?:tech(?:nolog(?:y|ies)|nical stack| ?stack)?|stack|tools|environment"
    r"|skills|keywords|languages|project|client|team size)(?: used)?)\s*:",
    re.IGNORECASE,
)
_BREAK = pattern(r" {2,}\r?\n")
_MOST_LINES = 12  # below the head of an entry, which tell its company, place and dates


def title_kind(words: str) -> str:
    """What kind of section a heading opens; a sentence or a line of contacts opens none."""
    return "other" if len(words.split()) > 8 or CONTACT.search(words) else kind_of(words)


def is_entry(words: str) -> bool:
    """Whether a heading reads as a position or a degree and not as the title of a section."""
    return find_dates(words) is not None or len(pieces(words)) > 1


def is_section_title(words: str) -> bool:
    """Whether a heading that stands below others still opens a section: `Work Experience`."""
    few = len(words.split()) <= 4
    return few and bool(_SECTION.search(words)) and not is_entry(words) and not is_title(words)


def is_document_title(words: str) -> bool:
    """Whether a first heading says what the document is, `Résumé`, and not whose."""
    return bool(_DOCUMENT.match(words))


def is_label(words: str) -> bool:
    """Whether a list item with a list below it only says what that is: `Achievements`."""
    count = len(words.split())
    return count <= 4 and bool(words.endswith(":") or (count <= 2 and _LABEL.match(words)))


def tells_of_stack(words: str) -> bool:
    """Whether a line names what was used, or for whom, and not what was done."""
    return bool(_STACK.match(words))


def only_link(text: str, block: Block, words: Words) -> bool:
    """Whether a list item is a link and nothing else."""
    source = text[slice(*block.segments[0])].lower() if block.segments else ""
    if source.startswith("<a "):
        return source.find("</a>") + len("</a>") >= len(source.removesuffix("</li>").rstrip())
    return len(words.links) == 1 and words.links[0].words.strip() == words.text


def heads_a_list(
    text: str, entry: Entry | None, block: Block, words: Words, parent: bool, above: Words | None
) -> bool:
    """Whether a list item is a position: bold, dated or the title of the list below it.

    `above` is the company that it stands below in the list.
    """
    source = marked(text[slice(*block.segments[0])])
    within = block.indent > 0 and not (above and entry is None)
    if within and not (entry and block.indent <= entry.indent):
        return False
    if entry is not None and entry.block.kind == "heading":
        return False
    dated = find_dates(words.text) is not None
    bold = source.startswith(("**", "__"))
    if is_title(words.text) and _ends_dated(words.text):
        return True  # `- ML Engineer, Acme, 2019 – 2021`
    listed = entry is None or (entry.block.kind == "item" and bool(entry.bullets))
    if parent and listed and len(words.text.split()) <= 6:
        return words.text[-1:] not in ".:" and not is_label(words.text)  # `- Acme Corp`
    short = len(words.text.split()) <= 20
    return short and ((parent and (dated or is_title(words.text))) or (bold and dated))


def _ends_dated(words: str) -> bool:
    """Whether a few words end in dates: `ML Engineer at Acme from 2019 to 2021`."""
    dates = find_dates(words)
    return (
        dates is not None
        and bool(dates.end)
        and dates.last > len(words) - 2
        and len(words.split()) <= 18
        and bool(_PARTED.search(words[: dates.first]))
    )


def tells_when_or_where(entry: Entry, words: Words) -> bool:
    """Whether a list item or a heading right below the head tells its dates, or then its place."""
    if len(words.text) > 60 or entry.bullets:
        return False
    if split_dates(words.text):
        return not is_dated(entry)
    dates_above = bool(entry.lines) and split_dates(entry.lines[-1].text) is not None
    return dates_above and is_place(words.text) and len(words.text.split()) <= 5


def titles_a_list(entry: Entry, words: Words) -> bool:
    """Whether a plain line above a list is one more position: a title, where others stood so."""
    few = len(words.text.split()) <= 10 and words.text[-1:] not in ".:;,"
    return entry.block.kind != "heading" and bool(entry.bullets) and few and is_title(words.text)


def paragraphs(text: str, lines: Sequence[Span]) -> list[list[Span]]:
    """The lines of a paragraph, apart wherever one is broken off by hand."""
    told: list[list[Span]] = [[]]
    for line, after in zip(lines, [*lines[1:], (len(text), len(text))], strict=True):
        slashed = text.endswith("\\", *line)
        told[-1].append((line[0], line[1] - slashed))
        if slashed or _BREAK.match(text, line[1], after[0]):
            told.append([])
    return told if told[-1] else told[:-1]


def is_url(words: str) -> bool:
    """Whether a line is an address of the web and nothing else."""
    return bool(_ADDRESS.fullmatch(words))


def is_column(words: str) -> bool:
    """Whether a table's cell is the title of a column."""
    return bool(_COLUMN.fullmatch(words))


def is_dated(entry: Entry | None) -> bool:
    """Whether the head of the entry has told its dates: what follows is seldom its company."""
    said = [entry.head, *entry.lines[:_MOST_LINES]] if entry else []
    return any(find_dates(words.text) for words in said)


def may_head(source: str, words: Words) -> bool:
    """Whether a line may be the head of a section's first entry."""
    short = len(words.text.split()) <= 25
    return short and (bool(_LEADS.match(source)) or is_entry(words.text))


def marking(source: str) -> str:
    """The mark that a whole line stands in: `**`, `*`; empty where it stands in none."""
    found = _MARKED.fullmatch(source.rstrip(" \t\\"))
    return found[1] if found else ""


def another_position(entry: Entry, source: str, words: Words, after: str) -> bool:
    """Whether a title and, on the next line, its dates stand below an entry that has its own."""
    titled = marking(source) and is_title(words.text) and len(words.text.split()) <= 12
    return bool(titled) and split_dates(after) is not None and is_dated(entry)


def goes_on(entry: Entry, source: str, words: Words, after: str) -> bool:
    """Whether a line is one more position at the company of `entry`, or of the one above it."""
    below = entry.block.kind == "heading" or entry.above is not None
    return another_position(entry, source, words, after) or (
        below and find_dates(words.text) is not None and is_title(words.text)
    )


def company_above(text: str, entry: Entry, source: str) -> Words | None:
    """The company of one more position that stands below the position `entry`."""
    if entry.block.kind == "heading":
        return None if is_title(entry.head.text) else entry.head
    stands = marked(text[entry.head.place.start : entry.block.end].split("\n", 1)[0].rstrip())
    dated = find_dates(entry.head.text) is not None and BOLD.match(stands) and BOLD.match(source)
    if dated or marking(stands) == marking(source):
        return entry.above
    return None if is_title(entry.head.text) else entry.head


def starts_another(kind: str, entry: Entry, source: str, words: Words, after: str) -> bool:
    """Whether a line below `entry` heads another one; `after` are the words of the next line."""
    dated = find_dates(words.text) is not None
    if kind == "experience" and another_position(entry, source, words, after):
        return True
    if entry.block.kind == "heading":
        bold = source.startswith(("**", "__"))
        said = bool(entry.bullets or entry.told)
        return said and kind != "education" and bold and dated and is_title(words.text)
    found = BOLD.match(source)
    if len(words.text.split()) > 25:
        return False
    said = bool(entry.bullets or entry.told or len(entry.lines) > 1)
    if said and split_dates(words.text) is not None:
        return is_dated(entry)
    if found is None:
        told = dated and is_entry(words.text) and split_dates(words.text) is None
        return told and is_dated(entry) and words.text[-1:] != "."
    if found[2].rstrip().endswith(":") or words.text[len(found[2]) :][:1] == ":":
        return False
    if entry.bullets or entry.told:
        rest = words.text[len(found[2]) :].strip(" ,|·–—-")
        return (
            dated
            or is_title(words.text)
            or ONLY_BOLD.match(source) is not None
            or kind == "projects"
            or is_place(rest)
            or find_dates(after) is not None
        )
    return dated and is_dated(entry)


def belongs_to_head(kind: str, entry: Entry, source: str, words: Words) -> bool:
    """Whether a line tells the company, the place or the dates of the head above it."""
    if len(entry.lines) >= _MOST_LINES:
        return False
    count = len(words.text.split())
    dates = find_dates(words.text)
    if kind == "projects":
        return count <= 12 and bool(words.links or _URL.search(words.text) or dates)
    if dates:
        return count <= 14
    if count > 8 or words.text.endswith((".", ":")):
        return False
    if is_place(words.text) or (not entry.lines and ends_in_place(words.text)):
        return True
    said = [part for line in (entry.head, *entry.lines) for part in pieces(line.text)]
    if is_dated(entry) and sum(split_dates(part) is None for part in said) > 1:
        return False
    marked = source[:1] in "*_" and source[-1:] in "*_"
    return (
        marked
        or bool(_LEADS.match(source))
        or is_title(words.text)
        or len(pieces(words.text)) > 1
        or (count <= 5 and not is_dated(entry))
    )
