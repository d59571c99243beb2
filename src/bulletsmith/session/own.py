"""The words of this CV that may be offered again: never those that a rule objects to."""

from __future__ import annotations

from collections.abc import Mapping

from bulletsmith.bullets.english import words as words_of
from bulletsmith.bullets.own import own_words
from bulletsmith.bullets.refill import slots_of
from bulletsmith.bullets.slots import Slot, Slots
from bulletsmith.checks.judge import judge
from bulletsmith.checks.views import BulletView, Settings
from bulletsmith.cv import CV, Bullet, bullets

# Rules that want more words, not others: a stack without its load can be said again.
_WANTS_MORE = words_of(
    """
    VRB001 MOD001 PRB001 DAT001 DAT002 DAT003 DAT004 MET001 MET002 MET003 MET006 MET007 MET012
    MET013 SRV001 SRV004 SRV006 OUT001 OUT002 STY001 STY002 STY008
    """
)
_WORDS_OF_A_VERB = 3  # more are not a verb but the bullet that it came from


def words_to_offer(cv: CV, settings: Settings) -> Mapping[Slot, tuple[str, ...]]:
    """What the bullets of `cv` say in each slot and no rule objects to, the most used first."""
    said = own_words(b.slots or slots_of(b.reading) for _, b in bullets(cv))
    return {
        slot: tuple(words for words in every if not is_objected_to(slot, words, settings))
        for slot, every in said.items()
    }


def is_objected_to(slot: Slot, words: str, settings: Settings) -> bool:
    """Whether a rule would point at `words`, did they stand in `slot` of a bullet."""
    if slot is Slot.VERB and len(words.split()) > _WORDS_OF_A_VERB:
        return True
    slots = Slots("Built", "a model").put(slot, words)
    view = BulletView(Bullet(slots), None, settings)
    spans = view.reading.spans(slot)
    return any(
        found.slot is slot or any(a <= found.start < b for a, b in spans)
        for found in judge(view)
        if found.end and found.code not in _WANTS_MORE
    )
