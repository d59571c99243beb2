"""What kind of work a bullet tells of: nobody asks a database administrator for training data."""

from __future__ import annotations

from bisect import bisect_left
from enum import StrEnum

from bulletsmith.bullets.english import words
from bulletsmith.bullets.lexicon import Model
from bulletsmith.bullets.slots import Slot
from bulletsmith.bullets.terms import Term
from bulletsmith.checks.trade import Trade
from bulletsmith.checks.views import BulletView, Said


class Work(StrEnum):
    """What was made."""

    MODEL = "model"  # something learnt from data
    PLATFORM = "platform"  # what models are trained, served, watched or fed by
    OTHER = "other"  # none of that: a web shop, a database
    PEOPLE = "people"  # nothing was made: a class that was taught, a team that was helped
    UNTOLD = "untold"  # the bullet does not tell, and may be any of them


_PLATFORM = words(
    """
    platform store stores pipeline pipelines infrastructure registry monitoring dashboards alerts
    gateway library framework tooling orchestration harness cluster clusters scheduler autoscaling
    observability inference training retraining serving server throughput feature features jobs etl
    notebooks notebook tests suite cache caching tool tracking lineage lake warehouse index
    database templates workflow workflows ci cd endpoint service services quantisation
    quantization annotation labelling labeling
    """
)
# What says by itself that something is learnt from data.
_LEARNT = words(
    """
    ml ai modelling modeling modelled modeled neural classifier classifiers regressor recommender
    ranker reranker retriever predict predicted predicting prediction predictions predictive
    forecaster forecasting nlp llm llms rag embedding embeddings bandit uplift propensity churn
    sentiment summarisation summarization captioning generative kaggle tensorflow pytorch keras
    sklearn scikit
    """
)
# What says it in a role of the trade; elsewhere one of them alone may be another thing.
_MAY_BE_LEARNT = words(
    """
    model models learning learnt classification regression ranking forecast forecasts chatbot
    detector segmentation clustering vision scoring scorer anomaly ocr algorithm algorithms
    statistical pandas numpy
    """
)
_FOR_LEARNING = words(
    """
    ml ai mlops model models learning inference training retraining retrains drift skew feature
    features embedding embeddings vector gpu gpus notebook notebooks labelling labeling annotation
    annotating experiment experiments experimentation spark quantisation quantization scoring llm
    llms scientist scientists data evaluation pytorch tensorflow
    """
)
_ENGINEERED = words(
    """
    accelerated migrated moved ported scaled sharded parallelised parallelized refactored rewrote
    containerised containerized consolidated optimised optimized
    """
)
_OTHER = words(
    """
    android ios app apps bug bugs website websites web frontend front backend back react angular vue
    javascript typescript css html php django spring java net monolith microservice microservices
    billing invoices postgresql postgres mysql oracle database databases sql terraform ansible
    network networks firewall backups backup tickets zendesk helpdesk excel vba reports hackathon
    meetup conference hired interviewed interviews mentored onboarding recruiting sprint scrum
    rest api apis endpoints order matching engine payroll erp sap crm storefront checkout page
    servers linux windows printers wiki documentation budget rota
    """
)
_INFRASTRUCTURE = words(
    """
    kubernetes k8s helm docker kubeflow hadoop airflow jenkins devops azure aws gcp cloud networking
    deployment deployments deploy deployed code codebase packaged configuration configurations
    automation logging security authentication migration migrations visualization visualisation
    """
)
# Openers of work with people; who `trained` or `led` may have trained a model.
_WITH_PEOPLE = words(
    """
    taught teach teaching tutored tutoring instructed instructing lectured graded grading advised
    mentored mentoring coached coaching hired interviewed recruited supervised onboarded organised
    organized hosted attended volunteered awarded presented published authored coauthored promoted
    waited certificate competed received earned educated lectured won completed studied
    """
)
_TRAINED = words("trained retrained pretrained pre-trained fine-tuned finetuned distilled")
_PUPILS = words("students pupils undergraduates lectures lecture exercises coursework")
_OF_A_MODEL = frozenset((Slot.MODEL, Slot.METRIC))
# Those that may well have come to a model.
_WITH_TEAMS = words(
    "collaborated collaborating coordinated liaised partnered communicated supported"
)


