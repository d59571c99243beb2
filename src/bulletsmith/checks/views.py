"""What a rule looks at: a bullet, a role or a CV, with everything derived from it computed once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from bulletsmith.bullets.facts import Facts, Quantity
from bulletsmith.bullets.lexicon import Model, Phrase, Verb
from bulletsmith.bullets.reading import Kind, Reading
from bulletsmith.bullets.slots import Slot
from bulletsmith.bullets.terms import Term, models, phrases
from bulletsmith.bullets.tokens import Token, tokens
from bulletsmith.checks.gist import Gist, gist_of
from bulletsmith.checks.language import is_foreign
from bulletsmith.cv import CV, Address, Bullet, Role
from bulletsmith.dataclass import dataclass, field, once
from bulletsmith.layout.facts import Page, Paper, Style
from bulletsmith.named import NamedTuple

if TYPE_CHECKING:
    from bulletsmith.checks.drop import Old
    from bulletsmith.checks.matching import Pair
    from bulletsmith.checks.trade import Trade
    from bulletsmith.checks.work import Work


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user decides: which rules run, how they weigh, and words of their own.

    `select` and `ignore` hold codes, names or prefixes (`MET`, `MET003`, `no-baseline`); `severity`
    maps a code to `error`, `warning` or `advice`. `seniority` is `junior`, `mid`, `senior` or empty
    (told by the roles' dates). `words` are spellings and acronyms that are never objected to.
    `style` and `paper` are those of the page that is measured.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    seniority: str = ""
    words: tuple[str, ...] = ()
    style: Style = "plain"
    paper: Paper = "a4"


@dataclass(slots=True)
class Said:
    """What a bullet says of one slot, first stretch to last (`start` to `end`).

    `words` are the lower-case tokens of its stretches, signs among them; `numbers` the quantities
    in them or in what introduces them (`halving`).
    """

    start: int
    end: int
    spans: list[tuple[int, int]]
    words: list[str]
    numbers: list[Quantity]


@dataclass(frozen=True)
class BulletView:
    """One bullet, read once for all rules.

    `current` tells whether the role goes on (True), has ended (False) or is not known (None);
    `trade` what its title promises, None where there is no role or no title.
    """

    bullet: Bullet
    current: bool | None = None
    settings: Settings = Settings()
    trade: Trade | None = None

    @once
    def text(self) -> str:
        """The bullet as it is read."""
        return self.reading.text

    @once
    def low(self) -> str:
        """The text in lower case, with the same offsets as `text`."""
        low = self.text.lower()
        return low if len(low) == len(self.text) else "".join(c.lower()[:1] for c in self.text)

    @once
    def reading(self) -> Reading:
        """The bullet taken apart."""
        return self.bullet.reading

    @once
    def facts(self) -> Facts:
        """Quantities, metrics, tools, baseline."""
        from bulletsmith.bullets.recognise import facts_of

        return facts_of(self.reading)

    @once
    def gist(self) -> Gist:
        """What the rules of a role and of the CV need to know; kept when the rest is let go."""
        return gist_of(self)

    def put_gist(self, gist: Gist) -> None:
        """Take a gist that was made elsewhere, so that nothing need be read for it."""
        self.__dict__.update(text=self.bullet.text, gist=gist)

    def slim(self) -> None:
        """Let go of what can be read again, so that thousands of views stay small."""
        names = ("bullet", "current", "settings", "trade", "text", "gist")
        kept = {name: getattr(self, name) for name in names}
        self.__dict__.clear()
        self.__dict__.update(kept)

    @once
    def tokens(self) -> list[Token]:
        """The text cut into words, numbers and signs."""
        return tokens(self.text)

    @once
    def forms(self) -> list[str]:
        """The lower-case form of each token."""
        return [token[2] for token in self.tokens]

    @once
    def phrases(self) -> list[Term[Phrase]]:
        """The lexicon's phrases to object to, where the text has them."""
        return phrases().find(self.text, self.tokens)

    @once
    def models(self) -> list[Term[Model]]:
        """The lexicon's models, where the text has them."""
        return models().find(self.text, self.tokens)

    @once
    def opener(self) -> Term[Verb] | None:
        """The verb of the lexicon that fills the verb slot, or the first of several."""
        from bulletsmith.checks.verb import opener

        return opener(self)

    @once
    def work(self) -> Work:
        """What kind of work the bullet tells of."""
        from bulletsmith.checks.work import work

        return work(self)

    @once
    def words(self) -> frozenset[str]:
        """The lower-case forms of all tokens."""
        return frozenset(self.forms)

    @once
    def foreign(self) -> bool:
        """Whether the text is in another language than English."""
        return is_foreign(self.text, self.words)

    @once
    def said(self) -> dict[Slot, Said]:
        """What is said of each slot that the text fills; a slot left open has no entry."""
        found: dict[Slot, Said] = {}
        introduced: list[tuple[Slot, list[Quantity]]] = []
        forms, numbers = self.forms, self.facts.quantities
        starts = [token[0] for token in self.tokens]
        first_number = 0
        for piece in self.reading.pieces:
            slot, start, end = piece.slot, piece.start, piece.end
            while first_number < len(numbers) and numbers[first_number].end <= start:
                first_number += 1
            last = first_number
            while last < len(numbers) and numbers[last].start < end:
                last += 1
            if slot is None:
                continue
            inside = list(numbers[first_number:last])
            if piece.kind is not Kind.WORDS:
                if inside:
                    introduced.append((slot, inside))
                continue
            first = bisect_left(starts, start)
            words = forms[first : bisect_left(starts, end, first)]
            said = found.get(slot)
            if said is None:
                found[slot] = Said(start, end, [(start, end)], words, inside)
            else:
                said.end = end
                said.spans.append((start, end))
                said.words += words
                said.numbers += inside
        for slot, inside in introduced:
            if slot in found:
                found[slot].numbers[:0] = inside
        return found


class RoleView(NamedTuple):
    """One role with the views of its bullets; `latest` tells the newest role of the CV.

    `level` is `junior`, `mid`, `senior`, or empty where nothing tells it.
    """

    role: Role
    address: Address
    bullets: tuple[BulletView, ...]
    latest: bool
    today: date
    settings: Settings = Settings()
    level: str = ""


class CvView(NamedTuple):
    """The whole CV with the views of its roles; `projects` holds those of the projects' bullets.

    `level` is `junior`, `mid`, `senior`, or empty where nothing tells it; `months` those of work,
    None where unknown. `page` is the CV laid out and `old` what is of another life (see `drop`),
    None before they are known. `misspelt` are keys of its file that nobody reads, each with its
    address and what is said of it; `printed` are the pages that the file itself has, if any.
    """

    cv: CV
    roles: tuple[RoleView, ...]
    projects: tuple[tuple[BulletView, ...], ...]
    today: date
    settings: Settings = Settings()
    level: str = ""
    months: int | None = None
    page: Page | None = None
    misspelt: tuple[tuple[Address, str], ...] = ()
    old: tuple[Old, ...] | None = None
    printed: int = 0


class ProfileView(NamedTuple):
    """A CV beside the LinkedIn profile of the same person, their roles in `pairs`.

    `profile` is the profile as a CV: its positions are roles, its skills a flat list of tools.
    """

    view: CvView
    profile: CV
    pairs: tuple[Pair, ...]
