"""What the bullets say of the tools: which prove one, which stand in no tier, what tiers they tell.

Nothing here names a tool that neither the list nor a bullet names.
"""

from __future__ import annotations

from collections.abc import Iterator

from bulletsmith.bullets import terms
from bulletsmith.bullets.tokens import key_of
from bulletsmith.checks.tools import (
    ASSUMED,
    CLOUDS,
    CORE_MOST,
    VERSION,
    canonical,
    entries,
    head,
    inside,
    says,
)
from bulletsmith.checks.views import BulletView, CvView
from bulletsmith.cv import Address, Tools
from bulletsmith.named import NamedTuple

_SERVICES = {
    "aws": "SageMaker|S3|AWS Lambda|EC2|ECS|EKS|Fargate|AWS Batch|Redshift|Athena|DynamoDB|Kinesis|"
    "AWS Glue|Amazon EMR|Step Functions|Bedrock|Amazon Bedrock|Elastic Beanstalk|API Gateway|"
    "SageMaker Feature Store|Inferentia|Greengrass|CloudFormation",
    "gcp": "Vertex AI|BigQuery|BigQuery ML|GKE|Cloud Run|Cloud Functions|Dataflow|Dataproc|Pub/Sub|"
    "App Engine|Compute Engine|TPU|Vertex AI Vector Search|Vertex AI Feature Store|Bigtable",
    "azure": "Azure ML|AKS|Azure Functions|Azure Container Apps|Azure OpenAI|Synapse",
}
_BRANDS = ("AWS ", "Amazon ", "Azure ")


class Unlisted(NamedTuple):
    """A tool of the bullets that stands in no tier."""

    name: str
    at: tuple[Address, ...]


def proof(view: CvView, entry: str) -> tuple[Address, ...]:
    """The bullets that name the tool `entry`, or one of those in its brackets."""
    plain = VERSION.sub("", head(entry)).rstrip(" v")
    names = (plain, *inside(entry))
    keys = {canonical(name) for name in names}
    return tuple(
        address
        for address, bullet in _bullets(view)
        if keys & {key_of(name) for name in bullet.gist.tools}
        or any(says(bullet.text.lower(), name) for name in names)
    )


def unlisted(view: CvView) -> tuple[Unlisted, ...]:
    """The tools that bullets name and no tier has, the most named first."""
    listed = {
        canonical(name) for _, entry in entries(view) for name in (head(entry), *inside(entry))
    }
    written = "\n".join(entry for _, entry in entries(view)).lower()
    found: dict[str, list[Address]] = {}
    for address, bullet in _bullets(view):
        for name in bullet.gist.tools:
            if key_of(name) not in listed and not says(written, name) and _is_tool(name):
                found.setdefault(name, []).append(address)
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(Unlisted(name, tuple(at)) for name, at in ranked)


def with_services(view: CvView, entry: str) -> str:
    """`AWS (SageMaker, S3)` for a bare `AWS`, of the services that bullets name; else empty."""
    known = terms.tools().get(entry)
    cloud = known.name.lower() if known else ""
    if key_of(entry) not in CLOUDS or cloud not in _SERVICES:
        return ""
    services = set(_SERVICES[cloud].split("|"))
    named = [n for _, bullet in _bullets(view) for n in bullet.gist.tools if n in services]
    short = dict.fromkeys(_unbranded(name) for name in named)
    return f"{entry} ({', '.join(short)})" if short else ""


def spelt(entry: str) -> str:
    """The canonical spelling of `entry`, without its version; empty where it stands so already."""
    name = VERSION.sub("", head(entry)).rstrip(" v")
    known = terms.tools().get(name) or terms.serving().get(name)
    if known is None or known.name == head(entry) or terms.models().get(entry):
        return ""
    return known.name + entry[len(head(entry)) :]


def proposed(view: CvView) -> Tools:
    """A flat list in tiers, by how many bullets name each tool. For its owner to confirm."""
    tools = view.cv.tools
    weight = {entry: len(proof(view, entry)) for entry in tools.flat}
    strong = [e for e in tools.flat if weight[e] >= 2 or (key_of(e) in ASSUMED and weight)]
    strong.sort(key=lambda entry: -weight[entry])
    core = (*tools.core, *strong)[:CORE_MOST]
    rest = [entry for entry in tools.flat if entry not in core]
    working = (*tools.working, *(entry for entry in rest if weight[entry]))
    familiar = (*tools.familiar, *(entry for entry in rest if not weight[entry]))
    return Tools(core, working, familiar, (), tools.last_used)


def _is_tool(name: str) -> bool:
    known = terms.tools().get(name) or terms.serving().get(name)
    return known is not None and known.kind not in ("vague", "cloud", "rollout", "upkeep")


def _unbranded(name: str) -> str:
    for brand in _BRANDS[:2]:
        name = name.removeprefix(brand)
    return name


def _bullets(view: CvView) -> Iterator[tuple[Address, BulletView]]:
    for role in view.roles:
        for index, bullet in enumerate(role.bullets):
            yield (*role.address, "bullets", index), bullet
    for place, project in enumerate(view.projects):
        for index, bullet in enumerate(project):
            yield ("projects", place, "bullets", index), bullet
