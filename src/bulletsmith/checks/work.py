"""What kind of work a bullet tells of: nobody asks a database administrator for training data."""

from __future__ import annotations

from enum import StrEnum

from bulletsmith.bullets.english import words
from bulletsmith.bullets.slots import Slot
from bulletsmith.checks.views import BulletView


class Work(StrEnum):
    """What was made."""

    MODEL = "model"  # something learnt from data; also where the bullet does not tell
    PLATFORM = "platform"  # what models are trained, served, watched or fed by
    OTHER = "other"  # clearly none of that: a web shop, a database, a hackathon


_PLATFORM = words(
    """
    platform store stores pipeline pipelines infrastructure registry monitoring dashboards alerts
    gateway library framework tooling orchestration harness cluster clusters scheduler autoscaling
    observability inference training retraining serving server throughput feature features jobs etl
    notebooks notebook tests suite cache caching tool tracking lineage lake warehouse index
    database templates workflow workflows ci cd endpoints service services quantisation
    quantization annotation labelling labeling
    """
)
_LEARNT = words(
    """
    model models modelling modeling modelled modeled ml ai learning learnt neural classifier
    classifiers classification regressor regression recommender recommendation recommendations
    ranker ranking reranker retriever predict predicted predicting prediction predictions predictive
    forecast forecaster forecasting forecasts nlp llm llms rag chatbot embedding embeddings detector
    segmentation clustering bandit vision scoring scorer anomaly uplift propensity churn sentiment
    ocr captioning summarisation summarization generative algorithm algorithms kaggle statistical
    tensorflow pytorch keras sklearn scikit pandas numpy
    """
)
_FOR_LEARNING = words(
    """
    ml ai mlops model models learning inference training retraining retrains drift skew feature
    features embedding embeddings vector gpu gpus notebook notebooks labelling labeling annotation
    annotating experiment experiments experimentation spark quantisation quantization scoring llm
    scientist scientists data evaluation pytorch tensorflow
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


def work(view: BulletView) -> Work:
    """What kind of work `view` tells of. Unsure is MODEL: this is the CV of an ML engineer."""
    made = view.said.get(Slot.MODEL)
    named = [term for term in view.models if term.entry.family != "platform"]
    if not named and Slot.MODEL in view.said and not view.words.isdisjoint(_ENGINEERED):
        outcome = view.said.get(Slot.OUTCOME)
        if outcome and outcome.numbers and not view.words.isdisjoint(_FOR_LEARNING):
            return Work.PLATFORM  # `Accelerated nightly scoring by moving it to Spark`
    if made and not _PLATFORM.isdisjoint(made.words):
        inside = any(start <= term.start < end for term in named for start, end in made.spans)
        if not inside and not view.words.isdisjoint(_FOR_LEARNING):
            return Work.PLATFORM
    if named or not view.words.isdisjoint(_LEARNT):
        return Work.MODEL
    if not view.words.isdisjoint(_OTHER):
        return Work.OTHER
    return Work.MODEL
