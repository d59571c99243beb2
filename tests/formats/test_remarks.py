"""Comments that silence findings: put in, extended, taken out; every other byte as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from cvs import cvs, line
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bulletsmith.cv import Address, bullets
from bulletsmith.errors import CannotPatchError
from bulletsmith.formats.document import (
    Delete,
    Edit,
    Format,
    Remark,
    Suppress,
    Suppression,
    Unsuppress,
)
from bulletsmith.formats.registry import by_name
from bulletsmith.formats.remarks import remarks_between, tidy_reason

TOML = """\
format = 1
[profile]
name = "Ada"

[summary]
text = "Builds rankers."

# as on the contract
[[roles]]
title = "ML Engineer"

  [[roles.bullets]]
  text = "Built # a ranker"

[[roles.bullets]]
text = "Cut costs" # bulletsmith: ignore MET001 -- NDA

[[roles]]
title = "Analyst"
bullets = [
    { text = "One thing" },
    "Two things",
]

[[projects]]
name = "x"
bullets = ["a", "b"]
"""
MARKDOWN = """\
---
title: CV
---
# Ada Example

## Summary

Builds rankers.

## Experience

### Senior ML Engineer | Acme
*Mar 2022 – present*

* Built a ranker for
  hotel search
* Worked on fraud
  <!-- bulletsmith: ignore MET001 -- NDA -->
* Cut costs

### ML Engineer | Bolt
2019 - 2022

1. Cut latency by 3%

2. Wrote things

## Skills
- **Core:** Python, SQL, Go
"""
LATEX = r"""\documentclass{article}
\begin{document}
\section{Experience}
\cventry{2020 -- 2021}{ML Engineer}{Acme}{Berlin}{}{
\begin{itemize}
  \item Built a scorer % bulletsmith: ignore MET003 -- NDA
  \item Built a
    ranker
\end{itemize}}
\end{document}
"""
TEXT = """\
- Built a ranker
  - Cut costs
