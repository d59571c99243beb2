"""Rewrite, insert, delete and move bullets of a LaTeX file in the macros that it uses itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletsmith.cv import CV, Address, Bullet, bullets
from bulletsmith.errors import CannotPatchError
from bulletsmith.formats.document import Delete, Edit, Insert, Move, Set
from bulletsmith.formats.edits import apply
from bulletsmith.formats.latex.build import Builder
from bulletsmith.formats.latex.markup import markup_of
from bulletsmith.formats.latex.read import Reader
from bulletsmith.formats.latex.text import escaped, group_at, words
from bulletsmith.formats.pieces import stretches
from bulletsmith.formats.source import decode
from bulletsmith.formats.splice import respliced


def patched(source: bytes, edits: Sequence[Edit]) -> bytes:
    """`source` with the edits made one after the other, every other byte as it was.

    Raises CannotPatchError for whatever is no bullet, and for the last bullet of a list: LaTeX does
    not compile an empty one.
    """
    if not edits:
        return source
    file = decode(source)
    text = file.text
    found = Reader(text).read()
    for edit in edits:
        parts = [piece.name for piece in stretches(text)]
        text = _edited(text, found, edit, file.newline)
        after = Reader(text).read()
        if parts != [piece.name for piece in stretches(text)] or _texts(after.cv) != _texts(
            apply(found.cv, (edit,))
        ):
            raise CannotPatchError(
                "this edit would disturb the bullets around it",
                remedy="make it in the file itself: its macros are too entangled to be sure",
            )
        found = after
    return file.encode(text)


def _texts(cv: CV) -> list[tuple[Address, str]]:
    return [(address, bullet.text) for address, bullet in bullets(cv)]


def _edited(text: str, found: Builder, edit: Edit, newline: str) -> str:
    address = edit.address
    if len(address) != 4 or address[2] != "bullets":
        raise CannotPatchError(
            "in a LaTeX file only bullets are edited in place",
            remedy="change the rest in the file itself, or save as TOML",
        )
    siblings = _siblings(found, address)
    if isinstance(edit, Set):
        return _set(text, found, address, _text(edit.value))
    if isinstance(edit, Insert):
        return _insert(text, found, siblings, int(address[3]), _text(edit.value), newline)
    if isinstance(edit, Delete):
        return _delete(text, found, siblings, address)
    return _move(text, found, siblings, edit)


def _text(value: object) -> str:
    if not isinstance(value, Bullet):
        raise CannotPatchError("only a bullet can stand among bullets")
    return value.text


def _siblings(found: Builder, address: Address) -> list[Address]:
    siblings = sorted((a for a in found.macros if a[:3] == address[:3]), key=lambda a: int(a[3]))
    if not siblings:
        raise CannotPatchError(
            "this role has no bullet whose form a new one could take",
            remedy="add its first bullet in the file itself",
        )
    return siblings


def _set(text: str, found: Builder, address: Address, new: str) -> str:
    place = found.places[address]
    old = words(text, place.start, place.end).text
    written, _ = respliced(text, place, old, new, escaped, _plain, markup_of)
    return text[: place.start] + written + text[place.end :]


def _plain(source: str) -> str:
    """The words of `source`; nothing where its braces do not match, so that it is not taken."""
    whole = group_at("{" + source + "}", 0, len(source) + 2)
    return words(source).text if whole == (1, len(source) + 1) else ""


def _insert(
    text: str, found: Builder, siblings: list[Address], index: int, new: str, newline: str
) -> str:
    before = siblings[min(index, len(siblings)) - 1] if index else siblings[0]
    place, (first, last) = found.places[before], found.macros[before]
    line = text.rfind("\n", 0, first) + 1
    indent = text[line:first] if not text[line:first].strip() else ""
    newline = _newline(text, first, newline)
    opening = _unlabelled(text[first : place.start])
    opening += " " * opening[-1:].isalpha()
    made = f"{opening}{escaped(new)}{text[place.end : last]}"
    if (first, last) == place[:2]:  # a line of prose, which no macro sets apart
        indent = re.compile(r"[ \t]*").match(text, line).group()  # type: ignore[union-attr]
        if not index:
            return f"{text[:first]}{made}\\\\{newline}{indent}{text[first:]}"
        return f"{text[:last]}\\\\{newline}{indent}{made}{text[last:]}"
    if not index:
        return f"{text[:first]}{made}{newline}{indent}{text[first:]}"
    end = _line_end(text, last)
    return f"{text[:end]}{newline}{indent}{made}{text[end:]}"


_ARGUMENT = re.compile(r"\s*(?:\[([^\[\]]{0,300})\]|\{)")


def _unlabelled(opening: str) -> str:
    """The macro that opens a bullet without the words that its arguments say of that bullet."""
    name = re.compile(r"\\[A-Za-z@]+\*?").match(opening)
    at = name.end() if name else len(opening)
    kept = opening[:at]
    while found := _ARGUMENT.match(opening, at):
        span = found.span(1) if found[1] is not None else group_at(opening, at, len(opening))
        if span is None:
            break  # the one that the bullet stands in
        first, last = span
        named = any(sign.isalnum() for sign in words(opening, first, last).text)
        kept += opening[at:first] + opening[first:last] * (not named) + opening[last]
        at = last + 1
    return kept + opening[at:]


def _newline(text: str, at: int, usual: str) -> str:
    """The line end that is used around `at`: a file that is pulled in has its own."""
    end = text.find("\n", at)
    if text.startswith(("\n%\x03", "%\x03"), end):
        end = text.rfind("\n", 0, at)
    if end <= 0 or text[text.rfind("\n", 0, end) + 1 :].startswith("%\x02"):
        return usual
    return "\r\n" if text[end - 1] == "\r" else "\n"


def _line_end(text: str, at: int) -> int:
    """The end of the line where nothing but white space or a comment follows `at`, else `at`."""
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    end -= text[at:end].endswith("\r")
    rest = text[at:end].strip()
    return end if not rest or rest.startswith("%") else at


def _delete(text: str, found: Builder, siblings: list[Address], address: Address) -> str:
    if len(siblings) == 1:
        raise CannotPatchError(
            "the only bullet of a list cannot be deleted: LaTeX does not compile an empty list",
            remedy="take the list out of the file itself",
        )
    first, last = found.macros[address]
    if (first, last) == found.places[address][:2]:
        return _prose_deleted(text, first, last)
    line = text.rfind("\n", 0, first) + 1
    end = _line_end(text, last)
    if not text[line:first].strip() and (end > last or text[end : end + 1] in ("\n", "\r", "")):
        first, last = line, end
        last += 2 if text[last : last + 2] == "\r\n" else 1
    return text[:first] + text[last:]


def _prose_deleted(text: str, first: int, last: int) -> str:
    """Without a line of prose, and without the end of line that would have nothing to end."""
    after = re.compile(r"\s*\\\\(?:\[[^\]\n]*\])?[ \t]*\r?\n?[ \t]*").match(text, last)
    if after:
        return text[:first] + text[after.end() :]
    before = re.compile(r"\s*\\\\(?:\[[^\]\n]*\])?\s*\Z").search(text, max(0, first - 200), first)
    return text[: before.start() if before else first] + text[last:]


def _move(text: str, found: Builder, siblings: list[Address], edit: Move) -> str:
    spans = [found.macros[address] for address in siblings]
    sources = [text[first:last] for first, last in spans]
    sources.insert(edit.to, sources.pop(int(edit.address[3])))
    for (first, last), source in reversed(list(zip(spans, sources, strict=True))):
        text = text[:first] + source + text[last:]
    return text
