"""What was built: a model or system with its technique, spelt as its makers spell it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from bulletsmith.bullets.english import words
from bulletsmith.bullets.slots import Slot
from bulletsmith.checks.rule import Fix, Hit, Severity, bullet_rule
from bulletsmith.checks.saying import quote
from bulletsmith.checks.views import BulletView, Said
from bulletsmith.checks.work import NO_MODEL, Work

_rule = partial(bullet_rule, slot=Slot.MODEL)

_GLUE = words("a an the our my their its his her this these those of and or for with in on to s as")
_SIGNS = frozenset(",.;:()[]'’‘\"“”-–—&/+!?…")
_MANY = words("various several different multiple numerous many diverse all most other some")
_PUFF = words(
    """
    advanced modern new novel innovative custom complex powerful robust scalable efficient
    intelligent smart accurate sophisticated state art cutting edge leading latest best high quality
    performing reliable effective successful better good simple existing such including many
    end to data driven science team company based powered real time production large big in house
    internal proprietary basic generic open source pre trained supervised unsupervised pipeline
    pipelines engine engines framework workflow workflows components services service
    """
)
_KINDS = words(
    """
    ai ml artificial intelligence machine deep learning neural networks llms nlp computer vision
    statistical predictive analytical analytics mathematical llm genai generative
    """
)
_THINGS = words(
    """
    model models algorithm algorithms technique techniques method methods approach approaches
    solution solutions project projects app apps application applications system systems tool tools
    technology technologies capability capabilities initiative initiatives software product products
    work tasks use case cases
    """
)
_LIBRARIES = words(
    """
    python r java scala sql pytorch tensorflow keras scikit learn sklearn pandas numpy scipy
    matplotlib opencv spark pyspark jupyter matlab huggingface hugging face nltk spacy langchain
    """
)
_NEURAL = frozenset({"neural", "network"})
_VAGUE = frozenset({"vague", "vague-model", "field", "inflated", "cliche"})
_KEPT = _MANY | _NEURAL | {"vision"}
_MODELS = frozenset({"model", "models"})
_DETERMINERS = frozenset({"a", "an", "the"})


_WITH = frozenset({"using", "with", "in", "via"})
_ONLY_LIBRARIES = _LIBRARIES | _GLUE | _SIGNS


def _misspellings(of: frozenset[str]) -> frozenset[str]:
    """Long words of `of` with two neighbours swapped, or one inner letter lost or doubled."""
    wrong = set()
    for word in of:
        if len(word) > 5:
            for i in range(1, len(word) - 1):
                wrong.add(word[:i] + word[i + 1] + word[i] + word[i + 2 :])
                wrong.add(word[:i] + word[i] + word[i:])
                wrong.add(word[:i] + word[i + 1 :])
    return frozenset(wrong)


_EMPTY = _GLUE | _SIGNS | _MANY | _PUFF | _KINDS | _THINGS
_EMPTY |= _misspellings(_KINDS | _THINGS | {"network"})
_EMPTY_OR_LIBRARY = _EMPTY | _ONLY_LIBRARIES | _WITH
_SAYS_KIND = _KINDS | _THINGS | _misspellings(_KINDS | _THINGS)
_HEADS = _SAYS_KIND | _misspellings(frozenset({"network"}))


@_rule(
    "MOD001",
    "no-model",
    Severity.ERROR,
    what="The technical thing that you made or changed, with its technique.",
    why="I hire for what you can build. A bullet that names nothing built could be anybody's.",
    bad="Analysed customer data to find insights.",
    good="Clustered 2M customers with a Gaussian mixture to plan branch visits.",
)
def no_model(b: BulletView) -> Iterator[Hit]:
    """No words fill the model slot, and none elsewhere name one. Silent on work of other trades."""
    if Slot.MODEL in b.said or (b.trade is not None and b.work in NO_MODEL) or _names_one(b):
        return
    mild = b.work in (*NO_MODEL, Work.PLATFORM) or _made_something(b)
    mild = mild or (b.trade is not None and b.work is Work.UNTOLD)
    told = Severity.ADVICE if mild else None
    yield Hit("no model: what did you build, with what technique?", severity=told)


def _made_something(b: BulletView) -> bool:
    """`Added confidence routing for ...`: what follows the verb may be it, by another name."""
    verb, problem = b.said.get(Slot.VERB), b.said.get(Slot.PROBLEM)
    if verb is None or problem is None:
        return False
    return 0 <= problem.start - verb.end <= 1 and len(b.said) > 3


_MADE = words(
    """
    model models classifier ranker reranker recommender retriever forecaster scorer detector chatbot
    pipeline agent assistant engine predictor
    """
)


def _names_one(b: BulletView) -> bool:
    """Whether another slot's words end in what was made, or the text names a technique."""
    if any(_ends_in_one(b.said.get(slot)) for slot in (Slot.PROBLEM, Slot.METRIC, Slot.OUTCOME)):
        return True
    said = b.said.get(Slot.VERB)
    return said is not None and any(
        term.entry.family not in ("platform", "business model") for term in b.models
    )


