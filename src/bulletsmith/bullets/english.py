"""The little grammar that the template needs: a or an, does a phrase want one, is this a verb.

Everything here is unsure of words that it does not know, and then says no: a missing article is a
smaller fault than an invented one.
"""

from __future__ import annotations

import re

from bulletsmith.bullets.patterns import pattern


def words(text: str) -> frozenset[str]:
    """The words of `text` as a set, so that long lists stay readable in the source."""
    return frozenset(text.split())


_WORD = pattern(r"[^\s,;:()\[\]]+")
_LETTERS_SAID = frozenset("AEFHILMNORSX")
# Acronyms said as words, against the rule of letters.
_SAID_AS_WORD = words(
    """
    FAISS FIFO FAQ LASSO LIME LORA MAP MAPE MARS MASE MICE MIMIC MNIST NASA NERF RAFT RAG RAM REST
    ROC ROUGE SAM SAAS SARIMA SARIMAX SHAP SLAM SMOTE SOAP SOTA SQL LEAN
    """
)
_VOWEL_AS_CONSONANT = pattern(
    r"(?:eu|ew|one(?![a-z])|once|uni(?!n|m(?!od)|d)|us(?:e|a|u|er)|uti|ubi|ura|uk|url|ui(?![a-z])|umap|u-|unet|usb|usd)",
    re.IGNORECASE,
)
_SILENT_H = ("hour", "honest", "honor", "honour", "heir")


def article(phrase: str) -> str:
    """`a` or `an` before `phrase`: by sound, not by letter (`an LSTM`, `a UK`)."""
    match = re.search(r"[^\W_]+(?:[-'’][^\W_]+)*", phrase)
    if match is None:
        return "a"
    word = match.group()
    head = word.split("-")[0]
    if head[0].isdigit():
        digits = re.match(r"\d+", head)
        n = digits.group() if digits else ""
        eleven = n in {"11", "18"} or (n[:2] in {"11", "18"} and len(n) % 3 == 2)
        return "an" if n.startswith("8") or eleven else "a"
    if head in _SAID_AS_WORD:
        return "a"
    said = re.match(r"[A-Z](?=[A-Z0-9]|$|ception)|M(?=oE)|[a-z](?=[A-Z]{2})", head)
    if said and (len(head) > 1 or "-" in word):
        return "an" if said.group().upper() in _LETTERS_SAID else "a"
    low = word.lower()
    if low.startswith(_SILENT_H):
        return "an"
    if _VOWEL_AS_CONSONANT.match(low):
        return "a"
    return "an" if low[0] in "aeiouàáâäæèéêëìíîïòóôöøùúûü" else "a"


# Singular nouns that name a thing one makes: before a phrase that ends in one, an article is due.
_MADE = words(
    """
    agent algorithm annotator anonymiser anonymizer api app application architecture
    assistant autoencoder backbone bandit benchmark bot cascade chatbot classifier client
    cluster codebase component copilot crawler critic daemon dashboard decoder deduplicator
    demo detector discriminator embedder encoder engine ensemble estimator evaluator
    extractor filter finder forecaster forest framework gateway generator graph harness
    heuristic index ingester inspector job labeller labeler layer learner library linker
    matcher mixture microservice model moderator module monitor network normaliser
    normalizer operator optimiser optimizer orchestrator package parser pipeline planner
    platform playground plugin policy predictor process processor profiler prototype
    quantiser quantizer ranker recogniser recognizer recommender registry regression
    regressor repository reranker retriever router runtime sampler scheduler scorer scraper
    sdk segmenter selector server service simulator solver stack store stream suggester
    suite summariser summarizer system tagger tokeniser tokenizer tool toolkit tower tracker
    transcriber transducer transformer translator tree verifier vision vocoder warehouse
    workflow wrapper crf cnn dnn gan gbm gcn gnn gru hmm llm lstm mlp nmf rnn svm vae vlm
    dag etl gpt u-net unet resnet
    """
) - {"vision", "regression"}
_DETERMINERS = words(
    """
    a an the this that these those my our your his her its their one two three four five six
    seven eight nine ten several many various multiple all both each every any some no
    another more most different numerous
    """
)
_PHRASE_END = pattern(
    r"[,;:()\[\]–—]|\s(?:for|to|with|on|of|in|from|by|that|which|using|via|over|at|and|or|into|onto"
    r"|behind|trained|based|plus|&|\+)\s"
)


