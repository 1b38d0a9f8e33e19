"""Histories over time, and that they agree with the state without a day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import polars as pl
from hypothesis import given, settings

from alliance_network.history import Interval, histories
from alliance_network.history.days import EARLIEST, LATEST
from alliance_network.history.periods import claim_periods
from alliance_network.model.dataset import Dataset
from alliance_network.model.tie import STATUSES
from small import claim, network
from strategies import datasets

KEY = "iran>hamas:backing"


def keys_of(dataset: Dataset) -> list[str]:
    named = pl.format("{}>{}:{}", "from", "to", "relation")
    return dataset.claims.select(named.alias("key"))["key"].unique().sort().to_list()


def ordinals(interval: Interval) -> tuple[int, int]:
    first = EARLIEST if interval.first is None else interval.first.toordinal()
    last = LATEST if interval.last is None else interval.last.toordinal()
    return first, last


def test_latest_has_one_row_a_tie_in_the_order_of_relations_and_actors():
    latest = histories(
        network(
            claim("israel backing hamas"),
            claim("iran backing israel"),
            claim("iran backing hamas"),
            claim("iran alliance china"),
            claim("china alliance iran", note="the same tie"),
            claim("iran backing hamas", claimant="Israel"),
        )
    ).latest
    assert latest["key"].to_list() == [
        "iran>hamas:backing",
        "iran>israel:backing",
        "israel>hamas:backing",
        "china>iran:alliance",
    ]
    assert latest["claims"].to_list() == [[2, 5], [1], [0], [3, 4]]
    assert latest.schema == {
        "tie": pl.Int64,
        "key": pl.String,
        "from": pl.String,
        "to": pl.String,
        "relation": pl.String,
        "status": pl.String,
        "claims": pl.List(pl.UInt32),
        "publishers": pl.UInt32,
        "first": pl.Date,
        "last": pl.Date,
    }


def test_a_network_without_claims_has_no_tie():
    history = histories(network())
    assert history.latest.is_empty()
    assert history.intervals(KEY) == ()


def test_a_history_changes_where_its_claims_do():
    dataset = network(
        claim("iran backing hamas", start="2000", end="2010", claimant="Israel"),
        claim("iran backing hamas", start="2005", end="2006"),
        claim("iran backing hamas", source="b", start="2006-07", end="2006-08", stance="denies"),
        coverage=(
            {"first": "1990", "last": "2020"},
            {"source": "b", "first": "1990", "last": "2020"},
        ),
    )
    found = [
        (interval.first, interval.status, interval.claims, interval.publishers)
        for interval in histories(dataset).intervals(KEY)
    ]
    assert found == [
        (date(2000, 1, 1), "reported", (0,), 1),
        (date(2005, 1, 1), "asserted", (0, 1), 1),
        (date(2006, 7, 1), "disputed", (0, 1, 2), 1),
        (date(2006, 9, 1), "asserted", (0, 1), 1),
        (date(2007, 1, 1), "reported", (0,), 1),
    ]
    assert histories(dataset).intervals(KEY)[-1].last == date(2010, 12, 31)


def test_histories_are_kept_for_equal_datasets():
    first, second = network(claim("iran backing hamas")), network(claim("iran backing hamas"))
    assert first is not second
    assert histories(first) is histories(second)


@settings(max_examples=25)
@given(datasets())
def test_intervals_are_in_order_apart_and_complete(dataset):
    for key in keys_of(dataset):
        intervals = histories(dataset).intervals(key)
        days = [ordinals(interval) for interval in intervals]
        assert all(first <= last for first, last in days)
        assert all(one[1] < two[0] for one, two in pairwise(days))
        for interval in intervals:
            assert (interval.status is None) == (not interval.claims)
            assert interval.status in (None, *STATUSES)
        if intervals:
            assert intervals[0].status is not None
            assert intervals[-1].status is not None
        for one, two in pairwise(intervals):
            touch = one.last is not None and one.last + timedelta(1) == two.first
            alike = (one.status, one.claims, one.sampled) == (two.status, two.claims, two.sampled)
            assert not (touch and alike)


@settings(max_examples=25)
@given(datasets())
def test_claims_of_a_tie_are_about_it_and_each_once(dataset):
    for row in histories(dataset).latest.iter_rows(named=True):
        claims = dataset.claims[row["claims"]]
        assert row["claims"] == sorted(set(row["claims"])) != []
        assert set(claims["from"]) == {row["from"]}
        assert set(claims["to"]) == {row["to"]}
        assert set(claims["relation"]) == {row["relation"]}
        asserts = "asserts" in claims["stance"].to_list()
        assert (row["status"] == "denied") == (not asserts) == (row["publishers"] == 0)


@settings(max_examples=25)
@given(datasets(most_claims=20))
def test_the_history_at_the_last_covered_day_agrees_with_latest(dataset):
    """Where all claims of a tie are judged on one day, that day's interval is the state."""
    periods = claim_periods(dataset)
    states = {row["key"]: row for row in histories(dataset).latest.iter_rows(named=True)}
    key = pl.format("{}>{}:{}", "from", "to", "relation").alias("key")
    judged = dataset.claims.select(key, day=pl.Series(periods.last)).group_by("key").agg("day")
    for tie, days in judged.iter_rows():
        if len(set(days)) > 1:
            continue
        now = [
            interval
            for interval in histories(dataset).intervals(tie)
            if interval.status is not None
            and ordinals(interval)[0] <= days[0] <= ordinals(interval)[1]
        ]
        if tie not in states:
            assert now == []
            continue
        (interval,) = now
        assert interval.status == states[tie]["status"]
        assert list(interval.claims) == states[tie]["claims"]
        assert interval.publishers == states[tie]["publishers"]


@settings(max_examples=25)
@given(datasets())
def test_no_claim_about_what_holds_counts_outside_its_own_coverage(dataset):
    periods = claim_periods(dataset)
    events = {relation.id for relation in dataset.relations if relation.event}
    for row, since, until, _ in periods.spans.iter_rows():
        assert periods.first[row] <= since
        if dataset.claims["relation"][row] not in events:
            assert until <= periods.last[row]


@settings(max_examples=10)
@given(datasets())
def test_histories_of_several_ties_are_those_of_each(dataset):
    history = histories(dataset)
    keys = [*history.latest["key"], "nobody>no-one:nothing"]
    assert history.intervals_of(keys) == {key: history.intervals(key) for key in keys}
    assert history.intervals_of([]) == {}
