"""Projects: what must fire, and what must not."""

from __future__ import annotations

from dataclasses import replace

from making import CLEAN, cv, good, junior, own, project

from bulletsmith.cv import CV, Project

URL = "https://github.com/example/thing"
KERNEL = "Implemented a fused attention kernel for PyTorch, merged in 2.6, 1.8x faster."
INDEX = "Wrote a nearest-neighbour index in Rust, twice as fast as hnswlib at 0.95 recall."
PLAIN = "Made a small web app that plots bike trips."


def linked(*texts: str, name: str = "thing", evidence: str = "") -> CV:
    return project(*texts, name=name, url=URL, evidence=evidence)


def several(*projects: Project) -> CV:
    return cv(projects=projects)


def to(base: CV, text: str, evidence: str = "") -> CV:
    return replace(base, projects=(Project("thing", URL, evidence, bullets=own(text)),))


USED = [
    CLEAN,
    linked(INDEX, evidence="8.2K stars"),
    linked(KERNEL),
    linked(INDEX, evidence="12K downloads a month"),
    linked("Built a labelling tool, used by 3 teams."),
    linked("Published a tokenizer on PyPI, 40k downloads a month."),
    linked("Maintains a feature-store adapter with 25 contributors.", evidence="1.1K stars"),
    cv(projects=()),
    project("Built a labelling tool, in production at two clinics.", name="label"),
    project(INDEX, evidence="310 stars"),
]

CASES: dict[str, tuple[list[CV], list[CV]]] = {
    "PRJ001": (
        [
            linked("Finished 40th of 2,100 in a Kaggle competition with 9 models."),
            linked("Top 3% on Kaggle with a stack of gradient-boosted trees."),
            linked("Won a DrivenData competition on water pumps."),
            linked("Second on the leaderboard with an ensemble."),
            linked("Silver medal in the Zindi crop competition."),
            linked("Kaggle Grandmaster notebooks.", name="Kaggle"),
            linked("Ensemble of 12 networks.", name="Kaggle: store sales"),
            linked("Ranked 8th in a forecasting competition."),
            project("Kaggle, top 5%.", name="Toxic comments"),
            linked("Built features that reached the public leaderboard's top 10."),
        ],
        [
            *USED,
            linked("Turned a Kaggle solution into a package with 12K downloads."),
            linked("Deployed the competition model for a grocer, in use since 2024."),
            linked("Wrote the evaluation harness of a competition, open-sourced."),
        ],
    ),
    "PRJ002": (
        [
            linked("Predicted Titanic survivors with a random forest."),
            linked("Trained a network on MNIST."),
            linked("Classified Fashion-MNIST with a small network."),
            linked("Classified CIFAR-10 images with a ResNet."),
            linked("Capstone project on churn."),
            linked("Course project of the deep learning class."),
            linked("Sentiment analysis, Udacity Nanodegree.", name="Sentiment"),
            linked("Built a chatbot with LangChain and OpenAI."),
            linked("Chat with your PDF: LlamaIndex and GPT-4 in Streamlit."),
            linked("AI assistant on ChatGPT and Gradio."),
            linked("Coursera final project: house prices.", name="Houses"),
            project("Chatbot on Hugging Face and Flask.", name="helper"),
        ],
        [
            *USED,
            linked("Wrote a loader tested on MNIST.", evidence="8K stars"),
            linked("Built a support chatbot on LangChain, answering 12k users a month."),
            linked("Wrote a chatbot from scratch in Rust."),
            linked(PLAIN),
            linked("Wrote a course scheduler for a university, used by 4 faculties."),
        ],
    ),
    "PRJ003": (
        [
            project(text, name=name)
            for name, text in (
                ("fastvec", "Wrote a nearest-neighbour index in Rust."),
                ("bikes", PLAIN),
                ("label", "Built a labelling tool for scans."),
                ("tok", "Wrote a tokenizer for Basque."),
                ("ocr", "Trained an OCR model for old ledgers."),
                ("sim", "Simulated a warehouse for reinforcement learning."),
                ("port", "Ported a TTS model to phones."),
                ("feat", "Wrote a feature store in 900 lines."),
                ("rag", "Indexed 40,000 court decisions for search."),
                ("graph", ""),
            )
        ],
        [
            *USED,
            linked(PLAIN),
            project("See github.com/example/thing for the code.", name="thing"),
            project("Wrote a tokenizer.", name="tok", evidence="PyPI"),
            project("Predicted Titanic survivors.", name="Titanic"),
        ],
    ),
    "PRJ004": (
        [
            linked(text)
            for text in (
                PLAIN,
                "Plotted air quality of three cities.",
                "Wrote a blog engine in Go.",
                "Made a habit tracker.",
                "Scraped flat prices into a table.",
                "Wrote a small game with sounds.",
                "Collected recipes in a database.",
                "Drew maps of old railways.",
                "Tried four optimisers on toy data.",
            )
        ]
        + [to(good("mid"), PLAIN), to(good("mlops"), PLAIN), to(good("senior"), PLAIN)],
        [
            *USED,
            junior(),
            to(good("junior"), PLAIN),
            to(good("not_in_production_yet"), PLAIN),
            to(good("mid"), PLAIN, "1.2K stars"),
        ],
    ),
    "PRJ005": (
        [
            linked(text)
            for text in (
                "Contributed to PyTorch.",
                "Contributor to scikit-learn.",
                "Opened 12 pull requests to Ray.",
                "Contributed documentation to Hugging Face Transformers.",
                "Contributed to vLLM: implemented prefix caching.",
                "Contributions to LightGBM, merged in 4.1.",
                "Contributed a kernel that is 1.8x faster.",
                "Committer on Apache Airflow.",
                "Contributing to Feast since 2022.",
                "Submitted PRs to spaCy and fixed a tokenizer bug.",
            )
        ],
        [
            *USED,
            linked(
                "Contributed to PyTorch: implemented a fused kernel, merged in 2.6, 1.8x faster."
            ),
            linked(
                "Contributed to Ray: fixed a scheduler stall, released in 2.9, p99 from 40 to 9 ms."
            ),
            linked("Contributions to Feast: added a Redis writer, PR #1203 merged, 3x faster."),
            linked(PLAIN),
            several(
                Project("a", URL, "", bullets=own(INDEX)),
                Project("b", URL, "", bullets=own(KERNEL)),
            ),
        ],
    ),
}
