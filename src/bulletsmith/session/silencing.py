"""Findings that the owner of a CV silences: what the comment is about, and where it goes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bulletsmith.cv import Address, called
from bulletsmith.errors import CannotPatchError
from bulletsmith.formats.document import Suppress, Suppression
from bulletsmith.formats.remarks import remarks_between, tidy_reason

if TYPE_CHECKING:
    from bulletsmith.checks.rule import Finding
    from bulletsmith.formats.document import Format
    from bulletsmith.session.session import Session

_THINGS = ("roles", "projects", "education", "sections")


def silence(session: Session, finding: Finding, reason: str, here: Address = ()) -> None:
    """Silence `finding`, in one step that can be undone; the next save writes the comment.

    `here` is where the reader is, who is not led elsewhere by it. Raises CannotPatchError where
    there is no reason, or where the file has no place for the comment.
    """
    why = tidy_reason(reason)
    if not why:
        raise CannotPatchError("an ignored finding needs a reason", remedy="say why")
    if finding.code.startswith("SUP"):
        raise CannotPatchError("a comment is not ignored", remedy="change it in the file itself")
    address = _anchor(session, finding.address)
    tried = [Suppression(0, (finding.code,), why, address)]
    if address[:1] not in (("roles",), ("projects",)):
        tried.append(tried[0]._replace(address=()))
    for one in tried:
        try:
            _try(session, Suppress(one.address, one.codes, one.reason))
        except CannotPatchError:
            if one is tried[-1]:
                raise
        else:
            where = called(session.cv, finding.address) if finding.address else "the CV"
            session.silence(one, f"ignore {finding.code} in {where}", here or finding.address)
            return


def _try(session: Session, comment: Suppress) -> None:
    """See whether the open file can hold `comment`. Raises CannotPatchError if not."""
    from bulletsmith.formats.registry import by_name

    if session.document is None:
        return
    adapter = by_name(session.document.format)
    try:
        data = session.bytes_for(adapter)
    except CannotPatchError:
        return  # the save will ask what to do
    adapter.patch(data, [comment])


def _anchor(session: Session, address: Address) -> Address:
    """What a comment about `address` stands above: a bullet, an entry, a part; () is the file."""
    if len(address) == 4 and address[2] in ("bullets", "parked"):
        return address
    if address[:1] and address[0] in _THINGS:
        return address[:2] if len(address) > 1 else ()
    cv = session.cv
    if (address[:1] == ("summary",) and cv.summary.sentence) or (
        address[:1] == ("tools",) and cv.tools
    ):
        return address[:1]
    return ()


def commented(
    adapter: Format, data: bytes, want: Sequence[Suppression]
) -> tuple[bytes, tuple[str, ...]]:
    """The file `data` with the comments that are wanted, and what of them it cannot hold."""
    if not want and b"bulletsmith:" not in data:
        return data, ()
    missed = False
    for remark in remarks_between(adapter.read(data).suppressions, want):
        try:
            data = adapter.patch(data, [remark])
        except CannotPatchError:
            missed = True
    return data, ("what you chose to ignore",) if missed else ()
