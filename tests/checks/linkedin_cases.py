"""A CV beside a profile: what must fire, and what is a matter of form."""

from __future__ import annotations

from dataclasses import replace

from making import CLEAN, own, split

from bulletsmith.cv import CV, Education, Profile, Role, Tools

Both = tuple[CV, CV]


def profile_of(cv: CV) -> CV:
    """The profile that tells the same story as `cv`: as an archive of it would be read."""
    roles = tuple(
        replace(role, bullets=own(*(bullet.text for bullet in role.bullets))) for role in cv.roles
    )
    person = Profile(cv.profile.name, cv.profile.headline)
    skills = tuple(name for _, names in cv.tools for name in names)
    return CV(person, cv.summary, roles, Tools(flat=skills))


PROFILE = profile_of(CLEAN)
NEW, OLD = CLEAN.roles
LED = "Led a team of 6 engineers through the rollout of the hotel reranker."


def roles(*changed: Role | None) -> CV:
    """The profile with other roles; None leaves one out."""
    return replace(PROFILE, roles=tuple(role for role in changed if role))


def newest(**parts: object) -> CV:
    """The profile with its newest role changed."""
    first, second = PROFILE.roles
    return roles(replace(first, **parts), second)  # type: ignore[arg-type]


def first(**parts: object) -> CV:
    """The profile with its first role changed."""
    one, two = PROFILE.roles
    return roles(one, replace(two, **parts))  # type: ignore[arg-type]


def mine(**parts: object) -> CV:
    """The clean CV with its newest role changed."""
    return replace(CLEAN, roles=(replace(NEW, **parts), OLD))  # type: ignore[arg-type]


def titled(ours: str, theirs: str) -> Both:
    return mine(title=ours), newest(title=theirs)


def at(ours: str, theirs: str) -> Both:
    return mine(company=ours), newest(company=theirs)


def dated(ours: str, theirs: str) -> Both:
    """`2022-03 present` in the CV, `2022-05 present` on the profile."""
    (a, _, b), (c, _, d) = ours.partition(" "), theirs.partition(" ")
    return mine(start=a, end=b), newest(start=c, end=d)


def says(*ours: str, profile: tuple[str, ...]) -> Both:
    return mine(bullets=own(*ours)), newest(bullets=own(*profile))


def headed(headline: str, cv: CV = CLEAN) -> Both:
    return cv, replace(profile_of(cv), profile=Profile(cv.profile.name, headline))


def skilled(core: str, skills: str) -> Both:
    names = split(core)
    ours = replace(CLEAN, tools=Tools(core=names, working=("Airflow",)))
    return ours, replace(PROFILE, tools=Tools(flat=tuple(skills.split("; "))))


def side(title: str, company: str, start: str, end: str) -> Role:
    return Role(title, company, "", start, end)


STUDENT = replace(CLEAN, roles=(replace(NEW, title="Machine Learning Intern"),))
UNSHIPPED = replace(CLEAN, roles=(replace(NEW, bullets=own("Wrote reports on data.")),))
MID = replace(NEW, title="ML Engineer", start="2019-01", end="2022-02")
PLAIN = "Built a reranker for hotel search, deployed via Triton."
GAIN = "Built a reranker for hotel search, raising bookings by 2.1%."
OTHER = "Kept the search stack running on call."

