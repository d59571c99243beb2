"""LaTeX: template families read by content, and bullets rewritten in their own macros."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletsmith.bullets.text import one_line
from bulletsmith.cv import (
    CV,
    Bullet,
    Education,
    Profile,
    Project,
    Role,
    Section,
    Summary,
    Tools,
    bullets,
    insert,
    move,
    remove,
)
from bulletsmith.errors import CannotPatchError
from bulletsmith.formats.document import Delete, Edit, Insert, Move, Set
from bulletsmith.formats.latex.adapter import FORMAT
from bulletsmith.formats.latex.text import escaped, words
from bulletsmith.formats.markup import lost

FAMILIES = sorted((Path(__file__).parent / "latex").glob("*.tex"))
NEW = r"Cut chargebacks 31% & saved $2M_a with ~5 ms #1 {p99} → 3× \input{secrets} “all”"

ROLES = {
    "jake": [
        ("Machine Learning Engineer", "Acme Labs", "Berlin, Germany", "2020-06", "present", 2),
        ("Data Science Intern", "Beta GmbH", "Remote", "2019", "", 1),
    ],
    "sb2nov": [("Software Engineer", "Acme", "Mountain View, CA", "2016-10", "present", 2)],
    "awesome_cv": [
        ("Senior ML Engineer", "Acme Inc.", "Seoul, S.Korea", "2021-03", "present", 2),
        ("ML Engineer", "Beta Corp.", "Berlin, Germany", "2018", "2021", 0),
    ],
    "moderncv": [
        ("ML Engineer", "Acme", "Berlin", "2019", "present", 2),
        ("Data Analyst", "Beta", "Paris", "2015", "2019", 1),
    ],
    "altacv": [
        ("ML Engineer", "Acme", "Berlin", "2020-03", "present", 2),
        ("Data Scientist", "Beta", "Zurich", "2016", "2020", 1),
    ],
    "deedy": [
        ("ML Engineer", "Acme", "Berlin, Germany", "2020-01", "2022-12", 2),
        ("Research Intern", "Beta", "Paris, France", "2019", "", 1),
    ],
    "hand_made": [
        ("ML Engineer", "Acme", "Berlin, Germany", "2020", "present", 2),
        ("Data Scientist", "Beta GmbH", "Munich, Germany", "2016-03", "2019-12", 2),
    ],
    "tables": [
        ("ML Engineer", "Acme GmbH", "", "2020-03", "present", 2),
        ("Data Scientist", "Beta Labs", "", "2017", "2020", 1),
        ("Intern", "Gamma Inc", "", "2016", "", 0),
        ("Working Student", "Delta AG", "", "2014", "2015", 0),
    ],
    "res_cls": [
        ("ML Engineer", "Acme Labs", "", "2020", "2023", 2),
        ("Data Scientist", "Beta GmbH", "", "2016", "2020", 1),
        ("Intern", "Gamma AG", "", "2014", "2016", 1),
    ],
    "friggeri": [
        ("ML Engineer", "Acme", "Berlin", "2020", "present", 2),
        ("Data Scientist", "Beta", "Paris", "2018", "2020", 1),
    ],
    "curve": [
        ("ML Engineer", "Acme Labs", "", "2020", "present", 1),
        ("Data Scientist", "Beta GmbH", "", "2018", "2020", 0),
    ],
    "simple_resume": [
        ("Research Engineer", "Acme Research Group", "Berlin, Germany", "2021-03", "present", 2),
        ("Software Intern", "Beta Works", "Paris, France", "2019", "", 1),
    ],
    "headed": [
        ("ML Engineer", "Acme Networks", "Berlin, Germany", "2017-09", "present", 1),
        ("Data Scientist", "Beta", "Paris, France", "2014", "2017", 1),
    ],
    "plain_titles": [
        ("ML Engineer", "Acme", "", "2020", "2022", 2),
        ("Research Intern", "Beta", "", "2019", "", 1),
    ],
    "europecv": [
        ("ML Engineer", "Acme GmbH", "", "2020", "2022", 2),
        ("Data Scientist", "Beta GmbH", "", "2018", "2020", 1),
    ],
}


def texts(cv: CV) -> list[str]:
    return [bullet.text for _, bullet in bullets(cv)]


@pytest.mark.parametrize("path", FAMILIES, ids=lambda path: path.stem)
def test_roles(path: Path) -> None:
    cv = FORMAT.read(path.read_bytes()).cv
    told = [(r.title, r.company, r.location, r.start, r.end, len(r.bullets)) for r in cv.roles]
    assert told == ROLES[path.stem]


def test_every_family_is_tested() -> None:
    assert {path.stem for path in FAMILIES} == set(ROLES)


def test_words_without_their_markup() -> None:
    cv = FORMAT.read((FAMILIES[0].parent / "jake.tex").read_bytes()).cv
    assert texts(cv)[:2] == [
        "Cut chargebacks by 31% with a LightGBM scorer on 220M payments",
        "Trained a two-tower retriever for search & ads, NDCG@10 0.41 → 0.47",
    ]
    assert cv.profile.name == "Ada Example"
    assert cv.profile.email == "ada@example.org"
    assert cv.tools.flat == ("Python", "SQL", "PyTorch", "XGBoost")
    (project,) = cv.projects
    assert (project.name, project.url) == ("fastvec", "https://github.com/ada-example/fastvec")


@pytest.mark.parametrize("path", FAMILIES, ids=lambda path: path.stem)
def test_an_edit_leaves_every_other_byte(path: Path) -> None:
    source = path.read_bytes()
    document = FORMAT.read(source)
    assert FORMAT.patch(source, ()) == source
    before = list(bullets(document.cv))
    for address, _ in before:
        patched = FORMAT.patch(source, [Set(address, Bullet(own=NEW))]).decode()
        place = document.places[address]
        assert patched.startswith(document.text[: place.start])
        assert patched.endswith(document.text[place.end :])
        wanted = [NEW if at == address else bullet.text for at, bullet in before]
        assert texts(FORMAT.read(patched.encode()).cv) == wanted


@pytest.mark.parametrize("path", FAMILIES, ids=lambda path: path.stem)
def test_insert_delete_move(path: Path) -> None:
    source = path.read_bytes()
    cv = FORMAT.read(source).cv
    new = Bullet(own=NEW)
    for address, _ in bullets(cv):
        if path.stem == "sb2nov" and address[0] == "projects":
            continue  # there a bullet is a project
        after = (*address[:3], int(address[3]) + 1)
        alone = len(cv.roles[int(address[1])].bullets) == 1 if address[0] == "roles" else True
        edits: list[tuple[Edit, CV]] = [
            (Insert(address, new), insert(cv, address, new)),
            (Insert(after, new), insert(cv, after, new)),
            (Move(address, 0), move(cv, address, 0)),
        ]
        if not alone:
            edits.append((Delete(address), remove(cv, address)))
        for edit, wanted in edits:
            assert texts(FORMAT.read(FORMAT.patch(source, [edit])).cv) == texts(wanted), edit


def test_markup_around_kept_words_stays() -> None:
    source = (FAMILIES[0].parent / "jake.tex").read_bytes()
    new = "Cut chargebacks by 31% with an XGBoost scorer on 220M payments"
    patched = FORMAT.patch(source, [Set(("roles", 0, "bullets", 0), Bullet(own=new))]).decode()
    assert r"\resumeItem{Cut chargebacks by \textbf{31\%} with an XGBoost scorer" in patched


MARKED = r"Built \textbf{two} \href{https://a.example}{rankers} for \emph{hotel search}, 5\% up"


@pytest.mark.parametrize(
    ("new", "source", "gone"),
    [
        (
            "Built two rankers for hotel search, 7% up",
            MARKED.replace("5", "7"),
            [],
        ),
        (
            "Sold two fast rankers for flight search, 5% up",
            r"Sold \textbf{two} fast \href{https://a.example}{rankers} "
            r"for \emph{flight search}, 5\% up",
            [],
        ),
        (
            "Won",
            "Won",
            ["bold “two”", "link “rankers” (https://a.example)", "italics “hotel search”"],
        ),
    ],
)
def test_markup_that_the_new_words_leave_alone_stays_and_the_rest_is_named(
    new: str, source: str, gone: list[str]
) -> None:
    whole = r"\section{Work}\job{Engineer}{Acme}{2020}\begin{itemize}\item %s\end{itemize}"
    before = FORMAT.read((whole % MARKED).encode())
    edits: list[Edit] = [Set(("roles", 0, "bullets", 0), Bullet(own=new))]
    after = FORMAT.read(FORMAT.patch(before.source, edits))
    assert after.cv.roles[0].bullets[0].own == new
    assert after.text == whole % source
    told = [str(one) for this in lost(FORMAT, before, after, edits) for one in this.markup]
    assert told == gone


GAIN_WORDS = "Trained it, NDCG@10 0.41 → 0.47".split()
GAIN = r"Trained it, NDCG@10 $0.41 \rightarrow 0.47$"
FELL = r"fell $\sim$5\% in \(p<0.01\) all"


@pytest.mark.parametrize(
    ("old", "new", "source"),
    [
        (GAIN, "Trained it, NDCG@10 0.41 → 0.47, on Triton", GAIN + ", on Triton"),
        (GAIN, "Trained it, offline NDCG@10 0.41 → 0.47", GAIN.replace("NDCG", "offline NDCG")),
        (GAIN, "Trained it, NDCG@10 0.41 → 0.52", r"Trained it, NDCG@10 0.41 $\rightarrow$ 0.52"),
        (GAIN, "Trained it, NDCG@10 0.47", "Trained it, NDCG@10 0.47"),
        (FELL, "fell 5% in p<0.01 all", FELL.replace(r"$\sim$", "")),
        (FELL, "fell ~7% in p<0.01 all", FELL.replace("5", "7")),
        (FELL, "fell ~5% in p<0.05 all", r"fell $\sim$5\% in p\textless{}0.05 all"),
    ],
)
def test_a_formula_stands_or_is_written_anew(old: str, new: str, source: str) -> None:
    assert rewritten(old, new) == source


def rewritten(old: str, new: str) -> str:
    head = r"\section{Work}\job{Engineer}{Acme}{2020}\begin{itemize}\item "
    edit = Set(("roles", 0, "bullets", 0), Bullet(own=new))
    return FORMAT.patch((head + old + r"\end{itemize}").encode(), [edit]).decode()[
        len(head) : -len(r"\end{itemize}")
    ]


@given(st.lists(st.sampled_from([*GAIN_WORDS, "$5", "&", "on", "7%"]), min_size=1, max_size=12))
def test_no_words_get_into_a_formula(words: list[str]) -> None:
    source = rewritten(GAIN, " ".join(words))
    inside = re.findall(r"(?<!\\)\$(.*?)(?<!\\)\$", source)
    assert set(inside) <= {r"0.41 \rightarrow 0.47", r"\rightarrow"}
    assert len(re.findall(r"(?<!\\)\$", source)) == 2 * len(inside)


def test_a_macro_around_a_whole_bullet_stays() -> None:
    source = rb"\section{Work}\cventry{Engineer}{Acme}{2020}{Berlin}{\begin{itemize}"
    source += rb"\item \small{Sold it.}\end{itemize}}"
    for edit in (Set, Insert):
        patched = FORMAT.patch(source, [edit(("roles", 0, "bullets", 0), Bullet(own="[x] won"))])
        assert rb"\item \small{{[}x] won}" in patched


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
def test_line_ends_and_encoding_stay(ends: str) -> None:
    text = (FAMILIES[0].parent / "altacv.tex").read_text().replace("Acme", "Çelik")
    source = text.replace("\n", ends).encode("cp1252")
    patched = FORMAT.patch(source, [Insert(("roles", 0, "bullets", 1), Bullet(own="Été"))])
    lines = source.decode("cp1252").split(ends)
    added = [line for line in patched.decode("cp1252").split(ends) if line not in lines]
    assert added == [r"\item Été"]


@pytest.mark.parametrize("path", FAMILIES, ids=lambda path: path.stem)
def test_a_byte_order_mark_tabs_and_a_missing_last_line_end_stay(path: Path) -> None:
    text = path.read_text().replace("  ", "\t").rstrip("\n")
    source = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    document = FORMAT.read(source)
    for address, _ in bullets(document.cv):
        place = document.places[address]
        patched = FORMAT.patch(source, [Set(address, Bullet(own=NEW))])
        assert patched.startswith(b"\xef\xbb\xbf" + document.text[: place.start].encode())
        assert patched.endswith(document.text[place.end :].encode())


@pytest.mark.parametrize(
    "edit",
    [
        Set(("roles", 0, "title"), "Chief"),
        Delete(("roles", 1, "bullets", 0)),
        Insert(("roles", 0), Role("x")),
    ],
)
def test_what_cannot_be_done_is_said(edit: Edit) -> None:
    source = (FAMILIES[0].parent / "altacv.tex").read_bytes()
    with pytest.raises(CannotPatchError):
        FORMAT.patch(source, [edit])


def test_suppressions_and_inputs() -> None:
    source = rb"""\begin{document}
