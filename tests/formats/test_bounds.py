"""Files that are made to take all time or memory are refused in words, or read in no time.

Each runs in a child of its own that may take two seconds of the processor and 500 MB beyond what
the program takes: one that takes more ends it.
"""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress

import pytest

from bulletsmith.errors import NotUnderstoodError
from bulletsmith.formats.registry import by_name

CHILD = """
import resource, sys
from bulletsmith.errors import BulletsmithError
from bulletsmith.formats.registry import by_name
adapter = by_name(sys.argv[1])
try:
    adapter.read(b"x")
except BulletsmithError:
    pass
used = resource.getrusage(resource.RUSAGE_SELF)
now = int(used.ru_utime + used.ru_stime) + 1
resource.setrlimit(resource.RLIMIT_CPU, (now + 2, now + 3))
with open("/proc/self/statm") as file:
    size = int(file.read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (size + (500 << 20),) * 2)
try:
    adapter.markup(adapter.read(sys.stdin.buffer.read()))
except BulletsmithError as error:
    sys.exit(f"refused: {error}")
"""


def read(name: str, data: bytes) -> str:
    """What is said of a file that is refused; empty for one that is read."""
    command = [sys.executable, "-c", CHILD, name]
    done = subprocess.run(command, input=data, capture_output=True)
    said = done.stderr.decode()
    assert done.returncode in (0, 1), f"ended by signal {-done.returncode}: {said}"
    assert done.returncode == 0 or said.startswith("refused: "), said
    return said


def zipped(**entries: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in entries.items():
            made.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def word_with(body: bytes) -> bytes:
    from bulletsmith.cv import CV, Profile

    out = io.BytesIO()
    good = by_name("docx").write(CV(Profile("Ada")))
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, body if name == "word/document.xml" else old.read(name))
    return out.getvalue()


def pdf(*objects: bytes) -> bytes:
    out = b"%PDF-1.7\n"
    for number, inside in enumerate(objects, 1):
        out += b"%d 0 obj\n%b\nendobj\n" % (number, inside)
    return out + b"trailer\n<</Root 1 0 R>>\n%%EOF"


def stream(raw: bytes, more: bytes = b"") -> bytes:
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (more, len(raw), raw)


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<>>>>"
ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + b"".join(
    b'<!ENTITY %c "%b">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(9)
) + b"]>"  # fmt: skip
W = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'

BULLET = b"# A\n\n## Experience\n\n### B\n\n- "
LATEX = b"\\begin{document}\\section{Experience}\\begin{itemize}\\item a "