CASES: dict[str, tuple[list[Both], list[Both]]] = {
    "LNK001": (
        [
            (CLEAN, roles(PROFILE.roles[0])),
            (CLEAN, roles(PROFILE.roles[1])),
            (replace(CLEAN, roles=(NEW,)), PROFILE),
            (replace(CLEAN, roles=(OLD,)), PROFILE),
            (CLEAN, roles(*PROFILE.roles, side("Data Analyst", "Initech", "2016-01", "2018-04"))),
            (CLEAN, roles(side("Founder", "Umbrella", "2023-01", "2024-01"), *PROFILE.roles)),
            (replace(CLEAN, roles=(side("CTO", "Hooli", "2025-01", "present"), NEW, OLD)), PROFILE),
            (CLEAN, roles(replace(NEW, title="Barista", company="Cafe", end="2025-12"), OLD)),
            (replace(CLEAN, roles=(NEW, replace(MID, company=NEW.company), OLD)), PROFILE),
            (CLEAN, roles(NEW, replace(MID, company="Acme Travel", end="2021-12"), OLD)),
            (CLEAN, roles(NEW, replace(OLD, start="2009", end="2011"), side("X", "Y", "2020", ""))),
        ],
        [
            (CLEAN, PROFILE),
            (CLEAN, replace(PROFILE, roles=())),
            (CLEAN, newest(title="Sr. ML Engineer", company="Acme Travel GmbH")),
            (CLEAN, roles(*PROFILE.roles, side("Waiter", "Cafe", "2008-01", "2010-06"))),
            (CLEAN, roles(*reversed(PROFILE.roles))),
            (CLEAN, roles(*PROFILE.roles, PROFILE.roles[0])),
            (  # a promotion that the CV tells as one role
                CLEAN,
                roles(
                    replace(PROFILE.roles[0], start="2024-01"),
                    replace(PROFILE.roles[0], title="ML Engineer", end="2023-12"),
                    PROFILE.roles[1],
                ),
            ),
            (  # and one that the profile does
                replace(
                    CLEAN,
                    roles=(
                        replace(NEW, start="2024-01"),
                        replace(NEW, title="ML Engineer", end="2023-12"),
                        OLD,
                    ),
                ),
                PROFILE,
            ),
            (CLEAN, newest(company="Acme", start="2022", end="present")),
            (CLEAN, newest(title="Data Wizard")),
            (CLEAN, roles(*PROFILE.roles, side("PhD", "Example University", "2016", "2018-05"))),
            (CLEAN, roles(*PROFILE.roles, side("Maintainer", "fastvec", "2023", "present"))),
            (CLEAN, roles(*PROFILE.roles, side("Career break", "", "2021", "2022"))),
            (
                replace(CLEAN, roles=(*CLEAN.roles, side("PhD", "MIT", "2014", "2018"))),
                replace(PROFILE, education=(Education("PhD", "MIT", "2018"),)),
            ),
            (CLEAN, newest(start="2023-01")),
        ],
    ),
    "LNK002": (
        [
            titled("Senior ML Engineer", "ML Engineer"),
            titled("ML Engineer", "Senior ML Engineer"),
            titled("Lead Data Scientist", "Data Scientist"),
            titled("ML Engineer", "Data Analyst"),
            titled("ML Engineer", "Software Engineer"),
            titled("ML Engineer", "ML Engineer Intern"),
            titled("Head of Machine Learning", "Machine Learning Engineer"),
            titled("Staff ML Engineer", "Senior ML Engineer"),
            titled("ML Engineer III", "ML Engineer II"),
            titled("Senior ML Engineer", "Senior Data Engineer"),
            titled("Engineering Manager, ML", "Senior Engineer, ML"),
            titled("Data Scientist", "Werkstudent Data Science"),
            titled("ML Engineer", "AI Engineer"),
            (  # a promotion of which the profile knows nothing
                replace(
                    CLEAN,
                    roles=(
                        replace(NEW, start="2024-01"),
                        replace(NEW, title="ML Engineer", end="2023-12"),
                        OLD,
                    ),
                ),
                newest(title="ML Engineer"),
            ),
            titled("Research Engineer", "Research Scientist"),
        ],
        [
            (CLEAN, PROFILE),
            titled("Senior ML Engineer", "Sr. Machine Learning Engineer"),
            titled("Machine Learning Engineer", "Engineer, Machine Learning"),
            titled("ML Engineer", "ML Engineer, Search"),
            titled("ML Engineer (Search)", "ML Engineer - Ads"),
            titled("ML Engineer", "Machine-Learning Engineer (m/w/d)"),
            titled("ML Engineer II", "ML Engineer 2"),
            titled("ML Engineer II", "ML Engineer"),
            titled("Software Engineer, Machine Learning", "Machine Learning Engineer"),
            titled("Data Scientist", "DATA SCIENTIST"),
            titled("ML Engineer", "Ingénieur machine learning"),
            titled("Data Scientist", "Data Scientist / ML Engineer"),
            titled("ML Engineer", ""),
            titled("AI/ML Engineer", "ML Engineer"),
            titled("Freelance Data Scientist", "Data Scientist (Freelance)"),
            titled("Senior Data Scientist", "Datenwissenschaftler, Senior"),
            titled("ML Engineer", "机器学习工程师"),
            titled("PhD Researcher", "PhD Student"),
            (mine(title="Acme Travel", company="Senior ML Engineer"), PROFILE),
            titled("Tech Lead, Search", "Technical Lead - Search"),
            titled("MLOps Engineer", "Machine Learning Operations Engineer"),
        ],
    ),
    "LNK003": (
        [
            dated("2022-03 present", "2022-05 present"),
            dated("2022-03 present", "2021-12 present"),
            dated("2022-03 2025-06", "2022-03 2025-03"),
            dated("2022-03 2025-06", "2022-03 2025-09"),
            dated("2022-03 present", "2022-03 2025-09"),
            dated("2022-03 2025-09", "2022-03 present"),
            dated("2022 present", "2023-02 present"),
            dated("2021 present", "2023 present"),
            dated("2022-03 2025", "2022-03 2023"),
            dated("2022-03 2025", "2021-09 2026-08"),
            dated("2023-11 present", "2022-03 present"),
        ],
        [
            (CLEAN, PROFILE),
            dated("2022-03 present", "2022-04 present"),
            dated("2022-03 present", "2022-02 present"),
            dated("2022-03 2025-06", "2022-03 2025-07"),
            dated("2022 present", "2022-11 present"),
            dated("2022-12 present", "2022 present"),
            dated("2022-03 2025", "2022-03 2025-01"),
            dated("2022-12 present", "2023 present"),
            dated("2022-03 present", "2022-03 2026-11"),
            dated("2022-03 present", "2022-03 2026-10"),
            dated("2022-03 present", "some day present"),
            dated("2022-03 ", "2022-03 present"),
            (
                CLEAN,
                roles(
                    replace(PROFILE.roles[0], start="2024-01"),
                    replace(PROFILE.roles[0], title="ML Engineer", end="2023-12"),
                    PROFILE.roles[1],
                ),
            ),
        ],
    ),
    "LNK004": (
        [
            at("Acme Travel", "Initech"),
            at("Google", "Globex"),
            at("Meta", "Beta"),
            at("Acme Travel", "Globex Payments"),
            at("Visa", "Vista"),
            at("Acme GmbH", "Initech GmbH"),
            at("Stripe", "Square"),
            at("Facebook", "Google"),
            at("University of Oxford", "Cambridge University"),
            at("IBM", "Iberdrola Business"),
            at("Alpha Labs", "Beta Labs"),
            at("Meta", "Metabase"),
            at("X", "Xerox"),
        ],
        [
            (CLEAN, PROFILE),
            at("Acme", "Acme Inc."),
            at("Acme Travel GmbH", "ACME Travel"),
            at("Meta", "Facebook"),
            at("Alphabet", "Google LLC"),
            at("X", "Twitter, Inc."),
            at("Square", "Block"),
            at("IBM", "International Business Machines"),
            at("Acme", "Acme Research"),
            at("Société Générale", "Societe Generale S.A."),
            at("The Trade Desk", "Trade Desk"),
            at("JPMorgan Chase & Co.", "J.P. Morgan"),
            at("Acme (acquired by Globex)", "Globex"),
            at("Acme", ""),
            at("TransferWise", "Wise"),
            at("Mercadolibre", "MercadoLibre SRL"),
            at("Yandex", "Яндекс"),
            (mine(title="Acme Travel", company="Senior ML Engineer"), PROFILE),
            at("楽天", "楽天株式会社"),
            at("Freelance", "Self-employed"),
            at("QuantumBlack, AI by McKinsey", "McKinsey & Company"),
            at("Procter & Gamble", "P&G"),
            at("Bosch", "Robert Bosch GmbH"),
        ],
    ),
    "LNK005": (
        [
            headed("AI enthusiast"),
            headed("Aspiring Machine Learning Engineer"),
            headed("Student at Example University"),
            headed("Machine learning enthusiast | Python | SQL"),
            headed("Passionate about data and AI"),
            headed("Seeking opportunities in data science"),
            headed("Junior ML Engineer"),
            headed("Aspiring data scientist and lifelong learner"),
            headed("Looking for entry-level opportunities in AI"),
            headed("Computer science student"),
            headed("Bootcamp graduate, self-taught"),
        ],
        [
            (CLEAN, PROFILE),
            headed(""),
            headed("Senior ML Engineer at Acme Travel"),
            headed("ML Engineer at Acme Travel | AI enthusiast"),
            headed("Senior ML Engineer, passionate about search"),
            headed("Search and ranking"),
            headed("Open to work"),
            headed("Aspiring Machine Learning Engineer", STUDENT),
            headed("AI enthusiast", UNSHIPPED),
            headed("Engineering lead. Mentor of students"),
            headed("AI enthusiast", replace(CLEAN, profile=Profile("Ada", "AI enthusiast"))),
            headed("Student", replace(CLEAN, roles=())),
        ],
    ),
    "LNK006": (
        [
            says(LED, OTHER, profile=(OTHER,)),
            says(OTHER, profile=(LED, OTHER)),
            says(GAIN, profile=(PLAIN,)),
            says(PLAIN, profile=(GAIN,)),
            says(GAIN, OTHER, profile=(GAIN.replace("2.1", "5"), OTHER)),
            says("Led a team of 6.", profile=("Led a team of 3.",)),
            says("Led the rollout of search.", profile=("Helped with the rollout of search.",)),
            says("Worked on search ranking.", profile=("Led search ranking for travel.",)),
            says("Managed 4 engineers on ads.", profile=("Took part in ads.",)),
            says("Managed the ads ranking team.", profile=("Took part in ads.",)),
            says("Built ads with a team of five.", profile=("Built ads.",)),
            says(GAIN, "Cut costs by 30%.", profile=(PLAIN.replace("Triton", "4"), "Cut costs.")),
            says("A 12-person team served 3M users.", profile=("Served users on the web.",)),
        ],
        [
            (CLEAN, PROFILE),
            (CLEAN, newest(bullets=())),
            (mine(bullets=()), PROFILE),
            says(LED, profile=("Leading six engineers through the rollout of the reranker.",)),
            says(GAIN, profile=(GAIN.replace("2.1%", "2%"),)),
            says(GAIN, profile=("Raised bookings by 2.1%.",)),
            says("Built a model; it led to 3% more sales.", profile=("A model: 3% more sales.",)),
            says("Data-led decisions for ads.", profile=("Decisions for ads.",)),
            says("Cut lead time of orders.", profile=("Made orders faster.",)),
            says("Trained on 900M queries.", profile=("Trained on 0.9B queries.",)),
            says("Led the rollout.", profile=("Owned the rollout.",)),
            says(OTHER, profile=("Ran the search stack.",)),
            says("Managed Kubernetes clusters for ads.", profile=("Ran clusters for ads.",)),
            says("Supervised learning for ads.", profile=("Learning for ads.",)),
            says("Directed acyclic graphs of Airflow for ads.", profile=("Airflow for ads.",)),
            says("Lead scoring for sales.", profile=("Scoring for sales.",)),
            says("Migrated ads to GPT-4 in 2024.", profile=("Migrated ads.",)),
            (mine(title="Acme Travel", company="Senior ML Engineer"), PROFILE),
            says(GAIN, OTHER, profile=(OTHER, "Bookings rose by a lot: 2.1%.")),
            (
                mine(bullets=own("Led the search group."), title="Search Engineer"),
                newest(bullets=own("Search."), title="Search Engineer, Team Lead"),
            ),
        ],
    ),
    "LNK007": (
        [
            skilled("Python, PyTorch", "Python; SQL"),
            skilled("Python", "SQL"),
            skilled("Triton", "Python; PyTorch; Kubernetes"),
            skilled("XGBoost, LightGBM", "XGBoost"),
            skilled("AWS (SageMaker, S3)", "Python"),
            skilled("SQL", "NoSQL"),
            skilled("Spark", "Sparkling Water; Python"),
            skilled("Go", "Google Cloud; Django"),
            skilled("scikit-learn", "SciPy"),
            skilled("Java", "JavaScript"),
            skilled("R", "Rust; Python"),
        ],
        [
            (CLEAN, PROFILE),
            skilled("Python", "Python (Programming Language)"),
            skilled("PyTorch", "Pytorch; SQL"),
            skilled("scikit-learn", "Scikit-Learn"),
            skilled("scikit-learn", "sklearn"),
            skilled("AWS (SageMaker, S3)", "Amazon Web Services (AWS)"),
            skilled("AWS", "Amazon Web Services"),
            skilled("Spark", "Apache Spark"),
            skilled("Airflow", "Apache Airflow; Python"),
            skilled("Kubernetes", "K8s"),
            skilled("TensorFlow, Python", "python; tensorflow"),
            (CLEAN, replace(PROFILE, tools=Tools())),
            (replace(CLEAN, tools=Tools(flat=("Python", "PyTorch"))), PROFILE),
        ],
    ),
}
