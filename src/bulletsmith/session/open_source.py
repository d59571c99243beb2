"""An open-source contribution as a bullet: project, what was made, where merged, effect."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bulletsmith.bullets.holes import holes
from bulletsmith.bullets.parts import Part as Tick
from bulletsmith.bullets.slots import Slots
from bulletsmith.bullets.text import one_line
from bulletsmith.checks.projects import EFFECT, MERGED
from bulletsmith.checks.rule import Finding
from bulletsmith.cv import Address, Bullet, at, ends_with_stop
from bulletsmith.session.composing import Part, Seen, Words
from bulletsmith.session.editing import Draft
from bulletsmith.session.session import Session

_PARTS = (
    Part("project", "project", "whose project", "A name that I know, or its stars: so that I can "
         "tell how hard it was to get in.", "PyTorch (85K stars)"),
    Part("made", "made", "what you made", "`Contributed to` may be a typo in a comment. Name the "
         "feature.", "a fused attention kernel"),
    Part("merged", "merged", "where it was merged", "A release or a number that I can open.",
         "2.6"),
    Part("effect", "effect", "what it changed", "The benchmark, and against what.",
         "1.8x faster on long inputs than the kernel before"),
)  # fmt: skip
_PATTERNS = {
    "project": ("‹project› (‹number› stars)",),
    "made": (),
    "merged": ("‹version›", "pull request #‹number›"),
    "effect": ("‹factor›x faster on ‹benchmark› than ‹what was there before›",),
}
_VERB = re.compile(r"(?:implemented|added|wrote|built|fixed|rewrote|ported|designed)\b", re.I)


class OpenSourceWork:
    """A contribution on the anvil; it becomes a bullet of text of the project at `address`."""

    kind = "source"
    place = "Open-source contribution"
    told = "four parts"
    was = ""
    parts = _PARTS
    forms: tuple[str, ...] = ()

    def __init__(self, session: Session, project: Address) -> None:
        self.session = session
        self._stop = "." if ends_with_stop(session.cv) else ""  # the CV's own habit
        there = at(session.cv, (*project, "bullets"))
        self.address: Address = (*project, "bullets", len(there))
        thing = at(session.cv, project)
        stars = f" ({thing.evidence})" if "star" in thing.evidence else ""
        self.start: Words = {"project": f"{thing.name}{stars}", "made": "", "merged": "",
                             "effect": ""}  # fmt: skip
        draft = session.drafts.get(self.address)
        self.restored = draft is not None and draft.was == self.place
        self.words: Words = _undrafted(draft.slots) if draft and self.restored else self.start

    @property
    def text(self) -> str:
        """The bullet that the words make; nothing in it that they do not say."""
        said = {part: one_line(words).rstrip(". ") for part, words in self.words.items()}
        made, merged = said["made"], said["merged"]
        if made and not _VERB.match(made):
            made = f"implemented {made}"
        if merged and not re.match(r"(?:merged|released|shipped|landed)\b", merged, re.I):
            merged = f"merged in {merged}"
        whole = f"Contributor to {said['project']}" if said["project"] else ""
        tail = ", ".join(part for part in (made, merged, said["effect"]) if part)
        whole = f"{whole}: {tail}" if whole and tail else whole or tail
        return f"{whole[:1].upper()}{whole[1:]}{self._stop}" if whole else ""

    def take(self, words: Words) -> None:
        """Take `words` as those of the parts; they are a draft from here on."""
        self.words = words
        if self.changed:
            self.session.drafts[self.address] = Draft(_drafted(words), self.place)
        else:
            self.session.drafts.pop(self.address, None)

    def see(self) -> Seen:
        """See how the bullet stands."""
        text, behind = self.text, 0
        spans: dict[str, tuple[int, int]] = {}
        for part, words in self.words.items():
            bare = one_line(words).rstrip(". ")
            start = text.lower().find(bare.lower(), behind) if bare else -1
            if start >= 0:
                behind = start + len(bare)
                spans[part] = (start, behind)
        w = self.words
        merged = w["merged"].strip()
        ticks = {
            "project": (Tick("name", bool(w["project"].strip()), needed=True),
                        Tick("stars", "star" in w["project"].lower(), needed=False)),
            "made": (Tick("feature", len(w["made"].split()) > 1, needed=True),),
            "merged": (Tick("version or number", bool(MERGED.search(f"merged {merged}"))
                            and any(c.isdigit() for c in merged), needed=True),),
            "effect": (Tick("by how much", bool(EFFECT.search(w["effect"])), needed=True),),
        }  # fmt: skip
        found: dict[str, tuple[Finding, ...]] = {}
        return Seen(text, spans, ticks, found)

    def offers(self, part: str) -> tuple[tuple[str, str], ...]:
        """Patterns with holes."""
        return tuple((words, "fill in the ‹holes›") for words in _PATTERNS[part])

    def reform(self) -> Words:
        """There is one form only."""
        return self.words

    @property
    def changed(self) -> bool:
        """Whether anything was typed."""
        return dict(self.words) != dict(self.start)

    @property
    def refusal(self) -> tuple[str, str] | None:
        """Why it cannot be kept, and in which part that lies."""
        for part in self.parts:
            words = self.words[part.name]
            if found := holes(words):
                return part.name, f"Not kept yet: {words[slice(*found[0])]} is still to be filled."
        if not self.words["made"].strip():
            return "made", "Not kept yet: what did you make?"
        return None

    @property
    def losses(self) -> tuple[str, ...]:
        """A new bullet loses nothing."""
        return ()

    def keep(self) -> str:
        """Put the bullet into the project, in one step that can be undone; says what was done."""
        what = "add the contribution"
        self.session.keep(self.address, Bullet(own=self.text), what)
        return what


def _drafted(words: Mapping[str, str]) -> Slots:
    """A draft stands among those of the bullets, in the slots that mean about the same."""
    return Slots(problem=words["project"], model=words["made"], serving=words["merged"],
                 outcome=words["effect"])  # fmt: skip


def _undrafted(slots: Slots) -> Words:
    return {"project": slots.problem, "made": slots.model, "merged": slots.serving,
            "effect": slots.outcome}  # fmt: skip
