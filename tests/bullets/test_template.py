"""The sentence that slots make: word for word, and grammatical whichever slots are empty."""

import pytest

from bulletsmith.bullets.english import article, is_bare_verb, wants_article
from bulletsmith.bullets.parse import parse
from bulletsmith.bullets.reading import Kind
from bulletsmith.bullets.refill import slots_of
from bulletsmith.bullets.slots import SLOTS, Slot, Slots
from bulletsmith.bullets.template import assemble

WORKED_EXAMPLE = Slots(
    verb="Built",
    model="a session-based reranker",
    problem="hotel search",
    data="120 days of search logs (900M queries)",
    metric="offline MRR@10 (+9% vs. the LightGBM ranker in production) and online A/B "
    "(+3.2% clicked searches, p<0.01)",
    serving="Triton on EKS behind a 25 ms p95 SLO",
    outcome="+2.1% bookings",
)
WORKED_TEXT = (
    "Built a session-based reranker for hotel search, trained on 120 days of search logs "
    "(900M queries), evaluated on offline MRR@10 (+9% vs. the LightGBM ranker in production) and "
    "online A/B (+3.2% clicked searches, p<0.01), deployed via Triton on EKS behind a 25 ms p95 "
    "SLO, delivering +2.1% bookings."
)


def test_the_worked_example_comes_out_word_for_word() -> None:
    reading = assemble(WORKED_EXAMPLE)
    assert reading.text == WORKED_TEXT
    assert slots_of(reading) == WORKED_EXAMPLE
    for slot, words in WORKED_EXAMPLE:
        assert reading.words(slot) == words


@pytest.mark.parametrize(
    ("slots", "text"),
    [
        (Slots(), ""),
        (Slots(verb="built"), "Built."),
        (Slots(verb="Built", model="XGBoost"), "Built XGBoost."),
        (Slots(verb="Built", problem="fraud"), "Built for fraud."),
        (Slots(model="session-based reranker"), "A session-based reranker."),
        (Slots(model="LSTM classifier", problem="churn"), "An LSTM classifier for churn."),
        (Slots(problem="hotel search"), "For hotel search."),
        (Slots(problem="detect fraud"), "To detect fraud."),
        (Slots(data="2M tickets"), "Trained on 2M tickets."),
        (Slots(metric="AUC 0.91"), "Evaluated on AUC 0.91."),
        (Slots(serving="Triton"), "Deployed via Triton."),
        (Slots(outcome="+2.1% bookings"), "Delivered +2.1% bookings."),
        (Slots(outcome="cutting chargebacks by 31%"), "Cutting chargebacks by 31%."),
        (Slots(outcome="cutting-edge demos"), "Delivered cutting-edge demos."),
        (Slots(verb="Built", data="2M tickets"), "Built and trained on 2M tickets."),
        (Slots(verb="Built", outcome="+2% sales"), "Built, delivering +2% sales."),
        (
            Slots(verb="Built", data="2M rows", serving="Triton"),
            "Built and trained on 2M rows, deployed via Triton.",
        ),
        (
            Slots(verb="Tuned", model="BERT", problem="rank hotels", data="fine-tuned on 2M logs"),
            "Tuned BERT to rank hotels, fine-tuned on 2M logs.",
        ),
        (
            Slots(verb="Built", model="a ranker", problem="for search", data="trained on 2M logs"),
            "Built a ranker for search, trained on 2M logs.",
        ),
        (
            Slots(verb="Built", model="a ranker", metric="validated against BM25 (+3%)"),
            "Built a ranker, validated against BM25 (+3%).",
        ),
        (
            Slots(verb="Built", model="a ranker", serving="on SageMaker", outcome="which cut cost"),
            "Built a ranker, deployed on SageMaker, which cut cost.",
        ),
        (
            Slots(verb="Sped up", model="rankers,", problem="search. "),
            "Sped up rankers for search.",
        ),
        (
            Slots(verb="Served", model="vLLM", serving="Acme Inc."),
            "Served vLLM, deployed via Acme Inc.",
        ),
        (Slots(model="vLLM"), "vLLM."),
        (Slots(model="mRNA models"), "mRNA models."),
        (Slots(verb="Shipped", model="it", outcome="“wow!”"), "Shipped it, delivering “wow!”"),
        (Slots(verb="Shipped", model="more ..."), "Shipped more ..."),
        (Slots(verb="  ", model=" , ; "), ""),
    ],
)
def test_sentences(slots: Slots, text: str) -> None:
    assert assemble(slots).text == text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("session-based reranker", "a"), ("LSTM", "an"), ("F1", "an"), ("8-bit model", "an"),
        ("one-class SVM", "a"), ("UK model", "a"), ("user model", "a"), ("hourly job", "an"),
        ("MLP", "an"), ("U-Net", "a"), ("XGBoost model", "an"), ("vLLM server", "a"),
        ("mRNA model", "an"), ("RAG system", "a"), ("NER model", "an"), ("SQL engine", "a"),
        ("11-layer net", "an"), ("180-class", "a"), ("800M model", "an"), ("ONNX graph", "an"),
        ("unified model", "a"), ("uninformed prior", "an"), ("European model", "a"),
        ("R-CNN", "an"), ("X-ray model", "an"), ("ResNet", "a"), ("A/B test", "an"),
        ("S3 bucket", "an"), ("honest estimate", "an"), ("“LSTM” model", "an"), ("…", "a"),
    ],
)  # fmt: skip
def test_articles_go_by_sound(words: str, said: str) -> None:
    assert article(words) == said


