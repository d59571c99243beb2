"""Plain text: a CV laid out in it, or one bullet a line, with or without a mark.

A text with a title for its positions (`EXPERIENCE`) is read as a CV; any other line is a bullet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bulletsmith.bullets.text import one_line
from bulletsmith.cv import CV, Address, Bullet, Role
from bulletsmith.cv import bullets as all_bullets
from bulletsmith.dates import dates_as_words
from bulletsmith.errors import CannotPatchError
from bulletsmith.formats.document import (
    Delete,
    Document,
    Edit,
    Insert,
    Move,
    Named,
    Place,
    Remark,
    Set,
    Suppression,
)
from bulletsmith.formats.edits import apply, spread
from bulletsmith.formats.markdown.write import held as spoken
from bulletsmith.formats.source import Source, decode, ignored, laid, splice

_LINE = re.compile(
    r"[ \t]*(?P<mark>(?:[-*+•▪◦‣●○∙⁃⋅⦁·–—]|\d{1,3}[.)])[ \t]+)?(?P<words>[^\r\n]*)\r?\n?"
)


class Text:
    """The plain text adapter: every line with words is a bullet of one role without a title."""

    name = "text"
    suffixes = (".txt", ".text")

    def sniff(self, text: str) -> bool:
        """Any text is plain text."""
        return bool(text.strip())

    def read(self, source: bytes) -> Document:
        """A CV, or a bullet a line, its mark left out; `# bulletsmith: ignore ...` is for the next
        line."""
        from bulletsmith.formats.text.outline import outline

        text = decode(source).text
        if found := outline(text):
            return Document(
                "text",
                source,
                text,
                found.cv,
                found.places,
                tuple(found.not_understood),
                tuple(found.suppressions),
            )
        bullets: list[Bullet] = []
        places: dict[Address, Place] = {}
        suppressions: list[Suppression] = []
        for line, row in enumerate(_lines(text), 1):
            told = ignored(row["words"]) if row["words"].startswith("#") else None
            address = ("roles", 0, "bullets", len(bullets))
            if told:
                suppressions.append(Suppression(line, *told, address if bullets else ()))
                continue
            start, end = row.span("words")
            words, place = laid(text[start:end].rstrip(), [(0, start)], start, end)
            if words:
                places[address] = place._replace(end=start + len(text[start:end].rstrip()))
                bullets.append(Bullet(own=words))
        roles = (Role(bullets=tuple(bullets)),) if bullets else ()
        return Document("text", source, text, CV(roles=roles), places, (), tuple(suppressions))

    def write(self, cv: CV) -> bytes:
        """`cv` as text without any markup, to be pasted into the boxes of a web form."""
        return ("\n\n".join(_paragraphs(spoken(cv))) + "\n").encode()

    def lost(self, cv: CV) -> tuple[str, ...]:
        """What is written is for people and forms: only the bullets are read back."""
        only_bullets = CV(roles=(Role(bullets=tuple(bullet for _, bullet in all_bullets(cv))),))
        if cv == only_bullets or not any(all_bullets(cv)):
            return ()
        return ("everything but the words: plain text is for pasting, keep the CV as .toml or .md",)

    def markup(self, _: Document, /) -> Mapping[Address, tuple[Named, ...]]:
        """None: its bullets are words and nothing else."""
        return {}

    def patch(self, source: bytes, edits: Sequence[Edit | Remark]) -> bytes:
        """Lines replaced, put in, taken out and moved. Raises CannotPatchError for the rest."""
        from bulletsmith.formats.remarks import Comments, parted, remarked

        kept = decode(source)
        ours, remarks = parted(edits)
        text = remarked(
            self._patched(kept, ours) if ours else kept.text,
            kept.newline,
            remarks,
            Comments("#"),
            lambda text: self.read(text.encode()),
            _spots,
        )
        return kept.encode(text) if text != kept.text else source

    def _patched(self, kept: Source, edits: Sequence[Edit]) -> str:
        from bulletsmith.formats.text.blocks import blocks_of

        text = kept.text
        if blocks_of(text):
            from bulletsmith.formats.markdown.patch import patched
            from bulletsmith.formats.text.outline import PLAIN

            return patched(kept, edits, PLAIN)
        cv = self.read(text.encode()).cv
        for edit in edits:
            try:
                for part in spread(cv, edit):
                    text = _made(text, part, kept.newline)
                    cv = apply(cv, [part])
            except LookupError as error:
                raise CannotPatchError(f"nothing stands at {edit.address}") from error
        if spoken(self.read(text.encode()).cv) != spoken(cv):
            raise CannotPatchError(
                "a text file holds one bullet a line and nothing else",
                remedy="save as .toml or .md",
            )
        return text


def _lines(text: str) -> Iterator[re.Match[str]]:
    return (found for found in _LINE.finditer(text) if found.group())


def _made(text: str, edit: Edit, newline: str) -> str:
    lines = [
        found
        for found in _lines(text)
        if one_line(found["words"])
        and not (found["words"].startswith("#") and ignored(found["words"]))
    ]
    address = edit.address
    if isinstance(edit, Insert) and address == ("roles", 0) and isinstance(edit.value, Role):
        said = "".join(f"{bullet.text}{newline}" for bullet in edit.value.bullets)
        return text + (newline if text and not text.endswith("\n") else "") + said
    if len(address) != 4 or address[:3] != ("roles", 0, "bullets"):
        raise CannotPatchError(
            "a text file holds one bullet a line and nothing else", remedy="save as .toml or .md"
        )
    index = address[3]
    assert isinstance(index, int)
    match edit:
        case Set(_, Bullet() as bullet):
            start, end = lines[index].span("words")
            end = start + len(text[start:end].rstrip())
            return splice(text, [(start, end, one_line(bullet.text))])
        case Delete():
            return splice(text, [(*lines[index].span(), "")])
        case Insert(_, Bullet() as bullet):
            near = lines[min(index, len(lines) - 1)] if lines else None
            mark = text[near.start() : near.start("words")] if near else ""
            said = f"{mark}{one_line(bullet.text)}{newline}"
            at = near.start() if near and index < len(lines) else near.end() if near else 0
            if at and not text[:at].endswith("\n"):
                said = newline + said.removesuffix(newline)
            return splice(text, [(at, at, said)])
        case Move(_, to):
            spans = [line.span("words") for line in lines]
            words = [text[slice(*span)] for span in spans]
            words.insert(to, words.pop(index))
            return splice(text, [(*s, new) for s, new in zip(spans, words, strict=True)])
    raise CannotPatchError("a text file holds bullets only", remedy="save as .toml or .md")


def _spots(text: str, document: Document, address: Address) -> Iterator[tuple[int, str]]:
    """Above the bullet's line; for the file, at its top."""
    start = document.places[address].start if address else 0
    yield text.rfind("\n", 0, start) + 1, ""