\section{Experience}
\cvevent{ML Engineer}{Acme}{2020 -- 2021}{Berlin}
\begin{itemize}
% bulletsmith: ignore MET003, SRV001 -- under NDA
\item Built a scorer
\end{itemize}
\input{other}
\end{document}
"""
    document = FORMAT.read(source)
    (found,) = document.suppressions
    assert (found.line, found.codes, found.reason) == (5, ("MET003", "SRV001"), "under NDA")
    assert found.address == ("roles", 0, "bullets", 0)
    assert [note.line for note in document.not_understood] == [8]


def test_a_suppression_is_for_its_line_the_next_bullet_or_the_last_one() -> None:
    source = rb"""% bulletsmith: ignore STR010
\begin{document}
\section{Experience}
\subsection{ML Engineer, Acme \hfill 2020 -- 2021}
\begin{itemize} % bulletsmith: ignore MET001
\item Built a scorer
\item Built a ranker % bulletsmith: ignore MET003
\item Built a filter
% bulletsmith: ignore MET006
\end{itemize}
\end{document}
"""
    told = {s.codes[0]: s.address[3:] for s in FORMAT.read(source).suppressions}
    assert told == {"STR010": (), "MET001": (0,), "MET003": (1,), "MET006": (2,)}


LINES = st.text(
    st.one_of(st.sampled_from(r"ab \{}$&%#_^~-'`\"<>|→–—“”‘×²[]@.,:1é"), st.characters()),
    max_size=40,
).map(one_line)


@given(LINES)
def test_escaped_words_read_back(text: str) -> None:
    assert words(escaped(text)).text == text


@given(LINES, st.integers(0, 1))
def test_any_text_can_be_put_in(text: str, index: int) -> None:
    source = (FAMILIES[0].parent / "altacv.tex").read_bytes()
    if text:
        address = ("roles", 0, "bullets", index)
        patched = FORMAT.patch(source, [Set(address, Bullet(own=text))])
        assert FORMAT.read(patched).cv.roles[0].bullets[index].text == text


@given(st.text(alphabet="\\{}%[]$ \nitemsecv#&", max_size=200))
def test_any_source_is_read(text: str) -> None:
    document = FORMAT.read(f"\\section{{Work}}\\begin{{itemize}}\\item {text}".encode())
    assert FORMAT.patch(document.source, ()) == document.source


def test_written_and_read_back() -> None:
    profile = Profile("Ada Example", "ML engineer", "ada@example.org", "+49 30 123456", "Berlin")
    cv = CV(
        profile,
        Summary(text="Search & ranking, 30M queries/day."),
        (
            Role("ML Engineer", "Acme", "Berlin", "2022-03", "present", (Bullet(own=NEW),)),
            Role("Data Scientist", "Beta Inc", "", "2019", "2022-02", (Bullet(own="50% more"),)),
        ),
        Tools(("Python", "PyTorch"), ("Spark",)),
        (Project("fastvec", "https://example.org/f", "8.2K stars", bullets=(Bullet(own="X"),)),),
        (Education("MSc Computer Science", "Example University", "2019"),),
        (Section("Publications", ("A paper", "Another")),),
    )
    assert FORMAT.read(FORMAT.write(cv)).cv == cv
    assert rb"\resumeSubheading{ML Engineer}{Mar 2022 -- present}{Acme}{Berlin}" in FORMAT.write(cv)