@pytest.mark.parametrize(
    "words", ["session-based reranker", "LSTM", "two-tower retriever for search", "XGBoost model"]
)
def test_one_made_thing_wants_its_article(words: str) -> None:
    assert wants_article(words)


@pytest.mark.parametrize(
    "words",
    ["BERT", "XGBoost", "the ranker", "a ranker", "two rankers", "rankers", "gradient boosting",
     "Triton Inference Server", "Acme's ranker", "3 models", "our ranker", "an ensemble", "", "??"],
)  # fmt: skip
def test_names_plurals_and_determined_phrases_want_none(words: str) -> None:
    assert not wants_article(words)


@pytest.mark.parametrize(
    "words",
    ["detect fraud", "rank hotels", "forecast demand", "reduce churn", "automatically flag spam",
     "target the right users", "search our catalogue", "re-rank results"],
)  # fmt: skip
def test_a_verb_takes_to(words: str) -> None:
    assert is_bare_verb(words)


@pytest.mark.parametrize(
    "words",
    ["search", "hotel search", "fraud", "forecasts", "churn", "target customers", "search ads",
     "forecast accuracy", "credit risk", "family planning", "supply chains", "", "“"],
)  # fmt: skip
def test_a_noun_takes_for(words: str) -> None:
    assert not is_bare_verb(words)


def test_spans_are_the_typed_words_and_the_article_is_a_lead_in() -> None:
    reading = assemble(Slots(verb="Built", model="XGBoost ranker", outcome="raising CTR by 2%"))
    assert reading.text == "Built an XGBoost ranker, raising CTR by 2%."
    assert reading.words(Slot.MODEL) == "XGBoost ranker"
    leads = [reading.text[p.start : p.end] for p in reading.pieces if p.kind is Kind.LEAD_IN]
    assert leads == ["an", "raising"]
    assert reading.filled == (Slot.VERB, Slot.MODEL, Slot.OUTCOME)


def test_every_subset_of_slots_ends_once_and_starts_with_a_capital() -> None:
    for mask in range(1, 2 ** len(SLOTS)):
        chosen = {s.value: w for i, (s, w) in enumerate(WORKED_EXAMPLE) if mask >> i & 1}
        text = assemble(Slots(**chosen)).text
        assert text[0].isupper()
        assert text.endswith(".")
        assert not any(bad in text for bad in ("..", " ,", ",,", "  ", ",."))


@pytest.mark.parametrize(
    ("text", "rewritten"),
    [
        (
            "Cut chargebacks 31% by replacing a rules engine with a LightGBM scorer for payments.",
            "Replaced a rules engine with a LightGBM scorer for payments, cutting chargebacks 31%.",
        ),
        (
            "Reduced latency from 80 ms to 20 ms by distilling BERT into a 6-layer student",
            "Distilled BERT into a 6-layer student, reducing latency from 80 ms to 20 ms.",
        ),
        (  # nobody says what was done: the verb is its owner's to give
            "Improved CTR by 4% with a two-tower retrieval model trained on 2B clicks",
            "A two-tower retrieval model, trained on 2B clicks, improving CTR by 4%.",
        ),
        (
            "Raised NDCG@10 from 0.41 to 0.47 with a LambdaMART ranker for job search",
            "A LambdaMART ranker for job search, raising NDCG@10 from 0.41 to 0.47.",
        ),
        ("Built a ranker for search, cutting costs 12%.",) * 2,
    ],
)
def test_what_was_won_first_keeps_its_verb(text: str, rewritten: str) -> None:
    assert assemble(slots_of(parse(text))).text == rewritten


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "Led a team of 5 to ship a ranker for search, CTR +4%.",
            "Led a team of 5 to ship a ranker for search, with CTR +4%.",
        ),
        ("Built a churn model.", "Built a model for churn."),
        (
            "Increased CTR by 12% by deploying a two-tower retriever for search.",
            "Deployed a two-tower retriever for search, increasing CTR by 12%.",
        ),
    ],
)
def test_a_bullet_that_is_read_makes_a_sentence_again(text: str, sentence: str) -> None:
    assert assemble(slots_of(parse(text))).text == sentence
