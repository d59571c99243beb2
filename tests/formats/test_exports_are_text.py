"""What an export holds is text, whatever a bullet says: nothing of it acts on who opens it."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pypandoc
import pytest
import yaml
from pypdf import PdfReader

from bulletsmith.bullets.text import clean
from bulletsmith.cv import CV, Bullet, Education, Profile, Project, Role, Section, Summary, Tools
from bulletsmith.formats.proof import prove
from bulletsmith.formats.registry import FORMATS, by_name

BAD = [
    r"Built \input{secrets} and \write18{id} and \def\x{\x}\x",
    '#read("secrets") #import "x.typ" $x$ #eval("1") @ref <label>',
    "=cmd() +1+cmd|' /C calc'!A0 @SUM(1) -2+3",
    "<script>alert(1)</script> <img src=x onerror=alert(1)> &lt;b&gt;",
    "![x](file:///etc/passwd) [x](javascript:alert(1)) [y]: javascript:z <javascript:alert(1)>",
    "!!python/object/apply:os.system [id] *alias &anchor {a: b} | > %x `y` ? - : # no comment",
    '""" \'\'\' "quoted" \\u0041 \\x41 \\n ^^5cinput{secrets} ^^M %% ~',
    "<!-- comment --> <?php x ?> ]]> </w:t> <!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>",
    "$$x$$ \\(y\\) \\[z\\] ${jndi:ldap://x} {{7*7}} {% x %}",
]  # fmt: skip
LINKS = (
    "javascript:alert(1)",
    "file:///etc/passwd",
    "run:/bin/sh",
    "data:text/html,x",
    "vbscript:x",
)


def hostile(words: str) -> CV:
    bullets = (Bullet(own=words), Bullet(own="Built it."))
    return CV(
        Profile(
            words, words, "ada@example.org", "+49 30 1", words, ("https://example.org", *LINKS)
        ),
        Summary(text=words),
        (Role(words, words, words, "2020", "present", bullets),),
        Tools((words,)),
        tuple(Project(words, link, words, bullets=bullets) for link in LINKS),
        (Education(words, words, "2019", (words,)),),
        (Section(words, (words,)),),
    )


each = pytest.mark.parametrize("words", BAD, ids=range(len(BAD)))


@each
@pytest.mark.parametrize(
    "name", [f.name for f in FORMATS if f.writes and f.name not in ("pdf", "docx")]
)
def test_every_bullet_reads_back_as_the_text_it_was(name: str, words: str) -> None:
    cv = hostile(clean(words))
    adapter = by_name(name)
    proof = prove(adapter, adapter.write(cv), cv)
    assert proof, proof.missing


@each
def test_markdown_makes_no_html_and_no_link_that_acts(words: str) -> None:
    written = by_name("markdown").write(hostile(words)).decode()
    for reader in ("commonmark", "gfm", "markdown"):
        html = pypandoc.convert_text(written, "html", format=reader)
        assert not re.search(r"<(?:script|img|iframe|object|svg|b|math)\b|onerror=\w+[^&]*>", html)
        for target in re.findall(r'(?:href|src)="([^"]*)"', html):
            assert re.match(r"https?://|mailto:|#", target), target


@each
def test_latex_runs_nothing_and_reads_no_file(words: str) -> None:
    written = by_name("latex").write(hostile(words)).decode()
    body = written.partition("\\begin{document}")[2]
    commands = set(re.findall(r"\\([A-Za-z]+|.)", body))
    assert not commands & {
        "input",
        "include",
        "write",
        "def",
        "openin",
        "read",
        "catcode",
        "csname",
    }
    assert "^^" not in body
    for target in re.findall(r"\\href\{([^}]*)\}", body):
        assert re.match(r"https?://|mailto:", target), target


@each
def test_yaml_and_json_hold_strings_only(words: str) -> None:
    def leaves(value: object) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                assert isinstance(key, str)
                leaves(inner)
        elif isinstance(value, list):
            for inner in value:
                leaves(inner)
        else:
            assert value is None or isinstance(value, str | int), value

    written = by_name("rendercv").write(hostile(words)).decode()
    leaves(yaml.safe_load(written))  # which knows no tag that makes an object
    assert not [token for token in yaml.scan(written) if isinstance(token, yaml.TagToken)]
    assert not [token for token in yaml.scan(written) if isinstance(token, yaml.AliasToken)]
    leaves(json.loads(by_name("json-resume").write(hostile(words))))


@each
def test_word_holds_plain_runs_of_text(words: str) -> None:
    with zipfile.ZipFile(io.BytesIO(by_name("docx").write(hostile(words)))) as word:
        body = word.read("word/document.xml").decode()
        links = word.read("word/_rels/document.xml.rels").decode()
    assert not re.search(r"<w:(?:instrText|fldSimple|object|hyperlink|altChunk)\b", body)
    assert "<!DOCTYPE" not in body
    assert 'TargetMode="External"' not in links


@pytest.mark.parametrize("words", BAD[:5], ids=range(5))
def test_a_pdf_shows_the_words_and_has_no_action(words: str) -> None:
    made = by_name("pdf").write(hostile(words))
    pdf = PdfReader(io.BytesIO(made))
    shown = re.sub(r"\W", "", "".join(page.extract_text() for page in pdf.pages))
    assert re.sub(r"\W", "", words)[:20] in shown
    for page in pdf.pages:
        for note in page.get("/Annots") or ():
            action = note.get_object()["/A"]
            assert action["/S"] == "/URI"
            assert re.match(r"https?://|mailto:", action["/URI"]), action
    assert b"/JavaScript" not in made
    assert b"/Launch" not in made


def test_a_pdf_is_read_without_a_look_into_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that somebody was sent may hold a `json.py`."""
    made = by_name("pdf").write(hostile("Built it."))
    for name in ("json", "io", "statistics", "pdfminer", "bulletsmith"):
        (tmp_path / f"{name}.py").write_text("open('executed', 'w')\n")
    monkeypatch.chdir(tmp_path)
    assert by_name("pdf").read(made).cv.roles
    assert not (tmp_path / "executed").exists()
