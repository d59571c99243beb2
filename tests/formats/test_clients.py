"""Exports as their real clients take them, where a client is installed."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
from pathlib import Path

import docx
import pytest
from cvs import HOSTILE

from bulletsmith.bullets.text import one_line
from bulletsmith.cv import CV, Bullet, Role, Tools, bullets
from bulletsmith.formats.registry import by_name
from bulletsmith.paths import data_dir

# Prints what is wrong with each of the CVs in a file, a list for each of them.
_VALIDATE = """
const {validate} = require("@jsonresume/schema");
const told = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")).map(cv => {
  let wrong = [];
  validate(cv, errors => { wrong = (errors || []).map(error => error.stack); });
  return wrong;
});
console.log(JSON.stringify(told));
"""


def sample() -> CV:
    return by_name("toml").read((data_dir() / "sample.toml").read_bytes()).cv


def node() -> dict[str, str]:
    """The environment in which node finds the schema's package; skips where there is none."""
    if not shutil.which("node"):
        pytest.skip("node is not installed")
    npm = shutil.which("npm")
    told = subprocess.run([npm, "root", "-g"], capture_output=True, text=True) if npm else None
    there = [os.environ.get("NODE_PATH", ""), told.stdout.strip() if told else ""]
    env = {**os.environ, "NODE_PATH": os.pathsep.join(filter(None, there))}
    command = ["node", "-e", 'require.resolve("@jsonresume/schema")']
    if subprocess.run(command, env=env, capture_output=True).returncode:
        pytest.skip("@jsonresume/schema is not installed: npm install -g @jsonresume/schema")
    return env


def test_the_schema_accepts_every_json_resume(tmp_path: Path) -> None:
    env = node()
    adapter = by_name("json-resume")
    hostile = tuple(Bullet(own=words) for words in HOSTILE)
    role = Role("Engineer", "Acme", "Berlin", "2020-03", "present", hostile)
    others = (CV(), CV(roles=(role, Role(company="B", start="2019")), tools=Tools(("Go",))))
    made = [json.loads(adapter.write(cv)) for cv in (sample(), *others)]
    path = tmp_path / "cvs.json"
    path.write_text(json.dumps(made), encoding="utf-8")
    done = subprocess.run(
        ["node", "-e", _VALIDATE, str(path)], env=env, capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == [[] for _ in made]


def test_word_holds_every_bullet_of_the_sample() -> None:
    cv = sample()
    word = docx.Document(io.BytesIO(by_name("docx").write(cv)))
    listed = [p.text for p in word.paragraphs if (p.style and "List" in str(p.style.name))]
    for _, bullet in bullets(cv):
        assert one_line(bullet.text) in listed


def test_pdftotext_finds_every_bullet_of_the_sample(tmp_path: Path) -> None:
    program = shutil.which("pdftotext")
    if not program:
        pytest.skip("pdftotext is not installed")
    cv = sample()
    path = tmp_path / "cv.pdf"
    path.write_bytes(by_name("pdf").write(cv))
    said = subprocess.run([program, str(path), "-"], capture_output=True, check=True).stdout
    text = " ".join(said.decode().split())
    for _, bullet in bullets(cv):
        assert one_line(bullet.text) in text


@pytest.mark.parametrize("name", ["markdown", "toml", "json-resume", "rendercv", "latex", "text"])
def test_what_is_lost_is_named(name: str) -> None:
    cv = sample()
    adapter = by_name(name)
    back = adapter.read(adapter.write(cv)).cv
    if back != cv:
        assert adapter.lost(cv), "something did not come back and nothing was said"
