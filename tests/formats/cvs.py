"""CVs that hypothesis makes up: any words, in any of the CV's places."""

from __future__ import annotations

from hypothesis import strategies as st

from bulletsmith.bullets.slots import SLOTS, Slots
from bulletsmith.bullets.text import one_line
from bulletsmith.cv import CV, Bullet, Education, Profile, Project, Role, Section, Summary, Tools

HOSTILE = [
    "# heading", "- item", "* star", "+ plus", "1. one", "2) two", "> quote", "*a* **b** _c_",
    "[x](y)", "[x]", "![i](u)", "<b>", "<!-- c -->", "`code`", "``", "tail\\", "\\", "&amp;", "&",
    "https://example.org/a_b_c", "<https://example.org>", "a | b", "---", "===", "***", "+++",
    '"""', "'''", "x = 1", "[table]", "[[roles]]", "# bulletsmith: ignore MET003", "\\u0041",
    "$5 ~ 1",
    "a  b", "É", "é", "日本", "🚀", "שלום", "~~~", "```", "    code", "{.c}", ":::", "^x^", "~y~",
    "present", "2020 – 2023", "2021", "Skills", "+12%", "p<0.01", "NDCG@10 (+9% vs. LightGBM)",
]  # fmt: skip

word = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=12),
    st.text(alphabet="ab \\*_`[]()<>#-+.!|&;\"'=:~$@{}^1", max_size=12),
)
line = st.lists(word, max_size=4).map(lambda words: one_line(" ".join(words)))
said = line.filter(bool)
lines = st.lists(said, max_size=3).map(tuple)
date = st.sampled_from(["", "2019", "2020-03", "2022-11"])

slots = st.builds(Slots, **{slot.value: line for slot in SLOTS})
bullet = st.one_of(
    st.builds(Bullet, own=said), st.builds(Bullet, slots=slots).filter(lambda b: bool(b.slots))
)
bullets = st.lists(bullet, max_size=4).map(tuple)
role = st.builds(
    Role, line, line, line, date, st.one_of(date, st.just("present")), bullets, bullets
)
summary = st.one_of(
    st.builds(Summary, text=said), st.builds(Summary, domain=line, scale=line, outcome=line)
)
tools = st.builds(
    Tools, lines, lines, lines, lines, st.dictionaries(said, st.integers(1990, 2030), max_size=2)
)
cvs = st.builds(
    CV,
    profile=st.builds(Profile, line, line, line, line, line, lines, line),
    summary=summary,
    roles=st.lists(role, max_size=3).map(tuple),
    tools=tools,
    projects=st.lists(st.builds(Project, line, line, line, date, date, bullets), max_size=2).map(
        tuple
    ),
    education=st.lists(st.builds(Education, line, line, date, lines), max_size=2).map(tuple),
    sections=st.lists(st.builds(Section, line, lines), max_size=2).map(tuple),
)
