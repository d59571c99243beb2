"""One text out of several files: each file's own text is told again, letter by letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletsmith.formats.latex.inputs import flattened, gathered, inputs
from bulletsmith.formats.pieces import files, stretches

TEXTS = st.text(alphabet="\\{}%ab \r\n\t", max_size=30)


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_what_is_put_together_comes_apart_again(top: str, end: str, one: str, two: str) -> None:
    there = {"one.tex": f"{one}\n\\input{{two}}", "two.tex": two}
    main = f"{top}\n\\input{{one}}{end}"
    whole = gathered(main, there.get)
    assert files(whole) == {"": main, **there}
    assert [piece.name for piece in stretches(whole)] == ["", "one.tex", "two.tex", "one.tex", ""]
    assert "\x02" not in flattened(whole)
    assert "\x03" not in flattened(whole)


@given(TEXTS)
def test_each_line_is_told_by_its_own_number(text: str) -> None:
    main = f"{text}\n\\input{{one}}\nlast"
    spans = stretches(gathered(main, {"one.tex": "a\nb\n"}.get))
    assert [(piece.name, piece.line) for piece in spans] == [
        ("", 1),
        ("one.tex", 1),
        ("", main.count("\n")),
    ]


@pytest.mark.parametrize(
    ("source", "names"),
    [
        (r"\input{a}", [("a.tex", "a")]),
        (r"\input a ", [("a.tex", "a")]),
        (r"\include{cv/a.tex}", [("cv/a.tex",)]),
        (r"\import{cv/}{a}", [("cv/a.tex", "cv/a")]),
        (r"\newcommand{\dir}{cv}\input{\dir/a}", [("cv/a.tex", "cv/a")]),
        (r"\documentclass[11pt]{mine}", [("mine.cls",)]),
        (r"\usepackage{one,two}", [("one.sty",), ("two.sty",)]),
        (r"% \input{a}", []),
        (r"50\% \input{a}", [("a.tex", "a")]),
        (r"\includegraphics{a}\inputencoding{utf8}", []),
        (r"\input{/etc/passwd}\input{~/a}\input{C:/a}", [(), (), ()]),
        (r"\input{../../a}\input{a/../../b}", [(), ()]),
        (r"\input{\unknown/a}", [()]),
    ],
)
def test_the_files_that_a_text_names(source: str, names: list[tuple[str, ...]]) -> None:
    assert [one.names for one in inputs(source)] == names


def test_files_that_pull_each_other_in_come_to_an_end() -> None:
    there = {f"{n}.tex": f"\\input{{{n + 1}}}\\input{{0}}" for n in range(400)}
    whole = gathered(r"\input{0}", there.get)
    assert 1 < len(files(whole)) < 20
