"""The words of the trade, from `data/*.toml` and the user's own files of the same names."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from bulletsmith.paths import data_dir


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that opens a bullet.

    `strength` is `strong`, `weak` or `inflated`; a strong one `replaces` weak ones that mean it.
    `group` is build, improve, ship, lead, analyse or measure. Forms are lower case.
    """

    past: str
    present: str
    group: str
    strength: str = "strong"
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Model:
    """A model type with its family (`gradient boosting`, `ranking`, `LLM`, ...)."""

    name: str
    family: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric: what it is for, which way is better, and what it can be.

    `kind` is `quality`, `business`, `speed` or `cost`; `tasks` are families of problems. `low` and
    `high` bound its value on the 0–1 scale where it has bounds (`percent` tells that it is also
    written as a percentage).
    """

    name: str
    kind: str
    tasks: tuple[str, ...]
    higher_is_better: bool
    low: float | None = None
    high: float | None = None
    percent: bool = False
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Serving:
    """A serving stack or platform; `kind` is server, orchestrator, cloud, platform, edge, ..."""

    name: str
    kind: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool with its canonical spelling; `dead_since` is the year it stopped being one."""

    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    dead_since: int | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words to object to; `kind` is vague, cliche, inflated or wordy, `instead` what to write."""

    text: str
    kind: str
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All the words."""

    verbs: tuple[Verb, ...]
    models: tuple[Model, ...]
    metrics: tuple[Metric, ...]
    serving: tuple[Serving, ...]
    tools: tuple[Tool, ...]
    phrases: tuple[Phrase, ...]


@cache
def lexicon() -> Lexicon:
    """The shipped words with the user's own, read once."""
    raise NotImplementedError(tomllib, data_dir)
