"""JSON for a terminal or a program: nothing in it acts on the one, and the other loses nothing."""

from __future__ import annotations

import json
from typing import Any

from bulletsmith.bullets.text import clean


def dumped(value: Any, indent: int | None = None) -> str:
    """`value` as JSON, readable as it is; in ASCII where its letters would do more than be read."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return text if clean(text) == text else json.dumps(value, indent=indent)
