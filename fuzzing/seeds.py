"""Good files to begin with: the sample CV in every format, and the files of the tests."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

from bulletsmith.errors import BulletsmithError
from bulletsmith.formats.document import Format
from bulletsmith.formats.registry import FORMATS, by_name
from bulletsmith.paths import data_dir

ROOT = Path(__file__).parent.parent
TESTS = ROOT / "tests" / "formats"
_LINKEDIN = {
    "Profile.csv": "First Name,Last Name,Headline,Summary,Geo Location,Websites\n"
    'Ada,Example,"ML engineer, search",Ranks &amp; retrieves.,Berlin,[X:https://example.org],\n',
    "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On\n"
    'Acme,ML Engineer,"• Built a ranker. • Served it",Berlin,September 2021,\n'
    "Beta,Data Scientist,Studied things,Paris,2018,Aug 2021\n",
    "Education.csv": "School Name,Start Date,End Date,Notes,Degree Name,Activities\n"
    "Example University,2015,2019,,MSc,Chess\n",
    "Skills.csv": "Name\nPython\nSpark\n",
    "Email Addresses.csv": "Email Address,Confirmed,Primary\nada@example.org,Yes,Yes\n",
}
_CONFIG = b"""select = ["MET", "no-baseline"]\nignore = ["TLS001"]\nseniority = "senior"
words = ["fastvec"]\n[severity]\nMET006 = "warning"\n"""


@cache
def seeds(name: str) -> tuple[bytes, ...]:
    """The seeds of the target `name`."""
    if name == "linkedin":
        return (_zip(_LINKEDIN),)
    if name in ("parse", "bullets"):
        rows = (ROOT / "tests" / "corpus" / "first.txt").read_bytes().splitlines()[:80]
        good = (ROOT / "tests" / "checks" / "good_bullets.txt").read_bytes().splitlines()
        return tuple(row for row in (*rows, *good) if row)
    if name == "config":
        return (_CONFIG,)
    if name == "lexicon":
        return tuple(file.read_bytes()[:4000] for file in sorted(data_dir().glob("*.toml")))
    return tuple(_files(name.removeprefix("patch-")))


def _files(name: str) -> list[bytes]:
    """The sample written in the format `name`, and the tests' files of its suffixes."""
    cv = by_name("toml").read((data_dir() / "sample.toml").read_bytes()).cv
    known = next(known for known in FORMATS if known.name == name)
    found: list[bytes] = []
    if known.writes:
        found.append(by_name(name).write(cv))
    if name == "toml":
        found.append((data_dir() / "sample.toml").read_bytes())
    files = (file for file in sorted(TESTS.rglob("*")) if file.suffix in known.suffixes)
    found.extend(file.read_bytes() for file in files)
    adapter = by_name(name)
    return [source for source in found if _read(adapter, source)]


def _read(adapter: Format, source: bytes) -> bool:
    try:
        adapter.read(source)
    except BulletsmithError:
        return False
    return True


def _zip(entries: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in entries.items():
            made.writestr(name, text)
    return out.getvalue()
