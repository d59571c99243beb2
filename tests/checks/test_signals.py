"""What the 90-second reader sees, the five questions, and how senior somebody is."""

from __future__ import annotations

import pytest
from making import CLEAN, TODAY, cv, flat, good, reviewed, role, roles, tools

from bulletsmith.checks.review import Review
from bulletsmith.checks.seniority import Seniority, seniority, sure_months
from bulletsmith.checks.signals import Signal
from bulletsmith.cv import CV, Bullet, Role, Tools, at

NOW = "2022-03 present"
SERVED = "Deployed a fraud scorer via Triton on EKS at 25 ms p95."
WATCHED = "Set up drift alerts and retraining for the fraud scorer."
BEAT = "Trained a fraud scorer, PR-AUC 0.61 vs. 0.48 for the rules engine."
ONLINE = "Tested a ranker in an A/B test: NDCG@10 +4% over LightGBM, p<0.01, on live traffic."
ALONE = "Trained a churn classifier with an AUC of 0.91."
DATA = "Trained a churn classifier on 3M accounts of two years."
END_TO_END = (
    "Built a churn classifier on 3M accounts of two years, deployed via Triton on EKS at 9 ms p95."
)
HACK = "Built a demo for a hackathon in a Streamlit notebook."
PLAIN = "Mentored two engineers of the ranking team."


def last(*texts: str) -> CV:
    return roles(role(*texts, title="Senior ML Engineer", dates=NOW))


def of(name: str, found: Review) -> Signal:
    return next(signal for signal in found.signals if signal.name == name)


@pytest.mark.parametrize(
    ("name", "texts", "state"),
    [
        ("shipped", (SERVED, WATCHED), "yes"),
        ("shipped", (SERVED,), "partly"),
        ("shipped", (SERVED, BEAT), "partly"),
        ("shipped", ("Put a ranker into production.",), "partly"),
        ("shipped", ("Ran a scorer at 20 ms p99 for payments.",), "partly"),
        ("shipped", (BEAT,), "no"),
        ("shipped", (HACK,), "no"),
        ("shipped", (WATCHED,), "no"),
        ("shipped", ("Trained fraud models using XGBoost, Spark and Airflow.",), "no"),
        ("shipped", ("Ran nightly fraud scoring as a Spark job on Databricks.",), "partly"),
        ("shipped", (PLAIN,), "no"),
        ("shipped", (), "no"),
        ("evaluated", (BEAT, ONLINE), "yes"),
        ("evaluated", (ONLINE,), "yes"),
        ("evaluated", (BEAT,), "partly"),
        ("evaluated", (ALONE,), "partly"),
        ("evaluated", (SERVED,), "no"),
        ("evaluated", (PLAIN,), "no"),
        ("evaluated", (), "no"),
        ("scope", (END_TO_END,), "yes"),
        ("scope", (DATA, SERVED, WATCHED), "yes"),
        ("scope", (DATA, SERVED), "partly"),
        ("scope", (DATA,), "partly"),
        ("scope", (PLAIN,), "no"),
        ("scope", (), "no"),
    ],
)
def test_a_signal(name: str, texts: tuple[str, ...], state: str) -> None:
    signal = of(name, reviewed(last(*texts)))
    assert signal.state == state
    assert bool(signal.evidence) == (state != "no")
    assert signal.note


@pytest.mark.parametrize("name", ["senior", "mid", "junior", "mlops", "researcher"])
def test_evidence_quotes_the_words_that_stand_there(name: str) -> None:
    found = reviewed(good(name))
    pieces = [e for s in found.signals for e in s.evidence]
    pieces += [e for q in found.selfcheck.questions for e in q.evidence]
    assert len(pieces) >= 5
    for piece in pieces:
        thing = at(good(name), piece.address)
        text = thing.text if isinstance(thing, Bullet) else thing
        assert text[piece.start : piece.end] == piece.words


def answers(made: CV) -> dict[str, bool]:
    return {q.id: q.answer for q in reviewed(made).selfcheck.questions}


def test_the_questions_and_their_order() -> None:
    found = reviewed(CLEAN).selfcheck
    ids = [q.id for q in found.questions]
    assert ids == ["top-half", "serving", "baseline", "tools", "current"]
    assert "estimate" in found.questions[0].note
    assert all(q.text.endswith("?") and q.note for q in found.questions)


OLD_WAITER = Role("Waiter", "Trattoria", "", "2012", "2015")


