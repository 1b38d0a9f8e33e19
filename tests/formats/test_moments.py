"""Moments of graph programs as dates, and what holds when."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from alliance_network.formats.moments import Period, moment, periods
from alliance_network.model.dates import first_day, last_day


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2001", "2001"),
        ("2001.0", "2001"),
        ("2.001E3", "2001"),
        ("2001-05", "2001-05"),
        ("2001-05-03", "2001-05-03"),
        ("2001-05-03T10:11:12.000+02:00", "2001-05-03"),
        ("2001-05-03 10:11", "2001-05-03"),
        # Gephi counts milliseconds, networkx's users seconds.
        ("988848000000.0", "2001-05-03"),
        ("9.88848E11", "2001-05-03"),
        ("988848000", "2001-05-03"),
        ("3", None),
        ("2001.5", None),
        ("2001-13-45", None),
        ("1e99", None),
        ("99999999999999999", None),
        ("soon", None),
    ],
)
def test_a_moment(text: str, date: str | None):
    assert moment(text) == date


def _years(start: int | None, end: int | None) -> Period:
    texts = (None if year is None else str(year) for year in (start, end))
    return Period(**dict(zip(("start", "end"), texts, strict=True)))


def test_dates_stay_as_they_were_written():
    found = periods([_years(1990, None)], {"w": [(Period(end="1995-03"), "1")]})
    assert found == [
        (Period(start="1990", end="1995-03"), {"w": "1"}),
        (Period(start="1995-04-01", end=None), {}),
    ]


def test_a_value_in_the_midst_of_another_ends_before_it():
    outer, inner = (_years(1990, 2010), "a"), (_years(2000, 2005), "b")
    assert periods([], {"w": [outer, inner]}) == [
        (Period(start="1990", end="1999-12-31"), {"w": "a"}),
        (Period(start="2000", end="2005"), {"w": "b"}),
        (Period(start="2006-01-01", end="2010"), {"w": "a"}),
    ]


def test_periods_with_a_value_each_stay_apart():
    whole = [_years(1990, 1999), _years(1995, 1995), _years(1995, 1995)]
    values = list(zip(whole, "aba", strict=True))
    assert periods(whole, {"w": values}) == [(period, {"w": value}) for period, value in values]
    assert periods(whole, {}) == [(period, {}) for period in whole]


def test_nothing_said_is_always():
    assert periods([], {}) == [(Period(), {})]


_SPANS = st.tuples(st.integers(1990, 1999), st.integers(0, 5)).map(
    lambda each: _years(each[0], each[0] + each[1])
)


@given(
    whole=st.lists(_SPANS, max_size=4),
    values=st.lists(st.tuples(_SPANS, st.sampled_from("ab")), min_size=1, max_size=5),
)
def test_every_day_has_what_was_said_of_it(whole, values):
    assume([period for period, _ in values] != whole)
    found = periods(whole, {"w": values})
    spans = [(first_day(p.start or "0001"), last_day(p.end or "9999")) for p, _ in found]
    assert all(last < first for (_, last), (first, _) in pairwise(spans))
    for year in range(1988, 2008):
        day = first_day(f"{year}-06-01")
        there = whole or [period for period, _ in values]
        is_there = any(first <= day <= last for first, last in map(Period.days, there))
        holding = [holds for (_, holds), (a, b) in zip(found, spans, strict=True) if a <= day <= b]
        assert len(holding) == is_there
        if is_there:
            # Of those that hold on the day, the one that began last.
            said = [(p.days()[0], v) for p, v in values if p.days()[0] <= day <= p.days()[1]]
            latest = {value for first, value in said if first == max(said)[0]}
            assert holding[0].get("w") in (latest or {None})
