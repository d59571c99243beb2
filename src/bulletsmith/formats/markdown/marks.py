"""The marks that bulletsmith's own Markdown bears, where a plain reading would go astray."""

from __future__ import annotations

AS_WRITTEN = "<!-- bulletsmith: as written -->"
ONE_A_LINE = "<!-- bulletsmith: one tool a line -->"

TIERS = {"core": "Core", "working": "Working knowledge", "familiar": "Familiar", "flat": "Other"}
