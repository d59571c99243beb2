"""The laid-out page: the CV as PDF, PNG or SVG, and where each bullet lands on it.

Typst sets the page in this process and asks no network. The CV's text is handed over as data and
never read as markup. The fonts are those that come with Typst, so that a page is the same
everywhere; fonts of the system are asked only for characters that those lack.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from bulletsmith.bullets.patterns import pattern
from bulletsmith.cv import CV, Address
from bulletsmith.errors import BulletsmithError
from bulletsmith.layout import estimate
from bulletsmith.layout.content import Entry, Item, contact, first_pages, parts
from bulletsmith.layout.facts import Landing, Page, Paper, Style

_SAFE_LINKS = ("https://", "http://", "mailto:")
_COMMON = frozenset("–—‘’“”„•…→≤≥±×≈€−∞√·°µ²³½¼¾")
_JOINTS = pattern(r"\S[-‐–—/?&|]\S")
_typst = Lock()  # a compiler answers one thread at a time


class NoPageError(BulletsmithError):
    """A CV that cannot be laid out."""


def pdf(cv: CV, style: Style = "plain", paper: Paper = "a4") -> bytes:
    """The CV as a tagged PDF, with its text in reading order."""
    return _compiled(cv, style, paper, format="pdf")[0]


def pictures(cv: CV, style: Style = "plain", paper: Paper = "a4", ppi: float = 96) -> list[bytes]:
    """The pages as PNG pictures."""
    return _compiled(cv, style, paper, format="png", ppi=ppi)


def drawings(cv: CV, style: Style = "plain", paper: Paper = "a4") -> list[bytes]:
    """The pages as SVG drawings."""
    return _compiled(cv, style, paper, format="svg")


def lay_out(cv: CV, style: Style = "plain", paper: Paper = "a4") -> Page:
    """Where everything lands."""
    with _typst:
        compiler = _compiler(_data(cv), style, paper)
        (facts,) = json.loads(_asked(compiler.query, "<page-facts>", field="value"))
        marks = json.loads(compiler.query("<landing>", field="value"))
    sheet = estimate.sheet(style, paper)
    texts = {item.address: item.text for part in parts(cv) for item in part.every_item}
    starts: dict[Address, tuple[int, float]] = {}
    landings: dict[Address, Landing] = {}
    for mark in marks:
        address = tuple(mark["address"])
        page, y = mark["at"]["page"], _points(mark["at"]["y"])
        if mark["edge"] == "start":
            starts[address] = (page, y)
        else:
            first, top = starts[address]
            if page > first:  # its first lines end somewhere above the foot of their page
                top = sheet.margin
            lines = round((y - top + sheet.pitch - sheet.line) / sheet.pitch)
            if page > first:
                lines = max(lines + 1, estimate.lines_between(texts[address], style, paper)[0])
            landings[address] = Landing(page, top / sheet.height, y / sheet.height, lines)
    end = _points(facts["end"]["y"]) - sheet.margin
    guess = estimate.estimated(cv, style, paper)
    length = guess.length + sum(
        landing.lines - guess.landings[address].lines
        for address, landing in landings.items()
        if address in guess.landings
    )
    return Page(int(facts["pages"]), end / sheet.pitch, sheet.room, length, landings)


def measured(cv: CV, style: Style = "plain", paper: Paper = "a4") -> Page:
    """`lay_out`, but of a CV that is longer than any may be only the first pages.

    So it takes about as long for a CV of thousands of bullets as for one of two hundred.
    """
    first, times = first_pages(cv)
    page = lay_out(first, style, paper)
    return page if times == 1 else page.longer(times)


def unshown(cv: CV) -> str:
    """The characters of `cv` that no font at hand can show, in the order of their first use."""
    rare = "".join(dict.fromkeys(char for char in _data(cv) if not _is_common(char)))
    return "".join(char for char in rare if not char.isspace() and not _shown(char))


def _points(length: str) -> float:
    return float(length.removesuffix("pt"))


def _asked(call: Any, *arguments: Any, **how: Any) -> Any:
    """What `call` of Typst gives; its errors in our words."""
    try:
        return call(*arguments, **how)
    except RuntimeError as error:
        raise NoPageError(
            f"this CV cannot be laid out: {str(error)[:200]}", remedy="export it as Markdown"
        ) from None


def _compiled(cv: CV, style: Style, paper: Paper, **how: Any) -> list[bytes]:
    with _typst:
        made = _asked(_compiler(_data(cv), style, paper).compile, **how)
    return made if isinstance(made, list) else [made]


@lru_cache(maxsize=4)
def _compiler(data: str, style: Style, paper: Paper) -> Any:
    """A compiler with its input; the last few are kept: a page is asked about, then exported."""
    import typst

    return typst.Compiler(
        str(Path(__file__).with_name("cv.typ")),
        sys_inputs={"cv": data, "style": style, "paper": paper},
        ignore_system_fonts=all(map(_is_common, data)),
    )


def _is_common(char: str) -> bool:
    """Whether the fonts that come with Typst surely have it."""
    return char < "\u0180" or char in _COMMON


@lru_cache(maxsize=4096)
def _shown(char: str) -> bool:
    """Whether a font has `char`: the standard for accessible PDFs wants to know the same."""
    import typst

    source = b'#set text(font: ("New Computer Modern", "Libertinus Serif"))\n#sys.inputs.text'
    with _typst:
        try:
            typst.compile(source, sys_inputs={"text": char}, format="pdf", pdf_standards=["a-2u"])
        except RuntimeError:
            return False
    return True


def _data(cv: CV) -> str:
    """The CV as the JSON that the template reads."""
    person = cv.profile
    return json.dumps(
        {
            "title": f"{person.name} – CV" if person.name else "CV",
            "name": person.name,
            "heading": _pieces(person.name, 1.8),
            "keywords": list(cv.tools.core),
            "headline": _pieces(person.headline),
            "contact": [
                {"text": _pieces(part), "url": _url(part), "short": not estimate.too_wide(part)}
                for part in contact(cv)
            ],
            "sections": [
                {
                    "title": _pieces(part.title, 1.3),
                    "text": _pieces(part.text),
                    "lines": [{"label": a, "text": _pieces(b)} for a, b in part.lines],
                    "entries": [_entry(entry) for entry in part.entries],
                    "bullets": _bullets(part.items),
                }
                for part in parts(cv)
            ],
        },
        ensure_ascii=False,
    )


def _url(part: str) -> str:
    if "@" in part and " " not in part and ":" not in part:
        return f"mailto:{part}"
    return part if part.startswith(_SAFE_LINKS) and " " not in part else ""


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "title": _pieces(entry.title, 1.2),
        "subtitle": _pieces(entry.subtitle),
        "place": _pieces(entry.place),
        "dates": _pieces(entry.dates),
        "bullets": _bullets(entry.items),
    }


def _bullets(items: tuple[Item, ...]) -> list[dict[str, Any]]:
    return [{"address": item.address, "text": _pieces(item.text)} for item in items]


def _pieces(text: str, scale: float = 1) -> list[str | list[str]]:
    """`text` as the template takes it: words, and by themselves those that a hyphen could break."""
    if not _JOINTS.search(text) and not estimate.too_wide(text, scale):
        return [text] if text else []
    parts: list[str | list[str]] = []
    plain = ""
    for place, word in enumerate(text.split(" ")):
        plain += " " * (place > 0)
        if estimate.too_wide(word, scale):
            pieces = [word[at : at + estimate.PIECE] for at in range(0, len(word), estimate.PIECE)]
        elif _JOINTS.search(word):
            pieces = [word]
        else:
            plain += word
            continue
        parts += [plain, pieces] if plain else [pieces]
        plain = ""
    return [*parts, plain] if plain else parts
