"""How it is said: length, person, voice, vague and worn-out words, holes left open."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from operator import eq

from bulletsmith.bullets import terms
from bulletsmith.bullets.english import words
from bulletsmith.bullets.lexicon import Phrase
from bulletsmith.bullets.patterns import pattern
from bulletsmith.bullets.slots import Slot
from bulletsmith.bullets.terms import Term
from bulletsmith.bullets.tokens import Token
from bulletsmith.checks.acronyms import FEW, unknown_acronyms
from bulletsmith.checks.clause import numbered
from bulletsmith.checks.rule import Fix, Hit, Severity, bullet_rule
from bulletsmith.checks.saying import quote
from bulletsmith.checks.unfilled import unfilled_hole
from bulletsmith.checks.views import BulletView
from bulletsmith.layout.estimate import lines_between, may_be_long

_LONG, _SHORT = 45, 8  # words
_LINES = 3
TOO_MANY_LINES = "too long: over three lines on the page"


def _counts(view: BulletView) -> tuple[int, int]:
    """The words of a bullet, and those of them that are no numbers: a figure reads at a glance."""
    every = plain = 0
    for word in view.text.split():
        if word.isalpha():
            every += 1
            plain += 1
        elif any(map(str.isalnum, word)):
            every += 1
            plain += not any(map(str.isdigit, word))
    return every, plain


@bullet_rule(
    "STY001",
    "too-long",
    Severity.WARNING,
    what="At most 45 words, numbers not counted, and three lines on the page.",
    why="I read a bullet in four seconds. What stands behind the third line is not read.",
    bad="Built and trained and tested and tuned and deployed many different models for different "
    "clients in finance, retail, health care and energy, and presented the results in weekly "
    "meetings to stakeholders, and answered questions from sales, and wrote the documentation for "
    "everything that the team had built in the years before.",
    good="Built a LightGBM ranker for hotel search and cut the page's abandonment by 4%.",
)
def too_long(b: BulletView) -> Iterator[Hit]:
    """Over 45 words that are no numbers, or surely more than three lines on the page."""
    if b.text.count(" ") >= _LONG:
        plain = _counts(b)[1]
        if plain > _LONG:
            yield Hit(f"too long: {plain} words besides the numbers, {_LONG} will do")
            return
    if may_be_long(b.text):
        lines = lines_between(b.text, b.settings.style, b.settings.paper)[0]
        if lines > _LINES:
            yield Hit(TOO_MANY_LINES)


@bullet_rule(
    "STY002",
    "too-short",
    Severity.WARNING,
    what="At least eight words: there is room for the problem, the data and the result.",
    why="Six words tell me that even you found nothing to say about it.",
    bad="Trained neural networks on GPUs.",
    good="Trained a U-Net on 40k aerial photos to find hail damage for claims.",
)
def too_short(b: BulletView) -> Iterator[Hit]:
    """Under eight words."""
    if b.text.count(" ") < _SHORT + 4:
        count = _counts(b)[0]
        if 0 < count < _SHORT:
            yield Hit(f"too short: {count} word{'s' * (count != 1)}")


_ME = words("i we my our me us i'm we've i've mine ours myself ourselves im ive")
_ROMAN = words(
    "type phase class part level tier stage category grade war chapter factor sars track schedule"
)


@bullet_rule(
    "STY003",
    "first-person",
    Severity.WARNING,
    what="No `I`, `we`, `my` or `our`: the CV is yours already.",
    why="`We` hides who did it, and `I` takes the place of a verb.",
    bad="We built a chatbot for broadband faults with our own Llama.",
    good="Built a chatbot for broadband faults on a fine-tuned Llama.",
)
def first_person(b: BulletView) -> Iterator[Hit]:
    """A pronoun of the first person, but no `Type I`, `I/O` or `US`."""
    if b.words.isdisjoint(_ME):
        return
    cut = b.tokens
    for place, (start, end, word) in enumerate(cut):
        if word not in _ME:
            continue
        written = b.text[start:end]
        if word in ("us", "me", "mine", "im", "ive") and not written.islower():
            continue  # the country, a state, an acronym
        if word == "i" and not _is_me(b, place):
            continue
        yield Hit(f'first person "{written}"', start, end)
        return


def _is_me(b: BulletView, place: int) -> bool:
    """Whether an `I` is a pronoun: a word follows it, and no name of a class stands before it."""
    cut = b.tokens
    end = cut[place][1]
    if place + 1 >= len(cut) or (place and cut[place - 1][2] in _ROMAN):
        return False
    following = cut[place + 1]
    if b.text[end : end + 1] in ("'", "’"):
        return True  # I'm, I've
    return (
        b.text[end : end + 1] == " "
        and following[2][0].isalpha()
        and following[2] not in ("and", "or")
    )


_LISTED = 4


@bullet_rule(
    "STY004",
    "tool-list",
    Severity.WARNING,
    what="Tools where they did something, and a result behind them. A list belongs under Tools.",
    why="Seven libraries and no result: this is the skills section again, and I skipped that too.",
    bad="Used Python, Pandas, NumPy, scikit-learn, TensorFlow, Keras and SQL for data analysis.",
    good="Built the LightGBM scorer that flags late parcels, cutting refunds by 12%.",
)
def tool_list(b: BulletView) -> Iterator[Hit]:
    """Four tools or more, or a bare list of things, and no number among metric and outcome."""
    for slot in (Slot.METRIC, Slot.OUTCOME):
        said = b.said.get(slot)
        if said is not None and said.numbers:
            return
    if b.facts.online or len(b.facts.quantities) > 1:
        return
    known = terms.tools()
    tools = {tool.name for tool in b.facts.tools if known.get(tool.name) is not None}
    if len(tools) >= _LISTED:
        yield Hit(
            f"a list of {len(tools)} tools and no result",
            b.facts.tools[0].start,
            b.facts.tools[-1].end,
        )
        return
    if not b.facts.quantities:
        listed = _bare_list(b)
        if listed:
            yield Hit(f"a list of {listed} things and no result", 0, len(b.text))


_BETWEEN = pattern(r"[,;:]\s+(?:and\s+)?|\s+and\s+|\s+[–—-]\s+")


def _bare_list(b: BulletView) -> int:
    """How many short items a bullet lists that is all, or after its colon, a list; else 0."""
    if b.text.count(",") < 2 or len(b.text) > 400:
        return 0
    items = _BETWEEN.split(b.text.rstrip(". "))
    short = sum(len(item.split()) <= 3 for item in items)
    if Slot.VERB not in b.said:
        return len(items) if short == len(items) >= 3 or short >= _LISTED + 1 else 0
    return 0


_BE = words("was were is are been being")
_IRREGULAR = words(
    """
    built made done written run set cut led brought taken given chosen shown found put split held
    sent kept spun rewritten rebuilt redone taught driven grown
    """
)
_NO_PASSIVE = words(
    """
    tasked involved asked assigned responsible based located used interested engaged hired employed
    required supposed promoted awarded selected
    """
)


@bullet_rule(
    "STY005",
    "passive",
    Severity.WARNING,
    Slot.VERB,
    what="The active voice: `Built a churn model`, not `A churn model was built`.",
    why="`A model was developed.` By whom? I am hiring the person who did it.",
    bad="A churn model was developed using logistic regression.",
    good="Developed a logistic-regression churn model for a telecoms operator.",
)
def passive(b: BulletView) -> Iterator[Hit]:
    """The bullet's own verb is passive; never `trained on` and the like."""
    if b.words.isdisjoint(_BE):
        return
    said = b.said.get(Slot.VERB)
    first, last = 0, min(10, len(b.tokens))  # of a bullet in which no verb was found, the opening
    if said is not None:
        first = bisect_left(b.tokens, said.start, key=lambda token: token[0])
        last = bisect_left(b.tokens, said.spans[0][1], key=lambda token: token[0])
    for place in range(max(0, first - 2), last):  # the reader may leave `was` or the rest outside
        if b.forms[place] not in _BE:
            continue
        for behind in range(place + 1, min(place + 4, len(b.tokens))):
            word = b.forms[behind]
            if (word.endswith("ed") or word in _IRREGULAR) and word not in _NO_PASSIVE:
                start, end = b.tokens[place][0], b.tokens[behind][1]
                yield Hit(f"passive {quote(b.text, start, end)}: who did it?", start, end)
                return
            if not word.endswith("ly") and word not in _BE:
                break


