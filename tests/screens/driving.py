"""How the tests of the screens drive the app and see what a person sees."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from bulletsmith.app import BulletsmithApp
from bulletsmith.bullets.slots import Slots
from bulletsmith.cv import CV, Bullet, Education, Profile, Project, Role, Summary, Tools
from bulletsmith.session import Session
from bulletsmith.widgets.rows import Rows

WORKED = Bullet(
    Slots(
        "Built",
        "a session-based reranker",
        "hotel search",
        "120 days of search logs (900M queries)",
        "offline MRR@10 (+9% vs. the LightGBM ranker in production) and online A/B (+3.2% clicked "
        "searches, p<0.01)",
        "Triton on EKS behind a 25 ms p95 SLO",
        "+2.1% bookings",
    )
)
WEAK = Bullet(own="Worked on fraud models using XGBoost.")
THIRD = Bullet(own="Improved [PyTorch] training [/] for 日本語 search by 40%.")
BULLETS = (WORKED, WEAK, THIRD)


def sample_cv() -> CV:
    """Two roles, and something in every section."""
    return CV(
        profile=Profile(name="Ada Example", email="ada@example.org"),
        summary=Summary(domain="search and ranking in production"),
        roles=(
            Role(
                "Senior ML Engineer", "Acme", "Berlin", "2022-03", "present", (WORKED, WEAK, THIRD)
            ),
            Role("ML Engineer", "Globex", "", "2019", "2022-02", (Bullet(own="Trained models."),)),
        ),
        tools=Tools(core=("Python", "PyTorch"), working=("Spark",)),
        projects=(Project("fastvec", "", "8.2K stars", bullets=(Bullet(own="Wrote it."),)),),
        education=(Education("MSc CS", "Example University", "2019"),),
    )


@asynccontextmanager
async def running(
    session: Session | None, width: int = 80, height: int = 24
) -> AsyncIterator[tuple[BulletsmithApp, Pilot[Any]]]:
    """The app on `session`, with toasts and tooltips, its first review done."""
    app = BulletsmithApp(session)
    async with app.run_test(size=(width, height), notifications=True, tooltips=True) as pilot:
        await settled(app, pilot)
        yield app, pilot


async def settled(app: BulletsmithApp, pilot: Pilot[Any]) -> None:
    """Wait until the review has come in and is drawn."""
    await pilot.pause()
    with suppress(WorkerCancelled):  # another has taken its place, and is waited for below
        await app.workers.wait_for_complete()
    await app.workers.wait_for_complete()
    await pilot.pause()


async def press(app: BulletsmithApp, pilot: Pilot[Any], *keys: str) -> None:
    """Press `keys` and wait for what comes of them."""
    await pilot.press(*keys)
    await settled(app, pilot)


def seen(app: BulletsmithApp) -> str:
    """What stands on the screen, as text."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


def contents(app: BulletsmithApp) -> Rows:
    """The list of the workbench."""
    return app.screen.query_one("#contents", Rows)


def texts(session: Session, role: int = 0) -> list[str]:
    """The bullets of a role."""
    return [bullet.text for bullet in session.cv.roles[role].bullets]
