"""What an export is made of: the bytes, what they cannot hold, where they go. No widget."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from bulletsmith.cv import CV, bullets
from bulletsmith.formats.document import Format
from bulletsmith.formats.proof import Proof, prove
from bulletsmith.formats.registry import Known, by_name
from bulletsmith.session import Session
from bulletsmith.store.files import read_bytes
from bulletsmith.store.journal import Change
from bulletsmith.store.saving import save_file


@dataclass(frozen=True, slots=True)
class Export:
    """A CV as a file of `adapter`'s format: its bytes, and what they leave out."""

    cv: CV
    adapter: Format
    data: bytes
    lost: tuple[str, ...]

    @classmethod
    def of(cls, cv: CV, adapter: Format) -> Export:
        """The export of `cv` in a format."""
        return cls(cv, adapter, adapter.write(cv), adapter.lost(cv))

    @property
    def text(self) -> str:
        """The file as text; of one that is not text, what is read back from it, in Markdown."""
        try:
            return self.data.decode("utf-8")
        except UnicodeDecodeError:
            return by_name("markdown").write(self.adapter.read(self.data).cv).decode("utf-8")

    @property
    def total(self) -> int:
        """The bullets in it."""
        return sum(1 for _ in bullets(self.cv))

    @property
    def parked(self) -> int:
        """The bullets that are parked and therefore not in it."""
        return sum(len(role.parked) for role in self.cv.roles)


def default_path(session: Session, known: Known) -> Path:
    """Where an export goes unless told otherwise: beside the open file, or here under a name.

    Never the open file itself.
    """
    suffix = known.suffixes[0]
    if session.path:
        path = session.path.with_suffix(suffix)
        return path.with_stem(f"{path.stem}-export") if path == session.path else path
    words = re.findall(r"\w+", session.cv.profile.name.lower())
    return Path("-".join([*words[:4], "cv"])).with_suffix(suffix)


def refused(path: Path, session: Session) -> str:
    """Why nothing can be written to `path`; empty when it can be tried."""
    if not path.name:
        return "Give the file a name."
    if path.is_dir():
        return f"{path} is a folder: name a file in it."
    if session.path and path.exists() and session.path.exists() and path.samefile(session.path):
        return f"{path.name} is the file that is open: save it with s, or export to another name."
    return ""


def written(export: Export, path: Path) -> Proof:
    """Write `export` to `path`, read that back and compare. Raises BulletsmithError."""
    save_file(path, export.data, Change("bulletsmith", "export"), check=False)
    return prove(export.adapter, read_bytes(path), export.cv)
