"""Rules."""

from __future__ import annotations

from bulletsmith.checks.rule import Rule
from bulletsmith.checks.views import CvView

RULES: tuple[Rule[CvView], ...] = ()
