"""The summary in its forge: its parts or its text, how it stands, and what is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import islice

from bulletsmith.bullets.holes import holes
from bulletsmith.bullets.refill import slots_of
from bulletsmith.bullets.rewording import lost_numbers
from bulletsmith.bullets.slots import Slot, Slots
from bulletsmith.bullets.text import one_line
from bulletsmith.checks.opening import PARTS, Kind, composed, kind_of, opener, taken_apart, ticks
from bulletsmith.checks.rule import Finding
from bulletsmith.checks.views import CvView
from bulletsmith.cv import Address, Summary, bullets
from bulletsmith.session.composing import Part, Seen, Words
from bulletsmith.session.editing import Draft
from bulletsmith.session.own import is_objected_to
from bulletsmith.session.session import Session

AT: Address = ("summary",)
_LOOKED_AT = 60  # bullets: the newest roles tell enough, and a box opens at once
_TEXT = "in your own words"
_FORMS = (Kind.PRODUCTION.value, Kind.NOT_YET.value, _TEXT)
_RUNNING = (
    Part("domain", "domain", "your kind of problem", "I hire for a problem. Tell me that you have "
         "met mine, or one like it.", "search and ranking in production"),
    Part("scale", "scale", "how big it is", "The same words describe a class project and a system "
         "that millions use.", "a neural reranker answering 30M queries/day"),
    Part("outcome", "outcome", "what it changed, against what", "+2.1% against what? Against "
         "nothing, anything is up.", "+2.1% bookings vs. the gradient-boosted ranker it replaced"),
)  # fmt: skip
_NOT_YET = (
    Part("domain", "problem", "the problem, precisely", "Nothing shipped yet is no shame. A "
         "problem that anybody could name is.", "Lesion segmentation"),
    Part("scale", "data", "the scale of its data", "How much, of what, from where: it tells work "
         "from an exercise.", "12,400 dermoscopy images of four hospitals"),
    Part("outcome", "baselines", "what it was held against", "Whoever names the baselines has met "
         "them. By how much it won is welcome.", "U-Net and nnU-Net"),
)  # fmt: skip
_OWN = (
    Part("text", "text", "two sentences", "The domain, the scale, and what it changed against "
         "what. I read two sentences.", "Search and ranking in production: …"),
)  # fmt: skip
_PATTERNS = {
    "domain": ("‹problem› in production", "‹problem› for ‹whom›"),
    "scale": ("a ‹model› answering ‹amount› ‹requests› a day", "‹amount› of ‹data›"),
    "outcome": ("‹change› vs. ‹what it replaced›",),
    "text": (),
}
_PATTERNS_NOT_YET = {
    "domain": ("‹task› of ‹what›",),
    "scale": ("‹amount› ‹examples› of ‹source›",),
    "outcome": ("‹baseline› and ‹baseline›", "‹baseline› (‹metric› ‹value› vs. ‹value›)"),
    "text": (),
}
_SLOT_OF = {"domain": Slot.PROBLEM, "scale": Slot.DATA, "outcome": Slot.OUTCOME}
_PART_OF = {"SUM002": "domain", "SUM003": "domain", "SUM004": "scale", "SUM005": "outcome",
            "SUM006": "outcome"}  # fmt: skip


class SummaryWork:
    """The summary on the anvil. A draft of it stands among those of the bullets, in the slots that
    mean the same (problem, data, outcome), a text in that of the verb."""

    kind = "summary"
    address: Address = AT
    place = "Summary"

    def __init__(self, session: Session) -> None:
        self.session = session
        self.view = session.whole()
        self.old = session.cv.summary
        self.was = self.old.text
        apart = taken_apart(self.old)
        begun = apart or self.old
        self.start: Words = _words(begun)
        self.form = _TEXT if begun.text else kind_of(self._with(begun)).value
        if apart:
            self.was = ""
        draft = session.drafts.get(AT)
        kept = _undrafted(draft.slots) if draft and draft.was == self.old.sentence else None
        self.restored = kept is not None and kept != self.start
        self.words: Words = kept if kept is not None and self.restored else self.start
        if self.restored:
            said = Summary(**self.words)
            self.form = _TEXT if said.text else kind_of(self._with(said)).value
        self._own = {part: self._said(slot) for part, slot in _SLOT_OF.items()}

    @property
    def told(self) -> str:
        """Which form this is."""
        return self.form

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts of this form."""
        return {_TEXT: _OWN, Kind.NOT_YET.value: _NOT_YET}.get(self.form, _RUNNING)

    @property
    def summary(self) -> Summary:
        """The summary that the words make."""
        if self.form == _TEXT:
            return Summary(text=one_line(self.words.get("text", "")))
        said = {part: one_line(self.words.get(part, "")) for part in PARTS}
        return composed(Summary("", **said), Kind(self.form))

    def take(self, words: Words) -> None:
        """Take `words` as those of the parts; they are a draft from here on."""
        self.words = words
        if self.changed:
            self.session.drafts[AT] = Draft(_drafted(words), self.old.sentence)
        else:
            self.session.drafts.pop(AT, None)

    def see(self) -> Seen:
        """See how the summary stands."""
        made = self.summary
        view = self._with(made)
        found: dict[str, list[Finding]] = {}
        spans = _spans(made)
        for finding in self.session.reviewer.part(view, "summary"):
            if finding.code != "SUM001":
                found.setdefault(self._part_of(finding, spans), []).append(finding)
        asked = {}
        if self.form != _TEXT:
            kind = Kind(self.form)
            asked = {part: ticks(part, self.words.get(part, ""), kind) for part in PARTS}
        opens = opener(view.cv)
        sign = {True: "✓", False: "✗", None: "◐"}[opens.good] if opens.reason else ""
        told = {part: tuple(those) for part, those in found.items()}
        return Seen(made.sentence, spans, asked, told, (sign, opens.reason))

    def offers(self, part: str) -> tuple[tuple[str, str], ...]:
        """Patterns with holes, and what the bullets say of the same."""
        patterns = (_PATTERNS_NOT_YET if self.form == Kind.NOT_YET else _PATTERNS)[part]
        own = self._own.get(part, ())
        return (
            *((words, "fill in the ‹holes›") for words in patterns),
            *((words, "from your bullets") for words in own),
        )

    @property
    def forms(self) -> tuple[str, ...]:
        """The three forms."""
        return _FORMS

    def reform(self) -> Words:
        """On to the next form: parts become their sentence, a text its parts where it has them."""
        said = self.summary
        before = self.form
        self.form = _FORMS[(_FORMS.index(before) + 1) % len(_FORMS)]
        words = dict(self.words)
        if self.form == _TEXT:
            words = {"text": said.sentence}
        elif before == _TEXT:
            apart = taken_apart(said)
            words = {**_words(apart or Summary())}
            self.was = "" if apart else said.text
        self.take(words)
        return words

    @property
    def changed(self) -> bool:
        """Whether the summary would be another."""
        return self.summary.sentence != self.old.sentence

    @property
    def refusal(self) -> tuple[str, str] | None:
        """Why it cannot be kept, and in which part that lies."""
        for part in self.parts:
            words = self.words.get(part.name, "")
            if found := holes(words):
                return part.name, f"Not kept yet: {words[slice(*found[0])]} is still to be filled."
        if not self.summary.sentence and not self.old.sentence:
            return self.parts[0].name, "Nothing to keep yet: every part is empty."
        return None

    @property
    def losses(self) -> tuple[str, ...]:
        """The numbers of the old summary that the new one does not say."""
        return lost_numbers(self.old.sentence, self.summary.sentence)

    def keep(self) -> str:
        """Put it into the CV, in one step that can be undone; says what was done."""
        self.session.drafts.pop(AT, None)
        what = "rewrite the summary" if self.old.sentence else "write the summary"
        self.session.put(AT, self.summary, what)
        return what

    def _with(self, summary: Summary) -> CvView:
        return self.view._replace(cv=replace(self.view.cv, summary=summary))

    def _part_of(self, finding: Finding, spans: Mapping[str, tuple[int, int]]) -> str:
        if self.form == _TEXT:
            return "text"
        for part, (start, end) in spans.items():
            if finding.end and start <= finding.start < end:
                return part
        return _PART_OF.get(finding.code, "")

    def _said(self, slot: Slot) -> tuple[str, ...]:
        said: dict[str, None] = {}
        settings = self.session.settings
        for _, bullet in islice(bullets(self.session.cv), _LOOKED_AT):
            words = (bullet.slots or slots_of(bullet.reading)).get(slot).strip()
            if words and words not in said and not is_objected_to(slot, words, settings):
                said[words] = None
            if len(said) > 7:
                break
        return tuple(said)


def _words(summary: Summary) -> Words:
    if summary.text:
        return {"text": summary.text}
    return {"domain": summary.domain, "scale": summary.scale, "outcome": summary.outcome}


def _drafted(words: Words) -> Slots:
    return Slots(
        verb=words.get("text", ""),
        problem=words.get("domain", ""),
        data=words.get("scale", ""),
        outcome=words.get("outcome", ""),
    )


def _undrafted(slots: Slots) -> Words:
    if text := slots.get(Slot.VERB):
        return {"text": text}
    return {part: slots.get(slot) for part, slot in _SLOT_OF.items()}


def _spans(summary: Summary) -> dict[str, tuple[int, int]]:
    """Where the words of each part stand in the sentence."""
    text, found, behind = summary.sentence.lower(), {}, 0
    if summary.text:
        return {"text": (0, len(text))}
    for part in PARTS:
        words = getattr(summary, part).strip().rstrip(".").lower()
        start = text.find(words, behind) if words else -1
        if start >= 0:
            behind = start + len(words)
            found[part] = (start, behind)
    return found