# A model in vague words is told by MOD002, which knows the rest of its name.
_VAGUE = frozenset(
    {"vague", "inflated", "vague-data", "vague-problem", "vague-metric", "vague-outcome"}
)
_SIZES = words("large huge massive big vast lots high diverse complex multiple various different")
_TIMES = (" days", " weeks", " months", " years", " quarters")


@bullet_rule(
    "STY006",
    "vague-words",
    Severity.WARNING,
    what="Words that say how much or which: no `various`, `several`, `significantly`, `robust`. "
    "With a number in the clause they may stand.",
    why="Every vague word is a number that you did not look up.",
    bad="Built a robust XGBoost model for several demand processes.",
    good="Built a demand model that cut waste from 7.1% to 4.8% of sales.",
)
def vague_words(b: BulletView) -> Iterator[Hit]:
    """A phrase of the lexicon's `vague` kind, with no number in its clause."""
    for term in b.phrases:
        if term.entry.kind not in _VAGUE or numbered(b, term.start, term.end):
            continue
        if b.text[term.end : term.end + 1] == "-" or b.text[term.start - 1 : term.start] == "-":
            continue  # a part of another word: multiple-instance
        if term.entry.kind == "vague-problem" and term.last - term.first == 1:
            continue  # `workshops for stakeholders`: PRB002 asks which, where they are the problem
        if term.entry.kind == "vague-data" and b.tokens[term.first][2] not in _SIZES:
            continue  # `customer data`: DAT002 asks how much
        if b.forms[term.last : term.last + 1] == ["than"]:
            continue  # `more effective than Hutchinson's estimator`
        if b.text.startswith(_TIMES, term.end) and term.entry.text == "several":
            continue  # several months: vague, but a length of time
        if b.text[term.start : term.end] not in b.settings.words:
            yield Hit(f"vague {quote(b.text, term.start, term.end)}", term.start, term.end)