def _ends_in_one(said: Said | None) -> bool:
    return said is not None and said.words[-1] in _MADE and not _THINGS.issuperset(said.words)


def _made_for(b: BulletView) -> bool:
    """Whether the problem's words name the model: `... into revenue prediction models`."""
    return _ends_in_one(b.said.get(Slot.PROBLEM))


@_rule(
    "MOD002",
    "vague-model",
    Severity.WARNING,
    what="A type of model, not its field: `a gradient-boosted scorer`, not `machine learning`.",
    why="`AI model` covers a regression and a foundation model. I will assume the smaller one.",
    bad="Built various machine learning models for credit scoring.",
    good="Built a monotonic XGBoost scorecard for credit scoring.",
)
def vague_model(b: BulletView) -> Iterator[Hit]:
    """Every stretch of the model slot is a field (`deep learning`), a head or a library."""
    said = b.said.get(Slot.MODEL)
    if said is None or (b.trade is not None and b.work in NO_MODEL):
        return
    some = frozenset(said.words)
    if some.isdisjoint(_HEADS) or (
        not b.phrases and some.isdisjoint(_MANY) and not some <= _EMPTY_OR_LIBRARY
    ):
        return  # the common case, without another look
    vague: tuple[int, int] | None = None
    for span in said.spans:
        here = _without_libraries(_words(b, span))
        rest = [word for word in here if word not in _EMPTY]
        if _kind_in_plural(_forms(b, span)) and not _named_by_problem(b, span):
            vague = span
            break
        if not rest and not _SAYS_KIND.isdisjoint(here):
            if _one_type(here) or _named_by_problem(b, span):
                return
            vague = vague or span
        elif vague is None and _many_then_kind(here):
            vague = span
            break
        elif not rest or _LIBRARIES.issuperset(rest):
            continue
        else:
            return
    if vague is not None and not (b.trade is not None and _made_for(b)):
        yield Hit(
            f"vague model {quote(b.text, *_first_words(b.text, *vague))}: of which type?", *vague
        )


def _forms(b: BulletView, span: tuple[int, int]) -> list[str]:
    return [token[2] for token in b.tokens if span[0] <= token[0] and token[1] <= span[1]]


def _words(b: BulletView, span: tuple[int, int]) -> list[str]:
    """The tokens of a stretch; those of a vague phrase of the lexicon stand as `solutions`."""
    covered = {
        place
        for term in b.phrases
        if term.entry.kind in _VAGUE and span[0] <= term.start and term.end <= span[1]
        for place in range(term.first, term.last)
    }
    return [
        "solutions" if place in covered and token[2] not in _KEPT else token[2]
        for place, token in enumerate(b.tokens)
        if span[0] <= token[0] and token[1] <= span[1]
    ]


def _one_type(here: list[str]) -> bool:
    """`a neural network`, `computer-vision models`, `LLM-based`: a type, though barely."""
    if _NEURAL.issubset(here):
        return here[0] in _DETERMINERS
    if "llm" in here and "based" in here:
        return True
    return "vision" in here and not _MODELS.isdisjoint(here)


