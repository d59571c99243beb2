"""The words of the trade, from `data/*.toml` and the user's own files.

A user's own words stand in `lexicon/` in the configuration folder, in files named and written like
the shipped ones (`lexicon/tools.toml`): an entry of a name that is shipped replaces it, `name =
false` takes it away, any other is added. What is wrong in such a file is told in
`Lexicon.problems`, and the rest of it counts.

Loading is on the path of every `check`: what was compiled from the files is kept in the cache
folder (`lexicon_cache`), and `lexicon_files` is imported only where that is out of date.
"""

from __future__ import annotations

import marshal
from functools import cache
from typing import Any

from bulletsmith.bullets import lexicon_cache
from bulletsmith.named import NamedTuple


class Verb(NamedTuple):
    """A verb that opens a bullet.

    `strength` is `strong`, `weak` or `inflated`; a strong one `replaces` weak ones that mean it.
    `group` is build, improve, ship, lead, analyse or measure. Forms are lower case. `hollow` marks
    the inflated ones that, like a weak verb, do not say what was done: leveraged, utilised.
    """

    past: str
    present: str
    group: str
    strength: str = "strong"
    replaces: tuple[str, ...] = ()
    gerund: str = ""
    hollow: bool = False


class Model(NamedTuple):
    """A model type with its family (`gradient boosting`, `ranking`, `LLM`, ...).

    `exact`, here and below: a name that is also a common word, found only as it is spelt here.
    """

    name: str
    family: str
    aliases: tuple[str, ...] = ()
    exact: bool = False


class Metric(NamedTuple):
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
    exact: bool = False


class Serving(NamedTuple):
    """A serving stack or platform; `kind` is server, orchestrator, cloud, platform, edge, ..."""

    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    exact: bool = False


class Tool(NamedTuple):
    """A tool with its canonical spelling; `dead_since` is the year it stopped being one.

    `wrong` are spellings that are mistakes (`Tensor Flow`), to be mended to `name`.
    """

    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    dead_since: int | None = None
    exact: bool = False
    wrong: tuple[str, ...] = ()


class Phrase(NamedTuple):
    """Words to object to; `instead` is what to write for them, where there is something.

    `kind` is vague (`vague-model`, `vague-data`, ... where it would fill that slot), cliche,
    inflated or wordy; `field` for the name of a field (`Machine Learning`) where a tool or a model
    is asked for, `toy` for a tutorial's data (`MNIST`), and `term` for words of the trade that
    contain one of the others and are no offence (`robust PCA`).
    """

    text: str
    kind: str
    instead: str = ""


Entry = Verb | Model | Metric | Serving | Tool | Phrase
CLASSES: dict[str, type[Any]] = {
    "verbs": Verb,
    "models": Model,
    "metrics": Metric,
    "serving": Serving,
    "tools": Tool,
    "phrases": Phrase,
}


class Lexicon(NamedTuple):
    """All the words; `problems` say what in the user's own files was left out, file and line."""

    verbs: tuple[Verb, ...]
    models: tuple[Model, ...]
    metrics: tuple[Metric, ...]
    serving: tuple[Serving, ...]
    tools: tuple[Tool, ...]
    phrases: tuple[Phrase, ...]
    problems: tuple[str, ...] = ()


@cache
def _rows() -> list[bytes]:
    """What the files come to, in rows for `marshal`: problems, the names of each kind, entries."""
    sources = lexicon_cache.sources(tuple(CLASSES))
    rows = lexicon_cache.load(sources)
    if rows is None:
        from bulletsmith.bullets import lexicon_files  # here: it costs more than all the rest

        rows = lexicon_files.compile_all(sources)
        lexicon_cache.keep(sources, rows)
    return rows


@cache
def names(kind: str) -> dict[str, Any]:
    """All the names of one kind and the number of the entry that each leads to; see `terms`.

    `{"keys": {key: number}, "exact": {key: {spelling: number}}, "heads": {first token: {second
    token: lengths}}, "numbers": [first, behind the last]}`; `heads` has the first token of every
    name, and lengths are of names of two tokens and more, as bits: 0b1100 tells of two and three.
    """
    found: dict[str, Any] = marshal.loads(_rows()[1 + list(CLASSES).index(kind)])
    return found


def _made(kind: str, row: tuple[Any, ...]) -> Any:
    return CLASSES[kind](*row)


@cache
def entry(kind: str, number: int) -> Any:
    """One entry; made when it is first asked for, as a check meets some dozens of thousands."""
    return _made(kind, marshal.loads(_rows()[number]))


@cache
def entries(kind: str) -> tuple[Any, ...]:
    """The entries of one kind: `verbs`, `models`, `metrics`, `serving`, `tools` or `phrases`."""
    rows = _rows()[slice(*names(kind)["numbers"])]
    return tuple([_made(kind, marshal.loads(row)) for row in rows])


@cache
def lexicon() -> Lexicon:
    """The shipped words with the user's own, read once."""
    return Lexicon(
        verbs=entries("verbs"),
        models=entries("models"),
        metrics=entries("metrics"),
        serving=entries("serving"),
        tools=entries("tools"),
        phrases=entries("phrases"),
        problems=tuple(marshal.loads(_rows()[0])),
    )