@bullet_rule(
    "STY007",
    "wordy",
    Severity.ADVICE,
    what="The short form: `to` for `in order to`, `use` for `utilize`.",
    why="Every idle word takes the room of a fact.",
    bad="Built a churn model in order to reduce cancellations.",
    good="Built a churn model to reduce cancellations.",
)
def wordy(b: BulletView) -> Iterator[Hit]:
    """A phrase of the lexicon's `wordy` kind; the fix is what the lexicon writes instead."""
    for term in b.phrases:
        if term.entry.kind != "wordy" or b.text[term.start : term.end] in b.settings.words:
            continue
        fix = _shorter(b, term)
        said = f": write “{term.entry.instead}”" if term.entry.instead else ": leave it out"
        yield Hit(
            f"wordy {quote(b.text, term.start, term.end)}{said}",
            term.start,
            term.end,
            fix=fix,
            try_=(fix.text.strip(),) if fix and fix.text.strip() else (),
        )


def _shorter(b: BulletView, term: Term[Phrase]) -> Fix | None:
    """The phrase's replacement, cased as the phrase; one left out takes a space with it."""
    start, end, instead = term.start, term.end, term.entry.instead
    text = b.text
    if any(c.isdigit() for c in text[start:end]) or any(c.isdigit() for c in instead):
        return None
    if instead:
        if text[start].isupper():
            instead = instead[:1].upper() + instead[1:]
        return Fix(start, end, instead)
    if text[end : end + 1] == " ":
        end += 1
        if text[start].isupper() and text[end : end + 1].islower():
            return Fix(start, end + 1, text[end].upper())
        return Fix(start, end, "")
    return Fix(start - 1, end, "") if text[start - 1 : start] == " " else None