def _without_libraries(here: list[str]) -> list[str]:
    """The words up to a `using` or `with` behind which only libraries stand."""
    for place, word in enumerate(here):
        if place and word in _WITH:
            behind = here[place + 1 :]
            return here[:place] if behind and _ONLY_LIBRARIES.issuperset(behind) else here
    return here


def _many_then_kind(here: list[str]) -> bool:
    """`many different machine learning models, including ...`: the list does not mend it."""
    place = 0
    while place < len(here) and here[place] in _MANY:
        place += 1
    return 0 < place < len(here) and here[place] in _KINDS | _THINGS


def _named_by_problem(b: BulletView, span: tuple[int, int]) -> bool:
    """Whether the problem's words are part of the model's name: `a credit model`, `search app`."""
    problem = b.said.get(Slot.PROBLEM)
    if problem is None:
        return False
    return any(0 <= span[0] - end <= 1 for _, end in problem.spans)


def _kind_in_plural(here: list[str]) -> bool:
    """`machine learning algorithms such as SVM`, `dashboards and ML models`: many, of any type."""
    for place in range(1, len(here)):
        if here[place] in _PLURAL and here[place - 1] in _FIELDS:
            before = [word for word in here[:place] if word not in _FIELDS]
            if not before or before[-1] == "and" or _FILLERS.issuperset(before):
                return True
    return False


_PLURAL = words("models algorithms techniques methods approaches solutions technologies projects")
_FIELDS = words("ai ml machine deep learning predictive statistical artificial intelligence")
_FILLERS = _GLUE | _MANY | _PUFF | {"deployment", "development", "implementation"}


def _first_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch up to its first comma."""
    comma = text.find(",", start, end)
    return start, comma if comma > 0 else end


# Canonical names that are also words of everyday English: small letters may be meant.
_EVERYDAY = words(
    """
    access beam bash c cohere dash dask delta docker excel flask flink go hive horovod impala iris
    julia jax lime mode notion oracle pig pinecone prefect prophet r ray redis ruby rust s3 sage
    salt     sas scale shap shell slack snowflake spark sparse swift triton unity weaviate word
    locust
    neptune
    """
)
_JOINED = frozenset("./\\@_`#:=~")


@_rule(
    "MOD003",
    "name-casing",
    Severity.ADVICE,
    what="Names as their makers write them: PyTorch, scikit-learn, XGBoost, TensorFlow, NDCG@10.",
    why="Somebody who spells `Pytorch` may have used it once. It costs nothing to spell it right.",
    bad="Built a fraud scorer with Xgboost.",
    good="Built a fraud scorer with XGBoost.",
)
def name_casing(b: BulletView) -> Iterator[Hit]:
    """A name of the lexicons is there with its own letters, cased or parted otherwise."""
    text = b.text
    for name, start, end in _names(b):
        written = text[start:end].split("@")[0]
        end = start + len(written)
        name = name.split("@")[0]
        if written == name or not _same_letters(written, name) or written in b.settings.words:
            continue
        if written == name + "s" or written == name[:1].upper() + name[1:]:
            continue  # a plural; `Pandas`, which many write so
        if written.islower() and written in _EVERYDAY:
            continue
        if text[start - 1 : start] in _JOINED or (
            text[end : end + 1] in _JOINED and text[end + 1 : end + 2].isalnum()
        ):
            continue  # part of a path, an address or a line of code
        yield Hit(
            f'"{written}" is written {name}', start, end, fix=Fix(start, end, name), try_=(name,)
        )


def _names(b: BulletView) -> Iterator[tuple[str, int, int]]:
    """Each tool and metric that the text names, with its canonical spelling."""
    for tool in b.facts.tools:
        yield tool.name, tool.start, tool.end
    for metric in b.facts.metrics:
        if metric.name[1:2].isupper() or metric.name[-1:].isupper():
            yield metric.name, metric.start, metric.end


def _same_letters(written: str, name: str) -> bool:
    """Whether two spellings differ in case, hyphens and spaces only."""
    if len(written) == len(name):
        return written.lower() == name.lower()
    return _letters(written) == _letters(name)


def _letters(name: str) -> str:
    return name.lower().replace("-", "").replace(" ", "").replace("_", "")


RULES = (no_model, vague_model, name_casing)
