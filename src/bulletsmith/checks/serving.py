"""How and where it ran, and under what load."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from bulletsmith.bullets.english import words
from bulletsmith.bullets.patterns import pattern
from bulletsmith.bullets.slots import Slot
from bulletsmith.checks.gist import stacks
from bulletsmith.checks.rule import Hit, Severity, bullet_rule
from bulletsmith.checks.saying import quote
from bulletsmith.checks.trade import Trade
from bulletsmith.checks.views import BulletView, Said
from bulletsmith.checks.work import NO_MODEL, Work

_rule = partial(bullet_rule, slot=Slot.SERVING)

_GLUE = words(
    """
    a an the our my their on in to into as via with for and or of at by using through from , . ; : (
    ) + & / ' s behind
    """
)
_ANYWHERE = words(
    """
    production prod productive live deployed deployment deploy release released launched server
    servers api apis rest restful http endpoint endpoints web webservice service services app
    application applications microservice microservices gpu gpus cpu cpus machine machines container
    containers environment environments system systems platform infrastructure user users customer
    customers client clients company website internal backend scale real world multiple several
    different many successfully together model models hosted hosting
    """
)
_LOAD = words(
    "ms s sec seconds p50 p90 p95 p99 p999 slo sla latency qps rps tps under below per day"
)
_CLOUDS = words(
    """
    aws gcp azure amazon web services google cloud platform microsoft public private environment
    infrastructure clouds based alibaba oracle ibm digitalocean provider providers
    """
)
_CLOUD_NAMES = frozenset({"aws", "gcp", "azure", "cloud", "amazon"})
_SCHEDULE = words(
    """
    nightly hourly daily weekly monthly batch batches streaming stream real-time realtime every each
    day night hour week minute minutes schedule scheduled continuously rolling offline on-demand slo
    sla p50 p95 p99 cron morning quarterly
    """
)
_NOTEBOOKS = words("jupyter colab notebook notebooks streamlit gradio")
_NOT_NOTEBOOKS = words(
    """
    kubernetes k8s eks gke aks ecs fargate lambda sagemaker vertex triton vllm kserve seldon bentoml
    torchserve docker fastapi airflow databricks run cloud ray
    """
)


@_rule(
    "SRV001",
    "no-serving",
    Severity.WARNING,
    what="How and where it ran, and under what load or on what schedule.",
    why="Shipped or not? That is the first thing I look for, and the line does not say.",
    bad="Built a LightGBM ranker for hotel search.",
    good="Built a LightGBM ranker for hotel search, deployed via Triton on EKS at 25 ms p95.",
)
def no_serving(b: BulletView) -> Iterator[Hit]:
    """No words fill the serving slot. In a role only a model is asked for it, and no research."""
    if Slot.SERVING in b.said:
        return
    kind, loose = b.work, b.trade is None
    if kind in NO_MODEL:
        if loose:
            yield Hit("no serving: where does it run, for how many?", severity=Severity.ADVICE)
    elif loose or (kind is Work.MODEL and not _needs_none(b)):
        yield Hit("no serving: where does it run, under what load?")


def _needs_none(b: BulletView) -> bool:
    """Whether it is told elsewhere that it ran, or it need run for nobody, as a thesis."""
    return b.trade is Trade.RESEARCH or bool(b.gist.stack) or _RUNS.search(b.low) is not None


_RUNS = pattern(
    r"\b(?:ran|runs|run|running)\s(?:it\s)?(?:in|on|as|every|each|nightly|daily|live)\b"
)


@_rule(
    "SRV002",
    "vague-serving",
    Severity.WARNING,
    what="The stack by name: `Triton on EKS`, `a nightly Spark batch`, `TFLite on Android`.",
    why="`Deployed to production` is what people write when somebody else did it.",
    bad="Built a fraud scorer and deployed it to production.",
    good="Built a fraud scorer and deployed it on Ray Serve at 2k QPS.",
)
def vague_serving(b: BulletView) -> Iterator[Hit]:
    """Only general words fill the serving slot."""
    said = b.said.get(Slot.SERVING)
    if said is None or said.numbers or _bare_cloud(said):
        return
    if all(word in _ANYWHERE or word in _GLUE for word in said.words):
        start, end = said.spans[0]
        yield Hit(f"vague serving {quote(b.text, start, end)}: on which stack?", start, end)


@_rule(
    "SRV003",
    "bare-cloud",
    Severity.WARNING,
    what="The service, not the cloud: `SageMaker endpoints`, `Lambda`, `GKE`.",
    why="AWS has two hundred services. Which of them did you keep alive?",
    bad="Deployed the recommendation model to GCP.",
    good="Deployed the recommendation model to Vertex AI endpoints on GCP.",
)
def bare_cloud(b: BulletView) -> Iterator[Hit]:
    """A cloud is named, and nothing that runs on it."""
    said = b.said.get(Slot.SERVING)
    if said is None:
        return
    if _bare_cloud(said):
        start, end = said.spans[0]
        yield Hit(f"bare cloud {quote(b.text, start, end)}: which service?", start, end)


def _bare_cloud(said: Said) -> bool:
    named = [word for word in said.words if word not in _GLUE and not word[0].isdigit()]
    return not _CLOUD_NAMES.isdisjoint(named) and all(
        word in _CLOUDS or word in _CLOUD_NAMES or word in _ANYWHERE or word in _LOAD
        for word in named
    )


@_rule(
    "SRV004",
    "no-load",
    Severity.ADVICE,
    what="Latency, throughput, users or a schedule beside the stack.",
    why="Triton for ten calls a day is a toy. A number tells me what broke and what you learnt.",
    bad="Built a fraud scorer, deployed via KServe on GKE.",
    good="Built a fraud scorer, deployed via KServe on GKE at 15 ms p95.",
)
def no_load(b: BulletView) -> Iterator[Hit]:
    """A stack is named, and neither a number nor a schedule."""
    said = b.said.get(Slot.SERVING)
    if said is None or said.numbers or not _SCHEDULE.isdisjoint(said.words):
        return
    if b.facts.latency or b.facts.load or _bare_cloud(said):
        return
    if b.trade is not None and (b.work is not Work.MODEL or not _names_a_stack(b, said)):
        return
    if not all(word in _ANYWHERE or word in _GLUE for word in said.words):
        yield Hit("no load: what latency, throughput, users or schedule?", *said.spans[0])


def _names_a_stack(b: BulletView, said: Said) -> bool:
    return any(t.name in stacks() and said.start <= t.start < said.end for t in b.facts.tools)


@_rule(
    "SRV005",
    "notebook-only",
    Severity.WARNING,
    what="Something that stays up: a notebook, a Colab or a Streamlit demo is no deployment.",
    why="A demo runs while you are watching it. I hire for what runs while you sleep.",
    bad="Built a churn model, deployed as a Streamlit demo.",
    good="Built a churn model, deployed as a nightly Airflow batch over 6M subscribers.",
)
def notebook_only(b: BulletView) -> Iterator[Hit]:
    """The serving slot holds a notebook or a demo, and no stack."""
    said = b.said.get(Slot.SERVING)
    if (
        said is None
        or _NOTEBOOKS.isdisjoint(said.words)
        or not _NOT_NOTEBOOKS.isdisjoint(said.words)
    ):
        return
    start, end = next(
        (token[0], token[1])
        for token in b.tokens
        if token[2] in _NOTEBOOKS and said.start <= token[0]
    )
    yield Hit(f"{quote(b.text, start, end)} is a demo, not a deployment", start, end)


RULES = (no_serving, vague_serving, bare_cloud, no_load, notebook_only)
