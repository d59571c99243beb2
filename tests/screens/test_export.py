"""Export as a person does it: choose, look, write, and be told what is in the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from driving import running, sample_cv, seen, settled
from textual.pilot import Pilot
from textual.widgets import Static

from bulletsmith.app import BulletsmithApp
from bulletsmith.cv import CV, Bullet, Profile, Role, bullets
from bulletsmith.formats.registry import by_name
from bulletsmith.screens.confirm import Ask
from bulletsmith.screens.export import FORMATS, ExportScreen
from bulletsmith.screens.exporting import default_path
from bulletsmith.session import Session

NAMES = [known.name for known in FORMATS]


async def exporting(app: BulletsmithApp, pilot: Pilot[object]) -> ExportScreen:
    screen = ExportScreen()
    await app.push_screen(screen)
    await pilot.pause()
    await pilot.pause()
    return screen


async def choose(screen: ExportScreen, pilot: Pilot[object], name: str) -> None:
    screen.formats.highlighted = NAMES.index(name)
    await pilot.pause()
    await pilot.pause()


async def test_the_format_chosen_is_marked_without_colour() -> None:
    async with running(Session(sample_cv())) as (app, pilot):
        screen = await exporting(app, pilot)
        assert "▸Markdown" in seen(app)
        await choose(screen, pilot, "json-resume")
        assert "▸JSON Resume" in seen(app)
        assert " Markdown" in seen(app)


async def write(app: BulletsmithApp, pilot: Pilot[object]) -> None:
    await pilot.press("ctrl+s")
    await pilot.pause()
    await pilot.pause()


def asked(app: BulletsmithApp, kind: type[object]) -> bool:
    return isinstance(app.screen, kind)


def result(screen: ExportScreen) -> str:
    return str(screen.query_one("#result", Static).content)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", ["markdown", "toml"])
async def test_a_cv_is_seen_written_and_proved(folder: Path, name: str) -> None:
    cv = sample_cv()
    async with running(Session(cv)) as (app, pilot):
        screen = await exporting(app, pilot)
        await choose(screen, pilot, name)
        suffix = by_name(name).suffixes[0]
        assert screen.name_field.value == f"ada-example-cv{suffix}"
        assert "Ada Example" in str(screen.preview.content)
        assert not list(folder.glob(f"*{suffix}"))
        await write(app, pilot)
        total = sum(1 for _ in bullets(cv))
        assert f"{total} of {total} bullets present" in result(screen)
        back = by_name(name).read((folder / f"ada-example-cv{suffix}").read_bytes()).cv
        assert [b.text for _, b in bullets(back)] == [b.text for _, b in bullets(cv)]


async def test_an_existing_file_is_not_overwritten_unasked(folder: Path) -> None:
    target = folder / "ada-example-cv.md"
    target.write_text("precious")
    async with running(Session(sample_cv())) as (app, pilot):
        screen = await exporting(app, pilot)
        await write(app, pilot)
        assert asked(app, Ask)
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen is screen
        assert target.read_text() == "precious"
        await write(app, pilot)
        await pilot.press("down", "enter")
        await pilot.pause()
        await pilot.pause()
        assert "bullets present" in result(screen)
        assert "precious" not in target.read_text()


@pytest.mark.parametrize(
    ("path", "told"),
    [("", "Give the file a name"), (".", "name"), ("no/such/folder/cv.md", "not saved")],
)
async def test_what_cannot_be_written_is_told(folder: Path, path: str, told: str) -> None:
    async with running(Session(sample_cv())) as (app, pilot):
        screen = await exporting(app, pilot)
        screen.name_field.value = path
        await write(app, pilot)
        assert told in result(screen)
        assert app.screen is screen


async def test_the_open_file_is_not_exported_over(folder: Path) -> None:
    path = folder / "cv.md"
    path.write_bytes(by_name("markdown").write(sample_cv()))
    async with running(Session.open(path)) as (app, pilot):
        screen = await exporting(app, pilot)
        assert screen.name_field.value == str(folder / "cv-export.md")
        screen.name_field.value = str(path)
        await write(app, pilot)
        assert "is the file that is open" in result(screen)


async def test_a_name_that_was_typed_stays_and_its_suffix_follows(folder: Path) -> None:
    async with running(Session(sample_cv())) as (app, pilot):
        screen = await exporting(app, pilot)
        screen.name_field.value = "mine.md"
        await choose(screen, pilot, "toml")
        assert screen.name_field.value == "mine.toml"


async def test_hostile_text_is_shown_as_it_is(folder: Path) -> None:
    told = "[PyTorch] [/] [red]x[/red] 日本語 🚀 " + "x" * 10_000
    cv = CV(Profile(name="[/] Ada"), roles=(Role("[red]", "[/]", bullets=(Bullet(own=told),)),))
    async with running(Session(cv)) as (app, pilot):
        screen = await exporting(app, pilot)
        for name in NAMES:
            await choose(screen, pilot, name)
            assert "PyTorch" in str(screen.preview.content), name
        await pilot.resize_terminal(160, 50)
        await pilot.pause()
        assert "[red]" in seen(app)


def test_the_name_of_a_cv_without_a_name() -> None:
    assert default_path(Session(), FORMATS[0]) == Path("cv.toml")


async def test_a_pdf_in_another_style_on_other_paper(tmp_path: Path) -> None:
    import pypdf

    session = Session(sample_cv())
    async with running(session) as (app, pilot):
        await pilot.press("x")
        await settled(app, pilot)
        screen = app.screen
        assert isinstance(screen, ExportScreen)
        screen.formats.highlighted = [known.name for known in FORMATS].index("pdf")
        await settled(app, pilot)
        assert "plain style, A4" in str(screen.query_one("#losses", Static).content)
        await pilot.press("f5", "f6")
        await settled(app, pilot)
        assert "classic style, US Letter" in str(screen.query_one("#losses", Static).content)
        screen.name_field.value = str(tmp_path / "cv.pdf")
        await pilot.press("ctrl+s")
        await settled(app, pilot)
    box = pypdf.PdfReader(tmp_path / "cv.pdf").pages[0].mediabox
    assert (round(box.width), round(box.height)) == (612, 792)
