"""LinkedIn's archive as it really is: ids in names, BOMs, mixed dates, flattened bullets."""

from __future__ import annotations

import contextlib
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletsmith.cv import bullets
from bulletsmith.errors import CannotPatchError, NotUnderstoodError
from bulletsmith.formats.document import Delete
from bulletsmith.formats.linkedin.adapter import FORMAT, said
from bulletsmith.formats.linkedin.archive import collected

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
        ("• One.• Two.• Three.", ["One.", "Two.", "Three."]),
        ("Intro: • One • Two", ["Intro:", "One", "Two"]),
        ("\uf0b7 One \uf0b7 Two", ["One", "Two"]),
        ("• Only one.", ["Only one."]),
        ("- One. - Two.", ["One.", "Two."]),
        ("* One.\n\n* Two.", ["One.", "Two."]),
        ("A two-tower model – for search", ["A two-tower model – for search"]),
    ],
)
def test_descriptions(description: str, wanted: list[str]) -> None:
    assert [bullet.own for bullet in said(description)] == wanted


LATER = (
    "Company Name,Title,Description,Location,Started On,Finished On\n"
    "Acme,ML Engineer,,Berlin,{start},{end}\n"
)


@pytest.mark.parametrize(
    ("start", "end", "wanted"),
    [
        ("Mar 2021", "", ("2021-03", "present")),
        ("September 2019", "Aug 5, 2024", ("2019-09", "2024-08")),
        ("2018", "2019", ("2018", "2019")),
        ("2021-03", "2022-03-15", ("2021-03", "2022-03")),
        ("2021-03-01T00:00:00", "2022-03-15 00:00:00", ("2021-03", "2022-03")),
        ("Mär. 2021", "Dez. 2022", ("2021-03", "2022-12")),
        ("mars 2021", "févr. 2022", ("2021-03", "2022-02")),
        ("marzo de 2021", "dic 2022", ("2021-03", "2022-12")),
        ("março de 2021", "out. de 2022", ("2021-03", "2022-10")),
        ("mrt 2021", "augustus 2022", ("2021-03", "2022-08")),
        ("maj 2021", "październik 2022", ("2021-05", "2022-10")),
        ("2021年3月", "2022年12月", ("2021-03", "2022-12")),
        ("2021년 3월", "2022년", ("2021-03", "2022")),
        ("Mar-21", "Okt 22", ("2021-03", "2022-10")),
        ("03/2021", "present", ("2021-03", "present")),
        ("one day", "who knows", ("one day", "who knows")),
    ],
)
def test_dates(start: str, end: str, wanted: tuple[str, str]) -> None:
    quoted = LATER.format(start=f'"{start}"', end=f'"{end}"')
    (role,) = FORMAT.read(archive(P=quoted)).cv.roles
    assert (role.start, role.end) == wanted


HEAD = "Company Name,Title,Description,Location,Started On,Finished On"
ROW = "Acme,ML Engineer,Built it,Berlin,Mar 2021,"


@pytest.mark.parametrize(
    "table",
    [
        f"{HEAD}\n{ROW}\n",
        f"{HEAD}\r\n{ROW}\r\n",
        f"{HEAD}\r{ROW}\r",
        f"\ufeff{HEAD}\n{ROW}\n",
        f"\ufeffï»¿{HEAD}\n{ROW}",
        f"{HEAD}\n{ROW}\n".replace(",", ";"),
        f"{HEAD}\n{ROW}\n".replace(",", "\t"),
        f"{HEAD.upper()}\n{ROW}\n",
        f"{HEAD.replace(',', ' , ')}\n{ROW}\n",
        '"' + HEAD.replace(",", '","') + f'"\n{ROW}\n',
        f'Notes:\n"Positions, as you told them"\n\n{HEAD}\n{ROW}\n',
        "Title,Company Name,Finished On,Started On,Location,Description,New\n"
        "ML Engineer,Acme,,Mar 2021,Berlin,Built it,x\n",
        f"{HEAD}\n{ROW}\n{ROW}\n\n,,,,,\n",
        f"{HEAD}\n{ROW},more,cells\n",
        f"{HEAD}\n{ROW}\n".encode("utf-16"),
    ],
    ids=lambda table: repr(table)[:24],
)
def test_every_variant_of_a_header(table: str | bytes) -> None:
    (role,) = FORMAT.read(archive(Anything=table)).cv.roles
    told = (role.title, role.company, role.start, role.end, [b.own for b in role.bullets])
    assert told == ("ML Engineer", "Acme", "2021-03", "present", ["Built it"])


