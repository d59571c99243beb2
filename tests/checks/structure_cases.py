"""Order, dates and outer parts: what must fire, and what must not."""

from __future__ import annotations

from dataclasses import replace

from making import CLEAN, cv, dated, degree, good, junior, mid, role, section

from bulletsmith.cv import CV, Education, Profile, Role

PLAIN = [
    good(name)
    for name in ("senior", "mid", "junior", "mlops", "researcher", "not_in_production_yet")
]
UNDATED = tuple(replace(one, start="", end="") for one in CLEAN.roles)


def ordered(*order: str, undated: bool = True, base: CV = CLEAN) -> CV:
    made = replace(base, order=order)
    return replace(made, roles=UNDATED) if undated else made


def start(text: str) -> CV:
    return cv(roles=(replace(CLEAN.roles[0], start=text), CLEAN.roles[1]))


def end(text: str) -> CV:
    return cv(roles=(CLEAN.roles[0], replace(CLEAN.roles[1], end=text)))


def only(begin: str, finish: str) -> CV:
    return cv(roles=(replace(CLEAN.roles[0], start=begin, end=finish),))


def reach(**fields: object) -> CV:
    return cv(profile=replace(CLEAN.profile, email="", links=(), **fields))  # type: ignore[arg-type]


def pair(first: Role, second: Role, *education: Education) -> CV:
    return cv(roles=(first, second), education=education)


def side(title: str, dates: str, company: str = "Beside") -> Role:
    begin, _, finish = dates.partition(" ")
    return replace(CLEAN.roles[1], title=title, company=company, start=begin, end=finish)


