"""`check --linkedin`: the archive, its folder or a PDF, in every report, and what goes wrong."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
import typst

from bulletsmith.cli import main
from bulletsmith.reporters import REPORTERS
from bulletsmith.store.linkedin import archive_of, read_profile, remember_archive

CV = """\
# Ada Example

*ML engineer, search and ranking*

ada@example.org

## Experience

### Senior ML Engineer · Acme · Mar 2022 – present

- Led a team of 6 engineers through the rollout of a session-based reranker for hotel search.

### ML Engineer · Globex Payments · Jan 2020 – Feb 2022

- Shipped a fraud scorer for card payments, cutting chargebacks by 31%.

## Tools

- **Core:** Python, PyTorch
- **Working:** Spark
"""
TABLES = {
    "Profile.csv": "First Name,Last Name,Headline,Summary\nAda,Example,Senior ML Engineer,\n",
    "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On\n"
    "Acme GmbH,Senior ML Engineer,"
    "• Led a team of 6 engineers through the rollout of a session-based reranker.,,Mar 2022,\n"
    "Globex Payments,ML Engineer,,,2020,Feb 2022\n",
    "Skills.csv": "Name\nPython (Programming Language)\nPyTorch\n",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "cv.md").write_text(CV, "utf-8")
    monkeypatch.chdir(tmp_path)
    archived(tmp_path / "same.zip", TABLES)
    lower = TABLES["Positions.csv"].replace("Senior ML Engineer", "ML Engineer")
    archived(tmp_path / "lower.zip", {**TABLES, "Positions.csv": lower})
    return tmp_path


def archived(path: Path, tables: dict[str, str]) -> None:
    with zipfile.ZipFile(path, "w") as made:
        for name, text in tables.items():
            made.writestr(f"Basic/{name}", text)


def checked(*arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    status = main(["check", "--select", "LNK", *arguments])
    told = capsys.readouterr()
    return status, told.out, told.err


def test_a_profile_that_tells_the_same(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = checked("cv.md", "--linkedin", "same.zip", capsys=capsys)
    assert (status, "LNK" in out, err) == (0, False, "")


def test_a_difference_stands_at_its_role(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = checked("--linkedin", "lower.zip", "cv.md", capsys=capsys)
    assert "cv.md:9:5: LNK002 title-differs: the CV says “Senior ML Engineer”, the profile" in out
    assert "^^^^^^^^^^^^^^^^^^" in out


@pytest.mark.parametrize("format", list(REPORTERS))
def test_every_report_has_it(format: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    how = ("--format", format, "--linkedin", "lower.zip", "--fail-on", "warning", "cv.md")
    status, out, _ = checked(*how, capsys=capsys)
    assert status == 1
    assert "LNK002" in out
    if format == "json":
        (finding,) = json.loads(out)["files"][0]["findings"]
        assert (finding["code"], finding["role"], finding["line"]) == ("LNK002", 1, 9)


def test_a_missing_role_is_an_error(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = "\n".join(TABLES["Positions.csv"].split("\n")[:2])
    archived(folder / "one.zip", {**TABLES, "Positions.csv": first})
    status, out, _ = checked("--linkedin", "one.zip", "cv.md", capsys=capsys)
    assert status == 1
    assert "cv.md:13:5: LNK001" in out


def test_the_folder_that_the_archive_unpacks_to(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inside = folder / "unpacked" / "Basic"
    inside.mkdir(parents=True)
    for name, text in TABLES.items():
        (inside / name).write_text(text, "utf-8")
    for path in ("unpacked", "unpacked/Basic", "unpacked/Basic/Positions.csv"):
        status, out, _ = checked("--linkedin", path, "cv.md", capsys=capsys)
        assert (status, "LNK" in out) == (0, False)


def test_what_the_archive_lacks_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archived(
        folder / "bob.zip", {"Profile.csv": TABLES["Profile.csv"].replace("Ada,Example", "B,C")}
    )
    _, _, err = checked("--linkedin", "bob.zip", "cv.md", capsys=capsys)
    assert "bob.zip: it holds no positions: roles were not compared" in err
    assert "bob.zip: it holds no skills" in err
    assert "it is the profile of B C, and the CV is that of Ada Example" in err


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("missing.zip", "there is no such file"),
        ("cv.md", "this is no archive of LinkedIn's"),
        (".", "no table of a LinkedIn profile"),
        ("broken.zip", "no zip archive, or a broken one"),
        ("photos.zip", "no table of a LinkedIn profile"),
        ("bomb.zip", "more than a profile can hold"),
        ("large.zip", "too large for the archive of a profile"),
        ("broken.pdf", "this PDF is broken"),
    ],
)
def test_an_archive_that_is_none(
    name: str, says: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "broken.zip").write_bytes((folder / "same.zip").read_bytes()[:100])
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    archived(folder / "photos.zip", {"cat.jpg": "x"})
    with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("Positions.csv", b"0" * 17_000_000)
    with open(folder / "large.zip", "wb") as large:
        large.truncate(21 * 2**20)
    status, out, err = checked("--linkedin", name, "cv.md", capsys=capsys)
    assert (status, out) == (2, "")
    assert f"bulletsmith: {name}" in err
    assert says in err
    assert err.count("\n") == 2  # the error and its remedy


PAGE = r"""
#set page(margin: 0pt)
#set text(size: 10.5pt)
#grid(columns: (7cm, 1fr),
  block(inset: 20pt)[#text(13pt)[Top Skills] \ Rust \ Go],
  block(inset: 20pt)[
    #text(26pt)[Ada Example] \ #text(12pt)[Senior ML Engineer at Acme] \ #text(12pt)[Berlin]
    #v(10pt) #text(15.75pt)[Experience] \ #v(4pt)
    #text(12pt)[Acme] \ #text(11.5pt)[Senior ML Engineer] \
    March 2022 - Present (3 years 2 months) \ Berlin, Germany \ #v(3pt)
    • Led a team of 6 engineers \
    #v(8pt) #text(12pt)[Globex Payments] \ 3 years 9 months \ #text(11.5pt)[ML Engineer] \
    January 2020 - February 2022 (2 years 2 months) \ Paris \ #v(3pt)
    Shipped a fraud scorer for payments, which ran on every card payment of the company.
    #v(4pt) #text(11.5pt)[Data Scientist] \ Juni 2018 - Dezember 2019 (1 Jahr 7 Monate) \
    #v(10pt) #text(15.75pt)[Education] \ #text(12pt)[Example University] \ MSc · (2016 - 2018)
  ])
