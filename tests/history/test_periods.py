"""When a claim counts: its period, and what its source covers."""

from __future__ import annotations

from datetime import date

import pytest

from alliance_network.history import Interval, histories
from alliance_network.model.dataset import Dataset
from alliance_network.model.source import Source
from small import claim, network

ABOUT = "iran backing hamas"
KEY = "iran>hamas:backing"
EVENT = "iran>israel:attack"


def dated(text: str | None) -> tuple[Source, ...]:
    return (Source(id="a", title="Atlas", date=text),)


def spans(dataset: Dataset, key: str = KEY) -> list[tuple[str, str | None]]:
    """Intervals as ("1990-01-01 1995-12-31", status)."""
    return [
        (f"{interval.first} {interval.last}", interval.status)
        for interval in histories(dataset).intervals(key)
    ]


def shown(dataset: Dataset) -> list[str]:
    return histories(dataset).latest["key"].to_list()


def test_a_period_covers_everything_its_words_can_mean():
    dataset = network(
        claim(ABOUT, start="2023-02", end="2023-11"), coverage=({"first": "2020", "last": "2030"},)
    )
    assert spans(dataset) == [("2023-02-01 2023-11-30", "asserted")]


def test_what_is_not_dated_holds_as_far_as_the_source_speaks():
    dataset = network(claim(ABOUT), coverage=({"first": "1946", "last": "2018-06"},))
    assert spans(dataset) == [("1946-01-01 2018-06-30", "asserted")]


def test_a_claim_counts_only_inside_period_and_coverage():
    dataset = network(
        claim(ABOUT, start="1990", end="2000"), coverage=({"first": "1995", "last": "2018"},)
    )
    assert spans(dataset) == [("1995-01-01 2000-12-31", "asserted")]


def test_without_a_day_the_latest_of_the_own_coverage_decides():
    def dataset(end: str | None, **row: str) -> Dataset:
        return network(claim(ABOUT, start="1990", end=end), coverage=({"first": "1946", **row},))

    assert shown(dataset("2018", last="2018")) == [KEY]
    assert shown(dataset(None, last="2018")) == [KEY]
    assert shown(dataset("2017", last="2018")) == []
    assert shown(dataset("2018-11", last="2018")) == []
    assert shown(dataset("2018", last="2018-03")) == [KEY]


def test_each_source_is_judged_on_its_own_last_day():
    dataset = network(
        claim(ABOUT, end="2003"),
        claim("iran backing israel", source="b", end="2003"),
        coverage=(
            {"first": "1946", "last": "2003"},
            {"source": "b", "first": "1946", "last": "2018"},
        ),
    )
    assert shown(dataset) == [KEY]


def test_coverage_of_this_relation_and_pair_alone_counts():
    claims = (claim(ABOUT), claim("iran sanctions hamas"), claim("china backing hamas"))
    rows = (
        {"relation": "backing", "first": "2000", "last": "2005"},
        {"relation": "backing", "from": "iran", "first": "2010", "last": "2012"},
        {"relation": "backing", "from": "iran", "to": "israel", "first": "2020", "last": "2021"},
        {"to": "hamas", "first": "2015", "last": "2015"},
        {"source": "b", "first": "1900", "last": "2030"},
    )
    dataset = network(*claims, coverage=rows)
    covered = [(status, days) for days, status in spans(dataset) if status is not None]
    assert [days for _, days in covered] == [
        "2000-01-01 2005-12-31",
        "2010-01-01 2012-12-31",
        "2015-01-01 2015-12-31",
    ]
    assert spans(dataset, "iran>hamas:sanctions") == [("2015-01-01 2015-12-31", "asserted")]
    assert [days for days, _ in spans(dataset, "china>hamas:backing")] == [
        "2000-01-01 2005-12-31",
        "2015-01-01 2015-12-31",
    ]


@pytest.mark.parametrize("row", [{"from": "iran"}, {"to": "iran"}, {"from": "china", "to": "iran"}])
@pytest.mark.parametrize("relation", [None, "alliance"])
def test_the_pair_of_an_undirected_relation_has_no_order(row, relation):
    dataset = network(
        claim("iran alliance china"),
        coverage=({"relation": relation, "first": "2000", "last": "2001", **row},),
    )
    assert spans(dataset, "china>iran:alliance") == [("2000-01-01 2001-12-31", "asserted")]


def test_uncovered_days_between_are_no_data_and_covered_ones_no_tie():
    gap = ({"first": "1990", "last": "1995"}, {"first": "2000", "last": "2010"})
    once = network(claim(ABOUT, start="1990", end="2010"), coverage=gap)
    twice = network(
        claim(ABOUT, start="1990", end="1995"),
        claim(ABOUT, start="2000", end="2010"),
        coverage=gap,
    )
    expected = [
        ("1990-01-01 1995-12-31", "asserted"),
        ("1996-01-01 1999-12-31", None),
        ("2000-01-01 2010-12-31", "asserted"),
    ]
    assert spans(once) == spans(twice) == expected
    another = (*gap, {"source": "b", "relation": "backing", "first": "1997", "last": "2030"})
    assert spans(network(claim(ABOUT, start="1990", end="2010"), coverage=another)) == [
        ("1990-01-01 1995-12-31", "asserted"),
        ("1996-01-01 1996-12-31", None),
        ("2000-01-01 2010-12-31", "asserted"),
    ]


# ---- sources that do not say what they cover ---- #
def test_a_source_without_coverage_speaks_from_what_it_names_to_its_own_date():
    claims = (claim(ABOUT), claim("iran backing israel", start="1996", end="1997-03"))
    assert spans(network(*claims, sources=dated("2003"))) == [("1996-01-01 2003-12-31", "asserted")]
    recorded = (claim(ABOUT), claim("iran backing israel", recorded="1995-05"))
    assert spans(network(*recorded, sources=dated("2003"))) == [
        ("1995-05-01 2003-12-31", "asserted")
    ]