CASES: dict[str, tuple[list[CV], list[CV]]] = {
    "STR002": (
        [
            dated("2018-06 2022-02", "2022-03 present"),
            dated("2018 2020", "2020 2024"),
            dated("2015-01 2016-01", "2017-01 2018-01"),
            dated("2022-03 present", "2015-01 2018-06", "2018-07 2022-02"),
            dated("2018 2020", "2021 present"),
            dated("2012 2014", "2014 2016", "2016 present"),
            dated("2018-03 2020-05", "2021 present"),
            dated("2019-01 2019-06", "2019-07 2020-01"),
            dated("2010 2012", "2020 2022"),
            dated("2019 2021", "2022-01 present"),
        ],
        [
            *PLAIN,
            dated("2022-03 present", "2018-06 2022-02"),
            dated("2022-03 present", "2023-01 present"),
            dated("2020 2024", "2021 2022"),
            dated("2018 2020", " "),
            dated(" ", "2018 2020"),
            dated("2020-01 2022-01", "2019-01 2022-01"),
        ],
    ),
    "STR003": (
        [
            ordered("tools", "roles"),
            ordered("summary", "tools", "roles", "education"),
            ordered("profile", "tools", "projects", "roles"),
            ordered("tools", "education", "roles"),
            ordered("tools", "roles", "projects"),
            ordered("tools", "summary", "roles"),
            ordered("profile", "summary", "tools", "roles", "education"),
            ordered("tools", "projects", "education", "roles"),
            ordered("projects", "tools", "roles"),
            ordered("education", "tools", "roles"),
        ],
        [
            *PLAIN,
            ordered("tools", "roles", undated=False),
            ordered("roles", "tools"),
            ordered(),
            ordered("roles"),
            ordered("tools"),
            ordered("tools", "roles", undated=False, base=mid()),
        ],
    ),
    "STR004": (
        [
            degree(text)
            for text in (
                "GPA 3.9/4.0",
                "GPA: 3.8",
                "CGPA 9.1/10",
                "3.7/4.0",
                "Grade point average 3.9",
                "gpa 4.0",
                "Graduated with a GPA of 3.95",
                "3.92 / 4.00, Dean's list",
                "8.7/10",
                "4.6/5.0",
            )
        ],
        [
            *PLAIN,
            degree("Thesis on session-based reranking"),
            degree("With distinction"),
            degree("Thesis: 3.4x faster retrieval"),
            replace(mid(), education=degree("GPA 3.9/4.0").education),
            replace(junior(), education=degree("GPA 3.9/4.0").education),
        ],
    ),
    "STR005": (
        [cv(profile=replace(CLEAN.profile, photo=f"ada{n}.jpg")) for n in range(10)],
        [
            *PLAIN,
            cv(profile=replace(CLEAN.profile, photo="")),
            cv(profile=replace(CLEAN.profile, photo=" ")),
            cv(profile=replace(CLEAN.profile, headline="Photo search engineer")),
            section("Talks", "Photo retrieval, 2025"),
        ],
    ),
    "STR006": (
        [
            degree("Robotics club", "Dean's list", "Tutor"),
            degree("a", "b", "c"),
            degree("a", "b", "c", "d"),
            degree("a", "b", "c", "d", "e", "f"),
            degree("Thesis", "Grade 1.0", "Erasmus in Lisbon"),
            degree("word " * 41),
            degree("word " * 25, "word " * 25),
            degree("word " * 80),
            degree("Minor in physics", "Chess", "Choir"),
            degree(*["One line"] * 8),
        ],
        [
            *PLAIN,
            degree(),
            degree("Thesis on session-based reranking"),
            degree("Thesis on reranking", "With distinction"),
            degree("word " * 30),
        ],
    ),
    "STR007": (
        [
            degree(text)
            for text in (
                "Published “Reranking in 25 ms” at RecSys 2019",
                "Publications: two at SIGIR",
                "Paper at NeurIPS 2019",
                "Co-authored a paper in Nature",
                "First author, EMNLP 2018",
                "In the proceedings of KDD",
                "arXiv:1901.00001",
                "ICML 2018 workshop",
                "Papers on ranking in the Journal of IR",
                "CVPR 2017, oral",
            )
        ],
        [
            *PLAIN,
            degree(),
            degree("Thesis on session-based reranking"),
            degree("Erasmus term in Lisbon"),
            section("Publications", "Reranking in 25 ms, RecSys 2019"),
        ],
    ),
    "STR008": (
        [
            only("2023", "2021"),
            only("2023-05", "2023-02"),
            only("2027-01", "present"),
            only("2026-12", "present"),
            only("soon", "present"),
            end("whenever"),
            start("2022-13"),
            start("22.03"),
            end("2022-00"),
            only("2024-01", "2023"),
            cv(projects=(replace(CLEAN.projects[0], start="2024", end="2020"),)),
            cv(projects=(replace(CLEAN.projects[0], start="spring"),)),
        ],
        [
            *PLAIN,
            only("2023", "2023"),
            only("2023-05", "2023-05"),
            only("2026-11", "present"),
            only("2026", "present"),
            only("Mar 2022", "now"),
            only("03/2022", "Present"),
            only("", ""),
            only("2022", "2027"),
            end(""),
        ],
    ),
    "STR009": (
        [
            dated("2022-03 present", "2018-01 2021-03"),
            dated("2022-03 present", "2018-01 2021-07"),
            dated("2022 present", "2015 2018"),
            dated("2022-03 present", "2015-01 2021-12", "2010-01 2013-12"),
            dated("2024-01 present", "2020-01 2022-12"),
            dated("2022-03 present", "2018-06 2023-06"),
            dated("2020-01 2022-12", "2018-01 2020-12"),
            dated("2020 present", "2015 2023"),
            dated("2022-03 present", "2018-06 present"),
            dated("2025-06 present", "2018-06 2024-10"),
        ],
        [
            *PLAIN,
            dated("2022-03 present", "2018-01 2021-09"),
            dated("2022-03 present", "2018-01 2022-08"),
            dated("2022 present", "2015 2021"),
            dated("2022 present", "2015 2022"),
            dated("2022-03 present", " "),
            pair(CLEAN.roles[0], side("ML Engineer", "2018-01 2020-01"), Education(year="2021")),
            pair(CLEAN.roles[0], side("Freelance ML Engineer", "2018-01 2024-01")),
            pair(CLEAN.roles[0], side("ML Engineer", "2018-01 2024-01", CLEAN.roles[0].company)),
            pair(CLEAN.roles[0], side("PhD Student", "2018-01 2024-01")),
        ],
    ),
    "STR010": (
        [
            reach(),
            reach(headline="ML engineer"),
            reach(location="Lisbon"),
            *[
                replace(good(name), profile=Profile(name="Ada"))
                for name in ("senior", "mid", "junior", "mlops", "researcher")
            ],
            replace(CLEAN, profile=Profile()),
            replace(CLEAN, profile=Profile(headline="ML engineer"), projects=()),
        ],
        [
            *PLAIN,
            reach(phone="+351 900 000 000"),
            cv(profile=replace(CLEAN.profile, email="")),
            cv(profile=replace(CLEAN.profile, links=())),
            CV(roles=(role("Built a ranker.", title="", company=""),)),
            CV(),
            CV(profile=Profile(name="Ada")),
        ],
    ),
}
