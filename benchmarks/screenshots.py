"""`make screenshots`: draw the README's pictures from the running program, on the sample CV."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path

DOCS = Path(__file__).parent.parent / "docs"
SIZE = (100, 30)
FONT_FACE = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
# What is typed before each picture is taken.
PICTURES: dict[str, tuple[str, ...]] = {
    "workbench": (),
    "forge": ("down", "down", "enter", "enter", "enter", "enter", "enter"),
}


async def draw(name: str, keys: tuple[str, ...]) -> Path:
    """One picture, of a fresh program that nobody has used."""
    from bulletsmith.app import BulletsmithApp
    from bulletsmith.session import Session

    app = BulletsmithApp(Session.sample())
    async with app.run_test(size=SIZE, notifications=False) as pilot:
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
        await app.workers.wait_for_complete()
        await pilot.pause()
        path = DOCS / f"{name}.svg"
        picture = app.export_screenshot(title="bulletsmith")
        path.write_text(FONT_FACE.sub("", picture))  # a picture that loads nothing from anywhere
    return path


def main() -> None:
    """All pictures, with no trace of the user's own files in them."""
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("CONFIG", "STATE", "CACHE"):
            os.environ[f"BULLETSMITH_{kind}_DIR"] = str(Path(folder) / kind.lower())
        for name, keys in PICTURES.items():
            print(asyncio.run(draw(name, keys)).relative_to(DOCS.parent))


if __name__ == "__main__":
    main()
