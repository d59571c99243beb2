"""Word documents: read once into a new CV, and written with Word's own styles."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bulletsmith.cv import CV, Bullet
from bulletsmith.dates import dates_as_words
from bulletsmith.errors import NotUnderstoodError
from bulletsmith.formats.docx_lines import lines
from bulletsmith.formats.markdown.marks import TIERS
from bulletsmith.formats.page_lines import Line
from bulletsmith.formats.read_once import ReadOnce

if TYPE_CHECKING:
    from docx.document import Document as Word

ENTRIES, ENTRY_BYTES, ALL_BYTES = 2_000, 16_000_000, 40_000_000


class Docx(ReadOnce):
    """The Word adapter."""

    name = "docx"
    suffixes = (".docx",)

    def sniff(self, text: str) -> bool:
        """A Word document is an archive that names its parts."""
        return text.startswith("PK") and "word/" in text

    def lines(self, source: bytes) -> Iterator[Line]:
        """Its paragraphs. Raises NotUnderstoodError for what is broken, or unpacks to too much."""
        word = _opened(source)
        try:
            yield from lines(word)
        except Exception as error:
            raise _broken(error) from error

    def write(self, cv: CV) -> bytes:
        """`cv` with Word's headings and bullet lists, in one column."""
        return _written(cv)


def _opened(source: bytes) -> Word:
    """The document, once its archive is known to be of a sane size."""
    import docx

    try:
        with zipfile.ZipFile(io.BytesIO(source)) as archive:
            sizes = [entry.file_size for entry in archive.infolist()]
        if len(sizes) > ENTRIES or max(sizes) > ENTRY_BYTES or sum(sizes) > ALL_BYTES:
            raise NotUnderstoodError("this document unpacks to more than a CV can hold")
        return docx.Document(io.BytesIO(source))
    except NotUnderstoodError:
        raise
    except Exception as error:  # the library raises whatever a broken file makes it raise
        raise _broken(error) from error


def _broken(error: Exception) -> NotUnderstoodError:
    return NotUnderstoodError(
        f"this is no Word document, or a broken one ({type(error).__name__})",
        remedy="save it as .docx from a word processor, or as PDF",
    )


def _written(cv: CV) -> bytes:
    import docx

    word = docx.Document()
    person = cv.profile
    word.core_properties.title = f"{person.name} CV" if person.name else "CV"
    word.core_properties.author = person.name
    if person.name:
        word.add_heading(person.name, level=0)
    if person.headline:
        word.add_paragraph(person.headline)
    contact = [person.email, person.phone, person.location, *person.links]
    word.add_paragraph(" | ".join(part for part in contact if part))
    if cv.summary.sentence:
        word.add_heading("Summary", level=1)
        word.add_paragraph(cv.summary.sentence)
    if cv.roles:
        word.add_heading("Experience", level=1)
    for role in cv.roles:
        _entry(word, role.title, role.company, role.location, dates_as_words(role.start, role.end))
        _bullets(word, role.bullets)
    if cv.tools:
        word.add_heading("Skills", level=1)
    for tier, names in cv.tools:
        if names:
            word.add_paragraph(f"{TIERS[tier]}: {', '.join(names)}")
    if cv.projects:
        word.add_heading("Projects", level=1)
    for project in cv.projects:
        dates = dates_as_words(project.start, project.end)
        _entry(word, project.name, project.url, project.evidence, dates)
        _bullets(word, project.bullets)
    if cv.education:
        word.add_heading("Education", level=1)
    for degree in cv.education:
        _entry(word, degree.degree, degree.school, "", dates_as_words(degree.year, ""))
        _bullets(word, tuple(Bullet(own=detail) for detail in degree.details))
    for section in cv.sections:
        word.add_heading(section.title, level=1)
        _bullets(word, tuple(Bullet(own=item) for item in section.items))
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _entry(word: Word, *parts: str) -> None:
    """A heading line, its parts set apart by tabs: what each is, a reader tells by its words."""
    paragraph = word.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    for index, part in enumerate(part for part in parts if part):
        run = paragraph.add_run(f"\t{part}" if index else part)
        run.bold = not index


def _bullets(word: Word, bullets: tuple[Bullet, ...]) -> None:
    for bullet in bullets:
        word.add_paragraph(bullet.text, style="List Bullet")


FORMAT = Docx()
