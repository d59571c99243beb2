"""What an installed wheel must do with no checkout near: answer, judge, and open the demo."""

import asyncio
import platform
import subprocess
import sys
from pathlib import Path

from bulletsmith.app import BulletsmithApp
from bulletsmith.paths import data_dir
from bulletsmith.session import Session

BULLET = "Worked on various machine learning models using Python and TensorFlow"


def run(*arguments: str) -> str:
    command = [str(Path(sys.executable).parent / "bulletsmith"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


async def demo() -> str:
    app = BulletsmithApp(Session.sample())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        return app.screen.__class__.__name__


assert "site-packages" in str(data_dir()), data_dir()
assert run("--version").startswith("bulletsmith ")
assert "VRB002" in run("parse", BULLET)
assert "MET003" in run("explain", "MET003")
screen = asyncio.run(demo())
assert screen == "Workbench", screen
print(f"wheel on Python {platform.python_version()}: demo opens on {screen}")
