"""A bullet's reading, facts and findings as the object that `parse --format json` prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bulletsmith.bullets.facts import Facts, Span
from bulletsmith.bullets.reading import Kind, Reading


def reading_json(
    reading: Reading, facts: Facts, findings: Iterable[Mapping[str, Any]] = ()
) -> dict[str, Any]:
    """The object, offsets in characters of `text`; slots that are not filled are left out."""
    text = reading.text

    def stretch(start: int, end: int) -> dict[str, Any]:
        return {"start": start, "end": end, "text": text[start:end]}

    def words(span: Span | None) -> str | None:
        return None if span is None else text[span[0] : span[1]]

    def named(value: Any) -> dict[str, Any]:
        return {**value._asdict(), "text": text[value.start : value.end]}

    return {
        "text": text,
        "slots": {
            slot.value: [stretch(*span) for span in reading.spans(slot)] for slot in reading.filled
        },
        "leftover": [
            stretch(piece.start, piece.end)
            for piece in reading.pieces
            if piece.kind is Kind.LEFT_OVER
        ],
        "facts": {
            "baseline": words(facts.baseline),
            "online": facts.online,
            "metrics": [
                named(claim)
                | {"baseline": words(claim.baseline), "significance": words(claim.significance)}
                for claim in facts.metrics
            ],
            "quantities": [named(quantity) for quantity in facts.quantities],
            "tools": [named(tool) for tool in facts.tools],
        },
        "findings": [dict(finding) for finding in findings],
    }
