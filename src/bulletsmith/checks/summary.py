"""What the summary is judged by: domain, scale, outcome against a baseline, in two sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletsmith.bullets import terms
from bulletsmith.bullets.english import words
from bulletsmith.bullets.facts import Quantity
from bulletsmith.bullets.numbers import quantities
from bulletsmith.bullets.patterns import pattern
from bulletsmith.bullets.tokens import tokens
from bulletsmith.checks.rule import Hit, Rule, Severity, cv_rule
from bulletsmith.checks.views import CvView
from bulletsmith.cv import CV

_MOST_SENTENCES = 2
_AT = ("summary",)

_WHO = (
    r"(?:engineers?|scientists?|developers?|practitioners?|professionals?|researchers?|analysts?"
    r"|specialists?|experts?|enthusiasts?|graduates?|students?|leaders?)"
)
_GENERIC = pattern(
    rf"""(?:i\s+am\s+|i['’]m\s+)?(?:an?\s+)?
    (?:
      [^.;:\d]{{0,60}}?\b{_WHO}\b[^.;:\d]{{0,40}}?\b(?:with|having|bringing|offering|possessing)\s
        [^.;:\d]{{0,30}}?(?:\d+\+?|several|many|few|two|three|four|five|six|seven|eight|nine|ten)\+?
        [\s-]*(?:years?|yrs)\b
    | (?:highly\s|self-)?(?:results?-(?:driven|oriented)|motivated|experienced|passionate|dedicated
        |skilled|seasoned|dynamic|detail-oriented|hard-?working|innovative|ambitious|enthusiastic
        |accomplished|versatile|proactive|aspiring|talented)\b[^.;:\d]{{0,50}}?\b{_WHO}\b
    | \d+\+?\s(?:years?|yrs)\b[^.;\d]{{0,20}}?\bexperience\b
    | [^.;:\d]{{0,60}}?\b{_WHO}\s(?:with\s)?(?:a\s)?(?:strong|proven|solid|extensive|deep|broad)\s
        (?:background|track|experience|knowledge|expertise|understanding|foundation)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_DOMAINS = words(
    """
    search ranking ranker reranker retrieval recommendation recommendations recommender relevance
    personalisation personalization fraud payments payment banking bank credit lending loans loan
    insurance claims underwriting risk trading finance fintech ads advertising bidding marketing
    pricing churn retention forecasting forecast demand inventory supply logistics delivery
    deliveries routing eta etas maps mapping mobility ride driving autonomous robotics robots
    robot manufacturing defects inspection maintenance energy grid wind solar battery weather
    climate agriculture crop crops medical clinical hospital hospitals patients healthcare health
    radiology imaging x-ray drug molecules protein proteins genomics biology chemistry retail
    commerce ecommerce shopping shop grocery groceries food restaurants fashion travel hotel hotels
    flights booking bookings speech voice transcription translation support tickets chat
    assistants assistant moderation abuse spam trust safety security intrusion malware identity
    documents invoices contracts legal education learning-to-rank games gaming players music video
    streaming news media content feed feeds hiring jobs housing property telecom
    satellite earth imagery shelf shelves warehouse warehouses sensor sensors iot vehicles
    platform platforms serving inference infrastructure compilers edge mobile on-device gpu gpus
    perception detection tracking ocr anomaly anomalies uplift experimentation causal
    conversational agents agent
    """
)
# What a summary of any ML engineer may say: it names no domain.
_ANY = words(
    """
    machine learning deep data science scientist scientists artificial intelligence model models
    modelling modeling engineer engineers engineering developer software senior junior lead
    staff principal years year experience experienced production system systems solution
    solutions application applications product products project projects business company
    companies startup startups enterprise team teams client clients customer customers user
    users people stakeholders value impact results performance quality scale scalable large
    small real time world high low cross functional predictions prediction predictive queries
    requests events rows records images dataset datasets features feature training trained hours
    days weeks months daily weekly week revenue sales cost costs latency accuracy baseline
    baselines gradient boosted boosting random forest neural network networks algorithm
    algorithms pipeline pipelines statistical statistics research researcher advanced modern
    various complex challenging practical technical technology tech passionate passion
    enthusiast motivated driven results end-to-end strong proven solid deep track record
    background skills skilled expert expertise specialist professional degree master masters
    bachelor computer university python cloud that which with from into over under more than
    they their them this these those where when while have having been were will would what each
    every also across about against after before between both during million millions billion
    looking seeking role opportunity help helping make making work working worked using used
    need previous prior less fewer only ever today then later since until needs hands solving
    solve problem problems insights decisions generative language vision
    """
)
_SOME = pattern(r"\b(?:millions|billions|thousands|petabytes|terabytes)\s+of\b", re.IGNORECASE)
_CHANGED = pattern(
    r"\b(?:cut|cutting|reduc\w+|rais\w+|increas\w+|sav\w+|grew|grow\w+|lift\w+|improv\w+|halv\w+"
    r"|doubl\w+|tripl\w+|drove|deliver\w+|lower\w+|won|beat\w*|outperform\w+|boost\w+|from)\b",
    re.IGNORECASE,
)
_COMPARED = pattern(r"\b(?:less|fewer|more|cheaper|faster|saved|instead)\b", re.IGNORECASE)
AGAINST = pattern(
    r"\b(?:vs|versus|over|than|instead|against|compared|replac\w+|relative|baselines?|previous|prior|beat\w*"
    r"|outperform\w+|up from|down from|from\b.{1,30}?\bto)\b|→|->",
    re.IGNORECASE,
)
_PASSION = pattern(
    r"\b(?:passion(?:ate(?:ly)?)?|enthusias(?:t|tic|m)|obsessed|in love with|love (?:for|of)"
    r"|loves? (?:ai|ml|data|building|machine))\b",
    re.IGNORECASE,
)
SENTENCE_END = pattern(r"[.!?](?=\s+[A-Z“\"'])")
_ABBREVIATION = pattern(r"(?:\b(?:e\.g|i\.e|vs|etc|approx|incl|ca|Dr|Inc|Ltd|St)|\b[A-Z])$")

_STRONG = (
    "Search and ranking in production: a neural reranker answering 30M queries a day, +2.1% "
    "bookings vs. the gradient-boosted ranker it replaced."
)


def _with(text: str) -> str:
    return f"# Ada Example\n\nada@example.org\n\n## Summary\n\n{text}\n"


@cv_rule(
    "SUM001",
    "no-summary",
    Severity.WARNING,
    what="Two sentences at the top: the domain, the scale, and what it changed.",
    why="I read the top and decide whether to go on. Do not make me work out who you are.",
    bad="# Ada Example\n\nada@example.org\n\n## Tools\n\n- **Core:** Python, PyTorch\n",
    good=_with(_STRONG) + "\n## Tools\n\n- **Core:** Python, PyTorch\n",
)
def no_summary(view: CvView) -> Iterator[Hit]:
    """Silent on files that are no whole CV."""
    if not view.cv.summary.sentence.strip() and is_whole(view.cv):
        yield Hit("no summary: domain, scale and outcome in two sentences", at=_AT)


@cv_rule(
    "SUM002",
    "generic-opener",
    Severity.ERROR,
    what="The summary opens with what you do at what scale, not with a title, years and a field.",
    why="`ML engineer with 5 years of experience` is what the page says anyway. Next CV.",
    bad=_with("Machine learning engineer with 5 years of experience in building ML solutions."),
    good=_with(_STRONG),
)
def generic_opener(view: CvView) -> Iterator[Hit]:
    """Silent where the same sentence goes on to a number that tells something."""
    found = generic(view.cv)
    if found:
        message = "a title, years and a field: say what you run, at what scale, to what effect"
        yield Hit(message, *found.span(), at=_AT)


@cv_rule(
    "SUM003",
    "summary-without-domain",
    Severity.WARNING,
    what="The summary names the kind of problem: search ranking, card fraud, speech.",
    why="I hire for a problem. Tell me that you have met mine, or one like it.",
    bad=_with(
        "Deep learning models in production: 30M predictions a day, +2.1% revenue vs. the "
        "gradient-boosted model they replaced."
    ),
    good=_with(_STRONG),
)
def no_domain(view: CvView) -> Iterator[Hit]:
    """Nothing but words that any summary may hold. A word that nobody knows may name a domain."""
    summary = view.cv.summary
    if not _speaks(view.cv):
        return
    if not names_a_domain(
        summary.domain if summary.domain and not summary.text else summary.sentence
    ):
        yield Hit("no domain: which kind of problem is yours?", at=_AT)


@cv_rule(
    "SUM004",
    "summary-without-scale",
    Severity.WARNING,
    what="The summary gives a scale: queries a day, users, rows, euros at risk.",
    why="The same words describe a class project and a system that millions use.",
    bad=_with(
        "Search and ranking in production: a neural reranker that raised bookings by 2.1% vs. the "
        "gradient-boosted ranker it replaced."
    ),
    good=_with(_STRONG),
)
def no_scale(view: CvView) -> Iterator[Hit]:
    """No amount but the years of experience and the changes in per cent."""
    summary = view.cv.summary
    if not _speaks(view.cv) or (not summary.text and summary.scale.strip()):
        return
    if not says_scale(summary.sentence):
        yield Hit("no scale: how many queries, users, rows, euros?", at=_AT)


@cv_rule(
    "SUM005",
    "summary-without-outcome",
    Severity.WARNING,
    what="The summary says what changed, with its number.",
    why="Scale without effect is a bill. What did the company get for it?",
    bad=_with("Search and ranking in production: a neural reranker answering 30M queries a day."),
    good=_with(_STRONG),
)
def no_outcome(view: CvView) -> Iterator[Hit]:
    """No change in per cent, points, times or money, and no `from ... to`."""
    if not _speaks(view.cv):
        return
    if not _outcome(view.cv) and not _honest_start(view):
        yield Hit("no outcome: what changed, by how much?", at=_AT)


@cv_rule(
    "SUM006",
    "summary-outcome-without-baseline",
    Severity.WARNING,
    what="The outcome in the summary is held against what it replaced.",
    why="+2.1% against what? Against nothing, anything is up.",
    bad=_with(
        "Search and ranking in production: a neural reranker answering 30M queries a day, "
        "+2.1% bookings."
    ),
    good=_with(_STRONG),
)
def outcome_without_baseline(view: CvView) -> Iterator[Hit]:
    """A change, and no word that names what it is held against."""
    if not _speaks(view.cv) or not _outcome(view.cv):
        return
    text = view.cv.summary.sentence
    if not AGAINST.search(text):
        found = says_change(text)
        start, end = (found.start, found.end) if found else (0, len(text))
        yield Hit("an outcome against what? Name what was there before", start, end, at=_AT)


@cv_rule(
    "SUM007",
    "passion",
    Severity.WARNING,
    what="The summary says what you did, not what you feel.",
    why="Everybody is passionate about AI. Nobody has ever been hired for it.",
    bad=_with("Passionate about AI. " + _STRONG),
    good=_with(_STRONG),
)
def passion(view: CvView) -> Iterator[Hit]:
    """Passion, enthusiasm and love."""
    found = _PASSION.search(view.cv.summary.sentence)
    if found:
        yield Hit(f'"{found[0]}" proves nothing: leave it out', *found.span(), at=_AT)


@cv_rule(
    "SUM008",
    "summary-too-long",
    Severity.ADVICE,
    what="The summary has two sentences at most.",
    why="I read two. The third pushes your best bullet down the page.",
    bad=_with(_STRONG + " Before that, ads ranking. Now looking at retrieval. Based in Lisbon."),
    good=_with(_STRONG),
)
def too_long(view: CvView) -> Iterator[Hit]:
    """More than two sentences."""
    text = view.cv.summary.sentence.strip()
    ends = [
        found.end()
        for found in SENTENCE_END.finditer(text)
        if not _ABBREVIATION.search(text[max(0, found.start() - 8) : found.start()])
    ]
    if len(ends) >= _MOST_SENTENCES:
        message = f"{len(ends) + 1} sentences: two are read"
        yield Hit(message, ends[_MOST_SENTENCES - 1], len(text), at=_AT)


RULES: tuple[Rule[CvView], ...] = (
    no_summary,
    generic_opener,
    no_domain,
    no_scale,
    no_outcome,
    outcome_without_baseline,
    passion,
    too_long,
)


def is_whole(cv: CV) -> bool:
    """Whether this is a CV, and not a few bullets in a file."""
    titled = any(role.title or role.company for role in cv.roles)
    parts = (titled, bool(cv.tools), bool(cv.education), bool(cv.projects))
    return (bool(cv.profile.name) and any(parts)) or sum(parts) >= 2


def names_a_domain(text: str) -> bool:
    """Whether a word of `text` names a kind of problem, or is one that nobody knows."""
    cut = tokens(text)
    said = {token[2] for token in cut}
    if not _DOMAINS.isdisjoint(said):
        return True
    known = [
        (term.start, term.end)
        for names in (terms.models(), terms.tools(), terms.metrics(), terms.serving())
        for term in names.find(text, cut)
    ]
    return any(
        len(word) > 3
        and word.isalpha()
        and word not in _ANY
        and not terms.verbs().get(word)
        and not any(start <= first < end for start, end in known)
        for first, _, word in cut
    )


def generic(cv: CV) -> re.Match[str] | None:
    """The opener that any engineer could write, where the sentence has no number of its own."""
    text = cv.summary.sentence
    found = _GENERIC.match(text) if text else None
    if not found:
        return None
    stop = SENTENCE_END.search(text, found.end())
    sentence = text[: stop.start() if stop else len(text)]
    return None if says_scale(sentence) or says_change(sentence) else found


def _speaks(cv: CV) -> bool:
    """Whether there is a summary that the rules on its parts should look at."""
    return bool(cv.summary.sentence.strip()) and generic(cv) is None


def says_scale(text: str) -> bool:
    """Whether `text` tells how big something is."""
    for quantity in quantities(text):
        value = quantity.value or 0
        if quantity.kind in ("rate", "size") or (quantity.kind == "count" and value >= 100):
            return True
        if quantity.kind == "money" and not quantity.sign:
            return True
        if quantity.kind == "time" and quantity.unit.startswith("h") and value >= 100:
            return True  # hours of audio or video
    return _SOME.search(text) is not None


def _outcome(cv: CV) -> bool:
    summary = cv.summary
    if not summary.text:
        return bool(any(map(str.isdigit, summary.outcome)))
    return says_change(summary.text) is not None


def says_change(text: str) -> Quantity | None:
    """The first change with a number in `text`."""
    for quantity in quantities(text):
        if quantity.kind in ("percent", "points", "factor"):
            return quantity
        around = _CHANGED.search(text, max(0, quantity.start - 40), quantity.start)
        if quantity.unit not in ("year", "years") and (
            around or _COMPARED.search(text, quantity.end, quantity.end + 24)
        ):
            return quantity
    return None


def _honest_start(view: CvView) -> bool:
    """Nothing in production yet, but a problem, the scale of its data and the baselines it met."""
    text = view.cv.summary.sentence
    ran = any(bullet.gist.stack for role in view.roles for bullet in role.bullets)
    return not ran and AGAINST.search(text) is not None and says_scale(text)
