"""The seniority that the owner of a CV sets in the program."""

from __future__ import annotations

from pathlib import Path

from bulletsmith.errors import NotSavedError
from bulletsmith.session.session import Session


def set_level(session: Session, level: str) -> Path:
    """Have the CV judged as `level` from now on, by its dates where that is empty.

    Gives the configuration file that says so. Raises BulletsmithError.
    """
    from bulletsmith.store.level import set_level as write

    if session.path is None:
        raise NotSavedError("this CV has no file yet", remedy="save it first")
    file = write(session.path, level)
    session._settings = session._reviewer = session._review = None
    return file
