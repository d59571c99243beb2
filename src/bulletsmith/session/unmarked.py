"""What a save could not keep of the markup of the bullets that it rewrote."""

from __future__ import annotations

from bulletsmith.cv import CV
from bulletsmith.formats.document import Document, Format


def unmarked(
    adapter: Format, before: Document | None, after: Document, base: CV, cv: CV
) -> tuple[str, ...]:
    """A sentence for each bullet that lost some; a file that was written anew is no rewrite."""
    from bulletsmith.formats.edits import edits_between
    from bulletsmith.formats.markup import lost

    if before is None or before.format != after.format:
        return ()
    return tuple(str(one) for one in lost(adapter, before, after, edits_between(base, cv)))
