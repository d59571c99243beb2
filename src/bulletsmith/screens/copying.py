"""Words to take elsewhere: on the clipboard, and in a file for terminals that have none."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen

from bulletsmith.bullets.text import clean
from bulletsmith.errors import BulletsmithError
from bulletsmith.paths import private_folder, state_dir
from bulletsmith.store.files import write_bytes
from bulletsmith.widgets.plain import note


def copied(screen: Screen[Any], text: str, what: str) -> None:
    """Put `text` on the clipboard and into a file, and say both: no terminal tells of the first."""
    text = clean(text)
    screen.app.copy_to_clipboard(text)
    path = private_folder(state_dir()) / "copied.txt"
    try:
        write_bytes(path, text.encode() + b"\n")
    except BulletsmithError:
        note(screen, f"Copied {what}.")
    else:
        note(screen, f"Copied {what}. If your terminal keeps no clipboard: {path}", timeout=8)