def _paragraphs(cv: CV) -> Iterator[str]:
    who = cv.profile
    lines = (who.name, who.headline, who.email, who.phone, who.location, *who.links)
    if any(lines):
        yield "\n".join(line for line in lines if line)
    if cv.summary.text:
        yield f"SUMMARY\n{cv.summary.text}"
    if any((role.title, role.company, role.start) != ("", "", "") for role in cv.roles):
        yield "EXPERIENCE"
    for role in cv.roles:
        dates = dates_as_words(role.start, role.end)
        head = [line for line in (role.title, role.company, role.location, dates) if line]
        yield "\n".join([*head, *(f"• {bullet.own}" for bullet in role.bullets)])
    tiers = [", ".join(names) for _, names in cv.tools if names]
    if tiers:
        yield "\n".join(["TOOLS", *tiers])
    if cv.projects:
        yield "PROJECTS"
    for project in cv.projects:
        head = [line for line in (project.name, project.url, project.evidence) if line]
        yield "\n".join([*head, *(f"• {bullet.own}" for bullet in project.bullets)])
    if cv.education:
        yield "EDUCATION"
    for education in cv.education:
        lines = (education.degree, education.school, education.year, *education.details)
        yield "\n".join(line for line in lines if line)
    for section in cv.sections:
        yield "\n".join([section.title.upper(), *(f"• {item}" for item in section.items)])


FORMAT = Text()
