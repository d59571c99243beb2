"""How a JSON file writes its strings."""

from __future__ import annotations

import json
from functools import cached_property

from bulletsmith.cv import Address
from bulletsmith.dates import PRESENT
from bulletsmith.formats.tree import Node
from bulletsmith.formats.tree_patch import Style


class JsonStyle(Style):
    """JSON with the escapes that the file itself uses: `\\u00e9` or `é`, `\\/` or `/`."""

    @cached_property
    def _ascii(self) -> bool:
        return self.text.isascii() and "\\u" in self.text

    def said(self, words: str, like: Node | None, *, at: int = 0) -> str:
        """`words` as a JSON string."""
        del like, at
        said = json.dumps(words, ensure_ascii=self._ascii)
        return said.replace("/", "\\/") if "\\/" in self.text else said

    def gone(self, address: Address, value: str) -> bool:
        """What goes on has no end date."""
        return not value or (address[-1] == "end" and value == PRESENT)

    def key(self, key: str) -> str:
        """A key in quotes."""
        return f'"{key}"'
