"""The shipped words are sound, a user's own are taken in, and the cache never lies."""

from __future__ import annotations

import os
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletsmith import paths
from bulletsmith.bullets import lexicon as module
from bulletsmith.bullets import lexicon_cache, lexicon_files, terms
from bulletsmith.bullets.lexicon import CLASSES, Lexicon, lexicon
from bulletsmith.bullets.lexicon_files import gerund
from bulletsmith.bullets.tokens import key_of, tokens

KINDS = tuple(CLASSES)
SHIPPED = Path(paths.data_dir())


def forget() -> None:
    for cached in (module._rows, module.names, module.entry, module.entries, lexicon):
        cached.cache_clear()
    for cached in (terms.verbs, terms.models, terms.metrics, terms.serving, terms.tools):
        cached.cache_clear()
    terms.phrases.cache_clear()


@pytest.fixture
def _fresh() -> Iterator[None]:
    forget()
    yield
    forget()


def own(kind: str, text: str | bytes) -> Path:
    """A file of the user's own words."""
    path = paths.config_dir() / "lexicon" / f"{kind}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    forget()
    return path


def rows(kind: str) -> list[dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    lexicon_files._read(kind, SHIPPED / f"{kind}.toml", found, None)
    return list(found.values())


# --- the shipped files ---------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_no_name_stands_twice_in_a_file(kind: str) -> None:
    """One name leads to one entry; a verb's forms may coincide (found and find: founded)."""
    count: Counter[str] = Counter()
    for row in rows(kind):
        names = lexicon_files.spellings(kind, row)
        if kind == "verbs":
            names = names[:1]
        exact = names.pop(0) if row.get("exact") else None
        count.update({key_of(name) for name in names} | ({f"= {exact}"} if exact else set()))
        assert len({key_of(name) for name in names}) == len(names), f"{kind}: {names}"
    assert [name for name, times in count.items() if times > 1] == []


@pytest.mark.parametrize("kind", KINDS)
def test_each_file_says_at_its_top_how_to_add_a_line(kind: str) -> None:
    top = (SHIPPED / f"{kind}.toml").read_text(encoding="utf-8").split("\n\n")[0]
    assert "To add one, write a line under" in top
    assert all(line.startswith("#") for line in top.splitlines())


def test_the_sizes_are_what_was_asked_for() -> None:
    words = lexicon()
    strong = [verb for verb in words.verbs if verb.strength == "strong"]
    assert len(strong) >= 300
    assert len(words.verbs) - len(strong) >= 150
    assert len(words.models) >= 260
    assert len(words.metrics) >= 190
    assert len(words.serving) >= 240
    assert len(words.tools) >= 380
    assert sum(phrase.kind not in ("field", "toy", "term") for phrase in words.phrases) >= 450
    assert words.problems == ()


def test_a_strong_verb_replaces_weak_ones_and_weak_ones_can_be_replaced() -> None:
    words = lexicon()
    weak = {verb.past for verb in words.verbs if verb.strength == "weak"}
    replaced = {old for verb in words.verbs for old in verb.replaces}
    assert replaced <= weak
    assert {verb.strength for verb in words.verbs if verb.replaces} == {"strong"}
    assert {"worked on", "helped", "assisted", "supported", "used", "studied"} <= replaced


@pytest.mark.parametrize(
    ("past", "present", "expected"),
    [
        ("built", "build", "building"),
        ("tuned", "tune", "tuning"),
        ("shipped", "ship", "shipping"),
        ("freed", "free", "freeing"),
        ("set up", "set up", "setting up"),
        ("fine-tuned", "fine-tune", "fine-tuning"),
        ("tied", "tie", "tying"),
        ("opened", "open", "opening"),
        ("a/b-tested", "a/b-test", "a/b-testing"),
    ],
)
def test_gerunds(past: str, present: str, expected: str) -> None:
    found = next((v.gerund for v in lexicon().verbs if v.past == past), gerund(past, present))
    assert found == expected


def test_metrics_have_sane_directions_and_ranges() -> None:
    words = lexicon()
    for metric in words.metrics:
        assert metric.tasks, metric
        assert metric.kind in ("quality", "business", "speed", "cost")
        if metric.low is not None and metric.high is not None:
            assert metric.low < metric.high
        assert metric.kind != "cost" or not metric.higher_is_better, metric
    by_name = {metric.name: metric for metric in words.metrics}
    for name in "ROC-AUC PR-AUC F1 NDCG MRR recall@k accuracy IoU mAP".split():
        assert by_name[name].higher_is_better, name
        assert (by_name[name].low, by_name[name].high) == (0, 1), name
    for name in "RMSE MAPE WER CER DER EER perplexity ECE FID latency churn cost".split():
        assert not by_name[name].higher_is_better, name
    assert by_name["R²"].high == 1
    assert by_name["R²"].low is None
    assert by_name["throughput"].higher_is_better


def test_every_replacement_of_a_wordy_phrase_is_shorter() -> None:
    for phrase in lexicon().phrases:
        assert (phrase.kind == "wordy") == bool(phrase.instead), phrase
        assert len(phrase.instead) < len(phrase.text), phrase


def test_a_wrong_spelling_is_not_the_right_one_in_other_capitals() -> None:
    for tool in lexicon().tools:
        assert all(wrong.lower() != tool.name.lower() for wrong in tool.wrong), tool


def test_dead_tools_are_dated() -> None:
    dead = {tool.name: tool.dead_since for tool in lexicon().tools if tool.dead_since}
    for name in ("Theano", "Caffe", "TensorFlow 1", "Python 2", "MXNet", "Hadoop MapReduce"):
        assert 2010 < (dead[name] or 0) < 2026
    assert "PyTorch" not in dead


# --- words in a text -----------------------------------------------------------------------------

FOUND = [
    ("models", "a two-tower retriever and LSTMs", ["two-tower model", "LSTM"]),
    ("models", "Two tower retrievers", ["two-tower model"]),
    ("models", "T5-base vs GPT-4o-mini", ["T5", "GPT"]),
    ("models", "a YOLOv8 detector on one clip", ["YOLO"]),
    ("models", "a CLIP encoder", ["CLIP"]),
    ("models", "random, forest", []),
    ("metrics", "NDCG@10, recall@50 and PCK@0.2", ["NDCG", "recall@k", "PCK"]),
    ("metrics", "mAP 0.71 and MAP@10", ["mAP", "MAP"]),
    ("metrics", "a map of the return on yield", []),
    ("metrics", "F1-score, ROC AUC and R² of the fit", ["F1", "ROC-AUC", "R²"]),
    ("metrics", "normalized entropy", ["normalised entropy"]),
    ("serving", "Triton on EKS, behind KServe", ["Triton", "EKS", "KServe"]),
    ("serving", "went to production on SageMaker endpoints", ["production", "SageMaker"]),
    ("tools", "Pytorch, scikit learn, sklearn", ["PyTorch", "scikit-learn", "scikit-learn"]),
    ("tools", "we go with C++, Go and R (C)", ["C++", "Go", "R", "C"]),
    ("tools", "W&B and Weights & Biases", ["Weights & Biases", "Weights & Biases"]),
    ("tools", "Tensor Flow", ["TensorFlow"]),
    ("verbs", "Optimized the ranker", ["optimised"]),
    ("verbs", "was responsible for", ["was responsible for"]),
    ("verbs", "Fine tuning and labeling", ["fine-tuned", "labelled"]),
    ("phrases", "a robust model", ["robust"]),
    ("phrases", "robust PCA and RobustScaler", ["robust PCA"]),
    ("phrases", "in order to", ["in order to"]),
    ("phrases", "fraud, abuse detection and a kill switch", ["abuse detection", "kill switch"]),
]


def test_the_table_of_texts_is_whole() -> None:
    assert len(FOUND) == 24


@pytest.mark.parametrize(("kind", "text", "expected"), FOUND)
def test_words_are_found(kind: str, text: str, expected: list[str]) -> None:
    found = getattr(terms, kind)().find(text, tokens(text))
    field = {"verbs": "past", "phrases": "text"}.get(kind, "name")
    assert [getattr(term.entry, field) for term in found] == expected


def test_a_term_has_its_place() -> None:
    text = "Raised NDCG@10 by 9%"
    cut = tokens(text)
    (term,) = terms.metrics().find(text, cut)
    assert text[term.start : term.end] == "NDCG@10"
    assert [token[2] for token in cut[term.first : term.last]] == ["ndcg", "@k"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_name_finds_its_own_entry(kind: str) -> None:
    known = getattr(terms, kind)()
    field = {"verbs": "past", "phrases": "text"}.get(kind, "name")
    for entry in module.entries(kind):
        for name in (getattr(entry, field), *getattr(entry, "aliases", ())):
            assert known.get(name) == entry, name
            term = known.at(name, tokens(name), 0)
            assert term is not None
            assert term.entry == entry
            assert (term.start, term.end) == (0, len(name))


def test_the_longest_name_and_the_index() -> None:
    for kind in KINDS:
        known = getattr(terms, kind)()
        assert known.longest == max(len(key.split(" ")) for key in known.index)
    assert terms.models().index["lightgbm"].family == "gradient boosting"


NAMES = [
    "NDCG@10",
    "recall@k",
    "mAP",
    "Go",
    "C++",
    "two-tower",
    "in order to",
    "set up",
    "K8s",
    "a",
]


@given(st.lists(st.one_of(st.text(max_size=12), st.sampled_from(NAMES)), max_size=20))
def test_terms_lie_in_any_text_in_order(words: list[str]) -> None:
    text = " ".join(words)
    cut = tokens(text)
    for kind in KINDS:
        end = last = 0
        for term in getattr(terms, kind)().find(text, cut):
            assert end <= term.start < term.end <= len(text)
            assert last <= term.first < term.last <= len(cut)
            assert (cut[term.first][0], cut[term.last - 1][1]) == (term.start, term.end)
            end, last = term.end, term.last


# --- a user's own files --------------------------------------------------------------------------


@pytest.mark.usefixtures("_fresh")
def test_own_words_add_replace_and_take_away() -> None:
    own("models", '[ranking]\n"Foo-Ranker" = ["FooRank"]\n')
    own("phrases", "[vague]\nrobust = false\n")
    own("tools", '[framework]\nPyTorch = { aliases = ["pt"], wrong = ["Pie Torch"] }\n')
    words = lexicon()
    assert words.problems == ()
    assert [m.family for m in words.models if m.name == "Foo-Ranker"] == ["ranking"]
    assert terms.phrases().get("robust") is None
    pytorch = [tool for tool in words.tools if tool.name == "PyTorch"]
    assert [(tool.aliases, tool.wrong) for tool in pytorch] == [(("pt",), ("Pie Torch",))]
    assert terms.models().get("foo ranker") is not None


BROKEN = [
    ("tools", "[x\n", 1, "is not TOML"),
    ("tools", b"[x]\ny = '\xff'\n", None, "is not UTF-8"),
    ("tools", '"x" = []\n', 1, "stands outside a table"),
    ("tools", '[framework]\n"Foo" = { alias = [] }\n', 2, "did you mean aliases?"),
    ("tools", '[framework]\n\nFoo = { dead_since = "2019" }\n', 3, "must be a whole number"),
    ("tools", "[framework]\nFoo = 3\n", 2, "must be a list or a {table}"),
    ("tools", "[framework]\nFoo = [1]\n", 2, "must be a list of texts"),
    ("tools", '[framework]\n"" = []\n', 2, "no letter or digit"),
    ("verbs", '[bild]\nforged = "forge"\n', 1, "did you mean build?"),
    ("verbs", "[build]\nforged = {}\n", 2, "needs its present form"),
    ("verbs", '[weak]\nsat = { present = "sit", group = "led" }\n', 2, "did you mean lead?"),
    ("metrics", "[quality]\nFoo = {}\n", 2, "needs better"),
    ("metrics", '[quality]\nFoo = { better = "up" }\n', 2, "needs better"),
    ("metrics", '[quality]\nFoo = { better = "lower", range = [1, 0] }\n', 2, "two numbers"),
    ("metrics", '[quality]\nFoo = { better = "lower", range = ["a", "b"] }\n', 2, "two numbers"),
    ("phrases", "[vague]\nfoo = []\n", 2, "must be text in quotes or a {table}"),
    ("phrases", "[wordi]\nfoo = 'x'\n", 1, "did you mean wordy?"),
]


def test_the_table_of_broken_files_is_whole() -> None:
    assert len(BROKEN) == 17


@pytest.mark.usefixtures("_fresh")
@pytest.mark.parametrize(("kind", "text", "line", "message"), BROKEN)
def test_a_broken_file_is_told_and_the_rest_counts(
    kind: str, text: str | bytes, line: int | None, message: str
) -> None:
    path = own(kind, text)
    words = lexicon()
    (problem,) = words.problems
    assert problem.startswith(f"{path}:{line}: " if line else f"{path}: ")
    assert message in problem
    assert len(getattr(words, kind)) == len(rows(kind))


@pytest.mark.usefixtures("_fresh")
def test_one_wrong_line_does_not_spoil_the_others() -> None:
    own("serving", "[server]\nBad = 1\nGood = ['Goodie']\n")
    words = lexicon()
    assert len(words.problems) == 1
    assert "Good" in {each.name for each in words.serving}


@pytest.mark.usefixtures("_fresh")
def test_own_words_are_cleaned() -> None:
    own("tools", '[framework]\n"Foo\\u001b[31m\\u202e" = ["b\\u0000ar"]\n')
    (tool,) = [tool for tool in lexicon().tools if tool.name.startswith("Foo")]
    assert tool.name == "Foo[31m"
    assert tool.aliases == ("bar",)


@pytest.mark.usefixtures("_fresh")
def test_a_folder_in_the_place_of_a_file_is_told() -> None:
    (paths.config_dir() / "lexicon" / "tools.toml").mkdir(parents=True)
    forget()
    (problem,) = lexicon().problems
    assert "cannot be read" in problem


# --- the cache -----------------------------------------------------------------------------------


def kept() -> Path:
    return paths.cache_dir() / "lexicon"


def again() -> Lexicon:
    forget()
    return lexicon()


@pytest.mark.usefixtures("_fresh")
def test_what_is_kept_is_what_was_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    first = lexicon()
    assert kept().is_file()
    with monkeypatch.context() as patch:
        patch.setattr(lexicon_files, "compile_all", pytest.fail)
        assert again() == first


@pytest.mark.usefixtures("_fresh")
@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
def test_what_is_kept_is_the_owners_alone() -> None:
    lexicon()
    assert kept().stat().st_mode & 0o777 == 0o600
    assert [path.name for path in kept().parent.iterdir()] == [kept().name]


@pytest.mark.usefixtures("_fresh")
def test_a_changed_file_is_read_again() -> None:
    assert terms.tools().get("Foo") is None
    own("tools", "[framework]\nFoo = []\n")
    assert terms.tools().get("Foo") is not None
    path = own("tools", "[framework]\nBar = []\n")
    os.utime(path, ns=(1, 1))  # same size, other time
    forget()
    assert terms.tools().get("Foo") is None
    assert terms.tools().get("Bar") is not None
    path.unlink()
    forget()
    assert terms.tools().get("Bar") is None


@pytest.mark.usefixtures("_fresh")
@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data + b"x",
        lambda data: data.replace(b"PyTorch", b"PieTorc"),
        lambda data: data.replace(b"built", b"buXlt"),
        lambda data: b"\xff\x00" * 1000,
        lambda data: b"[" * 200_000,
        lambda data: data.replace(b"[", b"{", 1),
        lambda data: data.split(b"\n", 1)[1],
        lambda data: data.replace(b'"0.', b'"9.', 1),
    ],
)
def test_a_spoilt_cache_is_as_none(spoil: object) -> None:
    first = lexicon()
    assert callable(spoil)
    whole = kept().read_bytes()
    kept().write_bytes(spoil(whole))
    assert again() == first
    assert kept().read_bytes() == whole