Wrote things
"""
FILE: Address = ()
EXTENDED = "ignore MET001, VRB002 -- NDA; my reason"
SOURCES = {"toml": TOML, "markdown": MARKDOWN, "latex": LATEX, "text": TEXT}


def b(role: int, index: int, kind: str = "roles") -> Address:
    return (kind, role, "bullets", index)


@pytest.mark.parametrize(
    ("name", "source", "address", "before", "after"),
    [
        ("toml", TOML, b(0, 0), "  [[roles.b", "  # {}\n  [[roles.b"),
        ("toml", TOML, b(1, 0), "    { text", "    # {}\n    { text"),
        ("toml", TOML, b(1, 1), '    "Two', '    # {}\n    "Two'),
        ("toml", TOML, ("summary",), "[summary]", "# {}\n[summary]"),
        ("toml", TOML, ("roles", 0), '[[roles]]\ntitle = "ML', '# {}\n[[roles]]\ntitle = "ML'),
        ("toml", TOML, ("projects", 0), "[[projects]]", "# {}\n[[projects]]"),
        ("toml", TOML, FILE, "format", "# {}\nformat"),
        ("toml", TOML, b(0, 1), "ignore MET001 -- NDA", EXTENDED),
        ("markdown", MARKDOWN, b(0, 0), "* Built", "<!-- {} -->\n* Built"),
        ("markdown", MARKDOWN, b(0, 1), "* Worked", "  <!-- {} -->\n* Worked"),
        ("markdown", MARKDOWN, b(0, 2), "ignore MET001 -- NDA", EXTENDED),
        ("markdown", MARKDOWN, b(1, 0), "1. Cut", "<!-- {} -->\n1. Cut"),
        ("markdown", MARKDOWN, b(1, 1), "2. Wrote", "   <!-- {} -->\n2. Wrote"),
        ("markdown", MARKDOWN, ("roles", 1), "### ML", "<!-- {} -->\n### ML"),
        ("markdown", MARKDOWN, ("summary",), "## Summary", "<!-- {} -->\n## Summary"),
        ("markdown", MARKDOWN, ("tools",), "## Skills", "<!-- {} -->\n## Skills"),
        ("markdown", MARKDOWN, FILE, "# Ada", "<!-- {} -->\n# Ada"),
        ("latex", LATEX, b(0, 1), "  \\item Built a\n", "  % {}\n  \\item Built a\n"),
        ("latex", LATEX, ("roles", 0), "\\cventry", "% {}\n\\cventry"),
        ("latex", LATEX, FILE, "\\documentclass", "% {}\n\\documentclass"),
        ("latex", LATEX, b(0, 0), "ignore MET003 -- NDA", EXTENDED.replace("MET001", "MET003")),
        ("text", TEXT, b(0, 1), "  - Cut", "# {}\n  - Cut"),
        ("text", TEXT, b(0, 2), "Wrote", "# {}\nWrote"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("style", ["plain", "windows", "bom", "no final newline"])
def test_a_comment_of_its_own_line_is_put_in_or_extended(
    name: str, source: str, address: Address, before: str, after: str, style: str
) -> None:
    assert source.count(before) == 1
    adapter = by_name(name)
    said = after.replace("{}", "bulletsmith: ignore VRB002 -- my reason")
    expected = source.replace(before, said)
    if style == "windows":
        source, expected = source.replace("\n", "\r\n"), expected.replace("\n", "\r\n")
    if style == "no final newline":
        source, expected = source[:-1], expected[:-1]
    codec = "utf-8-sig" if style == "bom" else "utf-8"
    edit = Suppress(address, ("VRB002",), "my  reason --")
    patched = adapter.patch(source.encode(codec), [edit])
    assert patched.decode(codec) == expected
    assert adapter.patch(patched, [edit]) == patched  # once is enough


@pytest.mark.parametrize(("name", "source"), SOURCES.items())
def test_what_was_put_in_can_be_taken_out(name: str, source: str) -> None:
    adapter = by_name(name)
    there = {one.address for one in adapter.read(source.encode()).suppressions}
    for address, _ in bullets(adapter.read(source.encode()).cv):
        if address in there or address == b(0, 0, "projects"):
            continue
        try:
            put = adapter.patch(source.encode(), [Suppress(address, ("MET001",), "why")])
        except CannotPatchError:
            assert (name, address) in (("text", b(0, 0)), ("toml", b(0, 1, "projects")))
            continue
        assert put != source.encode()
        assert adapter.patch(put, [Unsuppress(address)]).decode() == source


def test_a_comment_behind_a_bullet_is_taken_out_alone() -> None:
    for name, source in (("toml", TOML), ("latex", LATEX)):
        adapter = by_name(name)
        (one,) = adapter.read(source.encode()).suppressions
        freed = adapter.patch(source.encode(), [Unsuppress(one.address)])
        assert adapter.read(freed).suppressions == ()
        assert len(freed.splitlines()) == len(source.splitlines())


def test_comments_come_after_the_other_edits() -> None:
    for name, source in (("toml", TOML), ("markdown", MARKDOWN), ("latex", LATEX)):
        adapter = by_name(name)
        edits: list[Edit | Remark] = [Suppress(b(0, 0), ("VRB002",), "mine"), Delete(b(0, 0))]
        after = adapter.patch(source.encode(), edits)
        assert (b(0, 0), "VRB002", "mine") in {
            (one.address, one.codes[-1], one.reason.split("; ")[-1])
            for one in adapter.read(after).suppressions
        }


def test_formats_without_comments_say_what_to_do_instead() -> None:
    with pytest.raises(CannotPatchError, match=r"bulletsmith\.toml"):
        by_name("json-resume").patch(b'{"work": []}', [Suppress((), ("MET001",), "why")])
    with pytest.raises(CannotPatchError, match=r"bulletsmith\.toml"):
        by_name("toml").patch(TOML.encode(), [Suppress(b(0, 0, "projects"), ("MET001",), "why")])
    with pytest.raises(CannotPatchError):
        by_name("toml").patch(TOML.encode(), [Suppress(b(7, 7), ("MET001",), "why")])


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("under NDA", "under NDA"),
        ("  two\n lines\r\n", "two lines"),
        ("a --> b <!-- c", "a –> b <!– c"),
        ("x -- y", "x – y"),
        ("---", ""),
        ("", ""),
        (" \x1b[31m\x00\u202e ", "[31m"),
        ('quote " and \\ and % and #', 'quote " and \\ and % and #'),
    ],
)
def test_a_reason_cannot_break_out_of_its_comment(reason: str, told: str) -> None:
    assert tidy_reason(reason) == told


# What is wanted, from what is there

A = Suppression(3, ("MET001",), "NDA", b(0, 0))


@pytest.mark.parametrize(
    ("have", "want", "remarks"),
    [
        ([A], [A], ()),
        ([A], [A._replace(line=9)], ()),
        ([], [A], (Suppress(b(0, 0), ("MET001",), "NDA"),)),
        ([A], [], (Unsuppress(b(0, 0)),)),
        (
            [A],
            [A._replace(address=b(0, 1))],
            (Unsuppress(b(0, 0)), Suppress(b(0, 1), ("MET001",), "NDA")),
        ),
        (
            [A],
            [A, A._replace(codes=("VRB002",), reason="why")],
            (Suppress(b(0, 0), ("VRB002",), "why"),),
        ),
        (
            [A._replace(codes=("MET001", "VRB002"), reason="NDA; why")],
            [A, A._replace(codes=("VRB002",), reason="why")],
            (),
        ),
        (
            [A._replace(codes=("MET001", "VRB002"), reason="NDA; why")],
            [A],
            (Unsuppress(b(0, 0)), Suppress(b(0, 0), ("MET001",), "NDA")),
        ),
    ],
)
def test_only_the_comments_that_differ_are_touched(
    have: list[Suppression], want: list[Suppression], remarks: tuple[object, ...]
) -> None:
    assert remarks_between(have, want) == remarks


# Laws


def silences(adapter: Format, source: bytes) -> set[tuple[Address, str, str]]:
    return {
        (one.address, code, reason)
        for one in adapter.read(source).suppressions
        for code in one.codes
        for reason in one.reason.split("; ")
    }


@settings(deadline=None, max_examples=60)
@given(
    cvs,
    st.sampled_from(["toml", "markdown"]),
    line.map(tidy_reason).filter(bool),
    st.sampled_from(["\n", "\r\n"]),
    st.data(),
)
def test_the_cv_stays_one_comment_more_and_every_other_byte(
    cv: object, name: str, reason: str, newline: str, data: st.DataObject
) -> None:
    adapter = by_name(name)
    source = adapter.write(cv).replace(b"\n", newline.encode())  # type: ignore[arg-type]
    document = adapter.read(source)
    here = [address for address, _ in bullets(document.cv)]
    assume(here and not document.suppressions)
    address = data.draw(st.sampled_from(here))
    patched = adapter.patch(source, [Suppress(address, ("MET003",), reason)])
    after = adapter.read(patched)
    assert after.cv == document.cv
    ((where, codes, said),) = ((s.address, s.codes, s.reason) for s in after.suppressions)
    assert (where, codes, said) == (address, ("MET003",), reason)
    old, new = source.split(b"\n"), patched.split(b"\n")
    (more,) = [k for k, row in enumerate(new) if b"bulletsmith: ignore MET003 -- " in row]
    assert [*new[:more], *new[more + 1 :]] == old
    assert adapter.patch(patched, [Unsuppress(address)]) == source


@pytest.mark.parametrize(
    ("reason", "said"), [("> quote", "quote"), ("-->", ""), ("under NDA --> so", "under NDA –> so")]
)
def test_a_reason_cannot_close_the_comment(reason: str, said: str) -> None:
    assert tidy_reason(reason) == said


MARKS = ["- ", "* ", "1. ", "  - ", "\t* "]


@settings(deadline=None, max_examples=25)
@given(
    st.sampled_from(MARKS),
    st.integers(1, 4),
    st.booleans(),
    st.data(),
    line.map(tidy_reason).filter(bool),
)
def test_pandoc_sees_the_same_list(
    mark: str, count: int, loose: bool, data: st.DataObject, reason: str
) -> None:
    pypandoc = pytest.importorskip("pypandoc")
    indent = mark[: len(mark) - len(mark.lstrip())]
    items = [f"{mark}Cut cost {k}\n{indent}  by a third\n" for k in range(count)]
    body = ("\n" if loose else "").join(items)
    # A list that is indented is one below a line of another.
    head = (
        f"- **ML Engineer**, Acme, 2019 – 2021\n{body}" if indent else f"### ML Engineer\n\n{body}"
    )
    source = f"# Ada\n\n## Experience\n\n{head}\n## Skills\n\nPython\n".encode()
    adapter = by_name("markdown")
    assert len(adapter.read(source).cv.roles[0].bullets) == count
    index = data.draw(st.integers(0, count - 1))
    patched = adapter.patch(source, [Suppress(b(0, index), ("MET003",), reason)])
    for form in ("markdown", "gfm"):
        was, now = (
            pypandoc.convert_text(text.decode(), "html", format=form) for text in (source, patched)
        )
        for tag in ("<ul", "<ol", "<li", "<p>", "<h3", "<h2"):
            assert now.count(tag) == was.count(tag), (form, tag)


@pytest.mark.parametrize("file", sorted((Path(__file__).parent / "latex").glob("*.tex")))
def test_every_bullet_of_the_latex_families_can_be_silenced(file: Path) -> None:
    adapter, source = by_name("latex"), file.read_bytes()
    document = adapter.read(source)
    for address, _ in bullets(document.cv):
        patched = adapter.patch(source, [Suppress(address, ("MET003",), "why")])
        assert adapter.read(patched).cv == document.cv
        assert silences(adapter, patched) == silences(adapter, source) | {
            (address, "MET003", "why")
        }
        assert len(patched.splitlines()) == len(source.splitlines()) + 1