REFUSED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "toml lists": ("toml", lambda: b"x = " + b"[" * 100_000),
    "toml tables": ("toml", lambda: b"x = " + b"{a=" * 50_000),
    "toml number": ("toml", lambda: b"format = " + b"9" * 100_000),
    "toml keys": ("toml", lambda: b"[" + b"a." * 50_000 + b"a]\n"),
    "json lists": ("json-resume", lambda: b'{"work": ' + b"[" * 1_000_000),
    **{f"{name} length": (name, lambda: b"Built a ranker. " * 126_000)
       for name in ("markdown", "latex", "text", "toml", "rendercv")},
    "json length": ("json-resume", lambda: b'{"work": "' + b"x" * 3_000_000 + b'"}'),
    "yaml aliases": ("rendercv", lambda: b"a0: &a0 [x,x,x,x,x,x,x,x,x]\n" + b"".join(
        b"a%d: &a%d [%b]\n" % (i, i, b",".join([b"*a%d" % (i - 1)] * 9)) for i in range(1, 12))),
    "yaml depth": ("rendercv", lambda: b"[" * 100_000),
    "yaml blocks": ("rendercv", lambda: b"".join(b" " * i + b"-\n" for i in range(600))),
    "yaml itself": ("rendercv", lambda: b"cv: &a [*a]\n"),
    "word entities": ("docx", lambda: word_with(ENTITIES + W + b"<w:p><w:r><w:t>&j;</w:t></w:r>")),
    "word bomb": ("docx", lambda: zipped(word__document=b"\0" * 60_000_000)),
    "many entries": ("docx", lambda: zipped(**{f"e{i}": b"" for i in range(3000)})),
    "archive bomb": ("linkedin", lambda: zipped(Positions=b"\0" * 60_000_000)),
    "nested zip": ("linkedin", lambda: zipped(a=zipped(b=zipped(c=b"\0" * 9_000_000)))),
    "pdf bomb": ("pdf", lambda: pdf(
        CATALOG, PAGES, PAGE,
        stream(zlib.compress(b"0 " * 150_000_000, 9), b"/Filter/FlateDecode"))),
    "pdf kids": ("pdf", lambda: pdf(
        CATALOG, b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 1>>", PAGE, stream(b""))),
    "pdf forms": ("pdf", lambda: pdf(
        CATALOG, PAGES, PAGE.replace(b"<<>>", b"<</XObject<</a 5 0 R>>>>"), stream(b"/a Do"),
        *(stream(b"/a Do " * 10, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject"
                 b"<</a %d 0 R>>>>" % (i + 1)) for i in range(5, 15)), stream(b"BT (a) Tj ET"))),
    "pdf depth": ("pdf", lambda: b"%PDF-1.7\n1 0 obj\n" + b"[" * 500_000),
}  # fmt: skip
READ: dict[str, tuple[str, Callable[[], bytes]]] = {
    "markdown quotes": ("markdown", lambda: b">" * 50_000 + b" x"),
    "markdown lists": ("markdown", lambda: b"- " * 20_000 + b"x"),
    "markdown nest": ("markdown", lambda: b"".join(b" " * i + b"- x\n" for i in range(600))),
    "markdown brackets": ("markdown", lambda: b"# A\n\n- " + b"[" * 20_000 + b"](" * 20_000),
    "markdown heading": ("markdown", lambda: b"# A\n\n## " + b"#  " * 20_000 + b"x"),
    "markdown marks": ("markdown", lambda: b"# A\n\n- " + b"*a _b " * 10_000),
    "markdown ticks": ("markdown", lambda: b"# A\n\n- " + b"`a``b```" * 8_000),
    "markdown line": (
        "markdown", lambda: b"# A\n\n## Experience\n\n### B\n\n- " + b"word " * 200_000),
    "markdown tags": ("markdown", lambda: BULLET + b"<a>" * 28_000 + b"</b>" * 28_000),
    "markdown links": ("markdown", lambda: BULLET + b"[" * 50_000 + b"](a)" * 25_000),
    "markdown bold": ("markdown", lambda: BULLET + b"**a " * 12_000 + b"b** " * 12_000),
    "markdown lone ticks": ("markdown", lambda: BULLET + b"`a" * 50_000),
    "latex ignores": (
        "latex", lambda: LATEX + b"\\item a\n" * 12_000
        + b"% bulletsmith: ignore MET003\n" * 3_000),
    "latex inputs": ("latex", lambda: LATEX + b"\\input{x}" * 20_000),
    "latex lines": ("latex", lambda: LATEX + b"\\input{x}\n" * 20_000),
    "latex line ends": ("latex", lambda: LATEX + b"\\\\" * 50_000),
    "latex braces": ("latex", lambda: b"\\begin{document}" + b"{" * 50_000),
    "latex lists": ("latex", lambda: b"\\begin{document}" + b"\\begin{itemize}\\item " * 2_000),
    "latex macros": ("latex", lambda: b"\\begin{document}\\def\\x{\\x\\x}" + b"\\x" * 20_000),
    "text line": ("text", lambda: b"Built a ranker, AUC 0.91 " * 40_000),
    "marks": ("text", lambda: ("a" + "\u0301\u0327" * 300_000).encode()),
    "json twice": ("json-resume", lambda: b'{"work":[],' + b'"basics":{},' * 20_000 + b'"x":1}'),
    "traversal": ("linkedin", lambda: zipped(
        **{"..__..__etc__Positions.csv": b"Company Name,Title,Started On\nA,B,2020\n"})),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_in_words(case: str) -> None:
    name, made = REFUSED[case]
    said = read(name, made())
    assert said.startswith("refused: ")
    assert "Error" not in said.replace("Error)", "")


@pytest.mark.parametrize("case", READ)
def test_it_takes_no_time(case: str) -> None:
    name, made = READ[case]
    read(name, made())


def test_a_broken_archive_is_told_in_words() -> None:
    table = (
        b"Company Name,Title,Description,Started On\n" + b"Acme,ML Engineer,Built it,2020\n" * 50
    )
    good = zipped(**{"Positions.csv": table})
    for at in range(30, len(good) - 1, 7):
        broken = bytearray(good)
        broken[at] ^= 0xFF
        with suppress(NotUnderstoodError):  # and nothing else
            by_name("linkedin").read(bytes(broken))
