"""Dates as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletsmith import dates

SPLIT: tuple[tuple[str, tuple[str, str] | None], ...] = (
    ("Mar 2022 – now", ("2022-03", "present")),
    ("03/2022", ("2022-03", "")),
    ("09/18 - 03/21", ("2018-09", "2021-03")),
    ("05-16 – 08-18", ("2016-05", "2018-08")),
    ("9/98 – now", ("1998-09", "present")),
    ("Aug-19 to Now", ("2019-08", "present")),
    ("Sep-14 to Jul-19", ("2014-09", "2019-07")),
    ("Jan 13 - Mar 14", ("2013-01", "2014-03")),
    ("Oct 14 - Present", ("2014-10", "present")),
    ("Jan 13 to Mar 14", None),
    ("Top 10 - Best 20", None),
    ("09/21 - 03/18", None),
    ("10/12 to 11/12", None),
    ("50/50 - 60/60", None),
    ("2020 – 2023", ("2020", "2023")),
    ("2020-2023", ("2020", "2023")),
    ("since 2021", ("2021", "present")),
    ("from Mar 2021", ("2021-03", "present")),
    ("2021 onwards", ("2021", "present")),
    ("2021 –", ("2021", "present")),
    ("Summer 2020", ("2020", "")),
    ("Q3 2020", ("2020", "")),
    ("2022-03", ("2022-03", "")),
    ("2022-03-15 to 2022-04-01", ("2022-03", "2022-04")),
    ("2019–20", ("2019", "2020")),
    ("2019/20", ("2019", "2020")),
    ("Mar – Aug 2022", ("2022-03", "2022-08")),
    ("Jan. 2020 -- Feb. 2021", ("2020-01", "2021-02")),
    ("01/2020 – 02/2021", ("2020-01", "2021-02")),
    ("15.03.2021 – 02.2022", ("2021-03", "2022-02")),
    ("Mar '22 – Jun '23", ("2022-03", "2023-06")),
    ("May 5, 2021", ("2021-05", "")),
    ("until 2020", ("", "2020")),
    ("– 2020", ("", "2020")),
    ("July 2018-August 2019", ("2018-07", "2019-08")),
    ("Dec 2021-Present", ("2021-12", "present")),
    ("*2020.03~2021.05*", ("2020-03", "2021-05")),
    ("Early 2020 – Late 2021", ("2020", "2021")),
    ("2020-01 to 2020-05 (5 months)", ("2020-01", "2020-05")),
    ("mars 2019 – aujourd'hui", ("2019-03", "present")),
    ("(Okt 2019 bis heute)", ("2019-10", "present")),
    ("ML Engineer, Acme (Mar 2022 – now)", None),
    ("Acme 2020", None),
    ("120 days", None),
    ("present", None),
    ("", None),
    ("2022-13", None),
    ("$2020", None),
    ("2020s", None),
    ("2020%", None),
    ("9999", None),
)


@pytest.mark.parametrize(("text", "expected"), SPLIT)
def test_split_dates(text: str, expected: tuple[str, str] | None) -> None:
    assert dates.split_dates(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ML Engineer, Acme (Mar 2022 – now)", "Mar 2022 – now"),
        ("Senior ML Eng · Acme · September 2019 to date", "September 2019 to date"),
        ("Data Scientist | Foo | 2018–Present | Berlin", "2018–Present"),
        ("Studio 2020 GmbH, since Jan 2021", "since Jan 2021"),
        ("Acme 2020", "2020"),
        ("Intern, Mar – Aug 2022", "Mar – Aug 2022"),
    ],
)
def test_find_dates_gives_their_span(text: str, words: str) -> None:
    found = dates.find_dates(text)
    assert found is not None
    assert text[found.first : found.last] == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022", "2022"),
        ("2022-3", "2022-03"),
        (" March 2022 ", "2022-03"),
        ("Present", "present"),
        ("now", "present"),
        ("soon", ""),
        ("Acme 2022", ""),
        ("2020 – 2023", ""),
        ("2022-00", ""),
    ],
)
def test_normal(text: str, expected: str) -> None:
    assert dates.normal(text) == expected


def test_a_problem_is_told_in_words_and_only_where_there_is_one() -> None:
    assert dates.problem_with_date("") == dates.problem_with_date("Mar 2022") == ""
    assert dates.problem_with_date("2022-13").startswith("there is no month 13")
    assert "2022-03" in dates.problem_with_date("soon")


@given(st.text())
def test_no_text_breaks_the_reader(text: str) -> None:
    dates.split_dates(text)
    dates.problem_with_date(text)
    found = dates.find_dates(text)
    assert found is None or 0 <= found.first < found.last <= len(text)


MOMENTS = st.tuples(st.integers(1950, 2099), st.none() | st.integers(1, 12))


@given(MOMENTS, MOMENTS | st.just("present"))
def test_what_is_normal_reads_back(start: dates.Moment, end: dates.Moment | str) -> None:
    def written(value: dates.Moment | str) -> str:
        if isinstance(value, str):
            return value
        return f"{value[0]}" if value[1] is None else f"{value[0]}-{value[1]:02d}"

    assert dates.normal(written(start)) == written(start)
    assert dates.split_dates(f"{written(start)} – {written(end)}") == (written(start), written(end))
