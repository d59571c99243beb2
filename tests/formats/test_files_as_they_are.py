"""Each format in files as they are: line ends, byte marks, encodings, tabs, links, no rights."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bulletsmith.cli import main
from bulletsmith.cv import CV, Bullet, Role
from bulletsmith.formats.document import Set
from bulletsmith.formats.registry import by_name

NAMES = {
    "markdown": "cv.md",
    "toml": "cv.toml",
    "json-resume": "cv.json",
    "rendercv": "cv.yaml",
    "latex": "cv.tex",
    "text": "cv.txt",
}
OLD, NEW = "Cut the cost by 20%", "Cut the cost by 30%"
PLACE = ("roles", 0, "bullets", 0)


def source(name: str) -> str:
    bullets = (Bullet(own=OLD), Bullet(own="Wrote a café of models"))
    cv = CV(roles=(Role("Engineer", "Acme", "", "2020-01", "2022-03", bullets),))
    return by_name(name).write(cv).decode()


def written(name: str, old: str) -> str:
    return old.replace("20\\%", "30\\%").replace("20%", "30%")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("make", ["crlf", "bom", "no end", "tab", "latin-1"])
def test_one_bullet_is_rewritten_and_every_other_byte_stands(name: str, make: str) -> None:
    text, codec, mark = source(name), "utf-8", b""
    if make == "crlf":
        text = text.replace("\n", "\r\n")
    elif make == "bom":
        mark = b"\xef\xbb\xbf"
    elif make == "no end":
        text = text.rstrip("\n")
    elif make == "tab":
        if name in ("markdown", "latex", "text"):  # elsewhere a tab in a text is an escape
            text = text.replace("Wrote a ", "Wrote\ta ")
    elif name in ("markdown", "latex", "text"):
        codec = "cp1252"
    before = mark + text.encode(codec)
    adapter = by_name(name)
    assert adapter.patch(before, []) == before
    after = adapter.patch(before, [Set(PLACE, Bullet(own=NEW))])
    assert after == mark + written(name, text).encode(codec)
    assert adapter.read(after).cv.roles[0].bullets[0].own == NEW


@pytest.mark.parametrize("name", NAMES)
def test_a_link_to_the_file_stays_one(name: str, tmp_path: Path) -> None:
    real, link = tmp_path / f"real{Path(NAMES[name]).suffix}", tmp_path / NAMES[name]
    real.write_text(source(name), encoding="utf-8")
    link.symlink_to(real)
    assert main(["rewrite", str(link), "1.1", NEW]) == 0
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == written(name, source(name))


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="this system has no rights of that kind")
@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_may_not_be_written_is_left_alone(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write any file")
    path = tmp_path / NAMES[name]
    path.write_text(source(name), encoding="utf-8")
    path.chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        assert main(["rewrite", str(path), "1.1", NEW]) == 2
        assert path.read_text(encoding="utf-8") == source(name)
        assert path.name in capsys.readouterr().err
    finally:
        tmp_path.chmod(0o700)
