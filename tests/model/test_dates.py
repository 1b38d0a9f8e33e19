from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_network.errors import FieldError
from alliance_network.model.dates import (
    first_day,
    first_days,
    in_words,
    last_day,
    last_days,
)
from strategies import dates


@pytest.mark.parametrize(
    ("text", "first", "last", "words"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31), "2023"),
        ("2023-11", date(2023, 11, 1), date(2023, 11, 30), "November 2023"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        ("2023-10-07", date(2023, 10, 7), date(2023, 10, 7), "7 October 2023"),
        ("0001", date.min, date(1, 12, 31), "1"),
        ("9999-12-31", date.max, date.max, "31 December 9999"),
    ],
)
def test_a_date_covers_all_its_words_can_mean(text: str, first: date, last: date, words: str):
    assert date.fromordinal(first_day(text)) == first
    assert date.fromordinal(last_day(text)) == last
    assert in_words(text) == words


@pytest.mark.parametrize(
    "text", ["", "23", "2023-1", "2023-11-1", "2023/11", "07.10.2023", "2023-11-17T00", "٢٠٢٣"]
)
def test_what_looks_otherwise_is_no_date(text: str):
    with pytest.raises(FieldError) as caught:
        first_day(text)
    assert str(caught.value) == (
        f'"{text}" is no date. Write a year, a month or a day, like 2023, 2023-11 or 2023-11-17.'
    )


def test_a_line_break_at_the_end_is_no_date():
    with pytest.raises(FieldError):
        first_day("2023\n")


@pytest.mark.parametrize("text", ["0000", "2023-00", "2023-13", "2023-02-29", "2023-11-31"])
def test_a_day_must_exist(text: str):
    for read in (first_day, last_day, in_words):
        with pytest.raises(FieldError) as caught:
            read(text)
        assert str(caught.value) == (
            f'"{text}" is a day that does not exist. Correct the year, month or day; if it is not '
            "known, leave it off."
        )


@given(text=dates())
def test_the_first_day_is_never_after_the_last(text: str):
    assert first_day(text) <= last_day(text)
    # Less precision never makes the period smaller.
    assert first_day(text[:4]) <= first_day(text)
    assert last_day(text) <= last_day(text[:4])


@given(texts=st.lists(st.none() | dates()))
def test_columns_are_read_as_single_dates_are(texts: list[str | None]):
    column = pl.Series(texts, dtype=pl.String)
    assert first_days(column).to_list() == [t if t is None else first_day(t) for t in texts]
    assert last_days(column).to_list() == [t if t is None else last_day(t) for t in texts]
    assert first_days(column).dtype == pl.Int32
