from __future__ import annotations

from datetime import date

import pytest

from alliance_network.history import Interval, histories
from alliance_network.words import interval_words
from small import claim, network


def words(first: str | None, last: str | None, *, status: str | None = "asserted") -> str:
    days = (None if day is None else date.fromisoformat(day) for day in (first, last))
    start, end = days
    return interval_words(Interval(first=start, last=end, status=status))


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2023-01-01", "2023-12-31", "asserted in 2023"),
        ("2013-01-01", "2018-12-31", "asserted from 2013 to 2018"),
        ("2023-10-01", "2023-10-31", "asserted in October 2023"),
        ("2023-01-01", "2024-03-31", "asserted from January 2023 to March 2024"),
        ("2023-03-01", "2024-12-31", "asserted from March 2023 to December 2024"),
        ("2023-10-07", "2024-10-06", "asserted from 7 October 2023 to 6 October 2024"),
        ("2023-10-07", "2023-10-07", "asserted on 7 October 2023"),
        ("0001-01-01", "2018-12-31", "asserted from 1 to 2018"),
        ("2013-01-01", None, "asserted since 2013"),
        (None, "2018-06-30", "asserted until June 2018"),
        (None, None, "asserted, whatever the day"),
    ],
)
def test_days_are_as_short_as_they_can_be(first, last, said):
    assert words(first, last) == said


def test_no_data_is_said():
    assert words("2019-01-01", "2020-12-31", status=None) == "no data from 2019 to 2020"


def test_a_history_says_status_sources_and_gaps():
    dataset = network(
        claim("iran backing hamas", start="2001", end="2010"),
        claim("iran backing hamas", start="2008", end="2010", source="b"),
        coverage=(
            {"first": "2000", "last": "2003"},
            {"first": "2006", "last": "2010"},
            {"source": "b", "first": "2008", "last": "2010"},
        ),
    )
    said = [interval_words(one) for one in histories(dataset).intervals("iran>hamas:backing")]
    assert said == [
        "asserted from 2001 to 2003, 1 source",
        "no data from 2004 to 2005",
        "asserted from 2006 to 2007, 1 source",
        "asserted from 2008 to 2010, 2 sources",
    ]


def test_a_source_that_samples_is_named_as_one():
    dataset = network(
        claim("iran backing hamas", start="2000"),
        coverage=({"first": "2000", "last": "2003", "every": 4},),
    )
    said = [interval_words(one) for one in histories(dataset).intervals("iran>hamas:backing")]
    assert any(one.endswith("1 source, by a source that looks every few years") for one in said)
