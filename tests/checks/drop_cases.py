"""What to drop: what must fire, and what must not."""

from __future__ import annotations

from dataclasses import replace

from making import CLEAN, cv, degree, good, junior, mid, own, role, roles, section

from bulletsmith.cv import CV, Project, Role, Section

LONG_AGO = "2013-01 2015-06"


def old(title: str, *texts: str, dates: str = LONG_AGO) -> CV:
    """The clean CV with an old role below the others."""
    return roles(*CLEAN.roles, role(*texts, title=title, company="Elsewhere", dates=dates))


def with_project(text: str, dates: str, evidence: str = "", name: str = "thing") -> CV:
    start, _, end = dates.partition(" ")
    return cv(projects=(Project(name, "https://x.org/y", evidence, start, end, own(text)),))


def put(base: CV, title: str, *items: str) -> CV:
    return replace(base, sections=(Section(title, items),))


TALK = section("Talks", "Reranking under 25 ms, RecSys 2025")
PAPERS = section("Publications", "Sessions that rank, SIGIR 2016", "Two towers, RecSys 2019")
PLAIN = [CLEAN, TALK, PAPERS, junior(), mid(), good("mlops"), good("researcher")]

CASES: dict[str, tuple[list[CV], list[CV]]] = {
    "DRP001": (
        [
            section("Courses", "Deep Learning Specialization", "Machine Learning"),
            section("Courses", "Machine Learning, Coursera"),
            section("Coursework", "Statistics", "Algorithms"),
            section("MOOCs", "fast.ai"),
            section("Online courses", "CS231n"),
            section("Certifications", "TensorFlow Developer, Coursera", "Deep Learning, Udemy"),
            section("Certificates", "Machine Learning Nanodegree, Udacity"),
            section("Training", "Spark, DataCamp"),
            degree("Coursework: machine learning, statistics"),
            degree("Relevant courses: NLP, vision"),
            degree("Courses: optimisation"),
        ],
        [
            *PLAIN,
            put(mid(), "Courses", "Machine Learning, Coursera"),
            put(junior(), "Courses", "Machine Learning, Coursera"),
            section("Certifications", "AWS Certified Machine Learning Engineer"),
            section("Teaching", "Lecturer for information retrieval, 2023"),
            degree("Thesis on session-based reranking"),
            section("Courses"),
        ],
    ),
    "DRP002": (
        [
            section("Awards", "Winner, City Data Hackathon 2018"),
            section("Awards", "2nd place, HealthHack hackathon, 2020"),
            section("Awards", "Datathon winner (2019)"),
            section("Hackathons 2017", "Winner of the energy hackathon"),
            section("Activities", "Organised a game jam in 2015"),
            section("Awards", "Junction hackathon, Helsinki, Nov 2021"),
            section("Awards", "Best project, PennApps Hackathon 2014"),
            section("Awards", "Finalist, hackathon, 2022"),
            with_project("Won a hackathon with a bus-delay model.", "2019 2019"),
            with_project("A bus-delay model.", "2018-03 ", name="City hackathon"),
        ],
        [
            *PLAIN,
            section("Awards", "Winner, City Data Hackathon 2026"),
            section("Awards", "Winner, City Data Hackathon 2024"),
            section("Awards", "Winner, City Data Hackathon 2023"),
            section("Awards", "Winner, City Data Hackathon"),
            section("Awards", "Best paper award 2018"),
            with_project("Won a hackathon with a bus-delay model.", "2025 2025"),
        ],
    ),
    "DRP003": (
        [
            section("Articles", "How I trained my first network"),
            section("Blog", "Ranking for beginners, 900 reads"),
            section("Writing", "Why embeddings matter (Medium, 2.1k reads)"),
            section("Posts", "Ten tips for pandas, 300 views"),
            section("Other", "Medium article on gradient boosting"),
            section("Other", "Towards Data Science: my first transformer"),
            section("Other", "Blog post about Docker, 9,900 readers"),
            section("Activities", "Wrote a Substack on models"),
            section("Blog posts", "Kubernetes in one hour", "Airflow in two"),
            section("Other", "dev.to article on testing"),
        ],
        [
            *PLAIN,
            section("Articles", "Reranking under 25 ms, Medium, 48K reads"),
            section("Blog", "Two towers, 120,000 views"),
            section("Blog", "Two towers, 1.2M readers"),
            section("Articles", "Feature stores, cited by Chip Huyen"),
            section("Articles", "Feature stores, front page of Hacker News"),
            section("Writing", "Featured in the Netflix tech digest: two towers"),
            section("Other", "Article in the Journal of Machine Learning Research"),
            section("Papers", "An article on ranking, SIGIR 2024"),
        ],
    ),
    "DRP004": (
        [
            section(title, "Designing Data-Intensive Applications")
            for title in (
                "Reading list",
                "Reading",
                "Books",
                "Currently reading",
                "Books read",
                "Bookshelf",
                "Favourite books",
                "Recommended books",
                "My reading list",
                "Podcasts",
                "Books I like",
            )
        ],
        [
            *PLAIN,
            section("Book chapters", "Ranking, in: Search Systems"),
            section("Books published", "Ranking in Practice, 2024"),
            section("Publications", "Reading comprehension at scale"),
            section("Machine reading", "SQuAD 2.0, first place in 2025"),
        ],
    ),
    "DRP005": (
        [
            old("Waiter", "Took orders in a busy restaurant."),
            old("Waiter"),
            old("Barista", "Made coffee for commuters."),
            old("Sales Assistant", "Sold shoes."),
            old("Lifeguard", "Watched a pool."),
            old("Call-Centre Agent", "Answered calls about invoices.", dates="2016 2017"),
            old("Gardener", "Cut hedges.", dates="2019-01 2020-02"),
            old("Music Teacher", "Taught the piano to children."),
            with_project("Drew a comic about cats.", "2015 2016", name="Cats"),
            section("Activities", "Captain of the chess club, 2012"),
            section("Volunteering", "Soup kitchen, 2014 – 2016"),
        ],
        [
            *PLAIN,
            old("Software Engineer", "Wrote billing reports."),
            old("Data Engineer", "Moved tables."),
            old("Analyst", "Built a fraud model for payments."),
            old("Waiter", "Took orders.", dates="2024-01 2025-01"),
            old("Waiter", "Took orders.", dates=" "),
            with_project("Drew a comic about cats.", "2025 2026", name="Cats"),
            with_project("Wrote a ranker for hotel bookings.", "2015 2016"),
            section("Awards", "Chess champion, 2012"),
            section("Activities", "Captain of the chess club"),
            roles(Role("Waiter", "Elsewhere", "", "2013", "2015", own("Took orders."))),
        ],
    ),
    "DRP006": (
        [
            section("References", "Available on request"),
            section("Referees", "Prof. Example"),
            section("Objective", "A challenging position"),
            section("Career objective", "To grow"),
            section("Hobbies", "Chess"),
            section("Interests", "Climbing, wine"),
            section("Hobbies & Interests", "Chess"),
            section("Hobbies and interests", "Chess"),
            section("Personal interests", "Chess"),
            section("Other", "References available upon request"),
            section("Personal details", "Married"),
        ],
        [
            *PLAIN,
            section("Research interests", "Ranking, retrieval"),
            section("Other", "Reference implementation of the paper, 1.2K stars"),
            section("Languages", "English, German"),
            section("Interest groups", "Chair of the search guild, 40 members"),
            section("Awards", "Best object detection, 2025"),
        ],
    ),
}
