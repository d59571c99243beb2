"""`convert` to pages, and what `check` says of the page."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from threading import Event

import pypdf
import pytest

from bulletsmith.cli import main
from bulletsmith.commands import console

HEAD = "# Ada Example\n\nada@example.org\n\n## Experience\n\n### ML Engineer · Acme\n\n*{}*\n\n"
LINE = (
    "- Built churn model {} of a telecom with LightGBM, served by Triton, saving 4% of refunds.\n"
)


def written(folder: Path, bullets: int, dates: str = "2024 – present") -> Path:
    path = folder / "cv.md"
    path.write_text(HEAD.format(dates) + "".join(LINE.format(n) for n in range(bullets)))
    return path


@pytest.mark.parametrize(
    ("options", "size"),
    [
        ([], (595, 842)),
        (["--paper", "us-letter"], (612, 792)),
        (["--style", "classic", "--paper", "a4"], (595, 842)),
    ],
)
def test_convert_to_pdf(
    options: list[str],
    size: tuple[int, int],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    target = tmp_path / "cv.pdf"
    assert main(["convert", str(written(tmp_path, 4)), str(target), *options]) == 0
    box = pypdf.PdfReader(target).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size
    assert "4 of 4 bullets present" in capsys.readouterr().err


def test_the_styles_differ_and_the_configuration_chooses(tmp_path: Path) -> None:
    source = written(tmp_path, 2)

    def made(*options: str) -> bytes:
        target = tmp_path / "out.pdf"
        assert main(["convert", str(source), str(target), "--force", *options]) == 0
        return target.read_bytes()

    plain, classic = made("--style", "plain"), made("--style", "classic")
    assert plain != classic
    assert made() == plain
    (tmp_path / "bulletsmith.toml").write_text('style = "classic"\n')
    assert made() == classic
    (tmp_path / "bulletsmith.toml").write_text('style = "clasic"\n')
    assert main(["convert", str(source), str(tmp_path / "x.pdf")]) == 2


def test_pictures_one_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = written(tmp_path, 60)
    assert main(["convert", str(source), str(tmp_path / "cv.png")]) == 0
    assert sorted(path.name for path in tmp_path.glob("*.png")) == ["cv-1.png", "cv-2.png"]
    assert "2 pages: " in capsys.readouterr().err
    assert main(["convert", str(source), str(tmp_path / "cv.svg")]) == 0
    assert (tmp_path / "cv-1.svg").read_bytes().startswith(b"<svg")
    assert main(["convert", str(source), str(tmp_path / "cv.png")]) == 2  # it is there
    assert main(["convert", str(source), str(tmp_path / "cv.png"), "--force"]) == 0


def test_style_is_of_pages_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["convert", str(written(tmp_path, 1)), str(tmp_path / "o.toml")]
    assert main([*arguments, "--style", "classic"]) == 2
    assert "toml has no pages" in capsys.readouterr().err
    assert not (tmp_path / "o.toml").exists()


def test_signs_that_no_font_shows_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, 2)
    sign = "\u0378"  # of no script yet, so of no font
    path.write_text(path.read_text("utf-8").replace("Ada Example", f"Ada {sign}"), "utf-8")
    assert main(["convert", str(path), str(tmp_path / "cv.pdf")]) == 0
    assert "no font here has them" in capsys.readouterr().err


def test_a_long_wait_is_told_on_a_terminal_and_cleared(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        said = Event()

        def isatty(self) -> bool:
            return True

        def flush(self) -> None:
            self.said.set()

    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with console.working("writing cv.pdf", after=0):
        assert screen.said.wait(60)
        assert "writing cv.pdf …" in screen.getvalue()
    assert screen.getvalue().endswith("\r\x1b[K")
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with console.working("writing cv.pdf", after=600):
        pass
    assert "writing" not in screen.getvalue()
    quiet = io.StringIO()
    monkeypatch.setattr(sys, "stderr", quiet)
    with console.working("writing cv.pdf"):
        pass
    assert quiet.getvalue() == ""


@pytest.mark.parametrize(
    ("bullets", "dates", "pages", "limit", "status"),
    [
        (10, "2024 – present", 1, 1, 0),
        (60, "2024 – present", 2, 1, 1),
        (60, "2015 – present", 2, 2, 0),
        (120, "2015 – present", 3, 2, 1),
        (2000, "2015 – present", None, 2, 1),
    ],
)
def test_check_measures_the_length(
    bullets: int,
    dates: str,
    pages: int | None,
    limit: int,
    status: int,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = written(tmp_path, bullets, dates)
    assert main(["check", "--format", "json", "--select", "STR001", str(path)]) == status
    (file,) = json.loads(capsys.readouterr().out)["files"]
    page = file["page"]
    if pages:
        assert page["pages"] == pages
    assert (page["limit"], bool(page["lines_over"])) == (limit, bool(status))
    assert page["top_half"][0] == "1.1"
    assert bool(file["findings"]) == bool(status)
    if status:
        assert f"{page['lines_over']} lines too many" in file["findings"][0]["message"]


def test_check_page_measures_whatever_the_estimate(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, 6)
    told = {}
    for options in ([], ["--page"]):
        main(["check", "--fail-on", "never", *options, str(path)])
        told[bool(options)] = capsys.readouterr().out
    assert "on paper: 1 page" in told[False]
    assert "(an estimate; --page measures)" in told[False]
    assert "estimate" not in told[True]
    assert "measured on the laid-out page" in told[True]
