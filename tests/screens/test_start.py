"""The start screen, files opened, keys remapped, themes remembered."""

from __future__ import annotations

from pathlib import Path

import pytest
from driving import press, running, sample_cv, seen

from bulletsmith.keys import KEYS, SCREENS, read_keymap
from bulletsmith.paths import config_dir, state_dir
from bulletsmith.screens.path import PathScreen, files
from bulletsmith.screens.start import StartScreen
from bulletsmith.screens.workbench import Workbench
from bulletsmith.session import Session


async def test_the_start_leads_to_a_new_cv_and_the_sample() -> None:
    async with running(None) as (app, pilot):
        assert isinstance(app.screen, StartScreen)
        assert "prove you shipped" in seen(app)
        await press(app, pilot, "n")
        assert "No role yet" in seen(app)
        await press(app, pilot, "o", "escape")
        assert isinstance(app.screen, Workbench)
        await press(app, pilot, "o", "s")
        assert "sample" in seen(app)
        assert len(app.session.cv.roles) == 3


async def test_a_file_is_found_by_typing_and_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cvs").mkdir()
    Session(sample_cv()).save(tmp_path / "cvs" / "mine.toml")
    monkeypatch.chdir(tmp_path)
    async with running(None) as (app, pilot):
        await press(app, pilot, "down", "o")
        assert isinstance(app.screen, PathScreen)
        await press(app, pilot, *"cv", "tab", *"mi", "tab", "enter")
        assert isinstance(app.screen, Workbench)
        assert app.session.path == tmp_path / "cvs" / "mine.toml"
    async with running(None) as (app, pilot):  # and next time it is among the recent ones
        assert "mine.toml" in seen(app)
        await press(app, pilot, "end", "enter")
        assert app.session.name == "mine.toml"


@pytest.mark.parametrize("text", ["[[[", "format = 1\nrolls = 3\n", "\x00binary", ""])
async def test_a_file_that_is_no_cv_is_told_and_nothing_ends(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(text)
    async with running(None) as (app, pilot):
        app.open(path)
        await pilot.pause()
        assert isinstance(app.screen, (StartScreen, Workbench))
        if text:
            assert isinstance(app.screen, StartScreen)
            assert "Not opened" in seen(app)


def test_files_are_folders_first_and_only_those_that_are_read(tmp_path: Path) -> None:
    for name in ("b.md", "a.toml", "c.png", ".hidden.md", "bad\x1bname.md"):
        (tmp_path / name).write_text("x")
    (tmp_path / "z").mkdir()
    assert [file.name for file in files(tmp_path, "")] == ["z", "a.toml", "b.md"]
    assert [file.name for file in files(tmp_path, "B")] == ["b.md"]
    assert [file.name for file in files(tmp_path, ".")] == [".hidden.md"]
    assert list(files(tmp_path / "none", "")) == []


# Keys


def test_the_key_table_has_no_two_of_a_kind() -> None:
    assert len({key.id for key in KEYS}) == len(KEYS)
    assert {key.screen for key in KEYS} <= set(SCREENS)
    for screen in SCREENS:
        taken: dict[str, str] = {}
        for key in KEYS:
            for part in key.keys.split(",") if key.screen in (screen, "app") else ():
                action = key.action.removeprefix("app.")
                assert taken.setdefault(part, action) == action, (screen, part)
    assert all(key.help for key in KEYS)


def keymap(text: str) -> tuple[dict[str, str], tuple[str, ...]]:
    config_dir().mkdir(parents=True)
    (config_dir() / "keys.toml").write_text(text, "utf-8")
    return read_keymap(config_dir() / "keys.toml")


@pytest.mark.parametrize(
    ("text", "good", "told"),
    [
        ('"workbench.new" = "a"', {"workbench.new": "a"}, ""),
        ('[workbench]\nnew = "a"', {"workbench.new": "a"}, ""),
        ('[keys]\n"workbench.new" = "a"', {"workbench.new": "a"}, ""),
        ('"workbench.nwe" = "a"', {}, 'did you mean "workbench.new"?'),
        ('"workbench.new" = 3', {}, "must be the name of a key"),
        ('"workbench.new" = ""', {}, "must be the name of a key"),
        ('"workbench.new" = "d"', {}, '"workbench.delete" has it'),
        (
            '"workbench.new" = "d"\n"workbench.delete" = "n"',
            {"workbench.new": "d", "workbench.delete": "n"},
            "",
        ),
        ("workbench.new = [", {}, "was not read"),
    ],
)
def test_keys_are_remapped_by_id_and_mistakes_are_told(
    text: str, good: dict[str, str], told: str
) -> None:
    found, problems = keymap(text)
    assert found == good
    assert told in " ".join(problems)
    assert bool(told) == bool(problems)


def test_without_a_file_there_is_nothing_to_remap() -> None:
    assert read_keymap(config_dir() / "keys.toml") == ({}, ())


async def test_a_remapped_key_works_and_shows_and_a_wrong_one_is_a_toast() -> None:
    keymap('"workbench.delete" = "ctrl+k"\n"workbench.nothing" = "z"')
    session = Session(sample_cv())
    async with running(session) as (app, pilot):
        text = seen(app)
        assert "^k del" in text
        assert "workbench.nothing" in text
        await press(app, pilot, "ctrl+k")
        assert len(session.cv.roles[0].bullets) == 2
        await press(app, pilot, "d")
        assert len(session.cv.roles[0].bullets) == 2


# Themes


async def test_a_theme_is_remembered() -> None:
    async with running(None) as (app, pilot):
        app.theme = "textual-light"
        await pilot.pause()
    async with running(None) as (app, pilot):
        assert app.theme == "textual-light"


async def test_an_unknown_theme_is_passed_over() -> None:
    state_dir().mkdir(parents=True)
    (state_dir() / "theme").write_text("no-such-theme")
    async with running(None) as (app, _):
        assert app.theme in app.available_themes


@pytest.mark.parametrize("theme", ["textual-light", "ansi-dark", "ansi-light"])
async def test_every_theme_shows_the_workbench(theme: str) -> None:
    async with running(Session(sample_cv())) as (app, pilot):
        app.theme = theme
        await pilot.pause()
        assert "●●●●●●●" in seen(app)


async def test_every_command_is_in_the_palette() -> None:
    async with running(Session(sample_cv())) as (app, pilot):
        named = " ".join(command.title for command in app.get_system_commands(app.screen))
        for key in KEYS:
            if key.screen == "workbench" and key.says:
                assert key.help[1:] in named
        await press(app, pilot, "ctrl+p", *"five questions")
        await press(app, pilot, "enter")
        assert "90 seconds" in seen(app)
