"""The one door for text from outside: files, lexicons, pastes and arguments all pass here."""

from __future__ import annotations

import unicodedata

from bulletsmith.bullets.patterns import pattern

# C0 and C1 controls, the bidirectional overrides and isolates, BOM and the Unicode line ends.
_LINE_ENDS = pattern("\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = pattern(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]"
)
_SURROGATES = pattern("[\ud800-\udfff]")


def clean(text: str) -> str:
    """`text` as valid NFC Unicode with no control or direction-override character; lines stay."""
    if not text.isprintable():  # printable text holds nothing of all that
        text = _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))
        text = _SURROGATES.sub("\ufffd", text)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """`clean(text)` with every run of white space, line ends too, as one space."""
    return " ".join(clean(text).split())