@pytest.mark.parametrize(
    ("question", "made", "answer"),
    [
        ("top-half", CLEAN, True),
        ("top-half", last(PLAIN, PLAIN, SERVED, WATCHED, BEAT, ONLINE), False),
        ("top-half", last(END_TO_END, WATCHED, ONLINE, PLAIN, PLAIN, PLAIN, PLAIN, PLAIN), True),
        ("top-half", last(), False),
        ("serving", CLEAN, True),
        ("serving", last(SERVED), True),
        ("serving", last(BEAT), False),
        ("serving", roles(role(BEAT, dates=NOW), role(SERVED, dates="2018 2021")), False),
        ("serving", roles(role(BEAT, dates="2018 2021"), role(SERVED, dates=NOW)), True),
        ("serving", CV(), False),
        ("baseline", last(BEAT), True),
        ("baseline", last(ALONE), False),
        ("baseline", roles(role(ALONE, dates=NOW), role(BEAT, dates="2018 2021")), True),
        ("baseline", last(), False),
        ("tools", tools(), True),
        ("tools", tools("Python, PyTorch, SQL, Triton, LightGBM, FAISS, EKS, Feast"), True),
        ("tools", tools("Python, PyTorch, SQL, Triton, LightGBM, FAISS, EKS, Feast, Go"), False),
        ("tools", tools(familiar=""), False),
        ("tools", flat("Python, SQL"), False),
        ("tools", cv(tools=Tools()), False),
        ("current", CLEAN, True),
        ("current", cv(roles=(*CLEAN.roles, OLD_WAITER)), False),
        ("current", CV(), False),
    ],
)
def test_an_answer(question: str, made: CV, answer: bool) -> None:
    assert answers(made)[question] is answer


def test_the_verdict_is_told_in_words() -> None:
    check = reviewed(CLEAN).selfcheck
    assert (check.yes, check.verdict) == (5, "Five yeses: it will not be filed as generic.")
    last = check.questions[4]._replace(answer=False)
    four = check._replace(questions=(*check.questions[:4], last))
    assert four.verdict == "Four yeses: still in the conversation."
    none = check._replace(questions=tuple(q._replace(answer=False) for q in check.questions))
    assert none.verdict.startswith("No yes: rewrite, starting with the template and one role")


def person(*held: tuple[str, str]) -> CV:
    made = []
    for title, dates in held:
        start, _, end = dates.partition(" ")
        made.append(Role(title, "Acme", "", start, end))
    return CV(roles=tuple(made))


@pytest.mark.parametrize(
    ("held", "level", "months"),
    [
        ((), "", None),
        ((("Senior ML Engineer", " "),), "", None),
        ((("ML Engineer", "2026-01 present"),), "junior", 11),
        ((("ML Engineer", "2023-12 present"),), "mid", 36),
        ((("Senior ML Engineer", "2023-12 present"),), "senior", 36),
        ((("Senior ML Engineer", "2025-12 present"),), "junior", 12),
        ((("ML Engineer", "2016-01 present"),), "senior", 131),
        ((("Junior ML Engineer", "2020-01 present"),), "junior", 83),
        ((("ML Engineer", "2022-01 2023-12"), ("ML Engineer", "2023-01 2024-12")), "mid", 36),
        ((("ML Engineer", "2020 2022"),), "mid", 24),
        ((("ML Engineer", "2020 2020"),), "junior", 1),
        ((("ML Intern", "2020-01 present"),), "junior", 0),
        ((("PhD Student", "2018-01 present"), ("ML Engineer", "2015-01 2017-12")), "mid", 36),
        ((("ML Engineer", "2022-01 2020-01"),), "", None),
    ],
)
def test_seniority(held: tuple[tuple[str, str], ...], level: str, months: int | None) -> None:
    assert seniority(person(*held), TODAY) == Seniority(level, months)


def test_what_is_set_wins() -> None:
    made = person(("ML Engineer", "2026-01 present"))
    assert seniority(made, TODAY, "senior") == Seniority("senior", 11, told=True)


@pytest.mark.parametrize(
    ("dates", "months"),
    [
        ("2020-01 2020-12", 12),
        ("2020 2021", 2),
        ("2020 2020", 0),
        ("2020 2022", 14),
        ("2025-12 present", 12),
        ("2022-05 ", None),
        (" 2022", None),
    ],
)
def test_how_long_a_role_lasted_for_sure(dates: str, months: int | None) -> None:
    assert sure_months(person(("ML Engineer", dates)).roles[0], TODAY) == months


def test_a_bracket_that_opens_in_the_evidence_is_closed() -> None:
    told = "Trained a fraud scorer, PR-AUC 0.61 (+0.13 vs. the rules engine), for cards."
    for words in [e.words for e in of("evaluated", reviewed(last(told))).evidence]:
        assert words.count("(") == words.count(")")
    question = reviewed(last(told)).selfcheck.questions[2]
    assert question.answer
    assert question.evidence[0].words == "PR-AUC 0.61 (+0.13 vs. the rules engine)"


def test_an_empty_tier_is_named_as_one() -> None:
    found = reviewed(CV(roles=last(SERVED).roles, tools=Tools(core=("Python",), working=("SQL",))))
    assert found.selfcheck.questions[3].note == "nothing in the familiar tier"
