"""The facts of a bullet: metric claims, rivals, live results, tools, and what serving holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from labelled import bullets

from bulletsmith.bullets.facts import Facts, MetricClaim
from bulletsmith.bullets.reading import Kind, Piece, Reading
from bulletsmith.bullets.recognise import facts_of
from bulletsmith.bullets.slots import Slot


def facts(text: str) -> Facts:
    return facts_of(Reading(text, ()))


def claim(text: str) -> MetricClaim:
    (found,) = facts(text).metrics
    return found


@pytest.mark.parametrize(
    ("text", "name", "value", "before", "change", "unit"),
    [
        ("AUC of 0.87", "ROC-AUC", 0.87, None, None, ""),
        ("reached 92% accuracy on 150k loans", "accuracy", 92, None, None, ""),
        ("NDCG@10 (+12% vs. LambdaMART)", "NDCG", None, None, 12, "%"),
        ("F1 from 0.71 to 0.83", "F1", 0.83, 0.71, None, ""),
        ("macro-F1 0.64 → 0.81", "macro-F1", 0.81, 0.64, None, ""),
        ("recall@50 up 7%", "recall@k", None, None, 7, "%"),
        ("RMSE down 11%", "RMSE", None, None, -11, "%"),
        ("log loss -2.1% vs three single-task models", "log loss", None, None, -2.1, "%"),
        ("cut MAPE by 2.4 points", "MAPE", None, None, -2.4, "pp"),
        ("improved RMSE by 12%", "RMSE", None, None, -12, "%"),
        ("improved recall by 12%", "recall", None, None, 12, "%"),
        ("mAP 71.3 (+5.8 over the SECOND baseline)", "mAP", 71.3, None, 5.8, ""),
        ("+1.2 BLEU over the dense model", "BLEU", None, None, 1.2, ""),
        ("by 11 points of mean IoU", "IoU", None, None, 11, "pp"),
        ("calibration error (ECE) from 0.09 to 0.02", "ECE", 0.02, 0.09, None, ""),
        ("recall at 0.5% FPR went from 0.42 to 0.66", "recall at fixed FPR", 0.66, 0.42, None, ""),
        ("pinball loss 22% lower than the seasonal naive", "pinball loss", None, None, -22, "%"),
        ("Boosted WER from 9% to 14%", "WER", 14, 9, None, ""),
        ("MAE down from 9.5 to 6.8 minutes", "MAE", 6.8, 9.5, None, ""),
        ("with high accuracy", "accuracy", None, None, None, ""),
    ],
)
def test_reads_a_claim(
    text: str,
    name: str,
    value: float | None,
    before: float | None,
    change: float | None,
    unit: str,
) -> None:
    found = claim(text)
    assert (found.name, found.value, found.before) == (name, value, before)
    assert (found.change, found.change_unit) == (change, unit)


def test_a_rival_keeps_its_own_value() -> None:
    text = "PR-AUC 0.57 (vs 0.33 for isolation forest)"
    found = claim(text)
    assert found.baseline is not None
    assert text[slice(*found.baseline)] == "0.33 for isolation forest"
    assert found.baseline_value == 0.33


RIVALS = [
    ("PR-AUC 0.61 against 0.48 for the rules engine.", "0.48 for the rules engine"),
    ("Cut MAPE to 11%, down from 15.2% with the vendor API.", "15.2% with the vendor API"),
    ("NDCG@10 +12% over LambdaMART.", "LambdaMART"),
    ("WER 18% better relative to the Kaldi system", "the Kaldi system"),
    ("4 points more accurate than the keyword matcher.", "the keyword matcher"),
    ("beating the planners' spreadsheet by 9% WAPE.", "the planners' spreadsheet"),
    ("Recall@10 0.82, up from 0.74 for BM25.", "0.74 for BM25"),
    ("Replaced a keyword router with a DistilBERT classifier.", "a keyword router"),
    ("AUC 0.91 (logistic regression: 0.84) on 3M loans.", "logistic regression: 0.84"),
    ("F1 of 0.88 where the legacy CRF reached 0.79.", "the legacy CRF"),
    ("RMSE 12% below the vendor's forecast.", "the vendor's forecast"),
    ("retaining 97% of the teacher's F1.", "the teacher's"),
    ("Word error rate fell from 14.2% (Google STT) to 9.8%.", "Google STT"),
    (
        "+2.3 BLEU over the Transformer system in production.",
        "the Transformer system in production",
    ),
    ("F1 0.87 vs 0.79 (Perspective API)", "0.79 (Perspective API)"),
    ("PSNR 28.9 dB vs 26.1 dB bicubic.", "26.1 dB bicubic"),
    ("0.62 (vs 0.44, last year’s bands).", "0.44, last year’s bands"),
    ("Surpassed human annotators (kappa 0.81).", "human annotators"),
    ("ROUGE-L within 0.6 points of the teacher on 25k calls", "the teacher"),
    ("(+9% vs. the LightGBM ranker in production)", "the LightGBM ranker in production"),
    ("precision 0.71 at top 1,000 (the auditors' picks: 0.34)", "auditors' picks: 0.34"),
    ("96% of cells right (keying vendor 93%)", "keying vendor 93%"),
    ("recall of 0.79, where the FIFO queue had 0.44", "the FIFO queue"),
    ("answer relevance 4.3/5 vs 3.4/5 for keyword search", "3.4/5 for keyword search"),
    ("sensitivity 84% (vs. 70%/85% by nurses)", "70%/85% by nurses"),
    ("PCK 93.8 vs 94.1 unpruned", "94.1 unpruned"),
    ("top-decile hits 2.1x the rota's", "the rota's"),
    ("+6 F1 over STA/LTA", "STA/LTA"),
    ("Used DeepAR in place of spreadsheets, stock down 9%", "spreadsheets"),
    ("A classifier replaced 140 regex rules; F1 0.91", "140 regex rules"),
]


@pytest.mark.parametrize(("text", "rival"), RIVALS)
def test_names_what_was_beaten(text: str, rival: str) -> None:
    found = facts(text).baseline
    assert found is not None
    assert text[slice(*found)] == rival


@pytest.mark.parametrize(
    "text",
    [
        "Trained a model on 90 days of logs, reaching AUC 0.87.",
        "Improved F1 from 0.71 to 0.83.",
        "Answered questions over 1.4M policy documents with 82% accuracy.",
        "Increased revenue 3% over the holiday season.",
        "Cut latency by 40% over two quarters.",
        "Protected 2M accounts against credential stuffing with 81% recall.",
        "Built a cat-vs-dog classifier with 98% accuracy.",
        "Reviewed 30% fewer alerts than before.",
        "Reached 95% accuracy, exceeding the 90% target.",
        "Handled 2k requests/s with less than 10 ms latency.",
        "Used SQL rather than Spark and saved 40% of cost.",
        "Compared models and reported accuracy of 91%.",
        "Scored 0.83 (vs 0.71).",
        "Reached AUC 0.91 (F1 0.84).",
        "Reached 93% accuracy (test set 91%).",
        "Grew orders 4.1% (mobile 6.2%).",
    ],
)
def test_a_number_that_went_up_names_no_rival(text: str) -> None:
    assert facts(text).baseline is None


@pytest.mark.parametrize(
    "text",
    [
        "Lifted add-to-cart by 3.1% in a two-week A/B test.",
        "online A/B (+4.1% session time, p<0.01)",
        "Raised conversion 2.4% across 12 markets.",
        "A 6-week geo-holdout showed +3.4% incremental sales.",
        "Validated in a switchback experiment: -4% delivery time.",
        "CTR rose from 2.1% to 2.9%.",
        "In a randomised trial, no-shows fell by 14%.",
        "+0.8% GMV online (95% CI 0.3–1.3).",
        "Interleaving win rate of 58% against BM25.",
        "misroutes down 12% after a blue/green rollout across 9 depots",
        "wait 48 s → 31 s in a live 3-building rollout",
        "Renewals +5.4% in a holdout of 60k members.",
        "Opens +11% over the static layout, 4 weeks, 20% of users.",
        "Average wait −9 s over 5 live weeks.",
        "Estimated a lift of 1.6% in two test regions.",
        "Use rose 8 points in a champion–challenger rollout.",
        "Applications per visit +5.4% in a 50/50 split.",
    ],
)
def test_a_result_on_live_traffic_is_online(text: str) -> None:
    assert facts(text).online


@pytest.mark.parametrize(
    "text",
    [
        "Saved $4M a year.",
        "Built an A/B testing platform used by 30 teams, cutting setup time by 50%.",
        "Shortened A/B tests from 21 to 14 days.",
        "Built a CTR model with log loss -2.1%.",
        "AUC 0.91 on a held-out test set, +3 points.",
        "Deployed a live dashboard with 99.9% uptime.",
        "Shadow-tested for 3 weeks with 99.2% agreement.",
        "Built an online learning system, latency down 40%.",
        "Evaluated on a holdout of 20k rows: F1 0.81, up 4%.",
        "Supported the rollout of Triton, cutting cost 30%.",
        "put it behind a KServe canary at 15 ms p95",
        "Fill rate of trucks rose from 71% to 79%.",
        "Feed conversion ratio down 4%.",
        "F1 0.83 (+3%) on a holdout of 20k images.",
    ],
)
def test_what_was_not_measured_live_is_not_online(text: str) -> None:
    assert not facts(text).online


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A/B test (+3.2% clicks, p<0.01)", "p<0.01"),
        ("+8.2% preference in an interleaving test, 95% CI ±1.1", "95% CI ±1.1"),
        ("bookings +2.1% in an A/B test on 20% of traffic", "20% of traffic"),
        ("3.2% more watch time in a four-week A/B test", "four-week"),
        ("bookings +2.1% in an A/B test", None),
    ],
)
def test_tells_how_sure_a_result_is(text: str, words: str | None) -> None:
    found = facts(text).significance
    assert (text[slice(*found)] if found else None) == words


@pytest.mark.parametrize(
    ("text", "latency", "load"),
    [
        ("Triton on EKS at 25 ms p95", ["25 ms p95"], []),
        ("3 ms p99 @ 12k QPS", ["3 ms p99"], ["12k QPS"]),
        ("handling 4k emails a day", [], ["4k emails a day"]),
        ("used by 25 data scientists", [], ["25"]),
        ("hourly batch on Airflow", [], ["hourly"]),
        ("scored nightly in Snowpark", [], ["nightly"]),
        ("cut p95 latency from 310 ms to 95 ms", [], []),
        ("eliminating 47,000 false alerts a year", [], []),
        ("MAE 4.2 s against 6.0 s", [], []),
        ("designed weekly reports", [], []),
    ],
)
def test_tells_what_serving_holds(text: str, latency: list[str], load: list[str]) -> None:
    found = facts(text)
    assert [text[q.start : q.end] for q in found.latency] == latency
    assert [text[q.start : q.end] for q in found.load] == load


def test_a_latency_that_was_won_is_not_held() -> None:
    text = "Served it with Triton, saving 40 ms"
    pieces = (
        Piece(Kind.WORDS, Slot.SERVING, 15, 21),
        Piece(Kind.LEAD_IN, Slot.OUTCOME, 23, 29),
        Piece(Kind.WORDS, Slot.OUTCOME, 30, len(text)),
    )
    assert facts_of(Reading(text, pieces)).latency == ()


def test_names_tools_in_their_own_spelling() -> None:
    text = "in pytorch and scikit learn on Tensorflow Serving, in production"
    assert [t.name for t in facts(text).tools] == ["PyTorch", "scikit-learn", "TensorFlow Serving"]


@given(
    st.text(st.sampled_from("0123456789.,%+-–$ vsoverthanbM→'’()[];:AUCF1@k/ABp<\n"), max_size=120)
)
def test_every_fact_has_its_words_in_the_text(text: str) -> None:
    found = facts(text)
    spans = [(q.start, q.end) for q in (*found.quantities, *found.latency, *found.load)]
    spans += [(c.start, c.end) for c in found.metrics]
    spans += [(t.start, t.end) for t in found.tools]
    spans += [s for s in (found.baseline, found.significance) if s]
    assert all(0 <= start < end <= len(text) for start, end in spans)


@given(st.text())
def test_no_text_raises(text: str) -> None:
    facts(text)


@pytest.mark.parametrize(
    ("corpus", "fact", "least"),
    [
        *((f"{name}.toml", "baseline", 0.95) for name in ("dev", "own", "real", "more")),
        *((f"{name}.toml", "online", 0.95) for name in ("dev", "own", "real", "more")),
        *((f"{name}.txt", "baseline", 0.92) for name in ("industry", "manner", "hard", "serving")),
        *((f"{name}.txt", "online", 0.88) for name in ("industry", "manner", "hard", "serving")),
    ],
)
def test_agrees_with_the_labels(corpus: str, fact: str, least: float) -> None:
    said = [(bool(b.get(fact)), bool(getattr(facts(b["text"]), fact))) for b in bullets(corpus)]
    right = sum(label and found for label, found in said)
    wrong = sum(label != found for label, found in said)
    assert 2 * right / (2 * right + wrong) >= least