def test_a_table_without_a_column_for_the_end_does_not_tell_it() -> None:
    table = "Company Name,Title,Started On\nAcme,ML Engineer,Mar 2021\nBeta,DS\n"
    first, second = FORMAT.read(archive(P=table)).cv.roles
    assert {first.end, second.end} == {""}


def test_a_copy_is_one_role_and_keeps_what_it_says_beyond() -> None:
    table = f"{HEAD}\n{ROW}\nACME,ML Engineer,Served it,,March 2021,\n"
    (role,) = FORMAT.read(archive(P=table)).cv.roles
    assert [b.own for b in role.bullets] == ["Built it", "Served it"]


def test_a_table_in_two_files_is_one() -> None:
    cv = FORMAT.read(archive(A=f"{HEAD}\n{ROW}\n", B=f"{HEAD}\n{ROW.replace('Acme', 'Beta')}\n")).cv
    assert {role.company for role in cv.roles} == {"Acme", "Beta"}


def test_an_empty_file_may_hold_a_sentence() -> None:
    sentence = "This member has no skills, or the file was left out.\n"
    cv = FORMAT.read(archive(P=f"{HEAD}\n{ROW}\n", Skills=sentence, Empty="")).cv
    assert cv.tools.flat == ()


def test_only_the_skills_are_skills() -> None:
    names = {"Interests": "Name\nChess\n", "Kenntnisse": "Name\nPython\n"}
    cv = FORMAT.read(archive(P=f"{HEAD}\n{ROW}\n", **names)).cv
    assert cv.tools.flat == ("Python",)


def test_entities_and_tags_are_what_they_stand_for() -> None:
    told = "&lt;p&gt;R&amp;amp;D &#8211; search&lt;/p&gt;<br>Cut p99 to &lt; 20 ms"
    table = f'{HEAD}\nA&amp;B,ML Engineer,"{told}",,Mar 2021,\n'
    (role,) = FORMAT.read(archive(P=table)).cv.roles
    assert role.company == "A&B"
    assert [b.own for b in role.bullets] == ["R&D – search", "Cut p99 to < 20 ms"]


class Watched(io.BytesIO):
    """A file that knows how much of it was read."""

    most = 0

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(size)
        Watched.most = max(Watched.most, self.tell())
        return data


def test_messages_are_not_read() -> None:
    """No more than the first block, to see that they are none of ours."""
    secret = b"CONVERSATION ID,FROM,CONTENT\n" + b"1,x,secret\n" * 10_000
    assert collected([("messages.csv", Watched(secret)), ("Photo.jpg", Watched(b"x"))]) == {}
    assert 0 < Watched.most < len(secret) / 10


def packed(count: int, size: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("Positions.csv", f"{HEAD}\n{ROW}\n")
        for number in range(count):
            made.writestr(f"{number}.csv", b"0" * size)
    return out.getvalue()


def encrypted() -> bytes:
    """One whose entries say that they are."""
    data = bytearray(packed(0, 0))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def lying() -> bytes:
    """One whose entry is longer than it says, and another than its checksum says."""
    data = bytearray(packed(0, 0))
    place = data.index(b"PK\x01\x02")
    data[place + 16] ^= 0xFF
    return bytes(data)


@pytest.mark.parametrize(
    ("source", "says"),
    [
        (b"", "no zip archive"),
        (b"PK\x03\x04broken", "no zip archive"),
        (b"no zip", "no zip archive"),
        (packed(1, 10)[:-40], "no zip archive"),
        (archive(X="a,b\n"), "no table of a LinkedIn profile"),
        (packed(1, 16_000_001), "more than a profile can hold"),
        (packed(3, 15_000_000), "more than a profile can hold"),
        (packed(2_000, 1), "more than a profile can hold"),
        (encrypted(), "encrypted or broken"),
        (lying(), "encrypted or broken"),
        (archive(P=HEAD + "\n" + "x" * 200_000), "is broken"),
        (archive(P=HEAD + "\n" + ROW.replace("Built it", "- a. " * 5_000)), "a cell holds more"),
    ],
    ids=range(12),
)
def test_what_is_no_archive_is_said(source: bytes, says: str) -> None:
    with pytest.raises(NotUnderstoodError, match=says) as told:
        FORMAT.read(source)
    assert told.value.remedy


@given(st.binary(max_size=200), st.text(max_size=200))
def test_no_bytes_raise_anything_else(raw: bytes, text: str) -> None:
    for source in (raw, archive(P=raw), archive(P=f"{HEAD}\n{text}")):
        with contextlib.suppress(NotUnderstoodError):
            FORMAT.read(source)


def test_it_is_read_only() -> None:
    with pytest.raises(CannotPatchError):
        FORMAT.patch(b"", [Delete(("roles", 0))])