NO_MODEL = (Work.OTHER, Work.PEOPLE)


def work(view: BulletView) -> Work:
    """What kind of work `view` tells of. Where its role is not known, unsure is UNTOLD."""
    trade, said = view.trade, view.words
    if trade is not None and (
        view.forms[:1] and (view.forms[0] in _WITH_PEOPLE or view.forms[:2] == ["co", "authored"])
    ):
        return Work.PEOPLE
    if trade is not None and not said.isdisjoint(_PUPILS) and Slot.METRIC not in view.said:
        return Work.PEOPLE
    made = view.said.get(Slot.MODEL)
    named = [term for term in view.models if term.entry.family != "platform"]
    if not named and made and not said.isdisjoint(_ENGINEERED):
        outcome = view.said.get(Slot.OUTCOME)
        if outcome and outcome.numbers and not said.isdisjoint(_FOR_LEARNING):
            return Work.PLATFORM  # `Accelerated nightly scoring by moving it to Spark`
    if made and not _PLATFORM.isdisjoint(made.words) and not said.isdisjoint(_FOR_LEARNING):
        head, last = _head(view, made)
        inside = any(
            start <= term.start < end and (trade is None or term.start < last)
            for term in named
            for start, end in made.spans
        )
        if not inside and not (trade is not None and _PLATFORM.isdisjoint(head)):
            return Work.PLATFORM if trade is not Trade.OTHER or _learns(view) else Work.OTHER
    if trade is Trade.LEARNING and _serves_models(view, made, named):
        return Work.PLATFORM
    if named or _learns(view):
        told = trade is None or named or not view.said.keys().isdisjoint(_OF_A_MODEL)
        return Work.MODEL if told else Work.UNTOLD
    if trade is not None and view.forms and view.forms[0] in _WITH_TEAMS:
        return Work.PEOPLE
    if trade is Trade.LEARNING and not (
        said.isdisjoint(_PLATFORM) and said.isdisjoint(_INFRASTRUCTURE)
    ):
        return Work.PLATFORM
    if made and view.forms[0] in _TRAINED:
        return Work.MODEL  # by a name that nobody knows yet
    if trade in (Trade.OTHER, Trade.RESEARCH) or not said.isdisjoint(_OTHER):
        return Work.OTHER
    return Work.UNTOLD


def _head(view: BulletView, made: Said) -> tuple[list[str], int]:
    """The words up to what a relative clause or a purpose adds, and where they end.

    `a framework that enables ...`, `a platform for ...`.
    """
    first = bisect_left(view.tokens, made.start, key=lambda token: token[0])
    for place in range(first + 1, min(first + len(made.words), len(view.tokens))):
        if view.forms[place] in _ADDED:
            return view.forms[first:place], view.tokens[place][0]
    return made.words, made.end


_ADDED = frozenset(("that", "which", "for", "to"))


def _serves_models(view: BulletView, made: Said | None, named: list[Term[Model]]) -> bool:
    """Whether machines or measures for models were made, and no model: a cluster, a rubric."""
    measures = not view.words.isdisjoint(_MEASURES)
    machines = made is not None and not _INFRASTRUCTURE.isdisjoint(made.words)
    if not (measures or machines) or not view.words.isdisjoint(_LEARNING):
        return False
    if any(term.entry.family != "LLM" for term in named):
        return False
    return measures or (made is not None and not _INFRASTRUCTURE.isdisjoint(_head(view, made)[0]))


_LEARNING = words("trained fine-tuned finetuned tuned learnt learned predict predicts predicting")
_MEASURES = words("evaluation evaluations eval evals rubric rubrics benchmark benchmarks judge")


def _learns(view: BulletView) -> bool:
    """Whether the words tell of something learnt from data."""
    if not view.words.isdisjoint(_LEARNT):
        return True
    if view.trade in (Trade.OTHER, Trade.RESEARCH):
        return len(view.words & _MAY_BE_LEARNT) > 1
    return not view.words.isdisjoint(_MAY_BE_LEARNT)
