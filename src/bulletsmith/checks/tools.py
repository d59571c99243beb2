"""What the list of tools is judged by: three tiers, tools only, and each one proven by a bullet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from bulletsmith.bullets import terms
from bulletsmith.bullets.english import words
from bulletsmith.bullets.patterns import pattern
from bulletsmith.bullets.tokens import key_of
from bulletsmith.checks.examples import FRAUD, RERANKER, role, section
from bulletsmith.checks.rule import Fix, Hit, Rule, Severity, cv_rule
from bulletsmith.checks.views import BulletView, CvView
from bulletsmith.cv import Address

_MANY = 2  # tools that make a list
CORE_MOST, CORE_LEAST, TOTAL_MOST = 8, 6, 20
_STALE = 24  # months after which a tool is no longer known
_OFTEN = 3  # bullets that name a tool before it belongs on the list

_FIELDS = frozenset(
    key_of(field)
    for field in """
    AI,Artificial Intelligence,Machine Learning,ML,AI/ML,ML/AI,Deep Learning,NLP,Data Science
    Natural Language Processing,Computer Vision,Data Analysis,Data Analytics,Analytics,Big Data
    Generative AI,GenAI,Gen AI,Data Engineering,MLOps,Reinforcement Learning,Data Mining,LLMs,LLM
    Predictive Modeling,Predictive Modelling,Predictive Analytics,Neural Networks,Statistics
    Recommender Systems,Recommendation Systems,Time Series,Time Series Forecasting,Algorithms
    Large Language Models,Prompt Engineering,Cloud Computing,Cloud,Data Visualization,Mathematics
    Data Visualisation,Software Engineering,Feature Engineering,Model Deployment,Problem Solving
    Communication,Teamwork,Leadership
    """.replace("\n", ",").split(",")
    if field.strip()
)
CLOUDS = frozenset(
    ("aws", "amazon web services", "gcp", "google cloud", "google cloud platform", "azure")
) | {"microsoft azure"}
VERSION = pattern(r"(?<=[^\W\d_])[+#]{0,2} ?(?: v| )(\d{1,2}(?:\.\d{1,2}){0,2}(?:\.[xX])?\+?)$")
_NAMED_WITH_A_NUMBER = words(
    "llama gpt claude mistral gemini gemma whisper yolo qwen phi stable diffusion palm t5 opus "
    "web deepseek falcon dall-e o"
)
# What every engineer is taken to use, and no bullet says.
ASSUMED = frozenset(map(key_of, ("Python", "SQL", "Git", "Bash", "Linux", "Docker", "Shell")))

_TIERS = section(
    "Tools",
    "**Core:** Python, PyTorch, SQL, Triton, XGBoost, Airflow",
    "**Working:** Spark, Kubernetes",
    "**Familiar:** Ray, Go",
)


def _tiers(
    core: str = "Python, PyTorch, SQL, Triton, XGBoost, Airflow", more: str = "Spark"
) -> str:
    return section("Tools", f"**Core:** {core}", f"**Working:** {more}", "**Familiar:** Ray, Go")


@cv_rule(
    "TLS001",
    "not-tiered",
    Severity.WARNING,
    what="The tools stand in tiers: core or daily, working knowledge, familiar.",
    why="One flat list says that you know Go as well as Python. I stop believing it right there.",
    bad=section("Tools", "Python, PyTorch, SQL, Triton, XGBoost, Airflow, Spark, Kubernetes"),
    good=_TIERS,
)
def not_tiered(view: CvView) -> Iterator[Hit]:
    """One list and no tier. A few names need none."""
    tools = view.cv.tools
    if len(tools.flat) >= _MANY and not (tools.core or tools.working or tools.familiar):
        message = f"one list of {len(tools.flat)}: which of these do you use daily?"
        yield Hit(message, at=("tools",))


@cv_rule(
    "TLS002",
    "core-size",
    Severity.ERROR,
    what="The core tier holds six to eight tools.",
    why="Nobody works with fifteen tools every day. What you list first is what I ask about.",
    bad=_tiers("Python, PyTorch, SQL, Triton, XGBoost, Airflow, Spark, Kafka, Flink, Ray, dbt"),
    good=_TIERS,
)
def core_size(view: CvView) -> Iterator[Hit]:
    """Over eight; under six is advice."""
    count = len(view.cv.tools.core)
    if count > CORE_MOST:
        message = f"{count} core tools: keep the {CORE_MOST} that you would be asked about"
        yield Hit(message, at=("tools", "core", CORE_MOST))
    elif 0 < count < CORE_LEAST:
        message = f"{count} core tool{'s' * (count > 1)}: six to eight say what you work with"
        yield Hit(message, at=("tools",), severity=Severity.ADVICE)


@cv_rule(
    "TLS003",
    "field-not-tool",
    Severity.ERROR,
    what="Every entry is a tool: a language, a library, a platform.",
    why="Machine Learning is the job, not a tool: it says that you ran out of tools to list.",
    bad=_tiers("Python, PyTorch, SQL, Triton, XGBoost, Machine Learning"),
    good=_TIERS,
)
def field_not_tool(view: CvView) -> Iterator[Hit]:
    """A field of work in the list."""
    for address, entry in entries(view):
        phrase = terms.phrases().get(entry)
        if key_of(head(entry)) in _FIELDS or (phrase and phrase.kind == "field"):
            yield Hit(f'"{entry}" is a field, not a tool', 0, len(entry), address)


@cv_rule(
    "TLS004",
    "version",
    Severity.WARNING,
    what="Tools stand without their versions.",
    why="Python 3.11 dates you, and tells me nothing that Python does not.",
    bad=_tiers("Python 3.11, PyTorch, SQL, Triton, XGBoost, Airflow"),
    good=_TIERS,
)
def version(view: CvView) -> Iterator[Hit]:
    """A number behind a name. Models that are told apart by a number (Llama 3) are left alone."""
    for address, entry in entries(view):
        found = VERSION.search(entry)
        if found is None:
            continue
        name = entry[: found.start()] + entry[found.start() : found.start(1)].rstrip(" v")
        if name.endswith(("Level", "Grade", "Class")):
            continue  # `Biosafety Level 2`
        if key_of(name).split(" ")[0] in _NAMED_WITH_A_NUMBER or terms.models().get(entry):
            continue
        fix = Fix(len(name), len(entry), "", safe=not _dead(entry, view.today.year))
        yield Hit(f'a version says little: "{name}" is enough', len(name), len(entry), address, fix)


@cv_rule(
    "TLS005",
    "bare-cloud-tool",
    Severity.WARNING,
    what="A cloud is listed with the services that were used: `AWS (SageMaker, S3, Lambda)`.",
    why="AWS has two hundred services. Copying files to a bucket is one of them.",
    bad=_tiers(more="AWS, Spark"),
    good=_tiers(more="AWS (SageMaker, S3, Lambda), Spark"),
)
def bare_cloud(view: CvView) -> Iterator[Hit]:
    """A cloud by itself; what is offered are the services that the bullets name."""
    from bulletsmith.checks.evidence import with_services

    for address, entry in entries(view):
        if key_of(entry) in CLOUDS:
            message = f'"{entry}" names no service: add those you used, in brackets'
            told = with_services(view, entry)
            yield Hit(message, 0, len(entry), address, try_=(told,) if told else ())


@cv_rule(
    "TLS006",
    "stale-tool",
    Severity.WARNING,
    what="Every tool was touched in the last two years, where `last_used` tells when.",
    why="I will ask about it, and you will have forgotten.",
    bad="[tools]\nworking = ['Airflow']\n[tools.last_used]\nAirflow = 2019\n",
    good="[tools]\nworking = ['Airflow']\n[tools.last_used]\nAirflow = 2026\n",
)
def stale_tool(view: CvView) -> Iterator[Hit]:
    """Two years without it, counted from the middle of the year of its last use."""
    used = {key_of(name): year for name, year in view.cv.tools.last_used.items()}
    if not used:
        return
    now = view.today.year * 12 + view.today.month - 1
    for address, entry in entries(view):
        year = used.get(key_of(entry), used.get(key_of(head(entry))))
        if year is not None and now - (year * 12 + 5) >= _STALE:
            yield Hit(f'"{entry}" was last used in {year}', 0, len(entry), address)


@cv_rule(
    "TLS007",
    "dead-tool",
    Severity.WARNING,
    what="No tool that its own makers have given up: Theano, Caffe, TensorFlow 1, Python 2, MXNet.",
    why="It says when you stopped learning.",
    bad=_tiers(more="Theano, Spark"),
    good=_TIERS,
)
def dead_tool(view: CvView) -> Iterator[Hit]:
    """By the dates in `data/tools.toml`."""
    for address, entry in entries(view):
        since = _dead(entry, view.today.year)
        if since:
            yield Hit(f'"{entry}" ended in {since}: leave it out', 0, len(entry), address)


@cv_rule(
    "TLS008",
    "unproven-tool",
    Severity.ADVICE,
    what="Every core tool is named in a bullet.",
    why="A list can hold anything. A bullet tells me what you did with it.",
    bad=role(RERANKER, FRAUD) + "\n" + _tiers("Python, SQL, Triton, BentoML, LightGBM, JAX"),
    good=role(RERANKER, FRAUD) + "\n" + _tiers("Python, SQL, Triton, BentoML, LightGBM, EKS"),
)
def unproven_tool(view: CvView) -> Iterator[Hit]:
    """Python, SQL, Git and their like are taken for granted."""
    bullets = list(_bullets(view))
    if not bullets or not view.cv.tools.core:
        return
    named = {key_of(name) for bullet in bullets for name in bullet.gist.tools}
    said: str | None = None
    for index, entry in enumerate(view.cv.tools.core):
        plain = VERSION.sub("", head(entry)).rstrip(" v")
        names = [canonical(name) for name in (plain, *inside(entry))]
        if any(name in ASSUMED or name in named for name in names):
            continue
        if said is None:
            said = "\n".join(bullet.text.lower() for bullet in bullets)
        if not any(says(said, name) for name in (plain, *inside(entry))):
            message = f'no bullet shows what you did with "{entry}"'
            yield Hit(message, 0, len(entry), ("tools", "core", index))


@cv_rule(
    "TLS009",
    "unlisted-tool",
    Severity.ADVICE,
    what="A tool that three bullets name is on the list.",
    why="If you lean on it that much, the search for it should find you.",
    bad=role(RERANKER, FRAUD.replace("BentoML", "Triton"), RERANKER.replace("hotel", "flat"))
    + "\n"
    + _tiers("Python, PyTorch, SQL, LightGBM, XGBoost, Airflow"),
    good=role(RERANKER, FRAUD.replace("BentoML", "Triton"), RERANKER.replace("hotel", "flat"))
    + "\n"
    + _tiers("Python, PyTorch, SQL, Triton, LightGBM, EKS"),
)
def unlisted_tool(view: CvView) -> Iterator[Hit]:
    """Silent where there is no list at all."""
    if not view.cv.tools:
        return
    count = Counter(name for bullet in _bullets(view) for name in bullet.gist.tools)
    often = [name for name, bullets in count.most_common() if bullets >= _OFTEN]
    if not often:
        return
    names_ = [entry for _, entry in entries(view)]
    listed = {canonical(name) for entry in names_ for name in (head(entry), *inside(entry))}
    written = "\n".join(names_).lower()
    for name in often:
        if key_of(name) not in listed and not says(written, name):
            message = f"{name} is named in {count[name]} bullets and in no tier"
            yield Hit(message, at=("tools",))


@cv_rule(
    "TLS010",
    "duplicate-tool",
    Severity.ERROR,
    what="Each tool stands once.",
    why="A tool that is core and familiar at once is neither: nobody has read this list.",
    bad=_tiers(more="PyTorch, Spark"),
    good=_TIERS,
)
def duplicate_tool(view: CvView) -> Iterator[Hit]:
    """The same tool twice, by its canonical name."""
    seen: dict[str, str] = {}
    for address, entry in entries(view):
        name = canonical(head(entry))
        if name in seen:
            where = "on the list" if seen[name] == "flat" else f"in the {seen[name]} tier"
            yield Hit(f'"{entry}" is {where} already', 0, len(entry), address)
        else:
            seen[name] = str(address[1])


@cv_rule(
    "TLS011",
    "too-many-tools",
    Severity.WARNING,
    what="Twenty tools at most, over all tiers.",
    why="Past twenty I read it as a search for keywords, not as what you know.",
    bad=_tiers(
        more="Spark, Kafka, Flink, dbt, Redis, MLflow, Docker, Terraform, Jenkins, Feast, Milvus, "
        "Grafana, Scala"
    ),
    good=_TIERS,
)
def too_many_tools(view: CvView) -> Iterator[Hit]:
    """Over twenty in all."""
    total = sum(len(names) for _, names in view.cv.tools)
    if total > TOTAL_MOST:
        yield Hit(f"{total} tools: keep {TOTAL_MOST} at most", at=("tools",))


RULES: tuple[Rule[CvView], ...] = (
    not_tiered,
    core_size,
    field_not_tool,
    version,
    bare_cloud,
    stale_tool,
    dead_tool,
    unproven_tool,
    unlisted_tool,
    duplicate_tool,
    too_many_tools,
)


def entries(view: CvView) -> Iterator[tuple[Address, str]]:
    """Every entry of every tier."""
    for tier, names in view.cv.tools:
        for index, name in enumerate(names):
            yield ("tools", tier, index), name


def _bullets(view: CvView) -> Iterator[BulletView]:
    for role_view in view.roles:
        yield from role_view.bullets
    for project in view.projects:
        yield from project


def head(entry: str) -> str:
    """`AWS` of `AWS (SageMaker, S3)`."""
    return entry.split("(", 1)[0].strip() or entry


def inside(entry: str) -> list[str]:
    """`SageMaker` and `S3` of `AWS (SageMaker, S3)`."""
    inside = entry.partition("(")[2].rstrip(") ")
    return [
        name.strip()
        for name in inside.replace("/", ",").replace(";", ",").split(",")
        if name.strip()
    ]


def canonical(name: str) -> str:
    """The key of the name that the lexicons know it by."""
    known = terms.tools().get(name) or terms.serving().get(name)
    return key_of(known.name if known else name)


_MINOR = pattern(r"(?<=\d)\.[\dxX.]+$")


def _dead(entry: str, year: int) -> int | None:
    """The year in which a tool ended, if it has: `TensorFlow 1.15` is `TensorFlow 1`."""
    for name in (entry, _MINOR.sub("", entry), head(entry)):
        tool = terms.tools().get(name)
        if tool and tool.dead_since and tool.dead_since <= year:
            return tool.dead_since
    return None


def says(text: str, name: str) -> bool:
    """Whether lower-case `text` holds `name` as a word of its own."""
    wanted = re.escape(name.lower().strip()[:100])
    return bool(wanted) and re.search(rf"(?<!\w){wanted}(?!\w)", text) is not None
