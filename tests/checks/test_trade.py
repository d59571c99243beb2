"""Of which trade a role is, in which language a bullet, and what follows for what is asked."""

from __future__ import annotations

import pytest
from making import TODAY, cv, reviewed, role, roles

from bulletsmith.checks.judge import judge
from bulletsmith.checks.language import is_foreign
from bulletsmith.checks.review import Reviewer
from bulletsmith.checks.trade import Trade, trade_of
from bulletsmith.checks.views import BulletView
from bulletsmith.cv import Bullet


@pytest.mark.parametrize(
    ("title", "trade"),
    [
        ("", None),
        ("  ", None),
        ("Senior ML Engineer", Trade.LEARNING),
        ("Machine Learning Engineer II", Trade.LEARNING),
        ("Data Scientist", Trade.LEARNING),
        ("Data Engineer", Trade.LEARNING),
        ("Applied Scientist, Search", Trade.LEARNING),
        ("Research Scientist", Trade.LEARNING),
        ("NLP Intern", Trade.LEARNING),
        ("Head of Analytics", Trade.LEARNING),
        ("PhD Student", Trade.RESEARCH),
        ("Graduate Student Researcher", Trade.RESEARCH),
        ("Research Assistant", Trade.RESEARCH),
        ("Full Stack Software Engineer", Trade.OTHER),
        ("Waiter", Trade.OTHER),
        ("Teaching Assistant (Machine Learning)", Trade.OTHER),
        ("Math Tutor", Trade.OTHER),
        ("Data Entry Clerk", Trade.OTHER),
        ("Database Administrator", Trade.OTHER),
        ("Lead R&D Scientist", Trade.OTHER),
    ],
)
def test_a_title_tells_the_trade(title: str, trade: Trade | None) -> None:
    assert trade_of(title) is trade


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Waiter", "Took orders and served up to 60 guests a night in two languages."),
        ("Teaching Assistant (Machine Learning)", "Graded weekly assignments on code and style."),
        ("Math Tutor", "Tutored calculus and introductory physics for first-year students."),
        ("Web Developer", "Built a registration page in React for an online grocer."),
        ("QA Engineer", "Built out hundreds of automated tests using Java and Selenium."),
        ("Cloud Engineer", "Engineered hub-and-spoke models of networks for global clients."),
        ("Lead Software Engineer", "Created Helm charts for legacy applications of the firm."),
        ("Lab Manager", "Established standard procedures for the handling of samples."),
        ("Data Scientist", "Mentored four interns over two summers and hired two of them."),
        ("ML Engineer", "Organised the yearly hackathon with 120 participants in three cities."),
    ],
)
def test_nobody_of_another_trade_is_asked_for_a_model_and_a_baseline(title: str, text: str) -> None:
    found = Reviewer().judge(Bullet(own=text), trade=trade_of(title))
    asked = {f.code for f in found}
    assert not asked & {"MOD001", "MOD002", "PRB001", "DAT001", "DAT002", "SRV001", "SRV004"}
    assert not {code for code in asked if code.startswith("MET")}
    assert not [f for f in found if f.severity == "error"]


def test_a_role_of_another_trade_is_not_asked_what_served_the_model() -> None:
    web = [
        "Built a registration page in React for an online grocer, cutting drop-outs by 9%.",
        "Rewrote the court's website in Vue, halving the time to the first paint.",
        "Moved the billing monolith to .NET 8, deploys from 2 h to 9 min.",
    ]
    mine = role(*web, title="Web Developer", dates="2019-01 present")
    asked = {f.code for f in reviewed(roles(mine)).findings}
    assert not asked & {"ROL003", "ROL004", "ROL005", "SRV006"}
    models = role(
        "Built a LightGBM ranker for hotel search, trained on 120 days of logs.",
        "Trained a churn classifier for a telecom on 5M accounts, PR-AUC 0.41.",
        "Built an XGBoost scorer for late parcels on 2 years of scans.",
        title="Web Developer",
        dates="2019-01 present",
    )
    assert {"ROL003", "ROL005"} <= {f.code for f in reviewed(roles(models)).findings}


FOREIGN = [
    "Entwicklung eines Modells für die Vorhersage von Kündigungen mit XGBoost.",
    "Aufbau der Plattform und Einführung von Tests mit dem Team.",
    "Mise en place des pipelines pour les équipes de la plateforme avec Airflow.",
    "Conception d'un modèle de prévision sur les données du magasin.",
    "Desarrollo de soluciones para la automatización de procesos con Python.",
    "Configuración de dominios, CDN y WAF en Cloudflare.",
    "Sviluppo del modello di previsione della domanda con il team.",
    "Desenvolvimento de um modelo para a previsão de vendas com dados da loja.",
    "Разработал алгоритм расписания рекламы; уменьшил долю правок на 50%.",
    "构建了基于 XGBoost 的欺诈检测模型。",
]
ENGLISH = [
    "Built a LightGBM ranker for hotel search.",
    "Trained XGBoost churn model, PR-AUC 0.41",
    "Led rollout at Crédit Agricole de la Loire, France",
    "Shipped search at Banco de la Nación del Perú with Elasticsearch.",
    "",
    "PyTorch, SQL, Airflow",
    "Deployed at Deutsche Telekom in Bonn.",
    "Improved recall by 12 pp over the rules.",
    "naïve Bayes baseline for résumé parsing",
    "Wrote the paper “El Niño in the data” with two of its authors.",
]


@pytest.mark.parametrize("text", FOREIGN)
def test_another_language_is_judged_by_its_form_only(text: str) -> None:
    view = BulletView(Bullet(own=text))
    assert is_foreign(text, view.words)
    assert {f.code for f in judge(view)} <= {"MOD003", "STY001", "STY008", "STY010"}


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_english_whatever_its_names(text: str) -> None:
    assert not is_foreign(text, BulletView(Bullet(own=text)).words)


def test_what_was_not_judged_is_told_once() -> None:
    found = reviewed(roles(role(*FOREIGN[:3], title="ML Engineer"))).findings
    assert [f.message for f in found if f.code == "STY013"] == [
        "3 bullets are in no English: nothing was judged there but its form"
    ]
    assert not {f.code for f in found} & {"ROL003", "ROL004", "ROL005", "VRB001", "MOD001"}


def test_a_label_is_told_that_it_is_one_and_no_more() -> None:
    found = Reviewer().judge(Bullet(own="Causal Inference"), trade=Trade.LEARNING)
    assert {f.code for f in found} == {"VRB001", "STY002"}


def test_what_is_there_in_part_is_no_missing_signal() -> None:
    served = role(
        "Built a ranker for hotel search, MRR 0.41 vs. 0.36 for BM25, deployed via Triton on EKS.",
        title="ML Engineer",
        dates="2022-03 present",
    )
    note = Reviewer().review(cv(roles=(served,)), today=TODAY).selfcheck.questions[0].note
    assert "shipped in part, it ran and nobody is said to have watched it" in note
    assert "evaluated in part, nothing was measured online" in note
    assert "not there" not in note