def test_without_a_date_of_its_own_it_speaks_to_the_last_day_it_names():
    claims = (claim(ABOUT), claim("iran backing israel", start="1996", end="1997-03"))
    assert spans(network(*claims, sources=dated(None))) == [("1996-01-01 1997-03-31", "asserted")]


@pytest.mark.parametrize("other", ["2023-11", "2023-11-30", "2022"])
def test_the_last_day_it_names_may_be_named_by_its_year(other):
    claims = (claim(ABOUT), claim("iran backing israel", end="2023", recorded=other))
    first = "2022-01-01" if other == "2022" else "2023-01-01"
    assert spans(network(*claims, sources=dated(None))) == [(f"{first} 2023-12-31", "asserted")]


def test_its_own_date_is_enough():
    assert spans(network(claim(ABOUT), sources=dated("2003"))) == [
        ("2003-01-01 2003-12-31", "asserted")
    ]


def test_a_source_without_any_date_speaks_of_every_day():
    dataset = network(claim(ABOUT))
    assert histories(dataset).intervals(KEY) == (
        Interval(first=None, last=None, status="asserted", claims=(0,), publishers=1),
    )
    assert histories(dataset).latest.select("first", "last").row(0) == (None, None)


def test_it_covers_only_the_ties_it_names():
    dataset = network(
        claim(ABOUT, start="1990", end="1991"),
        claim(ABOUT, start="1995", end="1995"),
        claim("iran backing israel", source="b", start="1980", end="2020"),
    )
    # Source "b" names another tie, so it says nothing about this one in 1992; source "a" does.
    assert spans(dataset) == [
        ("1990-01-01 1991-12-31", "asserted"),
        ("1995-01-01 1995-12-31", "asserted"),
    ]


def test_where_a_source_gives_coverage_for_something_else_only_what_it_names_is_covered():
    dataset = network(
        claim(ABOUT, start="2001", end="2004"),
        coverage=({"relation": "alliance", "first": "1946", "last": "2018"},),
    )
    assert spans(dataset) == [("2001-01-01 2004-12-31", "asserted")]


def test_an_end_of_coverage_that_is_left_open_is_the_sources_own():
    dataset = network(
        claim(ABOUT), coverage=({"first": "1946", "last": None},), sources=dated("2018")
    )
    assert spans(dataset) == [("1946-01-01 2018-12-31", "asserted")]


# ---- sources that sample ---- #
def sampled(end: str | None, *, last: str = "2010", first: str = "1990") -> Dataset:
    return network(
        claim(ABOUT, start="1990", end=end), coverage=({"first": first, "last": last, "every": 4},)
    )


def test_a_source_that_samples_speaks_until_its_next_sample_is_due():
    assert spans(sampled(None)) == [("1990-01-01 2013-12-31", "asserted")]
    assert spans(sampled(None, last="2012")) == [("1990-01-01 2013-12-31", "asserted")]
    assert spans(sampled(None, first="1990-06-30", last="2010-06-30")) == [
        ("1990-06-30 2014-06-29", "asserted")
    ]
    assert histories(sampled(None)).intervals(KEY)[0].sampled
    assert not histories(network(claim(ABOUT))).intervals(KEY)[0].sampled


def test_what_it_saw_at_a_sample_it_says_until_the_next():
    assert spans(sampled("1998")) == [("1990-01-01 2001-12-31", "asserted")]
    assert spans(sampled("2010")) == [("1990-01-01 2013-12-31", "asserted")]
    assert shown(sampled("2010")) == [KEY]
    assert shown(sampled("2006")) == []


def test_an_end_between_two_samples_is_known_and_stays():
    assert spans(sampled("1999-05")) == [("1990-01-01 1999-05-31", "asserted")]
    assert spans(sampled("1998-05")) == [("1990-01-01 1998-05-31", "asserted")]


# ---- events ---- #
def attack(day: str, *, last: str = "2023") -> Dataset:
    return network(
        claim("iran attack israel", start=day, end=day), coverage=({"first": "2000", "last": last},)
    )


def test_an_event_counts_for_twelve_months():
    assert spans(attack("2020-10-07"), EVENT) == [("2020-10-07 2021-10-06", "asserted")]
    assert spans(attack("2020-10"), EVENT) == [("2020-10-01 2021-10-30", "asserted")]
    assert shown(attack("2023-01-01")) == [EVENT]
    assert shown(attack("2022-12-31")) == []
    assert shown(attack("2022")) == []


def test_an_event_outside_coverage_does_not_count():
    assert shown(attack("2024-01-01")) == []
    assert spans(attack("1999-12-31"), EVENT) == []
    assert spans(attack("1999-12"), EVENT) == []


def test_an_event_is_not_moved_to_the_next_sample():
    dataset = network(
        claim("iran attack israel", start="1990", end="1990"),
        coverage=({"first": "1990", "last": "2010", "every": 4},),
    )
    assert spans(dataset, EVENT) == [("1990-01-01 1991-12-30", "asserted")]


def test_an_event_that_no_one_dates_counts_always():
    dataset = network(claim("iran attack israel"))
    assert spans(dataset, EVENT) == [("None None", "asserted")]
    assert shown(dataset) == [EVENT]


def test_a_period_that_ends_before_it_begins_holds_no_day():
    assert shown(network(claim(ABOUT, start="2020", end="2010"))) == []


def test_covered_days_of_single_claims():
    dataset = network(claim(ABOUT), coverage=({"first": "1946", "last": "2018"},))
    covered = histories(dataset).covered([0])
    assert covered.rows() == [(date(1946, 1, 1), date(2018, 12, 31))]
