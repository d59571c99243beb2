"""The only door of people's text into widgets: always literal, never markup, never an escape."""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from textual.app import App
from textual.content import Content
from textual.notifications import SeverityLevel
from textual.widget import Widget

from bulletsmith.bullets.text import clean

_SAID: WeakKeyDictionary[App[Any], tuple[str, str]] = WeakKeyDictionary()  # the last toast of each


def plain(text: str, style: str = "") -> Content:
    """`text` as it is, brackets and all, in a Textual `style` (`bold $text-error`)."""
    return Content.styled(clean(text), style) if style else Content(clean(text))


def note(
    where: App[Any] | Widget,
    text: str,
    *,
    title: str = "",
    severity: SeverityLevel = "information",
    timeout: float | None = None,
) -> None:
    """Tell `text` in a toast that takes nothing for markup.

    What was told before gives way to it, so that toasts pile up over nothing: but a warning stays
    until it is told again.
    """
    app = where if isinstance(where, App) else where.app
    said = (text, severity)
    before = _SAID.get(app)
    _SAID[app] = said
    if before and (before == said or before[1] == "information"):
        app.clear_notifications()
    where.notify(clean(text), title=clean(title), severity=severity, timeout=timeout, markup=False)
