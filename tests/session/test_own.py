"""What is offered from the CV's own words, and what is not."""

import pytest

from bulletsmith.bullets.picks import PROBLEMS
from bulletsmith.bullets.slots import SLOTS, Slot, Slots
from bulletsmith.bullets.suggest import suggest
from bulletsmith.checks.views import Settings
from bulletsmith.cv import CV, Bullet, Role
from bulletsmith.session.own import is_objected_to, words_to_offer

OBJECTED = {
    Slot.VERB: ("Helped", "Was responsible for", "Managed 2 analysts; rebuilt"),
    Slot.MODEL: ("AI", "various ML models"),
    Slot.PROBLEM: ("drive business value", "various clients", "business problems"),
    Slot.DATA: ("large datasets", "big data"),
    Slot.OUTCOME: ("improved efficiency",),
}
GOOD = Slots("Shipped", "a reranker", "hotel search", "2M clicks", serving="Triton on EKS")


@pytest.mark.parametrize(("slot", "words"), [(s, w) for s, many in OBJECTED.items() for w in many])
def test_what_a_rule_objects_to_is_not_offered_again(slot: Slot, words: str) -> None:
    vague = GOOD.put(slot, words)
    cv = CV(roles=(Role("Engineer", bullets=(Bullet(vague), Bullet(GOOD))),))
    offered = words_to_offer(cv, Settings())
    assert words not in offered[slot]
    for each, good in GOOD:
        assert not good or good in offered[each]


@pytest.mark.parametrize("slot", [s for s in SLOTS if s is not Slot.METRIC])
def test_nothing_that_opens_a_slot_is_objected_to(slot: Slot) -> None:
    for problem in sorted({name for names in PROBLEMS.values() for name in names})[::7]:
        for offer in suggest(slot, "", Slots("Built", "a model", problem).put(slot, "")):
            if "‹" not in offer.text:
                assert not is_objected_to(slot, offer.text, Settings()), offer