@pytest.mark.usefixtures("_fresh")
def test_a_cache_of_another_version_is_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    first = lexicon()
    with monkeypatch.context() as patch:
        patch.setattr(lexicon_cache, "__version__", "9.9")
        assert lexicon_cache.load(lexicon_cache.sources(KINDS)) is None
        assert again() == first


@pytest.mark.usefixtures("_fresh")
@pytest.mark.parametrize("how", ["a file", "a folder", "a NUL"])
def test_where_nothing_can_be_kept_it_works_all_the_same(
    how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = lexicon()
    folder = tmp_path / "other"
    if how == "a file":
        folder.write_text("in the way")
    elif how == "a folder":
        (folder / "lexicon").mkdir(parents=True)
    monkeypatch.setattr(
        paths, "cache_dir", lambda: Path("\0") if how == "a NUL" else folder, raising=True
    )
    assert again() == first
    assert not list(tmp_path.rglob("lexicon.*"))


@pytest.mark.parametrize("kind", ["config", "state", "cache"])
@pytest.mark.parametrize("set_to", [None, "", "  ", "/somewhere/else", "relative"])
def test_the_folders_are_those_of_platformdirs(
    kind: str, set_to: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    import platformdirs

    monkeypatch.delenv(f"BULLETSMITH_{kind.upper()}_DIR")
    variable = f"XDG_{kind.upper()}_HOME"
    if set_to is None:
        monkeypatch.delenv(variable, raising=False)
    else:
        monkeypatch.setenv(variable, set_to)
    expected = getattr(platformdirs, f"user_{kind}_dir")("bulletsmith", appauthor=False)
    assert getattr(paths, f"{kind}_dir")() == Path(expected)


def test_the_shipped_files_are_plain_toml() -> None:
    for kind in KINDS:
        assert tomllib.loads((SHIPPED / f"{kind}.toml").read_text(encoding="utf-8"))
