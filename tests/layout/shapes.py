"""CVs of every shape, from nothing to far too much, each a line: what the page must bear."""

from __future__ import annotations

import tomllib
from pathlib import Path

from bulletsmith.cv import CV, Bullet, Education, Profile, Project, Role, Section, Summary, Tools

CORPUS = Path(__file__).parents[1] / "corpus" / "dev.toml"
TEXTS = [bullet["text"] for bullet in tomllib.loads(CORPUS.read_text("utf-8"))["bullet"]]
ADA = Profile(
    "Ada Example",
    "ML engineer",
    "ada@example.org",
    "+49 170 0000",
    "Berlin",
    ("https://github.com/ada-example", "https://linkedin.com/in/ada-example"),
)
TOOLS = Tools(("Python", "PyTorch", "SQL"), ("Spark",), ("Triton",))
DEGREE = (Education("MSc Computer Science", "Example University", "2015", ("Thesis on ranking",)),)
TALKS = (Section("Talks", ("Reranking in 25 ms, RecSys 2019", "Drift, PyData 2020")),)
FASTVEC = (
    Project("fastvec", "https://github.com/example/fastvec", "8.2K stars", bullets=()),
    Project("tiny", "https://example.org/tiny", bullets=(Bullet(own="Wrote it in Rust."),)),
)


def own(*texts: str) -> tuple[Bullet, ...]:
    return tuple(Bullet(own=text) for text in texts)


def career(years: int, each: int) -> CV:
    """So many roles of a year, with so many bullets each, newest first."""
    roles = tuple(
        Role(
            "Senior ML Engineer",
            f"Company {index}",
            "Berlin",
            str(2025 - index),
            "present" if not index else str(2026 - index),
            own(*TEXTS[index * each : (index + 1) * each]),
        )
        for index in range(years)
    )
    return CV(ADA, Summary(text=TEXTS[3]), roles, TOOLS, FASTVEC, DEGREE, TALKS)


LONG_NAMES = CV(
    Profile(
        "山田 太郎 von und zu Very-Long-Hyphenated-Name-of-Somebody " * 2,
        "機械学習エンジニア",
        "taro@example.jp",
        "",
        "東京",
        (f"https://example.org/{'a' * 200}", f"https://example.org/{'very-long-name-' * 12}"),
    ),
    Summary(text="検索とランキングの本番システム。" * 12),
    (
        Role(
            "T" * 150, "C" * 150, "L" * 120, "2020", "present", own(f"See {'x' * 180}.", "W" * 99)
        ),
        Role("", "株式会社例", "東京都千代田区" * 9, "2018", "2020", own("検索を改善した。" * 30)),
    ),
    Tools(tuple(f"Tool{place}" for place in range(80))),
    (Project("P" * 130, f"https://example.org/{'y' * 150}", "stars" * 30, bullets=own("x")),),
    (Education("D" * 120, "S" * 120, "2015", ("G" * 130,)),),
    (Section("Title " * 40, ("Item " * 80,)),),
)
HOSTILE = (
    '#read("secrets") and #eval("1 + 1") stay',
    "\\input{/etc/passwd} and \\\\ and C:\\new\\table and \\u{41}",
    "=cmd() = Heading - item + 1. *bold* _it_ $x$ <label> @ref `raw` // -- /* c */ [PyTorch] ~",
    "office fluffy affix: ligatures stay letters",
)
SHAPES: dict[str, CV] = {
    "nothing": CV(),
    "a name": CV(ADA),
    "thin": CV(ADA, Summary(text="Search."), career(1, 1).roles, TOOLS),
    "2 years": career(2, 4),
    "8 years": career(8, 3),
    "25 years": career(25, 2),
    "60 bullets": career(12, 5),
    "no dates": CV(ADA, roles=(Role("ML Engineer", bullets=own(*TEXTS[:4])),)),
}
