"""What the list of tools is judged by: three tiers, tools only, and each one proven by a bullet."""

from __future__ import annotations

from bulletsmith.checks.rule import Rule
from bulletsmith.checks.views import CvView

CORE_MOST, CORE_LEAST, TOTAL_MOST = 8, 6, 20

RULES: tuple[Rule[CvView], ...] = ()