_DOUBLED_RIGHT = words("had that log bye yo duran that's new pole ha do")


@bullet_rule(
    "STY008",
    "repeated-word",
    Severity.ERROR,
    what="No word twice in a row.",
    why="A doubled word says that nobody read the line again, you included.",
    bad="Built a ranker for the the home feed.",
    good="Built a ranker for the home feed.",
)
def repeated_word(b: BulletView) -> Iterator[Hit]:
    """Two neighbours are the same word, with nothing but white space between them."""
    if not any(map(eq, b.forms, b.forms[1:])):
        return
    first = before = (0, 0, "")  # where a run of the word begins, and its last token so far
    for token in [*b.tokens, (0, 0, "")]:
        if not _again(b.text, before, token):
            if before[0] > first[0]:
                kept = b.text[first[0] : first[1]]
                fix = Fix(first[1], before[1], "")
                yield Hit(f'"{kept}" twice', first[0], before[1], fix=fix)
            first = token
        before = token


def _again(text: str, before: Token, token: Token) -> bool:
    """Whether `token` says the word before it again; `on on-prem cards` is right."""
    if token[2] != before[2] or not token[2].isalpha() or token[2] in _DOUBLED_RIGHT:
        return False
    apart = text[before[1] : token[0]].isspace() and text[token[1] : token[1] + 1] != "-"
    return apart and _same_word(text[before[0] : before[1]], text[token[0] : token[1]])


def _same_word(kept: str, other: str) -> bool:
    """`The the` is a slip; `US us` and `IT it` are two words."""
    return other == kept or (kept[:1].isupper() and kept[1:] == other[1:] and len(kept) > 1)


_TECHNICAL = [[word] for word in ("dialogue", "dialog", "regression", "agent", "policy", "model")]


@bullet_rule(
    "STY009",
    "cliche",
    Severity.ADVICE,
    what="What you did, not what you are: no `results-driven`, `passionate`, `team player`.",
    why="Nobody ever wrote `indifferent to results`. It fills a line and I learn nothing.",
    bad="Results-driven team player who built a churn model.",
    good="Built a churn model for a telecoms operator.",
)
def cliche(b: BulletView) -> Iterator[Hit]:
    """A phrase of the lexicon's `cliche` kind."""
    for term in b.phrases:
        if term.entry.kind == "cliche" and b.forms[term.last : term.last + 1] not in _TECHNICAL:
            yield Hit(f"worn out: {quote(b.text, term.start, term.end)}", term.start, term.end)


@bullet_rule(
    "STY012",
    "model-speak",
    Severity.ADVICE,
    what="At most two acronyms that only your team knows; the others in words.",
    why="The first reader is a recruiter, the second did not work at your company.",
    bad="Moved the QXR and ZTP scorers from BFW to the KVU gateway.",
    good="Moved the quote and claims scorers from the batch farm to the new gateway.",
)
def model_speak(b: BulletView) -> Iterator[Hit]:
    """More than two acronyms that no lexicon knows and that the text does not spell out."""
    unknown = unknown_acronyms(b)
    if len(unknown) > FEW:
        start, end = unknown[0]
        names = ", ".join(dict.fromkeys(b.text[s:e] for s, e in unknown))
        yield Hit(f"acronyms nobody outside knows: {names[:40]}", start, end)


RULES = (
    too_long,
    too_short,
    first_person,
    tool_list,
    passive,
    vague_words,
    wordy,
    repeated_word,
    cliche,
    unfilled_hole,
    model_speak,
)
