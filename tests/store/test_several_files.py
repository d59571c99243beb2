"""A CV in several LaTeX files: read as one, each file saved on its own, none outside its folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bulletsmith import cli
from bulletsmith.cv import Bullet, bullets
from bulletsmith.errors import CannotPatchError
from bulletsmith.formats.document import Delete, Document, Edit, Insert, Move, Set
from bulletsmith.formats.latex.adapter import FORMAT
from bulletsmith.session.session import Session
from bulletsmith.store.files import read_bytes, write_bytes

MAIN = r"""\documentclass{article}
\newcommand{\parts}{parts/}
\input{macros}
\begin{document}
\section{Experience}
\input{parts/acme} % the newest
%\input{parts/old}
\import{\parts}{beta.tex}\include{parts/gamma}
\subfile{parts/delta}
\input{/etc/hostname}\input{../outside}\input{parts/none}
\end{document}
"""
FILES = {
    "cv.tex": MAIN,
    "macros.tex": "\\newcommand{\\job}[3]{\\textbf{#1} #2 \\hfill #3}\n",
    "parts/acme.tex": "\\job{ML Engineer}{Acme}{2020 -- now}\n\\begin{itemize}\n"
    "  \\item Served a ranker.\n  \\item Cut the bill.\n\\end{itemize}",
    "parts/beta.tex": "\\job{Data Scientist}{Beta}{2018 -- 2020}\r\n\\begin{itemize}\r\n"
    "\\item Held caf\u00e9 data.\r\n\\item Read it.\r\n\\end{itemize}\r\n\\input{loop}\r\n",
    "parts/gamma.tex": "\\job{Analyst}{Gamma}{2016 -- 2018}\n\\begin{itemize}\n"
    "\\input{parts/items}\n"
    "\\end{itemize}\n",
    "parts/items.tex": "\\item Drew charts.\n\\item Drew maps.",
    "parts/delta.tex": "\\documentclass[../cv]{subfiles}\n\\begin{document}\n"
    "\\job{Intern}{Delta}{2015}\n\\begin{itemize}\n\\item Learnt it.\n\\end{itemize}\n"
    "\\end{document}\n",
    "parts/loop.tex": "\\input{parts/beta}\n",
    "parts/old.tex": "\\job{Clerk}{Old}{2001}\n\\begin{itemize}\n\\item Filed.\n\\end{itemize}\n",
    "../outside.tex": "\\job{Spy}{Out}{2014}\n\\begin{itemize}\n\\item Spied.\n\\end{itemize}\n",
}
BETA = ("roles", 1, "bullets", 0)


@pytest.fixture
def main(tmp_path: Path) -> Path:
    folder = tmp_path / "cv"
    (folder / "parts").mkdir(parents=True)
    for name, text in FILES.items():
        codec = "cp1252" if "beta" in name else "utf-8"
        (folder / name).write_bytes(text.encode(codec))
    return folder / "cv.tex"


def read(main: Path) -> Document:
    return FORMAT.read(read_bytes(main))


def changed(main: Path) -> dict[str, bytes]:
    """The files that are not as they were."""
    now = {name: (main.parent / name).read_bytes() for name in FILES}
    codecs = {name: "cp1252" if "beta" in name else "utf-8" for name in FILES}
    return {name: now[name] for name in now if now[name] != FILES[name].encode(codecs[name])}


def test_the_files_that_are_pulled_in_are_read_where_they_stand(main: Path) -> None:
    document = read(main)
    assert [(r.title, r.company, len(r.bullets)) for r in document.cv.roles] == [
        ("ML Engineer", "Acme", 2),
        ("Data Scientist", "Beta", 2),
        ("Analyst", "Gamma", 2),
        ("Intern", "Delta", 1),
    ]
    assert [(document.file(a), document.position(a)[0]) for a, _ in bullets(document.cv)] == [
        *[("parts/acme.tex", 3), ("parts/acme.tex", 4)],
        *[("parts/beta.tex", 3), ("parts/beta.tex", 4)],
        *[("parts/items.tex", 1), ("parts/items.tex", 2)],
        ("parts/delta.tex", 5),
    ]


def test_what_is_not_followed_is_told_by_its_line(main: Path) -> None:
    told = [(note.line, note.text.split("}")[0]) for note in read(main).not_understood]
    assert told == [
        *[(1, r"\input{parts/beta")],
        (10, r"\input{/etc/hostname"),
        (10, r"\input{../outside"),
        (10, r"\input{parts/none"),
    ]


def test_nothing_is_written_where_nothing_changed(main: Path) -> None:
    write_bytes(main, read_bytes(main))
    assert changed(main) == {}


@pytest.mark.parametrize(
    ("edit", "name", "before", "after"),
    [
        (Set(BETA, Bullet(own="Été & 5%")), "parts/beta.tex", "Held café data.", r"Été \& 5\%"),
        (Insert(BETA, Bullet(own="New")), "parts/beta.tex", r"\item Held",
         "\\item New\r\n\\item Held"),
        (Delete(BETA), "parts/beta.tex", "\\item Held café data.\r\n", ""),
        (Move((*BETA[:3], 1), 0), "parts/beta.tex", "Held café data.\r\n\\item Read it.",
         "Read it.\r\n\\item Held café data."),
        (Insert(("roles", 2, "bullets", 2), Bullet(own="New")), "parts/items.tex", "maps.",
         "maps.\n\\item New"),
        (Delete(("roles", 2, "bullets", 1)), "parts/items.tex", "\n\\item Drew maps.", ""),
    ],
)  # fmt: skip
def test_an_edit_changes_the_file_where_the_bullet_stands(
    main: Path, edit: Edit, name: str, before: str, after: str
) -> None:
    write_bytes(main, FORMAT.patch(read_bytes(main), [edit]))
    codec = "cp1252" if "beta" in name else "utf-8"
    assert before in FILES[name]
    assert changed(main) == {name: FILES[name].replace(before, after).encode(codec)}


def test_a_letter_that_one_file_lacks_stops_the_save_of_all(main: Path) -> None:
    edits = [Set(("roles", 0, "bullets", 0), Bullet(own="Won")), Set(BETA, Bullet(own="Вова"))]
    with pytest.raises(CannotPatchError):
        write_bytes(main, FORMAT.patch(read_bytes(main), edits))
    assert changed(main) == {}


def test_a_session_saves_the_part_and_sees_when_another_program_does(main: Path) -> None:
    session = Session.open(main)
    session.put(BETA, Bullet(own="Rewritten"))
    session.save()
    assert list(changed(main)) == ["parts/beta.tex"]
    assert not session.changed_outside
    (main.parent / "parts/items.tex").write_text("\\item Drew one chart.\n")
    assert session.changed_outside


def test_a_copy_under_another_name_needs_no_other_file(main: Path, tmp_path: Path) -> None:
    for copy in (main.with_name("copy.tex"), tmp_path / "copy.tex"):
        write_bytes(copy, read_bytes(main))
        assert FORMAT.read(copy.read_bytes()).cv.roles == read(main).cv.roles
        assert b"\x02" not in copy.read_bytes()
        assert copy.read_bytes().count(b"{document}") == 2
    assert changed(main) == {}


def test_the_command_line_tells_the_file(
    main: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(main.parent)
    assert cli.main(["rewrite", "cv.tex", "3.1", "Drew 5% more", "--dry-run"]) == 0
    out = capsys.readouterr().out
    assert "+++ parts/items.tex" in out
    assert "cv.tex" not in out
    assert changed(main) == {}
    cli.main(["check", "--format", "concise", "cv.tex"])
    assert "\nparts/acme.tex:3:" in capsys.readouterr().out
    assert cli.main(["rewrite", "cv.tex", "3.1", "Drew 5% more"]) == 0
    assert list(changed(main)) == ["parts/items.tex"]


def test_a_folder_is_checked_by_the_files_that_are_opened(
    main: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["check", "--format", "json", str(main.parent)])
    told = json.loads(capsys.readouterr().out)["files"]
    assert [Path(one["path"]).name for one in told] == ["cv.tex", "old.tex"]


def test_a_link_out_of_the_folder_is_not_followed(main: Path) -> None:
    (main.parent / "parts/none.tex").symlink_to(main.parent.parent / "outside.tex")
    assert len(read(main).cv.roles) == 4


# Its history


def test_every_version_comes_back_byte_for_byte(main: Path) -> None:
    name = str(main)
    assert cli.main(["rewrite", name, "2.1", "Held 5% of café data"]) == 0
    after = changed(main)
    assert cli.main(["rewrite", name, "3.1", "Drew 9 charts"]) == 0
    assert cli.main(["restore", name, "1"]) == 0
    assert changed(main) == {}
    assert cli.main(["restore", name, "2"]) == 0
    assert changed(main) == after
    assert list(after) == ["parts/beta.tex"]


def test_a_version_puts_back_what_is_gone_or_no_longer_pulled_in(main: Path) -> None:
    assert cli.main(["rewrite", str(main), "3.1", "Drew 9 charts"]) == 0
    main.write_text(MAIN.replace("\\include{parts/gamma}", "\\input{parts/new}"))
    (main.parent / "parts/new.tex").write_text("\\section{Talks}\n")
    (main.parent / "parts/delta.tex").unlink()
    assert cli.main(["restore", str(main), "1"]) == 0
    assert changed(main) == {}
    assert (main.parent / "parts/new.tex").read_text() == "\\section{Talks}\n"
    assert cli.main(["restore", str(main), "2"]) == 0
    assert list(changed(main)) == ["parts/items.tex"]


def test_a_version_is_not_written_out_of_the_folder(
    main: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["rewrite", str(main), "3.1", "Drew 9 charts"]) == 0
    items = main.parent / "parts/items.tex"
    items.unlink()
    items.symlink_to(tmp_path / "victim.tex")
    now = main.read_bytes()
    assert cli.main(["restore", str(main), "1"]) == 2
    assert not (tmp_path / "victim.tex").exists()
    assert main.read_bytes() == now
    assert "nothing was written" in capsys.readouterr().err


@pytest.mark.parametrize(
    "command",
    [
        ["history", "--show", "1"],
        ["history", "--show", "1", "--format", "json"],
        ["history", "--diff", "1"],
        ["history", "--diff", "1", "2"],
        ["restore", "1", "--dry-run"],
    ],
)
def test_no_mark_is_ever_shown(
    main: Path, command: list[str], capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    cli.main(["rewrite", str(main), "2.1", "Held more"])
    cli.main([command[0], str(main), *command[1:]])
    out = capfdbinary.readouterr().out
    assert b"Held" in out
    assert not any(mark in out for mark in (b"\x02", b"\x03", b"u0002", b"u0003"))
    if "json" in command:
        told = json.loads(out)
        assert told["files"]["parts/gamma.tex"] == FILES["parts/gamma.tex"]
        assert told["files"]["cv.tex"] == MAIN