"""


def test_a_profile_saved_as_pdf(tmp_path: Path) -> None:
    """Its positions are told apart; its three top skills are not taken for all there are."""
    source, made = tmp_path / "page.typ", tmp_path / "Profile.pdf"
    source.write_text(PAGE, "utf-8")
    typst.compile(source, output=made)
    profile = read_profile(made)
    assert (profile.profile.name, profile.profile.headline) == (
        "Ada Example",
        "Senior ML Engineer at Acme",
    )
    assert [(r.title, r.company, r.start, r.end) for r in profile.roles] == [
        ("Senior ML Engineer", "Acme", "2022-03", "present"),
        ("ML Engineer", "Globex Payments", "2020-01", "2022-02"),
        ("Data Scientist", "Globex Payments", "2018-06", "2019-12"),
    ]
    told = [[bullet.own for bullet in role.bullets] for role in profile.roles]
    assert told[0] == ["Led a team of 6 engineers"]
    assert told[1][0].endswith("every card payment of the company.")
    assert (told[2], profile.tools.flat) == ([], ())


def test_the_archive_of_a_cv_is_remembered(folder: Path) -> None:
    cv, archive = folder / "cv.md", folder / "same.zip"
    assert archive_of(cv) is None
    remember_archive(cv, archive)
    remember_archive(folder / "other.md", folder / "lower.zip")
    remember_archive(None, archive)
    assert (archive_of(cv), archive_of(folder / "other.md")) == (archive, folder / "lower.zip")
    archive.unlink()
    assert archive_of(cv) is None
    state = folder / ".own" / "state" / "linkedin.json"
    for text in ("[]", "{", '{"a": 1}', "\xff"):
        state.write_text(text, "latin-1")
        assert archive_of(cv) is None
