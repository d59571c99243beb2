"""What is fuzzed: each target takes bytes, and may refuse them with a BulletsmithError only."""

from __future__ import annotations

import marshal
import os
import random
import shutil
import tempfile
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from bulletsmith.bullets.text import clean, one_line
from bulletsmith.cv import CV, Bullet, at, bullets
from bulletsmith.errors import BulletsmithError
from bulletsmith.formats.document import Delete, Document, Edit, Insert, Move, Set
from bulletsmith.formats.registry import FORMATS, by_name

Target = Callable[[bytes], None]


def read(name: str, data: bytes) -> None:
    """A reader: what it finds stands inside the file, and is clean."""
    try:
        document = by_name(name).read(data)
    except BulletsmithError:
        return
    _looked_at(document)


def read_pdf(data: bytes) -> None:
    """The PDF reader's inside, in this process: a child for each file would take an hour."""
    from bulletsmith.formats.page_lines import Line
    from bulletsmith.formats.page_outline import outline
    from bulletsmith.formats.pdf.extract import told

    if not data.lstrip()[:5].startswith(b"%PDF-"):
        return
    found: list[Line] = []
    try:
        found.extend(Line(**line) for line in told(data))
    except Exception as error:  # the child gives exit status 4 for it, and the reader refuses
        if isinstance(error, MemoryError):
            raise
        return
    _looked_at(by_name("markdown").read(outline(found).encode()))


def _looked_at(document: Document) -> None:
    for address, bullet in bullets(document.cv):
        assert bullet.text == one_line(bullet.text), f"a bullet is not clean: {bullet.text!r}"
        line, column = document.position(address)
        assert line >= 1, "a line before the first"
        assert column >= 1, "a column before the first"
    for missed in document.not_understood:
        assert missed.text == clean(missed.text), f"what is told is not clean: {missed.text!r}"


def patch(name: str, data: bytes) -> None:
    """A patch: no edit leaves every byte, and one edit leaves a file that reads."""
    adapter = by_name(name)
    try:
        document = adapter.read(data)
    except BulletsmithError:
        return
    assert adapter.patch(data, []) == data, "no edit, and the file changed"
    chance = random.Random(data)
    edits = _edits(document.cv, chance)
    try:
        after = adapter.patch(data, edits)
    except BulletsmithError:
        return
    back = adapter.read(after).cv  # a patch that leaves no CV is a lost file: this may not raise
    for edit in edits:
        if isinstance(edit, Set) and isinstance(edit.value, Bullet):
            assert at(back, edit.address).text == edit.value.text, f"not what was set: {edit}"


def _edits(cv: CV, chance: random.Random) -> list[Edit]:
    addresses = [address for address, _ in bullets(cv)]
    if not addresses:
        return []
    address = chance.choice(addresses)
    said = Bullet(own=chance.choice(_SAID))
    index = address[3]
    assert isinstance(index, int)
    return [chance.choice((Set(address, said), Set(address, said), Insert(address, said),
                           Delete(address), Move(address, max(0, index - 1))))]  # fmt: skip


_SAID = [
    "Built it.", "# no heading", "- no item", "a: b", '"quoted" and \'quoted\'', "100% of $5 & #1_a",  # noqa: E501
    r"\input{secrets}", "*a* [b](c) <d>", "[x]: y", "{a}", "| > &x *x !x", "日本 🙂", "}", "'''", "---",  # noqa: E501
]  # fmt: skip


def parse(data: bytes) -> None:
    """A bullet taken apart and judged, as the command line and the program do it."""
    from bulletsmith.bullets.as_json import reading_json
    from bulletsmith.checks.judge import judge
    from bulletsmith.checks.views import BulletView
    from bulletsmith.reporters.drawing import drawn

    view = BulletView(Bullet(own=one_line(_text(data))))
    found = list(judge(view))
    for finding in found:
        assert 0 <= finding.start <= finding.end <= len(view.text), finding
    reading_json(view.reading, view.facts, [])
    list(drawn(view.reading))


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace")


def any_text(data: bytes) -> None:
    """Law 6: the functions of `bullets` on text that passed no door."""
    from bulletsmith.bullets.parse import parse as parsed
    from bulletsmith.bullets.recognise import facts_of
    from bulletsmith.bullets.refill import slots_of
    from bulletsmith.bullets.template import assemble

    text = _text(data)
    reading = parsed(text)
    facts_of(reading)
    assemble(slots_of(reading))


def lexicon(data: bytes) -> None:
    """A user's own lexicon: mistakes are told, and nothing raises."""
    from bulletsmith.bullets import lexicon as words
    from bulletsmith.bullets import lexicon_cache, lexicon_files

    kinds = tuple(words.CLASSES)
    kind = kinds[sum(data[:64]) % len(kinds)]
    file = _folder() / "config" / "lexicon" / f"{kind}.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    try:
        lines = lexicon_files.compile_all(lexicon_cache.sources((kind,)))
        for problem in marshal.loads(lines[0]):
            assert problem == one_line(problem), problem
    finally:
        file.unlink()


def config(data: bytes) -> None:
    """The settings of a check."""
    from bulletsmith.store.config import load_settings

    file = _folder() / "bulletsmith.toml"
    file.write_bytes(data)
    try:
        load_settings(file.parent / "cv.md")
    except BulletsmithError:
        return
    finally:
        file.unlink()


@cache
def _folder() -> Path:
    """A folder of this process, which is where its configuration is, too."""
    import atexit

    made = tempfile.mkdtemp(prefix="bulletsmith-fuzz-")
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    for kind in ("CONFIG", "STATE", "CACHE"):
        os.environ[f"BULLETSMITH_{kind}_DIR"] = os.path.join(made, kind.lower())
    return Path(made)


READERS = tuple(known.name for known in FORMATS)
TARGETS: dict[str, Target] = {
    **{name: partial(read, name) for name in READERS if name != "pdf"},
    "pdf": read_pdf,
    **{f"patch-{known.name}": partial(patch, known.name) for known in FORMATS if known.edits},
    "parse": parse,
    "bullets": any_text,
    "lexicon": lexicon,
    "config": config,
}