def wants_article(phrase: str) -> bool:
    """Whether a noun phrase clearly lacks its article: `session-based reranker`, but not `BERT`."""
    end = _PHRASE_END.search(phrase)
    found = _WORD.findall(phrase[: end.start()] if end else phrase)
    if not found:
        return False
    first, last = found[0], found[-1]
    if first.lower() in _DETERMINERS or not first[0].isalnum():
        return False
    if first[0].isdigit() and "-" not in first:
        return False
    if any(word.endswith(("'s", "’s", "s'", "s’")) for word in found):
        return False
    # A capital makes a name of the phrase (Triton Inference Server); an acronym does not.
    if last[0].isupper() and last != last.upper():
        return False
    return last.lower() in _MADE


# Bare verbs that open a problem (`to detect fraud`). Words that are nouns as well are below.
_VERBS = words(
    """
    accelerate adapt advise aggregate alert align allocate analyse analyze annotate answer
    anticipate approve assess assign assist attract augment authenticate automate avoid
    balance better block boost bring calculate calibrate capture catch categorise categorize
    choose classify clean compare compress compute connect convert create curb customise
    customize decide decrease deduplicate deliver denoise describe detect determine diagnose
    digitise digitize discover disambiguate distinguish diversify eliminate embed enable
    encourage enforce enhance enrich ensure estimate evaluate expand explain extend extract
    find fix flag foresee free gauge generate get give grow guide handle help identify
    improve increase infer inform inspect interpret keep know label learn let localise
    localize locate lower maintain make manage maximise maximize minimise minimize mitigate
    moderate narrow normalise normalize notify optimise optimize orchestrate organise
    organize parse personalise personalize pick power predict prevent prioritise prioritize
    produce promote propose protect prove provide quantify raise reactivate read recognise
    recognize recommend reconcile reconstruct recover redact reduce refine reject remove
    replace resolve respond retain retrieve reveal route save score screen segment select
    send serve shorten show simulate simplify solve speed spot steer stop streamline
    strengthen suggest summarise summarize surface tag tailor teach tell track transcribe
    transform translate triage tune uncover understand unify upsell validate verify
    visualise visualize warn warm
    """
) - {
    "surface",
    "flag",
    "speed",
    "power",
    "label",
    "score",
    "track",
    "tag",
    "screen",
    "read",
    "warm",
}
# Both noun and verb: a verb where another word follows that is not the rest of a noun's name.
_NOUN_OR_VERB = words(
    """
    benchmark bid budget build cluster control cut design drive filter flag forecast group
    label map match measure model monitor order plan price process query rank rate read
    rebalance report retarget review rewrite schedule score screen search ship sort speed
    split staff stream support surface tag target test time track trade
    """
)
_MAKES_NOUN = words(
    """
    accuracy error errors horizon quality bias score scores page pages results result
    queries query logs log traffic engine relevance ranking ads team teams tickets ticket
    calls desk agents lines plans prices price limits room rates rate lists list sets set
    data cases case process processes manager managers management system systems platform
    platforms tools tool service services features feature users user customers customer
    sessions session suggestions autocomplete recommendations experience quality products
    product items item apps app and or in on at of for with
    """
)
_AFTER_VERB = words(
    """
    the a an our their its which when whether how what who where all every each new this
    that up out
    """
)


def is_bare_verb(phrase: str) -> bool:
    """Whether `phrase` opens with a bare verb, so that `to` introduces it: `detect fraud`."""
    found = _WORD.findall(phrase.lower())[:4]
    while (
        found
        and found[0].endswith("ly")
        and len(found) > 1
        and found[0] not in {"family", "supply", "reply"}
    ):
        found = found[1:]  # better, automatically detect
    if not found:
        return False
    first = found[0]
    if first in _VERBS:
        return len(found) > 1 or first not in {"help", "fix", "find", "balance"}
    if first.startswith("re-") and first[3:] in _VERBS | _NOUN_OR_VERB:
        return True
    if first not in _NOUN_OR_VERB or len(found) < 2:
        return False
    second = found[1]
    if second in _AFTER_VERB:
        return True
    if first in {
        "forecast",
        "rank",
        "price",
        "score",
        "match",
        "filter",
        "schedule",
        "flag",
        "sort",
        "cut",
    } | {"measure", "label", "monitor", "rewrite", "group", "speed", "track"}:
        return second not in _MAKES_NOUN
    return first in {"drive", "build", "process", "route"} and second not in _MAKES_NOUN
