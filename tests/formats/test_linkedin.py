"""LinkedIn's archive as it really is: ids in names, BOMs, mixed dates, flattened bullets."""

from __future__ import annotations

import io
import zipfile

import pytest

from bulletsmith.cv import bullets
from bulletsmith.errors import CannotPatchError, NotUnderstoodError
from bulletsmith.formats.document import Delete
from bulletsmith.formats.linkedin.adapter import FORMAT, said

PROFILE = (
    "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,"
    "Geo Location,Twitter Handles,Websites,Instant Messengers\n"
    'Ada,Example,,,,"ML engineer, search",Ranks &amp; retrieves.,,,Berlin,,'
    "[PORTFOLIO:https://example.org/ada],\n"
)
POSITIONS = (
    "Company Name,Title,Description,Location,Started On,Finished On\n"
    'Beta,Data Scientist,"• Studied things. • Built a model.",Paris,2018,Aug 2021\n'
    'Acme,ML Engineer,"Built a ranker\nServed it",Berlin,September 2021,\n'
    'Acme,ML Engineer,"Built a ranker\nServed it",Berlin,September 2021,\n'
)
EMAILS = "Email Address,Confirmed,Primary,Updated On\nold@x.org,Yes,No,\nada@example.org,Yes,Yes,\n"


def archive(**tables: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, text in tables.items():
            made.writestr(f"top/{name}_123.csv", text)
    return out.getvalue()


def test_a_profile_is_a_cv() -> None:
    skills, messages = "Name\nPython\nSpark\n", "CONVERSATION ID,FROM,CONTENT\n1,x,secret\n"
    tables = {"Profil": PROFILE, "Positionen": POSITIONS, "E": EMAILS, "S": skills, "M": messages}
    cv = FORMAT.read(archive(**tables)).cv
    assert (cv.profile.name, cv.profile.headline) == ("Ada Example", "ML engineer, search")
    assert (cv.profile.email, cv.profile.links) == ("ada@example.org", ("https://example.org/ada",))
    assert cv.summary.text == "Ranks & retrieves."
    assert cv.tools.flat == ("Python", "Spark")
    assert [(r.title, r.company, r.start, r.end) for r in cv.roles] == [
        ("ML Engineer", "Acme", "2021-09", "present"),
        ("Data Scientist", "Beta", "2018", "2021-08"),
    ]
    assert [bullet.own for _, bullet in bullets(cv)] == [
        *("Built a ranker", "Served it", "Studied things.", "Built a model.")
    ]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_encodings_and_line_ends(codec: str, ends: str) -> None:
    table = POSITIONS.replace("Beta", "Société Élan").replace("•", "-").replace("\n", ends)
    cv = FORMAT.read(archive(P=table.encode(codec))).cv
    assert cv.roles[1].company == "Société Élan"


@pytest.mark.parametrize(
    ("description", "wanted"),
    [
        ("• One. • Two.", ["One.", "Two."]),
        ("- One.\n- Two.", ["One.", "Two."]),
        ("One\nTwo", ["One", "Two"]),
        ("One, two - three", ["One, two - three"]),
        ("", []),
    ],
)
def test_descriptions(description: str, wanted: list[str]) -> None:
    assert [bullet.own for bullet in said(description)] == wanted


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("Positions.csv", b"0" * 17_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    "source", [b"", b"PK\x03\x04broken", b"no zip", archive(X="a,b\n"), bomb()]
)
def test_what_is_no_archive_is_said(source: bytes) -> None:
    with pytest.raises(NotUnderstoodError):
        FORMAT.read(source)


def test_it_is_read_only() -> None:
    with pytest.raises(CannotPatchError):
        FORMAT.patch(b"", [Delete(("roles", 0))])
