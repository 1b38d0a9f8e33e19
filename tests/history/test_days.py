from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_network.history.days import (
    EARLIEST,
    LATEST,
    add_months,
    as_last_day,
    day,
    whole_years,
)
from alliance_network.model.dates import last_day


def moved(text: str, months: int) -> str:
    ordinals = np.array([date.fromisoformat(text).toordinal()])
    return date.fromordinal(int(add_months(ordinals, months)[0])).isoformat()


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2023-10-07", 12, "2024-10-07"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2023-12-31", 2, "2024-02-29"),
        ("2023-01-15", -1, "2022-12-15"),
        ("1969-12-31", 1, "1970-01-31"),
    ],
)
def test_months_are_added_as_a_calendar_does(start, months, end):
    assert moved(start, months) == end


def test_no_limit_stays_no_limit():
    limits = np.array([EARLIEST, LATEST])
    assert add_months(limits, 12).tolist() == [EARLIEST, LATEST]
    assert day(EARLIEST) is None
    assert day(LATEST) is None


@pytest.mark.parametrize(
    ("since", "until", "years"),
    [
        ("1990-01-01", "1993-12-31", 3),
        ("1990-01-01", "1994-01-01", 4),
        ("1990-06-30", "1994-06-29", 3),
        ("1990-06-30", "1989-06-30", -1),
    ],
)
def test_whole_years(since, until, years):
    ordinals = [np.array([date.fromisoformat(text).toordinal()]) for text in (since, until)]
    assert whole_years(*ordinals).tolist() == [years]


@pytest.mark.parametrize(
    ("last", "text"),
    [
        (date(2023, 12, 31), "2023"),
        (date(2023, 11, 30), "2023-11"),
        (date(2024, 2, 28), "2024-02-28"),
        (date(2024, 2, 29), "2024-02"),
        (date(999, 2, 28), "0999-02"),
        (date.max, "9999"),
    ],
)
def test_a_last_day_is_written_as_short_as_it_can_be(last, text):
    assert as_last_day(last) == text


@given(st.dates())
def test_the_short_form_means_the_same_last_day(last):
    assert last_day(as_last_day(last)) == last.toordinal()
